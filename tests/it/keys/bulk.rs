//! Several at once.

use crate::seat::{list, many, on};
use onus::domain::edit::Edit;
use onus::domain::field::Field;

#[test]
fn space_marks_and_goes_on() {
    list().keys("space space").marked("1 2").here(3).keys("k space").marked("1");
}

#[test]
fn a_range_is_marked_between_two_places_both_included() {
    on(2).keys("v j j").marked("2 3 4").keys("k").marked("2 3").keys("v j j").marked("2 3");
    on(3).keys("v k k").marked("1 2 3");
}

#[test]
fn a_range_leaves_the_other_marks() {
    list().keys("space").at(3).keys("v j").marked("1 3 4").keys("k").marked("1 3").keys("v j").marked("1 3");
}

#[test]
fn all_that_are_shown_are_marked_or_none() {
    list().keys("*").marked("1 2 3 4 5 6").keys("*").marked("");
    list().keys("v j * k").marked("1 2 3 4 5 6");
}

#[test]
fn esc_ends_the_range_then_clears_the_marks_then_the_filter() {
    list()
        .keys("/ login enter")
        .order("1")
        .keys("v")
        .marked("1")
        .keys("esc")
        .marked("1")
        .keys("esc")
        .marked("")
        .order("1")
        .keys("esc")
        .order("1 2 3 4 5 6")
        .keys("esc")
        .order("1 2 3 4 5 6");
}

#[test]
fn an_edit_of_several_shows_what_it_will_change_and_is_one_step() {
    on(3)
        .keys("space space space p P1 enter")
        .sees("3 items will change")
        .sees("#3 导出的表格打开是乱码 priority: P2 -> P1")
        .sees("#5 Weekly report as a template priority: P1")
        .is(5, "inbox +task")
        .keys("enter")
        .is(3, "backlog +issue @wei P1 ^2026-11-27 #export")
        .is(5, "inbox +task P1")
        .says("priority of 3 items is now P1")
        .marked("")
        .steps(1)
        .keys("u")
        .is(3, "backlog +issue @wei P2 ^2026-11-27 #export")
        .is(5, "inbox +task");
}

#[test]
fn esc_at_the_preview_changes_nothing_and_leaves_the_marks() {
    list().keys("space space p P3 enter esc").marked("1 2").steps(0);
}

#[test]
fn every_edit_key_works_on_the_marked_ones() {
    let two = || on(5).keys("space space");
    two().keys("i").sees("2 items will change").keys("enter").is(5, "inbox +task @lin").is(6, "inbox +dispute @lin");
    two().keys("D fri enter enter").is(5, "inbox +task ^2026-11-27").is(6, "inbox +dispute ^2026-11-27");
    two().keys("t new enter enter enter").is(5, "inbox +task #new").is(6, "inbox +dispute #new");
    two().keys("K chore enter enter").is(5, "inbox +chore").is(6, "inbox +chore");
    two().keys("s backlog enter enter").is(5, "backlog +task").is(6, "backlog +dispute");
    two().keys("X enter").order("1 2 3 4");
    two().keys("A wei enter enter 'bitte' enter enter").is(5, "inbox +task @wei").is(6, "inbox +dispute @wei");
    two().keys("w 'next mon' enter enter").has(5, Field::Wake, "2026-11-30").has(6, Field::Wake, "2026-11-30");
    two().keys("x declined enter enter").is(5, "closed +task").is(6, "closed +dispute");
    two().keys("e 'same' enter").sees("2 items will change");
}

#[test]
fn what_a_move_of_several_lacks_is_asked_once_and_given_only_to_those_that_lack_it() {
    on(3)
        .keys("space")
        .at(5)
        .keys("space s planned enter")
        .sees("planned: owner")
        .keys("lin enter")
        .sees("planned: deadline")
        .keys("mon enter")
        .sees("2 items will change")
        .keys("enter")
        .is(3, "planned +issue @wei P2 ^2026-11-27 #export")
        .is(5, "planned +task @lin ^2026-11-30")
        .steps(1);
}

#[test]
fn of_several_where_one_cannot_nothing_is_changed_and_that_one_is_named() {
    on(1)
        .keys("space space s verify enter")
        .says("#1 cannot go from inbox to verify")
        .is(2, "doing +bug @lin P0 ^2026-11-25 #login #客诉")
        .marked("1 2")
        .steps(0);
}

#[test]
fn esc_at_a_refusal_takes_only_that_away() {
    let refused = || on(3).keys("space space s verify enter").says("cannot go from");
    refused().keys("esc").marked("3 4").lacks("cannot go from").keys("esc").marked("");
    refused().keys("esc p").sees("priority 2 marked").keys("0").sees("2 items will change");
    list().keys("/ is:open enter").at(2).keys("s done enter esc").sees("/ is:open").keys("esc").lacks("/ is:open");
}

#[test]
fn what_is_asked_says_what_it_is_about() {
    on(3).keys("s").sees("status #3").keys("esc D").sees("deadline #3");
    list().keys("space space s").sees("status 2 marked");
    list().chinese().keys("space space space s").sees("状态 已选 3 项");
}

#[test]
fn one_mark_is_enough_to_mean_another_item_than_that_of_the_cursor() {
    list().keys("space").here(2).keys("p P3 enter").is(1, "inbox +bug @lin P3 ^2026-11-24 #login").marked("");
}

#[test]
fn where_nothing_would_change_that_is_said() {
    on(1).keys("space space i").says("No change").steps(0);
}

#[test]
fn the_footer_counts_the_marks() {
    list().keys("space space").says("2 marked");
}

#[test]
fn several_are_copied_in_the_order_of_the_list() {
    let seat = list().keys("space j space y");
    assert_eq!(seat.copied, ["#1 Login page times out\n#3 导出的表格打开是乱码"]);
}

#[test]
fn enter_before_the_preview_is_there_does_nothing() {
    list().keys("space space p P3").slow().keys("enter enter enter").steps(0).catch_up().keys("enter").steps(1);
}

#[test]
fn an_open_range_is_told() {
    on(2).keys("v").says("1 marked, range from #2").keys("v").lacks("range from");
}

#[test]
fn what_somebody_else_does_meanwhile_shows_in_the_preview_before_it_can_be_confirmed() {
    let urgent = || Edit::set(Field::Priority, Some("P0".to_string()));
    let asked = || list().keys("space space p P3 enter").sees("priority: P1 -> P3");
    asked().meanwhile("wei", 1, urgent()).sees("priority: P0 -> P3").lacks("P1 -> P3").keys("enter").steps(1);
    let late = asked().slow().meanwhile("wei", 1, urgent()).sees("priority: P1 -> P3").keys("enter").steps(0);
    late.catch_up().sees("priority: P0 -> P3").keys("enter").steps(1);
}

#[test]
fn the_preview_names_every_item_that_it_shows_however_long_the_list_is() {
    let asked = many(2_500).keys("G * p 2").sees("2500 items will change").sees("item 1 ").sees("item 12 ");
    asked.keys("j j j j j").lacks("item 5 ").sees("item 6 ").sees("item 20 ").keys("esc").sees("item 2500");
}

#[test]
fn the_preview_scrolls() {
    list().size(60, 10).keys("* D 2027-01-01 enter").sees("╎ #1").keys("j j").lacks("╎ #1").keys("k k").sees("╎ #1");
}

#[test]
fn the_preview_turns_over_and_shows_where_there_is_more() {
    let asked = || many(40).size(60, 12).keys("* D 2027-01-01 enter").sees("╎ #1 ").sees("▾").lacks("▴");
    for (there, back) in [("pgdn", "pgup"), ("space", "pgup"), ("G", "g g"), ("end", "home")] {
        asked().keys(there).lacks("╎ #1 ").sees("▴").keys(back).sees("╎ #1 ").lacks("▴");
    }
    asked().keys("G").sees("#40").lacks("▾").keys("k").sees("▾").lacks("#40");
}

#[test]
fn what_becomes_of_all_alike_is_said_once_and_a_new_value_is_never_cut() {
    let seat = list().keys("space space x").keys("enter");
    let seat = seat.sees("2 items will change").sees("close reason");
    assert_eq!(seat.frame().matches("close reason").count(), 1, "{}", seat.frame());
    list()
        .size(40, 12)
        .keys("space space space p P3 enter")
        .sees("priority: P1 -> P3")
        .sees("priority: P0 -> P3")
        .sees("priority: P2 -> P3");
}
