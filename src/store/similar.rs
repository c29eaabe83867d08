//! Items whose titles resemble a text.
//!
//! A title is known by its pairs of neighbouring letters (`登录超时` → `登录 录超 超时`; Latin words likewise, within a
//! word). Titles that share the rarest pairs of the text are found in the file's full-text index, each pair weighing the
//! more the rarer it is; the best of these are then ordered by Dice's coefficient, 2·|shared| / (|a| + |b|).

use rusqlite::{Connection, OptionalExtension, params};
use std::collections::{BTreeSet, HashMap};

use super::error::StoreError;
use super::{Store, fields};
use crate::domain::id::ItemId;
use crate::domain::item::{Item, Row};
use crate::text::fold;

/// Of common pairs, which tell little, no more titles than this are looked at.
const MOST_TITLES: i64 = 12_000;
/// How many candidates are compared letter by letter.
const CANDIDATES: usize = 40;
/// Below this share of common pairs two titles are not called similar.
const ALIKE: f64 = 0.3;
/// The same for the few letters of Latin words, of which any two sentences share many pairs.
const ALIKE_LATIN: f64 = 0.45;

impl Store {
    /// Items with titles like this text, the likeliest first; deleted ones and `except` are left out.
    ///
    /// # Errors
    /// What is wrong with the file.
    pub fn similar(&self, text: &str, except: Option<ItemId>, most: usize) -> Result<Vec<Row>, StoreError> {
        let wanted = pairs(text);
        let sql = format!("SELECT {} FROM item i WHERE i.id = ?1 AND i.archived = 0", fields::ROW);
        let mut one = self.conn.prepare_cached(&sql)?;
        let mut scored = Vec::new();
        for id in self.candidates(&wanted)?.into_iter().filter(|id| Some(*id) != except) {
            if let Some(row) = one.query_row([id.0], fields::row).optional()? {
                scored.push((alike(&wanted, &pairs(&row.title)), row));
            }
        }
        let latin = wanted.iter().filter(|pair| pair.is_ascii()).count();
        let least = if 2 * latin > wanted.len() { ALIKE_LATIN } else { ALIKE };
        scored.retain(|(score, _)| *score >= least);
        scored.sort_by(|(a, one), (b, two)| b.total_cmp(a).then(two.id.cmp(&one.id)));
        scored.truncate(most);
        Ok(scored.into_iter().map(|(_, row)| row).collect())
    }

    /// The titles that share the rarest of these pairs, the most promising first.
    fn candidates(&self, wanted: &BTreeSet<String>) -> Result<Vec<ItemId>, StoreError> {
        let mut count = self
            .conn
            .prepare_cached("SELECT doc FROM title_pair_count WHERE term = ?1")?;
        let mut rarest = Vec::with_capacity(wanted.len());
        for pair in wanted {
            let titles: Option<i64> = count.query_row([pair], |row| row.get(0)).optional()?;
            rarest.extend(titles.map(|titles| (titles, pair)));
        }
        rarest.sort();

        let mut list = self
            .conn
            .prepare_cached("SELECT rowid FROM title_pair WHERE title_pair MATCH ?1 ORDER BY rowid DESC LIMIT ?2")?;
        let (mut left, mut weights) = (MOST_TITLES, HashMap::new());
        for (titles, pair) in rarest {
            let quoted = format!("\"{pair}\"");
            let found = list.query_map(params![quoted, left], |row| row.get::<_, i64>(0))?;
            for id in found {
                *weights.entry(id?).or_insert(0.0) += 1.0 / f64::from(i32::try_from(titles).unwrap_or(i32::MAX));
            }
            left -= titles;
            if left <= 0 {
                break;
            }
        }
        let mut best: Vec<(f64, i64)> = weights.into_iter().map(|(id, weight)| (weight, id)).collect();
        best.sort_by(|(a, one), (b, two)| b.total_cmp(a).then(two.cmp(one)));
        best.truncate(CANDIDATES);
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

/// The pairs of neighbouring letters of a text; a letter that stands alone counts as a pair.
fn pairs(text: &str) -> BTreeSet<String> {
    let folded = fold::fold(text);
    let words = folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty());
    words
        .flat_map(|word| {
            let letters: Vec<char> = word.chars().collect();
            let pairs: Vec<String> = match letters.as_slice() {
                [one] => vec![one.to_string()],
                more => more.windows(2).map(|pair| pair.iter().collect()).collect(),
            };
            pairs
        })
        .collect()
}

fn alike(one: &BTreeSet<String>, two: &BTreeSet<String>) -> f64 {
    let shared = one.intersection(two).count();
    let (shared, all) = (
        u32::try_from(shared).unwrap_or(u32::MAX),
        u32::try_from(one.len() + two.len()).unwrap_or(u32::MAX),
    );
    if all == 0 {
        0.0
    } else {
        2.0 * f64::from(shared) / f64::from(all)
    }
}
