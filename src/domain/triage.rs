//! Emptying the inbox: what waits in it, and what a decision about it is called.

use chrono::NaiveDate;

use super::code::codes;
use super::edit::Edit;
use super::field::Field;
use super::query::{Expr, Flag, Key, Query, Sort, SortKey};
use super::reason::CloseReason;
use super::workflow::{Category, Workflow};

codes! {
    /// What was decided about a new item.
    Verdict {
        Accepted = "accepted",
        Duplicate = "duplicate",
        Declined = "declined",
        Asked = "asked",
        Asleep = "asleep",
        /// Something else took it out of the inbox.
        Other = "other",
    }
}

/// The items that wait for a decision: new, awake, the oldest first.
pub fn queue(workflow: &Workflow) -> Query {
    let new = Expr::Has(Key::Status, vec![workflow.initial().to_string()]);
    let awake = Expr::Not(Box::new(Expr::Is(Flag::Sleeping)));
    let oldest_first = Sort { key: SortKey::Created, descending: false };
    Query { filter: Expr::All(vec![Expr::Is(Flag::Open), new, awake]), sort: vec![oldest_first], group: None }
}

impl Verdict {
    /// What an edit of new items decides about them; `None` where they stay in the inbox.
    pub fn of(edit: &Edit, workflow: &Workflow, today: NaiveDate) -> Option<Verdict> {
        match edit {
            Edit::Move { to, .. } if to == workflow.initial() => None,
            Edit::Move { to, given } => {
                let leads = |station: Option<&super::workflow::Station>| station.is_some_and(|s| s.status == *to);
                Some(match workflow.category(to) {
                    Category::Closed if given.reason == Some(CloseReason::Duplicate) => Verdict::Duplicate,
                    Category::Closed => Verdict::Declined,
                    _ if leads(workflow.accepting()) => Verdict::Accepted,
                    _ if leads(workflow.asking()) => Verdict::Asked,
                    _ => Verdict::Other,
                })
            }
            Edit::Set { values, .. } => {
                let wake = values.get(&Field::Wake)?.as_deref()?.parse::<NaiveDate>().ok()?;
                (wake > today).then_some(Verdict::Asleep)
            }
            Edit::Archive => Some(Verdict::Other),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::edit::Given;
    use crate::domain::sample::{today, workflow};

    fn verdict(edit: &Edit) -> Option<Verdict> {
        Verdict::of(edit, workflow(), today())
    }

    fn moved(to: &str, reason: Option<CloseReason>) -> Edit {
        let given = Given { reason, ..Given::default() };
        Edit::Move { to: to.into(), given }
    }

    #[test]
    fn a_move_out_of_the_inbox_is_a_verdict_by_where_it_leads() {
        let of = |to| verdict(&moved(to, None));
        assert_eq!(of("backlog"), Some(Verdict::Accepted));
        assert_eq!(of("needs-info"), Some(Verdict::Asked));
        assert_eq!(of("doing"), Some(Verdict::Other));
        assert_eq!(of("inbox"), None);
    }

    #[test]
    fn a_duplicate_is_not_declined() {
        let closed = |reason| verdict(&moved("closed", Some(reason)));
        assert_eq!(closed(CloseReason::Duplicate), Some(Verdict::Duplicate));
        assert_eq!(closed(CloseReason::WontDo), Some(Verdict::Declined));
    }

    #[test]
    fn only_a_day_to_come_lets_an_item_sleep_and_a_changed_field_decides_nothing() {
        let wake = |day: &str| verdict(&Edit::set(Field::Wake, Some(day.into())));
        assert_eq!(wake("2026-11-26"), Some(Verdict::Asleep));
        assert_eq!(wake("2026-11-25"), None);
        assert_eq!(verdict(&Edit::set(Field::Priority, Some("P0".into()))), None);
    }
}
