//! Everything about one item: on its page, and beside a list.

mod extra;
mod facts;
mod known;
mod met;
mod past;
pub(super) mod sheet;
mod talk;
#[cfg(test)]
mod tests;
mod ties;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::super::cut_bottom;
use super::super::look::Look;
use super::super::part::flow::Flow;
use super::super::part::markdown::remembered;
use super::super::part::{after, inset, put};
use crate::app::App;
use crate::app::screen::item::Page;
use crate::domain::id::ItemId;
use crate::domain::meeting::minutes::Topic;
use crate::domain::whole::Whole;
use crate::text::page as words;
use crate::text::safe::safe;
use crate::text::width::{cut, width};
use known::Known;
use sheet::Sheet;

/// Lines longer than this tire the eye, however wide the terminal is.
const MOST_CELLS: u16 = 100;
/// So many lines of a title are shown.
const MOST_TITLE: usize = 8;

/// Paints the page of an item, as far down as it is scrolled, and says to it how far it can be.
pub fn draw(app: &App, page: &Page, look: &Look, area: Rect, buffer: &mut Buffer) {
    draw_page(app, page, Extent::All, look, area, buffer);
}

/// Paints what is asked of a new item before something is decided about it.
pub fn decide(app: &App, page: &Page, look: &Look, area: Rect, buffer: &mut Buffer) {
    draw_page(app, page, Extent::New, look, area, buffer);
}

fn draw_page(app: &App, page: &Page, extent: Extent, look: &Look, area: Rect, buffer: &mut Buffer) {
    let area = area.intersection(buffer.area);
    let inner = inset(area, if area.width < 40 { 1 } else { 2 });
    let inner = Rect { width: inner.width.min(MOST_CELLS), ..inner };
    let sheet = sheet(app, page.id, look, usize::from(inner.width), extent);
    let end = sheet.len().saturating_sub(usize::from(area.height));
    page.end.set(end);
    let top = page.top.min(end);
    sheet.paint(buffer, inner, top);
    if end > 0 {
        draw_position(sheet.len(), top, end, look, area, buffer);
    }
}

/// Paints what matters most about an item into the room beside a list.
pub fn preview(app: &App, id: ItemId, look: &Look, area: Rect, buffer: &mut Buffer) {
    let area = area.intersection(buffer.area);
    let sheet = sheet(app, id, look, usize::from(area.width), Extent::Brief);
    sheet.paint(buffer, area, 0);
    draw_more(&sheet, look, area, buffer);
}

/// A sign in the margin behind the last line where there is more than is shown.
fn draw_more(sheet: &Sheet, look: &Look, area: Rect, buffer: &mut Buffer) {
    if sheet.len() > usize::from(area.height) {
        let margin = Rect { x: area.right(), width: 1, ..cut_bottom(area, 1).1 };
        put(buffer, margin, 0, look.sign.descending, look.dim);
    }
}

/// Paints an item that is discussed in a meeting: what was done about it there stands before what was known.
pub fn discussed(app: &App, id: ItemId, topic: Option<&Topic>, look: &Look, area: Rect, buffer: &mut Buffer) {
    let area = area.intersection(buffer.area);
    let area = Rect { width: area.width.min(MOST_CELLS), ..area };
    let mut met = Sheet::default();
    if let Some(topic) = topic {
        met::draw(topic, &app.world, look, usize::from(area.width), &mut met);
    }
    let sheet = sheet_with(app, id, look, usize::from(area.width), Extent::Brief, None, met);
    sheet.paint(buffer, area, 0);
    draw_more(&sheet, look, area, buffer);
}

/// Paints an item that is gone over: why it is to be looked at stands below its title.
pub fn gone_over(app: &App, id: ItemId, why: Option<&str>, look: &Look, area: Rect, buffer: &mut Buffer) {
    let area = area.intersection(buffer.area);
    let area = Rect { width: area.width.min(MOST_CELLS), ..area };
    let cells = usize::from(area.width);
    let sheet = sheet_with(app, id, look, cells, Extent::Brief, why, Sheet::default());
    sheet.paint(buffer, area, 0);
    draw_more(&sheet, look, area, buffer);
}

/// How much of an item is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Extent {
    All,
    /// What a new item says of itself, and how long it waits.
    New,
    /// Without what is looked up now and then.
    Brief,
}

/// Everything that is known of an item, one below the other. What was not read yet is not there yet.
fn sheet(app: &App, id: ItemId, look: &Look, cells: usize, extent: Extent) -> Sheet {
    sheet_with(app, id, look, cells, extent, None, Sheet::default())
}

/// The same, with why it is shown below its title and something behind its facts.
fn sheet_with(
    app: &App,
    id: ItemId,
    look: &Look,
    cells: usize,
    extent: Extent,
    why: Option<&str>,
    more: Sheet,
) -> Sheet {
    let world = &app.world;
    let mut sheet = Sheet::default();
    let whole = app.whole.as_deref().filter(|whole| whole.item.id == id);
    let Some(known) = whole.map(Known::from).or_else(|| world.row(id).map(Known::from)) else {
        sheet.line(Line::styled(id.to_string(), look.dim));
        return sheet;
    };
    let indent = draw_title(&known, app, look, cells, &mut sheet);
    if let Some(why) = why {
        for mut line in Flow::of(why, look.warn).lines(cells.saturating_sub(indent).max(1)) {
            line.insert(0, " ".repeat(indent).into());
            sheet.line(Line::from(line));
        }
    }
    sheet.line(Line::default());
    sheet.lines(facts::lines(&known, world, look, cells, extent));
    sheet.append(more);
    if let Some(whole) = whole {
        draw_body(whole, app, look, cells, extent, &mut sheet);
        ties::draw(whole, world, look, cells, &mut sheet);
        talk::draw(&whole.comments, world, look, cells, &mut sheet);
        if extent == Extent::All {
            past::draw(&whole.history, world, look, cells, &mut sheet);
            extra::draw(&whole.item, world.lang, look, cells, &mut sheet);
        }
    }
    sheet
}

/// Its number and title; how many cells to the right the title begins.
fn draw_title(known: &Known, app: &App, look: &Look, cells: usize, sheet: &mut Sheet) -> usize {
    let mut number = Flow::of(&format!("{}  ", known.id), look.dim);
    if known.item.is_some_and(|item| item.archived) {
        number.push(&format!("{}  ", words::archived(app.world.lang)), look.bad);
    }
    let indent = number.width();
    let room = cells.saturating_sub(indent).max(cells / 2).max(1);
    let title = Flow::of(&cut(known.title, room.saturating_mul(MOST_TITLE)), look.strong);
    for (place, mut spans) in title.lines(room).into_iter().enumerate() {
        let mut line = match place {
            0 => number.cut(indent),
            _ => vec![" ".repeat(indent).into()],
        };
        line.append(&mut spans);
        sheet.line(Line::from(line));
    }
    indent
}

fn draw_body(whole: &Whole, app: &App, look: &Look, cells: usize, extent: Extent, sheet: &mut Sheet) {
    if whole.item.body.trim().is_empty() {
        return;
    }
    let lang = app.world.lang;
    let body = remembered(&whole.item.body, cells, lang, look);
    let (done, all) = body.tasks;
    let progress = if all > 0 { words::ticked(lang, done, all) } else { String::new() };
    match extent {
        Extent::New => sheet.line(Line::default()),
        Extent::All | Extent::Brief => sheet.heading(words::description(lang), &progress, look),
    }
    sheet.text(body, 0);
}

/// A stretch of a rule at the right edge: where the page is, and how much of it is seen.
pub(super) fn draw_position(lines: usize, top: usize, end: usize, look: &Look, area: Rect, buffer: &mut Buffer) {
    let height = usize::from(area.height);
    let length = (height * height / lines.max(1)).max(1);
    let start = (height.saturating_sub(length) * top).div_ceil(end.max(1));
    let edge = after(area, area.width.saturating_sub(1));
    for line in start..(start + length).min(height) {
        put(buffer, edge, u16::try_from(line).unwrap_or(u16::MAX), look.sign.thumb, look.dim);
    }
}

/// A value in its column, blanks behind it.
fn column(text: &str, cells: usize) -> String {
    let text = safe(text);
    let text = cut(&text, cells);
    let missing = cells.saturating_sub(width(&text));
    format!("{text}{:missing$}", "")
}
