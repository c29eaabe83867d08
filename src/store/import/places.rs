//! Which item each record is about.

use rusqlite::OptionalExtension;
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

use crate::domain::id::ItemId;
use crate::domain::incoming::Incoming;
use crate::domain::item::External;
use crate::store::Store;
use crate::store::error::Failure;

/// The items that the records of a file are about: those that an earlier import made, and numbers for new ones.
pub(super) struct Places<'a> {
    store: &'a Store,
    by_key: HashMap<(String, String), ItemId>,
    by_uid: HashMap<Uuid, ItemId>,
    /// The place in the file of the last record of each item.
    last: HashMap<ItemId, usize>,
    /// The store is empty, and items of another one keep the numbers that they had there.
    keeps_numbers: bool,
    first_new: ItemId,
    next: ItemId,
}

/// No store gave out a higher number; it would leave none for others.
const MOST: i64 = u32::MAX as i64;

impl Places<'_> {
    pub(super) fn new<'a>(store: &'a Store, records: &[Incoming]) -> Result<Places<'a>, Failure> {
        let next = store.next_id()?;
        let mut places = Places {
            store,
            by_key: HashMap::new(),
            by_uid: HashMap::new(),
            last: HashMap::new(),
            keeps_numbers: next == ItemId(1),
            first_new: next,
            next,
        };
        if places.keeps_numbers {
            let highest = records.iter().filter_map(kept).max();
            places.next = highest.map_or(next, |highest| ItemId(highest.0 + 1));
        }
        let mut given = HashSet::new();
        for (nth, record) in records.iter().enumerate() {
            let id = places.settle(record, &mut given)?;
            places.last.insert(id, nth);
        }
        Ok(places)
    }

    /// The place of the last record of the same item, if this is not it.
    pub(super) fn repeated(&self, nth: usize, record: &Incoming) -> Option<usize> {
        let id = self.by_key.get(&key(&record.external.system, &record.external.id))?;
        self.last.get(id).copied().filter(|last| *last != nth)
    }

    /// The place in the file of the last record of an item.
    pub(super) fn last_of(&self, id: ItemId) -> Option<usize> {
        self.last.get(&id).copied()
    }

    /// Whether there was no such item when the import began.
    pub(super) fn is_new(&self, id: ItemId) -> bool {
        id >= self.first_new
    }

    fn settle(&mut self, record: &Incoming, given: &mut HashSet<ItemId>) -> Result<ItemId, Failure> {
        let id = match self.known(record)? {
            Some(known) => known,
            None => match kept(record).filter(|number| self.keeps_numbers && given.insert(*number)) {
                Some(number) => number,
                None => {
                    let new = self.next;
                    self.next = ItemId(new.0 + 1);
                    new
                }
            },
        };
        let External { system, id: id_there } = &record.external;
        self.by_key.insert(key(system, id_there), id);
        if let Some(uid) = record.uid {
            self.by_uid.insert(uid, id);
        }
        Ok(id)
    }

    /// The item of a record, and whether there was none when the import began.
    pub(super) fn place(&self, record: &Incoming) -> Result<(ItemId, bool), Failure> {
        let found = self.known(record)?.unwrap_or(self.next);
        Ok((found, self.is_new(found)))
    }

    fn known(&self, record: &Incoming) -> Result<Option<ItemId>, Failure> {
        match (self.find(&record.external.system, &record.external.id)?, record.uid) {
            (None, Some(uid)) => self.of_uid(uid),
            (found, _) => Ok(found),
        }
    }

    /// The item of the parent that a record names, in this file or in an earlier one.
    pub(super) fn parent(&self, record: &Incoming) -> Result<Option<ItemId>, Failure> {
        match &record.parent {
            Some(parent) => self.find(&record.external.system, parent),
            None => Ok(None),
        }
    }

    /// The item that has this id in another tool, or this uid anywhere.
    pub(super) fn find(&self, system: &str, id: &str) -> Result<Option<ItemId>, Failure> {
        match (self.of_id(system, id)?, id.parse()) {
            (None, Ok(uid)) => self.of_uid(uid),
            (found, _) => Ok(found),
        }
    }

    fn of_id(&self, system: &str, id: &str) -> Result<Option<ItemId>, Failure> {
        if let Some(id) = self.by_key.get(&key(system, id)) {
            return Ok(Some(*id));
        }
        let sql = "SELECT id FROM item WHERE ext_system = ?1 AND ext_id = ?2";
        let mut one = self.store.conn.prepare_cached(sql)?;
        Ok(one.query_row([system, id], |row| row.get(0).map(ItemId)).optional()?)
    }

    fn of_uid(&self, uid: Uuid) -> Result<Option<ItemId>, Failure> {
        if let Some(id) = self.by_uid.get(&uid) {
            return Ok(Some(*id));
        }
        let mut one = self.store.conn.prepare_cached("SELECT id FROM item WHERE uid = ?1")?;
        Ok(one.query_row([uid.to_string()], |row| row.get(0).map(ItemId)).optional()?)
    }
}

/// The number that an item had in another store.
fn kept(record: &Incoming) -> Option<ItemId> {
    let number = record.number.filter(|number| (1..=MOST).contains(number));
    number.map(ItemId)
}

fn key(system: &str, id: &str) -> (String, String) {
    (system.to_string(), id.to_string())
}
