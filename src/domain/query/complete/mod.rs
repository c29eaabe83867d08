//! What could stand at the caret of a query that is being typed.

mod offer;
mod sound;
mod spot;

use std::ops::Range;

use super::context::Context;
use super::script::Script;
use crate::domain::person::Person;

/// What may be completed besides the words of the language, and in which script.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a> {
    /// Everybody.
    pub people: &'a [Person],
    /// Every tag in use.
    pub tags: &'a [String],
    /// The script in which names are offered before a letter was typed.
    pub script: Script,
}

/// A text that could stand at the caret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completion {
    /// What it replaces: bytes of the query, on boundaries of characters.
    pub replace: Range<usize>,
    /// The text.
    pub with: String,
}

/// What could stand at the caret, the likeliest first, in the language of the script that is being typed. `caret` is in
/// bytes. What stands there already is not offered.
pub fn complete(text: &str, caret: usize, context: &Context, known: &Known) -> Vec<Completion> {
    let Some(spot) = spot::at(text, caret, known.script) else {
        return Vec::new();
    };
    let there = text.get(spot.replace.clone()).unwrap_or_default();
    offer::offers(&spot, context, known)
        .into_iter()
        .filter(|with| with != there)
        .map(|with| Completion { replace: spot.replace.clone(), with })
        .collect()
}
