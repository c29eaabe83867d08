//! What lies under the mouse: found by the same reckoning that paints it.

use ratatui::layout::{Position, Rect};

use super::{cut_bottom, cut_top, footer, layer, screen};
use crate::app::App;
use crate::app::msg::Mouse;
use crate::app::screen::Screen;

/// What a click on a cell means: a hint is followed, a line of the layer on top is chosen, anything else is for the screen.
pub fn clicked(app: &App, column: u16, line: u16) -> Mouse {
    let cell = Position { x: column, y: line };
    let (columns, lines) = app.size;
    let area = Rect::new(0, 0, columns, lines);
    let (body, bottom) = cut_bottom(cut_top(area, 1).1, 1);
    let hint = || footer::clicked(app, bottom, cell);
    let inside = || match (app.layers.last(), &app.screen) {
        (Some(top), _) => layer::clicked(app, top, area, cell).map(Mouse::Choose),
        (None, Screen::Triage(triage)) => screen::triage::clicked(app, triage, body, cell),
        (None, _) => None,
    };
    hint().or_else(inside).unwrap_or(Mouse::Click { column, line })
}
