//! Items as Markdown, for the clipboard.

use crate::domain::item::Row;

/// One item as a line of a task list: `- [ ] #42 Title (@lin, 2026-12-05)`; what Markdown would read as its own is escaped.
pub fn line(row: &Row) -> String {
    let tick = if row.category.is_open() { ' ' } else { 'x' };
    let owner = row.owner.as_ref().map(|owner| format!("@{owner}"));
    let facts: Vec<String> = owner.into_iter().chain(row.deadline.map(|due| due.to_string())).collect();
    let facts = if facts.is_empty() { String::new() } else { format!(" ({})", facts.join(", ")) };
    format!("- [{tick}] {} {}{facts}", row.id, escaped(&row.title))
}

/// A text of one line in which nothing is markup.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        if matches!(letter, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#' | '~') {
            out.push('\\');
        }
        out.push(letter);
    }
    out
}
