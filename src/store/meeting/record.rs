//! What was done in a meeting, read from the log.

use rusqlite::{OptionalExtension, params};
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use crate::domain::change::Step;
use crate::domain::field::Field;
use crate::domain::id::ItemId;
use crate::domain::item::Item;
use crate::domain::meeting::minutes::Record;
use crate::domain::meeting::writing;
use crate::domain::meeting::{MeetingId, Sitting};
use crate::store::error::{Failure, StoreError};
use crate::store::{Store, history};

impl Store {
    /// A meeting with its agenda and its minutes: of an ended one as it was when it ended, whatever happened since.
    ///
    /// # Errors
    /// That there is none of this number, or what is wrong with the file.
    pub fn sitting(&self, id: MeetingId) -> Result<Sitting, Failure> {
        let meeting = self.meeting(id)?;
        let (agenda, more) = (self.agenda(id)?, self.more(id)?);
        let steps = self.steps_in(id)?;
        let last = self.last_step_of(id)?;
        let touched = steps.iter().flat_map(|step| &step.changes).map(|change| change.item);
        let mut items = BTreeMap::new();
        for item in agenda.iter().map(|entry| entry.item).chain(touched) {
            if let Entry::Vacant(free) = items.entry(item) {
                free.insert(self.item_as_of(item, last)?);
            }
        }
        let record = Record { meeting, agenda: &agenda, steps: &steps, items: &items, workflow: self.workflow() };
        let minutes = writing::minutes(record);
        Ok(Sitting { agenda, more, minutes })
    }

    /// The steps that carry a meeting, the oldest first, with all of their changes.
    fn steps_in(&self, meeting: MeetingId) -> Result<Vec<Step>, StoreError> {
        let mut steps = history::of_meeting(&self.conn, meeting)?;
        for step in &mut steps {
            step.changes = history::changes(&self.conn, step.id)?.into_iter().map(|(_, change)| change).collect();
        }
        Ok(steps)
    }

    /// The last step of the store when a meeting ended; of an open one there is none yet.
    fn last_step_of(&self, meeting: MeetingId) -> Result<i64, StoreError> {
        let sql = "SELECT last FROM meeting WHERE id = ?1";
        let last: Option<Option<i64>> =
            self.conn.prepare_cached(sql)?.query_row([meeting.0], |row| row.get(0)).optional()?;
        Ok(last.flatten().unwrap_or(i64::MAX))
    }

    /// An item as it was after a step.
    pub(in crate::store) fn item_as_of(&self, id: ItemId, step: i64) -> Result<Item, Failure> {
        let mut item = self.item(id)?;
        let sql = "SELECT item, field, old, new FROM change WHERE item = ?1 AND step > ?2 ORDER BY step DESC, id DESC";
        let mut list = self.conn.prepare_cached(sql)?;
        let mut later = list.query(params![id.0, step])?;
        while let Some(row) = later.next()? {
            match history::read_change(row)? {
                Some(change) if change.field == Field::Item => item.archived = change.old.is_none(),
                // A value that this onus cannot read stays as it is.
                Some(change) => _ = item.set(change.field, change.old.as_deref()),
                None => {}
            }
        }
        Ok(item)
    }
}
