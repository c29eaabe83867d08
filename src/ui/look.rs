//! How things look: styles by what they mean, and signs that are one cell wide in every terminal.

use ratatui::style::{Color, Modifier, Style};

use crate::config::Colours;

/// Styles and signs. Colour never carries a meaning alone: a sign or a word does too.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Look {
    /// Ordinary text.
    pub plain: Style,
    /// What matters less.
    pub dim: Style,
    /// What matters more.
    pub strong: Style,
    /// The one accent: where the eye should go.
    pub accent: Style,
    /// A heading.
    pub heading: Style,
    /// Late, refused, in trouble.
    pub bad: Style,
    /// Soon, or to be noticed.
    pub warn: Style,
    /// Done, taken.
    pub good: Style,
    /// Under the cursor.
    pub cursor: Style,
    /// What a search found.
    pub found: Style,
    /// Signs.
    pub sign: Signs,
}

/// Signs, each one cell wide.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Signs {
    /// Before the line of the cursor.
    pub cursor: &'static str,
    /// Before a marked line.
    pub mark: &'static str,
    /// Before a line that somebody else just changed.
    pub fresh: &'static str,
    /// An item that something blocks.
    pub blocked: &'static str,
    /// From one value to another.
    pub to: &'static str,
    /// A rule across.
    pub across: &'static str,
    /// A rule down.
    pub down: &'static str,
    /// Where a page is, at its right edge.
    pub thumb: &'static str,
    /// Sorted ascending.
    pub ascending: &'static str,
    /// Sorted descending.
    pub descending: &'static str,
    /// Chosen.
    pub tick: &'static str,
    /// Taken away.
    pub cross: &'static str,
}

/// Neutral in Unicode's East Asian widths, so narrow everywhere (UAX #11; box-drawing lines and most arrows are not).
const UNICODE: Signs = Signs {
    cursor: "▸",
    mark: "✓",
    fresh: "+",
    blocked: "!",
    to: "›",
    across: "╌",
    down: "╎",
    thumb: "▐",
    ascending: "▴",
    descending: "▾",
    tick: "✓",
    cross: "✗",
};

/// For terminals and fonts that lack these.
const ASCII: Signs = Signs {
    cursor: ">",
    mark: "*",
    fresh: "+",
    blocked: "!",
    to: ">",
    across: "-",
    down: "|",
    thumb: "#",
    ascending: "^",
    descending: "v",
    tick: "x",
    cross: "-",
};

/// A grey that can be read on black and on white alike: #808080.
const GREY: Color = Color::Indexed(244);

impl Look {
    /// The look for a terminal with these colours, with or without signs beyond ASCII.
    pub fn new(colours: Colours, ascii: bool) -> Look {
        let plain = Style::new();
        let tint = |tint: Color| match colours {
            Colours::None => plain,
            Colours::Sixteen | Colours::Many => plain.fg(tint),
        };
        // Not the dark grey of the palette: on some it is the colour of the background.
        let dim = match colours {
            Colours::Many => plain.fg(GREY),
            Colours::None | Colours::Sixteen => plain.add_modifier(Modifier::DIM),
        };
        Look {
            plain,
            dim,
            strong: plain.add_modifier(Modifier::BOLD),
            // It stands on rules as well, which are dim.
            accent: tint(Color::Cyan).add_modifier(Modifier::BOLD).remove_modifier(Modifier::DIM),
            heading: tint(Color::Cyan).add_modifier(Modifier::BOLD),
            bad: tint(Color::Red).add_modifier(Modifier::BOLD),
            warn: tint(Color::Yellow),
            good: tint(Color::Green),
            cursor: plain.add_modifier(Modifier::REVERSED),
            found: tint(Color::Yellow).add_modifier(Modifier::UNDERLINED),
            sign: if ascii { ASCII } else { UNICODE },
        }
    }
}
