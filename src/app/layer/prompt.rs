//! One value, typed: a day, a number, a line of text. What it will be taken for shows while it is typed.

use super::super::field::Field as Text;
use super::super::key::{Code, Key};
use super::super::purpose::Purpose;
use super::super::typing;
use super::super::world::World;
use super::Wish;
use crate::domain::date;
use crate::domain::due::{Due, is_ahead};
use crate::domain::field::Field;
use crate::domain::id::ItemId;
use crate::domain::item::Row;
use crate::domain::workflow::Need;
use crate::text::fold::fold;

/// What sort of value is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// A deadline: a day, or a coarser one.
    Deadline,
    /// A day.
    Day,
    /// A whole number.
    Number,
    /// The number of an item; similar ones are offered.
    Item,
    /// A line of text.
    Text,
}

/// What the typed text stands for.
#[derive(Debug, Clone, PartialEq)]
pub enum Reading {
    /// Nothing typed.
    Empty,
    /// The value will be emptied.
    Cleared,
    /// A deadline or a day.
    Day(Due),
    /// A value that needs no explaining.
    Plain(String),
    /// One day is asked for, and this is more.
    Wide(Due),
    /// The day must lie ahead, and this one does not.
    Behind(Due),
    /// It cannot be that; these are the nearest forms that can.
    Bad(Vec<String>),
}

/// A value that is being typed.
#[derive(Debug)]
pub struct Prompt {
    /// What it is for.
    pub purpose: Purpose,
    /// The field whose name stands before it.
    pub field: Field,
    /// What sort of value.
    pub sort: Sort,
    /// The line.
    pub text: Text,
    /// What the line stands for.
    pub reading: Reading,
    /// It may be left or made empty.
    pub may_be_empty: bool,
    /// `Enter` was pressed on a text that cannot be.
    pub is_refused: bool,
    /// Where an item is asked for: those that could be meant, the likeliest first.
    pub offers: Vec<Row>,
    /// The offer that `Enter` would take.
    pub at: usize,
    /// The offers are for an older text.
    pub is_waiting: bool,
    /// `Enter` was pressed before the offers came: it takes one of them when they do.
    is_entered: bool,
    /// The ticket under which the store was asked for them.
    pub ticket: u64,
}

impl Prompt {
    /// Asks for a field's value. A line of text begins with what it is; what is short and read as a whole, such as a day, is
    /// typed anew.
    pub fn new(purpose: Purpose, field: Field, begin: &str, world: &World) -> Prompt {
        let sort = match (&purpose, field) {
            (
                Purpose::Give { need: Need::DuplicateOf, .. } | Purpose::LinkTo { .. } | Purpose::AddToAgenda { .. },
                _,
            ) => Sort::Item,
            (_, Field::Deadline) => Sort::Deadline,
            (_, Field::Start | Field::Wake | Field::AskBy) => Sort::Day,
            (_, Field::Value | Field::Effort | Field::Votes) => Sort::Number,
            (_, Field::Parent) => Sort::Item,
            _ => Sort::Text,
        };
        let may_be_empty = match &purpose {
            Purpose::Set { field, .. } => *field != Field::Title,
            Purpose::HandNote { .. } | Purpose::MeetingName => true,
            _ => false,
        };
        let mut prompt = Prompt {
            purpose,
            field,
            sort,
            text: Text::new(if sort == Sort::Text { begin } else { "" }),
            reading: Reading::Empty,
            may_be_empty,
            is_refused: false,
            offers: Vec::new(),
            at: 0,
            is_waiting: false,
            is_entered: false,
            ticket: 0,
        };
        prompt.read(world);
        prompt
    }

    pub(super) fn press(&mut self, key: Key, world: &World) -> Wish {
        match key.code {
            Code::Esc => Wish::Close,
            // What is typed ahead is not for this any more.
            _ if self.is_entered => Wish::Stay,
            Code::Enter => self.enter(),
            Code::Down if self.sort == Sort::Item => self.step(1),
            Code::Up if self.sort == Sort::Item => self.step(-1),
            _ => {
                if typing::press(&mut self.text, key) {
                    self.read(world);
                    Wish::Typed
                } else {
                    Wish::Stay
                }
            }
        }
    }

    /// Chooses another offer; of offers that have not come, the one that will stand there.
    fn step(&mut self, by: isize) -> Wish {
        self.at = match self.offers.len() {
            0 => self.at.saturating_add_signed(by),
            count => (self.at + count).saturating_add_signed(by) % count,
        };
        Wish::Stay
    }

    pub(super) fn paste(&mut self, text: &str, world: &World) -> Wish {
        if self.is_entered {
            return Wish::Stay;
        }
        self.text.insert(text);
        self.read(world);
        Wish::Typed
    }

    /// Takes items that could be meant: not those that it is about. The one that was chosen stays so, in offers for another
    /// text the place; an `Enter` that waited for them is done.
    pub fn offer(&mut self, mut rows: Vec<Row>) -> Wish {
        rows.retain(|row| !self.purpose.items().contains(&row.id));
        let chosen = self.offers.get(self.at).filter(|_| !self.is_waiting);
        let place = chosen.and_then(|chosen| rows.iter().position(|row| row.id == chosen.id));
        self.at = place.unwrap_or(self.at).min(rows.len().saturating_sub(1));
        (self.offers, self.is_waiting) = (rows, false);
        if std::mem::take(&mut self.is_entered) { self.enter() } else { Wish::Stay }
    }

    /// The words by which to look for the item that is asked for: none yet where nothing is typed and one is needed. `None`
    /// where its number is typed.
    pub fn wanted(&self) -> Option<&str> {
        match self.reading {
            _ if self.sort != Sort::Item => None,
            Reading::Bad(_) => Some(self.text.text().trim()),
            Reading::Empty if !self.may_be_empty => Some(""),
            _ => None,
        }
    }

    /// The item whose number is typed.
    pub fn named(&self) -> Option<ItemId> {
        match &self.reading {
            Reading::Plain(number) if self.sort == Sort::Item => number.parse().ok(),
            _ => None,
        }
    }

    fn enter(&mut self) -> Wish {
        let value = match &self.reading {
            Reading::Empty | Reading::Bad(_) if self.is_waiting => {
                self.is_entered = true;
                return Wish::Stay;
            }
            Reading::Empty | Reading::Bad(_) if !self.offers.is_empty() => {
                self.offers.get(self.at).map(|row| row.id.0.to_string())
            }
            Reading::Empty if self.sort == Sort::Text && self.may_be_empty => None,
            Reading::Empty if self.may_be_empty => return Wish::Close,
            Reading::Cleared if self.may_be_empty => None,
            Reading::Day(due) => Some(due.to_string()),
            Reading::Plain(text) => Some(text.clone()),
            Reading::Empty | Reading::Cleared | Reading::Wide(_) | Reading::Behind(_) | Reading::Bad(_) => {
                self.is_refused = true;
                return Wish::Stay;
            }
        };
        Wish::Answer(self.purpose.clone(), value)
    }

    fn read(&mut self, world: &World) {
        self.is_refused = false;
        let text = self.text.text().trim();
        // Numbers as an input method types them.
        let plain = fold(text);
        self.reading = match self.sort {
            _ if text.is_empty() => Reading::Empty,
            Sort::Text => Reading::Plain(text.to_string()),
            _ if matches!(text, "none" | "无" | "-") => Reading::Cleared,
            Sort::Deadline | Sort::Day => match date::parse(text, world.today) {
                Ok(due) if self.sort == Sort::Day && due.one_day().is_none() => Reading::Wide(due),
                Ok(due) if self.field == Field::Wake && !is_ahead(due.first(), world.today) => Reading::Behind(due),
                Ok(due) => Reading::Day(due),
                Err(not) => {
                    let fits = |form: &&&str| self.sort == Sort::Deadline || is_one_day(form, world);
                    let near: Vec<String> = not.nearest.iter().filter(fits).map(ToString::to_string).collect();
                    Reading::Bad(if near.is_empty() { vec!["12-05".into()] } else { near })
                }
            },
            Sort::Number => match plain.parse::<i64>() {
                Ok(number) => Reading::Plain(number.to_string()),
                Err(_) => Reading::Bad(vec!["3".into()]),
            },
            Sort::Item => match plain.parse::<ItemId>() {
                Ok(id) => Reading::Plain(id.0.to_string()),
                Err(_) => Reading::Bad(vec!["#42".into()]),
            },
        };
        (self.is_waiting, self.at) = (self.wanted().is_some(), 0);
    }
}

fn is_one_day(form: &str, world: &World) -> bool {
    date::parse(form, world.today).is_ok_and(|due| due.one_day().is_some())
}
