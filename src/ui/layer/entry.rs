//! The line for new items: what is taken from it, and what resembles it, below.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::super::cut_top;
use super::super::look::Look;
use super::super::part::panel::{inside, panel};
use super::super::part::{after, put, typed::typed};
use super::inner;
use super::prompt::day;
use crate::app::App;
use crate::app::layer::entry::{Capture, Entry};
use crate::domain::entry::{self, Trouble};
use crate::domain::field::Field;
use crate::domain::kind::Kind;
use crate::domain::person;
use crate::text::refusal::no_title;
use crate::text::safe::safe;
use crate::text::width::width;
use crate::text::{Lang, meeting, name, screen as words};

pub(super) fn draw(app: &App, layer: &Entry, look: &Look, area: Rect, buffer: &mut Buffer) -> Position {
    let lang = app.world.lang;
    let several = u16::try_from(layer.lines.len()).unwrap_or(u16::MAX);
    let told = told(app, layer, look);
    let fields = wrapped(&told, inside(inner(area)).width);
    // The first line has room for another, so that the panel seldom grows while one types.
    let below = fields.iter().map(|(line, _)| line + 1).max().unwrap_or(0).max(2);
    let lines = if several > 0 {
        several.saturating_add(2)
    } else {
        3 + below + u16::try_from(layer.similar.len()).unwrap_or(0)
    };
    let place = super::bottom(area, lines.min(area.height.saturating_sub(4)));
    let title = if several > 0 { words::new_items(lang, layer.lines.len()) } else { title(lang, layer.capture) };
    let inside = panel(buffer, place, &title, look);
    if several > 0 {
        draw_lines(app, layer, look, inside, buffer);
        return inside.as_position();
    }
    let caret = typed(buffer, Rect { height: 1, ..inside }, &layer.text, look.plain);
    let (_, rest) = cut_top(inside, 1);
    for ((line, cell), (text, style, _)) in fields.into_iter().zip(&told) {
        put(buffer, after(rest, cell), line, text, *style);
    }
    let (_, below) = cut_top(rest, below);
    for (place, row) in layer.similar.iter().enumerate() {
        let line = u16::try_from(place).unwrap_or(u16::MAX);
        let head = if place == 0 { words::similar(lang) } else { "" };
        put(buffer, below, line, head, look.warn);
        let rest = after(below, 10);
        let used = put(buffer, rest, line, &format!("{} ", row.id), look.dim);
        let used = used + put(buffer, after(rest, used), line, &row.title, look.plain);
        put(buffer, after(rest, used + 2), line, &name::status(lang, &row.status, &app.world.workflow), look.dim);
    }
    caret
}

/// The signs that matter for what is typed.
fn help(lang: Lang, capture: Option<Capture>) -> &'static str {
    match capture.map(|capture| capture.kind) {
        Some(Kind::Decision) => words::decision_help(lang),
        Some(Kind::Dispute) => words::dispute_help(lang),
        Some(_) => words::action_help(lang),
        None => words::entry_help(lang),
    }
}

/// What is typed: an item, or what comes out of the one under discussion.
fn title(lang: Lang, capture: Option<Capture>) -> String {
    let Some(Capture { kind, from }) = capture else {
        return words::new_item(lang).to_string();
    };
    let what = match kind {
        Kind::Decision => meeting::new_decision(lang),
        Kind::Dispute => meeting::new_dispute(lang),
        _ => meeting::new_action(lang),
    };
    from.map_or_else(|| what.to_string(), |from| meeting::out_of(lang, what, from))
}

fn draw_lines(app: &App, layer: &Entry, look: &Look, area: Rect, buffer: &mut Buffer) {
    let room = usize::from(area.height);
    let shown = if layer.lines.len() > room { room.saturating_sub(1) } else { room };
    for (line, typed) in (0..).zip(layer.lines.iter().take(shown)) {
        let title = Some(typed.entry.title.as_str()).filter(|title| !title.is_empty());
        let used = put(buffer, area, line, title.unwrap_or(&typed.text), look.plain);
        let facts = facts(app, &typed.entry);
        let facts: Vec<String> = facts.into_iter().map(|(name, text)| format!("{name} {text}")).collect();
        if title.is_some() {
            put(buffer, after(area, used + 2), line, &facts.join("  "), look.dim);
        }
    }
    if let Some(more) = layer.lines.len().checked_sub(shown).filter(|more| *more > 0) {
        let last = area.height.saturating_sub(1);
        put(buffer, area, last, &words::and_more(app.world.lang, more), look.dim);
    }
}

/// Between two parts of what is told.
const GAP: u16 = 3;

/// A part of what is told, how it looks, and the cells behind it: one where the next belongs to it.
type Told = (String, Style, u16);

/// What was taken from the line; what was not understood says so.
fn told(app: &App, layer: &Entry, look: &Look) -> Vec<Told> {
    let (lang, entry) = (app.world.lang, &layer.entry);
    if layer.lacks_title {
        return vec![(no_title(lang).to_string(), look.bad, 0)];
    }
    let mut told = Vec::new();
    for mark in &entry.marks {
        let (Err(trouble), Some(part)) = (&mark.meaning, layer.text.text().get(mark.range.clone())) else {
            continue;
        };
        let why = match trouble {
            Trouble::NotADate(not) => {
                words::remarked(lang, words::not_a_date(lang), &not.nearest.join(words::comma(lang)))
            }
            Trouble::Repeated => words::said_twice(lang).to_string(),
        };
        told.push((part.to_string(), look.bad, 1));
        told.push((why, look.warn, GAP));
    }
    let facts = facts(app, entry);
    if facts.is_empty() && used_none(entry) {
        told.push((help(lang, layer.capture).to_string(), look.dim, 0));
    }
    for (name, text) in facts {
        told.push((name, look.dim, 1));
        told.push((text, look.good, GAP));
    }
    told
}

/// The line and the cell where each part stands: what does not fit behind the others begins a line, with what belongs to it.
fn wrapped(told: &[Told], cells: u16) -> Vec<(u16, u16)> {
    let wide = |part: &Told| u16::try_from(width(&safe(&part.0))).unwrap_or(u16::MAX);
    let mut places = Vec::with_capacity(told.len());
    let (mut line, mut cell) = (0, 0_u16);
    for parts in told.chunk_by(|one, _| one.2 == 1) {
        let whole = parts.iter().fold(0, |sum: u16, part| sum.saturating_add(wide(part) + 1)) - 1;
        if cell > 0 && cell.saturating_add(whole) > cells {
            (line, cell) = (line + 1, 0);
        }
        for part in parts {
            places.push((line, cell));
            cell = cell.saturating_add(wide(part)).saturating_add(part.2);
        }
    }
    places
}

fn used_none(entry: &entry::Entry) -> bool {
    entry.marks.iter().all(|mark| mark.meaning.is_ok())
}

fn facts(app: &App, entry: &entry::Entry) -> Vec<(String, String)> {
    let (lang, world) = (app.world.lang, &app.world);
    let named = |field: Field, text: Option<String>| text.map(|text| (name::field(lang, field).to_string(), text));
    let owner = entry.owner.as_ref().map(|typed| {
        let owner = person::resolve(typed, &world.me, &world.people);
        let is_new = !world.people.iter().any(|person| person.handle == owner) && owner != world.me;
        if is_new { words::remarked(lang, owner.as_str(), words::new_person(lang)) } else { owner.to_string() }
    });
    [
        named(Field::Kind, entry.kind.map(|kind| name::kind(lang, kind).to_string())),
        named(Field::Owner, owner),
        named(Field::Priority, entry.priority.map(|priority| priority.to_string())),
        named(Field::Deadline, entry.deadline.map(|due| day(app, due))),
        named(Field::Tags, (!entry.tags.is_empty()).then(|| entry.tags.join(" "))),
        named(Field::Source, entry.source.as_deref().map(|source| name::source(lang, source).into_owned())),
        named(Field::Goal, entry.goal.clone()),
    ]
    .into_iter()
    .flatten()
    .collect()
}
