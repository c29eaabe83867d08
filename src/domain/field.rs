//! The fields of an item by name, and each value in its one written form: what the store's history, undo, the
//! command line and files all speak.

use chrono::{DateTime, Datelike, NaiveDate, SecondsFormat, Utc};

use super::bad_value::BadValue;
use super::code::codes;
use super::dispute;
use super::due::Due;
use super::item::Item;
use super::tag;
use super::workflow::Status;

codes! {
    /// What a change can be about.
    Field {
        Title = "title",
        Body = "body",
        Kind = "kind",
        Status = "status",
        Priority = "priority",
        Owner = "owner",
        Reporter = "reporter",
        Team = "team",
        Deadline = "deadline",
        Start = "start",
        Wake = "wake",
        Tags = "tags",
        Parent = "parent",
        Goal = "goal",
        Source = "source",
        Why = "why",
        Value = "value",
        Effort = "effort",
        Votes = "votes",
        Asked = "asked",
        AskBy = "ask-by",
        Positions = "positions",
        Decision = "decision",
        Rationale = "rationale",
        CloseReason = "close-reason",
        Closed = "closed",
        Reopened = "reopened",
        Extra = "extra",
        /// The item itself: it came to be (the new value is a snapshot), or was taken back.
        Item = "item",
        /// Deleted (`1`) or not.
        Archived = "archived",
        /// A comment was made.
        Comment = "comment",
        /// A link was made or cut.
        Link = "link",
        /// Somebody went over it, on that day.
        Reviewed = "reviewed",
    }
}

impl Field {
    /// Whether a person sets it by naming it; the others follow from a move, or are not single values.
    pub fn is_settable(self) -> bool {
        !matches!(
            self,
            Field::Status
                | Field::CloseReason
                | Field::Closed
                | Field::Reopened
                | Field::Extra
                | Field::Item
                | Field::Archived
                | Field::Comment
                | Field::Link
                | Field::Reviewed
        )
    }
}

/// A moment in its one written form: RFC 3339, UTC, whole seconds.
pub fn moment(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}

/// Reads a moment in any RFC 3339 form.
///
/// # Errors
/// If it is none.
pub fn read_moment(text: &str) -> Result<DateTime<Utc>, BadValue> {
    DateTime::parse_from_rfc3339(text)
        .map(|at| at.with_timezone(&Utc))
        .map_err(|_| BadValue::new(text, &["2026-12-05T09:30:00Z"]))
}

impl Item {
    /// The value of a field in its written form; `None` where it is empty. `Item`, `Comment`, `Link` and `Reviewed` have none.
    pub fn get(&self, field: Field) -> Option<String> {
        match field {
            Field::Title => filled(&self.title),
            Field::Body => filled(&self.body),
            Field::Kind => Some(self.kind.to_string()),
            Field::Status => Some(self.status.to_string()),
            Field::Priority => written(self.priority),
            Field::Owner => written(self.owner.as_ref()),
            Field::Reporter => written(self.reporter.as_ref()),
            Field::Team => self.team.as_deref().and_then(filled),
            Field::Deadline => written(self.deadline),
            Field::Start => written(self.start),
            Field::Wake => written(self.wake),
            Field::Tags => filled(&tag::join(&self.tags)),
            Field::Parent => self.parent.map(|id| id.0.to_string()),
            Field::Goal => self.goal.as_deref().and_then(filled),
            Field::Source => self.source.as_deref().and_then(filled),
            Field::Why => self.why.as_deref().and_then(filled),
            Field::Value => written(self.value),
            Field::Effort => written(self.effort),
            Field::Votes => (self.votes != 0).then(|| self.votes.to_string()),
            Field::Asked => written(self.asked.as_ref()),
            Field::AskBy => written(self.ask_by),
            Field::Positions => self.positions.as_deref().and_then(filled),
            Field::Decision => self.decision.as_deref().and_then(filled),
            Field::Rationale => self.rationale.as_deref().and_then(filled),
            Field::CloseReason => written(self.close_reason),
            Field::Closed => self.closed.map(moment),
            Field::Reopened => (self.reopened != 0).then(|| self.reopened.to_string()),
            Field::Extra => (!self.extra.is_empty()).then(|| extra_text(self)),
            Field::Archived => self.archived.then(|| "1".to_string()),
            Field::Item | Field::Comment | Field::Link | Field::Reviewed => None,
        }
    }

    /// Gives a field the value that the written form stands for; `None` empties it.
    ///
    /// # Errors
    /// A text that is no value of that field. Fields that cannot be empty keep their value when emptied.
    pub fn set(&mut self, field: Field, value: Option<&str>) -> Result<(), BadValue> {
        match field {
            Field::Title => self.title = value.unwrap_or_default().to_string(),
            Field::Body => self.body = value.unwrap_or_default().to_string(),
            Field::Kind => self.kind = read(value)?.unwrap_or(self.kind),
            Field::Status => self.status = value.map_or_else(|| self.status.clone(), Status::from),
            Field::Priority => self.priority = read(value)?,
            Field::Owner => self.owner = read(value)?,
            Field::Reporter => self.reporter = read(value)?,
            Field::Team => self.team = value.and_then(filled),
            Field::Deadline => self.deadline = read_due(value)?,
            Field::Start => self.start = read_day(value)?,
            Field::Wake => self.wake = read_day(value)?,
            Field::Tags => self.tags = tag::split(value.unwrap_or_default()),
            Field::Parent => self.parent = read(value)?,
            Field::Goal => self.goal = value.and_then(filled),
            Field::Source => self.source = value.and_then(filled),
            Field::Why => self.why = value.and_then(filled),
            Field::Value => self.value = read_number(value)?,
            Field::Effort => self.effort = read_number(value)?,
            Field::Votes => self.votes = read_number(value)?.unwrap_or(0),
            Field::Asked => self.asked = read(value)?,
            Field::AskBy => self.ask_by = read_day(value)?,
            Field::Positions => {
                self.positions = value.map(dispute::normalised).transpose()?.filter(|text| !text.is_empty())
            }
            Field::Decision => self.decision = value.and_then(filled),
            Field::Rationale => self.rationale = value.and_then(filled),
            Field::CloseReason => self.close_reason = read(value)?,
            Field::Closed => self.closed = value.map(read_moment).transpose()?,
            Field::Reopened => self.reopened = read_number(value)?.unwrap_or(0),
            Field::Extra => {
                self.extra = match value {
                    None => Default::default(),
                    Some(text) => serde_json::from_str(text).map_err(|_| BadValue::new(text, &["{…}"]))?,
                }
            }
            Field::Archived => self.archived = value.is_some(),
            Field::Item | Field::Comment | Field::Link | Field::Reviewed => {}
        }
        Ok(())
    }
}

fn filled(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_string())
}

fn written<T: std::fmt::Display>(value: Option<T>) -> Option<String> {
    value.map(|value| value.to_string())
}

fn read<T: std::str::FromStr>(value: Option<&str>) -> Result<Option<T>, BadValue>
where
    BadValue: From<T::Err>,
{
    value.map(str::parse).transpose().map_err(BadValue::from)
}

fn read_due(value: Option<&str>) -> Result<Option<Due>, BadValue> {
    let accepted = ["2026-12-05", "2026-W49", "2026-12", "2026-Q4"];
    value.map(|text| text.parse().map_err(|_| BadValue::new(text, &accepted))).transpose()
}

fn read_day(value: Option<&str>) -> Result<Option<NaiveDate>, BadValue> {
    let read = |text: &str| {
        let day = text.parse().ok();
        day.filter(|day: &NaiveDate| (1..=9999).contains(&day.year()))
            .ok_or_else(|| BadValue::new(text, &["2026-12-05"]))
    };
    value.map(read).transpose()
}

fn read_number(value: Option<&str>) -> Result<Option<i64>, BadValue> {
    value.map(|text| text.parse().map_err(|_| BadValue::new(text, &["3"]))).transpose()
}

fn extra_text(item: &Item) -> String {
    serde_json::to_string(&item.extra).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::sample::item;

    /// A value of each field in its written form.
    fn written(field: Field) -> Option<&'static str> {
        Some(match field {
            Field::Title => "登录超时",
            Field::Body => "two\nlines",
            Field::Kind => "bug",
            Field::Status => "doing",
            Field::Priority => "P2",
            Field::Owner | Field::Reporter | Field::Asked => "李雷",
            Field::Team | Field::Goal | Field::Source | Field::Why | Field::Decision | Field::Rationale => "some words",
            Field::Positions => "@wei: yes\n@李雷: 不",
            Field::Deadline => "2026-Q4",
            Field::Start | Field::Wake | Field::AskBy => "2026-12-05",
            Field::Tags => "api 支付",
            Field::Parent => "42",
            Field::Value | Field::Effort | Field::Votes | Field::Reopened => "3",
            Field::CloseReason => "declined",
            Field::Closed => "2026-11-25T01:30:00Z",
            Field::Extra => r#"{"Sprint":[1,{"a":null}]}"#,
            Field::Archived => "1",
            Field::Item | Field::Comment | Field::Link | Field::Reviewed => return None,
        })
    }

    #[test]
    fn every_field_gives_back_the_written_form_that_it_was_given() {
        for field in Field::ALL {
            let mut item = item("backlog");
            item.set(*field, written(*field)).unwrap();
            assert_eq!(item.get(*field).as_deref(), written(*field), "{field}");
        }
    }

    #[test]
    fn an_emptied_field_is_empty_unless_it_cannot_be() {
        for field in Field::ALL {
            let mut item = item("backlog");
            item.set(*field, written(*field)).unwrap();
            item.set(*field, None).unwrap();
            let left = item.get(*field);
            match field {
                Field::Kind | Field::Status => assert_eq!(left.as_deref(), written(*field)),
                _ => assert_eq!(left, None, "{field}"),
            }
        }
    }

    #[test]
    fn an_empty_text_is_no_value() {
        for field in [Field::Body, Field::Team, Field::Goal, Field::Positions, Field::Decision, Field::Rationale] {
            let mut item = item("backlog");
            item.set(field, Some("")).unwrap();
            assert_eq!(item.get(field), None, "{field}");
        }
    }

    #[test]
    fn a_text_that_is_no_value_is_refused_and_leaves_the_old_one() {
        for (field, text) in [
            (Field::Kind, "story"),
            (Field::Priority, "P9"),
            (Field::Owner, "two words"),
            (Field::Deadline, "2026-13"),
            (Field::Wake, "2026-02-30"),
            (Field::Wake, "+12026-01-01"),
            (Field::Parent, "0"),
            (Field::Votes, "many"),
            (Field::Closed, "yesterday"),
            (Field::Extra, "[1]"),
        ] {
            let mut item = item("backlog");
            item.set(field, written(field)).unwrap();
            let before = item.clone();
            let bad = item.set(field, Some(text)).unwrap_err();
            assert_eq!((bad.given.as_str(), bad.accepted.is_empty()), (text, false), "{field}");
            assert_eq!(item, before);
        }
    }

    #[test]
    fn a_moment_is_read_in_any_zone_and_written_in_one() {
        let at = read_moment("2026-11-25T09:30:00+08:00").unwrap();
        assert_eq!(moment(at), "2026-11-25T01:30:00Z");
    }
}
