//! The line of the filter, with what could stand at the caret above it.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::super::look::Look;
use super::super::part::panel::clear;
use super::super::part::{after, inset, put, typed::typed};
use crate::app::App;
use crate::app::layer::filter::Filter;

pub(super) fn draw(app: &App, filter: &Filter, look: &Look, area: Rect, buffer: &mut Buffer) -> Position {
    let place = super::bottom(area, 3);
    clear(buffer, place);
    put(
        buffer,
        place,
        0,
        &look.sign.across.repeat(usize::from(place.width)),
        look.dim,
    );
    let inside = inset(place, 1);
    let used = put(buffer, inside, 1, "/ ", look.accent);
    let line = Rect {
        y: place.y + 1,
        height: 1,
        ..after(inside, used)
    };
    let caret = typed(buffer, line, &filter.text, look.plain);
    let mut used = 0;
    let below = after(inside, 2);
    if let Some(fault) = &filter.fault {
        let text = crate::text::fault::fault(app.world.lang, fault, filter.text.text());
        used += put(buffer, below, 2, &text, look.warn) + 3;
    }
    for (place, offer) in filter.offers.iter().take(12).enumerate() {
        let style = if place == filter.at { look.cursor } else { look.dim };
        used += put(buffer, after(below, used), 2, &offer.with, style) + 2;
    }
    caret
}
