//! What was typed is not lost.

use crate::seat::{Seat, list, on};
use onus::domain::field::Field;
use serde_json::json;

#[test]
fn esc_keeps_what_was_typed_for_the_next_time() {
    list()
        .keys("n '登录 @wei' esc")
        .says("The text is kept")
        .keys("n")
        .sees("登录 @wei")
        .keys("enter")
        .is(9, "inbox +issue @wei");
    list().keys("n 'x' enter n").lacks("x @").keys("esc").steps(1);
}

#[test]
fn a_kept_line_survives_a_paste_on_the_screen() {
    list().keys("n 'kept' esc").paste("pasted").sees("kept pasted");
    list().keys("n 'kept' esc").paste("a\nb").sees("2 new items").keys("enter n").sees("kept");
}

#[test]
fn the_status_line_says_where_texts_were_left() {
    list()
        .lacks("draft")
        .keys("n '登录 @wei' esc")
        .sees("draft: new item")
        .at(5)
        .keys("c words esc")
        .sees("draft: new item, #5")
        .chinese()
        .sees("草稿：新建项、#5");
}

#[test]
fn every_word_that_is_not_in_the_store_counts_as_unsaved() {
    let unsaved = |seat: &Seat| serde_json::to_value(seat.app.unsaved()).unwrap();
    let nothing = json!({"lines": [], "words": [], "texts": []});
    assert_eq!(unsaved(&list()), nothing);
    let typing = list().keys("n 'left @wei' esc").keys("n ctrl-u 'typed'");
    assert_eq!(unsaved(&typing)["lines"], json!(["typed"]));
    let pasted = list().keys("n").paste("one\ntwo");
    assert_eq!(unsaved(&pasted)["lines"], json!(["one\ntwo"]));
    let about = on(5).keys("c words");
    assert_eq!(unsaved(&about)["words"], json!([[["comment", [5]], "words"]]));
    assert_eq!(unsaved(&about.keys("enter")), nothing);
    let text = on(5).full(true).editor(|_| "Much work\n".into()).keys("enter E");
    assert_eq!(unsaved(&text)["texts"], json!([[5, "Much work\n"]]));
}

#[test]
fn a_comment_that_was_left_is_there_again_for_the_same_item_only() {
    on(5)
        .keys("c '第一行' alt-enter 'second' esc")
        .says("The text is kept")
        .at(4)
        .keys("c")
        .lacks("第一行")
        .keys("esc")
        .at(5)
        .keys("c")
        .sees("第一行")
        .keys("enter")
        .says("Commented on #5")
        .keys("c")
        .lacks("第一行");
}

#[test]
fn a_line_that_could_not_be_saved_is_there_again() {
    list()
        .full(true)
        .keys("n 'important words @wei' enter")
        .says("the disk is full")
        .sees("important words @wei")
        .full(false)
        .keys("enter")
        .is(9, "inbox +issue @wei");
}

#[test]
fn pasted_lines_that_could_not_be_saved_are_there_again() {
    list().keys("n").paste("a @wei\nb").full(true).keys("enter").sees("2 new items").full(false).keys("enter").steps(1);
}

#[test]
fn a_line_of_several_that_could_not_be_saved_comes_back_although_the_next_is_typed() {
    list()
        .full(true)
        .keys("n 'one @wei' alt-enter 'two'")
        .full(false)
        .sees("two")
        .keys("enter")
        .has(9, Field::Title, "two")
        .sees("one @wei")
        .keys("enter")
        .has(10, Field::Title, "one");
}

#[test]
fn a_comment_that_could_not_be_saved_is_there_again() {
    on(5)
        .full(true)
        .keys("c 'long words' enter")
        .says("the disk is full")
        .sees("long words")
        .full(false)
        .keys("enter")
        .says("Commented on #5");
}

#[test]
fn a_title_that_could_not_be_saved_stays_typed() {
    on(5)
        .full(true)
        .keys("e ctrl-u 'Other words' enter")
        .says("the disk is full")
        .sees("Other words")
        .full(false)
        .keys("enter")
        .has(5, Field::Title, "Other words");
}

#[test]
fn a_title_that_is_refused_stays_typed() {
    let long = "长".repeat(1400);
    on(5).keys("e ctrl-u").paste(&long).keys("enter").says("the title is too long").sees("长长长");
}

#[test]
fn a_note_of_a_hand_over_that_could_not_be_saved_stays_typed() {
    on(5).full(true).keys("A wei enter enter 'mind the tests' enter").says("the disk is full").sees("mind the tests");
}

#[test]
fn a_text_from_the_editor_that_could_not_be_saved_is_there_the_next_time() {
    let seat = on(5)
        .full(true)
        .editor(|_| "Much work\n".into())
        .keys("enter E")
        .says("the disk is full")
        .full(false)
        .keys("E");
    assert_eq!(seat.edited.last().unwrap().1, "Much work\n");
    seat.has(5, Field::Body, "Much work\n");
}

#[test]
fn a_comment_that_goes_on_in_a_review_comes_back_if_it_could_not_be_saved() {
    crate::seat::start()
        .until("2026-12-02")
        .keys("g r")
        .full(true)
        .keys("C 'long words' enter")
        .says("the disk is full")
        .sees("long words")
        .here(1)
        .full(false)
        .keys("enter")
        .says("Commented on #1");
}

#[test]
fn a_comment_on_several_is_kept_where_the_look_at_it_is_left() {
    list().keys("space space c 'long words' enter esc").says("The text is kept").keys("c").sees("long words");
}

#[test]
fn what_was_captured_in_a_meeting_is_kept_for_that() {
    let meeting = || crate::seat::weekly().keys("g m enter enter").at(1);
    let kept = || meeting().keys("! 'keep the old gateway' esc").says("The text is kept");
    // Once the meeting is over nobody asks for it again: it is not lost.
    kept().keys("F esc n").sees("keep the old gateway").keys("esc ctrl-u");
    kept()
        .keys("n")
        .lacks("old gateway")
        .keys("esc !")
        .sees("keep the old gateway")
        .keys("enter")
        .is(9, "done +decision");
    meeting()
        .full(true)
        .keys("& 'which gateway' enter")
        .says("the disk is full")
        .sees("which gateway")
        .full(false)
        .keys("enter")
        .is(9, "backlog +dispute");
}

#[test]
fn positions_that_were_left_are_no_comment() {
    let seat = on(6).keys("e esc").keys("enter e 'positions' enter 'monthly: wei' esc");
    seat.says("The text is kept").keys("c").lacks("monthly").keys("esc e 'positions' enter").sees("monthly: wei");
}

#[test]
fn the_reason_for_a_decision_and_a_note_are_kept_too() {
    on(6)
        .keys("s planned enter 1 fri enter s doing enter s done enter")
        .keys("'by month' enter 'it is simpler' esc")
        .says("The text is kept")
        .keys("s done enter")
        .sees("by month")
        .keys("enter")
        .sees("it is simpler")
        .keys("enter")
        .has(6, Field::Decision, "by month")
        .lacks("draft");
    on(1)
        .keys("A wei enter enter 'mind the tests' esc")
        .says("The text is kept")
        .keys("A wei enter enter")
        .sees("mind the tests");
}

#[test]
fn pasted_lines_that_were_left_are_kept() {
    list().paste("one\ntwo").keys("esc").says("The text is kept").keys("n").sees("2 new items").keys("enter").has(
        10,
        Field::Title,
        "two",
    );
}
