//! What a screen asks of the store, and what it is answered.

use std::sync::Arc;

use super::change::{By, Change, Reach, Step};
use super::edit::{Draft, Edit};
use super::failure::{Failure, StoreError};
use super::id::ItemId;
use super::item::Row;
use super::meeting::{MeetingEdit, MeetingId, Meetings, Sitting};
use super::order::{Asker, Hidden, Order};
use super::person::Person;
use super::query::Query;
use super::whole::Whole;
use super::workflow::Workflow;

/// What is to be written. The ticket comes back with the reply.
#[derive(Debug, Clone)]
pub enum Write {
    /// Make items.
    Create(Vec<Draft>),
    /// Edit items.
    Apply(Vec<ItemId>, Edit),
    /// Do something to a meeting.
    Meeting(MeetingEdit),
    /// Take back the newest step within reach.
    Undo(Reach),
    /// Do it again.
    Redo(Reach),
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
    /// Items in which every word of a text is found; where these are few, also those whose titles resemble it.
    Search { text: String, except: Option<ItemId>, asker: Asker, most: usize },
    /// Items whose titles resemble a text.
    Similar { text: String, except: Option<ItemId>, most: usize },
    /// A meeting, its agenda, and what was done in it.
    Meeting(MeetingId),
    /// People, tags, how many items are hidden or wait in the inbox, and what meetings there are.
    Names(Asker),
}

/// An answer.
#[derive(Debug)]
pub enum Reply {
    /// What became of a write: its step, or `None` where everything was so already.
    Wrote { ticket: u64, result: Result<Option<Step>, Failure> },
    /// The beginning of a view with its lines, or (`whole`) all of its order.
    View { ticket: u64, order: Arc<Order>, rows: Vec<Row>, whole: bool },
    /// Lines.
    Rows(Vec<Row>),
    /// Everything about an item.
    Item(Box<Result<Whole, Failure>>),
    /// What an edit would change.
    Preview { ticket: u64, result: Result<Vec<Change>, Failure> },
    /// Items that are similar, or were searched for.
    Similar { ticket: u64, rows: Vec<Row> },
    /// People, tags, how many items are hidden or wait in the inbox, meetings, and the table of moves.
    Names {
        people: Vec<Person>,
        tags: Vec<String>,
        hidden: Hidden,
        inbox: i64,
        meetings: Meetings,
        workflow: Box<Workflow>,
    },
    /// A meeting, its agenda, and what was done in it.
    Meeting(Box<Result<Sitting, Failure>>),
    /// What others did, oldest first; nothing where they changed what has no history: people, series, the table of moves.
    News(Vec<Step>),
    /// A read failed.
    Trouble(StoreError),
}
