//! The issues of beads, as `bd export` and its `issues.jsonl` write them.

use serde_json::Value;

use super::ReadError;
use super::fields::Fields;
use super::intake::{Intake, external};
use super::objects;
use super::status::{self, Urgency};
use super::when::Dates;
use crate::domain::incoming::{Incoming, IncomingComment, IncomingLink, WhySkipped};
use crate::domain::kind::Kind;
use crate::domain::link::LinkKind;
use crate::domain::person::Person;

/// The lowest priority of five.
const LOWEST: u8 = 4;
/// The fields that hold more than text: what is left of them was not understood.
const TAKEN: &[&str] =
    &["issue_type", "assignee", "created_by", "due_at", "defer_until", "created_at", "updated_at", "closed_at"];

/// Takes every issue of the text.
pub(super) fn read(text: &str, intake: &mut Intake) -> Result<(), ReadError> {
    let dates = Dates { here: intake.here, day_first: false };
    objects::each(text, &mut |line, object| match object {
        Err(why) => intake.skip(line, WhySkipped::Unreadable(why)),
        Ok(object) => match issue(line, Fields(object), dates) {
            Ok(record) => intake.take(record),
            Err(why) => intake.skip(line, why),
        },
    })
}

fn issue(line: usize, mut fields: Fields, dates: Dates) -> Result<Incoming, WhySkipped> {
    if fields.text("_type").is_some_and(|sort| sort != "issue") {
        return Err(WhySkipped::NotAnItem);
    }
    let word = fields.text("status").unwrap_or_default();
    if word == "tombstone" || fields.text("deleted_at").is_some() {
        return Err(WhySkipped::Deleted);
    }
    let title = fields.text("title").unwrap_or_default();
    let mut record = Incoming::new(line, external("beads", fields.text("id")), title);
    record.body = fields.text("description").unwrap_or_default();
    let ending = fields.take("close_reason", |reason| reason.as_str().map(str::to_string));
    let standing = status::standing(&word, ending.as_deref());
    if standing.status.is_none() && !word.is_empty() {
        record.unread.push(("status".into(), word.clone()));
    }
    if status::says_more(&word, standing.status.as_ref()) {
        fields.keep("status", word);
    }
    if let Some(ending) = ending {
        fields.keep("close_reason", ending);
    }
    (record.status, record.category, record.close_reason) = (standing.status, standing.category, standing.reason);
    if let Some(level) = fields.take("priority", |level| u8::try_from(level.as_u64()?).ok()) {
        let (priority, exact) = Urgency::Level(level).priority();
        record.priority = priority;
        if level > LOWEST {
            record.unread.push(("priority".into(), level.to_string()));
        }
        if !exact {
            fields.keep("priority", level);
        }
    }
    record.kind = fields.word("issue_type", Kind::recognise);
    record.owner = fields.person("assignee");
    record.reporter = fields.person("created_by");
    record.deadline = fields.word("due_at", |at| dates.due(at));
    record.wake = fields.word("defer_until", |at| dates.day(at));
    record.tags = fields.tags("labels");
    record.created = fields.word("created_at", |at| dates.moment(at));
    record.updated = fields.word("updated_at", |at| dates.moment(at));
    record.closed = fields.word("closed_at", |at| dates.moment(at));
    record.comments = fields.list("comments").into_iter().map(|comment| said(comment, dates)).collect();
    depend(&mut record, &mut fields);
    record.unread.extend(fields.unread(TAKEN));
    record.extra = fields.rest();
    Ok(record)
}

fn said(comment: Value, dates: Dates) -> IncomingComment {
    let word = |key: &str| comment.get(key).and_then(Value::as_str);
    IncomingComment {
        author: word("author").and_then(Person::named),
        at: word("created_at").and_then(|at| dates.moment(at)),
        text: word("text").unwrap_or_default().to_string(),
    }
}

/// An issue *depends on* the other one of each row: of a `parent-child` it is the child, of a `blocks` the blocked one.
/// Rows of a sort that has no place here are kept.
fn depend(record: &mut Incoming, fields: &mut Fields) {
    let mut kept = Vec::new();
    for row in fields.list("dependencies") {
        let word = |key: &str| row.get(key).and_then(Value::as_str);
        let (Some(sort), Some(other)) = (word("type"), word("depends_on_id").map(str::to_string)) else {
            kept.push(row);
            continue;
        };
        let (kind, backward) = match sort {
            "parent-child" if record.parent.is_none() => {
                record.parent = Some(other);
                continue;
            }
            "blocks" | "blocked-by" => (LinkKind::Blocks, true),
            "related" | "relates-to" | "parent-child" => (LinkKind::Relates, false),
            "discovered-from" | "caused-by" => (LinkKind::CameFrom, false),
            "duplicates" => (LinkKind::DuplicateOf, false),
            _ => {
                kept.push(row);
                continue;
            }
        };
        record.links.push(IncomingLink { kind, other, backward });
    }
    if !kept.is_empty() {
        fields.keep("dependencies", kept);
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::{Format, read as read_file};
    use super::*;
    use crate::domain::incoming::Batch;
    use crate::domain::priority::Priority;
    use crate::domain::reason::CloseReason;
    use crate::domain::workflow::{Category, Status};

    fn batch() -> Batch {
        let today = chrono::NaiveDate::from_ymd_opt(2026, 11, 25).unwrap();
        let bytes = include_bytes!("../../tests/fixtures/beads.jsonl");
        read_file(Format::Beads, bytes, today, &mut |_| {}).unwrap()
    }

    fn record(batch: &Batch, id: &str) -> Incoming {
        batch.records.iter().find(|record| record.external.id == id).unwrap().clone()
    }

    #[test]
    fn an_issue_comes_over_whole() {
        let record = record(&batch(), "kt-7");
        assert_eq!(record.line, 2);
        assert_eq!(record.title, "导出文件打开后乱码");
        assert_eq!(record.external.system, "beads");
        assert_eq!(record.kind, Some(Kind::Bug));
        assert_eq!((record.status, record.category), (Some(Status::from("doing")), Category::InProgress));
        assert_eq!(record.priority, Some(Priority::P1));
        assert_eq!(record.owner.unwrap().handle.as_str(), "crew/wei");
        assert_eq!(record.reporter.unwrap().handle.as_str(), "林晓");
        assert_eq!(record.tags, ["export", "gb18030"].map(String::from).into());
        assert_eq!(record.deadline.unwrap().to_string(), "2026-12-05");
        assert_eq!(record.wake, chrono::NaiveDate::from_ymd_opt(2026, 12, 1));
        assert_eq!(record.created.unwrap().to_rfc3339(), "2026-11-02T02:14:20+00:00");
        assert_eq!(record.comments.len(), 1);
        assert_eq!(record.comments[0].author.as_ref().unwrap().handle.as_str(), "fang");
        let extra = json!({
            "status": "in_progress", "owner": "wei.ran@example.com", "notes": "## 复现\n\n用 Excel 打开", "work_type": "mutex",
            "dependencies": [{"issue_id": "kt-7", "depends_on_id": "kt-2", "type": "follows"}],
        });
        assert_eq!(json!(record.extra), extra);
    }

    #[test]
    fn dependencies_become_parent_and_links_seen_from_the_right_side() {
        let record = record(&batch(), "kt-7");
        assert_eq!(record.parent.as_deref(), Some("kt-1"));
        let link = |kind, other: &str, backward| IncomingLink { kind, other: other.into(), backward };
        assert_eq!(
            record.links,
            [
                link(LinkKind::Blocks, "kt-3", true),
                link(LinkKind::Blocks, "kt-4", true),
                link(LinkKind::CameFrom, "kt-2", false),
                link(LinkKind::Relates, "kt-9", false),
            ]
        );
    }

    #[test]
    fn closed_is_done_unless_the_reason_is_a_word_for_something_else() {
        let batch = batch();
        let shipped = record(&batch, "kt-2");
        assert_eq!((shipped.status, shipped.category), (Some(Status::from("done")), Category::Completed));
        assert_eq!(shipped.extra["close_reason"], "Merged to main");
        assert_eq!(shipped.extra["status"], "closed");
        let twin = record(&batch, "kt-3");
        assert_eq!((twin.status, twin.close_reason), (Some(Status::from("closed")), Some(CloseReason::Duplicate)));
        assert_eq!(twin.extra["close_reason"], "Duplicate");
    }

    #[test]
    fn the_lowest_level_and_unknown_words_are_kept_as_they_were() {
        let record = record(&batch(), "kt-4");
        assert_eq!((record.priority, record.extra["priority"].clone()), (Some(Priority::P3), json!(4)));
        assert_eq!((record.kind, record.extra["issue_type"].clone()), (None, json!("molecule")));
        assert_eq!((record.status, record.category), (None, Category::Pending));
        assert_eq!(record.extra["status"], "pinned");
    }

    #[test]
    fn what_is_no_issue_is_listed_with_its_line() {
        let skipped: Vec<_> = batch().skipped.into_iter().map(|skipped| (skipped.line, skipped.why)).collect();
        assert_eq!(skipped.len(), 4, "{skipped:?}");
        assert_eq!(skipped[0], (6, WhySkipped::Deleted));
        assert_eq!(skipped[1], (7, WhySkipped::NotAnItem));
        assert!(matches!(&skipped[2], (8, WhySkipped::Unreadable(why)) if why.contains("column")));
        assert_eq!(skipped[3], (9, WhySkipped::NoTitle));
    }
}
