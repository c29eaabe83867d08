//! Reads a query. What cannot be understood is noted and left out, so that the rest can still be used while it is typed.

use std::ops::Range;

use super::context::Context;
use super::fault::{Fault, FaultKind, Pair};
use super::free::{is_number, sought};
use super::lexer::lex;
use super::names::{Entry, FIELDS, FieldName, Word};
use super::nearest::nearest;
use super::token::{Lexed, Piece, Term, Token};
use super::value::{Meaning, read};
use super::{Expr, GroupKey, Query, Sort};
use crate::domain::narrow::narrow;

/// So many parentheses may lie within each other.
const DEEPEST: usize = 32;

/// Reads a query.
///
/// # Errors
/// The first thing in it that cannot be understood.
pub fn parse(text: &str, context: &Context) -> Result<Query, Fault> {
    match parse_leniently(text, context) {
        (query, None) => Ok(query),
        (_, Some(fault)) => Err(fault),
    }
}

/// Reads a query that is still being typed: as much of it as can be understood, and the first thing that cannot.
pub fn parse_leniently(text: &str, context: &Context) -> (Query, Option<Fault>) {
    let Lexed { tokens, unclosed } = lex(text);
    let mut parser = Parser { tokens: &tokens, at: 0, context, faults: Vec::new(), sort: Vec::new(), group: None };
    if let Some(mark) = unclosed {
        parser.fault(&mark, FaultKind::Unclosed(Pair::Quotes));
    }
    let filter = parser.any(0).unwrap_or_else(|| Expr::All(Vec::new()));
    let query = Query { filter: lone_number(&tokens).unwrap_or(filter), sort: parser.sort, group: parser.group };
    (query, parser.faults.into_iter().min_by_key(|fault| fault.span.start))
}

/// A number that is the only thing looked for is that of an item.
fn lone_number(tokens: &[Token]) -> Option<Expr> {
    let mut sought = tokens.iter().filter(|token| !is_directive(token));
    let (Some(only), None) = (sought.next(), sought.next()) else {
        return None;
    };
    match &only.piece {
        Piece::Text(atom) if !atom.quoted => {
            let digits = Some(narrow(&atom.text)).filter(|text| is_number(text));
            digits.and_then(|digits| digits.parse().ok()).map(Expr::Id)
        }
        _ => None,
    }
}

fn is_directive(token: &Token) -> bool {
    match &token.piece {
        Piece::Term(term) => matches!(term.field, Some(FieldName::Sort | FieldName::Group)),
        _ => false,
    }
}

struct Parser<'a> {
    tokens: &'a [Token],
    at: usize,
    context: &'a Context<'a>,
    faults: Vec<Fault>,
    sort: Vec<Sort>,
    group: Option<GroupKey>,
}

impl<'a> Parser<'a> {
    fn peek(&self) -> Option<&'a Token> {
        self.tokens.get(self.at)
    }

    fn fault(&mut self, span: &Range<usize>, kind: FaultKind) {
        self.faults.push(Fault::new(span, kind));
    }

    /// Alternatives up to the end or the closing parenthesis; `None` if nothing is to be true.
    fn any(&mut self, depth: usize) -> Option<Expr> {
        let mut parts = Vec::new();
        let mut before: Option<&'a Token> = None;
        loop {
            let start = self.at;
            let part = self.all(depth);
            let is_empty = self.at == start;
            let or = self.peek().filter(|token| token.piece == Piece::Word(Word::Or));
            match (is_empty, before, or) {
                (true, Some(before), _) => self.fault(&before.span, FaultKind::NothingAfter(Word::Or)),
                (true, None, Some(or)) => self.fault(&or.span, FaultKind::NothingBefore(Word::Or)),
                _ => {}
            }
            match part {
                Some(Expr::Any(inner)) => parts.extend(inner),
                part => parts.extend(part),
            }
            if or.is_none() {
                return one_or(parts, Expr::Any);
            }
            self.at += 1;
            before = or;
        }
    }

    /// What must all be true, up to an `or`, the end or the closing parenthesis.
    fn all(&mut self, depth: usize) -> Option<Expr> {
        let mut parts = Vec::new();
        let start = self.at;
        while let Some(token) = self.peek() {
            match token.piece {
                Piece::Word(Word::Or) => break,
                Piece::Close if depth > 0 => break,
                Piece::Close => {
                    self.at += 1;
                    self.fault(&token.span, FaultKind::Unopened);
                }
                Piece::Word(Word::And) => {
                    if self.at == start {
                        self.fault(&token.span, FaultKind::NothingBefore(Word::And));
                    }
                    self.at += 1;
                    if !self.begins_something() {
                        self.fault(&token.span, FaultKind::NothingAfter(Word::And));
                    }
                }
                _ => match self.one(depth) {
                    Some(Expr::All(inner)) if !inner.is_empty() => parts.extend(inner),
                    part => parts.extend(part),
                },
            }
        }
        one_or(parts, Expr::All)
    }

    /// One thing, or its negation.
    fn one(&mut self, depth: usize) -> Option<Expr> {
        let start = self.at;
        let mut negated = false;
        while let Some(token) = self.peek()
            && matches!(token.piece, Piece::Minus | Piece::Word(Word::Not))
        {
            self.at += 1;
            let loose = token.piece == Piece::Minus && self.peek().is_none_or(|next| next.span.start > token.span.end);
            if loose || !self.begins_something() {
                self.fault(&token.span, FaultKind::NothingAfter(Word::Not));
                return None;
            }
            negated = !negated;
        }
        let is_inner = depth > 0 || self.at > start;
        let token = self.peek()?;
        self.at += 1;
        let part = match &token.piece {
            Piece::Open => self.group_of(token, depth)?,
            Piece::Text(atom) => sought(atom)?,
            Piece::Term(term) => self.term(term, &token.span, is_inner)?,
            Piece::Close | Piece::Minus | Piece::Word(_) => return None,
        };
        Some(if negated { not(part) } else { part })
    }

    /// Whether what comes next can be negated or joined.
    fn begins_something(&self) -> bool {
        let next = self.peek().map(|token| &token.piece);
        !matches!(next, None | Some(Piece::Close | Piece::Word(Word::Or | Word::And)))
    }

    fn group_of(&mut self, open: &Token, depth: usize) -> Option<Expr> {
        if depth == DEEPEST {
            self.at = self.tokens.len();
            self.fault(&open.span, FaultKind::TooDeep);
            return None;
        }
        let is_empty = self.peek().is_some_and(|token| token.piece == Piece::Close);
        let inner = self.any(depth + 1);
        match self.peek() {
            Some(_) => self.at += 1,
            None if self.faults.iter().any(|fault| fault.kind == FaultKind::TooDeep) => {}
            None => self.fault(&open.span, FaultKind::Unclosed(Pair::Parentheses)),
        }
        if is_empty { Some(Expr::All(Vec::new())) } else { inner }
    }

    /// One of the values of a field, or an order or grouping, which stands for itself.
    fn term(&mut self, term: &Term, span: &Range<usize>, is_inner: bool) -> Option<Expr> {
        let Some(field) = term.field else {
            let nearest = nearest(&term.typed, FIELDS.iter().flat_map(Entry::all_words));
            self.fault(&term.name, FaultKind::UnknownField { nearest });
            return None;
        };
        if is_inner && matches!(field, FieldName::Sort | FieldName::Group) {
            self.fault(span, FaultKind::Misplaced(field));
            return None;
        }
        let mut parts: Vec<Expr> = Vec::new();
        for value in &term.values {
            match read(field, value, span, self.context) {
                Ok(Meaning::Must(part)) => join(&mut parts, part),
                Ok(Meaning::Sort(sort)) => self.sort.push(sort),
                Ok(Meaning::Group(group)) if self.group.is_none() => self.group = Some(group),
                Ok(Meaning::Group(_)) => self.fault(span, FaultKind::Twice(field)),
                Err(fault) => self.faults.push(fault),
            }
        }
        one_or(parts, Expr::Any)
    }
}

/// Adds an alternative; two sets of values of the same field become one.
fn join(parts: &mut Vec<Expr>, part: Expr) {
    if let Expr::Has(key, codes) = &part {
        for other in parts.iter_mut() {
            if let Expr::Has(same, all) = other
                && same == key
            {
                let new: Vec<String> = codes.iter().filter(|code| !all.contains(code)).cloned().collect();
                all.extend(new);
                return;
            }
        }
    }
    if !parts.contains(&part) {
        parts.push(part);
    }
}

fn not(part: Expr) -> Expr {
    match part {
        Expr::Not(inner) => *inner,
        part => Expr::Not(Box::new(part)),
    }
}

fn one_or(mut parts: Vec<Expr>, of: fn(Vec<Expr>) -> Expr) -> Option<Expr> {
    match parts.len() {
        0 | 1 => parts.pop(),
        _ => Some(of(parts)),
    }
}
