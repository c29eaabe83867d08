//! The order of a list.

use super::{Asker, Sql};
use crate::domain::query::{Sort, SortKey};
use crate::domain::workflow::Workflow;

/// Writes the keys of the order. Ties are settled by the usual one (deadline, priority, number), or between moments by number
/// alone. What has no value comes last both ways.
pub(super) fn by(sql: &mut Sql, sorts: &[Sort], workflow: &Workflow, asker: &Asker) {
    for sort in sorts {
        if let Some(is_empty) = is_empty(sort) {
            sql.push(is_empty).push(", ");
        }
        key(sql, sort.key, workflow, asker);
        sql.push(if sort.descending { " DESC, " } else { ", " });
    }
    match sorts.last() {
        Some(Sort { key: SortKey::Created | SortKey::Updated | SortKey::Closed, descending }) => {
            sql.push(if *descending { "i.id DESC" } else { "i.id" })
        }
        _ => sql.push("i.due_end, i.priority, i.id"),
    };
}

/// What tells the items without a value, where their place in the column is not the last.
fn is_empty(sort: &Sort) -> Option<&'static str> {
    match (sort.key, sort.descending) {
        (SortKey::Due, true) => Some("i.deadline IS NULL"),
        (SortKey::Priority, true) => Some("i.priority = 9"),
        (SortKey::Owner, false) => Some("i.owner IS NULL"),
        (SortKey::Tags, false) => Some("i.tags = ''"),
        (SortKey::Closed, false) => Some("i.closed IS NULL"),
        _ => None,
    }
}

fn key(sql: &mut Sql, key: SortKey, workflow: &Workflow, asker: &Asker) {
    match key {
        SortKey::Due => _ = sql.push("i.due_end"),
        SortKey::Priority => _ = sql.push("i.priority"),
        SortKey::Id => _ = sql.push("i.id"),
        SortKey::Title => _ = sql.push("i.title COLLATE NOCASE"),
        SortKey::Status => status_rank(sql, workflow),
        SortKey::Kind => _ = sql.push("i.kind"),
        SortKey::Owner => _ = sql.push("i.owner"),
        SortKey::Tags => _ = sql.push("i.tags"),
        SortKey::Created => _ = sql.push("i.created"),
        SortKey::Updated => _ = sql.push("i.updated"),
        SortKey::Closed => _ = sql.push("i.closed"),
        SortKey::Worst => worst(sql, asker),
    }
}

/// What is late first, the longest late before all; then what has no deadline, then the rest; of these what has been the
/// longest in its status. In days, each sort far from the others.
fn worst(sql: &mut Sql, asker: &Asker) {
    sql.push("CASE WHEN i.due_end < ").bind(asker.today.to_string());
    sql.push(
        " THEN julianday(i.due_end) - 10000000 WHEN i.deadline IS NULL THEN i.moved / 86400.0 - 1000000 \
         ELSE i.moved / 86400.0 END",
    );
}

/// The place of the status in the workflow.
pub(super) fn status_rank(sql: &mut Sql, workflow: &Workflow) {
    sql.push("CASE i.status");
    for (place, station) in workflow.stations().iter().enumerate() {
        sql.push(" WHEN ").bind(station.status.code().to_string()).push(&format!(" THEN {place}"));
    }
    sql.push(" ELSE 999 END");
}
