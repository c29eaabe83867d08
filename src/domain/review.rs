//! Going over one's own items: why one stands where it stands in the list, the worst first.

use chrono::{DateTime, NaiveDate, TimeZone};

use super::item::Row;
use super::query::{Expr, Flag, Query, Sort, SortKey};

/// So many days in one status are long.
const LONG: i64 = 7;

/// Why an item is to be looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// Its deadline has passed, so many days ago.
    Late(i64),
    /// It has neither a deadline nor a day to come on which it wakes.
    NoDate,
    /// An open item blocks it.
    Blocked,
    /// It has been in its status for so many days.
    Still(i64),
}

/// The items that a person is to go over, the worst first.
pub fn queue() -> Query {
    Query { filter: Expr::Is(Flag::Review), sort: vec![Sort { key: SortKey::Worst, descending: false }], group: None }
}

/// Whether nothing brings an item back by itself: neither a deadline nor a day to come on which it wakes.
pub fn has_no_date(row: &Row, today: NaiveDate) -> bool {
    row.deadline.is_none() && row.wake.is_none_or(|wake| wake <= today)
}

/// The reasons for an item, the worst first; days in a status are given if they are many, or nothing else is to be said.
/// The time zone of `now` says when a day begins.
pub fn reasons(row: &Row, now: DateTime<impl TimeZone>) -> Vec<Reason> {
    let today = now.date_naive();
    let late = row.deadline.filter(|due| due.is_late(today));
    let late = late.map(|due| Reason::Late((today - due.last()).num_days()));
    let undated = has_no_date(row, today).then_some(Reason::NoDate);
    let blocked = row.blocked.then_some(Reason::Blocked);
    let mut reasons: Vec<Reason> = late.into_iter().chain(undated).chain(blocked).collect();
    let still = (today - row.moved.with_timezone(&now.timezone()).date_naive()).num_days().max(0);
    if still >= LONG || reasons.is_empty() {
        reasons.push(Reason::Still(still));
    }
    reasons
}
