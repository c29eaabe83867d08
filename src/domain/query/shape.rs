//! Writes a query back in its one canonical form.

use super::free::{is_number, sought};
use super::lexer::lex;
use super::names::{FieldName, ME, NONE, SOURCES, find};
use super::script::Script;
use super::token::Piece;
use super::{Expr, Key, Query, Sort};
use crate::domain::narrow::narrow;

/// The query in codes and ASCII signs; reading it gives the same query. What depends on who asks and when is written out:
/// `owner:@me` and `due:fri` become a handle and a day, so a saved view keeps its text rather than this.
pub fn shape(query: &Query) -> String {
    let mut terms = match &query.filter {
        Expr::All(parts) if parts.is_empty() => Vec::new(),
        Expr::Text(text) if is_number(&narrow(text)) => vec![quoted(text)],
        filter => vec![written(filter, Place::Whole)],
    };
    if !query.sort.is_empty() {
        let keys: Vec<String> = query.sort.iter().map(key).collect();
        terms.push(format!("sort:{}", keys.join(",")));
    }
    terms.extend(query.group.map(|group| format!("group:{group}")));
    terms.join(" ")
}

fn key(sort: &Sort) -> String {
    format!("{}{}", if sort.descending { "-" } else { "" }, sort.key)
}

/// Where an expression stands, which decides whether it needs parentheses.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Whole,
    OneOfAny,
    OneOfAll,
    Negated,
}

fn written(expr: &Expr, place: Place) -> String {
    match expr {
        Expr::All(parts) => match parts.as_slice() {
            [] => "()".to_string(),
            [part] => written(part, place),
            parts => enclosed(joined(parts, " ", Place::OneOfAll), place == Place::Negated),
        },
        Expr::Any(parts) => match parts.as_slice() {
            [] => "-()".to_string(),
            [part] => written(part, place),
            parts => {
                enclosed(joined(parts, " or ", Place::OneOfAny), matches!(place, Place::OneOfAll | Place::Negated))
            }
        },
        Expr::Not(part) => format!("-{}", written(part, Place::Negated)),
        Expr::Text(text) => word(text),
        Expr::Id(id) => id.to_string(),
        Expr::Is(flag) => format!("is:{flag}"),
        // One of no values is never true.
        Expr::Has(_, codes) if codes.is_empty() => "-()".to_string(),
        Expr::Has(key, codes) => {
            let values: Vec<String> = codes.iter().map(|code| value(*key, code)).collect();
            format!("{key}:{}", values.join(","))
        }
        Expr::NoValue(key) => format!("{key}:none"),
        Expr::NoDay(key) => format!("{key}:none"),
        Expr::Day { key, from, to } => format!("{key}:{}", range(*from, *to)),
        Expr::Number { key, from, to } => format!("{key}:{}", range(*from, *to)),
    }
}

fn joined(parts: &[Expr], with: &str, place: Place) -> String {
    parts.iter().map(|part| written(part, place)).collect::<Vec<_>>().join(with)
}

fn enclosed(text: String, needed: bool) -> String {
    if needed { format!("({text})") } else { text }
}

fn range<T: ToString + PartialEq>(from: Option<T>, to: Option<T>) -> String {
    match (from, to) {
        (None, None) => "..".to_string(),
        (Some(from), None) => format!(">={}", from.to_string()),
        (None, Some(to)) => format!("<={}", to.to_string()),
        (Some(from), Some(to)) if from == to => from.to_string(),
        (Some(from), Some(to)) => format!("{}..{}", from.to_string(), to.to_string()),
    }
}

/// A free text as it must be written to be read as one.
fn word(text: &str) -> String {
    let tokens = lex(text).tokens;
    let is_plain = match tokens.as_slice() {
        [token] => match &token.piece {
            Piece::Text(atom) => !atom.quoted && sought(atom) == Some(Expr::Text(text.to_string())),
            _ => false,
        },
        _ => false,
    };
    if is_plain { text.to_string() } else { quoted(text) }
}

/// A value of a field as it must be written to be read as that value.
pub(super) fn value(key: Key, code: &str) -> String {
    let code = match key {
        Key::Priority => code.trim_start_matches('P'),
        _ => code,
    };
    let stands_for_another = find(NONE, code).is_some()
        || match key {
            Key::Owner | Key::Reporter | Key::Asked => find(ME, code).is_some() || code.starts_with(['@', '＠']),
            Key::Source => find(SOURCES, code).is_some_and(|source| source != code),
            _ => false,
        };
    if stands_for_another { quoted(code) } else { spelled(code) }
}

/// A value that stands for itself, in quotation marks if it must be.
pub(super) fn spelled(text: &str) -> String {
    if is_one_word(text) { text.to_string() } else { quoted(text) }
}

/// Whether the text is read as one value after a colon.
fn is_one_word(text: &str) -> bool {
    let term = format!("{}:{text}", FieldName::Key(Key::Tag).word(Script::Latin));
    let tokens = lex(&term).tokens;
    match tokens.as_slice() {
        [token] => match &token.piece {
            Piece::Term(term) => match term.values.as_slice() {
                [value] => value.first.as_ref().is_some_and(|atom| !atom.quoted && atom.text == text),
                _ => false,
            },
            _ => false,
        },
        _ => false,
    }
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
