//! Bytes to the terminal, for as long as it is ours.

use std::io::{self, Write};
use std::sync::atomic::{AtomicBool, Ordering};

static TAKEN: AtomicBool = AtomicBool::new(false);

/// Whether the terminal is ours now.
pub(crate) fn taken() -> bool {
    TAKEN.load(Ordering::SeqCst)
}

/// From now on the terminal is ours, or no longer; gives what was before.
pub(super) fn open(is_ours: bool) -> bool {
    TAKEN.swap(is_ours, Ordering::SeqCst)
}

/// Standard output while the terminal is taken; afterwards what is written is dropped, so that neither a late frame nor a
/// clean-up lands on the shell's screen.
#[derive(Debug)]
pub(crate) struct Output;

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if taken() { write(bytes) } else { Ok(bytes.len()) }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Writes everything to standard output. Takes no lock, so that it also works while another thread is stuck in a write.
pub(crate) fn write_all(mut bytes: &[u8]) -> io::Result<()> {
    while !bytes.is_empty() {
        let written = write(bytes)?;
        bytes = bytes.get(written..).unwrap_or_default();
    }
    Ok(())
}

#[cfg(unix)]
fn write(bytes: &[u8]) -> io::Result<usize> {
    use rustix::event::{PollFd, PollFlags, poll};
    use rustix::io::Errno;
    let terminal = rustix::stdio::stdout();
    loop {
        match rustix::io::write(terminal, bytes) {
            Err(Errno::INTR) => {}
            // Another program that shares the terminal may have made it non-blocking.
            Err(Errno::AGAIN) => {
                poll(&mut [PollFd::new(&terminal, PollFlags::OUT)], None).or_else(interrupted)?;
            }
            done => return Ok(done?),
        }
    }
}

#[cfg(unix)]
fn interrupted(error: rustix::io::Errno) -> io::Result<usize> {
    if error == rustix::io::Errno::INTR { Ok(0) } else { Err(error.into()) }
}

#[cfg(not(unix))]
fn write(bytes: &[u8]) -> io::Result<usize> {
    let mut terminal = io::stdout();
    let written = terminal.write(bytes)?;
    terminal.flush()?;
    Ok(written)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_painted_without_the_terminal_is_dropped() {
        assert!(!taken());
        let mut frame = io::BufWriter::new(Output);
        assert!(frame.write_all("\u{1b}[2J迟到的一帧".as_bytes()).is_ok());
        assert!(frame.flush().is_ok());
    }
}
