//! Painting: from the application's state to cells, and from a cell back to what is painted there. Changes nothing.

mod footer;
pub mod layer;
pub mod look;
mod mouse;
mod notice;
pub mod part;
pub mod screen;
mod status;

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::app::screen::Screen;
use crate::app::{App, LEAST, is_too_small};
use crate::text::screen as words;
use crate::text::wrap::wrap;
use look::Look;

pub use mouse::clicked;

/// Paints the whole application.
pub fn draw(app: &App, look: &Look, frame: &mut Frame) {
    let area = frame.area();
    if is_too_small(area.width, area.height) {
        let text = words::too_small(app.world.lang, LEAST.0, LEAST.1);
        for (line, text) in (0..).zip(wrap(&text, area.width.into())) {
            part::put(frame.buffer_mut(), area, line, text, look.plain);
        }
        return;
    }
    let (top, rest) = cut_top(area, 1);
    let (body, bottom) = cut_bottom(rest, 1);
    status::draw(app, look, top, frame.buffer_mut());
    match &app.screen {
        Screen::Table(table) => screen::table::draw(app, table, look, body, frame.buffer_mut()),
        Screen::Review(review) => screen::review::draw(app, review, look, body, frame.buffer_mut()),
        Screen::Meeting(room) => screen::meeting::draw(app, room, look, body, frame.buffer_mut()),
        Screen::Triage(triage) => screen::triage::draw(app, triage, look, body, frame.buffer_mut()),
        Screen::Item(page) => screen::item::draw(app, page, look, body, frame.buffer_mut()),
    }
    if let Some(layer) = app.layers.last() {
        let caret = layer::draw(app, layer, look, area, frame.buffer_mut());
        if let Some(caret) = caret.filter(|caret| area.contains(*caret)) {
            frame.set_cursor_position(caret);
        }
    }
    footer::draw(app, look, bottom, frame.buffer_mut());
}

/// The first lines of an area, and the rest.
pub(crate) fn cut_top(area: Rect, lines: u16) -> (Rect, Rect) {
    let lines = lines.min(area.height);
    (Rect { height: lines, ..area }, Rect { y: area.y + lines, height: area.height - lines, ..area })
}

/// An area without its last lines, and those.
pub(crate) fn cut_bottom(area: Rect, lines: u16) -> (Rect, Rect) {
    let lines = lines.min(area.height);
    let rest = area.height - lines;
    (Rect { height: rest, ..area }, Rect { y: area.y + rest, height: lines, ..area })
}
