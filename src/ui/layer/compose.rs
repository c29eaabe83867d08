//! A text of several lines, at the bottom.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::super::look::Look;
use super::super::part::{panel::panel, typed::typed};
use crate::app::App;
use crate::app::layer::compose::Compose;
use crate::text::screen as words;

pub(super) fn draw(app: &App, compose: &Compose, look: &Look, area: Rect, buffer: &mut Buffer) -> Position {
    let place = super::bottom(area, (area.height / 3).max(6));
    let items: Vec<String> = compose
        .purpose
        .items()
        .iter()
        .take(6)
        .map(ToString::to_string)
        .collect();
    let title = format!("{} {}", words::comment(app.world.lang), items.join(" "));
    let inside = panel(buffer, place, &title, look);
    typed(buffer, inside, &compose.text, look.plain)
}
