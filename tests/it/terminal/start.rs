//! The program in a room, on a terminal.

use std::process::Command;

use super::super::cli::room::Room;
use super::tty::Tty;

/// A room with a store in which nothing is yet.
pub(super) fn empty() -> Room {
    let room = Room::new();
    room.ok(&["init"]);
    room
}

/// The list of a room's store, on a terminal of 80 by 24 cells.
pub(super) fn list(room: &Room) -> Tty {
    list_of(room.command(&[]))
}

/// The list that a program shows, which begins with what is for today.
pub(super) fn list_of(program: Command) -> Tty {
    let mut tty = Tty::start(program);
    to_list(&mut tty);
    tty
}

/// Leaves the first screen for the list.
pub(super) fn to_list(tty: &mut Tty) {
    tty.wait_until("first screen", |screen| ["Today", "List"].iter().any(|name| screen.contents().contains(name)));
    tty.press("gl");
    tty.wait_for("List");
}

/// Lines of `sh`, in which `$0 "$@"` is the program; to be run on a terminal or without.
pub(crate) fn shell(room: &Room, lines: &str) -> Command {
    let program = room.command(&[]);
    let mut shell = Command::new("/bin/sh");
    shell.arg("-c").arg(lines).arg(program.get_program()).args(program.get_args());
    shell.env_clear().envs(program.get_envs().filter_map(|(name, value)| Some((name, value?))));
    shell.env("PATH", std::env::var_os("PATH").unwrap_or_default());
    shell.current_dir(program.get_current_dir().unwrap());
    shell
}

/// The titles of all items of a room, by number, as the command line says.
pub(super) fn titles(room: &Room) -> Vec<String> {
    let items = room.json(&["list", "is:any", "--sort", "id"]);
    let title = |item: &serde_json::Value| item["title"].as_str().unwrap().to_string();
    items.as_array().unwrap().iter().map(title).collect()
}
