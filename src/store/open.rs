//! The one way to a connection. The order matters: each step protects the next.

use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;
use rusqlite::{Connection, ErrorCode, OpenFlags};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::error::StoreError;
use super::schema::Steps;
use super::settings::Rules;
use super::{Store, backup, busy, file, find, schema};

/// What the opener means to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Read an existing store; nothing is written, unless it is older and has to be brought to this version.
    Read,
    /// Read and write an existing store.
    Write,
    /// Read and write; make the store where there is none.
    Create,
}

/// The store's file within the program's data folder.
pub fn default_path(data: &Path) -> PathBuf {
    data.join("onus.db")
}

/// How long opening is tried again while others are in the way.
const PATIENCE: Duration = Duration::from_secs(10);

impl Store {
    /// Opens the store in a file. An older one is brought to this version first, with a copy of it kept beside it.
    ///
    /// # Errors
    /// [`StoreError`]: the file is missing (unless it may be made), foreign, newer, tampered with, damaged or busy.
    pub fn open(path: &Path, mode: Mode) -> Result<Store, StoreError> {
        // Those who make a store at the same moment stand in each other's way, and SQLite refuses them without waiting.
        let began = Instant::now();
        let mut tries = 0;
        loop {
            match Store::open_at(path, mode, schema::STEPS) {
                Err(StoreError::Busy) if began.elapsed() < PATIENCE && busy::wait(tries) => tries += 1,
                opened => return opened,
            }
        }
    }

    /// As [`Store::open`], with other steps of the schema.
    pub(super) fn open_at(path: &Path, mode: Mode, steps: Steps) -> Result<Store, StoreError> {
        let path = &std::path::absolute(path).map_err(|error| StoreError::Io { path: path.into(), error })?;
        file::prepare(path, mode == Mode::Create)?;
        let mut conn = connect(path, mode)?;
        let found = gate(&conn, path, steps)?;
        if found == 0 && mode != Mode::Create {
            return Err(StoreError::Missing(path.clone()));
        }
        if found < schema::newest(steps) && mode == Mode::Read {
            drop(conn);
            drop(Store::open_at(path, Mode::Write, steps)?);
            return Store::open_at(path, mode, steps);
        }
        if mode != Mode::Read {
            tune(&conn).map_err(|error| at(path, error))?;
            if (1..schema::newest(steps)).contains(&found) {
                backup::before_upgrade(&conn, path)?;
            }
            schema::upgrade(&mut conn, steps)?;
        }
        let rules = Rules::read(&conn)?;
        Store::ready(conn, rules)
    }

    /// Whether it was opened only to read, or can only be read.
    pub fn is_read_only(&self) -> bool {
        self.conn.is_readonly(rusqlite::MAIN_DB).unwrap_or(true)
    }

    /// The file of this store once more, to read: what was found in order when it was opened is not looked at again.
    pub(super) fn reader(&self, path: &Path) -> Result<Store, StoreError> {
        Store::ready(connect(path, Mode::Read)?, self.rules.clone())
    }

    /// A store that lives only as long as it is open.
    ///
    /// # Errors
    /// Only if memory runs out.
    pub fn in_memory() -> Result<Store, StoreError> {
        let mut conn = Connection::open_in_memory()?;
        harden(&mut conn)?;
        schema::upgrade(&mut conn, schema::STEPS)?;
        let rules = Rules::read(&conn)?;
        Store::ready(conn, rules)
    }

    fn ready(conn: Connection, rules: Rules) -> Result<Store, StoreError> {
        conn.set_prepared_statement_cache_capacity(64);
        find::define(&conn)?;
        Ok(Store { conn, rules })
    }
}

fn connect(path: &Path, mode: Mode) -> Result<Connection, StoreError> {
    let access = match mode {
        Mode::Read => OpenFlags::SQLITE_OPEN_READ_ONLY,
        Mode::Write | Mode::Create => OpenFlags::SQLITE_OPEN_READ_WRITE,
    };
    let conn = match begin(path, access) {
        Err(error) if mode == Mode::Read && is_unwritable(&error) && !file::has_log(path) => {
            begin(&file::unchanging(path), access | OpenFlags::SQLITE_OPEN_URI)
        }
        conn => conn,
    };
    conn.map_err(|error| at(path, error))
}

fn begin(name: &Path, access: OpenFlags) -> rusqlite::Result<Connection> {
    let mut conn = Connection::open_with_flags(name, access | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    harden(&mut conn)?;
    // The first look at the file itself.
    schema::version(&conn)?;
    Ok(conn)
}

fn is_unwritable(error: &rusqlite::Error) -> bool {
    matches!(error.sqlite_error_code(), Some(ErrorCode::CannotOpen | ErrorCode::ReadOnly))
}

/// Names the file where the error knows only what went wrong.
fn at(path: &Path, error: rusqlite::Error) -> StoreError {
    if is_unwritable(&error) {
        return match std::fs::File::open(path) {
            Ok(_) => StoreError::ReadOnly(path.into()),
            Err(error) => StoreError::Io { path: path.into(), error },
        };
    }
    match StoreError::from(error) {
        StoreError::Foreign(_) => StoreError::Foreign(path.into()),
        other => other,
    }
}

/// Before any statement: how to wait for others, and what a file may not make us do.
fn harden(conn: &mut Connection) -> rusqlite::Result<()> {
    conn.busy_handler(Some(busy::wait))?;
    // Who only looks at a file leaves it as it was.
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DML, false)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DDL, false)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false)?;
    conn.set_limit(Limit::SQLITE_LIMIT_LENGTH, 16 << 20)?;
    conn.set_limit(Limit::SQLITE_LIMIT_EXPR_DEPTH, 200)?;
    conn.set_limit(Limit::SQLITE_LIMIT_ATTACHED, 0)?;
    conn.pragma_update(None, "foreign_keys", true)?;
    conn.pragma_update(None, "cell_size_check", true)?;
    conn.pragma_update(None, "temp_store", "MEMORY")?;
    conn.pragma_update(None, "cache_size", -4096)
}

/// The schema version of a file, if it is empty or a store of a version that we know.
fn gate(conn: &Connection, path: &Path, steps: Steps) -> Result<i64, StoreError> {
    // One look at all of it: another process may be making the store.
    let look = conn.unchecked_transaction()?;
    let application: i64 = look.pragma_query_value(None, "application_id", |row| row.get(0))?;
    let (found, known) = (schema::version(&look)?, schema::newest(steps));
    let things: i64 = look.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    let path = || path.to_path_buf();
    match application {
        schema::APPLICATION if found > known => Err(StoreError::Newer { path: path(), found, known }),
        schema::APPLICATION if found > 0 => match schema::foreign_object(&look, steps, found)? {
            Some(object) => Err(StoreError::Tampered { path: path(), object }),
            None => Ok(found),
        },
        0 if things == 0 && found == 0 => Ok(0),
        _ => Err(StoreError::Foreign(path())),
    }
}

/// Readers never wait for a writer; what was acknowledged is on the disk.
fn tune(conn: &Connection) -> rusqlite::Result<()> {
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
    conn.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(()))?;
    conn.pragma_update(None, "synchronous", "FULL")?;
    conn.pragma_update_and_check(None, "journal_size_limit", 16 << 20, |_| Ok(()))
}
