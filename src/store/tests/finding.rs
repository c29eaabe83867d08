//! From a query to items.

use chrono::{FixedOffset, NaiveDate};
use proptest::prelude::*;
use std::collections::BTreeSet;

use super::support::*;
use crate::domain::edit::{Edit, Given};
use crate::domain::field::Field;
use crate::domain::id::ItemId;
use crate::domain::person::Person;
use crate::domain::query::{DayKey, Expr, Flag, GroupKey, Key, NumberKey, Query, Sort, SortKey};
use crate::domain::reason::CloseReason;
use crate::domain::sample::person;
use crate::domain::zone::Zone;
use crate::store::{Asker, Hidden, Section, Store};

fn query(filter: Expr) -> Query {
    Query { filter, ..Query::everything() }
}

/// The numbers that lin finds.
fn found(store: &Store, filter: Expr) -> Vec<i64> {
    numbers(store, &query(filter))
}

fn numbers(store: &Store, query: &Query) -> Vec<i64> {
    let order = store.find(query, &asker("lin"), None).unwrap();
    order.ids.iter().map(|id| id.0).collect()
}

fn whole(flag: Flag) -> Expr {
    Expr::All(vec![Expr::Is(Flag::Any), Expr::Is(flag)])
}

fn not(expr: Expr) -> Expr {
    Expr::Not(Box::new(expr))
}

fn has(key: Key, values: &[&str]) -> Expr {
    Expr::Has(key, values.iter().map(ToString::to_string).collect())
}

fn day(text: &str) -> Option<NaiveDate> {
    Some(text.parse().unwrap())
}

fn days(key: DayKey, from: &str, to: &str) -> Expr {
    let day = |text: &str| text.parse().ok();
    Expr::Day { key, from: day(from), to: day(to) }
}

/// 1 plain · 2 lin's, due, P1 bug, tagged · 3 han's, asked of lin · 4 sleeping · 5 done · 6 closed · 7 deleted · 8 dispute that
/// blocks 2. Today is Wednesday, 25 November 2026.
fn team() -> Store {
    let mut store = store();
    let titles = ["plain", "登录超时", "Export API", "asleep", "over", "refused", "gone", "two views"];
    made(store.create(&titles.map(draft), &by("lin")));
    let id = ItemId;
    let values = [
        (Field::Owner, "lin"),
        (Field::Deadline, "2026-11-24"),
        (Field::Priority, "P1"),
        (Field::Kind, "bug"),
        (Field::Tags, "API 支付"),
        (Field::Body, "The Needle is in the body."),
        (Field::Goal, "Retention"),
        (Field::Value, "5"),
    ];
    edit(&mut store, id(2), &fill(&values));
    let values = [(Field::Owner, "han"), (Field::Deadline, "2026-W48"), (Field::Parent, "2"), (Field::Team, "支付")];
    edit(&mut store, id(3), &fill(&values));
    let asks = Given { asked: Some(person("lin")), ask_by: day("2026-11-30"), ..Given::default() };
    edit(&mut store, id(3), &with("needs-info", asks));
    let sleeps = Given { wake: day("2026-12-24"), ..Given::default() };
    edit(&mut store, id(4), &with("on-hold", sleeps));
    edit(&mut store, id(5), &go("done"));
    let closes = Given { reason: Some(CloseReason::Declined), ..Given::default() };
    edit(&mut store, id(6), &with("closed", closes));
    edit(&mut store, id(7), &Edit::Archive);
    edit(&mut store, id(8), &set(Field::Kind, "dispute"));
    edit(&mut store, id(8), &Edit::Link(blocks(id(2))));
    edit(&mut store, id(8), &Edit::Comment("straw and hay".into()));
    store
        .save_person(&Person {
            name: "韩梅梅".into(),
            aliases: vec!["Meimei".into(), "Han Meimei".into()],
            ..Person::known_as(person("han"))
        })
        .unwrap();
    store
}

#[test]
fn the_usual_list_is_what_is_open_and_awake_by_deadline_priority_and_number() {
    assert_eq!(numbers(&team(), &Query::everything()), [2, 3, 1, 8]);
}

#[test]
fn a_sleeper_wakes_on_its_day() {
    let store = team();
    let mut asker = asker("lin");
    asker.today = "2026-12-24".parse().unwrap();
    let order = store.find(&Query::everything(), &asker, None).unwrap();
    assert!(order.ids.contains(&ItemId(4)));
}

#[test]
fn what_one_alternative_says_of_closed_and_deleted_items_holds_of_that_one_alone() {
    let store = team();
    let lins = || Expr::Has(Key::Kind, vec!["issue".into()]);
    let usual = found(&store, lins());
    assert!(!usual.contains(&5) && !usual.contains(&7));
    let with = |extra: i64| usual.iter().copied().chain([extra]).collect::<BTreeSet<_>>();
    let both = |one, other| found(&store, Expr::Any(vec![one, other])).into_iter().collect::<BTreeSet<_>>();
    assert_eq!(both(Expr::Id(ItemId(7)), lins()), with(7));
    assert_eq!(both(lins(), Expr::Id(ItemId(5))), with(5));
    let inside = Expr::All(vec![Expr::Any(vec![Expr::Id(ItemId(7)), lins()]), lins()]);
    assert_eq!(found(&store, inside).into_iter().collect::<BTreeSet<_>>(), with(7));
    let says = Expr::All(vec![Expr::Any(vec![Expr::Id(ItemId(7)), lins()]), Expr::Is(Flag::Closed)]);
    assert_eq!(found(&store, says), [5, 6]);
}

#[test]
fn a_query_may_be_long() {
    let store = team();
    let ids = (1..=1000).map(|id| Expr::Id(ItemId(id))).collect();
    assert_eq!(found(&store, Expr::Any(ids)).len(), 8);
    let codes: Vec<String> = (0..1000).map(|n| format!("tag{n}")).collect();
    assert_eq!(found(&store, Expr::Has(Key::Tag, codes.clone())), Vec::<i64>::new());
    let words = |text: &str| Expr::All(vec![Expr::Text(text.into()); 1000]);
    assert_eq!(found(&store, words("nowhere")), Vec::<i64>::new());
    let nots = codes.iter().map(|_| Expr::Not(Box::new(Expr::Is(Flag::Mine)))).collect();
    assert!(!found(&store, Expr::All(nots)).is_empty());
}

#[test]
fn a_day_begins_at_midnight_where_the_person_is() {
    let mut store = store();
    let mut late = by("lin");
    late.at = "2026-11-24T20:00:00Z".parse().unwrap();
    store.create(&[draft("by night")], &late).unwrap();
    let made_on = |day: &str, hours: i32| {
        let (from, to) = (day.parse().ok(), day.parse().ok());
        let key = DayKey::Created;
        let asker = Asker { zone: Zone::Fixed(FixedOffset::east_opt(hours * 3600).unwrap()), ..asker("lin") };
        let query = query(Expr::Day { key, from, to });
        store.find(&query, &asker, None).unwrap().ids.len()
    };
    for (day, hours, found) in
        [("2026-11-24", 0, 1), ("2026-11-24", 8, 0), ("2026-11-25", 8, 1), ("2026-11-24", -12, 1)]
    {
        assert_eq!(made_on(day, hours), found, "{day} {hours}");
    }
}

#[test]
fn a_day_begins_by_the_clocks_of_its_own_season() {
    fn berlin(time: chrono::NaiveDateTime) -> FixedOffset {
        let is_summer = (4..11).contains(&chrono::Datelike::month(&time));
        FixedOffset::east_opt(if is_summer { 7200 } else { 3600 }).unwrap()
    }
    let mut store = store();
    let mut summer = by("lin");
    summer.at = "2026-06-30T22:30:00Z".parse().unwrap();
    store.create(&[draft("by night")], &summer).unwrap();
    let asker = Asker { zone: Zone::Told { at: berlin, showing: berlin }, ..asker("lin") };
    let made_on = |day: &str| {
        let query = query(Expr::Day { key: DayKey::Created, from: day.parse().ok(), to: day.parse().ok() });
        store.find(&query, &asker, None).unwrap().ids.len()
    };
    assert_eq!(["2026-06-30", "2026-07-01"].map(made_on), [0, 1]);
}

#[test]
fn every_property_finds_its_items() {
    let store = team();
    for (flag, ids) in [
        (Flag::Open, vec![2, 3, 1, 4, 8]),
        (Flag::Closed, vec![5, 6]),
        (Flag::Any, vec![2, 3, 1, 4, 5, 6, 8]),
        (Flag::Overdue, vec![2]),
        (Flag::Mine, vec![2]),
        (Flag::Unowned, vec![1, 4, 5, 6, 8]),
        (Flag::Undated, vec![1, 4, 5, 6, 8]),
        (Flag::Blocked, vec![2]),
        (Flag::Sleeping, vec![4]),
        (Flag::Stale, vec![]),
        (Flag::Asked, vec![3]),
        (Flag::Disputed, vec![8]),
        (Flag::Archived, vec![7]),
    ] {
        assert_eq!(found(&store, whole(flag)), ids, "{flag}");
    }
    let mut in_january = asker("lin");
    in_january.today = "2026-12-30".parse().unwrap();
    let stale = store.find(&query(whole(Flag::Stale)), &in_january, None).unwrap();
    assert_eq!(stale.ids, [2, 3, 1, 4, 8].map(ItemId));
}

#[test]
fn what_does_not_hold_is_found_by_not_even_where_the_field_is_empty() {
    let store = team();
    for (part, rest) in [
        (Expr::Is(Flag::Mine), vec![3, 1, 8]),
        (has(Key::Owner, &["lin"]), vec![3, 1, 8]),
        (Expr::Is(Flag::Asked), vec![2, 1, 8]),
        (has(Key::Goal, &["retention"]), vec![3, 1, 8]),
        (has(Key::Tag, &["api"]), vec![3, 1, 8]),
        (days(DayKey::Due, "", "2026-11-24"), vec![3, 1, 8]),
        (days(DayKey::Start, "2026-01-01", ""), vec![2, 3, 1, 8]),
        (Expr::Text("needle".into()), vec![3, 1, 8]),
        (not(has(Key::Parent, &["2"])), vec![3]),
    ] {
        assert_eq!(found(&store, not(part.clone())), rest, "{part:?}");
    }
}

#[test]
fn every_field_finds_its_values_and_its_emptiness() {
    let store = team();
    for (key, value, with, without) in [
        (Key::Kind, "bug", vec![2], None),
        (Key::Priority, "P1", vec![2], Some(vec![3, 1, 8])),
        (Key::Owner, "HAN", vec![3], Some(vec![1, 8])),
        (Key::Owner, "meimei", vec![3], Some(vec![1, 8])),
        (Key::Owner, "han meimei", vec![3], Some(vec![1, 8])),
        (Key::Reporter, "lin", vec![2, 3, 1, 8], Some(vec![])),
        (Key::Asked, "lin", vec![3], Some(vec![2, 1, 8])),
        (Key::Team, "支付", vec![3], Some(vec![2, 1, 8])),
        (Key::Tag, "api", vec![2], Some(vec![3, 1, 8])),
        (Key::Tag, "ＡＰＩ", vec![2], Some(vec![3, 1, 8])),
        (Key::Tag, "ap", vec![], Some(vec![3, 1, 8])),
        (Key::Goal, "retention", vec![2], Some(vec![3, 1, 8])),
        (Key::Source, "customer", vec![], Some(vec![2, 3, 1, 8])),
        (Key::Parent, "#2", vec![3], Some(vec![2, 1, 8])),
        (Key::Blocks, "2", vec![8], Some(vec![2, 3, 1])),
        (Key::BlockedBy, "8", vec![2], Some(vec![3, 1, 8])),
        (Key::Status, "needs-info", vec![3], None),
        (Key::Category, "completed", vec![5], None),
    ] {
        assert_eq!(found(&store, has(key, &[value])), with, "{key}:{value}");
        if let Some(without) = without {
            assert_eq!(found(&store, Expr::NoValue(key)), without, "no {key}");
        }
    }
    assert_eq!(found(&store, has(Key::Kind, &["bug", "dispute"])), [2, 8]);
    assert_eq!(found(&store, has(Key::Kind, &[])), Vec::<i64>::new());
}

#[test]
fn days_are_found_by_ranges_with_both_ends() {
    let store = team();
    for (key, from, to, ids) in [
        (DayKey::Due, "2026-11-24", "2026-11-24", vec![2]),
        (DayKey::Due, "", "2026-11-29", vec![2, 3]),
        (DayKey::Due, "2026-11-25", "", vec![3]),
        (DayKey::Wake, "2026-12-24", "2026-12-24", vec![4]),
        (DayKey::Created, "2026-11-25", "2026-11-25", vec![2, 3, 1, 8]),
        (DayKey::Created, "2026-11-26", "", vec![]),
        (DayKey::Updated, "", "2026-11-24", vec![]),
        (DayKey::Closed, "2026-11-25", "2026-11-25", vec![5, 6]),
        (DayKey::Start, "", "9999-12-31", vec![]),
    ] {
        assert_eq!(found(&store, days(key, from, to)), ids, "{key} {from}..{to}");
    }
    assert_eq!(found(&store, Expr::NoDay(DayKey::Due)), [1, 8]);
    assert_eq!(found(&store, Expr::NoDay(DayKey::Start)), [2, 3, 1, 8]);
}

#[test]
fn numbers_are_found_by_ranges_with_both_ends() {
    let store = team();
    let number = |key, from, to| Expr::Number { key, from, to };
    assert_eq!(found(&store, number(NumberKey::Id, Some(2), Some(3))), [2, 3]);
    assert_eq!(found(&store, number(NumberKey::Value, Some(5), None)), [2]);
    assert_eq!(found(&store, number(NumberKey::Value, None, Some(4))), Vec::<i64>::new());
    assert_eq!(found(&store, number(NumberKey::Votes, Some(0), Some(0))), [2, 3, 1, 8]);
}

#[test]
fn a_number_finds_its_item_wherever_it_is() {
    let store = team();
    for id in 1..=8 {
        assert_eq!(found(&store, Expr::Id(ItemId(id))), [id]);
    }
}

#[test]
fn text_is_found_in_title_body_comments_and_names_in_any_case_width_and_in_pinyin() {
    let store = team();
    for (text, ids) in [
        ("登", vec![2]),
        ("登录", vec![2]),
        ("录超", vec![2]),
        ("denglu", vec![2]),
        ("dlcs", vec![2]),
        ("ＡＰＩ", vec![3]),
        ("xport", vec![3]),
        ("NEEDLE", vec![2]),
        ("hay", vec![8]),
        ("梅梅", vec![3]),
        ("hanmeimei", vec![3]),
        ("100%_'\"", vec![]),
    ] {
        assert_eq!(found(&store, Expr::Text(text.into())), ids, "{text}");
    }
}

#[test]
fn all_any_and_their_emptiness() {
    let store = team();
    let (bug, dispute) = (has(Key::Kind, &["bug"]), has(Key::Kind, &["dispute"]));
    assert_eq!(found(&store, Expr::Any(vec![bug.clone(), dispute.clone()])), [2, 8]);
    assert_eq!(found(&store, Expr::All(vec![bug.clone(), dispute])), Vec::<i64>::new());
    assert_eq!(found(&store, Expr::Any(vec![])), Vec::<i64>::new());
    assert_eq!(found(&store, not(Expr::Any(vec![]))), [2, 3, 1, 8]);
    assert_eq!(found(&store, Expr::All(vec![Expr::Is(Flag::Any), not(bug)])), [3, 1, 4, 5, 6, 8]);
}

#[test]
fn every_order_settles_ties_and_puts_the_empty_last_both_ways() {
    let store = team();
    for (key, up, down) in [
        (SortKey::Due, [2, 3, 1, 8], [3, 2, 1, 8]),
        (SortKey::Priority, [2, 3, 1, 8], [2, 3, 1, 8]),
        (SortKey::Id, [1, 2, 3, 8], [8, 3, 2, 1]),
        (SortKey::Title, [3, 1, 8, 2], [2, 8, 1, 3]),
        (SortKey::Status, [2, 1, 8, 3], [3, 2, 1, 8]),
        (SortKey::Kind, [2, 8, 3, 1], [3, 1, 8, 2]),
        (SortKey::Owner, [3, 2, 1, 8], [2, 3, 1, 8]),
        (SortKey::Tags, [2, 3, 1, 8], [2, 3, 1, 8]),
        (SortKey::Created, [1, 2, 3, 8], [8, 3, 2, 1]),
        (SortKey::Updated, [1, 2, 3, 8], [8, 3, 2, 1]),
        (SortKey::Closed, [1, 2, 3, 8], [8, 3, 2, 1]),
    ] {
        for (descending, ids) in [(false, up), (true, down)] {
            let query = Query { sort: vec![Sort { key, descending }], ..Query::everything() };
            assert_eq!(numbers(&store, &query), ids, "{key} {descending}");
        }
    }
}

#[test]
fn a_second_key_orders_within_the_first() {
    let sort = |key, descending| Sort { key, descending };
    let query = Query { sort: vec![sort(SortKey::Status, false), sort(SortKey::Id, true)], ..Query::everything() };
    assert_eq!(numbers(&team(), &query), [8, 2, 1, 3]);
}

/// The sections as `name: numbers`.
fn grouped(store: &Store, group: GroupKey) -> Vec<String> {
    let query = Query { group: Some(group), ..Query::everything() };
    let order = store.find(&query, &asker("lin"), None).unwrap();
    let ends = order.sections.iter().skip(1).map(|s| s.start).chain([order.ids.len()]);
    order
        .sections
        .iter()
        .zip(ends)
        .map(|(Section { value, start }, end)| {
            let ids: Vec<_> = order.ids[*start..end].iter().map(|id| id.0.to_string()).collect();
            format!("{}: {}", value.as_deref().unwrap_or("-"), ids.join(" "))
        })
        .collect()
}

#[test]
fn every_group_has_its_sections_in_their_order() {
    let store = team();
    for (group, sections) in [
        (GroupKey::Status, vec!["inbox: 2 1 8", "needs-info: 3"]),
        (GroupKey::Kind, vec!["bug: 2", "dispute: 8", "issue: 3 1"]),
        (GroupKey::Priority, vec!["P1: 2", "-: 3 1 8"]),
        (GroupKey::Owner, vec!["han: 3", "lin: 2", "-: 1 8"]),
        (GroupKey::Team, vec!["支付: 3", "-: 2 1 8"]),
        (GroupKey::Goal, vec!["Retention: 2", "-: 3 1 8"]),
        (GroupKey::Source, vec!["-: 2 3 1 8"]),
        (GroupKey::Due, vec!["overdue: 2", "week: 3", "-: 1 8"]),
        (GroupKey::Today, vec!["overdue: 2", "asked: 3"]),
    ] {
        assert_eq!(grouped(&store, group), sections, "{group}");
    }
}

#[test]
fn the_nearness_of_a_deadline_counts_its_last_day_and_weeks_from_monday() {
    let mut store = store();
    for (title, due) in [
        ("a", "2026-11-24"),
        ("b", "2026-11-25"),
        ("c", "2026-11-29"),
        ("d", "2026-11-30"),
        ("e", "2026-W49"),
        ("f", "2026-12-07"),
        ("g", "2026-11"),
        ("h", "2026-Q4"),
    ] {
        let id = add(&mut store, title);
        edit(&mut store, id, &set(Field::Deadline, due));
    }
    assert_eq!(grouped(&store, GroupKey::Due), ["overdue: 1", "today: 2", "week: 3", "next-week: 4 7 5", "later: 6 8"]);
}

#[test]
fn today_is_what_is_mine_by_the_first_reason_that_applies() {
    let mut store = store();
    let lin = |store: &mut Store, title: &str, due: &str| {
        let id = add(store, title);
        edit(store, id, &fill(&[(Field::Owner, "lin"), (Field::Deadline, due)]));
        id
    };
    lin(&mut store, "1 late", "2026-11-24");
    lin(&mut store, "2 today", "2026-11-25");
    let doing = lin(&mut store, "3 doing", "2026-12-31");
    edit(&mut store, doing, &go("doing"));
    lin(&mut store, "4 this week", "2026-W48");
    lin(&mut store, "5 later", "2026-12-31");
    let asked = add(&mut store, "6 asked of me");
    let asks = |whom: &str| Given { asked: Some(person(whom)), ask_by: day("2026-11-30"), ..Given::default() };
    edit(&mut store, asked, &with("needs-info", asks("lin")));
    let waiting = lin(&mut store, "7 waiting, though late", "2026-11-20");
    edit(&mut store, waiting, &with("needs-info", asks("han")));
    let handed = lin(&mut store, "8 handed over", "2026-12-31");
    edit(&mut store, handed, &set(Field::Owner, "han"));
    step(store.apply(&[handed], &set(Field::Owner, "lin"), &by("han")));
    let mut given = draft("9 made for me");
    given.owner = Some(person("lin"));
    step(store.create(&[given.clone()], &by("han")));
    // It is handed to me until I touch it, however long that takes.
    step(store.create(&[given.clone()], &later("han", -3)));
    let touched = made(store.create(&[given], &later("han", -3)))[0];
    edit(&mut store, touched, &Edit::Comment("I will".into()));
    add(&mut store, "12 nobody's");
    // Whatever else is true of it.
    let late = lin(&mut store, "13 handed over late", "2026-11-24");
    edit(&mut store, late, &go("doing"));
    edit(&mut store, late, &Edit::HandOver { to: person("han"), status: None, note: None, seen: Default::default() });
    step(store.apply(
        &[late],
        &Edit::HandOver { to: person("lin"), status: None, note: None, seen: Default::default() },
        &by("han"),
    ));
    // Who takes back what they gave to another hands nothing over.
    let kept = lin(&mut store, "14 mine all along", "2027-01-31");
    step(store.apply(&[kept], &set(Field::Owner, "wei"), &by("han")));
    step(store.undo(&by("han")));
    assert_eq!(
        grouped(&store, GroupKey::Today),
        ["handed: 13 8", "overdue: 1", "today: 2", "asked: 6", "doing: 3", "new: 9 10", "week: 4", "waiting: 7"]
    );
}

#[test]
fn a_limit_takes_the_beginning_and_keeps_its_sections() {
    let store = team();
    let query = Query { group: Some(GroupKey::Owner), ..Query::everything() };
    let order = store.find(&query, &asker("lin"), Some(2)).unwrap();
    assert_eq!(order.ids, [ItemId(3), ItemId(2)]);
    assert_eq!(order.sections.len(), 2);
    assert_eq!(store.find(&query, &asker("lin"), Some(0)).unwrap().ids, []);
}

#[test]
fn what_the_usual_list_hides_is_counted() {
    let hidden = team().hidden(&asker("lin")).unwrap();
    assert_eq!(hidden, Hidden { closed: 2, sleeping: 1 });
}

#[test]
fn what_waits_in_the_inbox_is_counted_as_it_is_found() {
    let (store, asker) = (team(), asker("lin"));
    let queue = crate::domain::triage::queue(store.workflow());
    let found = store.find(&queue, &asker, None).unwrap().ids.len();
    assert!(found > 0);
    assert_eq!(store.waiting(&asker).unwrap(), i64::try_from(found).unwrap());
}

#[test]
fn a_filter_of_many_words_is_answered() {
    let store = team();
    let words = (0..150).map(|n| Expr::Text(format!("word{n}"))).collect();
    assert_eq!(found(&store, Expr::Any(words)), Vec::<i64>::new());
}

fn any_expr() -> impl Strategy<Value = Expr> {
    let word = prop::sample::select(vec!["lin", "api", "2", "登录", "'", "\"", "--", ";", "P1", "bug", "%", ""]);
    let day =
        || prop::option::of((0i64..60).prop_map(|n| crate::domain::sample::today() + chrono::TimeDelta::days(n - 30)));
    let leaf = prop_oneof![
        word.clone().prop_map(|word| Expr::Text(word.into())),
        (0i64..10).prop_map(|id| Expr::Id(ItemId(id))),
        prop::sample::select(Flag::ALL).prop_map(Expr::Is),
        (prop::sample::select(Key::ALL), prop::collection::vec(word.prop_map(String::from), 0..3))
            .prop_map(|(key, values)| Expr::Has(key, values)),
        prop::sample::select(Key::ALL).prop_map(Expr::NoValue),
        (prop::sample::select(DayKey::ALL), day(), day()).prop_map(|(key, from, to)| Expr::Day { key, from, to }),
        prop::sample::select(DayKey::ALL).prop_map(Expr::NoDay),
        (prop::sample::select(NumberKey::ALL), prop::option::of(-1i64..9), prop::option::of(-1i64..9))
            .prop_map(|(key, from, to)| Expr::Number { key, from, to }),
    ];
    leaf.prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Expr::All),
            prop::collection::vec(inner.clone(), 0..4).prop_map(Expr::Any),
            inner.prop_map(|part| Expr::Not(Box::new(part))),
        ]
    })
}

fn any_sorts() -> impl Strategy<Value = Vec<Sort>> {
    let sort =
        (prop::sample::select(SortKey::ALL), any::<bool>()).prop_map(|(key, descending)| Sort { key, descending });
    prop::collection::vec(sort, 0..3)
}

thread_local! {
    static TEAM: Store = team();
}

#[test]
fn the_first_sections_of_today_come_sooner_as_they_stand_in_all_of_it() {
    let mut store = store();
    let deadlines = ["11-26", "11-24", "11-20", "11-19", "11-24", "11-23"];
    for (nth, deadline) in deadlines.iter().enumerate() {
        let item = add(&mut store, &format!("item {nth}"));
        edit(&mut store, item, &fill(&[(Field::Owner, "lin"), (Field::Deadline, &format!("2026-{deadline}"))]));
    }
    for item in [2, 4] {
        made(store.apply(&[ItemId(item)], &set(Field::Owner, "han"), &by("lin")));
        made(store.apply(&[ItemId(item)], &set(Field::Owner, "lin"), &by("han")));
    }
    let today = Query { group: Some(GroupKey::Today), ..Query::everything() };
    let whole = store.find(&today, &asker("lin"), None).unwrap();
    assert_eq!(whole.ids, [4, 2, 3, 6, 5, 1].map(ItemId));
    for most in 0..=6 {
        let sooner = store.beginning(&today, &asker("lin"), most).unwrap().unwrap();
        assert_eq!(sooner.ids, whole.ids.iter().take(most.min(5)).copied().collect::<Vec<_>>());
        assert!(whole.sections.starts_with(&sooner.sections), "{sooner:?}");
    }
}

proptest! {
    /// A filter and its opposite share nothing and leave nothing out.
    #[test]
    fn a_filter_and_its_opposite_part_the_items(filter in any_expr()) {
        TEAM.with(|store| {
            let all = |part| Expr::All(vec![Expr::Any(vec![Expr::Is(Flag::Archived), not(Expr::Is(Flag::Archived))]), part]);
            let mut both = found(store, all(filter.clone()));
            both.extend(found(store, all(not(filter))));
            both.sort();
            assert_eq!(both, (1..=8).collect::<Vec<_>>());
        });
    }

    /// The first so many are the beginning of all, and the order changes nothing of what is found.
    #[test]
    fn the_first_page_is_the_beginning_of_the_whole(
        filter in any_expr(), sort in any_sorts(), group in prop::option::of(prop::sample::select(GroupKey::ALL)), most in 0usize..9,
    ) {
        TEAM.with(|store| {
            let query = Query { filter, sort, group };
            let whole = store.find(&query, &asker("lin"), None).unwrap();
            let first = store.find(&query, &asker("lin"), Some(most)).unwrap();
            assert!(whole.ids.starts_with(&first.ids));
            assert!(whole.sections.starts_with(&first.sections));
            assert_eq!(first.ids.len(), most.min(whole.ids.len()));
            let sooner = store.beginning(&query, &asker("lin"), most).unwrap().unwrap_or_default();
            assert!(whole.ids.starts_with(&sooner.ids));
            assert!(whole.sections.starts_with(&sooner.sections));
            assert_eq!(whole.sections.is_empty(), group.is_none() || whole.ids.is_empty());
        });
    }
}
