//! A review: what is left at the left, each with its reason, one item large.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::super::cut_top;
use super::super::look::Look;
use super::super::part::hints::{self, Hint};
use super::super::part::{after, inset, put};
use super::item;
use crate::app::App;
use crate::app::action::Action;
use crate::app::screen::review::{Outcome, Review};
use crate::app::table::Line;
use crate::domain::item::Row;
use crate::domain::review::has_no_date;
use crate::text::review as words;

/// Paints a review, or its end.
pub fn draw(app: &App, review: &Review, look: &Look, area: Rect, buffer: &mut Buffer) {
    if review.is_over() {
        return draw_end(app, review, look, area, buffer);
    }
    let cells = u16::try_from(app.agenda_width()).unwrap_or(area.width).min(area.width);
    let (left, right) = (Rect { width: cells, ..area }, after(area, cells));
    let (_, list) = cut_top(left, 1);
    for line in 0..list.height {
        let at = Rect { y: list.y + line, height: 1, ..list };
        if let Some(Line::Item(place)) = review.table.line(review.table.top + usize::from(line)) {
            draw_line(app, review, place, look, at, buffer);
        }
    }
    for line in 0..right.height {
        put(buffer, right, line, look.sign.down, look.dim);
    }
    if let Some(id) = review.table.item() {
        let (_, page) = cut_top(inset(after(right, 1), 1), 1);
        let why = app.world.row(id).map(|row| words::why(app.world.lang, row, &app.world.workflow, app.world.now));
        item::gone_over(app, id, why.as_deref(), look, page, buffer);
    }
}

fn draw_line(app: &App, review: &Review, place: usize, look: &Look, at: Rect, buffer: &mut Buffer) {
    let Some(id) = review.table.order.ids.get(place).copied() else {
        return;
    };
    let is_here = place == review.table.cursor;
    if is_here {
        put(buffer, at, 0, look.sign.cursor, look.accent);
    }
    let is_done = review.is_ticked(id);
    if review.table.marks.contains(&id) {
        put(buffer, after(at, 1), 0, look.sign.mark, look.accent);
    } else if is_done {
        put(buffer, after(at, 1), 0, look.sign.tick, look.good);
    }
    let number = review.table.order.ids.iter().max().map_or(0, |id| id.to_string().len());
    let number = u16::try_from(number).unwrap_or(0);
    let text = after(at, 2);
    let text = Rect { width: text.width.saturating_sub(1), ..text };
    put(buffer, text, 0, &id.to_string(), look.dim);
    if let Some(row) = app.world.row(id) {
        put(buffer, after(text, number + 1), 0, &row.title, style(row, is_done, is_here, look));
    }
}

fn style(row: &Row, is_done: bool, is_here: bool, look: &Look) -> Style {
    match (is_done || !row.category.is_open(), is_here) {
        (true, _) => look.dim,
        (false, true) => look.strong,
        (false, false) => look.plain,
    }
}

/// What the review came to.
fn draw_end(app: &App, review: &Review, look: &Look, area: Rect, buffer: &mut Buffer) {
    let lang = app.world.lang;
    let left = after(area, 4);
    let mut line = area.height / 4;
    if review.done() == 0 {
        put(buffer, left, line, words::nothing(lang), look.strong);
        line += 2;
    } else {
        put(buffer, left, line, words::all_done(lang), look.strong);
        line += 2;
        let undated = |row: &&Row| row.category.is_open() && has_no_date(row, app.world.today);
        let undated = review.table.order.ids.iter().filter_map(|id| app.world.row(*id)).filter(undated).count();
        let counts = [
            (review.count(Outcome::Kept), words::kept as fn(_, _) -> _),
            (review.count(Outcome::Changed), words::changed),
            (review.count(Outcome::Moved), words::moved),
            (review.count(Outcome::Handed), words::handed),
            (review.count(Outcome::Dropped), words::dropped),
        ];
        for (count, tell) in counts.into_iter().filter(|(count, _)| *count > 0) {
            put(buffer, left, line, &tell(lang, count), look.good);
            line += 1;
        }
        if undated > 0 {
            put(buffer, left, line, &words::without_date(lang, undated), look.warn);
            line += 1;
        }
        line += 1;
        put(buffer, left, line, &words::again(lang, app.world.review_days), look.dim);
        line += 2;
    }
    let hints = [Action::GoToday, Action::GoList, Action::Undo];
    let hints = hints.map(|action| Hint::saying(app, action, action.spec().says(lang)));
    hints::draw_below(&hints, look, left, line, buffer);
}
