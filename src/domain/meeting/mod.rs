//! Meetings: who is there, what is on the agenda, what a person does to one, and what was done in it.

pub mod headings;
pub mod minutes;
pub mod net;
pub mod rule;
pub mod series;
pub mod writing;

use chrono::{DateTime, NaiveDate, Utc};

use super::code::codes;
use super::id::ItemId;
use super::person::Handle;
use series::SeriesId;

pub use super::id::MeetingId;

codes! {
    /// Why something is on an agenda: the sections, in the order in which they stand.
    Part {
        /// A dispute that should have been decided by now.
        Undecided = "undecided",
        /// Left open by the meeting before.
        Carried = "carried-over",
        /// A dispute to decide.
        Dispute = "disputes",
        /// A decision whose day to look again has come.
        Revisit = "revisit",
        /// Its deadline has passed.
        Overdue = "overdue",
        /// Due before the next meeting.
        Due = "due",
        /// Entered since the last meeting.
        New = "new",
        /// Put there by hand.
        Added = "added",
        /// Done since the last meeting.
        Done = "done",
    }
}

impl Part {
    /// The sections of which an agenda builds itself.
    pub const BUILT: &'static [Part] = &[
        Part::Undecided,
        Part::Carried,
        Part::Dispute,
        Part::Revisit,
        Part::Overdue,
        Part::Due,
        Part::New,
        Part::Done,
    ];
}

/// A meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meeting {
    /// Its number.
    pub id: MeetingId,
    /// What it is called: the name of its series, or its own.
    pub name: String,
    /// The series to which it belongs.
    pub series: Option<SeriesId>,
    /// The day of the series whose place it takes; of a free one, and of one more between two days, that on which it began.
    pub day: NaiveDate,
    /// The civil date on which it is held.
    pub on: NaiveDate,
    /// When it began.
    pub began: DateTime<Utc>,
    /// When it ended; `None` while it is open.
    pub ended: Option<DateTime<Utc>>,
    /// It goes on later.
    pub is_paused: bool,
    /// Who is there.
    pub present: Vec<Handle>,
    /// Who was invited and is not.
    pub absent: Vec<Handle>,
    /// When its series meets next.
    pub next: Option<NaiveDate>,
}

impl Meeting {
    /// Whether what is done now is part of it.
    pub fn is_on(&self) -> bool {
        self.ended.is_none() && !self.is_paused
    }
}

/// An item on an agenda.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// The item.
    pub item: ItemId,
    /// Why it is there.
    pub part: Part,
    /// How often it was carried over.
    pub times: i64,
    /// It was taken off.
    pub is_struck: bool,
}

/// A meeting with its agenda and what was done in it.
#[derive(Debug, Clone, PartialEq)]
pub struct Sitting {
    /// The agenda, in order, with what was struck.
    pub agenda: Vec<Entry>,
    /// Sections that had too many items, and how many more there were.
    pub more: Vec<(Part, usize)>,
    /// The meeting and its minutes as they stand.
    pub minutes: minutes::Minutes,
}

impl Sitting {
    /// The meeting.
    pub fn meeting(&self) -> &Meeting {
        &self.minutes.meeting
    }

    /// How many more a section would have held than came onto the agenda.
    pub fn more_of(&self, part: Part) -> Option<usize> {
        self.more.iter().find(|(of, _)| *of == part).map(|(_, more)| *more)
    }
}

/// How a meeting begins.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Opening {
    /// What a free meeting is called; one of a series has its name.
    pub name: String,
    /// The series to which it belongs.
    pub series: Option<SeriesId>,
    /// Who is there.
    pub present: Vec<Handle>,
    /// Who is not.
    pub absent: Vec<Handle>,
}

/// What a person does to a meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MeetingEdit {
    /// It begins; its agenda builds itself.
    Start(Opening),
    /// Some are there (`true`), or are not.
    Attend { meeting: MeetingId, people: Vec<(Handle, bool)> },
    /// An item comes onto the agenda, before the one at this place (from 0) or at its end.
    Add { meeting: MeetingId, item: ItemId, before: Option<ItemId> },
    /// An item is taken off the agenda, or put back.
    Strike { meeting: MeetingId, item: ItemId, is_struck: bool },
    /// An item moves by so many places; negative is up.
    Shift { meeting: MeetingId, item: ItemId, by: i32 },
    /// It goes on later.
    Pause(MeetingId),
    /// It goes on, even if it had ended.
    Resume(MeetingId),
    /// It is over.
    End(MeetingId),
}

impl MeetingEdit {
    /// The item whose place on the agenda it changes.
    pub fn item(&self) -> Option<ItemId> {
        match self {
            MeetingEdit::Add { item, .. } | MeetingEdit::Strike { item, .. } | MeetingEdit::Shift { item, .. } => {
                Some(*item)
            }
            _ => None,
        }
    }
}

/// The meetings that matter now.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Meetings {
    /// Those that have not ended, the newest first.
    pub open: Vec<Meeting>,
    /// A few of those that have, the last one first.
    pub ended: Vec<Meeting>,
    /// The series.
    pub series: Vec<series::Series>,
}
