//! Clipboard, editor, comments.

use crate::seat::{many, on, page};
use onus::app::msg::{Msg, NoEdit};
use onus::domain::edit::Edit;
use onus::domain::field::Field;
use onus::domain::id::ItemId;

#[test]
fn number_and_title_are_copied() {
    let seat = on(3).keys("y").says("Copied: #3 导出的表格打开是乱码");
    assert_eq!(seat.copied, ["#3 导出的表格打开是乱码"]);
}

#[test]
fn an_item_is_copied_as_markdown() {
    assert_eq!(on(3).keys("Y").copied, ["- [ ] #3 导出的表格打开是乱码 (@wei, 2026-11-27)"]);
}

#[test]
fn a_page_that_was_reached_by_its_number_can_be_copied() {
    let seat = crate::seat::list().keys(": 7 enter").here(7).keys("y");
    assert_eq!(seat.copied, ["#7 Dark mode for the app"]);
}

#[test]
fn all_marked_items_are_copied_even_where_their_lines_were_never_shown() {
    let seat = many(3000).keys("* y");
    assert_eq!(seat.copied.len(), 1);
    assert_eq!(seat.copied[0].lines().count(), 3000);
}

#[test]
fn the_text_is_edited_in_the_editor_from_the_page_and_from_the_list() {
    for start in [page(5), on(5)] {
        let seat = start.editor(|text| format!("{text}## Plan\n\n第一步\n")).keys("E");
        assert_eq!(seat.edited, [(ItemId(5), String::new())]);
        seat.has(5, Field::Body, "## Plan\n\n第一步\n").says("description");
    }
}

#[test]
fn the_editor_begins_with_the_text() {
    let seat = on(1).editor(|text| text.replace("wait", "wait long")).keys("E");
    assert!(seat.edited[0].1.starts_with("# Steps"));
    assert!(seat.item(1).body.contains("wait long"));
}

#[test]
fn an_editor_left_without_a_change_changes_nothing() {
    on(1).editor(|text| format!("{text}\n")).keys("E").says("The text was not changed").steps(0);
}

#[test]
fn an_editor_that_cannot_be_run_is_told() {
    let seat = on(1).keys("E");
    let (item, before) = seat.edited[0].clone();
    let after = Err(NoEdit::NotRun("no such program: vim".into()));
    seat.send(Msg::Edited { item, before, after }).says("The editor could not be run: no such program: vim").steps(0);
}

#[test]
fn an_editor_that_fails_is_told_and_what_it_wrote_is_there_the_next_time() {
    let seat = on(1).keys("E");
    let (item, before) = seat.edited[0].clone();
    let after = Err(NoEdit::Failed { why: "vim: killed".into(), left: Some("half of it".into()) });
    let seat = seat
        .send(Msg::Edited { item, before, after })
        .says("The editor ended badly, and nothing was changed: vim: killed")
        .keys("E");
    assert_eq!(seat.edited[1].1, "half of it");
}

#[test]
fn what_is_not_utf8_is_refused_and_the_file_is_named() {
    let seat = on(1).keys("E");
    let (item, before) = seat.edited[0].clone();
    let after = Err(NoEdit::NotUtf8("/tmp/onus-x.md".into()));
    seat.send(Msg::Edited { item, before, after })
        .sees("What the editor saved is not UTF-8, and nothing was changed")
        .sees("set the editor to UTF-8 and edit again; what it saved is kept in")
        .sees("/tmp/onus-x.md")
        .steps(0);
}

#[test]
fn somebody_who_writes_while_the_editor_is_open_is_not_overwritten() {
    let seat = page(3).keys("E").meanwhile("wei", 3, Edit::set(Field::Body, Some("theirs".into())));
    let (item, before) = seat.edited[0].clone();
    let after = Ok("mine".to_string());
    seat.send(Msg::Edited { item, before, after }).sees("Somebody else changed this meanwhile").has(
        3,
        Field::Body,
        "theirs",
    );
}

#[test]
fn a_key_pressed_before_the_text_is_there_calls_the_editor_off() {
    let seat = on(5).slow().keys("E j").catch_up();
    assert!(seat.edited.is_empty());
}

#[test]
fn where_nobody_is_asked_no_answer_is_begun() {
    on(5).keys("r").says("nobody is asked about #5").lacks("answer #5");
    on(5).keys("s needs enter wei enter fri enter r 'this is why' enter").is(5, "inbox +task");
}

#[test]
fn a_comment_may_have_several_lines() {
    let seat = on(5).keys("c 'one' alt-enter 'zwei' ctrl-j '三' enter").says("Commented on #5");
    assert_eq!(seat.store.comments(ItemId(5)).unwrap()[0].text, "one\nzwei\n三");
}

#[test]
fn an_empty_comment_is_none() {
    on(5).keys("c enter").steps(0).lacks("Comment #5");
    on(5).keys("c ' ' esc").steps(0).lacks("kept");
}

#[test]
fn a_comment_names_what_it_is_about_whatever_the_list_does_meanwhile() {
    on(5).keys("c 'x'").sees("Comment #5").meanwhile("wei", 5, Edit::Archive).sees("Comment #5");
}

#[test]
fn a_comment_on_several_is_previewed() {
    let seat = on(5).keys("space space c 'both' enter").sees("2 items will change").keys("enter");
    assert_eq!(seat.store.comments(ItemId(6)).unwrap().len(), 1);
    seat.steps(1);
}
