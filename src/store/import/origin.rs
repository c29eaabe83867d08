//! What an import last said of an item, field by field.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

use crate::domain::field::{Field, read_moment};
use crate::domain::hash::fnv;
use crate::domain::id::ItemId;
use crate::domain::item::Item;
use crate::store::error::Failure;

/// The fields that a file states.
const STATED: &[Field] = &[
    Field::Title,
    Field::Body,
    Field::Kind,
    Field::Status,
    Field::Priority,
    Field::Owner,
    Field::Reporter,
    Field::Team,
    Field::Deadline,
    Field::Start,
    Field::Wake,
    Field::Tags,
    Field::Parent,
    Field::Goal,
    Field::Source,
    Field::Why,
    Field::Value,
    Field::Effort,
    Field::Votes,
    Field::Asked,
    Field::AskBy,
    Field::Positions,
    Field::Decision,
    Field::Rationale,
    Field::CloseReason,
    Field::Closed,
    Field::Reopened,
    Field::Extra,
];

/// Longer values are kept as a hash: they are only compared.
const LONGEST: usize = 20;

/// What a file says of an item, by the codes of the fields.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub(super) struct Snapshot(BTreeMap<String, String>);

impl Snapshot {
    /// What an item that a file states says, and the links that the file states.
    pub(super) fn of(item: &Item, links: String) -> Snapshot {
        let value = |field: &Field| Some((field.code().to_string(), brief(item.get(*field)?)));
        let mut said: BTreeMap<_, _> = STATED.iter().filter_map(value).collect();
        if !links.is_empty() {
            said.insert(Field::Link.code().to_string(), links);
        }
        Snapshot(said)
    }

    /// The fields of which it says something that none of the earlier ones says.
    pub(super) fn news<'a>(&'a self, earlier: &'a [Option<&'a Snapshot>]) -> impl Iterator<Item = Field> + 'a {
        let says = |snapshot: &Snapshot, field: &Field| snapshot.0.get(field.code()) == self.0.get(field.code());
        let is_news = move |field: &Field| !earlier.iter().flatten().any(|snapshot| says(snapshot, field));
        STATED.iter().copied().filter(is_news)
    }

    /// What was kept of an earlier import.
    pub(super) fn read(text: Option<String>) -> Option<Snapshot> {
        serde_json::from_str(&text?).ok()
    }

    /// Whether it says this of a field.
    pub(super) fn says(&self, field: Field, value: &str) -> bool {
        self.0.get(field.code()) == Some(&brief(value.to_string()))
    }

    /// Whether it says this of the item above.
    pub(super) fn says_parent(&self, parent: Option<ItemId>) -> bool {
        self.0.get(Field::Parent.code()).cloned() == parent.map(|parent| parent.0.to_string())
    }

    /// When it was closed.
    pub(super) fn closed(&self) -> Option<DateTime<Utc>> {
        read_moment(self.0.get(Field::Closed.code())?).ok()
    }

    /// Whether it says this of links.
    pub(super) fn says_link(&self, word: &str) -> bool {
        let links = self.0.get(Field::Link.code());
        links.is_some_and(|links| links.split(';').any(|said| said == word))
    }
}

fn brief(text: String) -> String {
    if text.len() > LONGEST { format!("fnv:{:016x}", fnv(text.as_bytes())) } else { text }
}

/// What an import last said of an item.
pub(super) fn remembered(conn: &Connection, id: ItemId) -> Result<Option<Snapshot>, Failure> {
    Ok(Snapshot::read(text(conn, id)?))
}

/// Keeps what an import says of an item, and what it said before for the case that the step is taken back.
pub(super) fn remember(conn: &Connection, id: ItemId, now: &Snapshot, step: Option<i64>) -> Result<(), Failure> {
    if let Some(step) = step {
        conn.prepare_cached("INSERT OR IGNORE INTO origin_before (step, item, snapshot) VALUES (?1, ?2, ?3)")?
            .execute(params![step, id.0, text(conn, id)?])?;
    }
    let now = serde_json::to_string(now).unwrap_or_default();
    put(conn, id, Some(&now))
}

/// Takes back what an import step remembered, or remembers it again.
pub(in crate::store) fn exchange(conn: &Connection, step: i64) -> Result<(), Failure> {
    let before: Vec<(i64, Option<String>)> = conn
        .prepare_cached("SELECT item, snapshot FROM origin_before WHERE step = ?1")?
        .query_map([step], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Result<_, _>>()?;
    let mut keep = conn.prepare_cached("UPDATE origin_before SET snapshot = ?3 WHERE step = ?1 AND item = ?2")?;
    for (item, snapshot) in before {
        keep.execute(params![step, item, text(conn, ItemId(item))?])?;
        put(conn, ItemId(item), snapshot.as_deref())?;
    }
    Ok(())
}

fn text(conn: &Connection, id: ItemId) -> Result<Option<String>, Failure> {
    let mut one = conn.prepare_cached("SELECT snapshot FROM origin WHERE item = ?1")?;
    Ok(one.query_row([id.0], |row| row.get(0)).optional()?)
}

fn put(conn: &Connection, id: ItemId, snapshot: Option<&str>) -> Result<(), Failure> {
    match snapshot {
        Some(snapshot) => conn
            .prepare_cached("INSERT OR REPLACE INTO origin (item, snapshot) VALUES (?1, ?2)")?
            .execute(params![id.0, snapshot])?,
        None => conn.prepare_cached("DELETE FROM origin WHERE item = ?1")?.execute([id.0])?,
    };
    Ok(())
}
