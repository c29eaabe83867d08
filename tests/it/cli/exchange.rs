//! `import` and `export`.

use serde_json::{Value, json};

use super::room::Room;

/// What two stores have in common: everything but their own numbers, versions and histories.
fn essence(room: &Room, db: &str) -> Vec<Value> {
    let ids = room.json(&["--db", db, "list", "is:any", "sort:title"]);
    let ids = ids.as_array().unwrap().iter().map(|item| item["id"].to_string());
    ids.map(|id| {
        let mut item = room.json(&["--db", db, "show", &id]);
        let fields = item.as_object_mut().unwrap();
        for key in ["id", "version", "history", "external", "uid"] {
            fields.remove(key);
        }
        item
    })
    .collect()
}

fn team() -> Room {
    let room = Room::with(&["登录超时 @王芳 !0 ^2031-06-01 #a #b +bug =support", "plain", "=1+1 @wei"]);
    room.ok(&["set", "2", "body=one\n\n二", "why=因为", "value=3"]);
    room.ok(&["comment", "2", "said"]);
    room.ok(&["move", "3", "closed", "--reason", "wont-do"]);
    room.ok(&["people", "add", "王芳", "--team", "QA", "--alias", "wf"]);
    room
}

#[test]
fn what_goes_out_comes_back() {
    for form in ["jsonl", "csv"] {
        let room = team();
        let file = format!("out.{form}");
        assert_eq!(room.ok(&["export", "-o", &file]), format!("3 items written to {file}\n"));
        room.ok(&["--db", "copy.db", "init"]);
        room.ok(&["--db", "copy.db", "import", &file]);
        let store = room.store();
        assert_eq!(essence(&room, "copy.db"), essence(&room, store.to_str().unwrap()), "{form}");
        let again = room.ok(&["--db", "copy.db", "import", &file]);
        assert!(again.starts_with(&format!("{file} (")) && again.contains("): 3 unchanged"), "{again}");
    }
}

#[test]
fn people_travel_with_jsonl() {
    let room = team();
    room.ok(&["export", "--to", "jsonl", "-o", "out"]);
    room.ok(&["--db", "copy.db", "init"]);
    room.ok(&["--db", "copy.db", "import", "out"]);
    let people = room.json(&["--db", "copy.db", "people"]);
    let known = people.as_array().unwrap().iter().find(|person| person["handle"] == "王芳").unwrap();
    assert_eq!((&known["team"], &known["aliases"]), (&json!("QA"), &json!(["wf"])));
}

#[test]
fn an_export_takes_a_query_and_otherwise_everything() {
    let room = team();
    let lines = |out: String| out.lines().filter(|line| line.contains("\"uid\"")).count();
    assert_eq!(lines(room.ok(&["export", "--to", "jsonl"])), 3);
    assert_eq!(lines(room.ok(&["export", "owner:wf", "--to", "jsonl"])), 1);
    assert!(room.ok(&["export", "#1", "--to", "md", "--lang", "zh"]).starts_with("# #1 登录超时\n"));
}

#[test]
fn a_file_is_not_overwritten_by_chance() {
    let room = team();
    let path = room.file("out.csv", "mine");
    let ran = room.run(&["export", "-o", &path]);
    assert_eq!((ran.code, std::fs::read_to_string(&path).unwrap().as_str()), (1, "mine"));
    assert!(ran.err.contains("--force"), "{}", ran.err);
    room.ok(&["export", "-o", &path, "--force"]);
    assert!(std::fs::read_to_string(&path).unwrap().contains("登录超时"));
    let left: Vec<_> = std::fs::read_dir(room.path(".")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(left.iter().all(|name| !name.to_string_lossy().starts_with(".tmp")), "{left:?}");
}

#[test]
fn minus_is_standard_output() {
    let room = team();
    assert_eq!(room.ok(&["export", "--to", "csv", "-o", "-"]), room.ok(&["export", "--to", "csv"]));
    room.ok(&["meeting", "start", "x"]);
    assert!(room.ok(&["meeting", "minutes", "-o", "-"]).starts_with("# "));
    assert!(!room.path("-").exists());
}

#[test]
fn minutes_are_not_written_over_a_file_by_chance() {
    let room = team();
    room.ok(&["meeting", "start", "x"]);
    let path = room.file("p.md", "mine");
    let ran = room.run(&["meeting", "minutes", "-o", &path]);
    assert_eq!((ran.code, std::fs::read_to_string(&path).unwrap().as_str()), (1, "mine"));
    assert!(ran.err.contains("--force"), "{}", ran.err);
    room.ok(&["meeting", "minutes", &format!("-o{path}"), "--force"]);
    assert!(std::fs::read_to_string(&path).unwrap().starts_with("# "));
    assert_eq!(room.run(&["meeting", "minutes", "--json"]).code, 2);
    room.ok(&["comment", "1", "export", "-only", "this"]);
    assert_eq!(room.item("1")["comments"][0]["text"], "export -only this");
}

#[cfg(unix)]
#[test]
fn an_export_is_private() {
    use std::os::unix::fs::PermissionsExt;
    let room = team();
    room.ok(&["export", "-o", "out.md"]);
    let mode = std::fs::metadata(room.path("out.md")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}

#[test]
fn a_format_must_be_known() {
    let room = team();
    assert_eq!(room.run(&["export"]).code, 2);
    assert_eq!(room.run(&["export", "--to", "xlsx"]).code, 2);
    assert_eq!(room.run(&["export", "-o", "out.xlsx"]).code, 2);
    assert_eq!(room.run(&["export", "-o", "no/such/folder/x.csv"]).code, 1);
    assert!(!room.path("out.xlsx").exists());
}

const TABLE: &str = "标题,负责人,优先级,截止日期,客户等级\n登录超时,王芳,P1,2031-06-01,运营\n,无名,P2,,\n导出乱码,wei,P0,,研发,多\n短\n";

#[test]
fn a_trial_says_what_would_become_of_each_row_and_writes_nothing() {
    let room = Room::with(&["x"]);
    let path = room.file("table.csv", TABLE);
    let out = room.ok(&["import", &path, "--dry-run"]);
    for part in ["line 2      new          登录超时", "line 3      skipped      without a title", "only a trial"] {
        assert!(out.contains(part), "{part:?} in {out}");
    }
    assert_eq!(room.json(&["list"]).as_array().unwrap().len(), 1);
    let report = room.json(&["import", &path, "--dry-run"]);
    assert_eq!((&report["dry_run"], &report["step"], &report["created"]), (&json!(true), &json!(null), &json!(3)));
}

#[test]
fn an_import_counts_and_names_what_was_odd() {
    let room = Room::with(&["x"]);
    let path = room.file("table.csv", TABLE);
    let out = room.ok(&["import", &path]);
    assert!(out.contains("table.csv (csv): 3 created, 1 skipped\n"), "{out}");
    assert!(out.contains("  without a title: line 3\n"), "{out}");
    assert!(out.contains("line 4 (6 of 5), line 5 (1 of 5)\n"), "{out}");
    assert_eq!(room.item("2")["extra"]["客户等级"], "运营");
    let zh = room.ok(&["import", &path, "--lang", "zh"]);
    assert!(zh.contains("（csv）：3 项无变化，跳过 1 条\n"), "{zh}");
    room.ok(&["undo"]);
    assert_eq!(room.json(&["list"]).as_array().unwrap().len(), 1);
}

#[test]
fn an_import_is_an_object_for_programs() {
    let room = Room::with(&["x"]);
    let report = room.json(&["import", &room.file("table.csv", TABLE)]);
    assert_eq!((&report["format"], &report["created"], &report["updated"]), (&json!("csv"), &json!(3), &json!(0)));
    assert_eq!(report["rows"][0], json!({"line": 2, "verdict": "created", "item": 2}));
    assert_eq!(report["skipped"][0]["reason"], "no-title");
    assert_eq!(report["uneven"], json!([{"line": 4, "cells": 6, "header": 5}, {"line": 5, "cells": 1, "header": 5}]));
    assert!(report["step"].is_i64());
}

#[test]
fn files_that_cannot_be_taken_leave_the_store_as_it_was() {
    let room = Room::with(&["x"]);
    let good = room.file("good.csv", TABLE);
    for (name, bytes, words) in [
        ("empty.csv", &b""[..], "nothing in it"),
        ("what.bin", b"\x00\x01\x02\xff", ""),
        ("quote.csv", b"title\n\"open", "quote"),
        ("untitled.csv", b"color,size\nred,3\n", "titles"),
        ("cut.json", b"[{\"number\":1,\"title\":\"x\",\"state\":\"open\"},{\"num", "JSON"),
    ] {
        let bad = room.file(name, bytes);
        let ran = room.run(&["import", &good, &bad]);
        assert_eq!((ran.code, ran.out.as_str()), (1, ""), "{name}");
        assert!(ran.err.contains(name) && ran.err.contains(words), "{name}: {}", ran.err);
    }
    assert_eq!(room.json(&["list"]).as_array().unwrap().len(), 1);
    assert_eq!(room.run(&["import", &good, "--from", "xlsx"]).code, 2);
}

#[test]
fn a_file_may_come_through_a_pipe() {
    let room = Room::with(&["x"]);
    let ran = room.feed("title,owner\nfrom a pipe,wei\n", &["import", "-", "--from", "csv"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(room.item("2")["owner"], "wei");
    assert_eq!(ran.err, "");
}

#[test]
fn a_trial_without_a_store_makes_none() {
    let room = Room::new();
    let path = room.file("table.csv", TABLE);
    let output = room.stranger(&["import", "--dry-run", &path]).output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(std::fs::read_dir(room.path(".")).unwrap().count(), 1);
}

#[test]
fn sheets_made_by_hand_do_not_write_over_each_other() {
    let room = Room::with(&["x"]);
    let ops = room.file("ops.csv", "ID,title,owner,status\n1,Ops on call,lin,doing\n2,Ops alarms,lin,inbox\n");
    let dev = room.file("dev.csv", "ID,title,owner,status\n1,Dev build,wei,doing\n2,Dev cache,wei,inbox\n");
    assert!(room.ok(&["import", &ops]).contains("2 created"));
    assert!(room.ok(&["import", &dev]).contains("2 created"));
    // The same name, and other things in it.
    let text = "ID,title\n1,Market fair\n2,Market talk\n";
    let market = room.file("ops.csv", text);
    let ran = room.run(&["import", &market]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("--source NAME"), "{}", ran.err);
    assert!(room.ok(&["import", &market, "--source", "market"]).contains("2 created"));
    assert!(room.ok(&["import", &market, "--source", "market"]).contains("2 unchanged"));
    let out = room.ok(&["import", &market]);
    assert!(out.contains("2 unchanged") && out.contains("continues the sheet `market`"), "{out}");
    assert_eq!(room.json(&["list"]).as_array().unwrap().len(), 7);
}

#[test]
fn files_of_one_import_do_not_write_over_each_other_either() {
    let room = Room::with(&["x"]);
    let one = room.file("a/plan.csv", "ID,title\n1,Ops on call\n2,Ops alarms\n");
    let other = room.file("b/plan.csv", "ID,title\n1,Dev build\n2,Dev cache\n");
    for args in [vec!["import", &one, &other], vec!["import", &one, &other, "--source", "work"]] {
        let ran = room.run(&args);
        assert_eq!((ran.code, ran.out.as_str()), (1, ""), "{args:?}");
        assert!(ran.err.contains("b/plan.csv") && ran.err.contains("by itself"), "{}", ran.err);
        assert_eq!(room.json(&["list"]).as_array().unwrap().len(), 1);
    }
    let half = room.file("c/plan.csv", "ID,title\n2,Ops alarms\n3,Ops fair\n");
    let copy = room.file("c/copy.csv", "ID,title\n2,Ops alarms\n3,Ops fair\n");
    assert!(room.ok(&["import", &one, &half, &copy]).contains("continues the sheet `plan`"));
    assert!(room.ok(&["import", &other, "--source", "dev"]).contains("2 created"));
    assert_eq!(room.json(&["list"]).as_array().unwrap().len(), 6);
}

#[test]
fn a_sheet_is_known_again_with_another_column_and_under_another_name() {
    let room = Room::with(&["x"]);
    let plan = room.file("plan.csv", "编号,标题\n1,深色模式\n2,图标\n");
    room.ok(&["import", &plan]);
    room.ok(&["set", "2", "title=暗色模式"]);
    let more = "编号,标题,负责人\n1,深色模式,林晓\n2,图标,\n3,新的,\n";
    let wider = room.file("plan.csv", more);
    assert!(room.ok(&["import", &wider]).contains("1 created, 1 updated, 1 unchanged"));
    let copy = room.file("plan (1).csv", more);
    let report = room.json(&["import", &copy]);
    assert_eq!((&report["continues"], &report["unchanged"]), (&json!("plan"), &json!(3)));
}

#[test]
fn what_an_import_did_not_understand_or_found_twice_is_named() {
    let room = Room::with(&["x"]);
    let path = room.file("t.csv", "id,title,due\n1,x,2026-02-30\n1,y,\n2,z,2026-02-31\n");
    let report = room.json(&["import", &path, "--dry-run"]);
    assert_eq!(report["not_understood"], json!([{"line": 4, "column": "due", "value": "2026-02-31"}]));
    assert_eq!((&report["repeated"], &report["created"]), (&json!(1), &json!(2)));
    assert_eq!(report["rows"][0], json!({"line": 2, "verdict": "repeated", "line_taken": 3}));
    let out = room.ok(&["import", &path]);
    assert!(out.contains("2 created, 1 skipped\n"), "{out}");
    assert!(out.contains("the last row counts: line 2 (line 3 counts)\n"), "{out}");
    assert!(out.contains("kept with the item: line 4 (due: 2026-02-31)\n"), "{out}");
    assert!(room.ok(&["import", &path]).contains("2 unchanged, 1 skipped"));
    room.ok(&["undo"]);
}

#[test]
fn a_copy_has_the_numbers_of_its_original() {
    let room = Room::with(&["one", "two", "see #2"]);
    room.ok(&["set", "2", "priority=0"]);
    for form in ["jsonl", "csv"] {
        let (file, db) = (format!("out.{form}"), format!("{form}.db"));
        room.ok(&["export", "-o", &file]);
        room.ok(&["--db", &db, "init"]);
        room.ok(&["--db", &db, "import", &file]);
        assert_eq!(room.json(&["--db", &db, "show", "2"])["title"], "two", "{form}");
    }
    let numbers = |query: &str| -> Vec<i64> {
        let out = room.ok(&["export", query, "--to", "jsonl"]);
        let items = out.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
        items.filter_map(|item| item["id"].as_i64()).collect()
    };
    assert_eq!(numbers("is:any"), [1, 2, 3]);
    assert_eq!(numbers("is:any sort:priority"), [2, 1, 3]);
}

#[test]
fn a_number_beyond_every_scale_is_refused_with_the_range() {
    let room = Room::with(&["x"]);
    let ran = room.run(&["set", "1", "votes=-5"]);
    assert_ne!(ran.code, 0);
    assert!(ran.err.contains("0–1000000000"), "{}", ran.err);
}
