//! What is known of an item: all of it, or what its line in a list tells until the rest was read.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, Utc};

use crate::domain::due::Due;
use crate::domain::id::ItemId;
use crate::domain::item::{Item, Row};
use crate::domain::kind::Kind;
use crate::domain::link::LinkKind;
use crate::domain::person::Handle;
use crate::domain::priority::Priority;
use crate::domain::whole::Whole;
use crate::domain::workflow::{Category, Status};

/// An item as far as it is known; its fields are those of a [`Row`].
#[derive(Debug)]
pub struct Known<'a> {
    pub(super) id: ItemId,
    pub(super) title: &'a str,
    pub(super) kind: Kind,
    pub(super) status: &'a Status,
    pub(super) category: Category,
    pub(super) priority: Option<Priority>,
    pub(super) owner: Option<&'a Handle>,
    pub(super) deadline: Option<Due>,
    pub(super) wake: Option<NaiveDate>,
    pub(super) tags: &'a BTreeSet<String>,
    pub(super) asked: Option<&'a Handle>,
    pub(super) blocked: bool,
    pub(super) created: DateTime<Utc>,
    pub(super) updated: DateTime<Utc>,
    pub(super) closed: Option<DateTime<Utc>>,
    /// The rest, once it was read.
    pub(super) item: Option<&'a Item>,
}

impl<'a> From<&'a Whole> for Known<'a> {
    fn from(whole: &'a Whole) -> Known<'a> {
        let item = &whole.item;
        let is_open = |id| whole.around.iter().any(|row| row.id == id && row.category.is_open());
        Known {
            id: item.id,
            title: &item.title,
            kind: item.kind,
            status: &item.status,
            category: whole.category,
            priority: item.priority,
            owner: item.owner.as_ref(),
            deadline: item.deadline,
            wake: item.wake,
            tags: &item.tags,
            asked: item.asked.as_ref(),
            blocked: whole.linked.iter().any(|link| link.kind == LinkKind::Blocks && is_open(link.to)),
            created: item.created,
            updated: item.updated,
            closed: item.closed,
            item: Some(item),
        }
    }
}

impl<'a> From<&'a Row> for Known<'a> {
    fn from(row: &'a Row) -> Known<'a> {
        Known {
            id: row.id,
            title: &row.title,
            kind: row.kind,
            status: &row.status,
            category: row.category,
            priority: row.priority,
            owner: row.owner.as_ref(),
            deadline: row.deadline,
            wake: row.wake,
            tags: &row.tags,
            asked: row.asked.as_ref(),
            blocked: row.blocked,
            created: row.created,
            updated: row.updated,
            closed: row.closed,
            item: None,
        }
    }
}
