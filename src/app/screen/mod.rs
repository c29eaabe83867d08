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
            Screen::Table(table) => table.targets(),
            Screen::Item(page) => vec![page.id],
        }
    }

    /// The one item that is in view.
    pub fn item(&self) -> Option<ItemId> {
        match self {
            Screen::Table(table) => table.item(),
            Screen::Item(page) => Some(page.id),
        }
    }

    /// Whether it is the table of this lens.
    pub fn is(&self, lens: Lens) -> bool {
        matches!(self, Screen::Table(table) if table.lens == lens)
    }
}
