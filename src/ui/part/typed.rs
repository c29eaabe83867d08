//! A text field, with the terminal's own cursor at its caret so that an input method knows where it is.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::put;
use crate::app::field::Field;

/// Paints a field over an area; gives the place of its caret.
pub fn typed(buffer: &mut Buffer, area: Rect, field: &Field, style: Style) -> Position {
    let view = field.view(area.width, area.height);
    for (place, text) in view.lines.iter().enumerate() {
        put(buffer, area, u16::try_from(place).unwrap_or(u16::MAX), text, style);
    }
    Position {
        x: area.x + view.caret.0,
        y: area.y + view.caret.1,
    }
}
