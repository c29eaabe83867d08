//! `set`, `move`, `comment`, `undo`, `redo`, `log`.

use serde_json::json;

use super::room::Room;

#[test]
fn fields_are_set_by_any_of_their_names() {
    let room = Room::with(&["x", "y"]);
    let out = room.ok(&["set", "1", "#2", "owner=wei", "优先级=1", "Due=2026-12-05", "kind=缺陷"]);
    assert_eq!(out, "Kind, priority, owner, deadline of 2 items changed\n");
    for id in ["1", "2"] {
        let item = room.item(id);
        assert_eq!(
            (&item["owner"], &item["priority"], &item["deadline"], &item["kind"]),
            (&json!("wei"), &json!("P1"), &json!("2026-12-05"), &json!("bug"))
        );
    }
}

#[test]
fn several_fields_and_tags_are_one_step() {
    let room = Room::with(&["x #a #b", "y #b"]);
    room.ok(&["set", "1", "2", "owner=wei", "tags=+c,-b"]);
    assert_eq!(room.item("1")["tags"], json!(["a", "c"]));
    assert_eq!(room.item("2")["tags"], json!(["c"]));
    room.ok(&["undo"]);
    assert_eq!(room.item("1")["tags"], json!(["a", "b"]));
    assert_eq!(room.item("2")["tags"], json!(["b"]));
    assert_eq!(room.item("2")["owner"], json!(null));
}

#[test]
fn tags_without_signs_replace_what_was_there() {
    let room = Room::with(&["x #a #b"]);
    room.ok(&["set", "1", "tags=c,d"]);
    assert_eq!(room.item("1")["tags"], json!(["c", "d"]));
    room.ok(&["set", "1", "tags=none"]);
    assert_eq!(room.item("1")["tags"], json!([]));
}

#[test]
fn none_empties_a_field_in_either_language() {
    let room = Room::with(&["x @wei !1 ^2026-12-05"]);
    room.ok(&["set", "1", "owner=none", "截止时间=无", "priority="]);
    let item = room.item("1");
    assert_eq!((&item["owner"], &item["deadline"], &item["priority"]), (&json!(null), &json!(null), &json!(null)));
}

#[test]
fn a_value_may_hold_signs() {
    let room = Room::with(&["x"]);
    room.ok(&["set", "1", "title=a=b", "body=- one\n- two"]);
    let item = room.item("1");
    assert_eq!((&item["title"], &item["body"]), (&json!("a=b"), &json!("- one\n- two")));
}

#[test]
fn setting_what_is_so_already_writes_nothing() {
    let room = Room::with(&["x @wei"]);
    assert_eq!(room.ok(&["set", "1", "owner=wei"]), "No change\n");
    assert_eq!(room.json(&["set", "1", "owner=wei"]), json!(null));
    assert_eq!(room.json(&["log"]).as_array().unwrap().len(), 1);
}

#[test]
fn a_move_takes_what_it_needs() {
    let room = Room::with(&["x", "y"]);
    let out = room.ok(&["move", "1", "planned", "--owner", "wei", "--deadline", "2026-Q4"]);
    assert_eq!(out, "#1: inbox -> planned\n");
    let item = room.item("1");
    assert_eq!((&item["owner"], &item["deadline"]), (&json!("wei"), &json!("2026-Q4")));
    room.ok(&["move", "1", "待补充", "--ask", "林晓", "--by", "+3d"]);
    assert_eq!(room.item("1")["asked"], "林晓");
    room.ok(&["move", "1", "planned"]);
    room.ok(&["move", "1", "on hold", "--wake", "+30d"]);
    room.ok(&["move", "1", "closed", "--reason", "重复", "--of", "#2"]);
    let item = room.item("1");
    assert_eq!(item["close_reason"], "duplicate");
    assert_eq!(item["links"], json!([{"kind": "duplicate-of", "to": 2}]));
    room.ok(&["move", "1", "inbox", "--why", "It came back"]);
    let item = room.item("1");
    assert_eq!((&item["reopened"], &item["comments"][0]["text"]), (&json!(1), &json!("It came back")));
}

#[test]
fn a_dispute_is_done_with_its_decision() {
    let room = Room::with(&["Who pays? +dispute @wei"]);
    let ran = room.run(&["move", "1", "done"]);
    assert_eq!(ran.code, 4);
    assert!(ran.err.contains("decision"), "{}", ran.err);
    let ran = room.run(&["move", "1", "done", "--decision", "We do"]);
    assert!(ran.code == 4 && ran.err.contains("--rationale"), "{}", ran.err);
    room.ok(&["move", "1", "done", "--decision", "We do", "--rationale", "It is ours"]);
    assert_eq!(room.item("1")["decision"], "We do");
    assert_eq!(room.item("1")["rationale"], "It is ours");
}

#[test]
fn several_items_move_as_one_step_or_not_at_all() {
    let room = Room::with(&["x @wei", "y"]);
    assert_eq!(room.run(&["move", "1", "2", "doing"]).code, 4);
    assert_eq!(room.item("1")["status"], "inbox");
    assert_eq!(room.ok(&["move", "1", "2", "doing", "--owner", "ma", "--lang", "zh"]), "2 项流转到「进行中」\n");
    room.ok(&["undo"]);
    assert_eq!((&room.item("1")["status"], &room.item("1")["owner"]), (&json!("inbox"), &json!("wei")));
}

#[test]
fn a_comment_is_said_or_read() {
    let room = Room::with(&["x"]);
    assert_eq!(room.ok(&["comment", "1", "see", "the log"]), "Commented on #1\n");
    let ran = room.feed("first\n  second\n", &["comment", "1", "-"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let comments = room.item("1")["comments"].clone();
    assert_eq!(comments[0]["text"], "see the log");
    assert_eq!(comments[1]["text"], "first\n  second");
    assert_eq!(room.run(&["comment", "1", "  "]).code, 2);
}

#[test]
fn undo_and_redo_say_what_is_so_again() {
    let room = Room::with(&["x @李雷"]);
    room.ok(&["set", "1", "owner=王芳"]);
    assert_eq!(room.ok(&["undo"]), "Undone: owner of #1 is 李雷 again\n");
    assert_eq!(room.ok(&["redo", "--lang", "zh"]), "已重做：#1 负责人：李雷 -> 王芳\n");
    assert_eq!(room.ok(&["undo", "--lang", "zh"]), "已撤销：#1 负责人恢复为「李雷」\n");
    room.ok(&["undo"]);
    let ran = room.run(&["undo"]);
    assert_eq!((ran.code, ran.out.as_str()), (4, ""));
    assert_eq!(ran.err, "error: nothing of yours is left to undo\nhint: undo takes back only your own steps\n");
}

#[test]
fn undo_leaves_the_steps_of_others_alone() {
    let room = Room::with(&["x"]);
    room.ok(&["set", "1", "owner=wei"]);
    assert_eq!(room.run(&["--as", "ma", "undo"]).code, 4);
    room.ok(&["--as", "ma", "set", "1", "owner=qin"]);
    let ran = room.run(&["undo"]);
    assert_eq!(ran.code, 5);
    assert!(ran.err.contains("owner of #1 was changed since by ma"), "{}", ran.err);
}

#[test]
fn the_log_tells_the_newest_first() {
    let room = Room::with(&["x"]);
    room.ok(&["--as", "wei", "set", "1", "owner=wei", "priority=1"]);
    let out = room.ok(&["log"]);
    let lines: Vec<&str> = out.lines().collect();
    assert_eq!(lines.len(), 2);
    assert!(lines[0].ends_with("wei         #1: priority: P1; owner: wei"), "{out}");
    assert!(lines[1].ends_with("lin         Created #1: x"), "{out}");
    assert_eq!(room.ok(&["log", "--limit", "1"]).lines().count(), 1);
    let of_item = room.ok(&["log", "1", "--lang", "zh"]);
    assert!(of_item.contains("\n                  负责人：wei\n"), "{of_item}");
}

#[test]
fn the_log_has_a_stable_shape() {
    let room = Room::with(&["x", "y"]);
    let step = room.json(&["set", "1", "owner=wei"]);
    let log = room.json(&["log"]);
    assert_eq!(log[0], step);
    assert_eq!(step["changes"], json!([{"item": 1, "field": "owner", "old": null, "new": "wei"}]));
    assert_eq!(room.json(&["log", "2"]).as_array().unwrap().len(), 1);
    assert_eq!(room.run(&["log", "9"]).code, 3);
}
