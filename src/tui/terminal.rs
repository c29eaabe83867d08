//! The terminal as the loop sees it.

use super::gate::{Gate, Holder};
use super::input::{Input, Post};
use super::job::Job;
use super::output::{self, Output};
use super::{modes, panics, reader};
use crossterm::clipboard::CopyToClipboard;
use crossterm::terminal::{BeginSynchronizedUpdate, EndSynchronizedUpdate};
use crossterm::{execute, queue};
use ratatui::Frame;
use ratatui::backend::CrosstermBackend;
use ratatui::layout::{Position, Rect, Size};
use std::io::{self, BufWriter, IsTerminal};
use std::sync::Arc;
use std::sync::mpsc::Sender;

/// The terminal, taken. It is given back when this is dropped, when the thread that took it panics, and when a signal ends
/// the process.
pub struct Terminal {
    screen: ratatui::Terminal<CrosstermBackend<BufWriter<Output>>>,
    mouse: bool,
    stale: bool,
    gate: Arc<Gate>,
    job: Arc<Job>,
    #[cfg(unix)]
    signals: Option<signal_hook::iterator::Signals>,
}

/// Why the terminal cannot be used.
#[derive(Debug)]
pub enum TerminalError {
    /// Standard input or standard output is not a terminal.
    NotATerminal {
        /// The one that is not, input first.
        stream: Stream,
    },
    /// The system refused.
    Io(io::Error),
    /// Painting the frame panicked; this is its message, safe to print. The terminal is as it was, and can be painted.
    Painting(String),
}

/// A standard stream.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stream {
    /// Standard input.
    Input,
    /// Standard output.
    Output,
}

impl From<io::Error> for TerminalError {
    fn from(error: io::Error) -> Self {
        TerminalError::Io(error)
    }
}

impl Terminal {
    /// Takes the terminal, with the mouse or without. `safe` makes a line of a panic message fit to print.
    ///
    /// # Errors
    /// Standard input or output is not a terminal, or the system refuses; the terminal is then as it was.
    pub fn enter(mouse: bool, safe: fn(&str) -> String) -> Result<Terminal, TerminalError> {
        if !io::stdin().is_terminal() {
            return Err(TerminalError::NotATerminal { stream: Stream::Input });
        }
        if !io::stdout().is_terminal() {
            return Err(TerminalError::NotATerminal { stream: Stream::Output });
        }
        panics::install(safe);
        #[cfg(unix)]
        let signals = Some(super::signals::catch()?);
        let terminal = Terminal {
            screen: ratatui::Terminal::new(CrosstermBackend::new(BufWriter::new(Output)))?,
            mouse,
            stale: true,
            gate: Arc::new(Gate::new()?),
            job: Arc::new(Job::default()),
            #[cfg(unix)]
            signals,
        };
        modes::enter(mouse)?;
        Ok(terminal)
    }

    /// From now on posts what comes in to `sender`, each made into a message by `wrap`. To be called once.
    ///
    /// # Errors
    /// The system has no threads left.
    pub fn listen<T: Send + 'static>(&mut self, sender: Sender<T>, wrap: fn(Input) -> T) -> Result<(), TerminalError> {
        // A loop that no longer receives is about to end.
        let post: Post = Arc::new(move |input| drop(sender.send(wrap(input))));
        #[cfg(unix)]
        if let Some(signals) = self.signals.take() {
            super::signals::start(signals, self.gate.clone(), self.job.clone(), post.clone())?;
            super::hangup::start(self.job.clone(), post.clone())?;
        }
        reader::start(self.gate.clone(), post)?;
        Ok(())
    }

    /// Paints a frame. `paint` is not called while there is no cell to paint on.
    ///
    /// # Errors
    /// The terminal could not be written to, or `paint` panicked.
    pub fn draw(&mut self, paint: impl FnOnce(&mut Frame)) -> Result<(), TerminalError> {
        if !output::taken() {
            self.take_back()?;
        }
        let size = self.screen.size()?;
        if !paintable(size) {
            self.stale = true;
            return Ok(());
        }
        queue!(self.screen.backend_mut(), BeginSynchronizedUpdate)?;
        let painted = panics::guard(|| {
            // Wiped within the update, so that no empty screen is ever seen.
            if std::mem::take(&mut self.stale) {
                self.screen.resize(Rect::from((Position::ORIGIN, size)))?;
            }
            self.screen.draw(paint).map(drop)
        });
        execute!(self.screen.backend_mut(), EndSynchronizedUpdate)?;
        painted
            .map_err(|message| {
                self.screen.current_buffer_mut().reset();
                TerminalError::Painting(message)
            })?
            .map_err(TerminalError::Io)
    }

    /// Its size in cells: columns, lines.
    ///
    /// # Errors
    /// The system does not tell.
    pub fn size(&self) -> Result<(u16, u16), TerminalError> {
        let size = self.screen.size()?;
        Ok((size.width, size.height))
    }

    /// Makes the next [`Terminal::draw`] paint every cell: after [`Input::Resize`], because a terminal that shrank and grew
    /// again has lost what it showed, and whenever another program has written over the screen.
    pub fn repaint(&mut self) {
        self.stale = true;
    }

    /// Gives the terminal back; a second time does nothing. A later [`Terminal::draw`] takes it again.
    pub fn leave(&mut self) {
        self.give(Holder::Shell);
    }

    /// Gives the terminal back, stops the program as a job of its shell, and takes the terminal again when the job comes
    /// back to the foreground. Without a shell to come back from, or without job control, it goes on at once.
    ///
    /// # Errors
    /// The terminal could not be taken again.
    pub fn suspend(&mut self) -> Result<(), TerminalError> {
        self.give(Holder::Shell);
        self.job.stop()?;
        self.take_back()
    }

    /// Sets up the terminal anew after [`Input::Continued`], as soon as the program is in the foreground.
    ///
    /// # Errors
    /// The terminal could not be taken again.
    pub fn resume(&mut self) -> Result<(), TerminalError> {
        self.give(Holder::Shell);
        self.take_back()
    }

    /// Runs something that needs the terminal for itself, such as an editor: all keys are its own, and Ctrl-C does not end
    /// us. If the terminal cannot be taken again the next [`Terminal::draw`] says so: the result is not lost.
    pub fn outside<R>(&mut self, run: impl FnOnce() -> R) -> R {
        self.give(Holder::Program);
        let result = run();
        let _ = self.take_back();
        result
    }

    /// Turns the mouse on or off.
    ///
    /// # Errors
    /// The terminal could not be written to.
    pub fn set_mouse(&mut self, on: bool) -> Result<(), TerminalError> {
        self.mouse = on;
        if output::taken() {
            if on { modes::listen_to_mouse()? } else { modes::ignore_mouse()? }
        }
        Ok(())
    }

    /// Asks the terminal to put `text` on the clipboard, by OSC 52, which also works over ssh. No terminal says whether it
    /// did, and some never do.
    ///
    /// # Errors
    /// The terminal could not be written to.
    pub fn copy(&mut self, text: &str) -> Result<(), TerminalError> {
        Ok(execute!(self.screen.backend_mut(), CopyToClipboard::to_clipboard_from(text))?)
    }

    fn give(&mut self, holder: Holder) {
        self.gate.close(holder);
        modes::leave();
        panics::print_kept();
    }

    /// Takes the terminal again and forgets what was painted. If the program is to end it stays given back.
    fn take_back(&mut self) -> Result<(), TerminalError> {
        if !self.job.wait_for_foreground() {
            return Ok(());
        }
        modes::enter(self.mouse)?;
        self.gate.open();
        let size = self.screen.size()?;
        Ok(self.screen.resize(Rect::from((ratatui::layout::Position::ORIGIN, size)))?)
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        self.leave();
    }
}

/// Whether there is any cell, and not so many that the buffers would eat the memory: a terminal can say anything.
fn paintable(size: Size) -> bool {
    const MOST_CELLS: u32 = 1 << 22;
    (1..=MOST_CELLS).contains(&(u32::from(size.width) * u32::from(size.height)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_frame_is_painted_on_any_size_that_has_cells_and_fits_the_memory() {
        for (width, height) in [(1, 1), (80, 24), (500, 200), (2048, 2048)] {
            assert!(paintable(Size::new(width, height)), "{width}×{height}");
        }
        for (width, height) in [(0, 0), (0, 24), (80, 0), (u16::MAX, u16::MAX)] {
            assert!(!paintable(Size::new(width, height)), "{width}×{height}");
        }
    }
}
