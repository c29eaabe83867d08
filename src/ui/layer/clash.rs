//! Both sides of an edit that clashed.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::super::look::Look;
use super::super::part::panel::{centred, panel};
use super::super::part::{after, put};
use crate::app::App;
use crate::app::layer::clash::Clash;
use crate::text::value::value;
use crate::text::width::{cut, width};
use crate::text::wrap::wrap;
use crate::text::{name, screen as words};

/// How many lines a value gets at most.
const MOST: usize = 4;

pub(super) fn draw(app: &App, layer: &Clash, look: &Look, area: Rect, buffer: &mut Buffer) {
    let (lang, clash) = (app.world.lang, &layer.clash);
    let inner = super::inner(area);
    let cells = (area.width / 4 * 3).min(80).max(inner.width.min(36));
    let sides = sides(app, layer, look, usize::from(cells).saturating_sub(4));
    let lines: usize = sides.iter().map(|side| side.lines.len()).sum();
    let place = centred(inner, cells, u16::try_from(lines + 4).unwrap_or(u16::MAX));
    let inside = panel(buffer, place, words::clash(lang), look);
    let title = format!("{} {}", clash.item, name::field(lang, clash.field));
    put(buffer, inside, 0, &title, look.strong);
    let mut line = 2;
    for side in sides {
        put(buffer, inside, line, &side.label, side.style);
        for text in side.lines {
            put(buffer, after(inside, side.indent), line, &text, side.style);
            line += 1;
        }
    }
}

/// A value, and whose it is.
struct Side {
    label: String,
    indent: u16,
    lines: Vec<String>,
    style: Style,
}

/// What it was, what it is, and what I would make it; of long texts from where the two begin to differ.
fn sides(app: &App, layer: &Clash, look: &Look, cells: usize) -> [Side; 3] {
    let (lang, clash) = (app.world.lang, &layer.clash);
    let someone = || words::somebody(lang).to_string();
    let who = clash.by.as_ref().map_or_else(someone, |by| format!("@{by}"));
    let (theirs, mine) = (clash.theirs.as_deref(), clash.mine.as_deref());
    let alike = same_lines(theirs.unwrap_or_default(), mine.unwrap_or_default());
    let labels = [
        (words::was(lang).to_string(), clash.seen.as_deref(), look.dim),
        (words::theirs(lang, &who), theirs, look.warn),
        (words::mine(lang).to_string(), mine, look.good),
    ];
    let indent = labels.iter().map(|(label, ..)| width(label)).max().unwrap_or(0).min(cells / 2) + 1;
    labels.map(|(label, written, style)| {
        let rest = written.map(|text| text.lines().skip(alike).collect::<Vec<_>>().join(" "));
        let told = value(lang, clash.field, rest.as_deref(), &app.world.workflow, app.world.today);
        let room = cells.saturating_sub(indent).max(8);
        let mut lines: Vec<String> = wrap(&told, room).into_iter().map(str::to_string).collect();
        if lines.len() > MOST {
            let rest = lines.split_off(MOST - 1).join(" ");
            lines.push(cut(&rest, room).into_owned());
        }
        Side {
            label: cut(&label, indent.saturating_sub(1)).into_owned(),
            indent: u16::try_from(indent).unwrap_or(0),
            lines,
            style,
        }
    })
}

/// How many lines two texts have in common at their beginning; the last line of either always counts as different.
fn same_lines(one: &str, two: &str) -> usize {
    let same = one.lines().zip(two.lines()).take_while(|(one, two)| one == two).count();
    let shorter = one.lines().count().min(two.lines().count());
    same.min(shorter.saturating_sub(1))
}
