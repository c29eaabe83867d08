//! Going over one's own items: a list that stays as it began, item by item ticked off.

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
    ticks: Vec<Tick>,
}

/// An item that was gone over.
#[derive(Debug)]
struct Tick {
    item: ItemId,
    step: i64,
    came: Outcome,
}

/// What became of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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
            ticks: Vec::new(),
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

    /// Whether an item was gone over.
    pub fn is_ticked(&self, item: ItemId) -> bool {
        self.ticks.iter().any(|tick| tick.item == item)
    }

    /// How many were gone over.
    pub fn done(&self) -> usize {
        self.ticks.len()
    }

    /// Whether nothing is left.
    pub fn is_over(&self) -> bool {
        self.table.is_whole && self.table.order.ids.iter().all(|id| self.is_ticked(*id))
    }

    /// How many came to this.
    pub fn count(&self, outcome: Outcome) -> usize {
        self.ticks.iter().filter(|tick| tick.came == outcome).count()
    }

    /// A step of mine was written: what it went over is ticked off and the next comes; what it took back is open again.
    pub fn did(&mut self, step: &Step, me: &Handle, workflow: &Workflow) {
        match (step.deed, step.of) {
            (Deed::Undo, Some(of)) => self.ticks.retain(|tick| tick.step != of),
            _ => {
                let kept = step
                    .changes
                    .iter()
                    .filter(|change| change.field == Field::Reviewed && change.new.is_some());
                let items: Vec<ItemId> = kept.map(|change| change.item).collect();
                for item in &items {
                    let changes: Vec<&Change> = step.changes.iter().filter(|change| change.item == *item).collect();
                    let came = outcome(&changes, me, workflow);
                    self.ticks.retain(|tick| tick.item != *item);
                    self.ticks.push(Tick {
                        item: *item,
                        step: step.of.unwrap_or(step.id),
                        came,
                    });
                }
                if !items.is_empty() {
                    self.go_on();
                }
            }
        }
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
        _ if changes.len() > 1 => Outcome::Changed,
        _ => Outcome::Kept,
    }
}
