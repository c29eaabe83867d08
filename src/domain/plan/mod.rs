//! The one place that decides: what an edit changes, or why it may not.

mod moving;
mod pen;
mod retelling;
mod setting;
#[cfg(test)]
mod tests;
mod votes;

use chrono::{DateTime, NaiveDate, Utc};
use std::collections::{BTreeMap, HashMap};
use uuid::Uuid;

use super::change::Change;
use super::edit::{Draft, Edit, Given};
use super::field::Field;
use super::id::ItemId;
use super::item::Item;
use super::kind::Kind;
use super::link::{Link, LinkKind};
use super::person::Handle;
use super::refusal::Refusal;
use super::tag;
use super::workflow::{Need, Status, Workflow};
use pen::{Pen, tidy};

pub use moving::{asked_for, lacks};
pub use pen::{TEXT_BYTES, TITLE_BYTES};
pub use retelling::retold;
pub use setting::unfounded;
pub use votes::{bequest, inherit};

/// What is so before an edit, as far as rules ask for it.
#[derive(Debug)]
pub struct Before<'a> {
    /// The item.
    pub item: &'a Item,
    /// Its links, as seen from it.
    pub links: &'a [Link],
    /// The open items that block it.
    pub blockers: &'a [ItemId],
    /// What stands beyond the other end of a link or parent that is asked for: if the item is among it, the edit
    /// would close a circle.
    pub beyond: &'a [ItemId],
    /// Who acts.
    pub who: &'a Handle,
    /// The status from which the item came to its present one, as far as is known.
    pub back: Option<&'a Status>,
    /// The day on which who acts went over the item last.
    pub reviewed: Option<NaiveDate>,
    /// The table of moves.
    pub workflow: &'a Workflow,
    /// The civil date where the person is.
    pub today: NaiveDate,
    /// The moment.
    pub now: DateTime<Utc>,
}

/// What an edit changes, in order, each field once; nothing where everything is so already.
///
/// # Errors
/// Why it may not be.
pub fn plan(edit: &Edit, before: &Before) -> Result<Vec<Change>, Refusal> {
    let item = before.item;
    if item.archived && *edit != Edit::Restore {
        return Err(Refusal::Archived(item.id));
    }
    let mut pen = Pen::new(item);
    carry_out(&mut pen, edit, before)?;
    Ok(pen.changes())
}

fn carry_out(pen: &mut Pen, edit: &Edit, before: &Before) -> Result<(), Refusal> {
    let item = before.item;
    match edit {
        Edit::Set { values, seen } => setting::set(pen, before, values, seen)?,
        Edit::Retag { add, remove } => {
            let mut tags = item.tags.clone();
            for tag in remove.iter().filter_map(|word| tag::tidy(word)) {
                tags.remove(&tag);
            }
            tags.extend(add.iter().filter_map(|word| tag::tidy(word)));
            pen.write(Field::Tags, Some(&tag::join(&tags)))?;
        }
        Edit::Shift(by) => {
            let later = item.deadline.and_then(|due| due.shifted(*by));
            let later = later.ok_or(Refusal::NoDeadline { item: item.id, was: item.deadline })?;
            pen.write(Field::Deadline, Some(&later.to_string()))?;
        }
        Edit::Move { to, given } => moving::go(pen, before, to, given)?,
        Edit::Comment(text) => {
            pen.say(text)?;
            if item.asked.as_ref() == Some(before.who) && moving::waits_for_answer(before) {
                moving::go_back(pen, before)?;
            }
        }
        Edit::Answer(_) if !moving::waits_for_answer(before) => return Err(Refusal::NotAsked(item.id)),
        Edit::Answer(text) => {
            pen.say(text)?;
            moving::go_back(pen, before)?;
        }
        Edit::Link(link) => tie(pen, before, *link)?,
        Edit::Unlink(link) if before.links.contains(link) => pen.note(Field::Link, Some(link.to_string()), None),
        Edit::Unlink(_) => {}
        Edit::HandOver { to, status, note, seen } => {
            setting::set(pen, before, &BTreeMap::from([(Field::Owner, Some(to.to_string()))]), seen)?;
            if let Some(status) = status {
                let seen = seen.get(&Field::Status).cloned().flatten().map(Status);
                moving::go(pen, before, status, &Given { seen, ..Given::default() })?;
            }
            if let Some(note) = note.as_deref().filter(|note| !note.trim().is_empty()) {
                pen.say(note)?;
            }
        }
        Edit::Keep => {
            let day = |day: NaiveDate| Some(day.to_string());
            pen.note(Field::Reviewed, before.reviewed.and_then(day), day(before.today));
        }
        Edit::Archive => pen.write(Field::Archived, Some("1"))?,
        Edit::Restore => pen.write(Field::Archived, None)?,
        Edit::All(edits) => edits.iter().try_for_each(|edit| carry_out(pen, edit, before))?,
    }
    Ok(())
}

/// The item that a draft makes.
///
/// # Errors
/// Why it may not be.
pub fn create(
    draft: &Draft,
    id: ItemId,
    uid: Uuid,
    workflow: &Workflow,
    who: &Handle,
    now: DateTime<Utc>,
) -> Result<Item, Refusal> {
    let line = |field, text: &Option<String>| -> Result<Option<String>, Refusal> {
        let text = text.as_deref().map(|text| tidy(field, text)).transpose()?;
        Ok(text.filter(|text| !text.is_empty()))
    };
    let status = beginning(draft, id, workflow)?;
    let is_open = workflow.category(&status).is_open();
    Ok(Item {
        id,
        uid,
        kind: draft.kind.unwrap_or(Kind::Issue),
        title: tidy(Field::Title, &draft.title)?,
        body: tidy(Field::Body, &draft.body)?,
        status,
        priority: draft.priority,
        owner: draft.owner.clone(),
        reporter: Some(who.clone()),
        team: None,
        deadline: draft.deadline,
        start: None,
        wake: None,
        tags: draft.tags.iter().filter_map(|word| tag::tidy(word)).collect(),
        parent: draft.parent,
        goal: line(Field::Goal, &draft.goal)?,
        source: line(Field::Source, &draft.source)?,
        why: None,
        value: None,
        effort: None,
        votes: 0,
        asked: None,
        ask_by: None,
        positions: None,
        decision: None,
        rationale: None,
        close_reason: None,
        created: now,
        updated: now,
        closed: (!is_open).then_some(now),
        reopened: 0,
        version: 1,
        external: None,
        extra: BTreeMap::new(),
        archived: false,
    })
}

/// The status in which a draft begins.
fn beginning(draft: &Draft, item: ItemId, workflow: &Workflow) -> Result<Status, Refusal> {
    let Some(status) = &draft.status else {
        return Ok(workflow.initial().clone());
    };
    let station = workflow.station(status).ok_or_else(|| Refusal::NoSuchStatus {
        given: status.to_string(),
        known: workflow.stations().iter().map(|station| station.status.clone()).collect(),
    })?;
    let is_met = |need: &Need| match need {
        Need::Owner => draft.owner.is_some(),
        Need::Deadline => draft.deadline.is_some(),
        Need::Unblocked => true,
        Need::Decision | Need::Rationale => draft.kind != Some(Kind::Dispute),
        _ => false,
    };
    match station.needs.iter().find(|need| !is_met(need)) {
        Some(need) => Err(Refusal::Missing { item, to: status.clone(), need: *need }),
        None => Ok(status.clone()),
    }
}

/// The change that ties a new item to the one from which it came.
pub fn origin(item: ItemId, from: ItemId) -> Change {
    let link = Link { kind: LinkKind::CameFrom, to: from };
    Change { item, field: Field::Link, old: None, new: Some(link.to_string()) }
}

/// The change that records a new item: its new value is a snapshot of the filled fields, long texts left out.
pub fn creation(item: &Item) -> Change {
    let brief = |field: &&Field| !matches!(field, Field::Body | Field::Extra);
    let fields = Field::ALL.iter().filter(brief);
    let snapshot: BTreeMap<&str, String> = fields.filter_map(|field| Some((field.code(), item.get(*field)?))).collect();
    Change { item: item.id, field: Field::Item, old: None, new: serde_json::to_string(&snapshot).ok() }
}

/// The changes that make one state of an item into another one.
pub fn differences(old: &Item, new: &Item) -> Vec<Change> {
    if old == new {
        return Vec::new();
    }
    let change = |field: &Field| Change { item: old.id, field: *field, old: old.get(*field), new: new.get(*field) };
    let changes = Field::ALL.iter().map(change);
    changes.filter(|change| change.old != change.new).collect()
}

/// The changes of one step with each field of an item once, from what it was first to what it became last. A comment or a
/// link stands for itself.
pub fn folded(changes: Vec<Change>) -> Vec<Change> {
    let mut places: HashMap<(ItemId, Field), usize> = HashMap::new();
    let mut folded: Vec<Change> = Vec::with_capacity(changes.len());
    for change in changes {
        let key = (change.item, change.field);
        let is_event = matches!(change.field, Field::Comment | Field::Link);
        let earlier = places.get(&key).filter(|_| !is_event);
        match earlier.and_then(|place| folded.get_mut(*place)) {
            Some(earlier) => earlier.new = change.new,
            None => {
                places.insert(key, folded.len());
                folded.push(change);
            }
        }
    }
    folded.retain(|change| change.old != change.new);
    folded
}

/// The changes that take these back, in the order in which to make them.
pub fn reversed(changes: &[Change]) -> Vec<Change> {
    let turn = |c: &Change| Change { item: c.item, field: c.field, old: c.new.clone(), new: c.old.clone() };
    changes.iter().rev().map(turn).collect()
}

fn tie(pen: &mut Pen, before: &Before, link: Link) -> Result<(), Refusal> {
    let item = before.item.id;
    let leads_back = link.kind.is_one_way() && before.beyond.contains(&item);
    if link.to == item || leads_back {
        return Err(Refusal::leads_back(item, link));
    }
    if !before.links.contains(&link) {
        pen.note(Field::Link, None, Some(link.to_string()));
    }
    Ok(())
}
