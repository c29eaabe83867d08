//! A text that cannot be what it should be.

/// A text that is not a value of its kind, and what would have been.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadValue {
    /// What was given.
    pub given: String,
    /// Forms or words that would be accepted.
    pub accepted: Vec<String>,
}

impl BadValue {
    /// A bad value with samples of good ones.
    pub fn new(given: &str, accepted: &[&str]) -> BadValue {
        BadValue { given: given.to_string(), accepted: accepted.iter().map(ToString::to_string).collect() }
    }
}
