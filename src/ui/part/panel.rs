//! A panel that lies over a screen.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::super::look::Look;
use super::{after, put};
use crate::text::width::width;

/// The cells of the widest character that is looked for: a base with marks that take cells of their own.
const WIDEST: u16 = 8;

/// Clears an area and paints a border with a title; gives what is inside.
pub fn panel(buffer: &mut Buffer, area: Rect, title: &str, look: &Look) -> Rect {
    let area = area.intersection(buffer.area);
    clear(buffer, area);
    if area.width < 4 || area.height < 3 {
        return area;
    }
    let rule = look.sign.across.repeat(usize::from(area.width));
    put(buffer, area, 0, &rule, look.dim);
    put(buffer, area, area.height - 1, &rule, look.dim);
    for line in 1..area.height - 1 {
        put(buffer, area, line, look.sign.down, look.dim);
        put(buffer, after(area, area.width - 1), line, look.sign.down, look.dim);
    }
    if !title.is_empty() {
        put(buffer, after(area, 2), 0, &format!(" {title} "), look.accent);
    }
    inside(area)
}

/// What is inside the border of a panel.
pub fn inside(area: Rect) -> Rect {
    if area.width < 4 || area.height < 3 {
        return area;
    }
    Rect { x: area.x + 2, y: area.y + 1, width: area.width - 4, height: area.height - 2 }
}

/// Lines below each other of which as many are shown as there is room for.
#[derive(Debug, Clone, Copy)]
pub struct Lines {
    /// Where they stand.
    pub area: Rect,
    /// The first that is shown.
    pub top: usize,
}

impl Lines {
    /// The line at a cell, counted from the first there is.
    pub fn at(&self, cell: Position) -> Option<usize> {
        let line = || self.top + usize::from(cell.y - self.area.y);
        self.area.contains(cell).then(line)
    }

    /// Signs in the margin where there is more above or below what is shown of so many.
    pub fn draw_more(&self, count: usize, look: &Look, buffer: &mut Buffer) {
        let Lines { area, top } = *self;
        let margin = Rect { x: area.right(), width: 1, ..area };
        if top > 0 {
            put(buffer, margin, 0, look.sign.ascending, look.dim);
        }
        if count > top + usize::from(area.height) {
            put(buffer, margin, area.height.saturating_sub(1), look.sign.descending, look.dim);
        }
    }
}

/// Empties an area. A wide character that reaches into it from the left is taken away, or it would hide the first cell.
pub fn clear(buffer: &mut Buffer, area: Rect) {
    let area = area.intersection(buffer.area);
    for y in area.top()..area.bottom() {
        for back in 1..=area.x.min(WIDEST) {
            if let Some(cell) = buffer.cell_mut((area.x - back, y))
                && width(cell.symbol()) > usize::from(back)
            {
                cell.set_symbol(" ");
            }
        }
        for x in area.left()..area.right() {
            if let Some(cell) = buffer.cell_mut(Position { x, y }) {
                cell.reset();
            }
        }
    }
}

/// An area of this size in the middle of another.
pub fn centred(outer: Rect, width: u16, height: u16) -> Rect {
    let (width, height) = (width.min(outer.width), height.min(outer.height));
    Rect { x: outer.x + (outer.width - width) / 2, y: outer.y + (outer.height - height) / 2, width, height }
}

/// An area of this size whose first inner line lies on a cell, so that what is typed stands where it will stay; moved left
/// and up as far as it must to fit.
pub fn over(outer: Rect, cell: Rect, width: u16, height: u16) -> Rect {
    let (width, height) = (width.min(outer.width), height.min(outer.height));
    let x = cell.x.saturating_sub(2).clamp(outer.x, outer.right() - width);
    let y = cell.y.saturating_sub(1).clamp(outer.y, outer.bottom() - height);
    Rect { x, y, width, height }
}
