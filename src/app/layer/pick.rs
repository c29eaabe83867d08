//! One value of a list (or several tags), found by typing a part of it, its pinyin or its initials.

use std::collections::{BTreeMap, BTreeSet};

use super::super::field::Field as Text;
use super::super::key::{Code, Key};
use super::super::purpose::{Purpose, tag_answer};
use super::super::rank::rank;
use super::super::typing;
use super::Wish;
use crate::domain::field::Field;
use crate::domain::person::Handle;
use crate::domain::tag;
use crate::text::fold::fold;

/// A value that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// The value in its written form; `None` empties the field.
    pub value: Option<String>,
    /// What a person reads.
    pub label: String,
    /// A word beside it.
    pub note: String,
    /// Other words by which it is found, a line each.
    pub also: String,
    /// It is chosen less often than others.
    pub is_quiet: bool,
    /// It can be chosen; otherwise the note says why not.
    pub is_open: bool,
    /// What chooses it at once, typed as the first letter.
    pub key: Option<char>,
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
    /// What is typed, where it can be a value that is not in the list: it stands below those that match.
    pub new: Option<String>,
    /// The place of the cursor among those shown and the new one.
    pub at: usize,
    /// Several may be chosen: by place, whether each is to be added or removed.
    pub ticks: Option<BTreeMap<usize, Tick>>,
    /// The places of those that are known not to have it.
    lacking: BTreeSet<usize>,
    takes_new: bool,
}

/// What becomes of a choice of which there may be several.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tick {
    /// All items have it.
    Has,
    /// It is added.
    Add,
    /// It is removed.
    Remove,
    /// It is known not to be there.
    Lacks,
}

impl Pick {
    /// A list with the cursor on a value (`Some(None)`: on the choice that empties), or on the first.
    pub fn new(purpose: Purpose, field: Field, choices: Vec<Choice>, on: Option<Option<&str>>) -> Pick {
        let at = choices.iter().position(|choice| choice.is_open && Some(choice.value.as_deref()) == on);
        let first_open = choices.iter().position(|choice| choice.is_open);
        Pick {
            purpose,
            field,
            text: Text::new(""),
            shown: (0..choices.len()).collect(),
            choices,
            new: None,
            at: at.or(first_open).unwrap_or(0),
            ticks: None,
            lacking: BTreeSet::new(),
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

    /// Shows of these that they are not there.
    pub fn lacking(mut self, lacks: &[String]) -> Pick {
        let is_lacking = |choice: &Choice| choice.value.as_ref().is_some_and(|value| lacks.contains(value));
        self.lacking =
            (0..self.choices.len()).filter(|place| self.choices.get(*place).is_some_and(is_lacking)).collect();
        let ticks = self.lacking.iter().map(|place| (*place, Tick::Lacks));
        self.ticks.get_or_insert_default().extend(ticks);
        self
    }

    /// The choice under the cursor.
    pub fn current(&self) -> Option<&Choice> {
        self.shown.get(self.at).and_then(|place| self.choices.get(*place))
    }

    /// Whether the cursor is on what is typed.
    pub fn is_on_new(&self) -> bool {
        self.new.is_some() && self.at == self.shown.len()
    }

    pub(super) fn press(&mut self, key: Key) -> Wish {
        match (key.plain().code, key.ctrl) {
            (Code::Esc, _) => Wish::Close,
            (Code::Enter, _) => self.enter(),
            (Code::Down, _) | (Code::Char('n'), true) => self.step(1),
            (Code::Up, _) | (Code::Char('p'), true) => self.step(-1),
            (Code::Tab | Code::Char(' '), _) if self.ticks.is_some() && self.is_slip() => Wish::Stay,
            (Code::Tab | Code::Char(' '), _) if self.ticks.is_some() => self.tick(),
            (Code::Char(typed), false) if self.keyed(typed).is_some() => {
                self.at = self.keyed(typed).unwrap_or(self.at);
                if self.ticks.is_some() { self.tick() } else { self.enter() }
            }
            _ => {
                if typing::press(&mut self.text, key) {
                    self.narrow();
                }
                Wish::Stay
            }
        }
    }

    /// Whether what is typed is nobody's name, and was not said to be one: a new person takes an `@`, or Enter.
    fn is_slip(&self) -> bool {
        let is_signed = self.text.text().trim_start().starts_with(['@', '＠']);
        self.is_on_new() && self.field != Field::Tags && !is_signed
    }

    pub(super) fn paste(&mut self, text: &str) -> Wish {
        self.text.insert(text);
        self.narrow();
        Wish::Stay
    }

    /// The place of what a key chooses at once: nothing where something is typed already.
    fn keyed(&self, typed: char) -> Option<usize> {
        let is_it = |choice: &Choice| choice.is_open && choice.key == Some(typed);
        let mut shown = self.shown.iter().filter(|_| self.text.is_empty());
        shown.position(|place| self.choices.get(*place).is_some_and(is_it))
    }

    /// What matches: first what can be chosen, of that what is chosen more often, what is named exactly, then the nearest.
    fn narrow(&mut self) {
        let typed = self.typed().to_string();
        let words: Vec<String> = self.choices.iter().map(Choice::words).collect();
        self.shown = rank(&typed, &words);
        let choices = &self.choices;
        self.shown.sort_by_key(|place| {
            let choice = choices.get(*place);
            let is_named = choice.is_some_and(|choice| choice.is_named(&typed));
            let is_quiet = choice.is_some_and(|choice| choice.is_quiet);
            (choice.is_none_or(|choice| !choice.is_open), is_quiet, !is_named)
        });
        let is_known = choices.iter().any(|choice| choice.is_named(&typed));
        self.new = Some(typed).filter(|_| self.takes_new && !is_known).and_then(|typed| match self.field {
            Field::Tags => tag::tidy(&typed),
            _ => typed.parse::<Handle>().ok().map(|handle| handle.to_string()),
        });
        self.at = 0;
    }

    fn step(&mut self, by: isize) -> Wish {
        let count = self.shown.len() + usize::from(self.new.is_some());
        if count > 0 {
            self.at = (self.at + count).saturating_add_signed(by) % count;
        }
        Wish::Stay
    }

    fn enter(&mut self) -> Wish {
        if self.ticks.is_some() {
            return if self.text.text().trim().is_empty() { self.ticked() } else { self.tick() };
        }
        match self.current() {
            Some(choice) if choice.is_open => Wish::Answer(self.purpose.clone(), choice.value.clone()),
            None if self.new.is_some() => Wish::Answer(self.purpose.clone(), self.new.take()),
            Some(_) | None => Wish::Stay,
        }
    }

    /// What is typed, without the sign that it may have in other places.
    fn typed(&self) -> &str {
        let text = self.text.text().trim();
        if self.takes_new { text.trim_start_matches(['@', '＠', '#', '＃']) } else { text }
    }

    fn tick(&mut self) -> Wish {
        if self.current().is_none()
            && let Some(value) = self.new.take()
        {
            self.shown.push(self.choices.len());
            self.choices.push(Choice::plain(value));
        }
        let (Some(place), Some(ticks)) = (self.shown.get(self.at).copied(), self.ticks.as_mut()) else {
            return Wish::Stay;
        };
        match ticks.get(&place) {
            Some(Tick::Has) => ticks.insert(place, Tick::Remove),
            Some(Tick::Remove) => ticks.insert(place, Tick::Has),
            Some(Tick::Add) if self.lacking.contains(&place) => ticks.insert(place, Tick::Lacks),
            Some(Tick::Add) => ticks.remove(&place),
            Some(Tick::Lacks) | None => ticks.insert(place, Tick::Add),
        };
        if !self.text.is_empty() {
            self.text = Text::new("");
            self.narrow();
            self.at = place;
        }
        Wish::Stay
    }

    fn ticked(&self) -> Wish {
        let chosen = |wanted: Tick| -> Vec<String> {
            let ticks = self.ticks.iter().flatten().filter(|(_, tick)| **tick == wanted);
            ticks.filter_map(|(place, _)| self.choices.get(*place)?.value.clone()).collect()
        };
        let answer = tag_answer(&chosen(Tick::Add), &chosen(Tick::Remove));
        if answer.is_empty() && !matches!(self.purpose, Purpose::Attend { .. }) {
            Wish::Close
        } else {
            Wish::Answer(self.purpose.clone(), Some(answer))
        }
    }
}

impl Choice {
    /// A value that reads as it is written.
    pub fn plain(value: String) -> Choice {
        Choice {
            label: value.clone(),
            value: Some(value),
            note: String::new(),
            also: String::new(),
            is_quiet: false,
            is_open: true,
            key: None,
        }
    }

    /// The same, chosen at once by a key.
    pub fn by(self, key: Option<char>) -> Choice {
        Choice { key, ..self }
    }

    /// What typing is matched against, a line each.
    fn words(&self) -> String {
        let value = self.value.as_deref().unwrap_or_default();
        format!("{}\n{value}\n{}", self.label, self.also)
    }

    /// Whether a text is its label, its value or one of its other words.
    fn is_named(&self, text: &str) -> bool {
        self.words().lines().any(|word| !word.is_empty() && fold(word) == fold(text))
    }
}
