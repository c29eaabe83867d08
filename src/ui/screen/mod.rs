//! The screens: the same names as in `app/screen/`.

pub mod item;
pub mod meeting;
pub mod table;
pub mod triage;
