//! What a person is told when something did not work.

/// What is so, and what would work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// What did not work, and why: one sentence without a full stop, safe to show.
    pub what: String,
    /// What to do instead, where there is advice.
    pub hint: Option<String>,
}

impl Said {
    /// A sentence with no advice.
    pub fn plain(what: impl Into<String>) -> Said {
        Said { what: what.into(), hint: None }
    }

    /// The same with advice.
    #[must_use]
    pub fn hint(self, hint: impl Into<String>) -> Said {
        Said { hint: Some(hint.into()), ..self }
    }
}
