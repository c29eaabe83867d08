//! `triage`: what waits, for a program; the screen itself is for a person.

use serde_json::json;

use super::room::Room;

#[test]
fn the_inbox_as_json_is_the_oldest_first_with_its_age() {
    let room = Room::with(&["today @wei !1 ^2031-06-01 +bug", "decided"]);
    room.ok(&["import", &room.file("old.csv", "title,created\nold,2020-01-01T10:00:00Z\n")]);
    room.ok(&["move", "2", "backlog"]);
    room.ok(&["set", "1", "votes=4"]);
    let queue = room.json(&["triage"]);
    assert_eq!(queue.as_array().unwrap().len(), 2);
    let (old, new) = (&queue[0], &queue[1]);
    assert_eq!((&old["title"], &old["created"]), (&json!("old"), &json!("2020-01-01T10:00:00Z")));
    assert!(old["age_days"].as_i64().unwrap() > 2000, "{old}");
    assert_eq!(old["owner"], json!(null));
    let expected = json!({
        "id": 1,
        "uid": new["uid"],
        "kind": "bug",
        "title": "today",
        "status": "inbox",
        "created": new["created"],
        "age_days": 0,
        "owner": "wei",
        "priority": "P1",
        "deadline": "2031-06-01",
        "votes": 4,
    });
    assert_eq!(*new, expected);
}

#[test]
fn what_sleeps_is_not_in_it_and_nothing_is_written() {
    let room = Room::with(&["asleep", "awake"]);
    room.ok(&["set", "1", "wake=2099-01-01"]);
    let before = room.ok(&["log", "--json"]);
    let queue = room.json(&["triage"]);
    assert_eq!((queue.as_array().unwrap().len(), &queue[0]["title"]), (1, &json!("awake")));
    assert_eq!(room.ok(&["log", "--json"]), before);
}

#[test]
fn without_a_terminal_it_says_so_and_makes_nothing() {
    let room = Room::new();
    let ran = room.run(&["triage"]);
    assert_eq!(ran.code, 2, "{}", ran.err);
    assert!(ran.err.contains("terminal"), "{}", ran.err);
    assert!(!room.store().exists());
}
