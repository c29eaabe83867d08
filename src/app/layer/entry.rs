//! The line in which new items are typed: what will be taken from it shows below while it is typed, and what resembles it.

use super::super::field::{Field as Text, Motion, Op};
use super::super::key::{Code, Key};
use super::super::typing;
use super::super::world::World;
use super::{After, Wish};
use crate::domain::edit::Draft;
use crate::domain::entry;
use crate::domain::item::Row;
use crate::domain::person;

/// A new item that is being typed, or several that were pasted.
#[derive(Debug)]
pub struct Entry {
    /// The line.
    pub text: Text,
    /// What it will be taken for.
    pub entry: entry::Entry,
    /// Items of several pasted lines that wait to be saved together; empty while one line is typed.
    pub lines: Vec<entry::Entry>,
    /// Open items whose titles resemble what is typed.
    pub similar: Vec<Row>,
    /// The ticket under which the store was asked for them.
    pub ticket: u64,
}

impl Entry {
    /// Begins with a draft, or with none.
    pub fn new(draft: &str, world: &World) -> Entry {
        Entry {
            text: Text::new(draft),
            entry: entry::parse(draft, world.today),
            lines: Vec::new(),
            similar: Vec::new(),
            ticket: 0,
        }
    }

    pub(super) fn press(&mut self, key: Key, world: &World) -> Wish {
        match (key.code, key.alt) {
            (Code::Esc, _) if !self.lines.is_empty() => {
                self.lines.clear();
                Wish::Stay
            }
            (Code::Esc, _) => Wish::Draft(self.text.text().to_string()),
            (Code::Enter, again) => self.enter(again, world),
            _ => {
                if typing::press(&mut self.text, key) {
                    self.read(world);
                }
                Wish::Stay
            }
        }
    }

    pub(super) fn paste(&mut self, text: &str, world: &World) -> Wish {
        let lines = text.lines().filter(|line| !line.trim().is_empty()).count();
        if lines > 1 {
            self.lines = entry::parse_lines(text, world.today);
        } else {
            self.text.insert(text.trim_end_matches(['\r', '\n']));
            self.read(world);
        }
        Wish::Stay
    }

    fn enter(&mut self, again: bool, world: &World) -> Wish {
        if !self.lines.is_empty() {
            return Wish::Create(self.lines.iter().map(|line| draft(line, world)).collect(), After::Close);
        }
        if self.entry.title.is_empty() {
            return if self.text.text().trim().is_empty() {
                Wish::Close
            } else {
                Wish::Stay
            };
        }
        let drafts = vec![draft(&self.entry, world)];
        if !again {
            return Wish::Create(drafts, After::Close);
        }
        let line = self.text.text();
        let taken = self.entry.marks.iter().filter(|mark| mark.meaning.is_ok());
        let kept: Vec<&str> = taken.filter_map(|mark| line.get(mark.range.clone())).collect();
        let next = if kept.is_empty() {
            String::new()
        } else {
            format!(" {}", kept.join(" "))
        };
        self.text = Text::new(&next);
        self.text.apply(Op::Move(Motion::Top));
        self.read(world);
        Wish::Create(drafts, After::Stay)
    }

    fn read(&mut self, world: &World) {
        self.entry = entry::parse(self.text.text(), world.today);
        if self.entry.title.is_empty() {
            self.similar.clear();
        }
    }
}

fn draft(entry: &entry::Entry, world: &World) -> Draft {
    Draft {
        title: entry.title.clone(),
        body: String::new(),
        kind: entry.kind,
        owner: entry
            .owner
            .as_ref()
            .map(|typed| person::resolve(typed, &world.me, &world.people)),
        priority: entry.priority,
        deadline: entry.deadline,
        tags: entry.tags.clone(),
        source: entry.source.clone(),
        goal: entry.goal.clone(),
        parent: None,
    }
}
