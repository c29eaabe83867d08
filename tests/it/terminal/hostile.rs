//! Titles that would command the terminal are shown, never sent.

use rusqlite::Connection;

use super::super::cli::room::Room;
use super::start::{empty, list, shell};
use super::tty::Tty;

/// What a title does, and the part of it that must never reach the terminal.
const ATTACKS: &[(&str, &str)] = &[
    ("a window title\u{1b}]0;pwned\u{7}", "\u{1b}]0;"),
    ("the clipboard\u{1b}]52;c;cm0gLXJm\u{7}", "\u{1b}]52"),
    ("a link\u{1b}]8;;http://evil\u{1b}\\", "\u{1b}]8;"),
    ("the cursor\u{1b}[66;66H\u{1b}[2J", "\u{1b}[66;66H"),
    ("a report\u{1b}[5n\u{1b}[>c", "\u{1b}[5n"),
    ("C1 commands\u{9b}31m\u{9d}0;pwned\u{9c}\u{90}q", "\u{9b}"),
    ("C1 strings\u{9d}0;pwned\u{9c}", "\u{9d}"),
    ("the other way round\u{202e}gnp.exe", "\u{202e}"),
    ("isolated\u{2066}exe\u{2069}", "\u{2066}"),
    ("nothing to see\u{200b}\u{feff}", "\u{feff}"),
    ("tags\u{e0041}\u{e0042}", "\u{e0041}"),
    ("back\u{8}\u{8}\u{8}space", "\u{8}"),
    ("deleted\u{7f}", "\u{7f}"),
    ("a bell\u{7}", "\u{7}"),
];

#[test]
fn no_title_body_or_name_commands_the_terminal_on_any_screen() {
    let room = hostile();
    let mut tty = list(&room);
    tty.resize(200, 50);
    tty.wait_for("a window title");
    tty.wait_for("]0;pwned");
    for nth in 0..ATTACKS.len() {
        tty.press("\r");
        tty.wait_without("List  ");
        tty.wait_for(&format!("#{}", ATTACKS.len() - nth));
        tty.press("q");
        tty.wait_for("List  ");
        tty.press("j");
    }
    tty.press("/pwned");
    tty.wait_for("enter apply");
    tty.press("\r");
    tty.wait_without("enter apply");
    // One was changed from outside: the story of that is told at the bottom.
    room.ok(&["set", "1", "priority=0"]);
    tty.wait_for("@lin:");
    tty.press("q");
    assert!(tty.wait_end().success());
    tty.assert_given_back("hostile titles");
    harmless(&tty.written(), "screen");
}

#[test]
fn no_title_commands_the_terminal_from_the_command_line() {
    let room = hostile();
    for command in [
        "list",
        "list --json",
        "list --csv",
        "list --md",
        "show 1",
        "show 3",
        "show 6 --json",
        "log",
        "add 'a window title ]0;pwned'",
    ] {
        let mut tty = Tty::start(shell(&room, &format!(r#""$0" "$@" {command}"#)));
        assert!(tty.wait_end().success(), "{command}: {}", tty.text());
        assert!(!tty.written().is_empty(), "{command}");
        harmless(&tty.written(), command);
    }
}

/// A file in which somebody put what no door lets in.
fn hostile() -> Room {
    let room = empty();
    for _ in ATTACKS {
        room.ok(&["add", "plain"]);
    }
    let connection = Connection::open(room.store()).unwrap();
    for (id, (title, _)) in (1..).zip(ATTACKS) {
        let all = "UPDATE item SET title = ?2, tags = ?2, goal = ?2, why = ?2, due_end = ?3 WHERE id = ?1";
        let due = format!("9999-12-{:02}", 31 - id);
        assert_eq!(connection.execute(all, rusqlite::params![id, title, due]).unwrap(), 1);
        for sql in ["UPDATE item_text SET body = ?2 WHERE item = ?1", "UPDATE item_find SET text = ?2 WHERE item = ?1"]
        {
            connection.execute(sql, rusqlite::params![id, title]).unwrap();
        }
        connection
            .execute("UPDATE change SET new = ?2 WHERE item = ?1 AND new = 'plain'", rusqlite::params![id, title])
            .unwrap();
    }
    room
}

fn harmless(written: &[u8], from: &str) {
    let text = String::from_utf8_lossy(written);
    for (title, part) in ATTACKS {
        // The program itself ends lines and moves the cursor, but it never deletes, rings or steps back.
        assert!(!text.contains(part), "{from}: {title:?} is sent as it is");
    }
    let hidden = |c: &char| matches!(c, '\u{80}'..='\u{9f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{e0000}'..='\u{e007f}');
    assert_eq!(text.chars().find(hidden), None, "{from}");
}
