//! Which items of a table are meant.

use std::collections::{BTreeSet, HashSet};

use super::Table;
use crate::domain::id::ItemId;

/// A range of marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Range {
    /// The item where it began.
    pub from: ItemId,
    /// What was marked before.
    pub others: BTreeSet<ItemId>,
}

impl Table {
    /// What an edit is about: the marked items in their order, or the one under the cursor.
    pub fn targets(&self) -> Vec<ItemId> {
        if self.unmarked > 0 {
            return Vec::new();
        }
        if self.marks.is_empty() {
            return self.item().into_iter().collect();
        }
        let mut others = self.marks.clone();
        let mut targets = self.order.ids.clone();
        targets.retain(|id| others.remove(id));
        targets.extend(others);
        targets
    }

    /// Marks the item under the cursor, or takes its mark away, and goes on to the next.
    pub fn toggle_mark(&mut self) {
        if let Some(id) = self.item() {
            if !self.marks.remove(&id) {
                self.marks.insert(id);
            }
            self.range = None;
            self.go(self.cursor + 1);
        }
    }

    /// Begins a range at the cursor, or ends it.
    pub fn toggle_range(&mut self) {
        self.range = match (self.range.take(), self.item()) {
            (None, Some(from)) => Some(Range { from, others: self.marks.clone() }),
            _ => None,
        };
        self.go(self.cursor);
    }

    /// Marks all that the view has, or none where all are marked. A view of which only the beginning is known has no all yet.
    pub fn toggle_all(&mut self) {
        if self.is_whole {
            self.range = None;
            self.unmarked = 0;
            let all: BTreeSet<ItemId> = self.order.ids.iter().copied().collect();
            self.marks = if self.marks == all { BTreeSet::new() } else { all };
        }
    }

    /// Takes all marks away.
    pub fn clear_marks(&mut self) {
        self.range = None;
        self.unmarked = 0;
        self.marks.clear();
    }

    /// Takes the marks of what the view does not have away; says how many.
    pub fn prune_marks(&mut self) -> usize {
        if !self.is_whole || self.marks.is_empty() {
            return 0;
        }
        let count = self.marks.len();
        let shown: HashSet<&ItemId> = self.order.ids.iter().collect();
        self.marks.retain(|id| shown.contains(id));
        let gone = count - self.marks.len();
        if self.marks.is_empty() {
            self.unmarked = gone;
        }
        gone
    }
}
