//! The screens: the same names as in `app/screen/`.

pub mod item;
pub mod table;
pub mod triage;
