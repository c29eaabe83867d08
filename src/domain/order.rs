//! What a query gives: numbers in order, under headings.

use chrono::NaiveDate;

use super::id::ItemId;
use super::person::Handle;
use super::zone::Zone;

/// The items of a query in order, and where each section begins.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Order {
    /// The numbers, in order.
    pub ids: Vec<ItemId>,
    /// The sections, if the query groups.
    pub sections: Vec<Section>,
}

impl Order {
    /// Adds what comes behind, under its own headings.
    pub fn append(&mut self, behind: Order) {
        let from = self.ids.len();
        self.ids.extend(behind.ids);
        let moved = |section: Section| Section { start: section.start + from, ..section };
        self.sections.extend(behind.sections.into_iter().map(moved));
    }
}

/// A heading and the place of its first item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// The code of the value that its items share; `None` is none.
    pub value: Option<String>,
    /// The place of its first item in the order.
    pub start: usize,
}

/// Who asks, when and where.
#[derive(Debug, Clone)]
pub struct Asker {
    /// Who `mine` and `asked` mean.
    pub me: Handle,
    /// The civil date where the person is.
    pub today: NaiveDate,
    /// The zone of their clock: it says when a day of theirs begins.
    pub zone: Zone,
    /// After so many days a person goes over an item again.
    pub review_days: u64,
}

/// After so many days a person goes over an item again, unless they say otherwise.
pub const REVIEW_DAYS: u64 = 7;

/// How many items the usual list hides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Hidden {
    /// Done or closed.
    pub closed: i64,
    /// Asleep until a day to come.
    pub sleeping: i64,
}
