//! Random work of one person with files of another tool in between: what is taken back is as if it had never been, and what a
//! file says keeps to the rules.

use proptest::prelude::*;

use super::importing::{known, link, record, verdicts};
use super::model::{any_edit, cases, fields, replayed};
use super::support::*;
use crate::domain::edit::Edit;
use crate::domain::field::Field;
use crate::domain::id::ItemId;
use crate::domain::incoming::{Batch, Incoming, IncomingComment};
use crate::domain::link::{Link, LinkKind};
use crate::domain::reason::CloseReason;
use crate::domain::refusal::Refusal;
use crate::domain::sample::now;
use crate::domain::workflow::Category;
use crate::store::Store;

/// What somebody does.
#[derive(Debug, Clone)]
enum Act {
    Import(Vec<Incoming>),
    Create,
    Apply(Vec<ItemId>, Box<Edit>),
    Undo,
    Redo,
}

/// The items that are not deleted, with all that hangs on them.
fn all(store: &Store) -> Vec<String> {
    let ids = (1..20).map(ItemId).filter(|id| store.item(*id).is_ok_and(|item| !item.archived));
    let page = |id| {
        let whole = store.whole(id, 0).unwrap();
        format!("{id} {:?} {:?} {:?}", fields(&whole.item), whole.comments, whole.links)
    };
    ids.map(page).collect()
}

fn check(store: &Store) {
    for id in (1..20).map(ItemId) {
        let Ok(item) = store.item(id) else { continue };
        let category = store.workflow().category(&item.status);
        assert_eq!(category.is_open(), item.closed.is_none(), "{item:?}");
        assert!(category == Category::Closed || item.close_reason.is_none(), "{item:?}");
        assert_eq!(replayed(store)[&id], fields(&item));
        let circles = |link: Link| store.beyond(link).unwrap().contains(&id);
        assert!(!store.links(id).unwrap().into_iter().any(circles), "{id}");
        let above = item.parent.map(|parent| store.above(parent).unwrap());
        assert!(!above.is_some_and(|above| above.contains(&id)), "{id}");
    }
}

/// Imports a file after a trial; the same file again changes nothing.
fn import(store: &mut Store, records: &[Incoming]) -> bool {
    let batch = Batch { records: records.to_vec(), ..Batch::default() };
    let before = (all(store), store.newest_step().unwrap(), store.people().unwrap());
    let trial = store.import(&batch, &by("lin"), true, &mut |_, _| {}).unwrap();
    let after = (all(store), store.newest_step().unwrap(), store.people().unwrap());
    assert_eq!(after, before);
    let imported = store.import(&batch, &by("lin"), false, &mut |_, _| {}).unwrap();
    assert_eq!(verdicts(&trial), verdicts(&imported));
    let done = all(store);
    let again = store.import(&batch, &by("lin"), false, &mut |_, _| {}).unwrap();
    assert_eq!((again.step, all(store)), (None, done));
    imported.step.is_some()
}

/// Takes back or does again what lies uppermost; it is as it was then.
fn turn(store: &mut Store, redo: bool, from: &mut Vec<Vec<String>>, to: &mut Vec<Vec<String>>) -> bool {
    let before = all(store);
    let turned = if redo { store.redo(&by("lin")) } else { store.undo(&by("lin")) };
    match from.pop() {
        Some(was) => {
            step(turned);
            assert_eq!(all(store), was);
            to.push(before);
        }
        None => assert_eq!(refusal(turned), Refusal::NothingLeft { redo }),
    }
    false
}

fn run(acts: &[Act]) {
    let mut store = store();
    let (mut done, mut undone): (Vec<Vec<String>>, Vec<Vec<String>>) = Default::default();
    for act in acts {
        let before = all(&store);
        let did = match act {
            Act::Import(records) => import(&mut store, records),
            Act::Create => store.create(&[draft("new")], &by("lin")).is_ok(),
            Act::Apply(ids, edit) => store.apply(ids, edit, &by("lin")).is_ok_and(|done| done.step.is_some()),
            Act::Undo => turn(&mut store, false, &mut done, &mut undone),
            Act::Redo => turn(&mut store, true, &mut undone, &mut done),
        };
        if did {
            done.push(before);
            undone.clear();
        }
        check(&store);
    }
}

fn any_record() -> impl Strategy<Value = Incoming> {
    let id = || prop::sample::select(vec!["1", "2", "3"]);
    let stand = prop::sample::select(vec![
        ("inbox", Category::Pending),
        ("needs-info", Category::Pending),
        ("doing", Category::InProgress),
        ("done", Category::Completed),
        ("closed", Category::Closed),
    ]);
    let title = prop::sample::select(vec!["登录", "a", "b c"]);
    let owner = prop::option::of(prop::sample::select(vec!["lin", "LIN", "new"]));
    let tie = (prop::sample::select(vec![LinkKind::Blocks, LinkKind::Relates]), id(), any::<bool>());
    let said = prop::option::of(Just("words"));
    (id(), title, stand, owner, prop::option::of(id()), prop::option::of(tie), said).prop_map(
        |(id, title, (status, category), owner, parent, tie, said)| {
            let mut record = record(id, title);
            (record.status, record.category) = (Some(status.into()), category);
            record.close_reason = (category == Category::Closed).then_some(CloseReason::Declined);
            record.asked = known("han").filter(|_| status == "needs-info");
            record.owner = owner.and_then(known);
            record.parent = parent.filter(|parent| *parent < id).map(str::to_string);
            record.links = tie.into_iter().map(|(kind, other, backward)| link(kind, other, backward)).collect();
            let comment = |text: &str| IncomingComment { author: None, at: Some(now()), text: text.into() };
            record.comments = said.map(comment).into_iter().collect();
            record
        },
    )
}

/// Parents are left to the file: a circle that it and somebody here would make together is cut where it is met.
fn any_edit_but_of_parents() -> impl Strategy<Value = Edit> {
    any_edit().prop_filter("parents are left to the file", |edit| {
        let names_parent =
            |part: &Edit| matches!(part, Edit::Set { values, .. } if values.contains_key(&Field::Parent));
        !edit.parts().iter().any(names_parent)
    })
}

fn any_act() -> impl Strategy<Value = Act> {
    let ids = prop::collection::vec((1i64..5).prop_map(ItemId), 1..3);
    prop_oneof![
        4 => prop::collection::vec(any_record(), 1..5).prop_map(Act::Import),
        1 => Just(Act::Create),
        5 => (ids, any_edit_but_of_parents()).prop_map(|(ids, edit)| Act::Apply(ids, Box::new(edit))),
        4 => Just(Act::Undo),
        3 => Just(Act::Redo),
    ]
}

proptest! {
    #![proptest_config(cases(4))]

    #[test]
    fn what_is_taken_back_is_as_if_it_had_never_been(acts in prop::collection::vec(any_act(), 1..40)) {
        run(&acts);
    }
}
