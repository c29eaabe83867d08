//! New items.

use crate::seat::{empty, list, on, start};
use onus::domain::field::Field;

#[test]
fn one_line_makes_an_item_with_its_fields() {
    list()
        .keys("n '登录页超时,客诉上升 @wei !1 ^周五 #留存 +bug =support %retention' enter")
        .is(9, "inbox +bug @wei P1 ^2026-11-27 #留存")
        .has(9, Field::Title, "登录页超时,客诉上升")
        .has(9, Field::Source, "support")
        .has(9, Field::Goal, "retention")
        .says("Created #9: 登录页超时,客诉上升")
        .here(9);
}

#[test]
fn what_it_will_become_shows_while_it_is_typed() {
    list().keys("n 'x @wei !0 ^eom'").sees("owner wei priority P0 deadline Mon 30 Nov");
    list().keys("n 'x @新人'").sees("新人 (new person)");
    list().keys("n 'x ^soon'").sees("^soon not a date");
    list().keys("n 'x !1 !2'").sees("!2 given twice");
    list().keys("n").sees("@owner !0-3 ^date #tag +kind =source %goal");
}

#[test]
fn full_width_signs_work_as_well() {
    list().keys("n '导出失败 ＠wei ！０ ＃export' enter").is(9, "inbox +issue @wei P0 #export");
}

#[test]
fn me_is_the_one_who_types_and_an_alias_the_one_who_has_it() {
    list().keys("n 'a @me' enter").is(9, "inbox +issue @lin");
    list().keys("n 'a @zw' enter").is(9, "inbox +issue @wei");
}

#[test]
fn similar_items_show_while_it_is_typed_and_go_when_it_is_deleted() {
    list().keys("n '登录页超时'").sees("similar: #2 登录页超时,客诉上升 doing").keys("ctrl-u").lacks("similar:");
}

#[test]
fn an_answer_that_comes_late_does_not_show_what_resembles_a_deleted_text() {
    list().keys("n").slow().keys("'登录页超时' ctrl-u").catch_up().lacks("similar:");
}

#[test]
fn alt_enter_saves_and_keeps_the_fields_for_the_next() {
    list()
        .keys("n 'one @wei #api' alt-enter")
        .is(9, "inbox +issue @wei #api")
        .keys("'two' enter")
        .is(10, "inbox +issue @wei #api")
        .has(10, Field::Title, "two")
        .steps(2);
}

#[test]
fn nothing_typed_and_enter_closes_the_line() {
    list().keys("n enter").lacks("New item").steps(0);
}

#[test]
fn fields_without_a_title_are_not_saved_and_that_is_said() {
    list()
        .keys("n '@wei !1' enter")
        .sees("a title is needed")
        .steps(0)
        .keys("home 'x ' enter")
        .is(9, "inbox +issue @wei P1");
}

#[test]
fn several_pasted_lines_are_as_many_items_and_one_step() {
    list()
        .keys("n")
        .paste("- one @wei\n- two !1\n\n3. 三 #留存\n")
        .sees("3 new items")
        .sees("one owner wei")
        .keys("enter")
        .is(9, "inbox +issue @wei")
        .is(10, "inbox +issue P1")
        .is(11, "inbox +issue #留存")
        .steps(1)
        .keys("u")
        .order("1 2 3 4 5 6");
}

#[test]
fn a_second_paste_of_lines_is_added_to_the_first() {
    list()
        .keys("n")
        .paste("a\nb")
        .paste("c\nd")
        .sees("4 new items")
        .paste("e")
        .sees("5 new items")
        .keys("enter")
        .steps(1)
        .has(13, Field::Title, "e");
}

#[test]
fn what_was_typed_before_lines_were_pasted_is_the_first_of_them() {
    list()
        .keys("n 'half a thought'")
        .paste("a\nb")
        .sees("3 new items")
        .sees("half a thought")
        .keys("esc n")
        .sees("3 new items")
        .keys("enter")
        .has(9, Field::Title, "half a thought")
        .has(11, Field::Title, "b")
        .steps(1);
    list().keys("n 'x @wei' alt-enter").paste("a\nb").sees("2 new items");
}

#[test]
fn backspace_takes_pasted_lines_away_from_the_last_on_and_the_first_can_be_typed_on() {
    list()
        .keys("n")
        .paste("a @wei\nb\nc")
        .keys("backspace")
        .sees("2 new items")
        .keys("backspace")
        .sees("New item")
        .keys("' !1' enter")
        .is(9, "inbox +issue @wei P1")
        .steps(1);
    list()
        .keys("n")
        .paste("a\nb\nc")
        .keys("ctrl-u")
        .sees("New item")
        .keys("z enter")
        .has(9, Field::Title, "z")
        .steps(1);
}

#[test]
fn keys_pressed_over_pasted_lines_do_not_go_into_the_hidden_line() {
    list().keys("n").paste("a\nb").keys("x y esc").lacks("xy");
}

#[test]
fn more_pasted_lines_than_fit_are_counted() {
    let lines: Vec<String> = (0..40).map(|n| format!("line {n}")).collect();
    list().keys("n").paste(&lines.join("\n")).sees("40 new items").sees("and 23 more");
}

#[test]
fn one_pasted_line_goes_into_the_line() {
    list().keys("n 'see '").paste("this @wei\n").sees("see this @wei").keys("enter").has(9, Field::Title, "see this");
}

#[test]
fn in_an_empty_store_the_first_item_shows_at_once() {
    empty().sees("n enter the first item").keys("n 'first' enter").order("1").sees("first");
}

#[test]
fn an_item_that_the_view_does_not_show_is_made_all_the_same() {
    start().keys("n 'for wei @wei' enter").is(9, "inbox +issue @wei").says("Created #9").order("1 2");
}

#[test]
fn an_item_made_in_today_of_an_empty_store_does_not_leave_the_store_empty() {
    empty().keys("g d n 'x' enter").lacks("enter the first item").sees("Nothing is waiting for you today");
}

#[test]
fn the_line_keeps_its_place_in_the_list_beneath() {
    on(4).keys("n esc").here(4);
}

#[test]
fn only_open_items_are_called_similar() {
    list().keys("n 'Dark mode for the app'").lacks("#7");
    list().keys("n 'Rotate the signing keys'").sees("similar: #8");
}

#[test]
fn every_field_of_a_line_is_seen_however_many_there_are() {
    let line = "Export opens garbled @someone !0 ^2026-12 #retention #export +bug =customer %launch";
    list().keys("n").paste(line).sees("source").sees("goal").sees("launch");
    list().size(60, 20).keys("n").paste(line).sees("tags").sees("source").sees("launch");
}
