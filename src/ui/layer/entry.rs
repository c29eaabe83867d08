//! The line for new items: what is taken from it, and what resembles it, below.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::super::look::Look;
use super::super::part::panel::panel;
use super::super::part::{after, put, typed::typed};
use super::prompt::day;
use crate::app::App;
use crate::app::layer::entry::{Capture, Entry};
use crate::domain::entry::{self, Trouble};
use crate::domain::field::Field;
use crate::domain::kind::Kind;
use crate::domain::person;
use crate::text::refusal::no_title;
use crate::text::{Lang, meeting, name, screen as words};

pub(super) fn draw(app: &App, layer: &Entry, look: &Look, area: Rect, buffer: &mut Buffer) -> Position {
    let lang = app.world.lang;
    let several = u16::try_from(layer.lines.len()).unwrap_or(u16::MAX);
    let lines = if several > 0 {
        several.saturating_add(2)
    } else {
        5 + u16::try_from(layer.similar.len()).unwrap_or(0)
    };
    let place = super::bottom(area, lines.min(area.height.saturating_sub(4)));
    let title = if several > 0 {
        words::new_items(lang, layer.lines.len())
    } else {
        title(lang, layer.capture)
    };
    let inside = panel(buffer, place, &title, look);
    if several > 0 {
        draw_lines(app, layer, look, inside, buffer);
        return inside.as_position();
    }
    let caret = typed(buffer, Rect { height: 1, ..inside }, &layer.text, look.plain);
    let below = Rect {
        y: inside.y + 1,
        height: inside.height.saturating_sub(1),
        ..inside
    };
    if layer.lacks_title {
        put(buffer, below, 0, no_title(lang), look.bad);
    } else {
        draw_fields(app, layer, look, below, buffer);
    }
    let below = Rect {
        y: below.y + 2,
        height: below.height.saturating_sub(2),
        ..below
    };
    for (place, row) in layer.similar.iter().enumerate() {
        let line = u16::try_from(place).unwrap_or(u16::MAX);
        let head = if place == 0 { words::similar(lang) } else { "" };
        put(buffer, below, line, head, look.warn);
        let rest = after(below, 10);
        let used = put(buffer, rest, line, &format!("{} ", row.id), look.dim);
        let used = used + put(buffer, after(rest, used), line, &row.title, look.plain);
        put(
            buffer,
            after(rest, used + 2),
            line,
            &name::status(lang, &row.status, &app.world.workflow),
            look.dim,
        );
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
    let shown = if layer.lines.len() > room {
        room.saturating_sub(1)
    } else {
        room
    };
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

/// What was taken from the line; what was not understood says so.
fn draw_fields(app: &App, layer: &Entry, look: &Look, area: Rect, buffer: &mut Buffer) {
    let (lang, entry, text) = (app.world.lang, &layer.entry, layer.text.text());
    let mut used = 0;
    let mut say = |text: &str, style: Style, gap: u16| {
        used += put(buffer, after(area, used), 0, text, style) + gap;
    };
    for mark in &entry.marks {
        let (Err(trouble), Some(part)) = (&mark.meaning, text.get(mark.range.clone())) else {
            continue;
        };
        let why = match trouble {
            Trouble::NotADate(not) => {
                words::remarked(lang, words::not_a_date(lang), &not.nearest.join(words::comma(lang)))
            }
            Trouble::Repeated => words::said_twice(lang).to_string(),
        };
        say(part, look.bad, 1);
        say(&why, look.warn, 3);
    }
    let facts = facts(app, entry);
    if facts.is_empty() && used_none(entry) {
        say(help(lang, layer.capture), look.dim, 0);
    }
    for (name, text) in facts {
        say(&name, look.dim, 1);
        say(&text, look.good, 3);
    }
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
        if is_new {
            words::remarked(lang, owner.as_str(), words::new_person(lang))
        } else {
            owner.to_string()
        }
    });
    [
        named(Field::Kind, entry.kind.map(|kind| name::kind(lang, kind).to_string())),
        named(Field::Owner, owner),
        named(Field::Priority, entry.priority.map(|priority| priority.to_string())),
        named(Field::Deadline, entry.deadline.map(|due| day(app, due))),
        named(Field::Tags, (!entry.tags.is_empty()).then(|| entry.tags.join(" "))),
        named(
            Field::Source,
            entry
                .source
                .as_deref()
                .map(|source| name::source(lang, source).into_owned()),
        ),
        named(Field::Goal, entry.goal.clone()),
    ]
    .into_iter()
    .flatten()
    .collect()
}
