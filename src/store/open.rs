//! The one way to a connection. The order matters: each step protects the next.

use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;
use rusqlite::{Connection, OpenFlags};
use std::path::{Path, PathBuf};

use super::error::StoreError;
use super::{Store, busy, schema, settings};

/// What the opener means to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Read an existing store; nothing is written.
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

impl Store {
    /// Opens the store in a file.
    ///
    /// # Errors
    /// [`StoreError`]: the file is missing (unless it may be made), foreign, newer, tampered with, damaged or busy.
    pub fn open(path: &Path, mode: Mode) -> Result<Store, StoreError> {
        let path = std::path::absolute(path).map_err(|error| StoreError::Io {
            path: path.into(),
            error,
        })?;
        let here = |error: rusqlite::Error| at(&path, error.into());
        prepare_file(&path, mode)?;
        let access = match mode {
            Mode::Read => OpenFlags::SQLITE_OPEN_READ_ONLY,
            Mode::Write | Mode::Create => OpenFlags::SQLITE_OPEN_READ_WRITE,
        };
        let mut conn = Connection::open_with_flags(&path, access | OpenFlags::SQLITE_OPEN_NO_MUTEX).map_err(here)?;
        harden(&mut conn).map_err(here)?;
        gate(&conn, &path).map_err(|error| at(&path, error))?;
        if mode != Mode::Read {
            tune(&conn).map_err(here)?;
            schema::upgrade(&mut conn).map_err(|error| at(&path, error))?;
        } else if schema::version(&conn).map_err(here)? == 0 {
            return Err(StoreError::Missing(path));
        }
        if let Some(object) = schema::foreign_object(&conn).map_err(here)? {
            return Err(StoreError::Tampered { path, object });
        }
        Store::ready(conn)
    }

    /// A store that lives only as long as it is open.
    ///
    /// # Errors
    /// Only if memory runs out.
    pub fn in_memory() -> Result<Store, StoreError> {
        let mut conn = Connection::open_in_memory()?;
        harden(&mut conn)?;
        schema::upgrade(&mut conn)?;
        Store::ready(conn)
    }

    fn ready(conn: Connection) -> Result<Store, StoreError> {
        conn.set_prepared_statement_cache_capacity(64);
        let workflow = settings::workflow(&conn)?;
        Ok(Store { conn, workflow })
    }
}

/// Names the file in errors that know only what went wrong.
fn at(path: &Path, error: StoreError) -> StoreError {
    match error {
        StoreError::ReadOnly(_) => StoreError::ReadOnly(path.into()),
        StoreError::Foreign(_) => StoreError::Foreign(path.into()),
        other => other,
    }
}

/// Makes the file, private to its user, before SQLite sees it, so that the files beside it are private too.
fn prepare_file(path: &Path, mode: Mode) -> Result<(), StoreError> {
    let io = |error| StoreError::Io {
        path: path.into(),
        error,
    };
    match std::fs::symlink_metadata(path) {
        Ok(meta) if meta.is_symlink() => return Err(StoreError::SymbolicLink(path.into())),
        Ok(meta) if meta.is_dir() => return Err(io(std::io::ErrorKind::IsADirectory.into())),
        Ok(_) => return Ok(()),
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(io(error)),
        Err(_) if mode != Mode::Create => return Err(StoreError::Missing(path.into())),
        Err(_) => {}
    }
    if let Some(folder) = path.parent().filter(|folder| !folder.exists()) {
        private_folder(folder).map_err(|error| StoreError::Io {
            path: folder.into(),
            error,
        })?;
    }
    match private_file(path) {
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => Ok(()),
        done => done.map_err(io),
    }
}

fn private_folder(folder: &Path) -> std::io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// Makes an empty file that only its user can read; fails where one exists.
pub(super) fn private_file(path: &Path) -> std::io::Result<()> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map(drop)
}

/// Before any statement: how to wait for others, and what a file may not make us do.
fn harden(conn: &mut Connection) -> rusqlite::Result<()> {
    conn.busy_handler(Some(busy::wait))?;
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

/// Lets only an empty file or a store of a version that we know pass.
fn gate(conn: &Connection, path: &Path) -> Result<(), StoreError> {
    let application: i64 = conn.pragma_query_value(None, "application_id", |row| row.get(0))?;
    let (found, known) = (schema::version(conn)?, schema::newest());
    let tables: i64 = conn.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    match application {
        schema::APPLICATION if found > known => Err(StoreError::Newer {
            path: path.into(),
            found,
            known,
        }),
        schema::APPLICATION => Ok(()),
        0 if tables == 0 => Ok(()),
        _ => Err(StoreError::Foreign(path.into())),
    }
}

/// Readers never wait for a writer; what was acknowledged is on the disk.
fn tune(conn: &Connection) -> rusqlite::Result<()> {
    conn.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(()))?;
    conn.pragma_update(None, "synchronous", "FULL")?;
    conn.pragma_update_and_check(None, "journal_size_limit", 16 << 20, |_| Ok(()))
}
