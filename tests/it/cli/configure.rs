//! The configuration file, the environment, and which of them comes first.
#![cfg(target_os = "linux")]

use std::process::Output;

use super::room::Room;

fn configured(text: &str) -> Room {
    let room = Room::new();
    room.file(".config/onus/config.toml", text);
    room
}

fn said(output: &Output) -> String {
    String::from_utf8([output.stdout.clone(), output.stderr.clone()].concat()).unwrap()
}

fn stranger(room: &Room, args: &[&str]) -> Output {
    room.stranger(args).output().unwrap()
}

#[test]
fn the_file_says_who_which_language_and_which_store() {
    let room = configured("me = \"林晓\"\nlang = \"zh\"\ndb = \"~/shared.db\"\n");
    let output = stranger(&room, &["add", "x"]);
    assert!(said(&output).contains("已新建 #1：x"), "{}", said(&output));
    assert!(room.path("shared.db").exists());
    let log = said(&stranger(&room, &["log"]));
    assert!(log.contains("林晓"), "{log}");
}

#[test]
fn a_store_in_the_file_counts_as_named() {
    let room = configured("db = \"~/away.db\"\n");
    assert_eq!(stranger(&room, &["list"]).status.code(), Some(3));
}

#[test]
fn the_nearer_word_counts() {
    let room = configured("lang = \"zh\"\nme = \"cfg\"\n");
    let zh = |output: &Output| said(output).contains("用法");
    assert!(zh(&stranger(&room, &["--help"])));
    assert!(!zh(&room.stranger(&["--help"]).env("ONUS_LANG", "en").output().unwrap()));
    assert!(zh(&room.stranger(&["--help", "--lang", "zh"]).env("ONUS_LANG", "en").output().unwrap()));
    let locale = Room::new();
    assert!(zh(&locale.stranger(&["--help"]).env("LANG", "zh_CN.UTF-8").output().unwrap()));
    stranger(&room, &["--as", "opt", "add", "x"]);
    stranger(&room, &["add", "y"]);
    let log = said(&stranger(&room, &["log"]));
    assert!(log.contains("opt") && log.contains("cfg"), "{log}");
}

#[test]
fn an_unknown_key_is_an_error_that_names_its_line() {
    let room = configured("ascii = true\n\ncolour = \"red\"\n");
    let output = stranger(&room, &["list"]);
    assert_eq!(output.status.code(), Some(2));
    let said = said(&output);
    assert!(said.contains("config.toml, line 3") && said.contains("\"colour\""), "{said}");
    assert!(said.contains("hint: one of: me, lang, db, ascii, mouse"), "{said}");
    assert_eq!(stranger(&room, &["--help"]).status.code(), Some(0));
}

#[test]
fn a_language_that_is_none_is_refused() {
    let output = Room::new().stranger(&["list"]).env("ONUS_LANG", "fr").output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("ONUS_LANG is \"fr\""), "{}", said(&output));
}
