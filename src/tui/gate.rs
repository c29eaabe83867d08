//! The gate between the reader and the terminal: closed while somebody else has the terminal.

use std::io;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

#[cfg(unix)]
use std::io::{Read, Write};
#[cfg(unix)]
use std::os::unix::net::UnixStream;

/// Who has the terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Holder {
    /// This program.
    Us,
    /// The shell: the program is stopped, or has ended.
    Shell,
    /// A program that was started from here, such as an editor.
    Program,
}

/// The gate.
#[derive(Debug)]
pub(crate) struct Gate {
    state: Mutex<State>,
    changed: Condvar,
    #[cfg(unix)]
    bell: (UnixStream, UnixStream),
}

#[derive(Debug)]
struct State {
    holder: Holder,
    reading: bool,
}

impl Gate {
    /// An open gate.
    ///
    /// # Errors
    /// The system has no file descriptors left.
    pub(crate) fn new() -> io::Result<Gate> {
        Ok(Gate {
            state: Mutex::new(State { holder: Holder::Us, reading: false }),
            changed: Condvar::new(),
            #[cfg(unix)]
            bell: {
                let (rung, heard) = UnixStream::pair()?;
                rung.set_nonblocking(true)?;
                heard.set_nonblocking(true)?;
                (rung, heard)
            },
        })
    }

    /// Who has the terminal now.
    pub(crate) fn holder(&self) -> Holder {
        self.state().holder
    }

    /// Closes the gate and waits until the reader has stepped back. A reader that sits in the middle of a key whose other
    /// half has not come is not waited for.
    pub(crate) fn close(&self, holder: Holder) {
        const HALF_A_KEY: Duration = Duration::from_millis(300);
        let mut state = self.state();
        state.holder = holder;
        #[cfg(unix)]
        let _ = (&self.bell.0).write(&[0]);
        drop(self.changed.wait_timeout_while(state, HALF_A_KEY, |state| state.reading));
    }

    /// Opens the gate.
    pub(crate) fn open(&self) {
        self.state().holder = Holder::Us;
        self.changed.notify_all();
    }

    /// For the reader: waits until the gate is open; from then on it is reading.
    pub(crate) fn pass(&self) {
        self.step_back();
        let closed = |state: &mut State| state.holder != Holder::Us;
        let mut state = self.changed.wait_while(self.state(), closed).unwrap_or_else(PoisonError::into_inner);
        state.reading = true;
    }

    /// For the reader: it is not reading now.
    pub(crate) fn step_back(&self) {
        self.state().reading = false;
        self.changed.notify_all();
    }

    /// For the reader: what becomes readable when the gate is closed.
    #[cfg(unix)]
    pub(crate) fn bell(&self) -> &UnixStream {
        &self.bell.1
    }

    /// For the reader: takes note of [`Gate::bell`].
    #[cfg(unix)]
    pub(crate) fn hush(&self) {
        while (&self.bell.1).read(&mut [0; 64]).is_ok_and(|count| count > 0) {}
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicBool, Ordering};
    use std::sync::{Arc, mpsc};
    use std::thread;

    #[test]
    fn while_the_gate_is_closed_nobody_reads() {
        let gate = Arc::new(Gate::new().unwrap());
        let ended = Arc::new(AtomicBool::new(false));
        let (read, reads) = mpsc::channel();
        let reader = thread::spawn({
            let (gate, ended) = (gate.clone(), ended.clone());
            move || {
                while !ended.load(Ordering::SeqCst) {
                    gate.pass();
                    let _ = read.send(gate.holder());
                    thread::yield_now();
                }
                gate.step_back();
            }
        });
        for _ in 0..100 {
            assert_eq!(reads.recv(), Ok(Holder::Us));
            gate.close(Holder::Program);
            while reads.try_recv().is_ok() {}
            assert_eq!(gate.holder(), Holder::Program);
            thread::yield_now();
            assert!(reads.try_recv().is_err(), "read behind a closed gate");
            gate.open();
        }
        ended.store(true, Ordering::SeqCst);
        reader.join().unwrap();
    }

    #[test]
    fn closing_without_a_reader_does_not_wait_for_one() {
        let gate = Gate::new().unwrap();
        gate.close(Holder::Shell);
        gate.close(Holder::Shell);
        assert_eq!(gate.holder(), Holder::Shell);
        gate.open();
        gate.pass();
        assert_eq!(gate.holder(), Holder::Us);
    }

    #[cfg(unix)]
    #[test]
    fn the_bell_rings_until_it_is_heard() {
        let gate = Gate::new().unwrap();
        gate.close(Holder::Shell);
        gate.close(Holder::Program);
        assert_eq!(gate.bell().read(&mut [0; 1]).unwrap(), 1);
        gate.hush();
        assert_eq!(gate.bell().read(&mut [0; 1]).unwrap_err().kind(), io::ErrorKind::WouldBlock);
    }
}
