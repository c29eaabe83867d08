//! Killed without warning, what was acknowledged is there.

use std::os::unix::process::CommandExt;
use std::time::{Duration, Instant};

use rusqlite::Connection;
use rustix::process::{Pid, Signal, kill_process_group};

use super::super::cli::room::Room;
use super::start::{empty, list, shell, titles};
use super::tty::PATIENCE;

#[test]
fn a_screen_that_is_killed_while_items_are_typed_keeps_what_it_showed_as_saved() {
    let room = empty();
    let mut saved = 0;
    for round in 1..=4 {
        let mut tty = list(&room);
        tty.press("n");
        tty.wait_for("New item");
        for nth in 1..=40 {
            tty.press(&format!("第{round}轮 {nth}\x1b\r"));
        }
        let wanted = format!("#{}", saved + 3 * round);
        tty.wait_until("a few of them saved", |screen| screen.contents().contains(&wanted));
        let shown = newest(&tty.text());
        tty.signal(Signal::KILL);
        tty.wait_end();
        let titles = titles(&room);
        assert!(
            titles.len() >= shown,
            "round {round}: {shown} were shown, {} are there",
            titles.len()
        );
        sound(&room);
        saved = titles.len();
    }
}

/// Adds item after item, and notes each that was acknowledged.
const MANY: &str = r#"n=0; while :; do n=$((n + 1)); "$0" "$@" add "$ROUND 第 $n 项" >/dev/null && echo "$ROUND 第 $n 项" >>acknowledged; done"#;

#[test]
fn commands_that_are_killed_in_the_middle_of_many_keep_what_they_acknowledged() {
    let room = empty();
    let acknowledged = room.path("acknowledged");
    for round in 1..=6 {
        let before = lines(&acknowledged);
        let mut many = shell(&room, MANY);
        many.env("ROUND", round.to_string()).process_group(0);
        let mut child = many.spawn().unwrap();
        let deadline = Instant::now() + PATIENCE;
        while lines(&acknowledged) < before + 2 + round {
            assert!(Instant::now() < deadline, "nothing is added");
            std::thread::sleep(Duration::from_millis(1));
        }
        kill_process_group(Pid::from_child(&child), Signal::KILL).unwrap();
        child.wait().unwrap();

        let titles = titles(&room);
        let said = std::fs::read_to_string(&acknowledged).unwrap();
        let lost: Vec<&str> = said
            .lines()
            .filter(|line| !titles.iter().any(|title| title == line))
            .collect();
        assert!(lost.is_empty(), "round {round}: {lost:?}");
        sound(&room);
    }
}

/// The highest number on a screen.
fn newest(text: &str) -> usize {
    let numbers = text.split('#').skip(1).filter_map(|rest| {
        let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
        digits.parse().ok()
    });
    numbers.max().unwrap_or(0)
}

fn lines(path: &std::path::Path) -> usize {
    std::fs::read_to_string(path).map_or(0, |text| text.lines().count())
}

/// The file is whole, and takes the next item.
fn sound(room: &Room) {
    let connection = Connection::open(room.store()).unwrap();
    let says = |pragma: &str| connection.query_row(pragma, [], |row| row.get::<_, String>(0));
    assert_eq!(says("PRAGMA integrity_check").unwrap(), "ok");
    let dangling = says("PRAGMA foreign_key_check");
    assert!(
        matches!(dangling, Err(rusqlite::Error::QueryReturnedNoRows)),
        "{dangling:?}"
    );
    drop(connection);
    room.ok(&["add", "the next one"]);
}
