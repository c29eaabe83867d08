//! The issues of GitHub: as its REST interface gives them, and as `gh issue list --json …` does.
//!
//! REST has `snake_case` names and numbers of comments where `gh` has `camelCase` and the comments themselves.

use serde_json::{Value, json};

use super::ReadError;
use super::fields::Fields;
use super::intake::{Intake, external};
use super::objects;
use super::status::{self, Urgency};
use super::when::Dates;
use crate::domain::due::Due;
use crate::domain::incoming::{Incoming, IncomingComment, IncomingLink, WhySkipped};
use crate::domain::kind::Kind;
use crate::domain::link::LinkKind;
use crate::domain::person::Person;
use crate::domain::reason::CloseReason;
use crate::domain::tag;

/// Addresses and numbers that only the interface needs, and counts of what the records say themselves.
const PLUMBING: &[&str] = &[
    "id",
    "node_id",
    "sub_issues_summary",
    "subIssuesSummary",
    "issue_dependencies_summary",
    "repository_url",
    "labels_url",
    "comments_url",
    "events_url",
    "timeline_url",
    "issue_field_values",
    "performed_via_github_app",
    "assignee",
    "score",
    "closed",
];

/// Takes every issue of the text; pull requests are listed as left out.
pub(super) fn read(text: &str, intake: &mut Intake) -> Result<(), ReadError> {
    let dates = Dates { here: intake.here, day_first: false };
    objects::each(text, &mut |line, object| match object {
        Err(why) => intake.skip(line, WhySkipped::Unreadable(why)),
        Ok(mut object) => match (object.remove("items"), object.contains_key("total_count")) {
            (Some(Value::Array(found)), true) => found.into_iter().enumerate().try_for_each(|(place, one)| match one {
                Value::Object(one) => take(place + 1, Fields(one), dates, intake),
                _ => intake.skip(place + 1, WhySkipped::NotAnItem),
            }),
            _ => take(line, Fields(object), dates, intake),
        },
    })
}

fn take(line: usize, fields: Fields, dates: Dates, intake: &mut Intake) -> Result<(), ReadError> {
    match issue(line, fields, dates) {
        Ok(record) => intake.take(record),
        Err(why) => intake.skip(line, why),
    }
}

fn issue(line: usize, mut fields: Fields, dates: Dates) -> Result<Incoming, WhySkipped> {
    if is_pull_request(&fields) {
        return Err(WhySkipped::PullRequest);
    }
    let page = page_of(&mut fields);
    let place = page.as_deref().and_then(place_of);
    let system = match &place {
        Some((repository, _)) => format!("github:{repository}"),
        None => "github".to_string(),
    };
    let number = fields.number("number").map(|number| number.to_string());
    let id = number.or_else(|| place.as_ref().map(|(_, number)| number.clone()));
    let title = fields.text("title").unwrap_or_default();
    let mut record = Incoming::new(line, external(&system, id), title);
    record.body = fields.text("body").unwrap_or_default();
    record.reporter = fields.take("user", person).or_else(|| fields.take("author", person));
    own(&mut record, &mut fields);
    label(&mut record, &mut fields);
    stand(&mut record, &mut fields);
    record.created = either(&mut fields, "created_at", "createdAt", |at| dates.moment(at));
    record.updated = either(&mut fields, "updated_at", "updatedAt", |at| dates.moment(at));
    record.closed = either(&mut fields, "closed_at", "closedAt", |at| dates.moment(at));
    milestone(&mut record, &mut fields, dates);
    record.comments = comments(&mut fields, dates);
    record.votes = votes(&mut fields);
    let repository = place.map(|(repository, _)| repository);
    relate(&mut record, &mut fields, repository.as_deref());
    if record.close_reason == Some(CloseReason::Duplicate) {
        record.links.extend(original(&record));
    }
    fields.drop(PLUMBING);
    if fields.0.get("subIssues").is_some_and(|children| nodes(children).is_some_and(|all| all.is_empty())) {
        fields.drop(&["subIssues"]);
    }
    if let Some(closer) = fields.take("closed_by", login) {
        fields.keep("closed_by", closer);
    }
    if let Some(page) = page {
        fields.keep("url", page);
    }
    record.extra = fields.rest();
    record.extra.retain(|_, value| *value != Value::Bool(false));
    Ok(record)
}

fn is_pull_request(fields: &Fields) -> bool {
    let names_one = |key: &str| {
        let page = fields.0.get(key).and_then(Value::as_str);
        page.is_some_and(|page| page.contains("/pull/"))
    };
    fields.0.get("pull_request").is_some_and(|value| !value.is_null()) || names_one("html_url") || names_one("url")
}

/// The address of the issue's page: `html_url` of REST (whose `url` is the interface's), `url` of `gh`.
fn page_of(fields: &mut Fields) -> Option<String> {
    match fields.text("html_url") {
        Some(page) => {
            fields.drop(&["url"]);
            Some(page)
        }
        None => fields.text("url"),
    }
}

/// `owner/repository` and the number in the address of an issue's page; with the host, where it is not GitHub's own.
fn place_of(page: &str) -> Option<(String, String)> {
    let (_, path) = page.split_once("://")?;
    let parts: Vec<&str> = path.split(['/', '#', '?']).collect();
    match *parts.as_slice() {
        ["github.com", owner, name, "issues", number, ..] => Some((format!("{owner}/{name}"), number.to_string())),
        ["api.github.com", "repos", owner, name, "issues", number, ..] => {
            Some((format!("{owner}/{name}"), number.to_string()))
        }
        [host, owner, name, "issues", number, ..] => Some((format!("{host}/{owner}/{name}"), number.to_string())),
        _ => None,
    }
}

/// The first assignee owns it; the others are kept by name.
fn own(record: &mut Incoming, fields: &mut Fields) {
    let mut all = fields.list("assignees").into_iter();
    record.owner = all.next().as_ref().and_then(person).or_else(|| fields.take("assignee", person));
    let others: Vec<String> = all.filter_map(|other| login(&other)).collect();
    if !others.is_empty() {
        fields.keep("assignees", others);
    }
}

/// All labels are tags; the plain ones also say the kind and the priority, unless the issue's type does.
fn label(record: &mut Incoming, fields: &mut Fields) {
    let labels: Vec<String> = fields.list("labels").iter().filter_map(name).collect();
    record.tags = labels.iter().filter_map(|label| tag::tidy(label)).collect();
    let sort = |value: &Value| Kind::recognise(&name(value)?);
    record.kind = fields
        .take("type", sort)
        .or_else(|| fields.take("issueType", sort))
        .or_else(|| labels.iter().find_map(|label| kind_of(label)));
    record.priority = labels.iter().find_map(|label| urgency_of(label)?.priority().0);
}

/// `bug`, `kind/bug`, `type: bug`, `T-bug`.
fn kind_of(label: &str) -> Option<Kind> {
    Kind::recognise(label).or_else(|| {
        let (group, word) = halves(label)?;
        ["kind", "type", "t", "c", "类型"].contains(&group.as_str()).then(|| Kind::recognise(&word))?
    })
}

/// `P1`, `critical`, `priority: high`, `prio/2`; a `high` alone is not said of urgency.
fn urgency_of(label: &str) -> Option<Urgency> {
    let word = label.trim().to_lowercase();
    if matches!(word.as_str(), "p0" | "p1" | "p2" | "p3" | "p4" | "critical" | "urgent" | "紧急") {
        return status::urgency(&word);
    }
    let (group, word) = halves(&word)?;
    let is_priority = ["priority", "prio", "p", "pri", "优先级"].contains(&group.as_str());
    is_priority.then(|| status::urgency(&word).or_else(|| status::urgency(&format!("p{word}"))))?
}

/// The group and the word of a label such as `priority: high`, `kind/bug` or `priority::1`.
fn halves(label: &str) -> Option<(String, String)> {
    let (group, word) = label.split_once([':', '/', '-', '：', ' '])?;
    let word = word.trim_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '/' | '-' | '：'));
    Some((group.trim().to_lowercase(), word.to_lowercase()))
}

/// `state` and `state_reason`; before GitHub had reasons, a label such as `wontfix` was what one wrote.
fn stand(record: &mut Incoming, fields: &mut Fields) {
    let word = fields.text("state").unwrap_or_default();
    let ending = either(fields, "state_reason", "stateReason", |word| Some(word.to_string()));
    let ending = ending.filter(|word| !word.is_empty());
    let labelled = || record.tags.iter().find(|tag| status::reason(tag).is_some());
    let standing = status::standing(&word, ending.as_ref().or_else(labelled).map(String::as_str));
    record.reopened = i64::from(ending.is_some_and(|word| word.eq_ignore_ascii_case("reopened")));
    if status::says_more(&word, standing.status.as_ref()) {
        fields.keep("status", word.to_lowercase());
    }
    (record.status, record.category, record.close_reason) = (standing.status, standing.category, standing.reason);
}

/// GitHub has no deadline but that of the milestone; a moment, of which the day is meant.
fn milestone(record: &mut Incoming, fields: &mut Fields, dates: Dates) {
    let Some(milestone) = fields.take("milestone", |value| value.as_object().cloned()) else {
        return;
    };
    let mut milestone = Fields(milestone);
    let day = either(&mut milestone, "due_on", "dueOn", |at| dates.day(at));
    record.deadline = day.map(Due::day);
    if let Some(title) = milestone.text("title") {
        fields.keep("milestone", title);
    }
}

/// The comments of `gh`; the number that REST gives is kept, since it says what was left behind.
fn comments(fields: &mut Fields, dates: Dates) -> Vec<IncomingComment> {
    let said = fields.list("comments");
    if fields.0.get("comments").is_some_and(|count| *count == 0) {
        fields.drop(&["comments"]);
    }
    said.iter()
        .map(|comment| IncomingComment {
            author: comment.get("author").or_else(|| comment.get("user")).and_then(person),
            at: ["createdAt", "created_at"].iter().find_map(|key| dates.moment(comment.get(key)?.as_str()?)),
            text: comment.get("body").and_then(Value::as_str).unwrap_or_default().to_string(),
        })
        .collect()
}

/// Parent and dependencies, as far as they lie in the same repository; the others are kept as they are.
fn relate(record: &mut Incoming, fields: &mut Fields, repository: Option<&str>) {
    let near = |value: &Value| {
        let page = value.as_str().or_else(|| value.get("url")?.as_str());
        match page.and_then(place_of) {
            Some((there, number)) => (Some(there.as_str()) == repository).then_some(number),
            None => Some(value.get("number")?.as_i64()?.to_string()),
        }
    };
    record.parent = fields.take("parent", near).or_else(|| fields.take("parent_issue_url", near));
    for (key, backward) in [("blockedBy", true), ("blocking", false)] {
        let (close, far): (Vec<Value>, Vec<Value>) =
            fields.take(key, nodes).unwrap_or_default().into_iter().partition(|other| near(other).is_some());
        record.links.extend(close.iter().filter_map(near).map(|other| IncomingLink {
            kind: LinkKind::Blocks,
            other,
            backward,
        }));
        if !far.is_empty() {
            fields.keep(key, json!(far));
        }
    }
}

/// A list, which newer versions of `gh` wrap in an object.
fn nodes(value: &Value) -> Option<Vec<Value>> {
    value.get("nodes").unwrap_or(value).as_array().cloned()
}

/// GitHub marks a duplicate by a comment that says `Duplicate of #12`.
fn original(record: &Incoming) -> Option<IncomingLink> {
    record.comments.iter().rev().find_map(|comment| {
        let text = comment.text.to_lowercase();
        let (_, after) = text.split_once("duplicate of #")?;
        let other: String = after.chars().take_while(char::is_ascii_digit).collect();
        (!other.is_empty()).then_some(IncomingLink { kind: LinkKind::DuplicateOf, other, backward: false })
    })
}

/// A thumb up is a vote; the other reactions say nothing that is kept here.
fn votes(fields: &mut Fields) -> i64 {
    let rest = fields.take("reactions", |value| value.get("+1")?.as_i64());
    let gh = fields.take("reactionGroups", |value| {
        let groups = value.as_array()?.iter();
        let mut up = groups.filter(|group| group.get("content").is_some_and(|content| content == "THUMBS_UP"));
        Some(up.next().and_then(|group| group.get("users")?.get("totalCount")?.as_i64()).unwrap_or(0))
    });
    rest.or(gh).unwrap_or(0)
}

fn person(value: &Value) -> Option<Person> {
    let mut person = Person::named(&login(value)?)?;
    if let Some(name) = value.get("name").and_then(Value::as_str).filter(|name| !name.trim().is_empty()) {
        person.name = name.trim().to_string();
    }
    Some(person)
}

fn login(value: &Value) -> Option<String> {
    value.get("login")?.as_str().map(str::to_string)
}

/// The name of a label or a type, which may also stand there bare.
fn name(value: &Value) -> Option<String> {
    value.as_str().or_else(|| value.get("name")?.as_str()).map(str::to_string)
}

fn either<T>(fields: &mut Fields, rest: &str, gh: &str, read: impl Fn(&str) -> Option<T>) -> Option<T> {
    fields.word(rest, &read).or_else(|| fields.word(gh, &read))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::{Format, read as read_file};
    use super::*;
    use crate::domain::incoming::Batch;
    use crate::domain::priority::Priority;
    use crate::domain::workflow::{Category, Status};

    fn batch(bytes: &[u8]) -> Batch {
        let today = chrono::NaiveDate::from_ymd_opt(2026, 11, 25).unwrap();
        read_file(Format::GitHub, bytes, today, &mut |_| {}).unwrap()
    }

    fn rest() -> Batch {
        batch(include_bytes!("../../tests/fixtures/github-rest.json"))
    }

    fn gh() -> Batch {
        batch(include_bytes!("../../tests/fixtures/github-gh.json"))
    }

    fn record(batch: &Batch, id: &str) -> Incoming {
        batch.records.iter().find(|record| record.external.id == id).unwrap().clone()
    }

    fn link(kind: LinkKind, other: &str, backward: bool) -> IncomingLink {
        IncomingLink { kind, other: other.into(), backward }
    }

    #[test]
    fn an_issue_of_the_rest_interface_comes_over() {
        let record = record(&rest(), "12");
        assert_eq!(record.external.system, "github:kite/desk");
        assert_eq!(record.title, "Export opens garbled");
        assert_eq!((record.status, record.category), (Some(Status::from("done")), Category::Completed));
        assert_eq!(record.kind, Some(Kind::Bug));
        assert_eq!(record.priority, Some(Priority::P1));
        assert_eq!(record.tags, ["kind/bug", "priority:-high", "good-first-issue"].map(String::from).into());
        assert_eq!(record.reporter.unwrap().handle.as_str(), "tang");
        assert_eq!(record.owner.unwrap().handle.as_str(), "wei");
        assert_eq!(record.deadline.unwrap().to_string(), "2026-12-06");
        assert_eq!(record.parent.as_deref(), Some("3"));
        assert_eq!(record.votes, 4);
        assert_eq!(record.closed.unwrap().to_rfc3339(), "2026-11-06T06:39:16+00:00");
        let extra = json!({
            "assignees": ["oliver"], "author_association": "MEMBER", "closed_by": "oliver", "comments": 2,
            "milestone": "Squash week", "status": "closed", "url": "https://github.com/kite/desk/issues/12",
        });
        assert_eq!(json!(record.extra), extra);
    }

    #[test]
    fn pull_requests_are_left_out_and_listed() {
        let batch = rest();
        assert_eq!(batch.records.len(), 4);
        let skipped: Vec<_> = batch.skipped.iter().map(|skipped| (skipped.line, &skipped.why)).collect();
        assert_eq!(skipped, [(16, &WhySkipped::PullRequest)]);
    }

    #[test]
    fn how_it_was_closed_is_told_by_reason_or_by_label() {
        let batch = rest();
        let unwanted = record(&batch, "14");
        assert_eq!((unwanted.category, unwanted.close_reason), (Category::Closed, Some(CloseReason::WontDo)));
        let labelled = record(&batch, "15");
        assert_eq!((labelled.category, labelled.close_reason), (Category::Closed, Some(CloseReason::ByDesign)));
        let again = record(&batch, "16");
        assert_eq!((again.status, again.reopened), (Some(Status::from("inbox")), 1));
    }

    #[test]
    fn an_issue_of_gh_brings_its_comments_and_dependencies() {
        let batch = gh();
        let record = record(&batch, "7");
        assert_eq!(record.external.system, "github:kite/desk");
        assert_eq!((record.category, record.close_reason), (Category::Closed, Some(CloseReason::Duplicate)));
        assert_eq!(record.kind, Some(Kind::Requirement));
        assert_eq!(record.comments.len(), 2);
        assert_eq!(record.comments[1].author.as_ref().unwrap().handle.as_str(), "lin");
        assert_eq!(record.comments[1].at.unwrap().to_rfc3339(), "2026-11-03T09:00:00+00:00");
        assert_eq!(record.parent.as_deref(), Some("5"));
        assert_eq!(record.votes, 3);
        assert_eq!(
            record.links,
            [
                link(LinkKind::Blocks, "8", true),
                link(LinkKind::Blocks, "9", false),
                link(LinkKind::DuplicateOf, "12", false),
            ]
        );
        assert_eq!(record.deadline.unwrap().to_string(), "2026-12-31");
        let elsewhere = json!([{"number": 8, "url": "https://github.com/other/place/issues/8"}]);
        assert_eq!(record.extra["blockedBy"], elsewhere);
        let names: Vec<_> = batch.people.iter().map(|person| (person.handle.as_str(), person.name.as_str())).collect();
        assert_eq!(names, [("oliver", "Oliver Grant"), ("lin", "林晓")]);
    }

    #[test]
    fn the_repository_is_read_from_the_address() {
        for (page, place) in [
            ("https://github.com/kite/desk/issues/12", Some(("kite/desk", "12"))),
            ("https://github.com/kite/desk/issues/12#issuecomment-1", Some(("kite/desk", "12"))),
            ("https://api.github.com/repos/kite/desk/issues/12", Some(("kite/desk", "12"))),
            ("https://git.example.com/kite/desk/issues/12", Some(("git.example.com/kite/desk", "12"))),
            ("https://github.com/kite/desk", None),
            ("nonsense", None),
        ] {
            let place = place.map(|(repository, number)| (repository.to_string(), number.to_string()));
            assert_eq!(place_of(page), place, "{page}");
        }
    }

    #[test]
    fn only_plain_labels_say_kind_and_priority() {
        for (label, kind) in [
            ("bug", Some(Kind::Bug)),
            ("Kind/Feature", Some(Kind::Requirement)),
            ("type: task", Some(Kind::Task)),
            ("类型：缺陷", Some(Kind::Bug)),
            ("bugfix wanted", None),
            ("area/bug", None),
        ] {
            assert_eq!(kind_of(label), kind, "{label}");
        }
        for (label, priority) in [
            ("P1", Some(Priority::P1)),
            ("priority: critical", Some(Priority::P0)),
            ("priority::2", Some(Priority::P2)),
            ("Prio/low", Some(Priority::P3)),
            ("优先级:高", Some(Priority::P1)),
            ("high", None),
            ("high-dpi", None),
            ("p2p", None),
        ] {
            assert_eq!(urgency_of(label).and_then(|urgency| urgency.priority().0), priority, "{label}");
        }
    }

    #[test]
    fn an_answer_of_the_search_is_read_too() {
        let bytes = br#"{"total_count":2,"items":[{"number":1,"title":"a","state":"open"},{"number":2,"title":"b","state":"open"}]}"#;
        let batch = batch(bytes);
        assert_eq!(batch.records.iter().map(|record| record.line).collect::<Vec<_>>(), [1, 2]);
    }
}
