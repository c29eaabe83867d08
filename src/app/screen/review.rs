//! Going over one's own items: a list that stays as it began, item by item ticked off.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use super::super::table::{Lens, Table};
use crate::domain::change::{Change, Deed, Step};
use crate::domain::field::Field;
use crate::domain::id::ItemId;
use crate::domain::order::Order;
use crate::domain::person::Handle;
use crate::domain::workflow::{Status, Workflow};

/// A review on the screen.
#[derive(Debug)]
pub struct Review {
    /// What is gone over, in the order in which it was when the review began.
    pub table: Table,
    /// What is changed now is gone over by that, and the next item comes.
    pub goes_on: bool,
    /// The first step of mine since this began.
    pub first: Option<i64>,
    /// What was gone over, each by the step that did it.
    ticks: HashMap<ItemId, i64>,
    /// What became of an item by a step since this began.
    came: BTreeMap<(ItemId, i64), Outcome>,
    sent: Vec<Sent>,
}

/// What goes over items, on its way to the store.
#[derive(Debug)]
struct Sent {
    ticket: u64,
    items: BTreeSet<ItemId>,
    is_final: bool,
}

/// What became of an item; of several, what weighs most is the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// It stays as it was.
    Kept,
    /// It was changed.
    Changed,
    /// It went to another status.
    Moved,
    /// Somebody else has it.
    Handed,
    /// It was closed, or is done.
    Dropped,
}

impl Default for Review {
    fn default() -> Review {
        Review {
            table: Table::new(Lens::Review),
            goes_on: false,
            first: None,
            ticks: HashMap::new(),
            came: BTreeMap::new(),
            sent: Vec::new(),
        }
    }
}

impl Review {
    /// Takes the items as the store found them; once it has begun, the list stays as it is.
    pub fn take(&mut self, order: Arc<Order>, whole: bool) {
        if !self.table.is_whole {
            self.table.take(order, whole);
        }
    }

    /// Whether an item was gone over, or will be as soon as that is written.
    pub fn is_ticked(&self, item: ItemId) -> bool {
        self.ticks.contains_key(&item) || self.sent.iter().any(|sent| sent.is_final && sent.items.contains(&item))
    }

    /// How many were gone over.
    pub fn done(&self) -> usize {
        let ids = self.table.order.ids.iter();
        ids.filter(|id| self.is_ticked(**id)).count()
    }

    /// Whether nothing is left.
    pub fn is_over(&self) -> bool {
        self.table.is_whole && self.table.order.ids.iter().all(|id| self.is_ticked(*id))
    }

    /// How many came to this.
    pub fn count(&self, outcome: Outcome) -> usize {
        self.ticks.keys().filter(|item| self.became(**item) == outcome).count()
    }

    /// What became of an item in all, whether it was gone over by that or stayed here first.
    fn became(&self, item: ItemId) -> Outcome {
        let steps = self.came.range((item, i64::MIN)..=(item, i64::MAX));
        steps.map(|(_, came)| *came).max().unwrap_or(Outcome::Kept)
    }

    /// What goes over items was sent. Where nothing can be lacking any more, the next item comes at once.
    pub fn send(&mut self, ticket: u64, items: &[ItemId], is_final: bool) {
        self.sent.push(Sent { ticket, items: items.iter().copied().collect(), is_final });
        if is_final {
            self.go_on();
        }
    }

    /// What was sent could not be written: its item is here again.
    pub fn failed(&mut self, ticket: u64) {
        let sent = self.answered(ticket).filter(|sent| sent.is_final);
        if let Some(first) = sent.and_then(|sent| sent.items.first().copied()) {
            self.table.find(first);
        }
    }

    /// A step of mine was written, or nothing was to be changed: what it went over is ticked off and the next comes; what
    /// it took back is open again.
    pub fn did(&mut self, ticket: u64, step: Option<&Step>, me: &Handle, workflow: &Workflow) {
        let sent = self.answered(ticket);
        self.first = self.first.or(step.map(|step| step.id));
        let Some(step) = step else {
            // It was gone over today before: here, or at another terminal.
            for item in sent.iter().flat_map(|sent| &sent.items) {
                self.ticks.entry(*item).or_insert(0);
            }
            return;
        };
        if let (Deed::Undo, Some(of)) = (step.deed, step.of) {
            self.came.retain(|(_, step), _| *step != of);
            return self.ticks.retain(|_, step| *step != of);
        }
        let done = step.of.unwrap_or(step.id);
        let is_ahead = sent.as_ref().is_some_and(|sent| sent.is_final);
        // A step of very many does not tell all of its changes.
        let mut changes: BTreeMap<ItemId, Vec<&Change>> = BTreeMap::new();
        for change in &step.changes {
            changes.entry(change.item).or_default().push(change);
        }
        let came = changes.iter().map(|(item, of_item)| ((*item, done), outcome(of_item, me, workflow)));
        self.came.extend(came);
        let is_kept = |change: &&Change| change.field == Field::Reviewed && change.new.is_some();
        let told = step.changes.iter().filter(is_kept).map(|change| change.item);
        let items: BTreeSet<ItemId> = told.chain(sent.into_iter().flat_map(|sent| sent.items)).collect();
        self.ticks.extend(items.iter().map(|item| (*item, done)));
        if !items.is_empty() && !is_ahead {
            self.go_on();
        }
    }

    fn answered(&mut self, ticket: u64) -> Option<Sent> {
        let place = self.sent.iter().position(|sent| sent.ticket == ticket)?;
        Some(self.sent.remove(place))
    }

    /// To the next item that was not gone over; from the end, to the first.
    fn go_on(&mut self) {
        let ids = &self.table.order.ids;
        let open = |place: &usize| ids.get(*place).is_some_and(|id| !self.is_ticked(*id));
        let next = (self.table.cursor..ids.len()).chain(0..self.table.cursor).find(open);
        if let Some(place) = next {
            self.table.go(place);
        }
    }
}

fn outcome(changes: &[&Change], me: &Handle, workflow: &Workflow) -> Outcome {
    let became = |field| changes.iter().find(|change| change.field == field);
    let status = became(Field::Status).and_then(|change| change.new.clone()).map(Status);
    match (status, became(Field::Owner)) {
        (Some(status), _) if !workflow.category(&status).is_open() => Outcome::Dropped,
        (_, Some(owner)) if owner.new.as_deref() != Some(me.as_str()) => Outcome::Handed,
        (Some(_), _) => Outcome::Moved,
        _ if changes.iter().any(|change| change.field != Field::Reviewed) => Outcome::Changed,
        _ => Outcome::Kept,
    }
}
