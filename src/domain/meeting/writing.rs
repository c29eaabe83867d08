//! Writing minutes: from the agenda of a meeting and the steps that carry it, never by hand.

use chrono::{DateTime, NaiveDate, Utc};
use std::collections::{BTreeMap, HashMap, HashSet};

use super::minutes::{Line, Minutes, Record, Topic};
use super::net::{Net, born_with, heirs, net};
use super::{Entry, Part};
use crate::domain::change::{Change, Deed};
use crate::domain::field::Field;
use crate::domain::id::ItemId;
use crate::domain::kind::Kind;
use crate::domain::link::{Link, LinkKind};
use crate::domain::person::Handle;
use crate::domain::workflow::{Category, Status};

/// Writes the minutes.
pub fn minutes(record: Record) -> Minutes {
    let mut writer = Writer::new(&record);
    let topics = writer.topics();
    writer.discussed = topics.iter().map(|topic| topic.item).collect();
    Minutes {
        actions: writer.captured(|kind| !matches!(kind, Kind::Decision | Kind::Dispute)),
        decisions: writer.decisions(),
        disputes: writer.disputes(),
        carried: writer.carried(&topics),
        unreached: writer.unreached(),
        spans: spans(&record),
        topics,
        meeting: record.meeting.clone(),
    }
}

/// When a meeting was on.
fn spans(record: &Record) -> Vec<(DateTime<Utc>, Option<DateTime<Utc>>)> {
    let mut spans: Vec<(DateTime<Utc>, Option<DateTime<Utc>>)> = Vec::new();
    for step in record.steps {
        match (step.deed, spans.last_mut()) {
            (Deed::MeetingStart | Deed::MeetingResume, None | Some((_, Some(_)))) => spans.push((step.at, None)),
            (Deed::MeetingPause | Deed::MeetingEnd, Some((_, open @ None))) => *open = Some(step.at),
            _ => {}
        }
    }
    if spans.is_empty() {
        spans.push((record.meeting.began, record.meeting.ended));
    }
    spans
}

struct Writer<'a> {
    record: &'a Record<'a>,
    /// Who began the meeting: the one who types what all say.
    keeper: Option<&'a Handle>,
    changes: Vec<Net<'a>>,
    /// Where in the changes those of an item stand.
    places: HashMap<ItemId, Vec<usize>>,
    entries: HashMap<ItemId, &'a Entry>,
    /// What came to be in the meeting, in order, and out of what.
    made: Vec<(ItemId, Option<ItemId>)>,
    is_made: HashSet<ItemId>,
    /// The links with which these came to be.
    born_with: HashSet<(ItemId, &'a str)>,
    discussed: HashSet<ItemId>,
}

impl<'a> Writer<'a> {
    fn new(record: &'a Record<'a>) -> Writer<'a> {
        let changes = standing(record);
        let mut places: HashMap<ItemId, Vec<usize>> = HashMap::new();
        for (place, net) in changes.iter().enumerate() {
            places.entry(net.change.item).or_default().push(place);
        }
        let begin = record.steps.iter().find(|step| step.deed == Deed::MeetingStart);
        let mut writer = Writer {
            record,
            keeper: begin.map(|step| &step.who),
            changes,
            places,
            entries: record.agenda.iter().map(|entry| (entry.item, entry)).collect(),
            made: Vec::new(),
            is_made: HashSet::new(),
            born_with: born_with(record.steps),
            discussed: HashSet::new(),
        };
        let made = writer.changes.iter().map(|net| &net.change);
        let made = made.filter(|change| change.field == Field::Item && change.new.is_some());
        writer.made = made.map(|change| (change.item, writer.came_from(change.item))).collect();
        writer.is_made = writer.made.iter().map(|(item, _)| *item).collect();
        writer
    }

    /// What the meeting changed of an item, in order.
    fn of(&self, id: ItemId) -> impl Iterator<Item = &Net<'a>> {
        let places = self.places.get(&id).into_iter().flatten();
        places.filter_map(|place| self.changes.get(*place))
    }

    /// Items of the agenda in its order, then others in the order in which they came up.
    fn all(&self) -> impl Iterator<Item = ItemId> {
        let agenda = self.record.agenda.iter().map(|entry| entry.item);
        let others = self.changes.iter().map(|net| net.change.item);
        let mut seen = HashSet::new();
        agenda.chain(others).filter(move |id| seen.insert(*id))
    }

    fn topics(&self) -> Vec<Topic> {
        let mut outcomes: HashMap<ItemId, Vec<(Kind, Line)>> = HashMap::new();
        for (made, from) in &self.made {
            if let (Some(from), Some(kind), Some(line)) = (from, self.kind(*made), self.line(*made)) {
                outcomes.entry(*from).or_default().push((kind, line));
            }
        }
        self.in_turn()
            .into_iter()
            .filter_map(|id| self.topic(id, outcomes.remove(&id).unwrap_or_default()))
            .filter(|topic| !topic.said.is_empty() || !topic.changes.is_empty() || !topic.outcomes.is_empty())
            .collect()
    }

    /// What there may be to tell of: what came out of an item follows it.
    fn in_turn(&self) -> Vec<ItemId> {
        let mut made: HashMap<ItemId, Vec<ItemId>> = HashMap::new();
        for (item, from) in self.made.iter().rev() {
            made.entry((*from).unwrap_or(*item)).or_default().push(*item);
        }
        let (mut turns, mut seen) = (Vec::new(), HashSet::new());
        let mut waiting: Vec<ItemId> = self.all().collect();
        waiting.reverse();
        while let Some(id) = waiting.pop() {
            if seen.insert(id) {
                turns.push(id);
                waiting.extend(made.remove(&id).unwrap_or_default());
            }
        }
        turns
    }

    fn topic(&self, id: ItemId, outcomes: Vec<(Kind, Line)>) -> Option<Topic> {
        let (entry, item) = (self.entries.get(&id), self.record.items.get(&id)?);
        let said = self.of(id).filter(|net| net.change.field == Field::Comment);
        let decided = self.of(id).any(|net| net.change.field == Field::Decision) && !self.is_unsettled(id);
        let decider = self.value(id, Field::Owner).and_then(|owner| owner.parse().ok());
        let is_told = |change: &Change| match change.field {
            // The deadline of a decided dispute says when to look again: the decision tells it.
            Field::Deadline if decided => false,
            Field::Link => !change.new.as_deref().is_some_and(|link| self.born_with.contains(&(id, link))),
            _ => is_told(change),
        };
        Some(Topic {
            item: id,
            title: item.title.clone(),
            kind: item.kind,
            is_open: self.record.workflow.category(&item.status).is_open(),
            part: entry.map(|entry| entry.part),
            times: entry.map_or(0, |entry| entry.times),
            is_captured: self.is_made.contains(&id),
            said: said
                .filter_map(|net| {
                    let who = Some(net.who).filter(|who| Some(*who) != self.keeper);
                    Some((who.cloned(), net.change.new.clone()?))
                })
                .collect(),
            changes: self.of(id).map(|net| &net.change).filter(|change| is_told(change)).cloned().collect(),
            outcomes,
            decider: decider.filter(|_| decided),
        })
    }

    fn came_from(&self, id: ItemId) -> Option<ItemId> {
        let links = self.of(id).filter(|net| net.change.field == Field::Link);
        links.filter_map(|net| net.change.new.as_deref()?.parse::<Link>().ok()).find_map(|link| match link.kind {
            LinkKind::CameFrom => Some(link.to),
            _ => None,
        })
    }

    /// A field of an item as the meeting left it: of one that it made, by its own steps alone.
    fn value(&self, id: ItemId, field: Field) -> Option<String> {
        let changes = || self.of(id).map(|net| &net.change);
        if let Some(change) = changes().find(|change| change.field == field) {
            return change.new.clone();
        }
        match changes().find(|change| change.field == Field::Item) {
            Some(Change { new: Some(snapshot), .. }) => {
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
        let times = self.entries.get(&id).map_or(0, |entry| entry.times);
        Some(Line {
            item: id,
            title: self.value(id, Field::Title)?,
            owner: self.value(id, Field::Owner).and_then(|owner| owner.parse().ok()),
            deadline: self.value(id, Field::Deadline).and_then(|due| due.parse().ok()),
            decision: self.value(id, Field::Decision),
            why: self.value(id, Field::Rationale),
            from: self.came_from(id),
            status: self.came_to(id),
            wake: self.wakes(id),
            times: if self.is_reached(id) { times + 1 } else { 0 },
        })
    }

    /// The status of what was captured and came to its end in the same meeting; a decision is done as it is made.
    fn came_to(&self, id: ItemId) -> Option<Status> {
        let status = Status(self.value(id, Field::Status).filter(|_| self.is_made.contains(&id))?);
        let category = self.record.workflow.category(&status);
        let is_usual = category.is_open() || category == Category::Completed && self.kind(id) == Some(Kind::Decision);
        (!is_usual).then_some(status)
    }

    /// Whether an item was talked about or came to be in this meeting, or was carried over to it: it is not to be lost.
    fn is_reached(&self, id: ItemId) -> bool {
        let carried = self.entries.get(&id).is_some_and(|entry| entry.times > 0);
        carried || self.is_made.contains(&id) || self.discussed.contains(&id)
    }

    fn captured(&self, is_wanted: fn(Kind) -> bool) -> Vec<Line> {
        let made = self.made.iter().map(|(item, _)| *item);
        made.filter(|id| self.kind(*id).is_some_and(is_wanted)).filter_map(|id| self.line(id)).collect()
    }

    /// Disputes that were decided, and decisions that were captured.
    fn decisions(&self) -> Vec<Line> {
        let decided = self.changes.iter().map(|net| &net.change);
        let decided = decided.filter(|change| change.field == Field::Decision && change.new.is_some());
        let decided = decided.filter(|change| !self.is_unsettled(change.item));
        let mut lines: Vec<Line> = decided.filter_map(|change| self.line(change.item)).collect();
        let captured = self.captured(|kind| kind == Kind::Decision);
        let told: HashSet<ItemId> = lines.iter().map(|line| line.item).collect();
        lines.extend(captured.into_iter().filter(|line| !told.contains(&line.item)));
        lines
    }

    fn disputes(&self) -> Vec<Line> {
        self.all()
            .filter(|id| !self.is_struck(*id) && self.kind(*id) == Some(Kind::Dispute) && self.is_open(*id))
            .filter_map(|id| self.line(id))
            .collect()
    }

    /// Disputes and what came to be have lists of their own.
    fn carried(&self, topics: &[Topic]) -> Vec<Line> {
        let others = topics.iter().filter(|topic| topic.part.is_none());
        let left = self.standing().chain(others.map(|topic| topic.item));
        left.filter(|id| self.is_plain(*id) && self.is_reached(*id)).filter_map(|id| self.line(id)).collect()
    }

    fn unreached(&self) -> Vec<Line> {
        let is_due = |id: ItemId| self.is_plain(id) || self.is_revisit(id);
        self.standing().filter(|id| is_due(*id) && !self.is_reached(*id)).filter_map(|id| self.line(id)).collect()
    }

    /// What is on the agenda.
    fn standing(&self) -> impl Iterator<Item = ItemId> {
        let agenda = self.record.agenda.iter().filter(|entry| !entry.is_struck);
        agenda.map(|entry| entry.item)
    }

    fn is_struck(&self, id: ItemId) -> bool {
        self.entries.get(&id).is_some_and(|entry| entry.is_struck)
    }

    fn is_revisit(&self, id: ItemId) -> bool {
        self.entries.get(&id).is_some_and(|entry| entry.part == Part::Revisit)
    }

    /// Whether an item is a dispute that the meeting left undecided, whatever was decided of it on the way.
    fn is_unsettled(&self, id: ItemId) -> bool {
        let status = self.record.items.get(&id).map(|item| &item.status);
        let is_open = status.is_some_and(|status| self.record.workflow.category(status).is_open());
        is_open && self.kind(id) == Some(Kind::Dispute)
    }

    /// Whether an item is open and has no other list of its own.
    fn is_plain(&self, id: ItemId) -> bool {
        !self.is_made.contains(&id) && self.kind(id) != Some(Kind::Dispute) && self.is_open(id)
    }

    /// Whether an item was open when the meeting ended. What sleeps is, where the meeting came to it: it may wake before
    /// the next one.
    fn is_open(&self, id: ItemId) -> bool {
        let item = self.record.items.get(&id).filter(|item| !item.archived);
        item.is_some_and(|item| self.record.workflow.category(&item.status).is_open())
            && (self.wakes(id).is_none() || self.is_reached(id))
    }

    /// The day until which an item slept when the meeting ended.
    fn wakes(&self, id: ItemId) -> Option<NaiveDate> {
        let wake = self.value(id, Field::Wake)?.parse().ok();
        wake.filter(|wake| *wake > self.record.meeting.on)
    }
}

/// What the steps came to, without what was captured and deleted again, and without votes that nobody gave: those of a
/// duplicate, left to the item that it repeats, which nobody came to.
fn standing<'a>(record: &Record<'a>) -> Vec<Net<'a>> {
    let mut changes = net(record.steps);
    let is_deleted = |id: &ItemId| record.items.get(id).is_some_and(|item| item.archived);
    let made = changes.iter().map(|net| &net.change);
    let made = made.filter(|change| change.field == Field::Item && change.new.is_some()).map(|change| change.item);
    let deleted: HashSet<ItemId> = made.filter(is_deleted).collect();
    let heirs = heirs(record.steps);
    let is_left = |change: &Change| change.field == Field::Votes && heirs.contains(&change.item);
    changes.retain(|Net { change, .. }| !deleted.contains(&change.item) && !is_left(change));
    changes
}

/// Whether a change is told as one: words have their own place, and what follows from a move is told by it.
fn is_told(change: &Change) -> bool {
    !matches!(
        change.field,
        Field::Comment | Field::Item | Field::Closed | Field::Reopened | Field::Extra | Field::Reviewed
    )
}
