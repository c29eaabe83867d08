//! The program in a pseudo-terminal, and when what it painted arrived.

use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

use super::Place;

pub(crate) const COLUMNS: u16 = 120;
pub(crate) const LINES: u16 = 40;

/// The last bytes of every frame: the end of a synchronised update.
const FRAME_END: &[u8] = b"\x1b[?2026l";
/// What has not come after so long never comes.
const PATIENCE: Duration = Duration::from_secs(30);
/// So long without a byte, and everything that a key led to is painted.
const QUIET: Duration = Duration::from_millis(15);

/// A running program.
pub(crate) struct Live {
    child: Box<dyn Child + Send + Sync>,
    keyboard: Box<dyn Write + Send>,
    output: Receiver<(Instant, Vec<u8>)>,
    screen: vt100::Parser,
    begun: Instant,
    // Kept, because the terminal hangs up when it is dropped.
    _terminal: Box<dyn MasterPty + Send>,
}

impl Live {
    pub(crate) fn start(place: &Place) -> Live {
        let size = PtySize { rows: LINES, cols: COLUMNS, ..PtySize::default() };
        let pair = native_pty_system().openpty(size).unwrap();
        let mut command = CommandBuilder::new(super::BINARY);
        command.env_clear();
        for (name, value) in place.environment() {
            command.env(name, value);
        }
        let reader = pair.master.try_clone_reader().unwrap();
        let keyboard = pair.master.take_writer().unwrap();
        let (sender, output) = channel();
        std::thread::spawn(move || {
            let mut reader = reader;
            let mut bytes = [0; 1 << 16];
            while let Ok(count @ 1..) = reader.read(&mut bytes) {
                if sender.send((Instant::now(), bytes[..count].to_vec())).is_err() {
                    return;
                }
            }
        });
        let cells = |count| NonZeroU16::new(count).unwrap();
        let begun = Instant::now();
        Live {
            child: pair.slave.spawn_command(command).unwrap(),
            keyboard,
            output,
            screen: vt100::Parser::new(cells(LINES), cells(COLUMNS), 0),
            begun,
            _terminal: pair.master,
        }
    }

    /// Waits until the text is on the screen; the time from the start of the program to the frame that brought it.
    pub(crate) fn until_shown(&mut self, text: &str) -> Duration {
        self.shown_at(text) - self.begun
    }

    fn shown_at(&mut self, text: &str) -> Instant {
        loop {
            let at = self.until_frame();
            if self.screen.screen().contents().contains(text) {
                return at;
            }
        }
    }

    /// Presses keys and waits for the next frame; the time between.
    pub(crate) fn until_painted(&mut self, keys: &str) -> Duration {
        let pressed = Instant::now();
        self.press(keys);
        self.until_frame() - pressed
    }

    /// Presses keys and waits until the text is on the screen; the time between.
    pub(crate) fn until_open(&mut self, keys: &str, text: &str) -> Duration {
        let pressed = Instant::now();
        self.press(keys);
        self.shown_at(text) - pressed
    }

    pub(crate) fn press(&mut self, keys: &str) {
        self.keyboard.write_all(keys.as_bytes()).unwrap();
        self.keyboard.flush().unwrap();
    }

    /// Waits until nothing more is painted.
    pub(crate) fn settle(&mut self) {
        loop {
            match self.output.recv_timeout(QUIET) {
                Ok((_, chunk)) => self.screen.process(&chunk),
                Err(RecvTimeoutError::Timeout) => return,
                Err(RecvTimeoutError::Disconnected) => panic!("the program ended"),
            }
        }
    }

    pub(crate) fn process(&self) -> Option<u32> {
        self.child.process_id()
    }

    pub(crate) fn quit(mut self) {
        self.press("q");
        let status = self.child.wait().unwrap();
        assert!(status.success(), "{status}");
    }

    /// When the rest of a frame arrived.
    fn until_frame(&mut self) -> Instant {
        let mut frame = Vec::new();
        loop {
            let Ok((at, chunk)) = self.output.recv_timeout(PATIENCE) else {
                panic!("nothing was painted; the screen shows\n{}", self.screen.screen().contents());
            };
            self.screen.process(&chunk);
            frame.extend(chunk);
            if frame.windows(FRAME_END.len()).any(|bytes| bytes == FRAME_END) {
                return at;
            }
        }
    }
}
