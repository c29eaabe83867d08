//! What an item that is closed as a duplicate leaves to the one that it repeats: its votes.

use crate::domain::change::Change;
use crate::domain::edit::Edit;
use crate::domain::field::Field;
use crate::domain::id::ItemId;
use crate::domain::item::Item;
use crate::domain::link::{Link, LinkKind};
use crate::domain::reason::CloseReason;

/// The item that gets the votes of one that an edit closes as its duplicate, and how many. Once only: who was closed as a
/// duplicate of the same item before has left its votes there already.
pub fn bequest(edit: &Edit, item: &Item, changes: &[Change]) -> Option<(ItemId, i64)> {
    let to = edit.parts().iter().find_map(|part| match part {
        Edit::Move { given, .. } => given.duplicate_of,
        _ => None,
    })?;
    let becomes = |field: Field, value: &str| {
        let made = |change: &Change| change.field == field && change.new.as_deref() == Some(value);
        changes.iter().any(made)
    };
    let link = Link {
        kind: LinkKind::DuplicateOf,
        to,
    };
    let is_first = becomes(Field::Link, &link.to_string()) || item.reopened == 0;
    // Who asked for it counts, though nobody voted.
    let votes = item.votes.max(1);
    (becomes(Field::CloseReason, CloseReason::Duplicate.code()) && is_first).then_some((to, votes))
}

/// The votes of an item with those that others leave to it.
pub fn inherited(item: &Item, votes: i64) -> Change {
    Change {
        item: item.id,
        field: Field::Votes,
        old: item.get(Field::Votes),
        new: Some(item.votes.saturating_add(votes).to_string()),
    }
}
