//! What an edit of several items will change.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::super::cut_top;
use super::super::look::Look;
use super::super::part::panel::{centred, panel};
use super::super::part::{after, put, put_right};
use crate::app::App;
use crate::app::layer::preview::Preview;
use crate::text::{screen as words, story};

pub(super) fn draw(app: &App, preview: &Preview, look: &Look, area: Rect, buffer: &mut Buffer) {
    let lang = app.world.lang;
    let inner = super::inner(area);
    let Some(changes) = &preview.changes else {
        let inside = panel(buffer, centred(inner, (area.width / 5 * 4).min(60), 3), "", look);
        put(buffer, inside, 0, words::looking(lang), look.dim);
        return;
    };
    let mut items: Vec<_> = changes.iter().map(|change| change.item).collect();
    items.dedup();
    let lines = u16::try_from(changes.len()).unwrap_or(u16::MAX).saturating_add(2);
    let place = centred(
        inner,
        (area.width * 4 / 5).min(100),
        lines.min(inner.height.saturating_sub(2)).max(3),
    );
    let inside = panel(buffer, place, &words::will_change(lang, items.len()), look);
    let (list, _) = cut_top(inside, inside.height);
    for (line, change) in (0..list.height).zip(changes.iter().skip(preview.top)) {
        let row = Rect {
            y: list.y + line,
            height: 1,
            ..list
        };
        put(buffer, row, 0, &change.item.to_string(), look.dim);
        let told = story::change(lang, change, &app.world.workflow, app.world.today);
        let cells = put_right(buffer, after(row, row.width / 2), 0, &told, look.plain);
        let title = app
            .world
            .row(change.item)
            .map(|row| row.title.as_str())
            .unwrap_or_default();
        let room = Rect {
            width: row.width.saturating_sub(cells + 9),
            ..after(row, 7)
        };
        put(buffer, room, 0, title, look.plain);
    }
}
