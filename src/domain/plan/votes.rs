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
    let link = Link { kind: LinkKind::DuplicateOf, to };
    let is_first = becomes(Field::Link, &link.to_string()) || item.reopened == 0;
    // Who asked for it counts, though nobody voted.
    let votes = item.votes.max(1);
    (becomes(Field::CloseReason, CloseReason::Duplicate.code()) && is_first).then_some((to, votes))
}

/// Adds to the changes of a step that an item gets votes which others leave to it.
pub fn inherit(changes: &mut Vec<Change>, heir: &Item, votes: i64) {
    let field = Field::Votes;
    let of_heir = |change: &Change| change.item == heir.id;
    let (old, mut had) = (heir.get(field), heir.votes);
    // The same step may have given it others, or changed more of it.
    if let Some(place) = changes.iter().position(|change| of_heir(change) && change.field == field) {
        let given = changes.remove(place).new;
        had = given.and_then(|text| text.parse().ok()).unwrap_or(0);
    }
    let has = had.saturating_add(votes);
    let new = (has != 0).then(|| has.to_string());
    if old != new {
        let behind = changes.iter().rposition(of_heir).map_or(changes.len(), |last| last + 1);
        let item = heir.id;
        changes.insert(behind, Change { item, field, old, new });
    }
}
