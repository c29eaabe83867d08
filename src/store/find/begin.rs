//! The beginning of a view, where that comes sooner than all of it.

use chrono::{Days, NaiveDate};

use super::{Asker, Order, Section};
use crate::domain::query::{DayKey, Expr, Flag, GroupKey, Key, Query, Sort, SortKey};
use crate::store::{Store, StoreError};

/// Finds a part of a view, from an index and already in its order.
pub(super) struct Part {
    pub query: Query,
    /// The code of the section that all of it is in, where the view has sections.
    pub section: Option<&'static str>,
}

impl Store {
    /// What a view begins with, at most so many items; nothing where that would not come sooner than all of it.
    ///
    /// # Errors
    /// What is wrong with the file, or that the reader was told to stop.
    pub fn beginning(&self, query: &Query, asker: &Asker, most: usize) -> Result<Option<Order>, StoreError> {
        let parts = parts(query, asker);
        let mut order = Order::default();
        for part in &parts {
            let mut found = self.find(&part.query, asker, Some(most.saturating_sub(order.ids.len())))?;
            if let (Some(section), false) = (part.section, found.ids.is_empty()) {
                found.sections.push(Section { value: Some(section.to_string()), start: 0 });
            }
            order.append(found);
        }
        Ok((!parts.is_empty()).then_some(order))
    }
}

/// The parts of a beginning, one behind the other; all of the view where that has no sections. None where texts have to be
/// looked through or everything has to be sorted.
pub(super) fn parts(query: &Query, asker: &Asker) -> Vec<Part> {
    if !(query.sort.is_empty() || is_queue(query)) || reads_texts(&query.filter) {
        return Vec::new();
    }
    match query.group {
        None => vec![Part { query: query.clone(), section: None }],
        // What the filter says of closed items, Today does not heed.
        Some(GroupKey::Today) if !query.says_which() => today(query, asker),
        Some(_) => Vec::new(),
    }
}

/// The first sections of Today: what others handed to me, what is overdue, what is due today.
fn today(query: &Query, asker: &Asker) -> Vec<Part> {
    let mine = |section, part| {
        let filter = vec![query.filter.clone(), Expr::Is(Flag::Mine), Expr::NoValue(Key::Asked), part];
        Part { query: Query { filter: Expr::All(filter), ..Query::everything() }, section: Some(section) }
    };
    let due = |from: Option<NaiveDate>, to: Option<NaiveDate>| {
        let handed = Box::new(Expr::Is(Flag::Handed));
        Expr::All(vec![Expr::Day { key: DayKey::Due, from, to }, Expr::Not(handed)])
    };
    let today = Some(asker.today);
    let yesterday = asker.today.checked_sub_days(Days::new(1));
    vec![
        mine("handed", Expr::Is(Flag::Handed)),
        mine("overdue", due(None, yesterday)),
        mine("today", due(today, today)),
    ]
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
