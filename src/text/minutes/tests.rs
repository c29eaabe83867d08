use chrono::{DateTime, Utc};
use proptest::prelude::*;

use super::*;
use crate::domain::change::Change;
use crate::domain::field::Field;
use crate::domain::id::ItemId;
use crate::domain::kind::Kind;
use crate::domain::meeting::minutes::{Line, Topic};
use crate::domain::meeting::{Meeting, MeetingId, Part};
use crate::domain::person::Handle;
use crate::text::sample::{awkward, workflow};
use crate::text::wrap::wrap;

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn person(name: &str) -> Handle {
    name.parse().unwrap()
}

fn line(item: i64, title: &str) -> Line {
    Line {
        item: ItemId(item),
        title: title.into(),
        owner: Some(person("wei")),
        deadline: Some("2026-12-04".parse().unwrap()),
        decision: None,
        why: None,
        from: None,
        status: None,
        wake: None,
        times: 0,
    }
}

fn change(field: Field, old: Option<&str>, new: Option<&str>) -> Change {
    let (old, new) = (old.map(str::to_string), new.map(str::to_string));
    Change { item: ItemId(31), field, old, new }
}

fn rich(words: &str) -> Minutes {
    Minutes {
        meeting: Meeting {
            id: MeetingId(3),
            name: format!("周会{words}"),
            series: None,
            day: "2026-11-25".parse().unwrap(),
            on: "2026-11-25".parse().unwrap(),
            began: at("2026-11-25T02:00:00Z"),
            ended: Some(at("2026-11-25T02:45:30Z")),
            is_paused: false,
            present: vec![person("lin"), person("魏然")],
            absent: vec![person("mei")],
            next: Some("2026-12-02".parse().unwrap()),
        },
        topics: vec![
            Topic {
                item: ItemId(31),
                title: format!("Check-in reward <late> {words}"),
                kind: Kind::Task,
                is_open: false,
                part: Some(Part::Carried),
                times: 2,
                is_captured: false,
                said: vec![(Some(person("han")), format!("# not a heading\n- nor a list {words}"))],
                changes: vec![
                    change(Field::Owner, Some("lin"), Some("wei")),
                    change(Field::Status, Some("doing"), Some("closed")),
                    change(Field::CloseReason, None, Some("declined")),
                ],
                outcomes: vec![(Kind::Task, line(71, "致电 *供应商*"))],
                decider: None,
            },
            Topic {
                item: ItemId(8),
                title: "came up".into(),
                kind: Kind::Task,
                is_open: true,
                part: None,
                times: 0,
                is_captured: false,
                said: Vec::new(),
                changes: vec![change(Field::Deadline, None, Some("2026-Q4"))],
                outcomes: Vec::new(),
                decider: None,
            },
        ],
        actions: vec![line(71, "致电 *供应商*"), Line { owner: None, deadline: None, ..line(72, "look into it") }],
        decisions: vec![Line {
            decision: Some("show it to everybody".into()),
            why: Some("visitors come first".into()),
            ..line(51, "Force a login?")
        }],
        disputes: vec![line(52, "按月还是按年计费")],
        carried: vec![Line { times: 3, ..line(46, "still open") }, Line { times: 1, ..line(47, "open as well") }],
        unreached: (54..66).map(|item| line(item, "not come to")).collect(),
        spans: vec![
            (at("2026-11-25T02:00:00Z"), Some(at("2026-11-25T02:20:00Z"))),
            (at("2026-11-25T02:30:00Z"), Some(at("2026-11-25T02:45:30Z"))),
        ],
    }
}

#[test]
fn minutes_read_as_a_person_would_send_them_in_every_form_and_language() {
    for lang in Lang::ALL {
        for (form, name) in [(Form::Markdown, "md"), (Form::Plain, "text"), (Form::Html, "html")] {
            let text = write(lang, &rich(""), &workflow(), form);
            insta::assert_snapshot!(format!("{name}_{}", lang.code()), text);
        }
    }
}

#[test]
fn positions_have_a_line_each_and_of_a_change_only_what_changed() {
    let mut minutes = rich("");
    let told = |minutes: &Minutes, lang| write(lang, minutes, &workflow(), Form::Plain);
    minutes.topics[0].changes = vec![change(Field::Positions, None, Some("@han: no\n@tang: yes"))];
    assert!(told(&minutes, Lang::En).contains("  - Positions:\n    @han: no\n    @tang: yes\n"));
    assert!(told(&minutes, Lang::Zh).contains("  - 各方立场：\n    @han：no\n    @tang：yes\n"));
    minutes.topics[0].changes =
        vec![change(Field::Positions, Some("@tang: yes\n@han: no"), Some("@tang: yes\n@han: later"))];
    assert!(told(&minutes, Lang::En).contains("  - Positions: @han: no -> later\n"));
}

#[test]
fn what_was_captured_and_came_to_its_end_says_so() {
    let mut minutes = rich("");
    let done = Line { status: Some("done".into()), ..line(71, "call them") };
    minutes.topics[1].is_captured = true;
    minutes.topics[0].outcomes = vec![(Kind::Task, done.clone()), (Kind::Dispute, done.clone())];
    minutes.actions = vec![done.clone(), Line { owner: None, deadline: None, ..done }];
    let english = write(Lang::En, &minutes, &workflow(), Form::Plain);
    for told in [
        "#8 came up (captured in this meeting)",
        "Action #71: call them (@wei, by Fri 4 Dec 2026, done)",
        "Dispute #71: call them (@wei decides, by Fri 4 Dec 2026, done)",
        "- #71 call them (done)",
    ] {
        assert!(english.contains(told), "{told}: {english}");
    }
    let chinese = write(Lang::Zh, &minutes, &workflow(), Form::Plain);
    assert!(chinese.contains("- #71 call them（已完成）") && chinese.contains("（本次会议新增）"), "{chinese}");
}

#[test]
fn what_was_left_open_and_sleeps_says_until_when() {
    let mut minutes = rich("");
    minutes.disputes[0].wake = Some("2026-12-01".parse().unwrap());
    let told = |lang| write(lang, &minutes, &workflow(), Form::Markdown);
    assert!(told(Lang::En).contains("by Fri 4 Dec 2026, sleeps until Tue 1 Dec 2026)"), "{}", told(Lang::En));
    assert!(told(Lang::Zh).contains("，休眠至2026年12月1日 周二）"), "{}", told(Lang::Zh));
}

#[test]
fn dates_and_counts_stay_on_one_line_in_the_mail_and_on_the_screen() {
    let mut minutes = rich("");
    minutes.topics[1].changes = vec![change(Field::Deadline, Some("2026-W49"), Some("2026-12-05"))];
    for letters in 1..70 {
        let title = "x".repeat(letters);
        minutes.actions = vec![line(71, &title)];
        minutes.carried = vec![Line { times: 3, ..line(46, &title) }];
        minutes.topics[1].title = title.clone();
        minutes.topics[1].times = 2;
        for (lang, bound) in [
            (Lang::En, ["Fri 4 Dec 2026", "the 3rd", "over 2 times", "week 49 2026", "5 Dec 2026", "45 min"]),
            (Lang::Zh, ["2026年12月4日 周五", "第 3 次", "延 2 次", "第49周", "2026年12月5日", "45 分钟"]),
        ] {
            let unbroken = write(lang, &minutes, &workflow(), Form::Markdown);
            let mail = write(lang, &minutes, &workflow(), Form::Plain);
            let screen = wrap(&write_to_wrap(lang, &minutes, &workflow()), letters + 24).join("\n");
            for page in [mail, screen.replace(NO_BREAK, " ")] {
                for what in bound {
                    assert_eq!(page.matches(what).count(), unbroken.matches(what).count(), "{what}: {page}");
                }
            }
        }
    }
}

#[test]
fn the_owner_and_the_deadline_of_a_dispute_have_their_names_of_its_page() {
    let mut minutes = rich("");
    let topic = &mut minutes.topics[1];
    topic.kind = Kind::Dispute;
    topic.changes = vec![
        change(Field::Owner, Some("lin"), Some("wei")),
        change(Field::Deadline, Some("2026-12-05"), Some("2026-12-07")),
    ];
    let told = |minutes: &Minutes, lang| write(lang, minutes, &workflow(), Form::Markdown);
    let english = told(&minutes, Lang::En);
    assert!(english.contains("- Decider: @lin -> @wei\n- Decide by: 5 Dec 2026 -> 7 Dec 2026\n"), "{english}");
    let chinese = told(&minutes, Lang::Zh);
    assert!(chinese.contains("- 决策人：@lin -> @wei\n- 决策期限：2026年12月5日 -> "), "{chinese}");
    minutes.topics[1].is_open = false;
    assert!(told(&minutes, Lang::En).contains("- Look again: 5 Dec 2026 -> 7 Dec 2026\n"));
}

#[test]
fn a_heading_of_a_page_without_a_remark_has_no_place_for_one() {
    let mut minutes = rich("");
    minutes.topics[1].part = Some(Part::Due);
    let page = write(Lang::En, &minutes, &workflow(), Form::Html);
    assert!(page.contains("<h3>#8 came up</h3>"), "{page}");
    assert_eq!(page.matches("<small>").count(), 1);
}

#[test]
fn a_single_item_more_is_named_and_not_counted() {
    let mut minutes = rich("");
    let more = |minutes: &Minutes| write(Lang::En, minutes, &workflow(), Form::Plain).contains(" more");
    assert!(more(&minutes));
    minutes.unreached.truncate(11);
    assert!(!more(&minutes));
}

#[test]
fn a_meeting_in_which_nothing_happened_says_so() {
    let mut minutes = rich("");
    (minutes.topics, minutes.actions, minutes.decisions) = Default::default();
    (minutes.disputes, minutes.carried) = Default::default();
    assert!(write(Lang::En, &minutes, &workflow(), Form::Plain).contains("Nothing was recorded."));
    assert!(write(Lang::Zh, &minutes, &workflow(), Form::Plain).contains("本次会议没有记录。"));
}

proptest! {
    #[test]
    fn whatever_was_typed_stays_within_its_lines(words in awkward()) {
        for lang in Lang::ALL {
            let plain = write(lang, &rich(&words), &workflow(), Form::Plain);
            prop_assert!(plain.lines().all(|line| crate::text::width::width(line) <= 80), "{plain}");
            let html = write(lang, &rich(&words), &workflow(), Form::Html);
            prop_assert_eq!(html.matches("<li>").count(), 4 + 1 + 2 + 1 + 1 + 2 + 11);
            prop_assert_eq!(html.matches("<script").count(), 0);
        }
    }
}
