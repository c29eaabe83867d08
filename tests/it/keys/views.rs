//! Sort, group, preview.

use crate::seat::{list, on, start};

#[test]
fn sorting_by_a_column_goes_up_then_down_then_as_usual() {
    list().keys("h h h S").order("1 2 3 4 5 6").keys("S").order("6 5 4 3 2 1").keys("S").order("1 2 3 4 5 6");
    list().keys("l S").order("1 2 3 4 5 6").keys("S").order("4 3 1 2 5 6");
}

#[test]
fn the_heading_shows_which_way_it_is_sorted() {
    list().keys("S").sees("title▴").keys("S").sees("title▾").keys("S").lacks("title▾");
}

#[test]
fn grouping_by_a_column_puts_headings_with_counts() {
    list().keys("l z").order("1 2 3 4 5 6").sees("lin 2").sees("李雷 1").sees("No owner 2").keys("z").lacks("No owner");
}

#[test]
fn grouping_by_another_column_takes_the_place_of_the_first() {
    list().keys("l z h h h z").sees("Inbox 3").lacks("No owner");
}

#[test]
fn a_column_of_single_values_cannot_be_grouped_by_but_ends_a_grouping() {
    list().keys("z").says("This column has nothing to group by");
    list().keys("l z h z").lacks("No owner").order("1 2 3 4 5 6");
}

#[test]
fn today_has_its_own_sections() {
    start().keys("h h z").says("Today has its own sections");
}

#[test]
fn today_can_be_sorted_within_its_sections() {
    start().keys("S S").order("1 2").sees("Overdue 1");
}

#[test]
fn the_cursor_skips_the_headings() {
    list().keys("l z g g j j j").here(4).keys("G").here(6).keys("home").here(1).keys("end").here(6);
}

#[test]
fn the_preview_shows_on_a_wide_screen_and_tab_hides_it() {
    on(1).size(120, 24).sees("open the page").keys("tab").lacks("open the page").keys("tab").sees("open the page");
    on(1).size(80, 24).lacks("open the page");
}

#[test]
fn pages_are_turned() {
    list().size(80, 6).keys("pgdn").here(4).keys("pgup").here(1).keys("ctrl-d").here(2).keys("ctrl-u").here(1);
}

#[test]
fn a_click_chooses_a_cell_and_a_second_opens_it() {
    // The third item stands on the fifth line; its deadline begins at column 70.
    list().click(72, 4).here(3).keys("e mon enter").is(3, "backlog +issue @wei P2 ^2026-11-30 #export");
    let seat = list().click(30, 4).here(3).click(30, 4);
    assert!(matches!(seat.app.screen, onus::app::screen::Screen::Item(_)));
}

#[test]
fn a_click_beside_the_table_chooses_nothing() {
    list().size(120, 24).click(100, 4).here(1);
    list().click(10, 0).here(1).click(10, 1).here(1).click(10, 23).here(1).click(10, 15).here(1);
}

#[test]
fn the_wheel_moves_the_cursor_but_not_beneath_a_layer() {
    list().wheel(3, 30).here(4).wheel(-9, 30).here(1);
    list().keys("n").wheel(3, 30).here(1);
}

#[test]
fn where_there_is_no_room_for_the_preview_that_is_said() {
    let told = list().keys("tab").says("The preview needs 116 columns");
    assert!(told.size(140, 30).app.shows_preview());
}
