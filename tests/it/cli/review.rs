//! `review`: what is to be gone over, for a program.

use serde_json::json;

use super::room::Room;

/// Three of the person's own, two of them old, and one of somebody else.
fn room() -> Room {
    let room = Room::with(&["new @me"]);
    room.ok(&[
        "import",
        &room.file(
            "old.csv",
            "title,created,owner,deadline\n\
             undated,2020-01-01T10:00:00Z,me,\n\
             late,2020-01-01T10:00:00Z,me,2020-02-01\n\
             not mine,2020-01-01T10:00:00Z,wei,\n",
        ),
    ]);
    room
}

#[test]
fn what_is_due_for_review_as_json_is_the_worst_first_with_its_reasons() {
    let room = room();
    let queue = room.json(&["review", "--as", "me"]);
    let titles: Vec<_> = queue.as_array().unwrap().iter().map(|item| &item["title"]).collect();
    assert_eq!(titles, [&json!("late"), &json!("undated")]);
    let late = &queue[0];
    assert_eq!((&late["reasons"][0]["reason"], &late["reviewed"]), (&json!("late"), &json!(null)));
    assert!(late["reasons"][0]["days"].as_i64().unwrap() > 2000);
    assert_eq!(queue[1]["reasons"][0], json!({"reason": "no-date"}));
    let mut keys: Vec<_> = late.as_object().unwrap().keys().map(String::as_str).collect();
    keys.sort_unstable();
    let expected =
        ["age_days", "deadline", "id", "kind", "moved", "owner", "reasons", "reviewed", "status", "title", "uid"];
    assert_eq!(keys, expected);
}

#[test]
fn so_many_days_may_be_said() {
    let room = room();
    assert_eq!(room.json(&["review", "--as", "me", "--days", "3000"]), json!([]));
    let ran = room.run(&["review", "--json", "--days", "few"]);
    assert_eq!(ran.code, 2, "{}", ran.err);
}

#[test]
fn looking_writes_nothing() {
    let room = room();
    let before = room.ok(&["log", "--json"]);
    room.json(&["review", "--as", "me"]);
    assert_eq!(room.ok(&["log", "--json"]), before);
}
