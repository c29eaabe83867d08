//! An item with all that hangs on it.

use std::collections::BTreeMap;

use super::category::Category;
use super::change::Step;
use super::id::ItemId;
use super::item::{Comment, Item, Row};
use super::link::Link;

/// Everything about one item, as its page shows it and files carry it.
#[derive(Debug, Clone, PartialEq)]
pub struct Whole {
    /// The item.
    pub item: Item,
    /// What its status means.
    pub category: Category,
    /// What was said, oldest first.
    pub comments: Vec<Comment>,
    /// Its links, as seen from it.
    pub links: Vec<Link>,
    /// The links of others to it; each names the other item.
    pub linked: Vec<Link>,
    /// The items of which it is the parent.
    pub children: Vec<ItemId>,
    /// The lines of the items that are named above, and of the parent.
    pub around: Vec<Row>,
    /// What was decided in those of them in which something was.
    pub decided: BTreeMap<ItemId, String>,
    /// Its history, newest first.
    pub history: Vec<Step>,
}
