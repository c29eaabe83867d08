//! Dates as people type them, in English and Chinese.
//!
//! The whole text must be a form of the table [`FORMS`] (or a close relative of one), else it is refused: nothing is
//! guessed and no part of a text is taken for the whole. What is ambiguous lies in the future, and today counts as
//! the future; weeks begin on Monday.

mod calendar;
mod chinese;
mod english;
mod forms;
mod guide;
mod nearest;
mod numeral;
mod numeric;
mod typed;

use chrono::NaiveDate;

use super::due::Due;
pub use forms::{FORMS, Form, example_day};
pub use guide::forms_markdown;
pub(super) use nearest::edits;

/// A text that is not a date, and what would have been one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotADate {
    /// What was typed.
    pub input: String,
    /// The nearest accepted forms, in the script of the input, the nearest first.
    pub nearest: Vec<&'static str>,
}

/// The deadline that a person means by `input` on the day `today`.
///
/// # Errors
/// If the text as a whole is not an accepted form, or names a day that does not exist.
pub fn parse(input: &str, today: NaiveDate) -> Result<Due, NotADate> {
    understood(input, today).ok_or_else(|| NotADate { input: input.to_string(), nearest: nearest::forms(input) })
}

/// The same without the hints, for those who try several texts.
pub(super) fn understood(input: &str, today: NaiveDate) -> Option<Due> {
    let text = typed::plain(input);
    if typed::is_chinese(&text) {
        chinese::parse(&text, today)
    } else {
        let words: Vec<&str> = text.split(' ').collect();
        english::parse(&words, today)
    }
}

#[cfg(test)]
mod tests;
