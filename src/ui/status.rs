//! The line at the top: where one is, how much there is, what is hidden.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::look::Look;
use super::part::{after, hints, inset, put, put_right};
use crate::app::App;
use crate::app::action::Action;
use crate::app::screen::Screen;
use crate::app::screen::meeting::Meeting;
use crate::app::screen::triage::Triage;
use crate::app::table::{Lens, Table};
use crate::text::safe::safe;
use crate::text::width::width;
use crate::text::{Lang, dates, meeting, review, screen as words, triage};

/// Paints the status line: at the left what cannot be missed, at the right as much of who and when as there is room for.
pub(super) fn draw(app: &App, look: &Look, area: Rect, buffer: &mut Buffer) {
    let line = inset(area, 1);
    let read_only = app.is_read_only.then(|| (format!("  {}", words::read_only(app.world.lang)), look.warn));
    let parts = [parts(app, look), drafts(app, look), Vec::from_iter(read_only)].concat();
    let left: usize = parts.iter().map(|(text, _)| width(&safe(text))).sum();
    let today = dates::full(app.world.lang, app.world.today);
    let whole = format!("@{}  {today}", app.world.me);
    let room = usize::from(line.width).saturating_sub(left + 2);
    let right = [whole, today].into_iter().find(|text| width(&safe(text)) <= room);
    let taken = right.map_or(0, |text| put_right(buffer, line, 0, &text, look.dim) + 2);
    let line = Rect { width: line.width.saturating_sub(taken), ..line };
    let mut used = 0;
    for (text, style) in parts {
        used += put(buffer, after(line, used), 0, &text, style);
    }
}

/// What was typed and not saved: where it is to be found.
fn drafts(app: &App, look: &Look) -> Vec<(String, Style)> {
    let lang = app.world.lang;
    let line = app.drafts.has_lines().then(|| words::new_line(lang).to_string());
    let about = app.drafts.items().into_iter().map(|item| item.to_string());
    let places: Vec<String> = line.into_iter().chain(about).collect();
    if places.is_empty() {
        return Vec::new();
    }
    let places = places.join(words::comma(lang));
    vec![(format!("  {}", words::drafts(lang, &places)), look.warn)]
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
            parts.extend(beside(app, look));
            parts
        }
        Screen::Review(review) => {
            let mut parts = vec![(review::review(lang).to_string(), look.accent)];
            let all = review.table.order.ids.len();
            if review.table.is_whole && all > 0 {
                parts.push((format!("  {}", review::done_of(lang, review.done(), all)), look.plain));
            }
            parts
        }
        Screen::Meeting(room) => of_meeting(app, room, look),
        Screen::Triage(inbox) => {
            let mut parts = vec![(name(lang, Lens::Triage).to_string(), look.accent)];
            if inbox.table.is_answered {
                parts.push((format!("  {}", progress(lang, inbox)), look.plain));
            }
            if !inbox.table.filter.is_empty() {
                parts.push((format!("  / {}", inbox.table.filter), look.warn));
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

/// A meeting: how long it has been on, who is there, how far it has come.
fn of_meeting(app: &App, room: &Meeting, look: &Look) -> Vec<(String, Style)> {
    let lang = app.world.lang;
    let Some(sitting) = &room.sitting else {
        return vec![(meeting::meeting(lang).to_string(), look.accent)];
    };
    let held = sitting.meeting();
    let mut parts = vec![(meeting::called(lang, &held.name), look.accent)];
    let lasted = sitting.minutes.lasted(app.world.now.to_utc()).num_minutes();
    parts.push((format!("  {}", meeting::minutes(lang, lasted)), look.strong));
    if held.ended.is_some() {
        parts.push((format!("  {}", meeting::ended(lang)), look.warn));
    } else if held.is_paused {
        parts.push((format!("  {}", meeting::paused(lang)), look.warn));
    }
    let (at, of) = (room.table.cursor + 1, room.table.order.ids.len());
    if of > 0 && room.minutes.is_none() {
        parts.push((format!("  {}", meeting::place(lang, at, of)), look.plain));
    }
    parts.push((format!("  {}", meeting::present(lang, held.present.len())), look.dim));
    if !held.absent.is_empty() {
        parts.push((meeting::and_absent(lang, held.absent.len()), look.dim));
    }
    parts
}

/// The meeting that I am in, or one that goes on without me; else the one of today, one that was missed, the next one.
fn beside(app: &App, look: &Look) -> Option<(String, Style)> {
    let (lang, world) = (app.world.lang, &app.world);
    if let Some(mine) = world.meeting {
        let open = world.meetings.open.iter().find(|open| open.id == mine)?;
        let text = meeting::is_on(lang, &meeting::called(lang, &open.name));
        return Some((format!("  {text}"), look.good));
    }
    let open = &world.meetings.open;
    if let Some(open) = open.iter().find(|open| open.is_on()).or(open.first()) {
        let (name, key) = (meeting::called(lang, &open.name), hints::key(app, Action::GoMeeting));
        let text = match open.is_paused {
            true => meeting::goes_on_later(lang, &name, &key),
            false => meeting::goes_on(lang, &name, &key),
        };
        return Some((format!("  {text}"), look.warn));
    }
    let series = &world.meetings.series;
    let missed = series.iter().find(|series| !series.missed(world.today).is_empty());
    let next =
        series.iter().filter_map(|series| Some((series.next(world.today)?.on, series))).min_by_key(|(on, _)| *on);
    let (shown, style) = match (missed, next) {
        (Some(missed), Some((on, today))) if on == world.today && missed.id != today.id => (today, look.dim),
        (Some(missed), _) => (missed, look.warn),
        (None, Some((_, next))) => (next, look.dim),
        (None, None) => return None,
    };
    let when = meeting::next_and_missed(lang, shown, world.today);
    Some((format!("  {} {when}", shown.name), style))
}

fn name(lang: Lang, lens: Lens) -> &'static str {
    match lens {
        Lens::Today => words::today(lang),
        Lens::List => words::list(lang),
        Lens::Review => review::review(lang),
        Lens::Meeting => meeting::meeting(lang),
        Lens::Triage => triage::triage(lang),
    }
}

/// How many are left, and how many were decided.
fn progress(lang: Lang, inbox: &Triage) -> String {
    let left = inbox.table.order.ids.len();
    match inbox.rulings().map(|ruling| ruling.count).sum() {
        0 => triage::left(lang, left),
        decided => triage::left_and_decided(lang, left, decided),
    }
}

fn count(app: &App, table: &Table) -> String {
    let (lang, n) = (app.world.lang, table.order.ids.len());
    if table.is_whole { words::items(lang, n) } else { words::many(lang, n) }
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
