//! What several steps come to: of a field that moved twice one change, of what was taken back none.

use std::collections::{HashMap, HashSet};

use crate::domain::change::{Change, Deed, Step};
use crate::domain::field::Field;
use crate::domain::id::ItemId;
use crate::domain::person::Handle;
use crate::domain::reason::CloseReason;

/// A change that stands after several steps, and who made it first.
#[derive(Debug, Clone, PartialEq)]
pub struct Net<'a> {
    /// Who.
    pub who: &'a Handle,
    /// From what it was before the steps to what it became by them.
    pub change: Change,
}

/// The net changes of steps, the oldest first: each field of an item once, from what it was to what it became, in the
/// order in which they were first touched. What came to be and was taken back is not there, nor what was done to it.
pub fn net(steps: &[Step]) -> Vec<Net<'_>> {
    let turns = Turns::of(steps);
    let mut all: Vec<Net> = Vec::new();
    let mut places: HashMap<(ItemId, Field, Option<String>), usize> = HashMap::new();
    for step in steps {
        for change in &step.changes {
            // Of a link the text says which one it is.
            let link = (change.field == Field::Link).then(|| change.new.as_ref().or(change.old.as_ref()));
            let key = (change.item, change.field, link.flatten().cloned());
            let earlier = places.get(&key).and_then(|place| all.get_mut(*place));
            match earlier {
                // The same words may be said twice: what stands of them is decided by the step.
                _ if change.field == Field::Comment && !turns.stands(step) => continue,
                Some(earlier) if change.field != Field::Comment => earlier.change.new.clone_from(&change.new),
                _ => {
                    places.insert(key, all.len());
                    all.push(Net { who: &step.who, change: change.clone() });
                }
            }
        }
    }
    let gone: HashSet<ItemId> = all
        .iter()
        .map(|net| &net.change)
        .filter(|change| change.field == Field::Item && change.old.is_none() && change.new.is_none())
        .map(|change| change.item)
        .collect();
    all.retain(|Net { change, .. }| change.old != change.new && !gone.contains(&change.item));
    all
}

/// The items whose votes are others only since a duplicate of them was closed, or opened again: nobody voted.
pub fn heirs(steps: &[Step]) -> HashSet<ItemId> {
    let (mut heirs, mut voted) = (HashSet::new(), HashSet::new());
    let is_duplicate = |value: &Option<String>| value.as_deref() == Some(CloseReason::Duplicate.code());
    for step in steps {
        let closes = |change: &&Change| {
            change.field == Field::CloseReason && (is_duplicate(&change.old) || is_duplicate(&change.new))
        };
        let closed: HashSet<ItemId> = step.changes.iter().filter(closes).map(|change| change.item).collect();
        for change in step.changes.iter().filter(|change| change.field == Field::Votes) {
            let is_left = closed.iter().any(|closed| *closed != change.item);
            if is_left {
                heirs.insert(change.item)
            } else {
                voted.insert(change.item)
            };
        }
    }
    heirs.retain(|item| !voted.contains(item));
    heirs
}

/// The links that came to be with their items.
pub fn born_with(steps: &[Step]) -> HashSet<(ItemId, &str)> {
    let mut links = HashSet::new();
    for step in steps {
        let is_new = |change: &&Change| change.field == Field::Item && change.new.is_some();
        let made: HashSet<ItemId> = step.changes.iter().filter(is_new).map(|change| change.item).collect();
        let of_made = step.changes.iter().filter(|change| change.field == Field::Link && made.contains(&change.item));
        links.extend(of_made.filter_map(|change| Some((change.item, change.new.as_deref()?))));
    }
    links
}

/// Which steps were taken back and done again by others among them.
struct Turns {
    own: HashSet<i64>,
    /// How often a step was turned, and the last step that did.
    turned: HashMap<i64, (usize, i64, Deed)>,
}

impl Turns {
    fn of(steps: &[Step]) -> Turns {
        let mut turned: HashMap<i64, (usize, i64, Deed)> = HashMap::new();
        for (step, of) in steps.iter().filter_map(|step| Some((step, step.of?))) {
            let (times, last, deed) = turned.entry(of).or_insert((0, step.id, step.deed));
            (*times, *last, *deed) = (*times + 1, step.id, step.deed);
        }
        let own = steps.iter().filter(|step| step.of.is_none()).map(|step| step.id);
        Turns { own: own.collect(), turned }
    }

    /// Whether a step is told: one that was not taken back, or the last turn of an earlier one that left it turned.
    fn stands(&self, step: &Step) -> bool {
        match step.of {
            None => !matches!(self.turned.get(&step.id), Some((.., Deed::Undo))),
            Some(of) if self.own.contains(&of) => false,
            Some(of) => matches!(self.turned.get(&of), Some((times, last, _)) if times % 2 == 1 && *last == step.id),
        }
    }
}
