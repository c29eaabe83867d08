//! The line at the top: where one is, how much there is, what is hidden.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::look::Look;
use super::part::{after, inset, put, put_right};
use crate::app::App;
use crate::app::screen::Screen;
use crate::app::table::{Lens, Table};
use crate::text::safe::safe;
use crate::text::width::width;
use crate::text::{Lang, dates, screen as words};

/// Paints the status line: at the left what cannot be missed, at the right as much of who and when as there is room for.
pub(super) fn draw(app: &App, look: &Look, area: Rect, buffer: &mut Buffer) {
    let line = inset(area, 1);
    let parts = parts(app, look);
    let left: usize = parts.iter().map(|(text, _)| width(&safe(text))).sum();
    let today = dates::full(app.world.lang, app.world.today);
    let whole = format!("@{}  {today}", app.world.me);
    let room = usize::from(line.width).saturating_sub(left + 2);
    let right = [whole, today].into_iter().find(|text| width(&safe(text)) <= room);
    let taken = right.map_or(0, |text| put_right(buffer, line, 0, &text, look.dim) + 2);
    let line = Rect {
        width: line.width.saturating_sub(taken),
        ..line
    };
    let mut used = 0;
    for (text, style) in parts {
        used += put(buffer, after(line, used), 0, &text, style);
    }
}

/// What stands at the left.
fn parts(app: &App, look: &Look) -> Vec<(String, Style)> {
    let lang = app.world.lang;
    match &app.screen {
        Screen::Table(table) => {
            let mut parts = vec![(name(lang, table.lens).to_string(), look.accent)];
            if table.is_answered {
                parts.push((format!("  {}", count(app, table)), look.plain));
            }
            if !table.filter.is_empty() {
                parts.push((format!("  / {}", table.filter), look.warn));
            }
            if !table.query.says_which() && table.lens == Lens::List {
                parts.push((hidden(app), look.dim));
            }
            parts
        }
        Screen::Item(page) => {
            let tables = app.behind.iter().rev().filter_map(Screen::table);
            let from = tables.map(|table| table.lens).next();
            vec![
                (name(lang, from.unwrap_or(Lens::List)).to_string(), look.dim),
                (format!(" {} ", look.sign.to), look.dim),
                (page.id.to_string(), look.accent),
            ]
        }
    }
}

fn name(lang: Lang, lens: Lens) -> &'static str {
    match lens {
        Lens::Today => words::today(lang),
        Lens::List => words::list(lang),
    }
}

fn count(app: &App, table: &Table) -> String {
    let (lang, n) = (app.world.lang, table.order.ids.len());
    if table.is_whole {
        words::items(lang, n)
    } else {
        words::many(lang, n)
    }
}

fn hidden(app: &App) -> String {
    let (lang, hidden) = (app.world.lang, app.world.hidden);
    let parts: Vec<String> = [
        (hidden.closed > 0).then(|| words::closed_hidden(lang, hidden.closed)),
        (hidden.sleeping > 0).then(|| words::sleeping_hidden(lang, hidden.sleeping)),
    ]
    .into_iter()
    .flatten()
    .collect();
    if parts.is_empty() {
        return String::new();
    }
    format!("  {}", words::hidden(lang, &parts.join(words::comma(lang))))
}
