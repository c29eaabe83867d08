//! The item that a record states.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::domain::change::By;
use crate::domain::clean;
use crate::domain::id::ItemId;
use crate::domain::incoming::Incoming;
use crate::domain::item::Item;
use crate::domain::kind::Kind;
use crate::domain::person::{Handle, Names, Person};
use crate::domain::workflow::Category;
use crate::store::Store;

/// The item that a record states. Where the file does not tell when it was closed, what an earlier import made of that stays.
pub(super) fn item(
    store: &Store,
    record: &Incoming,
    id: ItemId,
    parent: Option<ItemId>,
    closed_before: Option<DateTime<Utc>>,
    by: &By,
    names: &Names,
) -> Item {
    let workflow = store.workflow();
    let named = record.status.as_ref();
    let station = named.and_then(|status| workflow.station(status).or_else(|| workflow.recognise(status.code())));
    let known = station.filter(|station| record.status_prevails || station.category == record.category);
    let status = known.map_or_else(|| workflow.first_of(record.category), |station| &station.status);
    let status = status.clone();
    let category = workflow.category(&status);
    let created = record.created.unwrap_or(by.at);
    let updated = record.updated.unwrap_or(created);
    let closed = record.closed.or(closed_before).unwrap_or(updated);
    let handle = |person: &Option<Person>| -> Option<Handle> { person.as_ref().map(|person| names.meant(person)) };
    Item {
        id,
        uid: record.uid.unwrap_or_else(Uuid::now_v7),
        kind: record.kind.unwrap_or(Kind::Issue),
        title: clean::line(&record.title).unwrap_or_else(|| record.external.id.clone()),
        body: clean::text(&record.body),
        status,
        priority: record.priority,
        owner: handle(&record.owner),
        reporter: handle(&record.reporter),
        team: record.team.clone(),
        deadline: record.deadline,
        start: record.start,
        wake: record.wake,
        tags: record.tags.clone(),
        parent,
        goal: record.goal.clone(),
        source: record.source.clone(),
        why: record.why.clone(),
        value: record.value,
        effort: record.effort,
        votes: record.votes,
        asked: handle(&record.asked),
        ask_by: record.ask_by,
        positions: record.positions.clone(),
        decision: record.decision.clone(),
        rationale: record.rationale.clone(),
        close_reason: record.close_reason.filter(|_| category == Category::Closed),
        created,
        updated,
        closed: (!category.is_open()).then_some(closed),
        reopened: record.reopened,
        version: 1,
        external: Some(record.external.clone()),
        extra: record.extra.clone(),
        archived: false,
    }
}
