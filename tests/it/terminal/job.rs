//! A job of a shell: stopped by Ctrl-Z or from outside, back in the foreground it goes on.

use rustix::process::Signal;

use super::super::cli::room::Room;
use super::start::{list, shell, titles, to_list};
use super::tty::Tty;

/// What a shell does with a job, with words to wait for.
const SCRIPT: &str = r#"set -m; "$0" "$@"; echo "stopped $?"; read line; fg >/dev/null; echo "ended $?""#;

#[test]
fn ctrl_z_gives_the_shell_its_terminal_and_fg_brings_everything_back() {
    let room = Room::with(&["Export opens garbled"]);
    let mut tty = Tty::start(shell(&room, SCRIPT));
    to_list(&mut tty);
    tty.wait_for("Export opens garbled");

    tty.press("\x1a");
    tty.wait_for(&format!("stopped {}", 128 + Signal::TSTP.as_raw()));
    tty.assert_given_back("Ctrl-Z");
    assert!(!tty.text().contains("Export opens garbled"));

    tty.press("go on\r");
    tty.wait_for("Export opens garbled");
    tty.wait_taken();
    assert!(tty.screen().bracketed_paste());
    tty.press("n");
    tty.wait_for("New item");
    tty.press("after fg\r");
    tty.wait_without("New item");
    tty.press("q");
    tty.wait_for("ended 0");
    assert!(tty.wait_end().success());
    tty.assert_given_back("the end of a job");
    assert_eq!(titles(&room), ["Export opens garbled", "after fg"]);
}

#[test]
fn a_terminal_that_grew_while_it_was_stopped_is_filled() {
    let room = Room::with(&["Export opens garbled"]);
    let mut tty = Tty::start(shell(&room, SCRIPT));
    to_list(&mut tty);
    tty.wait_for("Export opens garbled");
    tty.press("\x1a");
    tty.wait_for("stopped");
    tty.resize(200, 50);
    tty.press("go on\r");
    tty.wait_until("preview beside the list", |screen| screen.contents().matches("Export opens garbled").count() == 2);
}

#[test]
fn without_a_shell_to_come_back_from_it_goes_on() {
    let room = Room::with(&["Export opens garbled"]);
    let mut tty = list(&room);
    tty.press("\x1a");
    tty.press("n");
    tty.wait_for("New item");
    tty.wait_taken();
}

#[test]
fn stopped_and_continued_from_outside_it_paints_everything_again() {
    let room = Room::with(&["Export opens garbled"]);
    let mut tty = list(&room);
    tty.wait_for("Export opens garbled");
    tty.signal(Signal::STOP);
    tty.wipe();
    tty.signal(Signal::CONT);
    tty.wait_for("Export opens garbled");
    tty.wait_taken();
}
