//! Which sheet a file is that was made by hand: its name tells, and where it has another one by now, its rows.

use rusqlite::{OptionalExtension, params};

use super::origin::Snapshot;
use crate::domain::field::Field;
use crate::domain::incoming::{Batch, SHEET};
use crate::store::error::StoreError;
use crate::store::{Store, fields};

/// So many rows show which sheet it is.
const SAMPLE: usize = 1_000;

/// Which sheet a file is, as far as the store knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sheet {
    /// The one of this name, or a new one.
    Named,
    /// One that had another name: its ids are there, most of them with the same titles.
    Continued(String),
    /// None of this name, though there is one: it has the same ids for other things.
    Strange,
}

impl Store {
    /// Which sheet a file of this name is.
    ///
    /// # Errors
    /// What is wrong with the file of the store.
    pub fn sheet_of(&self, batch: &Batch, name: &str) -> Result<Sheet, StoreError> {
        let sql =
            "SELECT DISTINCT ext_system FROM item WHERE ext_id IS NOT NULL AND substr(ext_system, 1, length(?1)) = ?1";
        let mut list = self.conn.prepare_cached(sql)?;
        let known = list.query_map([SHEET], |row| fields::text(row, "ext_system"))?;
        let known: Vec<String> = known.filter_map(Result::transpose).collect::<Result<_, _>>()?;
        let names: Vec<&str> = known.iter().filter_map(|system| system.strip_prefix(SHEET)).collect();
        let is_known = names.contains(&name);
        if is_known && !matches!(self.alike(batch, name)?, (0, 2..)) {
            return Ok(Sheet::Named);
        }
        let mut best = None;
        for name in names {
            let (same, other) = self.alike(batch, name)?;
            if same > other && best.is_none_or(|(most, _)| same > most) {
                best = Some((same, name));
            }
        }
        Ok(match best {
            Some((_, name)) => Sheet::Continued(name.to_string()),
            None if is_known => Sheet::Strange,
            None => Sheet::Named,
        })
    }

    /// How many rows of a file have an id of a sheet and the title that is known for it, and how many another title.
    fn alike(&self, batch: &Batch, name: &str) -> Result<(usize, usize), StoreError> {
        let system = format!("{SHEET}{name}");
        let sql =
            "SELECT title, snapshot FROM item LEFT JOIN origin ON item = id WHERE ext_system = ?1 AND ext_id = ?2";
        let mut one = self.conn.prepare_cached(sql)?;
        let (mut same, mut other) = (0, 0);
        for record in batch.records.iter().take(SAMPLE) {
            let row = one.query_row(params![system, record.external.id], |row| {
                Ok((fields::text(row, "title")?, fields::text(row, "snapshot")?))
            });
            if let Some((title, snapshot)) = row.optional()? {
                let is_so = title.as_ref() == Some(&record.title);
                let was_so = Snapshot::read(snapshot).is_some_and(|said| said.says(Field::Title, &record.title));
                *(if is_so || was_so { &mut same } else { &mut other }) += 1;
            }
        }
        Ok((same, other))
    }
}
