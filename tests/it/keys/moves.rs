//! Moving an item from status to status.

use crate::seat::{go, list, on, page};
use onus::domain::edit::{Edit, Given};
use onus::domain::field::Field;

#[test]
fn a_move_that_needs_nothing_is_done_at_once() {
    on(5).keys("s backlog enter").is(5, "backlog +task").says("#5: inbox -> backlog");
}

#[test]
fn a_move_to_planned_asks_for_owner_and_deadline_one_after_the_other_and_is_one_step() {
    on(5)
        .keys("s plan enter")
        .sees("planned: owner")
        .keys("wei enter")
        .sees("planned: deadline")
        .keys("fri enter")
        .is(5, "planned +task @wei ^2026-11-27")
        .steps(1);
}

#[test]
fn a_move_asks_only_for_what_is_lacking() {
    on(3).keys("s planned enter").is(3, "planned +issue @wei P2 ^2026-11-27 #export").steps(1);
}

#[test]
fn a_move_says_beforehand_what_it_will_ask_for() {
    on(5).keys("s plan").sees("planned needs: owner, deadline");
    on(1).keys("s plan").lacks("planned needs");
}

#[test]
fn closing_asks_for_the_reason() {
    on(5)
        .keys("x")
        .sees("closed: reason")
        .keys("decl enter")
        .is(5, "closed +task")
        .has(5, Field::CloseReason, "declined")
        .says("#5: inbox -> closed (declined)");
}

#[test]
fn closing_a_duplicate_asks_of_which_and_offers_the_likeliest() {
    on(5)
        .keys("x dupl enter")
        .sees("closed: duplicate of")
        .keys("'pricing'")
        .sees("#4 Rework the pricing page")
        .keys("enter")
        .is(5, "closed +task")
        .has(5, Field::CloseReason, "duplicate")
        .at(4)
        .keys("enter")
        .sees("#5");
}

#[test]
fn a_duplicate_may_be_named_by_its_number() {
    on(5).keys("x dupl enter '#4' enter").has(5, Field::CloseReason, "duplicate");
    on(5).keys("x dupl enter '＃４' enter").has(5, Field::CloseReason, "duplicate");
}

#[test]
fn an_item_that_does_not_exist_is_no_duplicate_and_that_is_said() {
    on(5).keys("x dupl enter 99 enter").is(5, "inbox +task").says("there is no item #99").steps(0);
}

#[test]
fn reopening_asks_why_and_is_counted() {
    list_closed()
        .keys("s backlog enter")
        .sees("backlog: why it is reopened")
        .keys("enter")
        .sees("it cannot be empty")
        .keys("'customers ask again' enter")
        .is(7, "backlog +feedback")
        .has(7, Field::Reopened, "1")
        .has(7, Field::CloseReason, "");
}

fn list_closed() -> crate::seat::Seat {
    crate::seat::list().keys("/ is:closed enter").here(7)
}

#[test]
fn needs_info_asks_whom_and_by_when() {
    on(3)
        .keys("s needs enter")
        .sees("needs info: ask whom")
        .keys("lei enter")
        .sees("needs info: answer by")
        .keys("+2d enter")
        .is(3, "needs-info +issue @wei P2 ^2026-11-27 #export")
        .has(3, Field::Asked, "李雷")
        .has(3, Field::AskBy, "2026-11-27");
}

#[test]
fn on_hold_asks_for_a_day_to_come_and_says_so_where_it_is_not() {
    on(5)
        .keys("s hold enter")
        .sees("on hold: sleep until")
        .keys("today enter")
        .sees("on hold: sleep until")
        .sees("not ahead: Wed 25 Nov 2026")
        .steps(0)
        .keys("ctrl-u 'next mon' enter")
        .is(5, "on-hold +task")
        .has(5, Field::Wake, "2026-11-30");
}

#[test]
fn a_dispute_is_done_with_its_decision() {
    on(6)
        .keys("s done enter")
        .sees("decision: #6")
        .keys("'按年计费' enter")
        .sees("why so: #6")
        .keys("'现金流更稳' enter")
        .is(6, "done +dispute")
        .has(6, Field::Decision, "按年计费")
        .has(6, Field::Rationale, "现金流更稳");
}

#[test]
fn esc_ends_the_questions_and_nothing_is_moved() {
    on(5).keys("s plan enter wei enter esc").lacks("planned:").is(5, "inbox +task").steps(0);
}

#[test]
fn what_blocks_it_is_named_when_it_cannot_be_done() {
    on(2)
        .keys("s done enter")
        .is(2, "doing +bug @lin P0 ^2026-11-25 #login #客诉")
        .says("#2 cannot be done: it is blocked by #1");
}

#[test]
fn a_status_that_cannot_be_reached_is_shown_as_such_and_cannot_be_chosen() {
    on(5)
        .keys("s verify")
        .sees("verify not from here")
        .keys("enter")
        .sees("verify not from here")
        .keys("esc")
        .is(5, "inbox +task");
}

#[test]
fn a_move_that_became_impossible_meanwhile_says_where_one_can_go() {
    let on_hold = Given { wake: Some("2026-12-09".parse().unwrap()), ..Given::default() };
    on(5)
        .size(120, 24)
        .keys("s done")
        .unseen("wei", 5, go("on-hold", on_hold))
        .keys("enter 2")
        .is(5, "on-hold +task")
        .says("#5 cannot go from on hold to done from on hold it can go to: backlog, planned, doing, closed");
}

#[test]
fn one_day_is_asked_for_where_one_day_is_meant() {
    let asks = on(5).keys("s 'needs' enter wei enter 'this week'").sees("more than one day: 23 Nov - 29 Nov");
    asks.keys("enter").steps(0).keys("ctrl-u fri enter").has(5, Field::AskBy, "2026-11-27");
    let sleeps = on(5).keys("w yesterday").sees("not ahead: Tue 24 Nov 2026").keys("enter").steps(0);
    sleeps.keys("ctrl-u 'next week'").sees("more than one day").keys("ctrl-u fri enter").has(
        5,
        Field::Wake,
        "2026-11-27",
    );
}

#[test]
fn an_item_whose_number_is_typed_is_named_before_it_is_chosen() {
    let seat = on(5).keys("L dup enter 7").sees("Dark mode for the app");
    seat.keys("ctrl-u 99 enter").says("there is no item #99");
}

#[test]
fn x_on_what_is_closed_already_says_so() {
    list_closed().keys("x").says("No change").steps(0);
}

#[test]
fn an_item_on_its_page_moves_by_the_same_keys() {
    page(5).keys("s plan enter wei enter fri enter").is(5, "planned +task @wei ^2026-11-27").sees("planned");
}

#[test]
fn an_empty_status_list_says_that_nothing_fits() {
    on(5).keys("s zzzz").sees("nothing fits").keys("enter").sees("nothing fits").is(5, "inbox +task");
}

#[test]
fn the_owner_of_a_planned_item_cannot_be_taken_away_and_that_is_said() {
    on(4).keys("a nobody enter").says("#4 is in planned: its owner can be changed, not emptied");
}

#[test]
fn what_was_asked_is_over_when_the_item_moves_on() {
    let asks =
        Given { asked: Some("lin".parse().unwrap()), ask_by: Some("2026-11-26".parse().unwrap()), ..Given::default() };
    on(3).meanwhile("wei", 3, go("needs-info", asks)).keys("s backlog enter").has(3, Field::Asked, "").meanwhile(
        "wei",
        3,
        Edit::Comment("ok".into()),
    );
}

#[test]
fn a_deleted_item_says_so_wherever_it_is_seen_and_offers_to_come_back() {
    let seat = list().keys("/ 3 enter X").sees("#3 deleted").keys("esc");
    let seat = seat.keys("/ 3 enter j").lacks("s status").sees("X restore");
    seat.keys("enter").sees("X restore").lacks("s status").keys("X j").sees("s status");
}
