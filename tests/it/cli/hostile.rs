//! Text that would move the cursor, reorder a line or hide never reaches a terminal, and is never lost.

use serde_json::json;

use super::room::Room;

const EVIL: &str = "a\u{1b}]0;owned\u{7}b\u{9b}31mc\u{202e}d\u{200b}e\u{7f}f";

fn is_obeyed(c: char) -> bool {
    (c.is_control() && c != '\n') || matches!(c, '\u{200b}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A store in which every text is hostile.
fn haunted() -> Room {
    let room = Room::with(&["x"]);
    let record = json!({
        "uid": "01a205a3-b5d7-77a3-8373-2b6e06d6931e", "id": 9, "title": EVIL, "status": "inbox", "category": "pending",
        "body": format!("{EVIL}\n{EVIL}"), "owner": "wei", "team": EVIL, "goal": EVIL, "source": EVIL, "why": EVIL,
        "tags": ["t\u{202e}ag"], "decision": EVIL, "comments": [{"author": "wei", "text": EVIL}], "extra": {EVIL: EVIL},
        "external": {"system": EVIL, "id": EVIL},
    });
    room.ok(&["import", &room.file("evil.jsonl", record.to_string())]);
    room.ok(&["set", "1", &format!("title={EVIL}"), &format!("why={EVIL}"), &format!("body={EVIL}")]);
    room.ok(&["comment", "1", EVIL]);
    room
}

#[test]
fn nothing_that_a_terminal_obeys_is_printed() {
    let room = haunted();
    let evil_query = format!("\"{EVIL}");
    let evil_field = format!("{EVIL}=1");
    for args in [
        vec!["list"],
        vec!["list", "group:team"],
        vec!["list", "--json"],
        vec!["list", "--md"],
        vec!["show", "1"],
        vec!["show", "2"],
        vec!["show", "2", "--json"],
        vec!["log"],
        vec!["log", "1"],
        vec!["log", "--json"],
        vec!["export", "--to", "jsonl"],
        vec!["export", "--to", "md"],
        vec!["import", "evil.jsonl", "--dry-run"],
        vec!["import", "evil.jsonl", "--json"],
        vec!["add", EVIL],
        vec!["undo"],
        vec!["list", &evil_query],
        vec!["set", "1", &evil_field],
        vec!["show", EVIL],
        vec![EVIL],
        vec!["list", "--limit", EVIL],
        vec!["--as", EVIL, "list"],
        vec!["--db", EVIL, "list"],
        vec!["--lang", EVIL, "list"],
        vec!["import", EVIL],
        vec!["move", "1", EVIL],
    ] {
        for lang in ["en", "zh"] {
            let ran = room.command(&args).env("ONUS_LANG", lang).output().unwrap();
            for stream in [ran.stdout, ran.stderr] {
                let text = String::from_utf8(stream).unwrap();
                assert!(!text.contains(is_obeyed), "{args:?}: {text:?}");
            }
        }
    }
}

#[test]
fn programs_get_every_character_back() {
    let room = haunted();
    for item in [room.item("1"), room.item("2")] {
        let title: String = EVIL.chars().filter(|c| !c.is_control()).collect();
        let kept: String = item["title"].as_str().unwrap().chars().filter(|c| !c.is_control()).collect();
        assert_eq!(kept, title);
    }
}
