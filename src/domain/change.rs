//! What an action changed: the one record from which history, undo, news and minutes are read.

use chrono::{DateTime, Utc};

use super::code::codes;
use super::field::Field;
use super::id::{ItemId, MeetingId};
use super::person::Handle;

/// One field of one item, before and after, each in its written form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The item.
    pub item: ItemId,
    /// Which field.
    pub field: Field,
    /// What it was; `None` is empty.
    pub old: Option<String>,
    /// What it became.
    pub new: Option<String>,
}

codes! {
    /// Through which door an action came.
    Door { Screen = "screen", CommandLine = "command-line", Import = "import" }
}

codes! {
    /// What an action was, as history names it.
    Deed {
        Create = "create",
        Edit = "edit",
        Move = "move",
        Comment = "comment",
        Link = "link",
        HandOver = "hand-over",
        Archive = "archive",
        Import = "import",
        Undo = "undo",
        Redo = "redo",
        Review = "review",
        /// A meeting began.
        MeetingStart = "meeting-start",
        /// A meeting ended.
        MeetingEnd = "meeting-end",
        /// A meeting was interrupted.
        MeetingPause = "meeting-pause",
        /// A meeting goes on.
        MeetingResume = "meeting-resume",
        /// An item came onto the agenda.
        AgendaAdd = "agenda-add",
        /// It was taken off.
        AgendaStrike = "agenda-strike",
        /// It was put back.
        AgendaReturn = "agenda-return",
        /// It moved up.
        AgendaUp = "agenda-up",
        /// It moved down.
        AgendaDown = "agenda-down",
        /// Somebody came or went.
        Attendance = "attendance",
        /// One of these, of a step that does not tell which.
        Agenda = "agenda",
    }
}

impl Deed {
    /// Whether it is about a meeting itself, not about items.
    pub fn is_of_meeting(self) -> bool {
        let turns = [Deed::MeetingStart, Deed::MeetingEnd, Deed::MeetingPause, Deed::MeetingResume];
        turns.contains(&self) || self.is_of_agenda()
    }

    /// Whether it is about an agenda, or about who is there: it can be taken back while the meeting is open.
    pub fn is_of_agenda(self) -> bool {
        matches!(
            self,
            Deed::AgendaAdd
                | Deed::AgendaStrike
                | Deed::AgendaReturn
                | Deed::AgendaUp
                | Deed::AgendaDown
                | Deed::Attendance
                | Deed::Agenda
        )
    }
}

/// Who acts, when and from where: goes with every edit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct By {
    /// Who.
    pub who: Handle,
    /// When.
    pub at: DateTime<Utc>,
    /// The civil date where the person is.
    pub today: chrono::NaiveDate,
    /// From where.
    pub door: Door,
    /// In which meeting, if in one.
    pub meeting: Option<MeetingId>,
}

/// How far back an undo may reach among one's own steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// To any.
    All,
    /// To any but an import, which is not taken back by a slip of a key.
    Edits,
    /// To those from a step on.
    Since(i64),
    /// To those of a meeting.
    Meeting(MeetingId),
}

/// Of a very large step only so many changes are told.
pub const MOST_TOLD: usize = 1_000;

/// One action of one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Rises with every step of the store.
    pub id: i64,
    /// When.
    pub at: DateTime<Utc>,
    /// Who.
    pub who: Handle,
    /// From where.
    pub door: Door,
    /// What it was.
    pub deed: Deed,
    /// The step that it took back or did again.
    pub of: Option<i64>,
    /// In which meeting it was done.
    pub meeting: Option<MeetingId>,
    /// What it changed, in order.
    pub changes: Vec<Change>,
    /// What it did to an agenda or to who is there, or took back or did again of that.
    pub agenda: Option<AgendaStep>,
}

/// What a step did to an agenda, or to who is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AgendaStep {
    /// What.
    pub deed: Deed,
    /// The item whose place on the agenda it was.
    pub item: Option<ItemId>,
}
