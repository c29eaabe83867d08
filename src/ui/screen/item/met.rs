//! What was done about an item in a meeting.

use super::sheet::Sheet;
use crate::app::world::World;
use crate::domain::field::Field;
use crate::domain::kind::Kind;
use crate::domain::meeting::minutes::{Line, Topic};
use crate::text::{dates, meeting as words, name, story};
use crate::ui::look::Look;
use crate::ui::part::flow::Flow;

/// Adds what was said, what was changed and what came out of it.
pub fn draw(topic: &Topic, world: &World, look: &Look, cells: usize, sheet: &mut Sheet) {
    let lang = world.lang;
    sheet.heading(words::in_this_meeting(lang), "", look);
    for (who, text) in &topic.said {
        let who = who.as_ref().map(|who| format!("@{who}  ")).unwrap_or_default();
        let mut flow = Flow::of(&who, look.strong);
        flow.push_lines(text, look.plain);
        sheet.lines(flow.lines(cells));
    }
    for change in &topic.changes {
        let called = name::field_of(lang, change.field, topic.kind, topic.is_open);
        let told = story::change_called(lang, called, change, &world.workflow, world.today);
        let flow = Flow::of(&format!("{} ", look.sign.to), look.accent).with(&told, look.plain);
        // A line is enough for a value; what people hold in a dispute is read whole.
        match change.field {
            Field::Positions => sheet.lines(flow.lines(cells)),
            _ => sheet.lines([flow.cut(cells)]),
        }
    }
    for (kind, line) in &topic.outcomes {
        // What a meeting captures besides decisions and disputes it calls an action, whatever kind of item that is.
        let what = match kind {
            Kind::Decision | Kind::Dispute => name::kind(lang, *kind),
            _ => words::action(lang),
        };
        let flow = Flow::of(&format!("{} {what}  ", look.sign.fresh), look.good);
        let flow = flow.with(&format!("{} {}", line.item, line.title), look.plain).with(&facts(line, world), look.dim);
        sheet.lines(flow.lines(cells));
    }
}

fn facts(line: &Line, world: &World) -> String {
    let owner = line.owner.as_ref().map(|owner| format!("  @{owner}"));
    let deadline = line.deadline.map(|due| format!("  {}", dates::near(world.lang, due, world.today)));
    let status = line.status.as_ref();
    let status = status.map(|status| format!("  {}", name::status(world.lang, status, &world.workflow)));
    owner.into_iter().chain(deadline).chain(status).collect()
}
