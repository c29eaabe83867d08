//! Why the program ended early.

use super::terminal::TerminalError;
use crate::domain::failure::StoreError;

/// What went wrong on either side of the loop.
#[derive(Debug)]
pub enum RunError {
    /// The terminal.
    Terminal(TerminalError),
    /// The store.
    Store(StoreError),
}

impl From<TerminalError> for RunError {
    fn from(error: TerminalError) -> RunError {
        RunError::Terminal(error)
    }
}

impl From<StoreError> for RunError {
    fn from(error: StoreError) -> RunError {
        RunError::Store(error)
    }
}
