//! The application's effects, done.

use super::editor;
use super::error::RunError;
use super::terminal::Terminal;
use crate::app::msg::{Effect, Msg};
use crate::store::worker::Worker;
use crate::text::Lang;

/// Does an effect; some have an outcome that the application is told, at once or later.
pub(super) fn perform(
    terminal: &mut Terminal,
    worker: &Worker,
    effect: Effect,
    lang: Lang,
    later: impl FnOnce(Msg) + Send + 'static,
) -> Result<Option<Msg>, RunError> {
    match effect {
        Effect::Read(ticket, read) => worker.read(ticket, read),
        Effect::Write(ticket, write, by) => worker.write(ticket, write, by),
        Effect::Copy(text) => terminal.copy(&text)?,
        Effect::Editor { item, text } => {
            let after = terminal.outside(|| editor::edit(&text));
            return Ok(Some(Msg::Edited { item, before: text, after }));
        }
        Effect::Browse(address) => editor::browse(address, lang, later),
        Effect::Mouse(on) => terminal.set_mouse(on)?,
        Effect::Redraw => terminal.repaint(),
        Effect::Suspend => {
            terminal.suspend()?;
            return Ok(Some(size(terminal)));
        }
        Effect::Quit => {}
    }
    Ok(None)
}

/// The size that the terminal has now: while the program is stopped nothing tells it of another one. A terminal that does
/// not say has gone, which is told otherwise.
pub(super) fn size(terminal: &Terminal) -> Msg {
    terminal.size().map_or(Msg::Tick, |(columns, lines)| Msg::Resize(columns, lines))
}
