//! What a store promises, asked through its public face: another engine would have to pass the same.

mod acting;
mod clashing;
mod crowd;
mod finding;
mod importing;
mod meetings;
mod model;
mod piles;
mod places;
mod steps;
pub(in crate::store) mod support;
mod undoing;
mod workflows;
mod working;
