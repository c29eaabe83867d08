//! Which script a text is in, and the one plain form in which words are compared.

use unicode_normalization::UnicodeNormalization;

use crate::domain::narrow::narrow;

/// The script that is being typed: it decides in which language names are offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Script {
    /// Letters, digits and signs of ASCII, and all that is not Chinese.
    Latin,
    /// Chinese characters.
    Han,
}

impl Script {
    /// The script of the last letter of a text, if it has a letter.
    pub fn of(text: &str) -> Option<Script> {
        let last = text.chars().rev().find(|c| c.is_alphabetic())?;
        Some(if is_han(last) { Script::Han } else { Script::Latin })
    }

    /// The one of two things that belongs to this script.
    pub(super) fn pick<T>(self, latin: T, han: T) -> T {
        match self {
            Script::Latin => latin,
            Script::Han => han,
        }
    }
}

pub(super) fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}' | '〇')
}

/// A name as it is compared: half-width, lower case, `_` and blanks as `-`.
pub(super) fn plain(word: &str) -> String {
    let dashed = |c: char| if c == '_' || c.is_whitespace() { '-' } else { c };
    narrow(word.trim()).chars().map(dashed).collect::<String>().to_lowercase()
}

/// A free text as it is kept: composed (NFC), without blanks around it.
pub(super) fn tidy(text: &str) -> String {
    text.trim().nfc().collect()
}

/// A value as it is kept: composed and in lower case.
pub(super) fn lower(text: &str) -> String {
    tidy(text).to_lowercase().nfc().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_letter_tells_the_script() {
        assert_eq!(Script::of("owner:李"), Some(Script::Han));
        assert_eq!(Script::of("负责人:li"), Some(Script::Latin));
        assert_eq!(Script::of("截止:<"), Some(Script::Han));
        assert_eq!(Script::of("#42 <"), None);
    }

    #[test]
    fn width_case_and_joints_do_not_matter_in_a_name() {
        assert_eq!(plain(" Ｂｌｏｃｋｅｄ_By "), "blocked-by");
        assert_eq!(plain("In Progress"), "in-progress");
        assert_eq!(plain("负责人"), "负责人");
    }

    #[test]
    fn values_are_composed_and_in_lower_case() {
        assert_eq!(lower(" Rene\u{301} "), "rené");
    }
}
