//! The minutes of a meeting: what they hold, and what they are made of.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use std::collections::BTreeMap;

use super::{Entry, Meeting, Part};
use crate::domain::change::{Change, Step};
use crate::domain::due::Due;
use crate::domain::id::ItemId;
use crate::domain::item::Item;
use crate::domain::kind::Kind;
use crate::domain::person::Handle;
use crate::domain::workflow::{Status, Workflow};

/// What a meeting came to.
#[derive(Debug, Clone, PartialEq)]
pub struct Minutes {
    /// The meeting: when, who.
    pub meeting: Meeting,
    /// What was talked about: items of the agenda in its order, then others in the order in which they came up.
    pub topics: Vec<Topic>,
    /// What is to be done.
    pub actions: Vec<Line>,
    /// What was decided.
    pub decisions: Vec<Line>,
    /// Disputes that were before the meeting and are open.
    pub disputes: Vec<Line>,
    /// What was talked about, or carried over before, and is still open.
    pub carried: Vec<Line>,
    /// What stood on the agenda and was not come to: what brought it there brings it back.
    pub unreached: Vec<Line>,
    /// When it was on: each time from when to when, the last one maybe still.
    pub spans: Vec<(DateTime<Utc>, Option<DateTime<Utc>>)>,
}

impl Minutes {
    /// What the next meeting of its series begins with, and how often that is then carried over; some of it may be done
    /// meanwhile.
    pub fn left(&self) -> impl Iterator<Item = (ItemId, i64)> {
        let lines = self.disputes.iter().chain(&self.carried).chain(&self.actions);
        lines.filter(|line| line.times > 0).map(|line| (line.item, line.times))
    }

    /// How long it was on until a moment, without its pauses.
    pub fn lasted(&self, now: DateTime<Utc>) -> TimeDelta {
        let spans = self.spans.iter().map(|(from, to)| to.unwrap_or(now) - *from);
        spans.fold(TimeDelta::zero(), |sum, span| sum + span.max(TimeDelta::zero()))
    }
}

/// An item that was talked about.
#[derive(Debug, Clone, PartialEq)]
pub struct Topic {
    /// The item.
    pub item: ItemId,
    /// Its title at the end of the meeting.
    pub title: String,
    /// What sort of thing it was then.
    pub kind: Kind,
    /// It was open then.
    pub is_open: bool,
    /// Why it was on the agenda; `None` where it was not.
    pub part: Option<Part>,
    /// How often it was carried over to this meeting.
    pub times: i64,
    /// It was captured in this meeting, and this is what was done about it after that.
    pub is_captured: bool,
    /// What was said, in order: who typed it, if not the one who keeps the minutes for all, and the words.
    pub said: Vec<(Option<Handle>, String)>,
    /// What was changed, each field once.
    pub changes: Vec<Change>,
    /// Actions, decisions and disputes that came out of it.
    pub outcomes: Vec<(Kind, Line)>,
    /// Of a dispute that was decided: who had to.
    pub decider: Option<Handle>,
}

/// An item in a list of the minutes.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// The item.
    pub item: ItemId,
    /// Its title.
    pub title: String,
    /// Who has it.
    pub owner: Option<Handle>,
    /// By when; of a decision, when to look at it again.
    pub deadline: Option<Due>,
    /// What was decided, of a dispute.
    pub decision: Option<String>,
    /// Why it was decided so.
    pub why: Option<String>,
    /// The item under discussion when it was captured.
    pub from: Option<ItemId>,
    /// The status to which it came in the meeting in which it was captured, where it is open no more.
    pub status: Option<Status>,
    /// Until when it sleeps.
    pub wake: Option<NaiveDate>,
    /// How often it was carried over, this time included; 0 where it is not.
    pub times: i64,
}

/// What minutes are made of.
#[derive(Debug)]
pub struct Record<'a> {
    /// The meeting.
    pub meeting: Meeting,
    /// Its agenda, in order.
    pub agenda: &'a [Entry],
    /// The steps that carry it, the oldest first.
    pub steps: &'a [Step],
    /// The items of the agenda and of the steps as they were when it ended.
    pub items: &'a BTreeMap<ItemId, Item>,
    /// What the statuses mean.
    pub workflow: &'a Workflow,
}
