//! What can follow a sign.

use chrono::NaiveDate;

use super::super::date::{self, NotADate};
use super::super::due::Due;
use super::super::kind::Kind;
use super::super::narrow::half_width;
use super::super::person::Handle;
use super::super::priority::Priority;
use super::super::source;
use super::{Sign, Word};

/// The value of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Value {
    Owner(Handle),
    Priority(Priority),
    Deadline(Due),
    Tag(String),
    Kind(Kind),
    Source(String),
    Goal(String),
}

/// No date has more words: `end of next month`, `12 月 5 日`.
const WORDS_OF_A_DATE: usize = 4;

/// What the first of `words`, which opens with `sign`, means and how many words it takes. `None` if what follows the
/// sign cannot be such a thing at all.
pub(super) fn read(sign: Sign, words: &[Word<'_>], today: NaiveDate) -> Option<(Result<Value, NotADate>, usize)> {
    let mut letters = words.first()?.text.chars().map(half_width);
    letters.next();
    let name: String = letters.collect();
    let value = match sign {
        Sign::Deadline => return deadline(&name, words, today),
        Sign::Owner => Value::Owner(name.parse().ok().filter(|_| is_handle(&name))?),
        Sign::Priority => Value::Priority(priority(&name)?),
        Sign::Kind => Value::Kind(Kind::recognise(&name)?),
        Sign::Tag => is_name(&name, "_-./:+").then_some(Value::Tag(name))?,
        Sign::Source => is_name(&name, "_-.·").then(|| Value::Source(source::kept(&name)))?,
        Sign::Goal => (is_name(&name, "_-.·") && !is_placeholder(&name)).then_some(Value::Goal(name))?,
    };
    Some((Ok(value), 1))
}

/// The longest run of words that is a date.
fn deadline(first: &str, words: &[Word<'_>], today: NaiveDate) -> Option<(Result<Value, NotADate>, usize)> {
    if !first.trim_start_matches(['+', '-']).starts_with(char::is_alphanumeric) {
        return None;
    }
    let mut text = first.to_string();
    let mut found = date::understood(&text, today).map(|due| (due, 1));
    for (used, word) in (2..=WORDS_OF_A_DATE).zip(words.iter().skip(1)) {
        text.push(' ');
        text.push_str(word.text);
        if let Some(due) = date::understood(&text, today) {
            found = Some((due, used));
        }
    }
    Some(match found {
        Some((due, used)) => (Ok(Value::Deadline(due)), used),
        None => (date::parse(first, today).map(Value::Deadline), 1),
    })
}

fn priority(name: &str) -> Option<Priority> {
    Priority::ALL.iter().copied().find(|priority| {
        let code = priority.code();
        name.eq_ignore_ascii_case(code) || code.strip_prefix('P') == Some(name)
    })
}

/// Letters and digits with at least one letter; within them also `_ - . ·`.
fn is_handle(name: &str) -> bool {
    name.contains(char::is_alphabetic) && joins_words(name, "_-.·")
}

/// The same, but beginning with a letter: `#42的讨论` and `#3366ff` are no tags, `=1+1` is no source.
fn is_name(name: &str, joints: &str) -> bool {
    name.starts_with(|c: char| c.is_alphabetic() || c == '_')
        && name.contains(char::is_alphabetic)
        && joins_words(name, joints)
}

/// Letters, digits, and joints within; a point or a dash at the end is punctuation of the sentence.
fn joins_words(name: &str, joints: &str) -> bool {
    let solid = |c: char| c.is_alphanumeric() || c == '_';
    name.starts_with(solid)
        && name.ends_with(|c| solid(c) || (c == '+' && joints.contains(c)))
        && name.chars().all(|c| solid(c) || joints.contains(c))
}

/// `%s`, `%d`: what programs fill in.
fn is_placeholder(name: &str) -> bool {
    name.len() == 1
}
