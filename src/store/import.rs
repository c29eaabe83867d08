//! Taking over what another tool's file says: all of it or nothing, as one step.
//!
//! A record that was imported before is compared with what the file said then, not with what stands here now: so the same
//! file twice changes nothing, and work done here survives a changed file wherever the file did not change.

use chrono::{DateTime, Utc};
use rusqlite::{OptionalExtension, Transaction, TransactionBehavior, params};
use std::collections::{BTreeMap, HashMap};
use uuid::Uuid;

use super::error::Failure;
use super::{Store, history, people};
use crate::domain::change::{By, Change, Deed, Step};
use crate::domain::field::Field;
use crate::domain::id::ItemId;
use crate::domain::incoming::{Batch, Incoming, IncomingComment};
use crate::domain::item::Item;
use crate::domain::kind::Kind;
use crate::domain::link::{Link, LinkKind};
use crate::domain::person::Handle;
use crate::domain::plan;

/// What became of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It made an item.
    Created(ItemId),
    /// It changed an item.
    Updated(ItemId),
    /// Everything was so already.
    Same(ItemId),
}

/// What an import did, or would do.
#[derive(Debug, Clone, PartialEq)]
pub struct Imported {
    /// The line of each record and what became of it.
    pub verdicts: Vec<(usize, Verdict)>,
    /// The step that was written, without its changes; `None` where nothing had to change or it was only a trial.
    pub step: Option<Step>,
    /// The import was told to stop; nothing was written.
    pub cancelled: bool,
}

/// Told after each record how many of how many are done; an import goes on while it answers `true`.
pub type Progress<'a> = &'a mut dyn FnMut(usize, usize) -> bool;

/// The fields that a file states.
const STATED: &[Field] = &[
    Field::Title,
    Field::Body,
    Field::Kind,
    Field::Status,
    Field::Priority,
    Field::Owner,
    Field::Reporter,
    Field::Team,
    Field::Deadline,
    Field::Start,
    Field::Wake,
    Field::Tags,
    Field::Parent,
    Field::Goal,
    Field::Source,
    Field::Why,
    Field::Value,
    Field::Effort,
    Field::Votes,
    Field::Asked,
    Field::AskBy,
    Field::Decision,
    Field::CloseReason,
    Field::Closed,
    Field::Reopened,
    Field::Extra,
];

impl Store {
    /// Takes over the records of a file; with `trial`, only says what would become of each.
    ///
    /// # Errors
    /// What is wrong with the file of the store. Nothing is written then.
    pub fn import(&mut self, batch: &Batch, by: &By, trial: bool, progress: Progress) -> Result<Imported, Failure> {
        let transaction = Transaction::new_unchecked(&self.conn, TransactionBehavior::Immediate)?;
        self.conn.execute_batch("PRAGMA defer_foreign_keys = ON")?;
        let mut imported = Imported {
            verdicts: Vec::with_capacity(batch.records.len()),
            step: None,
            cancelled: false,
        };
        for person in &batch.people {
            self.meet(person)?;
        }
        let places = self.places(&batch.records)?;
        let parents = parents(&batch.records, &places);
        let step = history::write_step(&self.conn, by, Deed::Import, None)?;
        let mut changed = false;
        for (done, record) in batch.records.iter().enumerate() {
            let Some(place) = places.get(&key(record)) else {
                continue;
            };
            let parent = parents.get(&place.id).copied();
            let verdict = if place.is_new {
                self.take_new(record, place.id, parent, step, by)?;
                Verdict::Created(place.id)
            } else if self.take_again(record, place.id, parent, step, by)? {
                Verdict::Updated(place.id)
            } else {
                Verdict::Same(place.id)
            };
            changed |= !matches!(verdict, Verdict::Same(_));
            imported.verdicts.push((record.line, verdict));
            if !progress(done + 1, batch.records.len()) {
                imported.cancelled = true;
                return Ok(imported);
            }
        }
        for record in &batch.records {
            if let Some(place) = places.get(&key(record)) {
                changed |= self.take_links(record, place, &places, step)?;
            }
        }
        if changed && !trial {
            transaction.commit()?;
            imported.step = Some(history::step_of(step, by, Deed::Import, None, Vec::new()));
        }
        Ok(imported)
    }

    /// The item of each record: the one that an earlier import made, or a new number.
    fn places(&self, records: &[Incoming]) -> Result<HashMap<Key, Place>, Failure> {
        let mut next = self.next_id()?.0;
        let mut places = HashMap::new();
        let mut known = self
            .conn
            .prepare("SELECT id FROM item WHERE ext_system = ?1 AND ext_id = ?2")?;
        let mut by_uid = self.conn.prepare("SELECT id FROM item WHERE uid = ?1")?;
        for record in records {
            let key = key(record);
            if places.contains_key(&key) {
                continue;
            }
            let mut found: Option<i64> = known.query_row([&key.0, &key.1], |row| row.get(0)).optional()?;
            if let (None, Some(uid)) = (found, record.uid) {
                found = by_uid.query_row([uid.to_string()], |row| row.get(0)).optional()?;
            }
            let place = match found {
                Some(id) => Place {
                    id: ItemId(id),
                    is_new: false,
                },
                None => {
                    next += 1;
                    Place {
                        id: ItemId(next - 1),
                        is_new: true,
                    }
                }
            };
            places.insert(key, place);
        }
        Ok(places)
    }

    fn take_new(
        &self,
        record: &Incoming,
        id: ItemId,
        parent: Option<ItemId>,
        step: i64,
        by: &By,
    ) -> Result<(), Failure> {
        let item = self.item_of(record, id, parent, by);
        self.meet_all(record)?;
        self.put(&item)?;
        let change = history::write_change(&self.conn, step, &plan::creation(&item))?;
        for comment in &record.comments {
            self.comment_of(&item, comment, change, by)?;
        }
        if !record.comments.is_empty() {
            self.put(&item)?;
        }
        self.remember(id, &snapshot(&item))
    }

    /// Takes what the file changed since it was read last; says whether anything had to change here.
    fn take_again(
        &self,
        record: &Incoming,
        id: ItemId,
        parent: Option<ItemId>,
        step: i64,
        by: &By,
    ) -> Result<bool, Failure> {
        let mut item = self.item(id)?;
        let stated = self.item_of(record, id, parent, by);
        let (was, is) = (
            self.remembered(id)?.unwrap_or_else(|| snapshot(&item)),
            snapshot(&stated),
        );
        let mut changes = Vec::new();
        for field in STATED
            .iter()
            .copied()
            .filter(|field| was.get(field.code()) != is.get(field.code()))
        {
            let (old, new) = (item.get(field), stated.get(field));
            if old != new && item.set(field, new.as_deref()).is_ok() {
                changes.push(Change {
                    item: id,
                    field,
                    old,
                    new,
                });
            }
        }
        if item.archived {
            item.archived = false;
            changes.push(Change {
                item: id,
                field: Field::Archived,
                old: Some("1".into()),
                new: None,
            });
        }
        let said: Vec<_> = self.comments(id)?;
        let unsaid = |comment: &&IncomingComment| !said.iter().any(|known| known.text == comment.text);
        let unsaid: Vec<_> = record.comments.iter().filter(unsaid).collect();
        if changes.is_empty() && unsaid.is_empty() {
            return Ok(false);
        }
        self.meet_all(record)?;
        for change in &changes {
            history::write_change(&self.conn, step, change)?;
        }
        for comment in unsaid {
            let change = Change {
                item: id,
                field: Field::Comment,
                old: None,
                new: Some(comment.text.clone()),
            };
            let number = history::write_change(&self.conn, step, &change)?;
            self.comment_of(&item, comment, number, by)?;
        }
        item.version += 1;
        item.updated = record.updated.unwrap_or(by.at).max(item.updated);
        self.put(&item)?;
        self.remember(id, &is)?;
        Ok(true)
    }

    fn take_links(
        &self,
        record: &Incoming,
        place: &Place,
        places: &HashMap<Key, Place>,
        step: i64,
    ) -> Result<bool, Failure> {
        let mut changed = false;
        for link in &record.links {
            let Some(other) = places.get(&(record.external.system.clone(), link.other.clone())) else {
                continue;
            };
            let (from, to) = if link.backward { (other, place) } else { (place, other) };
            let new = Link {
                kind: link.kind,
                to: to.id,
            };
            let circle = new.kind == LinkKind::Blocks && self.blocked_beyond(to.id)?.contains(&from.id);
            if from.id == to.id || circle || self.links(from.id)?.contains(&new) {
                continue;
            }
            let new = new.to_string();
            self.relink(from.id, None, Some(&new))?;
            if !from.is_new {
                let change = Change {
                    item: from.id,
                    field: Field::Link,
                    old: None,
                    new: Some(new),
                };
                history::write_change(&self.conn, step, &change)?;
                changed = true;
            }
        }
        Ok(changed)
    }

    /// The item that a record states.
    fn item_of(&self, record: &Incoming, id: ItemId, parent: Option<ItemId>, by: &By) -> Item {
        let known = record.status.clone().filter(|status| {
            self.workflow
                .station(status)
                .is_some_and(|station| station.category == record.category)
        });
        let status = known.unwrap_or_else(|| self.workflow.first_of(record.category).clone());
        let created = record.created.unwrap_or(by.at);
        let updated = record.updated.unwrap_or(created);
        let handle =
            |person: &Option<crate::domain::person::Person>| person.as_ref().map(|person| person.handle.clone());
        Item {
            id,
            uid: record.uid.unwrap_or_else(Uuid::now_v7),
            kind: record.kind.unwrap_or(Kind::Issue),
            title: record.title.clone(),
            body: record.body.clone(),
            status,
            priority: record.priority,
            owner: handle(&record.owner),
            reporter: handle(&record.reporter),
            team: record.team.clone(),
            deadline: record.deadline,
            start: record.start,
            wake: record.wake,
            tags: record.tags.clone(),
            parent,
            goal: record.goal.clone(),
            source: record.source.clone(),
            why: record.why.clone(),
            value: record.value,
            effort: record.effort,
            votes: record.votes,
            asked: handle(&record.asked),
            ask_by: record.ask_by,
            decision: record.decision.clone(),
            close_reason: record.close_reason,
            created,
            updated,
            closed: (!record.category.is_open()).then(|| record.closed.unwrap_or(updated)),
            reopened: record.reopened,
            version: 1,
            external: Some(record.external.clone()),
            extra: record.extra.clone(),
            archived: false,
        }
    }

    fn comment_of(&self, item: &Item, comment: &IncomingComment, change: i64, by: &By) -> Result<(), Failure> {
        let author: &Handle = comment.author.as_ref().map_or(&by.who, |person| &person.handle);
        let at: DateTime<Utc> = comment.at.unwrap_or(item.created);
        self.conn
            .prepare_cached("INSERT INTO comment (item, author, at, text, change) VALUES (?1, ?2, ?3, ?4, ?5)")?
            .execute(params![
                item.id.0,
                author.as_str(),
                at.timestamp(),
                comment.text,
                change
            ])?;
        Ok(())
    }

    fn meet_all(&self, record: &Incoming) -> Result<(), Failure> {
        let authors = record.comments.iter().filter_map(|comment| comment.author.as_ref());
        let others = [&record.owner, &record.reporter, &record.asked].into_iter().flatten();
        authors.chain(others).try_for_each(|person| self.meet(person))
    }

    /// Adds a person whom nobody knows yet; a known one keeps what is known.
    fn meet(&self, person: &crate::domain::person::Person) -> Result<(), Failure> {
        let known = self
            .conn
            .prepare_cached("SELECT 1 FROM person WHERE handle = ?1")?
            .exists([person.handle.as_str()])?;
        if !known {
            people::save(&self.conn, person)?;
        }
        Ok(())
    }

    fn remembered(&self, id: ItemId) -> Result<Option<Snapshot>, Failure> {
        let mut one = self
            .conn
            .prepare_cached("SELECT snapshot FROM origin WHERE item = ?1")?;
        let text: Option<String> = one.query_row([id.0], |row| row.get(0)).optional()?;
        Ok(text.and_then(|text| serde_json::from_str(&text).ok()))
    }

    fn remember(&self, id: ItemId, snapshot: &Snapshot) -> Result<(), Failure> {
        let text = serde_json::to_string(snapshot).unwrap_or_default();
        self.conn
            .prepare_cached("INSERT OR REPLACE INTO origin (item, snapshot) VALUES (?1, ?2)")?
            .execute(params![id.0, text])?;
        Ok(())
    }
}

type Key = (String, String);
type Snapshot = BTreeMap<String, String>;

struct Place {
    id: ItemId,
    is_new: bool,
}

fn key(record: &Incoming) -> Key {
    (record.external.system.clone(), record.external.id.clone())
}

/// The parent of each item that has one in the same file; a circle of parents is cut.
fn parents(records: &[Incoming], places: &HashMap<Key, Place>) -> HashMap<ItemId, ItemId> {
    let mut parents = HashMap::new();
    for record in records {
        let above = record
            .parent
            .as_ref()
            .map(|parent| (record.external.system.clone(), parent.clone()));
        let (Some(place), Some(above)) = (places.get(&key(record)), above.and_then(|above| places.get(&above))) else {
            continue;
        };
        let mut up = Some(above.id);
        while let Some(id) = up.filter(|id| *id != place.id) {
            up = parents.get(&id).copied();
        }
        if up.is_none() {
            parents.insert(place.id, above.id);
        }
    }
    parents
}

/// What a file says of an item, field by field.
fn snapshot(item: &Item) -> Snapshot {
    let short = |text: String| {
        if text.len() > 80 {
            format!("fnv:{:016x}", fnv(text.as_bytes()))
        } else {
            text
        }
    };
    STATED
        .iter()
        .filter_map(|field| Some((field.code().to_string(), short(item.get(*field)?))))
        .collect()
}

/// FNV-1a, 64 bits (Fowler, Noll, Vo): stable across machines and versions, which the standard hasher is not.
fn fnv(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
