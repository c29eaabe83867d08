//! The command line through the real program: what it prints, what it writes, how it ends.

mod change;
mod configure;
mod enter;
mod exchange;
mod find;
mod hostile;
mod languages;
mod meetings;
mod people;
mod pipes;
mod quiet;
mod refuse;
mod review;
pub(crate) mod room;
mod stores;
mod triage;
