//! A text field, with the terminal's own cursor at its caret so that an input method knows where it is.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};

use super::put;
use crate::app::field::Field;
use crate::text::width::CUT;

/// Paints a field over an area, and in the margins beside it whether there is more; gives the place of its caret.
pub fn typed(buffer: &mut Buffer, area: Rect, field: &Field, style: Style) -> Position {
    let view = field.view(area.width, area.height);
    for (place, text) in view.lines.iter().enumerate() {
        put(buffer, area, u16::try_from(place).unwrap_or(u16::MAX), text, style);
    }
    let (before, behind) = field.is_cut();
    let margins = [(before, area.x.checked_sub(1)), (behind, Some(area.right()))];
    for (is_cut, x) in margins {
        if let Some(x) = x.filter(|_| is_cut) {
            let margin = Rect { x, width: 1, ..area };
            put(buffer, margin, 0, CUT, style.add_modifier(Modifier::DIM));
        }
    }
    Position { x: area.x + view.caret.0, y: area.y + view.caret.1 }
}
