//! Two people at the same item.

use super::support::*;
use crate::domain::edit::Edit;
use crate::domain::field::Field;
use crate::domain::refusal::{Clash, Refusal};
use crate::domain::sample::person;

#[test]
fn the_same_field_shows_both_values_and_who_was_first() {
    let shared = Shared::new();
    let (mut lin, mut han) = (shared.open(), shared.open());
    let id = add(&mut lin, "a");
    let seen = han.item(id).unwrap().get(Field::Owner);
    step(lin.apply(&[id], &set(Field::Owner, "lin"), &by("lin")));
    let edit = Edit::guarded(Field::Owner, seen, Some("han".into()));
    let clash = Clash {
        item: id,
        field: Field::Owner,
        seen: None,
        mine: Some("han".into()),
        theirs: Some("lin".into()),
        by: Some(person("lin")),
    };
    assert_eq!(refusal(han.apply(&[id], &edit, &by("han"))), Refusal::Clash(Box::new(clash)));
    assert_eq!(owner(&han, id).as_deref(), Some("lin"));
}

#[test]
fn different_fields_of_one_item_merge() {
    let shared = Shared::new();
    let (mut lin, mut han) = (shared.open(), shared.open());
    let id = add(&mut lin, "a");
    step(lin.apply(&[id], &Edit::guarded(Field::Owner, None, Some("lin".into())), &by("lin")));
    step(han.apply(&[id], &Edit::guarded(Field::Deadline, None, Some("2026-12".into())), &by("han")));
    let item = lin.item(id).unwrap();
    assert_eq!((item.owner, item.deadline.is_some(), item.version), (Some(person("lin")), true, 3));
}

#[test]
fn two_who_write_the_same_agree() {
    let shared = Shared::new();
    let (mut lin, mut han) = (shared.open(), shared.open());
    let id = add(&mut lin, "a");
    let edit = Edit::guarded(Field::Tags, None, Some("b a".into()));
    step(lin.apply(&[id], &edit, &by("lin")));
    assert_eq!(han.apply(&[id], &edit, &by("han")).unwrap().step, None);
}

#[test]
fn a_text_put_back_meanwhile_is_no_clash() {
    let shared = Shared::new();
    let mut store = shared.open();
    let id = add(&mut store, "a");
    edit(&mut store, id, &set(Field::Body, "theirs"));
    store.undo(&by("lin")).unwrap();
    step(store.apply(&[id], &Edit::guarded(Field::Body, None, Some("mine".into())), &by("han")));
    assert_eq!(store.item(id).unwrap().body, "mine");
}

#[test]
fn in_an_edit_of_many_one_clash_stops_all() {
    let mut store = store();
    let ids = made(store.create(&[draft("a"), draft("b")], &by("lin")));
    step(store.apply(&[ids[1]], &set(Field::Owner, "han"), &by("han")));
    let edit = Edit::guarded(Field::Owner, None, Some("lin".into()));
    assert!(matches!(refusal(store.apply(&ids, &edit, &by("lin"))), Refusal::Clash(clash) if clash.item == ids[1]));
    assert_eq!(owner(&store, ids[0]), None);
}
