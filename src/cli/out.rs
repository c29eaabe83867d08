//! Standard output and standard error: what kind of thing they are, and writing to them.

use std::io::{BufWriter, IsTerminal, Stdout, Write};

use crate::config::{Colours, Environment};
use crate::text::cli::{fault, taken};
use crate::text::{Lang, safe::safe_lines};

/// Where the results go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sheet {
    /// The cells of a terminal's line; `None` where it is no terminal, and nothing is cut.
    pub width: Option<usize>,
    /// It takes colour.
    pub color: bool,
}

impl Sheet {
    /// What standard output is.
    pub(super) fn of_stdout(environment: &Environment) -> Sheet {
        let is_terminal = std::io::stdout().is_terminal();
        let cells = || terminal_width().or(environment.columns).unwrap_or(80);
        Sheet { width: is_terminal.then(cells), color: is_terminal && environment.colours != Colours::None }
    }

    /// Whether a screen can be opened: both ends are terminals.
    pub(super) fn takes_a_screen(self) -> bool {
        self.width.is_some() && std::io::stdin().is_terminal()
    }

    /// A text in a style; as it is where there is no colour.
    pub(super) fn paint(self, style: Style, text: &str) -> String {
        match style {
            _ if text.is_empty() => String::new(),
            Style::Strong if self.color => format!("\x1b[1m{text}\x1b[0m"),
            Style::Faint if self.color => format!("\x1b[2m{text}\x1b[0m"),
            Style::Late if self.color => format!("\x1b[31m{text}\x1b[0m"),
            _ => text.to_string(),
        }
    }
}

/// What a part of a line is. Words or signs say the same, so that nothing is lost without colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// As it comes.
    Plain,
    /// A heading.
    Strong,
    /// Of less weight.
    Faint,
    /// Overdue.
    Late,
}

/// Standard output, written in large pieces.
pub(super) fn stdout() -> BufWriter<Stdout> {
    BufWriter::with_capacity(32 * 1024, std::io::stdout())
}

/// Writes a line to standard error. Where that is closed there is nobody to tell.
pub(super) fn tell(line: &str) {
    let _nobody = writeln!(std::io::stderr(), "{line}");
}

/// Makes the message of a panic safe: it may carry a user's words.
pub(super) fn mind_panics(lang: Lang) {
    std::panic::set_hook(Box::new(move |info| {
        let message = info.to_string();
        let mut lines = safe_lines(&message);
        let first = lines.next().unwrap_or_default();
        tell(&format!("{}{}", fault::error(lang), fault::panicked(lang, &first)));
        lines.for_each(|line| tell(&line));
        tell(&format!("{}{}", fault::hint(lang), fault::report(lang)));
    }));
}

#[cfg(unix)]
fn terminal_width() -> Option<usize> {
    let size = rustix::termios::tcgetwinsize(std::io::stdout()).ok()?;
    Some(usize::from(size.ws_col)).filter(|cells| *cells > 0)
}

#[cfg(not(unix))]
fn terminal_width() -> Option<usize> {
    None
}

/// Says how many control characters a text has, which are not kept.
pub(super) fn tell_removed(lang: Lang, text: &str) {
    let lost = text.chars().filter(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t')).count();
    if lost > 0 {
        tell(&taken::removed(lang, lost));
    }
}
