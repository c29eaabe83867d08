//! When the store cannot answer.

use crate::seat::{list, on, page};
use onus::app::msg::Msg;
use onus::domain::failure::StoreError;
use onus::domain::request::Reply;

fn damaged() -> Msg {
    Msg::Reply(Reply::Trouble(StoreError::Damaged("page 7".into())))
}

#[test]
fn trouble_is_told() {
    list().send(damaged()).says("the store is damaged: page 7");
}

#[test]
fn trouble_is_not_asked_for_again_at_once() {
    for mut seat in [list().size(120, 24), page(1), on(5)] {
        seat = seat.slow().keys("j");
        let (now, today) = (seat.now, seat.today);
        assert!(seat.app.update(damaged(), now, today).is_empty(), "asks again without end");
    }
}

#[test]
fn a_write_that_fails_says_why_and_changes_nothing() {
    on(5)
        .full(true)
        .keys("p P1 enter")
        .says("the disk is full nothing was changed; make room and try again")
        .is(5, "inbox +task")
        .lacks("P1 Weekly");
}

#[test]
fn a_write_that_fails_leaves_the_marks() {
    on(5).full(true).keys("space space p P1 enter enter").marked("5 6");
}

#[test]
fn a_store_that_can_only_be_read_says_so_at_the_top() {
    let mut seat = on(3).lacks("read only");
    seat.app.is_read_only = true;
    seat.keys("j").sees("hidden: 1 closed, 1 sleeping read only").chinese().keys("k").sees("只读");
}

#[test]
fn what_did_not_work_and_what_would_are_both_read_whole() {
    let on_hold = onus::domain::edit::Given { wake: Some("2026-12-09".parse().unwrap()), ..Default::default() };
    on(5)
        .keys("s done")
        .unseen("wei", 5, crate::seat::go("on-hold", on_hold))
        .keys("enter 2")
        .sees("#5 cannot go from on hold to done")
        .says("from on hold it can go to: backlog, planned, doing, closed");
}

#[test]
fn where_nothing_can_be_seen_keys_change_nothing() {
    let seat = on(3).size(20, 5).keys("X i space").paste("words").click(3, 3);
    seat.size(80, 24).here(3).marked("").steps(0).lacks("New item");
    assert_eq!(on(3).size(20, 5).keys("ctrl-l q").done, ["redraw", "quit"]);
    assert!(on(3).keys("n").size(20, 5).keys("q").done.is_empty());
}
