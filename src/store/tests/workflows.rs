//! The store's own table of moves.

use super::support::*;
use crate::domain::edit::Edit;
use crate::domain::field::Field;
use crate::domain::refusal::Refusal;
use crate::domain::workflow::{Category, Flaw, Status};
use crate::store::{DEFAULT_WORKFLOW, StoreError, read_workflow};

/// The shipped table with `verify` renamed.
fn renamed() -> String {
    DEFAULT_WORKFLOW.replace("\"verify\"", "\"testing\"")
}

#[test]
fn a_new_store_has_the_shipped_table() {
    let store = store();
    assert_eq!(store.workflow(), &read_workflow(DEFAULT_WORKFLOW).unwrap());
    assert_eq!(store.workflow_text().unwrap(), DEFAULT_WORKFLOW);
}

#[test]
fn a_loaded_table_rules_at_once_and_from_then_on() {
    let shared = Shared::new();
    let mut store = shared.open();
    let id = add(&mut store, "a");
    store.load_workflow(&renamed()).unwrap();
    assert!(matches!(refusal(store.apply(&[id], &go("verify"), &by("lin"))), Refusal::NoSuchStatus { .. }));
    assert_eq!(shared.open().workflow_text().unwrap(), renamed());
}

#[test]
fn a_table_loaded_by_another_rules_the_next_action() {
    let shared = Shared::new();
    let (mut lin, mut han) = (shared.open(), shared.open());
    let id = add(&mut lin, "a");
    edit(&mut lin, id, &set(Field::Owner, "lin"));
    edit(&mut lin, id, &go("doing"));
    han.load_workflow(&renamed()).unwrap();
    edit(&mut lin, id, &go("testing"));
    let mut reader = shared.open();
    lin.load_workflow(&renamed().replace("待验收", "待测")).unwrap();
    reader.refresh().unwrap();
    assert_eq!(reader.workflow(), lin.workflow());
}

#[test]
fn a_table_without_a_status_in_use_is_refused_with_the_count() {
    let mut store = store();
    let ids = made(store.create(&[draft("a"), draft("b"), draft("c")], &by("lin")));
    step(store.apply(&ids, &set(Field::Owner, "lin"), &by("lin")));
    step(store.apply(&ids, &go("doing"), &by("lin")));
    step(store.apply(&ids, &go("verify"), &by("lin")));
    edit(&mut store, ids[2], &Edit::Archive);
    match store.load_workflow(&renamed()) {
        Err(StoreError::StatusInUse(used)) => assert_eq!(used, [("verify".to_string(), 2)]),
        other => panic!("{other:?}"),
    }
    assert_eq!(store.workflow_text().unwrap(), DEFAULT_WORKFLOW);
}

#[test]
fn a_table_with_flaws_or_that_is_no_table_is_refused() {
    let mut store = store();
    let dead = DEFAULT_WORKFLOW.replace("to = [\"inbox\", \"backlog\", \"doing\"]", "to = []");
    match store.load_workflow(&dead) {
        Err(StoreError::Workflow(flaws)) => assert_eq!(flaws, [Flaw::DeadEnd("closed".into())]),
        other => panic!("{other:?}"),
    }
    for (text, told) in [
        ("initial = ", "line"),
        ("initial = \"a\"", "status"),
        (&DEFAULT_WORKFLOW.replace("\"pending\"", "\"later\""), "later"),
        (&DEFAULT_WORKFLOW.replace("\"wake\"", "\"coffee\""), "coffee"),
        (&DEFAULT_WORKFLOW.replace("zh =", "fr ="), "fr"),
    ] {
        match store.load_workflow(text) {
            Err(StoreError::WorkflowText(why)) => assert!(why.contains(told), "{why}"),
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn a_status_that_means_something_else_now_means_it_for_the_items_in_it() {
    let mut store = store();
    let id = add(&mut store, "a");
    edit(&mut store, id, &go("backlog"));
    let verify_is_over = DEFAULT_WORKFLOW.replacen("category = \"pending\"", "category = \"in-progress\"", 3);
    store.load_workflow(&verify_is_over).unwrap();
    assert_eq!(store.rows(&[id]).unwrap()[0].category, Category::InProgress);
    assert_eq!(store.whole(id, 1).unwrap().category, Category::InProgress);
}

#[test]
fn what_counts_as_closed_by_a_new_table_has_been_so_since_it_came_there() {
    let mut store = store();
    let id = add(&mut store, "a");
    edit(&mut store, id, &set(Field::Owner, "lin"));
    edit(&mut store, id, &go("doing"));
    step(store.apply(&[id], &go("verify"), &later("lin", 1)));
    let is_over = DEFAULT_WORKFLOW.replacen("code = \"verify\"", "code = \"verify\"\ncategory = \"completed\"", 1);
    let verify = is_over.find("code = \"verify\"").unwrap();
    let (head, tail) = is_over.split_at(verify);
    let is_over = format!("{head}{}", tail.replacen("category = \"in-progress\"\n", "", 1));
    store.load_workflow(&is_over).unwrap();
    assert_eq!(store.item(id).unwrap().closed, Some(later("lin", 1).at));
    store.load_workflow(DEFAULT_WORKFLOW).unwrap();
    assert_eq!(store.item(id).unwrap().closed, None);
}

#[test]
fn undo_does_not_bring_back_a_status_that_the_table_no_longer_has() {
    let mut store = store();
    let id = add(&mut store, "a");
    edit(&mut store, id, &set(Field::Owner, "lin"));
    edit(&mut store, id, &go("doing"));
    edit(&mut store, id, &go("verify"));
    edit(&mut store, id, &go("doing"));
    store.load_workflow(&renamed()).unwrap();
    let known = store.workflow().stations().iter().map(|s| s.status.clone()).collect();
    let given = "verify".to_string();
    assert_eq!(refusal(store.undo(&by("lin"))), Refusal::NoSuchStatus { given, known });
    assert_eq!(store.item(id).unwrap().status, Status::from("doing"));
}
