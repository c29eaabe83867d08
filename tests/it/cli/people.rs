//! `people` and `workflow`.

use serde_json::json;

use super::room::Room;

#[test]
fn a_person_is_added_and_filled_in_later() {
    let room = Room::with(&["x @wei"]);
    assert_eq!(room.ok(&["people", "add", "@李雷", "--name", "Li Lei", "--alias", "ll"]), "saved @李雷\n");
    let person = room.json(&["people", "add", "李雷", "--team", "QA", "--alias", "@lei"]);
    assert_eq!(person, json!({"handle": "李雷", "name": "Li Lei", "team": "QA", "aliases": ["ll", "lei"]}));
    assert_eq!(room.ok(&["people"]), "lin   lin\nwei   wei\n李雷  Li Lei  QA  ll lei\n");
    assert_eq!(room.json(&["people"]).as_array().unwrap().len(), 3);
}

#[test]
fn a_handle_and_an_alias_are_one_word() {
    let room = Room::with(&["x"]);
    assert_eq!(room.run(&["people", "add", "li lei"]).code, 2);
    assert_eq!(room.run(&["people", "add", "lei", "--alias", "li lei"]).code, 2);
    assert_eq!(room.json(&["people"]).as_array().unwrap().len(), 1);
}

#[test]
fn a_word_means_one_person() {
    let room = Room::with(&["x @wei"]);
    room.ok(&["people", "add", "li", "--name", "李雷", "--alias", "lei,小李"]);
    assert_eq!(room.json(&["people"])[0]["aliases"], json!(["lei", "小李"]));
    for args in [
        &["people", "add", "LEI"][..],
        &["people", "add", "mei", "--alias", "ｗｅｉ"],
        &["people", "add", "wei", "--alias", "小李"],
    ] {
        let ran = room.run(args);
        assert_eq!(ran.code, 4, "{args:?}");
        assert!(ran.err.contains("already"), "{}", ran.err);
    }
    room.ok(&["people", "add", "Ｗei", "--alias", "WEI", "--team", "QA"]);
    assert_eq!(room.json(&["people"]).as_array().unwrap().len(), 3);
    room.ok(&["add", "y @李雷"]);
    assert_eq!(room.item("2")["owner"], "li");
    assert_eq!(room.json(&["list", "owner:李雷"]).as_array().unwrap().len(), 1);
}

#[test]
fn the_workflow_comes_out_and_goes_in() {
    let room = Room::with(&["x"]);
    let text = room.ok(&["workflow", "show"]);
    assert_eq!(text, include_str!("../../../assets/workflow.toml"));
    let changed = text.replace("zh = \"待处理\"", "zh = \"收件箱\"");
    let path = room.file("w.toml", &changed);
    assert_eq!(room.ok(&["workflow", "load", &path]), "the store has this workflow now: 9 statuses\n");
    assert_eq!(room.ok(&["workflow"]), changed);
    assert!(room.ok(&["list", "--lang", "zh"]).contains("收件箱"));
    assert_eq!(room.json(&["workflow", "show"])["status"][0]["zh"], "收件箱");
}

#[test]
fn a_workflow_with_flaws_is_refused_whole() {
    let room = Room::with(&["x"]);
    let text = room.ok(&["workflow", "show"]);
    for (name, broken, named) in [
        ("nowhere", text.replace("\"verify\", ", "").replace(", \"verify\"", ""), "verify"),
        ("unknown", text.replace("to = [\"backlog\", \"doing\", \"verify\"]", "to = [\"limbo\"]"), "limbo"),
        ("text", "initial = ".to_string(), "cannot be read"),
        ("used", text.replace("inbox", "entry"), "inbox (1 item)"),
    ] {
        let ran = room.run(&["workflow", "load", &room.file(name, broken)]);
        assert_eq!(ran.code, 1, "{name}: {}", ran.err);
        assert!(ran.err.contains(named), "{name}: {}", ran.err);
    }
    assert_eq!(room.ok(&["workflow"]), text);
}
