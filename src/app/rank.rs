//! Which of many texts a few typed letters mean: by letters in order, by pinyin, by initials.

use nucleo_matcher::pattern::{Atom, AtomKind, CaseMatching, Normalization};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use crate::text::fold::{fold, search_text};

/// In a word up to so many letters some may be left out; in longer ones almost any letters would be found in order.
const SHORT: usize = 16;

/// The places of the texts that match, the best first; all in their order where nothing was typed. A text is one line or
/// several, each for itself: what is typed must be found within one of them, every word of it.
pub fn rank<S: AsRef<str>>(typed: &str, texts: &[S]) -> Vec<usize> {
    let mut ranking = Ranking::new(typed);
    let mut scored: Vec<(u32, usize)> =
        texts.iter().enumerate().filter_map(|(place, text)| Some((ranking.score(text.as_ref())?, place))).collect();
    scored.sort_by(|(a, one), (b, two)| b.cmp(a).then(one.cmp(two)));
    scored.into_iter().map(|(_, place)| place).collect()
}

/// What is typed, word by word: to be found somewhere as it is, and in a short word with letters left out.
struct Ranking {
    words: Vec<[Atom; 2]>,
    matcher: Matcher,
    letters: Vec<char>,
}

impl Ranking {
    fn new(typed: &str) -> Ranking {
        let atom = |word: &str, kind| Atom::new(word, CaseMatching::Ignore, Normalization::Smart, kind, false);
        let both = |word| [AtomKind::Substring, AtomKind::Fuzzy].map(|kind| atom(word, kind));
        let mut config = Config::DEFAULT;
        config.prefer_prefix = true;
        Ranking {
            words: fold(typed).split_whitespace().map(both).collect(),
            matcher: Matcher::new(config),
            letters: Vec::new(),
        }
    }

    /// How well a text matches in the best of its lines, as it is written, in pinyin or in initials.
    fn score(&mut self, text: &str) -> Option<u32> {
        let forms = search_text(text);
        forms.lines().filter_map(|form| self.score_form(form)).max().or(self.words.is_empty().then_some(0))
    }

    fn score_form(&mut self, form: &str) -> Option<u32> {
        let Ranking { words, matcher, letters } = self;
        let mut find = |atom: &Atom, text: &str| atom.score(Utf32Str::new(text, letters), matcher).map(u32::from);
        let mut sum = 0;
        for [exact, loose] in words {
            let short = form.split_whitespace().filter(|word| word.chars().count() <= SHORT);
            let loosely = short.filter_map(|word| find(loose, word)).max();
            sum += find(exact, form).max(loosely)?;
        }
        Some(sum)
    }
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
    fn letters_scattered_over_a_sentence_find_nothing_but_its_words_do() {
        let says = ["Sort by this column; again: the other way; again: as usual", "Log in"];
        assert_eq!(rank("login", &says), Vec::<usize>::new());
        assert_eq!(rank("col sort", &says), vec![0]);
        assert_eq!(rank("srt", &says), vec![0]);
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
