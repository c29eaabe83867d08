//! Items whose titles resemble a text.
//!
//! Titles that share the rarest pairs of letters of the text are found in the file's full-text index; those that share most,
//! by what the pairs weigh, are then compared whole ([`super::likeness`]). `cargo bench --bench similar` says how well it finds.

use rusqlite::{Connection, OptionalExtension, params};
use std::collections::HashMap;

use super::error::StoreError;
use super::likeness::{Likeness, pairs};
use super::{Store, fields};
use crate::domain::id::ItemId;
use crate::domain::item::{Item, Row};

/// Of common pairs, which tell little, no more titles than this are looked at.
const MOST_TITLES: i64 = 12_000;
/// How many candidates are compared whole.
const CANDIDATES: usize = 100;
/// Below this likeness a title is not called similar.
const ALIKE: f64 = 0.35;

impl Store {
    /// Items with titles like this text, the likeliest first and of equal ones the open first; deleted ones and `except` are
    /// left out.
    ///
    /// # Errors
    /// What is wrong with the file.
    pub fn similar(&self, text: &str, except: Option<ItemId>, most: usize) -> Result<Vec<Row>, StoreError> {
        let wanted = self.counted(text)?;
        let mut newest = self.conn.prepare_cached("SELECT coalesce(max(id), 0) FROM item")?;
        let likeness = Likeness::new(text, newest.query_row([], |row| row.get(0))?, &wanted);
        let mut one = self
            .conn
            .prepare_cached("SELECT title, category < 2 AS is_open FROM item WHERE id = ?1 AND archived = 0")?;
        let mut scored: Vec<(f64, bool, ItemId)> = Vec::new();
        let others = self.candidates(&wanted, &likeness)?.into_iter();
        for id in others.filter(|id| Some(*id) != except) {
            let found = one.query_row([id.0], |row| Ok((fields::text(row, "title")?, row.get("is_open")?)));
            if let Some((title, is_open)) = found.optional()? {
                scored.push((likeness.of(&title.unwrap_or_default()), is_open, id));
            }
            if scored.len() == CANDIDATES {
                break;
            }
        }
        scored.retain(|(score, ..)| *score >= ALIKE);
        scored.sort_by(|a, b| b.0.total_cmp(&a.0).then((b.1, b.2).cmp(&(a.1, a.2))));
        let ids: Vec<ItemId> = scored.into_iter().take(most).map(|(.., id)| id).collect();
        self.rows(&ids)
    }

    /// The pairs of a text, each with the number of titles that have it, the rarest first.
    fn counted(&self, text: &str) -> Result<Vec<(i64, String)>, StoreError> {
        let mut count = self.conn.prepare_cached("SELECT doc FROM title_pair_count WHERE term = ?1")?;
        let mut counted = Vec::new();
        for pair in pairs(text) {
            let titles: Option<i64> = count.query_row([&pair], |row| row.get(0)).optional()?;
            counted.push((titles.unwrap_or(0), pair));
        }
        counted.sort();
        Ok(counted)
    }

    /// The titles that share most of these pairs by weight, the most promising first.
    fn candidates(&self, wanted: &[(i64, String)], likeness: &Likeness) -> Result<Vec<ItemId>, StoreError> {
        let mut list = self
            .conn
            .prepare_cached("SELECT rowid FROM title_pair WHERE title_pair MATCH ?1 ORDER BY rowid DESC LIMIT ?2")?;
        let (mut left, mut weights) = (MOST_TITLES, HashMap::new());
        for (titles, pair) in wanted.iter().filter(|(titles, _)| *titles > 0) {
            let quoted = format!("\"{pair}\"");
            for id in list.query_map(params![quoted, left], |row| row.get::<_, i64>(0))? {
                *weights.entry(id?).or_insert(0.0) += likeness.weight(pair);
            }
            left -= titles;
            if left <= 0 {
                break;
            }
        }
        let mut best: Vec<(f64, i64)> = weights.into_iter().map(|(id, weight)| (weight, id)).collect();
        best.sort_by(|(a, one), (b, two)| b.total_cmp(a).then(two.cmp(one)));
        Ok(best.into_iter().map(|(_, id)| ItemId(id)).collect())
    }
}

/// Writes the pairs of a title.
pub(super) fn index(conn: &Connection, item: &Item) -> Result<(), StoreError> {
    let pairs: Vec<String> = pairs(&item.title).into_iter().collect();
    conn.prepare_cached("INSERT OR REPLACE INTO title_pair (rowid, pairs) VALUES (?1, ?2)")?
        .execute(params![item.id.0, pairs.join(" ")])?;
    Ok(())
}
