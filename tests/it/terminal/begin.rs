//! The first start, and the start where there is no terminal.

use super::super::cli::room::Room;
use super::start::{empty, list, shell, titles};
use super::tty::Tty;

#[test]
fn a_first_start_says_what_to_press_and_takes_the_first_item() {
    let room = Room::new();
    let mut tty = Tty::start(room.stranger(&[]));
    tty.wait_for("Nothing here yet.");
    let offer = tty.line("enter the first item");
    assert_eq!(offer.trim().split("  ").next(), Some("n"));

    tty.press("n");
    tty.wait_for("New item");
    tty.press("The first thing !1");
    tty.wait_for("The first thing");
    tty.press("\r");
    tty.wait_for("#1");
    tty.wait_without("New item");
    tty.press("q");
    assert!(tty.wait_end().success());
    tty.assert_given_back("the first start");

    let list = room.stranger(&["list", "--json"]).output().unwrap();
    let items: serde_json::Value = serde_json::from_slice(&list.stdout).unwrap();
    assert_eq!(items[0]["title"], "The first thing");
    assert_eq!(items[0]["priority"], "P1");
}

#[test]
fn without_a_terminal_it_says_so_and_ends_with_2() {
    let room = empty();
    let ran = room.run(&[]);
    assert_eq!(ran.code, 2, "{}", ran.err);
    assert!(ran.err.contains("terminal"), "{}", ran.err);
    assert_eq!(ran.out, "");
}

#[test]
fn with_only_half_a_terminal_it_says_so_and_leaves_that_alone() {
    let room = empty();
    for half in [r#""$0" "$@" >out"#, r#""$0" "$@" </dev/null"#] {
        let mut tty = Tty::start(shell(&room, &format!("{half}; echo ended $?")));
        tty.wait_for("ended 2");
        assert!(tty.text().contains("terminal"), "{half}: {}", tty.text());
        assert!(!tty.written().contains(&b'\x1b'), "{half}: {}", tty.text());
        assert!(tty.wait_end().success());
        tty.assert_given_back(half);
    }
    assert_eq!(std::fs::read(room.path("out")).unwrap(), b"");
    assert!(titles(&room).is_empty());
}

#[test]
fn a_list_on_a_terminal_ends_with_how_many_there_are_or_that_there_are_more() {
    let room = Room::with(&["one", "two"]);
    for (limit, says) in [("1", "the first 1; there are more"), ("2", "2 items")] {
        let mut tty = Tty::start(room.command(&["list", "--limit", limit]));
        tty.wait_for(says);
        assert!(tty.wait_end().success());
    }
}

#[test]
fn the_mouse_tells_of_buttons_and_the_wheel_and_not_of_its_way() {
    let tty = list(&empty());
    assert_eq!(tty.screen().mouse_protocol_mode(), vt100::MouseProtocolMode::PressRelease);
}

#[test]
fn triage_begins_in_the_inbox_and_a_digit_decides() {
    let room = Room::with(&["The first thing", "The second thing"]);
    let mut tty = Tty::start(room.command(&["triage"]));
    tty.wait_for("2 left");
    tty.press("1");
    tty.wait_for("1 left, 1 decided");
    tty.press("q");
    assert!(tty.wait_end().success());
    tty.assert_given_back("triage");
    assert_eq!(room.item("1")["status"], "backlog");
}

#[test]
fn what_ends_it_ends_it_at_once_as_early_as_it_comes() {
    let room = Room::with(&["The first thing"]);
    for _ in 0..5 {
        let mut tty = Tty::start(room.command(&[]));
        tty.press("q");
        assert!(tty.wait_end().success());
        tty.assert_given_back("a key that was there before it");
    }
}
