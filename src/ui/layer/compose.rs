//! A text of several lines, at the bottom.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::super::look::Look;
use super::super::part::{panel::panel, typed::typed};
use crate::app::App;
use crate::app::action::Action;
use crate::app::layer::compose::Compose;
use crate::app::purpose::Purpose;
use crate::text::{name, screen as words};

pub(super) fn draw(app: &App, compose: &Compose, look: &Look, area: Rect, buffer: &mut Buffer) -> Position {
    let place = super::bottom(area, (area.height / 3).max(6));
    let items: Vec<String> = compose.purpose.items().iter().take(6).map(ToString::to_string).collect();
    let what = match &compose.purpose {
        Purpose::Set { field, .. } => name::field(app.world.lang, *field),
        Purpose::Answer { .. } => Action::Answer.spec().brief(app.world.lang),
        _ => words::comment(app.world.lang),
    };
    let title = format!("{what} {}", items.join(" "));
    let inside = panel(buffer, place, &title, look);
    typed(buffer, inside, &compose.text, look.plain)
}
