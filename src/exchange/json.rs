//! Items as JSON: the one shape that the command line prints, files carry and [`super::own`] reads back.
//!
//! Numbers are numbers, days and moments ISO texts, what is missing `null`. Keys are only ever added.

use chrono::{DateTime, NaiveDate, TimeZone};
use serde_json::{Map, Value, json};

use crate::domain::change::Step;
use crate::domain::field::moment;
use crate::domain::id::ItemId;
use crate::domain::item::{Item, Row};
use crate::domain::link::{Link, LinkKind};
use crate::domain::meeting::Meeting;
use crate::domain::person::Handle;
use crate::domain::review::{self, Reason};
use crate::domain::whole::Whole;
use crate::domain::workflow::Category;

/// An item without its texts, for lists.
pub fn summary(item: &Item, category: Category) -> Value {
    let code = |word: Option<&'static str>| word.map_or(Value::Null, Value::from);
    let written = |value: Option<String>| value.map_or(Value::Null, Value::from);
    let day = |day: Option<NaiveDate>| written(day.map(|day| day.to_string()));
    json!({
        "id": item.id.0,
        "uid": item.uid.to_string(),
        "kind": item.kind.code(),
        "title": item.title,
        "status": item.status.code(),
        "category": category.code(),
        "priority": code(item.priority.map(|priority| priority.code())),
        "owner": item.owner.as_ref().map(|owner| owner.as_str()),
        "reporter": item.reporter.as_ref().map(|reporter| reporter.as_str()),
        "team": item.team,
        "deadline": written(item.deadline.map(|due| due.to_string())),
        "start": day(item.start),
        "wake": day(item.wake),
        "tags": item.tags,
        "parent": item.parent.map(|parent| parent.0),
        "goal": item.goal,
        "source": item.source,
        "why": item.why,
        "value": item.value,
        "effort": item.effort,
        "votes": item.votes,
        "asked": item.asked.as_ref().map(|asked| asked.as_str()),
        "ask_by": day(item.ask_by),
        "positions": item.positions,
        "decision": item.decision,
        "rationale": item.rationale,
        "close_reason": code(item.close_reason.map(|reason| reason.code())),
        "reopened": item.reopened,
        "created": moment(item.created),
        "updated": moment(item.updated),
        "closed": written(item.closed.map(moment)),
        "version": item.version,
        "external": item.external.as_ref().map(|from| json!({"system": from.system, "id": from.id})),
        "archived": item.archived,
    })
}

/// An item that waits for a decision, so many days by the calendar of the reader.
pub fn waiting(item: &Item, age_days: i64) -> Value {
    json!({
        "id": item.id.0,
        "uid": item.uid.to_string(),
        "kind": item.kind.code(),
        "title": item.title,
        "status": item.status.code(),
        "created": moment(item.created),
        "age_days": age_days,
        "owner": item.owner.as_ref().map(|owner| owner.as_str()),
        "priority": item.priority.map(|priority| priority.code()),
        "deadline": item.deadline.map(|due| due.to_string()),
        "votes": item.votes,
    })
}

/// An item that is to be gone over, with why; `reviewed` is the day on which its owner went over it last.
pub fn due_for_review(
    item: &Item,
    row: &Row,
    reviewed: Option<NaiveDate>,
    now: DateTime<impl TimeZone>,
    age_days: i64,
) -> Value {
    let reasons = review::reasons(row, now).into_iter().map(|reason| match reason {
        Reason::Late(days) => json!({"reason": "late", "days": days}),
        Reason::NoDate => json!({"reason": "no-date"}),
        Reason::Blocked => json!({"reason": "blocked"}),
        Reason::Still(days) => json!({"reason": "still", "days": days}),
    });
    json!({
        "id": item.id.0,
        "uid": item.uid.to_string(),
        "kind": item.kind.code(),
        "title": item.title,
        "status": item.status.code(),
        "owner": item.owner.as_ref().map(|owner| owner.as_str()),
        "deadline": item.deadline.map(|due| due.to_string()),
        "reasons": reasons.collect::<Vec<_>>(),
        "moved": moment(row.moved),
        "reviewed": reviewed.map(|day| day.to_string()),
        "age_days": age_days,
    })
}

/// A meeting without its agenda.
pub fn meeting(meeting: &Meeting) -> Value {
    let people = |people: &[Handle]| people.iter().map(|person| person.to_string()).collect::<Vec<_>>();
    json!({
        "id": meeting.id.0,
        "name": meeting.name,
        "date": meeting.on.to_string(),
        "began": moment(meeting.began),
        "ended": meeting.ended.map(moment),
        "paused": meeting.is_paused,
        "present": people(&meeting.present),
        "absent": people(&meeting.absent),
        "next": meeting.next.map(|day| day.to_string()),
    })
}

/// Everything about an item: the summary, its texts, comments, links in both directions, children, and its history with
/// one entry a change, in the order in which it is given.
pub fn full(whole: &Whole) -> Value {
    let mut record = portable(whole);
    record.insert("children".into(), json!(numbers(&whole.children)));
    record.insert("blocked_by".into(), json!(blockers(whole)));
    record.insert("history".into(), history(&whole.history, whole.item.id));
    Value::Object(record)
}

/// What a file carries of an item: no history, and nothing that other records say.
pub(super) fn portable(whole: &Whole) -> Map<String, Value> {
    let mut record = match summary(&whole.item, whole.category) {
        Value::Object(record) => record,
        _ => Map::new(),
    };
    let comments = whole
        .comments
        .iter()
        .map(|comment| json!({"author": comment.author.as_str(), "at": moment(comment.at), "text": comment.text}));
    record.insert("body".into(), json!(whole.item.body));
    record.insert("comments".into(), comments.collect());
    record.insert("links".into(), links(&whole.links, "to"));
    record.insert("linked".into(), links(&whole.linked, "from"));
    record.insert("extra".into(), json!(whole.item.extra));
    record
}

fn links(links: &[Link], end: &str) -> Value {
    links.iter().map(|link| json!({"kind": link.kind.code(), end: link.to.0})).collect()
}

fn blockers(whole: &Whole) -> Vec<i64> {
    let blocks = whole.linked.iter().filter(|link| link.kind == LinkKind::Blocks);
    blocks.map(|link| link.to.0).collect()
}

fn numbers(ids: &[ItemId]) -> Vec<i64> {
    ids.iter().map(|id| id.0).collect()
}

fn history(steps: &[Step], item: ItemId) -> Value {
    let of_item = |step: &Step| -> Vec<Value> {
        let changes = step.changes.iter().filter(|change| change.item == item);
        changes
            .map(|change| {
                json!({
                    "step": step.id,
                    "at": moment(step.at),
                    "who": step.who.as_str(),
                    "door": step.door.code(),
                    "deed": step.deed.code(),
                    "field": change.field.code(),
                    "old": change.old,
                    "new": change.new,
                })
            })
            .collect()
    };
    steps.iter().flat_map(of_item).collect()
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use crate::domain::change::{Change, Deed, Door};
    use crate::domain::field::Field;

    #[test]
    fn a_summary_has_every_key_even_where_nothing_is_said() {
        let whole = sample::bare(7, "导出乱码");
        let summary = summary(&whole.item, whole.category);
        let expected = json!({
            "id": 7, "uid": whole.item.uid.to_string(), "kind": "issue", "title": "导出乱码", "status": "inbox",
            "category": "pending", "priority": null, "owner": null, "reporter": null, "team": null, "deadline": null,
            "start": null, "wake": null, "tags": [], "parent": null, "goal": null, "source": null, "why": null,
            "value": null, "effort": null, "votes": 0, "asked": null, "ask_by": null, "positions": null, "decision": null, "rationale": null,
            "close_reason": null, "reopened": 0, "created": "2026-11-01T08:00:00Z", "updated": "2026-11-02T08:00:00Z",
            "closed": null, "version": 1, "external": null, "archived": false,
        });
        assert_eq!(summary, expected);
    }

    #[test]
    fn the_full_shape_adds_texts_ties_and_history() {
        let mut whole = sample::bare(7, "x");
        whole.item.body = "one\ntwo".into();
        whole.links = vec!["relates 9".parse().unwrap()];
        whole.linked = vec!["blocks 3".parse().unwrap(), "relates 4".parse().unwrap()];
        whole.children = vec![ItemId(8)];
        let change =
            |item: i64, new: &str| Change { item: ItemId(item), field: Field::Owner, old: None, new: Some(new.into()) };
        whole.history = vec![Step {
            id: 5,
            at: whole.item.created,
            who: "lin".parse().unwrap(),
            door: Door::Screen,
            deed: Deed::Edit,
            of: None,
            meeting: None,
            changes: vec![change(6, "wei"), change(7, "ma")],
            agenda: None,
        }];
        let full = full(&whole);
        assert_eq!(full["body"], "one\ntwo");
        assert_eq!(full["links"], json!([{"kind": "relates", "to": 9}]));
        assert_eq!(full["linked"], json!([{"kind": "blocks", "from": 3}, {"kind": "relates", "from": 4}]));
        assert_eq!(full["blocked_by"], json!([3]));
        assert_eq!(full["children"], json!([8]));
        let entry = json!({
            "step": 5, "at": "2026-11-01T08:00:00Z", "who": "lin", "door": "screen", "deed": "edit", "field": "owner",
            "old": null, "new": "ma",
        });
        assert_eq!(full["history"], json!([entry]));
    }
}
