//! Breaking text into lines by display cells, as English and Chinese break.
//!
//! A small part of Unicode's line breaking (UAX #14): Latin words stay whole, Chinese breaks between any two characters
//! and beside Latin, and punctuation stays on the side where it belongs.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::width::grapheme_width;

/// The blank at which no line is broken; it is shown as any other.
pub const NO_BREAK: &str = "\u{a0}";

/// The lines of a text in so many cells. Words that fit are whole; blanks at a break are dropped, no other character is.
///
/// No line is wider than the cells, save that one holding a single grapheme that is. A text of nothing is one empty line.
pub fn wrap(text: &str, cells: usize) -> Vec<&str> {
    wrap_ranges(text, cells).into_iter().filter_map(|range| text.get(range)).collect()
}

/// The places of those lines in the text, in bytes: for text that carries more than its letters.
pub fn wrap_ranges(text: &str, cells: usize) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut start = 0;
    for paragraph in text.split('\n') {
        let first = lines.len();
        for range in break_lines(paragraph.strip_suffix('\r').unwrap_or(paragraph), cells, grapheme_width) {
            let line = without_hanging_blanks(paragraph.get(range.clone()).unwrap_or_default());
            if !line.is_empty() {
                lines.push(start + range.start..start + range.start + line.len());
            }
        }
        if lines.len() == first {
            lines.push(start..start);
        }
        start += paragraph.len() + 1;
    }
    lines
}

fn without_hanging_blanks(line: &str) -> &str {
    let last = line.grapheme_indices(true).rev().find(|(_, grapheme)| !is_blank(grapheme));
    line.get(..last.map_or(0, |(at, grapheme)| at + grapheme.len())).unwrap_or_default()
}

/// Where the lines of one paragraph begin and end, in bytes, by a given measure of a grapheme. The ranges follow each
/// other without a gap: blanks at a break belong to the line before it and may hang over its edge. There is always one.
pub fn break_lines(paragraph: &str, cells: usize, measure: impl Fn(&str) -> usize) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut start = 0;
    // The cells since the start of the line, and the last place where it may break with the cells up to there.
    let (mut used, mut place) = (0, None);
    let mut before = "";
    for (at, grapheme) in paragraph.grapheme_indices(true) {
        if at > start && may_break(before, grapheme) {
            place = Some((at, used));
        }
        let cells_here = measure(grapheme);
        while !is_blank(grapheme) && used > 0 && used + cells_here > cells {
            let (end, cells_there) = place.take().unwrap_or((at, used));
            lines.push(start..end);
            start = end;
            used -= cells_there;
        }
        used += cells_here;
        before = grapheme;
    }
    lines.push(start..paragraph.len());
    lines
}

fn may_break(before: &str, after: &str) -> bool {
    if is_blank(before) || is_blank(after) {
        return !is_blank(after);
    }
    let is_bound = is_no_break(before) || is_no_break(after) || is_in_a_date(before, after);
    (is_wide(before) || is_wide(after)) && !may_not_end(before) && !may_not_start(after) && !is_bound
}

fn is_blank(grapheme: &str) -> bool {
    grapheme.chars().all(char::is_whitespace) && !is_no_break(grapheme) && !grapheme.is_empty()
}

fn is_no_break(grapheme: &str) -> bool {
    grapheme.starts_with(['\u{a0}', '\u{2007}', '\u{202f}'])
}

fn is_wide(grapheme: &str) -> bool {
    grapheme_width(grapheme) >= 2
}

/// Between a number and the year, month, week or day that it counts, and within the name of a weekday.
fn is_in_a_date(before: &str, after: &str) -> bool {
    let is_digit = |grapheme: &str| grapheme.starts_with(|c: char| c.is_ascii_digit());
    is_digit(before) && matches!(after, "年" | "月" | "日" | "周")
        || matches!(before, "年" | "月" | "第") && is_digit(after)
        || before == "周" && matches!(after, "一" | "二" | "三" | "四" | "五" | "六" | "日")
}

/// Opening brackets and quotes, signs of currency, and what begins a name or a tag here.
fn may_not_end(grapheme: &str) -> bool {
    grapheme.starts_with(|c| "([{（［｛「『《〈【〔〖｢“‘\"'$¥￥£€@＠#＃".contains(c))
}

/// Closing brackets and quotes, stops, dashes, and signs that belong to the word before them.
fn may_not_start(grapheme: &str) -> bool {
    grapheme
        .starts_with(|c| ")]}）］｝」』》〉】〕〗｣”’\"'，。、．！？；：,.!?;:｡､…‥—-–~～〜·・/／%％‰℃°ー々".contains(c))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::sample::awkward;
    use crate::text::width::width;

    #[test]
    fn latin_words_stay_whole() {
        assert_eq!(wrap("the export opens garbled", 11), ["the export", "opens", "garbled"]);
        assert_eq!(wrap("don't f(x) 3.14", 6), ["don't", "f(x)", "3.14"]);
    }

    #[test]
    fn chinese_breaks_between_any_two_characters() {
        assert_eq!(wrap("登录页超时客诉上升", 8), ["登录页超", "时客诉上", "升"]);
        assert_eq!(wrap("登录页超时客诉上升", 5), ["登录", "页超", "时客", "诉上", "升"]);
    }

    #[test]
    fn chinese_breaks_beside_latin() {
        assert_eq!(wrap("确认。hello世界", 8), ["确认。", "hello世", "界"]);
        assert_eq!(wrap("升级API接口", 6), ["升级", "API接", "口"]);
    }

    #[test]
    fn a_date_and_what_is_bound_by_a_blank_stay_whole() {
        assert_eq!(wrap("截止 2026年12月4日\u{a0}周五", 20), ["截止", "2026年12月4日\u{a0}周五"]);
        assert_eq!(wrap("这是第\u{a0}2\u{a0}次顺延", 8), ["这是", "第\u{a0}2\u{a0}次", "顺延"]);
        assert_eq!(wrap("截止第49周", 8), ["截止", "第49周"]);
        assert_eq!(wrap("by Fri\u{a0}4\u{a0}Dec", 9), ["by", "Fri\u{a0}4\u{a0}Dec"]);
    }

    #[test]
    fn a_closing_mark_takes_its_character_along_to_the_next_line() {
        assert_eq!(wrap("登录超时，重试", 8), ["登录超", "时，重试"]);
        assert_eq!(wrap("他说「好」。", 10), ["他说", "「好」。"]);
        assert_eq!(wrap("等等……再说", 5), ["等", "等……", "再说"]);
    }

    #[test]
    fn an_opening_mark_goes_along_to_the_next_line() {
        assert_eq!(wrap("登录（超时）", 6), ["登录", "（超", "时）"]);
        assert_eq!(wrap("交给@李雷处理", 5), ["交给", "@李雷", "处理"]);
    }

    #[test]
    fn a_word_too_long_for_a_line_is_broken_by_grapheme() {
        assert_eq!(wrap("see abcdefghij", 4), ["see", "abcd", "efgh", "ij"]);
        assert_eq!(wrap("，，，，", 4), ["，，", "，，"]);
    }

    #[test]
    fn line_breaks_and_empty_lines_are_kept() {
        assert_eq!(wrap("one\r\n\n  two", 9), ["one", "", "  two"]);
        assert_eq!(wrap("", 9), [""]);
        assert_eq!(wrap("   ", 2), [""]);
        assert_eq!(wrap("     x", 2), ["x"]);
    }

    #[test]
    fn what_cannot_fit_stands_alone() {
        assert_eq!(wrap("登录", 1), ["登", "录"]);
        assert_eq!(wrap("ab", 0), ["a", "b"]);
    }

    fn without_blanks(text: &str) -> String {
        text.replace(char::is_whitespace, "")
    }

    proptest! {
        #[test]
        fn a_line_is_never_wider_than_its_cells(text in awkward(), cells in 2usize..20) {
            for line in wrap(&text, cells) {
                let seen = line.graphemes(true).filter(|grapheme| grapheme_width(grapheme) > 0).count();
                prop_assert!(width(line) <= cells || seen == 1, "{:?}", line);
            }
        }

        #[test]
        fn only_blanks_are_lost(text in awkward(), cells in 0usize..20) {
            prop_assert_eq!(without_blanks(&wrap(&text, cells).concat()), without_blanks(&text));
        }

        #[test]
        fn line_ranges_cover_the_paragraph(text in awkward(), cells in 0usize..20) {
            let lines = break_lines(&text, cells, grapheme_width);
            let joined: String = lines.iter().filter_map(|line| text.get(line.clone())).collect();
            prop_assert!(text.is_empty() || lines.iter().all(|line| !line.is_empty()));
            prop_assert_eq!(joined, text);
        }
    }
}
