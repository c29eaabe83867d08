//! What a panic says, and when: its text may carry a user's words, and must not land on the alternate screen.

use super::{modes, output};
use std::backtrace::{Backtrace, BacktraceStatus};
use std::cell::{Cell, RefCell};
use std::io::Write;
use std::panic::{self, AssertUnwindSafe, PanicHookInfo};
use std::sync::{Mutex, Once, PoisonError};
use std::thread;

thread_local! {
    static GUARDED: Cell<bool> = const { Cell::new(false) };
    static CAUGHT: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Messages of threads that do not own the terminal, to be shown when it is given back.
static KEPT: Mutex<Vec<String>> = Mutex::new(Vec::new());

/// Makes every later panic of this thread give the terminal back first, and every panic message pass `safe` line by line.
/// It replaces the hook that is there instead of calling it, because that one prints the raw text.
pub(crate) fn install(safe: fn(&str) -> String) {
    static INSTALLED: Once = Once::new();
    INSTALLED.call_once(|| {
        let owner = thread::current().id();
        panic::set_hook(Box::new(move |info| {
            let message = describe(info).lines().map(safe).collect::<Vec<_>>().join("\n");
            if GUARDED.get() {
                CAUGHT.set(Some(message));
                return;
            }
            if thread::current().id() == owner || cfg!(panic = "abort") {
                modes::leave();
            }
            keep(message);
            if !output::taken() {
                print_kept();
            }
        }));
    });
}

/// Runs `work` and turns a panic in it into its message; the terminal stays as it is.
///
/// # Errors
/// The message of the panic.
pub(crate) fn guard<R>(work: impl FnOnce() -> R) -> Result<R, String> {
    let before = GUARDED.replace(true);
    let result = panic::catch_unwind(AssertUnwindSafe(work));
    GUARDED.set(before);
    result.map_err(|_| CAUGHT.take().unwrap_or_default())
}

/// Keeps a message until the terminal is given back.
pub(crate) fn keep(message: String) {
    KEPT.lock().unwrap_or_else(PoisonError::into_inner).push(message);
}

/// Prints the messages that waited for the terminal to be given back.
pub(crate) fn print_kept() {
    let kept = std::mem::take(&mut *KEPT.lock().unwrap_or_else(PoisonError::into_inner));
    for message in kept {
        let _ = writeln!(std::io::stderr(), "{message}");
    }
}

fn describe(info: &PanicHookInfo<'_>) -> String {
    let current = thread::current();
    let name = current.name().unwrap_or("?");
    let place = info.location().map(ToString::to_string).unwrap_or_default();
    let payload = info.payload_as_str().unwrap_or_default();
    let mut text = format!("thread '{name}' panicked at {place}:\n{payload}");
    let trace = Backtrace::capture();
    if trace.status() == BacktraceStatus::Captured {
        text.push_str(&format!("\n{trace}"));
    }
    text
}
