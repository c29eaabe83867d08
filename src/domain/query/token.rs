//! The pieces of a query.

use std::ops::Range;

use super::names::{FieldName, Word};

/// A query in pieces.
pub(super) struct Lexed {
    pub(super) tokens: Vec<Token>,
    /// The quotation mark that nothing closes; the text then reaches to the end.
    pub(super) unclosed: Option<Range<usize>>,
}

#[derive(Debug, PartialEq)]
pub(super) struct Token {
    pub(super) span: Range<usize>,
    pub(super) piece: Piece,
}

#[derive(Debug, PartialEq)]
pub(super) enum Piece {
    Open,
    Close,
    /// `-` before what it negates.
    Minus,
    Word(Word),
    Text(Atom),
    Term(Term),
}

/// `field:value,value`.
#[derive(Debug, PartialEq)]
pub(super) struct Term {
    /// Where the name is, without its colon.
    pub(super) name: Range<usize>,
    pub(super) typed: String,
    pub(super) field: Option<FieldName>,
    pub(super) values: Vec<Value>,
}

/// One value of a term: a word, a comparison or a range.
#[derive(Debug, PartialEq)]
pub(super) struct Value {
    pub(super) span: Range<usize>,
    pub(super) sign: Option<Sign>,
    pub(super) first: Option<Atom>,
    /// Whether `..` follows.
    pub(super) is_range: bool,
    pub(super) last: Option<Atom>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    Less,
    AtMost,
    More,
    AtLeast,
    Equal,
}

/// A word, or a text in quotation marks.
#[derive(Debug, PartialEq)]
pub(super) struct Atom {
    pub(super) span: Range<usize>,
    pub(super) text: String,
    pub(super) quoted: bool,
}
