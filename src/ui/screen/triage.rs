//! The inbox: what waits at the left, one item large, what is like it beside or below it, and what can be decided.

mod similar;
mod summary;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::super::look::Look;
use super::super::part::hints::{self, Hint};
use super::super::part::{after, inset, put, put_right};
use super::super::{cut_bottom, cut_top};
use super::{item, table};
use crate::app::App;
use crate::app::action::Action;
use crate::app::msg::Mouse;
use crate::app::screen::triage::Triage;
use crate::app::table::{Line, MARGIN, Table};
use crate::text::dates;
use crate::text::triage as words;

/// What can be decided, in the order of the keys.
pub const VERDICTS: [Action; 5] = [Action::Accept, Action::Duplicate, Action::Decline, Action::Ask, Action::Snooze];

/// From so many cells on what is similar stands beside the item, else below it.
const WIDE: u16 = 110;
/// Below so many lines there is no room for what is similar.
const LOW: u16 = 14;
/// So many cells before a column show how long an item waits.
const AGES: u16 = 32;

/// Where everything stands.
struct Panes {
    queue: Rect,
    item: Rect,
    similar: Rect,
    verdicts: Rect,
}

impl Panes {
    /// So many similar items need room; as many as there can be while they are not known.
    fn of(app: &App, similar: usize, area: Rect) -> Panes {
        let (body, verdicts) = cut_bottom(area, 1);
        let (body, _) = cut_bottom(body, u16::from(body.height > 6));
        let cells = u16::try_from(app.queue_width()).unwrap_or(0);
        let rest = after(body, cells);
        let none = Rect { height: 0, ..rest };
        let (item, similar) = if area.width >= WIDE {
            let cells = (area.width * 26 / 100).clamp(30, 52);
            let item = Rect { width: rest.width.saturating_sub(cells), ..rest };
            (item, after(rest, item.width))
        } else if body.height >= LOW {
            let lines = u16::try_from(similar).unwrap_or(u16::MAX).min(body.height / 6);
            let (item, similar) = cut_bottom(rest, 2 + lines);
            (item, cut_top(similar, 1).1)
        } else {
            (rest, none)
        };
        Panes { queue: Rect { width: cells, ..body }, item, similar, verdicts: after(verdicts, cells) }
    }

    /// The columns of the item's text.
    fn text(&self) -> Rect {
        inset(self.item, if self.item.width < 40 { 1 } else { 2 })
    }

    /// The line of what can be decided, from where the text begins.
    fn decisions(&self) -> Rect {
        after(self.verdicts, self.text().x - self.item.x)
    }

    fn is_wide(&self) -> bool {
        self.similar.y == self.item.y
    }
}

/// Paints the inbox, or what was decided where nothing is left in it.
pub fn draw(app: &App, triage: &Triage, look: &Look, area: Rect, buffer: &mut Buffer) {
    let Some(page) = &triage.page else {
        if triage.table.is_answered {
            summary::draw(app, triage, look, area, buffer);
        }
        return;
    };
    let similar = triage.similar.of(page.id);
    let panes = Panes::of(app, similar.map_or(usize::MAX, <[_]>::len), area);
    draw_queue(app, &triage.table, look, panes.queue, buffer);
    item::decide(app, page, look, panes.item, buffer);
    let left = panes.text();
    let beside = match panes.is_wide() {
        true => {
            draw_rule(look, panes.similar, buffer);
            inset(after(panes.similar, 1), 1)
        }
        false => Rect { x: left.x, width: left.width, ..panes.similar },
    };
    similar::draw(app, similar, panes.is_wide(), look, beside, buffer);
    hints::draw(&placed(app, panes.decisions()), look, look.plain, buffer);
}

/// The columns in which the item in view stands.
pub fn pane(app: &App, area: Rect) -> Rect {
    let Rect { x, width, .. } = inset(Panes::of(app, 0, area).item, 1);
    Rect { x, width, ..area }
}

/// Where a value of the item in view is typed: below its title.
pub fn anchor(app: &App, area: Rect) -> Rect {
    let pane = inset(Panes::of(app, 0, area).item, 2);
    Rect {
        y: pane.y + 2,
        height: 1,
        // The frame stands where the title begins.
        ..after(pane, 2)
    }
}

fn draw_rule(look: &Look, area: Rect, buffer: &mut Buffer) {
    for line in 0..area.height {
        put(buffer, area, line, look.sign.down, look.dim);
    }
}

fn draw_queue(app: &App, table: &Table, look: &Look, area: Rect, buffer: &mut Buffer) {
    if area.width == 0 {
        return;
    }
    draw_rule(look, after(area, area.width - 1), buffer);
    let area = Rect { width: area.width - 2, ..area };
    let (head, body) = cut_top(area, 1);
    let margin = u16::try_from(MARGIN).unwrap_or(0);
    put(buffer, after(head, margin), 0, words::oldest_first(app.world.lang), look.dim);
    for line in 0..body.height {
        let at = Rect { y: body.y + line, height: 1, ..body };
        if let Some(Line::Item(place)) = table.line(table.top + usize::from(line)) {
            draw_waiting(app, table, place, look, at, buffer);
        }
    }
}

fn draw_waiting(app: &App, table: &Table, place: usize, look: &Look, at: Rect, buffer: &mut Buffer) {
    let Some(id) = table.order.ids.get(place).copied() else {
        return;
    };
    let (lang, is_here) = (app.world.lang, place == table.cursor);
    table::draw_signs(app, table, id, is_here, look, at, buffer);
    let number = id.to_string();
    let at = after(at, u16::try_from(MARGIN).unwrap_or(0));
    put(buffer, at, 0, &number, look.dim);
    let numbers = table.layout(0).first().map_or(0, |(_, cells)| *cells);
    let used = u16::try_from(numbers).unwrap_or(0) + 1;
    let Some(row) = app.world.row(id) else { return };
    let mut rest = after(at, used);
    if at.width + 2 >= AGES - 2 {
        let age = match dates::days_since(row.created, app.world.now) {
            0 => words::since_today(lang).to_string(),
            days => words::age(lang, days),
        };
        let cells = put_right(buffer, rest, 0, &age, look.dim);
        rest.width = rest.width.saturating_sub(cells + 1);
    }
    let style = if is_here { look.strong } else { look.plain };
    put(buffer, rest, 0, &row.title, style);
}

/// What can be decided, and where each stands.
fn placed(app: &App, line: Rect) -> Vec<(Rect, Hint)> {
    let verdicts = VERDICTS.map(|action| Hint::of(app, action));
    let cells: u16 = verdicts.iter().map(Hint::cells).sum();
    let gap = (line.width.saturating_sub(cells) / 5).clamp(2, 5);
    hints::placed(verdicts, gap, line)
}

/// What a click on a cell means, where something to decide stands there.
pub fn clicked(app: &App, triage: &Triage, area: Rect, cell: Position) -> Option<Mouse> {
    let page = triage.page.as_ref()?;
    let similar = triage.similar.of(page.id).map_or(usize::MAX, <[_]>::len);
    let panes = Panes::of(app, similar, area);
    let hints = placed(app, panes.decisions());
    let hint = hints.into_iter().find(|(place, _)| place.contains(cell));
    hint.and_then(|(_, hint)| hint.means)
}
