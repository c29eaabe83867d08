//! A whole copy of a store, made while others write: never by copying its files, which tears them.

use rusqlite::limits::Limit;
use rusqlite::{Connection, OpenFlags};
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

use super::error::StoreError;
use super::{Store, open, schema};

impl Store {
    /// Copies the store, as it is at this moment, into a new file that only its user can read.
    ///
    /// # Errors
    /// That something is there already, or what is wrong with either file. No half copy is left.
    pub fn backup(&self, to: &Path) -> Result<(), StoreError> {
        if std::fs::symlink_metadata(to).is_ok() {
            return Err(StoreError::Exists(to.into()));
        }
        copy(&self.conn, to, schema::version(&self.conn)?)
    }
}

/// Keeps what a store was before its schema is changed: `onus.db` of schema 1 beside it as `onus.v1.db`.
pub(super) fn before_upgrade(conn: &Connection, path: &Path) -> Result<(), StoreError> {
    let version = schema::version(conn)?;
    copy(conn, &path.with_extension(format!("v{version}.db")), version)
}

/// The copy appears under its name only when it is whole, checked and on the disk.
fn copy(conn: &Connection, to: &Path, version: i64) -> Result<(), StoreError> {
    let partial = Partial(to.with_extension(format!("{}.partial", std::process::id())));
    let io = |error| StoreError::Io { path: to.into(), error };
    partial.clear();
    open::private_file(&partial.0).map_err(io)?;
    conn.set_limit(Limit::SQLITE_LIMIT_ATTACHED, 1)?;
    let copied = conn.execute("VACUUM INTO ?1", [partial.0.to_string_lossy()]);
    conn.set_limit(Limit::SQLITE_LIMIT_ATTACHED, 0)?;
    copied?;
    if is_whole(&partial.0, version)? {
        settle(&partial.0, to).map_err(io)
    } else {
        Err(StoreError::Damaged(to.display().to_string()))
    }
}

/// A file that is not finished: gone when this is dropped, unless it was given its name.
struct Partial(PathBuf);

impl Partial {
    fn clear(&self) {
        // Where there is none, there is nothing to clear.
        let _missing = std::fs::remove_file(&self.0);
    }
}

impl Drop for Partial {
    fn drop(&mut self) {
        self.clear();
    }
}

fn is_whole(path: &Path, version: i64) -> Result<bool, StoreError> {
    let copy = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let check: String = copy.pragma_query_value(None, "quick_check", |row| row.get(0))?;
    Ok(check == "ok" && schema::version(&copy)? == version)
}

/// Gives a file its name, so that it has it after a power cut too.
fn settle(partial: &Path, to: &Path) -> io::Result<()> {
    File::open(partial)?.sync_all()?;
    std::fs::rename(partial, to)?;
    match to.parent() {
        // Only Unix can open a folder to sync it; elsewhere renaming has to do.
        Some(folder) if cfg!(unix) => File::open(folder)?.sync_all(),
        _ => Ok(()),
    }
}
