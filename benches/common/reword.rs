//! Titles as somebody else would type them: each rule changes a title in one way, at a place that depends on the title alone.

// Where a title is cut was found in the title itself.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice)]

use std::ops::Range;

/// A way to write a title otherwise; nothing where the title is too short for it.
pub type Rule = fn(&str) -> Option<String>;

/// Every rule, by name.
pub const RULES: [(&str, Rule); 9] = [
    ("a word dropped", |title| {
        let words = words(title);
        let at = place(title, words.len());
        (words.len() > 1).then(|| without(title, words[at].clone()))
    }),
    ("two words swapped", |title| {
        let words = words(title);
        let at = place(title, words.len().checked_sub(1)?);
        let (one, two) = (words.get(at)?.clone(), words.get(at + 1)?.clone());
        let between = &title[one.end..two.start];
        let (before, after) = (&title[..one.start], &title[two.end..]);
        Some(format!("{before}{}{between}{}{after}", &title[two], &title[one]))
    }),
    ("a letter changed", |title| typo(title, |letter| other(letter).to_string())),
    ("a letter missing", |title| typo(title, |_| String::new())),
    ("a letter doubled", |title| typo(title, |letter| format!("{letter}{letter}"))),
    ("other punctuation", |title| {
        let is_space = |c: char| c.is_whitespace() || "-_/".contains(c);
        let otherwise = title.chars().filter_map(|c| match c {
            '，' | '、' | '：' => Some(' '),
            ',' => Some('，'),
            ':' => Some('：'),
            c if is_space(c) => Some(if c == ' ' { '-' } else { ' ' }),
            c => c.is_alphanumeric().then_some(c),
        });
        Some(otherwise.chain(['！']).collect())
    }),
    ("the first half kept", |title| {
        let words = words(title);
        let last = words.get((words.len() / 2).checked_sub(1)?)?;
        (letters(title) >= 4).then(|| title[..last.end].to_string())
    }),
    ("the second half kept", |title| {
        let words = words(title);
        let first = words.get(words.len() / 2).filter(|_| words.len() > 1)?;
        (letters(title) >= 4).then(|| title[first.start..].to_string())
    }),
    ("more said", |title| {
        let is_chinese = title.chars().any(is_chinese);
        let more = if is_chinese { "，更新之后又出现" } else { ", again since the update" };
        Some(format!("{title}{more}"))
    }),
];

/// The words of a title: runs of letters and digits; of Chinese two characters each.
fn words(title: &str) -> Vec<Range<usize>> {
    let mut words: Vec<(Range<usize>, usize)> = Vec::new();
    let mut before = ' ';
    for (at, c) in title.char_indices().filter(|(_, c)| c.is_alphanumeric()) {
        let end = at + c.len_utf8();
        match words.last_mut() {
            Some((word, count))
                if word.end == at && is_chinese(before) == is_chinese(c) && (!is_chinese(c) || *count < 2) =>
            {
                (word.end, *count) = (end, *count + 1);
            }
            _ => words.push((at..end, 1)),
        }
        before = c;
    }
    words.into_iter().map(|(word, _)| word).collect()
}

fn is_chinese(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}')
}

fn letters(title: &str) -> usize {
    title.chars().filter(|c| c.is_alphanumeric()).count()
}

/// A number below a limit that depends on the title alone.
fn place(title: &str, limit: usize) -> usize {
    title.bytes().map(usize::from).sum::<usize>() % limit.max(1)
}

fn without(title: &str, word: Range<usize>) -> String {
    let (before, after) = (title[..word.start].trim_end(), title[word.end..].trim_start());
    let gap = if title[..word.start].ends_with(' ') { " " } else { "" };
    format!("{before}{gap}{after}")
}

/// A title with one of its letters typed otherwise.
fn typo(title: &str, typed: impl Fn(char) -> String) -> Option<String> {
    let letters: Vec<(usize, char)> = title.char_indices().filter(|(_, c)| c.is_alphanumeric()).collect();
    let (at, letter) = letters[place(title, letters.len())];
    (letters.len() > 2).then(|| format!("{}{}{}", &title[..at], typed(letter), &title[at + letter.len_utf8()..]))
}

/// A letter that stands for another one after a slip.
fn other(letter: char) -> char {
    match letter {
        'z' | 'Z' | '9' => 'a',
        c if c.is_ascii() => char::from(u8::try_from(c).unwrap() + 1),
        c => *['是', '事', '时', '的', '地'].iter().find(|other| **other != c).unwrap(),
    }
}
