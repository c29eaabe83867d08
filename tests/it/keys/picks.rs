//! Lists that are typed through.

use crate::seat::{empty, on};

#[test]
fn a_choice_is_found_by_the_beginning_of_its_name() {
    on(5).keys("s do enter").sees("doing: owner").keys("enter").is(5, "doing +task @lin");
}

#[test]
fn a_choice_is_found_by_pinyin_and_by_initials() {
    on(5).chinese().keys("s xuqiuchi enter").is(5, "backlog +task");
    on(5).chinese().keys("s xqc enter").is(5, "backlog +task");
    on(5).chinese().keys("s 需求 enter").is(5, "backlog +task");
    on(5).chinese().keys("K qx enter").is(5, "inbox +bug");
}

#[test]
fn a_choice_is_found_by_its_code_in_either_language() {
    on(5).chinese().keys("s backlog enter").is(5, "backlog +task");
    on(5).keys("s 需求池").sees("nothing fits");
}

#[test]
fn letters_of_an_input_method_in_full_width_find_it_too() {
    on(5).keys("s ｂａｃｋｌｏｇ enter").is(5, "backlog +task");
}

#[test]
fn a_person_is_found_by_name_pinyin_alias_and_me() {
    for typed in ["lilei", "ll", "李雷", "LiLei"] {
        on(5).keys(&format!("a '{typed}' enter")).is(5, "inbox +task @李雷");
    }
    for typed in ["lx", "linxiao", "林晓", "me", "我", "@lin"] {
        on(5).keys(&format!("a '{typed}' enter")).is(5, "inbox +task @lin");
    }
    on(5).keys("a zhang enter").is(5, "inbox +task @wei");
}

#[test]
fn the_one_who_is_named_exactly_comes_first() {
    on(5).keys("a weiwei enter").is(5, "inbox +task @weiwei").keys("a wei enter").is(5, "inbox +task @wei");
}

#[test]
fn a_new_person_can_be_named_even_where_others_resemble() {
    on(5).keys("a li").sees("use li new person").keys("up enter").is(5, "inbox +task @li");
    on(5).keys("a '王芳' enter").is(5, "inbox +task @王芳");
}

#[test]
fn nobody_is_the_second_choice_and_has_names_of_its_own() {
    for typed in ["-", "none", "无", "nobody", "无人", "NONE"] {
        on(3)
            .keys(&format!("a '{typed}'"))
            .lacks("new person")
            .keys("enter")
            .is(3, "backlog +issue P2 ^2026-11-27 #export");
    }
    on(1).keys("a down enter").is(1, "inbox +bug P1 ^2026-11-24 #login");
    on(5).keys("A none").lacks("new person").sees("nothing fits");
}

#[test]
fn what_is_no_name_cannot_be_a_person() {
    on(5).keys("a 'a:b'").sees("nothing fits").keys("enter").is(5, "inbox +task");
}

#[test]
fn signs_are_letters_like_others() {
    on(5).keys("K '!bug'").sees("nothing fits");
    on(5).keys("K '^b'").sees("nothing fits");
}

#[test]
fn the_arrows_choose_and_go_around() {
    on(5).keys("p down enter").is(5, "inbox +task P0");
    on(5).keys("p up enter").is(5, "inbox +task P3");
    on(5).keys("p ctrl-n ctrl-n ctrl-p enter").is(5, "inbox +task P0");
}

#[test]
fn the_cursor_begins_on_what_is_so_now() {
    on(1).keys("p enter").is(1, "inbox +bug @lin P1 ^2026-11-24 #login").says("No change");
    on(1).keys("K enter").says("No change");
    on(3).keys("a enter").says("No change");
}

#[test]
fn of_the_statuses_the_next_on_the_way_is_chosen() {
    on(5).keys("s enter").is(5, "backlog +task");
    on(3).keys("s enter fri enter").has(3, onus::domain::field::Field::Status, "planned");
    on(4).keys("s enter").is(4, "doing +requirement @李雷 ^2026-12");
    on(2).keys("s enter").is(2, "verify +bug @lin P0 ^2026-11-25 #login #客诉");
}

#[test]
fn several_are_not_offered_the_status_that_they_all_have() {
    on(5).keys("space space s").sees("backlog").keys("inbox").sees("nothing fits");
    on(3).keys("space space s inbox").lacks("nothing fits");
}

#[test]
fn where_nobody_has_it_the_cursor_begins_on_me() {
    on(5).keys("a enter").is(5, "inbox +task @lin");
}

#[test]
fn i_am_among_the_people_even_before_the_store_knows_me() {
    empty().keys("n 'first' enter a enter").is(1, "inbox +issue @lin");
}

#[test]
fn tags_are_ticked_and_unticked_as_one_step() {
    on(2)
        .keys("t 'login' space 'export' space 'neu' space enter")
        .is(2, "doing +bug @lin P0 ^2026-11-25 #export #neu #客诉")
        .steps(1);
}

#[test]
fn a_tag_is_found_by_pinyin() {
    on(5).keys("t kesu enter enter").is(5, "inbox +task #客诉");
}

#[test]
fn a_new_tag_can_be_made_even_where_others_resemble() {
    on(5).keys("t log").sees("use log").keys("up space enter").is(5, "inbox +task #log");
}

#[test]
fn enter_with_a_tag_typed_ticks_it_first() {
    on(5).keys("t 'api' enter").sees("api").is(5, "inbox +task").keys("enter").is(5, "inbox +task #api");
}

#[test]
fn a_full_width_blank_ticks_as_well() {
    on(5).keys("t export '　' enter").is(5, "inbox +task #export");
}

#[test]
fn nothing_ticked_changes_nothing() {
    on(2).keys("t enter").steps(0).lacks("type to narrow");
    on(2).keys("t login space login space enter").steps(0);
}

#[test]
fn esc_leaves_everything() {
    on(5).keys("a wei esc").is(5, "inbox +task").steps(0);
    on(5).keys("t new space esc").is(5, "inbox +task").steps(0);
}

#[test]
fn a_digit_chooses_at_once_as_long_as_nothing_is_typed() {
    on(5).keys("p 1").is(5, "inbox +task P1");
    on(5).keys("p ０").is(5, "inbox +task P0");
    on(5).keys("K 3").is(5, "inbox +bug");
    on(5).keys("a 1").is(5, "inbox +task @lin");
    on(5).keys("p P 1 enter").is(5, "inbox +task P1");
}

#[test]
fn the_reasons_for_closing_have_a_digit_each_and_a_duplicate_is_the_last() {
    use onus::domain::field::Field;
    on(5).keys("x 1").has(5, Field::CloseReason, "declined");
    on(5).keys("x 2").has(5, Field::CloseReason, "wont-do");
    on(5).keys("x 5").sees("closed: duplicate of");
}

#[test]
fn where_a_name_begins_with_a_digit_people_are_typed() {
    on(5).keys("a '@7of9' enter").is(5, "inbox +task @7of9").keys("a 7 enter").is(5, "inbox +task @7of9");
}
