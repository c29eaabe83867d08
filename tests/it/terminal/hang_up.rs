//! A terminal that goes away takes the program with it, also where no signal tells.

use std::time::{Duration, Instant};

use super::super::cli::room::Room;
use super::start::{list, shell, to_list};
use super::tty::{PATIENCE, Tty};

#[test]
fn a_program_whose_terminal_goes_ends() {
    let room = Room::with(&["Export opens garbled"]);
    let mut tty = list(&room);
    tty.wait_for("Export opens garbled");
    tty.hang_up();
    tty.wait_end();
}

#[test]
fn a_program_that_no_signal_reaches_ends_too() {
    let room = Room::with(&["Export opens garbled"]);
    let mut tty = Tty::start_unheard(room.command(&[]));
    to_list(&mut tty);
    tty.wait_for("Export opens garbled");
    tty.hang_up();
    tty.wait_end();
}

#[test]
fn a_program_that_was_told_to_ignore_the_signal_ends_too() {
    let room = Room::with(&["Export opens garbled"]);
    let mut tty = Tty::start(shell(&room, r#"trap "" HUP; "$0" "$@"; echo over >over"#));
    to_list(&mut tty);
    tty.wait_for("Export opens garbled");
    tty.hang_up();
    let deadline = Instant::now() + PATIENCE;
    while !room.path("over").exists() {
        assert!(Instant::now() < deadline, "it goes on without a terminal");
        std::thread::sleep(Duration::from_millis(5));
    }
}
