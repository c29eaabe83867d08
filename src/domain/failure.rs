//! What can go wrong with the file of a store, as data: the doors word it.

use std::path::PathBuf;

use super::refusal::Refusal;
use super::workflow::Flaw;

/// What can go wrong with the store itself.
#[derive(Debug)]
pub enum StoreError {
    /// No file is there, and the command does not make one.
    Missing(PathBuf),
    /// A file is there already where a new one was asked for.
    Exists(PathBuf),
    /// The file is a store that is in use, or in which not all has been written yet.
    InUse(PathBuf),
    /// The file is something else than a store of onus.
    Foreign(PathBuf),
    /// The file was made by a later onus: its schema, and the newest that this one knows.
    Newer { path: PathBuf, found: i64, known: i64 },
    /// The file holds triggers, views or tables that are not ours; this is the first.
    Tampered { path: PathBuf, object: String },
    /// The path leads through a symbolic link.
    SymbolicLink(PathBuf),
    /// Somebody else kept writing for too long.
    Busy,
    /// The disk is full.
    Full,
    /// The file or its folder cannot be written.
    ReadOnly(PathBuf),
    /// The file is damaged: what SQLite said.
    Damaged(String),
    /// A folder or file could not be made or opened.
    Io { path: PathBuf, error: std::io::Error },
    /// The table of moves has flaws.
    Workflow(Vec<Flaw>),
    /// The table of moves is not readable as such: where and why.
    WorkflowText(String),
    /// Statuses that items have and a new table of moves lacks, with the number of items.
    StatusInUse(Vec<(String, i64)>),
    /// A reader was told to stop, since its answer is no longer wanted.
    Interrupted,
    /// What was asked for made onus panic, and nothing came of it.
    Panicked,
    /// Anything else that the database said.
    Database(String),
}

/// Why a request to the store came to nothing: a rule, or the file.
#[derive(Debug)]
pub enum Failure {
    /// A rule refused it.
    Refused(Refusal),
    /// The file did.
    Store(StoreError),
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Failure {
        Failure::Refused(refusal)
    }
}

impl<E: Into<StoreError>> From<E> for Failure {
    fn from(error: E) -> Failure {
        Failure::Store(error.into())
    }
}
