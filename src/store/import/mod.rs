//! Taking over what another tool's file says: all of it or nothing, as one step.
//!
//! A record that was imported before is compared with what the file said then, not with what stands here now: so the same
//! file twice changes nothing, and work done here survives a changed file wherever the file did not change. An item that was
//! made here is compared with what it was when the file was written. What was deleted here stays deleted; what an undo took
//! back comes again.

mod base;
mod origin;
mod parents;
mod places;
mod sheets;
mod stated;
mod ties;

use rusqlite::{Transaction, TransactionBehavior, params};
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
use crate::domain::link::Link;
use crate::domain::person::{Names, Person};
use crate::domain::plan;
use base::Base;
use origin::Snapshot;
use places::Places;

pub(super) use origin::exchange as exchange_origins;
pub use sheets::Sheet;

/// What became of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It made an item.
    Created(ItemId),
    /// It changed an item.
    Updated(ItemId),
    /// Everything was so already.
    Same(ItemId),
    /// It was left out: a record of the same item stands at this later line.
    Repeated(usize),
}

/// What an import did, or would do.
#[derive(Debug, Clone, PartialEq)]
pub struct Imported {
    /// The line of each record and what became of it.
    pub verdicts: Vec<(usize, Verdict)>,
    /// The step that was written, without its changes; `None` where nothing had to change or it was only a trial.
    pub step: Option<Step>,
}

/// Told after each record how many of how many are done.
pub type Progress<'a> = &'a mut dyn FnMut(usize, usize);

impl Store {
    /// Takes over the records of a file; with `trial`, only says what would become of each, and nobody has to wait for it.
    ///
    /// # Errors
    /// What is wrong with the file of the store. Nothing is written then.
    pub fn import(&mut self, batch: &Batch, by: &By, trial: bool, progress: Progress) -> Result<Imported, Failure> {
        let transaction = if trial {
            Transaction::new_unchecked(&self.conn, TransactionBehavior::Deferred)?
        } else {
            begin(&self.conn)?
        };
        self.rules.refresh(&self.conn)?;
        if !trial {
            // A child may stand before its parent in the file.
            self.conn.execute_batch("PRAGMA defer_foreign_keys = ON")?;
        }
        let mut intake = Intake {
            store: self,
            by,
            trial,
            names: Names::of(&self.people()?),
            records: &batch.records,
            places: Places::new(self, &batch.records)?,
            parents: HashMap::new(),
            made: HashSet::new(),
            touched: HashSet::new(),
            links: HashMap::new(),
            linked: HashMap::new(),
            waiting: HashMap::new(),
            step: None,
        };
        batch.people.iter().try_for_each(|person| intake.meet(person))?;
        let mut verdicts = Vec::with_capacity(batch.records.len());
        for (nth, record) in batch.records.iter().enumerate() {
            let last = intake.places.repeated(nth, record);
            let verdict = match last.and_then(|last| batch.records.get(last)) {
                Some(last) => Verdict::Repeated(last.line),
                None => intake.take(record)?,
            };
            verdicts.push((record.line, verdict));
            progress(nth + 1, batch.records.len());
        }
        let linked = intake.tie()?;
        for (_, verdict) in &mut verdicts {
            if let Verdict::Same(id) = *verdict
                && linked.contains(&id)
            {
                *verdict = Verdict::Updated(id);
            }
        }
        let step = intake.step;
        if trial {
            return Ok(Imported { verdicts, step: None });
        }
        transaction.commit()?;
        Ok(Imported { verdicts, step: step.map(|step| history::step_of(step, by, Deed::Import, None, Vec::new())) })
    }
}

/// An import under way. What it makes of parents and links it knows by heart: a trial writes none of it.
struct Intake<'a> {
    store: &'a Store,
    by: &'a By,
    trial: bool,
    names: Names,
    records: &'a [Incoming],
    places: Places<'a>,
    /// The parents of the items that were taken.
    parents: HashMap<ItemId, Option<ItemId>>,
    /// The items that this import made.
    made: HashSet<ItemId>,
    /// The items that it changed.
    touched: HashSet<ItemId>,
    /// The links that the file says of an item and did not say before, each with the item from which it leads.
    links: HashMap<ItemId, Vec<(ItemId, Link)>>,
    /// The links that it made, by the items from which they lead.
    linked: HashMap<ItemId, Vec<Link>>,
    /// What the file says of items of which perhaps nothing but a link changes.
    waiting: HashMap<ItemId, Snapshot>,
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
            && self.closes_circle(above, id)?
        {
            parent = None;
        }
        if is_new {
            self.made.insert(id);
            self.parents.insert(id, parent);
            self.take_new(record, id, parent)?;
            return Ok(Verdict::Created(id));
        }
        let changed = self.take_again(record, id, parent)?;
        Ok(if changed { Verdict::Updated(id) } else { Verdict::Same(id) })
    }

    fn take_new(&mut self, record: &Incoming, id: ItemId, parent: Option<ItemId>) -> Result<(), Failure> {
        self.meet_all(record)?;
        let said = self.stated_links(record, id, None, None)?;
        if self.trial {
            return Ok(());
        }
        let step = self.step()?;
        let store = self.store;
        let item = stated::item(store, record, id, parent, None, self.by, &self.names);
        let change = history::write_change(&store.conn, step, &plan::creation(&item))?;
        for comment in &record.comments {
            self.say(&item, comment, change)?;
        }
        store.put_new(&item)?;
        origin::remember(&store.conn, id, &Snapshot::of(&item, said), Some(step))
    }

    /// Takes what the file changed since it was read last; says whether anything had to change here.
    fn take_again(&mut self, record: &Incoming, id: ItemId, parent: Option<ItemId>) -> Result<bool, Failure> {
        let store = self.store;
        let item = store.item(id)?;
        self.parents.insert(id, item.parent);
        let was = origin::remembered(&store.conn, id)?;
        let is_ours = item.external.is_none();
        if item.archived && (was.is_some() || is_ours) {
            return Ok(false);
        }
        self.meet_all(record)?;
        let base = is_ours.then(|| Base::of(store, &item, record.version)).transpose()?;
        // What no earlier import tells is what stands here, or stood here when the file was written.
        let stood = base.as_ref().map(|base| &base.item).or(was.is_none().then_some(&item));
        let stood = stood.map(|item| Snapshot::of(item, String::new()));
        let closed = was.as_ref().or(stood.as_ref()).and_then(Snapshot::closed);
        let stated = stated::item(store, record, id, parent, closed, self.by, &self.names);
        let said = self.stated_links(record, id, was.as_ref(), base.as_ref())?;
        let is = Snapshot::of(&stated, said);

        let fields: Vec<Field> = is.news(&[was.as_ref(), stood.as_ref()]).collect();
        let retold = plan::retold(&item, &stated, &fields, store.workflow());
        let mut changes = plan::differences(&item, &retold);
        let mut item = Item {
            version: item.version + 1,
            updated: record.updated.unwrap_or(self.by.at).max(item.updated),
            ..retold
        };
        self.parents.insert(id, item.parent);
        if std::mem::take(&mut item.archived) {
            changes.push(Change { item: id, field: Field::Archived, old: Some("1".into()), new: None });
        }
        let said = store.comments(id)?;
        let taken_back = base.map(|base| base.said).unwrap_or_default();
        let is_new = |new: &&IncomingComment| !is_said(new, &said) && !taken_back.contains(&clean::text(&new.text));
        let unsaid: Vec<_> = record.comments.iter().filter(is_new).collect();
        if changes.is_empty() && unsaid.is_empty() {
            if self.links.contains_key(&id) {
                self.waiting.insert(id, is);
            } else if was.as_ref() != Some(&is) && !self.trial {
                origin::remember(&store.conn, id, &is, None)?;
            }
            return Ok(false);
        }
        self.touched.insert(id);
        if self.trial {
            return Ok(true);
        }
        let step = self.step()?;
        let said = unsaid.first().map(|_| Field::Comment);
        for change in &changes {
            history::write_change(&store.conn, step, change)?;
        }
        for comment in unsaid {
            let change = Change { item: id, field: Field::Comment, old: None, new: Some(clean::text(&comment.text)) };
            let number = history::write_change(&store.conn, step, &change)?;
            self.say(&item, comment, number)?;
        }
        if changes.iter().any(|change| change.field == Field::Status) {
            store.remember_moved(step, id)?;
        }
        store.put(&item, changes.iter().map(|change| change.field).chain(said))?;
        origin::remember(&store.conn, id, &is, Some(step))?;
        Ok(true)
    }

    fn say(&self, item: &Item, comment: &IncomingComment, change: i64) -> Result<(), Failure> {
        let author = comment.author.as_ref().map(|person| self.names.meant(person));
        let author = author.unwrap_or_else(|| self.by.who.clone());
        let at = comment.at.unwrap_or(item.created).timestamp();
        let text = clean::text(&comment.text);
        self.store
            .conn
            .prepare_cached("INSERT INTO comment (item, author, at, text, change) VALUES (?1, ?2, ?3, ?4, ?5)")?
            .execute(params![item.id.0, author.as_str(), at, text, change])?;
        Ok(())
    }

    fn meet_all(&mut self, record: &Incoming) -> Result<(), Failure> {
        let authors = record.comments.iter().filter_map(|comment| comment.author.as_ref());
        let others = [&record.owner, &record.reporter, &record.asked].into_iter().flatten();
        authors.chain(others).try_for_each(|person| self.meet(person))
    }

    /// Adds a person whom nobody knows yet, under any of their names; a known one keeps what is known.
    fn meet(&mut self, person: &Person) -> Result<(), Failure> {
        if self.names.meet(person) && !self.trial {
            people::save(&self.store.conn, person)?;
        }
        Ok(())
    }
}

/// Whether a comment stands here already: the same words, at the same moment if the file tells one.
fn is_said(comment: &IncomingComment, said: &[Comment]) -> bool {
    let text = clean::text(&comment.text);
    let at = comment.at.map(|at| at.timestamp());
    said.iter().any(|known| known.text == text && at.is_none_or(|at| at == known.at.timestamp()))
}
