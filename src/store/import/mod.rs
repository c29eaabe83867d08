//! Taking over what another tool's file says: all of it or nothing, as one step.
//!
//! A record that was imported before is compared with what the file said then, not with what stands here now: so the same
//! file twice changes nothing, and work done here survives a changed file wherever the file did not change. What was deleted
//! here stays deleted; what an undo took back comes again.

mod origin;
mod places;
mod stated;

use rusqlite::params;
use std::collections::{HashMap, HashSet};

use super::error::Failure;
use super::write::begin;
use super::{Store, history, people};
use crate::domain::change::{By, Change, Deed, Step};
use crate::domain::clean;
use crate::domain::field::Field;
use crate::domain::id::ItemId;
use crate::domain::incoming::{Batch, Incoming, IncomingComment};
use crate::domain::item::{Comment, Item};
use crate::domain::link::{Link, LinkKind};
use crate::domain::person::{Handle, Person};
use crate::domain::plan;
use origin::Snapshot;
use places::Places;

pub(super) use origin::exchange as exchange_origins;

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

impl Store {
    /// Takes over the records of a file; with `trial`, only says what would become of each.
    ///
    /// # Errors
    /// What is wrong with the file of the store. Nothing is written then.
    pub fn import(&mut self, batch: &Batch, by: &By, trial: bool, progress: Progress) -> Result<Imported, Failure> {
        let transaction = begin(&self.conn)?;
        self.rules.refresh(&self.conn)?;
        // A child may stand before its parent in the file.
        self.conn.execute_batch("PRAGMA defer_foreign_keys = ON")?;
        for person in &batch.people {
            self.know(person)?;
        }
        let mut intake = Intake {
            store: self,
            by,
            places: Places::new(self, &batch.records)?,
            made: HashSet::new(),
            links: HashMap::new(),
            step: None,
        };
        let mut imported = Imported {
            verdicts: Vec::with_capacity(batch.records.len()),
            step: None,
            cancelled: false,
        };
        for (done, record) in (1..).zip(&batch.records) {
            imported.verdicts.push((record.line, intake.take(record)?));
            if !progress(done, batch.records.len()) {
                imported.cancelled = true;
                return Ok(imported);
            }
        }
        let linked = intake.tie()?;
        for (_, verdict) in &mut imported.verdicts {
            if let Verdict::Same(id) = *verdict
                && linked.contains(&id)
            {
                *verdict = Verdict::Updated(id);
            }
        }
        let step = intake.step;
        if !trial {
            transaction.commit()?;
            imported.step = step.map(|step| history::step_of(step, by, Deed::Import, None, Vec::new()));
        }
        Ok(imported)
    }

    /// Adds a person whom nobody knows yet; a known one keeps what is known.
    fn know(&self, person: &Person) -> Result<(), Failure> {
        if !people::is_known(&self.conn, &person.handle)? {
            people::save(&self.conn, person)?;
        }
        Ok(())
    }
}

/// An import under way.
struct Intake<'a> {
    store: &'a Store,
    by: &'a By,
    places: Places<'a>,
    /// The items that this import made.
    made: HashSet<ItemId>,
    /// The links that the file says of an item and did not say before, each with the item from which it leads.
    links: HashMap<ItemId, Vec<(ItemId, Link)>>,
    /// Written with the first change.
    step: Option<i64>,
}

impl Intake<'_> {
    fn step(&mut self) -> Result<i64, Failure> {
        match self.step {
            Some(step) => Ok(step),
            None => {
                let step = history::write_step(&self.store.conn, self.by, Deed::Import, None)?;
                self.step = Some(step);
                Ok(step)
            }
        }
    }

    fn take(&mut self, record: &Incoming) -> Result<Verdict, Failure> {
        let (id, is_new) = self.places.place(record)?;
        let mut parent = self.places.parent(record)?;
        if let Some(above) = parent
            && self.store.above(above)?.contains(&id)
        {
            parent = None;
        }
        if is_new && self.made.insert(id) {
            self.take_new(record, id, parent)?;
            return Ok(Verdict::Created(id));
        }
        let changed = self.take_again(record, id, parent)?;
        Ok(if changed {
            Verdict::Updated(id)
        } else {
            Verdict::Same(id)
        })
    }

    fn take_new(&mut self, record: &Incoming, id: ItemId, parent: Option<ItemId>) -> Result<(), Failure> {
        let step = self.step()?;
        let store = self.store;
        let item = stated::item(store, record, id, parent, None, self.by);
        self.meet_all(record)?;
        let change = history::write_change(&store.conn, step, &plan::creation(&item))?;
        for comment in &record.comments {
            self.say(&item, comment, change)?;
        }
        store.put(&item, std::iter::once(Field::Item))?;
        let said = self.stated_links(record, id, None)?;
        origin::remember(&store.conn, id, &Snapshot::of(&item, said), Some(step))
    }

    /// Takes what the file changed since it was read last; says whether anything had to change here.
    fn take_again(&mut self, record: &Incoming, id: ItemId, parent: Option<ItemId>) -> Result<bool, Failure> {
        let store = self.store;
        let mut item = store.item(id)?;
        let was = origin::remembered(&store.conn, id)?;
        if item.archived && was.is_some() {
            return Ok(false);
        }
        let before = was.clone().unwrap_or_else(|| Snapshot::of(&item, String::new()));
        let stated = stated::item(store, record, id, parent, before.closed(), self.by);
        let said = self.stated_links(record, id, was.as_ref())?;
        let is = Snapshot::of(&stated, said);

        let mut changes = Vec::new();
        for field in before.differing(&is) {
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
        if std::mem::take(&mut item.archived) {
            changes.push(Change {
                item: id,
                field: Field::Archived,
                old: Some("1".into()),
                new: None,
            });
        }
        let said = store.comments(id)?;
        let unsaid: Vec<_> = record.comments.iter().filter(|new| !is_said(new, &said)).collect();
        if changes.is_empty() && unsaid.is_empty() {
            if was.as_ref() != Some(&is) {
                origin::remember(&store.conn, id, &is, None)?;
            }
            return Ok(false);
        }
        let step = self.step()?;
        self.meet_all(record)?;
        let said = unsaid.first().map(|_| Field::Comment);
        for change in &changes {
            history::write_change(&store.conn, step, change)?;
        }
        for comment in unsaid {
            let change = Change {
                item: id,
                field: Field::Comment,
                old: None,
                new: Some(clean::text(&comment.text)),
            };
            let number = history::write_change(&store.conn, step, &change)?;
            self.say(&item, comment, number)?;
        }
        item.version += 1;
        item.updated = record.updated.unwrap_or(self.by.at).max(item.updated);
        store.put(&item, changes.iter().map(|change| change.field).chain(said))?;
        origin::remember(&store.conn, id, &is, Some(step))?;
        Ok(true)
    }

    fn say(&self, item: &Item, comment: &IncomingComment, change: i64) -> Result<(), Failure> {
        let author: &Handle = comment.author.as_ref().map_or(&self.by.who, |person| &person.handle);
        let at = comment.at.unwrap_or(item.created).timestamp();
        let text = clean::text(&comment.text);
        self.store
            .conn
            .prepare_cached("INSERT INTO comment (item, author, at, text, change) VALUES (?1, ?2, ?3, ?4, ?5)")?
            .execute(params![item.id.0, author.as_str(), at, text, change])?;
        Ok(())
    }

    fn meet_all(&self, record: &Incoming) -> Result<(), Failure> {
        let authors = record.comments.iter().filter_map(|comment| comment.author.as_ref());
        let others = [&record.owner, &record.reporter, &record.asked].into_iter().flatten();
        authors.chain(others).try_for_each(|person| self.store.know(person))
    }

    /// The links that a record states, in one text; those that it did not state before are noted to be tied.
    fn stated_links(&mut self, record: &Incoming, id: ItemId, was: Option<&Snapshot>) -> Result<String, Failure> {
        let mut said = Vec::new();
        for link in &record.links {
            let Some(other) = self.places.find(&record.external.system, &link.other)? else {
                continue;
            };
            let (from, to) = if link.backward { (other, id) } else { (id, other) };
            let link = Link { kind: link.kind, to };
            let word = format!("{} {link}", from.0);
            if !was.is_some_and(|was| was.says_link(&word)) {
                self.links.entry(id).or_default().push((from, link));
            }
            said.push(word);
        }
        said.sort();
        said.dedup();
        Ok(said.join(";"))
    }

    /// Ties the noted links, when all items are there; gives the items that said so and stood here before.
    fn tie(&mut self) -> Result<HashSet<ItemId>, Failure> {
        let store = self.store;
        let mut noted: Vec<_> = std::mem::take(&mut self.links).into_iter().collect();
        noted.sort();
        let mut linked = HashSet::new();
        for (id, links) in noted {
            for (from, link) in links {
                let circle = link.kind == LinkKind::Blocks && store.blocked_beyond(link.to)?.contains(&from);
                if from == link.to || circle || store.links(from)?.contains(&link) {
                    continue;
                }
                let new = link.to_string();
                store.relink(from, None, Some(&new))?;
                if self.made.contains(&from) {
                    continue;
                }
                let change = Change {
                    item: from,
                    field: Field::Link,
                    old: None,
                    new: Some(new),
                };
                let step = self.step()?;
                history::write_change(&store.conn, step, &change)?;
                let mut touched = store.conn.prepare_cached(
                    "UPDATE item SET version = version + 1, updated = max(updated, ?2) WHERE id = ?1",
                )?;
                touched.execute(params![from.0, self.by.at.timestamp()])?;
                linked.insert(id);
            }
        }
        Ok(linked)
    }
}

/// Whether a comment stands here already: the same words, at the same moment if the file tells one.
fn is_said(comment: &IncomingComment, said: &[Comment]) -> bool {
    let text = clean::text(&comment.text);
    let at = comment.at.map(|at| at.timestamp());
    said.iter()
        .any(|known| known.text == text && at.is_none_or(|at| at == known.at.timestamp()))
}
