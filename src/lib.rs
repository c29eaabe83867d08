//! onus
pub mod domain;
pub mod text;
