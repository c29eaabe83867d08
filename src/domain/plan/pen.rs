//! A working copy that writes down what is done to it.

use std::ops::RangeInclusive;

use crate::domain::bad_value::BadValue;
use crate::domain::change::Change;
use crate::domain::clean;
use crate::domain::field::Field;
use crate::domain::item::Item;
use crate::domain::refusal::Refusal;
use crate::domain::source;

/// The longest title, in bytes.
pub const TITLE_BYTES: usize = 4 * 1024;
/// The longest other text, in bytes.
pub const TEXT_BYTES: usize = 1024 * 1024;

pub(super) struct Pen {
    pub(super) item: Item,
    changes: Vec<Change>,
}

impl Pen {
    pub(super) fn new(item: &Item) -> Pen {
        Pen { item: item.clone(), changes: Vec::new() }
    }

    /// Gives a field a value, in its written form; a blank one empties it.
    pub(super) fn write(&mut self, field: Field, value: Option<&str>) -> Result<(), Refusal> {
        let value = value.map(|value| tidy(field, value)).transpose()?;
        let value = value.filter(|value| !value.is_empty());
        if field == Field::Title && value.is_none() {
            return Err(Refusal::NoTitle);
        }
        check_amount(field, value.as_deref().unwrap_or_default())?;
        let old = self.item.get(field);
        self.item.set(field, value.as_deref()).map_err(|bad| Refusal::BadValue { field, bad })?;
        let new = self.item.get(field);
        match self.changes.iter_mut().find(|change| change.field == field) {
            Some(change) => change.new = new,
            None => self.note(field, old, new),
        }
        Ok(())
    }

    /// Writes down what is no value of a field: a link, a comment.
    pub(super) fn note(&mut self, field: Field, old: Option<String>, new: Option<String>) {
        self.changes.push(Change { item: self.item.id, field, old, new });
    }

    pub(super) fn say(&mut self, text: &str) -> Result<(), Refusal> {
        let text = tidy(Field::Comment, text)?;
        if text.is_empty() {
            return Err(Refusal::BadValue { field: Field::Comment, bad: BadValue::new(&text, &[]) });
        }
        self.note(Field::Comment, None, Some(text));
        Ok(())
    }

    /// What was done: of each field at most one change.
    pub(super) fn changes(mut self) -> Vec<Change> {
        self.changes.retain(|change| change.old != change.new);
        self.changes
    }
}

/// What can be asked for, or be worth or cost, on anybody's scale.
const AMOUNTS: RangeInclusive<i64> = 0..=1_000_000_000;

/// A number as a person may give it. What a file or the history tells is not bound by it.
fn check_amount(field: Field, text: &str) -> Result<(), Refusal> {
    let is_amount = matches!(field, Field::Votes | Field::Value | Field::Effort);
    match text.parse::<i64>() {
        Ok(number) if is_amount && !AMOUNTS.contains(&number) => {
            let accepted = format!("{}–{}", AMOUNTS.start(), AMOUNTS.end());
            let bad = BadValue::new(text, &[accepted.as_str()]);
            Err(Refusal::BadValue { field, bad })
        }
        _ => Ok(()),
    }
}

/// A text as a field takes it.
pub(super) fn tidy(field: Field, text: &str) -> Result<String, Refusal> {
    let text = match field {
        Field::Title => clean::line(text).ok_or(Refusal::NoTitle)?,
        Field::Body => clean::text(text),
        Field::Positions | Field::Decision | Field::Rationale | Field::Comment => clean::text(text).trim().to_string(),
        Field::Source => source::kept(&clean::line(text).unwrap_or_default()),
        _ => clean::line(text).unwrap_or_default(),
    };
    let most = if field == Field::Title { TITLE_BYTES } else { TEXT_BYTES };
    if text.len() > most { Err(Refusal::TooLong { field, bytes: text.len(), most }) } else { Ok(text) }
}
