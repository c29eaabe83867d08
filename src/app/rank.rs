//! Which of many words a few typed letters mean: by letters in order, by pinyin, by initials.

use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use crate::text::fold::search_text;

/// The places of the words that match, the best first; all in their order where nothing was typed.
pub fn rank<S: AsRef<str>>(typed: &str, words: &[S]) -> Vec<usize> {
    if typed.trim().is_empty() {
        return (0..words.len()).collect();
    }
    let pattern = Pattern::parse(typed, CaseMatching::Ignore, Normalization::Smart);
    let mut matcher = Matcher::new(Config::DEFAULT);
    let mut letters = Vec::new();
    let mut scored: Vec<(u32, usize)> = words
        .iter()
        .enumerate()
        .filter_map(|(place, word)| {
            let text = search_text(word.as_ref());
            pattern
                .score(Utf32Str::new(&text, &mut letters), &mut matcher)
                .map(|score| (score, place))
        })
        .collect();
    scored.sort_by(|(a, one), (b, two)| b.cmp(a).then(one.cmp(two)));
    scored.into_iter().map(|(_, place)| place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_in_order_find_a_word_and_the_nearer_one_comes_first() {
        assert_eq!(rank("pl", &["inbox", "display", "planned"]), vec![2, 1]);
    }

    #[test]
    fn pinyin_and_initials_find_chinese() {
        assert_eq!(rank("jxz", &["待处理", "进行中"]), vec![1]);
        assert_eq!(rank("lilei", &["王芳", "李雷"]), vec![1]);
    }

    #[test]
    fn nothing_typed_leaves_everything_in_place() {
        assert_eq!(rank(" ", &["b", "a"]), vec![0, 1]);
    }
}
