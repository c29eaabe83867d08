//! Items as rows of the file, and back.

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::types::{Value, ValueRef};
use rusqlite::{Connection, Row as SqlRow, params_from_iter};
use std::collections::BTreeSet;
use std::str::FromStr;
use uuid::Uuid;

use crate::domain::due::Due;
use crate::domain::field::Field;
use crate::domain::id::ItemId;
use crate::domain::item::{External, Item, Row};
use crate::domain::kind::Kind;
use crate::domain::person::Handle;
use crate::domain::priority::Priority;
use crate::domain::tag;
use crate::domain::workflow::{Category, Status};

/// The priority of an item that has none, so that it sorts last.
pub(super) const NO_PRIORITY: i64 = 9;
/// The last day of a deadline that is not set, so that it sorts last.
pub(super) const NO_DUE: &str = "9999-12-31";

/// The columns that [`item`] reads, from `item i` joined with `item_text t`.
pub(super) const ITEM: &str = "i.id, i.uid, i.kind, i.title, i.status, i.priority, i.owner, i.reporter, i.team, i.deadline, i.start, \
     i.wake, i.tags, i.parent, i.goal, i.source, i.why, i.value, i.effort, i.votes, i.asked, i.ask_by, i.positions, i.decision, i.rationale, \
     i.close_reason, i.created, i.updated, i.closed, i.reopened, i.version, i.ext_system, i.ext_id, i.archived, t.body, t.extra";

/// The columns that [`row`] reads, from `item i`.
pub(super) const ROW: &str = "i.id, i.kind, i.title, i.status, i.category, i.priority, i.owner, i.deadline, i.wake, i.tags, i.parent, \
     i.asked, i.created, i.updated, i.moved, i.closed, i.archived, i.version, \
     EXISTS (SELECT 1 FROM link l JOIN item b ON b.id = l.item WHERE l.other = i.id AND l.kind = 'blocks' \
       AND b.category < 2 AND b.archived = 0) AS blocked, \
     (SELECT count(*) FROM comment c WHERE c.item = i.id AND c.removed = 0) AS comments";

/// A text column; bytes that are no UTF-8 are replaced, so that one bad row never hides a list.
pub(super) fn text(row: &SqlRow, column: &str) -> rusqlite::Result<Option<String>> {
    Ok(match row.get_ref(column)? {
        ValueRef::Text(bytes) | ValueRef::Blob(bytes) => Some(String::from_utf8_lossy(bytes).into_owned()),
        ValueRef::Null => None,
        ValueRef::Integer(number) => Some(number.to_string()),
        ValueRef::Real(number) => Some(number.to_string()),
    })
}

/// A column in its written form; what cannot be read counts as empty.
fn read<T: FromStr>(row: &SqlRow, column: &str) -> rusqlite::Result<Option<T>> {
    Ok(text(row, column)?.and_then(|text| text.parse().ok()))
}

/// A moment column.
pub(super) fn moment(row: &SqlRow, column: &str) -> rusqlite::Result<Option<DateTime<Utc>>> {
    let seconds: Option<i64> = row.get(column)?;
    Ok(seconds.and_then(|seconds| DateTime::from_timestamp(seconds, 0)))
}

fn priority(row: &SqlRow) -> rusqlite::Result<Option<Priority>> {
    let level: i64 = row.get("priority")?;
    Ok(u8::try_from(level).ok().filter(|level| *level < 4).map(Priority::of_level))
}

/// Reads an item, whole.
pub(super) fn item(row: &SqlRow) -> rusqlite::Result<Item> {
    let system = text(row, "ext_system")?;
    let id = text(row, "ext_id")?;
    Ok(Item {
        id: ItemId(row.get("id")?),
        uid: read::<Uuid>(row, "uid")?.unwrap_or_default(),
        kind: read(row, "kind")?.unwrap_or(Kind::Issue),
        title: text(row, "title")?.unwrap_or_default(),
        body: text(row, "body")?.unwrap_or_default(),
        status: Status(text(row, "status")?.unwrap_or_default()),
        priority: priority(row)?,
        owner: read(row, "owner")?,
        reporter: read(row, "reporter")?,
        team: text(row, "team")?,
        deadline: read(row, "deadline")?,
        start: read(row, "start")?,
        wake: read(row, "wake")?,
        tags: tag::split(&text(row, "tags")?.unwrap_or_default()),
        parent: row.get::<_, Option<i64>>("parent")?.map(ItemId),
        goal: text(row, "goal")?,
        source: text(row, "source")?,
        why: text(row, "why")?,
        value: row.get("value")?,
        effort: row.get("effort")?,
        votes: row.get("votes")?,
        asked: read(row, "asked")?,
        ask_by: read(row, "ask_by")?,
        positions: text(row, "positions")?,
        decision: text(row, "decision")?,
        rationale: text(row, "rationale")?,
        close_reason: read(row, "close_reason")?,
        created: moment(row, "created")?.unwrap_or_default(),
        updated: moment(row, "updated")?.unwrap_or_default(),
        closed: moment(row, "closed")?,
        reopened: row.get("reopened")?,
        version: row.get("version")?,
        external: system.zip(id).map(|(system, id)| External { system, id }),
        extra: text(row, "extra")?.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default(),
        archived: row.get("archived")?,
    })
}

/// Reads a line of a list.
pub(super) fn row(row: &SqlRow) -> rusqlite::Result<Row> {
    let category: i64 = row.get("category")?;
    Ok(Row {
        id: ItemId(row.get("id")?),
        kind: read(row, "kind")?.unwrap_or(Kind::Issue),
        title: text(row, "title")?.unwrap_or_default(),
        status: Status(text(row, "status")?.unwrap_or_default()),
        category: usize::try_from(category)
            .ok()
            .and_then(|place| Category::ALL.get(place).copied())
            .unwrap_or(Category::Pending),
        priority: priority(row)?,
        owner: read::<Handle>(row, "owner")?,
        deadline: read::<Due>(row, "deadline")?,
        wake: read::<NaiveDate>(row, "wake")?,
        tags: tag::split(&text(row, "tags")?.unwrap_or_default()),
        parent: row.get::<_, Option<i64>>("parent")?.map(ItemId),
        asked: read(row, "asked")?,
        blocked: row.get("blocked")?,
        comments: row.get("comments")?,
        created: moment(row, "created")?.unwrap_or_default(),
        updated: moment(row, "updated")?.unwrap_or_default(),
        moved: moment(row, "moved")?.unwrap_or_default(),
        closed: moment(row, "closed")?,
        archived: row.get("archived")?,
        version: row.get("version")?,
    })
}

/// Writes the row of a new item.
pub(super) fn insert(conn: &Connection, item: &Item, category: Category) -> rusqlite::Result<()> {
    let external = item.external.as_ref();
    let mut columns = vec![
        ("id", item.id.0.into()),
        ("uid", item.uid.to_string().into()),
        ("created", item.created.timestamp().into()),
        ("updated", item.updated.timestamp().into()),
        ("version", item.version.into()),
        ("ext_system", external.map(|external| external.system.clone()).into()),
        ("ext_id", external.map(|external| external.id.clone()).into()),
    ];
    let fields = Field::ALL.iter().filter(|field| **field != Field::Item);
    columns.extend(fields.flat_map(|field| columns_of(item, *field, category)));
    let names: Vec<&str> = columns.iter().map(|(name, _)| *name).collect();
    let places = vec!["?"; names.len()].join(", ");
    let sql = format!("INSERT INTO item ({}) VALUES ({places})", names.join(", "));
    let values = columns.into_iter().map(|(_, value)| value);
    conn.prepare_cached(&sql)?.execute(params_from_iter(values)).map(drop)
}

/// Writes what changed of an item over its row. The other columns stay as they are: a later onus may have put there what this
/// one cannot read.
pub(super) fn update(
    conn: &Connection,
    item: &Item,
    category: Category,
    changed: impl Iterator<Item = Field>,
) -> rusqlite::Result<()> {
    let changed: BTreeSet<Field> = changed.collect();
    let mut columns: Vec<(&str, Value)> =
        vec![("updated", item.updated.timestamp().into()), ("version", item.version.into())];
    columns.extend(changed.into_iter().flat_map(|field| columns_of(item, field, category)));
    let set: Vec<String> = columns.iter().map(|(name, _)| format!("{name} = ?")).collect();
    let sql = format!("UPDATE item SET {} WHERE id = ?", set.join(", "));
    let values = columns.into_iter().map(|(_, value)| value);
    let values = values.chain([item.id.0.into()]);
    conn.prepare_cached(&sql)?.execute(params_from_iter(values)).map(drop)
}

/// The columns of a field and what they hold.
fn columns_of(item: &Item, field: Field, category: Category) -> Vec<(&'static str, Value)> {
    let text = |column, field| vec![(column, Value::from(item.get(field)))];
    match field {
        Field::Title => vec![("title", item.title.clone().into())],
        Field::Kind => text("kind", field),
        Field::Status => vec![("status", item.status.0.clone().into()), ("category", (category as i64).into())],
        Field::Priority => {
            let level = item.priority.map_or(NO_PRIORITY, |priority| priority.level().into());
            vec![("priority", level.into())]
        }
        Field::Owner => text("owner", field),
        Field::Reporter => text("reporter", field),
        Field::Team => text("team", field),
        Field::Deadline => {
            let last = item.deadline.map_or(NO_DUE.to_string(), |due| due.last().to_string());
            vec![("deadline", item.get(field).into()), ("due_end", last.into())]
        }
        Field::Start => text("start", field),
        Field::Wake => text("wake", field),
        Field::Tags => vec![("tags", tag::join(&item.tags).into())],
        Field::Parent => vec![("parent", item.parent.map(|id| id.0).into())],
        Field::Goal => text("goal", field),
        Field::Source => text("source", field),
        Field::Why => text("why", field),
        Field::Value => vec![("value", item.value.into())],
        Field::Effort => vec![("effort", item.effort.into())],
        Field::Votes => vec![("votes", item.votes.into())],
        Field::Asked => text("asked", field),
        Field::AskBy => text("ask_by", field),
        Field::Positions => text("positions", field),
        Field::Decision => text("decision", field),
        Field::Rationale => text("rationale", field),
        Field::CloseReason => text("close_reason", field),
        Field::Closed => vec![("closed", item.closed.map(|at| at.timestamp()).into())],
        Field::Reopened => vec![("reopened", item.reopened.into())],
        // An item that came to be is taken back by deleting it.
        Field::Archived | Field::Item => vec![("archived", item.archived.into())],
        Field::Body | Field::Extra | Field::Comment | Field::Link | Field::Reviewed => Vec::new(),
    }
}
