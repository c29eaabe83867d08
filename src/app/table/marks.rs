//! Choosing which items are meant.

use std::collections::BTreeSet;

use super::{Range, Table};
use crate::domain::id::ItemId;

impl Table {
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
            (None, Some(from)) => Some(Range {
                from,
                others: self.marks.clone(),
            }),
            _ => None,
        };
        self.go(self.cursor);
    }

    /// Marks all that the view has, or none where all are marked. A view of which only the beginning is known has no all yet.
    pub fn toggle_all(&mut self) {
        if self.is_whole {
            self.range = None;
            let all: BTreeSet<ItemId> = self.order.ids.iter().copied().collect();
            self.marks = if self.marks == all { BTreeSet::new() } else { all };
        }
    }

    /// Takes all marks away.
    pub fn clear_marks(&mut self) {
        self.range = None;
        self.marks.clear();
    }
}
