//! The file: where it may be, who may read it, and what it may hold.

use rusqlite::Connection;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::support::*;
use crate::domain::field::Field;
use crate::domain::id::ItemId;
use crate::domain::query::Query;
use crate::store::{Mode, Store, StoreError, default_path};

const MODES: [Mode; 3] = [Mode::Read, Mode::Write, Mode::Create];

/// What a file holds and when it was last written.
fn print_of(path: &Path) -> (Vec<u8>, SystemTime) {
    (fs::read(path).unwrap(), fs::metadata(path).unwrap().modified().unwrap())
}

/// Does something to the file that onus would not do.
fn spoil(path: &Path, sql: &str) {
    Connection::open(path).unwrap().execute_batch(sql).unwrap();
}

fn error(path: &Path, mode: Mode) -> StoreError {
    Store::open(path, mode).expect_err("this must not open")
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    PathBuf::from(format!("{}{ending}", path.display()))
}

#[cfg(unix)]
fn rights(path: &Path) -> u32 {
    use std::os::unix::fs::PermissionsExt;
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

#[cfg(unix)]
fn give_rights(path: &Path, mode: u32) {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

/// The root user may write everywhere, so that what is said of rights cannot be tried.
#[cfg(unix)]
fn rights_do_not_count() -> bool {
    let root = rustix::process::geteuid().is_root();
    if root {
        println!("skipped: rights do not count for the root user");
    }
    root
}

#[test]
fn a_store_is_made_only_where_that_is_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let path = default_path(&folder.path().join("data"));
    for mode in [Mode::Read, Mode::Write] {
        assert!(matches!(error(&path, mode), StoreError::Missing(missing) if missing == path));
    }
    assert!(!folder.path().join("data").exists());
    drop(Store::open(&path, Mode::Create).unwrap());
    drop(Store::open(&path, Mode::Create).unwrap());
    assert!(Store::open(&path, Mode::Read).is_ok());
}

#[test]
fn an_empty_file_is_no_store_but_may_become_one() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("onus.db");
    fs::write(&path, "").unwrap();
    for mode in [Mode::Read, Mode::Write] {
        assert!(matches!(error(&path, mode), StoreError::Missing(_)));
        assert_eq!(fs::metadata(&path).unwrap().len(), 0);
    }
    assert!(Store::open(&path, Mode::Create).is_ok());
}

#[cfg(unix)]
#[test]
fn nobody_else_can_read_what_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("new").join("data").join("onus.db");
    let mut store = Store::open(&path, Mode::Create).unwrap();
    add(&mut store, "a");
    for folder in [path.parent().unwrap(), path.parent().unwrap().parent().unwrap()] {
        assert_eq!(rights(folder), 0o700);
    }
    for ending in ["", "-wal", "-shm"] {
        assert_eq!(rights(&beside(&path, ending)), 0o600, "{ending}");
    }
}

#[cfg(unix)]
#[test]
fn a_symbolic_link_is_refused() {
    let shared = Shared::new();
    let folder = tempfile::tempdir().unwrap();
    for target in [shared.path(), folder.path().join("nowhere")] {
        let link = folder.path().join("link.db");
        std::os::unix::fs::symlink(&target, &link).unwrap();
        for mode in MODES {
            assert!(matches!(error(&link, mode), StoreError::SymbolicLink(_)));
        }
        fs::remove_file(link).unwrap();
    }
    assert!(!folder.path().join("nowhere").exists());
}

#[test]
fn a_folder_is_no_store() {
    let folder = tempfile::tempdir().unwrap();
    for mode in MODES {
        assert!(matches!(error(folder.path(), mode), StoreError::Io { .. }));
    }
}

#[test]
fn the_file_of_another_program_is_refused_and_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let text = folder.path().join("notes.txt");
    fs::write(&text, "buy milk\n".repeat(200)).unwrap();
    let other = folder.path().join("other.db");
    spoil(&other, "CREATE TABLE note (text TEXT)");
    let app = folder.path().join("app.db");
    spoil(&app, "PRAGMA application_id = 7");
    let numbered = folder.path().join("numbered.db");
    spoil(&numbered, "PRAGMA user_version = 1");
    for path in [text, other, app, numbered] {
        let before = print_of(&path);
        for mode in MODES {
            assert!(matches!(error(&path, mode), StoreError::Foreign(foreign) if foreign == path), "{path:?}");
        }
        assert_eq!(print_of(&path), before);
    }
}

#[test]
fn the_store_of_a_later_onus_is_refused_and_left_as_it_is() {
    let shared = Shared::new();
    spoil(&shared.path(), "PRAGMA user_version = 99");
    let before = print_of(&shared.path());
    for mode in MODES {
        match error(&shared.path(), mode) {
            StoreError::Newer { path, found, known } => assert_eq!((path, found, known), (shared.path(), 99, 3)),
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(print_of(&shared.path()), before);
}

#[test]
fn what_a_writer_that_died_left_in_the_log_is_read_and_left_there() {
    let shared = Shared::new();
    let mut writer = shared.open();
    add(&mut writer, "only in the log");
    let copy = tempfile::tempdir().unwrap();
    let path = copy.path().join("onus.db");
    let log = beside(&path, "-wal");
    fs::copy(shared.path(), &path).unwrap();
    fs::copy(beside(&shared.path(), "-wal"), &log).unwrap();
    let before = (print_of(&path), fs::read(&log).unwrap());
    let store = Store::open(&path, Mode::Read).unwrap();
    assert_eq!(store.item(ItemId(1)).unwrap().title, "only in the log");
    drop(store);
    assert_eq!((print_of(&path), fs::read(&log).unwrap()), before);
    drop(Store::open(&path, Mode::Write).unwrap());
    assert!(Store::open(&path, Mode::Read).unwrap().item(ItemId(1)).is_ok());
}

#[test]
fn a_schema_that_is_not_ours_is_refused_with_what_is_wrong() {
    for (sql, object) in [
        ("CREATE TRIGGER planted AFTER UPDATE ON item BEGIN DELETE FROM comment; END", "planted"),
        ("CREATE TRIGGER title_pair_x AFTER UPDATE ON item BEGIN DELETE FROM comment; END", "title_pair_x"),
        ("CREATE VIEW people AS SELECT * FROM person", "people"),
        ("CREATE TABLE more (x)", "more"),
        ("CREATE INDEX slow ON item (lower(title))", "slow"),
        ("DROP INDEX item_external", "item_external"),
        ("ALTER TABLE item ADD COLUMN more TEXT", "item"),
    ] {
        let shared = Shared::new();
        spoil(&shared.path(), sql);
        for mode in MODES {
            match error(&shared.path(), mode) {
                StoreError::Tampered { object: found, .. } => assert_eq!(found, object),
                other => panic!("{other:?}"),
            }
        }
    }
}

#[test]
fn what_sqlite_gathers_for_itself_is_no_tampering() {
    let shared = Shared::new();
    add(&mut shared.open(), "a");
    spoil(&shared.path(), "ANALYZE");
    assert!(Store::open(&shared.path(), Mode::Write).is_ok());
}

#[test]
fn reading_changes_neither_bytes_nor_time() {
    let shared = Shared::new();
    let id = add(&mut shared.open(), "登录超时");
    let before = print_of(&shared.path());
    let mut store = Store::open(&shared.path(), Mode::Read).unwrap();
    assert_eq!(store.find(&Query::everything(), &asker("lin"), None).unwrap().ids, [id]);
    assert_eq!(store.similar("登录", None, 9).unwrap().len(), 1);
    store.whole(id, 9).unwrap();
    let refused = store.apply(&[id], &set(Field::Owner, "lin"), &by("lin"));
    assert!(matches!(refused, Err(crate::store::Failure::Store(StoreError::ReadOnly(_)))));
    drop(store);
    assert_eq!(print_of(&shared.path()), before);
}

#[cfg(unix)]
#[test]
fn a_store_in_a_folder_that_cannot_be_written_can_be_read() {
    if rights_do_not_count() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("100% #1?mode=memory&x.db");
    let mut store = Store::open(&path, Mode::Create).unwrap();
    let id = add(&mut store, "a");
    drop(store);
    give_rights(folder.path(), 0o500);
    let store = Store::open(&path, Mode::Read).unwrap();
    assert_eq!(store.find(&Query::everything(), &asker("lin"), None).unwrap().ids, [id]);
    drop(store);
    assert!(matches!(error(&path, Mode::Write), StoreError::ReadOnly(named) if named == path));
    give_rights(folder.path(), 0o700);
}

#[cfg(unix)]
#[test]
fn a_log_that_cannot_be_read_in_is_not_passed_over() {
    if rights_do_not_count() {
        return;
    }
    let shared = Shared::new();
    let mut writer = shared.open();
    add(&mut writer, "only in the log");
    let copy = tempfile::tempdir().unwrap();
    let path = copy.path().join("onus.db");
    for ending in ["", "-wal"] {
        fs::copy(beside(&shared.path(), ending), beside(&path, ending)).unwrap();
    }
    give_rights(copy.path(), 0o500);
    assert!(matches!(error(&path, Mode::Read), StoreError::ReadOnly(_)));
    give_rights(copy.path(), 0o700);
    assert!(Store::open(&path, Mode::Read).unwrap().item(ItemId(1)).is_ok());
}

#[test]
fn a_store_knows_whether_it_can_only_be_read() {
    let shared = Shared::new();
    assert!(!shared.open().is_read_only());
    assert!(Store::open(&shared.path(), Mode::Read).unwrap().is_read_only());
}

#[cfg(unix)]
#[test]
fn a_file_that_cannot_be_written_is_read_and_one_that_cannot_be_read_is_told() {
    if rights_do_not_count() {
        return;
    }
    let shared = Shared::new();
    let id = add(&mut shared.open(), "a");
    give_rights(&shared.path(), 0o400);
    assert!(Store::open(&shared.path(), Mode::Read).unwrap().item(id).is_ok());
    match Store::open(&shared.path(), Mode::Write) {
        Ok(mut store) => {
            let refused = store.apply(&[id], &set(Field::Owner, "lin"), &by("lin"));
            assert!(matches!(refused, Err(crate::store::Failure::Store(StoreError::ReadOnly(_)))));
        }
        Err(error) => assert!(matches!(error, StoreError::ReadOnly(_)), "{error:?}"),
    }
    give_rights(&shared.path(), 0o000);
    for mode in [Mode::Read, Mode::Write] {
        assert!(matches!(error(&shared.path(), mode), StoreError::Io { .. }));
    }
}

#[test]
fn a_name_that_looks_like_an_address_is_a_name() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("file:evil.db?mode=memory");
    let id = add(&mut Store::open(&path, Mode::Create).unwrap(), "a");
    assert!(path.exists());
    assert!(Store::open(&path, Mode::Read).unwrap().item(id).is_ok());
}

#[test]
fn a_damaged_file_is_an_error_and_never_an_empty_store() {
    let shared = Shared::new();
    let mut store = shared.open();
    for _ in 0..40 {
        add(&mut store, "登录超时");
    }
    drop(store);
    let whole = fs::read(shared.path()).unwrap();
    for part in 1..8 {
        fs::write(shared.path(), &whole[..whole.len() * part / 8]).unwrap();
        if let Ok(store) = Store::open(&shared.path(), Mode::Read) {
            let rows = (1..=40).filter(|id| store.item(ItemId(*id)).is_ok()).count();
            let told = store.find(&Query::everything(), &asker("lin"), None);
            assert!(told.is_err() || rows == 40, "{part}: {rows} rows and no error");
        }
    }
}

#[test]
fn one_row_that_is_no_text_does_not_hide_the_list() {
    let shared = Shared::new();
    let mut store = shared.open();
    let ids = made(store.create(&[draft("good"), draft("bad")], &by("lin")));
    spoil(
        &shared.path(),
        "UPDATE item SET title = CAST(x'41ff42' AS TEXT), deadline = 'soon', owner = NULL, kind = 'thing', tags = CAST(x'ff' AS TEXT) \
         WHERE id = 2",
    );
    let rows = store.rows(&ids).unwrap();
    assert_eq!(rows.iter().map(|row| row.title.as_str()).collect::<Vec<_>>(), ["good", "A\u{fffd}B"]);
    assert_eq!(store.find(&Query::everything(), &asker("lin"), None).unwrap().ids.len(), 2);
    assert!(store.whole(ids[1], 9).is_ok());
    assert!(store.tags().is_ok());
}

#[test]
fn the_bundled_engine_has_the_mended_log() {
    assert!(rusqlite::version_number() >= 3_051_003, "{}", rusqlite::version());
}

#[test]
fn a_copy_is_whole_private_and_never_written_over_anything() {
    let shared = Shared::new();
    let mut store = shared.open();
    let id = add(&mut store, "登录超时");
    let folder = tempfile::tempdir().unwrap();
    let to = folder.path().join("copy.db");
    store.backup(&to, false).unwrap();
    #[cfg(unix)]
    assert_eq!(rights(&to), 0o600);
    assert_eq!(Store::open(&to, Mode::Read).unwrap().item(id).unwrap(), store.item(id).unwrap());
    assert!(matches!(store.backup(&to, false), Err(StoreError::Exists(there)) if there == to));
    #[cfg(unix)]
    {
        let link = folder.path().join("link.db");
        std::os::unix::fs::symlink(folder.path().join("nowhere"), &link).unwrap();
        assert!(matches!(store.backup(&link, false), Err(StoreError::Exists(_))));
    }
    let nowhere = folder.path().join("no").join("copy.db");
    assert!(matches!(store.backup(&nowhere, false), Err(StoreError::Io { .. })));
    let expected: &[&str] = if cfg!(unix) { &["copy.db", "link.db"] } else { &["copy.db"] };
    assert_eq!(names(folder.path()), expected);
    add(&mut store, "writing goes on");
}

#[test]
fn a_copy_may_be_put_over_a_file_but_never_over_a_store_that_is_in_use() {
    let shared = Shared::new();
    let mut store = shared.open();
    add(&mut store, "a");
    let folder = tempfile::tempdir().unwrap();
    let to = folder.path().join("copy.db");
    fs::write(&to, "mine").unwrap();
    store.backup(&to, true).unwrap();
    assert!(Store::open(&to, Mode::Read).unwrap().item(ItemId(1)).is_ok());

    let is_in_use = |path: &std::path::Path| matches!(store.backup(path, true), Err(StoreError::InUse(_)));
    assert!(is_in_use(&shared.path()));
    let (other, new) = (Shared::new(), folder.path().join("new.db"));
    let mut theirs = other.open();
    add(&mut theirs, "b");
    assert!(is_in_use(&other.path()));
    fs::write(folder.path().join("new.db-wal"), "left by a store that was here").unwrap();
    assert!(is_in_use(&new) && !new.exists());
    assert_eq!(other.open().item(ItemId(1)).unwrap().title, "b");
}

#[test]
fn a_copy_may_go_where_the_program_was_started() {
    let folder = tempfile::Builder::new().tempdir_in(".").unwrap();
    let name = folder.path().file_name().unwrap().to_os_string();
    drop(folder);
    store().backup(std::path::Path::new(&name), false).unwrap();
    fs::remove_file(&name).unwrap();
}

#[test]
fn copies_made_while_others_write_are_whole() {
    let shared = Shared::new();
    let folder = tempfile::tempdir().unwrap();
    std::thread::scope(|scope| {
        let writer = scope.spawn(|| {
            let mut store = shared.open();
            for _ in 0..60 {
                add(&mut store, "登录超时");
            }
        });
        let store = Store::open(&shared.path(), Mode::Write).unwrap();
        let mut made = 0;
        while !writer.is_finished() || made == 0 {
            let to = folder.path().join(format!("{made}.db"));
            store.backup(&to, false).unwrap();
            let copy = Store::open(&to, Mode::Read).unwrap();
            let items = copy.find(&Query::everything(), &asker("lin"), None).unwrap().ids.len();
            assert_eq!(i64::try_from(items).unwrap(), copy.newest_step().unwrap());
            made += 1;
        }
    });
}

#[test]
fn many_may_open_a_new_store_at_once() {
    for _ in 0..10 {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("onus.db");
        std::thread::scope(|scope| {
            let opened: Vec<_> = (0..8).map(|_| scope.spawn(|| Store::open(&path, Mode::Create).map(drop))).collect();
            for one in opened {
                one.join().unwrap().unwrap();
            }
        });
    }
}
