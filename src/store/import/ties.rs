//! The links that a file states: noted record by record, and tied when all items are there.

use rusqlite::params;
use std::collections::HashSet;

use super::base::Base;
use super::origin::Snapshot;
use super::{Intake, origin};
use crate::domain::change::Change;
use crate::domain::field::Field;
use crate::domain::id::ItemId;
use crate::domain::incoming::Incoming;
use crate::domain::link::Link;
use crate::store::error::{Failure, StoreError};
use crate::store::history;

impl Intake<'_> {
    /// The links that a record states, in one text; those that are news are noted to be tied. Of an item that was made here
    /// (it has a base) only those that lead from it can be: the others are told where they begin.
    pub(super) fn stated_links(
        &mut self,
        record: &Incoming,
        id: ItemId,
        was: Option<&Snapshot>,
        base: Option<&Base>,
    ) -> Result<String, Failure> {
        let mut said = Vec::new();
        for link in &record.links {
            let Some(other) = self.places.find(&record.external.system, &link.other)? else {
                continue;
            };
            let (from, to) = if link.backward { (other, id) } else { (id, other) };
            let link = Link { kind: link.kind, to };
            let word = format!("{} {link}", from.0);
            let stood = base.is_some_and(|base| match from == id {
                true => base.links.contains(&link),
                false => !self.places.is_new(from),
            });
            if !stood && !was.is_some_and(|was| was.says_link(&word)) {
                self.links.entry(id).or_default().push((from, link));
            }
            said.push(word);
        }
        said.sort();
        said.dedup();
        Ok(said.join(";"))
    }

    /// Ties the noted links, when all items are there; gives the items that said so and stood here before.
    pub(super) fn tie(&mut self) -> Result<HashSet<ItemId>, Failure> {
        let mut noted: Vec<_> = std::mem::take(&mut self.links).into_iter().collect();
        noted.sort();
        let mut changed = HashSet::new();
        for (id, links) in noted {
            for (from, link) in links {
                let circle = link.kind.is_one_way() && self.leads_back(from, link)?;
                if from == link.to || circle || self.links(from)?.contains(&link) {
                    continue;
                }
                self.linked.entry(from).or_default().push(link);
                self.write_link(from, link)?;
                if !self.made.contains(&from) {
                    changed.insert(id);
                }
            }
            if let Some(is) = self.waiting.remove(&id).filter(|_| !self.trial) {
                let step = self.step.filter(|_| changed.contains(&id));
                origin::remember(&self.store.conn, id, &is, step)?;
            }
        }
        Ok(changed)
    }

    fn write_link(&mut self, from: ItemId, link: Link) -> Result<(), Failure> {
        if self.trial {
            return Ok(());
        }
        let (store, new) = (self.store, link.to_string());
        store.relink(from, None, Some(&new))?;
        if self.made.contains(&from) {
            return Ok(());
        }
        let change = Change { item: from, field: Field::Link, old: None, new: Some(new) };
        let step = self.step()?;
        history::write_change(&store.conn, step, &change)?;
        // Of one step an item has one version.
        let rise = i64::from(self.touched.insert(from));
        let sql = "UPDATE item SET version = version + ?3, updated = max(updated, ?2) WHERE id = ?1";
        let mut touch = store.conn.prepare_cached(sql)?;
        touch.execute(params![from.0, self.by.at.timestamp(), rise])?;
        Ok(())
    }

    /// Whether a chain of links of a kind that begins with this one comes back to an item.
    fn leads_back(&self, from: ItemId, first: Link) -> Result<bool, Failure> {
        let (mut seen, mut next) = (HashSet::new(), vec![first.to]);
        while let Some(id) = next.pop() {
            if id == from {
                return Ok(true);
            }
            if seen.insert(id) {
                let links = self.links(id)?.into_iter();
                next.extend(links.filter(|link| link.kind == first.kind).map(|link| link.to));
            }
        }
        Ok(false)
    }

    fn links(&self, id: ItemId) -> Result<Vec<Link>, StoreError> {
        let mut links = self.store.links(id)?;
        links.extend(self.linked.get(&id).into_iter().flatten());
        Ok(links)
    }
}
