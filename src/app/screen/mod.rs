//! What fills the terminal: one screen at a time, the others wait behind it.

pub mod item;
pub mod meeting;
pub mod review;
pub mod triage;

use std::sync::Arc;

use super::action::Context;
use super::table::{Lens, Table};
use crate::domain::id::ItemId;
use crate::domain::item::Row;
use crate::domain::order::Order;
use triage::Triage;

/// A screen.
#[derive(Debug)]
pub enum Screen {
    /// A table: Today or the list.
    Table(Table),
    /// The page of an item.
    Item(item::Page),
    /// A meeting.
    Meeting(meeting::Meeting),
    /// My own items, one after the other.
    Review(review::Review),
    /// The inbox, item by item.
    Triage(Box<Triage>),
}

impl Screen {
    /// The screen that shows items through this lens, not read yet.
    pub fn of(lens: Lens) -> Screen {
        match lens {
            Lens::Review => Screen::Review(review::Review::default()),
            Lens::Triage => Screen::Triage(Box::default()),
            Lens::Today | Lens::List | Lens::Meeting => Screen::Table(Table::new(lens)),
        }
    }

    /// The table of any screen that has one.
    pub fn table(&self) -> Option<&Table> {
        match self {
            Screen::Table(table) => Some(table),
            Screen::Meeting(room) => Some(&room.table),
            Screen::Review(review) => Some(&review.table),
            Screen::Triage(triage) => Some(&triage.table),
            Screen::Item(_) => None,
        }
    }

    /// The same, to be changed.
    pub fn table_mut(&mut self) -> Option<&mut Table> {
        match self {
            Screen::Table(table) => Some(table),
            Screen::Meeting(room) => Some(&mut room.table),
            Screen::Review(review) => Some(&mut review.table),
            Screen::Triage(triage) => Some(&mut triage.table),
            Screen::Item(_) => None,
        }
    }

    /// Goes on by so many items, or so many lines of a page.
    pub fn step(&mut self, by: isize) {
        match self {
            Screen::Item(page) => page.scroll(by),
            Screen::Meeting(room) if room.minutes.is_some() => room.scroll(by),
            _ => {
                if let Some(table) = self.table_mut() {
                    table.go(table.cursor.saturating_add_signed(by));
                }
            }
        }
    }

    /// Turns over so many lines: of the text that is read, or else of the list.
    pub fn turn_over(&mut self, by: isize) {
        match self {
            Screen::Triage(triage) => {
                if let Some(page) = &mut triage.page {
                    page.scroll(by);
                }
            }
            _ => self.step(by),
        }
    }

    /// Takes an answer of the store to the view of its table.
    pub fn take(&mut self, order: Arc<Order>, whole: bool) {
        match self {
            Screen::Table(table) => table.take(order, whole),
            Screen::Review(review) => review.take(order, whole),
            Screen::Triage(triage) => triage.take(order, whole),
            Screen::Meeting(_) | Screen::Item(_) => {}
        }
    }

    /// Takes items that are like the one in view; says whether it asked for them.
    pub fn offer(&mut self, ticket: u64, rows: &[Row]) -> bool {
        match self {
            Screen::Triage(triage) => triage.similar.offer(ticket, rows),
            Screen::Table(_) | Screen::Meeting(_) | Screen::Review(_) | Screen::Item(_) => false,
        }
    }

    /// Whether one is at home here: going back leads no further.
    pub fn is_home(&self) -> bool {
        matches!(self, Screen::Table(_))
    }

    /// The contexts in which its keys are looked up, innermost first.
    pub fn contexts(&self) -> &'static [Context] {
        match self {
            Screen::Table(_) => &[Context::Table, Context::Rows, Context::Selection, Context::Global],
            Screen::Meeting(_) => &[Context::Meeting, Context::Rows, Context::Selection, Context::Global],
            Screen::Review(_) => &[Context::Review, Context::Rows, Context::Selection, Context::Global],
            Screen::Triage(_) => &[Context::Triage, Context::Rows, Context::Selection, Context::Global],
            Screen::Item(_) => &[Context::Item, Context::Selection, Context::Global],
        }
    }

    /// What an edit would be about: nothing that is not in view.
    pub fn targets(&self) -> Vec<ItemId> {
        match self {
            Screen::Item(page) => vec![page.id],
            _ => self.table_in_view().map(Table::targets).unwrap_or_default(),
        }
    }

    /// The one item that is in view.
    pub fn item(&self) -> Option<ItemId> {
        match self {
            Screen::Item(page) => Some(page.id),
            _ => self.table_in_view().and_then(Table::item),
        }
    }

    /// Its table, unless something else is shown in its place: minutes, or the end of a review.
    pub fn table_in_view(&self) -> Option<&Table> {
        let is_hidden = match self {
            Screen::Meeting(room) => room.minutes.is_some(),
            Screen::Review(review) => review.is_over(),
            Screen::Table(_) | Screen::Triage(_) | Screen::Item(_) => false,
        };
        self.table().filter(|_| !is_hidden)
    }

    /// Whether it is the table of this lens.
    pub fn is(&self, lens: Lens) -> bool {
        self.table().is_some_and(|table| table.lens == lens)
    }
}
