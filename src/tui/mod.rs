//! The terminal: taken, listened to, painted on, and given back whatever happens.
//!
//! ```text
//! reader ─┐
//! signals ┼─ Input ─→ one channel ─→ the loop ─→ Terminal::draw ─→ Output
//! hangup ─┘
//! ```
//!
//! - `modes` alone changes the terminal; it may be called from any thread, at any moment, any number of times.
//! - The reader touches the terminal only while the gate is open, so another program gets all its keys.
//! - Once a terminating signal has come or the terminal has gone, the process ends within two seconds, even if the
//!   loop is stuck.

mod drafts;
mod editor;
pub mod error;
pub(crate) mod gate;
#[cfg(unix)]
pub(crate) mod hangup;
pub mod input;
pub(crate) mod job;
pub(crate) mod modes;
pub(crate) mod output;
pub(crate) mod panics;
mod perform;
pub(crate) mod reader;
pub mod run;
#[cfg(unix)]
pub mod signals;
pub mod terminal;
