//! The mouse over what lies on a screen: lists are chosen from, hints are followed.

use crate::seat::{list, on, page, start};
use onus::app::screen::Screen;
use onus::domain::field::Field;

#[test]
fn a_click_on_a_choice_chooses_it() {
    on(3).keys("p").click_on("P0").has(3, Field::Priority, "P0");
    on(3).keys("s").click_on("doing").has(3, Field::Status, "doing").lacks("type to narrow");
    on(3).keys("a lx").click_on("lin").has(3, Field::Owner, "lin");
}

#[test]
fn a_click_in_a_list_of_several_ticks_and_enter_saves() {
    on(1).keys("t").click_on("export").has(1, Field::Tags, "login").keys("enter").has(1, Field::Tags, "export login");
}

#[test]
fn what_cannot_be_chosen_and_what_lies_beside_a_layer_is_not() {
    on(3).keys("s").click_on("not from here").sees("type to narrow").steps(0);
    on(3).keys("p").click(9, 5).sees("type to narrow").steps(0).keys("esc").here(3);
}

#[test]
fn a_click_in_the_help_and_in_the_palette_does_what_the_line_says() {
    list().keys("? undo").click_on("Undo my last step").lacks("What works here");
    let seat = list().keys(": pricing").click_on("Rework the pricing").here(4);
    assert!(matches!(seat.app.screen, Screen::Item(_)));
}

#[test]
fn a_click_on_an_item_that_is_offered_takes_it() {
    on(5).keys("L").click_on("relates").keys("pricing").click_on("Rework the pricing page").sees("relates");
}

#[test]
fn a_click_on_a_hint_is_its_key() {
    list().click_on("new").sees("New item").click_on("keep as draft").lacks("New item");
    list().click_on("s status").sees("type to narrow").click_on("esc").lacks("type to narrow");
    list().click_on("help").sees("What works here");
    list().keys("g").click_on("Today").sees("Due today");
    on(3).keys("p P0 enter").click_on("u undo").has(3, Field::Priority, "P2");
    on(3).keys("space").click_on("1 marked").marked("3");
}

#[test]
fn a_click_on_a_verdict_decides() {
    start().keys("g t").here(1).click_on("accept").here(5).has(1, Field::Status, "backlog");
}

#[test]
fn the_wheel_turns_a_list_and_stops_at_its_ends() {
    on(3).keys("p").wheel(3, 30).wheel(3, 30).wheel(-3, 30).wheel(-3, 30).wheel(-3, 30).keys("enter").steps(1);
    list().keys("?").wheel(99, 30).wheel(3, 30).lacks("Enter a new item").here(1);
}

#[test]
fn the_wheel_over_the_text_of_the_inbox_scrolls_it() {
    let seat = start().keys("g t").size(80, 12).here(1);
    seat.wheel(3, 50).here(1).lacks("inbox").wheel(3, 5).here(6);
    page(1).size(80, 10).wheel(3, 50).here(1).lacks("status inbox");
}
