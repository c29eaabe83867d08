//! Which store is used, and when one is made.

use super::room::Room;

/// Runs without a named store; its exit code and what it said on standard error.
fn stranger(room: &Room, args: &[&str]) -> (i32, String) {
    let output = room.stranger(args).output().unwrap();
    (output.status.code().unwrap(), String::from_utf8(output.stderr).unwrap())
}

#[test]
fn without_a_store_there_is_nothing_to_read_and_none_is_made() {
    let room = Room::new();
    for args in [vec!["list"], vec!["log"], vec!["people"], vec!["export", "--to", "md"], vec!["workflow", "show"]] {
        assert_eq!(stranger(&room, &args).0, 0, "{args:?}");
    }
    assert_eq!(stranger(&room, &["show", "1"]).0, 3);
    assert_eq!(stranger(&room, &["set", "1", "owner=wei"]).0, 3);
    assert_eq!(stranger(&room, &["undo"]).0, 3);
    assert!(std::fs::read_dir(room.path(".")).unwrap().next().is_none());
}

#[test]
fn the_usual_store_is_made_in_passing_and_the_person_is_told() {
    for args in [vec!["add", "x"], vec!["people", "add", "wei"], vec!["init"]] {
        let room = Room::new();
        let output = room.stranger(&args).output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{args:?}");
        let said = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
        assert!(said.contains("made a new store: ") && said.contains("onus.db"), "{said}");
        assert_eq!(stranger(&room, &["list"]).0, 0);
    }
}

#[test]
fn a_store_that_was_named_is_not_made_by_reading_or_by_changing_what_is_not_there() {
    let room = Room::new();
    for args in [vec!["list"], vec!["log"], vec!["undo"], vec!["set", "1", "owner=wei"], vec!["export", "--to", "csv"]]
    {
        let ran = room.run(&args);
        assert_eq!(ran.code, 3, "{args:?}");
        assert!(ran.err.contains("team.db") && ran.err.contains("onus init"), "{}", ran.err);
    }
    assert!(!room.store().exists());
}

#[test]
fn a_store_that_was_named_is_made_by_what_begins_one_and_the_person_is_told() {
    let table = "title\nx\n";
    for args in [vec!["add", "x"], vec!["people", "add", "wei"], vec!["import", "table.csv"]] {
        let room = Room::new();
        room.file("table.csv", table);
        let ran = room.run(&args);
        assert_eq!(ran.code, 0, "{args:?}: {}", ran.err);
        assert!(ran.err.contains("made a new store: "), "{args:?}: {}", ran.err);
        assert!(room.store().exists());
    }
}

#[test]
fn the_option_comes_before_the_environment() {
    let room = Room::with(&["in the environment"]);
    room.ok(&["--db", "other.db", "add", "in the option"]);
    assert!(room.ok(&["--db", "other.db", "list"]).contains("in the option"));
    assert!(room.ok(&["list", "--db=other.db"]).contains("in the option"));
    assert!(room.ok(&["list"]).contains("in the environment"));
}

#[test]
fn init_makes_a_store_once() {
    let room = Room::new();
    let out = room.ok(&["init", "--lang", "zh"]);
    assert_eq!(out, format!("已新建数据文件：{}\n", room.store().display()));
    let ran = room.run(&["init"]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("already"), "{}", ran.err);
    assert_eq!(room.json(&["--db", "b.db", "init"])["store"], "b.db");
}

#[test]
fn a_backup_is_a_store_of_its_own_and_not_written_over_a_file_by_chance() {
    let room = Room::with(&["one"]);
    assert_eq!(room.ok(&["backup", "copy.db"]), "copied the store to copy.db\n");
    room.ok(&["add", "two"]);
    assert_eq!(room.json(&["--db", "copy.db", "list"]).as_array().unwrap().len(), 1);
    assert_eq!(room.ok(&["--db", "copy.db", "log"]), room.ok(&["log", "1"]));

    let ran = room.run(&["backup", "copy.db"]);
    assert_eq!((ran.code, ran.out.as_str()), (1, ""));
    assert!(ran.err.contains("copy.db exists already") && ran.err.contains("--force"), "{}", ran.err);
    let told = room.json(&["backup", "copy.db", "--force"]);
    assert_eq!((&told["backup"], &told["store"]), (&"copy.db".into(), &room.store().to_str().unwrap().into()));
    assert_eq!(room.json(&["--db", "copy.db", "list"]).as_array().unwrap().len(), 2);
}

#[test]
fn a_backup_that_cannot_be_made_says_why_and_leaves_everything_as_it_was() {
    let room = Room::new();
    assert_eq!(room.run(&["backup", "copy.db"]).code, 3);
    assert_eq!(stranger(&room, &["backup", "copy.db"]).0, 3);
    room.ok(&["add", "one"]);
    let own = room.store();
    for (file, code, says) in [
        (own.to_str().unwrap(), 1, "is a store that is in use"),
        ("no/such/copy.db", 1, "there is no folder no/such"),
        ("-", 2, "name a file"),
    ] {
        let ran = room.run(&["backup", file, "--force"]);
        assert_eq!((ran.code, ran.out.as_str()), (code, ""), "{file}: {}", ran.err);
        assert!(ran.err.contains(says), "{file}: {}", ran.err);
    }
    assert_eq!(room.run(&["backup"]).code, 2);
    assert_eq!(room.json(&["list"]).as_array().unwrap().len(), 1);
    let mut left: Vec<_> = std::fs::read_dir(room.path(".")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    left.retain(|name| !name.to_string_lossy().starts_with("team.db"));
    assert!(left.is_empty(), "{left:?}");
}

#[cfg(unix)]
#[test]
fn a_store_is_private() {
    use std::os::unix::fs::PermissionsExt;
    let room = Room::new();
    room.ok(&["--db", "deep/er/x.db", "init"]);
    let mode = |path: &str| std::fs::metadata(room.path(path)).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode("deep/er"), mode("deep/er/x.db")), (0o700, 0o600));
}

#[cfg(unix)]
#[test]
fn an_empty_file_that_becomes_a_store_is_private_from_then_on() {
    use std::os::unix::fs::PermissionsExt;
    let room = Room::new();
    let path = room.file("z.db", "");
    std::fs::set_permissions(&path, PermissionsExt::from_mode(0o644)).unwrap();
    room.ok(&["--db", &path, "add", "hi"]);
    assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
}

#[cfg(unix)]
#[test]
fn a_pipe_is_no_store() {
    let room = Room::new();
    let path = room.path("pipe");
    assert!(std::process::Command::new("mkfifo").arg(&path).status().unwrap().success());
    let ran = room.run(&["--db", path.to_str().unwrap(), "list"]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("is not a store of onus"), "{}", ran.err);
}

#[test]
fn a_file_of_something_else_is_left_alone() {
    let room = Room::new();
    let path = room.file("notes.txt", "not a store at all, just some notes that are long enough to look like a file");
    let ran = room.run(&["--db", &path, "list"]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("not a store of onus"), "{}", ran.err);
    assert!(std::fs::read_to_string(&path).unwrap().starts_with("not a store"));
}
