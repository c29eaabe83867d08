//! Help and the palette.

use crate::seat::{list, on, page, start};

#[test]
fn help_lists_what_works_here_and_does_it() {
    list().keys("?").sees("What works here").sees("Enter a new item").keys("'sort by' enter").sees("title▴");
    page(1).keys("?").lacks("Sort by this column");
}

#[test]
fn the_palette_finds_an_action_in_chinese_by_pinyin() {
    on(5).chinese().keys(": chexiao enter").says("没有可以撤销的操作");
    on(5).chinese().keys(": guanbi enter").sees("关闭原因");
}

#[test]
fn the_palette_works_on_the_selection() {
    on(5).keys(": priority enter P2 enter").is(5, "inbox +task P2");
}

#[test]
fn the_palette_finds_items_by_a_word_of_their_title() {
    list().keys(": pricing").sees("#4 Rework the pricing page").keys("down enter").here(4);
    list().keys(": 客诉").sees("#2 登录页超时,客诉上升").keys("enter").here(2);
    list().keys(": luanma").sees("#3").keys("enter").here(3);
    list().keys("ctrl-p 'dark mode' enter").here(7);
}

#[test]
fn the_arrows_choose_among_what_was_found() {
    crate::seat::many(12).keys(": 'item 1' pgdn").keys("enter").here(6);
}

#[test]
fn a_number_goes_to_its_item() {
    for typed in ["7", "#7", "＃７"] {
        list().keys(&format!(": '{typed}' enter")).here(7);
    }
    list().keys(": 7").sees("#7");
}

#[test]
fn a_number_that_no_item_has_is_told_and_leads_nowhere() {
    start().keys(": 99 enter").says("there is no item #99").sees("Today").here(1);
    page(1).keys(": 99 enter").says("there is no item #99").here(1).keys("esc").sees("List");
}

#[test]
fn a_person_leads_to_what_they_have() {
    list().keys(": Zhang enter").sees("/ owner:wei").order("3");
    start().keys(": lilei enter").sees("List").order("4");
}

#[test]
fn nothing_found_says_so() {
    list().keys(": zzzzzz").sees("nothing fits").keys("enter").sees("nothing fits").keys("esc").here(1);
}

#[test]
fn the_list_of_actions_scrolls() {
    list()
        .keys(": pgdn pgdn pgdn pgdn pgdn pgdn")
        .sees("fg")
        .keys("pgup pgup pgup pgup pgup pgup")
        .sees("Enter a new item");
}

#[test]
fn full_width_letters_find_as_well() {
    list().keys(": ｐｒｉｃｉｎｇ").sees("#4 Rework the pricing page");
}
