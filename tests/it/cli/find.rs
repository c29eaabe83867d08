//! `list` and `show`.

use serde_json::{Value, json};

use super::room::Room;

fn titles(list: &Value) -> Vec<&str> {
    list.as_array().unwrap().iter().map(|item| item["title"].as_str().unwrap()).collect()
}

#[test]
fn columns_of_another_tool_stand_under_a_heading_of_their_own() {
    let room = Room::new();
    let file = room.file("x.csv", "id,title,status,sprint\n1,Login,open,7\n");
    room.ok(&["import", &file]);
    let shown = room.ok(&["show", "1"]);
    let (fields, others) = shown.split_once("\nOther columns\n").unwrap();
    assert!(fields.contains("  status") && others.contains("  sprint  7\n"), "{shown}");
}

#[test]
fn a_usual_source_is_found_by_either_name_however_it_was_entered() {
    let room = Room::with(&["登录超时 ＝客户", "Export =market"]);
    room.ok(&["add", "第三"]);
    room.ok(&["set", "3", "来源=客户"]);
    for query in ["来源:客户", "source:customer"] {
        let found = room.json(&["list", query]);
        let ids: Vec<_> = found.as_array().unwrap().iter().map(|item| item["id"].as_i64()).collect();
        assert_eq!(ids, [Some(1), Some(3)], "{query}");
    }
    assert_eq!(room.item("1")["source"], "customer");
}

#[test]
fn items_stand_in_columns_by_deadline() {
    let room = Room::with(&["later @oliver !2 ^2031-12-05 #a", "登录超时 @王芳 !0 ^2031-06-01 +bug", "undated"]);
    assert_eq!(
        room.ok(&["list"]),
        "#2  P0  bug    inbox  王芳    1 Jun 2031  登录超时\n\
         #1  P2  issue  inbox  oliver  5 Dec 2031  later  #a\n\
         #3      issue  inbox                      undated\n"
    );
    assert_eq!(room.ok(&["list", "--lang", "zh", "登录"]), "#2  P0  缺陷  待处理  王芳  2031-06-01  登录超时\n");
}

#[test]
fn what_is_late_says_so() {
    let room = Room::with(&["x ^2020-01-01"]);
    assert!(room.ok(&["list"]).contains("d late"));
    assert!(room.ok(&["list", "--lang", "zh"]).contains("逾期 "));
    room.ok(&["move", "1", "done"]);
    assert!(!room.ok(&["list", "is:any"]).contains("late"));
}

#[test]
fn a_query_may_come_in_pieces_and_with_minus_signs() {
    let room = Room::with(&["one #infra", "two #web", "three #web @wei"]);
    assert_eq!(titles(&room.json(&["list", "-tag:infra", "-owner:wei"])), ["two"]);
    assert_eq!(titles(&room.json(&["list", "(tag:infra", "or", "负责人:wei)", "sort:-id"])), ["three", "one"]);
    assert_eq!(titles(&room.json(&["list", "-one"])), ["two", "three"]);
}

#[test]
fn a_list_is_ordered_and_ends_where_it_is_told() {
    let room = Room::with(&["b !2", "a !1", "c !1"]);
    assert_eq!(titles(&room.json(&["list", "--sort", "title"])), ["a", "b", "c"]);
    assert_eq!(titles(&room.json(&["list", "--sort", "-p", "--limit", "2"])), ["b", "a"]);
    assert_eq!(room.run(&["list", "--limit", "many"]).code, 2);
    assert_eq!(room.run(&["list", "--sort", "colour"]).code, 2);
}

#[test]
fn groups_have_headings_with_counts() {
    let room = Room::with(&["x @wei", "y @wei", "z"]);
    assert_eq!(
        room.ok(&["list", "group:owner"]),
        "wei (2)\n#1  issue  inbox  wei  x\n#2  issue  inbox  wei  y\n\nNo owner (1)\n#3  issue  inbox       z\n"
    );
}

#[test]
fn a_group_that_the_limit_may_have_cut_has_no_count() {
    let room = Room::with(&["x @wei", "y @wei", "z"]);
    let headings = |limit: &str| {
        let out = room.ok(&["list", "group:owner", "--limit", limit]);
        out.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(str::to_string).collect::<Vec<_>>()
    };
    assert_eq!(headings("1"), ["wei"]);
    assert_eq!(headings("2"), ["wei"]);
    assert_eq!(headings("3"), ["wei (2)", "No owner (1)"]);
    assert_eq!(headings("9"), ["wei (2)", "No owner (1)"]);
    room.ok(&["add", "last"]);
    assert_eq!(headings("3"), ["wei (2)", "No owner"]);
    assert_eq!(room.run(&["list", "--limit", "0"]).err, "");
}

#[test]
fn a_long_list_is_whole_and_aligned() {
    let room = Room::new();
    let lines: Vec<String> = (1..=1200).map(|n| format!("item {n}")).collect();
    room.ok(&["add", &lines.join("\n")]);
    let out = room.ok(&["list"]);
    assert_eq!(out.lines().count(), 1200);
    assert_eq!(room.json(&["list"]).as_array().unwrap().len(), 1200);
    assert!(out.ends_with("#1200  issue  inbox  item 1200\n"));
}

#[test]
fn closed_and_sleeping_items_are_left_out_unless_asked_for() {
    let room = Room::with(&["open", "done", "asleep"]);
    room.ok(&["move", "2", "done"]);
    room.ok(&["move", "3", "on-hold", "--wake", "+9d"]);
    assert_eq!(titles(&room.json(&["list"])), ["open"]);
    assert_eq!(titles(&room.json(&["list", "is:sleeping"])), ["asleep"]);
    assert_eq!(room.json(&["list", "是:全部"]).as_array().unwrap().len(), 3);
}

#[test]
fn nothing_found_is_no_failure() {
    let room = Room::with(&["x"]);
    let ran = room.run(&["list", "nowhere"]);
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (0, "", "nothing matches\n"));
    assert_eq!(room.run(&["list", "nowhere", "--json"]).out, "[]\n");
}

#[test]
fn a_query_that_makes_no_sense_is_pointed_at() {
    let ran = Room::with(&["x"]).run(&["list", "登录", "due:<soonish"]);
    assert_eq!(ran.code, 2);
    let lines: Vec<&str> = ran.err.lines().collect();
    assert_eq!(lines[1], "hint: 登录 due:<soonish");
    assert_eq!(lines[2].trim_start(), "^^^^^^^");
    assert_eq!(lines[2].len(), "hint: ".len() + "登录 due:<".len() - "登录".len() + 4 + "^^^^^^^".len());
}

#[test]
fn csv_and_markdown_are_for_other_programs() {
    let room = Room::with(&["a|b, \"c\" @wei ^2031-06-01"]);
    let csv = room.ok(&["list", "--csv"]);
    assert!(csv.starts_with("\u{feff}id,kind,title,"), "{csv}");
    assert!(csv.contains("\"a|b, \"\"c\"\"\""), "{csv}");
    let one = room.ok(&["list", "--md"]);
    assert!(one.starts_with("# #1 a\\|b, \"c\"\n"), "{one}");
    room.ok(&["add", "second"]);
    let table = room.ok(&["list", "--md", "--lang", "zh"]);
    assert!(table.starts_with("| 编号 | 标题 | 状态 |"), "{table}");
    assert!(table.contains("| #1 | a\\|b, \"c\" | 待处理 |  | wei | 2031-06-01 |"), "{table}");
    assert_eq!(room.run(&["list", "--md", "--csv"]).code, 2);
}

#[test]
fn a_summary_has_every_key() {
    let room = Room::with(&["x"]);
    let list = room.json(&["list"]);
    let keys: Vec<&String> = list[0].as_object().unwrap().keys().collect();
    let expected = [
        "archived",
        "ask_by",
        "asked",
        "category",
        "close_reason",
        "closed",
        "created",
        "deadline",
        "decision",
        "effort",
        "external",
        "goal",
        "id",
        "kind",
        "owner",
        "parent",
        "positions",
        "priority",
        "rationale",
        "reopened",
        "reporter",
        "source",
        "start",
        "status",
        "tags",
        "team",
        "title",
        "uid",
        "updated",
        "value",
        "version",
        "votes",
        "wake",
        "why",
    ];
    assert_eq!(keys, expected);
    assert_eq!((&list[0]["id"], &list[0]["owner"]), (&json!(1), &json!(null)));
}

#[test]
fn an_item_is_shown_whole() {
    let room = Room::with(&["parent", "x @wei !1 ^2031-06-01 #a"]);
    room.ok(&["set", "2", "parent=1", "body=First\n\n- second", "why=因为"]);
    room.ok(&["comment", "2", "seen\ntwice"]);
    let out = room.ok(&["show", "#2"]);
    for part in [
        "#2  x\n\n",
        "  owner     wei\n",
        "  deadline  Sun 1 Jun 2031\n",
        "  why       因为\n",
        "\nFirst\n\n- second\n",
        "\ncomments\n",
        "\n    seen\n    twice\n",
        "\nhistory\n",
        "Created #2: x\n",
    ] {
        assert!(out.contains(part), "{part:?} in {out}");
    }
    assert!(room.ok(&["show", "1"]).contains("\nparts\n  #2  x\n"));
    let zh = room.ok(&["show", "2", "--lang", "zh"]);
    assert!(zh.contains("  截止时间  2031年6月1日 周日\n"), "{zh}");
}

#[test]
fn an_item_as_json_has_its_texts_ties_and_history() {
    let room = Room::with(&["x", "y"]);
    room.ok(&["set", "1", "body=long"]);
    room.ok(&["move", "2", "closed", "--reason", "duplicate", "--of", "1"]);
    let item = room.item("1");
    assert_eq!(item["body"], "long");
    assert_eq!(item["linked"], json!([{"kind": "duplicate-of", "from": 2}]));
    // It was made, it got a text, and the vote of its duplicate.
    assert_eq!(item["history"].as_array().unwrap().len(), 3);
    assert_eq!(item["votes"], 1);
    for key in ["comments", "links", "children", "blocked_by", "extra"] {
        assert!(item.get(key).is_some(), "{key}");
    }
}
