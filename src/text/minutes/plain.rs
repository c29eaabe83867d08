//! Minutes as lines for a mail.

use super::sheet::Sheet;
use super::words;
use crate::text::Lang;
use crate::text::width::{pad, width};
use crate::text::wrap::wrap;

/// The widest line, in cells.
const CELLS: usize = 78;

pub(super) fn write(lang: Lang, sheet: &Sheet) -> String {
    let mut page = String::new();
    wrapped(&mut page, "", "", &sheet.title);
    page.push_str(&format!("{}\n\n", "=".repeat(width(&sheet.title).min(CELLS))));
    let names = sheet.facts.iter().map(|(name, _)| width(name)).max().unwrap_or(0);
    for (name, value) in &sheet.facts {
        let name = pad(name, names);
        wrapped(&mut page, &format!("{name}  "), &" ".repeat(names + 2), value);
    }
    for section in &sheet.sections {
        page.push_str(&format!("\n{}\n{}\n", section.title, "-".repeat(width(&section.title))));
        for (place, topic) in section.topics.iter().enumerate() {
            if place > 0 {
                page.push('\n');
            }
            wrapped(&mut page, "", "    ", &format!("{}{}", topic.title, topic.remark));
            topic.lines.iter().for_each(|line| wrapped(&mut page, "  - ", "    ", line));
        }
        section.points.iter().for_each(|line| wrapped(&mut page, "- ", "  ", line));
    }
    for (name, value) in &sheet.end {
        page.push('\n');
        wrapped(&mut page, "", "", &words::label(lang, name, value));
    }
    page
}

/// Adds a text, its first line behind one beginning, the others behind another.
fn wrapped(page: &mut String, first: &str, others: &str, text: &str) {
    let room = CELLS.saturating_sub(width(first).max(width(others)));
    let mut begin = first;
    for line in text.lines().flat_map(|line| wrap(line, room)) {
        page.push_str(format!("{begin}{}", line.trim_end()).trim_end());
        page.push('\n');
        begin = others;
    }
}
