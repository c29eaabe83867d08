//! Killed without warning, what was acknowledged is there.

use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use rusqlite::Connection;
use rustix::process::{Pid, Signal, kill_process_group};

use super::super::cli::room::Room;
use super::start::{empty, list, list_of, shell, titles};
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
        let wanted = saved + 3 * round;
        tty.wait_until("a few of them saved", |screen| newest(&screen.contents()) >= wanted);
        let shown = newest(&tty.text());
        tty.signal(Signal::KILL);
        tty.wait_end();
        let titles = titles(&room);
        assert!(titles.len() >= shown, "round {round}: {shown} were shown, {} are there", titles.len());
        sound(&room);
        saved = titles.len();
    }
}

#[test]
fn the_demo_is_private_and_leaves_nothing_when_a_signal_ends_it() {
    use std::os::unix::fs::PermissionsExt;
    let room = Room::new();
    let tmp = room.path("tmp");
    std::fs::create_dir(&tmp).unwrap();
    let folders = || std::fs::read_dir(&tmp).unwrap().map(|entry| entry.unwrap().path()).collect::<Vec<_>>();
    for signal in [Signal::TERM, Signal::HUP, Signal::INT] {
        let mut program = room.command(&["demo"]);
        program.env("TMPDIR", &tmp);
        let mut tty = list_of(program);
        let rights = folders()[0].metadata().unwrap().permissions().mode();
        assert_eq!(rights & 0o777, 0o700);
        tty.signal(signal);
        tty.wait_end();
        assert_eq!(folders(), Vec::<PathBuf>::new(), "{signal:?}");
    }
}

#[test]
fn what_was_being_typed_when_the_screen_was_killed_is_there_at_the_next_start() {
    let room = Room::with(&["Export opens garbled"]);
    let mut tty = list(&room);
    tty.wait_for("Export opens garbled");
    tty.press("cThe vendor confirms\x1b");
    tty.wait_for("draft: #1");
    tty.press("n导出乱码 @wei");
    kept(&room, "导出乱码 @wei");
    tty.signal(Signal::KILL);
    tty.wait_end();

    let mut tty = list(&room);
    tty.wait_for("draft: new item, #1");
    // Somebody who starts the program once more meanwhile does not get the same words.
    let mut other = list(&room);
    other.wait_for("1 item");
    assert!(!other.text().contains("draft"), "{}", other.text());

    tty.press("n");
    tty.wait_for("导出乱码 @wei");
    tty.press("\r");
    tty.wait_for("Created #2");
    tty.press("ggc");
    tty.wait_for("The vendor confirms");
    tty.press("\r");
    tty.wait_for("Commented");
    for mut tty in [tty, other] {
        tty.press("q");
        tty.wait_end();
    }
    assert!(drafts(&room).is_empty(), "{:?}", drafts(&room));
}

/// Waits until a text is on the disk.
fn kept(room: &Room, text: &str) {
    let deadline = Instant::now() + PATIENCE;
    let holds = |path: &PathBuf| std::fs::read_to_string(path).is_ok_and(|page| page.contains(text));
    while !drafts(room).iter().any(holds) {
        assert!(Instant::now() < deadline, "{text:?} is not kept: {:?}", drafts(room));
        std::thread::sleep(Duration::from_millis(1));
    }
}

/// The files of all drafts.
fn drafts(room: &Room) -> Vec<PathBuf> {
    let folder = if cfg!(target_os = "macos") { "Library/Application Support/onus" } else { ".local/state/onus" };
    // The first draft makes the folder.
    let entries = std::fs::read_dir(room.path(folder).join("drafts")).into_iter().flatten();
    entries
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
        .collect()
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
        let lost: Vec<&str> = said.lines().filter(|line| !titles.iter().any(|title| title == line)).collect();
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
    assert!(matches!(dangling, Err(rusqlite::Error::QueryReturnedNoRows)), "{dangling:?}");
    drop(connection);
    room.ok(&["add", "the next one"]);
}
