//! Which of some words was meant.

use super::script::plain;
use crate::domain::date::edits;

/// No word of the language is as long as this.
const LONGEST: usize = 32;

/// The word that begins as typed, else the one with the fewest letters to change; `None` if none is near.
pub(super) fn nearest<'a>(typed: &str, words: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let typed: Vec<char> = plain(typed).chars().take(LONGEST).collect();
    // One slip in three letters; in a Chinese word of two or three characters, one.
    let most = (typed.len() / 3).max(1);
    let ranked = words.into_iter().filter_map(|word| {
        let candidate: Vec<char> = plain(word).chars().collect();
        let begins = !typed.is_empty() && candidate.starts_with(&typed);
        let changes = edits(&typed, &candidate);
        let is_near = begins || (changes <= most && changes < typed.len());
        is_near.then_some(((!begins, changes), word))
    });
    ranked.min_by_key(|(rank, _)| *rank).map(|(_, word)| word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_finds_the_word_that_was_meant() {
        let words = ["overdue", "open", "owner", "负责人", "状态"];
        for (typed, meant) in [
            ("overdeu", Some("overdue")),
            ("OVER", Some("overdue")),
            ("o", Some("open")),
            ("ownr", Some("owner")),
            ("负责", Some("负责人")),
            ("状太", Some("状态")),
            ("负贵人", Some("负责人")),
            ("x", None),
            ("purple", None),
            ("", None),
        ] {
            assert_eq!(nearest(typed, words), meant, "{typed}");
        }
    }
}
