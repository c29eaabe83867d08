//! Making and editing items.

use super::support::*;
use crate::domain::change::{Deed, Door};
use crate::domain::edit::{Edit, Given};
use crate::domain::field::Field;
use crate::domain::id::ItemId;
use crate::domain::kind::Kind;
use crate::domain::link::{Link, LinkKind};
use crate::domain::reason::CloseReason;
use crate::domain::refusal::Refusal;
use crate::domain::sample::{now, person};
use crate::store::{Past, Store};

#[test]
fn a_new_item_is_there_with_all_that_was_entered() {
    let mut store = store();
    let parent = add(&mut store, "支付");
    let mut full = draft("登录超时");
    full.body = "Steps:\n1. log in".into();
    full.kind = Some(Kind::Bug);
    full.owner = Some(person("李雷"));
    full.deadline = Some("2026-W50".parse().unwrap());
    full.tags = vec!["api".into()];
    full.goal = Some("retention".into());
    full.parent = Some(parent);
    let step = step(store.create(&[full], &by("han")));
    let item = store.item(ItemId(2)).unwrap();
    assert_eq!((step.deed, step.who.as_str(), step.door), (Deed::Create, "han", Door::Screen));
    assert_eq!((item.title.as_str(), item.body.as_str()), ("登录超时", "Steps:\n1. log in"));
    assert_eq!((item.kind, item.status.code()), (Kind::Bug, "inbox"));
    assert_eq!((item.owner, item.reporter), (Some(person("李雷")), Some(person("han"))));
    assert_eq!((item.parent, item.version), (Some(parent), 1));
    assert_eq!((item.created, item.updated), (now(), now()));
    assert_eq!(item.uid.get_version_num(), 7);
}

#[test]
fn several_items_are_one_step() {
    let mut store = store();
    let step = step(store.create(&[draft("a"), draft("b")], &by("lin")));
    assert_eq!(step.changes.len(), 2);
    assert_eq!(store.history(Past::All, 9).unwrap().len(), 1);
}

#[test]
fn if_one_of_several_is_refused_none_is_made() {
    let mut store = store();
    assert_eq!(refusal(store.create(&[draft("a"), draft(" ")], &by("lin"))), Refusal::NoTitle);
    let mut orphan = draft("b");
    orphan.parent = Some(ItemId(9));
    assert_eq!(refusal(store.create(&[draft("a"), orphan], &by("lin"))), Refusal::NoSuchItem(ItemId(9)));
    assert_eq!(store.history(Past::All, 9).unwrap(), []);
    assert_eq!(store.rows(&[ItemId(1)]).unwrap(), []);
}

#[test]
fn duplicates_lead_to_one_that_stays() {
    let mut store = store();
    let [a, b, c] = [(); 3].map(|()| add(&mut store, "the same"));
    let of =
        |of| with("closed", Given { reason: Some(CloseReason::Duplicate), duplicate_of: Some(of), ..Given::default() });
    edit(&mut store, a, &of(b));
    let circle = Refusal::RepeatsBack { item: b, to: a };
    assert_eq!(refusal(store.apply(&[b], &of(a), &by("lin"))), circle);
    // Who finds the same once more votes for the one that stays.
    let again = add(&mut store, "the same");
    edit(&mut store, again, &of(a));
    assert_eq!([a, b].map(|id| store.item(id).unwrap().votes), [0, 2]);
    // What was opened again is a duplicate no longer: it takes votes, and the other may be closed for it.
    let why = Given { why: Some("it is the older one".into()), ..Given::default() };
    edit(&mut store, a, &with("backlog", why));
    let once_more = add(&mut store, "the same");
    edit(&mut store, once_more, &of(a));
    edit(&mut store, b, &of(a));
    assert_eq!([a, b].map(|id| store.item(id).unwrap().votes), [3, 2]);
    step(store.undo(&by("lin")));
    edit(&mut store, c, &Edit::Archive);
    assert_eq!(refusal(store.apply(&[b], &of(c), &by("lin"))), Refusal::Archived(c));
    assert!(store.item(b).unwrap().closed.is_none());
}

#[test]
fn nothing_is_handed_over_as_done_while_open_items_block_it() {
    let mut store = store();
    let ids = made(store.create(&[draft("a"), draft("b")], &by("lin")));
    edit(&mut store, ids[0], &Edit::Link(blocks(ids[1])));
    let done = Edit::HandOver { to: person("han"), status: Some("done".into()), note: None, seen: Default::default() };
    let refused = Refusal::Blocked { item: ids[1], by: vec![ids[0]] };
    assert_eq!(refusal(store.apply(&[ids[1]], &done, &by("lin"))), refused);
}

#[test]
fn nothing_to_do_writes_no_step() {
    let mut store = store();
    let id = add(&mut store, "a");
    assert_eq!(store.create(&[], &by("lin")).unwrap().step, None);
    assert_eq!(store.apply(&[], &go("backlog"), &by("lin")).unwrap().step, None);
    assert_eq!(store.apply(&[id], &go("inbox"), &by("lin")).unwrap().step, None);
    assert_eq!(store.newest_step().unwrap(), 1);
}

#[test]
fn a_number_is_never_given_twice() {
    let mut store = store();
    add(&mut store, "a");
    add(&mut store, "b");
    store.undo(&by("lin")).unwrap();
    assert_eq!(add(&mut store, "c"), ItemId(3));
    refusal(store.create(&[draft("d"), draft("")], &by("lin")));
    assert_eq!(add(&mut store, "e"), ItemId(4));
}

#[test]
fn every_edit_raises_the_version_and_the_time() {
    let mut store = store();
    let (id, other) = (add(&mut store, "a"), add(&mut store, "b"));
    for (days, edit) in (1..).zip([
        set(Field::Owner, "han"),
        go("backlog"),
        Edit::Comment("hm".into()),
        Edit::Link(blocks(other)),
        Edit::Archive,
        Edit::Restore,
    ]) {
        let before = store.item(id).unwrap();
        step(store.apply(&[id], &edit, &later("lin", days)));
        let after = store.item(id).unwrap();
        assert_eq!(after.version, before.version + 1, "{edit:?}");
        assert!(after.updated > before.updated);
    }
}

#[test]
fn an_edit_of_many_is_one_step_and_all_or_nothing() {
    let mut store = store();
    let ids = made(store.create(&[draft("a"), draft("b"), draft("c")], &by("lin")));
    let step = step(store.apply(&ids, &set(Field::Owner, "han"), &by("lin")));
    assert_eq!(step.changes.len(), 3);
    edit(&mut store, ids[1], &Edit::Archive);
    let refused = refusal(store.apply(&ids, &set(Field::Owner, "lin"), &by("lin")));
    assert_eq!(refused, Refusal::Archived(ids[1]));
    assert_eq!(owner(&store, ids[0]).as_deref(), Some("han"));
}

#[test]
fn an_item_named_twice_is_edited_once() {
    let mut store = store();
    let id = add(&mut store, "a");
    edit(&mut store, id, &set(Field::Deadline, "2026-12"));
    step(store.apply(&[id, id], &Edit::Shift(1), &by("lin")));
    step(store.apply(&[id, id], &Edit::Comment("once".into()), &by("lin")));
    assert_eq!(store.item(id).unwrap().get(Field::Deadline).as_deref(), Some("2027-01"));
    assert_eq!(store.comments(id).unwrap().len(), 1);
}

#[test]
fn what_is_done_together_does_not_block_itself() {
    let mut store = store();
    let ids = made(store.create(&[draft("first"), draft("then")], &by("lin")));
    edit(&mut store, ids[0], &Edit::Link(blocks(ids[1])));
    let (item, by_) = (ids[1], vec![ids[0]]);
    assert_eq!(refusal(store.apply(&[item], &go("done"), &by("lin"))), Refusal::Blocked { item, by: by_ });
    let together = [ids[1], ids[0]];
    step(store.apply(&together, &go("done"), &by("lin")));
}

#[test]
fn a_preview_tells_the_changes_and_makes_none() {
    let mut store = store();
    let ids = made(store.create(&[draft("a"), draft("b")], &by("lin")));
    let changes = store.preview(&ids, &set(Field::Owner, "han"), &by("lin")).unwrap();
    assert_eq!(told(&changes), ["#1 owner: - -> han", "#2 owner: - -> han"]);
    assert_eq!(owner(&store, ids[0]), None);
}

#[test]
fn an_item_that_is_not_there_is_refused_wherever_it_is_named() {
    let mut store = store();
    let id = add(&mut store, "a");
    let nowhere = ItemId(9);
    let given = Given { reason: Some(CloseReason::Duplicate), duplicate_of: Some(nowhere), ..Given::default() };
    for edit in
        [set(Field::Parent, "9"), set(Field::Parent, " ＃9 "), Edit::Link(blocks(nowhere)), with("closed", given)]
    {
        assert_eq!(refusal(store.apply(&[id], &edit, &by("lin"))), Refusal::NoSuchItem(nowhere));
    }
    assert_eq!(refusal(store.apply(&[nowhere], &Edit::Archive, &by("lin"))), Refusal::NoSuchItem(nowhere));
    assert_eq!(refusal(store.item(nowhere)), Refusal::NoSuchItem(nowhere));
    assert_eq!(refusal(store.whole(nowhere, 9)), Refusal::NoSuchItem(nowhere));
}

#[test]
fn long_circles_of_parents_and_of_blocking_are_refused() {
    let mut store = store();
    let ids = made(store.create(&[draft("a"), draft("b"), draft("c")], &by("lin")));
    let [a, b, c] = [ids[0], ids[1], ids[2]];
    edit(&mut store, b, &set(Field::Parent, "1"));
    edit(&mut store, c, &set(Field::Parent, "2"));
    let circle = |field| Refusal::Circle { item: a, to: c, field };
    assert_eq!(refusal(store.apply(&[a], &set(Field::Parent, " 3 "), &by("lin"))), circle(Field::Parent));
    edit(&mut store, a, &Edit::Link(blocks(b)));
    edit(&mut store, b, &Edit::Link(blocks(c)));
    let back = Edit::Link(blocks(a));
    let refused = Refusal::Circle { item: c, to: a, field: Field::Link };
    assert_eq!(refusal(store.apply(&[c], &back, &by("lin"))), refused);
}

#[test]
fn an_item_page_shows_everything_around_it() {
    let mut store = store();
    let ids = made(store.create(&[draft("epic"), draft("it"), draft("child"), draft("other")], &by("lin")));
    let [epic, it, child, other] = [ids[0], ids[1], ids[2], ids[3]];
    edit(&mut store, it, &set(Field::Parent, "1"));
    edit(&mut store, child, &set(Field::Parent, "2"));
    edit(&mut store, other, &Edit::Link(blocks(it)));
    edit(&mut store, it, &Edit::Link(Link { kind: LinkKind::Relates, to: child }));
    step(store.apply(&[it], &Edit::Comment("first".into()), &by("han")));
    step(store.apply(&[it], &Edit::Comment("second".into()), &later("lin", 1)));
    let whole = store.whole(it, 3).unwrap();
    assert_eq!(whole.comments.iter().map(|c| c.text.as_str()).collect::<Vec<_>>(), ["first", "second"]);
    assert_eq!(whole.comments[0].author, person("han"));
    assert_eq!(whole.links, [Link { kind: LinkKind::Relates, to: child }]);
    assert_eq!(whole.linked, [blocks(other)]);
    assert_eq!(whole.children, [child]);
    let mut around: Vec<_> = whole.around.iter().map(|row| row.id).collect();
    around.sort();
    around.dedup();
    assert_eq!(around, [epic, child, other]);
    let deeds: Vec<_> = whole.history.iter().map(|step| step.deed).collect();
    assert_eq!(deeds, [Deed::Comment, Deed::Comment, Deed::Link]);
}

#[test]
fn a_line_knows_whether_the_item_is_blocked_and_how_much_was_said() {
    let mut store = store();
    let ids = made(store.create(&[draft("a"), draft("b")], &by("lin")));
    edit(&mut store, ids[0], &Edit::Link(blocks(ids[1])));
    edit(&mut store, ids[1], &Edit::Comment("hm".into()));
    let row = |store: &crate::store::Store| store.rows(&[ids[1]]).unwrap().remove(0);
    assert!(row(&store).blocked);
    assert_eq!(row(&store).comments, 1);
    edit(&mut store, ids[0], &go("done"));
    assert!(!row(&store).blocked);
    store.undo(&by("lin")).unwrap();
    edit(&mut store, ids[0], &Edit::Archive);
    assert!(!row(&store).blocked);
}

#[test]
fn lines_come_in_the_order_asked_for_without_those_that_are_not_there() {
    let mut store = store();
    let ids = made(store.create(&[draft("a"), draft("b")], &by("lin")));
    let rows = store.rows(&[ids[1], ItemId(9), ids[0]]).unwrap();
    assert_eq!(rows.iter().map(|row| row.title.as_str()).collect::<Vec<_>>(), ["b", "a"]);
}

#[test]
fn history_is_told_whole_by_item_and_since_a_step() {
    let mut store = store();
    let ids = made(store.create(&[draft("a"), draft("b")], &by("lin")));
    edit(&mut store, ids[0], &go("backlog"));
    step(store.apply(&ids, &set(Field::Owner, "han"), &by("lin")));
    let steps = |past, most| -> Vec<_> { store.history(past, most).unwrap().iter().map(|s| s.id).collect() };
    assert_eq!(steps(Past::All, 9), [3, 2, 1]);
    assert_eq!(steps(Past::All, 1), [3]);
    assert_eq!(steps(Past::After(1), 9), [3, 2]);
    assert_eq!(steps(Past::Of(ids[1]), 9), [3, 1]);
    let of_b = store.history(Past::Of(ids[1]), 9).unwrap();
    assert_eq!(told(&of_b[0].changes), ["#2 owner: - -> han"]);
    assert_eq!(store.newest_step().unwrap(), 3);
}

#[test]
fn whoever_is_named_is_known_from_then_on() {
    let mut store = store();
    let id = add(&mut store, "a");
    edit(&mut store, id, &set(Field::Owner, "李雷"));
    step(store.apply(&[id], &Edit::Comment("hm".into()), &by("han")));
    let handles: Vec<_> = store.people().unwrap().iter().map(|p| p.handle.to_string()).collect();
    assert_eq!(handles, ["han", "lin", "李雷"]);
}

#[test]
fn a_person_keeps_name_team_and_aliases() {
    let mut store = store();
    let mut known = crate::domain::person::Person::known_as(person("han"));
    known.name = "韩梅梅".into();
    known.team = Some("支付".into());
    known.aliases = vec!["Han Meimei".into(), "hmm".into()];
    store.save_person(&known).unwrap();
    let id = add(&mut store, "a");
    edit(&mut store, id, &set(Field::Owner, "han"));
    assert!(store.people().unwrap().contains(&known));
}

#[test]
fn tags_in_use_are_told_once_each() {
    let mut store = store();
    let ids = made(store.create(&[draft("a"), draft("b"), draft("c")], &by("lin")));
    edit(&mut store, ids[0], &set(Field::Tags, "api 支付"));
    edit(&mut store, ids[1], &set(Field::Tags, "api"));
    edit(&mut store, ids[2], &set(Field::Tags, "gone"));
    edit(&mut store, ids[2], &Edit::Archive);
    assert_eq!(store.tags().unwrap().into_iter().collect::<Vec<_>>(), ["api", "支付"]);
}

#[test]
fn titles_that_resemble_are_found_the_likeliest_first() {
    let mut store = store();
    for title in ["登录超时", "登录页面超时报错", "支付超时", "Export to CSV fails", "CSV export is slow"]
    {
        add(&mut store, title);
    }
    let like = |store: &crate::store::Store, text: &str, except| -> Vec<String> {
        let rows = store.similar(text, except, 9).unwrap();
        rows.into_iter().map(|row| row.title).collect()
    };
    assert_eq!(like(&store, "登录超时了", None)[0], "登录超时");
    assert_eq!(like(&store, "登录超时", Some(ItemId(1)))[0], "登录页面超时报错");
    assert_eq!(like(&store, "ＣＳＶ Export", None)[0], "CSV export is slow");
    assert_eq!(like(&store, "", None), Vec::<String>::new());
    assert_eq!(like(&store, "\"*:^ OR NEAR", None), Vec::<String>::new());
    edit(&mut store, ItemId(1), &set(Field::Title, "完全不同"));
    edit(&mut store, ItemId(2), &Edit::Archive);
    assert!(!like(&store, "登录超时", None).contains(&"登录超时".to_string()));
    assert!(!like(&store, "登录页面超时", None).contains(&"登录页面超时报错".to_string()));
}

#[test]
fn of_titles_that_resemble_as_much_the_open_come_first_and_then_the_newest() {
    let mut store = store();
    for _ in 0..4 {
        add(&mut store, "登录超时");
    }
    edit(&mut store, ItemId(4), &go("done"));
    edit(&mut store, ItemId(2), &go("done"));
    let rows = store.similar("登录超时", None, 9).unwrap();
    assert_eq!(rows.iter().map(|row| row.id.0).collect::<Vec<_>>(), [3, 1, 4, 2]);
}

#[test]
fn what_was_deleted_does_not_hide_what_resembles() {
    let mut store = store();
    let id = add(&mut store, "登录超时");
    let copies = vec![draft("登录超时"); 150];
    step(store.create(&copies, &by("lin")));
    step(store.undo(&by("lin")));
    let rows = store.similar("登录超时", None, 9).unwrap();
    assert_eq!(rows.iter().map(|row| row.id).collect::<Vec<_>>(), [id]);
}

fn duplicate_of(of: i64) -> Edit {
    let given = Given { reason: Some(CloseReason::Duplicate), duplicate_of: Some(ItemId(of)), ..Given::default() };
    Edit::Move { to: "closed".into(), given }
}

#[test]
fn a_duplicate_leaves_its_votes_to_the_item_that_it_repeats_and_undo_takes_them_back() {
    let mut store = store();
    let (original, other) = (add(&mut store, "登录超时"), add(&mut store, "登录页超时"));
    let voted = Edit::set(Field::Votes, Some("3".into()));
    step(store.apply(&[other], &voted, &by("lin")));
    let votes = |store: &Store| store.item(original).unwrap().votes;

    let closed = step(store.apply(&[other], &duplicate_of(1), &by("lin")));
    assert_eq!(votes(&store), 3);
    let last = closed.changes.last().unwrap();
    assert_eq!((last.item, last.field, last.new.as_deref()), (original, Field::Votes, Some("3")));

    step(store.undo(&by("lin")));
    assert_eq!((votes(&store), store.links(other).unwrap()), (0, vec![]));
    step(store.redo(&by("lin")));
    assert_eq!(votes(&store), 3);
}

#[test]
fn duplicates_without_votes_count_one_each_and_together_once_in_the_log() {
    let mut store = store();
    let original = add(&mut store, "登录超时");
    let others = ["a", "b", "c"].map(|title| add(&mut store, title));
    let closed = step(store.apply(&others, &duplicate_of(1), &by("lin")));
    assert_eq!(store.item(original).unwrap().votes, 3);
    let told = closed.changes.iter().filter(|change| change.item == original);
    assert_eq!(told.count(), 1);
}

#[test]
fn a_duplicate_that_was_opened_again_does_not_leave_its_votes_twice() {
    let mut store = store();
    let (original, other) = (add(&mut store, "登录超时"), add(&mut store, "登录页超时"));
    step(store.apply(&[other], &duplicate_of(1), &by("lin")));
    let why = Given { why: Some("not the same".into()), ..Given::default() };
    let again = Edit::Move { to: "inbox".into(), given: why };
    step(store.apply(&[other], &again, &by("lin")));
    step(store.apply(&[other], &duplicate_of(1), &by("lin")));
    assert_eq!(store.item(original).unwrap().votes, 1);
}

#[test]
fn a_link_alone_moves_no_votes_but_closing_behind_it_does() {
    let mut store = store();
    let (original, other) = (add(&mut store, "登录超时"), add(&mut store, "登录页超时"));
    let link = Link { kind: LinkKind::DuplicateOf, to: original };
    step(store.apply(&[other], &Edit::Link(link), &by("lin")));
    assert_eq!(store.item(original).unwrap().votes, 0);
    step(store.apply(&[other], &duplicate_of(1), &by("lin")));
    assert_eq!(store.item(original).unwrap().votes, 1);
}
