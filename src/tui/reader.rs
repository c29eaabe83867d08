//! The thread that reads the terminal.

use super::gate::{Gate, Holder};
use super::input::{Input, Post, translate};
use super::panics;
use crossterm::event;
use std::io;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

/// Starts the reader. When it cannot go on it posts [`Input::Lost`], unless the terminal has gone: the watchdog says that.
///
/// # Errors
/// The system has no thread left.
pub(crate) fn start(gate: Arc<Gate>, post: Post) -> io::Result<()> {
    thread::Builder::new().name("input".to_owned()).spawn(move || {
        let outcome = panics::guard(|| read(&gate, &post));
        gate.step_back();
        match outcome {
            Ok(Ok(())) => return,
            Ok(Err(_)) => {}
            Err(message) => panics::keep(message),
        }
        post(Input::Lost);
    })?;
    Ok(())
}

#[cfg(unix)]
fn read(gate: &Gate, post: &Post) -> io::Result<()> {
    loop {
        gate.pass();
        match wait(gate)? {
            Ready::Gone => return Ok(()),
            Ready::Closed => gate.hush(),
            Ready::Keys => {
                if !take(gate, post)? {
                    rouse();
                }
            }
        }
    }
}

#[cfg(unix)]
enum Ready {
    Keys,
    Closed,
    Gone,
}

/// Sleeps until there is something to do. crossterm is asked only when there are keys: it has no way to be woken, and when
/// the terminal has gone it never returns.
#[cfg(unix)]
fn wait(gate: &Gate) -> io::Result<Ready> {
    use rustix::event::{PollFd, PollFlags, poll};
    let terminal = rustix::stdio::stdin();
    loop {
        let mut watched = [PollFd::new(&terminal, PollFlags::IN), PollFd::new(gate.bell(), PollFlags::IN)];
        match poll(&mut watched, None) {
            Err(rustix::io::Errno::INTR) => continue,
            done => done?,
        };
        let [terminal, bell] = watched.map(|fd| fd.revents());
        if !bell.is_empty() {
            return Ok(Ready::Closed);
        }
        if terminal.intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL) {
            return Ok(Ready::Gone);
        }
        if terminal.contains(PollFlags::IN) {
            return Ok(Ready::Keys);
        }
    }
}

/// Makes crossterm look again. It is told of new bytes only when they come, and leaves what is beyond its buffer of 1,024
/// until the next ones do; setting the modes to what they are counts as a change of the terminal.
#[cfg(unix)]
fn rouse() {
    use rustix::termios::{OptionalActions, tcgetattr, tcsetattr};
    let terminal = rustix::stdio::stdin();
    if let Ok(modes) = tcgetattr(terminal) {
        let _ = tcsetattr(terminal, OptionalActions::Now, &modes);
    }
    thread::sleep(Duration::from_millis(1));
}

#[cfg(not(unix))]
fn read(gate: &Gate, post: &Post) -> io::Result<()> {
    loop {
        gate.pass();
        if event::poll(Duration::from_millis(250))? {
            take(gate, post)?;
        }
    }
}

/// Takes what is there, for as long as the gate is open; `false` if there was nothing.
fn take(gate: &Gate, post: &Post) -> io::Result<bool> {
    let mut any = false;
    while gate.holder() == Holder::Us && event::poll(Duration::ZERO)? {
        any = true;
        if let Some(input) = translate(event::read()?) {
            post(input);
        }
    }
    Ok(any)
}
