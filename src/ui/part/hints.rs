//! Keys and what they do: beside each other at the bottom, or below each other where a screen is empty.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::{after, put};
use crate::app::App;
use crate::app::action::Action;
use crate::app::msg::Mouse;
use crate::text::width::width;
use crate::ui::look::Look;

/// Between two hints beside each other.
pub const GAP: u16 = 3;

/// A key, what it does, and what a click on it means.
#[derive(Debug)]
pub struct Hint {
    /// The key, as it is written.
    pub key: String,
    /// What it does.
    pub does: String,
    /// What a click on it means; `None` where it names several keys.
    pub means: Option<Mouse>,
}

/// The key that an action has on this screen.
pub fn key(app: &App, action: Action) -> String {
    Hint::of(app, action).key
}

impl Hint {
    /// The key that an action has on this screen.
    pub fn of(app: &App, action: Action) -> Hint {
        Hint::saying(app, action, action.spec().brief(app.world.lang))
    }

    /// The same in other words.
    pub fn saying(app: &App, action: Action, does: &str) -> Hint {
        let keys = app.keymap.keys_of(app.screen.contexts(), action);
        Hint {
            key: keys.into_iter().next().unwrap_or_default(),
            does: does.to_string(),
            means: Some(Mouse::Run(action)),
        }
    }

    /// What is no action: a key of a layer, or only words.
    pub fn plain(key: &str, does: &str) -> Hint {
        Hint { key: key.to_string(), does: does.to_string(), means: key.parse().ok().map(Mouse::Press) }
    }

    /// How many cells it takes.
    pub fn cells(&self) -> u16 {
        u16::try_from(width(&self.key) + width(&self.does) + 1).unwrap_or(u16::MAX)
    }
}

/// Hints beside each other, as many as there is room for, and where each stands.
pub fn placed(hints: impl IntoIterator<Item = Hint>, gap: u16, line: Rect) -> Vec<(Rect, Hint)> {
    let mut rest = line;
    let fitting = hints.into_iter().map_while(|hint| {
        let cells = hint.cells();
        let place = Rect { width: cells, ..rest };
        (cells <= rest.width).then(|| {
            rest = after(rest, cells.saturating_add(gap));
            (place, hint)
        })
    });
    fitting.collect()
}

/// A hint at the right end of a line.
pub fn at_right(hint: Hint, line: Rect) -> (Rect, Hint) {
    let cells = hint.cells().min(line.width);
    let place = Rect { x: line.right() - cells, width: cells, ..line };
    (place, hint)
}

/// Paints hints where they stand.
pub fn draw(hints: &[(Rect, Hint)], look: &Look, does: Style, buffer: &mut Buffer) {
    for (place, hint) in hints {
        let used = put(buffer, *place, 0, &hint.key, look.accent);
        put(buffer, after(*place, used + 1), 0, &hint.does, does);
    }
}

/// Paints hints below each other, from a line of an area on.
pub fn draw_below(hints: &[Hint], look: &Look, area: Rect, top: u16, buffer: &mut Buffer) {
    let cells = hints.iter().map(|hint| width(&hint.key)).max().unwrap_or(0);
    let cells = u16::try_from(cells).unwrap_or(0);
    for (line, hint) in (top..).zip(hints) {
        put(buffer, area, line, &hint.key, look.accent);
        put(buffer, after(area, cells + 3), line, &hint.does, look.plain);
    }
}
