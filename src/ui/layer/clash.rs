//! Both sides of an edit that clashed.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::super::look::Look;
use super::super::part::panel::{centred, panel};
use super::super::part::put;
use crate::app::App;
use crate::app::layer::clash::Clash;
use crate::text::value::value;
use crate::text::{name, screen as words};

pub(super) fn draw(app: &App, layer: &Clash, look: &Look, area: Rect, buffer: &mut Buffer) {
    let (lang, clash) = (app.world.lang, &layer.clash);
    let place = centred(super::inner(area), (area.width * 3 / 4).min(80), 8);
    let inside = panel(buffer, place, words::clash(lang), look);
    let say = |written: Option<&str>| value(lang, clash.field, written, &app.world.workflow, app.world.today);
    let who = clash
        .by
        .as_ref()
        .map_or_else(|| words::somebody(lang).to_string(), |by| format!("@{by}"));
    put(
        buffer,
        inside,
        0,
        &format!("{} {}", clash.item, name::field(lang, clash.field)),
        look.strong,
    );
    put(
        buffer,
        inside,
        2,
        &words::was(lang, &say(clash.seen.as_deref())),
        look.dim,
    );
    put(
        buffer,
        inside,
        3,
        &words::theirs(lang, &who, &say(clash.theirs.as_deref())),
        look.warn,
    );
    put(
        buffer,
        inside,
        4,
        &words::mine(lang, &say(clash.mine.as_deref())),
        look.good,
    );
}
