//! Styled text on its way into lines: wrapped or cut by cells, with its styles.

use std::ops::Range;

use ratatui::style::Style;
use ratatui::text::Span;
use unicode_segmentation::UnicodeSegmentation;

use crate::text::safe::safe;
use crate::text::width::{CUT, clip, width};
use crate::text::wrap::{NO_BREAK, wrap_ranges};

/// Text made of pieces with a style each. Every piece is made safe as it comes in.
#[derive(Debug, Clone, Default)]
pub struct Flow {
    text: String,
    /// From which byte on which style holds; ascending.
    styles: Vec<(usize, Style)>,
}

impl Flow {
    /// A flow of one piece.
    pub fn of(text: &str, style: Style) -> Flow {
        Flow::default().with(text, style)
    }

    /// The flow with a piece behind it.
    #[must_use]
    pub fn with(mut self, text: &str, style: Style) -> Flow {
        self.push(text, style);
        self
    }

    /// Adds a piece of one line; a tab in it is a blank.
    pub fn push(&mut self, text: &str, style: Style) {
        if text.is_empty() {
            return;
        }
        if self.styles.last().is_none_or(|(_, last)| *last != style) {
            self.styles.push((self.text.len(), style));
        }
        if text.contains('\t') {
            self.text.push_str(&safe(&text.replace('\t', " ")));
        } else {
            self.text.push_str(&safe(text));
        }
    }

    /// Adds a piece of any number of lines.
    pub fn push_lines(&mut self, text: &str, style: Style) {
        for (place, line) in text.lines().enumerate() {
            if place > 0 {
                self.end_line();
            }
            self.push(line, style);
        }
    }

    /// What follows begins a line.
    pub fn end_line(&mut self) {
        self.text.push('\n');
    }

    /// Whether nothing is in it.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Whether it is of one line.
    pub fn is_line(&self) -> bool {
        !self.text.contains('\n')
    }

    /// Its text so far.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Takes away and gives the text from a byte on.
    pub fn take_from(&mut self, byte: usize) -> String {
        let tail = self.text.get(byte..).unwrap_or_default().to_string();
        if !tail.is_empty() {
            self.text.truncate(byte);
            self.styles.retain(|(start, _)| *start < byte);
        }
        tail
    }

    /// The cells of its widest line.
    pub fn width(&self) -> usize {
        self.text.split('\n').map(width).max().unwrap_or(0)
    }

    /// Its lines in so many cells, broken as [`crate::text::wrap::wrap`] breaks them.
    pub fn lines(&self, cells: usize) -> Vec<Vec<Span<'static>>> {
        wrap_ranges(&self.text, cells).into_iter().map(|range| self.spans(range)).collect()
    }

    /// Its first line in at most so many cells, with a sign at its end where something is missing.
    pub fn cut(&self, cells: usize) -> Vec<Span<'static>> {
        let line = self.text.split('\n').next().unwrap_or_default();
        if clip(line, cells).len() == self.text.len() {
            return self.spans(0..line.len());
        }
        let Some(room) = cells.checked_sub(width(CUT)) else {
            return Vec::new();
        };
        let kept = clip(line, room).len();
        let mut spans = self.spans(0..kept);
        spans.push(Span::styled(CUT, self.style_at(kept)));
        spans
    }

    fn spans(&self, range: Range<usize>) -> Vec<Span<'static>> {
        let line = self.text.get(range.clone()).unwrap_or_default();
        let mut spans: Vec<Span<'static>> = Vec::new();
        if line.is_empty() {
            return spans;
        }
        let first = self.styles.partition_point(|(start, _)| *start <= range.start);
        let mut style = self.style_at(range.start);
        let mut changes = self.styles.get(first..).unwrap_or_default().iter().peekable();
        if changes.peek().is_none_or(|(start, _)| *start >= range.end) {
            return vec![shown(line, style)];
        }
        // A grapheme made of pieces of two styles has that of its first.
        let mut piece = String::new();
        for (at, grapheme) in line.grapheme_indices(true) {
            while let Some((_, next)) = changes.next_if(|(start, _)| *start <= range.start + at) {
                if !piece.is_empty() {
                    spans.push(shown(&std::mem::take(&mut piece), style));
                }
                style = *next;
            }
            piece.push_str(grapheme);
        }
        spans.push(shown(&piece, style));
        spans
    }

    fn style_at(&self, byte: usize) -> Style {
        let place = self.styles.partition_point(|(start, _)| *start <= byte);
        place.checked_sub(1).and_then(|place| self.styles.get(place)).map_or(Style::new(), |(_, style)| *style)
    }
}

/// A piece on the screen, where nothing needs to be held together any more.
fn shown(piece: &str, style: Style) -> Span<'static> {
    Span::styled(piece.replace(NO_BREAK, " "), style)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use ratatui::style::Modifier;

    use super::*;
    use crate::text::sample::awkward;
    use crate::text::wrap::wrap;

    const PLAIN: Style = Style::new();
    const BOLD: Style = Style::new().add_modifier(Modifier::BOLD);

    /// Lines with what is bold in `*`.
    fn marked(lines: &[Vec<Span>]) -> Vec<String> {
        let piece = |span: &Span| {
            if span.style == BOLD { format!("*{}*", span.content) } else { span.content.to_string() }
        };
        lines.iter().map(|line| line.iter().map(piece).collect()).collect()
    }

    #[test]
    fn styles_survive_the_wrap() {
        let flow = Flow::of("the ", PLAIN).with("export opens", BOLD).with(" garbled", PLAIN);
        assert_eq!(marked(&flow.lines(11)), ["the *export*", "*opens*", "garbled"]);
        let flow = Flow::of("负责人：", BOLD).with("小王和小李", PLAIN);
        assert_eq!(marked(&flow.lines(10)), ["*负责人：*小", "王和小李"]);
    }

    #[test]
    fn a_word_of_two_styles_is_not_broken_between_them() {
        let flow = Flow::of("see un", PLAIN).with("break", BOLD).with("able", PLAIN);
        assert_eq!(marked(&flow.lines(11)), ["see", "un*break*able"]);
    }

    #[test]
    fn what_holds_words_together_is_shown_as_a_blank() {
        let flow = Flow::of("by Fri\u{a0}4", PLAIN).with("\u{a0}Dec", BOLD);
        assert_eq!(marked(&flow.lines(10)), ["by", "Fri 4* Dec*"]);
    }

    #[test]
    fn a_grapheme_of_two_pieces_stays_whole() {
        let flow = Flow::of("🇨", PLAIN).with("🇳x", BOLD);
        assert_eq!(marked(&flow.lines(4)), ["🇨🇳*x*"]);
    }

    #[test]
    fn what_is_cut_says_so_in_the_style_where_it_was_cut() {
        let flow = Flow::of("登录", PLAIN).with("超时", BOLD);
        assert_eq!(marked(&[flow.cut(8)]), ["登录*超时*"]);
        assert_eq!(marked(&[flow.cut(7)]), ["登录*超**~*"]);
        assert_eq!(marked(&[flow.cut(1), flow.cut(0)]), ["~", ""]);
        let mut two = Flow::of("one", PLAIN);
        two.push_lines("\ntwo", PLAIN);
        assert_eq!(marked(&[two.cut(9)]), ["one~"]);
    }

    #[test]
    fn every_piece_is_made_safe() {
        let flow = Flow::of("a\x1b[2J\tb", PLAIN).with("\u{202e}c\nd", BOLD);
        assert_eq!(marked(&flow.lines(20)), ["a␛[2J b*␦c␊d*"]);
    }

    #[test]
    fn what_is_taken_back_leaves_no_style_behind() {
        let mut flow = Flow::of("one", PLAIN).with("two", BOLD);
        assert_eq!(flow.take_from(3), "two");
        assert_eq!(flow.take_from(3), "");
        assert_eq!(marked(&flow.with("three", PLAIN).lines(20)), ["onethree"]);
    }

    proptest! {
        #[test]
        fn the_lines_are_those_of_the_text(
            pieces in proptest::collection::vec((awkward(), any::<bool>()), 0..6),
            cells in 2usize..24,
        ) {
            let mut flow = Flow::default();
            for (text, bold) in &pieces {
                flow.push(text, if *bold { BOLD } else { PLAIN });
            }
            let lines = flow.lines(cells);
            let texts: Vec<String> =
                lines.iter().map(|line| line.iter().map(|span| span.content.as_ref()).collect()).collect();
            let shown: Vec<String> = wrap(flow.text(), cells).iter().map(|line| line.replace(NO_BREAK, " ")).collect();
            prop_assert_eq!(&texts, &shown);
            let cut: String = flow.cut(cells).iter().map(|span| span.content.as_ref()).collect();
            prop_assert!(width(&cut) <= cells, "{:?}", cut);
        }
    }
}
