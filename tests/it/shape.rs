//! The shape of the code, as `src/README.md` draws it: which room may use which, where foreign crates are at home, who reads
//! the clock, and that what is painted has the names of what is.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// The rooms, from the ground up: a file uses only rooms of a lower rank and its own.
const RANKS: &[(&str, u8)] = &[
    ("domain", 0),
    ("config", 1),
    ("text", 1),
    ("exchange", 2),
    ("store", 2),
    ("app", 2),
    ("ui", 3),
    ("cli", 3),
    ("tui", 4),
    ("main", 5),
    ("lib", 5),
];

/// Foreign crates that have a home.
const HOMES: &[(&str, &[&str])] = &[
    ("rusqlite", &["store"]),
    ("ratatui", &["ui", "tui"]),
    ("crossterm", &["tui"]),
    ("clap", &["cli", "main"]),
    ("clap_complete", &["cli"]),
    ("clap_mangen", &["cli"]),
    ("directories", &["config"]),
];

/// What is read from outside, and the rooms that may.
const OUTSIDE: &[&str] = &["std::env", "env::var", "SystemTime::now", "Utc::now", "Local::now"];
const DOORS: &[&str] = &["cli", "tui", "config", "main"];

/// Painters without a state of their name, and where that is.
const PAINTED_ONLY: &[(&str, &str)] = &[("screen/table", "app/table, which has parts")];

/// A file of the program: its path below `src`, its lines of code, and where its tests begin.
pub struct Source {
    pub path: String,
    lines: Vec<String>,
    tests_from: usize,
}

impl Source {
    /// Its lines before its tests.
    pub fn code(&self) -> &[String] {
        self.lines.get(..self.tests_from).unwrap()
    }

    fn room(&self) -> &str {
        let first = self.path.split('/').next().unwrap();
        first.strip_suffix(".rs").unwrap_or(first)
    }

    /// How many modules lie between the root and what is written in this file.
    fn depth(&self) -> usize {
        let parts = self.path.trim_end_matches(".rs").split('/');
        parts.filter(|part| !matches!(*part, "mod" | "lib" | "main")).count()
    }

    /// The rooms that it uses, each with the line.
    fn uses(&self) -> Vec<(String, &str)> {
        let mut uses = Vec::new();
        for line in &self.lines {
            let steps = line.matches("super::").count();
            let to_root = (steps > 0 && steps >= self.depth()).then(|| line.rsplit("super::").next().unwrap());
            for path in line.split("crate::").skip(1).chain(to_root) {
                uses.extend(rooms_after(path).into_iter().map(|room| (room, line.as_str())));
            }
        }
        uses
    }
}

/// The rooms named directly behind a path to the root: one, or several in braces.
fn rooms_after(path: &str) -> Vec<String> {
    let word = |text: &str| -> String { text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect() };
    match path.strip_prefix('{') {
        Some(several) => several.split(',').map(|one| word(one.trim())).collect(),
        None => vec![word(path)],
    }
}

pub fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut folders = vec![root.clone()];
    let mut sources = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path: PathBuf = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                sources.push(source(&root, &path));
            }
        }
    }
    sources.sort_by(|one, two| one.path.cmp(&two.path));
    assert!(sources.len() > 150, "the sources were not found");
    sources
}

fn source(root: &Path, path: &Path) -> Source {
    let name = path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
    let text = std::fs::read_to_string(path).unwrap();
    let code = |line: &str| {
        if line.trim_start().starts_with("//") { String::new() } else { line.to_string() }
    };
    let lines: Vec<String> = text.lines().map(code).collect();
    let is_tests = name.ends_with("tests.rs") || name.contains("/tests/") || name.ends_with("sample.rs");
    let first = lines.iter().position(|line| line.starts_with("#[cfg(test)]"));
    let tests_from = if is_tests { 0 } else { first.unwrap_or(lines.len()) };
    Source { path: name, lines, tests_from }
}

#[test]
fn a_path_to_a_room_is_seen_however_it_is_written() {
    let used = |path: &str, line: &str| {
        let source = Source { path: path.into(), lines: vec![line.into()], tests_from: 1 };
        let rooms: Vec<String> = source.uses().into_iter().map(|(room, _)| room).collect();
        rooms.join(" ")
    };
    assert_eq!(used("app/layer/pick.rs", "use crate::store::Store;"), "store");
    assert_eq!(used("app/layer/pick.rs", "use crate::{store, text::Lang};"), "store text");
    assert_eq!(used("app/layer/pick.rs", "    let a = crate::ui::draw(b, crate::domain::c);"), "ui domain");
    assert_eq!(used("app/layer/pick.rs", "use super::super::super::store::Store;"), "store");
    assert_eq!(used("app/layer/mod.rs", "use super::super::store::Store;"), "store");
    assert_eq!(used("app/layer/pick.rs", "use super::super::key::Key;"), "");
    assert_eq!(used("app/mod.rs", "use super::store;"), "store");
}

#[test]
fn every_file_uses_only_rooms_below_its_own() {
    let ranks: BTreeMap<&str, u8> = RANKS.iter().copied().collect();
    let mut wrong = Vec::new();
    for source in sources() {
        let room = source.room();
        let rank = ranks.get(room).unwrap_or_else(|| panic!("{}: the room has no rank", source.path));
        for (used, line) in source.uses() {
            let Some(below) = ranks.get(used.as_str()) else {
                continue;
            };
            if used != room && below >= rank {
                wrong.push(format!("{} ({rank}) uses {used} ({below}): {}", source.path, line.trim()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn foreign_crates_stay_at_home() {
    let mut wrong = Vec::new();
    for source in sources() {
        for (name, homes) in HOMES {
            let named = |line: &&String| {
                let words = line.split(|c: char| !c.is_alphanumeric() && !matches!(c, '_' | ':'));
                words.filter_map(|word| word.split_once("::")).any(|(first, _)| first == *name)
            };
            if let Some(line) = source.lines.iter().find(named).filter(|_| !homes.contains(&source.room())) {
                wrong.push(format!("{} uses {name}: {}", source.path, line.trim()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn only_the_doors_read_the_clock_and_the_environment() {
    let mut wrong = Vec::new();
    for source in sources().iter().filter(|source| !DOORS.contains(&source.room())) {
        for line in source.lines.iter().take(source.tests_from) {
            if OUTSIDE.iter().any(|outside| line.contains(outside)) {
                wrong.push(format!("{}: {}", source.path, line.trim()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The modules of a folder by name, whether they are files or folders.
fn modules(folder: &str) -> BTreeSet<String> {
    let inner = sources().into_iter().filter_map(|source| {
        let rest = source.path.strip_prefix(&format!("{folder}/"))?.to_string();
        let name = rest.split('/').next().unwrap().trim_end_matches(".rs").to_string();
        (name != "mod").then_some(name)
    });
    inner.collect()
}

#[test]
fn what_is_painted_has_the_name_of_what_is() {
    for part in ["screen", "layer"] {
        let (state, mut painted) = (modules(&format!("app/{part}")), modules(&format!("ui/{part}")));
        painted.retain(|name| !PAINTED_ONLY.iter().any(|(only, _)| *only == format!("{part}/{name}")));
        assert_eq!(state, painted, "app/{part} and ui/{part}");
    }
}

#[test]
fn the_map_names_every_folder() {
    let map = include_str!("../../src/README.md");
    let folders: BTreeSet<String> = sources()
        .iter()
        .filter_map(|source| source.path.rsplit_once('/').map(|(folder, _)| folder.to_string()))
        .collect();
    let is_named = |folder: &&String| map.contains(&format!("`{folder}/`")) || map.contains(&format!("`{folder}`"));
    let missing: Vec<&String> =
        folders.iter().filter(|folder| !folder.ends_with("/tests")).filter(|folder| !is_named(folder)).collect();
    assert!(missing.is_empty(), "src/README.md does not name {missing:?}");
}

#[test]
fn files_do_one_thing() {
    let too_long: Vec<String> = sources()
        .iter()
        .filter(|source| source.tests_from > 350)
        .map(|source| format!("{}: {} lines", source.path, source.tests_from))
        .collect();
    assert!(too_long.is_empty(), "longer than 350 lines without tests: {too_long:?}");
}
