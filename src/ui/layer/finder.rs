//! Help and the palette.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::super::cut_top;
use super::super::look::Look;
use super::super::part::panel::{centred, panel};
use super::super::part::{after, put, put_right, typed::typed};
use crate::app::App;
use crate::app::action::Action;
use crate::app::layer::finder::{Finder, Scope, Thing};
use crate::domain::field::Field;
use crate::text::width::width;
use crate::text::{name, screen as words};

pub(super) fn draw(app: &App, finder: &Finder, look: &Look, area: Rect, buffer: &mut Buffer) -> Position {
    let lang = app.world.lang;
    let place = centred(
        super::inner(area),
        (area.width * 4 / 5).clamp(40, 96),
        area.height.saturating_sub(4).min(36),
    );
    let title = if finder.scope == Scope::Help {
        words::help(lang)
    } else {
        words::commands(lang)
    };
    let inside = panel(buffer, place, title, look);
    let (line, list) = cut_top(inside, 1);
    let caret = typed(buffer, line, &finder.text, look.plain);
    if finder.text.is_empty() {
        put(buffer, after(line, 1), 0, words::narrow(lang), look.dim);
    }
    let list = Rect {
        y: list.y + 1,
        height: list.height.saturating_sub(1),
        ..list
    };
    if finder.things.is_empty() {
        put(buffer, list, 0, words::nothing_fits(lang), look.dim);
    }
    let keys = keys_width(app, finder);
    let top = finder.at.saturating_sub(usize::from(list.height / 2));
    let top = top.min(finder.things.len().saturating_sub(usize::from(list.height)));
    for (line, thing) in (0..list.height).zip(finder.things.iter().skip(top)) {
        let is_here = top + usize::from(line) == finder.at;
        let row = Rect {
            y: list.y + line,
            height: 1,
            ..list
        };
        let style = if is_here { look.cursor } else { look.plain };
        if is_here {
            buffer.set_style(row, look.cursor);
        }
        let quiet = if is_here { style } else { look.dim };
        match thing {
            Thing::Action(action) => {
                let spec = action.spec();
                put(
                    buffer,
                    row,
                    0,
                    &keys_of(app, *action),
                    if is_here { style } else { look.accent },
                );
                put(buffer, after(row, keys), 0, spec.says(lang), style);
                put_right(buffer, row, 0, spec.group.words(lang), quiet);
            }
            Thing::Item(item) => {
                put(buffer, row, 0, &item.id.to_string(), quiet);
                put(buffer, after(row, keys), 0, &item.title, style);
                put_right(
                    buffer,
                    row,
                    0,
                    &name::status(lang, &item.status, &app.world.workflow),
                    quiet,
                );
            }
            Thing::Number(id) => {
                put(buffer, row, 0, &id.to_string(), quiet);
                let title = app.world.row(*id).map(|row| row.title.as_str());
                put(buffer, after(row, keys), 0, title.unwrap_or_default(), style);
                put_right(buffer, row, 0, name::field(lang, Field::Item), quiet);
            }
            Thing::Person(handle, full) => {
                put(buffer, row, 0, "@", quiet);
                put(
                    buffer,
                    after(row, keys),
                    0,
                    &format!("{handle}  {}", if full == handle { "" } else { full }),
                    style,
                );
                put_right(buffer, row, 0, name::field(lang, Field::Owner), quiet);
            }
        }
    }
    caret
}

fn keys_of(app: &App, action: Action) -> String {
    app.keymap.keys_of(app.screen.contexts(), action).join("  ")
}

fn keys_width(app: &App, finder: &Finder) -> u16 {
    let widths = finder.things.iter().map(|thing| match thing {
        Thing::Action(action) => width(&keys_of(app, *action)),
        Thing::Item(_) | Thing::Number(_) | Thing::Person(..) => 4,
    });
    u16::try_from(widths.max().unwrap_or(0).min(20) + 3).unwrap_or(10)
}
