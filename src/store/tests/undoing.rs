//! Taking back and doing again.

use super::support::*;
use crate::domain::change::Deed;
use crate::domain::edit::{Edit, Given};
use crate::domain::field::Field;
use crate::domain::id::ItemId;
use crate::domain::item::Item;
use crate::domain::link::{Link, LinkKind};
use crate::domain::reason::CloseReason;
use crate::domain::refusal::Refusal;
use crate::domain::sample::person;
use crate::domain::workflow::Need;
use crate::store::{Past, Store};

/// An item but for its version and time, which every step raises.
fn content(store: &Store, id: ItemId) -> Item {
    let mut item = store.item(id).unwrap();
    item.version = 0;
    item.updated = item.created;
    item
}

#[test]
fn every_kind_of_edit_is_taken_back_and_done_again() {
    let mut store = store();
    let ids = made(store.create(&[draft("a"), draft("b")], &by("lin")));
    let [a, b] = [ids[0], ids[1]];
    edit(&mut store, a, &fill(&[(Field::Deadline, "2026-12"), (Field::Tags, "x")]));
    let on_hold = Given { wake: Some("2026-12-24".parse().unwrap()), ..Given::default() };
    for edit in [
        fill(&[(Field::Title, "neu"), (Field::Body, "long"), (Field::Owner, "han"), (Field::Parent, "2")]),
        Edit::Retag { add: vec!["y".into()], remove: vec!["x".into()] },
        Edit::Shift(3),
        with("on-hold", on_hold),
        Edit::Comment("hm".into()),
        Edit::Link(blocks(b)),
        Edit::HandOver { to: person("han"), status: None, note: Some("yours".into()), seen: Default::default() },
        Edit::Archive,
    ] {
        let all = |store: &Store| (content(store, a), store.comments(a).unwrap(), store.links(a).unwrap());
        let before = all(&store);
        let did = step(store.apply(&[a], &edit, &by("lin")));
        let after = all(&store);
        assert_ne!(before, after);
        let undone = step(store.undo(&by("lin")));
        assert_eq!((undone.deed, undone.of), (Deed::Undo, Some(did.id)));
        assert_eq!(all(&store), before, "{edit:?}");
        let redone = step(store.redo(&by("lin")));
        assert_eq!((redone.deed, redone.of), (Deed::Redo, Some(did.id)));
        assert_eq!(all(&store), after, "{edit:?}");
        step(store.undo(&by("lin")));
    }
}

#[test]
fn an_answer_leads_back_to_where_the_item_was_asked_about_whatever_was_taken_back_since() {
    for then in ["backlog", "closed"] {
        let mut store = store();
        let id = add(&mut store, "a");
        edit(&mut store, id, &set(Field::Owner, "lin"));
        edit(&mut store, id, &go("doing"));
        let asks = Given { asked: Some(person("wei")), ask_by: Some(by("lin").today), ..Given::default() };
        edit(&mut store, id, &with("needs-info", asks));
        edit(&mut store, id, &with(then, Given { reason: Some(CloseReason::WontDo), ..Given::default() }));
        step(store.undo(&by("lin")));
        step(store.apply(&[id], &Edit::Answer("blue".into()), &by("wei")));
        assert_eq!(store.item(id).unwrap().status.code(), "doing", "{then}");
    }
}

#[test]
fn a_link_that_was_cut_is_tied_again() {
    let mut store = store();
    let ids = made(store.create(&[draft("a"), draft("b")], &by("lin")));
    let link = blocks(ids[1]);
    edit(&mut store, ids[0], &Edit::Link(link));
    edit(&mut store, ids[0], &Edit::Unlink(link));
    step(store.undo(&by("lin")));
    assert_eq!(store.links(ids[0]).unwrap(), [link]);
    step(store.undo(&by("lin")));
    assert_eq!(store.links(ids[0]).unwrap(), []);
}

#[test]
fn an_edit_of_many_is_taken_back_as_one() {
    let mut store = store();
    let ids = made(store.create(&[draft("a"), draft("b"), draft("c")], &by("lin")));
    edit(&mut store, ids[1], &set(Field::Owner, "han"));
    step(store.apply(&ids, &set(Field::Owner, "李雷"), &by("lin")));
    let undone = step(store.undo(&by("lin")));
    assert_eq!(told(&undone.changes), ["#3 owner: 李雷 -> -", "#2 owner: 李雷 -> han", "#1 owner: 李雷 -> -"]);
    assert_eq!(ids.iter().map(|id| owner(&store, *id)).collect::<Vec<_>>(), [None, Some("han".into()), None]);
}

#[test]
fn a_creation_is_taken_back_and_comes_again() {
    let mut store = store();
    let id = add(&mut store, "a");
    step(store.undo(&by("lin")));
    assert!(store.item(id).unwrap().archived);
    step(store.redo(&by("lin")));
    assert!(!store.item(id).unwrap().archived);
}

#[test]
fn undo_goes_back_step_by_step_and_redo_forward_in_the_same_order() {
    let mut store = store();
    let id = add(&mut store, "0");
    for title in ["1", "2", "3"] {
        edit(&mut store, id, &set(Field::Title, title));
    }
    let title = |store: &Store| store.item(id).unwrap().title;
    let mut seen = Vec::new();
    for _ in 0..3 {
        step(store.undo(&by("lin")));
        seen.push(title(&store));
    }
    for _ in 0..2 {
        step(store.redo(&by("lin")));
        seen.push(title(&store));
    }
    step(store.undo(&by("lin")));
    seen.push(title(&store));
    for _ in 0..2 {
        step(store.redo(&by("lin")));
        seen.push(title(&store));
    }
    assert_eq!(seen, ["2", "1", "0", "1", "2", "1", "2", "3"]);
    assert_eq!(refusal(store.redo(&by("lin"))), Refusal::NothingLeft { redo: true });
}

#[test]
fn a_new_action_clears_what_could_be_done_again() {
    let mut store = store();
    let id = add(&mut store, "a");
    edit(&mut store, id, &set(Field::Title, "b"));
    step(store.undo(&by("lin")));
    edit(&mut store, id, &set(Field::Owner, "han"));
    assert_eq!(refusal(store.redo(&by("lin"))), Refusal::NothingLeft { redo: true });
    step(store.undo(&by("lin")));
    step(store.redo(&by("lin")));
    assert_eq!(owner(&store, id).as_deref(), Some("han"));
    assert_eq!(refusal(store.redo(&by("lin"))), Refusal::NothingLeft { redo: true });
}

#[test]
fn one_undoes_only_ones_own_steps() {
    let mut store = store();
    let id = add(&mut store, "a");
    step(store.apply(&[id], &set(Field::Owner, "han"), &by("han")));
    assert_eq!(refusal(store.undo(&by("李雷"))), Refusal::NothingLeft { redo: false });
    step(store.apply(&[id], &set(Field::Goal, "g"), &by("lin")));
    step(store.undo(&by("han")));
    assert_eq!(owner(&store, id), None);
    assert_eq!(refusal(store.undo(&by("han"))), Refusal::NothingLeft { redo: false });
    assert_eq!(refusal(store.redo(&by("lin"))), Refusal::NothingLeft { redo: true });
    step(store.redo(&by("han")));
}

#[test]
fn what_somebody_changed_since_is_not_taken_back() {
    let mut store = store();
    let ids = made(store.create(&[draft("a"), draft("b")], &by("lin")));
    step(store.apply(&ids, &set(Field::Owner, "lin"), &by("lin")));
    step(store.apply(&[ids[1]], &set(Field::Owner, "han"), &by("han")));
    let refused = Refusal::ChangedSince { item: ids[1], field: Field::Owner, by: Some(person("han")) };
    assert_eq!(refusal(store.undo(&by("lin"))), refused);
    assert_eq!(owner(&store, ids[0]).as_deref(), Some("lin"));
    step(store.undo(&by("han")));
    step(store.undo(&by("lin")));
    assert_eq!(owner(&store, ids[0]), None);
}

#[test]
fn another_field_changed_since_does_not_matter() {
    let mut store = store();
    let id = add(&mut store, "a");
    edit(&mut store, id, &set(Field::Owner, "lin"));
    step(store.apply(&[id], &set(Field::Goal, "g"), &by("han")));
    step(store.undo(&by("lin")));
    let item = store.item(id).unwrap();
    assert_eq!((item.owner, item.goal.as_deref()), (None, Some("g")));
}

#[test]
fn an_item_to_which_others_did_something_is_not_taken_back() {
    let mut store = store();
    let id = add(&mut store, "a");
    step(store.apply(&[id], &Edit::Comment("my words".into()), &by("han")));
    let refused = Refusal::ChangedSince { item: id, field: Field::Item, by: Some(person("han")) };
    assert_eq!(refusal(store.undo(&by("lin"))), refused);
    step(store.undo(&by("han")));
    step(store.undo(&by("lin")));
    assert!(store.item(id).unwrap().archived);
}

#[test]
fn a_redo_is_refused_where_somebody_changed_the_same_since() {
    let mut store = store();
    let id = add(&mut store, "a");
    edit(&mut store, id, &set(Field::Owner, "lin"));
    step(store.undo(&by("lin")));
    step(store.apply(&[id], &set(Field::Owner, "han"), &by("han")));
    assert!(matches!(refusal(store.redo(&by("lin"))), Refusal::ChangedSince { .. }));
}

#[test]
fn undo_does_not_close_a_circle_that_others_left_open() {
    let mut store = store();
    let ids = made(store.create(&[draft("a"), draft("b")], &by("lin")));
    let [a, b] = [ids[0], ids[1]];
    edit(&mut store, a, &set(Field::Parent, "2"));
    edit(&mut store, a, &set(Field::Parent, ""));
    step(store.apply(&[b], &set(Field::Parent, "1"), &by("han")));
    let circle = |field| Refusal::Circle { item: a, to: b, field };
    assert_eq!(refusal(store.undo(&by("lin"))), circle(Field::Parent));
    step(store.undo(&by("han")));
    step(store.undo(&by("lin")));

    edit(&mut store, a, &Edit::Link(blocks(b)));
    edit(&mut store, a, &Edit::Unlink(blocks(b)));
    step(store.apply(&[b], &Edit::Link(blocks(a)), &by("han")));
    assert_eq!(refusal(store.undo(&by("lin"))), circle(Field::Link));
}

#[test]
fn the_link_of_another_is_not_cut_by_redo() {
    let mut store = store();
    let ids = made(store.create(&[draft("a"), draft("b")], &by("lin")));
    let link = Link { kind: LinkKind::Relates, to: ids[1] };
    edit(&mut store, ids[0], &Edit::Link(link));
    step(store.undo(&by("lin")));
    step(store.apply(&[ids[0]], &Edit::Link(link), &by("han")));
    assert!(matches!(refusal(store.redo(&by("lin"))), Refusal::ChangedSince { field: Field::Link, .. }));
}

#[test]
fn steps_outlive_the_process() {
    let shared = Shared::new();
    let mut store = shared.open();
    let id = add(&mut store, "a");
    edit(&mut store, id, &set(Field::Title, "b"));
    drop(store);
    let mut store = shared.open();
    step(store.undo(&by("lin")));
    drop(store);
    let mut store = shared.open();
    assert_eq!(store.item(id).unwrap().title, "a");
    step(store.redo(&by("lin")));
    assert_eq!(store.item(id).unwrap().title, "b");
}

#[test]
fn undo_appends_and_says_what_it_did() {
    let mut store = store();
    let id = add(&mut store, "a");
    edit(&mut store, id, &set(Field::Owner, "李雷"));
    step(store.undo(&by("lin")));
    let newest = store.history(Past::All, 1).unwrap().remove(0);
    assert_eq!((newest.id, newest.of), (3, Some(2)));
    assert_eq!(told(&newest.changes), ["#1 owner: 李雷 -> -"]);
    assert_eq!(store.item(id).unwrap().version, 3);
}

#[test]
fn words_taken_back_are_not_found_and_found_when_said_again() {
    let mut store = store();
    let id = add(&mut store, "a");
    edit(&mut store, id, &Edit::Comment("needle".into()));
    let query = crate::domain::query::Query {
        filter: crate::domain::query::Expr::Text("needle".into()),
        sort: Vec::new(),
        group: None,
    };
    let found = |store: &Store| store.find(&query, &asker("lin"), None).unwrap().ids;
    assert_eq!(found(&store), [id]);
    step(store.undo(&by("lin")));
    assert_eq!(found(&store), []);
    step(store.redo(&by("lin")));
    assert_eq!(found(&store), [id]);
}

#[test]
fn an_item_whose_move_was_taken_back_has_been_in_its_status_as_long_as_before() {
    let mut store = store();
    let item = made(store.create(&[draft("old")], &later("lin", -30)))[0];
    let moved = |store: &Store| store.rows(&[item]).unwrap()[0].moved;
    let before = moved(&store);
    step(store.apply(&[item], &go("backlog"), &by("lin")));
    let after = moved(&store);
    assert_ne!(before, after);
    step(store.undo(&later("lin", 1)));
    assert_eq!(moved(&store), before);
    step(store.redo(&later("lin", 2)));
    assert_eq!(moved(&store), after);
}

#[test]
fn a_field_on_which_the_status_stands_by_now_is_not_taken_back() {
    let mut store = store();
    let id = add(&mut store, "a");
    edit(&mut store, id, &set(Field::Deadline, "2026-12"));
    let given = Given { owner: Some(person("wei")), ..Given::default() };
    step(store.apply(&[id], &with("planned", given), &by("wei")));
    let kept = Refusal::Kept { item: id, field: Field::Deadline, status: "planned".into() };
    assert_eq!(refusal(store.undo(&by("lin"))), kept);
    step(store.undo(&by("wei")));
    step(store.undo(&by("lin")));
    assert_eq!(store.item(id).unwrap().deadline, None);
}

#[test]
fn a_status_does_not_come_back_without_what_it_stands_on() {
    let mut store = store();
    let id = add(&mut store, "a");
    edit(&mut store, id, &fill(&[(Field::Owner, "lin"), (Field::Deadline, "2026-12")]));
    edit(&mut store, id, &go("planned"));
    edit(&mut store, id, &go("backlog"));
    step(store.apply(&[id], &Edit::set(Field::Deadline, None), &by("wei")));
    let missing = Refusal::Missing { item: id, to: "planned".into(), need: Need::Deadline };
    assert_eq!(refusal(store.undo(&by("lin"))), missing);
    step(store.undo(&by("wei")));
    step(store.undo(&by("lin")));
    assert_eq!(store.item(id).unwrap().status.code(), "planned");
}
