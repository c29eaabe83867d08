//! The sections of a list.

use chrono::{Datelike, Days};

use super::{Asker, Sql, condition, order};
use crate::domain::query::{Flag, GroupKey};
use crate::domain::workflow::Workflow;

/// Writes the value that the items of a section share.
pub(super) fn value(sql: &mut Sql, key: GroupKey, asker: &Asker) {
    match key {
        GroupKey::Status => _ = sql.push("i.status"),
        GroupKey::Kind => _ = sql.push("i.kind"),
        GroupKey::Priority => _ = sql.push("CASE WHEN i.priority < 9 THEN 'P' || i.priority END"),
        GroupKey::Owner => _ = sql.push("i.owner"),
        GroupKey::Team => _ = sql.push("i.team"),
        GroupKey::Goal => _ = sql.push("i.goal"),
        GroupKey::Source => _ = sql.push("i.source"),
        GroupKey::Due => nearness(sql, asker),
        GroupKey::Today => today(sql, asker),
    }
}

/// Leaves out what belongs to no section, where the sections are a choice.
pub(super) fn only(sql: &mut Sql, key: GroupKey, asker: &Asker) {
    if key == GroupKey::Today {
        let me = asker.me.to_string();
        // The first condition is for the indexes by person.
        sql.push(" AND i.id IN (SELECT id FROM item WHERE owner = ").bind(me.clone());
        sql.push(" AND archived = 0 AND category < 2 UNION ALL SELECT id FROM item WHERE asked = ").bind(me);
        sql.push(") AND section IS NOT NULL");
    }
}

/// Writes the order of the sections.
pub(super) fn rank(sql: &mut Sql, key: GroupKey, workflow: &Workflow) {
    match key {
        GroupKey::Status => order::status_rank(sql, workflow),
        GroupKey::Priority => _ = sql.push("i.priority"),
        GroupKey::Due => ranked(sql, &["overdue", "today", "week", "next-week", "later"]),
        GroupKey::Today => ranked(sql, &["handed", "overdue", "today", "asked", "doing", "new", "week", "waiting"]),
        GroupKey::Kind | GroupKey::Owner | GroupKey::Team | GroupKey::Goal | GroupKey::Source => {
            sql.push("section IS NULL, section");
        }
    }
    sql.push(", ");
}

fn ranked(sql: &mut Sql, sections: &[&str]) {
    sql.push("CASE section");
    for (place, section) in sections.iter().enumerate() {
        sql.push(&format!(" WHEN '{section}' THEN {place}"));
    }
    sql.push(" ELSE 99 END");
}

fn nearness(sql: &mut Sql, asker: &Asker) {
    let today = asker.today.to_string();
    sql.push("CASE WHEN i.deadline IS NULL THEN NULL WHEN i.due_end < ").bind(today.clone());
    sql.push(" THEN 'overdue' WHEN i.due_end = ").bind(today);
    sql.push(" THEN 'today' WHEN i.due_end <= ").bind(week_end(asker, 0));
    sql.push(" THEN 'week' WHEN i.due_end <= ").bind(week_end(asker, 1)).push(" THEN 'next-week' ELSE 'later' END");
}

/// What is mine to do, by the first reason that applies.
fn today(sql: &mut Sql, asker: &Asker) {
    let (today, me) = (asker.today.to_string(), asker.me.to_string());
    sql.push("CASE WHEN i.asked = ").bind(me.clone()).push(" THEN 'asked' WHEN i.owner = ").bind(me.clone());
    sql.push(" AND i.asked IS NULL THEN CASE WHEN ");
    condition::is(sql, Flag::Handed, asker);
    sql.push(" THEN 'handed' WHEN i.due_end < ").bind(today.clone());
    sql.push(" THEN 'overdue' WHEN i.due_end = ").bind(today);
    sql.push(" THEN 'today' WHEN i.category = 1 THEN 'doing' WHEN ");
    // What others made for me from its beginning; its deadline says more.
    sql.push(
        "EXISTS (SELECT 1 FROM change c JOIN step s ON s.id = c.step WHERE c.item = i.id AND s.who <> i.owner \
         AND s.door <> 'import' AND c.field = 'item' AND c.new ->> 'owner' = i.owner AND NOT EXISTS (SELECT 1 \
         FROM change d JOIN step t ON t.id = d.step WHERE d.item = i.id AND d.step > c.step AND t.who = i.owner))",
    );
    sql.push(" THEN 'new' WHEN i.due_end <= ").bind(week_end(asker, 0)).push(" THEN 'week' END");
    sql.push(" WHEN i.asked IS NOT NULL AND i.owner = ").bind(me).push(" THEN 'waiting' END");
}

/// The Sunday of this week, or of one of the next.
fn week_end(asker: &Asker, weeks: u64) -> String {
    let left = 6 - u64::from(asker.today.weekday().num_days_from_monday()) + 7 * weeks;
    asker.today.checked_add_days(Days::new(left)).unwrap_or(asker.today).to_string()
}
