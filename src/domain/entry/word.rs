//! The words of a line and where they stand.

use std::ops::Range;

/// A run of characters without blanks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Word<'a> {
    /// Its first byte in the line.
    pub start: usize,
    /// Its characters.
    pub text: &'a str,
}

/// The words of a line, in order.
pub(super) fn words(line: &str) -> Vec<Word<'_>> {
    let mut start = 0;
    let mut words = Vec::new();
    for piece in line.split_inclusive(char::is_whitespace) {
        let text = piece.trim_end();
        if !text.is_empty() {
            words.push(Word { start, text });
        }
        start += piece.len();
    }
    words
}

/// The bytes of the line from the first to the last of some adjacent words.
pub(super) fn span(words: &[Word<'_>]) -> Range<usize> {
    let start = words.first().map_or(0, |word| word.start);
    let end = words.last().map_or(0, |word| word.start + word.text.len());
    start..end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_where_they_are_typed() {
        let line = " 登录　超时\t x ";
        let words = words(line);
        assert_eq!(words.iter().map(|word| word.text).collect::<Vec<_>>(), ["登录", "超时", "x"]);
        for word in &words {
            assert_eq!(line.get(span(&[*word])), Some(word.text));
        }
        assert_eq!(line.get(span(&words[..2])), Some("登录　超时"));
    }
}
