//! What a person looks for: the one language of the filter line, saved views and the command line, as a tree.

mod complete;
mod context;
mod days;
mod fault;
mod free;
mod lexer;
pub mod names;
mod nearest;
mod parser;
mod scanner;
mod script;
mod shape;
mod token;
mod value;

use chrono::NaiveDate;

use super::code::codes;
use super::id::ItemId;
pub use complete::{Completion, Known, complete};
pub use context::Context;
pub use fault::{Fault, FaultKind, Pair};
pub use parser::{parse, parse_leniently};
pub use script::Script;
pub use shape::shape;

codes! {
    /// A field that can be asked for by its value.
    Key {
        Status = "status",
        Category = "category",
        Kind = "kind",
        Priority = "p",
        Owner = "owner",
        Reporter = "reporter",
        Asked = "asked",
        Team = "team",
        Tag = "tag",
        Goal = "goal",
        Source = "source",
        Parent = "parent",
        /// The items that a given one blocks, and the other way round.
        Blocks = "blocks",
        BlockedBy = "blocked-by",
    }
}

codes! {
    /// A field that is a day.
    DayKey {
        Due = "due",
        Start = "start",
        Wake = "wake",
        Created = "created",
        Updated = "updated",
        Closed = "closed",
    }
}

codes! {
    /// A field that is a number.
    NumberKey { Id = "id", Value = "value", Effort = "effort", Votes = "votes", Reopened = "reopened" }
}

codes! {
    /// A property: `is:overdue`.
    Flag {
        Open = "open",
        Closed = "closed",
        Any = "any",
        Overdue = "overdue",
        Mine = "mine",
        Unowned = "unowned",
        Undated = "undated",
        Blocked = "blocked",
        Sleeping = "sleeping",
        Stale = "stale",
        Asked = "asked",
        /// Handed over to me, and not touched by me since.
        Handed = "handed",
        Disputed = "disputed",
        /// Mine, and to be gone over again.
        Review = "review",
        Archived = "archived",
    }
}

codes! {
    /// What a list is ordered by.
    SortKey {
        Due = "due",
        Priority = "p",
        Id = "id",
        Title = "title",
        Status = "status",
        Kind = "kind",
        Owner = "owner",
        Tags = "tags",
        Created = "created",
        Updated = "updated",
        Closed = "closed",
        /// What is late first, then what has no deadline, then what has long been in its status.
        Worst = "worst",
    }
}

codes! {
    /// What a list is grouped by.
    GroupKey {
        Status = "status",
        Kind = "kind",
        Priority = "p",
        Owner = "owner",
        Team = "team",
        Goal = "goal",
        Source = "source",
        /// How near the deadline is: overdue, today, this week, next week, later, none.
        Due = "due",
        /// The sections of Today.
        Today = "today",
    }
}

/// What must be true of an item.
#[derive(Debug, Clone, PartialEq)]
pub enum Expr {
    /// All of these; of an empty list, everything.
    All(Vec<Expr>),
    /// One of these.
    Any(Vec<Expr>),
    /// Not this.
    Not(Box<Expr>),
    /// The text stands in the title, the body, a comment or a name; or its pinyin does.
    Text(String),
    /// The item of this number.
    Id(ItemId),
    /// It has the property.
    Is(Flag),
    /// The field is one of these codes (lower-case for handles, tags and free words).
    Has(Key, Vec<String>),
    /// The field is empty.
    NoValue(Key),
    /// The day lies in this range, both ends included; `None` is open. A deadline counts with its last day.
    Day { key: DayKey, from: Option<NaiveDate>, to: Option<NaiveDate> },
    /// The day is not set.
    NoDay(DayKey),
    /// The number lies in this range, both ends included.
    Number { key: NumberKey, from: Option<i64>, to: Option<i64> },
}

/// A key to order by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sort {
    /// By what.
    pub key: SortKey,
    /// Largest first.
    pub descending: bool,
}

/// What to show, in which order, under which headings.
#[derive(Debug, Clone, PartialEq)]
pub struct Query {
    /// What must be true.
    pub filter: Expr,
    /// In which order; empty is the usual one: deadline, priority, number.
    pub sort: Vec<Sort>,
    /// Under which headings.
    pub group: Option<GroupKey>,
}

impl Query {
    /// Everything open and awake.
    pub fn everything() -> Query {
        Query { filter: Expr::All(Vec::new()), sort: Vec::new(), group: None }
    }

    /// Whether the query itself says which of open, closed, sleeping and deleted items it wants; where it does not, only open
    /// items that are awake are shown.
    pub fn says_which(&self) -> bool {
        self.filter.speaks(Expr::names_states)
    }
}

impl Expr {
    /// Whether some part of it is one of these.
    pub fn speaks(&self, of: fn(&Expr) -> bool) -> bool {
        match self {
            Expr::All(parts) | Expr::Any(parts) => parts.iter().any(|part| part.speaks(of)),
            Expr::Not(part) => part.speaks(of),
            leaf => of(leaf),
        }
    }

    /// Whether each of its alternatives is, or holds, one of these.
    pub fn always_speaks(&self, of: fn(&Expr) -> bool) -> bool {
        match self {
            Expr::Any(parts) => !parts.is_empty() && parts.iter().all(|part| part.always_speaks(of)),
            Expr::All(parts) => parts.iter().any(|part| part.always_speaks(of)),
            other => other.speaks(of),
        }
    }

    /// Says which of open, closed and sleeping items are wanted.
    pub fn names_states(&self) -> bool {
        match self {
            Expr::Is(flag) => matches!(flag, Flag::Open | Flag::Closed | Flag::Any | Flag::Sleeping | Flag::Archived),
            Expr::Has(key, _) => matches!(key, Key::Status | Key::Category),
            Expr::Day { key, .. } => matches!(key, DayKey::Closed | DayKey::Wake),
            Expr::Number { key, .. } => *key == NumberKey::Id,
            other => matches!(other, Expr::Id(_)),
        }
    }

    /// Says that deleted items are wanted.
    pub fn names_deleted(&self) -> bool {
        matches!(self, Expr::Is(Flag::Archived) | Expr::Id(_))
    }
}

#[cfg(test)]
mod tests;
