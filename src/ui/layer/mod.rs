//! What lies over a screen: the same names as in `app/layer/`.

mod clash;
mod compose;
mod entry;
mod filter;
mod finder;
mod pick;
mod preview;
mod prompt;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::look::Look;
use crate::app::App;
use crate::app::layer::Layer;
use crate::app::screen::Screen;
use crate::domain::field::Field;
use crate::domain::id::ItemId;
use crate::text::{Lang, screen as words};

/// Paints a layer; gives the place of the terminal's cursor where text is typed.
pub(super) fn draw(app: &App, layer: &Layer, look: &Look, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    match layer {
        Layer::Entry(layer) => Some(entry::draw(app, layer, look, area, buffer)),
        Layer::Filter(layer) => Some(filter::draw(app, layer, look, area, buffer)),
        Layer::Prompt(layer) => Some(prompt::draw(app, layer, look, area, buffer)),
        Layer::Pick(layer) => Some(pick::draw(app, layer, look, area, buffer)),
        Layer::Compose(layer) => Some(compose::draw(app, layer, look, area, buffer)),
        Layer::Finder(layer) => Some(finder::draw(app, layer, look, area, buffer)),
        Layer::Preview(layer) => {
            preview::draw(app, layer, look, area, buffer);
            None
        }
        Layer::Clash(layer) => {
            clash::draw(app, layer, look, area, buffer);
            None
        }
    }
}

/// The place of what can be chosen from a layer at a cell.
pub(super) fn clicked(app: &App, layer: &Layer, area: Rect, cell: Position) -> Option<usize> {
    match layer {
        Layer::Pick(layer) => pick::clicked(app, layer, area, cell),
        Layer::Finder(layer) => finder::clicked(layer, area, cell),
        Layer::Prompt(layer) => prompt::clicked(app, layer, area, cell),
        Layer::Entry(_) | Layer::Filter(_) | Layer::Compose(_) | Layer::Preview(_) | Layer::Clash(_) => None,
    }
}

/// What is asked for, and about which items.
fn about(lang: Lang, name: &str, items: &[ItemId]) -> String {
    match items {
        [] => name.to_string(),
        [one] => words::about(lang, name, &one.to_string()),
        some => words::about(lang, name, &words::marked(lang, some.len())),
    }
}

/// The area between the status line and the footer.
fn inner(area: Rect) -> Rect {
    Rect { y: area.y + 1, height: area.height.saturating_sub(2), ..area }
}

/// Where a value may be typed: beside what waits in the inbox, so that this stays in sight.
fn room(app: &App, area: Rect) -> Rect {
    let inner = inner(area);
    match &app.screen {
        Screen::Triage(_) => super::screen::triage::pane(app, inner),
        Screen::Table(_) | Screen::Item(_) | Screen::Meeting(_) | Screen::Review(_) => inner,
    }
}

/// The lines above the footer.
fn bottom(area: Rect, lines: u16) -> Rect {
    let inner = inner(area);
    let lines = lines.min(inner.height);
    Rect { y: inner.bottom() - lines, height: lines, ..inner }
}

/// Where a field is edited: its cell in the line of the cursor, or the top of a page.
fn anchor(app: &App, field: Field, area: Rect) -> Rect {
    let inner = inner(area);
    let cell = match &app.screen {
        Screen::Table(table) => super::screen::table::cell_of(app, table, field, inner),
        Screen::Triage(_) => Some(super::screen::triage::anchor(app, inner)),
        Screen::Item(_) | Screen::Meeting(_) | Screen::Review(_) => None,
    };
    cell.unwrap_or(Rect { x: inner.x + 2, y: inner.y + 1, width: inner.width.saturating_sub(4), height: 1 })
}
