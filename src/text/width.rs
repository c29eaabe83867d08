//! Display width: measuring, cutting and padding text by the cells that it takes on the screen.
//!
//! Widths are those by which ratatui lays a line out, grapheme by grapheme. No function here splits a grapheme.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// What stands where text was cut. ASCII, because `…` takes two cells in many terminals set up for Chinese.
pub const CUT: &str = "~";

/// The cells that a text takes.
pub fn width(text: &str) -> usize {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        text.len()
    } else {
        text.graphemes(true).map(grapheme_width).sum()
    }
}

/// The cells that one grapheme takes as it is shown: without the selector of pictures, which [`super::safe`] leaves out.
///
/// ratatui 0.30 adds a cell for each halfwidth kana sound mark (unicode-width 0.2.3 counts it already), and a column that
/// disagrees with it loses its last character, so the mark is added here too.
pub fn grapheme_width(grapheme: &str) -> usize {
    if grapheme.len() == 1 {
        return 1;
    }
    if grapheme.contains('\u{fe0f}') {
        return grapheme.replace('\u{fe0f}', "").width();
    }
    grapheme.width() + grapheme.chars().filter(|c| matches!(c, '\u{ff9e}' | '\u{ff9f}')).count()
}

/// The longest beginning of a text that fits into so many cells, without a sign that something is missing.
pub fn clip(text: &str, cells: usize) -> &str {
    let mut used = 0;
    let fits = |(_, grapheme): &(usize, &str)| {
        used += grapheme_width(grapheme);
        used <= cells
    };
    let end = text.grapheme_indices(true).take_while(fits).last().map_or(0, |(at, grapheme)| at + grapheme.len());
    text.get(..end).unwrap_or_default()
}

/// The longest end of a text that fits into so many cells, without a sign that something is missing.
pub fn clip_start(text: &str, cells: usize) -> &str {
    let mut used = 0;
    let fits = |(_, grapheme): &(usize, &str)| {
        used += grapheme_width(grapheme);
        used <= cells
    };
    let start = text.grapheme_indices(true).rev().take_while(fits).last().map_or(text.len(), |(at, _)| at);
    text.get(start..).unwrap_or_default()
}

/// The text in at most so many cells; where it is too long its end is replaced by [`CUT`].
pub fn cut(text: &str, cells: usize) -> Cow<'_, str> {
    if clip(text, cells).len() == text.len() {
        return Cow::Borrowed(text);
    }
    match cells.checked_sub(width(CUT)) {
        Some(cells) => Cow::Owned(format!("{}{CUT}", clip(text, cells))),
        None => Cow::Borrowed(""),
    }
}

/// The text in at most so many cells; where it is too long its start is replaced by [`CUT`].
pub fn cut_start(text: &str, cells: usize) -> Cow<'_, str> {
    if clip(text, cells).len() == text.len() {
        return Cow::Borrowed(text);
    }
    match cells.checked_sub(width(CUT)) {
        Some(cells) => Cow::Owned(format!("{CUT}{}", clip_start(text, cells))),
        None => Cow::Borrowed(""),
    }
}

/// The text in exactly so many cells, blanks behind it; what does not fit is dropped without a sign.
pub fn pad(text: &str, cells: usize) -> Cow<'_, str> {
    let text = clip(text, cells);
    match cells.saturating_sub(width(text)) {
        0 => Cow::Borrowed(text),
        missing => Cow::Owned(format!("{text}{:missing$}", "")),
    }
}

/// The text in exactly so many cells, blanks before it; what does not fit is dropped from its end without a sign.
pub fn pad_start(text: &str, cells: usize) -> Cow<'_, str> {
    let text = clip(text, cells);
    match cells.saturating_sub(width(text)) {
        0 => Cow::Borrowed(text),
        missing => Cow::Owned(format!("{:missing$}{text}", "")),
    }
}

/// The text in exactly so many cells: cut with its sign where it is too long, blanks behind it where it is too short.
pub fn fit(text: &str, cells: usize) -> Cow<'_, str> {
    match cut(text, cells) {
        Cow::Borrowed(cut) => pad(cut, cells),
        Cow::Owned(cut) => Cow::Owned(pad(&cut, cells).into_owned()),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::sample::awkward;

    #[test]
    fn widths_are_those_of_the_screen() {
        for (text, cells) in
            [("", 0), ("abc", 3), ("登录", 4), ("，", 2), ("e\u{301}", 1), ("👨‍👩‍👧", 2), ("❤️", 1), ("🇨🇳", 2), ("ｶﾞ", 3)]
        {
            assert_eq!(width(text), cells, "{text}");
        }
    }

    #[test]
    fn text_that_fits_is_not_touched() {
        assert!(matches!(cut("登录超时", 8), Cow::Borrowed("登录超时")));
        assert!(matches!(cut_start("登录超时", 9), Cow::Borrowed("登录超时")));
        assert!(matches!(fit("登录超时", 8), Cow::Borrowed("登录超时")));
    }

    #[test]
    fn a_wide_character_is_dropped_whole() {
        assert_eq!(cut("登录超时", 7), "登录超~");
        assert_eq!(cut("登录超时", 6), "登录~");
        assert_eq!(cut_start("登录超时", 6), "~超时");
        assert_eq!(clip("登录", 3), "登");
        assert_eq!(clip_start("登录", 3), "录");
        assert_eq!((cut("登录", 1), cut("登录", 0)), ("~".into(), "".into()));
    }

    #[test]
    fn a_column_is_filled_to_the_cell() {
        assert_eq!(pad("登录", 5), "登录 ");
        assert_eq!(pad("登录", 3), "登 ");
        assert_eq!(pad_start("42", 5), "   42");
        assert_eq!(fit("登录超时", 6), "登录~ ");
    }

    proptest! {
        #[test]
        fn a_cut_text_never_takes_more_than_its_cells(text in awkward(), cells in 0usize..20) {
            prop_assert!(width(&cut(&text, cells)) <= cells);
            prop_assert!(width(&cut_start(&text, cells)) <= cells);
        }

        #[test]
        fn a_filled_column_takes_exactly_its_cells(text in awkward(), cells in 0usize..20) {
            for filled in [pad(&text, cells), pad_start(&text, cells), fit(&text, cells)] {
                prop_assert_eq!(width(&filled), cells, "{:?}", filled);
            }
        }

        #[test]
        fn what_is_kept_are_whole_graphemes_of_the_text(text in awkward(), cells in 0usize..20) {
            let whole: Vec<&str> = text.graphemes(true).collect();
            let (start, end) = (clip(&text, cells), clip_start(&text, cells));
            prop_assert!(whole.starts_with(&start.graphemes(true).collect::<Vec<_>>()));
            prop_assert!(whole.ends_with(&end.graphemes(true).collect::<Vec<_>>()));
        }
    }
}
