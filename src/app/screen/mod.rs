//! What fills the terminal: one screen at a time, the others wait behind it.

pub mod item;

use super::action::Context;
use super::table::{Lens, Table};
use crate::domain::id::ItemId;

/// A screen.
#[derive(Debug)]
pub enum Screen {
    /// A table: Today or the list.
    Table(Table),
    /// The page of an item.
    Item(item::Page),
}

impl Screen {
    /// The screen that shows items through this lens, not read yet.
    pub fn of(lens: Lens) -> Screen {
        Screen::Table(Table::new(lens))
    }

    /// The table of any screen that has one.
    pub fn table(&self) -> Option<&Table> {
        match self {
            Screen::Table(table) => Some(table),
            Screen::Item(_) => None,
        }
    }

    /// The same, to be changed.
    pub fn table_mut(&mut self) -> Option<&mut Table> {
        match self {
            Screen::Table(table) => Some(table),
            Screen::Item(_) => None,
        }
    }

    /// Goes on by so many items, or so many lines of a page.
    pub fn step(&mut self, by: isize) {
        match self {
            Screen::Item(page) => page.scroll(by),
            _ => {
                if let Some(table) = self.table_mut() {
                    table.go(table.cursor.saturating_add_signed(by));
                }
            }
        }
    }

    /// Whether one is at home here: going back leads no further.
    pub fn is_home(&self) -> bool {
        matches!(self, Screen::Table(_))
    }

    /// The contexts in which its keys are looked up, innermost first.
    pub fn contexts(&self) -> &'static [Context] {
        match self {
            Screen::Table(_) => &[Context::Table, Context::Selection, Context::Global],
            Screen::Item(_) => &[Context::Item, Context::Selection, Context::Global],
        }
    }

    /// What an edit would be about.
    pub fn targets(&self) -> Vec<ItemId> {
        match self {
            Screen::Item(page) => vec![page.id],
            _ => self.table().map(Table::targets).unwrap_or_default(),
        }
    }

    /// The one item that is in view.
    pub fn item(&self) -> Option<ItemId> {
        match self {
            Screen::Item(page) => Some(page.id),
            _ => self.table().and_then(Table::item),
        }
    }

    /// Whether it is the table of this lens.
    pub fn is(&self, lens: Lens) -> bool {
        self.table().is_some_and(|table| table.lens == lens)
    }
}
