//! The beginning of a view, where that comes sooner than all of it.

use super::Asker;
use crate::domain::query::{DayKey, Expr, Flag, GroupKey, Key, Query, Sort, SortKey};

/// A query that finds what a view begins with; it finds all of it where the view has no sections. `None` where texts have to be
/// looked through or everything has to be sorted.
pub(in crate::store) fn beginning(query: &Query, asker: &Asker) -> Option<Query> {
    if !(query.sort.is_empty() || is_queue(query)) || reads_texts(&query.filter) {
        return None;
    }
    match query.group {
        None => Some(query.clone()),
        // What the filter says of closed items, Today does not heed.
        Some(GroupKey::Today) if !query.says_which() => {
            let until_today = Expr::Day { key: DayKey::Due, from: None, to: Some(asker.today) };
            // Today's first sections: what was handed to me, what is overdue, what is due today.
            let first = Expr::Any(vec![Expr::Is(Flag::Handed), until_today]);
            let mine = vec![query.filter.clone(), Expr::Is(Flag::Mine), Expr::NoValue(Key::Asked), first];
            Some(Query { filter: Expr::All(mine), ..query.clone() })
        }
        Some(_) => None,
    }
}

/// What came into a status, the oldest first: as an index has it.
fn is_queue(query: &Query) -> bool {
    let by_age = [Sort { key: SortKey::Created, descending: false }];
    query.sort == by_age && query.filter.speaks(|part| matches!(part, Expr::Has(Key::Status, one) if one.len() == 1))
}

fn reads_texts(expr: &Expr) -> bool {
    match expr {
        Expr::All(parts) | Expr::Any(parts) => parts.iter().any(reads_texts),
        Expr::Not(part) => reads_texts(part),
        other => matches!(other, Expr::Text(_)),
    }
}
