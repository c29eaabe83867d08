//! What only reads never writes: not the store, not the machine.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::room::{Room, bytes};

/// Every file below a folder, with its bytes, but for what SQLite keeps beside a store while somebody reads it.
fn everything(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.to_str().unwrap();
        if path.is_dir() {
            found.extend(everything(&path));
        } else if name.ends_with("-wal") {
            assert!(bytes(&path).is_empty(), "{name}");
        } else if !name.ends_with("-shm") {
            found.insert(path.clone(), bytes(&path));
        }
    }
    found
}

const READING: [&[&str]; 14] = [
    &["list"],
    &["list", "is:any", "group:status", "--json"],
    &["list", "--csv"],
    &["list", "--md"],
    &["show", "1"],
    &["show", "1", "--json"],
    &["log"],
    &["log", "1", "--json"],
    &["people"],
    &["workflow", "show"],
    &["export", "--to", "jsonl"],
    &["export", "--to", "csv"],
    &["completions", "bash"],
    &["man"],
];

#[test]
fn a_shell_offers_the_values_of_an_option_and_other_names_of_them_are_taken_too() {
    let room = Room::with(&["x"]);
    let script = room.ok(&["completions", "bash"]);
    for values in ["en zh", "jsonl csv md", "onus beads github csv", "declined wont-do"] {
        assert!(script.contains(&format!("compgen -W \"{values}")), "{values}");
    }
    room.ok(&["move", "1", "closed", "--reason", "不做"]);
    room.ok(&["export", "--to", "CSV"]);
}

#[test]
fn every_page_that_a_manual_page_names_can_be_printed() {
    let room = Room::new();
    assert!(room.ok(&["man", "meeting", "start"]).contains("onus\\-meeting\\-start"));
    assert!(!room.ok(&["man", "move", "--lang", "zh"]).contains("ossible values"));
    assert_eq!(room.run(&["man", "meeting", "nosuch"]).code, 2);
}

#[test]
fn reading_leaves_every_byte_alone() {
    let room = Room::with(&["x @wei", "y ^2020-01-01"]);
    room.ok(&["move", "1", "doing"]);
    let before = everything(&room.path("."));
    for args in READING {
        room.ok(args);
        let after = everything(&room.path("."));
        assert!(before == after, "{args:?}");
    }
}

#[test]
fn a_refused_command_leaves_every_byte_of_the_store_alone() {
    let room = Room::with(&["x"]);
    let before = bytes(&room.store());
    for args in [
        vec!["move", "1", "verify"],
        vec!["set", "1", "owner=a b"],
        vec!["set", "9", "owner=wei"],
        vec!["redo"],
        vec!["add", "^blursday"],
    ] {
        assert_ne!(room.run(&args).code, 0);
        assert!(bytes(&room.store()) == before, "{args:?}");
    }
}

#[cfg(unix)]
#[test]
fn a_store_that_may_only_be_read_is_read() {
    use std::os::unix::fs::PermissionsExt;
    let room = Room::with(&["x"]);
    let set = |mode| std::fs::set_permissions(room.store(), std::fs::Permissions::from_mode(mode)).unwrap();
    set(0o400);
    assert!(room.ok(&["list"]).contains('x'));
    set(0o600);
}
