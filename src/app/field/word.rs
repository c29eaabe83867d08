//! Words to move by.
//!
//! Unicode's word boundaries (UAX #29) with two changes. Chinese has no blanks, and without a dictionary they would stop
//! after every character; here two characters that follow each other go together, counted from the start of their run.
//! Most Chinese words have two, so this halves the keys, stops at the same places in both directions, and deletes no
//! more than what is quickly typed again. And a run of punctuation, full-width or not, is a word of its own, so that
//! deleting a word behind `，` deletes just that.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

/// The start of the word at or before a position in a line.
pub(super) fn left(text: &str, line: Range<usize>, at: usize) -> usize {
    let starts = words(text, line.clone()).map(|word| word.start);
    starts.take_while(|&start| start < at).last().unwrap_or(line.start)
}

/// The end of the word at or behind a position in a line.
pub(super) fn right(text: &str, line: Range<usize>, at: usize) -> usize {
    words(text, line.clone()).map(|word| word.end).find(|&end| end > at).unwrap_or(line.end)
}

fn words(text: &str, line: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let segments = text.get(line.clone()).unwrap_or_default().split_word_bound_indices();
    let mut segments = segments.map(move |(at, segment)| (line.start + at, segment)).peekable();
    std::iter::from_fn(move || {
        let (start, first) = segments.by_ref().find(|(_, segment)| Kind::of(segment) != Kind::Blank)?;
        let kind = Kind::of(first);
        let mut end = start + first.len();
        let mut others = match kind {
            Kind::Character => 1,
            Kind::Sign => usize::MAX,
            Kind::Word | Kind::Blank => 0,
        };
        while others > 0
            && let Some((at, more)) = segments.next_if(|(_, segment)| Kind::of(segment) == kind)
        {
            end = at + more.len();
            others -= 1;
        }
        Some(start..end)
    })
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Blank,
    /// One of a script without blanks between words.
    Character,
    Word,
    Sign,
}

impl Kind {
    fn of(segment: &str) -> Self {
        if segment.chars().all(char::is_whitespace) {
            Self::Blank
        } else if segment.starts_with(is_character) {
            Self::Character
        } else if segment.contains(|c: char| c.is_alphanumeric()) {
            Self::Word
        } else {
            Self::Sign
        }
    }
}

/// Chinese characters and hiragana.
fn is_character(c: char) -> bool {
    matches!(c, '\u{3005}'..='\u{3007}' | '\u{3041}'..='\u{309f}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}
