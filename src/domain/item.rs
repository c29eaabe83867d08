//! An item, and its line in a list.

use chrono::{DateTime, NaiveDate, Utc};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

use super::due::Due;
use super::id::ItemId;
use super::kind::Kind;
use super::person::Handle;
use super::priority::Priority;
use super::reason::CloseReason;
use super::workflow::{Category, Status};

/// Where an item came from, if from another tool: what makes a second import an update.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct External {
    /// The tool and its place in it, such as `github:perl6/doc`.
    pub system: String,
    /// Its id there.
    pub id: String,
}

/// Everything that is kept about an item, but for its comments, links and history.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// Its permanent number.
    pub id: ItemId,
    /// Its identity across files and stores (UUIDv7).
    pub uid: Uuid,
    /// What sort of thing it is.
    pub kind: Kind,
    /// One line.
    pub title: String,
    /// Markdown; may be empty.
    pub body: String,
    /// Where it stands.
    pub status: Status,
    /// How urgent; `None` is not yet said.
    pub priority: Option<Priority>,
    /// The one who has it.
    pub owner: Option<Handle>,
    /// The one who brought it.
    pub reporter: Option<Handle>,
    /// The team it concerns.
    pub team: Option<String>,
    /// When it is due.
    pub deadline: Option<Due>,
    /// When work on it begins.
    pub start: Option<NaiveDate>,
    /// It sleeps until this day.
    pub wake: Option<NaiveDate>,
    /// Its tags.
    pub tags: BTreeSet<String>,
    /// The item of which it is a part.
    pub parent: Option<ItemId>,
    /// The goal it serves.
    pub goal: Option<String>,
    /// Where the need came from: customer, operations, support, market, internal, or the user's own word.
    pub source: Option<String>,
    /// One line of rationale.
    pub why: Option<String>,
    /// What it is worth, on the team's own scale.
    pub value: Option<i64>,
    /// What it costs, on the team's own scale.
    pub effort: Option<i64>,
    /// How many asked for it.
    pub votes: i64,
    /// Who is asked for information.
    pub asked: Option<Handle>,
    /// By when the answer is due.
    pub ask_by: Option<NaiveDate>,
    /// Of a dispute: one position a line, its holder first.
    pub positions: Option<String>,
    /// What was decided, for a dispute.
    pub decision: Option<String>,
    /// Why it was decided so.
    pub rationale: Option<String>,
    /// Why it was closed.
    pub close_reason: Option<CloseReason>,
    /// When it came to be.
    pub created: DateTime<Utc>,
    /// When anything of it last changed.
    pub updated: DateTime<Utc>,
    /// When it was done or closed.
    pub closed: Option<DateTime<Utc>>,
    /// How often it was reopened.
    pub reopened: i64,
    /// Rises with every change.
    pub version: i64,
    /// Where it came from.
    pub external: Option<External>,
    /// Imported columns that have no field here: kept, shown, exported again.
    pub extra: BTreeMap<String, serde_json::Value>,
    /// Deleted, restorable.
    pub archived: bool,
}

/// What a line of a list shows of an item: small, so that many can be kept.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Its number.
    pub id: ItemId,
    /// What sort of thing it is.
    pub kind: Kind,
    /// One line.
    pub title: String,
    /// Where it stands.
    pub status: Status,
    /// What the status means.
    pub category: Category,
    /// How urgent.
    pub priority: Option<Priority>,
    /// Who has it.
    pub owner: Option<Handle>,
    /// When it is due.
    pub deadline: Option<Due>,
    /// It sleeps until this day.
    pub wake: Option<NaiveDate>,
    /// Its tags.
    pub tags: BTreeSet<String>,
    /// The item of which it is a part.
    pub parent: Option<ItemId>,
    /// Who is asked for information.
    pub asked: Option<Handle>,
    /// An open item blocks it.
    pub blocked: bool,
    /// How many comments it has.
    pub comments: i64,
    /// When it came to be.
    pub created: DateTime<Utc>,
    /// When anything of it last changed.
    pub updated: DateTime<Utc>,
    /// When its status last changed.
    pub moved: DateTime<Utc>,
    /// When it was done or closed.
    pub closed: Option<DateTime<Utc>>,
    /// It was deleted; it can be restored.
    pub archived: bool,
    /// Rises with every change.
    pub version: i64,
}

/// Somebody's words about an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    /// Who said it.
    pub author: Handle,
    /// When.
    pub at: DateTime<Utc>,
    /// Markdown.
    pub text: String,
}
