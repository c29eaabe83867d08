//! What is like the item in view, the likeliest first.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::App;
use crate::app::action::Action;
use crate::domain::item::Row;
use crate::text::width::width;
use crate::text::{name, triage as words};
use crate::ui::cut_top;
use crate::ui::look::Look;
use crate::ui::part::flow::Flow;
use crate::ui::part::hints::Hint;
use crate::ui::part::{after, put, put_line, put_right};

/// So many lines of a title are shown where there is room.
const MOST_TITLE: usize = 3;
/// The cells of a status at most.
const STATUS: usize = 12;

/// Paints the items that are like the one in view, each on a few lines where they stand beside it; nothing as long as they
/// are not known.
pub fn draw(app: &App, rows: Option<&[Row]>, is_beside: bool, look: &Look, area: Rect, buffer: &mut Buffer) {
    if area.height == 0 {
        return;
    }
    let lang = app.world.lang;
    let (head, list) = cut_top(area, 1);
    let used = put(buffer, head, 0, words::similar(lang), look.heading);
    let Some(rows) = rows else { return };
    if rows.is_empty() {
        let nothing = if is_beside { list } else { after(head, used + 2) };
        put(buffer, nothing, 0, words::none_similar(lang), look.dim);
        return;
    }
    if is_beside {
        draw_beside(app, rows, look, list, buffer);
    } else {
        draw_below(app, rows, look, list, buffer);
    }
}

/// Number and status of each, and its title on the lines below.
fn draw_beside(app: &App, rows: &[Row], look: &Look, area: Rect, buffer: &mut Buffer) {
    draw_keys(app, look, area, buffer);
    let mut rest = area;
    for row in rows {
        let title = Flow::of(&row.title, quiet(row, look)).lines(usize::from(area.width).max(1));
        let lines = title.len().min(MOST_TITLE);
        let height = u16::try_from(lines + 1).unwrap_or(u16::MAX);
        if height > rest.height {
            break;
        }
        let used = put(buffer, rest, 0, &row.id.to_string(), look.dim);
        put(buffer, after(rest, used + 2), 0, &status(app, row), look.dim);
        for (line, spans) in title.into_iter().take(lines).enumerate() {
            let line = u16::try_from(line + 1).unwrap_or(u16::MAX);
            put_line(buffer, rest, line, &spans.into());
        }
        rest = cut_top(rest, height + 1).1;
    }
}

/// Each on a line.
fn draw_below(app: &App, rows: &[Row], look: &Look, area: Rect, buffer: &mut Buffer) {
    let shown: Vec<&Row> = rows.iter().take(usize::from(area.height)).collect();
    let most = |of: &dyn Fn(&Row) -> usize| shown.iter().map(|row| of(row)).max().unwrap_or(0);
    let numbers = most(&|row| width(&row.id.to_string()));
    let statuses = most(&|row| width(&status(app, row))).min(STATUS);
    let cells = |n: usize| u16::try_from(n + 2).unwrap_or(u16::MAX);
    let keys = draw_keys(app, look, area, buffer) + 1;
    for (line, row) in (0..area.height).zip(&shown) {
        put(buffer, area, line, &row.id.to_string(), look.dim);
        let rest = after(area, cells(numbers));
        let column = Rect { width: rest.width.min(cells(statuses) - 2), ..rest };
        put(buffer, column, line, &status(app, row), look.dim);
        let title = after(rest, cells(statuses));
        let room = if line == 0 { keys } else { 0 };
        let title = Rect { width: title.width.saturating_sub(room), ..title };
        put(buffer, title, line, &row.title, quiet(row, look));
    }
}

/// The keys that close the item in view as a duplicate of the first of these; gives the cells that they take.
fn draw_keys(app: &App, look: &Look, area: Rect, buffer: &mut Buffer) -> u16 {
    let keys = format!("{} enter", Hint::of(app, Action::Duplicate).key);
    put_right(buffer, area, 0, &keys, look.accent)
}

fn status(app: &App, row: &Row) -> String {
    name::status(app.world.lang, &row.status, &app.world.workflow).into_owned()
}

fn quiet(row: &Row, look: &Look) -> ratatui::style::Style {
    if row.category.is_open() { look.plain } else { look.dim }
}
