//! Quick entry: an item in one line, its fields marked by signs.
//!
//! ```text
//! 登录页超时,客诉上升 @林晓 !1 ^周五 #留存 +bug
//! ```
//!
//! A sign counts only at the start of a word and only where what follows can be such a thing; all else is the title.
//! What is not understood stays in the title too: nothing that was typed is swallowed.

mod lines;
mod sign;
mod value;
mod word;

use std::ops::Range;

use chrono::NaiveDate;

use super::date::NotADate;
use super::due::Due;
use super::kind::Kind;
use super::person::Handle;
use super::priority::Priority;
pub use lines::{lines, parse_lines};
pub use sign::Sign;
use value::Value;
use word::Word;

/// What one line says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Entry {
    /// The words that are no field, with single blanks between them.
    pub title: String,
    /// `+bug`
    pub kind: Option<Kind>,
    /// `@林晓`
    pub owner: Option<Handle>,
    /// `!1`
    pub priority: Option<Priority>,
    /// `^next fri`
    pub deadline: Option<Due>,
    /// `#export`, in the order of the line, each once.
    pub tags: Vec<String>,
    /// `=support`
    pub source: Option<String>,
    /// `%retention`
    pub goal: Option<String>,
    /// The parts of the line that were taken for a field or could have been meant so, in the order of the line.
    pub marks: Vec<Mark>,
}

/// A part of the line that begins with a sign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// Where it stands: bytes of the line, the sign included.
    pub range: Range<usize>,
    /// Its sign.
    pub sign: Sign,
    /// Whether it was taken; if not, why it stays in the title.
    pub meaning: Result<(), Trouble>,
}

/// Why a part of the line was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// What follows `^` is not a date.
    NotADate(NotADate),
    /// The field has its value from an earlier part of the line.
    Repeated,
}

/// What `line` says on the day `today`.
pub fn parse(line: &str, today: NaiveDate) -> Entry {
    let words = word::words(line);
    let mut entry = Entry::default();
    let mut title: Vec<&str> = Vec::new();
    let mut rest = words.as_slice();
    while let Some((word, following)) = rest.split_first() {
        let Some(sign) = Sign::opening(word.text) else {
            title.push(sign::unescaped(word.text));
            rest = following;
            continue;
        };
        let (meaning, used) = match value::read(sign, rest, today) {
            Some((Ok(value), used)) => (entry.take(value), used),
            Some((Err(not_a_date), used)) => (Err(Trouble::NotADate(not_a_date)), used),
            None => {
                title.push(word.text);
                rest = following;
                continue;
            }
        };
        let (part, following) = rest.split_at_checked(used).unwrap_or((rest, &[]));
        if meaning.is_err() {
            title.extend(part.iter().map(|word| word.text));
        }
        entry.marks.push(Mark { range: word::span(part), sign, meaning });
        rest = following;
    }
    entry.title = title.join(" ");
    entry
}

impl Entry {
    fn take(&mut self, value: Value) -> Result<(), Trouble> {
        match value {
            Value::Owner(owner) => fill(&mut self.owner, owner),
            Value::Priority(priority) => fill(&mut self.priority, priority),
            Value::Deadline(deadline) => fill(&mut self.deadline, deadline),
            Value::Kind(kind) => fill(&mut self.kind, kind),
            Value::Source(source) => fill(&mut self.source, source),
            Value::Goal(goal) => fill(&mut self.goal, goal),
            Value::Tag(tag) => {
                if !self.tags.contains(&tag) {
                    self.tags.push(tag);
                }
                Ok(())
            }
        }
    }
}

fn fill<T>(field: &mut Option<T>, value: T) -> Result<(), Trouble> {
    if field.is_some() {
        return Err(Trouble::Repeated);
    }
    *field = Some(value);
    Ok(())
}

#[cfg(test)]
mod tests;
