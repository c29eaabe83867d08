use proptest::prelude::*;
use std::collections::BTreeMap;

use super::*;
use crate::domain::edit::Given;
use crate::domain::reason::CloseReason;
use crate::domain::refusal::Clash;
use crate::domain::sample::{item, now, person, today, workflow};
use crate::domain::workflow::{Need, Status};

fn planned(edit: &Edit, item: &Item) -> Result<Vec<Change>, Refusal> {
    among(edit, item, &[], &[], &[])
}

fn among(
    edit: &Edit,
    item: &Item,
    links: &[Link],
    blockers: &[ItemId],
    beyond: &[ItemId],
) -> Result<Vec<Change>, Refusal> {
    let (who, back) = (person("lin"), Status::from("doing"));
    let before = Before {
        who: &who,
        back: Some(&back),
        reviewed: None,
        item,
        links,
        blockers,
        beyond,
        workflow: workflow(),
        today: today(),
        now: now(),
    };
    plan(edit, &before)
}

/// The changes as `field: old -> new`.
fn told(changes: &[Change]) -> Vec<String> {
    let word = |value: &Option<String>| value.clone().unwrap_or("-".into());
    changes.iter().map(|c| format!("{}: {} -> {}", c.field, word(&c.old), word(&c.new))).collect()
}

fn go(to: &str, given: Given) -> Edit {
    Edit::Move { to: to.into(), given }
}

fn day(text: &str) -> Option<NaiveDate> {
    Some(text.parse().unwrap())
}

/// What a move to a status may be given, all of it.
fn everything_for(to: &str) -> Given {
    let asks = to == "needs-info";
    Given {
        owner: Some(person("han")),
        deadline: Some("2026-W50".parse().unwrap()),
        wake: day("2026-12-01"),
        asked: asks.then(|| person("李雷")),
        ask_by: day("2026-12-02").filter(|_| asks),
        reason: Some(CloseReason::Declined),
        duplicate_of: None,
        decision: Some("ship it".into()),
        rationale: Some("the numbers say so".into()),
        why: Some("it came back".into()),
        fills: false,
        seen: None,
    }
}

/// The same, but for one thing.
fn lacking(to: &str, need: Need) -> Given {
    let mut given = everything_for(to);
    match need {
        Need::Owner => given.owner = None,
        Need::Deadline => given.deadline = None,
        Need::Wake => given.wake = None,
        Need::Asked => given.asked = None,
        Need::AskBy => given.ask_by = None,
        Need::Reason => given.reason = None,
        Need::Decision => given.decision = None,
        Need::Rationale => given.rationale = None,
        Need::Why => given.why = None,
        Need::DuplicateOf => given.reason = Some(CloseReason::Duplicate),
        Need::Unblocked => {}
    }
    given
}

#[test]
fn several_edits_are_planned_as_one() {
    let mut start = item("inbox");
    start.tags = ["a".to_string(), "b".to_string()].into();
    let owner = Edit::set(Field::Owner, Some("han".into()));
    let tags = Edit::Retag { add: vec!["c".into()], remove: vec!["a".into()] };
    let changes = planned(&Edit::All(vec![owner, tags]), &start).unwrap();
    assert_eq!(told(&changes), ["owner: - -> han", "tags: a b -> b c"]);
    let none = Edit::All(vec![Edit::Archive, Edit::Comment(" ".into())]);
    assert!(planned(&none, &start).is_err());
}

#[test]
fn an_answer_gives_an_item_only_what_it_lacks() {
    let answers = Given {
        owner: Some(person("han")),
        deadline: Some("2026-W50".parse().unwrap()),
        why: Some("it came back".into()),
        fills: true,
        ..Given::default()
    };
    let mut owned = item("backlog");
    owned.owner = Some(person("wei"));
    assert_eq!(
        told(&planned(&go("planned", answers.clone()), &owned).unwrap()),
        ["deadline: - -> 2026-W50", "status: backlog -> planned"]
    );
    // A wake day that is over is none.
    owned.wake = Some(today());
    let until = Given { wake: day("2026-12-01"), ..answers.clone() };
    let sleeps = planned(&go("on-hold", until), &owned).unwrap();
    assert!(told(&sleeps).contains(&"wake: 2026-11-25 -> 2026-12-01".to_string()));
    // Who is not reopened needs no reason for it, and who is there already needs nothing.
    let said = |edit: &Edit, item: &Item| planned(edit, item).unwrap().iter().any(|c| c.field == Field::Comment);
    assert!(!said(&go("doing", answers.clone()), &item("backlog")));
    assert!(said(&go("doing", answers.clone()), &item("done")));
    assert_eq!(planned(&go("backlog", answers), &item("backlog")), Ok(Vec::new()));
}

#[test]
fn every_edge_of_the_table_can_be_gone_and_no_other() {
    let workflow = workflow();
    for from in workflow.stations() {
        for to in workflow.stations() {
            let start = item(from.status.code());
            let result = planned(&go(to.status.code(), everything_for(to.status.code())), &start);
            if from.to.contains(&to.status) {
                let changes = result.unwrap_or_else(|refusal| panic!("{} to {}: {refusal:?}", from.status, to.status));
                assert!(changes.iter().any(|c| c.field == Field::Status));
            } else if from.status != to.status {
                let reachable = from.to.clone();
                let (item, from, to) = (start.id, from.status.clone(), to.status.clone());
                assert_eq!(result, Err(Refusal::Unreachable { item, from, to, reachable }));
            }
        }
    }
}

#[test]
fn a_move_asks_for_just_the_thing_that_is_missing() {
    for (from, to, need) in [
        ("backlog", "planned", Need::Owner),
        ("backlog", "planned", Need::Deadline),
        ("backlog", "doing", Need::Owner),
        ("backlog", "on-hold", Need::Wake),
        ("backlog", "needs-info", Need::Asked),
        ("backlog", "needs-info", Need::AskBy),
        ("backlog", "closed", Need::Reason),
        ("backlog", "closed", Need::DuplicateOf),
        ("backlog", "done", Need::Decision),
        ("done", "backlog", Need::Why),
        ("closed", "inbox", Need::Why),
    ] {
        let mut item = item(from);
        item.kind = Kind::Dispute;
        let refused = Refusal::Missing { item: item.id, to: to.into(), need };
        assert_eq!(planned(&go(to, lacking(to, need)), &item), Err(refused), "{from} to {to}");
    }
}

#[test]
fn a_question_goes_along_only_with_a_move_to_where_it_belongs() {
    let asks = Given { owner: Some(person("han")), asked: Some(person("wei")), ..Given::default() };
    let refused = Refusal::Elsewhere { item: item("backlog").id, field: Field::Asked, status: "needs-info".into() };
    assert_eq!(planned(&go("doing", asks), &item("backlog")), Err(refused));
}

#[test]
fn a_settled_item_becomes_no_dispute_without_its_decision() {
    let kind = Edit::set(Field::Kind, Some("dispute".into()));
    let (id, status) = (item("done").id, Status::from("done"));
    assert_eq!(planned(&kind, &item("done")), Err(Refusal::Unfounded { item: id, status, need: Need::Decision }));
    assert!(planned(&kind, &item("doing")).is_ok());
    let mut decided = item("done");
    (decided.decision, decided.rationale) = (Some("yes".into()), Some("it is cheap".into()));
    assert!(planned(&kind, &decided).is_ok());
}

#[test]
fn what_the_item_has_already_is_not_asked_for() {
    let mut item = item("backlog");
    item.owner = Some(person("lin"));
    item.deadline = Some("2026-12".parse().unwrap());
    let changes = planned(&go("planned", Given::default()), &item).unwrap();
    assert_eq!(told(&changes), ["status: backlog -> planned"]);
}

#[test]
fn a_wake_day_must_lie_ahead() {
    for wake in [day("2026-11-24"), Some(today())] {
        let given = Given { wake, ..Given::default() };
        let refused = planned(&go("on-hold", given), &item("backlog"));
        assert!(matches!(refused, Err(Refusal::Missing { need: Need::Wake, .. })));
    }
}

#[test]
fn blank_words_meet_no_need() {
    let mut dispute = item("backlog");
    dispute.kind = Kind::Dispute;
    let given = Given { decision: Some("  ".into()), why: Some("\n".into()), ..Given::default() };
    assert!(matches!(
        planned(&go("done", given.clone()), &dispute),
        Err(Refusal::Missing { need: Need::Decision, .. })
    ));
    assert!(matches!(planned(&go("backlog", given), &item("done")), Err(Refusal::Missing { need: Need::Why, .. })));
}

#[test]
fn only_a_dispute_needs_its_decision() {
    assert!(planned(&go("done", Given::default()), &item("doing")).is_ok());
}

#[test]
fn nothing_is_done_while_open_items_block_it() {
    let by = vec![ItemId(3), ItemId(4)];
    let (item, done) = (item("doing"), go("done", Given::default()));
    let refused = Refusal::Blocked { item: item.id, by: by.clone() };
    assert_eq!(among(&done, &item, &[], &by, &[]), Err(refused));
    let given = Given { reason: Some(CloseReason::Cancelled), ..Given::default() };
    assert!(among(&go("closed", given), &item, &[], &by, &[]).is_ok());
}

#[test]
fn a_status_that_does_not_exist_is_another_refusal_than_one_out_of_reach() {
    let refused = planned(&go("reviewing", Given::default()), &item("backlog"));
    let known = workflow().stations().iter().map(|s| s.status.clone()).collect();
    let given = "reviewing".to_string();
    assert_eq!(refused, Err(Refusal::NoSuchStatus { given, known }));
}

#[test]
fn from_a_status_that_the_table_lacks_one_can_go_anywhere() {
    let lost = item("reviewing");
    for station in workflow().stations() {
        assert!(planned(&go(station.status.code(), everything_for(station.status.code())), &lost).is_ok());
    }
}

#[test]
fn done_and_closed_have_their_time_and_closed_its_reason() {
    let changes = planned(&go("done", Given::default()), &item("doing")).unwrap();
    assert_eq!(told(&changes), ["status: doing -> done", "closed: - -> 2026-11-25T01:30:00Z"]);
    let given = Given { reason: Some(CloseReason::WontDo), ..Given::default() };
    assert_eq!(
        told(&planned(&go("closed", given), &item("doing")).unwrap()),
        ["status: doing -> closed", "close-reason: - -> wont-do", "closed: - -> 2026-11-25T01:30:00Z"]
    );
}

#[test]
fn reopening_is_counted_says_why_and_forgets_how_it_was_closed() {
    let mut item = item("closed");
    item.closed = Some(now());
    item.close_reason = Some(CloseReason::Declined);
    item.reopened = 1;
    let given = Given { why: Some(" asked for again ".into()), ..Given::default() };
    assert_eq!(
        told(&planned(&go("backlog", given), &item).unwrap()),
        [
            "status: closed -> backlog",
            "close-reason: declined -> -",
            "closed: 2026-11-25T01:30:00Z -> -",
            "reopened: 1 -> 2",
            "comment: - -> asked for again"
        ]
    );
}

#[test]
fn closing_a_duplicate_ties_it_to_the_one_it_repeats() {
    let given = |to| Given { reason: Some(CloseReason::Duplicate), duplicate_of: Some(ItemId(to)), ..Given::default() };
    let changes = planned(&go("closed", given(3)), &item("inbox")).unwrap();
    assert!(told(&changes).contains(&"link: - -> duplicate-of 3".to_string()));
    assert_eq!(
        planned(&go("closed", given(7)), &item("inbox")),
        Err(Refusal::Circle { item: ItemId(7), to: ItemId(7), field: Field::Link })
    );
}

#[test]
fn why_it_is_closed_can_be_corrected_without_opening_it() {
    let mut item = item("closed");
    item.closed = Some(now());
    item.close_reason = Some(CloseReason::Declined);
    let given = Given { reason: Some(CloseReason::ByDesign), ..Given::default() };
    assert_eq!(told(&planned(&go("closed", given), &item).unwrap()), ["close-reason: declined -> by-design"]);
}

#[test]
fn leaving_on_hold_and_needs_info_empties_what_belonged_to_them() {
    let mut sleeping = item("on-hold");
    sleeping.wake = day("2026-12-01");
    assert_eq!(
        told(&planned(&go("backlog", Given::default()), &sleeping).unwrap()),
        ["status: on-hold -> backlog", "wake: 2026-12-01 -> -"]
    );
    let mut asked = item("needs-info");
    asked.asked = Some(person("李雷"));
    asked.ask_by = day("2026-12-01");
    assert_eq!(
        told(&planned(&go("inbox", Given::default()), &asked).unwrap()),
        ["status: needs-info -> inbox", "asked: 李雷 -> -", "ask-by: 2026-12-01 -> -"]
    );
}

#[test]
fn what_is_closed_does_not_sleep() {
    let mut sleeping = item("backlog");
    sleeping.wake = day("2026-12-01");
    let changes = planned(&go("done", Given::default()), &sleeping).unwrap();
    assert!(told(&changes).contains(&"wake: 2026-12-01 -> -".to_string()));
}

#[test]
fn what_is_given_to_the_status_where_it_stands_is_still_written() {
    let mut item = item("doing");
    item.owner = Some(person("lin"));
    assert_eq!(planned(&go("doing", Given::default()), &item), Ok(Vec::new()));
    let given = Given { owner: Some(person("han")), ..Given::default() };
    assert_eq!(told(&planned(&go("doing", given), &item).unwrap()), ["owner: lin -> han"]);
}

#[test]
fn a_value_is_taken_in_its_one_form() {
    for (field, given, kept) in [
        (Field::Title, " 登录\n超时\u{0} ", "登录 超时"),
        (Field::Owner, "@李雷", "李雷"),
        (Field::Tags, "b,a #b", "a b"),
        (Field::Parent, " ＃12 ", "12"),
        (Field::Wake, "2026-12-05", "2026-12-05"),
        (Field::Body, "a\r\nb ", "a\nb "),
        (Field::Why, " so\nthat ", "so that"),
    ] {
        let changes = planned(&Edit::set(field, Some(given.into())), &item("backlog")).unwrap();
        assert_eq!(changes[0].new.as_deref(), Some(kept), "{field}");
    }
}

#[test]
fn a_value_that_is_none_is_refused_with_the_field() {
    for (field, given) in [
        (Field::Owner, "a b"),
        (Field::Priority, "high"),
        (Field::Deadline, "soon"),
        (Field::Wake, "+12026-01-01"),
        (Field::Parent, "-3"),
        (Field::Value, "much"),
        (Field::Votes, "-5"),
        (Field::Effort, "1000000001"),
        (Field::Status, "done"),
        (Field::Closed, "2026-12-05T09:30:00Z"),
        (Field::Extra, "{}"),
        (Field::Archived, "1"),
    ] {
        let refused = planned(&Edit::set(field, Some(given.into())), &item("backlog"));
        assert!(
            matches!(&refused, Err(Refusal::BadValue { field: f, bad }) if *f == field && bad.given == given),
            "{refused:?}"
        );
    }
}

#[test]
fn a_title_must_be_seen_and_every_text_must_fit() {
    for nothing in [None, Some(" \n".to_string()), Some("\u{200b}\u{0}".to_string())] {
        let refused = planned(&Edit::set(Field::Title, nothing), &item("backlog"));
        assert_eq!(refused, Err(Refusal::NoTitle));
    }
    for (field, most) in [(Field::Title, TITLE_BYTES), (Field::Body, TEXT_BYTES)] {
        assert!(planned(&Edit::set(field, Some("x".repeat(most))), &item("backlog")).is_ok());
        let refused = planned(&Edit::set(field, Some("x".repeat(most + 1))), &item("backlog"));
        let bytes = most + 1;
        assert_eq!(refused, Err(Refusal::TooLong { field, bytes, most }));
    }
    let long = Edit::Comment("x".repeat(TEXT_BYTES + 1));
    assert!(matches!(planned(&long, &item("backlog")), Err(Refusal::TooLong { field: Field::Comment, .. })));
}

#[test]
fn a_blank_comment_is_refused() {
    let refused = planned(&Edit::Comment(" \n".into()), &item("backlog"));
    assert!(matches!(refused, Err(Refusal::BadValue { field: Field::Comment, .. })));
}

#[test]
fn the_same_field_changed_by_another_meanwhile_is_a_clash_that_shows_both() {
    let mut item = item("backlog");
    item.owner = Some(person("han"));
    let edit = Edit::guarded(Field::Owner, Some("lin".into()), Some("@李雷".into()));
    assert_eq!(
        planned(&edit, &item),
        Err(Refusal::Clash(Box::new(Clash {
            item: item.id,
            field: Field::Owner,
            seen: Some("lin".into()),
            mine: Some("李雷".into()),
            theirs: Some("han".into()),
            by: None,
        })))
    );
}

#[test]
fn two_who_want_the_same_do_not_clash() {
    let mut item = item("backlog");
    item.tags = tag::split("a b");
    let edit = Edit::guarded(Field::Tags, None, Some("b a".into()));
    assert_eq!(planned(&edit, &item), Ok(Vec::new()));
    let emptied = Edit::guarded(Field::Body, Some("old".into()), Some(String::new()));
    assert_eq!(planned(&emptied, &item), Ok(Vec::new()));
}

#[test]
fn an_edit_of_one_field_does_not_mind_a_change_of_another() {
    let mut item = item("backlog");
    item.owner = Some(person("han"));
    let edit = Edit::guarded(Field::Goal, None, Some("retention".into()));
    assert_eq!(told(&planned(&edit, &item).unwrap()), ["goal: - -> retention"]);
}

#[test]
fn a_status_keeps_the_fields_that_it_stands_on() {
    let mut item = item("planned");
    item.owner = Some(person("lin"));
    item.deadline = Some("2026-12".parse().unwrap());
    for field in [Field::Owner, Field::Deadline] {
        let refused = Refusal::Kept { item: item.id, field, status: "planned".into() };
        assert_eq!(planned(&Edit::set(field, None), &item), Err(refused));
        item.status = Status::from("backlog");
        assert!(planned(&Edit::set(field, None), &item).is_ok());
        item.status = Status::from("planned");
    }
    let mut done = crate::domain::sample::item("done");
    done.decision = Some("later".into());
    assert!(planned(&Edit::set(Field::Decision, None), &done).is_ok());
    done.kind = Kind::Dispute;
    assert!(matches!(planned(&Edit::set(Field::Decision, None), &done), Err(Refusal::Kept { .. })));
}

#[test]
fn a_circle_of_parents_or_of_blocking_is_refused() {
    let item = item("backlog");
    let circle = |field, to| Err(Refusal::Circle { item: ItemId(7), to: ItemId(to), field });
    let parent = |to: &str| Edit::set(Field::Parent, Some(to.into()));
    let blocks = |to| Edit::Link(Link { kind: LinkKind::Blocks, to: ItemId(to) });
    let beyond = [ItemId(3), ItemId(7)];
    assert_eq!(planned(&parent("7"), &item), circle(Field::Parent, 7));
    assert_eq!(planned(&blocks(7), &item), circle(Field::Link, 7));
    assert_eq!(among(&parent("3"), &item, &[], &[], &beyond), circle(Field::Parent, 3));
    assert_eq!(among(&blocks(3), &item, &[], &[], &beyond), circle(Field::Link, 3));
    let relates = Edit::Link(Link { kind: LinkKind::Relates, to: ItemId(3) });
    assert!(among(&relates, &item, &[], &[], &beyond).is_ok());
}

#[test]
fn a_link_is_tied_once_and_cut_once() {
    let link = Link { kind: LinkKind::Relates, to: ItemId(3) };
    let item = item("backlog");
    assert_eq!(told(&planned(&Edit::Link(link), &item).unwrap()), ["link: - -> relates 3"]);
    assert_eq!(among(&Edit::Link(link), &item, &[link], &[], &[]), Ok(Vec::new()));
    assert_eq!(told(&among(&Edit::Unlink(link), &item, &[link], &[], &[]).unwrap()), ["link: relates 3 -> -"]);
    assert_eq!(planned(&Edit::Unlink(link), &item), Ok(Vec::new()));
}

#[test]
fn tags_are_added_and_removed_beside_the_others() {
    let mut item = item("backlog");
    item.tags = tag::split("api infra");
    let edit = Edit::Retag { add: vec!["#支付".into(), "api".into()], remove: vec!["infra".into(), "none".into()] };
    assert_eq!(told(&planned(&edit, &item).unwrap()), ["tags: api infra -> api 支付"]);
}

#[test]
fn a_deadline_moves_by_its_own_unit() {
    let mut item = item("backlog");
    for (was, by, is) in [
        ("2026-12-31", 1, "2027-01-01"),
        ("2026-W53", -1, "2026-W52"),
        ("2026-12", 2, "2027-02"),
        ("2026-Q4", -1, "2026-Q3"),
    ] {
        item.deadline = Some(was.parse().unwrap());
        let changes = planned(&Edit::Shift(by), &item).unwrap();
        assert_eq!(told(&changes), [format!("deadline: {was} -> {is}")]);
    }
    let was = item.deadline;
    let refused = planned(&Edit::Shift(i32::MAX), &item);
    assert_eq!(refused, Err(Refusal::NoDeadline { item: item.id, was }));
    item.deadline = None;
    let refused = planned(&Edit::Shift(1), &item);
    assert_eq!(refused, Err(Refusal::NoDeadline { item: item.id, was: None }));
}

#[test]
fn handing_over_gives_the_owner_and_the_word() {
    let edit =
        Edit::HandOver { to: person("han"), status: None, note: Some("yours now".into()), seen: Default::default() };
    assert_eq!(told(&planned(&edit, &item("doing")).unwrap()), ["owner: - -> han", "comment: - -> yours now"]);
    let done = Edit::HandOver { to: person("han"), status: Some("done".into()), note: None, seen: Default::default() };
    let refused = Refusal::Blocked { item: item("doing").id, by: vec![ItemId(3)] };
    assert_eq!(among(&done, &item("doing"), &[], &[ItemId(3)], &[]), Err(refused));
    let silent = Edit::HandOver { to: person("han"), status: None, note: Some(" ".into()), seen: Default::default() };
    assert_eq!(told(&planned(&silent, &item("doing")).unwrap()), ["owner: - -> han"]);
}

#[test]
fn a_deleted_item_can_only_be_restored() {
    let mut deleted = item("backlog");
    assert_eq!(told(&planned(&Edit::Archive, &deleted).unwrap()), ["archived: - -> 1"]);
    deleted.archived = true;
    for edit in [Edit::Archive, Edit::Comment("hello".into()), go("done", Given::default())] {
        assert_eq!(planned(&edit, &deleted), Err(Refusal::Archived(deleted.id)));
    }
    assert_eq!(told(&planned(&Edit::Restore, &deleted).unwrap()), ["archived: 1 -> -"]);
}

#[test]
fn a_new_item_is_an_issue_at_the_start_reported_by_its_maker() {
    let item = item("inbox");
    assert_eq!(item.kind, Kind::Issue);
    assert_eq!(item.reporter, Some(person("lin")));
    assert_eq!((item.version, item.created), (1, now()));
    let made = |draft| create(&draft, ItemId(1), Uuid::nil(), workflow(), &person("lin"), now());
    assert_eq!(made(Draft::default()), Err(Refusal::NoTitle));
    let draft = Draft {
        title: " a\tb\0 ".into(),
        body: "x\0".into(),
        goal: Some(" ".into()),
        source: Some("cust\u{7}omer".into()),
        tags: vec!["＃b".into(), " ".into()],
        ..Draft::default()
    };
    let item = made(draft).unwrap();
    assert_eq!((item.title.as_str(), item.body.as_str()), ("a b", "x"));
    assert_eq!((item.goal, item.source.as_deref()), (None, Some("customer")));
    assert_eq!(tag::join(&item.tags), "b");
}

#[test]
fn the_record_of_a_new_item_tells_its_filled_fields() {
    let mut item = item("inbox");
    item.owner = Some(person("李雷"));
    item.body = "long".into();
    let change = creation(&item);
    let snapshot: BTreeMap<String, String> = serde_json::from_str(&change.new.unwrap()).unwrap();
    let told: Vec<_> = snapshot.iter().map(|(k, v)| format!("{k}={v}")).collect();
    assert_eq!(told, ["kind=issue", "owner=李雷", "reporter=lin", "status=inbox", "title=登录超时"]);
}

mod properties {
    use super::*;
    use crate::domain::due::Due;
    use crate::domain::priority::Priority;

    fn any_day() -> impl Strategy<Value = NaiveDate> {
        (-40i64..40).prop_map(|n| today() + chrono::TimeDelta::days(n))
    }

    fn any_due() -> impl Strategy<Value = Due> {
        (any_day(), 0..4).prop_map(|(day, precision)| match precision {
            0 => Due::day(day),
            1 => Due::week_of(day),
            2 => Due::month_of(day),
            _ => Due::quarter_of(day),
        })
    }

    fn any_handle() -> impl Strategy<Value = Handle> {
        prop::sample::select(vec![person("lin"), person("han"), person("李雷")])
    }

    fn any_status() -> impl Strategy<Value = Status> {
        let all: Vec<Status> = workflow().stations().iter().map(|s| s.status.clone()).collect();
        prop::sample::select(all)
    }

    fn any_text() -> impl Strategy<Value = String> {
        prop::sample::select(vec!["", " ", "登录超时", "a\tb\0", "two\r\nlines", "x"]).prop_map(str::to_string)
    }

    fn any_reason() -> impl Strategy<Value = CloseReason> {
        prop::sample::select(CloseReason::ALL)
    }

    fn any_kind() -> impl Strategy<Value = Kind> {
        prop::sample::select(Kind::ALL)
    }

    prop_compose! {
        fn any_item()(
            status in any_status(), kind in any_kind(), archived in prop::bool::weighted(0.1),
            owner in prop::option::of(any_handle()), asked in prop::option::of(any_handle()),
            deadline in prop::option::of(any_due()), wake in prop::option::of(any_day()),
            ask_by in prop::option::of(any_day()), reason in prop::option::of(any_reason()),
            level in prop::option::of(0u8..4), tags in "[ab ]{0,5}", reopened in 0i64..3,
        ) -> Item {
            let open = workflow().category(&status).is_open();
            Item {
                kind, archived, owner, asked, deadline, wake, ask_by, reopened,
                closed: (!open).then(now),
                close_reason: reason.filter(|_| !open),
                priority: level.map(Priority::of_level),
                tags: tag::split(&tags),
                ..item(status.code())
            }
        }
    }

    prop_compose! {
        fn any_given()(
            owner in prop::option::of(any_handle()), deadline in prop::option::of(any_due()),
            wake in prop::option::of(any_day()), asked in prop::option::of(any_handle()),
            ask_by in prop::option::of(any_day()), reason in prop::option::of(any_reason()),
            duplicate_of in prop::option::of((1i64..9).prop_map(ItemId)),
            decision in prop::option::of(any_text()), rationale in prop::option::of(any_text()), why in prop::option::of(any_text()),
            fills in any::<bool>(),
        ) -> Given {
            Given { owner, deadline, wake, asked, ask_by, reason, duplicate_of, decision, rationale, why, fills, seen: None }
        }
    }

    fn any_value() -> impl Strategy<Value = (Field, Option<String>)> {
        let field = prop::sample::select(Field::ALL);
        let words = ["lin", "han", "P1", "bug", "2026-12-05", "2026-W50", "7", "3", "a b", "", "登录"];
        (field, prop::option::of(prop::sample::select(words.to_vec())))
            .prop_map(|(field, value)| (field, value.map(str::to_string)))
    }

    fn any_edit() -> impl Strategy<Value = Edit> {
        let values = || prop::collection::btree_map(any_value().prop_map(|v| v.0), any_value().prop_map(|v| v.1), 0..3);
        let words = || prop::collection::vec("[ab #]{0,3}", 0..3);
        let link =
            || (prop::sample::select(LinkKind::ALL), 1i64..9).prop_map(|(kind, to)| Link { kind, to: ItemId(to) });
        prop_oneof![
            (values(), values()).prop_map(|(values, seen)| Edit::Set { values, seen }),
            any_value().prop_map(|(field, value)| Edit::set(field, value)),
            (words(), words()).prop_map(|(add, remove)| Edit::Retag { add, remove }),
            (-3..3).prop_map(Edit::Shift),
            (any_status(), any_given()).prop_map(|(to, given)| Edit::Move { to, given }),
            any_text().prop_map(Edit::Comment),
            link().prop_map(Edit::Link),
            link().prop_map(Edit::Unlink),
            (any_handle(), prop::option::of(any_text())).prop_map(|(to, note)| Edit::HandOver {
                to,
                status: None,
                note,
                seen: BTreeMap::new(),
            }),
            Just(Edit::Archive),
            Just(Edit::Restore),
        ]
    }

    fn carried_out(item: &Item, changes: &[Change]) -> Item {
        let mut item = item.clone();
        for change in changes {
            assert_eq!(item.get(change.field), change.old, "{change:?}");
            item.set(change.field, change.new.as_deref()).unwrap();
        }
        item
    }

    fn of_fields(changes: Vec<Change>) -> Vec<Change> {
        let mut changes = changes;
        changes.retain(|c| !matches!(c.field, Field::Link | Field::Comment));
        changes
    }

    proptest! {
        #[test]
        fn every_planned_change_reversed_gives_the_start(item in any_item(), edit in any_edit()) {
            if let Ok(changes) = planned(&edit, &item) {
                let changes = of_fields(changes);
                let then = carried_out(&item, &changes);
                prop_assert_eq!(carried_out(&then, &reversed(&changes)), item);
            }
        }

        #[test]
        fn a_plan_changes_each_field_once_and_for_something_else(item in any_item(), edit in any_edit()) {
            for change in planned(&edit, &item).iter().flatten() {
                prop_assert_eq!(change.item, item.id);
                prop_assert_ne!(&change.old, &change.new);
            }
            let fields: Vec<Field> = of_fields(planned(&edit, &item).unwrap_or_default()).iter().map(|c| c.field).collect();
            let mut once = fields.clone();
            once.sort();
            once.dedup();
            prop_assert_eq!(once.len(), fields.len());
        }

        #[test]
        fn what_was_done_is_not_done_again(item in any_item(), edit in any_edit()) {
            let tells = matches!(edit, Edit::Comment(_) | Edit::Shift(_) | Edit::Link(_) | Edit::HandOver { note: Some(_), .. });
            let words = matches!(&edit, Edit::Move { given, .. } if given.why.is_some());
            // What belongs to a status that is left is emptied even if it was given along; given again, it is taken.
            let leaves = matches!(&edit, Edit::Move { given, .. } if given.wake.is_some() || given.asked.is_some() || given.ask_by.is_some());
            if let Ok(changes) = planned(&edit, &item) && !(tells || words || leaves) {
                let then = carried_out(&item, &of_fields(changes));
                if !then.archived {
                    let again = planned(&edit, &then).map(of_fields);
                    prop_assert!(!matches!(&again, Ok(more) if !more.is_empty()), "{:?}", again);
                }
            }
        }

        #[test]
        fn after_a_move_the_status_has_what_it_needs(item in any_item(), to in any_status(), given in any_given()) {
            let edit = Edit::Move { to: to.clone(), given };
            let moved = planned(&edit, &item).map(|changes| carried_out(&item, &of_fields(changes)));
            if let Ok(then) = moved && then != item {
                let workflow = workflow();
                prop_assert_eq!(&then.status, &to);
                for need in &workflow.station(&to).unwrap().needs {
                    let has = match need {
                        Need::Owner => then.owner.is_some(),
                        Need::Deadline => then.deadline.is_some(),
                        Need::Wake => then.wake > Some(today()),
                        Need::Asked => then.asked.is_some(),
                        Need::AskBy => then.ask_by.is_some(),
                        Need::Reason => then.close_reason.is_some(),
                        Need::Decision => then.kind != Kind::Dispute || then.decision.is_some(),
                        Need::Rationale => then.kind != Kind::Dispute || then.rationale.is_some(),
                        Need::DuplicateOf | Need::Unblocked | Need::Why => true,
                    };
                    prop_assert!(has, "{need} in {to}");
                }
                let open = workflow.category(&to).is_open();
                prop_assert_eq!(then.closed.is_none(), open);
                prop_assert!(!open || then.close_reason.is_none());
            }
        }
    }
}

mod disputes_and_answers {
    use super::*;

    fn dispute() -> Item {
        let mut dispute = item("doing");
        dispute.kind = Kind::Dispute;
        dispute
    }

    #[test]
    fn a_dispute_is_not_settled_without_its_decision_and_the_reason_for_it() {
        let missing = |given| match planned(&go("done", given), &dispute()) {
            Err(Refusal::Missing { need, .. }) => Some(need),
            _ => None,
        };
        let decided = Given { decision: Some("ship it".into()), ..Given::default() };
        assert_eq!(missing(Given::default()), Some(Need::Decision));
        assert_eq!(missing(decided.clone()), Some(Need::Rationale));
        let reasoned = Given { rationale: Some("the numbers say so".into()), ..decided };
        assert_eq!(missing(reasoned), None);
        let cancelled = Given { reason: Some(CloseReason::Cancelled), ..Given::default() };
        let closed = planned(&go("closed", cancelled), &dispute());
        assert!(matches!(closed, Err(Refusal::Missing { need: Need::Decision, .. })));
        let repeats = Given { reason: Some(CloseReason::Duplicate), duplicate_of: Some(ItemId(9)), ..Given::default() };
        assert!(planned(&go("closed", repeats), &dispute()).is_ok());
    }

    #[test]
    fn a_settled_dispute_keeps_its_decision_and_the_reason_for_it() {
        let mut settled = dispute();
        settled.status = Status::from("done");
        (settled.decision, settled.rationale) = (Some("ship it".into()), Some("so".into()));
        for field in [Field::Decision, Field::Rationale] {
            let emptied = planned(&Edit::set(field, None), &settled);
            assert!(matches!(emptied, Err(Refusal::Kept { .. })), "{field}");
        }
    }

    fn asked() -> Item {
        let mut asked = item("needs-info");
        (asked.asked, asked.ask_by) = (Some(person("lin")), day("2026-12-01"));
        asked.owner = Some(person("wei"));
        asked
    }

    #[test]
    fn the_answer_of_the_one_who_was_asked_brings_the_item_back_to_where_it_was() {
        let told = told(&planned(&Edit::Comment("Safari 17".into()), &asked()).unwrap());
        assert_eq!(
            told,
            ["comment: - -> Safari 17", "status: needs-info -> doing", "asked: lin -> -", "ask-by: 2026-12-01 -> -"]
        );
        assert_eq!(planned(&Edit::Answer("Safari 17".into()), &asked()).unwrap().len(), 4);
    }

    #[test]
    fn what_it_no_longer_has_what_it_takes_for_it_goes_to_where_new_items_are() {
        let mut unowned = asked();
        unowned.owner = None;
        let told = told(&planned(&Edit::Answer("x".into()), &unowned).unwrap());
        assert!(told.contains(&"status: needs-info -> inbox".to_string()), "{told:?}");
    }

    #[test]
    fn others_may_comment_without_answering_and_only_a_question_is_answered() {
        let mut of_another = asked();
        of_another.asked = Some(person("han"));
        assert_eq!(planned(&Edit::Comment("me too".into()), &of_another).unwrap().len(), 1);
        let answer = planned(&Edit::Answer("x".into()), &item("doing"));
        assert!(matches!(answer, Err(Refusal::NotAsked(_))));
    }
}
