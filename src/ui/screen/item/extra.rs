//! The imported columns that have no field: kept, shown, exported again.

use ratatui::text::Span;
use serde_json::Value;

use super::column;
use super::sheet::Sheet;
use crate::domain::item::Item;
use crate::text::safe::safe;
use crate::text::width::{clip, width};
use crate::text::{Lang, page as words};
use crate::ui::look::Look;
use crate::ui::part::flow::Flow;

/// The cells of a name at most.
const NAME: usize = 24;
/// So many lines of a value are shown.
const MOST_LINES: usize = 6;

/// Adds a line for each, more where its value is long.
pub fn draw(item: &Item, lang: Lang, look: &Look, cells: usize, sheet: &mut Sheet) {
    if item.extra.is_empty() {
        return;
    }
    sheet.heading(words::other_columns(lang), "", look);
    let names = item.extra.keys().map(|name| width(&safe(name))).max().unwrap_or(0);
    let names = names.min(NAME).min(cells / 3);
    let room = cells.saturating_sub(names + 2).max(1);
    for (name, value) in &item.extra {
        let mut flow = Flow::default();
        let written = written(value, lang);
        // One line more than is shown, so that a cut is seen as one.
        flow.push_lines(clip(written.trim(), room.saturating_mul(MOST_LINES + 1)), look.plain);
        for (place, mut spans) in flow.lines(room).into_iter().take(MOST_LINES).enumerate() {
            let name = if place == 0 { safe(name) } else { "".into() };
            let mut line = vec![Span::styled(format!("{}  ", column(&name, names)), look.dim)];
            line.append(&mut spans);
            sheet.lines([line]);
        }
    }
}

/// Lists as people write them, anything deeper as JSON.
fn written(value: &Value, lang: Lang) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        Value::Array(all) if all.iter().all(|one| !one.is_array() && !one.is_object()) => {
            let all: Vec<String> = all.iter().map(|one| written(one, lang)).collect();
            all.join(lang.pick(", ", "、"))
        }
        other => other.to_string(),
    }
}
