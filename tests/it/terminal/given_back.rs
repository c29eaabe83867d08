//! However it ends, the terminal is given back.

use rustix::process::Signal;

use super::super::cli::room::Room;
use super::start::list;
use super::tty::{Tty, signal_of};

#[test]
fn when_it_is_left() {
    let (_room, mut tty) = ready();
    tty.wait_taken();
    assert!(tty.screen().bracketed_paste());
    tty.press("q");
    assert!(tty.wait_end().success());
    tty.assert_given_back("q");
}

#[test]
fn when_a_signal_ends_it() {
    for signal in [Signal::TERM, Signal::INT, Signal::HUP, Signal::QUIT] {
        let (_room, mut tty) = ready();
        tty.signal(signal);
        assert_eq!(signal_of(tty.wait_end()), Some(signal.as_raw()));
        tty.assert_given_back(&format!("{signal:?}"));
    }
}

#[test]
fn when_a_signal_ends_it_in_the_middle_of_a_word_or_a_paste() {
    for begun in ["n登录", "n\x1b[200~half a paste"] {
        let (_room, mut tty) = ready();
        tty.press(begun);
        tty.wait_for("New item");
        tty.signal(Signal::TERM);
        assert_eq!(signal_of(tty.wait_end()), Some(Signal::TERM.as_raw()));
        tty.assert_given_back(begun);
    }
}

#[test]
fn keys_that_end_other_programs_are_just_keys() {
    let (_room, mut tty) = ready();
    tty.press("\x03\x1c\x04");
    tty.press("n");
    tty.wait_for("New item");
}

fn ready() -> (Room, Tty) {
    let room = Room::with(&["Export opens garbled"]);
    let mut tty = list(&room);
    tty.wait_for("Export opens garbled");
    (room, tty)
}
