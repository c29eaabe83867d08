//! From one schema to the next.

use rusqlite::Connection;
use std::path::PathBuf;

use super::support::*;
use crate::domain::edit::Edit;
use crate::domain::field::Field;
use crate::domain::id::ItemId;
use crate::store::schema::{STEPS, Steps, version};
use crate::store::{Mode, Store, StoreError};

/// A schema to come.
const NEXT: Steps = &[
    STEPS[0],
    STEPS[1],
    STEPS[2],
    "CREATE TABLE more (id INTEGER PRIMARY KEY, word TEXT) STRICT; ALTER TABLE item ADD COLUMN mood TEXT;",
];

/// A step that breaks in its middle.
const BROKEN: Steps = &[
    STEPS[0],
    STEPS[1],
    STEPS[2],
    "CREATE TABLE more (id INTEGER PRIMARY KEY) STRICT; INSERT INTO nowhere VALUES (1);",
];

fn copy_of(shared: &Shared) -> PathBuf {
    shared.path().with_extension("v3.db")
}

fn schema(path: &std::path::Path) -> i64 {
    version(&Connection::open(path).unwrap()).unwrap()
}

#[test]
fn an_older_store_is_upgraded_with_all_that_is_in_it_and_copied_first() {
    let shared = Shared::new();
    let mut store = shared.open();
    let id = add(&mut store, "登录超时");
    let item = store.item(id).unwrap();
    drop(store);
    let store = Store::open_at(&shared.path(), Mode::Write, NEXT).unwrap();
    assert_eq!(store.item(id).unwrap(), item);
    assert_eq!(schema(&shared.path()), 4);
    let copy = Store::open(&copy_of(&shared), Mode::Read).unwrap();
    assert_eq!(copy.item(id).unwrap(), item);
    assert_eq!(schema(&copy_of(&shared)), 3);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let rights = std::fs::metadata(copy_of(&shared)).unwrap().permissions().mode();
        assert_eq!(rights & 0o777, 0o600);
    }
    let older = Store::open_at(&shared.path(), Mode::Write, STEPS);
    assert!(matches!(older, Err(StoreError::Newer { found: 4, known: 3, .. })));
}

#[test]
fn an_upgraded_store_is_not_copied_again_and_a_new_one_not_at_all() {
    let shared = Shared::new();
    drop(Store::open_at(&shared.path(), Mode::Write, NEXT).unwrap());
    std::fs::remove_file(copy_of(&shared)).unwrap();
    drop(Store::open_at(&shared.path(), Mode::Write, NEXT).unwrap());
    assert!(!copy_of(&shared).exists());
    let folder = tempfile::tempdir().unwrap();
    drop(Store::open_at(&folder.path().join("onus.db"), Mode::Create, NEXT).unwrap());
    assert!(!folder.path().join("onus.v3.db").exists());
}

#[test]
fn who_only_wants_to_read_an_older_store_has_it_upgraded_too() {
    let shared = Shared::new();
    let id = add(&mut shared.open(), "a");
    let store = Store::open_at(&shared.path(), Mode::Read, NEXT).unwrap();
    assert!(store.item(id).is_ok());
    assert!(copy_of(&shared).exists());
}

#[test]
fn a_step_that_fails_leaves_the_store_as_it_was() {
    let shared = Shared::new();
    let id = add(&mut shared.open(), "a");
    assert!(Store::open_at(&shared.path(), Mode::Write, BROKEN).is_err());
    assert_eq!(schema(&shared.path()), 3);
    assert!(shared.open().item(id).is_ok());
}

#[test]
fn a_copy_is_never_put_in_the_place_of_another_and_the_same_one_is_kept_once() {
    let folder = tempfile::tempdir().unwrap();
    let make = |name: &str, title: &str| {
        let path = folder.path().join(name);
        add(&mut Store::open(&path, Mode::Create).unwrap(), title);
        path
    };
    for (name, title) in [("team.db", "one"), ("team.sqlite", "two")] {
        let path = make(name, title);
        for _ in 0..3 {
            assert!(Store::open_at(&path, Mode::Write, BROKEN).is_err());
        }
        drop(Store::open_at(&path, Mode::Write, NEXT).unwrap());
    }
    let mut left = names(folder.path());
    left.retain(|name| name.contains(".v"));
    assert_eq!(left, ["team.v3-2.db", "team.v3.db"]);
    for (name, title) in [("team.v3.db", "one"), ("team.v3-2.db", "two")] {
        let copy = Store::open(&folder.path().join(name), Mode::Read).unwrap();
        assert_eq!(copy.item(ItemId(1)).unwrap().title, title);
    }
}

#[test]
fn many_may_upgrade_at_once_and_the_copy_is_of_what_was() {
    for _ in 0..5 {
        let shared = Shared::new();
        add(&mut shared.open(), "a");
        std::thread::scope(|scope| {
            let open = || Store::open_at(&shared.path(), Mode::Write, NEXT).map(drop);
            let opened: Vec<_> = (0..6).map(|_| scope.spawn(open)).collect();
            for one in opened {
                one.join().unwrap().unwrap();
            }
        });
        assert_eq!((schema(&shared.path()), schema(&copy_of(&shared))), (4, 3));
        assert!(!shared.path().with_extension("v3-2.db").exists());
        assert!(Store::open(&copy_of(&shared), Mode::Read).unwrap().item(ItemId(1)).is_ok());
    }
}

#[test]
fn a_store_of_the_first_schema_keeps_its_items_and_learns_when_they_moved() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("onus.db");
    drop(Store::open_at(&path, Mode::Create, &STEPS[..1]));
    Connection::open(&path)
        .unwrap()
        .execute_batch(
            "INSERT INTO item (id, uid, kind, title, status, category, created, updated) VALUES \
               (1, 'a', 'bug', '登录超时', 'doing', 1, 100, 300), (2, 'b', 'task', 'quiet', 'inbox', 0, 150, 150); \
             INSERT INTO step (id, at, who, door, deed) VALUES (1, 200, 'lin', 'screen', 'move'); \
             INSERT INTO change (step, item, field, old, new) VALUES (1, 1, 'status', 'inbox', 'doing');",
        )
        .unwrap();
    let store = Store::open(&path, Mode::Write).unwrap();
    assert_eq!(store.item(ItemId(1)).unwrap().title, "登录超时");
    let mut moved = store.conn.prepare("SELECT moved FROM item ORDER BY id").unwrap();
    let moved: Vec<i64> = moved.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    assert_eq!(moved, [200, 150]);
}

#[test]
fn an_edit_leaves_what_a_later_onus_wrote_in_other_columns() {
    let shared = Shared::new();
    let mut store = shared.open();
    let id = add(&mut store, "a");
    let row = |store: &Store| -> (String, Option<String>, i64, String) {
        let sql = "SELECT kind, close_reason, priority, title FROM item";
        let row = store.conn.query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)));
        row.unwrap()
    };
    let later = "UPDATE item SET kind = 'epic', close_reason = 'obsolete', priority = 4";
    store.conn.execute(later, []).unwrap();
    edit(&mut store, id, &Edit::Comment("hello".into()));
    edit(&mut store, id, &fill(&[(Field::Title, "b"), (Field::Deadline, "2026-12")]));
    step(store.undo(&by("lin")));
    step(store.redo(&by("lin")));
    edit(&mut store, id, &Edit::Archive);
    edit(&mut store, id, &Edit::Restore);
    assert_eq!(row(&store), ("epic".into(), Some("obsolete".into()), 4, "b".into()));
    let due: String = store.conn.query_row("SELECT due_end FROM item", [], |row| row.get(0)).unwrap();
    assert_eq!(due, "2026-12-31");
}

#[test]
fn a_step_that_changed_a_field_twice_is_taken_back_at_once() {
    let mut store = store();
    let id = add(&mut store, "a");
    edit(&mut store, id, &set(Field::Title, "c"));
    let twice = "UPDATE change SET new = 'b' WHERE field = 'title'; \
                 INSERT INTO change (step, item, field, old, new) VALUES (2, 1, 'title', 'b', 'c')";
    store.conn.execute_batch(twice).unwrap();
    let undone = step(store.undo(&by("lin")));
    assert_eq!(told(&undone.changes), ["#1 title: c -> a"]);
    step(store.redo(&by("lin")));
    assert_eq!(store.item(id).unwrap().title, "c");
}
