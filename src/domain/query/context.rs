//! What a query's words depend on.

use chrono::NaiveDate;

use crate::domain::person::Handle;
use crate::domain::workflow::Workflow;

/// On which day, by whom and for which statuses a query is written.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The civil date where the person is.
    pub today: NaiveDate,
    /// Whom `@me` means.
    pub me: Option<&'a Handle>,
    /// The statuses.
    pub workflow: &'a Workflow,
}
