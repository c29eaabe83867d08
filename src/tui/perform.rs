//! The application's effects, done.

use super::editor;
use super::run::{Live, RunError};
use crate::app::msg::{Effect, Msg};

/// Does an effect; some have an outcome that the application is told.
pub(super) fn perform(live: &mut Live, effect: Effect) -> Result<Option<Msg>, RunError> {
    match effect {
        Effect::Read(ticket, read) => live.worker.read(ticket, read),
        Effect::Write(ticket, write, by) => live.worker.write(ticket, write, by),
        Effect::Copy(text) => live.terminal.copy(&text)?,
        Effect::Editor { item, text } => {
            let after = live.terminal.outside(|| editor::edit(&text));
            return Ok(Some(Msg::Edited {
                item,
                before: text,
                after,
            }));
        }
        Effect::Browse(address) => editor::browse(&address),
        Effect::Mouse(on) => live.terminal.set_mouse(on)?,
        Effect::Redraw => live.terminal.repaint(),
        Effect::Suspend => live.terminal.suspend()?,
        Effect::Quit => {}
    }
    Ok(None)
}
