//! One action of a person: planned by the rules, written with its history, in one transaction.

use rusqlite::{Connection, Transaction, TransactionBehavior, params};
use std::collections::{BTreeMap, HashSet};
use uuid::Uuid;

use super::error::{Failure, StoreError};
use super::{Store, fields, history, people, similar, texts};
use crate::domain::change::{By, Change, Deed, Step};
use crate::domain::edit::{Draft, Edit, Given};
use crate::domain::field::Field;
use crate::domain::id::ItemId;
use crate::domain::item::Item;
use crate::domain::link::{Link, LinkKind};
use crate::domain::plan::{self, Before};
use crate::domain::reason::CloseReason;
use crate::domain::refusal::Refusal;

/// An action that was done, or one that changed nothing since everything was so already.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Done {
    /// The step that was written; `None` where nothing had to change.
    pub step: Option<Step>,
}

/// What becomes of the comments among changes that are carried out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Comments {
    /// They are written.
    New,
    /// They stand already, and are shown or hidden.
    Old,
}

/// Begins to write: nobody else can until this is committed or dropped.
pub(super) fn begin(conn: &Connection) -> rusqlite::Result<Transaction<'_>> {
    Transaction::new_unchecked(conn, TransactionBehavior::Immediate)
}

impl Store {
    /// Makes items, as one step.
    ///
    /// # Errors
    /// Why a rule refuses one of them, or what is wrong with the file. Nothing is written then.
    pub fn create(&mut self, drafts: &[Draft], by: &By) -> Result<Done, Failure> {
        let make = |store: &Store| {
            let mut changes = Vec::with_capacity(drafts.len());
            for draft in drafts {
                if let Some(parent) = draft.parent {
                    store.item(parent)?;
                }
                if let Some(from) = draft.from {
                    store.item(from)?;
                }
                let id = store.next_id()?;
                let item = plan::create(draft, id, Uuid::now_v7(), store.workflow(), &by.who, by.at)?;
                store.put_new(&item)?;
                changes.push(plan::creation(&item));
                changes.extend(draft.from.map(|from| plan::origin(id, from)));
            }
            Ok(changes)
        };
        self.step(by, Deed::Create, make, |store, step, changes| {
            for change in changes {
                history::write_change(&store.conn, step, change)?;
                if change.field == Field::Link {
                    store.relink(change.item, None, change.new.as_deref())?;
                }
            }
            Ok(())
        })
    }

    /// Does an edit to items, as one step.
    ///
    /// # Errors
    /// Why a rule refuses it for one of them, or what is wrong with the file. Nothing is written then.
    pub fn apply(&mut self, items: &[ItemId], edit: &Edit, by: &By) -> Result<Done, Failure> {
        let plan = |store: &Store| store.preview(items, edit, by);
        self.step(by, deed(edit), plan, |store, step, changes| store.carry_out(step, changes, Comments::New, by))
    }

    /// What an edit would change; nothing is written.
    ///
    /// # Errors
    /// As [`Store::apply`].
    pub fn preview(&self, items: &[ItemId], edit: &Edit, by: &By) -> Result<Vec<Change>, Failure> {
        let mut together = HashSet::with_capacity(items.len());
        let once: Vec<ItemId> = items.iter().copied().filter(|id| together.insert(*id)).collect();
        let mut all = Vec::new();
        let mut bequests: BTreeMap<ItemId, i64> = BTreeMap::new();
        for id in once {
            let item = self.item(id)?;
            let changes = self.planned(&item, edit, by, &together)?;
            if let Some((heir, votes)) = plan::bequest(edit, &item, &changes) {
                let left = bequests.entry(self.original(heir)?).or_default();
                *left = left.saturating_add(votes);
            }
            all.extend(changes);
        }
        for (heir, votes) in bequests {
            plan::inherit(&mut all, &self.item(heir)?, votes);
        }
        Ok(all)
    }

    /// The item that stays: where this one is closed as a duplicate itself, what it repeats.
    fn original(&self, item: ItemId) -> Result<ItemId, Failure> {
        let (mut at, mut seen) = (item, HashSet::new());
        while seen.insert(at) && self.item(at)?.close_reason == Some(CloseReason::Duplicate) {
            let links = self.links(at)?;
            match links.iter().find(|link| link.kind == LinkKind::DuplicateOf) {
                Some(link) if !self.item(link.to)?.archived => at = link.to,
                _ => break,
            }
        }
        Ok(at)
    }

    /// What an edit would change of one of the items to which it is done together.
    fn planned(&self, item: &Item, edit: &Edit, by: &By, together: &HashSet<ItemId>) -> Result<Vec<Change>, Failure> {
        let id = item.id;
        let links = self.links(id)?;
        let mut blockers = Vec::new();
        let mut beyond = Vec::new();
        for part in edit.parts() {
            match part {
                Edit::Set { values, .. } => {
                    if let Some(Ok(parent)) = values.get(&Field::Parent).and_then(|to| to.as_deref()).map(str::parse) {
                        self.item(parent)?;
                        beyond.extend(self.above(parent)?);
                    }
                }
                Edit::Link(link) => {
                    self.item(link.to)?;
                    beyond.extend(self.beyond(*link)?);
                }
                Edit::Move { given: Given { duplicate_of: Some(of), .. }, .. } => {
                    if self.item(*of)?.archived {
                        return Err(Refusal::Archived(*of).into());
                    }
                    beyond.extend(self.beyond(Link { kind: LinkKind::DuplicateOf, to: *of })?);
                }
                _ => {}
            }
        }
        if edit.parts().iter().any(|part| matches!(part, Edit::Move { .. } | Edit::HandOver { status: Some(_), .. })) {
            // What goes the same way does not stand in the way.
            blockers = self.open_blockers(id)?;
            blockers.retain(|blocker| !together.contains(blocker));
        }
        let back = item.asked.as_ref().map(|_| history::status_before(&self.conn, id)).transpose()?.flatten();
        let before = Before {
            who: &by.who,
            back: back.as_ref(),
            reviewed: self.reviewed(id, &by.who)?,
            item,
            links: &links,
            blockers: &blockers,
            beyond: &beyond,
            workflow: self.workflow(),
            today: by.today,
            now: by.at,
        };
        match plan::plan(edit, &before) {
            Err(Refusal::Clash(mut clash)) => {
                clash.by = history::last_by(&self.conn, clash.item, clash.field)?;
                Err(Refusal::Clash(clash).into())
            }
            other => Ok(other?),
        }
    }

    /// Runs what makes changes and what writes them with their step, all or nothing.
    fn step(
        &mut self,
        by: &By,
        deed: Deed,
        make: impl FnOnce(&Store) -> Result<Vec<Change>, Failure>,
        write: impl FnOnce(&Store, i64, &[Change]) -> Result<(), Failure>,
    ) -> Result<Done, Failure> {
        let transaction = begin(&self.conn)?;
        self.rules.refresh(&self.conn)?;
        self.check_meeting(by)?;
        let changes = make(self)?;
        if changes.is_empty() {
            return Ok(Done { step: None });
        }
        let id = history::write_step(&self.conn, by, deed, None)?;
        write(self, id, &changes)?;
        transaction.commit()?;
        Ok(Done { step: Some(history::step_of(id, by, deed, None, changes)) })
    }

    /// Makes changes so, item by item, and writes each into the history.
    pub(super) fn carry_out(&self, step: i64, changes: &[Change], comments: Comments, by: &By) -> Result<(), Failure> {
        // Of one step an item has one version, however many groups there are of its changes.
        let mut risen = HashSet::new();
        for group in changes.chunk_by(|one, next| one.item == next.item) {
            let Some(first) = group.first() else { continue };
            let mut item = self.item(first.item)?;
            for change in group {
                let number = history::write_change(&self.conn, step, change)?;
                match (change.field, change.new.as_deref()) {
                    (Field::Comment, Some(text)) if comments == Comments::New => {
                        self.comment(item.id, by, text, number)?
                    }
                    (Field::Comment, _) => {}
                    (Field::Reviewed, day) => self.review(item.id, &by.who, day)?,
                    (Field::Link, new) => self.relink(item.id, change.old.as_deref(), new)?,
                    (Field::Item, new) => item.archived = new.is_none(),
                    (field, new) => item.set(field, new).map_err(|bad| Refusal::BadValue { field, bad })?,
                }
            }
            if comments == Comments::New && group.iter().any(|change| change.field == Field::Status) {
                self.remember_moved(step, item.id)?;
            }
            // Who went over an item left it as it was.
            if group.iter().all(|change| change.field == Field::Reviewed) {
                continue;
            }
            item.version += i64::from(risen.insert(item.id));
            item.updated = by.at;
            self.put(&item, group.iter().map(|change| change.field))?;
        }
        Ok(())
    }

    /// Remembers since when an item was in its status, before a step moves it.
    pub(super) fn remember_moved(&self, step: i64, item: ItemId) -> Result<(), StoreError> {
        let sql = "INSERT OR IGNORE INTO moved_before (step, item, moved) SELECT ?1, id, moved FROM item WHERE id = ?2";
        self.conn.prepare_cached(sql)?.execute(params![step, item.0])?;
        Ok(())
    }

    fn comment(&self, item: ItemId, by: &By, text: &str, change: i64) -> Result<(), StoreError> {
        people::ensure(&self.conn, &by.who)?;
        self.conn
            .prepare_cached("INSERT INTO comment (item, author, at, text, change) VALUES (?1, ?2, ?3, ?4, ?5)")?
            .execute(params![item.0, by.who.as_str(), by.at.timestamp(), text, change])?;
        Ok(())
    }

    pub(super) fn relink(&self, item: ItemId, old: Option<&str>, new: Option<&str>) -> Result<(), Failure> {
        let read = |text: &str| text.parse::<Link>().map_err(|bad| Refusal::BadValue { field: Field::Link, bad });
        if let Some(Link { kind, to }) = old.map(read).transpose()? {
            self.conn
                .prepare_cached("DELETE FROM link WHERE item = ?1 AND kind = ?2 AND other = ?3")?
                .execute(params![item.0, kind.code(), to.0])?;
        }
        if let Some(Link { kind, to }) = new.map(read).transpose()? {
            self.conn
                .prepare_cached("INSERT OR IGNORE INTO link (item, kind, other) VALUES (?1, ?2, ?3)")?
                .execute(params![item.0, kind.code(), to.0])?;
        }
        Ok(())
    }

    /// Writes a new item with its people and all that is made of its fields.
    pub(super) fn put_new(&self, item: &Item) -> Result<(), StoreError> {
        self.ensure_people(item)?;
        fields::insert(&self.conn, item, self.workflow().category(&item.status))?;
        self.put_along(item, Field::ALL.iter().copied())
    }

    /// Writes the fields of an item that changed, with its people, and what is made of those fields.
    pub(super) fn put(&self, item: &Item, changed: impl Iterator<Item = Field> + Clone) -> Result<(), StoreError> {
        self.ensure_people(item)?;
        let category = self.workflow().category(&item.status);
        fields::update(&self.conn, item, category, changed.clone())?;
        self.put_along(item, changed)
    }

    fn ensure_people(&self, item: &Item) -> Result<(), StoreError> {
        let mut named = [&item.owner, &item.reporter, &item.asked].into_iter().flatten();
        named.try_for_each(|person| people::ensure(&self.conn, person))
    }

    /// Writes the long texts, and what search and the lists read beside the fields.
    fn put_along(&self, item: &Item, changed: impl Iterator<Item = Field> + Clone) -> Result<(), StoreError> {
        let any = |of: &[Field]| changed.clone().any(|field| of.contains(&field));
        if any(&[Field::Body, Field::Extra]) {
            texts::save(&self.conn, item)?;
        }
        if any(&[Field::Title, Field::Body, Field::Comment]) {
            texts::index(&self.conn, item)?;
        }
        if any(&[Field::Status]) {
            self.conn
                .prepare_cached("UPDATE item SET moved = ?2 WHERE id = ?1")?
                .execute(params![item.id.0, item.updated.timestamp()])?;
        }
        if any(&[Field::Title]) {
            similar::index(&self.conn, item)?;
        }
        Ok(())
    }

    pub(super) fn next_id(&self) -> Result<ItemId, StoreError> {
        let sql = "SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'item'), 0) + 1";
        Ok(ItemId(self.conn.prepare_cached(sql)?.query_row([], |row| row.get(0))?))
    }
}

fn deed(edit: &Edit) -> Deed {
    match edit {
        Edit::Keep => Deed::Review,
        Edit::All(edits) if edits.contains(&Edit::Keep) => edits.first().map_or(Deed::Edit, deed),
        Edit::Set { .. } | Edit::Retag { .. } | Edit::Shift(_) | Edit::All(_) => Deed::Edit,
        Edit::Move { .. } => Deed::Move,
        Edit::Comment(_) | Edit::Answer(_) => Deed::Comment,
        Edit::Link(_) | Edit::Unlink(_) => Deed::Link,
        Edit::HandOver { .. } => Deed::HandOver,
        Edit::Archive | Edit::Restore => Deed::Archive,
    }
}
