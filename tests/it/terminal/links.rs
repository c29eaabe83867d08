//! Web addresses, where the system opens them and where it does not.

use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::time::Instant;

use super::super::cli::room::Room;
use super::start::list_of;
use super::tty::{PATIENCE, Tty};

/// The item with a web address, its link followed where only the room's own programs are found.
fn followed(room: &Room) -> Tty {
    room.ok(&["add", "Read the manual"]);
    room.ok(&["set", "1", "body=https://example.com/manual"]);
    let mut program = room.command(&[]);
    program.env("PATH", room.path("bin"));
    let mut tty = list_of(program);
    tty.wait_for("Read the manual");
    tty.press("o");
    tty
}

fn opener(room: &Room, lines: &str) {
    for name in ["bin/xdg-open", "bin/open"] {
        let path = room.file(name, format!("#!/bin/sh\n{lines}\n"));
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o700)).unwrap();
    }
}

#[test]
fn a_link_that_nothing_opens_is_told_with_its_address() {
    let room = Room::new();
    let mut tty = followed(&room);
    tty.wait_for("there is no such file");
    tty.wait_for("https://example.com/manual");

    opener(&room, "exit 3");
    let mut tty = followed(&room);
    tty.wait_for("The link could not be opened");
    tty.press("q");
    assert!(tty.wait_end().success());
}

#[cfg(target_os = "linux")]
#[test]
fn an_opener_that_has_ended_leaves_no_zombie() {
    let room = Room::new();
    opener(&room, r#"echo $$ >"${0%/*}/pid.new" && /bin/mv "${0%/*}/pid.new" "${0%/*}/pid""#);
    let mut tty = followed(&room);
    let deadline = Instant::now() + PATIENCE;
    let is_gone = || {
        let pid = std::fs::read_to_string(room.path("bin/pid"));
        pid.is_ok_and(|pid| !Path::new("/proc").join(pid.trim()).exists())
    };
    while !is_gone() {
        assert!(Instant::now() < deadline, "the opener is still there");
        std::thread::yield_now();
    }
    assert!(!tty.text().contains("could not be opened"), "{}", tty.text());
    tty.press("q");
    assert!(tty.wait_end().success());
}
