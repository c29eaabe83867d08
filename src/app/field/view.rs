//! What of a field is shown in so many cells and rows.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::rows::{Rows, shown_width};
use super::{Field, bounds};
use crate::text::safe::safe;

/// The part of a field that is shown: safe for a terminal, no line wider than was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    /// The rows from the top; fewer than asked for where the text is shorter.
    pub lines: Vec<String>,
    /// The column and row of the caret, from 0; inside the view.
    pub caret: (u16, u16),
}

/// What was shown last.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Window {
    width: u16,
    /// Where the text begins that is shown.
    start: usize,
}

impl Window {
    /// The cells of a row: where there is room, one is left for a caret behind the last character.
    pub(super) fn row_cells(self) -> usize {
        match self.width {
            0 => usize::MAX,
            1..=2 => self.width.into(),
            width => usize::from(width) - 1,
        }
    }
}

impl Field {
    /// The part of the text to be shown so that the caret is in it, scrolled no more than needed since the last time.
    /// A field of one line scrolls sideways, one of several is wrapped and scrolls down. There is always one cell.
    pub fn view(&self, width: u16, height: u16) -> View {
        let start = bounds::floor(&self.text, self.window.get().start);
        let window = Window { width: width.max(1), start };
        let (start, view) = if self.is_multiline { self.page(window, height.max(1)) } else { self.strip(window) };
        self.window.set(Window { start, ..window });
        view
    }

    /// Whether there is more before and behind what was shown last. What has several lines is cut nowhere.
    pub fn is_cut(&self) -> (bool, bool) {
        let Window { width, start } = self.window.get();
        let rest = self.text.get(start..).map_or(0, shown_width);
        let is_line = !self.is_multiline;
        (is_line && start > 0, is_line && rest > width.into())
    }

    fn strip(&self, window: Window) -> (usize, View) {
        let cells = usize::from(window.width);
        let nearest = |end| back_by(&self.text, end, cells - 1);
        let start = window.start.min(self.caret);
        let start = start.max(nearest(self.caret)).min(nearest(self.text.len()));
        let column = self.text.get(start..self.caret).map_or(0, shown_width);
        let lines = vec![self.shown(start..self.text.len(), cells)];
        (start, View { lines, caret: (narrow(column), 0) })
    }

    fn page(&self, window: Window, height: u16) -> (usize, View) {
        let cells = window.row_cells();
        let rows = Rows::new(&self.text, cells);
        let nearest = |end| rows.back(end, height.into());
        let start = rows.at(window.start).start.min(rows.at(self.caret).start);
        let start = start.max(nearest(self.caret)).min(nearest(self.text.len()));
        let shown: Vec<_> = rows.from(start).take(height.into()).collect();
        let row = shown.iter().rposition(|row| row.start <= self.caret).unwrap_or(0);
        let column = rows.column(self.caret).min(usize::from(window.width) - 1);
        let lines = shown.into_iter().map(|row| self.shown(row, cells)).collect();
        (start, View { lines, caret: (narrow(column), narrow(row)) })
    }

    fn shown(&self, part: Range<usize>, cells: usize) -> String {
        let mut used = 0;
        let graphemes = self.text.get(part).unwrap_or_default().graphemes(true);
        let fitting = graphemes.take_while(|grapheme| {
            used += shown_width(grapheme);
            used <= cells
        });
        fitting.map(safe).collect()
    }
}

/// The start of the longest text before a position that takes no more than so many cells.
fn back_by(text: &str, end: usize, cells: usize) -> usize {
    let mut used = 0;
    let graphemes = text.get(..end).unwrap_or_default().grapheme_indices(true).rev();
    let fitting = graphemes.take_while(|(_, grapheme)| {
        used += shown_width(grapheme);
        used <= cells
    });
    fitting.last().map_or(end, |(at, _)| at)
}

fn narrow(cells: usize) -> u16 {
    u16::try_from(cells).unwrap_or(u16::MAX)
}
