//! What a key means.
pub mod key;
pub mod keymap;
