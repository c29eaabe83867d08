//! A meeting: its agenda, one item of it before everybody, and the minutes as they grow.

use std::cell::Cell;
use std::sync::Arc;

use super::super::table::{Lens, Table};
use crate::domain::id::ItemId;
use crate::domain::meeting::headings::headings;
use crate::domain::meeting::minutes::Topic;
use crate::domain::meeting::{Entry, MeetingId, Part, Sitting};
use crate::domain::order::{Order, Section};

/// A meeting on the screen.
#[derive(Debug)]
pub struct Meeting {
    /// Which one.
    pub id: MeetingId,
    /// The agenda as a table: its cursor is on the item under discussion.
    pub table: Table,
    /// What is known of it; `None` until it was read.
    pub sitting: Option<Box<Sitting>>,
    /// The minutes are shown, scrolled so far, instead of the item.
    pub minutes: Option<usize>,
    /// The last line of the minutes that can be the first one shown. Only the painter knows how long they are.
    pub end: Cell<usize>,
}

impl Meeting {
    /// A meeting that was not read yet.
    pub fn new(id: MeetingId) -> Meeting {
        Meeting { id, table: Table::new(Lens::Meeting), sitting: None, minutes: None, end: Cell::new(usize::MAX) }
    }

    /// Takes the meeting as it is now: what was struck stands at the end of the agenda, under no heading of its own.
    pub fn take(&mut self, sitting: Sitting) {
        let is_first = self.sitting.is_none();
        let (struck, standing): (Vec<&Entry>, Vec<&Entry>) = sitting.agenda.iter().partition(|entry| entry.is_struck);
        let mut order = Order::default();
        let mut last = None;
        let headings = headings(&standing).into_iter().map(Part::code);
        let headings = headings.chain(struck.iter().map(|_| STRUCK));
        for (value, entry) in std::iter::zip(headings, standing.iter().chain(&struck)) {
            if last != Some(value) {
                last = Some(value);
                let (value, start) = (Some(value.to_string()), order.ids.len());
                order.sections.push(Section { value, start });
            }
            order.ids.push(entry.item);
        }
        self.table.take(Arc::new(order), true);
        if is_first {
            // Who comes back to a meeting goes on where it was.
            let talked_about = |id: &ItemId| sitting.minutes.topics.iter().any(|topic| topic.item == *id);
            let place = self.table.order.ids.iter().rposition(talked_about);
            self.table.go(place.unwrap_or(0));
        }
        self.sitting = Some(Box::new(sitting));
    }

    /// Whether it goes on: neither paused nor ended. So it is taken to be until it was read.
    pub fn is_on(&self) -> bool {
        self.sitting.as_ref().is_none_or(|sitting| sitting.meeting().is_on())
    }

    /// Whether it has ended.
    pub fn is_over(&self) -> bool {
        self.sitting.as_ref().is_some_and(|sitting| sitting.meeting().ended.is_some())
    }

    /// An item on the agenda.
    pub fn entry(&self, item: ItemId) -> Option<&Entry> {
        self.sitting.as_ref()?.agenda.iter().find(|entry| entry.item == item)
    }

    /// Whether the item of the cursor was taken off the agenda.
    pub fn is_struck(&self) -> bool {
        let entry = self.table.item().and_then(|item| self.entry(item));
        entry.is_some_and(|entry| entry.is_struck)
    }

    /// The item that stands behind one on the agenda; behind the last one there is none, so it is the one before.
    pub fn beside(&self, item: ItemId) -> Option<ItemId> {
        let stands = |id: &&ItemId| self.entry(**id).is_some_and(|entry| !entry.is_struck);
        let standing: Vec<ItemId> = self.table.order.ids.iter().filter(stands).copied().collect();
        let place = standing.iter().position(|id| *id == item)?;
        standing.get(place + 1).or_else(|| standing.get(place.checked_sub(1)?)).copied()
    }

    /// What was done about an item in this meeting.
    pub fn topic(&self, item: ItemId) -> Option<&Topic> {
        let topics = &self.sitting.as_ref()?.minutes.topics;
        topics.iter().find(|topic| topic.item == item)
    }

    /// Scrolls the minutes by so many lines, to the end at most.
    pub fn scroll(&mut self, by: isize) {
        let end = self.end.get();
        self.minutes = self.minutes.map(|top| top.min(end).saturating_add_signed(by).min(end));
    }
}

/// The code of the section of what was taken off the agenda.
pub const STRUCK: &str = "struck";
