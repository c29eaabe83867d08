//! Items as rows of the file, and back.

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::types::ValueRef;
use rusqlite::{Connection, Row as SqlRow, named_params};
use std::str::FromStr;
use uuid::Uuid;

use crate::domain::due::Due;
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
    Ok(u8::try_from(level)
        .ok()
        .filter(|level| *level < 4)
        .map(Priority::of_level))
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
        extra: text(row, "extra")?
            .and_then(|text| serde_json::from_str(&text).ok())
            .unwrap_or_default(),
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

/// Writes an item over its row, making it where there is none.
pub(super) fn save(conn: &Connection, item: &Item, category: Category) -> rusqlite::Result<()> {
    let external = item.external.as_ref();
    conn.prepare_cached(
        "INSERT INTO item (id, uid, kind, title, status, category, priority, owner, reporter, team, deadline, due_end, start, wake, \
           tags, parent, goal, source, why, value, effort, votes, asked, ask_by, positions, decision, rationale, close_reason, created, updated, \
           closed, reopened, version, ext_system, ext_id, archived) \
         VALUES (:id, :uid, :kind, :title, :status, :category, :priority, :owner, :reporter, :team, :deadline, :due_end, :start, :wake, \
           :tags, :parent, :goal, :source, :why, :value, :effort, :votes, :asked, :ask_by, :positions, :decision, :rationale, :close_reason, :created, \
           :updated, :closed, :reopened, :version, :ext_system, :ext_id, :archived) \
         ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, title = excluded.title, status = excluded.status, \
           category = excluded.category, priority = excluded.priority, owner = excluded.owner, reporter = excluded.reporter, \
           team = excluded.team, deadline = excluded.deadline, due_end = excluded.due_end, start = excluded.start, \
           wake = excluded.wake, tags = excluded.tags, parent = excluded.parent, goal = excluded.goal, source = excluded.source, \
           why = excluded.why, value = excluded.value, effort = excluded.effort, votes = excluded.votes, asked = excluded.asked, \
           ask_by = excluded.ask_by, positions = excluded.positions, decision = excluded.decision, rationale = excluded.rationale, close_reason = excluded.close_reason, \
           created = excluded.created, updated = excluded.updated, closed = excluded.closed, reopened = excluded.reopened, \
           version = excluded.version, ext_system = excluded.ext_system, ext_id = excluded.ext_id, archived = excluded.archived",
    )?
    .execute(named_params! {
        ":id": item.id.0,
        ":uid": item.uid.to_string(),
        ":kind": item.kind.code(),
        ":title": item.title,
        ":status": item.status.code(),
        ":category": category as i64,
        ":priority": item.priority.map_or(NO_PRIORITY, |priority| priority.level().into()),
        ":owner": item.owner.as_ref().map(Handle::as_str),
        ":reporter": item.reporter.as_ref().map(Handle::as_str),
        ":team": item.team,
        ":deadline": item.deadline.map(|due| due.to_string()),
        ":due_end": item.deadline.map_or(NO_DUE.to_string(), |due| due.last().to_string()),
        ":start": item.start.map(|day| day.to_string()),
        ":wake": item.wake.map(|day| day.to_string()),
        ":tags": tag::join(&item.tags),
        ":parent": item.parent.map(|id| id.0),
        ":goal": item.goal,
        ":source": item.source,
        ":why": item.why,
        ":value": item.value,
        ":effort": item.effort,
        ":votes": item.votes,
        ":asked": item.asked.as_ref().map(Handle::as_str),
        ":ask_by": item.ask_by.map(|day| day.to_string()),
        ":positions": item.positions,
        ":decision": item.decision,
        ":rationale": item.rationale,
        ":close_reason": item.close_reason.map(|reason| reason.code()),
        ":created": item.created.timestamp(),
        ":updated": item.updated.timestamp(),
        ":closed": item.closed.map(|at| at.timestamp()),
        ":reopened": item.reopened,
        ":version": item.version,
        ":ext_system": external.map(|external| external.system.as_str()),
        ":ext_id": external.map(|external| external.id.as_str()),
        ":archived": item.archived,
    })?;
    Ok(())
}
