//! The log of steps and changes: written with every action, never rewritten.

use rusqlite::{Connection, OptionalExtension, Row as SqlRow, params};

use super::error::StoreError;
use super::{Store, fields};
use crate::domain::change::{AgendaStep, By, Change, Deed, Door, MOST_TOLD, Step};
use crate::domain::field::Field;
use crate::domain::id::ItemId;
use crate::domain::meeting::MeetingId;
use crate::domain::person::Handle;
use crate::domain::workflow::Status;

/// A step stands unless the newest undo or redo of it is an undo.
pub(super) const STANDS: &str =
    "coalesce((SELECT u.deed FROM step u WHERE u.of = s.id ORDER BY u.id DESC LIMIT 1), 'redo') = 'redo'";

/// The columns that [`read_step`] reads.
const STEP: &str = "id, at, who, door, deed, of, meeting";

/// Of one step at most so many changes are told; an import may have made a hundred thousand.
const MOST_CHANGES: i64 = MOST_TOLD as i64;

/// Which part of the history is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Past {
    /// All of it.
    All,
    /// Of one item.
    Of(ItemId),
    /// What came after a step.
    After(i64),
}

impl Store {
    /// The newest steps of a part of the history, at most so many, newest first, each with those of its changes that belong
    /// to the part (of a very large step the first thousand).
    ///
    /// # Errors
    /// What is wrong with the file.
    pub fn history(&self, past: Past, most: usize) -> Result<Vec<Step>, StoreError> {
        let (condition, key) = match past {
            Past::All => ("?1 IS NOT NULL", 0),
            Past::Of(id) => ("id IN (SELECT step FROM change WHERE item = ?1)", id.0),
            Past::After(step) => ("id > ?1", step),
        };
        let sql = format!("SELECT {STEP} FROM step WHERE {condition} ORDER BY id DESC LIMIT ?2");
        let most = i64::try_from(most).unwrap_or(i64::MAX);
        let mut list = self.conn.prepare_cached(&sql)?;
        let mut steps = list.query_map(params![key, most], read_step)?.collect::<Result<Vec<_>, _>>()?;
        for step in &mut steps {
            let of = match past {
                Past::Of(id) => Some(id),
                Past::All | Past::After(_) => None,
            };
            step.changes = told(&self.conn, step.id, of)?;
            step.agenda = of_agenda(&self.conn, step)?;
        }
        Ok(steps)
    }

    /// The number of the newest step; 0 where there is none.
    ///
    /// # Errors
    /// What is wrong with the file.
    pub fn newest_step(&self) -> Result<i64, StoreError> {
        let sql = "SELECT coalesce(max(id), 0) FROM step";
        Ok(self.conn.prepare_cached(sql)?.query_row([], |row| row.get(0))?)
    }

    /// A number that changes when another connection writes to the file.
    ///
    /// # Errors
    /// What is wrong with the file.
    pub fn data_version(&self) -> Result<i64, StoreError> {
        Ok(self.conn.prepare_cached("PRAGMA data_version")?.query_row([], |row| row.get(0))?)
    }
}

pub(super) fn step_of(id: i64, by: &By, deed: Deed, of: Option<i64>, changes: Vec<Change>) -> Step {
    let (who, meeting) = (by.who.clone(), by.meeting);
    Step { id, at: by.at, who, door: by.door, deed, of, meeting, changes, agenda: None }
}

pub(super) fn write_step(conn: &Connection, by: &By, deed: Deed, of: Option<i64>) -> Result<i64, StoreError> {
    conn.prepare_cached("INSERT INTO step (at, who, door, deed, of, meeting) VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?
        .execute(params![
            by.at.timestamp(),
            by.who.as_str(),
            by.door.code(),
            deed.code(),
            of,
            by.meeting.map(|meeting| meeting.0)
        ])?;
    Ok(conn.last_insert_rowid())
}

/// Writes a change and gives its number.
pub(super) fn write_change(conn: &Connection, step: i64, change: &Change) -> Result<i64, StoreError> {
    conn.prepare_cached("INSERT INTO change (step, item, field, old, new) VALUES (?1, ?2, ?3, ?4, ?5)")?
        .execute(params![step, change.item.0, change.field.code(), change.old, change.new])?;
    Ok(conn.last_insert_rowid())
}

/// The changes of a step with their numbers, in order.
pub(super) fn changes(conn: &Connection, step: i64) -> Result<Vec<(i64, Change)>, StoreError> {
    let sql = "SELECT id, item, field, old, new FROM change WHERE step = ?1 ORDER BY id";
    let mut list = conn.prepare_cached(sql)?;
    let found = list.query_map([step], |row| Ok((row.get(0)?, read_change(row)?)))?;
    let read = |change: rusqlite::Result<(i64, Option<Change>)>| {
        let (number, change) = change?;
        Ok(change.map(|change| (number, change)))
    };
    found.map(read).filter_map(Result::transpose).collect()
}

/// What the newest steps that changed an item did to it, so many of them, the newest change first.
pub(super) fn newest_changes(conn: &Connection, item: ItemId, steps: i64) -> Result<Vec<Change>, StoreError> {
    let sql = "SELECT item, field, old, new FROM change WHERE item = ?1 AND field <> 'reviewed' AND step IN \
               (SELECT DISTINCT step FROM change WHERE item = ?1 AND field <> 'reviewed' ORDER BY step DESC LIMIT ?2) \
               ORDER BY id DESC";
    let mut list = conn.prepare_cached(sql)?;
    let found = list.query_map([item.0, steps], read_change)?;
    Ok(found.filter_map(Result::transpose).collect::<Result<_, _>>()?)
}

/// The first changes of a step, of one item or of all.
fn told(conn: &Connection, step: i64, of: Option<ItemId>) -> Result<Vec<Change>, StoreError> {
    let condition = if of.is_some() { "AND item = ?2" } else { "AND ?2 IS NULL" };
    let sql = format!("SELECT item, field, old, new FROM change WHERE step = ?1 {condition} ORDER BY id LIMIT ?3");
    let mut list = conn.prepare_cached(&sql)?;
    let found = list.query_map(params![step, of.map(|id| id.0), MOST_CHANGES], read_change)?;
    Ok(found.filter_map(Result::transpose).collect::<Result<_, _>>()?)
}

/// A change; `None` where a later onus wrote of a field that this one does not know.
pub(super) fn read_change(row: &SqlRow) -> rusqlite::Result<Option<Change>> {
    let field = fields::text(row, "field")?.and_then(|code| code.parse::<Field>().ok());
    let item = row.get("item").map(ItemId)?;
    let (old, new) = (fields::text(row, "old")?, fields::text(row, "new")?);
    Ok(field.map(|field| Change { item, field, old, new }))
}

/// The steps that carry a meeting, the oldest first, without their changes.
pub(super) fn of_meeting(conn: &Connection, meeting: MeetingId) -> Result<Vec<Step>, StoreError> {
    let sql = format!("SELECT {STEP} FROM step WHERE meeting = ?1 ORDER BY id");
    let mut list = conn.prepare_cached(&sql)?;
    Ok(list.query_map([meeting.0], read_step)?.collect::<Result<_, _>>()?)
}

/// What a step was, and in which meeting.
pub(super) fn what_and_where(conn: &Connection, step: i64) -> Result<(Deed, Option<MeetingId>), StoreError> {
    let sql = format!("SELECT {STEP} FROM step WHERE id = ?1");
    let step = conn.prepare_cached(&sql)?.query_row([step], read_step)?;
    Ok((step.deed, step.meeting))
}

/// What a step did to an agenda or to who is there, or took back or did again of that.
pub(super) fn of_agenda(conn: &Connection, step: &Step) -> Result<Option<AgendaStep>, StoreError> {
    let (number, deed) = match step.of.filter(|_| step.changes.is_empty()) {
        Some(of) => (of, what_and_where(conn, of)?.0),
        None => (step.id, step.deed),
    };
    if !deed.is_of_agenda() {
        return Ok(None);
    }
    let sql = "SELECT item FROM agenda_before WHERE step = ?1";
    let item = conn.prepare_cached(sql)?.query_row([number], |row| row.get(0).map(ItemId)).optional()?;
    Ok(Some(AgendaStep { deed, item }))
}

/// Who last changed a field of an item.
pub(super) fn last_by(conn: &Connection, item: ItemId, field: Field) -> Result<Option<Handle>, StoreError> {
    let sql = "SELECT s.who FROM change c JOIN step s ON s.id = c.step WHERE c.item = ?1 AND c.field = ?2 \
               ORDER BY c.step DESC, c.id DESC LIMIT 1";
    let who: Option<String> =
        conn.prepare_cached(sql)?.query_row(params![item.0, field.code()], |row| row.get(0)).optional()?;
    Ok(who.and_then(|who| who.parse().ok()))
}

/// The status from which an item came to its present one, by a step that stands; `None` where it never moved.
pub(super) fn status_before(conn: &Connection, item: ItemId) -> Result<Option<Status>, StoreError> {
    let sql = format!(
        "SELECT c.old FROM change c JOIN step s ON s.id = c.step JOIN item i ON i.id = c.item WHERE c.item = ?1 \
         AND c.field = 'status' AND c.new = i.status AND s.deed NOT IN ('undo', 'redo') AND {STANDS} \
         ORDER BY c.step DESC, c.id DESC LIMIT 1"
    );
    let old: Option<Option<String>> = conn.prepare_cached(&sql)?.query_row([item.0], |row| row.get(0)).optional()?;
    Ok(old.flatten().map(Status))
}

/// Who, other than this person, last did something to an item after a step that still stands.
pub(super) fn changed_by_others(
    conn: &Connection,
    item: ItemId,
    step: i64,
    me: &Handle,
) -> Result<Option<Handle>, StoreError> {
    let sql = format!(
        "SELECT s.who FROM change c JOIN step s ON s.id = c.step WHERE c.item = ?1 AND c.step > ?2 AND s.who <> ?3 \
         AND s.deed NOT IN ('undo', 'redo') AND {STANDS} ORDER BY c.step DESC LIMIT 1"
    );
    let who: Option<String> =
        conn.prepare_cached(&sql)?.query_row(params![item.0, step, me.as_str()], |row| row.get(0)).optional()?;
    Ok(who.map(|who| who.parse().unwrap_or_else(|_| Handle::unknown())))
}

fn read_step(row: &SqlRow) -> rusqlite::Result<Step> {
    let code = |column| fields::text(row, column).map(Option::unwrap_or_default);
    Ok(Step {
        id: row.get("id")?,
        at: fields::moment(row, "at")?.unwrap_or_default(),
        who: code("who")?.parse().unwrap_or_else(|_| Handle::unknown()),
        door: code("door")?.parse().unwrap_or(Door::CommandLine),
        deed: code("deed")?.parse().unwrap_or(Deed::Edit),
        of: row.get("of")?,
        meeting: row.get::<_, Option<i64>>("meeting")?.map(MeetingId),
        changes: Vec::new(),
        agenda: None,
    })
}
