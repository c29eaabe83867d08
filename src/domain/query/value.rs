//! What the value of a field means.

use std::ops::Range;

use super::context::Context;
use super::days::days;
use super::fault::{Fault, FaultKind};
use super::names::{CATEGORIES, Entry, FLAGS, FieldName, GROUPS, KINDS, ME, NONE, SORTS, SOURCES, find};
use super::nearest::nearest;
use super::script::{Script, lower};
use super::token::{Atom, Sign, Value};
use super::{Expr, GroupKey, Key, NumberKey, Sort};
use crate::domain::kind::Kind;
use crate::domain::narrow::narrow;
use crate::domain::priority::Priority;
use crate::domain::tag;

/// What a value asks for.
pub(super) enum Meaning {
    Must(Expr),
    Sort(Sort),
    Group(GroupKey),
}

/// Reads one value of a term.
pub(super) fn read(field: FieldName, value: &Value, term: &Range<usize>, context: &Context) -> Result<Meaning, Fault> {
    let span = if value.span.is_empty() { term } else { &value.span };
    let reader = Reader { field, value, span, context };
    if value.first.is_none() && !value.is_range {
        return Err(reader.fault(FaultKind::NoValue(field)));
    }
    Ok(Meaning::Must(match field {
        FieldName::Sort => return reader.sort().map(Meaning::Sort),
        FieldName::Group => return reader.named(GROUPS).map(Meaning::Group),
        FieldName::Is => reader.property()?,
        FieldName::Key(key) if reader.is_none() && !is_never_empty(key) => Expr::NoValue(key),
        FieldName::Key(Key::Priority) => reader.priority()?,
        FieldName::Key(key) => reader.key(key)?,
        FieldName::Day(key) if reader.is_none() => Expr::NoDay(key),
        FieldName::Day(key) => days(key, value, context.today)?,
        FieldName::Number(key @ (NumberKey::Value | NumberKey::Effort)) if reader.is_none() => {
            Expr::Not(Box::new(Expr::Number { key, from: None, to: None }))
        }
        FieldName::Number(key) => reader.number(key)?,
    }))
}

fn is_never_empty(key: Key) -> bool {
    matches!(key, Key::Status | Key::Category | Key::Kind)
}

struct Reader<'a> {
    field: FieldName,
    value: &'a Value,
    /// What a fault points at.
    span: &'a Range<usize>,
    context: &'a Context<'a>,
}

impl<'a> Reader<'a> {
    fn fault(&self, kind: FaultKind) -> Fault {
        Fault::new(self.span, kind)
    }

    fn is_none(&self) -> bool {
        let is_alone = !self.value.is_range && matches!(self.value.sign, None | Some(Sign::Equal));
        let word = self.value.first.as_ref().filter(|_| is_alone);
        word.is_some_and(|atom| !atom.quoted && find(NONE, &atom.text).is_some())
    }

    /// The value of a field without order: one word or phrase.
    fn word(&self) -> Result<&'a Atom, Fault> {
        match (&self.value.first, self.value.sign) {
            (Some(atom), None | Some(Sign::Equal)) => Ok(atom),
            (Some(_), Some(_)) => Err(self.fault(FaultKind::NoOrder(self.field))),
            (None, _) => Err(self.fault(FaultKind::NoValue(self.field))),
        }
    }

    fn named<T: Copy>(&self, table: &[Entry<T>]) -> Result<T, Fault> {
        let word = &self.word()?.text;
        find(table, word).ok_or_else(|| self.unknown(word, words_of(table, word), all_words(table)))
    }

    /// A fault that tells what the field knows, and what was meant among those words and some more.
    fn unknown(&self, typed: &str, expected: Vec<&str>, all: Vec<&str>) -> Fault {
        self.fault(FaultKind::UnknownValue {
            field: self.field,
            nearest: nearest(typed, all).map(str::to_string),
            expected: expected.into_iter().map(str::to_string).collect(),
        })
    }

    fn sort(&self) -> Result<Sort, Fault> {
        let word = &self.word()?.text;
        let (descending, name) = match word.strip_prefix(['-', '－']) {
            Some(name) => (true, name),
            None => (false, word.as_str()),
        };
        let key = find(SORTS, name);
        let key = key.ok_or_else(|| self.unknown(name, words_of(SORTS, name), all_words(SORTS)))?;
        Ok(Sort { key, descending })
    }

    /// `is:` takes a property, or a kind or status by its name.
    fn property(&self) -> Result<Expr, Fault> {
        let word = &self.word()?.text;
        if let Some(flag) = find(FLAGS, word) {
            return Ok(Expr::Is(flag));
        }
        if let Some(kind) = Kind::recognise(&narrow(word)) {
            return Ok(Expr::Has(Key::Kind, vec![kind.to_string()]));
        }
        match self.context.workflow.recognise(&narrow(word)) {
            Some(station) => Ok(Expr::Has(Key::Status, vec![station.status.to_string()])),
            None => {
                let all = [all_words(FLAGS), all_words(KINDS), self.statuses()].concat();
                Err(self.unknown(word, words_of(FLAGS, word), all))
            }
        }
    }

    fn key(&self, key: Key) -> Result<Expr, Fault> {
        let atom = self.word()?;
        let (key, code) = match key {
            Key::Status => self.status(&atom.text)?,
            Key::Category => (key, self.named(CATEGORIES)?.to_string()),
            Key::Kind => {
                let unknown = || self.unknown(&atom.text, words_of(KINDS, &atom.text), all_words(KINDS));
                let kind = Kind::recognise(&narrow(&atom.text)).ok_or_else(unknown)?;
                (key, kind.to_string())
            }
            Key::Owner | Key::Reporter | Key::Asked => (key, self.person(atom)?),
            Key::Tag => (key, tag::tidy(&lower(&atom.text)).unwrap_or_default()),
            Key::Source => (key, source(atom)),
            Key::Team | Key::Goal => (key, lower(&atom.text)),
            Key::Parent | Key::Blocks | Key::BlockedBy => (key, self.item(atom)?),
            Key::Priority => return self.priority(),
        };
        if code.is_empty() {
            return Err(self.fault(FaultKind::NoValue(self.field)));
        }
        Ok(Expr::Has(key, vec![code]))
    }

    /// A status, or the category of this name where no status has it.
    fn status(&self, word: &str) -> Result<(Key, String), Fault> {
        if let Some(station) = self.context.workflow.recognise(&narrow(word)) {
            return Ok((Key::Status, station.status.to_string()));
        }
        if let Some(category) = find(CATEGORIES, word) {
            return Ok((Key::Category, category.to_string()));
        }
        let stations = self.context.workflow.stations().iter();
        let expected = match script_of(word) {
            Script::Latin => stations.map(|station| station.status.code()).collect(),
            Script::Han => stations.map(|station| station.zh.as_str()).collect(),
        };
        Err(self.unknown(word, expected, [self.statuses(), all_words(CATEGORIES)].concat()))
    }

    fn statuses(&self) -> Vec<&'a str> {
        let stations = self.context.workflow.stations().iter();
        stations.flat_map(|station| [station.status.code(), &station.en, &station.zh]).collect()
    }

    fn person(&self, atom: &Atom) -> Result<String, Fault> {
        if atom.quoted {
            return Ok(lower(&atom.text));
        }
        if find(ME, &atom.text).is_some() {
            let me = self.context.me.ok_or_else(|| self.fault(FaultKind::NobodyIsMe))?;
            return Ok(lower(me.as_str()));
        }
        Ok(lower(atom.text.trim_start_matches(['@', '＠'])))
    }

    fn item(&self, atom: &Atom) -> Result<String, Fault> {
        let id = Some(integer(atom)?).filter(|id| *id > 0);
        id.map(|id| id.to_string()).ok_or_else(|| self.fault(FaultKind::NotANumber))
    }

    fn priority(&self) -> Result<Expr, Fault> {
        let level = |atom: &Atom| {
            let priority = Priority::recognise(&narrow(&atom.text));
            priority.map(|priority| i64::from(priority.level())).ok_or_else(|| self.no_priority())
        };
        let (from, to) = self.range(level)?;
        let within = |level: i64| from.is_none_or(|from| from <= level) && to.is_none_or(|to| level <= to);
        let codes = Priority::ALL.iter().filter(|priority| within(i64::from(priority.level())));
        let codes: Vec<String> = codes.map(ToString::to_string).collect();
        if codes.is_empty() { Err(self.no_priority()) } else { Ok(Expr::Has(Key::Priority, codes)) }
    }

    fn no_priority(&self) -> Fault {
        let all = Priority::ALL.iter().map(|priority| priority.code());
        self.unknown("", all.collect(), Vec::new())
    }

    fn number(&self, key: NumberKey) -> Result<Expr, Fault> {
        let (from, to) = self.range(integer)?;
        Ok(Expr::Number { key, from, to })
    }

    /// The range that a number, a comparison or a range means, both ends included.
    fn range(&self, read: impl Fn(&Atom) -> Result<i64, Fault>) -> Result<(Option<i64>, Option<i64>), Fault> {
        let first = self.value.first.as_ref().map(&read).transpose()?;
        let last = self.value.last.as_ref().map(&read).transpose()?;
        if self.value.is_range {
            let backwards = first.zip(last).is_some_and(|(from, to)| from > to);
            return if backwards { Err(self.fault(FaultKind::Backwards)) } else { Ok((first, last)) };
        }
        let too_large = || self.fault(FaultKind::NotANumber);
        let step = |by| first.map(|n| n.checked_add(by).ok_or_else(too_large)).transpose();
        Ok(match self.value.sign {
            None | Some(Sign::Equal) => (first, first),
            Some(Sign::Less) => (None, step(-1)?),
            Some(Sign::AtMost) => (None, first),
            Some(Sign::More) => (step(1)?, None),
            Some(Sign::AtLeast) => (first, None),
        })
    }
}

/// The code of a usual source by its name, else the user's own word.
fn source(atom: &Atom) -> String {
    let usual = find(SOURCES, &atom.text).filter(|_| !atom.quoted);
    usual.map_or_else(|| lower(&atom.text), str::to_string)
}

fn integer(atom: &Atom) -> Result<i64, Fault> {
    let digits = narrow(atom.text.trim());
    let digits = digits.strip_prefix('#').unwrap_or(&digits);
    digits.parse().map_err(|_| Fault::new(&atom.span, FaultKind::NotANumber))
}

fn script_of(typed: &str) -> Script {
    Script::of(typed).unwrap_or(Script::Latin)
}

/// The main words of a table, in the language of what was typed.
fn words_of<T>(table: &[Entry<T>], typed: &str) -> Vec<&'static str> {
    table.iter().map(|entry| entry.word(script_of(typed))).collect()
}

fn all_words<T>(table: &[Entry<T>]) -> Vec<&'static str> {
    table.iter().flat_map(Entry::all_words).collect()
}
