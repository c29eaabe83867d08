//! What statuses mean, whatever a table of moves calls them.

use super::code::codes;

codes! {
    /// What a status means to a report.
    Category {
        Pending = "pending",
        InProgress = "in-progress",
        Completed = "completed",
        Closed = "closed",
    }
}

impl Category {
    /// Whether items here still wait for somebody.
    pub fn is_open(self) -> bool {
        matches!(self, Category::Pending | Category::InProgress)
    }
}
