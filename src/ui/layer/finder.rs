//! Help and the palette.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::super::cut_top;
use super::super::look::Look;
use super::super::part::panel::{Lines, centred, inside, panel};
use super::super::part::{after, put, put_right, typed::typed};
use crate::app::App;
use crate::app::action::Action;
use crate::app::layer::finder::{Finder, Scope, Thing};
use crate::domain::field::Field;
use crate::text::width::width;
use crate::text::{name, screen as words};

/// Lines longer than this are not easier to find.
const MOST_CELLS: u16 = 96;

/// Where everything stands: the panel, the line that is typed, what can be chosen.
fn places(finder: &Finder, area: Rect) -> (Rect, Rect, Lines) {
    let place = centred(super::inner(area), area.width.min(MOST_CELLS), area.height.saturating_sub(4));
    let (line, rest) = cut_top(inside(place), 1);
    let (_, list) = cut_top(rest, 1);
    let top = finder.at.saturating_sub(usize::from(list.height / 2));
    let top = top.min(finder.things.len().saturating_sub(usize::from(list.height)));
    (place, line, Lines { area: list, top })
}

/// The place of the thing at a cell.
pub(super) fn clicked(finder: &Finder, area: Rect, cell: Position) -> Option<usize> {
    let place = places(finder, area).2.at(cell)?;
    (place < finder.things.len()).then_some(place)
}

pub(super) fn draw(app: &App, finder: &Finder, look: &Look, area: Rect, buffer: &mut Buffer) -> Position {
    let lang = app.world.lang;
    let (place, line, lines) = places(finder, area);
    let Lines { area: list, top } = lines;
    let title = if finder.scope == Scope::Help { words::help(lang) } else { words::commands(lang) };
    panel(buffer, place, title, look);
    let caret = typed(buffer, line, &finder.text, look.plain);
    if finder.text.is_empty() {
        put(buffer, after(line, 1), 0, words::narrow(lang), look.dim);
    }
    if finder.things.is_empty() {
        put(buffer, list, 0, words::nothing_fits(lang), look.dim);
    }
    let keys = keys_width(app, finder, list);
    // What is said of a group stands where it begins, and at the top of what is shown.
    let mut above = None;
    for (line, thing) in (0..list.height).zip(finder.things.iter().skip(top)) {
        let is_here = top + usize::from(line) == finder.at;
        let row = Rect { y: list.y + line, height: 1, ..list };
        let style = if is_here { look.cursor } else { look.plain };
        if is_here {
            buffer.set_style(row, look.cursor);
        }
        let quiet = if is_here { style } else { look.dim };
        let (head, text, tail) = told(app, thing);
        let group = match thing {
            Thing::Action(action) => Some(action.spec().group),
            Thing::Item(_) | Thing::Number(_) | Thing::Person(..) => None,
        };
        let is_said = group.is_none() || group != above;
        above = group;
        let taken = if is_said { put_right(buffer, row, 0, &tail, quiet) } else { 0 };
        let key = if is_here || group.is_none() { quiet } else { look.accent };
        put(buffer, Rect { width: keys, ..row }, 0, &head, key);
        let middle = after(row, keys + 3);
        let room = Rect { width: middle.width.saturating_sub(taken + 1), ..middle };
        put(buffer, room, 0, &text, style);
    }
    lines.draw_more(finder.things.len(), look, buffer);
    caret
}

/// A line of the list: its key or number, what it is, and what sort of thing it is.
fn told(app: &App, thing: &Thing) -> (String, String, String) {
    let lang = app.world.lang;
    match thing {
        Thing::Action(action) => {
            let spec = action.spec();
            (keys_of(app, *action), spec.says(lang).into(), spec.group.words(lang).into())
        }
        Thing::Item(item) => {
            let status = name::status(lang, &item.status, &app.world.workflow);
            (item.id.to_string(), item.title.clone(), status.into_owned())
        }
        Thing::Number(id) => {
            let title = app.world.row(*id).map(|row| row.title.clone());
            let item = name::field(lang, Field::Item);
            (id.to_string(), title.unwrap_or_default(), item.into())
        }
        Thing::Person(handle, full) => {
            let name = Some(full.as_str()).filter(|full| full != handle);
            let owner = name::field(lang, Field::Owner);
            (format!("@{handle}"), name.unwrap_or_default().to_string(), owner.into())
        }
    }
}

fn keys_of(app: &App, action: Action) -> String {
    app.keymap.keys_of(app.screen.contexts(), action).join("  ")
}

/// How many cells the keys and numbers get: a third of the list at most.
fn keys_width(app: &App, finder: &Finder, list: Rect) -> u16 {
    let widths = finder.things.iter().map(|thing| width(&told(app, thing).0));
    let widest = u16::try_from(widths.max().unwrap_or(0)).unwrap_or(u16::MAX);
    widest.min(20).min(list.width / 3)
}
