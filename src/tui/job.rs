//! Job control: stopping like a shell's job, and knowing when it is our turn again.

use std::io;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// What the signals have said so far about this process.
#[derive(Debug, Default)]
pub(crate) struct Job {
    heard: Mutex<Heard>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct Heard {
    continued: u64,
    ending: bool,
}

impl Job {
    /// Notes that the process was continued.
    #[cfg(unix)]
    pub(crate) fn continued(&self) {
        self.heard().continued += 1;
        self.changed.notify_all();
    }

    /// Notes that the process is about to end; `false` if that was known.
    #[cfg(unix)]
    pub(crate) fn ending(&self) -> bool {
        let before = std::mem::replace(&mut self.heard().ending, true);
        self.changed.notify_all();
        !before
    }

    /// Stops the process with its whole group, as the terminal does on Ctrl-Z, and returns when it was continued. It
    /// returns soon as well if nobody could continue it: the system does not stop a group without a shell above it.
    ///
    /// # Errors
    /// The system refused the signal.
    pub(crate) fn stop(&self) -> io::Result<()> {
        const NOT_STOPPED: Duration = Duration::from_millis(200);
        let before = self.heard().continued;
        stop_group()?;
        let waiting = |heard: &mut Heard| heard.continued == before && !heard.ending;
        drop(self.changed.wait_timeout_while(self.heard(), NOT_STOPPED, waiting));
        Ok(())
    }

    /// Waits until the process is in the foreground of its terminal; `false` if it is to end instead. A job that goes on
    /// in the background must not touch the terminal: the system would stop it, and it could not end when told to.
    pub(crate) fn wait_for_foreground(&self) -> bool {
        const LOOK_AGAIN: Duration = Duration::from_millis(250);
        loop {
            let heard = self.heard();
            if heard.ending {
                return false;
            }
            if in_foreground() {
                return true;
            }
            drop(self.changed.wait_timeout(heard, LOOK_AGAIN));
        }
    }

    fn heard(&self) -> MutexGuard<'_, Heard> {
        self.heard.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whether the terminal is this process's to change; also true where there is no job control.
#[cfg(unix)]
pub(crate) fn in_foreground() -> bool {
    rustix::termios::tcgetpgrp(rustix::stdio::stdin()).map_or(true, |group| group == rustix::process::getpgrp())
}

#[cfg(unix)]
fn stop_group() -> io::Result<()> {
    use rustix::process::{Signal, kill_current_process_group};
    Ok(kill_current_process_group(Signal::TSTP)?)
}

/// Whether the terminal is this process's to change; also true where there is no job control.
#[cfg(not(unix))]
pub(crate) fn in_foreground() -> bool {
    true
}

#[cfg(not(unix))]
fn stop_group() -> io::Result<()> {
    Ok(())
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::sync::Arc;
    use std::thread;

    #[test]
    fn only_the_first_order_to_end_is_news() {
        let job = Job::default();
        assert!(job.ending());
        assert!(!job.ending());
    }

    #[test]
    fn who_is_to_end_does_not_wait_for_the_foreground() {
        let job = Arc::new(Job::default());
        let waiting = thread::spawn({
            let job = job.clone();
            move || while job.wait_for_foreground() {}
        });
        job.ending();
        waiting.join().unwrap();
        assert!(!job.wait_for_foreground());
    }
}
