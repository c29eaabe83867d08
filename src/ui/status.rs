//! The line at the top: where one is, how much there is, what is hidden.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::look::Look;
use super::part::{after, inset, put, put_right};
use crate::app::App;
use crate::app::screen::Screen;
use crate::app::table::{Lens, Table};
use crate::text::{Lang, dates, screen as words};

/// Paints the status line.
pub(super) fn draw(app: &App, look: &Look, area: Rect, buffer: &mut Buffer) {
    let lang = app.world.lang;
    let line = inset(area, 1);
    let right = format!("@{}  {}", app.world.me, dates::full(lang, app.world.today));
    let taken = put_right(buffer, line, 0, &right, look.dim);
    let line = Rect {
        width: line.width.saturating_sub(taken + 2),
        ..line
    };
    let mut used = 0;
    let mut say = |text: &str, style: Style| used += put(buffer, after(line, used), 0, text, style);
    match &app.screen {
        Screen::Table(table) => {
            say(name(lang, table.lens), look.accent);
            if table.is_answered {
                say(&format!("  {}", count(app, table)), look.plain);
            }
            if !table.filter.is_empty() {
                say(&format!("  / {}", table.filter), look.warn);
            }
            if !table.query.says_which() && table.lens == Lens::List {
                say(&hidden(app), look.dim);
            }
        }
        Screen::Item(page) => {
            let from = app.behind.iter().rev().find_map(|screen| match screen {
                Screen::Table(table) => Some(table.lens),
                Screen::Item(_) => None,
            });
            say(name(lang, from.unwrap_or(Lens::List)), look.dim);
            say(&format!(" {} ", look.sign.to), look.dim);
            say(&page.id.to_string(), look.accent);
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
    format!("  {} {}", words::hidden(lang), parts.join(words::comma(lang)))
}
