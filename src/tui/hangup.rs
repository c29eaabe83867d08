//! The watchdog: ends the process when its terminal has gone. SIGHUP cannot be relied on: it may be ignored, or sent to
//! the shell only; and reading a terminal that has gone is an endless loop in crossterm (crossterm#793).

use super::input::{Input, Post};
use super::job::Job;
use super::signals::{GRACE, end_by};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use std::io;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

/// With the time to end in, less than two seconds.
const LOOK: Duration = Duration::from_millis(800);

/// Starts the watchdog.
///
/// # Errors
/// The system has no thread left.
pub(crate) fn start(job: Arc<Job>, post: Post) -> io::Result<()> {
    thread::Builder::new().name("hangup".to_owned()).spawn(move || {
        while !gone() {}
        job.ending();
        post(Input::Lost);
        thread::sleep(GRACE);
        end_by(signal_hook::consts::SIGHUP)
    })?;
    Ok(())
}

/// Waits for the hang-up, for a while at most, because not every system wakes who waits for it alone.
fn gone() -> bool {
    let terminal = rustix::stdio::stdin();
    let mut watched = [PollFd::new(&terminal, PollFlags::empty())];
    let limit = Timespec { tv_sec: 0, tv_nsec: LOOK.subsec_nanos().into() };
    if matches!(poll(&mut watched, Some(&limit)), Ok(0) | Err(_)) {
        return false;
    }
    // Some systems cannot poll every terminal; one that still answers is there.
    let answers = rustix::termios::tcgetattr(terminal).is_ok();
    if answers {
        thread::sleep(LOOK);
    }
    !answers
}
