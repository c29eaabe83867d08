//! The one place that decides: what an edit changes, or why it may not.

use chrono::{DateTime, NaiveDate, Utc};
use std::collections::BTreeMap;
use uuid::Uuid;

use super::change::Change;
use super::edit::{Draft, Edit, Given};
use super::field::{Field, moment};
use super::id::ItemId;
use super::item::Item;
use super::kind::Kind;
use super::link::{Link, LinkKind};
use super::person::Handle;
use super::reason::CloseReason;
use super::refusal::{BadValue, Clash, Refusal};
use super::tag;
use super::workflow::{Category, Need, Status, Workflow};

/// The longest title, in bytes.
pub const TITLE_BYTES: usize = 4 * 1024;
/// The longest other text, in bytes.
pub const TEXT_BYTES: usize = 1024 * 1024;

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
    /// The table of moves.
    pub workflow: &'a Workflow,
    /// The civil date where the person is.
    pub today: NaiveDate,
    /// The moment.
    pub now: DateTime<Utc>,
}

/// What an edit changes, in order; nothing where everything is so already.
///
/// # Errors
/// Why it may not be.
pub fn plan(edit: &Edit, before: &Before) -> Result<Vec<Change>, Refusal> {
    let item = before.item;
    if item.archived && *edit != Edit::Restore {
        return Err(Refusal::Archived(item.id));
    }
    let mut pen = Pen::new(item);
    match edit {
        Edit::Set { values, seen } => set(&mut pen, before, values, seen)?,
        Edit::Retag { add, remove } => {
            let mut tags = item.tags.clone();
            tags.retain(|tag| {
                !remove
                    .iter()
                    .filter_map(|word| tag::tidy(word))
                    .any(|word| word == *tag)
            });
            tags.extend(add.iter().filter_map(|word| tag::tidy(word)));
            pen.write(Field::Tags, Some(tag::join(&tags)).filter(|text| !text.is_empty()))?;
        }
        Edit::Shift(by) => {
            let later = item.deadline.and_then(|due| due.shifted(*by));
            let later = later.ok_or(Refusal::NoDeadline {
                item: item.id,
                was: item.deadline,
            })?;
            pen.write(Field::Deadline, Some(later.to_string()))?;
        }
        Edit::Move { to, given } => go(&mut pen, before, to, given)?,
        Edit::Comment(text) => pen.say(text)?,
        Edit::Link(link) => tie(&mut pen, before, *link)?,
        Edit::Unlink(link) if before.links.contains(link) => pen.note(Field::Link, Some(link.to_string()), None),
        Edit::Unlink(_) => {}
        Edit::HandOver { to, note } => {
            pen.write(Field::Owner, Some(to.to_string()))?;
            if let Some(note) = note.as_deref().filter(|note| !note.trim().is_empty()) {
                pen.say(note)?;
            }
        }
        Edit::Archive => pen.write(Field::Archived, Some("1".into()))?,
        Edit::Restore => pen.write(Field::Archived, None)?,
    }
    Ok(pen.changes)
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
    Ok(Item {
        id,
        uid,
        kind: draft.kind.unwrap_or(Kind::Issue),
        title: title(&draft.title)?,
        body: fitting(Field::Body, draft.body.clone(), TEXT_BYTES)?,
        status: workflow.initial().clone(),
        priority: draft.priority,
        owner: draft.owner.clone(),
        reporter: Some(who.clone()),
        team: None,
        deadline: draft.deadline,
        start: None,
        wake: None,
        tags: draft.tags.iter().filter_map(|word| tag::tidy(word)).collect(),
        parent: draft.parent,
        goal: draft.goal.clone(),
        source: draft.source.clone(),
        why: None,
        value: None,
        effort: None,
        votes: 0,
        asked: None,
        ask_by: None,
        decision: None,
        close_reason: None,
        created: now,
        updated: now,
        closed: None,
        reopened: 0,
        version: 1,
        external: None,
        extra: BTreeMap::new(),
        archived: false,
    })
}

/// The change that records a new item: its new value is a snapshot of the filled fields, long texts left out.
pub fn creation(item: &Item) -> Change {
    let brief = |field: &&Field| !matches!(field, Field::Body | Field::Extra);
    let fields = Field::ALL.iter().filter(brief);
    let snapshot: BTreeMap<&str, String> = fields
        .filter_map(|field| Some((field.code(), item.get(*field)?)))
        .collect();
    Change {
        item: item.id,
        field: Field::Item,
        old: None,
        new: serde_json::to_string(&snapshot).ok(),
    }
}

/// The changes that take these back, in the order in which to make them.
pub fn reversed(changes: &[Change]) -> Vec<Change> {
    let turn = |c: &Change| Change {
        item: c.item,
        field: c.field,
        old: c.new.clone(),
        new: c.old.clone(),
    };
    changes.iter().rev().map(turn).collect()
}

/// A working copy that writes down what is done to it.
struct Pen {
    item: Item,
    changes: Vec<Change>,
}

impl Pen {
    fn new(item: &Item) -> Pen {
        Pen {
            item: item.clone(),
            changes: Vec::new(),
        }
    }

    fn write(&mut self, field: Field, value: Option<String>) -> Result<(), Refusal> {
        let old = self.item.get(field);
        self.item
            .set(field, value.as_deref())
            .map_err(|bad| Refusal::BadValue { field, bad })?;
        let new = self.item.get(field);
        if old != new {
            self.note(field, old, new);
        }
        Ok(())
    }

    fn note(&mut self, field: Field, old: Option<String>, new: Option<String>) {
        self.changes.push(Change {
            item: self.item.id,
            field,
            old,
            new,
        });
    }

    fn say(&mut self, text: &str) -> Result<(), Refusal> {
        let text = text.trim();
        if text.is_empty() {
            return Err(Refusal::BadValue {
                field: Field::Comment,
                bad: BadValue::new(text, &[]),
            });
        }
        let text = fitting(Field::Comment, text.to_string(), TEXT_BYTES)?;
        self.note(Field::Comment, None, Some(text));
        Ok(())
    }
}

fn title(text: &str) -> Result<String, Refusal> {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.is_empty() {
        Err(Refusal::NoTitle)
    } else {
        fitting(Field::Title, line, TITLE_BYTES)
    }
}

fn fitting(field: Field, text: String, most: usize) -> Result<String, Refusal> {
    if text.len() > most {
        Err(Refusal::TooLong {
            field,
            bytes: text.len(),
            most,
        })
    } else {
        Ok(text)
    }
}

fn set(
    pen: &mut Pen,
    before: &Before,
    values: &BTreeMap<Field, Option<String>>,
    seen: &BTreeMap<Field, Option<String>>,
) -> Result<(), Refusal> {
    let item = before.item;
    for (field, value) in values {
        let field = *field;
        if !field.is_settable() {
            return Err(Refusal::BadValue {
                field,
                bad: BadValue::new(value.as_deref().unwrap_or_default(), &[]),
            });
        }
        let value = match (field, value.as_deref().map(str::trim)) {
            (Field::Title, value) => Some(title(value.unwrap_or_default())?),
            (Field::Body, _) => Some(fitting(field, value.clone().unwrap_or_default(), TEXT_BYTES)?),
            (_, None | Some("")) => None,
            (_, Some(text)) => Some(fitting(field, text.to_string(), TEXT_BYTES)?),
        };
        let theirs = item.get(field);
        if let Some(was) = seen.get(&field)
            && *was != theirs
            && value != theirs
        {
            let clash = Clash {
                item: item.id,
                field,
                seen: was.clone(),
                mine: value,
                theirs,
                by: None,
            };
            return Err(Refusal::Clash(Box::new(clash)));
        }
        if value.is_none() && is_kept(field, before) {
            return Err(Refusal::Kept {
                item: item.id,
                field,
                status: item.status.clone(),
            });
        }
        pen.write(field, value)?;
        if field == Field::Parent
            && let Some(to) = pen.item.parent
            && (to == item.id || before.beyond.contains(&item.id))
        {
            return Err(Refusal::Circle {
                item: item.id,
                to,
                field,
            });
        }
    }
    Ok(())
}

/// Whether the status in which the item is stands on this field.
fn is_kept(field: Field, before: &Before) -> bool {
    let needs = before
        .workflow
        .station(&before.item.status)
        .map(|s| s.needs.as_slice())
        .unwrap_or_default();
    before.item.get(field).is_some() && needs.iter().any(|need| field_of(*need) == Some(field))
}

fn field_of(need: Need) -> Option<Field> {
    match need {
        Need::Owner => Some(Field::Owner),
        Need::Deadline => Some(Field::Deadline),
        Need::Wake => Some(Field::Wake),
        Need::Asked => Some(Field::Asked),
        Need::AskBy => Some(Field::AskBy),
        Need::Decision => Some(Field::Decision),
        Need::Reason | Need::DuplicateOf | Need::Unblocked | Need::Why => None,
    }
}

fn go(pen: &mut Pen, before: &Before, to: &Status, given: &Given) -> Result<(), Refusal> {
    let (item, workflow) = (before.item, before.workflow);
    let Some(station) = workflow.station(to) else {
        let known = workflow.stations().iter().map(|s| s.status.clone()).collect();
        return Err(Refusal::NoSuchStatus {
            given: to.to_string(),
            known,
        });
    };
    if *to == item.status {
        return Ok(());
    }
    let reachable = workflow.reachable(&item.status);
    if !reachable.contains(to) {
        return Err(Refusal::Unreachable {
            item: item.id,
            from: item.status.clone(),
            to: to.clone(),
            reachable,
        });
    }
    bring(pen, given)?;

    let (was, will) = (workflow.category(&item.status), station.category);
    let reopens = !was.is_open() && will.is_open();
    for need in station.needs.iter().copied().chain(reopens.then_some(Need::Why)) {
        check(need, pen, before, to, given)?;
    }

    pen.write(Field::Status, Some(to.to_string()))?;
    leave_behind(pen, workflow, &item.status, station.needs.as_slice(), will)?;
    pen.write(
        Field::CloseReason,
        given.reason.filter(|_| will == Category::Closed).map(|r| r.to_string()),
    )?;
    if let Some(other) = given
        .duplicate_of
        .filter(|_| given.reason == Some(CloseReason::Duplicate))
    {
        tie(
            pen,
            before,
            Link {
                kind: LinkKind::DuplicateOf,
                to: other,
            },
        )?;
    }
    if was.is_open() != will.is_open() {
        pen.write(Field::Closed, (!will.is_open()).then(|| moment(before.now)))?;
    }
    if reopens {
        pen.write(Field::Reopened, Some((item.reopened + 1).to_string()))?;
    }
    match given.why.as_deref().filter(|why| !why.trim().is_empty()) {
        Some(why) => pen.say(why),
        None => Ok(()),
    }
}

/// Writes down what was given along with a move.
fn bring(pen: &mut Pen, given: &Given) -> Result<(), Refusal> {
    let brought = [
        (Field::Owner, given.owner.as_ref().map(ToString::to_string)),
        (Field::Deadline, given.deadline.map(|due| due.to_string())),
        (Field::Wake, given.wake.map(|day| day.to_string())),
        (Field::Asked, given.asked.as_ref().map(ToString::to_string)),
        (Field::AskBy, given.ask_by.map(|day| day.to_string())),
        (Field::Decision, given.decision.clone()),
    ];
    brought
        .into_iter()
        .filter(|(_, value)| value.is_some())
        .try_for_each(|(field, value)| pen.write(field, value))
}

fn check(need: Need, pen: &Pen, before: &Before, to: &Status, given: &Given) -> Result<(), Refusal> {
    let item = before.item.id;
    let met = match need {
        Need::Unblocked if !before.blockers.is_empty() => {
            return Err(Refusal::Blocked {
                item,
                by: before.blockers.to_vec(),
            });
        }
        Need::Unblocked => true,
        Need::Reason if given.reason == Some(CloseReason::Duplicate) && given.duplicate_of.is_none() => {
            return Err(Refusal::Missing {
                item,
                to: to.clone(),
                need: Need::DuplicateOf,
            });
        }
        Need::Reason => given.reason.is_some(),
        Need::Why => given.why.as_deref().is_some_and(|why| !why.trim().is_empty()),
        Need::Decision => pen.item.kind != Kind::Dispute || pen.item.decision.is_some(),
        Need::Wake => pen.item.wake.is_some_and(|day| day > before.today),
        Need::DuplicateOf => true,
        Need::Owner | Need::Deadline | Need::Asked | Need::AskBy => {
            field_of(need).is_some_and(|field| pen.item.get(field).is_some())
        }
    };
    if met {
        Ok(())
    } else {
        Err(Refusal::Missing {
            item,
            to: to.clone(),
            need,
        })
    }
}

/// Empties what belonged to the status that is left: its wake day, whom it asked.
fn leave_behind(
    pen: &mut Pen,
    workflow: &Workflow,
    from: &Status,
    needed: &[Need],
    will: Category,
) -> Result<(), Refusal> {
    let had = workflow.station(from).map(|s| s.needs.clone()).unwrap_or_default();
    for need in [Need::Wake, Need::Asked, Need::AskBy] {
        let over = had.contains(&need) || (need == Need::Wake && !will.is_open());
        if over
            && !needed.contains(&need)
            && let Some(field) = field_of(need)
        {
            pen.write(field, None)?;
        }
    }
    Ok(())
}

fn tie(pen: &mut Pen, before: &Before, link: Link) -> Result<(), Refusal> {
    let item = before.item.id;
    let leads_back = link.kind == LinkKind::Blocks && before.beyond.contains(&item);
    if link.to == item || leads_back {
        return Err(Refusal::Circle {
            item,
            to: link.to,
            field: Field::Link,
        });
    }
    if !before.links.contains(&link) {
        pen.note(Field::Link, None, Some(link.to_string()));
    }
    Ok(())
}
