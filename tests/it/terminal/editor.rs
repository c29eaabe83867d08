//! The person's own editor.

use std::os::unix::fs::PermissionsExt;

use super::super::cli::room::Room;
use super::start::list_of;

#[test]
fn the_editor_has_the_terminal_to_itself_and_what_it_writes_is_the_text() {
    let room = Room::with(&["Export opens garbled"]);
    let editor = editor(
        &room,
        r#"stty -a | tr ' ' '\n' | grep -x icanon; printf 'WRITE> '; read line; printf '%s\n\n%s' "$line" "$(cat "$2")" >"$2.new"; mv "$2.new" "$2""#,
    );
    let mut program = room.command(&[]);
    program.env("EDITOR", format!("{editor} --wait")).env("PATH", std::env::var_os("PATH").unwrap());
    let mut tty = list_of(program);
    tty.wait_for("Export opens garbled");
    tty.press("\r");
    tty.wait_without("List  ");
    tty.press("E");
    tty.wait_for("WRITE>");
    assert!(!tty.screen().alternate_screen() && tty.is_cooked(), "{}", tty.text());
    assert!(tty.text().contains("icanon"), "{}", tty.text());

    tty.press("在 Excel 里全是乱码 q n ?\r");
    tty.wait_until("the program again", |screen| screen.alternate_screen());
    tty.wait_for("在 Excel 里全是乱码 q n ?");
    tty.wait_taken();
    assert_eq!(room.item("1")["body"].as_str().unwrap().trim_end(), "在 Excel 里全是乱码 q n ?");
}

#[test]
fn an_editor_that_fails_changes_nothing_and_is_named_and_its_text_is_kept() {
    let room = Room::with(&["Export opens garbled"]);
    let editor = editor(&room, r#"echo lost >"$1"; exit 7"#);
    let mut program = room.command(&[]);
    program.env("VISUAL", editor).env("EDITOR", "vi");
    let mut tty = list_of(program);
    tty.wait_for("Export opens garbled");
    tty.press("\r");
    tty.wait_without("List  ");
    tty.press("E");
    tty.wait_for("the-editor");
    tty.wait_taken();
    assert_eq!(room.item("1")["body"].as_str().unwrap_or_default(), "");
    // What it wrote is offered again.
    tty.wait_for("draft: #1");
}

fn editor(room: &Room, lines: &str) -> String {
    let path = room.path("the-editor");
    std::fs::write(&path, format!("#!/bin/sh\n{lines}\n")).unwrap();
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o700)).unwrap();
    format!("'{}'", path.to_string_lossy())
}
