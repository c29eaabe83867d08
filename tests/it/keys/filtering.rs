//! The filter.

use crate::seat::{list, on, start};

#[test]
fn the_list_follows_every_letter() {
    list().keys("/ log").order("1").keys("backspace backspace backspace").order("1 2 3 4 5 6");
}

#[test]
fn enter_keeps_it_and_esc_on_the_list_clears_it() {
    list().keys("/ owner:wei enter").order("3").sees("/ owner:wei").keys("esc").order("1 2 3 4 5 6");
}

#[test]
fn esc_in_the_line_restores_what_was_before() {
    list().keys("/ owner:wei enter / ctrl-u pricing").order("4").keys("esc").order("3").sees("/ owner:wei");
}

#[test]
fn esc_in_the_line_restores_sort_and_group_too() {
    list()
        .keys("/ 'group:owner sort:-id'")
        .sees("李雷")
        .order("2 1 3 4 6 5")
        .keys("esc")
        .order("1 2 3 4 5 6")
        .lacks("No owner");
}

#[test]
fn sort_and_group_of_the_text_go_with_the_text() {
    list().keys("/ sort:-id enter").order("6 5 4 3 2 1").keys("esc").order("1 2 3 4 5 6");
    list().keys("/ sort:-id ctrl-u enter").order("1 2 3 4 5 6");
}

#[test]
fn esc_in_the_line_restores_the_cursor_and_the_marks() {
    on(5).keys("space").at(5).keys("/ login").here(1).keys("esc").here(5).marked("5");
}

#[test]
fn another_filter_leaves_the_marks_of_what_it_shows_and_says_how_many_went() {
    on(5).keys("space / login enter").marked("").says("1 mark is gone");
    list()
        .keys("* / login enter")
        .marked("1")
        .says("5 marks are gone")
        .keys("p 3")
        .is(1, "inbox +bug @lin P3 ^2026-11-24 #login");
    list().keys("space / owner:lin enter").marked("1").lacks("gone");
}

#[test]
fn a_line_that_is_no_filter_stays_open_with_what_is_wrong_with_it() {
    list()
        .keys("/ status:foo enter")
        .sees("foo")
        .says("enter apply")
        .keys("* ctrl-u 'owner:wei' enter")
        .order("3")
        .marked("");
    list().keys("/ 'status:foo' enter esc").order("1 2 3 4 5 6").lacks("/ status");
}

#[test]
fn what_does_not_match_half_a_word_is_found_again_by_the_whole_one() {
    on(2).keys("/ 'status:inbox or'").keys("' p:0'").here(2);
    on(2).keys("/ 'kind:b'").keys("'ug -p:0'").here(1);
}

#[test]
fn the_same_filter_leaves_the_marks() {
    on(5).keys("space / enter").marked("5");
}

#[test]
fn the_cursor_stays_on_its_item_or_goes_to_the_first() {
    on(3).keys("/ 乱码").here(3);
    on(6).keys("/ owner:lin").here(1);
}

#[test]
fn chinese_is_found_by_pinyin_and_initials() {
    list()
        .keys("/ dlcs")
        .order("")
        .keys("ctrl-u dlycs")
        .order("2")
        .keys("ctrl-u luanma")
        .order("3")
        .keys("ctrl-u 乱码")
        .order("3");
}

#[test]
fn full_width_signs_are_understood() {
    list().keys("/ 负责人：wei enter").order("3");
}

#[test]
fn what_is_half_typed_is_left_out_and_what_is_wrong_is_said() {
    list().keys("/ 'owner:wei due:<'").order("3");
    list().keys("/ owner:wei enter / ' nonsense:x'").sees("nonsense");
}

#[test]
fn tab_completes() {
    list().keys("/ own tab").sees("/ owner:").keys("wei").order("3");
    list().keys("/ owner:we tab enter").order("3");
}

#[test]
fn what_could_stand_there_is_offered_and_the_arrows_choose() {
    list().keys("/ is:").sees("open closed any overdue").keys("down tab").order("7");
}

#[test]
fn closed_and_sleeping_items_are_counted_and_found_when_asked_for() {
    list().sees("hidden: 1 closed, 1 sleeping").keys("/ is:closed").order("7").keys("ctrl-u is:sleeping").order("8");
    list().keys("/ '#7'").order("7");
}

#[test]
fn nothing_found_says_which_key_clears() {
    list()
        .keys("/ zzz enter")
        .sees("Nothing matches the filter")
        .sees("esc clear the filter")
        .keys("esc")
        .order("1 2 3 4 5 6");
}

#[test]
fn today_can_be_filtered_too() {
    start().keys("/ 客诉 enter").order("2").keys("esc").order("1 2");
}

#[test]
fn the_words_found_are_underlined_in_their_cells() {
    use ratatui::style::Modifier;
    let (buffer, _) = list().keys("/ 乱码 enter").paint();
    let found: String = buffer
        .content()
        .iter()
        .filter(|cell| cell.modifier.contains(Modifier::UNDERLINED))
        .map(|cell| cell.symbol())
        .collect();
    assert_eq!(found.replace(' ', ""), "乱码");
}

#[test]
fn moving_the_caret_asks_nothing_anew() {
    let mut seat = list().keys("/ login");
    let (now, today) = (seat.now, seat.today);
    let key = onus::app::msg::Msg::Key("left".parse().unwrap());
    assert!(seat.app.update(key, now, today).is_empty());
}
