//! GitHub's Markdown as styled lines: what people write in descriptions and comments.

mod blocks;
mod inline;
mod memo;
mod table;
#[cfg(test)]
mod tests;

use comrak::{Arena, Options, parse_document};
use ratatui::text::Line;

use super::super::look::Look;
use super::flow::Flow;
use crate::text::{Lang, page as words};

pub use memo::remembered;

/// More of a text than this many bytes is not read, so that no text can keep the screen waiting.
const MOST_BYTES: usize = 64 * 1024;

/// A text as lines, and what they tell of it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Rendered {
    /// The lines, none wider than it was asked for.
    pub lines: Vec<Line<'static>>,
    /// How many boxes of its task lists are ticked, and how many there are.
    pub tasks: (usize, usize),
}

/// A text in lines of so many cells. A line break in it is one on the screen, as in GitHub's issues; code is broken
/// where it is too wide, everything else is wrapped; HTML is shown as it is written. Of a text that is very long
/// only the beginning is shown, which its last line says.
pub fn markdown(text: &str, cells: usize, lang: Lang, look: &Look) -> Rendered {
    let shown = beginning(text);
    let arena = Arena::new();
    let root = parse_document(&arena, shown, &options());
    let mut rendered = blocks::rendered(root, cells.max(1), lang, look);
    if shown.len() < text.len() {
        let kib = (text.len() - shown.len()).div_ceil(1024);
        let note = Flow::of(&words::not_shown(lang, kib), look.warn);
        rendered.lines.extend(note.lines(cells).into_iter().map(Line::from));
    }
    rendered
}

/// The beginning of a text that is not too long: up to the end of a line, if there is one not far before the limit.
fn beginning(text: &str) -> &str {
    if text.len() <= MOST_BYTES {
        return text;
    }
    let most = text.floor_char_boundary(MOST_BYTES);
    let near = text.floor_char_boundary(MOST_BYTES / 2);
    let end = text.get(near..most).and_then(|tail| tail.rfind('\n')).map_or(most, |at| near + at);
    text.get(..end).unwrap_or_default()
}

fn options() -> Options<'static> {
    let mut options = Options::default();
    let extension = &mut options.extension;
    extension.table = true;
    extension.tasklist = true;
    extension.strikethrough = true;
    extension.autolink = true;
    extension.footnotes = true;
    extension.alerts = true;
    // CommonMark alone does not close `**负责人：**小王`.
    extension.cjk_friendly_emphasis = true;
    options
}
