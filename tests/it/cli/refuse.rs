//! What is refused: with which exit code, in which words, and as which object.

use serde_json::json;

use super::room::Room;

#[test]
fn what_is_missing_or_means_nothing_is_named() {
    let room = Room::with(&["Login times out +bug #b"]);
    let workbook = room.file("y.xlsx", b"PK\x03\x04abc");
    for (args, code, says) in [
        (&["move", "10"][..], 2, "missing STATUS"),
        (&["move", "backlog"], 2, "say which items"),
        (&["set", "title=x"], 2, "say which items"),
        (&["set", "1"], 2, "say what to change"),
        (&["review", "--days", "x", "--json"], 2, "no value for --days"),
        (&["export", "-o", "nope/x.csv"], 1, "there is no folder nope"),
        (&["list", "note: foo"], 2, "'\"note:\"'"),
        (&["list", "note: foo"], 2, "fields: is, owner"),
        (&["import", &workbook], 1, "save a workbook as CSV"),
        (&["set", "1", "kind=none"], 2, "not a value for kind"),
        (&["set", "1", "tags=+a", "tags=b"], 2, "tags is set twice"),
        (&["add", ""], 2, "for example: onus add"),
        (&["add", "@lin ^fri"], 2, "nothing to write down"),
        (&["comment", "1", ""], 2, "missing TEXT"),
        (&["set", "1", "asked=wei"], 4, "belongs to needs info"),
        (&["move", "1", "done", "--reason", "declined"], 2, "--reason goes with closing"),
        (&["move", "1", "doing", "--reason", "again"], 2, "--why says why"),
        (&["move", "1", "closed", "--reason", "declined", "--of", "2"], 2, "--of goes with --reason duplicate"),
        (&["move", "1", "doing", "--owner", "wei", "--ask", "wei"], 4, "belongs to needs info"),
        (&["set", "1", "wake=yesterday"], 4, "that day is not ahead"),
    ] {
        let ran = room.run(args);
        assert_eq!(ran.code, code, "{args:?}: {}", ran.err);
        assert!(ran.err.contains(says), "{args:?}: {}", ran.err);
    }
    assert_eq!(room.ok(&["help", "add"]), room.ok(&["add", "--help"]));
    assert_eq!(room.ok(&["help"]), room.ok(&["--help"]));
    assert_eq!(room.run(&["log", "--limit", "0"]).err, "");
    room.ok(&["set", "1", "body=words"]);
    room.ok(&["set", "1", "body=无"]);
    assert_eq!(room.item("1")["body"], "");
}

#[cfg(unix)]
#[test]
fn a_store_that_cannot_be_written_is_named() {
    use std::os::unix::fs::PermissionsExt;
    let room = Room::with(&["x"]);
    std::fs::set_permissions(room.store(), PermissionsExt::from_mode(0o400)).unwrap();
    let ran = room.run(&["add", "y"]);
    // Root may write everything.
    assert!(ran.code == 0 || ran.err.contains("team.db cannot be written"), "{}", ran.err);
}

#[test]
fn exit_codes_tell_what_kind_of_failure_it_is() {
    let room = Room::with(&["x"]);
    let folder = room.path("folder.db");
    std::fs::create_dir(&folder).unwrap();
    for (code, args) in [
        (0, vec!["list"]),
        (0, vec!["--version"]),
        (0, vec!["show", "-h"]),
        (1, vec!["--db", "folder.db", "list"]),
        (1, vec!["init"]),
        (2, vec!["shwo", "1"]),
        (2, vec!["show"]),
        (2, vec!["show", "one"]),
        (2, vec!["list", "--colour"]),
        (2, vec!["list", "owner:"]),
        (2, vec!["set", "1", "colour=red"]),
        (2, vec!["set", "1", "deadline=someday"]),
        (2, vec!["set", "1", "kind=gadget"]),
        (2, vec!["set", "1", "value=much"]),
        (2, vec!["set", "1", "status=done"]),
        (2, vec!["set", "1", "owner=a", "owner=b"]),
        (2, vec!["move", "1", "nowhere"]),
        (2, vec!["move", "1", "closed", "--reason", "boredom"]),
        (2, vec!["--as", "a b", "list"]),
        (2, vec!["--lang", "fr", "list"]),
        (3, vec!["show", "99"]),
        (3, vec!["set", "99", "owner=wei"]),
        (3, vec!["--db", "none.db", "list"]),
        (3, vec!["workflow", "load", "none.toml"]),
        (3, vec!["import", "none.csv"]),
        (4, vec!["move", "1", "verify"]),
        (4, vec!["move", "1", "planned"]),
        (4, vec!["set", "1", "parent=1"]),
        (4, vec!["redo"]),
    ] {
        let ran = room.run(&args);
        assert_eq!(ran.code, code, "{args:?}: {}", ran.err);
        assert_eq!(ran.err.is_empty(), code == 0, "{args:?}: {}", ran.err);
        assert_eq!(ran.out.is_empty(), code != 0, "{args:?}: {}", ran.out);
    }
}

#[test]
fn an_unreachable_status_lists_the_reachable_ones() {
    let room = Room::with(&["x"]);
    let ran = room.run(&["move", "1", "verify"]);
    assert_eq!(
        ran.err,
        "error: #1 cannot go from inbox to verify\n\
         hint: from inbox it can go to: needs info, backlog, planned, on hold, doing, done, closed\n"
    );
    let error = room.run(&["move", "1", "verify", "--json"]).error();
    assert_eq!((&error["code"], &error["exit"]), (&json!("unreachable"), &json!(4)));
    assert_eq!((&error["item"], &error["from"], &error["to"]), (&json!(1), &json!("inbox"), &json!("verify")));
    assert!(error["reachable"].as_array().unwrap().contains(&json!("needs-info")));
}

#[test]
fn what_is_missing_is_named_with_the_option_that_gives_it() {
    let room = Room::with(&["x"]);
    for (status, need, option) in [
        ("planned", "owner", "--owner"),
        ("on-hold", "wake", "--wake"),
        ("needs-info", "asked", "--ask"),
        ("closed", "reason", "--reason"),
    ] {
        let error = room.run(&["move", "1", status, "--json"]).error();
        assert_eq!((&error["code"], &error["need"]), (&json!("missing"), &json!(need)));
        assert!(error["hint"].as_str().unwrap().contains(option), "{error}");
    }
    let ran = room.run(&["move", "1", "planned", "--lang", "zh"]);
    assert_eq!(ran.err, "错误：#1 还不能流转到「已排期」：需要负责人\n提示：请用 --owner 指定\n");
}

#[test]
fn an_open_blocker_is_named() {
    let room = Room::with(&["x", "y"]);
    let record = r#"{"uid":"01a205a3-b5d7-77a3-8373-2b6e06d6931e","id":9,"title":"first","status":"inbox","category":"pending"}
{"uid":"01a205a3-b5d7-77a3-8373-2b6e06d6931f","id":10,"title":"then","status":"inbox","category":"pending","linked":[{"kind":"blocks","from":9}]}"#;
    room.ok(&["import", &room.file("blocked.jsonl", record)]);
    let error = room.run(&["move", "4", "done", "--json"]).error();
    assert_eq!((&error["code"], &error["by"]), (&json!("blocked"), &json!([3])));
}

#[test]
fn a_status_is_changed_by_a_move() {
    let room = Room::with(&["x"]);
    let ran = room.run(&["set", "1", "status=done"]);
    assert!(ran.err.contains("onus move 1 done"), "{}", ran.err);
    let ran = room.run(&["set", "1", "状态=", "--lang", "zh"]);
    assert_eq!(ran.err, "错误：不能直接设置状态，请用：onus move 1 状态\n");
}

#[test]
fn a_slip_is_met_with_what_was_probably_meant() {
    let room = Room::with(&["x"]);
    for (args, meant) in [
        (vec!["shwo"], "did you mean show?"),
        (vec!["list", "--jsn"], "did you mean --json?"),
        (vec!["list", "onwer:wei"], "did you mean owner?"),
    ] {
        let ran = room.run(&args);
        assert_eq!(ran.code, 2);
        assert!(ran.err.contains(meant), "{}", ran.err);
    }
}

#[test]
fn a_usage_error_is_an_object_too() {
    let room = Room::new();
    let error = room.run(&["show", "--json"]).error();
    assert_eq!((&error["code"], &error["exit"]), (&json!("usage"), &json!(2)));
    assert!(error["hint"].as_str().unwrap().contains("onus show ID"), "{error}");
    assert_eq!(room.run(&["--db", "none.db", "list", "--json"]).error()["code"], "no-store");
}

#[test]
fn the_screen_needs_a_terminal_and_makes_nothing_without_one() {
    let room = Room::new();
    for args in [vec![], vec!["demo"]] {
        let output = room.stranger(&args).output().unwrap();
        assert_eq!(output.status.code(), Some(2));
        assert!(String::from_utf8(output.stderr).unwrap().contains("terminal"));
    }
    assert!(std::fs::read_dir(room.path(".")).unwrap().next().is_none());
}

#[test]
fn control_characters_that_are_not_kept_are_counted() {
    let room = Room::with(&["x"]);
    for args in [&["comment", "1", "a\u{1b}[31m red"][..], &["set", "1", "title=b\u{7}ell"]] {
        let ran = room.run(args);
        assert_eq!((ran.code, ran.err.as_str()), (0, "1 control character taken out\n"), "{args:?}");
    }
}

#[test]
fn what_somebody_worked_on_is_not_taken_back_and_the_way_out_is_named() {
    let room = Room::with(&["x"]);
    room.ok(&["--as", "zoe", "set", "1", "title=y"]);
    let ran = room.run(&["undo"]);
    assert_eq!(ran.code, 5);
    assert!(ran.err.contains("#1 was changed since by zoe"), "{}", ran.err);
    assert!(ran.err.contains("delete the item instead"), "{}", ran.err);
}
