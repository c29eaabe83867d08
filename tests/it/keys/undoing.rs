//! Taking back and doing again.

use crate::seat::{demo, empty, list, on};
use onus::domain::edit::Edit;
use onus::domain::field::Field;
use onus::text::Lang;

#[test]
fn undo_says_what_it_took_back_and_redo_what_it_did_again() {
    on(5)
        .keys("a wei enter u")
        .says("Undone: owner of #5 is empty again")
        .is(5, "inbox +task")
        .keys("U")
        .says("Redone: owner of #5: wei")
        .is(5, "inbox +task @wei")
        .keys("u ctrl-y")
        .is(5, "inbox +task @wei");
}

#[test]
fn after_an_undo_the_footer_names_the_key_that_does_it_again() {
    on(5).keys("p P1 enter").says("u undo").keys("u").says("U redo");
}

#[test]
fn undo_goes_back_step_by_step_and_then_says_that_nothing_is_left() {
    on(5).keys("p P1 enter a wei enter u u").is(5, "inbox +task").keys("u").says("nothing of yours is left to undo");
    on(5).keys("U").says("nothing is left to redo");
}

#[test]
fn a_move_is_taken_back_with_what_it_brought() {
    on(5).keys("s plan enter wei enter fri enter u").is(5, "inbox +task");
}

#[test]
fn a_new_item_is_taken_back_and_comes_again() {
    on(5)
        .keys("n 'Ship it' enter")
        .order("1 2 3 4 5 6 9")
        .keys("u")
        .order("1 2 3 4 5 6")
        .keys("U")
        .order("1 2 3 4 5 6 9");
}

#[test]
fn from_a_new_item_that_is_taken_back_the_cursor_returns_to_where_it_was() {
    on(4).keys("n solo enter").here(9).keys("u").here(4).keys("U").here(9).keys("u").here(4);
    on(2).keys("n one alt-enter ctrl-u two enter").here(10).keys("u").here(9).keys("u").here(2);
    on(2).paste("a\nb\nc").keys("enter").here(11).keys("u").here(2);
    on(2).keys("n solo enter").at(3).keys("u").here(3);
}

#[test]
fn what_somebody_changed_since_is_not_taken_back_and_it_is_said_who() {
    on(5)
        .keys("a wei enter")
        .meanwhile("wei", 5, Edit::set(Field::Owner, Some("李雷".into())))
        .keys("u")
        .says("cannot take it back: owner of #5 was changed since by wei")
        .is(5, "inbox +task @李雷");
}

#[test]
fn only_my_own_steps_are_taken_back() {
    on(5)
        .keys("p P1 enter")
        .meanwhile("wei", 3, Edit::set(Field::Priority, Some("P0".into())))
        .keys("u")
        .is(5, "inbox +task")
        .is(3, "backlog +issue @wei P0 ^2026-11-27 #export");
}

#[test]
fn a_comment_is_taken_back() {
    on(5).keys("c 'oops' enter").says("Commented on #5").keys("u").says("Undone: comment on #5");
}

#[test]
fn undo_in_a_store_with_nothing_says_so() {
    empty().keys("u").says("nothing of yours is left to undo");
}

#[test]
fn undo_works_from_the_page_and_shows_there() {
    crate::seat::page(5).keys("p P1 enter").sees("P1").keys("u").is(5, "inbox +task");
}

#[test]
fn what_a_redo_takes_out_of_the_view_leaves_the_cursor_on_the_next() {
    list().keys("/ is:open enter space space space X enter u").keys("g g U").order("4 5 6 8").here(4);
}

#[test]
fn an_import_is_not_taken_back_by_a_slip_of_a_key() {
    demo(Lang::En).keys("u").says("the last thing you did is an import").says("`onus undo` takes it back");
}
