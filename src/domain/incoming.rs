//! What another tool's file says of an item: it states what happened elsewhere, so the needs of moves do not apply.

use chrono::{DateTime, NaiveDate, Utc};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

use super::due::Due;
use super::field::Field;
use super::item::External;
use super::kind::Kind;
use super::link::LinkKind;
use super::person::Person;
use super::priority::Priority;
use super::reason::CloseReason;
use super::workflow::{Category, Status};

/// A comment from elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IncomingComment {
    /// Who said it; the importing person where the file does not tell.
    pub author: Option<Person>,
    /// When.
    pub at: Option<DateTime<Utc>>,
    /// Markdown.
    pub text: String,
}

/// A link from elsewhere, by the other item's id there.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct IncomingLink {
    /// How the two belong together.
    pub kind: LinkKind,
    /// The other item's id in its own tool; its uid where the file is onus's own and gives it one.
    pub other: String,
    /// The link leads from the other item to this one (`blocked by`).
    pub backward: bool,
}

/// One record of a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Incoming {
    /// The line or the record of the file, from 1.
    pub line: usize,
    /// Where it comes from. Where the file gives its rows no id, a hash of the title stands in.
    pub external: External,
    /// Its identity, where the file is onus's own.
    pub uid: Option<Uuid>,
    /// Its number in its own store, where the file is onus's own.
    pub number: Option<i64>,
    /// Its version when the file was written, where the file is onus's own.
    pub version: Option<i64>,
    /// One line; never empty.
    pub title: String,
    /// Markdown.
    pub body: String,
    /// What sort of thing.
    pub kind: Option<Kind>,
    /// The status here that its word stands for, if it has one.
    pub status: Option<Status>,
    /// What its status means.
    pub category: Category,
    /// A person may have changed the status and left beside it what the old one means: where the table has the status, that
    /// counts alone.
    pub status_prevails: bool,
    /// Why it was closed.
    pub close_reason: Option<CloseReason>,
    /// How urgent.
    pub priority: Option<Priority>,
    /// Who has it.
    pub owner: Option<Person>,
    /// Who brought it.
    pub reporter: Option<Person>,
    /// The team it concerns.
    pub team: Option<String>,
    /// When it is due.
    pub deadline: Option<Due>,
    /// When work begins.
    pub start: Option<NaiveDate>,
    /// It sleeps until this day.
    pub wake: Option<NaiveDate>,
    /// Tags, tidied.
    pub tags: BTreeSet<String>,
    /// The parent's id in its own tool; its uid where the file is onus's own and gives it one.
    pub parent: Option<String>,
    /// The goal it serves.
    pub goal: Option<String>,
    /// Where the need came from.
    pub source: Option<String>,
    /// One line of rationale.
    pub why: Option<String>,
    /// What it is worth.
    pub value: Option<i64>,
    /// What it costs.
    pub effort: Option<i64>,
    /// How many asked for it.
    pub votes: i64,
    /// Who is asked for information.
    pub asked: Option<Person>,
    /// By when the answer is due.
    pub ask_by: Option<NaiveDate>,
    /// What was decided.
    pub decision: Option<String>,
    /// One position of a dispute a line, its holder first.
    pub positions: Option<String>,
    /// Why it was decided so.
    pub rationale: Option<String>,
    /// How often it was reopened.
    pub reopened: i64,
    /// When it came to be.
    pub created: Option<DateTime<Utc>>,
    /// When it last changed there.
    pub updated: Option<DateTime<Utc>>,
    /// When it was done or closed.
    pub closed: Option<DateTime<Utc>>,
    /// What was said, oldest first.
    pub comments: Vec<IncomingComment>,
    /// Its links.
    pub links: Vec<IncomingLink>,
    /// What has no place here.
    pub extra: BTreeMap<String, serde_json::Value>,
    /// What was not understood: the column and its value, which `extra` keeps.
    pub unread: Vec<(String, String)>,
}

impl Incoming {
    /// A record of which only its place, its source and its title are known: open, and all else empty.
    pub fn new(line: usize, external: External, title: String) -> Incoming {
        Incoming {
            line,
            external,
            uid: None,
            number: None,
            version: None,
            title,
            body: String::new(),
            kind: None,
            status: None,
            category: Category::Pending,
            status_prevails: false,
            close_reason: None,
            priority: None,
            owner: None,
            reporter: None,
            team: None,
            deadline: None,
            start: None,
            wake: None,
            tags: BTreeSet::new(),
            parent: None,
            goal: None,
            source: None,
            why: None,
            value: None,
            effort: None,
            votes: 0,
            asked: None,
            ask_by: None,
            decision: None,
            positions: None,
            rationale: None,
            reopened: 0,
            created: None,
            updated: None,
            closed: None,
            comments: Vec::new(),
            links: Vec::new(),
            extra: BTreeMap::new(),
            unread: Vec::new(),
        }
    }
}

/// A record that was left out, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skipped {
    /// The line or the record of the file, from 1.
    pub line: usize,
    /// Why.
    pub why: WhySkipped,
}

/// Why a record was left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WhySkipped {
    /// A pull request is not an issue.
    PullRequest,
    /// It was deleted in its own tool.
    Deleted,
    /// It has no title.
    NoTitle,
    /// It is a record of the tool, but not of an item (a setting, a note to itself).
    NotAnItem,
    /// A text is longer than the field takes, in bytes.
    TooLong {
        /// The field.
        field: Field,
        /// How many it has.
        bytes: usize,
        /// The limit.
        most: usize,
    },
    /// It could not be read: what the reader said.
    Unreadable(String),
}

/// A whole file, read.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Batch {
    /// What was taken.
    pub records: Vec<Incoming>,
    /// What was left out.
    pub skipped: Vec<Skipped>,
    /// Rows that were shorter or longer than the header, with their cells kept: line, cells, header's cells.
    pub uneven: Vec<(usize, usize, usize)>,
    /// People that the file describes.
    pub people: Vec<Person>,
    /// How many control characters were taken out of its texts.
    pub removed: usize,
}

/// The system of a sheet that was made by hand and gives its rows ids; its name follows.
pub const SHEET: &str = "csv:";

impl Batch {
    /// Whether it is a sheet that was made by hand and has no name yet.
    pub fn is_sheet(&self) -> bool {
        self.records.iter().any(|record| record.external.system == SHEET)
    }

    /// Names a sheet that was made by hand: another one may count from 1 too.
    pub fn name_sheet(&mut self, name: &str) {
        let unnamed = self.records.iter_mut().filter(|record| record.external.system == SHEET);
        unnamed.for_each(|record| record.external.system.push_str(name));
    }
}
