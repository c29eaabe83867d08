//! The value of a field, from its written form to what a person reads.

use chrono::NaiveDate;

use super::safe::{first_line, safe};
use super::{Lang, dates, name, positions};
use crate::domain::due::Due;
use crate::domain::field::{Field, read_moment};
use crate::domain::link::Link;
use crate::domain::tag;
use crate::domain::workflow::{Status, Workflow};

/// Stands for an empty value. ASCII, since dashes take two cells in many terminals set up for Chinese.
pub const EMPTY: &str = "-";

/// A value as a person reads it, on one line: codes as names, days near today as words, [`EMPTY`] where there is none.
/// What does not read as a value of its field is shown as it is.
pub fn value(lang: Lang, field: Field, written: Option<&str>, workflow: &Workflow, today: NaiveDate) -> String {
    let Some(written) = written else {
        return EMPTY.to_string();
    };
    known(lang, field, written, workflow, today).unwrap_or_else(|| first_line(written))
}

fn known(lang: Lang, field: Field, written: &str, workflow: &Workflow, today: NaiveDate) -> Option<String> {
    Some(match field {
        Field::Kind => name::kind(lang, written.parse().ok()?).to_string(),
        Field::Status => name::status(lang, &Status::from(written), workflow).into_owned(),
        Field::CloseReason => name::reason(lang, written.parse().ok()?).to_string(),
        Field::Source => name::source(lang, written).into_owned(),
        Field::Deadline => dates::near(lang, written.parse().ok()?, today),
        Field::Start | Field::Wake | Field::AskBy | Field::Reviewed => {
            dates::near(lang, Due::day(written.parse().ok()?), today)
        }
        Field::Closed => dates::near(lang, Due::day(read_moment(written).ok()?.date_naive()), today),
        Field::Parent => format!("#{}", written.parse::<i64>().ok()?),
        Field::Tags => tags(written),
        Field::Link => {
            let link: Link = written.parse().ok()?;
            format!("{} {}", name::link(lang, link.kind, false), link.to)
        }
        Field::Archived => lang.pick("yes", "是").to_string(),
        Field::Item => first_line(&created_title(written)?),
        Field::Positions => positions::joined(lang, written),
        Field::Title
        | Field::Body
        | Field::Priority
        | Field::Owner
        | Field::Reporter
        | Field::Team
        | Field::Goal
        | Field::Why
        | Field::Value
        | Field::Effort
        | Field::Votes
        | Field::Asked
        | Field::Decision
        | Field::Rationale
        | Field::Reopened
        | Field::Extra
        | Field::Comment => return None,
    })
}

/// The title in the snapshot that the creation of an item records.
pub(super) fn created_title(snapshot: &str) -> Option<String> {
    let fields: serde_json::Value = serde_json::from_str(snapshot).ok()?;
    Some(fields.get(Field::Title.code())?.as_str()?.to_string())
}

fn tags(written: &str) -> String {
    let tags: Vec<String> = tag::split(written).iter().map(|tag| format!("#{}", safe(tag))).collect();
    tags.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang::{En, Zh};
    use crate::text::sample;

    fn shown(lang: Lang, field: Field, written: &str) -> String {
        let today = NaiveDate::from_ymd_opt(2026, 11, 25).unwrap();
        value(lang, field, Some(written), &sample::workflow(), today)
    }

    #[test]
    fn codes_read_as_names() {
        assert_eq!(shown(Zh, Field::Kind, "bug"), "缺陷");
        assert_eq!(shown(En, Field::Status, "needs-info"), "needs info");
        assert_eq!(shown(Zh, Field::CloseReason, "wont-do"), "不做");
        assert_eq!(shown(Zh, Field::Source, "support"), "客服");
        assert_eq!(shown(En, Field::Priority, "P1"), "P1");
        assert_eq!(shown(Zh, Field::Link, "blocks 7"), "阻塞 #7");
        assert_eq!(shown(En, Field::Parent, "7"), "#7");
        assert_eq!(shown(En, Field::Tags, "infra 留存"), "#infra #留存");
    }

    #[test]
    fn days_near_today_read_as_words() {
        assert_eq!(shown(En, Field::Deadline, "2026-11-27"), "Fri");
        assert_eq!(shown(Zh, Field::Deadline, "2026-W49"), "下周");
        assert_eq!(shown(Zh, Field::Wake, "2026-11-26"), "明天");
        assert_eq!(shown(En, Field::Closed, "2026-11-24T09:00:00Z"), "yesterday");
    }

    #[test]
    fn what_is_no_value_of_its_field_is_shown_as_it_is() {
        assert_eq!(shown(En, Field::Kind, "gadget"), "gadget");
        assert_eq!(shown(En, Field::Deadline, "soon"), "soon");
        assert_eq!(shown(En, Field::Item, "{"), "{");
    }

    #[test]
    fn long_texts_show_the_first_line_that_says_something() {
        assert_eq!(shown(En, Field::Body, "\n\n  one\u{1b}[2J \ntwo"), "one␛[2J");
        assert_eq!(shown(En, Field::Positions, "@wei: yes\n@han: no"), "@wei: yes; @han: no");
        assert_eq!(shown(Zh, Field::Item, r#"{"title":"登录超时"}"#), "登录超时");
    }

    #[test]
    fn nothing_has_a_sign_of_its_own() {
        let workflow = sample::workflow();
        let today = NaiveDate::from_ymd_opt(2026, 11, 25).unwrap();
        for field in Field::ALL {
            assert_eq!(value(Zh, *field, None, &workflow, today), EMPTY);
        }
    }
}
