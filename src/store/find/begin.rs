//! The beginning of a view, where that comes sooner than all of it.

use crate::domain::query::{Expr, Query};

/// Whether the order of an index is that of a view, so that what it begins with is found at once. It is not where texts have to
/// be looked through or everything has to be sorted: Today's first section alone asks of every item who touched it last.
pub(in crate::store) fn begins_early(query: &Query) -> bool {
    query.sort.is_empty() && query.group.is_none() && !reads_texts(&query.filter)
}

fn reads_texts(expr: &Expr) -> bool {
    match expr {
        Expr::All(parts) | Expr::Any(parts) => parts.iter().any(reads_texts),
        Expr::Not(part) => reads_texts(part),
        other => matches!(other, Expr::Text(_)),
    }
}
