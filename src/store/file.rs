//! The file of a store, its folder and what lies beside it, as the system has them.

use std::fs::File;
use std::path::{Path, PathBuf};

use super::error::StoreError;

/// Makes the file, private to its user, before SQLite sees it, so that the files beside it are private too.
pub(super) fn prepare(path: &Path, may_be_made: bool) -> Result<(), StoreError> {
    let io = |error| StoreError::Io { path: path.into(), error };
    match std::fs::symlink_metadata(path) {
        Ok(meta) if meta.is_symlink() => return Err(StoreError::SymbolicLink(path.into())),
        Ok(meta) if meta.is_dir() => return Err(io(std::io::ErrorKind::IsADirectory.into())),
        // A pipe or a device would keep us waiting.
        Ok(meta) if !meta.is_file() => return Err(StoreError::Foreign(path.into())),
        Ok(meta) if meta.len() == 0 && may_be_made => return make_private(path).map_err(io),
        Ok(_) => return Ok(()),
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(io(error)),
        Err(_) if !may_be_made => return Err(StoreError::Missing(path.into())),
        Err(_) => {}
    }
    if let Some(folder) = path.parent().filter(|folder| !folder.exists()) {
        private_folder(folder).map_err(|error| StoreError::Io { path: folder.into(), error })?;
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
fn private_file(path: &Path) -> std::io::Result<()> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map(drop)
}

/// An empty file becomes ours, so only its user may read it from now on.
fn make_private(path: &Path) -> std::io::Result<()> {
    #[cfg(unix)]
    std::fs::set_permissions(path, std::os::unix::fs::PermissionsExt::from_mode(0o600))?;
    Ok(())
}

/// Whether writes may wait beside the file that are not in it yet.
pub(super) fn has_log(path: &Path) -> bool {
    let mut log = path.as_os_str().to_owned();
    log.push("-wal");
    std::fs::metadata(log).is_ok_and(|log| log.len() > 0)
}

/// Where nothing can be written, SQLite cannot make the file by which it learns of writers. It reads the store all the same if it
/// is told that there are none.
pub(super) fn unchanging(path: &Path) -> PathBuf {
    let mut uri = String::from("file:");
    for byte in path.as_os_str().as_encoded_bytes() {
        match byte {
            b'/' | b'.' | b'-' | b'_' | b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => uri.push(char::from(*byte)),
            byte => uri.push_str(&format!("%{byte:02x}")),
        }
    }
    PathBuf::from(uri + "?immutable=1")
}

/// The folder in which a file lies.
pub(super) fn folder(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Makes a new name last through a power cut. Only Unix can open a folder; elsewhere renaming has to do.
pub(super) fn sync_folder(folder: &Path) -> std::io::Result<()> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}
