//! What was said about an item.

use ratatui::text::{Line, Span};

use super::sheet::Sheet;
use crate::app::world::World;
use crate::domain::item::Comment;
use crate::text::{dates, page as words};
use crate::ui::look::Look;
use crate::ui::part::markdown::remembered;

/// How far a comment stands to the right of its author.
const INDENT: u16 = 2;

/// Adds the comments, oldest first.
pub fn draw(comments: &[Comment], world: &World, look: &Look, cells: usize, sheet: &mut Sheet) {
    if comments.is_empty() {
        return;
    }
    let lang = world.lang;
    sheet.heading(words::comments(lang), &comments.len().to_string(), look);
    for (place, comment) in comments.iter().enumerate() {
        if place > 0 {
            sheet.line(Line::default());
        }
        sheet.line(Line::from(vec![
            Span::styled(format!("@{}", comment.author), look.strong),
            Span::styled(format!("  {}", dates::ago(lang, comment.at, world.now)), look.dim),
        ]));
        let cells = cells.saturating_sub(usize::from(INDENT));
        sheet.text(remembered(comment.text.trim_end(), cells, lang, look), INDENT);
    }
}
