//! One value, typed: in its cell, with what it stands for below.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::super::cut_top;
use super::super::look::Look;
use super::super::part::panel::{Lines, inside, over, panel};
use super::super::part::{after, put, put_right, typed::typed};
use crate::app::App;
use crate::app::layer::prompt::{Prompt, Reading, Sort};
use crate::app::purpose::Purpose;
use crate::domain::dispute::decision;
use crate::domain::due::{Due, Precision};
use crate::domain::workflow::Need;
use crate::text::value::value;
use crate::text::{dates, meeting, name, screen as words};

/// How many cells a line of text has where there is room: a title is seen whole.
const MOST_TEXT: u16 = 124;
/// How many cells a typed value has at least.
const LEAST: u16 = 44;

/// Where the panel stands.
fn place(app: &App, prompt: &Prompt, area: Rect) -> Rect {
    let cell = super::anchor(app, prompt.field, area);
    let width = match prompt.sort {
        Sort::Text => MOST_TEXT,
        Sort::Item => area.width * 3 / 4,
        _ => LEAST,
    };
    let offers = u16::try_from(prompt.offers.len()).unwrap_or(0);
    over(super::room(app, area), cell, width, 4 + offers)
}

/// The place of the offer at a cell.
pub(super) fn clicked(app: &App, prompt: &Prompt, area: Rect, cell: Position) -> Option<usize> {
    let area = cut_top(inside(place(app, prompt, area)), 2).1;
    let place = Lines { area, top: 0 }.at(cell)?;
    (place < prompt.offers.len()).then_some(place)
}

pub(super) fn draw(app: &App, prompt: &Prompt, look: &Look, area: Rect, buffer: &mut Buffer) -> Position {
    let inside = panel(buffer, place(app, prompt, area), &title(app, prompt), look);
    let (line, below) = cut_top(inside, 1);
    let caret = typed(buffer, line, &prompt.text, look.plain);
    if prompt.text.is_empty() {
        put(buffer, after(line, 1), 0, &now(app, prompt), look.dim);
    }
    let (text, style) = reading(app, prompt, look);
    put(buffer, below, 0, &text, style);
    draw_offers(app, prompt, look, cut_top(below, 1).1, buffer);
    caret
}

fn draw_offers(app: &App, prompt: &Prompt, look: &Look, area: Rect, buffer: &mut Buffer) {
    let numbers = prompt.offers.iter().map(|row| row.id.to_string().len());
    let numbers = u16::try_from(numbers.max().unwrap_or(0)).unwrap_or(0);
    for (place, row) in prompt.offers.iter().enumerate() {
        let at = Rect { y: area.y + u16::try_from(place).unwrap_or(0), height: 1, ..area };
        let style = if place == prompt.at { look.cursor } else { look.plain };
        if at.y >= area.bottom() {
            break;
        }
        buffer.set_style(at, style);
        put(buffer, at, 0, &row.id.to_string(), style);
        let status = name::status(app.world.lang, &row.status, &app.world.workflow);
        let cells = put_right(buffer, at, 0, &status, style);
        let title = after(at, numbers + 2);
        put(buffer, Rect { width: title.width.saturating_sub(cells + 2), ..title }, 0, &row.title, style);
    }
}

fn title(app: &App, prompt: &Prompt) -> String {
    let lang = app.world.lang;
    let name = match &prompt.purpose {
        Purpose::Give { need, .. } => name::need_brief(lang, *need),
        Purpose::MeetingName => meeting::name(lang),
        Purpose::AddToAgenda { .. } => meeting::add(lang),
        Purpose::LinkTo { kind, backward, .. } => name::link(lang, *kind, *backward),
        _ => name::field(lang, prompt.field),
    };
    let name = match &prompt.purpose {
        // What it is about may lie beneath.
        Purpose::Give { need: Need::Decision | Need::Rationale, items, .. } if items.len() == 1 => {
            let row = items.first().and_then(|id| app.world.row(*id));
            if let Some(row) = row {
                return words::labelled(lang, name, &format!("{} {}", row.id, row.title));
            }
            name.to_string()
        }
        Purpose::Give { to, .. } => words::labelled(lang, &name::status(lang, to, &app.world.workflow), name),
        _ => name.to_string(),
    };
    super::about(lang, &name, prompt.purpose.items())
}

/// What the field is now, as long as nothing is typed.
fn now(app: &App, prompt: &Prompt) -> String {
    let lang = app.world.lang;
    match &prompt.purpose {
        Purpose::Set { seen: Some(Some(seen)), .. } => {
            words::now(lang, &value(lang, prompt.field, Some(seen), &app.world.workflow, app.world.today))
        }
        _ => sample(lang, prompt.sort).to_string(),
    }
}

fn sample(lang: crate::text::Lang, sort: Sort) -> &'static str {
    match sort {
        Sort::Deadline => words::sample_days(lang),
        Sort::Day => words::sample_day(lang),
        Sort::Item => words::sample_item(lang),
        Sort::Number | Sort::Text => "",
    }
}

fn reading(app: &App, prompt: &Prompt, look: &Look) -> (String, Style) {
    let lang = app.world.lang;
    let refused = if prompt.is_refused { look.bad } else { look.warn };
    match &prompt.reading {
        Reading::Empty | Reading::Bad(_) if !prompt.offers.is_empty() => (words::choose_item(lang).into(), look.dim),
        Reading::Empty if prompt.is_refused => (words::cannot_be_empty(lang).to_string(), look.bad),
        Reading::Empty if matches!(&prompt.purpose, Purpose::Give { need: Need::Decision, .. }) => {
            (words::decision_help(lang).into(), look.dim)
        }
        Reading::Empty if !prompt.may_be_empty => (String::new(), look.plain),
        Reading::Empty if matches!(prompt.purpose, Purpose::HandNote { .. } | Purpose::MeetingName) => {
            (words::may_be_empty(lang).into(), look.dim)
        }
        Reading::Empty if prompt.sort == Sort::Text => (words::empties(lang).to_string(), look.dim),
        Reading::Empty => (words::dash_clears(lang).to_string(), look.dim),
        Reading::Cleared if prompt.may_be_empty => (words::will_be_cleared(lang).to_string(), look.warn),
        Reading::Cleared => (words::cannot_be_empty(lang).to_string(), look.bad),
        Reading::Day(due) => (day(app, *due), look.good),
        Reading::Wide(due) => (words::not_one_day(lang, &days(app, *due)), refused),
        Reading::Behind(due) => (words::not_ahead(lang, &day(app, *due)), refused),
        Reading::Plain(_) if prompt.sort == Sort::Item => {
            let row = prompt.named().and_then(|id| app.world.row(id));
            (row.map(|row| row.title.clone()).unwrap_or_default(), look.good)
        }
        Reading::Plain(text) if matches!(&prompt.purpose, Purpose::Give { need: Need::Decision, .. }) => {
            match decision(text, app.world.today).1 {
                Some(due) => (words::look_again(lang, &day(app, due)), look.good),
                None => (words::decision_help(lang).into(), look.dim),
            }
        }
        Reading::Plain(_) => (String::new(), look.plain),
        Reading::Bad(forms) => (words::not_understood(lang, &forms.join(words::comma(lang))), refused),
    }
}

/// A day with its weekday; a coarser deadline with the days that it spans.
pub(super) fn day(app: &App, due: Due) -> String {
    let (lang, today) = (app.world.lang, app.world.today);
    match due.precision() {
        Precision::Day => dates::full(lang, due.first()),
        _ => format!("{}  ({})", dates::near(lang, due, today), days(app, due)),
    }
}

/// The first and the last of the days that a coarse deadline spans.
fn days(app: &App, due: Due) -> String {
    let ends = [due.first(), due.last()].map(|day| dates::short(app.world.lang, day, app.world.today));
    ends.join(" - ")
}
