//! What stands in the cell of a table.

use std::borrow::Cow;

use ratatui::style::Style;

use super::super::look::Look;
use crate::app::table::Column;
use crate::app::world::World;
use crate::domain::item::Row;
use crate::domain::tag;
use crate::text::width::{CUT, cut_start, width};
use crate::text::{dates, name, page, screen as words};

/// The heading of a column.
pub fn head(column: Column, world: &World) -> &'static str {
    match column {
        Column::Id => words::number(world.lang),
        Column::Priority => words::priority_head(world.lang),
        Column::Updated => words::updated(world.lang),
        other => other.field().map_or("", |field| name::field(world.lang, field)),
    }
}

/// The text of a cell and how it looks.
pub fn cell(column: Column, row: &Row, world: &World, look: &Look) -> (String, Style) {
    let lang = world.lang;
    let is_open = row.category.is_open() && !row.archived;
    let quiet = if is_open { look.plain } else { look.dim };
    let none = || ("-".to_string(), look.dim);
    match column {
        Column::Id => (row.id.to_string(), look.dim),
        Column::Kind => (name::kind(lang, row.kind).to_string(), quiet),
        Column::Status if row.archived => (page::archived(lang).to_string(), look.bad),
        Column::Status => (name::status(lang, &row.status, &world.workflow).into_owned(), quiet),
        Column::Priority => match row.priority {
            Some(level) if level.level() < 2 && is_open => (level.to_string(), look.warn),
            Some(level) => (level.to_string(), quiet),
            None => none(),
        },
        Column::Title => (row.title.clone(), quiet),
        Column::Owner => match &row.owner {
            Some(owner) if *owner == world.me && is_open => (owner.to_string(), look.strong),
            Some(owner) => (owner.to_string(), quiet),
            None => none(),
        },
        Column::Deadline => match row.deadline {
            Some(due) if is_open && due.is_late(world.today) => {
                (dates::late(lang, (world.today - due.last()).num_days()), look.bad)
            }
            Some(due) if is_open && due.last() == world.today => (dates::in_cell(lang, due, world.today), look.warn),
            Some(due) => (dates::in_cell(lang, due, world.today), quiet),
            None => none(),
        },
        Column::Tags if row.tags.is_empty() => none(),
        Column::Tags => (tag::join(&row.tags), look.dim),
        Column::Updated => (dates::ago(lang, row.updated, world.now), look.dim),
    }
}

/// A handle in so many cells. Of one that says where it comes from, as `beads/darcy`, the name itself is kept.
pub fn handle(text: &str, cells: usize) -> Cow<'_, str> {
    let name = text.rfind('/').and_then(|at| text.get(at..));
    match name {
        Some(name) if width(text) > cells && width(CUT) + width(name) <= cells => format!("{CUT}{name}").into(),
        Some(_) => cut_start(text, cells),
        None => text.into(),
    }
}

/// What is said behind a title: that something blocks it, that it sleeps.
pub fn remark(row: &Row, world: &World) -> Option<String> {
    let lang = world.lang;
    match row.wake.filter(|day| *day > world.today && row.category.is_open()) {
        Some(day) => Some(words::asleep_until(lang, &dates::short(lang, day, world.today))),
        None if row.blocked && row.category.is_open() => Some(words::blocked(lang).to_string()),
        None => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_handle_with_a_source_the_name_is_seen() {
        assert_eq!(handle("beads/crew/darcy", 10), "~/darcy");
        assert_eq!(handle("beads/darcy", 11), "beads/darcy");
        assert_eq!(handle("beads/elizabeth", 9), "~lizabeth");
        assert_eq!(handle("elizabeth", 5), "elizabeth");
        assert_eq!(handle("来源/李雷", 6), "~/李雷");
    }
}
