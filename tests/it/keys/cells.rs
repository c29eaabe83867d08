//! The list is the editor.

use crate::seat::{list, on};
use onus::domain::field::Field;

#[test]
fn the_title_is_edited_in_its_cell() {
    on(5).keys("e end ' v2' enter").has(5, Field::Title, "Weekly report as a template v2");
}

#[test]
fn the_title_cannot_be_empty() {
    on(5)
        .keys("e ctrl-u enter")
        .sees("it cannot be empty")
        .keys("'周报模板' enter")
        .has(5, Field::Title, "周报模板")
        .says("title of #5: Weekly report as a template -> 周报模板");
}

#[test]
fn the_status_cell_is_a_list_of_statuses() {
    on(5).keys("h h e backlog enter").is(5, "backlog +task");
}

#[test]
fn the_priority_cell_is_a_list_of_priorities() {
    on(5).keys("h e P2 enter").is(5, "inbox +task P2");
    on(1).keys("h e none enter").is(1, "inbox +bug @lin ^2026-11-24 #login");
}

#[test]
fn the_owner_cell_is_a_list_of_people() {
    on(5).keys("l e wei enter").is(5, "inbox +task @wei");
    on(1).keys("l e nobody enter").is(1, "inbox +bug P1 ^2026-11-24 #login");
}

#[test]
fn the_deadline_cell_is_a_line_for_dates() {
    on(5).keys("l l e 下周五 enter").is(5, "inbox +task ^2026-12-04");
    on(5).keys("l l e 2026-Q4 enter").is(5, "inbox +task ^2026-Q4");
    on(1).keys("l l e - enter").is(1, "inbox +bug @lin P1 #login");
}

#[test]
fn a_date_shows_what_it_stands_for_and_one_that_is_not_understood_shows_what_would_be() {
    on(5).keys("D fri").sees("Fri").keys("ctrl-u 'soon'").sees("not understood; try");
    on(5).keys("D 'soon' enter").sees("not understood; try").is(5, "inbox +task");
}

#[test]
fn nothing_typed_into_a_date_leaves_it() {
    on(1).keys("D enter").is(1, "inbox +bug @lin P1 ^2026-11-24 #login").steps(0);
}

#[test]
fn the_number_has_no_cell_to_edit_so_a_field_is_chosen() {
    on(5).keys("h h h e effort enter").sees("effort").keys("13 enter").has(5, Field::Effort, "13");
    on(5).keys("h h h e effort enter １３ enter").has(5, Field::Effort, "13");
    on(5).keys("h h h e effort enter lots enter").sees("not understood").has(5, Field::Effort, "");
}

#[test]
fn tags_and_kind_have_cells_where_there_is_room() {
    let wide = || on(5).size(160, 24).keys("tab");
    wide().keys("l l l e 'login' enter enter").is(5, "inbox +task #login");
    wide().keys("h h h e bug enter").is(5, "inbox +bug");
}

#[test]
fn every_field_has_its_own_key_wherever_the_cursor_is() {
    on(5).keys("p P0 enter").is(5, "inbox +task P0");
    on(5).keys("a wei enter").is(5, "inbox +task @wei");
    on(5).keys("D fri enter").is(5, "inbox +task ^2026-11-27");
    on(5).keys("K chore enter").is(5, "inbox +chore");
    on(5).keys("t new enter enter").is(5, "inbox +task #new");
    on(5).keys("i").is(5, "inbox +task @lin");
}

#[test]
fn the_deadline_moves_by_a_day_or_by_its_own_unit() {
    on(1).keys("> > <").is(1, "inbox +bug @lin P1 ^2026-11-25 #login").steps(3);
    on(1).keys("shift-right").is(1, "inbox +bug @lin P1 ^2026-11-25 #login");
    on(1).keys("shift-left").is(1, "inbox +bug @lin P1 ^2026-11-23 #login");
    on(4).keys(">").is(4, "planned +requirement @李雷 ^2027-01");
    on(5).keys(">").says("#5 has no deadline to move").steps(0);
}

#[test]
fn the_cursor_stays_on_the_item_whose_deadline_moves_it_elsewhere() {
    on(1).keys("D 2026-12-24 enter").here(1).order("2 3 1 4 5 6");
}

#[test]
fn an_item_sleeps_until_a_day_and_leaves_the_list() {
    on(5).keys("w 'next mon' enter").has(5, Field::Wake, "2026-11-30").order("1 2 3 4 6").sees("2 sleeping");
}

#[test]
fn it_is_deleted_at_once_and_can_be_taken_back() {
    on(5).keys("X").order("1 2 3 4 6").says("Deleted #5").keys("u").order("1 2 3 4 5 6").here(5);
}

#[test]
fn the_cell_of_the_cursor_is_always_one_that_is_shown() {
    // The tags have a column on a wide screen only.
    list().size(160, 24).keys("tab l l l l l").size(80, 24).at(5).keys("e end '!' enter").has(
        5,
        Field::Title,
        "Weekly report as a template!",
    );
}

#[test]
fn left_and_right_stop_at_the_first_and_last_column() {
    on(5).keys("h h h h h h h h l e backlog enter").is(5, "backlog +task");
    on(5).keys("l l l l l l l l e fri enter").is(5, "inbox +task ^2026-11-27");
}

#[test]
fn on_a_page_the_field_is_chosen_first() {
    crate::seat::page(5)
        .keys("e team enter")
        .keys("'运营' enter")
        .has(5, Field::Team, "运营")
        .keys("e title enter end '!' enter")
        .has(5, Field::Title, "Weekly report as a template!")
        .keys("e parent enter 4 enter")
        .has(5, Field::Parent, "4");
}

#[test]
fn a_parent_that_would_close_a_circle_is_refused() {
    crate::seat::page(5).keys("e parent enter 5 enter").says("#5 cannot be its own parent");
}

#[test]
fn what_is_deleted_is_found_and_restored_by_the_same_key() {
    on(5)
        .keys("X / is:archived enter")
        .order("5")
        .keys("X")
        .says("Restored #5")
        .keys("esc")
        .order("1 2 3 4 5 6")
        .steps(2);
    on(5)
        .keys("space space X enter / is:archived enter * X")
        .sees("2 items will change")
        .keys("enter esc esc")
        .order("1 2 3 4 5 6");
}

#[test]
fn a_deleted_item_says_so_and_takes_no_edit() {
    on(5).keys("X : 5 enter").here(5).sees("deleted").keys("p").says("#5 is deleted restore it first: X");
    let gone = || on(5).keys("X / is:archived enter").here(5);
    for key in ["s", "a", "p", "D", "t", "K", "w", "c", "e", "L", "E", "i", "x", "A", "<", ">"] {
        gone().keys(key).says("#5 is deleted restore it first: X").steps(1);
        gone().keys("enter").keys(key).says("#5 is deleted restore it first: X").steps(1);
    }
    gone().keys("y").says("#5").lacks("is deleted").keys("X").is(5, "inbox +task");
}

#[test]
fn a_title_is_edited_in_the_whole_width_and_says_where_there_is_more_of_it() {
    let title = "The export of the monthly report opens garbled in every program but one";
    let seat = on(3).keys("e ctrl-u").paste(title);
    seat.sees(title).lacks("╎~").keys("enter").has(3, Field::Title, title);
    let long = format!("{title}, {title}");
    let seat = on(3).keys("e ctrl-u").paste(&long).sees("╎~").sees("but one");
    seat.keys("home").sees("╎ The export").sees("~╎");
}

#[test]
fn a_field_that_the_list_does_not_show_begins_with_what_it_is() {
    let why = || {
        let edit = onus::domain::edit::Edit::set(Field::Why, Some("as asked".into()));
        on(5).meanwhile("wei", 5, edit).keys("h h h e 'why'")
    };
    why().keys("enter").sees("as asked").keys("enter").has(5, Field::Why, "as asked");
    why().slow().keys("enter end ' by sales' enter").catch_up().has(5, Field::Why, "as asked by sales").steps(1);
}
