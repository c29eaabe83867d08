//! What the store keeps for everybody who opens it: its copy of the workflow.

use rusqlite::{Connection, OptionalExtension, params};
use serde::Deserialize;

use super::error::StoreError;
use super::{Store, write};
use crate::domain::workflow::{Category, Need, Station, Status, Workflow};

/// The workflow of a new store.
pub const DEFAULT_WORKFLOW: &str = include_str!("../../assets/workflow.toml");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    initial: String,
    status: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    code: String,
    en: String,
    zh: String,
    category: String,
    #[serde(default)]
    needs: Vec<String>,
    to: Vec<String>,
}

/// Reads and checks a table of moves in its written form (`assets/workflow.toml` explains it).
///
/// # Errors
/// Where the text is no such table, or every flaw that the table has.
pub fn read_workflow(text: &str) -> Result<Workflow, StoreError> {
    let file: File = toml::from_str(text).map_err(|error| not_read(text, &error))?;
    let mut stations = Vec::new();
    for entry in file.status {
        let word = |bad: crate::domain::bad_value::BadValue| {
            StoreError::WorkflowText(format!("{}: {} ({})", entry.code, bad.given, bad.accepted.join(", ")))
        };
        let category: Category = entry.category.parse().map_err(word)?;
        let needs = entry.needs.iter().map(|need| need.parse::<Need>()).collect::<Result<_, _>>().map_err(word)?;
        let to = entry.to.iter().map(|code| Status::from(code.as_str())).collect();
        stations.push(Station { status: Status(entry.code), category, en: entry.en, zh: entry.zh, needs, to });
    }
    Workflow::new(Status(file.initial), stations).map_err(StoreError::Workflow)
}

/// What the reader said, and where: without the lines that it draws.
fn not_read(text: &str, error: &toml::de::Error) -> StoreError {
    let at = error.span().map_or(0, |span| span.start);
    let before = text.get(..at).unwrap_or(text);
    let line = 1 + before.matches('\n').count();
    let column = 1 + before.rsplit('\n').next().unwrap_or_default().chars().count();
    StoreError::WorkflowText(format!("{} at line {line} column {column}", error.message()))
}

/// The table of moves of a store, as it was when last looked at.
#[derive(Debug, Clone)]
pub(super) struct Rules {
    text: Option<String>,
    pub(super) workflow: Workflow,
}

impl Rules {
    /// The table of a file; the shipped one where the file has none of its own yet.
    pub(super) fn read(conn: &Connection) -> Result<Rules, StoreError> {
        let text = workflow_text(conn)?;
        let workflow = read_workflow(text.as_deref().unwrap_or(DEFAULT_WORKFLOW))?;
        Ok(Rules { text, workflow })
    }

    /// Reads the table again if another process has changed it.
    pub(super) fn refresh(&mut self, conn: &Connection) -> Result<(), StoreError> {
        if workflow_text(conn)? != self.text {
            *self = Rules::read(conn)?;
        }
        Ok(())
    }
}

fn workflow_text(conn: &Connection) -> Result<Option<String>, StoreError> {
    let mut one = conn.prepare_cached("SELECT value FROM setting WHERE name = 'workflow'")?;
    Ok(one.query_row([], |row| row.get(0)).optional()?)
}

impl Store {
    /// Takes notice of a table of moves that another process loaded; writing does so by itself.
    ///
    /// # Errors
    /// What is wrong with the file.
    pub fn refresh(&mut self) -> Result<(), StoreError> {
        self.rules.refresh(&self.conn)
    }

    /// The table of moves of this store in its written form.
    ///
    /// # Errors
    /// What is wrong with the file.
    pub fn workflow_text(&self) -> Result<String, StoreError> {
        Ok(workflow_text(&self.conn)?.unwrap_or_else(|| DEFAULT_WORKFLOW.to_string()))
    }

    /// Takes another table of moves, checked whole.
    ///
    /// # Errors
    /// Its flaws, or that items have a status which it lacks.
    pub fn load_workflow(&mut self, text: &str) -> Result<(), StoreError> {
        let workflow = read_workflow(text)?;
        let flaws = workflow.wording();
        if !flaws.is_empty() {
            return Err(StoreError::Workflow(flaws));
        }
        let transaction = write::begin(&self.conn)?;
        let mut lost = Vec::new();
        {
            let mut used = self.conn.prepare("SELECT status, count(*) FROM item WHERE archived = 0 GROUP BY status")?;
            for row in used.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?)))? {
                let (status, count) = row?;
                if workflow.station(&Status(status.clone())).is_none() {
                    lost.push((status, count));
                }
            }
        }
        if !lost.is_empty() {
            return Err(StoreError::StatusInUse(lost));
        }
        for station in workflow.stations() {
            // What counts as closed by this has been so since it came there.
            self.conn.execute(
                "UPDATE item SET category = ?2, closed = CASE WHEN ?2 >= 2 THEN coalesce(closed, moved) END \
                 WHERE status = ?1 AND category <> ?2",
                params![station.status.code(), station.category as i64],
            )?;
        }
        self.conn.execute("INSERT OR REPLACE INTO setting (name, value) VALUES ('workflow', ?1)", [text])?;
        transaction.commit()?;
        let text = Some(text.to_string());
        self.rules = Rules { text, workflow };
        Ok(())
    }
}
