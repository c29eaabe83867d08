//! The items to which an item is tied: its parent, its children, its links.

use std::collections::HashMap;

use ratatui::text::Span;

use super::column;
use super::sheet::Sheet;
use crate::app::world::World;
use crate::domain::field::Field;
use crate::domain::id::ItemId;
use crate::domain::item::Row;
use crate::domain::link::{Link, LinkKind};
use crate::domain::whole::Whole;
use crate::text::safe::first_line;
use crate::text::safe::safe;
use crate::text::width::{cut, width};
use crate::text::{Lang, name, page as words};
use crate::ui::look::Look;

/// In which order links are told; `true` are those of others to the item.
const ORDER: [(LinkKind, bool); 8] = [
    (LinkKind::Blocks, true),
    (LinkKind::Blocks, false),
    (LinkKind::DuplicateOf, false),
    (LinkKind::DuplicateOf, true),
    (LinkKind::CameFrom, false),
    (LinkKind::CameFrom, true),
    (LinkKind::Relates, false),
    (LinkKind::Relates, true),
];

/// The cells of a status at most.
const STATUS: usize = 16;

/// Adds a line for each: how it is tied, its number, its status and its title.
pub fn draw(whole: &Whole, world: &World, look: &Look, cells: usize, sheet: &mut Sheet) {
    let lang = world.lang;
    let ties = ties(whole, lang);
    if ties.is_empty() {
        return;
    }
    sheet.heading(words::links(lang), &ties.len().to_string(), look);
    let around: HashMap<ItemId, &Row> = whole.around.iter().map(|row| (row.id, row)).collect();
    let row = |id: ItemId| around.get(&id).copied().or_else(|| world.row(id));
    let status =
        |id| row(id).map_or(String::new(), |row| name::status(lang, &row.status, &world.workflow).into_owned());
    let most = |of: &dyn Fn(&(&'static str, ItemId)) -> usize| ties.iter().map(of).max().unwrap_or(0);
    let names = most(&|(name, _)| width(name)).min(cells / 3);
    let numbers = most(&|(_, id)| width(&id.to_string()));
    let statuses = most(&|(_, id)| width(&status(*id))).min(STATUS);
    let mut before = "";
    for (name, id) in &ties {
        let is_open = row(*id).is_none_or(|row| row.category.is_open());
        let quiet = if is_open { look.plain } else { look.dim };
        let told = if before == *name { "" } else { name };
        before = name;
        let mut line = vec![
            Span::styled(format!("{}  ", column(told, names)), look.dim),
            Span::styled(format!("{}  ", column(&id.to_string(), numbers)), look.dim),
            Span::styled(format!("{}  ", column(&status(*id), statuses)), quiet),
        ];
        let used: usize = line.iter().map(|span| width(&span.content)).sum();
        if let Some(row) = row(*id) {
            line.push(Span::styled(cut(&safe(&row.title), cells.saturating_sub(used)).into_owned(), quiet));
        }
        sheet.lines([line]);
        if let Some(decision) = whole.decided.get(id) {
            let told = words::decided(lang, &first_line(decision));
            let told = cut(&told, cells.saturating_sub(used)).into_owned();
            sheet.lines([vec![" ".repeat(used).into(), Span::styled(told, look.plain)]]);
        }
    }
}

fn ties(whole: &Whole, lang: Lang) -> Vec<(&'static str, ItemId)> {
    let parent = whole.item.parent.map(|id| (name::field(lang, Field::Parent), id));
    let children = whole.children.iter().map(|id| (words::child(lang), *id));
    let mut ties: Vec<_> = parent.into_iter().chain(children).collect();
    for (kind, backward) in ORDER {
        let links: &[Link] = if backward { &whole.linked } else { &whole.links };
        let of_kind = links.iter().filter(|link| link.kind == kind);
        ties.extend(of_kind.map(|link| (name::link(lang, kind, backward), link.to)));
    }
    ties
}
