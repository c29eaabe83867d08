//! Items whose titles resemble a text.
//!
//! A title is known by its pairs of neighbouring letters (`登录超时` → `登录 录超 超时`; Latin words likewise, within a
//! word). The file's full-text index finds titles that share pairs with the text, the rarest counting most; the best of
//! these are then ordered by Dice's coefficient, 2·|shared| / (|a| + |b|).

use rusqlite::{Connection, params};
use std::collections::BTreeSet;

use super::error::StoreError;
use super::{Store, fields};
use crate::domain::id::ItemId;
use crate::domain::item::{Item, Row};
use crate::text::fold;

/// How many candidates are compared letter by letter.
const CANDIDATES: i64 = 40;
/// Below this share of common pairs two titles are not called similar.
const ALIKE: f64 = 0.3;

impl Store {
    /// Items with titles like this text, the likeliest first; deleted ones and `except` are left out.
    ///
    /// # Errors
    /// What is wrong with the file.
    pub fn similar(&self, text: &str, except: Option<ItemId>, most: usize) -> Result<Vec<Row>, StoreError> {
        let wanted = pairs(text);
        if wanted.is_empty() {
            return Ok(Vec::new());
        }
        let quoted: Vec<String> = wanted
            .iter()
            .map(|pair| format!("\"{}\"", pair.replace('"', "\"\"")))
            .collect();
        let sql = format!(
            "SELECT {} FROM (SELECT rowid AS hit FROM title_pair WHERE title_pair MATCH ?1 ORDER BY rank LIMIT ?2) \
             JOIN item i ON i.id = hit WHERE i.archived = 0 AND i.id IS NOT ?3",
            fields::ROW
        );
        let mut list = self.conn.prepare_cached(&sql)?;
        let found = list.query_map(
            params![quoted.join(" OR "), CANDIDATES, except.map(|id| id.0)],
            fields::row,
        )?;
        let mut scored = Vec::new();
        for row in found {
            let row = row?;
            let score = alike(&wanted, &pairs(&row.title));
            if score >= ALIKE {
                scored.push((score, row));
            }
        }
        scored.sort_by(|(a, one), (b, two)| b.total_cmp(a).then(two.id.cmp(&one.id)));
        scored.truncate(most);
        Ok(scored.into_iter().map(|(_, row)| row).collect())
    }
}

/// Writes what search and similarity read of an item.
pub(super) fn index(conn: &Connection, item: &Item) -> Result<(), StoreError> {
    let mut find = fold::search_text(&item.title);
    find.push('\n');
    find.push_str(&fold::fold(&item.body));
    let mut comments = conn.prepare_cached("SELECT text FROM comment WHERE item = ?1 AND removed = 0")?;
    for comment in comments.query_map([item.id.0], |row| fields::text(row, "text"))? {
        find.push('\n');
        find.push_str(&fold::fold(&comment?.unwrap_or_default()));
    }
    let extra = (!item.extra.is_empty())
        .then(|| item.get(crate::domain::field::Field::Extra))
        .flatten();
    conn.prepare_cached("INSERT OR REPLACE INTO item_text (item, body, extra, find) VALUES (?1, ?2, ?3, ?4)")?
        .execute(params![item.id.0, item.body, extra, find])?;
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
