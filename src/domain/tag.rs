//! Tags: one word each, kept sorted.

use std::collections::BTreeSet;

use super::clean;

/// A tag in its one form: no sign, no blanks or commas, lower case only where it was written so.
/// `None` if nothing is left.
pub fn tidy(word: &str) -> Option<String> {
    let bare = |part: &str| clean::line(clean::line(part)?.trim_start_matches(['#', '＃']));
    let tag: Vec<String> = word.split(separates).filter_map(bare).collect();
    (!tag.is_empty()).then(|| tag.join("-"))
}

/// The tags of a list separated by blanks or commas.
pub fn split(text: &str) -> BTreeSet<String> {
    text.split(separates).filter_map(tidy).collect()
}

fn separates(c: char) -> bool {
    c.is_whitespace() || matches!(c, ',' | '，' | ';' | '；')
}

/// The one written form of a set of tags: sorted, separated by one blank.
pub fn join(tags: &BTreeSet<String>) -> String {
    tags.iter().map(String::as_str).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_tag_is_one_word_without_its_sign() {
        for (word, tag) in [
            ("#api", Some("api")),
            ("＃支付", Some("支付")),
            (" two words ", Some("two-words")),
            ("a，#b", Some("a-b")),
            ("#", None),
            ("\u{0} ,", None),
        ] {
            assert_eq!(tidy(word).as_deref(), tag, "{word:?}");
        }
    }

    proptest! {
        #[test]
        fn written_tags_read_back_as_the_same(words in prop::collection::vec("[ab#,， \u{301}\u{200b}-]{0,4}", 0..4)) {
            let tags: BTreeSet<String> = words.iter().filter_map(|word| tidy(word)).collect();
            prop_assert_eq!(split(&join(&tags)), tags);
        }
    }
}
