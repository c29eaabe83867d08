//! A table of items: Today and the list.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use super::super::cut_top;
use super::super::look::Look;
use super::super::part::cell::{cell, handle, head, remark};
use super::super::part::hints::{self, Hint};
use super::super::part::{after, inset, put, put_right};
use super::item;
use crate::app::App;
use crate::app::action::Action;
use crate::app::table::{Column, GAP, Lens, Line, MARGIN, Table};
use crate::domain::field::Field;
use crate::domain::id::ItemId;
use crate::domain::item::Row;
use crate::domain::query::Expr;
use crate::text::fold::matches;
use crate::text::screen as words;
use crate::text::section::section;
use crate::text::width::width;

/// Paints a table, and beside it the preview where there is room.
pub fn draw(app: &App, table: &Table, look: &Look, area: Rect, buffer: &mut Buffer) {
    let (left, right) = halves(app, area);
    let (heads, body) = cut_top(left, 1);
    draw_heads(app, table, look, heads, buffer);
    if table.order.ids.is_empty() {
        if table.is_answered {
            draw_empty(app, table, look, body, buffer);
        }
    } else {
        let found = found_words(&table.query.filter);
        for line in 0..body.height {
            let at = Rect { y: body.y + line, height: 1, ..body };
            match table.line(table.top + usize::from(line)) {
                Some(Line::Heading(place)) => draw_heading(app, table, place, look, at, buffer),
                Some(Line::Item(place)) => draw_item(app, table, place, &found, look, at, buffer),
                Some(Line::Blank) | None => {}
            }
        }
    }
    if let (Some(right), Some(id)) = (right, table.item()) {
        for line in 0..right.height {
            put(buffer, right, line, look.sign.down, look.dim);
        }
        item::preview(app, id, look, inset(after(right, 1), 1), buffer);
    }
}

/// Where the cell of a field is painted in the line of the cursor, for what is edited in place; the cursor's own cell where
/// the field has no column, `None` where the line is not on the screen.
pub fn cell_of(app: &App, table: &Table, field: Field, area: Rect) -> Option<Rect> {
    let (left, _) = halves(app, area);
    let (_, body) = cut_top(left, 1);
    let line = u16::try_from(table.line_of(table.cursor).checked_sub(table.top)?).ok()?;
    let columns = table.layout(usize::from(body.width));
    let column = columns.iter().map(|(column, _)| *column).find(|column| column.field() == Some(field));
    let (x, cells) = place_of(table, column.unwrap_or(table.column), body)?;
    (line < body.height).then(|| Rect { x, y: body.y + line, width: cells, height: 1 })
}

fn halves(app: &App, area: Rect) -> (Rect, Option<Rect>) {
    let cells = u16::try_from(app.table_width()).unwrap_or(area.width);
    if !app.shows_preview() || cells >= area.width {
        return (area, None);
    }
    (Rect { width: cells, ..area }, Some(after(area, cells)))
}

/// The left edge and the width of a column.
fn place_of(table: &Table, wanted: Column, body: Rect) -> Option<(u16, u16)> {
    let mut x = body.x + u16::try_from(MARGIN).ok()?;
    for (column, cells) in table.layout(usize::from(body.width)) {
        let cells = u16::try_from(cells).ok()?;
        if column == wanted {
            return Some((x, cells));
        }
        x += cells + u16::try_from(GAP).ok()?;
    }
    None
}

fn draw_heads(app: &App, table: &Table, look: &Look, area: Rect, buffer: &mut Buffer) {
    for (column, _) in table.layout(usize::from(area.width)) {
        let Some((x, cells)) = place_of(table, column, area) else {
            continue;
        };
        let sort = table.order_by().first().filter(|sort| sort.key == column.sort_key());
        let sign = match sort.map(|sort| sort.descending) {
            Some(false) => look.sign.ascending,
            Some(true) => look.sign.descending,
            None => "",
        };
        let style = if column == table.column { look.dim.patch(look.strong) } else { look.dim };
        put(buffer, Rect { x, width: cells, ..area }, 0, &format!("{}{sign}", head(column, &app.world)), style);
    }
}

fn draw_heading(app: &App, table: &Table, place: usize, look: &Look, at: Rect, buffer: &mut Buffer) {
    let (Some(part), Some(key)) = (table.order.sections.get(place), table.group_by()) else {
        return;
    };
    let end = table.order.sections.get(place + 1).map_or(table.order.ids.len(), |next| next.start);
    let name = section(app.world.lang, key, part.value.as_deref(), &app.world.workflow);
    let at = after(at, 2);
    let used = put(buffer, at, 0, &name, look.heading);
    if table.is_whole {
        put(buffer, after(at, used + 2), 0, &(end - part.start).to_string(), look.dim);
    }
}

fn draw_item(app: &App, table: &Table, place: usize, found: &[&str], look: &Look, at: Rect, buffer: &mut Buffer) {
    let Some(id) = table.order.ids.get(place).copied() else {
        return;
    };
    let is_here = table.is_on(place);
    draw_signs(app, table, id, is_here, look, at, buffer);
    let Some(row) = app.world.row(id) else {
        put(buffer, after(at, 2), 0, &id.to_string(), look.dim);
        return;
    };
    for (column, _) in table.layout(usize::from(at.width)) {
        let Some((x, cells)) = place_of(table, column, at) else {
            continue;
        };
        let rect = Rect { x, width: cells, ..at };
        let (text, mut style) = cell(column, row, &app.world, look);
        if is_here {
            style = style.patch(look.strong);
        }
        if is_here && column == table.column {
            buffer.set_style(rect, look.cursor);
            style = look.cursor.patch(look.strong);
        }
        match column {
            Column::Title => draw_title(app, row, &text, found, look, (rect, style), buffer),
            Column::Owner => _ = put(buffer, rect, 0, &handle(&text, cells.into()), style),
            _ => _ = put(buffer, rect, 0, &text, style),
        }
    }
}

pub(super) fn draw_signs(
    app: &App,
    table: &Table,
    id: ItemId,
    is_here: bool,
    look: &Look,
    at: Rect,
    buffer: &mut Buffer,
) {
    if is_here {
        put(buffer, at, 0, look.sign.cursor, look.accent);
    }
    let sign = if table.marks.contains(&id) {
        Some((look.sign.mark, look.good))
    } else {
        app.world.fresh.get(&id).map(|_| (look.sign.fresh, look.warn))
    };
    if let Some((sign, style)) = sign {
        put(buffer, after(at, 1), 0, sign, style);
    }
}

fn draw_title(
    app: &App,
    row: &Row,
    text: &str,
    found: &[&str],
    look: &Look,
    (rect, style): (Rect, Style),
    buffer: &mut Buffer,
) {
    let mut rect = rect;
    if let Some(remark) = remark(row, &app.world) {
        let room = width(text) + width(&remark) + 2 <= usize::from(rect.width);
        if room || usize::from(rect.width) > 40 {
            let quiet = if style.add_modifier.contains(Modifier::REVERSED) { style } else { look.dim };
            let cells = put_right(buffer, rect, 0, &remark, quiet);
            rect.width = rect.width.saturating_sub(cells + 1);
        }
    }
    put(buffer, rect, 0, text, style);
    for word in found {
        for range in matches(text, word).unwrap_or_default() {
            let (Some(before), Some(hit)) = (text.get(..range.start), text.get(range)) else {
                continue;
            };
            let start = u16::try_from(width(before)).unwrap_or(u16::MAX);
            let cells = u16::try_from(width(hit)).unwrap_or(0);
            if start + cells < rect.width {
                buffer.set_style(Rect { x: rect.x + start, width: cells, ..rect }, look.found);
            }
        }
    }
}

/// The words of a filter that must stand in an item.
fn found_words(filter: &Expr) -> Vec<&str> {
    match filter {
        Expr::Text(text) => vec![text.as_str()],
        Expr::All(parts) | Expr::Any(parts) => parts.iter().flat_map(found_words).collect(),
        _ => Vec::new(),
    }
}

fn draw_empty(app: &App, table: &Table, look: &Look, area: Rect, buffer: &mut Buffer) {
    let (says, offers) = empty(app, table);
    let left = after(area, 4);
    let top = area.height / 4;
    put(buffer, left, top, says, look.strong);
    hints::draw_below(&offers, look, left, top + 2, buffer);
    if app.is_new {
        let line = top + 3 + u16::try_from(offers.len()).unwrap_or(0);
        put(buffer, left, line, &words::store_is_at(app.world.lang, &app.place), look.dim);
    }
}

/// What is said where there is nothing, and what can be done about that.
fn empty(app: &App, table: &Table) -> (&'static str, Vec<Hint>) {
    let (lang, hidden) = (app.world.lang, app.world.hidden);
    let saying = |action, does| Hint::saying(app, action, does);
    let new = || Hint::of(app, Action::New);
    let is_hiding = hidden.closed + hidden.sleeping > 0 && !table.query.says_which();
    let all = is_hiding.then(|| saying(Action::Filter, words::see_hidden(lang)));
    if app.is_new {
        let offers = vec![
            saying(Action::New, words::first_item(lang)),
            saying(Action::Help, words::see_help(lang)),
            Hint::plain("onus demo", words::try_demo(lang)),
            Hint::plain(words::import_file(lang), words::try_import(lang)),
        ];
        (words::nothing_yet(lang), offers)
    } else if !table.filter.is_empty() {
        let other = all.unwrap_or_else(|| Hint::of(app, Action::Filter));
        let offers = vec![saying(Action::Back, words::clear_filter(lang)), other];
        (words::nothing_matches(lang), offers)
    } else if table.lens == Lens::Today {
        let waiting = usize::try_from(app.world.inbox).unwrap_or(0);
        let inbox = (waiting > 0).then(|| Hint::saying(app, Action::GoTriage, &words::in_the_inbox(lang, waiting)));
        let offers = inbox.into_iter().chain([saying(Action::GoList, words::see_list(lang)), new()]);
        (words::nothing_today(lang), offers.collect())
    } else {
        (words::nothing_yet(lang), std::iter::once(new()).chain(all).collect())
    }
}
