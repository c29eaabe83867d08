//! How items belong together, and where one can go from them.

use crate::seat::{list, on, page};
use onus::app::msg::Msg;
use onus::domain::edit::Edit;
use onus::domain::field::Field;

#[test]
fn a_link_is_made_from_this_item_to_another() {
    on(3)
        .keys("L blocks enter 4 enter")
        .says("#3: blocks #4")
        .at(4)
        .keys("s done enter")
        .says("#4 cannot be done: it is blocked by #3");
}

#[test]
fn a_link_is_made_the_other_way_round() {
    on(4)
        .keys("L 'blocked by' enter 3 enter")
        .says("#3: blocks #4")
        .keys("s done enter")
        .says("#4 cannot be done: it is blocked by #3");
}

#[test]
fn the_likeliest_items_are_offered_and_the_arrows_choose() {
    on(1).keys("L relates enter '登录页'").sees("#2 登录页超时,客诉上升").keys("enter").says("#1: relates to #2");
}

#[test]
fn enter_takes_no_offer_that_belongs_to_an_older_text_but_waits_for_those_of_the_new_one() {
    on(5)
        .keys("L relates enter 'pricing'")
        .sees("#4 Rework the pricing page")
        .slow()
        .keys("ctrl-u '乱码' enter")
        .steps(0)
        .catch_up()
        .says("#5: relates to #3");
    on(5)
        .keys("L relates enter")
        .slow()
        .keys("'zzz' enter")
        .catch_up()
        .steps(0)
        .keys("ctrl-u '乱码' enter")
        .says("#5: relates to #3");
    on(5).keys("L relates enter").slow().keys("'乱码' enter esc").catch_up().steps(0).here(5);
}

#[test]
fn the_arrows_choose_another_offer_than_the_first() {
    let seat = on(1).keys("L relates enter '登录'").keys("down up");
    seat.keys("enter").says("#1: relates to #2");
    on(3).keys("L relates enter 'page' down enter").says("#3: relates to #4");
    on(3).keys("L relates enter").slow().keys("'page' down enter").catch_up().says("#3: relates to #4");
}

#[test]
fn a_circle_of_blocking_is_refused() {
    on(2).keys("L blocks enter 1 enter").says("#2 cannot block #1");
    on(2).keys("L blocks enter 2 enter").says("#2 cannot be linked to itself");
}

#[test]
fn several_are_linked_to_one_but_not_one_to_several() {
    on(3)
        .keys("space space L blocks enter 6 enter")
        .sees("2 items will change")
        .keys("enter")
        .at(6)
        .keys("s done enter")
        .says("blocked by #3, #4");
    on(3).keys("space space L 'blocked by'").sees("one item at a time").keys("enter").steps(0);
}

#[test]
fn the_only_link_of_an_item_is_followed_at_once() {
    page(2).keys("o").here(1);
    on(2).keys("o").here(1).keys("esc").here(2);
}

#[test]
fn of_several_links_one_is_chosen() {
    page(1).keys("o").sees("#2 登录页超时,客诉上升").sees("https://example.com/login").keys("2 enter").here(2);
}

#[test]
fn a_web_address_in_the_text_is_opened() {
    let seat = page(1).keys("o example enter");
    assert_eq!(seat.browsed, ["https://example.com/login"]);
}

#[test]
fn a_web_address_that_cannot_be_opened_is_told_with_what_to_do() {
    let (address, why) = ("https://example.com/login".to_string(), "xdg-open: there is no such file".to_string());
    page(1)
        .send(Msg::Unopened { address, why })
        .sees("The link could not be opened (xdg-open: there is no such file)")
        .sees("open it in a browser elsewhere: https://example.com/login");
}

#[test]
fn a_web_address_ends_where_chinese_begins() {
    let text = "见 https://example.com/a?b=1。然后（http://example.com/b）完";
    let seat = on(5).meanwhile("wei", 5, Edit::set(Field::Body, Some(text.into()))).keys("o 'com/a' enter");
    assert_eq!(seat.browsed, ["https://example.com/a?b=1"]);
    let seat = seat.keys("o 'com/b' enter");
    assert_eq!(seat.browsed.last().unwrap(), "http://example.com/b");
    let text = "登录见https://example.com/登录，谢谢";
    let seat = on(5).meanwhile("wei", 5, Edit::set(Field::Body, Some(text.into()))).keys("o");
    assert_eq!(seat.browsed, ["https://example.com/登录"]);
}

#[test]
fn an_item_without_links_says_so() {
    on(5).keys("o").says("No linked item and no web address here").here(5);
}

#[test]
fn parent_and_children_are_links_too() {
    page(5).keys("e parent enter 4 enter o").here(4).keys("o").here(5);
}

#[test]
fn the_hand_over_says_to_whom_and_carries_a_note() {
    on(1)
        .keys("A wei enter enter 'mind the tests' enter")
        .is(1, "inbox +bug @wei P1 ^2026-11-24 #login")
        .says("Handed #1 over to wei")
        .keys("enter")
        .steps(1)
        .keys("u")
        .is(1, "inbox +bug @lin P1 ^2026-11-24 #login");
    on(1).keys("A wei enter enter enter").is(1, "inbox +bug @wei P1 ^2026-11-24 #login");
    list().keys("A wei enter esc").steps(0);
}

#[test]
fn a_link_is_cut_from_either_side() {
    on(1)
        .keys("L 'cut' enter")
        .says("#1: no longer blocks #2")
        .at(2)
        .keys("s done enter")
        .is(2, "done +bug @lin P0 ^2026-11-25 #login #客诉");
    on(2).keys("L").sees("cut: blocked by #1 Login page times out").keys("'cut' enter").says("#1: no longer blocks #2");
    page(6).keys("L").sees("cut: came from #3 导出的表格打开是乱码").keys("esc").steps(0);
    on(1).keys("L 'cut' enter u").says("Undone").keys("L").sees("cut: blocks #2");
}

#[test]
fn a_link_shows_at_once_on_both_of_its_items() {
    on(4).keys("L 'blocked by' enter 3 enter").size(120, 24).keys("tab").sees("Rework the pricing page blocked");
    on(3).keys("L blocks enter 4 enter").size(120, 24).keys("tab").sees("Rework the pricing page blocked");
}
