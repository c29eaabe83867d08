//! Every word a person reads, in English and Chinese, and how text is measured, cut, wrapped, made safe and compared.

pub mod cli;
pub mod dates;
pub mod fault;
pub mod fold;
pub mod lang;
pub mod library;
pub mod markdown;
pub mod meeting;
pub mod minutes;
pub mod name;
pub mod page;
pub mod positions;
pub mod query_guide;
pub mod refusal;
pub mod review;
pub mod safe;
pub mod said;
#[cfg(test)]
pub(crate) mod sample;
pub mod screen;
pub mod section;
pub mod story;
pub mod triage;
pub mod trouble;
pub mod value;
pub mod width;
pub mod words;
pub mod wrap;

pub use lang::Lang;

/// Stands between an old and a new value. ASCII, since `→` takes two cells in many terminals set up for Chinese.
pub const TO: &str = "->";
