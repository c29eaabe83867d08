//! Items for the tests of what is written and read back.

use chrono::{DateTime, NaiveDate, TimeZone, Utc};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

use super::intake::external;
use super::own::SYSTEM;
use crate::domain::due::Due;
use crate::domain::id::ItemId;
use crate::domain::incoming::{Incoming, IncomingComment, IncomingLink};
use crate::domain::item::{Comment, External, Item};
use crate::domain::kind::Kind;
use crate::domain::link::{Link, LinkKind};
use crate::domain::person::{Handle, Person};
use crate::domain::priority::Priority;
use crate::domain::reason::CloseReason;
use crate::domain::whole::Whole;
use crate::domain::workflow::{Category, Status};

/// An item of which only number and title are said.
pub(super) fn bare(id: i64, title: &str) -> Whole {
    let at = |day| Utc.with_ymd_and_hms(2026, 11, day, 8, 0, 0).unwrap();
    Whole {
        item: Item {
            id: ItemId(id),
            uid: Uuid::from_u128(id.unsigned_abs().into()),
            kind: Kind::Issue,
            title: title.into(),
            body: String::new(),
            status: Status::from("inbox"),
            priority: None,
            owner: None,
            reporter: None,
            team: None,
            deadline: None,
            start: None,
            wake: None,
            tags: BTreeSet::new(),
            parent: None,
            goal: None,
            source: None,
            why: None,
            value: None,
            effort: None,
            votes: 0,
            asked: None,
            ask_by: None,
            positions: None,
            decision: None,
            rationale: None,
            close_reason: None,
            created: at(1),
            updated: at(2),
            closed: None,
            reopened: 0,
            version: 1,
            external: None,
            extra: BTreeMap::new(),
            archived: false,
        },
        category: Category::Pending,
        comments: Vec::new(),
        links: Vec::new(),
        linked: Vec::new(),
        children: Vec::new(),
        around: Vec::new(),
        decided: BTreeMap::new(),
        history: Vec::new(),
    }
}

/// Any item that a store could hold, of the moves that are shipped.
pub(super) fn any_item() -> impl Strategy<Value = Whole> {
    let names = (option(handle()), option(handle()), option(handle()), option(line()), option(line()));
    let words = (line(), body(), option(line()), option(line()), option(line()));
    let codes = (any_of(Kind::ALL), status(), any_of(Priority::ALL), option(any_of(CloseReason::ALL)));
    let days = (option(due()), option(day()), option(day()), option(day()), moment(), moment(), option(moment()));
    let numbers = (option(any::<i64>()), option(any::<i64>()), any::<i64>(), any::<i64>());
    let ties = (ties(), ties(), option(1..4i64), proptest::collection::vec((handle(), moment(), line()), 0..3));
    let rest = (
        proptest::collection::btree_set(tag(), 0..4),
        proptest::collection::btree_map("[a-z一-龥]{1,5}( [A-Z]{1,2})?", extra(), 0..4),
        option(("[a-z]{1,6}:[a-z/]{1,6}", "[A-Z]{1,3}-[0-9]{1,3}")),
    );
    (names, words, codes, days, numbers, ties, rest).prop_map(|(names, words, codes, days, numbers, ties, rest)| {
        let mut whole = bare(1, &words.0);
        let item = &mut whole.item;
        (item.owner, item.reporter, item.asked, item.team, item.source) = names;
        (item.body, item.goal, item.why, item.decision) = (words.1, words.2, words.3, words.4);
        item.rationale = item.decision.clone();
        item.positions = item.decision.as_ref().map(|_| "@wei: yes\n@李雷: 不".to_string());
        item.kind = codes.0;
        item.priority = Some(codes.2);
        item.close_reason = codes.3;
        (item.status, whole.category) = codes.1;
        (item.deadline, item.start, item.wake, item.ask_by, item.created, item.updated, item.closed) = days;
        (item.value, item.effort, item.votes, item.reopened) = numbers;
        item.parent = ties.2.map(ItemId);
        item.tags = rest.0;
        item.extra = rest.1;
        item.external = rest.2.map(|(system, id)| External { system, id });
        (whole.links, whole.linked) = (ties.0, ties.1);
        whole.comments = ties.3.into_iter().map(|(author, at, text)| Comment { author, at, text }).collect();
        whole
    })
}

/// The same items with the numbers 1, 2, 3 … and uids of their own.
pub(super) fn numbered(items: Vec<Whole>) -> Vec<Whole> {
    let number = |(whole, id): (Whole, i64)| {
        let mut whole = whole;
        whole.item.id = ItemId(id);
        whole.item.uid = Uuid::from_u128(0x7000 + id.unsigned_abs() as u128);
        whole
    };
    items.into_iter().zip(1..).map(number).collect()
}

/// What reading gives for these items, each in a line of its own.
pub(super) fn expected(items: &[Whole]) -> Vec<Incoming> {
    let from = |whole: &Whole| {
        let uid = whole.item.uid.to_string();
        whole.item.external.clone().unwrap_or_else(|| external(SYSTEM, Some(uid)))
    };
    let name_of = |id: ItemId, of: &External| match items.iter().find(|whole| whole.item.id == id) {
        Some(other) if from(other).system == of.system => from(other).id,
        Some(other) => other.item.uid.to_string(),
        None => id.0.to_string(),
    };
    let record = |(place, whole): (usize, &Whole)| {
        let (item, source) = (&whole.item, from(whole));
        let person = |handle: &Option<Handle>| handle.clone().map(Person::known_as);
        let mut record = Incoming::new(0, source.clone(), item.title.clone());
        record.line = place + 1;
        record.uid = Some(item.uid);
        (record.number, record.version) = (Some(item.id.0), Some(item.version));
        record.body = item.body.clone();
        record.kind = Some(item.kind);
        (record.status, record.category) = (Some(item.status.clone()), whole.category);
        record.close_reason = item.close_reason;
        record.priority = item.priority;
        (record.owner, record.reporter, record.asked) =
            (person(&item.owner), person(&item.reporter), person(&item.asked));
        (record.team, record.goal, record.source) = (item.team.clone(), item.goal.clone(), item.source.clone());
        (record.why, record.decision) = (item.why.clone(), item.decision.clone());
        (record.positions, record.rationale) = (item.positions.clone(), item.rationale.clone());
        (record.deadline, record.start, record.wake, record.ask_by) =
            (item.deadline, item.start, item.wake, item.ask_by);
        record.tags = item.tags.clone();
        record.parent = item.parent.map(|parent| name_of(parent, &source));
        (record.value, record.effort, record.votes, record.reopened) =
            (item.value, item.effort, item.votes, item.reopened);
        (record.created, record.updated, record.closed) = (Some(item.created), Some(item.updated), item.closed);
        let said = |comment: &Comment| IncomingComment {
            author: Some(Person::known_as(comment.author.clone())),
            at: Some(comment.at),
            text: comment.text.clone(),
        };
        record.comments = whole.comments.iter().map(said).collect();
        for (links, backward) in [(&whole.links, false), (&whole.linked, true)] {
            let link = |link: &Link| IncomingLink { kind: link.kind, other: name_of(link.to, &source), backward };
            record.links.extend(links.iter().map(link));
        }
        record.extra = item.extra.clone();
        record
    };
    items.iter().enumerate().map(record).collect()
}

fn option<S: Strategy>(of: S) -> impl Strategy<Value = Option<S::Value>>
where
    S::Value: Clone,
{
    proptest::option::of(of)
}

fn any_of<T: Copy + std::fmt::Debug + 'static>(all: &'static [T]) -> impl Strategy<Value = T> {
    proptest::sample::select(all)
}

/// One line of text with all that spreadsheets, tables and JSON stumble over.
fn line() -> impl Strategy<Value = String> {
    "['=+@＝\\-\"]{0,2}[a-z0-9一-龥，,;|\"'\\\\\\[{👍é=+@-]{1,12}( [a-z,\"]{1,4})?"
}

fn body() -> impl Strategy<Value = String> {
    proptest::option::of("[='\t\n @-]{0,3}[a-z\n,\"'一-龥|]{0,20}x[\n ]{0,2}").prop_map(Option::unwrap_or_default)
}

fn handle() -> impl Strategy<Value = Handle> {
    "[a-z李雷][a-z李雷./_-]{0,6}".prop_map(|word| word.parse().unwrap())
}

fn tag() -> impl Strategy<Value = String> {
    "[a-z=+@一-龥-][a-z0-9:/=-]{0,6}"
}

fn status() -> impl Strategy<Value = (Status, Category)> {
    let shipped = [
        ("inbox", Category::Pending),
        ("planned", Category::Pending),
        ("doing", Category::InProgress),
        ("done", Category::Completed),
        ("closed", Category::Closed),
        ("with-legal", Category::InProgress),
    ];
    proptest::sample::select(shipped.to_vec()).prop_map(|(code, category)| (Status::from(code), category))
}

fn day() -> impl Strategy<Value = NaiveDate> {
    (0..30_000i64).prop_map(|days| NaiveDate::default() + chrono::TimeDelta::days(days))
}

fn due() -> impl Strategy<Value = Due> {
    let make: [fn(NaiveDate) -> Due; 4] = [Due::day, Due::week_of, Due::month_of, Due::quarter_of];
    (day(), proptest::sample::select(make.to_vec())).prop_map(|(day, make)| make(day))
}

fn moment() -> impl Strategy<Value = DateTime<Utc>> {
    (0..3_000_000_000i64).prop_map(|seconds| Utc.timestamp_opt(seconds, 0).unwrap())
}

fn ties() -> impl Strategy<Value = Vec<Link>> {
    let link = (any_of(LinkKind::ALL), 1..6i64).prop_map(|(kind, to)| Link { kind, to: ItemId(to) });
    proptest::collection::vec(link, 0..3)
}

fn extra() -> impl Strategy<Value = Value> {
    prop_oneof![
        line().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<bool>().prop_map(Value::from),
        proptest::collection::vec(line(), 1..3).prop_map(Value::from),
        line().prop_map(|text| json!({ "nested": [text] })),
    ]
}
