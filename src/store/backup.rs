//! A whole copy of a store, made while others write: never by copying its files, which tears them.

use rusqlite::limits::Limit;
use rusqlite::{Connection, OpenFlags};
use std::io::ErrorKind;
use std::path::Path;

use tempfile::NamedTempFile;

use super::error::StoreError;
use super::file::{folder, has_log, sync_folder};
use super::{Store, schema};

impl Store {
    /// Copies the store, as it is at this moment, into a file that only its user can read: a new one, or with `over` one that
    /// may be there already.
    ///
    /// # Errors
    /// That something is there already, or what is wrong with either file. No half copy is left.
    pub fn backup(&self, to: &Path, over: bool) -> Result<(), StoreError> {
        if !over && std::fs::symlink_metadata(to).is_ok() {
            return Err(StoreError::Exists(to.into()));
        }
        // What waits beside a file to be written into it would be written into the copy.
        if has_log(to) || self.is_at(to) {
            return Err(StoreError::InUse(to.into()));
        }
        let copy = copy(&self.conn, to)?;
        let io = |error| StoreError::Io { path: to.into(), error };
        let named = if over { copy.persist(to) } else { copy.persist_noclobber(to) };
        named.map_err(|refused| match refused.error.kind() {
            ErrorKind::AlreadyExists => StoreError::Exists(to.into()),
            _ => io(refused.error),
        })?;
        sync_folder(folder(to)).map_err(io)
    }

    fn is_at(&self, path: &Path) -> bool {
        let own = self.conn.path().and_then(|own| std::fs::canonicalize(own).ok());
        own.is_some() && std::fs::canonicalize(path).ok() == own
    }
}

/// Keeps what a store was before its schema is changed: `onus.db` of schema 1 beside it as `onus.v1.db`, or where that is
/// something else as `onus.v1-2.db` and so on.
pub(super) fn before_upgrade(conn: &Connection, path: &Path) -> Result<(), StoreError> {
    let version = schema::version(conn)?;
    let mut copy = copy(conn, path)?;
    // Another process may have upgraded the store meanwhile, and has kept the copy.
    if schema::version(&read(&copy)?)? != version {
        return Ok(());
    }
    let endings = (2..=u32::MAX).map(|nth| format!("v{version}-{nth}.db"));
    for ending in std::iter::once(format!("v{version}.db")).chain(endings) {
        let to = path.with_extension(ending);
        let io = |error| StoreError::Io { path: to.clone(), error };
        copy = match copy.persist_noclobber(&to) {
            Ok(_) => return sync_folder(folder(&to)).map_err(io),
            Err(refused) if refused.error.kind() != ErrorKind::AlreadyExists => return Err(io(refused.error)),
            // An upgrade that failed, or that others began at the same moment, has kept the same.
            Err(refused) if is_same(refused.file.path(), &to) => return Ok(()),
            Err(refused) => refused.file,
        };
    }
    Err(StoreError::Exists(path.into()))
}

/// A copy in the folder of a file, whole, checked and on the disk; it goes again unless it is given a name.
fn copy(conn: &Connection, to: &Path) -> Result<NamedTempFile, StoreError> {
    let io = |error| StoreError::Io { path: to.into(), error };
    let partial = tempfile::Builder::new().prefix(".onus-").tempfile_in(folder(to)).map_err(io)?;
    conn.set_limit(Limit::SQLITE_LIMIT_ATTACHED, 1)?;
    let copied = conn.execute("VACUUM INTO ?1", [partial.path().to_string_lossy()]);
    conn.set_limit(Limit::SQLITE_LIMIT_ATTACHED, 0)?;
    copied?;
    let verdict: String = read(&partial)?.pragma_query_value(None, "quick_check", |row| row.get(0))?;
    if verdict != "ok" {
        return Err(StoreError::Damaged(verdict));
    }
    partial.as_file().sync_all().map_err(io)?;
    Ok(partial)
}

fn read(copy: &NamedTempFile) -> rusqlite::Result<Connection> {
    Connection::open_with_flags(copy.path(), OpenFlags::SQLITE_OPEN_READ_ONLY)
}

fn is_same(one: &Path, other: &Path) -> bool {
    let length = |path: &Path| std::fs::metadata(path).map(|meta| meta.len()).ok();
    let bytes = |path: &Path| std::fs::read(path).ok();
    length(one) == length(other) && bytes(one).is_some_and(|one| bytes(other) == Some(one))
}
