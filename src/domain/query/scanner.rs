//! A place in a text that moves on by whole characters.

use std::ops::Range;

pub(super) struct Scanner<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Scanner<'a> {
    pub(super) fn new(text: &'a str) -> Scanner<'a> {
        Scanner { text, at: 0 }
    }

    /// The byte at which it stands.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    pub(super) fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    pub(super) fn bump(&mut self) -> Option<char> {
        let c = self.peek()?;
        self.at += c.len_utf8();
        Some(c)
    }

    /// Steps over the next character if it is such a one.
    pub(super) fn eat(&mut self, is: impl Fn(char) -> bool) -> bool {
        let eats = self.peek().is_some_and(is);
        if eats {
            self.bump();
        }
        eats
    }

    /// Steps over all such characters.
    pub(super) fn run(&mut self, is: impl Fn(char) -> bool) {
        while self.eat(&is) {}
    }

    /// Steps over so many bytes, which must end where a character ends.
    pub(super) fn skip(&mut self, bytes: usize) {
        self.at += bytes;
    }

    /// What lies between a place and here.
    pub(super) fn since(&self, start: usize) -> Range<usize> {
        start..self.at
    }

    pub(super) fn slice(&self, span: &Range<usize>) -> &'a str {
        self.text.get(span.clone()).unwrap_or_default()
    }
}
