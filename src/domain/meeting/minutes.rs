//! The minutes of a meeting: made from its agenda and the steps that carry it, never written by hand.

use std::collections::BTreeMap;

use super::net::net;
use super::{Entry, Meeting, Part};
use crate::domain::change::{Change, Step};
use crate::domain::due::Due;
use crate::domain::field::Field;
use crate::domain::id::ItemId;
use crate::domain::item::Item;
use crate::domain::kind::Kind;
use crate::domain::link::{Link, LinkKind};
use crate::domain::person::Handle;
use crate::domain::workflow::Workflow;

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
    /// What the next meeting begins with.
    pub carried: Vec<Line>,
}

/// An item that was talked about.
#[derive(Debug, Clone, PartialEq)]
pub struct Topic {
    /// The item.
    pub item: ItemId,
    /// Its title at the end of the meeting.
    pub title: String,
    /// Why it was on the agenda; `None` where it was not.
    pub part: Option<Part>,
    /// How often it was carried over to this meeting.
    pub times: i64,
    /// What was said, in order: who typed it, and the words.
    pub said: Vec<(Handle, String)>,
    /// What was changed, each field once.
    pub changes: Vec<Change>,
    /// Actions, decisions and disputes that came out of it.
    pub outcomes: Vec<(Kind, Line)>,
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
    /// How often it was carried over, this time included.
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

/// Writes the minutes.
pub fn minutes(record: Record) -> Minutes {
    let changes = net(record.steps);
    let writer = Writer {
        record: &record,
        changes: &changes,
    };
    Minutes {
        topics: writer.topics(),
        actions: writer.captured(|kind| !matches!(kind, Kind::Decision | Kind::Dispute)),
        decisions: writer.decisions(),
        disputes: writer.disputes(),
        carried: writer.carried(),
        meeting: record.meeting.clone(),
    }
}

struct Writer<'a> {
    record: &'a Record<'a>,
    changes: &'a [Change],
}

impl Writer<'_> {
    fn topics(&self) -> Vec<Topic> {
        let agenda = self.record.agenda.iter().map(|entry| entry.item);
        let others = self.changes.iter().map(|change| change.item);
        let mut seen = Vec::new();
        for id in agenda.chain(others) {
            if !seen.contains(&id) && !self.is_made(id) {
                seen.push(id);
            }
        }
        let topics = seen.into_iter().filter_map(|id| self.topic(id));
        topics
            .filter(|topic| !topic.said.is_empty() || !topic.changes.is_empty() || !topic.outcomes.is_empty())
            .collect()
    }

    fn topic(&self, id: ItemId) -> Option<Topic> {
        let entry = self.record.agenda.iter().find(|entry| entry.item == id);
        let said = self
            .record
            .steps
            .iter()
            .flat_map(|step| step.changes.iter().map(move |change| (step, change)));
        let stands = |change: &Change| self.changes.iter().any(|net| net == change);
        let said = said.filter(|(_, change)| {
            change.item == id && change.field == Field::Comment && change.new.is_some() && stands(change)
        });
        let made = self.made().filter(|made| self.came_from(*made) == Some(id));
        Some(Topic {
            item: id,
            title: self.record.items.get(&id)?.title.clone(),
            part: entry.map(|entry| entry.part),
            times: entry.map_or(0, |entry| entry.times),
            said: said
                .filter_map(|(step, change)| Some((step.who.clone(), change.new.clone()?)))
                .collect(),
            changes: self
                .changes
                .iter()
                .filter(|change| change.item == id && is_told(change))
                .cloned()
                .collect(),
            outcomes: made
                .filter_map(|made| Some((self.kind(made)?, self.line(made)?)))
                .collect(),
        })
    }

    /// What came to be in the meeting, in order.
    fn made(&self) -> impl Iterator<Item = ItemId> + '_ {
        self.changes
            .iter()
            .filter(|change| change.field == Field::Item && change.new.is_some())
            .map(|change| change.item)
    }

    fn is_made(&self, id: ItemId) -> bool {
        self.made().any(|made| made == id)
    }

    fn came_from(&self, id: ItemId) -> Option<ItemId> {
        let links = self
            .changes
            .iter()
            .filter(|change| change.item == id && change.field == Field::Link);
        links
            .filter_map(|change| change.new.as_deref()?.parse::<Link>().ok())
            .find_map(|link| match link.kind {
                LinkKind::CameFrom => Some(link.to),
                _ => None,
            })
    }

    /// A field of an item as the meeting left it: of one that it made, by its own steps alone.
    fn value(&self, id: ItemId, field: Field) -> Option<String> {
        let changes = || self.changes.iter().filter(|change| change.item == id);
        if let Some(change) = changes().find(|change| change.field == field) {
            return change.new.clone();
        }
        match changes().find(|change| change.field == Field::Item) {
            Some(Change {
                new: Some(snapshot), ..
            }) => {
                let fields: BTreeMap<String, String> = serde_json::from_str(snapshot).unwrap_or_default();
                fields.get(field.code()).cloned()
            }
            _ => self.record.items.get(&id)?.get(field),
        }
    }

    fn kind(&self, id: ItemId) -> Option<Kind> {
        self.value(id, Field::Kind)?.parse().ok()
    }

    fn line(&self, id: ItemId) -> Option<Line> {
        let entry = self.record.agenda.iter().find(|entry| entry.item == id);
        Some(Line {
            item: id,
            title: self.value(id, Field::Title)?,
            owner: self.value(id, Field::Owner).and_then(|owner| owner.parse().ok()),
            deadline: self.value(id, Field::Deadline).and_then(|due| due.parse().ok()),
            decision: self.value(id, Field::Decision),
            why: self.value(id, Field::Rationale),
            from: self.came_from(id),
            times: entry.map_or(0, |entry| entry.times + 1),
        })
    }

    fn captured(&self, is_wanted: fn(Kind) -> bool) -> Vec<Line> {
        let made = self.made().filter(|id| self.kind(*id).is_some_and(is_wanted));
        made.filter_map(|id| self.line(id)).collect()
    }

    /// Decisions that were captured, and disputes that were decided.
    fn decisions(&self) -> Vec<Line> {
        let decided = self
            .changes
            .iter()
            .filter(|change| change.field == Field::Decision && change.new.is_some());
        let lines = decided.filter_map(|change| self.line(change.item));
        lines.chain(self.captured(|kind| kind == Kind::Decision)).collect()
    }

    fn disputes(&self) -> Vec<Line> {
        let agenda = self
            .record
            .agenda
            .iter()
            .filter(|entry| !entry.is_struck)
            .map(|entry| entry.item);
        let mut seen: Vec<ItemId> = Vec::new();
        for id in agenda.chain(self.changes.iter().map(|change| change.item)) {
            if !seen.contains(&id) && self.kind(id) == Some(Kind::Dispute) && self.is_open(id) {
                seen.push(id);
            }
        }
        seen.into_iter().filter_map(|id| self.line(id)).collect()
    }

    /// What was on the agenda and is open: disputes have a list of their own.
    fn carried(&self) -> Vec<Line> {
        let left = self
            .record
            .agenda
            .iter()
            .filter(|entry| !entry.is_struck)
            .map(|entry| entry.item);
        let left = left.filter(|id| self.kind(*id) != Some(Kind::Dispute) && self.is_open(*id));
        left.filter_map(|id| self.line(id)).collect()
    }

    /// Whether an item was open and awake when the meeting ended.
    fn is_open(&self, id: ItemId) -> bool {
        self.record.items.get(&id).is_some_and(|item| {
            let sleeps = item.wake.is_some_and(|wake| wake > self.record.meeting.on);
            !item.archived && !sleeps && self.record.workflow.category(&item.status).is_open()
        })
    }
}

/// Whether a change is told as one: words have their own place, and what follows from a move is told by it.
fn is_told(change: &Change) -> bool {
    !matches!(
        change.field,
        Field::Comment | Field::Item | Field::Closed | Field::Reopened | Field::Extra
    )
}
