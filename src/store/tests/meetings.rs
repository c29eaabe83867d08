//! Meetings: agendas that build themselves, and minutes that are read from the log.

use proptest::prelude::*;
use std::collections::BTreeMap;

use super::support::*;
use crate::domain::change::{By, Deed, Reach};
use crate::domain::edit::{Draft, Edit, Given};
use crate::domain::field::Field;
use crate::domain::id::ItemId;
use crate::domain::kind::Kind;
use crate::domain::meeting::minutes::Line;
use crate::domain::meeting::series::{Series, SeriesId};
use crate::domain::meeting::{MeetingEdit, MeetingId, Opening, Part};
use crate::domain::reason::CloseReason;
use crate::domain::refusal::Refusal;
use crate::domain::sample::{person, today};
use crate::store::{Past, Store};

fn opening(series: Option<SeriesId>) -> Opening {
    Opening { name: "Sync".into(), series, present: vec![person("lin"), person("wei")], absent: vec![person("mei")] }
}

fn start(store: &mut Store, series: Option<SeriesId>, by: &By) -> MeetingId {
    step(store.change_meeting(&MeetingEdit::Start(opening(series)), by)).meeting.unwrap()
}

fn during(meeting: MeetingId, by: By) -> By {
    By { meeting: Some(meeting), ..by }
}

fn end(store: &mut Store, meeting: MeetingId, by: &By) {
    step(store.change_meeting(&MeetingEdit::End(meeting), by));
}

fn weekly(store: &mut Store) -> SeriesId {
    let series = Series {
        id: SeriesId(0),
        name: "Weekly".into(),
        rule: "weekly wed".parse().unwrap(),
        start: today(),
        people: vec![person("lin"), person("wei"), person("mei")],
        sections: Part::BUILT.to_vec(),
        exceptions: BTreeMap::new(),
        held: None,
        met: None,
    };
    store.save_series(&series).unwrap()
}

fn owned(store: &mut Store, title: &str, due: Option<&str>) -> ItemId {
    let draft = Draft {
        title: title.into(),
        owner: Some(person("lin")),
        deadline: due.map(|due| due.parse().unwrap()),
        ..Draft::default()
    };
    made(store.create(&[draft], &later("lin", -20)))[0]
}

fn agenda(store: &Store, meeting: MeetingId) -> Vec<(ItemId, &'static str, i64)> {
    let sitting = store.sitting(meeting).unwrap();
    let entries = sitting.agenda.iter().filter(|entry| !entry.is_struck);
    entries.map(|entry| (entry.item, entry.part.code(), entry.times)).collect()
}

#[test]
fn an_agenda_builds_itself_section_by_section_each_item_once() {
    let mut store = store();
    let late = owned(&mut store, "late", Some("2026-11-20"));
    let soon = owned(&mut store, "soon", Some("2026-11-27"));
    owned(&mut store, "far", Some("2027-05-01"));
    let fresh = made(store.create(&[draft("fresh")], &by("wei")))[0];
    let done = owned(&mut store, "done", None);
    edit(&mut store, done, &go("done"));
    let dispute = owned(&mut store, "old dispute", Some("2026-11-01"));
    edit(&mut store, dispute, &set(Field::Kind, "dispute"));
    let nobody = made(store.create(&[draft("of nobody who is invited")], &by("zoe")))[0];
    let meeting = start(&mut store, None, &by("lin"));
    let parts = agenda(&store, meeting);
    assert_eq!(
        parts,
        [(dispute, "undecided", 0), (late, "overdue", 0), (soon, "due", 0), (fresh, "new", 0), (done, "done", 0)]
    );
    assert!(!parts.iter().any(|(item, ..)| *item == nobody));
}

#[test]
fn what_was_left_open_comes_first_next_time_with_its_count() {
    let mut store = store();
    let series = weekly(&mut store);
    let (one, two) = (owned(&mut store, "one", Some("2026-11-20")), owned(&mut store, "two", Some("2026-11-20")));
    owned(&mut store, "three", Some("2026-11-20"));
    let first = start(&mut store, Some(series), &by("lin"));
    let lin = during(first, by("lin"));
    store.apply(&[two], &go("done"), &lin).unwrap();
    store.apply(&[one], &Edit::Comment("next week".into()), &lin).unwrap();
    end(&mut store, first, &by("lin"));
    let second = start(&mut store, Some(series), &later("lin", 7));
    assert_eq!(agenda(&store, second)[0], (one, "carried-over", 1));
    assert_eq!(agenda(&store, second)[1].1, "overdue", "what was not come to is not carried over");
    end(&mut store, second, &later("lin", 7));
    let third = start(&mut store, Some(series), &later("lin", 14));
    assert_eq!(agenda(&store, third)[0], (one, "carried-over", 2));
    let struck = MeetingEdit::Strike { meeting: third, item: one, is_struck: true };
    step(store.change_meeting(&struck, &later("lin", 14)));
    end(&mut store, third, &later("lin", 14));
    let fourth = start(&mut store, Some(series), &later("lin", 21));
    assert_eq!(agenda(&store, fourth)[0], (one, "overdue", 0));
}

#[test]
fn an_agenda_is_added_to_moved_and_struck() {
    let mut store = store();
    let (one, two) = (owned(&mut store, "one", Some("2026-11-20")), owned(&mut store, "two", Some("2026-11-21")));
    let three = owned(&mut store, "three", None);
    let meeting = start(&mut store, None, &by("lin"));
    for change in [
        MeetingEdit::Add { meeting, item: three, before: Some(one) },
        MeetingEdit::Shift { meeting, item: two, by: -1 },
        MeetingEdit::Strike { meeting, item: one, is_struck: true },
    ] {
        step(store.change_meeting(&change, &by("lin")));
    }
    let items: Vec<ItemId> = agenda(&store, meeting).iter().map(|(item, ..)| *item).collect();
    assert_eq!(items, [three, two]);
    let news = store.history(Past::All, 3).unwrap().into_iter().map(|step| step.agenda.unwrap());
    let news: Vec<(Deed, Option<ItemId>)> = news.map(|turn| (turn.deed, turn.item)).collect();
    let done = [(Deed::AgendaStrike, one), (Deed::AgendaUp, two), (Deed::AgendaAdd, three)];
    assert_eq!(news, done.map(|(deed, item)| (deed, Some(item))));
    for change in [
        MeetingEdit::Add { meeting, item: two, before: None },
        MeetingEdit::Shift { meeting, item: two, by: 1 },
        MeetingEdit::Strike { meeting, item: one, is_struck: true },
        MeetingEdit::Attend { meeting, people: vec![(person("lin"), true), (person("mei"), false)] },
    ] {
        assert_eq!(store.change_meeting(&change, &by("lin")).unwrap().step, None, "it is so already: {change:?}");
    }
    let unknown = MeetingEdit::Strike { meeting, item: ItemId(99), is_struck: true };
    assert_eq!(refusal(store.change_meeting(&unknown, &by("lin"))), Refusal::NoSuchItem(ItemId(99)));
}

#[test]
fn minutes_tell_what_was_said_changed_and_captured_in_the_meeting_and_nothing_else() {
    let mut store = store();
    let item = owned(&mut store, "登录超时", Some("2026-11-20"));
    let meeting = start(&mut store, None, &by("lin"));
    let lin = during(meeting, by("lin"));
    for change in [
        Edit::Comment("等网关".into()),
        set(Field::Owner, "wei"),
        set(Field::Deadline, "2026-12-01"),
        set(Field::Deadline, "2026-12-04"),
        set(Field::Priority, "P0"),
        set(Field::Priority, ""),
    ] {
        store.apply(&[item], &change, &lin).unwrap();
    }
    store.apply(&[item], &set(Field::Team, "outside"), &by("mei")).unwrap();
    let action = Draft {
        title: "call the vendor".into(),
        kind: Some(Kind::Task),
        owner: Some(person("wei")),
        deadline: Some("2026-11-27".parse().unwrap()),
        from: Some(item),
        ..Draft::default()
    };
    let action = made(store.create(&[action], &lin))[0];
    store.apply(&[action], &set(Field::Deadline, "2027-01-01"), &by("mei")).unwrap();
    end(&mut store, meeting, &by("lin"));
    let before = store.sitting(meeting).unwrap();
    let topic = &before.minutes.topics[0];
    assert_eq!(topic.said, [(None, "等网关".to_string())]);
    assert_eq!(told(&topic.changes), ["#1 owner: lin -> wei", "#1 deadline: 2026-11-20 -> 2026-12-04"]);
    assert_eq!(before.minutes.topics.len(), 1);
    let line = &before.minutes.actions[0];
    assert_eq!((line.item, line.from), (action, Some(item)));
    assert_eq!(line.deadline, Some("2026-11-27".parse().unwrap()));
    assert_eq!(before.minutes.carried[0].item, item);
    edit(&mut store, item, &go("done"));
    edit(&mut store, item, &set(Field::Title, "another"));
    assert_eq!(store.sitting(meeting).unwrap(), before);
}

#[test]
fn what_was_captured_in_a_meeting_and_deleted_in_it_is_nowhere_in_its_minutes() {
    let mut store = store();
    let meeting = start(&mut store, None, &by("lin"));
    let lin = during(meeting, by("lin"));
    for kind in [Kind::Task, Kind::Decision, Kind::Dispute] {
        let made = made(store.create(&[Draft { kind: Some(kind), ..draft("a slip") }], &lin))[0];
        store.apply(&[made], &Edit::Comment("no, not this".into()), &lin).unwrap();
        store.apply(&[made], &Edit::Archive, &lin).unwrap();
    }
    let minutes = store.sitting(meeting).unwrap().minutes;
    let lists = [minutes.actions, minutes.decisions, minutes.disputes, minutes.carried, minutes.unreached];
    assert!(minutes.topics.is_empty() && lists.concat().is_empty());
}

#[test]
fn what_was_done_in_the_meeting_in_which_it_was_captured_says_so() {
    let mut store = store();
    let meeting = start(&mut store, None, &by("lin"));
    let lin = during(meeting, by("lin"));
    let captured = ["now", "never", "later"].map(|title| Draft { kind: Some(Kind::Task), ..draft(title) });
    let [now, never, later_on] = made(store.create(&captured, &lin))[..] else { panic!() };
    let decision = Draft { kind: Some(Kind::Decision), status: Some("done".into()), ..draft("so be it") };
    made(store.create(&[decision], &lin));
    store.apply(&[now], &go("done"), &lin).unwrap();
    let reason = Given { reason: Some(CloseReason::WontDo), ..Given::default() };
    store.apply(&[never], &with("closed", reason), &lin).unwrap();
    // What happens to it outside is not told.
    edit(&mut store, later_on, &go("done"));
    let minutes = store.sitting(meeting).unwrap().minutes;
    let statuses = |lines: &[Line]| -> Vec<Option<String>> {
        lines.iter().map(|line| line.status.as_ref().map(ToString::to_string)).collect()
    };
    assert_eq!(statuses(&minutes.actions), [Some("done".into()), Some("closed".into()), None]);
    assert_eq!(statuses(&minutes.decisions), [None]);
}

#[test]
fn what_was_said_and_done_about_what_was_captured_stands_behind_what_it_came_out_of() {
    let mut store = store();
    let (one, two) = (owned(&mut store, "one", Some("2026-11-20")), owned(&mut store, "two", Some("2026-11-21")));
    let meeting = start(&mut store, None, &by("lin"));
    let lin = during(meeting, by("lin"));
    let action = Draft { kind: Some(Kind::Task), from: Some(one), owner: Some(person("lin")), ..draft("call them") };
    let [action, quiet] = [0; 2].map(|_| made(store.create(std::slice::from_ref(&action), &lin))[0]);
    store.apply(&[two], &Edit::Comment("fine".into()), &lin).unwrap();
    store.apply(&[action], &Edit::Comment("before noon".into()), &lin).unwrap();
    store.apply(&[action], &set(Field::Owner, "wei"), &lin).unwrap();
    let minutes = store.sitting(meeting).unwrap().minutes;
    let topics: Vec<(ItemId, bool)> = minutes.topics.iter().map(|topic| (topic.item, topic.is_captured)).collect();
    assert_eq!(topics, [(one, false), (action, true), (two, false)]);
    assert_eq!(minutes.topics[0].outcomes.len(), 2);
    assert_eq!(minutes.topics[1].said, [(None, "before noon".to_string())]);
    assert_eq!(told(&minutes.topics[1].changes), ["#3 owner: lin -> wei"], "its capture is not told twice");
    assert_eq!(minutes.actions.iter().map(|line| line.item).collect::<Vec<_>>(), [action, quiet]);
}

#[test]
fn who_gets_the_votes_of_a_duplicate_was_not_talked_about() {
    let mut store = store();
    let series = weekly(&mut store);
    let (twin, heir) = (owned(&mut store, "twin", None), owned(&mut store, "heir", None));
    let dispute = owned(&mut store, "which?", None);
    edit(&mut store, dispute, &set(Field::Kind, "dispute"));
    let meeting = start(&mut store, Some(series), &by("lin"));
    let lin = during(meeting, by("lin"));
    for (item, to) in [(twin, heir), (heir, dispute)] {
        let given = Given { reason: Some(CloseReason::Duplicate), duplicate_of: Some(to), ..Given::default() };
        store.apply(&[item], &with("closed", given), &lin).unwrap();
        let topics = store.sitting(meeting).unwrap().minutes.topics;
        assert!(topics.iter().all(|topic| topic.item != to), "{to} was given votes");
    }
    assert_eq!(store.item(dispute).unwrap().votes, 1);
    step(store.undo(&lin));
    assert_eq!(store.sitting(meeting).unwrap().minutes.topics.len(), 1);
    store.apply(&[heir], &set(Field::Votes, "7"), &lin).unwrap();
    let topics = store.sitting(meeting).unwrap().minutes.topics;
    assert_eq!(topics.last().map(|topic| topic.item), Some(heir), "who voted talked about it");
}

#[test]
fn nothing_is_done_in_a_meeting_that_is_paused_or_over() {
    let mut store = store();
    let item = owned(&mut store, "one", None);
    let meeting = start(&mut store, None, &by("lin"));
    let lin = during(meeting, by("lin"));
    step(store.change_meeting(&MeetingEdit::Pause(meeting), &by("lin")));
    let refused = refusal(store.apply(&[item], &set(Field::Team, "a"), &lin));
    assert_eq!(refused, Refusal::NotOn { meeting, is_paused: true });
    step(store.change_meeting(&MeetingEdit::Resume(meeting), &by("lin")));
    step(store.apply(&[item], &set(Field::Team, "a"), &lin));
    end(&mut store, meeting, &by("lin"));
    let refused = refusal(store.undo(&lin));
    assert_eq!(refused, Refusal::NotOn { meeting, is_paused: false });
    assert_eq!(refusal(store.sitting(MeetingId(9))), Refusal::NoSuchMeeting(MeetingId(9)));
}

#[test]
fn undo_takes_back_edits_and_not_the_meeting() {
    let mut store = store();
    let item = owned(&mut store, "one", None);
    let meeting = start(&mut store, None, &by("lin"));
    let lin = during(meeting, by("lin"));
    store.apply(&[item], &Edit::Comment("a slip".into()), &lin).unwrap();
    store.apply(&[item], &set(Field::Owner, "wei"), &lin).unwrap();
    store.undo(&lin).unwrap();
    store.undo(&lin).unwrap();
    assert!(store.sitting(meeting).unwrap().minutes.topics.is_empty());
    store.undo(&lin).unwrap();
    assert!(store.item(item).unwrap().archived, "the creation was next, not the meeting");
}

#[test]
fn a_meeting_of_a_series_takes_the_place_of_its_day() {
    let mut store = store();
    let series = weekly(&mut store);
    let meeting = start(&mut store, Some(series), &by("lin"));
    end(&mut store, meeting, &by("lin"));
    let held = store.meeting(meeting).unwrap();
    assert_eq!((held.name.as_str(), held.day), ("Weekly", today()));
    assert_eq!(held.next.unwrap().to_string(), "2026-12-02");
    assert_eq!((held.present.len(), held.absent.len()), (2, 1));
    let mut again = store.series().unwrap().remove(0);
    assert_eq!(again.held, Some(today()));
    again.exceptions.insert("2026-12-02".parse().unwrap(), None);
    store.save_series(&again).unwrap();
    assert_eq!(store.series().unwrap(), [again.clone()]);
    for name in ["Weekly", "ＷEEKLY"] {
        let taken = Series { id: SeriesId(0), name: name.into(), ..again.clone() };
        assert_eq!(refusal(store.save_series(&taken)), Refusal::SeriesName(name.into()));
    }
}

#[test]
fn one_more_meeting_of_a_series_leaves_the_next_day_to_come() {
    let mut store = store();
    let series = weekly(&mut store);
    for (days, day, next) in
        [(0, "2026-11-25", "2026-12-02"), (1, "2026-11-26", "2026-12-02"), (7, "2026-12-02", "2026-12-09")]
    {
        let meeting = start(&mut store, Some(series), &later("lin", days));
        end(&mut store, meeting, &later("lin", days));
        let held = store.meeting(meeting).unwrap();
        assert_eq!((held.day.to_string(), held.next.unwrap().to_string()), (day.into(), next.into()));
    }
    assert_eq!(store.series().unwrap()[0].missed("2026-12-08".parse().unwrap()), []);
}

#[test]
fn changes_of_the_agenda_and_the_attendance_are_taken_back_one_by_one_and_done_again() {
    let mut store = store();
    let (one, two) = (owned(&mut store, "one", Some("2026-11-20")), owned(&mut store, "two", Some("2026-11-21")));
    let three = owned(&mut store, "three", None);
    let meeting = start(&mut store, None, &by("lin"));
    let reach = Reach::Meeting(meeting);
    let people = vec![(person("wei"), false), (person("zoe"), true)];
    let changes = [
        MeetingEdit::Add { meeting, item: three, before: Some(one) },
        MeetingEdit::Shift { meeting, item: two, by: -1 },
        MeetingEdit::Strike { meeting, item: one, is_struck: true },
        MeetingEdit::Attend { meeting, people },
    ];
    let told = |store: &Store| {
        let items: Vec<i64> = agenda(store, meeting).iter().map(|(item, ..)| item.0).collect();
        let held = store.meeting(meeting).unwrap();
        (items, held.present.len(), held.absent.len())
    };
    let mut states = vec![told(&store)];
    for change in &changes {
        step(store.change_meeting(change, &by("lin")));
        states.push(told(&store));
    }
    assert_eq!(states[4], (vec![3, 2], 2, 2));
    for state in states.iter().rev().skip(1) {
        step(store.undo_within(reach, &by("lin")));
        assert_eq!(told(&store), *state);
    }
    let nothing = |redo| Refusal::NothingLeftHere { redo, in_meeting: true };
    assert_eq!(refusal(store.undo_within(reach, &by("lin"))), nothing(false));
    for state in states.iter().skip(1) {
        step(store.redo_within(reach, &by("lin")));
        assert_eq!(told(&store), *state);
    }
    assert_eq!(refusal(store.redo_within(reach, &by("lin"))), nothing(true));
    step(store.undo_within(reach, &by("lin")));
    end(&mut store, meeting, &by("lin"));
    assert_eq!(refusal(store.redo(&by("lin"))), Refusal::NothingLeft { redo: true });
    let undone = step(store.undo(&by("lin")));
    assert_eq!(undone.changes[0].item, three, "the agenda of a meeting that is over stays");
}

#[test]
fn what_somebody_else_changed_of_an_agenda_or_of_the_attendance_since_is_not_taken_back() {
    let mut store = store();
    let [one, two] = ["one", "two"].map(|title| owned(&mut store, title, Some("2026-11-20")));
    let meeting = start(&mut store, None, &by("lin"));
    let reach = Reach::Meeting(meeting);
    let presence = |is_there| MeetingEdit::Attend { meeting, people: vec![(person("mei"), is_there)] };
    let strike = |item, is_struck| MeetingEdit::Strike { meeting, item, is_struck };
    step(store.change_meeting(&presence(true), &by("lin")));
    step(store.change_meeting(&presence(false), &by("han")));
    let refused = Refusal::PresenceChangedSince { person: person("mei"), by: person("han") };
    assert_eq!(refusal(store.undo_within(reach, &by("lin"))), refused);
    assert_eq!(store.meeting(meeting).unwrap().absent, [person("mei")]);
    step(store.undo_within(reach, &by("han")));
    step(store.undo_within(reach, &by("lin")));
    assert_eq!(store.meeting(meeting).unwrap().absent, [person("mei")], "as it was before");
    // What was so already was not changed by whoever says it once more.
    step(store.change_meeting(&presence(true), &by("lin")));
    let both = vec![(person("mei"), true), (person("zoe"), true)];
    step(store.change_meeting(&MeetingEdit::Attend { meeting, people: both }, &by("han")));
    step(store.undo_within(reach, &by("lin")));
    assert_eq!(store.meeting(meeting).unwrap().absent, [person("mei")]);
    step(store.change_meeting(&strike(one, true), &by("lin")));
    step(store.change_meeting(&strike(two, true), &by("han")));
    step(store.undo_within(reach, &by("lin")));
    step(store.change_meeting(&strike(one, true), &by("han")));
    let refused = Refusal::AgendaChangedSince { item: one, by: person("han") };
    assert_eq!(refusal(store.redo_within(reach, &by("lin"))), refused);
    assert_eq!(agenda(&store, meeting), []);
}

#[test]
fn what_is_taken_back_without_naming_the_meeting_is_no_longer_in_its_minutes() {
    let mut store = store();
    let item = owned(&mut store, "one", None);
    let meeting = start(&mut store, None, &by("lin"));
    let lin = during(meeting, by("lin"));
    store.apply(&[item], &set(Field::Owner, "wei"), &lin).unwrap();
    store.apply(&[item], &Edit::Comment("secret".into()), &lin).unwrap();
    assert_eq!(step(store.undo(&by("lin"))).meeting, Some(meeting));
    assert!(store.sitting(meeting).unwrap().minutes.topics[0].said.is_empty());
    step(store.undo(&by("lin")));
    assert!(store.sitting(meeting).unwrap().minutes.topics.is_empty());
    step(store.redo(&by("lin")));
    assert_eq!(store.sitting(meeting).unwrap().minutes.topics[0].changes.len(), 1);
    end(&mut store, meeting, &by("lin"));
    assert_eq!(step(store.undo(&by("lin"))).meeting, None);
    assert_eq!(store.sitting(meeting).unwrap().minutes.topics[0].changes.len(), 1);
}

#[test]
fn what_was_said_stands_by_its_step_and_not_by_its_words() {
    let mut store = store();
    let item = owned(&mut store, "one", None);
    let meeting = start(&mut store, None, &by("mei"));
    let said = |store: &Store| -> Vec<String> {
        let topics = store.sitting(meeting).unwrap().minutes.topics;
        let said = topics.into_iter().flat_map(|topic| topic.said);
        said.map(|(who, text)| format!("{}: {text}", who.unwrap())).collect()
    };
    let (lin, wei) = (during(meeting, by("lin")), during(meeting, by("wei")));
    store.apply(&[item], &Edit::Comment("ok".into()), &lin).unwrap();
    store.undo(&lin).unwrap();
    assert!(said(&store).is_empty());
    store.redo(&lin).unwrap();
    assert_eq!(said(&store), ["lin: ok"]);
    store.apply(&[item], &Edit::Comment("ok".into()), &wei).unwrap();
    assert_eq!(said(&store), ["lin: ok", "wei: ok"]);
    store.undo(&wei).unwrap();
    assert_eq!(said(&store), ["lin: ok"]);
}

#[test]
fn what_was_captured_or_discussed_beside_the_agenda_comes_back_with_its_count() {
    let mut store = store();
    let series = weekly(&mut store);
    let beside = made(store.create(&[draft("beside")], &later("zoe", -20)))[0];
    let first = start(&mut store, Some(series), &by("lin"));
    let lin = during(first, by("lin"));
    let action = made(store.create(&[draft("of nobody, at no time")], &lin))[0];
    let dispute = made(store.create(&[draft("which one?")], &lin))[0];
    store.apply(&[dispute], &set(Field::Kind, "dispute"), &lin).unwrap();
    store.apply(&[beside], &Edit::Comment("and that".into()), &lin).unwrap();
    end(&mut store, first, &by("lin"));
    let second = start(&mut store, Some(series), &later("lin", 7));
    let expected = [dispute, beside, action].map(|item| (item, "carried-over", 1));
    assert_eq!(agenda(&store, second), expected);
}

#[test]
fn a_dispute_decided_and_reopened_in_one_meeting_is_open_and_its_lost_day_is_told() {
    let mut store = store();
    let item = owned(&mut store, "which one?", Some("2026-11-27"));
    edit(&mut store, item, &set(Field::Kind, "dispute"));
    let meeting = start(&mut store, None, &by("lin"));
    let lin = during(meeting, by("lin"));
    let decided =
        Given { decision: Some("that one".into()), rationale: Some("it is cheaper".into()), ..Given::default() };
    store.apply(&[item], &with("done", decided), &lin).unwrap();
    let minutes = |store: &Store| store.sitting(meeting).unwrap().minutes;
    assert_eq!((minutes(&store).decisions.len(), minutes(&store).disputes.len()), (1, 0));
    let again = Given { why: Some("it is not".into()), ..Given::default() };
    store.apply(&[item], &with("backlog", again), &lin).unwrap();
    end(&mut store, meeting, &by("lin"));
    let minutes = minutes(&store);
    assert_eq!((minutes.decisions.len(), minutes.disputes.len()), (0, 1));
    let changes = told(&minutes.topics[0].changes);
    assert!(changes.contains(&format!("{item} deadline: 2026-11-27 -> -")), "{changes:?}");
}

#[test]
fn what_a_meeting_puts_to_sleep_is_carried_over_with_its_count_to_a_next_one_by_which_it_wakes() {
    let mut store = store();
    let series = weekly(&mut store);
    let (dispute, task) = (owned(&mut store, "which one?", None), owned(&mut store, "task", Some("2026-11-20")));
    edit(&mut store, dispute, &set(Field::Kind, "dispute"));
    let first = start(&mut store, Some(series), &by("lin"));
    let lin = during(first, by("lin"));
    store.apply(&[dispute], &set(Field::Wake, "2026-12-01"), &lin).unwrap();
    store.apply(&[task], &set(Field::Wake, "2026-12-03"), &lin).unwrap();
    end(&mut store, first, &by("lin"));
    let minutes = store.sitting(first).unwrap().minutes;
    let left = |lines: &[Line]| lines.iter().map(|line| (line.item, line.times, line.wake)).collect::<Vec<_>>();
    assert_eq!(left(&minutes.disputes), [(dispute, 1, "2026-12-01".parse().ok())]);
    assert_eq!(left(&minutes.carried), [(task, 1, "2026-12-03".parse().ok())]);
    let second = start(&mut store, Some(series), &later("lin", 7));
    assert_eq!(agenda(&store, second), [(dispute, "carried-over", 1)], "the task still sleeps");
}

#[test]
fn what_sleeps_and_was_not_come_to_is_in_no_list() {
    let mut store = store();
    let (dispute, task) = (owned(&mut store, "which one?", None), owned(&mut store, "task", Some("2026-11-20")));
    edit(&mut store, dispute, &set(Field::Kind, "dispute"));
    let meeting = start(&mut store, None, &by("lin"));
    store.apply(&[dispute, task], &set(Field::Wake, "2026-12-01"), &by("wei")).unwrap();
    end(&mut store, meeting, &by("lin"));
    let minutes = store.sitting(meeting).unwrap().minutes;
    assert_eq!((minutes.disputes, minutes.carried, minutes.unreached), (Vec::new(), Vec::new(), Vec::new()));
}

#[test]
fn what_was_not_come_to_is_told_in_a_line_and_comes_back_by_its_own_section() {
    let mut store = store();
    let series = weekly(&mut store);
    let late = owned(&mut store, "late", Some("2026-11-20"));
    let first = start(&mut store, Some(series), &by("lin"));
    end(&mut store, first, &by("lin"));
    let minutes = store.sitting(first).unwrap().minutes;
    assert_eq!((minutes.carried.len(), minutes.unreached[0].item), (0, late));
    let second = start(&mut store, Some(series), &later("lin", 7));
    assert_eq!(agenda(&store, second), [(late, "overdue", 0)]);
}

#[test]
fn what_was_new_or_added_by_hand_and_not_come_to_comes_again_in_its_section_while_it_is_open() {
    let mut store = store();
    let series = weekly(&mut store);
    let [added, done] = ["an old idea", "an idea that is done"].map(|title| owned(&mut store, title, None));
    let fresh = ["new", "struck", "told"].map(|title| made(store.create(&[draft(title)], &by("wei")))[0]);
    let [new, struck, talked] = fresh;
    let first = start(&mut store, Some(series), &by("lin"));
    for item in [added, done] {
        step(store.change_meeting(&MeetingEdit::Add { meeting: first, item, before: None }, &by("lin")));
    }
    let off = MeetingEdit::Strike { meeting: first, item: struck, is_struck: true };
    step(store.change_meeting(&off, &by("lin")));
    store.apply(&[talked], &Edit::Comment("later".into()), &during(first, by("lin"))).unwrap();
    end(&mut store, first, &by("lin"));
    step(store.apply(&[done], &go("done"), &later("lin", 1)));
    let second = start(&mut store, Some(series), &later("lin", 7));
    let expected = [(talked, "carried-over", 1), (new, "new", 0), (added, "added", 0), (done, "done", 0)];
    assert_eq!(agenda(&store, second), expected);
    end(&mut store, second, &later("lin", 7));
    let third = start(&mut store, Some(series), &later("lin", 14));
    assert_eq!(agenda(&store, third), [(talked, "carried-over", 2), (new, "new", 0), (added, "added", 0)]);
}

#[test]
fn what_is_new_and_found_no_place_on_an_agenda_comes_onto_a_later_one() {
    let mut store = store();
    let series = weekly(&mut store);
    let all: Vec<ItemId> = (0..45).map(|n| made(store.create(&[draft(&format!("new {n}"))], &by("wei")))[0]).collect();
    let mut seen = Vec::new();
    for week in 0..3 {
        let lin = later("lin", 7 * week);
        let meeting = start(&mut store, Some(series), &lin);
        let on: Vec<ItemId> = agenda(&store, meeting).into_iter().map(|(item, ..)| item).collect();
        seen.extend(on.iter().copied());
        for item in on {
            step(store.apply(&[item], &go("done"), &during(meeting, lin.clone())));
        }
        end(&mut store, meeting, &lin);
    }
    assert_eq!(seen, all);
}

#[test]
fn what_came_since_stands_before_what_was_not_come_to() {
    let mut store = store();
    let series = weekly(&mut store);
    let old: Vec<ItemId> = (0..25).map(|n| made(store.create(&[draft(&format!("old {n}"))], &by("wei")))[0]).collect();
    let lin = by("lin");
    let meeting = start(&mut store, Some(series), &lin);
    end(&mut store, meeting, &lin);
    let fresh = made(store.create(&[draft("fresh")], &later("wei", 3)))[0];
    let meeting = start(&mut store, Some(series), &later("lin", 7));
    let on: Vec<ItemId> = agenda(&store, meeting).into_iter().map(|(item, ..)| item).collect();
    assert_eq!(on, [&[fresh], &old[..19]].concat());
}

#[test]
fn a_decision_that_was_looked_at_again_comes_back_only_on_a_new_day() {
    let mut store = store();
    let series = weekly(&mut store);
    let decision = owned(&mut store, "we keep it", Some("2026-11-25"));
    edit(&mut store, decision, &set(Field::Kind, "decision"));
    edit(&mut store, decision, &go("done"));
    let begin = |store: &mut Store, days| {
        let by = later("lin", days);
        let meeting = start(store, Some(series), &by);
        (meeting, during(meeting, by), agenda(store, meeting))
    };
    let again = [(decision, "revisit", 0)];
    let (first, lin, on) = begin(&mut store, 1);
    assert_eq!(on, again);
    let told: Vec<ItemId> = store.sitting(first).unwrap().minutes.unreached.iter().map(|line| line.item).collect();
    assert_eq!(told, [decision]);
    end(&mut store, first, &lin);
    let (second, lin, on) = begin(&mut store, 8);
    assert_eq!(on, again, "nobody came to it");
    store.apply(&[decision], &Edit::Comment("stays so".into()), &lin).unwrap();
    assert!(store.sitting(second).unwrap().minutes.unreached.is_empty());
    end(&mut store, second, &lin);
    let (third, lin, on) = begin(&mut store, 15);
    assert_eq!(on, [], "it was looked at");
    end(&mut store, third, &lin);
    store.apply(&[decision], &set(Field::Deadline, "2026-12-20"), &later("lin", 16)).unwrap();
    let (fourth, lin, on) = begin(&mut store, 22);
    assert_eq!(on, again, "it has a new day");
    store.apply(&[decision], &set(Field::Deadline, "2026-12-27"), &lin).unwrap();
    store.apply(&[decision], &Edit::Comment("once more".into()), &lin).unwrap();
    end(&mut store, fourth, &lin);
    assert_eq!(begin(&mut store, 29).2, again, "the meeting gave it a new day");
}

#[test]
fn of_a_long_section_the_most_urgent_come_onto_the_agenda_and_the_others_are_counted() {
    let mut store = store();
    for n in 0..25 {
        owned(&mut store, &format!("late {n}"), Some("2026-11-20"));
    }
    let nobodys =
        made(store.create(
            &[Draft { deadline: Some("2026-11-19".parse().unwrap()), ..draft("nobody's") }],
            &later("lin", -20),
        ))[0];
    let soon = owned(&mut store, "soon", Some("2026-11-27"));
    let urgent = owned(&mut store, "urgent", Some("2026-11-20"));
    edit(&mut store, urgent, &set(Field::Priority, "P0"));
    let meeting = start(&mut store, None, &by("lin"));
    let sitting = store.sitting(meeting).unwrap();
    assert_eq!(sitting.more, [(Part::Overdue, 7)]);
    let items: Vec<ItemId> = sitting.agenda.iter().map(|entry| entry.item).collect();
    assert_eq!((items[0], items[1], items[20]), (nobodys, urgent, soon));
    assert_eq!(items.len(), 21);
}

#[test]
fn of_a_series_one_meeting_is_open_at_a_time() {
    let mut store = store();
    let series = weekly(&mut store);
    let meeting = start(&mut store, Some(series), &by("lin"));
    let again = store.change_meeting(&MeetingEdit::Start(opening(Some(series))), &by("wei"));
    let name = "Weekly".to_string();
    assert_eq!(refusal(again), Refusal::AlreadyOpen { meeting, name: name.clone() });
    start(&mut store, None, &by("wei"));
    end(&mut store, meeting, &by("lin"));
    let second = start(&mut store, Some(series), &by("lin"));
    let resumed = store.change_meeting(&MeetingEdit::Resume(meeting), &by("lin"));
    assert_eq!(refusal(resumed), Refusal::AlreadyOpen { meeting: second, name });
}

#[test]
fn pauses_do_not_count() {
    let mut store = store();
    let at = |minutes: i64| {
        let mut by = by("lin");
        by.at += chrono::TimeDelta::minutes(minutes);
        by
    };
    let meeting = start(&mut store, None, &at(0));
    step(store.change_meeting(&MeetingEdit::Pause(meeting), &at(10)));
    step(store.change_meeting(&MeetingEdit::Resume(meeting), &at(40)));
    let lasted = |store: &Store, until| store.sitting(meeting).unwrap().minutes.lasted(at(until).at).num_minutes();
    assert_eq!(lasted(&store, 45), 15);
    end(&mut store, meeting, &at(50));
    assert_eq!(lasted(&store, 90), 20);
}

/// An edit by one of two people, inside of the meeting or outside.
fn any_edit() -> impl Strategy<Value = (bool, bool, usize, Edit)> {
    let edit = prop_oneof![
        3 => ("(lin|wei|mei)").prop_map(|owner| set(Field::Owner, &owner)),
        2 => (1..4u32).prop_map(|day| set(Field::Deadline, &format!("2026-12-0{day}"))),
        2 => ("(P0|P1|)").prop_map(|level| set(Field::Priority, &level)),
        2 => ("(doing|backlog|done)").prop_map(|to| with(&to, Given { why: Some("again".into()), ..Given::default() })),
        1 => ("(a|b)").prop_map(Edit::Comment),
    ];
    (any::<bool>(), any::<bool>(), 0..3usize, edit)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn minutes_hold_exactly_the_net_changes_of_the_steps_that_carry_the_meeting(
        edits in proptest::collection::vec(any_edit(), 0..24)
    ) {
        let mut store = store();
        let items = [owned(&mut store, "one", None), owned(&mut store, "two", None), owned(&mut store, "three", None)];
        let meeting = start(&mut store, None, &by("lin"));
        let mut expected: BTreeMap<(ItemId, Field), (Option<String>, Option<String>)> = BTreeMap::new();
        let mut said = 0;
        for (is_inside, is_lin, place, edit) in edits {
            let who = by(if is_lin { "lin" } else { "wei" });
            let who = if is_inside { during(meeting, who) } else { who };
            let Ok(done) = store.apply(&[items[place]], &edit, &who) else { continue };
            for change in done.step.into_iter().flat_map(|step| step.changes).filter(|_| is_inside) {
                if change.field == Field::Comment {
                    said += 1;
                    continue;
                }
                let entry = expected.entry((change.item, change.field)).or_insert((change.old, None));
                entry.1 = change.new;
            }
        }
        end(&mut store, meeting, &by("lin"));
        let minutes = store.sitting(meeting).unwrap().minutes;
        let told: BTreeMap<_, _> = minutes.topics.iter().flat_map(|topic| &topic.changes)
            .map(|change| ((change.item, change.field), (change.old.clone(), change.new.clone()))).collect();
        expected.retain(|(_, field), (old, new)| old != new && !matches!(field, Field::Closed | Field::Reopened));
        prop_assert_eq!(told, expected);
        prop_assert_eq!(minutes.topics.iter().map(|topic| topic.said.len()).sum::<usize>(), said);
    }
}
