//! The modes that the terminal is in while it is ours, and how it is given back from any thread at any moment.

use super::{job, output};
use crossterm::event::{DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste};
use crossterm::style::ResetColor;
use crossterm::terminal::{
    EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use crossterm::{cursor, queue};
use std::io;
use std::sync::{Mutex, PoisonError};

/// Held while the modes change: whoever gives the terminal back second waits until it is back.
static CHANGING: Mutex<()> = Mutex::new(());

/// Takes the terminal: raw mode, alternate screen, bracketed paste, and the mouse if asked for.
///
/// # Errors
/// The terminal has gone; [`leave`] undoes what was done.
pub(crate) fn enter(mouse: bool) -> io::Result<()> {
    let _changing = CHANGING.lock().unwrap_or_else(PoisonError::into_inner);
    // While the program was stopped the shell may have set its own modes: begin from the ones that were there at first.
    let _ = disable_raw_mode();
    enable_raw_mode()?;
    output::open(true);
    let mut codes = Vec::new();
    queue!(codes, EnterAlternateScreen)?;
    // The old Windows console has no bracketed paste.
    let _ = queue!(codes, EnableBracketedPaste);
    output::write_all(&codes)?;
    if mouse { listen_to_mouse() } else { Ok(()) }
}

/// Gives the terminal back as it was; does nothing if it is not taken. Errors are dropped: there is nobody left to tell,
/// and each step is worth trying even if the one before failed.
pub(crate) fn leave() {
    let _changing = CHANGING.lock().unwrap_or_else(PoisonError::into_inner);
    if output::open(false) {
        let mut codes = Vec::new();
        let _ = queue!(
            codes,
            EndSynchronizedUpdate,
            DisableMouseCapture,
            DisableBracketedPaste,
            ResetColor,
            LeaveAlternateScreen,
            cursor::Show
        );
        let _ = output::write_all(&codes);
        cook();
    }
}

/// Reports the buttons and the wheel; no drag and no move, which would wake the program for nothing.
pub(crate) fn listen_to_mouse() -> io::Result<()> {
    #[cfg(unix)]
    return output::write_all(b"\x1b[?1000h\x1b[?1006h");
    #[cfg(not(unix))]
    crossterm::execute!(io::stdout(), crossterm::event::EnableMouseCapture)
}

/// Reports nothing of the mouse, so that the terminal itself can select text with it.
pub(crate) fn ignore_mouse() -> io::Result<()> {
    let mut codes = Vec::new();
    queue!(codes, DisableMouseCapture)?;
    output::write_all(&codes)
}

/// Leaves raw mode, at once and without a byte written. In the background the modes are the shell's: changing them would stop the process instead.
pub(crate) fn cook() {
    if job::in_foreground() {
        let _ = disable_raw_mode();
    }
}
