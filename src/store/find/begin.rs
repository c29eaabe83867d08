//! The beginning of a view, where that comes sooner than all of it.

use super::Asker;
use crate::domain::query::{DayKey, Expr, Flag, GroupKey, Key, Query, Sort, SortKey};

/// The queries that find, one after the other and each from an index, what a view begins with; they find all of it where the
/// view has no sections. None where texts have to be looked through or everything has to be sorted.
pub(in crate::store) fn beginning(query: &Query, asker: &Asker) -> Vec<Query> {
    if !(query.sort.is_empty() || is_queue(query)) || reads_texts(&query.filter) {
        return Vec::new();
    }
    match query.group {
        None => vec![query.clone()],
        // What the filter says of closed items, Today does not heed.
        Some(GroupKey::Today) if !query.says_which() => {
            let mine = |part, group| {
                let filter = vec![query.filter.clone(), Expr::Is(Flag::Mine), Expr::NoValue(Key::Asked), part];
                Query { filter: Expr::All(filter), group: Some(group), sort: Vec::new() }
            };
            let handed = Expr::Is(Flag::Handed);
            let until_today = Expr::Day { key: DayKey::Due, from: None, to: Some(asker.today) };
            let not_handed = Expr::All(vec![until_today, Expr::Not(Box::new(handed.clone()))]);
            // Today's next sections are those of deadlines: what is overdue, then what is due today.
            vec![mine(handed, GroupKey::Today), mine(not_handed, GroupKey::Due)]
        }
        Some(_) => Vec::new(),
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
