//! The words of the command line.

pub mod fault;
pub mod help;
pub mod taken;
pub mod told;
