//! How alike a text and a title are.
//!
//! Both are known by their pairs of neighbouring letters (`登录超时` → `登录 录超 超时`; Latin words likewise, within a word).
//! A pair weighs the more the rarer it is among all titles: ln(1 + titles / titles with it). Two Chinese characters in common
//! are a word in common; two Latin letters are chance, so they count only within three, or where they are the word.
//!
//! Likeness is the geometric mean of two shares: how much of the text is in the title, by weight, and how much of the title is
//! in the text. So half a title still resembles it, a rare word counts more than a common one, and a short title that stands
//! in every text resembles none of them.

use std::collections::{BTreeSet, HashMap};

use crate::text::fold::fold;

/// A text that titles are compared with.
pub(super) struct Likeness {
    runs: BTreeSet<String>,
    weights: HashMap<String, f64>,
}

impl Likeness {
    /// To a text, among so many titles; each of its pairs comes with the number of titles that have it.
    pub(super) fn new(text: &str, among: i64, pairs: &[(i64, String)]) -> Likeness {
        let weight = |titles: i64| (1.0 + number(among) / number(titles.max(1))).ln();
        Likeness {
            runs: runs(text),
            weights: pairs.iter().map(|(titles, pair)| (pair.clone(), weight(*titles))).collect(),
        }
    }

    /// What a pair of the text weighs.
    pub(super) fn weight(&self, pair: &str) -> f64 {
        self.weights.get(pair).copied().unwrap_or_default()
    }

    /// The likeness of a title, from 0 to 1.
    pub(super) fn of(&self, title: &str) -> f64 {
        let runs = runs(title);
        let shared: BTreeSet<String> = self.runs.intersection(&runs).flat_map(|run| pairs(run)).collect();
        let of_text = shared.iter().map(|pair| self.weight(pair)).sum::<f64>() / self.weights.values().sum::<f64>();
        let of_title = number(shared.len()) / number(pairs(title).len());
        let both = (of_text * of_title).sqrt();
        if both.is_finite() { both } else { 0.0 }
    }
}

/// The pairs of neighbouring letters of a text; a letter that stands alone counts as a pair.
pub(super) fn pairs(text: &str) -> BTreeSet<String> {
    let mut pairs = BTreeSet::new();
    for word in words(text) {
        match word.as_slice() {
            [one] => _ = pairs.insert(one.to_string()),
            more => pairs.extend(more.windows(2).map(String::from_iter)),
        }
    }
    pairs
}

/// What a text has in common with another if it is in both.
fn runs(text: &str) -> BTreeSet<String> {
    let mut runs = BTreeSet::new();
    for word in words(text) {
        let two = word.windows(2).filter(|two| word.len() == 2 || two.iter().copied().any(is_dense));
        runs.extend(word.windows(3).chain(two).map(String::from_iter));
        if let [one] = word.as_slice() {
            runs.insert(one.to_string());
        }
    }
    runs
}

fn words(text: &str) -> Vec<Vec<char>> {
    let folded = fold(text);
    let words = folded.split(|c: char| !c.is_alphanumeric());
    words.filter(|word| !word.is_empty()).map(|word| word.chars().collect()).collect()
}

/// A character of Chinese, Japanese or Korean: two of them say as much as a word.
fn is_dense(c: char) -> bool {
    c >= '\u{2e80}'
}

fn number(count: impl TryInto<u32>) -> f64 {
    f64::from(count.try_into().unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The likeness of titles to a text where no pair is rarer than another.
    fn alike(text: &str, title: &str) -> f64 {
        let pairs: Vec<_> = pairs(text).into_iter().map(|pair| (1, pair)).collect();
        Likeness::new(text, 10, &pairs).of(title)
    }

    #[test]
    fn a_text_is_itself_whatever_its_case_width_and_punctuation() {
        for (text, title) in [
            ("登录超时", "登录超时"),
            ("Export to CSV", "export, to ＣＳＶ!"),
            ("a", "A"),
            ("ui 登录v2超时", "UI：登录Ｖ２超时"),
        ] {
            assert!((alike(text, title) - 1.0).abs() < 1e-9, "{text}");
        }
    }

    #[test]
    fn half_of_a_title_resembles_it_and_letters_here_and_there_do_not() {
        assert!(alike("登录超时", "登录超时，客诉上升") > 0.5);
        assert!(alike("export to csv", "export to csv loses rows") > 0.5);
        assert_eq!(alike("stone", "onset late"), alike("one", "onset late"));
        assert_eq!(alike("rewind", "wire"), 0.0);
    }

    #[test]
    fn what_is_rare_counts_more_than_what_is_common() {
        let counted: Vec<_> =
            pairs("支付超时").into_iter().map(|pair| (if pair == "超时" { 90 } else { 1 }, pair)).collect();
        let likeness = Likeness::new("支付超时", 100, &counted);
        assert!(likeness.of("支付失败") > likeness.of("登录超时"));
    }

    #[test]
    fn nothing_resembles_nothing() {
        assert_eq!(alike("", "登录"), 0.0);
        assert_eq!(alike("登录", ""), 0.0);
        assert_eq!(alike("！！", "？"), 0.0);
    }
}
