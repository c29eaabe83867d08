//! The page of an item.

use std::cell::Cell;

use crate::domain::id::ItemId;

/// The page of an item, and where it is scrolled to.
#[derive(Debug)]
pub struct Page {
    /// The item.
    pub id: ItemId,
    /// The first line that is shown.
    pub top: usize,
    /// The last line that can be the first one shown. Only the painter knows how long the page is, so it says so here.
    pub end: Cell<usize>,
    /// Where the page was opened from: the items before and after it.
    pub beside: Vec<ItemId>,
}

impl Page {
    /// The page of an item, opened from a list.
    pub fn new(id: ItemId, beside: Vec<ItemId>) -> Page {
        Page { id, top: 0, end: Cell::new(usize::MAX), beside }
    }

    /// The item so many places on in the list that the page was opened from.
    pub fn neighbour(&self, by: isize) -> Option<ItemId> {
        let place = self.beside.iter().position(|id| *id == self.id)?;
        self.beside.get(place.checked_add_signed(by)?).copied()
    }

    /// Scrolls by so many lines, to the end at most.
    pub fn scroll(&mut self, by: isize) {
        let end = self.end.get();
        self.top = self.top.min(end).saturating_add_signed(by).min(end);
    }
}
