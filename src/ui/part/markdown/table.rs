//! A table, its columns aligned by cells.

use comrak::nodes::TableAlignment;
use ratatui::text::Span;

use super::super::flow::Flow;
use crate::text::width::{CUT, width};
use crate::ui::look::Look;

/// The cells between two columns.
const GAP: usize = 2;
/// A column is not made narrower than this, unless what is in it is.
const LEAST: usize = 6;

/// A table while it is read: its rows, the first one its heads.
#[derive(Debug, Default)]
pub struct Table {
    /// How each column is aligned.
    pub alignments: Vec<TableAlignment>,
    /// The cells, each on one line.
    pub rows: Vec<Vec<Flow>>,
}

impl Table {
    /// The lines of the table. Columns give way, the widest first, and what is in them is wrapped; columns for which there is
    /// no room at all are left out, which a sign at the right says.
    pub fn lines(&self, cells: usize, look: &Look) -> Vec<Vec<Span<'static>>> {
        let wanted = self.wanted(cells);
        let columns = fitting(&wanted, cells);
        let is_cut = columns.len() < self.alignments.len();
        let mut lines = Vec::with_capacity(self.rows.len() + 1);
        for (place, row) in self.rows.iter().enumerate() {
            for mut line in self.row(row, &columns, look) {
                if is_cut {
                    line.push(Span::styled(CUT, look.dim));
                }
                lines.push(line);
            }
            if place == 0 {
                let rules: Vec<String> = columns.iter().map(|cells| look.sign.across.repeat(*cells)).collect();
                lines.push(vec![Span::styled(rules.join(&" ".repeat(GAP)), look.dim)]);
            }
        }
        lines
    }

    /// How wide each column would like to be; columns for which there is no room anyway are left out.
    fn wanted(&self, cells: usize) -> Vec<usize> {
        let most = cells / (GAP + 1) + 2;
        let mut wanted = vec![1; self.alignments.len().min(most)];
        for row in &self.rows {
            for (cell, cells) in row.iter().zip(&mut wanted) {
                *cells = (*cells).max(cell.width());
            }
        }
        wanted
    }

    /// The lines of a row: as many as the cell that is wrapped most.
    fn row(&self, row: &[Flow], columns: &[usize], look: &Look) -> Vec<Vec<Span<'static>>> {
        // In a single cell not every character has room.
        let wrapped = |(flow, cells): (&Flow, &usize)| match *cells {
            0 | 1 => vec![flow.cut(*cells)],
            cells => flow.lines(cells),
        };
        let mut cells: Vec<_> = row.iter().zip(columns).map(wrapped).map(Vec::into_iter).collect();
        let most = cells.iter().map(ExactSizeIterator::len).max().unwrap_or(0).max(1);
        let lines = (0..most).map(|_| {
            let line = cells.iter_mut().map(|lines| lines.next().unwrap_or_default());
            self.line(line.collect(), columns, look)
        });
        lines.collect()
    }

    fn line(&self, row: Vec<Vec<Span<'static>>>, columns: &[usize], look: &Look) -> Vec<Span<'static>> {
        let mut line = Vec::new();
        let mut owed = 0;
        for (place, ((spans, cells), alignment)) in row.into_iter().zip(columns).zip(&self.alignments).enumerate() {
            let used: usize = spans.iter().map(|span| width(&span.content)).sum();
            let free = cells.saturating_sub(used);
            let before = match alignment {
                TableAlignment::Right => free,
                TableAlignment::Center => free / 2,
                TableAlignment::Left | TableAlignment::None => 0,
            };
            owed += before + if place > 0 { GAP } else { 0 };
            if !spans.is_empty() {
                line.push(Span::styled(" ".repeat(owed), look.plain));
                line.extend(spans);
                owed = 0;
            }
            owed += free - before;
        }
        line
    }
}

/// The widths of the columns that fit into so many cells.
fn fitting(wanted: &[usize], cells: usize) -> Vec<usize> {
    let mut count = wanted.len();
    let least = |count: usize| -> usize {
        let columns: usize = wanted.iter().take(count).map(|cells| (*cells).min(LEAST)).sum();
        // Where columns are left out, their sign needs a cell.
        columns + GAP * count.saturating_sub(1) + usize::from(count < wanted.len())
    };
    while count > 1 && least(count) > cells {
        count -= 1;
    }
    let mut columns: Vec<usize> = wanted.iter().take(count).copied().collect();
    let room = cells.saturating_sub(GAP * count.saturating_sub(1) + usize::from(count < wanted.len()));
    while columns.iter().sum::<usize>() > room {
        let excess = columns.iter().sum::<usize>() - room;
        let widest = columns.iter().copied().max().unwrap_or(0);
        let next = columns.iter().copied().filter(|cells| *cells < widest).max().unwrap_or(0);
        let at_widest = columns.iter().filter(|cells| **cells == widest).count();
        if excess >= at_widest * (widest - next) {
            columns.iter_mut().filter(|cells| **cells == widest).for_each(|cells| *cells = next);
        } else {
            let (each, more) = (excess / at_widest, excess % at_widest);
            let all = columns.iter_mut().filter(|cells| **cells == widest).enumerate();
            all.for_each(|(place, cells)| *cells -= each + usize::from(place < more));
        }
        if widest == 0 {
            break;
        }
    }
    columns
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_widest_columns_give_way_first() {
        assert_eq!(fitting(&[4, 10, 6], 30), [4, 10, 6]);
        assert_eq!(fitting(&[4, 40, 6], 30), [4, 16, 6]);
        assert_eq!(fitting(&[4, 40, 39], 30), [4, 11, 11]);
        assert_eq!(fitting(&[4, 40, 39], 29), [4, 10, 11]);
    }

    #[test]
    fn columns_without_room_are_left_out() {
        assert_eq!(fitting(&[20, 20, 20, 20], 16), [6, 7]);
        assert_eq!(fitting(&[20, 20], 3), [2]);
        assert_eq!(fitting(&[], 9), [0; 0]);
    }

    proptest! {
        #[test]
        fn columns_never_take_more_than_there_is(
            wanted in proptest::collection::vec(1usize..60, 0..12),
            cells in 2usize..100,
        ) {
            let columns = fitting(&wanted, cells);
            let sign = usize::from(columns.len() < wanted.len());
            let gaps = GAP * columns.len().saturating_sub(1);
            prop_assert!(columns.iter().sum::<usize>() + gaps + sign <= cells);
            let room = wanted.iter().sum::<usize>() + GAP * wanted.len().saturating_sub(1);
            prop_assert!(room > cells || columns == wanted);
        }
    }
}
