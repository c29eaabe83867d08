//! What several steps come to: of a field that moved twice one change, of what was taken back none.

use std::collections::HashMap;

use crate::domain::change::{Change, Step};
use crate::domain::field::Field;
use crate::domain::id::ItemId;

/// The net changes of steps, the oldest first: each field of an item once, from what it was to what it became, in the
/// order in which they were first touched. What came to be and was taken back is not there, nor what was done to it.
pub fn net(steps: &[Step]) -> Vec<Change> {
    let mut all: Vec<Change> = Vec::new();
    let mut places: HashMap<(ItemId, Field), usize> = HashMap::new();
    for change in steps.iter().flat_map(|step| &step.changes) {
        if is_event(change.field) {
            match all.iter().position(|earlier| undoes(change, earlier)) {
                // Its place stays taken, so that the places of the others hold.
                Some(place) => all
                    .get_mut(place)
                    .into_iter()
                    .for_each(|earlier| earlier.new = earlier.old.clone()),
                None => all.push(change.clone()),
            }
            continue;
        }
        match places
            .get(&(change.item, change.field))
            .and_then(|place| all.get_mut(*place))
        {
            Some(earlier) => earlier.new.clone_from(&change.new),
            None => {
                places.insert((change.item, change.field), all.len());
                all.push(change.clone());
            }
        }
    }
    let is_gone = |id: ItemId| {
        places
            .get(&(id, Field::Item))
            .and_then(|place| all.get(*place))
            .is_some_and(|change| change.old.is_none() && change.new.is_none())
    };
    all.iter()
        .filter(|change| change.old != change.new && !is_gone(change.item))
        .cloned()
        .collect()
}

/// Whether a field has no value that is replaced: each change of it stands for itself.
fn is_event(field: Field) -> bool {
    matches!(field, Field::Comment | Field::Link)
}

fn undoes(later: &Change, earlier: &Change) -> bool {
    (later.item, later.field) == (earlier.item, earlier.field)
        && (&later.old, &later.new) == (&earlier.new, &earlier.old)
        && earlier.old != earlier.new
}
