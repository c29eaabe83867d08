//! From screen to screen.

use crate::seat::{Seat, empty, list, on, page, start};
use onus::domain::edit::{Edit, Given};
use onus::domain::field::Field;
use onus::text::Lang;

#[test]
fn it_begins_on_today_with_what_is_mine_to_do() {
    start().sees("Today").sees("Overdue 1").sees("Due today 1").order("1 2").here(1);
}

#[test]
fn todays_sections_hold_what_belongs_there() {
    let asks =
        Given { asked: Some("lin".parse().unwrap()), ask_by: Some("2026-11-26".parse().unwrap()), ..Given::default() };
    let waits = Given { asked: Some("wei".parse().unwrap()), ..asks.clone() };
    let mut seat = list().meanwhile("wei", 3, crate::seat::go("needs-info", asks));
    let hand = Edit::HandOver { to: "lin".parse().unwrap(), status: None, note: None, seen: Default::default() };
    seat = seat.meanwhile("wei", 5, hand);
    seat = seat.keys("n 'due on Sunday @me ^2026-11-29' enter");
    seat = seat.keys("n 'to be done @me' enter s doing enter");
    seat = seat.keys("n 'a question @me' enter").meanwhile("lin", 11, crate::seat::go("needs-info", waits));
    seat.keys("g d")
        .order("5 1 2 3 10 9 11")
        .sees("Handed to me 1")
        .sees("Overdue 1")
        .sees("Due today 1")
        .sees("Asked of me 1")
        .sees("Doing 1")
        .sees("This week 1")
        .sees("Waiting for others 1");
}

#[test]
fn a_new_store_begins_on_its_list_and_says_what_to_press() {
    empty().sees("List").sees("n enter the first item").sees("? every key").sees("onus demo");
}

#[test]
fn nothing_to_do_today_says_where_everything_is() {
    start()
        .keys("X X")
        .sees("Nothing is waiting for you today")
        .sees("g l see everything")
        .keys("g l")
        .order("3 4 5 6");
}

#[test]
fn a_store_of_which_everything_is_deleted_is_not_called_new() {
    empty().keys("n 'x' enter X").sees("Nothing here yet").lacks("onus demo");
}

#[test]
fn the_list_and_today_each_keep_their_place() {
    on(4).keys("g d").here(1).keys("j g l").here(4).keys("g d").here(2);
}

#[test]
fn back_from_a_page_leads_to_where_it_was_opened() {
    for key in ["esc", "q"] {
        on(4).keys(&format!("enter {key}")).here(4).sees("List");
        start().keys(&format!("j enter {key}")).here(2).sees("Today");
    }
}

#[test]
fn back_goes_from_page_to_page_and_then_to_the_list() {
    page(2).keys("o").here(1).keys("esc").here(2).keys("esc").here(2).sees("List");
}

#[test]
fn quit_leaves_a_page_and_from_the_top_the_program() {
    let seat = page(1).keys("q");
    assert!(seat.done.is_empty());
    assert_eq!(seat.keys("q").done, ["quit"]);
}

#[test]
fn esc_on_the_top_does_not_quit() {
    assert!(start().keys("esc esc esc").done.is_empty());
}

#[test]
fn left_and_right_on_a_page_go_to_its_neighbours_in_the_list() {
    page(3).keys("l").here(4).keys("l l l l l").here(6).keys("h h h h h h h").here(1).keys("esc").here(1).sees("List");
}

#[test]
fn the_neighbours_are_those_of_the_filtered_list() {
    list().keys("/ 'login or 乱码' enter").order("1 3").keys("enter l").here(3);
}

#[test]
fn going_to_a_list_from_a_page_leaves_the_page() {
    page(3).keys("g d").here(1).keys("esc").here(1).sees("Today");
}

#[test]
fn a_page_scrolls_and_comes_back_from_its_end_at_once() {
    page(1).size(80, 10).sees("reporter").keys("G").lacks("reporter").keys("g g").sees("reporter");
    let seat = page(1).size(60, 8).sees("List").keys("G");
    let bottom = seat.frame();
    let seat = seat.keys("j j j j").keys("k");
    assert_ne!(seat.frame(), bottom, "one line up from the end");
}

#[test]
fn what_leaves_the_list_while_its_page_is_open_does_not_move_the_cursor_far() {
    page(3).keys("X").keys("esc").here(4).order("1 2 4 5 6");
}

#[test]
fn the_next_day_changes_what_is_due() {
    start().until("2026-11-26").keys("j").order("1 2").sees("Overdue 2");
    start().until("2026-11-26").send(onus::app::msg::Msg::Tick).sees("Overdue 2");
}

#[test]
fn what_wakes_on_the_next_day_comes_back() {
    list().until("2026-12-01").keys("j").order("1 2 3 4 5 6 8").lacks("sleeping").has(8, Field::Wake, "2026-12-01");
}

#[test]
fn where_nothing_is_to_be_done_today_what_waits_in_the_inbox_is_said() {
    let seat = Seat::of(list().store, Lang::En, "newcomer".parse().unwrap());
    seat.sees("Nothing is waiting for you today.").sees("g t 3 in the inbox").keys("g t").sees("3 left");
}

#[test]
fn an_empty_list_says_how_what_is_hidden_is_seen() {
    list().keys("/ kind:chore enter").sees("is:any");
    list().keys("/ is:any kind:chore enter").lacks("also what is closed");
}
