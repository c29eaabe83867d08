//! Text as it is kept: in NFC, so that equal words are equal bytes, and without control characters, which mean nothing
//! to a reader and much to a terminal.

use unicode_normalization::UnicodeNormalization;
use unicode_width::UnicodeWidthStr;

/// A text of lines: tabs stay, and every way to end a line becomes `\n`.
pub fn text(text: &str) -> String {
    let lines = text.replace("\r\n", "\n").replace('\r', "\n");
    let means = |c: &char| !c.is_control() || matches!(c, '\n' | '\t');
    lines.chars().filter(means).nfc().collect()
}

/// One line, words apart by one blank; `None` where nothing of it would be seen.
pub fn line(text: &str) -> Option<String> {
    let words: Vec<String> = text
        .split_whitespace()
        .map(|word| word.chars().filter(|c| !c.is_control()).nfc().collect())
        .filter(|word: &String| word.width() > 0)
        .collect();
    (!words.is_empty()).then(|| words.join(" "))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_text_keeps_its_lines_and_tabs_and_loses_what_would_steer_a_terminal() {
        assert_eq!(text("a\r\nb\rc\n\td"), "a\nb\nc\n\td");
        assert_eq!(text("x\0y\u{1b}[2Jz\u{9b}\u{7f}"), "xy[2Jz");
        assert_eq!(text("e\u{301}"), "é");
    }

    #[test]
    fn a_line_is_one_line_with_single_blanks() {
        assert_eq!(line(" 登录\n超时\u{3000}\u{0} v2 ").as_deref(), Some("登录 超时 v2"));
    }

    #[test]
    fn a_line_that_nobody_could_see_is_none() {
        for nothing in ["", "  \n", "\u{200b}", "\u{1b}\u{0}", "\u{feff} \u{200d}"] {
            assert_eq!(line(nothing), None, "{nothing:?}");
        }
    }

    proptest! {
        #[test]
        fn cleaning_again_changes_nothing(any in "\\PC*|[\\x00-\\x20a\u{301}\u{85}]*") {
            let once = text(&any);
            prop_assert_eq!(text(&once), once);
            if let Some(once) = line(&any) {
                prop_assert_eq!(line(&once), Some(once));
            }
        }
    }
}
