//! Every command speaks both languages, and no word of the other one slips in.

use super::room::Room;

const COMMANDS: [&[&str]; 21] = [
    &[],
    &["add"],
    &["list"],
    &["show"],
    &["set"],
    &["move"],
    &["comment"],
    &["undo"],
    &["redo"],
    &["log"],
    &["triage"],
    &["people"],
    &["people", "add"],
    &["workflow"],
    &["workflow", "show"],
    &["workflow", "load"],
    &["import"],
    &["export"],
    &["demo"],
    &["init"],
    &["man"],
];

fn is_chinese(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

#[test]
fn the_help_of_every_command_is_in_the_readers_language() {
    let room = Room::new();
    for command in COMMANDS {
        for flag in ["-h", "--help"] {
            let zh = room.ok(&[command, &[flag, "--lang", "zh"]].concat());
            for line in zh.lines().filter(|line| !line.trim().is_empty()) {
                assert!(line.contains(is_chinese), "{command:?}: {line}");
            }
            let en = room.ok(&[command, &[flag, "--lang", "en"]].concat());
            assert!(!en.contains(is_chinese), "{command:?}: {en}");
            assert!(en.contains("Usage: onus"), "{command:?}: {en}");
        }
    }
}

#[test]
fn help_stands_in_columns_and_fits() {
    let room = Room::new();
    for command in COMMANDS {
        for lang in ["en", "zh"] {
            let help = room.ok(&[command, &["-h", "--lang", lang]].concat());
            let path = room.path(".");
            let home = path.to_str().unwrap().trim_end_matches("/.");
            for line in help.lines().filter(|line| !line.contains(home)) {
                assert!(unicode_width::UnicodeWidthStr::width(line) <= 96, "{line}");
            }
        }
    }
}

#[test]
fn everything_that_can_be_typed_wrongly_is_answered_in_the_readers_language() {
    let room = Room::with(&["x"]);
    for args in [
        vec!["shwo"],
        vec!["show"],
        vec!["show", "1", "2"],
        vec!["show", "one"],
        vec!["show", "9"],
        vec!["list", "--colour"],
        vec!["list", "--limit"],
        vec!["list", "--json=yes"],
        vec!["list", "--limit", "1", "--limit", "2"],
        vec!["list", "--md", "--csv"],
        vec!["list", "foo:bar"],
        vec!["list", "(a"],
        vec!["set", "1"],
        vec!["set", "1", "2"],
        vec!["set", "1", "colour=red"],
        vec!["set", "1", "deadline=blursday"],
        vec!["set", "1", "wake=2031-Q1"],
        vec!["set", "1", "owner=a b"],
        vec!["set", "1", "value=much"],
        vec!["move", "1", "nowhere"],
        vec!["move", "1", "verify"],
        vec!["move", "1", "closed"],
        vec!["move", "1", "closed", "--reason", "boredom"],
        vec!["comment", "1"],
        vec!["redo"],
        vec!["people", "remove"],
        vec!["workflow", "load"],
        vec!["workflow", "load", "none.toml"],
        vec!["import", "none.csv"],
        vec!["export"],
        vec!["completions", "dos"],
        vec!["init"],
        vec!["--db", "none.db", "list"],
        vec!["demo"],
    ] {
        for (lang, speaks) in [("zh", true), ("en", false)] {
            let ran = room.run(&[&args[..], &["--lang", lang]].concat());
            assert_ne!(ran.code, 0, "{args:?}");
            let first = ran.err.lines().next().unwrap_or_default();
            assert_eq!(first.contains(is_chinese), speaks, "{args:?}: {}", ran.err);
            assert_eq!(ran.err.starts_with("错误："), speaks, "{args:?}: {}", ran.err);
            assert!(!speaks || !ran.err.contains("usage:"), "{args:?}: {}", ran.err);
        }
    }
}

#[test]
fn a_language_that_is_none_is_refused_in_the_one_that_would_be_used() {
    let room = Room::new();
    let ran = room.run(&["--lang", "fr", "list"]);
    assert_eq!((ran.code, ran.err.as_str()), (2, "error: there is no language \"fr\"\nhint: one of: en, zh\n"));
}

#[test]
fn shells_get_their_completions_in_both_languages() {
    let room = Room::new();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        assert!(room.ok(&["completions", shell]).contains("workflow"), "{shell}");
    }
    assert!(room.ok(&["completions", "zsh", "--lang", "zh"]).contains("列出事项"));
    assert!(!room.ok(&["completions", "fish"]).contains(is_chinese));
}

#[test]
fn the_manual_page_has_its_headings_in_the_readers_language() {
    let room = Room::new();
    let en = room.ok(&["man"]);
    assert!(en.contains(".SH SYNOPSIS") && !en.contains(is_chinese), "{en}");
    let zh = room.ok(&["man", "--lang", "zh"]);
    let headings: Vec<&str> = zh.lines().filter(|line| line.starts_with(".SH")).collect();
    assert!(headings.len() >= 4 && headings.iter().all(|line| line.contains(is_chinese)), "{headings:?}");
}

#[test]
fn every_command_has_a_manual_page() {
    let room = Room::new();
    for command in COMMANDS.iter().filter(|command| command.len() == 1) {
        let page = room.ok(&[&["man"], *command].concat());
        assert!(page.contains(&format!("onus\\-{}", command[0])), "{page}");
    }
    assert_eq!(room.run(&["man", "shwo"]).code, 2);
}

#[test]
fn the_examples_of_the_help_work() {
    let room = Room::with(&["x"]);
    room.ok(&["list", "owner:@me", "due:<7d", "-tag:infra", "sort:due"]);
    room.ok(&["list", "负责人:@me", "截止:<7d", "-标签:infra"]);
    room.ok(&["set", "1", "deadline=fri", "tags=+a,-b"]);
    room.ok(&["set", "1", "截止时间=周五", "标签=+a,-b"]);
}

#[test]
fn the_version_is_plain() {
    let room = Room::new();
    let version = format!("onus {}\n", env!("CARGO_PKG_VERSION"));
    assert_eq!(room.ok(&["--version"]), version);
    assert_eq!(room.ok(&["-V", "--lang", "zh"]), version);
}
