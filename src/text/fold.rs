//! Forms of text for finding it: without case and width, and in pinyin.

use std::cell::LazyCell;
use std::ops::Range;

use pinyin::ToPinyin;
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

/// The form in which texts are compared: NFKC (so that `Ａ` is `A`) in lower case.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    text.nfkc().flat_map(char::to_lowercase).nfkc().collect()
}

/// What somebody may type for a text with Chinese: its pinyin and, on a second line, its initials; all else is folded.
/// `登录超时 v2` gives `dengluchaoshi v2` and `dlcs v2`. A character has its first reading, `ü` is typed `v`.
pub fn pinyin_forms(text: &str) -> Option<String> {
    has_pinyin(text).then(|| format!("{}\n{}", Form::new(text, syllables).text, Form::new(text, initials).text))
}

/// Everything by which a text can be found: its folded form and, below it, its pinyin forms.
pub fn search_text(text: &str) -> String {
    let mut forms = fold(text);
    if let Some(pinyin) = pinyin_forms(text) {
        forms.push('\n');
        forms.push_str(&pinyin);
    }
    forms
}

/// Where a text has the words of a query, in bytes, in order and apart; nothing if a word is nowhere in it.
///
/// A word is looked for as it is (folded), then as pinyin, then as initials; as pinyin only if it is two letters or more,
/// and only from the start of a character, so that `ui` does not find 会 (hui).
pub fn matches(text: &str, query: &str) -> Option<Vec<Range<usize>>> {
    let plain = Form::new(text, str::to_owned);
    let pinyin = LazyCell::new(|| has_pinyin(text).then(|| [Form::new(text, syllables), Form::new(text, initials)]));
    let mut found = Vec::new();
    for word in fold(query).split_whitespace() {
        let mut places = plain.anywhere(word);
        if places.is_empty() && is_typed_pinyin(word) {
            let forms = pinyin.as_ref()?;
            places = forms.iter().map(|form| form.at_characters(word)).find(|places| !places.is_empty())?;
        }
        if places.is_empty() {
            return None;
        }
        found.extend(places);
    }
    Some(joined(found))
}

fn has_pinyin(text: &str) -> bool {
    text.chars().any(|c| c.to_pinyin().is_some())
}

fn is_typed_pinyin(word: &str) -> bool {
    word.len() >= 2 && word.is_ascii() && word.contains(|c: char| c.is_ascii_alphabetic())
}

fn syllables(folded: &str) -> String {
    let mut typed = String::new();
    for c in folded.chars() {
        match c.to_pinyin() {
            Some(pinyin) => typed.extend(pinyin.plain().chars().map(on_keyboard)),
            None => typed.push(c),
        }
    }
    typed
}

fn initials(folded: &str) -> String {
    let initial = |c: char| c.to_pinyin().and_then(|pinyin| pinyin.plain().chars().next()).map_or(c, on_keyboard);
    folded.chars().map(initial).collect()
}

fn on_keyboard(letter: char) -> char {
    match letter {
        'ü' => 'v',
        'ê' => 'e',
        letter => letter,
    }
}

/// A text rewritten grapheme by grapheme, which knows where each piece came from.
struct Form {
    text: String,
    /// Where each grapheme starts: here, and in the original.
    starts: Vec<(usize, usize)>,
    original_len: usize,
}

impl Form {
    fn new(original: &str, rewrite: impl Fn(&str) -> String) -> Self {
        let mut form = Self { text: String::new(), starts: Vec::new(), original_len: original.len() };
        for (at, grapheme) in original.grapheme_indices(true) {
            form.starts.push((form.text.len(), at));
            form.text.push_str(&rewrite(&fold(grapheme)));
        }
        form
    }

    fn anywhere(&self, word: &str) -> Vec<Range<usize>> {
        self.text.match_indices(word).filter_map(|(at, _)| self.original(at, word.len())).collect()
    }

    fn at_characters(&self, word: &str) -> Vec<Range<usize>> {
        let starts = self.starts.iter().map(|&(start, _)| start);
        let hits = starts.filter(|&start| self.text.get(start..).is_some_and(|rest| rest.starts_with(word)));
        hits.filter_map(|at| self.original(at, word.len())).collect()
    }

    /// The whole graphemes of the original that made the text from `at` on.
    fn original(&self, at: usize, len: usize) -> Option<Range<usize>> {
        let first = self.starts.partition_point(|&(start, _)| start <= at).checked_sub(1)?;
        let after = self.starts.partition_point(|&(start, _)| start < at + len);
        let end = self.starts.get(after).map_or(self.original_len, |&(_, original)| original);
        self.starts.get(first).map(|&(_, start)| start..end)
    }
}

/// Ranges in order, with those that touch or overlap made one.
fn joined(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_by_key(|range| range.start);
    let mut apart: Vec<Range<usize>> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match apart.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => apart.push(range),
        }
    }
    apart
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::sample::awkward;

    fn marked<'a>(text: &'a str, query: &str) -> Vec<&'a str> {
        matches(text, query).unwrap_or_default().into_iter().filter_map(|range| text.get(range)).collect()
    }

    #[test]
    fn case_and_width_do_not_matter() {
        assert_eq!(fold("ＡPI（Ｖ２）ﬁX"), "api(v2)fix");
        assert_eq!(fold("e\u{301}"), "é");
        assert_eq!(marked("Export API", "ａｐｉ"), ["API"]);
    }

    #[test]
    fn chinese_has_a_form_in_pinyin_and_one_in_initials() {
        assert_eq!(pinyin_forms("登录超时 v2").as_deref(), Some("dengluchaoshi v2\ndlcs v2"));
        assert_eq!(pinyin_forms("绿色Ａ").as_deref(), Some("lvsea\nlsa"));
        assert_eq!(pinyin_forms("Export v2"), None);
    }

    #[test]
    fn what_is_searched_is_the_text_and_its_pinyin() {
        assert_eq!(search_text("登录 V2"), "登录 v2\ndenglu v2\ndl v2");
        assert_eq!(search_text("Export V2"), "export v2");
    }

    #[test]
    fn chinese_is_found_by_itself_by_pinyin_and_by_initials() {
        for query in ["超时", "chaoshi", "cs", "chaos"] {
            assert_eq!(marked("登录超时，客诉", query), ["超时"], "{query}");
        }
        assert_eq!(marked("登录v2超时", "lv2c"), ["录v2超"]);
        assert_eq!(marked("李雷", "lilei"), ["李雷"]);
    }

    #[test]
    fn pinyin_starts_with_a_character_and_needs_two_letters() {
        assert_eq!(matches("会议", "ui"), None);
        assert_eq!(matches("会议", "h"), None);
        assert_eq!(marked("会议", "hui"), ["会"]);
    }

    #[test]
    fn what_is_written_comes_before_what_is_only_read_so() {
        assert_eq!(marked("an 按钮", "an"), ["an"]);
    }

    #[test]
    fn every_word_must_be_there_and_every_place_is_marked() {
        assert_eq!(marked("timeout 登录 timeout", "TIME dl"), ["time", "登录", "time"]);
        assert_eq!(matches("timeout 登录", "timeout 支付"), None);
        assert_eq!(matches("timeout", " "), Some(vec![]));
        assert_eq!(marked("aaaa", "aa"), ["aaaa"]);
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing_more(text in awkward()) {
            prop_assert_eq!(fold(&fold(&text)), fold(&text));
        }

        #[test]
        fn a_text_has_all_of_its_graphemes(text in awkward()) {
            for grapheme in text.graphemes(true) {
                prop_assert!(matches(&text, grapheme).is_some(), "{:?}", grapheme);
            }
        }

        #[test]
        fn marks_are_whole_graphemes_in_order(text in awkward(), query in "[a-z登录超时]{1,3}") {
            let bounds: Vec<usize> = text.grapheme_indices(true).map(|(at, _)| at).chain([text.len()]).collect();
            let ends: Vec<usize> = matches(&text, &query).unwrap_or_default().iter().flat_map(|r| [r.start, r.end]).collect();
            prop_assert!(ends.is_sorted_by(|a, b| a < b));
            prop_assert!(ends.iter().all(|end| bounds.contains(end)));
        }

        #[test]
        fn what_is_typed_for_a_text_finds_it(text in "[登录超时客诉上升a-z0-9]{2,8}") {
            for form in pinyin_forms(&text).iter().flat_map(|forms| forms.lines()) {
                prop_assert!(matches(&text, form).is_some() || !is_typed_pinyin(form), "{:?}", form);
            }
        }
    }
}
