//! Who went over which item when.

use chrono::NaiveDate;
use rusqlite::{OptionalExtension, params};

use super::Store;
use super::error::StoreError;
use crate::domain::id::ItemId;
use crate::domain::person::Handle;

impl Store {
    /// The day on which a person went over an item last.
    ///
    /// # Errors
    /// What is wrong with the file.
    pub fn reviewed(&self, item: ItemId, person: &Handle) -> Result<Option<NaiveDate>, StoreError> {
        let sql = "SELECT day FROM review WHERE person = ?1 AND item = ?2";
        let day: Option<String> =
            self.conn.prepare_cached(sql)?.query_row(params![person.as_str(), item.0], |row| row.get(0)).optional()?;
        Ok(day.and_then(|day| day.parse().ok()))
    }

    /// Remembers that day, or that there was none.
    pub(super) fn review(&self, item: ItemId, person: &Handle, day: Option<&str>) -> Result<(), StoreError> {
        let sql = match day {
            Some(_) => "INSERT OR REPLACE INTO review (person, item, day) VALUES (?1, ?2, ?3)",
            None => "DELETE FROM review WHERE person = ?1 AND item = ?2 AND ?3 IS NULL",
        };
        self.conn.prepare_cached(sql)?.execute(params![person.as_str(), item.0, day])?;
        Ok(())
    }
}
