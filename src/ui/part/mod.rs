//! What screens are made of.

pub mod cell;
pub mod flow;
pub mod hints;
pub mod markdown;
pub mod panel;
pub mod typed;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;
use unicode_segmentation::UnicodeSegmentation;

use crate::text::safe::safe;
use crate::text::width::{cut, grapheme_width, width};

/// Paints a line of text from the left edge of an area, `line` lines below its top; cut where the area ends. Whatever the
/// text is, it is made safe here. Gives the number of cells that it took.
pub fn put(buffer: &mut Buffer, area: Rect, line: u16, text: &str, style: Style) -> u16 {
    let area = area.intersection(buffer.area);
    if line >= area.height {
        return 0;
    }
    let text = safe(text);
    let text = cut(&text, usize::from(area.width));
    let y = area.y + line;
    let mut x = area.x;
    for grapheme in text.graphemes(true) {
        let cells = u16::try_from(grapheme_width(grapheme)).unwrap_or(1);
        if cells == 0 || x + cells > area.right() {
            continue;
        }
        if let Some(cell) = buffer.cell_mut((x, y)) {
            cell.set_symbol(grapheme).set_style(style);
        }
        for hidden in x + 1..x + cells {
            if let Some(cell) = buffer.cell_mut((hidden, y)) {
                cell.reset();
            }
        }
        x += cells;
    }
    x - area.x
}

/// As [`put`], against the right edge.
pub fn put_right(buffer: &mut Buffer, area: Rect, line: u16, text: &str, style: Style) -> u16 {
    let text = safe(text);
    let text = cut(&text, usize::from(area.width));
    let cells = u16::try_from(width(&text)).unwrap_or(area.width).min(area.width);
    put(buffer, Rect { x: area.right() - cells, width: cells, ..area }, line, &text, style)
}

/// Paints a line of spans from the left edge of an area; gives the number of cells that it took.
pub fn put_line(buffer: &mut Buffer, area: Rect, line: u16, spans: &Line) -> u16 {
    let mut used = 0;
    for span in spans {
        let rest = after(area, used);
        used += put(buffer, rest, line, &span.content, spans.style.patch(span.style));
    }
    used
}

/// What is left of an area behind so many cells.
pub fn after(area: Rect, cells: u16) -> Rect {
    let cells = cells.min(area.width);
    Rect { x: area.x + cells, width: area.width - cells, ..area }
}

/// An area with less at its left and right.
pub fn inset(area: Rect, cells: u16) -> Rect {
    let narrower = after(area, cells);
    Rect { width: narrower.width.saturating_sub(cells), ..narrower }
}
