//! What an undo brought back.

use super::words::*;
use super::{Teller, is_alike, main_change};
use crate::domain::change::Change;
use crate::domain::field::Field;
use crate::text::name;

pub(super) fn told(teller: &Teller, changes: &[Change]) -> String {
    let lang = teller.lang;
    // What was said along with other changes goes without saying.
    let values: Vec<Change> = changes.iter().filter(|change| change.field != Field::Comment).cloned().collect();
    if !values.is_empty() && values.len() < changes.len() {
        return told(teller, &values);
    }
    let Some(main) = main_change(changes) else {
        return nothing_changed(lang).to_string();
    };
    let (who, name) = (teller.who(changes), name::field(lang, main.field));
    let alike = is_alike(changes, main);
    match (main.field, main.new.is_some()) {
        (Field::Item, false) => creation(lang, &who),
        (Field::Item, true) | (Field::Archived, false) => deletion(lang, &who),
        (Field::Archived, true) => restoring(lang, &who),
        (Field::Comment, _) => comment(lang, &who),
        (Field::Link, _) => on_one(lang, &who, &teller.change(main)),
        (Field::Reviewed, _) => review(lang, &who),
        (Field::Status, _) if alike => {
            let others: Vec<Change> = changes.iter().filter(|change| !goes_with_status(change)).cloned().collect();
            let moved = stands_again(lang, &who, &teller.is(main));
            if others.is_empty() {
                moved
            } else {
                and_also(lang, &moved, &as_before(lang, &teller.names(&others), &who))
            }
        }
        (Field::Status, _) => as_before(lang, name, &who),
        (Field::Body | Field::Extra | Field::Positions, _) => as_before(lang, &teller.names(changes), &who),
        (_, true) if alike => is_again(lang, name, &who, &teller.is(main)),
        (_, false) if alike => is_empty_again(lang, name, &who),
        _ => as_before(lang, &teller.names(changes), &who),
    }
}

/// Whether a move may have brought it about by itself: what it was given along, it gave to an item that had none.
fn goes_with_status(change: &Change) -> bool {
    use Field::*;
    match change.field {
        Status | CloseReason | Closed | Reopened | Comment | Link | Votes | Reviewed => true,
        Wake | Asked | AskBy | Decision | Rationale => true,
        Owner | Deadline => change.new.is_none(),
        _ => false,
    }
}
