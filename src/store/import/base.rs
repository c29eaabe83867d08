//! What an item was when onus's own file was written.

use crate::domain::change::Change;
use crate::domain::field::Field;
use crate::domain::item::Item;
use crate::domain::link::Link;
use crate::store::error::StoreError;
use crate::store::{Store, history};

/// An item before its newest changes, with its links, and what was said of it then and is taken back by now.
pub(super) struct Base {
    pub(super) item: Item,
    pub(super) links: Vec<Link>,
    pub(super) said: Vec<String>,
}

impl Base {
    /// As it was at a version; where none is told, as it is.
    pub(super) fn of(store: &Store, item: &Item, version: Option<i64>) -> Result<Base, StoreError> {
        let steps = version.map_or(0, |version| item.version.saturating_sub(version).max(0));
        let mut base = Base { item: item.clone(), links: store.links(item.id)?, said: Vec::new() };
        for change in history::newest_changes(&store.conn, item.id, steps)? {
            base.take_back(&change);
        }
        Ok(base)
    }

    fn take_back(&mut self, change: &Change) {
        let (old, new) = (change.old.as_deref(), change.new.as_deref());
        let link = |text: Option<&str>| text.and_then(|text| text.parse::<Link>().ok());
        match change.field {
            Field::Comment => {
                self.said.retain(|said| Some(said.as_str()) != new);
                self.said.extend(old.map(str::to_string));
            }
            Field::Link => {
                self.links.retain(|known| Some(*known) != link(new));
                self.links.extend(link(old));
            }
            // A value that this onus cannot read is none that a file would tell.
            field => _ = self.item.set(field, old),
        }
    }
}
