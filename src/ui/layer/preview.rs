//! What an edit of several items will change.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::super::cut_top;
use super::super::look::Look;
use super::super::part::panel::{Lines, centred, panel};
use super::super::part::{after, put, put_right};
use crate::app::App;
use crate::app::layer::preview::Preview;
use crate::domain::change::Change;
use crate::domain::id::ItemId;
use crate::text::safe::safe;
use crate::text::width::cut_start;
use crate::text::{screen as words, story};

/// Paints an item a line; what becomes of all of them alike stands once above them.
pub(super) fn draw(app: &App, preview: &Preview, look: &Look, area: Rect, buffer: &mut Buffer) {
    let lang = app.world.lang;
    let inner = super::inner(area);
    let Some(changes) = &preview.changes else {
        let inside = panel(buffer, centred(inner, (area.width / 5 * 4).min(60), 3), "", look);
        put(buffer, inside, 0, words::looking(lang), look.dim);
        return;
    };
    let (all, items) = told(app, changes);
    let heads = if all.is_empty() { 0 } else { all.len() + 1 };
    let lines = u16::try_from(items.len() + heads).unwrap_or(u16::MAX).saturating_add(2);
    let place = centred(inner, (area.width * 4 / 5).min(100), lines.min(inner.height.saturating_sub(2)).max(3));
    let inside = panel(buffer, place, &words::will_change(lang, items.len()), look);
    for (line, what) in (0..).zip(&all) {
        put(buffer, inside, line, what, look.strong);
    }
    let (_, list) = cut_top(inside, u16::try_from(heads).unwrap_or(u16::MAX));
    let numbers = items.iter().map(|(id, _)| id.to_string().len()).max().unwrap_or(0);
    let numbers = u16::try_from(numbers).unwrap_or(0);
    let end = items.len().saturating_sub(list.height.into());
    preview.end.set(end);
    let top = preview.top.min(end);
    Lines { area: list, top }.draw_more(items.len(), look, buffer);
    for (line, (id, what)) in (0..list.height).zip(items.iter().skip(top)) {
        put(buffer, list, line, &id.to_string(), look.dim);
        let rest = after(list, numbers + 2);
        // The title gives way before what the item gets, and of that its beginning.
        let what = safe(what);
        let what = cut_start(&what, usize::from(rest.width));
        let cells = put_right(buffer, rest, line, &what, look.plain);
        let gap = if cells > 0 { 2 } else { 0 };
        let room = Rect { width: rest.width.saturating_sub(cells + gap), ..rest };
        let title = app.world.row(*id).map_or("", |row| row.title.as_str());
        put(buffer, room, line, title, look.plain);
    }
}

/// What becomes of all items alike, and of each what only some of them get.
fn told(app: &App, changes: &[Change]) -> (Vec<String>, Vec<(ItemId, String)>) {
    let tell = |change: &Change| story::change(app.world.lang, change, &app.world.workflow, app.world.today);
    let of_each = changes.chunk_by(|one, other| one.item == other.item);
    let items: Vec<(ItemId, Vec<String>)> =
        of_each.filter_map(|changes| Some((changes.first()?.item, changes.iter().map(tell).collect()))).collect();
    let is_of_all = |what: &String| items.iter().all(|(_, told)| told.contains(what));
    let first = items.first().map_or(&[] as &[String], |(_, told)| told);
    let all: Vec<String> = first.iter().filter(|what| is_of_all(what)).cloned().collect();
    let own = |told: &[String]| {
        let own: Vec<&str> = told.iter().filter(|what| !all.contains(what)).map(String::as_str).collect();
        own.join("  ")
    };
    let each = items.iter().map(|(id, told)| (*id, own(told))).collect();
    (all, each)
}
