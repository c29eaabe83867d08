//! The system's signals: what they ask for is asked of the loop, and done without it if it does not answer.

use super::gate::{Gate, Holder};
use super::input::{Input, Post};
use super::job::Job;
use super::{modes, panics};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGPIPE, SIGQUIT, SIGTERM, SIGWINCH, SIGXFSZ};
use signal_hook::iterator::Signals;
use signal_hook::{flag, low_level};
use std::io;
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, mpsc};
use std::thread;
use std::time::Duration;

/// How long the loop has to put everything in order before the process ends without it.
pub(crate) const GRACE: Duration = Duration::from_secs(1);

/// SIGPIPE and SIGXFSZ do nothing from now on: the write that caused them fails and says why.
pub fn spare() {
    for harmless in [SIGPIPE, SIGXFSZ] {
        // What the system refuses to change stays as it is.
        let _ = flag::register(harmless, Arc::new(AtomicBool::new(false)));
    }
}

/// Catches the other signals from now on; they wait until [`start`] reads them. SIGTSTP keeps its default: a program that was started from here can stop us with itself.
///
/// # Errors
/// The system refused.
pub(crate) fn catch() -> io::Result<Signals> {
    Signals::new([SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGCONT, SIGWINCH])
}

/// Starts the thread that answers the signals.
///
/// # Errors
/// The system has no thread left.
pub(crate) fn start(mut signals: Signals, gate: Arc<Gate>, job: Arc<Job>, post: Post) -> io::Result<()> {
    thread::Builder::new().name("signals".to_owned()).spawn(move || {
        for signal in signals.forever() {
            match (signal, gate.holder()) {
                (SIGCONT, holder) => {
                    job.continued();
                    if holder == Holder::Us {
                        post(Input::Continued);
                    }
                }
                (SIGWINCH, _) => {
                    if let Ok(size) = rustix::termios::tcgetwinsize(rustix::stdio::stdout()) {
                        post(Input::Resize(size.ws_col, size.ws_row));
                    }
                }
                // Typed for the program that has the terminal; the whole group gets it.
                (SIGINT | SIGQUIT, Holder::Program) => {}
                _ => terminate(signal, &job, &post),
            }
        }
    })?;
    Ok(())
}

/// Ends the process as the signal would have, so that the shell sees status 128 + `signal`. The terminal is given back
/// first, if it takes that within half a second.
pub fn end_by(signal: i32) -> ! {
    leave_within(Duration::from_millis(500));
    panics::print_kept();
    let _ = low_level::emulate_default_handler(signal);
    std::process::abort()
}

/// The first signal tells the loop and sets the time; a second one means now.
fn terminate(signal: i32, job: &Job, post: &Post) {
    if !job.ending() {
        end_by(signal);
    }
    post(Input::Signal(signal));
    let later = thread::Builder::new().name("deadline".to_owned()).spawn(move || {
        thread::sleep(GRACE);
        end_by(signal)
    });
    if later.is_err() {
        end_by(signal);
    }
}

/// Gives the terminal back, but for no longer than `limit`: one that takes no more bytes must not keep the process alive.
fn leave_within(limit: Duration) {
    let (done, waiting) = mpsc::channel();
    let helper = thread::Builder::new().spawn(move || {
        modes::leave();
        let _ = done.send(());
    });
    if helper.is_err() || waiting.recv_timeout(limit).is_err() {
        modes::cook();
    }
}
