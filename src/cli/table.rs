//! Columns that stand under each other, by cells. On a terminal the last column is cut at its edge; elsewhere nothing is cut.

use std::io::{self, Write};

use super::out::{Sheet, Style};
use crate::text::width::{cut, pad, width};

/// The blanks between two columns.
const GAP: usize = 2;
/// The last column keeps so many cells, if other columns can go for it.
const LEAST: usize = 24;

/// A part of a line, safe to show.
pub(super) struct Cell {
    pub text: String,
    pub style: Style,
}

impl Cell {
    pub(super) fn new(style: Style, text: impl Into<String>) -> Cell {
        Cell { text: text.into(), style }
    }
}

/// The cells of each column but the last, so that these lines stand under each other. A column in which nothing stands
/// takes none.
pub(super) fn widths<'a>(lines: impl IntoIterator<Item = &'a [Cell]>) -> Vec<usize> {
    let mut widths = Vec::new();
    for line in lines {
        let cells = line.len().saturating_sub(1);
        widths.resize(cells.max(widths.len()), 0);
        for (widest, cell) in widths.iter_mut().zip(line) {
            *widest = width(&cell.text).max(*widest);
        }
    }
    widths
}

/// Takes columns away, in this order, until the last one has room on its line.
pub(super) fn fit(sheet: Sheet, widths: &mut [usize], first_to_go: &[usize]) {
    let Some(cells) = sheet.width else { return };
    for column in first_to_go {
        let used: usize = widths.iter().filter(|cells| **cells > 0).map(|cells| cells + GAP).sum();
        if used + LEAST <= cells {
            return;
        }
        if let Some(width) = widths.get_mut(*column) {
            *width = 0;
        }
    }
}

/// Writes a line in columns of these widths; what is wider than its column pushes the others on.
///
/// # Errors
/// If it cannot be written.
pub(super) fn line(sheet: Sheet, widths: &[usize], cells: &[Cell], out: &mut dyn Write) -> io::Result<()> {
    let Some((last, columns)) = cells.split_last() else {
        return writeln!(out);
    };
    let mut used = 0;
    let mut line = String::new();
    for (cell, cells) in columns.iter().zip(widths).filter(|(_, cells)| **cells > 0) {
        let cells = (*cells).max(width(&cell.text));
        line.push_str(&sheet.paint(cell.style, &pad(&cell.text, cells)));
        line.push_str(&" ".repeat(GAP));
        used += cells + GAP;
    }
    let left = sheet.width.map_or(usize::MAX, |cells| cells.saturating_sub(used).max(1));
    line.push_str(&sheet.paint(last.style, &cut(&last.text, left)));
    writeln!(out, "{}", line.trim_end())
}

/// Writes rows of plain text under a heading, the heading only on a terminal.
///
/// # Errors
/// If it cannot be written.
pub(super) fn plain<const N: usize>(
    sheet: Sheet,
    heading: &[&str; N],
    rows: &[[String; N]],
    out: &mut dyn Write,
) -> io::Result<()> {
    let heading = heading.each_ref().map(|name| Cell::new(Style::Faint, *name));
    let rows: Vec<[Cell; N]> =
        rows.iter().map(|row| row.each_ref().map(|text| Cell::new(Style::Plain, text))).collect();
    let heading = sheet.width.map(|_| heading);
    let widths = widths(heading.iter().chain(&rows).map(|row| row.as_slice()));
    heading.iter().chain(&rows).try_for_each(|row| line(sheet, &widths, row, out))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(width: Option<usize>, rows: &[[&str; 3]]) -> String {
        let sheet = Sheet { width, color: false };
        let rows: Vec<_> = rows.iter().map(|row| row.map(|text| Cell::new(Style::Plain, text))).collect();
        let widths = widths(rows.iter().map(|row| row.as_slice()));
        let mut out = Vec::new();
        for row in &rows {
            line(sheet, &widths, row, &mut out).unwrap();
        }
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn chinese_and_english_stand_under_each_other() {
        let rows = [["#1", "王芳", "one"], ["#42", "oliver", "二"]];
        assert_eq!(written(None, &rows), "#1   王芳    one\n#42  oliver  二\n");
    }

    #[test]
    fn a_column_without_anything_takes_no_room() {
        assert_eq!(written(None, &[["#1", "", "a"], ["#2", "", "b"]]), "#1  a\n#2  b\n");
    }

    #[test]
    fn the_last_column_is_cut_at_the_edge_of_a_terminal_only() {
        let rows = [["#1", "x", "登录页超时，客诉上升"]];
        assert_eq!(written(Some(20), &rows), "#1  x  登录页超时，~\n");
        assert_eq!(written(Some(1), &rows), "#1  x  ~\n");
        assert_eq!(written(None, &rows), "#1  x  登录页超时，客诉上升\n");
    }

    #[test]
    fn columns_go_in_their_order_until_the_last_one_has_room() {
        let left = |cells| {
            let mut widths = [3, 8, 10, 0];
            let sheet = Sheet { width: cells, color: false };
            fit(sheet, &mut widths, &[2, 1]);
            widths
        };
        assert_eq!(left(None), [3, 8, 10, 0]);
        assert_eq!(left(Some(51)), [3, 8, 10, 0]);
        assert_eq!(left(Some(50)), [3, 8, 0, 0]);
        assert_eq!(left(Some(30)), [3, 0, 0, 0]);
        assert_eq!(left(Some(1)), [3, 0, 0, 0]);
    }
}
