//! The page of an item.

use crate::domain::id::ItemId;

/// The page of an item, and where it is scrolled to.
#[derive(Debug)]
pub struct Page {
    /// The item.
    pub id: ItemId,
    /// The first line that is shown.
    pub top: usize,
    /// Where the page was opened from: the items before and after it.
    pub beside: Vec<ItemId>,
}

impl Page {
    /// The page of an item, opened from a list.
    pub fn new(id: ItemId, beside: Vec<ItemId>) -> Page {
        Page { id, top: 0, beside }
    }

    /// The item so many places on in the list that the page was opened from.
    pub fn neighbour(&self, by: isize) -> Option<ItemId> {
        let place = self.beside.iter().position(|id| *id == self.id)?;
        self.beside.get(place.checked_add_signed(by)?).copied()
    }

    /// Scrolls by so many lines; the painter stops it at the end.
    pub fn scroll(&mut self, by: isize) {
        self.top = self.top.saturating_add_signed(by);
    }
}
