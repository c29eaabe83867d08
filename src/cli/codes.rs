//! What a program reads of a problem: stable codes, and the parts of a refusal.

use serde_json::{Value, json};

use crate::domain::failure::StoreError;
use crate::domain::id::ItemId;
use crate::domain::refusal::Refusal;
use crate::domain::workflow::Status;

pub(super) fn of_refusal(refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::NoSuchItem(_) => "no-such-item",
        Refusal::NoSuchStatus { .. } => "no-such-status",
        Refusal::Unreachable { .. } => "unreachable",
        Refusal::Missing { .. } => "missing",
        Refusal::Unfounded { .. } => "unfounded",
        Refusal::Kept { .. } => "kept",
        Refusal::Elsewhere { .. } => "elsewhere",
        Refusal::Blocked { .. } => "blocked",
        Refusal::Clash(_) => "clash",
        Refusal::Circle { .. } | Refusal::RepeatsBack { .. } => "circle",
        Refusal::NotAhead { .. } => "not-ahead",
        Refusal::BadValue { .. } => "bad-value",
        Refusal::NoTitle => "no-title",
        Refusal::TooLong { .. } => "too-long",
        Refusal::NoDeadline { .. } => "no-deadline",
        Refusal::Archived(_) => "archived",
        Refusal::NotAsked(_) => "not-asked",
        Refusal::NoSuchMeeting(_) => "no-such-meeting",
        Refusal::NoSuchSeries(_) => "no-such-series",
        Refusal::NotInSeries { .. } => "not-in-series",
        Refusal::MeetsAnyway { .. } => "meets-anyway",
        Refusal::MetSince { .. } => "met-since",
        Refusal::SeriesName(_) => "series-name",
        Refusal::NotOn { .. } => "not-on",
        Refusal::WhichMeeting(_) => "which-meeting",
        Refusal::NotOnAgenda(_) => "not-on-agenda",
        Refusal::NothingLeft { .. } => "nothing-left",
        Refusal::NothingLeftHere { .. } => "nothing-left",
        Refusal::UndoesImport => "undoes-import",
        Refusal::AlreadyOpen { .. } => "already-open",
        Refusal::ChangedSince { .. } | Refusal::AgendaChangedSince { .. } | Refusal::PresenceChangedSince { .. } => {
            "changed-since"
        }
    }
}

pub(super) fn of_store(error: &StoreError) -> &'static str {
    match error {
        StoreError::Missing(_) => "no-store",
        StoreError::Exists(_) => "exists",
        StoreError::InUse(_) => "in-use",
        StoreError::Foreign(_) => "foreign",
        StoreError::Newer { .. } => "newer",
        StoreError::Tampered { .. } => "tampered",
        StoreError::SymbolicLink(_) => "symbolic-link",
        StoreError::Busy => "busy",
        StoreError::Full => "full",
        StoreError::ReadOnly(_) => "read-only",
        StoreError::Damaged(_) => "damaged",
        StoreError::Io { .. } => "io",
        StoreError::Workflow(_) | StoreError::WorkflowText(_) | StoreError::StatusInUse(_) => "workflow",
        StoreError::Interrupted => "interrupted",
        StoreError::Panicked => "panicked",
        StoreError::Database(_) => "database",
    }
}

/// The parts of a refusal by name.
pub(super) fn details(refusal: &Refusal) -> Vec<(String, Value)> {
    let number = |item: &ItemId| json!(item.0);
    let numbers = |items: &[ItemId]| json!(items.iter().map(|item| item.0).collect::<Vec<_>>());
    let status = |status: &Status| json!(status.code());
    let statuses = |all: &[Status]| json!(all.iter().map(Status::code).collect::<Vec<_>>());
    let parts = match refusal {
        Refusal::NoSuchItem(item) | Refusal::Archived(item) | Refusal::NotOnAgenda(item) | Refusal::NotAsked(item) => {
            vec![("item", number(item))]
        }
        Refusal::NoSuchStatus { given, known } => vec![("given", json!(given)), ("known", statuses(known))],
        Refusal::Unreachable { item, from, to, reachable } => {
            vec![("item", number(item)), ("from", status(from)), ("to", status(to)), ("reachable", statuses(reachable))]
        }
        Refusal::Missing { item, to, need } => {
            vec![("item", number(item)), ("to", status(to)), ("need", json!(need.code()))]
        }
        Refusal::Unfounded { item, status: at, need } => {
            vec![("item", number(item)), ("status", status(at)), ("need", json!(need.code()))]
        }
        Refusal::Kept { item, field, status: at } | Refusal::Elsewhere { item, field, status: at } => {
            vec![("item", number(item)), ("field", json!(field.code())), ("status", status(at))]
        }
        Refusal::Blocked { item, by } => vec![("item", number(item)), ("by", numbers(by))],
        Refusal::Clash(clash) => vec![
            ("item", number(&clash.item)),
            ("field", json!(clash.field.code())),
            ("seen", json!(clash.seen)),
            ("mine", json!(clash.mine)),
            ("theirs", json!(clash.theirs)),
        ],
        Refusal::Circle { item, to, field } => {
            vec![("item", number(item)), ("to", number(to)), ("field", json!(field.code()))]
        }
        Refusal::RepeatsBack { item, to } => vec![("item", number(item)), ("to", number(to))],
        Refusal::NotAhead { item, day } => vec![("item", number(item)), ("day", json!(day.to_string()))],
        Refusal::BadValue { field, bad } => {
            vec![("field", json!(field.code())), ("given", json!(bad.given)), ("accepted", json!(bad.accepted))]
        }
        Refusal::TooLong { field, bytes, most } => {
            vec![("field", json!(field.code())), ("bytes", json!(bytes)), ("most", json!(most))]
        }
        Refusal::NoDeadline { item, .. } => vec![("item", number(item))],
        Refusal::ChangedSince { item, field, .. } => vec![("item", number(item)), ("field", json!(field.code()))],
        Refusal::AgendaChangedSince { item, by } => vec![("item", number(item)), ("by", json!(by.as_str()))],
        Refusal::PresenceChangedSince { person, by } => {
            vec![("person", json!(person.as_str())), ("by", json!(by.as_str()))]
        }
        Refusal::NoSuchMeeting(meeting) => vec![("meeting", json!(meeting.0))],
        Refusal::NotOn { meeting, is_paused } => vec![("meeting", json!(meeting.0)), ("paused", json!(is_paused))],
        Refusal::WhichMeeting(open) => {
            vec![("open", json!(open.iter().map(|meeting| meeting.0).collect::<Vec<_>>()))]
        }
        Refusal::NotInSeries { name, day, near } => vec![
            ("series", json!(name)),
            ("day", json!(day.to_string())),
            ("near", json!(near.iter().map(ToString::to_string).collect::<Vec<_>>())),
        ],
        Refusal::MeetsAnyway { name, day } | Refusal::MetSince { name, day, .. } => {
            vec![("series", json!(name)), ("day", json!(day.to_string()))]
        }
        Refusal::NoSuchSeries(name) | Refusal::SeriesName(name) => vec![("series", json!(name))],
        Refusal::AlreadyOpen { meeting, name } => vec![("meeting", json!(meeting.0)), ("series", json!(name))],
        Refusal::NoTitle | Refusal::NothingLeft { .. } | Refusal::NothingLeftHere { .. } | Refusal::UndoesImport => {
            Vec::new()
        }
    };
    parts.into_iter().map(|(name, value)| (name.to_string(), value)).collect()
}
