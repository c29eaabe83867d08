//! A whole copy of a store, made while others write: never by copying its files, which tears them.

use rusqlite::limits::Limit;
use rusqlite::{Connection, OpenFlags};
use std::fs::File;
use std::path::Path;

use super::error::StoreError;
use super::{Store, schema};

impl Store {
    /// Copies the store, as it is at this moment, into a new file that only its user can read.
    ///
    /// # Errors
    /// That something is there already, or what is wrong with either file. No half copy is left.
    pub fn backup(&self, to: &Path) -> Result<(), StoreError> {
        if std::fs::symlink_metadata(to).is_ok() {
            return Err(StoreError::Exists(to.into()));
        }
        copy(&self.conn, to, None)
    }
}

/// Keeps what a store was before its schema is changed: `onus.db` of schema 1 beside it as `onus.v1.db`.
pub(super) fn before_upgrade(conn: &Connection, path: &Path) -> Result<(), StoreError> {
    let version = schema::version(conn)?;
    copy(conn, &path.with_extension(format!("v{version}.db")), Some(version))
}

/// The copy appears under its name only when it is whole, checked and on the disk; and only if it has the schema that is
/// asked for: another process may have upgraded the store meanwhile.
fn copy(conn: &Connection, to: &Path, schema: Option<i64>) -> Result<(), StoreError> {
    let io = |error| StoreError::Io { path: to.into(), error };
    let folder = to.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    let partial = tempfile::Builder::new().prefix(".onus-").tempfile_in(folder).map_err(io)?;
    conn.set_limit(Limit::SQLITE_LIMIT_ATTACHED, 1)?;
    let copied = conn.execute("VACUUM INTO ?1", [partial.path().to_string_lossy()]);
    conn.set_limit(Limit::SQLITE_LIMIT_ATTACHED, 0)?;
    copied?;
    let check = Connection::open_with_flags(partial.path(), OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let verdict: String = check.pragma_query_value(None, "quick_check", |row| row.get(0))?;
    if verdict != "ok" {
        return Err(StoreError::Damaged(verdict));
    }
    if schema.is_some_and(|schema| schema::version(&check) != Ok(schema)) {
        return Ok(());
    }
    partial.as_file().sync_all().map_err(io)?;
    partial.persist(to).map_err(|refused| io(refused.error))?;
    sync_folder(folder).map_err(io)
}

/// Makes a new name last through a power cut. Only Unix can open a folder; elsewhere renaming has to do.
fn sync_folder(folder: &Path) -> std::io::Result<()> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}
