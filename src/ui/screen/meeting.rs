//! A meeting: the agenda, and beside it the item under discussion, or the minutes as they stand.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use super::super::cut_top;
use super::super::look::Look;
use super::super::part::hints::Hint;
use super::super::part::markdown::remembered;
use super::super::part::{after, inset, put, put_right};
use super::item;
use super::item::sheet::Sheet;
use crate::app::App;
use crate::app::action::Action;
use crate::app::screen::meeting::Meeting;
use crate::app::table::Line;
use crate::domain::id::ItemId;
use crate::domain::meeting::{Entry, Part};
use crate::text::meeting as words;
use crate::text::minutes;
use crate::text::screen::and_more;

/// Lines of the minutes are no longer than this.
const MOST_CELLS: u16 = 100;

/// Paints a meeting.
pub fn draw(app: &App, room: &Meeting, look: &Look, area: Rect, buffer: &mut Buffer) {
    match room.minutes {
        Some(top) => draw_minutes(app, room, top, look, area, buffer),
        None => draw_discussion(app, room, look, area, buffer),
    }
}

fn draw_discussion(app: &App, room: &Meeting, look: &Look, area: Rect, buffer: &mut Buffer) {
    let cells = u16::try_from(app.agenda_width()).unwrap_or(area.width).min(area.width);
    let (left, right) = (Rect { width: cells, ..area }, after(area, cells));
    let (_, agenda) = cut_top(left, 1);
    if room.sitting.is_some() && room.table.order.ids.is_empty() {
        draw_empty(app, look, area, buffer);
        return;
    }
    for line in 0..agenda.height {
        let at = Rect { y: agenda.y + line, height: 1, ..agenda };
        match room.table.line(room.table.top + usize::from(line)) {
            Some(Line::Heading(place)) => draw_heading(app, room, place, look, at, buffer),
            Some(Line::Item(place)) => draw_entry(app, room, place, look, at, buffer),
            Some(Line::Blank) | None => {}
        }
    }
    for line in 0..right.height {
        put(buffer, right, line, look.sign.down, look.dim);
    }
    if let Some(id) = room.table.item() {
        let (_, page) = cut_top(inset(after(right, 1), 1), 1);
        item::discussed(app, id, room.topic(id), look, page, buffer);
    }
}

fn draw_heading(app: &App, room: &Meeting, place: usize, look: &Look, at: Rect, buffer: &mut Buffer) {
    let lang = app.world.lang;
    let Some(code) = room.table.order.sections.get(place).and_then(|section| section.value.as_deref()) else {
        return;
    };
    let part = code.parse::<Part>().ok();
    let (name, style) = match part {
        Some(part) => (words::part(lang, part), look.heading),
        None => (words::struck(lang), look.dim),
    };
    let used = put(buffer, after(at, 2), 0, name, style);
    let more = room.sitting.as_ref().zip(part).and_then(|(sitting, part)| sitting.more_of(part));
    if let Some(more) = more {
        put(buffer, after(at, 2 + used + 2), 0, &and_more(lang, more), look.dim);
    }
}

fn draw_entry(app: &App, room: &Meeting, place: usize, look: &Look, at: Rect, buffer: &mut Buffer) {
    let Some(id) = room.table.order.ids.get(place).copied() else {
        return;
    };
    let is_here = place == room.table.cursor;
    if is_here {
        put(buffer, at, 0, look.sign.cursor, look.accent);
    }
    if let Some((sign, style)) = sign(app, room, id, look) {
        put(buffer, after(at, 1), 0, sign, style);
    }
    let entry = room.entry(id);
    let number = room.table.order.ids.iter().max().map_or(0, |id| id.to_string().len());
    let number = u16::try_from(number).unwrap_or(0);
    let mut text = after(at, 2);
    text.width = text.width.saturating_sub(1);
    if let Some(times) = entry.map(|entry| entry.times).filter(|times| *times > 0) {
        let cells = put_right(buffer, text, 0, &words::times(app.world.lang, times), look.warn);
        text.width = text.width.saturating_sub(cells + 1);
    }
    put(buffer, text, 0, &id.to_string(), look.dim);
    let title = app.world.row(id).map(|row| row.title.as_str()).unwrap_or_default();
    put(buffer, after(text, number + 1), 0, title, style(entry, is_here, look));
}

fn style(entry: Option<&Entry>, is_here: bool, look: &Look) -> Style {
    match entry {
        Some(entry) if entry.is_struck => look.dim.add_modifier(Modifier::CROSSED_OUT),
        _ if is_here => look.strong,
        Some(entry) if entry.part == Part::Done => look.dim,
        _ => look.plain,
    }
}

/// Whether somebody else just changed it, or it was talked about.
fn sign<'a>(app: &App, room: &Meeting, id: ItemId, look: &'a Look) -> Option<(&'a str, Style)> {
    if room.table.marks.contains(&id) {
        return Some((look.sign.mark, look.accent));
    }
    if app.world.fresh.contains_key(&id) {
        return Some((look.sign.fresh, look.warn));
    }
    room.topic(id).map(|_| (look.sign.tick, look.good))
}

fn draw_minutes(app: &App, room: &Meeting, top: usize, look: &Look, area: Rect, buffer: &mut Buffer) {
    let Some(sitting) = &room.sitting else { return };
    let lang = app.world.lang;
    let inner = inset(area, if area.width < 40 { 1 } else { 2 });
    let inner = Rect { width: inner.width.min(MOST_CELLS), ..inner };
    let text = minutes::write_to_wrap(lang, &sitting.minutes, &app.world.workflow);
    let mut sheet = Sheet::default();
    sheet.text(remembered(&text, usize::from(inner.width), lang, look), 0);
    let end = sheet.len().saturating_sub(usize::from(area.height));
    room.end.set(end);
    sheet.paint(buffer, inner, top.min(end));
    if end > 0 {
        item::draw_position(sheet.len(), top.min(end), end, look, area, buffer);
    }
}

fn draw_empty(app: &App, look: &Look, area: Rect, buffer: &mut Buffer) {
    let lang = app.world.lang;
    let left = after(area, 4);
    let top = area.height / 4;
    put(buffer, left, top, words::nothing_on_agenda(lang), look.strong);
    for (line, action) in (top + 2..).zip([Action::AddToAgenda, Action::Capture, Action::Decide, Action::EndMeeting]) {
        put(buffer, left, line, &Hint::of(app, action).key, look.accent);
        put(buffer, after(left, 4), line, action.spec().says(lang), look.plain);
    }
}
