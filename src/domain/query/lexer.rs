//! Cuts a query into words, quoted phrases, terms (`field:value`) and what joins them. Every text can be cut.

use std::ops::Range;

use super::names::{FieldName, WORDS, Word, find};
use super::scanner::Scanner;
use super::token::{Atom, Lexed, Piece, Sign, Term, Token, Value};
use crate::domain::narrow::half_width;

pub(super) fn lex(text: &str) -> Lexed {
    let mut lexer = Lexer { scanner: Scanner::new(text), unclosed: None };
    let tokens = std::iter::from_fn(|| lexer.token()).collect();
    Lexed { tokens, unclosed: lexer.unclosed }
}

struct Lexer<'a> {
    scanner: Scanner<'a>,
    unclosed: Option<Range<usize>>,
}

impl Lexer<'_> {
    fn token(&mut self) -> Option<Token> {
        self.scanner.run(char::is_whitespace);
        let start = self.scanner.at();
        let piece = match half_width(self.scanner.peek()?) {
            '(' => self.one(Piece::Open),
            ')' => self.one(Piece::Close),
            '-' => self.one(Piece::Minus),
            c if is_quote(c) => Piece::Text(self.phrase()),
            _ => self.word(),
        };
        Some(Token { span: self.scanner.since(start), piece })
    }

    fn one(&mut self, piece: Piece) -> Piece {
        self.scanner.bump();
        piece
    }

    fn word(&mut self) -> Piece {
        let start = self.scanner.at();
        let rest = self.scanner.rest();
        let word = rest.find(ends_word).map_or(rest, |end| rest.get(..end).unwrap_or(rest));
        if let Some(joint) = find(WORDS, word) {
            self.scanner.skip(word.len());
            return Piece::Word(joint);
        }
        if let Some(negated) = word.strip_prefix('非')
            && (negated.starts_with(is_quote) || head(negated).is_some_and(|head| head.field.is_some()))
        {
            return self.one(Piece::Word(Word::Not));
        }
        match head(word) {
            Some(head) => {
                self.scanner.skip(head.name);
                let name = self.scanner.since(start);
                let typed = self.scanner.slice(&name).to_string();
                self.scanner.skip(head.colon);
                let values = self.values(head.field.is_some_and(FieldName::is_ordered));
                Piece::Term(Term { name, typed, field: head.field, values })
            }
            None => {
                self.scanner.skip(word.len());
                Piece::Text(self.atom_since(start))
            }
        }
    }

    fn values(&mut self, ordered: bool) -> Vec<Value> {
        let mut values = Vec::new();
        loop {
            let start = self.scanner.at();
            let sign = self.sign();
            let ordered = ordered && sign.is_none();
            let first = self.atom(ordered);
            let is_range = ordered && self.range_mark();
            let last = if is_range { self.atom(ordered) } else { None };
            let span = self.scanner.since(start);
            values.push(Value { span, sign, first, is_range, last });
            if !self.scanner.eat(is_comma) {
                return values;
            }
        }
    }

    fn sign(&mut self) -> Option<Sign> {
        let sign = match half_width(self.scanner.peek()?) {
            '<' => Sign::Less,
            '>' => Sign::More,
            '=' => Sign::Equal,
            '≤' => Sign::AtMost,
            '≥' => Sign::AtLeast,
            _ => return None,
        };
        self.scanner.bump();
        let or_equal = matches!(sign, Sign::Less | Sign::More) && self.scanner.eat(|c| half_width(c) == '=');
        Some(match sign {
            Sign::Less if or_equal => Sign::AtMost,
            Sign::More if or_equal => Sign::AtLeast,
            sign => sign,
        })
    }

    /// A value as far as it goes; of an ordered field only up to `..`.
    fn atom(&mut self, ordered: bool) -> Option<Atom> {
        if self.scanner.peek().is_some_and(is_quote) {
            return Some(self.phrase());
        }
        let start = self.scanner.at();
        while let Some(c) = self.scanner.peek()
            && !ends_word(c)
            && !is_comma(c)
            && !(ordered && starts_with_range_mark(self.scanner.rest()))
        {
            self.scanner.bump();
        }
        (self.scanner.at() > start).then(|| self.atom_since(start))
    }

    fn range_mark(&mut self) -> bool {
        let found = starts_with_range_mark(self.scanner.rest());
        if found {
            self.scanner.bump();
            self.scanner.bump();
        }
        found
    }

    fn atom_since(&self, start: usize) -> Atom {
        let span = self.scanner.since(start);
        Atom { text: self.scanner.slice(&span).to_string(), span, quoted: false }
    }

    /// A text in quotation marks; `\"` and `\\` stand for `"` and `\`.
    fn phrase(&mut self) -> Atom {
        let start = self.scanner.at();
        let opening = self.scanner.bump();
        let mark = self.scanner.since(start);
        let mut text = String::new();
        let mut closed = false;
        while let Some(c) = self.scanner.bump() {
            if closes(opening, c) {
                closed = true;
                break;
            }
            let escaped = self.scanner.peek().filter(|next| c == '\\' && (*next == '\\' || is_quote(*next)));
            text.push(escaped.unwrap_or(c));
            if escaped.is_some() {
                self.scanner.bump();
            }
        }
        if !closed {
            self.unclosed = Some(mark);
        }
        Atom { span: self.scanner.since(start), text, quoted: true }
    }
}

/// The beginning of a term: how long its name is, its colon, and the field it names.
struct Head {
    name: usize,
    colon: usize,
    field: Option<FieldName>,
}

/// The head of a term, if the word begins one: a known field before a colon or a sign of comparison, or some name before
/// a colon. `http://…` and `12:30` are words.
fn head(word: &str) -> Option<Head> {
    let (place, mark) = word.char_indices().find(|(_, c)| is_colon(*c) || is_compare(*c))?;
    let (name, rest) = word.split_at_checked(place)?;
    let field = FieldName::recognise(name);
    let colon = if is_colon(mark) { mark.len_utf8() } else { 0 };
    let could_be = colon > 0 && is_name(name) && !rest.starts_with("://");
    (field.is_some() || could_be).then_some(Head { name: place, colon, field })
}

fn is_name(word: &str) -> bool {
    word.starts_with(char::is_alphabetic) && word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '_'))
}

fn is_colon(c: char) -> bool {
    half_width(c) == ':'
}

fn is_compare(c: char) -> bool {
    matches!(half_width(c), '<' | '>' | '=' | '≤' | '≥')
}

fn is_comma(c: char) -> bool {
    matches!(c, ',' | '，' | '、')
}

pub(super) fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '＂')
}

/// An input method gives whichever of the Chinese marks it thinks is next, so either closes either.
fn closes(opening: Option<char>, c: char) -> bool {
    match opening {
        Some('“' | '”') => matches!(c, '“' | '”'),
        opening => opening == Some(c),
    }
}

fn ends_word(c: char) -> bool {
    c.is_whitespace() || matches!(half_width(c), '(' | ')')
}

/// `..`, or what an input method makes of it.
fn starts_with_range_mark(text: &str) -> bool {
    text.starts_with("..") || text.starts_with("。。")
}
