//! What is remembered: one SQLite file, read and written through [`Store`]. SQL and rusqlite's types stay in this room.

mod backup;
mod busy;
mod error;
mod fields;
mod file;
mod find;
mod history;
mod import;
mod likeness;
mod meeting;
mod open;
mod people;
mod read;
mod review;
mod schema;
mod settings;
mod similar;
#[cfg(test)]
mod tests;
mod texts;
mod undo;

pub mod worker;
mod write;

pub use error::{Failure, StoreError};
pub use find::{Asker, Hidden, Order, Section};
pub use history::Past;
pub use import::{Imported, Progress, Sheet, Verdict};
pub use open::{Mode, default_path};
pub use settings::{DEFAULT_WORKFLOW, read_workflow};
pub use write::Done;

use rusqlite::Connection;

use settings::Rules;

/// An open store. One connection: several may be open on one file, in one process or in many.
#[derive(Debug)]
pub struct Store {
    conn: Connection,
    rules: Rules,
}
