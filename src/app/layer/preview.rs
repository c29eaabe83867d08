//! What an edit of several items will change, before it is done.

use std::cell::Cell;

use super::super::key::{Code, Key};
use super::Wish;
use crate::domain::change::Change;
use crate::domain::edit::Edit;
use crate::domain::id::ItemId;

/// An edit of several items that waits to be confirmed.
#[derive(Debug)]
pub struct Preview {
    /// The items.
    pub items: Vec<ItemId>,
    /// The edit.
    pub edit: Edit,
    /// The ticket under which the store was asked what it will change.
    pub ticket: u64,
    /// What it will change; `None` until the store has answered.
    pub changes: Option<Vec<Change>>,
    /// Something happened since the store told them: they may be others by now, and are asked for anew.
    pub is_old: bool,
    /// The first item that is shown.
    pub top: usize,
    /// The last one that can be the first one shown. Only the painter knows how many there is room for, so it says so here.
    pub end: Cell<usize>,
}

impl Preview {
    pub(super) fn press(&mut self, key: Key) -> Wish {
        let page = isize::try_from(self.page()).unwrap_or(isize::MAX);
        match key.plain().code {
            Code::Esc | Code::Char('q') => Wish::Close,
            Code::Enter if self.changes.is_some() && !self.is_old => Wish::Edit(self.items.clone(), self.edit.clone()),
            Code::Down | Code::Char('j') => self.step(1),
            Code::Up | Code::Char('k') => self.step(-1),
            Code::PageDown | Code::Char(' ') => self.step(page),
            Code::PageUp => self.step(-page),
            Code::Home | Code::Char('g') => self.step(isize::MIN),
            Code::End | Code::Char('G') => self.step(isize::MAX),
            _ => Wish::Stay,
        }
    }

    /// Takes what the edit will change as things are now.
    pub fn take(&mut self, changes: Vec<Change>) {
        (self.changes, self.is_old) = (Some(changes), false);
        self.scroll(0);
    }

    /// The items whose lines a screen of this height shows, and those of one more.
    pub fn near(&self, height: usize) -> Vec<ItemId> {
        self.changed().skip(self.top).take(2 * height).collect()
    }

    /// The items that will change, each once.
    fn changed(&self) -> impl Iterator<Item = ItemId> {
        let changes = self.changes.as_deref().unwrap_or_default();
        let of_each = changes.chunk_by(|one, other| one.item == other.item);
        of_each.filter_map(|changes| Some(changes.first()?.item))
    }

    fn step(&mut self, by: isize) -> Wish {
        self.scroll(by);
        Wish::Stay
    }

    /// How many items are shown at once.
    fn page(&self) -> usize {
        self.changed().count().saturating_sub(self.end.get()).max(1)
    }

    /// Goes on by so many lines, to the end at most.
    pub fn scroll(&mut self, by: isize) {
        let end = self.end.get().min(self.changed().count().saturating_sub(1));
        self.top = self.top.min(end).saturating_add_signed(by).min(end);
    }
}
