//! Taking over what another tool's file newly says of an item. What belongs to a status goes with it.

use super::moving::is_over;
use crate::domain::field::Field;
use crate::domain::item::Item;
use crate::domain::workflow::{Need, Workflow};

/// What a status brings along: another status brings its own.
const CARRIED: [Field; 4] = [Field::Asked, Field::AskBy, Field::CloseReason, Field::Closed];

/// The item with these fields as the file tells them. Where the file tells a new status, what that carries comes with it and
/// what the old one carried is gone; where the item moved on here, what the file's status carries stays out.
pub fn retold(item: &Item, told: &Item, fields: &[Field], workflow: &Workflow) -> Item {
    let mut retold = item.clone();
    let is_elsewhere = item.status != told.status;
    let moves = is_elsewhere && fields.contains(&Field::Status);
    let stays_out = |field: &Field| is_elsewhere && CARRIED.contains(field);
    let carried = CARRIED.into_iter().filter(|_| moves);
    for field in fields.iter().copied().filter(|field| !stays_out(field)).chain(carried) {
        // A field that cannot take the value keeps its own.
        let _kept = retold.set(field, told.get(field).as_deref());
    }
    if !moves {
        return retold;
    }
    if let Some(to) = workflow.station(&told.status)
        && is_over(Need::Wake, workflow.station(&item.status), to)
    {
        retold.wake = told.wake.filter(|_| to.category.is_open());
    }
    let is_open = |item: &Item| workflow.category(&item.status).is_open();
    if !is_open(item) && is_open(told) && !fields.contains(&Field::Reopened) {
        retold.reopened += 1;
    }
    retold
}
