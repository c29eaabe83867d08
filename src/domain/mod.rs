//! The rules: what an item is, what may be done to it, and what doing it changes. Knows no file, no screen, no language.

mod code;

pub mod bad_value;
pub mod category;
pub mod change;
pub mod clean;
pub mod date;
pub mod dispute;
pub mod due;
pub mod edit;
pub mod entry;
pub mod failure;
pub mod field;
pub mod hash;
pub mod id;
pub mod incoming;
pub mod item;
pub mod kind;
pub mod link;
pub mod meeting;
pub mod narrow;
pub mod order;
pub mod person;
pub mod plan;
pub mod priority;
pub mod query;
pub mod reason;
pub mod refusal;
pub mod request;
pub mod review;
#[cfg(test)]
pub(crate) mod sample;
pub mod source;
pub mod tag;
pub mod triage;
pub mod whole;
pub mod workflow;
pub mod zone;
