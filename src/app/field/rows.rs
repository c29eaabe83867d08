//! The rows in which a text of several lines is shown.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::bounds;
use crate::text::safe::safe;
use crate::text::width::width;
use crate::text::wrap::break_lines;

/// A text wrapped into rows. A row is a range of bytes without its line break; a position at a soft break belongs to the
/// row that begins there. Only the lines that are asked for are wrapped.
pub(super) struct Rows<'a> {
    text: &'a str,
    cells: usize,
}

impl<'a> Rows<'a> {
    pub(super) fn new(text: &'a str, cells: usize) -> Self {
        Self { text, cells }
    }

    /// The row that holds a position.
    pub(super) fn at(&self, at: usize) -> Range<usize> {
        let line = bounds::line(self.text, at);
        let rows = self.of_line(line.clone());
        rows.into_iter().rfind(|row| row.start <= at).unwrap_or(line)
    }

    /// The first row of those that show a position as the last of so many.
    pub(super) fn back(&self, at: usize, rows: usize) -> usize {
        let mut missing = rows.saturating_sub(1);
        let mut line = bounds::line(self.text, at);
        let mut starts: Vec<usize> =
            self.of_line(line.clone()).iter().map(|row| row.start).take_while(|&start| start <= at).collect();
        loop {
            match starts.iter().rev().nth(missing) {
                Some(start) => return *start,
                None if line.start == 0 => return 0,
                None => missing -= starts.len(),
            }
            line = bounds::line(self.text, line.start - 1);
            starts = self.of_line(line.clone()).iter().map(|row| row.start).collect();
        }
    }

    /// The row that holds a position and those below it.
    pub(super) fn from(&self, at: usize) -> impl Iterator<Item = Range<usize>> {
        let first = self.at(at).start;
        let lines = std::iter::successors(Some(bounds::line(self.text, at)), |line| {
            (line.end < self.text.len()).then(|| bounds::line(self.text, line.end + 1))
        });
        lines.flat_map(|line| self.of_line(line)).skip_while(move |row| row.start < first)
    }

    /// The position in the row above, nearest to a column or else to the column of the position given.
    pub(super) fn above(&self, at: usize, column: Option<usize>) -> Option<usize> {
        let start = self.back(at, 2);
        (start < self.at(at).start).then(|| self.in_row(self.at(start), column.unwrap_or_else(|| self.column(at))))
    }

    /// The position in the row below, nearest to a column or else to the column of the position given.
    pub(super) fn below(&self, at: usize, column: Option<usize>) -> Option<usize> {
        self.from(at).nth(1).map(|row| self.in_row(row, column.unwrap_or_else(|| self.column(at))))
    }

    /// The column of a position in its row, in cells.
    pub(super) fn column(&self, at: usize) -> usize {
        self.text.get(self.at(at).start..at).map_or(0, shown_width)
    }

    fn in_row(&self, row: Range<usize>, column: usize) -> usize {
        let text = self.text.get(row.clone()).unwrap_or_default();
        let mut used = 0;
        let reached = text.grapheme_indices(true).find(|(_, grapheme)| {
            used += shown_width(grapheme);
            used > column
        });
        let at = reached.map_or(row.end, |(at, _)| row.start + at);
        if self.at(at).start == row.start { at } else { bounds::before(self.text, at) }
    }

    fn of_line(&self, line: Range<usize>) -> Vec<Range<usize>> {
        let rows = break_lines(self.text.get(line.clone()).unwrap_or_default(), self.cells, shown_width);
        rows.into_iter().map(|row| line.start + row.start..line.start + row.end).collect()
    }
}

/// The cells that a text takes once it is safe to show.
pub(super) fn shown_width(text: &str) -> usize {
    text.graphemes(true).map(|grapheme| width(&safe(grapheme))).sum()
}
