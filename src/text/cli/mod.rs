//! The words of the command line.

pub mod fault;
pub mod help;
pub mod meeting;
pub mod taken;
pub mod told;
