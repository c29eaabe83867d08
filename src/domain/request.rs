//! What a screen asks of the store.

use super::change::By;
use super::edit::{Draft, Edit};
use super::id::ItemId;
use super::order::Asker;
use super::query::Query;

/// What is to be written. The ticket comes back with the reply.
#[derive(Debug, Clone)]
pub enum Write {
    /// Make items.
    Create(Vec<Draft>),
    /// Edit items.
    Apply(Vec<ItemId>, Edit),
    /// Take back the newest step.
    Undo,
    /// Do it again.
    Redo,
}

/// What is to be read. Of each kind only the newest request is answered; it interrupts an older one of its kind.
#[derive(Debug, Clone)]
pub enum Read {
    /// The order of a view: its beginning at once, then the whole.
    View { query: Query, asker: Asker, first: usize },
    /// The lines of these items.
    Rows(Vec<ItemId>),
    /// Everything about an item.
    Item(ItemId),
    /// What an edit would change.
    Preview { items: Vec<ItemId>, edit: Edit, by: By },
    /// Items whose titles resemble a text.
    Similar {
        text: String,
        except: Option<ItemId>,
        most: usize,
    },
    /// People, tags, and how many items are hidden.
    Names(Asker),
}
