//! Pipes and terminals: no colour and no cutting in a pipe, an aligned table on a terminal, a quiet end when nobody reads on.

use std::io::Read;
use std::process::Stdio;

use super::room::Room;
use crate::terminal::start::shell;

fn long() -> Room {
    let room = Room::with(&["登录页超时，客诉上升，用户无法重试，需要尽快定位原因并给出方案 @wei !0 ^2020-01-01"]);
    let titles = (2..=3000).map(|n| format!("item number {n} with a title of some length\n"));
    let table: String = std::iter::once("title\n".to_string()).chain(titles).collect();
    room.ok(&["import", &room.file("long.csv", table)]);
    room
}

#[test]
fn a_pipe_gets_no_colour_and_whole_titles() {
    let room = long();
    let output = room.command(&["list", "--limit", "1"]).env("COLUMNS", "20").output().unwrap();
    let out = String::from_utf8(output.stdout).unwrap();
    assert!(out.contains("给出方案\n") && !out.contains('\u{1b}'), "{out}");
}

#[test]
fn a_reader_that_has_had_enough_is_no_failure() {
    let room = long();
    for args in [
        vec!["list"],
        vec!["list", "--json"],
        vec!["list", "--csv"],
        vec!["export", "--to", "jsonl"],
        vec!["log", "--json", "--limit", "9999"],
    ] {
        let mut child = room.command(&args).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut first = [0; 16];
        let mut stdout = child.stdout.take().unwrap();
        stdout.read_exact(&mut first).unwrap();
        drop(stdout);
        let ended = child.wait_with_output().unwrap();
        assert_eq!(ended.status.code(), Some(0), "{args:?}");
        assert_eq!(String::from_utf8(ended.stderr).unwrap(), "", "{args:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_a_failure() {
    let room = long();
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let ran = room.command(&["list"]).stdout(full).stderr(Stdio::piped()).spawn().unwrap();
    let ended = ran.wait_with_output().unwrap();
    assert_eq!(ended.status.code(), Some(1));
    assert!(String::from_utf8(ended.stderr).unwrap().contains("disk is full"));
}

#[cfg(target_os = "linux")]
#[test]
fn what_was_done_and_could_not_be_told_is_said_to_be_done() {
    let room = Room::with(&["x"]);
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let ended = room.command(&["add", "y"]).stdout(full).output().unwrap();
    assert_eq!(ended.status.code(), Some(1));
    assert!(String::from_utf8(ended.stderr).unwrap().contains("done all the same"));
    assert_eq!(room.item("2")["title"], "y");
}

#[cfg(target_os = "linux")]
#[test]
fn a_limit_on_the_size_of_files_is_an_error_and_no_end() {
    let room = Room::with(&["x"]);
    let path = room.file("body", "x".repeat(900_000));
    let lines = format!("ulimit -f 300; \"$0\" comment 1 - <{path}");
    let ended = shell(&room, &lines).output().unwrap();
    assert_eq!(ended.status.code(), Some(1));
    assert!(String::from_utf8(ended.stderr).unwrap().starts_with("error: "));
}

#[cfg(unix)]
mod terminal {
    use portable_pty::{CommandBuilder, PtySize, native_pty_system};
    use std::io::Read;
    use unicode_width::UnicodeWidthStr;

    use super::{Room, long};

    /// What a command prints on a terminal of so many columns.
    fn on_a_terminal(room: &Room, cols: u16, args: &[&str], env: &[(&str, &str)]) -> String {
        let size = PtySize { rows: 24, cols, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_onus"));
        command.args(args);
        command.env_clear();
        command.env("HOME", room.path("."));
        command.env("ONUS_DB", room.store());
        command.env("USER", "lin");
        for (name, value) in env {
            command.env(name, value);
        }
        let mut reader = pair.master.try_clone_reader().unwrap();
        let mut child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut bytes = Vec::new();
        let mut piece = [0; 4096];
        while let Ok(read) = reader.read(&mut piece) {
            if read == 0 {
                break;
            }
            bytes.extend_from_slice(&piece[..read]);
        }
        assert_eq!(child.wait().unwrap().exit_code(), 0);
        String::from_utf8(bytes).unwrap().replace("\r\n", "\n")
    }

    fn without_colour(text: &str) -> String {
        ["\u{1b}[0m", "\u{1b}[1m", "\u{1b}[2m", "\u{1b}[31m"]
            .iter()
            .fold(text.to_string(), |text, code| text.replace(code, ""))
    }

    #[test]
    fn a_terminal_gets_lines_that_fit() {
        let room = long();
        for cols in [40, 60, 80, 120] {
            let out = on_a_terminal(&room, cols, &["list", "--limit", "20"], &[]);
            let plain = without_colour(&out);
            assert!(!plain.contains('\u{1b}'), "{out:?}");
            for line in plain.lines() {
                assert!(line.width() <= usize::from(cols), "{cols}: {line}");
            }
            assert!(plain.lines().next().unwrap().ends_with('~') || cols == 120, "{plain}");
            assert!(plain.contains("the first 20; there are more"), "{plain}");
        }
    }

    #[test]
    fn colour_is_for_terminals_that_want_it() {
        let room = long();
        let late = |env: &[(&str, &str)]| on_a_terminal(&room, 80, &["list", "--limit", "1"], env);
        assert!(late(&[]).contains("\u{1b}[31m"));
        assert!(!late(&[("NO_COLOR", "1")]).contains('\u{1b}'));
    }
}
