//! Going over one's own items: a key each, the worst first.

use crate::seat::{Seat, start};
use onus::app::msg::Msg;
use onus::domain::edit::Edit;
use onus::domain::field::Field;
use onus::domain::id::ItemId;
use onus::text::Lang;

/// A week after the sample store's Friday, when lin's #1, #2 and #8 have not been gone over: #8 woke the day before.
fn due() -> Seat {
    start().until("2026-12-02").keys("g r")
}

fn over(seat: &Seat, id: i64) -> Option<String> {
    let day = seat.store.reviewed(ItemId(id), &seat.by().who).unwrap();
    day.map(|day| day.to_string())
}

#[test]
fn the_worst_comes_first_with_the_reason_below_its_title() {
    due().order("1 2 8").here(1).sees("Review 0 of 3").sees("8d late, 12 days in inbox");
}

#[test]
fn enter_keeps_an_item_as_it_is_and_the_next_one_comes() {
    let seat = due().keys("enter").here(2).sees("Review 1 of 3").says("Reviewed #1");
    assert_eq!(over(&seat, 1).as_deref(), Some("2026-12-02"));
    assert_eq!(over(&seat, 2), None);
    assert_eq!(seat.item(1).version, due().item(1).version);
}

#[test]
fn a_lower_case_key_changes_and_stays() {
    for (keys, field, value) in [
        ("d 'fri' enter", Field::Deadline, "2026-12-04"),
        ("p 3", Field::Priority, "P3"),
        ("w 'fri' enter", Field::Wake, "2026-12-04"),
        ("c 'seen' enter", Field::Title, "Login page times out"),
    ] {
        let seat = due().keys(keys).has(1, field, value).here(1).sees("0 of 3").steps(1);
        assert_eq!(over(&seat, 1), None, "{keys}");
    }
}

#[test]
fn the_upper_case_key_changes_and_goes_on_as_one_step() {
    for (keys, field, value) in [
        ("D 'fri' enter", Field::Deadline, "2026-12-04"),
        ("P 3", Field::Priority, "P3"),
        ("W 'fri' enter", Field::Wake, "2026-12-04"),
        ("S 'back' enter", Field::Status, "backlog"),
        ("C 'seen' enter", Field::Title, "Login page times out"),
        ("T 'later' enter enter", Field::Owner, "lin"),
        ("X 1", Field::Status, "closed"),
        ("A 'wei' enter enter 'yours' enter", Field::Owner, "wei"),
    ] {
        let seat = due().keys(keys).has(1, field, value).here(2).sees("1 of 3").steps(1);
        assert_eq!(over(&seat, 1).as_deref(), Some("2026-12-02"), "{keys}");
    }
    due().keys("D 'fri' enter").says("deadline of #1: 24 Nov -> Fri");
}

#[test]
fn what_was_asked_for_and_left_goes_nowhere() {
    due().keys("D esc").here(1).sees("0 of 3").steps(0);
    let seat = due().keys("D esc d 'fri' enter").here(1).sees("0 of 3");
    assert_eq!(over(&seat, 1), None);
}

#[test]
fn undo_takes_the_last_one_back_and_returns_to_it() {
    let seat = due().keys("enter enter u").here(2).sees("1 of 3");
    assert_eq!((over(&seat, 1).is_some(), over(&seat, 2)), (true, None));
    due().keys("D 'fri' enter u").has(1, Field::Deadline, "2026-11-24").here(1).sees("0 of 3");
}

#[test]
fn undo_takes_back_what_was_gone_over_twice() {
    let seat = due().keys("enter k enter").says("No change").keys("u").sees("0 of 3");
    assert_eq!(over(&seat, 1), None);
}

#[test]
fn undo_does_not_reach_behind_the_review() {
    let begun = || crate::seat::on(5).keys("p P1 enter").until("2026-12-02").keys("g r").here(1);
    begun()
        .keys("u")
        .says("nothing done here is left to undo")
        .is(5, "inbox +task P1")
        .keys("g l u")
        .is(5, "inbox +task");
    let page = begun().keys("enter right u").says("Undone").keys("u").says("nothing done here is left to undo");
    page.is(5, "inbox +task P1").keys("esc esc U").sees("1 of 3");
}

#[test]
fn at_the_end_stands_what_became_of_them() {
    due()
        .keys("enter D 'fri' enter A 'wei' enter enter enter")
        .sees("All reviewed.")
        .sees("1 kept")
        .sees("1 changed")
        .sees("1 handed over")
        .sees("They come back in 7 days.");
    due().keys("X 1 enter enter").sees("1 closed").sees("1 still without a date");
}

#[test]
fn what_was_changed_and_then_left_counts_as_changed() {
    for keys in ["d 'fri' enter enter", "p 3 enter", "w 'fri' enter enter", "W 'fri' enter", "right p 3 esc enter"] {
        due().keys(keys).keys("enter enter").sees("All reviewed.").sees("2 kept").sees("1 changed");
    }
    due().keys("s back enter enter enter enter").sees("1 moved").sees("2 kept");
    due().keys("a wei enter enter enter enter").sees("1 handed over").sees("2 kept");
    due().keys("d 'fri' enter u enter enter enter").sees("3 kept").lacks("changed");
    due().keys("d 'fri' enter u U enter enter enter").sees("2 kept").sees("1 changed");
}

#[test]
fn at_the_end_no_item_is_in_view_and_keys_change_none() {
    let end = || due().keys("enter enter enter").sees("All reviewed.");
    end().keys("p 2 X i enter space right").click(5, 3).steps(3).sees("All reviewed.");
    end().keys("u").here(8);
    end().keys("enter u").here(8).sees("2 of 3");
}

#[test]
fn what_was_left_comes_tomorrow_and_what_was_kept_after_a_week() {
    let seat = due().keys("enter q").until("2026-12-03");
    seat.again().keys("g r").order("2 8");
    let seat = due().keys("enter enter enter q").until("2026-12-08");
    let seat = seat.again().keys("g r").sees("Nothing of yours is due for review.");
    seat.until("2026-12-09").again().keys("g r").order("1 2 8");
}

#[test]
fn each_has_a_memory_of_their_own() {
    let seat = due().meanwhile("wei", 1, Edit::Keep);
    assert_eq!(over(&seat, 1), None);
    seat.again().keys("g r").order("1 2 8").lacks("went over");
}

#[test]
fn marked_items_are_kept_as_one_step() {
    due().keys("space space enter").sees("2 of 3").here(8).steps(1).keys("u").sees("0 of 3");
}

#[test]
fn the_page_of_an_item_is_a_key_away_and_the_review_waits_behind_it() {
    due().keys("enter right").sees("History").keys("esc").here(2).sees("1 of 3");
}

#[test]
fn the_same_in_chinese() {
    let seat = Seat::with(crate::seat::start().store, Lang::Zh).until("2026-12-02");
    seat.keys("g r").sees("已回顾 0/3").sees("逾期 8 天").keys("enter").says("已回顾 #1");
}

#[test]
fn the_next_item_is_there_before_the_store_has_answered() {
    let (mut seat, mut sent) = (due(), Vec::new());
    for key in ["enter", ">"] {
        let effects = seat.app.update(Msg::Key(key.parse().unwrap()), seat.now, seat.today);
        sent.extend(effects);
    }
    let seat = seat.here(2).sees("1 of 3");
    let seat = sent.into_iter().fold(seat, Seat::perform);
    seat.has(2, Field::Deadline, "2026-11-26").has(1, Field::Deadline, "2026-11-24").here(2).sees("1 of 3");
}

#[test]
fn what_could_not_be_written_is_not_gone_over() {
    due().full(true).keys("enter").here(1).sees("0 of 3");
}

#[test]
fn what_is_taken_back_elsewhere_is_open_again() {
    due().keys("enter right u").says("Undone").keys("esc").sees("0 of 3");
    due().keys("enter g l u").says("Undone").keys("g r").sees("0 of 3");
}

#[test]
fn a_review_has_no_filter() {
    due().keys("/").says("There is no filter here").here(1).keys("esc").sees("0 of 3");
}

#[test]
fn very_many_are_ticked_off_at_once() {
    let lines = (1..=1200).map(|n| crate::seat::draft(&format!("item {n} @lin"), crate::seat::today()));
    let mut store = onus::store::Store::in_memory().unwrap();
    let by = due().by();
    store.create(&lines.collect::<Vec<_>>(), &by).unwrap();
    Seat::with(store, Lang::En).until("2026-12-20").keys("g r * enter").sees("All reviewed.").sees("1200 kept");
}
