//! How SQLite goes about the common queries: what costs little at any size must not come to cost much unnoticed.

use super::Store;
use super::begin::parts;
use crate::domain::query::{DayKey, Expr, Flag, GroupKey, Key, Query, Sort, SortKey};
use crate::domain::sample::today;
use crate::store::tests::support::{asker, store};

const SORTS: &str = "USE TEMP B-TREE FOR ORDER BY";

/// The steps of the plan.
fn plan(store: &Store, query: &Query) -> Vec<String> {
    let sql = store.sql(query, &asker("lin"), Some(50));
    let mut explained = store.conn.prepare(&format!("EXPLAIN QUERY PLAN {}", sql.text)).unwrap();
    let steps = explained.query_map(rusqlite::params_from_iter(sql.values), |row| row.get("detail"));
    steps.unwrap().collect::<Result<_, _>>().unwrap()
}

fn filter(filter: Expr) -> Query {
    Query { filter, ..Query::everything() }
}

#[test]
fn the_usual_list_reads_its_index_and_sorts_nothing() {
    assert_eq!(plan(&store(), &Query::everything()), ["SCAN i USING COVERING INDEX item_open"]);
}

#[test]
fn a_list_up_to_a_day_reads_only_that_part_of_the_index() {
    let (key, from, to) = (DayKey::Due, None, Some(today()));
    let due = filter(Expr::Day { key, from, to });
    assert_eq!(plan(&store(), &due), ["SEARCH i USING INDEX item_open (due_end<?)"]);
}

#[test]
fn what_was_closed_last_is_read_in_that_order() {
    let query = Query { sort: vec![Sort { key: SortKey::Closed, descending: true }], ..filter(Expr::Is(Flag::Closed)) };
    assert_eq!(plan(&store(), &query), ["SCAN i USING INDEX item_shut"]);
}

#[test]
fn what_is_mine_reads_its_index_and_sorts_nothing() {
    assert_eq!(plan(&store(), &filter(Expr::Is(Flag::Mine))), ["SEARCH i USING COVERING INDEX item_mine (owner=?)"]);
}

#[test]
fn a_persons_items_are_found_by_the_person() {
    let closed = Expr::All(vec![Expr::Is(Flag::Mine), Expr::Is(Flag::Closed)]);
    for filter_ in [closed, Expr::Has(Key::Owner, vec!["lin".into()])] {
        let steps = plan(&store(), &filter(filter_));
        assert!(steps[0].starts_with("SEARCH i USING INDEX item_owner (owner=? AND category"), "{steps:?}");
    }
}

#[test]
fn today_reads_what_has_to_do_with_the_person_and_nothing_else() {
    let query = Query { group: Some(GroupKey::Today), ..Query::everything() };
    let steps = plan(&store(), &query);
    assert_eq!(steps[0], "SEARCH i USING INTEGER PRIMARY KEY (rowid=?)");
    for index in ["item_owner (owner=? AND category<?)", "item_asked (asked=?)", "change_item (item=?)"] {
        assert!(steps.iter().any(|step| step.ends_with(index)), "{index}: {steps:?}");
    }
    assert!(!steps.iter().any(|step| step.starts_with("SCAN")), "{steps:?}");
}

#[test]
fn today_begins_from_the_indexes_of_the_person() {
    let query = Query { group: Some(GroupKey::Today), ..Query::everything() };
    let parts = parts(&query, &asker("lin"));
    let plans: Vec<Vec<String>> = parts.iter().map(|part| plan(&store(), &part.query)).collect();
    let looks = ["(owner=?)", "(owner=? AND due_end<?)", "(owner=? AND due_end>? AND due_end<?)"];
    for (steps, look) in plans.iter().zip(looks) {
        assert_eq!(steps[0], format!("SEARCH i USING COVERING INDEX item_mine {look}"));
        assert!(steps.iter().any(|step| step.ends_with("change_owner (new=?)")), "{steps:?}");
        assert!(!steps.iter().any(|step| step == SORTS || step.starts_with("SCAN")), "{steps:?}");
    }
}

#[test]
fn the_inbox_reads_its_index_and_sorts_nothing() {
    let store = store();
    let queue = crate::domain::triage::queue(store.workflow());
    assert_eq!(parts(&queue, &asker("lin")).len(), 1);
    let steps = plan(&store, &queue);
    assert_eq!(steps, ["SEARCH i USING COVERING INDEX item_queue (status=?)"]);
}

#[test]
fn sections_are_made_from_the_index_alone() {
    for group in [GroupKey::Status, GroupKey::Owner, GroupKey::Priority] {
        let query = Query { group: Some(group), ..Query::everything() };
        let steps = plan(&store(), &query);
        assert!(steps[0].starts_with("SCAN i USING COVERING INDEX"), "{steps:?}");
        assert_eq!(steps[1..], [SORTS]);
    }
}

#[test]
fn texts_are_looked_through_once_however_many_words_there_are() {
    let words = ["登录", "超时", "safari"].map(|word| Expr::Text(word.into()));
    let steps = plan(&store(), &filter(Expr::All(words.to_vec())));
    assert_eq!(steps[0], "SEARCH i USING INTEGER PRIMARY KEY (rowid=?)");
    assert_eq!(steps.iter().filter(|step| *step == "SCAN f").count(), 1);
}
