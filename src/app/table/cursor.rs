//! Which item the cursor of a table is on, whatever comes and goes.

use std::collections::HashSet;
use std::sync::Arc;

use super::Table;
use crate::domain::id::ItemId;
use crate::domain::order::Order;

impl Table {
    /// The item under the cursor. As long as only the beginning of an order is known it is the one that was there before:
    /// it may come further below; by a filter it may be gone.
    pub fn item(&self) -> Option<ItemId> {
        let at = self.at_cursor();
        match self.here {
            Some(_) if self.is_whole => at,
            Some(here) if self.filter.is_empty() => Some(here),
            Some(here) => at.filter(|id| *id == here),
            None => at,
        }
    }

    /// Whether the cursor is on the item of a place.
    pub fn is_on(&self, place: usize) -> bool {
        place == self.cursor && self.item() == self.at_cursor()
    }

    pub(super) fn at_cursor(&self) -> Option<ItemId> {
        self.order.ids.get(self.cursor).copied()
    }

    /// Puts the cursor at a place, and marks what lies between where a range is open.
    pub fn go(&mut self, place: usize) {
        let place = self.without_guest(place);
        self.cursor = place.min(self.order.ids.len().saturating_sub(1));
        (self.here, self.wanted) = (self.at_cursor(), None);
        self.unmarked = 0;
        if let Some(range) = &self.range {
            let from = self.order.ids.iter().position(|id| *id == range.from);
            let from = from.unwrap_or(self.cursor);
            let (low, high) = (from.min(self.cursor), from.max(self.cursor));
            let between = self.order.ids.get(low..=high).unwrap_or_default();
            self.marks = range.others.iter().chain(between).copied().collect();
        }
    }

    /// An item that the view does not have goes when the cursor leaves it; gives where a place is then.
    fn without_guest(&mut self, place: usize) -> usize {
        let guest = self.cursor;
        if place == guest {
            return place;
        }
        self.keeps_here = false;
        if !std::mem::take(&mut self.is_guest) || guest >= self.order.ids.len() {
            return place;
        }
        let order = Arc::make_mut(&mut self.order);
        let id = order.ids.remove(guest);
        let later = order.sections.iter_mut().filter(|section| section.start > guest);
        later.for_each(|section| section.start -= 1);
        self.marks.remove(&id);
        if place > guest { place - 1 } else { place }
    }

    /// Puts the cursor on an item, now or when it comes.
    pub fn find(&mut self, id: ItemId) {
        match self.place(id) {
            Some(place) => self.go(place),
            None => self.wanted = Some(id),
        }
    }

    /// Puts the cursor on an item that is new, until that is taken back.
    pub fn find_new(&mut self, id: ItemId) {
        if let Some(here) = self.item().filter(|here| *here != id) {
            self.came_from.insert(id, here);
        }
        self.find(id);
    }

    /// New items are taken back: from one of them the cursor returns to where it was.
    pub fn leave_new(&mut self) {
        let before = self.item().and_then(|id| self.came_from.get(&id).copied());
        if let Some(before) = before {
            self.find(before);
        }
    }

    /// Where the next answer has this item, the cursor goes there.
    pub fn return_to(&mut self, here: Option<ItemId>) {
        self.here = here;
    }

    /// The item of the cursor stays where it is until the cursor leaves it, even if the next answer does not have it.
    pub fn keep_here(&mut self) {
        self.keeps_here = true;
    }

    /// What is done here may take the item of the cursor away.
    pub fn let_go(&mut self) {
        self.keeps_here = false;
    }

    pub(super) fn place(&self, id: ItemId) -> Option<usize> {
        self.order.ids.iter().position(|other| *other == id)
    }

    /// Puts an item that the view does not have to the cursor.
    pub(super) fn keep(&mut self, id: ItemId) -> usize {
        let order = Arc::make_mut(&mut self.order);
        let place = self.cursor.min(order.ids.len());
        order.ids.insert(place, id);
        let later = order.sections.iter_mut().filter(|section| section.start > place);
        later.for_each(|section| section.start += 1);
        self.is_guest = true;
        place
    }

    /// The place of what came next to the item of the cursor and is left.
    pub(super) fn next_left(&self, before: &Order) -> usize {
        let left: HashSet<&ItemId> = self.order.ids.iter().collect();
        let (above, from) = before.ids.split_at(self.cursor.min(before.ids.len()));
        let next = from.iter().chain(above.iter().rev()).find(|id| left.contains(id));
        next.and_then(|id| self.place(*id)).unwrap_or(self.cursor)
    }
}
