//! What is being typed at the caret.

use std::ops::Range;

use super::super::lexer::{is_quote, lex};
use super::super::names::FieldName;
use super::super::script::Script;
use super::super::token::{Piece, Term, Token};

/// The place at the caret.
#[derive(Debug, PartialEq)]
pub(super) struct Spot {
    /// What a completion replaces.
    pub(super) replace: Range<usize>,
    /// What was typed up to the caret.
    pub(super) typed: String,
    pub(super) script: Script,
    pub(super) place: Place,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// A word that may become anything.
    Word,
    /// The name of a field that has its values already.
    Name,
    /// A value of a field.
    Value(FieldName),
    /// What a value of a field is compared with, or an end of a range.
    Bound(FieldName),
}

/// The place at the caret, unless nothing can be completed there; where no letter tells its script, it is the `usual` one.
pub(super) fn at(text: &str, caret: usize, usual: Script) -> Option<Spot> {
    let caret = (0..=caret.min(text.len())).rev().find(|at| text.is_char_boundary(*at))?;
    let slice = |span: Range<usize>| text.get(span).unwrap_or_default();
    let tokens = lex(text).tokens;
    let is_word = |token: &&Token| !matches!(token.piece, Piece::Open | Piece::Close | Piece::Minus);
    let word = tokens.iter().rev().filter(is_word).find(|token| touches(&token.span, caret));

    let (replace, place) = match word.map(|token| (&token.piece, &token.span)) {
        Some((Piece::Text(atom), _)) if atom.quoted => return None,
        Some((Piece::Term(term), _)) if caret <= term.name.end => (whole_name(term), Place::Name),
        Some((Piece::Term(term), _)) => value_at(term, text, caret)?,
        Some((_, span)) if span.start < caret => (span.clone(), Place::Word),
        _ => (caret..caret, Place::Word),
    };
    let typed = slice(replace.start..caret).trim_start_matches(is_quote).to_string();
    let around = match word.map(|token| &token.piece) {
        Some(Piece::Term(term)) => Script::of(&term.typed),
        _ => Script::of(slice(0..replace.start)),
    };
    let script = Script::of(&typed).or(around).unwrap_or(usual);
    Some(Spot { replace, typed, script, place })
}

fn touches(span: &Range<usize>, caret: usize) -> bool {
    span.start <= caret && caret <= span.end
}

/// The name with its colon.
fn whole_name(term: &Term) -> Range<usize> {
    let end = term.values.first().map_or(term.name.end, |value| value.span.start);
    term.name.start..end
}

/// The word of a value at the caret, or the empty place behind a comma, a sign or `..`.
fn value_at(term: &Term, text: &str, caret: usize) -> Option<(Range<usize>, Place)> {
    let field = term.field?;
    let value = term.values.iter().rev().find(|value| touches(&value.span, caret))?;
    let atoms = [&value.last, &value.first].into_iter().flatten();
    let mut spans = atoms.map(|atom| atom.span.clone());
    let word = spans.find(|span| touches(span, caret)).or_else(|| (caret == value.span.end).then_some(caret..caret))?;
    // The sign for descending stays.
    let sign = text.get(word.start..caret)?.chars().next().filter(|c| matches!(c, '-' | '－'));
    let skipped = sign.filter(|_| field == FieldName::Sort).map_or(0, char::len_utf8);
    let is_bound = value.sign.is_some() || value.is_range;
    let place = if is_bound { Place::Bound(field) } else { Place::Value(field) };
    Some((word.start + skipped..word.end, place))
}
