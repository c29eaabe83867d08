//! Which item each record is about.

use rusqlite::OptionalExtension;
use std::collections::HashMap;
use uuid::Uuid;

use crate::domain::id::ItemId;
use crate::domain::incoming::Incoming;
use crate::store::Store;
use crate::store::error::Failure;

/// The items that the records of a file are about: those that an earlier import made, and numbers for new ones.
pub(super) struct Places<'a> {
    store: &'a Store,
    by_key: HashMap<(String, String), ItemId>,
    by_uid: HashMap<Uuid, ItemId>,
    first_new: ItemId,
    next: ItemId,
}

impl Places<'_> {
    pub(super) fn new<'a>(store: &'a Store, records: &[Incoming]) -> Result<Places<'a>, Failure> {
        let next = store.next_id()?;
        let mut places = Places {
            store,
            by_key: HashMap::new(),
            by_uid: HashMap::new(),
            first_new: next,
            next,
        };
        for record in records {
            places.place(record)?;
        }
        Ok(places)
    }

    /// The item of a record, and whether there was none when the import began.
    pub(super) fn place(&mut self, record: &Incoming) -> Result<(ItemId, bool), Failure> {
        let mut found = self.find(&record.external.system, &record.external.id)?;
        if let (None, Some(uid)) = (found, record.uid) {
            found = self.of_uid(uid)?;
        }
        let id = found.unwrap_or_else(|| {
            let new = self.next;
            self.next = ItemId(new.0 + 1);
            new
        });
        self.by_key
            .insert(key(&record.external.system, &record.external.id), id);
        if let Some(uid) = record.uid {
            self.by_uid.insert(uid, id);
        }
        Ok((id, id >= self.first_new))
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
        Ok(one
            .query_row([uid.to_string()], |row| row.get(0).map(ItemId))
            .optional()?)
    }
}

fn key(system: &str, id: &str) -> (String, String) {
    (system.to_string(), id.to_string())
}
