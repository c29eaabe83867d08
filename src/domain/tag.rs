//! Tags: one word each, kept sorted.

use std::collections::BTreeSet;

/// A tag in its one form: no sign, no blanks or commas, lower case only where it was written so.
/// `None` if nothing is left.
pub fn tidy(word: &str) -> Option<String> {
    let tag: Vec<&str> = word
        .trim()
        .trim_start_matches(['#', '＃'])
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '，' | ';' | '；'))
        .filter(|part| !part.is_empty())
        .collect();
    (!tag.is_empty()).then(|| tag.join("-"))
}

/// The tags of a list separated by blanks or commas.
pub fn split(text: &str) -> BTreeSet<String> {
    text.split(|c: char| c.is_whitespace() || matches!(c, ',' | '，' | ';' | '；'))
        .filter_map(tidy)
        .collect()
}

/// The one written form of a set of tags: sorted, separated by one blank.
pub fn join(tags: &BTreeSet<String>) -> String {
    tags.iter().map(String::as_str).collect::<Vec<_>>().join(" ")
}
