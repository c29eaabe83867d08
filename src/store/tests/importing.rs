//! Files of other tools, again and again.

use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

use super::support::*;
use crate::domain::change::{By, Deed, Door};
use crate::domain::edit::{Edit, Given};
use crate::domain::field::Field;
use crate::domain::id::ItemId;
use crate::domain::incoming::{Batch, Incoming, IncomingComment, IncomingLink};
use crate::domain::item::{Comment, External};
use crate::domain::link::{Link, LinkKind};
use crate::domain::person::Person;
use crate::domain::query::{Expr, Flag, Query};
use crate::domain::reason::CloseReason;
use crate::domain::refusal::Refusal;
use crate::domain::sample::{now, person};
use crate::domain::workflow::Category;
use crate::store::{DEFAULT_WORKFLOW, Imported, Past, Sheet, Store, Verdict};

pub(super) fn record(id: &str, title: &str) -> Incoming {
    let (system, id_there) = ("github:perl6/doc".into(), id.into());
    let external = External { system, id: id_there };
    Incoming::new(id.parse().unwrap_or(1), external, title.into())
}

pub(super) fn known(handle: &str) -> Option<Person> {
    Some(Person::known_as(person(handle)))
}

fn comment(text: &str) -> IncomingComment {
    IncomingComment { author: known("octocat"), at: Some(now()), text: text.into() }
}

pub(super) fn link(kind: LinkKind, other: &str, backward: bool) -> IncomingLink {
    IncomingLink { kind, other: other.into(), backward }
}

/// Three issues: 1 with everything · 2 its child, closed without a date · 3 that blocks 1.
fn file() -> Vec<Incoming> {
    let mut one = record("1", "登录超时");
    one.body = "It takes minutes, and more than twenty bytes.".into();
    one.owner = known("李雷");
    one.reporter = known("octocat");
    one.tags = BTreeSet::from(["api".to_string()]);
    one.comments = vec![comment("me too"), comment("+1"), comment("+1")];
    one.extra = BTreeMap::from([("Sprint".to_string(), serde_json::json!(7))]);
    let mut two = record("2", "part of it");
    two.category = Category::Closed;
    two.parent = Some("1".into());
    let mut three = record("3", "first this");
    three.links = vec![link(LinkKind::Blocks, "1", false)];
    vec![one, two, three]
}

fn importer(days: i64) -> By {
    By { door: Door::Import, meeting: None, ..later("lin", days) }
}

fn import(store: &mut Store, records: &[Incoming]) -> Imported {
    // A later day each time, so that nothing may hang on the clock.
    let by = importer(store.newest_step().unwrap());
    let batch = Batch { records: records.to_vec(), ..Batch::default() };
    store.import(&batch, &by, false, &mut |_, _| {}).unwrap()
}

/// What became of the records, by their items' numbers.
pub(super) fn verdicts(imported: &Imported) -> Vec<String> {
    let word = |verdict: &Verdict| match verdict {
        Verdict::Created(id) => format!("new {id}"),
        Verdict::Updated(id) => format!("changed {id}"),
        Verdict::Same(id) => format!("same {id}"),
        Verdict::Repeated(line) => format!("again at {line}"),
    };
    imported.verdicts.iter().map(|(_, verdict)| word(verdict)).collect()
}

/// Everything in a store but for versions and times of change.
fn all(store: &Store) -> Vec<String> {
    let ids = (1..=99).map(ItemId).filter(|id| store.item(*id).is_ok());
    let page = |id| {
        let whole = store.whole(id, 0).unwrap();
        let mut item = whole.item;
        (item.version, item.updated) = (0, item.created);
        format!("{item:?} {:?} {:?}", whole.comments, whole.links)
    };
    ids.map(page).collect()
}

#[test]
fn the_records_of_a_file_become_items() {
    let mut store = store();
    add(&mut store, "here before");
    let imported = import(&mut store, &file());
    assert_eq!(verdicts(&imported), ["new #2", "new #3", "new #4"]);
    let whole = store.whole(ItemId(2), 9).unwrap();
    assert_eq!(whole.item.title, "登录超时");
    assert_eq!(whole.item.external, Some(file()[0].external.clone()));
    assert_eq!((whole.item.owner, whole.item.reporter), (Some(person("李雷")), Some(person("octocat"))));
    assert_eq!(whole.item.extra["Sprint"], 7);
    assert_eq!(whole.comments.len(), 3);
    assert_eq!((whole.linked, whole.children), (vec![blocks(ItemId(4))], vec![ItemId(3)]));
    let child = store.item(ItemId(3)).unwrap();
    assert_eq!((child.status.code(), child.parent), ("closed", Some(ItemId(2))));
    assert!(child.closed.is_some());
    let step = imported.step.unwrap();
    assert_eq!((step.deed, step.door), (Deed::Import, Door::Import));
    assert_eq!(store.history(Past::After(1), 9).unwrap()[0].changes.len(), 3);
    assert_eq!(store.people().unwrap().len(), 3);
}

#[test]
fn the_same_file_again_changes_nothing() {
    let mut store = store();
    import(&mut store, &file());
    let (before, steps) = (all(&store), store.newest_step().unwrap());
    for _ in 0..2 {
        let imported = import(&mut store, &file());
        assert_eq!(verdicts(&imported), ["same #1", "same #2", "same #3"]);
        assert_eq!(imported.step, None);
    }
    assert_eq!((all(&store), store.newest_step().unwrap()), (before, steps));
    assert_eq!(store.item(ItemId(1)).unwrap().version, 1);
}

#[test]
fn a_changed_file_updates_only_what_changed_there_and_work_done_here_survives() {
    let mut store = store();
    import(&mut store, &file());
    edit(&mut store, ItemId(1), &fill(&[(Field::Owner, "han"), (Field::Deadline, "2026-12")]));
    edit(&mut store, ItemId(3), &go("backlog"));
    edit(&mut store, ItemId(3), &Edit::Unlink(blocks(ItemId(1))));
    let mut changed = file();
    changed[0].title = "登录很慢".into();
    changed[0].comments.push(comment("still"));
    assert_eq!(verdicts(&import(&mut store, &changed)), ["changed #1", "same #2", "same #3"]);
    let newest = store.history(Past::All, 1).unwrap().remove(0);
    assert_eq!(told(&newest.changes), ["#1 title: 登录超时 -> 登录很慢", "#1 comment: - -> still"]);
    let item = store.item(ItemId(1)).unwrap();
    assert_eq!((item.owner, item.deadline.is_some()), (Some(person("han")), true));
    assert_eq!(store.item(ItemId(3)).unwrap().status.code(), "backlog");
    assert_eq!(store.links(ItemId(3)).unwrap(), []);
    assert_eq!(verdicts(&import(&mut store, &changed)), ["same #1", "same #2", "same #3"]);
}

#[test]
fn a_file_that_comes_to_say_what_stands_here_changes_nothing_and_is_remembered() {
    let mut store = store();
    import(&mut store, &[record("1", "a")]);
    edit(&mut store, ItemId(1), &set(Field::Title, "b"));
    assert_eq!(import(&mut store, &[record("1", "b")]).step, None);
    edit(&mut store, ItemId(1), &set(Field::Title, "c"));
    assert_eq!(verdicts(&import(&mut store, &[record("1", "b")])), ["same #1"]);
    assert_eq!(store.item(ItemId(1)).unwrap().title, "c");
}

#[test]
fn a_closed_record_without_a_date_keeps_the_moment_of_its_first_import() {
    let mut store = store();
    import(&mut store, &file());
    let closed = store.item(ItemId(2)).unwrap().closed;
    let mut changed = file();
    changed[1].title = "other".into();
    changed[1].updated = Some(importer(9).at);
    import(&mut store, &changed);
    assert_eq!(store.item(ItemId(2)).unwrap().closed, closed);
}

#[test]
fn reopened_there_is_reopened_here() {
    let mut store = store();
    import(&mut store, &file());
    let mut changed = file();
    changed[1].category = Category::InProgress;
    import(&mut store, &changed);
    let item = store.item(ItemId(2)).unwrap();
    assert_eq!((item.status.code(), item.closed), ("doing", None));
    assert_eq!(store.rows(&[ItemId(2)]).unwrap()[0].category, Category::InProgress);
}

#[test]
fn a_status_word_is_taken_where_the_table_has_it_in_that_meaning() {
    let mut store = store();
    let mut records = vec![record("1", "a"), record("2", "b"), record("3", "c")];
    records[0].status = Some("backlog".into());
    records[1].status = Some("verify".into());
    records[2].status = Some("limbo".into());
    import(&mut store, &records);
    let status = |id| store.item(ItemId(id)).unwrap().status.to_string();
    assert_eq!([status(1), status(2), status(3)], ["backlog", "inbox", "inbox"]);
}

#[test]
fn one_undo_takes_an_import_back_and_importing_again_restores_it() {
    let mut store = store();
    import(&mut store, &file());
    let before = all(&store);
    step(store.undo(&by("lin")));
    assert!((1..=3).all(|id| store.item(ItemId(id)).unwrap().archived));
    assert_eq!(verdicts(&import(&mut store, &file())), ["changed #1", "changed #2", "changed #3"]);
    assert_eq!(all(&store), before);
    step(store.undo(&by("lin")));
    step(store.redo(&by("lin")));
    assert_eq!(all(&store), before);
    assert_eq!(import(&mut store, &file()).step, None);
}

#[test]
fn an_update_taken_back_comes_again_with_the_same_file() {
    let mut store = store();
    import(&mut store, &file());
    let first = all(&store);
    let mut changed = file();
    changed[0].title = "neu".into();
    changed[0].comments.push(comment("still"));
    import(&mut store, &changed);
    let second = all(&store);
    step(store.undo(&by("lin")));
    assert_eq!(all(&store), first);
    assert_eq!(import(&mut store, &file()).step, None);
    assert_eq!(verdicts(&import(&mut store, &changed))[0], "changed #1");
    assert_eq!(all(&store), second);
    step(store.undo(&by("lin")));
    step(store.redo(&by("lin")));
    assert_eq!(all(&store), second);
    assert_eq!(import(&mut store, &changed).step, None);
}

#[test]
fn an_import_is_not_taken_back_over_the_work_of_others() {
    let mut store = store();
    import(&mut store, &file());
    step(store.apply(&[ItemId(2)], &Edit::Comment("mine".into()), &by("han")));
    let refused = Refusal::ChangedSince { item: ItemId(2), field: Field::Item, by: Some(person("han")) };
    assert_eq!(refusal(store.undo(&by("lin"))), refused);
}

#[test]
fn what_was_deleted_here_stays_deleted() {
    let mut store = store();
    import(&mut store, &file());
    edit(&mut store, ItemId(1), &Edit::Archive);
    let mut changed = file();
    changed[0].title = "neu".into();
    assert_eq!(verdicts(&import(&mut store, &changed))[0], "same #1");
    assert!(store.item(ItemId(1)).unwrap().archived);
}

#[test]
fn circles_of_parents_are_cut_the_same_way_each_time() {
    let mut store = store();
    let mut records = vec![record("1", "a"), record("2", "b"), record("3", "c"), record("4", "self")];
    for (record, parent) in records.iter_mut().zip(["2", "3", "1", "4"]) {
        record.parent = Some(parent.into());
    }
    import(&mut store, &records);
    let parents = |store: &Store| (1..=4).map(|id| store.item(ItemId(id)).unwrap().parent).collect::<Vec<_>>();
    assert_eq!(parents(&store), [Some(ItemId(2)), Some(ItemId(3)), None, None]);
    assert_eq!(import(&mut store, &records).step, None);
}

#[test]
fn a_file_may_turn_a_hierarchy_round() {
    for top_first in [true, false] {
        let mut store = store();
        let mut records = vec![record("1", "a"), record("2", "b")];
        let (below, above) = if top_first { (1, 0) } else { (0, 1) };
        records[below].parent = Some((above + 1).to_string());
        import(&mut store, &records);
        records[below].parent = None;
        records[above].parent = Some((below + 1).to_string());
        import(&mut store, &records);
        let parents = [1, 2].map(|id| store.item(ItemId(id)).unwrap().parent.map(|parent| parent.0));
        assert_eq!(parents, if top_first { [Some(2), None] } else { [None, Some(1)] });
        assert_eq!(import(&mut store, &records).step, None);
    }
}

#[test]
fn undo_of_an_import_is_one_version_of_each_item() {
    let mut store = store();
    import(&mut store, &[record("1", "a"), record("2", "b")]);
    let mut records = [record("1", "A"), record("2", "B")];
    records[0].links = vec![link(LinkKind::Relates, "2", false)];
    import(&mut store, &records);
    assert_eq!(store.item(ItemId(1)).unwrap().version, 2);
    step(store.undo(&by("lin")));
    let item = store.item(ItemId(1)).unwrap();
    assert_eq!((item.title.as_str(), item.version, store.links(ItemId(1)).unwrap()), ("a", 3, vec![]));
}

#[test]
fn a_parent_given_here_is_part_of_the_circle() {
    let mut store = store();
    import(&mut store, &[record("1", "a"), record("2", "b")]);
    edit(&mut store, ItemId(2), &set(Field::Parent, "1"));
    let mut records = vec![record("1", "a"), record("2", "b")];
    records[0].parent = Some("2".into());
    assert_eq!(verdicts(&import(&mut store, &records)), ["same #1", "same #2"]);
    assert_eq!(store.item(ItemId(1)).unwrap().parent, None);
}

#[test]
fn a_later_file_may_name_the_items_of_an_earlier_one() {
    let mut store = store();
    import(&mut store, &[record("1", "a")]);
    let mut two = record("2", "b");
    two.parent = Some("1".into());
    two.links = vec![link(LinkKind::Blocks, "1", true), link(LinkKind::Relates, "9", false)];
    import(&mut store, &[two.clone()]);
    let item = store.whole(ItemId(2), 0).unwrap();
    assert_eq!((item.item.parent, item.linked), (Some(ItemId(1)), vec![blocks(ItemId(1))]));
    assert_eq!(store.item(ItemId(1)).unwrap().version, 2);
    assert_eq!(import(&mut store, &[two.clone()]).step, None);
    assert_eq!(verdicts(&import(&mut store, &[two, record("9", "late")])), ["changed #2", "new #3"]);
    assert_eq!(store.links(ItemId(2)).unwrap().len(), 1);
}

#[test]
fn links_come_in_both_directions_once_and_without_circles() {
    let mut store = store();
    let mut records = vec![record("1", "a"), record("2", "b"), record("3", "c")];
    records[0].links = vec![link(LinkKind::Blocks, "2", false), link(LinkKind::Blocks, "1", false)];
    records[1].links = vec![link(LinkKind::Blocks, "1", true), link(LinkKind::Blocks, "3", false)];
    records[2].links = vec![link(LinkKind::Blocks, "1", false), link(LinkKind::DuplicateOf, "1", false)];
    import(&mut store, &records);
    let links = |id| store.links(ItemId(id)).unwrap();
    assert_eq!(links(1), [blocks(ItemId(2))]);
    assert_eq!(links(2), [blocks(ItemId(3))]);
    let kind = LinkKind::DuplicateOf;
    assert_eq!(links(3), [Link { kind, to: ItemId(1) }]);
    assert_eq!(import(&mut store, &records).step, None);
}

#[test]
fn a_link_added_there_is_a_change_that_can_be_taken_back() {
    let mut store = store();
    import(&mut store, &file());
    let mut changed = file();
    changed[1].links = vec![link(LinkKind::Relates, "3", false)];
    assert_eq!(verdicts(&import(&mut store, &changed)), ["same #1", "changed #2", "same #3"]);
    assert_eq!(store.item(ItemId(2)).unwrap().version, 2);
    step(store.undo(&by("lin")));
    assert_eq!(store.links(ItemId(2)).unwrap(), []);
}

#[test]
fn of_a_record_twice_in_one_file_the_last_counts_and_that_is_said() {
    let mut store = store();
    let twice = [record("1", "a"), record("2", "b"), Incoming { line: 3, ..record("1", "c") }];
    assert_eq!(verdicts(&import(&mut store, &twice)), ["again at 3", "new #2", "new #1"]);
    assert_eq!(store.item(ItemId(1)).unwrap().title, "c");
    assert_eq!(verdicts(&import(&mut store, &twice)), ["again at 3", "same #2", "same #1"]);
    let uid = Some(Uuid::now_v7());
    let with = |id: &str| Incoming { uid, ..record(id, "c") };
    let imported = import(&mut store, &[with("7"), with("8")]);
    assert_eq!(verdicts(&imported), ["again at 8", "new #3"]);
    step(store.undo(&by("lin")));
    step(store.undo(&by("lin")));
    assert_eq!(refusal(store.undo(&by("lin"))), Refusal::NothingLeft { redo: false });
}

#[test]
fn a_status_from_a_file_brings_what_belongs_to_it_and_takes_the_rest_away() {
    let told = |status: &str, category| {
        let mut told = record("1", "a");
        (told.status, told.category) = (Some(status.into()), category);
        told
    };
    let given = Given {
        asked: Some(person("wei")),
        ask_by: Some(by("lin").today),
        reason: Some(CloseReason::WontDo),
        ..Given::default()
    };
    for went in ["done", "closed", "needs-info", "on-hold"] {
        let mut store = store();
        import(&mut store, &[told("inbox", Category::Pending)]);
        let wake = (went == "on-hold").then(|| later("lin", 9).today);
        let given =
            if went == "needs-info" { given.clone() } else { Given { asked: None, ask_by: None, ..given.clone() } };
        edit(&mut store, ItemId(1), &with(went, Given { wake, ..given }));
        import(&mut store, &[told("doing", Category::InProgress)]);
        let item = store.item(ItemId(1)).unwrap();
        assert_eq!(item.status.code(), "doing", "{went}");
        assert_eq!((item.closed, item.close_reason), (None, None), "{went}");
        assert_eq!((item.asked, item.ask_by, item.wake), (None, None, None), "{went}");
        assert_eq!(item.reopened, i64::from(matches!(went, "done" | "closed")), "{went}");
    }
    // Reopened here, and then closed there as it had been before.
    let mut store = store();
    let mut closed = told("closed", Category::Closed);
    closed.close_reason = Some(CloseReason::Declined);
    import(&mut store, std::slice::from_ref(&closed));
    let why = Some("not so".into());
    edit(&mut store, ItemId(1), &with("backlog", Given { why, ..Given::default() }));
    let mut done = told("done", Category::Completed);
    done.closed = closed.closed;
    import(&mut store, &[done]);
    let item = store.item(ItemId(1)).unwrap();
    assert_eq!((item.status.code(), item.close_reason), ("done", None));
    assert!(item.closed.is_some());
}

#[test]
fn what_a_status_carries_stays_out_where_the_item_moved_on_here() {
    let mut store = store();
    let mut asked = record("1", "a");
    (asked.status, asked.asked) = (Some("needs-info".into()), known("wei"));
    import(&mut store, std::slice::from_ref(&asked));
    edit(&mut store, ItemId(1), &go("backlog"));
    (asked.asked, asked.title) = (known("han"), "b".into());
    import(&mut store, &[asked]);
    let item = store.item(ItemId(1)).unwrap();
    assert_eq!((item.title.as_str(), item.asked), ("b", None));
}

/// An item as onus writes it into a file.
fn written(store: &Store, id: ItemId) -> Incoming {
    let whole = store.whole(id, 0).unwrap();
    let mut own = record("1", &whole.item.title);
    own.external = External { system: "onus".into(), id: whole.item.uid.to_string() };
    own.uid = Some(whole.item.uid);
    (own.number, own.version) = (Some(id.0), Some(whole.item.version));
    own.priority = whole.item.priority;
    own.reporter = known("lin");
    own.updated = Some(whole.item.updated);
    let said =
        |comment: &Comment| IncomingComment { author: known("lin"), at: Some(comment.at), text: comment.text.clone() };
    own.comments = whole.comments.iter().map(said).collect();
    let tie = |link: &Link| IncomingLink {
        kind: link.kind,
        other: store.item(link.to).unwrap().uid.to_string(),
        backward: false,
    };
    own.links = whole.links.iter().map(tie).collect();
    own
}

#[test]
fn an_older_file_of_onuss_own_takes_nothing_back() {
    let mut store = store();
    let (id, other) = (add(&mut store, "a"), add(&mut store, "b"));
    edit(&mut store, id, &Edit::Link(blocks(other)));
    edit(&mut store, id, &Edit::Comment("hm".into()));
    let file = [written(&store, id), written(&store, other)];
    step(store.undo(&by("lin")));
    edit(&mut store, id, &Edit::Unlink(blocks(other)));
    edit(&mut store, id, &fill(&[(Field::Title, "a2"), (Field::Priority, "P1")]));
    edit(&mut store, other, &Edit::Archive);
    let before = all(&store);
    for _ in 0..2 {
        assert_eq!(verdicts(&import(&mut store, &file)), ["same #1", "same #2"]);
    }
    assert_eq!(all(&store), before);
    let newer = [written(&store, id)];
    edit(&mut store, id, &set(Field::Title, "a3"));
    import(&mut store, &newer);
    assert_eq!(store.item(id).unwrap().title, "a3");
}

#[test]
fn what_was_edited_in_an_older_file_is_taken_and_the_newer_work_stays() {
    let mut store = store();
    let (id, other) = (add(&mut store, "a"), add(&mut store, "b"));
    let mut file = written(&store, id);
    edit(&mut store, id, &set(Field::Priority, "P1"));
    file.title = "edited".into();
    file.comments = vec![comment("said in the file")];
    file.links = vec![link(LinkKind::Blocks, &store.item(other).unwrap().uid.to_string(), false)];
    let taken = |store: &Store| {
        let whole = store.whole(id, 0).unwrap();
        let priority = whole.item.get(Field::Priority);
        (whole.item.title, priority, whole.comments.len(), whole.links.len())
    };
    let expected = ("edited".to_string(), Some("P1".to_string()), 1, 1);
    import(&mut store, std::slice::from_ref(&file));
    assert_eq!(taken(&store), expected);
    step(store.undo(&by("lin")));
    import(&mut store, std::slice::from_ref(&file));
    assert_eq!(taken(&store), expected);
    edit(&mut store, id, &set(Field::Title, "later"));
    assert_eq!(import(&mut store, &[file]).step, None);
}

#[test]
fn an_empty_store_gives_onuss_own_items_the_numbers_that_they_had() {
    let numbered = |number, title: &str| Incoming { number: Some(number), ..record(title, title) };
    let records = [numbered(7, "a"), numbered(2, "b"), numbered(7, "c"), numbered(i64::MAX, "d")];
    let mut empty = store();
    assert_eq!(verdicts(&import(&mut empty, &records)), ["new #7", "new #2", "new #8", "new #9"]);
    assert_eq!(add(&mut empty, "next"), ItemId(10));
    let mut used = store();
    add(&mut used, "here before");
    assert_eq!(verdicts(&import(&mut used, &records)), ["new #2", "new #3", "new #4", "new #5"]);
}

#[test]
fn people_are_known_under_all_their_names() {
    let mut store = store();
    let zhang = Person { aliases: vec!["zhangsan".into()], ..Person::known_as(person("张三")) };
    store.save_person(&zhang).unwrap();
    store.save_person(&Person { name: "Li Lei".into(), ..Person::known_as(person("ll")) }).unwrap();
    let words = ["zhangsan", "ZHANGSAN", "张三", "new", "New", "Li-Lei"];
    let owned = |(n, word): (usize, &&str)| Incoming { owner: known(word), ..record(&(n + 1).to_string(), "a") };
    let records: Vec<_> = words.iter().enumerate().map(owned).collect();
    import(&mut store, &records);
    let owners: Vec<_> = (1..=6).map(|id| owner(&store, ItemId(id)).unwrap()).collect();
    assert_eq!(owners, ["张三", "张三", "张三", "new", "new", "ll"]);
    assert_eq!(store.people().unwrap().len(), 3);
}

#[test]
fn a_link_taken_back_comes_again_with_the_same_file() {
    let mut store = store();
    import(&mut store, &file());
    let mut changed = file();
    changed[1].links = vec![link(LinkKind::Relates, "3", false)];
    import(&mut store, &changed);
    step(store.undo(&by("lin")));
    assert_eq!(verdicts(&import(&mut store, &changed))[1], "changed #2");
    assert_eq!(store.links(ItemId(2)).unwrap().len(), 1);
    assert_eq!(import(&mut store, &changed).step, None);
}

#[test]
fn nobody_waits_for_a_trial() {
    let shared = Shared::new();
    let (mut mine, mut theirs) = (shared.open(), shared.open());
    let batch = Batch { records: file(), ..Batch::default() };
    let mut meanwhile = |_, _| _ = add(&mut theirs, "meanwhile");
    mine.import(&batch, &importer(0), true, &mut meanwhile).unwrap();
    assert_eq!(mine.newest_step().unwrap(), 3);
}

#[test]
fn onuss_own_items_are_known_by_their_identity() {
    let mut store = store();
    let id = add(&mut store, "a");
    let own = Incoming { uid: Some(store.item(id).unwrap().uid), reporter: known("lin"), ..record("77", "b") };
    assert_eq!(verdicts(&import(&mut store, std::slice::from_ref(&own))), ["changed #1"]);
    assert_eq!(import(&mut store, &[own]).step, None);
    assert_eq!(store.item(id).unwrap().title, "b");
}

#[test]
fn the_people_of_a_file_are_met_and_known_ones_keep_what_is_known() {
    let mut store = store();
    let named = |name: &str| Person { name: name.into(), ..Person::known_as(person("han")) };
    store.save_person(&named("韩梅梅")).unwrap();
    let batch = Batch {
        people: vec![named("Han"), Person::known_as(person("new"))],
        records: vec![record("1", "a")],
        ..Batch::default()
    };
    store.import(&batch, &importer(0), false, &mut |_, _| {}).unwrap();
    let names: Vec<_> = store.people().unwrap().into_iter().map(|p| p.name).collect();
    assert_eq!(names, ["韩梅梅", "new"]);
}

#[test]
fn a_trial_tells_the_same_and_writes_nothing() {
    let mut store = store();
    add(&mut store, "a");
    let before = (all(&store), store.newest_step().unwrap(), store.people().unwrap());
    let batch = Batch { records: file(), people: vec![Person::known_as(person("new"))], ..Batch::default() };
    let trial = store.import(&batch, &importer(0), true, &mut |_, _| {}).unwrap();
    assert_eq!(verdicts(&trial), ["new #2", "new #3", "new #4"]);
    assert_eq!(trial.step, None);
    assert_eq!((all(&store), store.newest_step().unwrap(), store.people().unwrap()), before);
    assert_eq!(verdicts(&import(&mut store, &file())), verdicts(&trial));
}

#[test]
fn progress_is_told_after_each_record() {
    let mut seen = Vec::new();
    let batch = Batch { records: file(), ..Batch::default() };
    let mut tell = |done, all| seen.push((done, all));
    store().import(&batch, &importer(0), false, &mut tell).unwrap();
    assert_eq!(seen, [(1, 3), (2, 3), (3, 3)]);
}

#[test]
fn an_empty_file_writes_no_step() {
    let mut store = store();
    assert_eq!(import(&mut store, &[]).step, None);
    assert_eq!(store.newest_step().unwrap(), 0);
}

#[test]
fn what_was_imported_is_found() {
    let mut store = store();
    import(&mut store, &file());
    let find = |text: &str| {
        let query =
            Query { filter: Expr::All(vec![Expr::Is(Flag::Any), Expr::Text(text.into())]), ..Query::everything() };
        store.find(&query, &asker("lin"), None).unwrap().ids
    };
    for text in ["dlcs", "minutes", "me too"] {
        assert_eq!(find(text), [ItemId(1)], "{text}");
    }
    assert_eq!(store.similar("登录超时了", None, 9).unwrap()[0].id, ItemId(1));
}

#[test]
fn a_hostile_title_does_not_spoil_the_file() {
    let mut store = store();
    let records = [record("1", "\0"), record("2", "a\0b\nc"), record("3", "ok")];
    import(&mut store, &records);
    let titles: Vec<_> = (1..=3).map(|id| store.item(ItemId(id)).unwrap().title).collect();
    assert_eq!(titles, ["1", "ab c", "ok"]);
    assert_eq!(import(&mut store, &records).step, None);
}

#[test]
fn votes_come_to_the_most_that_there_can_be_and_no_further() {
    let mut store = store();
    let voted = |id: &str| Incoming { votes: i64::MAX, ..record(id, "a") };
    import(&mut store, &[record("1", "a"), voted("2"), voted("3")]);
    let given = Given { reason: Some(CloseReason::Duplicate), duplicate_of: Some(ItemId(1)), ..Given::default() };
    step(store.apply(&[ItemId(2), ItemId(3)], &with("closed", given), &by("lin")));
    assert_eq!(store.item(ItemId(1)).unwrap().votes, i64::MAX);
}

#[test]
fn a_status_of_onuss_own_table_counts_as_the_workflow_here_has_it() {
    let mut store = store();
    let (before, verify) = DEFAULT_WORKFLOW.split_once("code = \"verify\"").unwrap();
    let verify = verify.replacen("category = \"in-progress\"", "category = \"pending\"", 1);
    store.load_workflow(&format!("{before}code = \"verify\"{verify}")).unwrap();
    let row = |id: &str, status: &str, category| Incoming {
        status: Some(status.into()),
        status_prevails: true,
        category,
        ..record(id, "a")
    };
    import(
        &mut store,
        &[
            row("1", "verify", Category::Pending),
            row("2", "verify", Category::InProgress),
            row("3", "待验收", Category::Completed),
            row("4", "limbo", Category::Completed),
        ],
    );
    let status = |id| store.item(ItemId(id)).unwrap().status.to_string();
    assert_eq!([1, 2, 3, 4].map(status), ["verify", "verify", "verify", "done"]);
    assert_eq!(store.item(ItemId(3)).unwrap().closed, None);
}

#[test]
fn a_file_tells_which_sheet_it_is() {
    let mut store = store();
    let sheet = |name: &str, rows: &[(&str, &str)]| {
        let row = |(id, title): &(&str, &str)| {
            let mut row = record(id, title);
            row.external.system = format!("csv:{name}");
            row
        };
        Batch { records: rows.iter().map(row).collect(), ..Batch::default() }
    };
    import(&mut store, &sheet("ops", &[("1", "alarms"), ("2", "on call"), ("3", "fair")]).records);
    edit(&mut store, ItemId(1), &set(Field::Title, "alerts"));
    let told = |rows: &[(&str, &str)], name: &str| store.sheet_of(&sheet("", rows), name, &[]).unwrap();
    let continued = || Sheet::Continued("ops".into());
    assert_eq!(told(&[("1", "alarms"), ("2", "on call"), ("9", "new")], "ops"), Sheet::Named);
    assert_eq!(told(&[("1", "alarms"), ("2", "on call"), ("9", "new")], "ops (1)"), continued());
    assert_eq!(told(&[("1", "alerts"), ("2", "build"), ("3", "fair")], "dev"), continued());
    assert_eq!(told(&[("1", "cache"), ("2", "build"), ("3", "fair")], "dev"), Sheet::Named);
    assert_eq!(told(&[("1", "cache"), ("2", "build")], "ops"), Sheet::Strange);
    assert_eq!(told(&[("1", "cache")], "ops"), Sheet::Named);

    let before = [&sheet("dev", &[("1", "cache"), ("2", "build")]), &sheet("ops", &[("3", "market")])];
    let told = |rows: &[(&str, &str)], name: &str| store.sheet_of(&sheet("", rows), name, &before).unwrap();
    assert_eq!(told(&[("1", "cache"), ("2", "build")], "dev"), Sheet::Named);
    assert_eq!(told(&[("1", "cache"), ("2", "build")], "dev (1)"), Sheet::Continued("dev".into()));
    assert_eq!(told(&[("1", "walls"), ("2", "doors")], "dev"), Sheet::Strange);
    assert_eq!(told(&[("2", "build"), ("3", "market")], "ops"), Sheet::Named);
    let given = |rows: &[(&str, &str)], name: &str| Sheet::given(&sheet("", rows), name, &before);
    assert_eq!(given(&[("1", "cache"), ("2", "build")], "ops"), Sheet::Named);
    assert_eq!(given(&[("1", "walls"), ("2", "build")], "dev"), Sheet::Named);
    assert_eq!(given(&[("1", "walls"), ("2", "doors")], "dev"), Sheet::Strange);
}
