//! The line of the filter, with what could stand at the caret above it.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::super::look::Look;
use super::super::part::panel::clear;
use super::super::part::{after, inset, put, typed::typed};
use crate::app::App;
use crate::app::layer::filter::Filter;
use crate::domain::query::{Completion, Fault};
use crate::text::fault;
use crate::text::width::width;

/// Between two offers.
const GAP: u16 = 2;

pub(super) fn draw(app: &App, filter: &Filter, look: &Look, area: Rect, buffer: &mut Buffer) -> Position {
    let place = super::bottom(area, 3);
    clear(buffer, place);
    put(buffer, place, 0, &look.sign.across.repeat(usize::from(place.width)), look.dim);
    let inside = inset(place, 1);
    let used = put(buffer, inside, 1, "/ ", look.accent);
    let line = Rect { y: place.y + 1, height: 1, ..after(inside, used) };
    let caret = typed(buffer, line, &filter.text, look.plain);
    let below = Rect { y: place.y + 2, height: place.height.saturating_sub(2), ..after(inside, 2) };
    draw_help(app, filter, look, below, buffer);
    caret
}

/// What could stand at the caret; where nothing could, or something else is wrong, what is wrong.
fn draw_help(app: &App, filter: &Filter, look: &Look, line: Rect, buffer: &mut Buffer) {
    let mut used = 0;
    let is_offered = |end: usize| !filter.offers.is_empty() && end >= filter.text.caret();
    let is_told = |fault: &&Fault| filter.is_refused || !is_offered(fault.span.end);
    if let Some(fault) = filter.fault.as_ref().filter(is_told) {
        let text = fault::fault(app.world.lang, fault, filter.text.text());
        let style = if filter.is_refused { look.bad } else { look.warn };
        used += put(buffer, line, 0, &text, style) + 3;
    }
    for (place, offer) in filter.offers.iter().enumerate().skip(first(filter, line.width)) {
        let style = if place == filter.at { look.cursor } else { look.dim };
        used += put(buffer, after(line, used), 0, &offer.with, style) + GAP;
        if used >= line.width {
            break;
        }
    }
}

/// The first offer that is shown, so that the one that Tab would take is.
fn first(filter: &Filter, room: u16) -> usize {
    let cells = |offer: &Completion| width(&offer.with) + usize::from(GAP);
    let mut used = 0;
    let shown = filter.offers.iter().take(filter.at + 1).rev().take_while(|offer| {
        used += cells(offer);
        used <= usize::from(room)
    });
    (filter.at + 1).saturating_sub(shown.count().max(1))
}
