//! The long texts of an item, and the one text in which search looks for words.

use rusqlite::{Connection, params};

use super::error::StoreError;
use super::fields;
use crate::domain::field::Field;
use crate::domain::item::Item;
use crate::text::fold::{fold, search_text};

/// Writes the body and what has no field here.
pub(super) fn save(conn: &Connection, item: &Item) -> Result<(), StoreError> {
    conn.prepare_cached("INSERT OR REPLACE INTO item_text (item, body, extra) VALUES (?1, ?2, ?3)")?
        .execute(params![item.id.0, item.body, item.get(Field::Extra)])?;
    Ok(())
}

/// Writes what search reads: the title with its pinyin, the body and the comments, folded.
pub(super) fn index(conn: &Connection, item: &Item) -> Result<(), StoreError> {
    let mut text = search_text(&item.title);
    text.push('\n');
    text.push_str(&fold(&item.body));
    let mut comments = conn.prepare_cached("SELECT text FROM comment WHERE item = ?1 AND removed = 0")?;
    for comment in comments.query_map([item.id.0], |row| fields::text(row, "text"))? {
        text.push('\n');
        text.push_str(&fold(&comment?.unwrap_or_default()));
    }
    conn.prepare_cached("INSERT OR REPLACE INTO item_find (item, text) VALUES (?1, ?2)")?
        .execute(params![item.id.0, text])?;
    Ok(())
}
