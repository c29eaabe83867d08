//! Which of many words a few typed letters mean: by letters in order, by pinyin, by initials.

use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use crate::text::fold::{fold, search_text};

/// The places of the words that match, the best first; all in their order where nothing was typed.
pub fn rank<S: AsRef<str>>(typed: &str, words: &[S]) -> Vec<usize> {
    if typed.trim().is_empty() {
        return (0..words.len()).collect();
    }
    // Not `parse`: signs such as `!` and `^` are letters here.
    let pattern = Pattern::new(
        &fold(typed),
        CaseMatching::Ignore,
        Normalization::Smart,
        AtomKind::Fuzzy,
    );
    let mut config = Config::DEFAULT;
    config.prefer_prefix = true;
    let mut matcher = Matcher::new(config);
    let mut letters = Vec::new();
    let mut scored: Vec<(u32, usize)> = words
        .iter()
        .enumerate()
        .filter_map(|(place, word)| {
            // The word, its pinyin and its initials each for itself: letters of two forms make no word.
            let forms = search_text(word.as_ref());
            let scores = forms
                .lines()
                .filter_map(|form| pattern.score(Utf32Str::new(form, &mut letters), &mut matcher));
            scores.max().map(|score| (score, place))
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
    fn what_is_typed_in_full_width_or_capitals_is_the_same() {
        assert_eq!(rank("ＢＡＣＫ", &["inbox", "backlog"]), vec![1]);
    }

    #[test]
    fn signs_are_letters() {
        assert_eq!(rank("!in", &["inbox", "backlog"]), Vec::<usize>::new());
        assert_eq!(rank("^b", &["inbox", "backlog"]), Vec::<usize>::new());
    }

    #[test]
    fn letters_of_different_forms_make_no_word() {
        assert_eq!(rank("daic", &["待处理"]), vec![0]);
        assert_eq!(rank("daichulidcl", &["待处理"]), Vec::<usize>::new());
    }

    #[test]
    fn nothing_typed_leaves_everything_in_place() {
        assert_eq!(rank(" ", &["b", "a"]), vec![0, 1]);
    }
}
