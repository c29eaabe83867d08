//! The permanent numbers of items and of meetings.

use super::bad_value::BadValue;

/// The number of an item: given once, never used again, shown as `#42`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct ItemId(pub i64);

impl std::fmt::Display for ItemId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(&format!("#{}", self.0))
    }
}

impl std::str::FromStr for ItemId {
    type Err = BadValue;

    /// Takes `42`, `#42` and the full-width `＃42`.
    fn from_str(text: &str) -> Result<Self, BadValue> {
        text.trim()
            .trim_start_matches(['#', '＃'])
            .parse()
            .ok()
            .filter(|id| *id > 0)
            .map(ItemId)
            .ok_or_else(|| BadValue::new(text, &["42", "#42"]))
    }
}

/// The number of a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct MeetingId(pub i64);

impl std::fmt::Display for MeetingId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(&self.0.to_string())
    }
}

impl std::str::FromStr for MeetingId {
    type Err = BadValue;

    fn from_str(text: &str) -> Result<MeetingId, BadValue> {
        let number = text.trim().parse().ok().filter(|number| *number > 0);
        number.map(MeetingId).ok_or_else(|| BadValue::new(text, &["3"]))
    }
}
