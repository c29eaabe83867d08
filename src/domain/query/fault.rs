//! What is wrong with a query, and where.

use std::ops::Range;

use super::names::{FieldName, Word};

/// Something in a query that cannot be understood. The words for it are in `text`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Where: bytes of the query, on boundaries of characters, never empty.
    pub span: Range<usize>,
    /// What.
    pub kind: FaultKind,
}

impl Fault {
    pub(super) fn new(span: &Range<usize>, kind: FaultKind) -> Fault {
        Fault { span: span.clone(), kind }
    }
}

/// What is wrong, and what could stand there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FaultKind {
    /// No field has this name; this one is near.
    UnknownField { nearest: Option<&'static str> },
    /// The field does not know this value. What it knows, in the language of what was typed, and the nearest of it.
    UnknownValue { field: FieldName, expected: Vec<String>, nearest: Option<String> },
    /// Not a date; these forms are near, in quotation marks where they need them.
    NotADate { nearest: Vec<String> },
    /// Not a number, or one too large.
    NotANumber,
    /// The values of this field have no order, so they cannot be compared.
    NoOrder(FieldName),
    /// A range that ends before it begins.
    Backwards,
    /// Nothing stands after the colon, the comma or the sign of comparison.
    NoValue(FieldName),
    /// Nothing stands after the word or the `-`.
    NothingAfter(Word),
    /// Nothing stands before the word.
    NothingBefore(Word),
    /// A quotation mark or parenthesis that nothing closes.
    Unclosed(Pair),
    /// A parenthesis that closes nothing.
    Unopened,
    /// `sort:` or `group:` in parentheses or negated.
    Misplaced(FieldName),
    /// A second `group:`.
    Twice(FieldName),
    /// `@me`, but it is not known who that is.
    NobodyIsMe,
    /// Too many parentheses within each other.
    TooDeep,
}

/// What comes in pairs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pair {
    /// Quotation marks.
    Quotes,
    /// Parentheses.
    Parentheses,
}
