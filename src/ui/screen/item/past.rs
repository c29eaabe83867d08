//! What was done to an item.

use ratatui::text::Span;

use super::column;
use super::sheet::Sheet;
use crate::app::world::World;
use crate::domain::change::{Change, Deed, Step};
use crate::domain::field::Field;
use crate::text::width::{cut, width};
use crate::text::{dates, name, page as words, story};
use crate::ui::look::Look;

/// The cells of a name at most.
const WHO: usize = 16;

/// Adds the history, newest first: a line for each change, with when it was and who made it.
pub fn draw(history: &[Step], world: &World, look: &Look, cells: usize, sheet: &mut Sheet) {
    let lang = world.lang;
    let steps: Vec<(&Step, String, String)> = history
        .iter()
        .filter(|step| step.changes.iter().any(|change| is_told(step, change)))
        .map(|step| (step, dates::ago(lang, step.at, world.now), format!("@{}", step.who)))
        .collect();
    if steps.is_empty() {
        return;
    }
    sheet.heading(words::history(lang), "", look);
    let when_cells = steps.iter().map(|(_, when, _)| width(when)).max().unwrap_or(0);
    let who_cells = steps.iter().map(|(_, _, who)| width(who)).max().unwrap_or(0).min(WHO).min(cells / 4);
    let left = when_cells + who_cells + 4;
    for (step, when, who) in &steps {
        let told = step.changes.iter().filter(|change| is_told(step, change));
        for (place, change) in told.enumerate() {
            let (when, who) = if place == 0 { (when.as_str(), who.as_str()) } else { ("", "") };
            let text = sentence(step, change, world);
            sheet.lines([vec![
                Span::styled(format!("{}  {}  ", column(when, when_cells), column(who, who_cells)), look.dim),
                Span::styled(cut(&text, cells.saturating_sub(left)).into_owned(), look.plain),
            ]]);
        }
    }
}

/// When it was closed and how often it was reopened follows from its status, which is told.
fn is_told(step: &Step, change: &Change) -> bool {
    if change.field == Field::Reviewed {
        return false;
    }
    let follows = matches!(change.field, Field::Closed | Field::Reopened);
    !follows || step.changes.iter().all(|other| other.field != Field::Status)
}

fn sentence(step: &Step, change: &Change, world: &World) -> String {
    let told = story::change(world.lang, change, &world.workflow, world.today);
    match step.deed {
        Deed::Undo | Deed::Redo | Deed::Import => words::part_of(world.lang, name::deed(world.lang, step.deed), &told),
        _ => told,
    }
}
