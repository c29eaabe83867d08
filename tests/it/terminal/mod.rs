//! The real program on a real terminal: keys go in, a screen comes out, and whatever happens the terminal is given back.
//!
//! Nothing here measures time or sleeps in hope. A test waits for what it expects to see; what does not come within
//! [`tty::PATIENCE`] never comes.

mod begin;
mod editor;
mod given_back;
mod hang_up;
mod hostile;
mod job;
mod killed;
mod links;
mod sizes;
pub(super) mod start;
mod together;
mod tty;
mod typing;
