//! Why something was refused, as data: the doors word it.

use chrono::NaiveDate;

use super::bad_value::BadValue;
use super::due::Due;
use super::field::Field;
use super::id::{ItemId, MeetingId};
use super::link::{Link, LinkKind};
use super::person::Handle;
use super::workflow::{Need, Status};

/// An edit that clashes with what somebody else did meanwhile: both sides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clash {
    /// The item.
    pub item: ItemId,
    /// The field that both changed.
    pub field: Field,
    /// What it was when the edit began.
    pub seen: Option<String>,
    /// What the edit would make it.
    pub mine: Option<String>,
    /// What it is now.
    pub theirs: Option<String>,
    /// Who made it so, where the history tells.
    pub by: Option<Handle>,
}

/// Why an edit, an undo or a request was refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// No item has this number.
    NoSuchItem(ItemId),
    /// No status has this name; these exist.
    NoSuchStatus { given: String, known: Vec<Status> },
    /// The status exists but cannot be reached from where the item is.
    Unreachable { item: ItemId, from: Status, to: Status, reachable: Vec<Status> },
    /// The move needs something that was not given.
    Missing { item: ItemId, to: Status, need: Need },
    /// Changed so, the item would lack what its status stands on.
    Unfounded { item: ItemId, status: Status, need: Need },
    /// The field may not be emptied while the item is in this status.
    Kept { item: ItemId, field: Field, status: Status },
    /// The field belongs to another status, which asks for it on the way there.
    Elsewhere { item: ItemId, field: Field, status: Status },
    /// Open items block it.
    Blocked { item: ItemId, by: Vec<ItemId> },
    /// The same field was changed by somebody else meanwhile.
    Clash(Box<Clash>),
    /// A parent or a blocking link that would lead back to the item itself.
    Circle { item: ItemId, to: ItemId, field: Field },
    /// It would repeat an item that repeats it, be it through others.
    RepeatsBack { item: ItemId, to: ItemId },
    /// The day lies behind, or is today: nothing sleeps until then.
    NotAhead { item: ItemId, day: NaiveDate },
    /// A value that the field cannot take.
    BadValue { field: Field, bad: BadValue },
    /// A title without a visible character.
    NoTitle,
    /// A text longer than the field takes, in bytes.
    TooLong { field: Field, bytes: usize, most: usize },
    /// The item has no deadline that could be moved, or it would leave the calendar.
    NoDeadline { item: ItemId, was: Option<Due> },
    /// The item was deleted; it can be restored.
    Archived(ItemId),
    /// Nobody was asked about the item.
    NotAsked(ItemId),
    /// There is no such meeting.
    NoSuchMeeting(MeetingId),
    /// The meeting has ended, or is paused: nothing can be done in it.
    NotOn { meeting: MeetingId, is_paused: bool },
    /// Nobody said which meeting, and there is none, or several, that could be meant.
    WhichMeeting(Vec<MeetingId>),
    /// There is no such series of meetings.
    NoSuchSeries(String),
    /// The series does not meet on that day; on these it does.
    NotInSeries { name: String, day: NaiveDate, near: Vec<NaiveDate> },
    /// The series meets on that day anyway.
    MeetsAnyway { name: String, day: NaiveDate },
    /// The meeting of the series on that day was held (`is_it`), or a later one was: there is nothing to change of it.
    MetSince { name: String, day: NaiveDate, is_it: bool },
    /// A series needs a name that no other has.
    SeriesName(String),
    /// A meeting of the series is open already.
    AlreadyOpen { meeting: MeetingId, name: String },
    /// The item is not on the agenda.
    NotOnAgenda(ItemId),
    /// Nothing of this person's is left to undo (or to redo).
    NothingLeft { redo: bool },
    /// Nothing that this person did in this triage, this review or this meeting is left to undo (or to redo).
    NothingLeftHere { redo: bool, in_meeting: bool },
    /// The newest step is an import, which is taken back on the command line only.
    UndoesImport,
    /// The step cannot be taken back: the field was changed since.
    ChangedSince { item: ItemId, field: Field, by: Option<Handle> },
    /// The same: somebody took the item off the agenda, put it there or moved it since.
    AgendaChangedSince { item: ItemId, by: Handle },
    /// The same: somebody said since whether this person is there.
    PresenceChangedSince { person: Handle, by: Handle },
}

impl Refusal {
    /// Of a link that would lead back to the item from which it leads.
    pub fn leads_back(item: ItemId, Link { kind, to }: Link) -> Refusal {
        match kind {
            LinkKind::DuplicateOf if to != item => Refusal::RepeatsBack { item, to },
            _ => Refusal::Circle { item, to, field: Field::Link },
        }
    }
}
