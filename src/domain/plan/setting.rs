//! Giving fields values by name.

use super::Before;
use super::pen::Pen;
use crate::domain::bad_value::BadValue;
use crate::domain::due::is_ahead;
use crate::domain::edit::Values;
use crate::domain::field::Field;
use crate::domain::item::Item;
use crate::domain::kind::Kind;
use crate::domain::refusal::{Clash, Refusal};
use crate::domain::workflow::{Need, Station, Status, Workflow};

pub(super) fn set(pen: &mut Pen, before: &Before, values: &Values, seen: &Values) -> Result<(), Refusal> {
    let item = before.item;
    for (field, value) in values {
        let field = *field;
        if !field.is_settable() {
            return Err(Refusal::BadValue { field, bad: BadValue::new(value.as_deref().unwrap_or_default(), &[]) });
        }
        let theirs = item.get(field);
        pen.write(field, value.as_deref())?;
        let mine = pen.item.get(field);
        if let Some(was) = seen.get(&field)
            && *was != theirs
            && mine != theirs
        {
            return Err(Refusal::Clash(Box::new(Clash {
                item: item.id,
                field,
                seen: was.clone(),
                mine,
                theirs,
                by: None,
            })));
        }
        if let (Field::Wake, Some(day)) =
            (field, pen.item.wake.filter(|day| mine != theirs && !is_ahead(*day, before.today)))
        {
            return Err(Refusal::NotAhead { item: item.id, day });
        }
        if let (true, Some(status)) = (mine.is_some() && mine != theirs, elsewhere(before, field)) {
            return Err(Refusal::Elsewhere { item: item.id, field, status });
        }
    }
    if let Some((_, refusal)) = unfounded(item, &pen.item, before.workflow).into_iter().next() {
        return Err(refusal);
    }
    match pen.item.parent {
        Some(to) if values.contains_key(&Field::Parent) && (to == item.id || before.beyond.contains(&item.id)) => {
            Err(Refusal::Circle { item: item.id, to, field: Field::Parent })
        }
        _ => Ok(()),
    }
}

/// Why an item may not become so: it would come to, or stay in, a status that stands on a field which is empty then. Each
/// refusal comes with the field.
pub fn unfounded(was: &Item, will: &Item, workflow: &Workflow) -> Vec<(Field, Refusal)> {
    let (item, status) = (will.id, &will.status);
    let moves = was.status != *status;
    let mut unfounded = Vec::new();
    for (need, field) in Need::ALL.iter().filter_map(|need| Some((*need, field_of(*need)?))) {
        if will.get(field).is_some() || !stands_on(will, workflow, field) {
            continue;
        }
        let (to, status) = (status.clone(), status.clone());
        if moves {
            unfounded.push((field, Refusal::Missing { item, to, need }));
        } else if !stands_on(was, workflow, field) {
            unfounded.push((field, Refusal::Unfounded { item, status, need }));
        } else if was.get(field).is_some() {
            unfounded.push((field, Refusal::Kept { item, field, status }));
        }
    }
    unfounded
}

/// Whether the status in which the item is stands on this field; a settled dispute on its decision and the reason for it.
fn stands_on(item: &Item, workflow: &Workflow, field: Field) -> bool {
    if matches!(field, Field::Decision | Field::Rationale) {
        return item.kind == Kind::Dispute && !workflow.category(&item.status).is_open();
    }
    let station = workflow.station(&item.status);
    station.is_some_and(|station| station.needs.iter().any(|need| field_of(*need) == Some(field)))
}

/// The status to which a question belongs, if the item is in another.
fn elsewhere(before: &Before, field: Field) -> Option<Status> {
    let station = before.workflow.station(&before.item.status)?;
    belongs_to(station, before.workflow, field)
}

/// The status to which a question belongs, if it is not this one: nothing would ever take it away again.
pub(super) fn belongs_to(here: &Station, workflow: &Workflow, field: Field) -> Option<Status> {
    let asks = |station: &&Station| station.needs.iter().any(|need| field_of(*need) == Some(field));
    if !matches!(field, Field::Asked | Field::AskBy) || asks(&here) {
        return None;
    }
    workflow.stations().iter().find(asks).map(|station| station.status.clone())
}

/// The field that a need is about, where it is about one.
pub(super) fn field_of(need: Need) -> Option<Field> {
    match need {
        Need::Owner => Some(Field::Owner),
        Need::Deadline => Some(Field::Deadline),
        Need::Wake => Some(Field::Wake),
        Need::Asked => Some(Field::Asked),
        Need::AskBy => Some(Field::AskBy),
        Need::Decision => Some(Field::Decision),
        Need::Rationale => Some(Field::Rationale),
        Need::Reason | Need::DuplicateOf | Need::Unblocked | Need::Why => None,
    }
}
