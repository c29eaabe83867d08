//! One value of a list (or several tags), found by typing a part of it, its pinyin or its initials.

use std::collections::BTreeMap;

use super::super::field::Field as Text;
use super::super::key::{Code, Key};
use super::super::purpose::{Purpose, tag_answer};
use super::super::rank::rank;
use super::super::typing;
use super::super::world::World;
use super::Wish;
use crate::domain::field::Field;

/// A value that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// The value in its written form; `None` empties the field.
    pub value: Option<String>,
    /// What a person reads.
    pub label: String,
    /// A word beside it.
    pub note: String,
    /// It can be chosen; otherwise the note says why not.
    pub is_open: bool,
}

/// A list that is being typed through.
#[derive(Debug)]
pub struct Pick {
    /// What the choice is for.
    pub purpose: Purpose,
    /// The field whose name stands over it.
    pub field: Field,
    /// What is typed.
    pub text: Text,
    /// Everything that can be chosen.
    pub choices: Vec<Choice>,
    /// Those that match, the best first.
    pub shown: Vec<usize>,
    /// The place of the cursor among those shown.
    pub at: usize,
    /// Several may be chosen: by place, whether each is to be added or removed.
    pub ticks: Option<BTreeMap<usize, Tick>>,
    /// What is typed may itself be the value.
    pub takes_new: bool,
}

/// What becomes of a tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tick {
    /// All items have it.
    Has,
    /// It is added.
    Add,
    /// It is removed.
    Remove,
}

impl Pick {
    /// A list with the cursor on a value.
    pub fn new(purpose: Purpose, field: Field, choices: Vec<Choice>, on: Option<&str>) -> Pick {
        let at = choices
            .iter()
            .position(|choice| choice.is_open && choice.value.as_deref() == on);
        let first_open = choices.iter().position(|choice| choice.is_open);
        Pick {
            purpose,
            field,
            text: Text::new(""),
            shown: (0..choices.len()).collect(),
            choices,
            at: at.or(first_open).unwrap_or(0),
            ticks: None,
            takes_new: false,
        }
    }

    /// Lets what is typed be a value of its own.
    pub fn taking_new(mut self) -> Pick {
        self.takes_new = true;
        self
    }

    /// Lets several be chosen; these are chosen already.
    pub fn ticking(mut self, has: &[String]) -> Pick {
        let held = |choice: &Choice| choice.value.as_ref().is_some_and(|value| has.contains(value));
        let places = self.choices.iter().enumerate().filter(|(_, choice)| held(choice));
        self.ticks = Some(places.map(|(place, _)| (place, Tick::Has)).collect());
        self
    }

    /// The choice under the cursor.
    pub fn current(&self) -> Option<&Choice> {
        self.shown.get(self.at).and_then(|place| self.choices.get(*place))
    }

    pub(super) fn press(&mut self, key: Key, world: &World) -> Wish {
        let _ = world;
        match (key.code, key.ctrl) {
            (Code::Esc, _) => Wish::Close,
            (Code::Enter, _) => self.enter(),
            (Code::Down, _) | (Code::Char('n'), true) => self.step(1),
            (Code::Up, _) | (Code::Char('p'), true) => self.step(-1),
            (Code::Tab | Code::Char(' '), _) if self.ticks.is_some() => self.tick(),
            _ => {
                if typing::press(&mut self.text, key) {
                    self.narrow();
                }
                Wish::Stay
            }
        }
    }

    pub(super) fn paste(&mut self, text: &str, _world: &World) -> Wish {
        self.text.insert(text);
        self.narrow();
        Wish::Stay
    }

    fn narrow(&mut self) {
        let labels: Vec<String> = self
            .choices
            .iter()
            .map(|choice| {
                format!(
                    "{} {} {}",
                    choice.label,
                    choice.value.as_deref().unwrap_or_default(),
                    choice.note
                )
            })
            .collect();
        self.shown = rank(self.text.text(), &labels);
        self.at = 0;
    }

    fn step(&mut self, by: isize) -> Wish {
        let count = self.shown.len();
        if count > 0 {
            self.at = (self.at + count).saturating_add_signed(by) % count;
        }
        Wish::Stay
    }

    fn enter(&mut self) -> Wish {
        if self.ticks.is_some() {
            if self.text.text().trim().is_empty() {
                return self.ticked();
            }
            self.tick();
            return Wish::Stay;
        }
        match self.current() {
            Some(choice) if choice.is_open => Wish::Answer(self.purpose.clone(), choice.value.clone()),
            Some(_) => Wish::Stay,
            None => match self.typed() {
                Some(value) => Wish::Answer(self.purpose.clone(), Some(value)),
                None => Wish::Stay,
            },
        }
    }

    /// What is typed, where it may be a value of its own.
    pub fn typed(&self) -> Option<String> {
        let text = self.text.text().trim().trim_start_matches(['@', '＠', '#', '＃']);
        (self.takes_new && !text.is_empty() && !text.contains(char::is_whitespace)).then(|| text.to_string())
    }

    fn tick(&mut self) -> Wish {
        if self.shown.is_empty()
            && let Some(value) = self.typed()
        {
            self.choices.push(Choice {
                label: value.clone(),
                value: Some(value),
                note: String::new(),
                is_open: true,
            });
            self.shown = vec![self.choices.len() - 1];
            self.at = 0;
        }
        if let (Some(place), Some(ticks)) = (self.shown.get(self.at).copied(), self.ticks.as_mut()) {
            match ticks.get(&place) {
                Some(Tick::Has) => ticks.insert(place, Tick::Remove),
                Some(Tick::Remove) => ticks.insert(place, Tick::Has),
                Some(Tick::Add) => ticks.remove(&place),
                None => ticks.insert(place, Tick::Add),
            };
        }
        if !self.text.text().is_empty() {
            self.text = Text::new("");
            let on = self.shown.get(self.at).copied();
            self.narrow();
            self.at = on.unwrap_or(0);
        }
        Wish::Stay
    }

    fn ticked(&self) -> Wish {
        let chosen = |wanted: Tick| -> Vec<String> {
            let ticks = self.ticks.iter().flatten().filter(|(_, tick)| **tick == wanted);
            ticks
                .filter_map(|(place, _)| self.choices.get(*place)?.value.clone())
                .collect()
        };
        let answer = tag_answer(&chosen(Tick::Add), &chosen(Tick::Remove));
        if answer.is_empty() {
            Wish::Close
        } else {
            Wish::Answer(self.purpose.clone(), Some(answer))
        }
    }
}
