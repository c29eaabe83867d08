//! Making a person's text safe to send to a terminal: nothing in it can move the cursor, reorder a line or hide.
//!
//! Text is stored faithfully and neutralised on the way out, by this file only and for every way out: screen, command
//! line, errors, logs, window titles.

use std::borrow::Cow;

use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthChar;

use super::width::width;

/// Stands for what shows nothing: the symbol for "substitute", which takes one cell in every terminal.
const PLACEHOLDER: char = '␦';
/// The marks that one grapheme keeps; a run of more ends in one [`PLACEHOLDER`].
const MARKS: usize = 8;
/// The joiners that one emoji keeps: a family or a couple has no more.
const JOINERS: usize = 3;
/// The cells from one tab stop to the next.
const TAB: usize = 4;

const JOINER: char = '\u{200d}';
/// Asks for a picture instead of a letter.
const SELECTOR: char = '\u{fe0f}';
const KEYCAP: char = '\u{20e3}';

/// A text as one line that is safe to show. Control characters, line breaks among them, become pictures of themselves;
/// what is invisible becomes a placeholder; an emoji keeps the joiners that make it one. The selector that asks for a picture
/// is left out: with it a character that is narrow by itself takes one cell in some terminals and two in others.
///
/// Unchanged and not copied where it already is safe, so calling this twice does no harm.
pub fn safe(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_suspect) {
        return Cow::Borrowed(text);
    }
    let safe: String = text.graphemes(true).map(safe_grapheme).collect();
    if safe == text { Cow::Borrowed(text) } else { Cow::Owned(safe) }
}

/// The first line that says something, safe to show.
pub fn first_line(text: &str) -> String {
    let line = text.lines().map(str::trim).find(|line| !line.is_empty());
    safe(line.unwrap_or_default()).into_owned()
}

/// A text as the lines that it has, each safe to show, with tabs as blanks up to the next fourth cell.
pub fn safe_lines(text: &str) -> impl Iterator<Item = Cow<'_, str>> {
    text.lines().map(|line| if line.contains('\t') { Cow::Owned(without_tabs(line)) } else { safe(line) })
}

fn without_tabs(line: &str) -> String {
    let mut spread = String::with_capacity(line.len() + TAB);
    for (column, piece) in line.split('\t').enumerate() {
        if column > 0 {
            let blanks = TAB - width(&spread) % TAB;
            spread.extend(std::iter::repeat_n(' ', blanks));
        }
        spread.push_str(&safe(piece));
    }
    spread
}

/// Whether a character may be wrong: by itself, where it stands, or in such numbers.
fn is_suspect(c: char) -> bool {
    !matches!(c, ' '..='~') && (c.is_control() || is_invisible(c) || is_mark(c))
}

fn safe_grapheme(grapheme: &str) -> Cow<'_, str> {
    if !grapheme.chars().any(is_suspect) {
        return Cow::Borrowed(grapheme);
    }
    let mut safe = String::with_capacity(grapheme.len());
    let (mut marks, mut joiners) = (0, 0);
    // The character before, whether something stands there that a mark can sit on, and whether it is an emoji.
    let (mut before, mut has_base, mut emoji) = (PLACEHOLDER, false, false);
    let mut chars = grapheme.chars().peekable();
    while let Some(c) = chars.next() {
        let next = chars.peek().copied().unwrap_or(PLACEHOLDER);
        let kept = match c {
            JOINER => {
                joiners += 1;
                emoji && joiners <= JOINERS && is_picture(next)
            }
            SELECTOR if is_picture(before) || (is_keycap_base(before) && next == KEYCAP) => continue,
            '\u{fe0e}' => is_picture(before) || (is_keycap_base(before) && next == KEYCAP),
            _ if is_mark(c) && !is_invisible(c) => {
                marks += 1;
                if marks > MARKS + 1 {
                    continue;
                }
                marks <= MARKS && (has_base || c.width() != Some(0))
            }
            _ => !c.is_control() && !is_invisible(c),
        };
        if kept {
            safe.push(c);
        } else {
            push_visible(&mut safe, c);
        }
        emoji = kept && (is_picture(c) || (emoji && is_skin_tone(c)));
        has_base = kept && (has_base || c.width() != Some(0));
        before = if kept { c } else { PLACEHOLDER };
    }
    Cow::Owned(safe)
}

fn push_visible(safe: &mut String, c: char) {
    match c {
        '\0'..='\x1f' => safe.push(char::from_u32(0x2400 + u32::from(c)).unwrap_or(PLACEHOLDER)),
        '\x7f' => safe.push('␡'),
        '\u{80}'..='\u{9f}' => safe.extend(c.escape_unicode()),
        _ => safe.push(PLACEHOLDER),
    }
}

/// What adds to the character before it, or takes no cell of its own.
fn is_mark(c: char) -> bool {
    is_combining_mark(c) || c.width() == Some(0)
}

/// What Unicode calls `Extended_Pictographic`: just those characters that a joiner binds to the next (rule GB11).
fn is_picture(c: char) -> bool {
    c > '~' && String::from_iter([c, JOINER, '😀']).graphemes(true).count() == 1
}

fn is_keycap_base(c: char) -> bool {
    matches!(c, '0'..='9' | '#' | '*')
}

fn is_skin_tone(c: char) -> bool {
    matches!(c, '\u{1f3fb}'..='\u{1f3ff}')
}

/// Format characters and the rest of `Default_Ignorable_Code_Point`: soft hyphen, zero-width characters, bidi controls,
/// line separators, variation selectors, fillers, tags.
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}'
        | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::sample::awkward;

    #[test]
    fn everyday_text_is_not_copied() {
        for text in ["", "Export opens garbled", "登录页超时，客诉上升", "café e\u{301}", "👨‍👩‍👧 👍🏽 😀 🇨🇳 🧑🏿‍🚀", "ｶﾞ 한국 ไม้"]
        {
            assert!(matches!(safe(text), Cow::Borrowed(_)), "{text}");
        }
    }

    #[test]
    fn a_picture_takes_as_many_cells_in_every_terminal() {
        for (text, shown) in [("⚠️ now", "⚠ now"), ("❤️", "❤"), ("1️⃣", "1\u{20e3}"), ("🏳️‍🌈", "🏳\u{200d}🌈")]
        {
            assert_eq!(safe(text), shown);
            assert_eq!(width(text), width(shown), "{text}");
        }
    }

    #[test]
    fn controls_become_pictures_of_themselves() {
        assert_eq!(safe("a\x1b]0;own\x07b"), "a␛]0;own␇b");
        assert_eq!(safe("one\r\ntwo\tthree\0"), "one␍␊two␉three␀");
        assert_eq!(safe("\x7f\u{85}\u{9b}31m"), "␡\\u{85}\\u{9b}31m");
    }

    #[test]
    fn invisible_characters_leave_a_placeholder() {
        assert_eq!(safe("a\u{202e}b\u{200b}c\u{feff}d\u{ad}e\u{2028}f\u{e0041}g"), "a␦b␦c␦d␦e␦f␦g");
        assert_eq!(safe("登\u{200d}录\u{fe0f}"), "登␦录␦");
        assert_eq!(safe("\u{301}lone mark"), "␦lone mark");
    }

    #[test]
    fn only_so_many_marks_and_joiners_stay_together() {
        assert_eq!(safe(&format!("e{}x", "\u{301}".repeat(1000))), format!("e{}␦x", "\u{301}".repeat(8)));
        let chain = ["😀"; 6].join("\u{200d}");
        assert_eq!(safe(&chain), "😀\u{200d}😀\u{200d}😀\u{200d}😀␦😀␦😀");
    }

    #[test]
    fn lines_stay_lines_and_tabs_become_columns() {
        let lines: Vec<_> = safe_lines("a\tb\r\n登录\t\tc\n\n\x1bd").collect();
        assert_eq!(lines, ["a   b", "登录        c", "", "␛d"]);
    }

    fn is_obeyed(c: char) -> bool {
        c.is_control()
            || matches!(c, '\u{61c}' | '\u{200b}' | '\u{200e}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
            || matches!(c, '\u{ad}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}')
    }

    proptest! {
        #[test]
        fn nothing_that_a_terminal_obeys_is_left(text in awkward()) {
            prop_assert!(!safe(&text).contains(is_obeyed));
            prop_assert!(safe_lines(&text).all(|line| !line.contains(is_obeyed)));
        }

        #[test]
        fn safe_text_stays_as_it_is(text in awkward()) {
            let once = safe(&text);
            prop_assert!(matches!(safe(&once), Cow::Borrowed(_)), "{:?} {:?}", once, safe(&once));
        }

        #[test]
        fn every_grapheme_shows(text in awkward()) {
            for grapheme in safe(&text).graphemes(true) {
                prop_assert!(width(grapheme) > 0, "{:?}", grapheme);
                prop_assert!(grapheme.chars().filter(|&c| is_mark(c)).count() <= MARKS + 2 * JOINERS + 2);
            }
        }
    }
}
