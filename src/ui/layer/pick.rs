//! A list of values, typed through, hung under the cell that gets one.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::super::cut_top;
use super::super::look::Look;
use super::super::part::panel::{Lines, inside, over, panel};
use super::super::part::{after, put, typed::typed};
use crate::app::App;
use crate::app::layer::pick::{Choice, Pick, Tick};
use crate::app::purpose::Purpose;
use crate::domain::field::Field;
use crate::text::width::width;
use crate::text::{meeting, name, screen as words};

/// How many choices are shown at once.
const MOST: u16 = 12;
/// The cells of the key that chooses at once, and of the gap behind it.
const KEY: u16 = 3;

/// Where everything stands.
struct Places {
    panel: Rect,
    line: Rect,
    list: Lines,
    labels: usize,
}

fn places(app: &App, pick: &Pick, area: Rect) -> Places {
    let listed = pick.shown.len() + usize::from(pick.new.is_some());
    let lines = u16::try_from(listed.max(pick.choices.len())).unwrap_or(MOST).clamp(3, MOST);
    let labels = pick.choices.iter().map(|choice| width(&choice.label)).max().unwrap_or(0).clamp(8, 40);
    let notes = pick.choices.iter().map(|choice| width(&note(app, pick, choice))).max().unwrap_or(0).min(44);
    // What is typed leaves the panel as wide as it is.
    let key = if has_keys(pick) { KEY } else { 0 };
    let cells = u16::try_from(labels + notes + 10 + usize::from(key)).unwrap_or(60).clamp(30, 78);
    let panel = over(super::room(app, area), super::anchor(app, pick.field, area), cells, lines + 3);
    let (line, list) = cut_top(inside(panel), 1);
    let top = pick.at.saturating_sub(usize::from(list.height.saturating_sub(1)));
    Places { panel, line, list: Lines { area: list, top }, labels }
}

/// The place of the choice at a cell.
pub(super) fn clicked(app: &App, pick: &Pick, area: Rect, cell: Position) -> Option<usize> {
    let listed = pick.shown.len() + usize::from(pick.new.is_some());
    let place = places(app, pick, area).list.at(cell)?;
    (place < listed).then_some(place)
}

pub(super) fn draw(app: &App, pick: &Pick, look: &Look, area: Rect, buffer: &mut Buffer) -> Position {
    let Places { panel: place, line, list: lines, labels } = places(app, pick, area);
    let Lines { area: list, top } = lines;
    let keys = keys(pick);
    panel(buffer, place, &title(app, pick), look);
    let caret = typed(buffer, line, &pick.text, look.plain);
    if pick.text.is_empty() {
        put(buffer, after(line, 1), 0, words::narrow(app.world.lang), look.dim);
    }
    if pick.shown.is_empty() && pick.new.is_none() {
        put(buffer, list, 0, words::nothing_fits(app.world.lang), look.dim);
    }
    for line in 0..list.height {
        let place = top + usize::from(line);
        let row = Rect { y: list.y + line, height: 1, ..list };
        let Some(choice) = pick.shown.get(place).and_then(|shown| pick.choices.get(*shown)) else {
            if place == pick.shown.len() {
                draw_new(app, pick, look, row, buffer);
            }
            break;
        };
        let style = match (place == pick.at, choice.is_open) {
            (true, true) => look.cursor,
            (true, false) => look.cursor.patch(look.dim),
            (false, true) if !choice.is_quiet => look.plain,
            (false, _) => look.dim,
        };
        buffer.set_style(row, style);
        let used = keys + tick(pick, pick.shown.get(place).copied(), look, after(row, keys), style, buffer);
        if let Some(key) = choice.key.filter(|_| keys > 0) {
            let quiet = if place == pick.at { style } else { look.accent };
            put(buffer, row, 0, &key.to_string(), quiet);
        }
        put(buffer, after(row, used), 0, &choice.label, style);
        let behind = u16::try_from(labels).unwrap_or(0) + used + 2;
        put(buffer, after(row, behind), 0, &note(app, pick, choice), if place == pick.at { style } else { look.dim });
    }
    lines.draw_more(pick.shown.len() + usize::from(pick.new.is_some()), look, buffer);
    caret
}

fn title(app: &App, pick: &Pick) -> String {
    let lang = app.world.lang;
    let name = match (&pick.purpose, pick.field) {
        (Purpose::HandTo { .. }, _) => name::deed(lang, crate::domain::change::Deed::HandOver),
        (Purpose::Meet, _) => meeting::which(lang),
        (Purpose::Attend { .. } | Purpose::Present { .. }, _) => meeting::who_is_here(lang),
        (Purpose::ChooseField { .. }, _) => crate::app::action::Action::EditCell.spec().brief(lang),
        (Purpose::Give { need, .. }, _) => name::need_brief(lang, *need),
        (_, field) => name::field(lang, field),
    };
    let name = match &pick.purpose {
        Purpose::Give { to, .. } => words::labelled(lang, &name::status(lang, to, &app.world.workflow), name),
        _ => name.to_string(),
    };
    super::about(lang, &name, pick.purpose.items())
}

fn note(app: &App, pick: &Pick, choice: &Choice) -> String {
    let lang = app.world.lang;
    match pick.field {
        Field::Status if !choice.is_open => words::not_from_here(lang).to_string(),
        Field::Status if !choice.note.is_empty() => words::needs(lang, &choice.note),
        _ => choice.note.clone(),
    }
}

/// The cells for the keys that choose at once: none once something is typed.
fn keys(pick: &Pick) -> u16 {
    if has_keys(pick) && pick.text.is_empty() { KEY } else { 0 }
}

fn has_keys(pick: &Pick) -> bool {
    pick.choices.iter().any(|choice| choice.key.is_some())
}

fn tick(pick: &Pick, place: Option<usize>, look: &Look, row: Rect, style: Style, buffer: &mut Buffer) -> u16 {
    let Some(ticks) = &pick.ticks else { return 0 };
    let sign = match place.and_then(|place| ticks.get(&place)) {
        Some(Tick::Has | Tick::Add) => look.sign.tick,
        Some(Tick::Remove | Tick::Lacks) => look.sign.cross,
        None => " ",
    };
    put(buffer, row, 0, &format!("{sign} "), style)
}

/// What is typed, offered as a value of its own.
fn draw_new(app: &App, pick: &Pick, look: &Look, row: Rect, buffer: &mut Buffer) {
    let (lang, Some(text)) = (app.world.lang, &pick.new) else {
        return;
    };
    let (style, quiet) = if pick.is_on_new() { (look.cursor, look.cursor) } else { (look.plain, look.warn) };
    buffer.set_style(row, style);
    let used = put(buffer, row, 0, &words::use_typed(lang, text), style);
    if pick.field != Field::Tags {
        put(buffer, after(row, used + 2), 0, words::new_person(lang), quiet);
    }
}
