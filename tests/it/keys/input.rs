//! What comes in, whatever sends it: input methods, pastes, keys that mean nothing.

use crate::seat::{list, on};
use onus::domain::field::Field;

#[test]
fn full_width_keys_are_the_keys_that_were_meant() {
    list().keys("ｊ ｊ").here(3).keys("ｋ").here(2);
    list().keys("？").sees("What works here");
    list().keys("：").sees("Commands, items, people");
    list().keys("ｇ ｄ").sees("Today");
    list().keys("'　'").marked("1");
}

#[test]
fn typed_chinese_is_no_command() {
    list().keys("你 好 的 删").here(1).steps(0).lacks("New item");
    list().keys("'删除'").steps(0);
}

#[test]
fn typed_chinese_reaches_the_field() {
    list().keys("n '修复登录' enter").has(9, Field::Title, "修复登录");
    on(5).keys("e ctrl-u '周报' enter").has(5, Field::Title, "周报");
    on(5).keys("c '好的' enter").says("Commented on #5");
}

#[test]
fn a_paste_is_never_a_command() {
    list().paste("X").sees("New item").steps(0);
    list().paste("jjdXXXqu").steps(0).here(1);
    on(3).keys("p").paste("X").steps(0);
    list().keys("space space p P3 enter").paste("\n").steps(0).sees("2 items will change");
    list().keys("?").paste("q").sees("What works here");
    list().keys("/").paste("login").order("1");
    on(5).keys("D").paste("fri").keys("enter").is(5, "inbox +task ^2026-11-27");
    on(5).keys("c").paste("a\nb").keys("enter").says("Commented on #5");
}

#[test]
fn a_paste_decides_no_clash() {
    let taken = onus::domain::edit::Edit::set(Field::Owner, Some("李雷".into()));
    on(3).keys("a lin").unseen("wei", 3, taken).keys("enter").paste("2").sees("2 mine: lin").steps(0);
}

#[test]
fn d_alone_does_nothing() {
    list().keys("d d d d").steps(0).here(1).order("1 2 3 4 5 6");
}

#[test]
fn g_waits_and_says_what_may_follow() {
    list().keys("g").says("d Today").says("l List").says("g first");
}

#[test]
fn an_unknown_key_after_g_ends_the_waiting_and_does_nothing_itself() {
    list().keys("g x").steps(0).lacks("reason").keys("l").sees("List").keys("j").here(2);
    list().keys("j g esc").here(2).keys("d").sees("List");
}

#[test]
fn a_paste_or_a_click_ends_the_waiting() {
    list().keys("g").paste("x").keys("esc d").sees("List");
    list().keys("g").click(20, 3).keys("d").sees("List");
}

#[test]
fn every_printable_key_reaches_a_text_field() {
    let all: String = (' '..='~').filter(|c| *c != '\'').collect();
    on(5).keys("e ctrl-u").keys(&format!("'{all}' enter")).has(
        5,
        Field::Title,
        all.split_whitespace().collect::<Vec<_>>().join(" ").as_str(),
    );
}

#[test]
fn alt_and_ctrl_with_a_letter_are_no_letters() {
    list().keys("alt-x ctrl-x alt-n").steps(0).lacks("New item").lacks("reason");
}

#[test]
fn a_redraw_is_possible_everywhere() {
    assert_eq!(list().keys("ctrl-l").done, ["redraw"]);
    assert_eq!(list().keys("n x ctrl-l").done, ["redraw"]);
}

#[test]
fn the_mouse_is_given_away_and_taken_back() {
    let seat = list().keys("M").says("Mouse off").keys("M").says("Mouse on");
    assert_eq!(seat.done, ["mouse", "mouse"]);
}

#[test]
fn suspend_goes_to_the_shell() {
    assert_eq!(list().keys("ctrl-z").done, ["suspend"]);
}

#[test]
fn in_a_field_ctrl_z_takes_back_typing() {
    let seat = on(5).keys("e ctrl-u ctrl-z enter");
    assert!(seat.done.is_empty());
    seat.has(5, Field::Title, "Weekly report as a template");
}

#[test]
fn ctrl_c_leaves_whatever_is_open_and_says_how_to_leave_the_program() {
    let seat =
        list().keys("n words ctrl-c").says("The text is kept").keys("enter").here(1).keys("s ctrl-c").lacks("status ╌");
    let seat = seat.keys("ctrl-c").says("q leaves onus");
    assert!(seat.done.is_empty());
}
