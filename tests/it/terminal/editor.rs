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

#[test]
fn what_an_editor_saves_that_is_not_utf8_is_refused_and_kept() {
    let room = Room::with(&["Export opens garbled"]);
    // 登录, as GB18030 has it.
    let editor = editor(&room, r#"printf '\265\307\302\274' >"$1""#);
    let mut program = room.command(&[]);
    program.env("VISUAL", editor).env("TMPDIR", room.path("."));
    let mut tty = list_of(program);
    tty.wait_for("Export opens garbled");
    tty.press("\r");
    tty.wait_without("List  ");
    tty.press("E");
    tty.wait_for("is not UTF-8, and nothing was changed");
    assert!(tty.text().contains("onus-"), "{}", tty.text());
    assert_eq!(room.item("1")["body"].as_str().unwrap_or_default(), "");
    let files = std::fs::read_dir(room.path(".")).unwrap().map(|entry| entry.unwrap().path());
    let kept: Vec<_> = files.filter(|path| path.extension().is_some_and(|ending| ending == "md")).collect();
    assert_eq!(kept.len(), 1, "{kept:?}");
    assert_eq!(std::fs::read(&kept[0]).unwrap(), b"\xb5\xc7\xc2\xbc");
}

fn editor(room: &Room, lines: &str) -> String {
    let path = room.path("the-editor");
    std::fs::write(&path, format!("#!/bin/sh\n{lines}\n")).unwrap();
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o700)).unwrap();
    format!("'{}'", path.to_string_lossy())
}
