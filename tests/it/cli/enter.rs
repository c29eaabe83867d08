//! `onus add`, in all its forms.

use serde_json::json;

use super::room::Room;

#[test]
fn a_line_becomes_an_item_with_its_fields() {
    let room = Room::new();
    let out = room.ok(&["add", "Export opens garbled @wei !0 ^2026-12-05 #export +bug =support %reach"]);
    assert_eq!(
        out,
        "Created #1: Export opens garbled\n  kind: bug\n  owner: wei\n  priority: P0\n  deadline: Sat 5 Dec 2026\n  \
         tags: export\n  source: support\n  goal: reach\n"
    );
    let item = room.item("1");
    for (key, value) in [
        ("title", json!("Export opens garbled")),
        ("kind", json!("bug")),
        ("owner", json!("wei")),
        ("priority", json!("P0")),
        ("deadline", json!("2026-12-05")),
        ("tags", json!(["export"])),
        ("source", json!("support")),
        ("goal", json!("reach")),
        ("status", json!("inbox")),
        ("reporter", json!("lin")),
    ] {
        assert_eq!(item[key], value, "{key}");
    }
}

#[test]
fn a_line_is_read_in_chinese_too() {
    let room = Room::new();
    let out = room.ok(&["--lang", "zh", "add", "登录页超时，客诉上升 ＠林晓 ！1 ＃留存 ＋缺陷"]);
    assert_eq!(out, "已新建 #1：登录页超时，客诉上升\n  类型：缺陷\n  负责人：林晓\n  优先级：P1\n  标签：留存\n");
}

#[test]
fn words_without_quotes_are_one_line() {
    let room = Room::new();
    room.ok(&["add", "Call", "the", "bank", "@wei"]);
    let item = room.item("1");
    assert_eq!((&item["title"], &item["owner"]), (&json!("Call the bank"), &json!("wei")));
}

#[test]
fn several_lines_become_several_items_in_one_step() {
    let room = Room::new();
    let out = room.ok(&["add", "- first @wei\n- second\n\n3. third"]);
    assert_eq!(out, "Created 3 items: #1, #2, #3\n");
    assert_eq!(room.item("2")["title"], "second");
    room.ok(&["undo"]);
    assert_eq!(room.json(&["list"]), json!([]));
}

#[test]
fn a_mail_is_taken_with_all_its_signs_lines_and_blanks() {
    let room = Room::new();
    let body = "\n  Hello,\n\tit fails since #7 !1 @all ^now\n\n-- \nwei\n\n";
    let ran = room.feed(format!("Re: Export !1 garbled #3\n{body}"), &["add", "-"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let item = room.item("1");
    assert_eq!(item["title"], "Re: Export !1 garbled #3");
    assert_eq!(item["body"], body);
    assert_eq!(item["owner"], json!(null));
}

#[test]
fn what_a_mail_holds_that_is_no_text_is_left_out_and_said() {
    let room = Room::new();
    let ran = room.feed("\u{feff}title\r\nbody\x1b[2J\0", &["add", "-"]);
    assert_eq!((ran.code, ran.err.contains("2 control characters taken out")), (0, true), "{}", ran.err);
    let item = room.item("1");
    assert_eq!((&item["title"], &item["body"]), (&json!("title"), &json!("body[2J")));
}

#[test]
fn blank_lines_before_a_mail_are_no_title() {
    let room = Room::new();
    assert_eq!(room.feed("\n  \n标题\n正文", &["add", "-"]).code, 0);
    let item = room.item("1");
    assert_eq!((&item["title"], &item["body"]), (&json!("标题"), &json!("正文")));
}

#[test]
fn a_mail_gets_its_fields_from_the_command() {
    let room = Room::new();
    let ran = room.feed("标题\n正文", &["add", "-", "@wei", "!2"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let item = room.item("1");
    assert_eq!(
        (&item["title"], &item["body"], &item["owner"], &item["priority"]),
        (&json!("标题"), &json!("正文"), &json!("wei"), &json!("P2"))
    );
    assert_eq!(room.feed("title", &["add", "-", "and more"]).code, 2);
}

#[test]
fn a_mail_that_is_no_text_is_refused() {
    let ran = Room::new().feed(b"\xff\xfe\x00", &["add", "-"]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("UTF-8"), "{}", ran.err);
}

#[test]
fn a_body_goes_with_one_item() {
    let room = Room::new();
    room.ok(&["add", "x", "--body", "one\ntwo"]);
    assert_eq!(room.item("1")["body"], "one\ntwo");
    assert_eq!(room.run(&["add", "a\nb", "--body", "c"]).code, 2);
    assert_eq!(room.json(&["list"]).as_array().unwrap().len(), 1);
}

#[test]
fn what_is_no_date_is_refused_and_can_be_kept_as_text() {
    let room = Room::new();
    let ran = room.run(&["add", "Ship it ^blursday"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("\"blursday\" is not a date"), "{}", ran.err);
    assert!(ran.err.contains("thursday") && ran.err.contains("\\^blursday"), "{}", ran.err);
    assert!(!room.store().exists());
    room.ok(&["add", "Ship it \\^blursday"]);
    assert_eq!(room.item("1")["title"], "Ship it ^blursday");
}

#[test]
fn a_minus_at_the_beginning_is_text() {
    let room = Room::new();
    room.ok(&["add", "-5 % since Monday"]);
    assert_eq!(room.item("1")["title"], "-5 % since Monday");
}

#[test]
fn an_item_needs_a_title() {
    let room = Room::with(&["x"]);
    for line in ["@wei !1", "   "] {
        assert_eq!(room.run(&["add", line]).code, 2, "{line:?}");
    }
    assert_eq!(room.json(&["list"]).as_array().unwrap().len(), 1);
}

#[test]
fn an_alias_means_its_person() {
    let room = Room::with(&["x"]);
    room.ok(&["people", "add", "李雷", "--alias", "ll"]);
    room.ok(&["add", "y @LL"]);
    assert_eq!(room.item("2")["owner"], "李雷");
    room.ok(&["add", "z @me"]);
    assert_eq!(room.item("3")["owner"], "lin");
}

#[test]
fn a_handle_that_nobody_had_is_pointed_out() {
    let room = Room::with(&["x @wei"]);
    let ran = room.run(&["add", "y @wie"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, "@wie is new here\n"));
    assert_eq!(room.run(&["add", "z @wei"]).err, "");
}

#[test]
fn the_step_is_an_object_for_programs() {
    let room = Room::new();
    let step = room.json(&["add", "x @wei"]);
    assert_eq!((&step["deed"], &step["who"], &step["door"]), (&json!("create"), &json!("lin"), &json!("command-line")));
    assert_eq!(step["changes"][0]["item"], 1);
    assert_eq!(step["changes"][0]["field"], "item");
}
