//! The fields of an item, in one or two aligned columns.

use ratatui::text::Span;

use super::known::Known;
use super::{Extent, column};
use crate::app::world::World;
use crate::domain::field::Field;
use crate::domain::kind::Kind;
use crate::text::value::EMPTY;
use crate::text::width::width;
use crate::text::{Lang, name, page as words, screen, triage};
use crate::ui::look::Look;
use crate::ui::part::flow::Flow;

use values::Values;

mod values;

/// From so many cells on there are two columns.
const TWO_COLUMNS: usize = 72;
/// The same of a new item, whose fields have short names.
const SHORT_NAMES: usize = 46;
/// The cells between a name and its value, and between two columns.
const GAP: usize = 2;

/// So many of the first fields of a new item are what is to be decided: owner, priority, deadline.
const TO_DECIDE: usize = 3;

/// A field: its name and its value.
type Fact = (&'static str, Flow);

/// The lines of the fields: status, owner, priority and deadline always and in their places, others where filled. What
/// is too long for its column stands below the others, over the whole width.
pub fn lines(known: &Known, world: &World, look: &Look, cells: usize, extent: Extent) -> Vec<Vec<Span<'static>>> {
    let names = name_width(world.lang, extent);
    let mut facts = facts(known, world, look, extent);
    let two_columns = if extent == Extent::New { SHORT_NAMES } else { TWO_COLUMNS };
    if cells < two_columns {
        return facts.iter().flat_map(|fact| wrapped(fact, names, cells, look)).collect();
    }
    // What is to be decided about a new item stays in its place, whatever it is.
    let alone = if extent == Extent::New { TO_DECIDE } else { 0 };
    let rest = facts.split_off(alone.min(facts.len()));
    let half = (cells - GAP) / 2;
    let (short, long): (Vec<Fact>, Vec<Fact>) =
        rest.into_iter().partition(|(_, value)| value.is_line() && names + GAP + value.width() <= half);
    let pairs = short.chunks(2).map(|pair| {
        let mut line = Vec::new();
        for (place, (name, value)) in pair.iter().enumerate() {
            if place > 0 {
                let used: usize = line.iter().map(|span: &Span| width(&span.content)).sum();
                line.push(Span::raw(" ".repeat((half + GAP).saturating_sub(used))));
            }
            line.push(Span::styled(format!("{}  ", column(name, names)), look.dim));
            line.extend(value.cut(half));
        }
        line
    });
    let first = facts.iter().flat_map(|fact| wrapped(fact, names, cells, look));
    first.chain(pairs).chain(long.iter().flat_map(|fact| wrapped(fact, names, cells, look))).collect()
}

fn wrapped((name, value): &Fact, names: usize, cells: usize, look: &Look) -> Vec<Vec<Span<'static>>> {
    let left = (names + GAP).min(cells / 2);
    let lines = value.lines(cells.saturating_sub(left).max(1)).into_iter().enumerate();
    let line = |(place, mut spans): (usize, Vec<Span<'static>>)| {
        let name = if place == 0 { column(name, left.saturating_sub(GAP)) } else { String::new() };
        let mut line = vec![Span::styled(column(&name, left), look.dim)];
        line.append(&mut spans);
        line
    };
    lines.map(line).collect()
}

/// The fields that have a line of their own here, in their order.
const FIELDS: [Field; 23] = [
    Field::Status,
    Field::Owner,
    Field::Priority,
    Field::Deadline,
    Field::Kind,
    Field::Tags,
    Field::Asked,
    Field::AskBy,
    Field::Wake,
    Field::Start,
    Field::Reporter,
    Field::Team,
    Field::Goal,
    Field::Source,
    Field::Value,
    Field::Effort,
    Field::Votes,
    Field::Reopened,
    Field::Closed,
    Field::Why,
    Field::Positions,
    Field::Decision,
    Field::Rationale,
];

fn facts(known: &Known, world: &World, look: &Look, extent: Extent) -> Vec<Fact> {
    let lang = world.lang;
    let values = Values { known, world, look };
    let always = |field| matches!(field, Field::Status | Field::Owner | Field::Priority | Field::Deadline);
    let name_of = |field| field_name(lang, field, known.kind, known.category.is_open());
    let mut facts = Vec::new();
    for field in FIELDS.into_iter().filter(|field| is_in(extent, *field)) {
        match values.of(field) {
            Some(value) => facts.push((name_of(field), value)),
            None if always(field) => facts.push((name_of(field), Flow::of(EMPTY, look.dim))),
            None => {}
        }
    }
    if extent == Extent::New {
        facts.push((triage::waiting(lang), values.waiting()));
    }
    if extent == Extent::All {
        facts.push((words::created(lang), values.moment(known.created)));
        facts.push((screen::updated(lang), values.moment(known.updated)));
        if let Some(from) = known.item.and_then(|item| item.external.as_ref()) {
            facts.push((words::from(lang), Flow::of(&format!("{} {}", from.system, from.id), look.plain)));
        }
    }
    facts
}

fn is_in(extent: Extent, field: Field) -> bool {
    match extent {
        Extent::All => true,
        // What belongs to a status that it never had is empty.
        Extent::New => !matches!(
            field,
            Field::Status | Field::Asked | Field::AskBy | Field::Wake | Field::Closed | Field::Decision
        ),
        Extent::Brief => is_brief(field),
    }
}

fn is_brief(field: Field) -> bool {
    !matches!(
        field,
        Field::Start
            | Field::Reporter
            | Field::Team
            | Field::Goal
            | Field::Source
            | Field::Value
            | Field::Effort
            | Field::Votes
            | Field::Reopened
            | Field::Closed
    )
}

fn field_name(lang: Lang, field: Field, kind: Kind, is_open: bool) -> &'static str {
    match field {
        Field::Reopened => words::reopened(lang),
        field => name::field_of(lang, field, kind, is_open),
    }
}

/// The cells of the longest name, shown or not: so that nothing moves when more becomes known.
fn name_width(lang: Lang, extent: Extent) -> usize {
    let others: &[&str] = match extent {
        Extent::New => &[triage::waiting(lang)],
        Extent::All | Extent::Brief => &[words::created(lang), screen::updated(lang), words::from(lang)],
    };
    let fields = FIELDS.into_iter().filter(|field| extent != Extent::New || is_in(extent, *field));
    let names = fields
        .flat_map(|field| Kind::ALL.iter().map(move |kind| field_name(lang, field, *kind, true)))
        .chain(others.iter().copied());
    names.map(width).max().unwrap_or(0)
}
