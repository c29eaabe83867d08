//! Stores, people and edits for the tests.

use chrono::TimeDelta;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::domain::change::{By, Change, Door, Step};
use crate::domain::edit::{Draft, Edit, Given};
use crate::domain::field::Field;
use crate::domain::id::ItemId;
use crate::domain::link::{Link, LinkKind};
use crate::domain::refusal::Refusal;
use crate::domain::sample::{now, person, today};
use crate::domain::zone::Zone;
use crate::store::{Asker, Done, Failure, Mode, Store};

/// An empty store of which no file is left.
pub fn store() -> Store {
    Store::in_memory().unwrap()
}

/// A folder with a store in it that several can open.
pub struct Shared(tempfile::TempDir);

impl Shared {
    pub fn new() -> Shared {
        let shared = Shared(tempfile::tempdir().unwrap());
        drop(Store::open(&shared.path(), Mode::Create).unwrap());
        shared
    }

    pub fn path(&self) -> PathBuf {
        self.0.path().join("onus.db")
    }

    pub fn open(&self) -> Store {
        Store::open(&self.path(), Mode::Write).unwrap()
    }
}

/// The names of all that is in a folder.
pub fn names(folder: &Path) -> Vec<String> {
    let names = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
    let mut names: Vec<String> = names.map(|name| name.into_string().unwrap()).collect();
    names.sort();
    names
}

/// Somebody, on the day of the tests.
pub fn by(who: &str) -> By {
    By { who: person(who), at: now(), today: today(), door: Door::Screen, meeting: None }
}

/// Somebody, so many days later.
pub fn later(who: &str, days: i64) -> By {
    let mut by = by(who);
    by.at += TimeDelta::days(days);
    by.today += TimeDelta::days(days);
    by
}

pub fn asker(who: &str) -> Asker {
    Asker { me: person(who), today: today(), zone: Zone::default(), review_days: 7 }
}

pub fn draft(title: &str) -> Draft {
    Draft { title: title.into(), ..Draft::default() }
}

/// Makes an item; it is lin who does.
pub fn add(store: &mut Store, title: &str) -> ItemId {
    made(store.create(&[draft(title)], &by("lin")))[0]
}

/// The items of a step.
pub fn made(done: Result<Done, Failure>) -> Vec<ItemId> {
    step(done).changes.iter().map(|change| change.item).collect()
}

/// The step that was written.
pub fn step(done: Result<Done, Failure>) -> Step {
    done.unwrap().step.expect("something was to be done")
}

/// What was changed, as `#1 field: old -> new`.
pub fn told(changes: &[Change]) -> Vec<String> {
    let word = |value: &Option<String>| value.clone().unwrap_or("-".into());
    let line = |c: &Change| format!("{} {}: {} -> {}", c.item, c.field, word(&c.old), word(&c.new));
    changes.iter().map(line).collect()
}

pub fn refusal<T: std::fmt::Debug>(result: Result<T, Failure>) -> Refusal {
    match result {
        Err(Failure::Refused(refusal)) => refusal,
        other => panic!("not refused: {other:?}"),
    }
}

pub fn set(field: Field, value: &str) -> Edit {
    Edit::set(field, (!value.is_empty()).then(|| value.to_string()))
}

pub fn fill(values: &[(Field, &str)]) -> Edit {
    Edit::Set {
        values: values.iter().map(|(field, value)| (*field, Some((*value).into()))).collect(),
        seen: BTreeMap::new(),
    }
}

pub fn go(to: &str) -> Edit {
    with(to, Given::default())
}

pub fn with(to: &str, given: Given) -> Edit {
    Edit::Move { to: to.into(), given }
}

pub fn blocks(to: ItemId) -> Link {
    Link { kind: LinkKind::Blocks, to }
}

/// Does an edit to one item; it is lin who does.
pub fn edit(store: &mut Store, id: ItemId, edit: &Edit) -> Step {
    step(store.apply(&[id], edit, &by("lin")))
}

pub fn owner(store: &Store, id: ItemId) -> Option<String> {
    store.item(id).unwrap().get(Field::Owner)
}
