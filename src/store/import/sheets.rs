//! Which sheet a file is that was made by hand: its name tells, and where it has another one by now, its rows.

use std::collections::{BTreeSet, HashMap};

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

impl Sheet {
    /// As which sheet a file is taken that the person says to be of this name: only the files that come `before` it in the
    /// same import may be at odds with it, since it was not meant to write over them.
    pub fn given(batch: &Batch, name: &str, before: &[&Batch]) -> Sheet {
        let titles = titles(before, &format!("{SHEET}{name}"));
        let shared = batch.records.iter().filter_map(|record| Some((record, titles.get(record.external.id.as_str())?)));
        let (same, other): (Vec<_>, Vec<_>) = shared.take(SAMPLE).partition(|(record, title)| record.title == **title);
        if is_strange((same.len(), other.len())) { Sheet::Strange } else { Sheet::Named }
    }
}

impl Store {
    /// Which sheet a file of this name is, when the files that come `before` it in the same import are taken.
    ///
    /// # Errors
    /// What is wrong with the file of the store.
    pub fn sheet_of(&self, batch: &Batch, name: &str, before: &[&Batch]) -> Result<Sheet, StoreError> {
        let sql =
            "SELECT DISTINCT ext_system FROM item WHERE ext_id IS NOT NULL AND substr(ext_system, 1, length(?1)) = ?1";
        let mut list = self.conn.prepare_cached(sql)?;
        let known = list.query_map([SHEET], |row| fields::text(row, "ext_system"))?;
        let mut known: BTreeSet<String> = known.filter_map(Result::transpose).collect::<Result<_, _>>()?;
        known.extend(before.iter().flat_map(|batch| &batch.records).map(|record| record.external.system.clone()));
        let names: Vec<&str> = known.iter().filter_map(|system| system.strip_prefix(SHEET)).collect();
        let is_known = names.contains(&name);
        if is_known && !is_strange(self.alike(batch, name, before)?) {
            return Ok(Sheet::Named);
        }
        let mut best = None;
        for name in names {
            let (same, other) = self.alike(batch, name, before)?;
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
    fn alike(&self, batch: &Batch, name: &str, before: &[&Batch]) -> Result<(usize, usize), StoreError> {
        let system = format!("{SHEET}{name}");
        let titles = titles(before, &system);
        let sql =
            "SELECT title, snapshot FROM item LEFT JOIN origin ON item = id WHERE ext_system = ?1 AND ext_id = ?2";
        let mut one = self.conn.prepare_cached(sql)?;
        let (mut same, mut other) = (0, 0);
        for record in batch.records.iter().take(SAMPLE) {
            let is_same = match titles.get(record.external.id.as_str()) {
                Some(title) => Some(record.title == *title),
                None => {
                    let row = one.query_row(params![system, record.external.id], |row| {
                        Ok((fields::text(row, "title")?, fields::text(row, "snapshot")?))
                    });
                    row.optional()?.map(|(title, snapshot)| {
                        let was_so =
                            Snapshot::read(snapshot).is_some_and(|said| said.says(Field::Title, &record.title));
                        title.as_ref() == Some(&record.title) || was_so
                    })
                }
            };
            match is_same {
                Some(true) => same += 1,
                Some(false) => other += 1,
                None => {}
            }
        }
        Ok((same, other))
    }
}

/// Of the rows that share an id with a sheet, none has its title, and that is no accident.
fn is_strange(alike: (usize, usize)) -> bool {
    matches!(alike, (0, 2..))
}

/// The titles that files have for the ids of a sheet.
fn titles<'a>(batches: &[&'a Batch], system: &str) -> HashMap<&'a str, &'a str> {
    let records = batches.iter().flat_map(|batch| &batch.records).filter(|record| record.external.system == system);
    records.map(|record| (record.external.id.as_str(), record.title.as_str())).collect()
}
