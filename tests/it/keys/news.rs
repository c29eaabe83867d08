//! What others do meanwhile.

use crate::seat::{Seat, list, on, page, start};
use onus::app::msg::Msg;
use onus::domain::edit::Edit;
use onus::domain::field::Field;
use onus::domain::id::ItemId;
use onus::domain::order::Order;
use onus::domain::request::Reply;
use std::sync::Arc;

fn priority(level: &str) -> Edit {
    Edit::set(Field::Priority, Some(level.into()))
}

#[test]
fn what_another_changes_shows_at_once_and_is_marked_and_told() {
    list()
        .meanwhile("wei", 3, priority("P0"))
        .sees("+#3")
        .sees("P0 导出的表格打开是乱码")
        .says("@wei: priority of #3: P2 -> P0");
}

#[test]
fn the_mark_goes_when_one_has_been_there() {
    list().meanwhile("wei", 3, priority("P0")).sees("+#3").keys("j").sees("+#3").keys("j j").lacks("+#3");
}

#[test]
fn a_change_beneath_the_cursor_is_marked_until_the_next_key() {
    on(3).meanwhile("wei", 3, priority("P0")).sees("+#3").keys("k").lacks("+#3");
}

#[test]
fn another_table_of_moves_rules_the_screen_as_soon_as_it_is_loaded() {
    let mut seat = on(3);
    let table = onus::store::DEFAULT_WORKFLOW.replacen("en = \"backlog\"", "en = \"someday\"", 1);
    seat.store.load_workflow(&table).unwrap();
    seat.send(Msg::Reply(Reply::News(Vec::new()))).sees("#3 someday P2").keys("s back").sees("nothing fits");
}

#[test]
fn my_own_steps_are_not_news() {
    on(5).keys("p P1 enter").lacks("+#5");
}

#[test]
fn the_cursor_stays_on_its_item_when_the_order_changes() {
    on(4).meanwhile("wei", 6, Edit::set(Field::Deadline, Some("2026-11-01".into()))).here(4).order("6 1 2 3 4 5");
}

#[test]
fn an_item_that_another_takes_out_of_the_view_stays_under_the_cursor_until_this_moves() {
    let gone = || on(4).meanwhile("wei", 4, Edit::Archive).here(4).order("1 2 3 4 5 6");
    gone().keys("j").here(5).order("1 2 3 5 6");
    gone().keys("k").here(3).order("1 2 3 5 6");
    gone().keys("G").here(6).order("1 2 3 5 6");
    gone().meanwhile("wei", 2, priority("P3")).here(4).order("1 2 3 4 5 6");
    gone().keys("X").has(5, Field::Archived, "");
    start().meanwhile("wei", 1, Edit::Archive).here(1).keys("j").here(2).order("2");
    on(4).keys("X").here(5).order("1 2 3 5 6");
}

#[test]
fn a_mark_goes_with_its_item_and_the_next_key_means_no_other() {
    let gone = || list().keys("j space").at(4).meanwhile("wei", 2, Edit::Archive);
    gone()
        .marked("")
        .says("1 mark is gone")
        .keys("i")
        .says("1 mark is gone")
        .steps(0)
        .keys("k i")
        .is(3, "backlog +issue @lin P2 ^2026-11-27 #export");
    gone().keys("space i").steps(1);
}

#[test]
fn a_new_item_takes_the_cursor_only_if_no_key_was_pressed_since() {
    let write = |seat: Seat| {
        let (mut seat, key) = (seat.keys("n 'later'"), Msg::Key("enter".parse().unwrap()));
        let effects = seat.app.update(key, seat.now, seat.today);
        (seat, effects)
    };
    let (seat, effects) = write(on(1));
    effects.into_iter().fold(seat, Seat::perform).here(9);
    let (seat, effects) = write(on(1));
    effects.into_iter().fold(seat.keys("j"), Seat::perform).here(2);
}

#[test]
fn until_the_whole_order_is_there_the_cursor_means_the_item_that_it_was_on() {
    let mut seat = crate::seat::many(300).keys("l h G").here(300);
    let now = (seat.now, seat.today);
    let effects = seat.app.update(Msg::Key("S".parse().unwrap()), now.0, now.1);
    let beginning = Msg::Reply(Reply::View {
        ticket: seat.app.screen.table().unwrap().ticket,
        order: Arc::new(Order { ids: (1..=40).map(ItemId).collect(), sections: Vec::new() }),
        rows: Vec::new(),
        whole: false,
    });
    seat = seat.send(beginning).here(300).keys("p 1").has(300, Field::Priority, "P1");
    effects.into_iter().fold(seat, Seat::perform).here(300);
}

#[test]
fn a_range_begins_where_its_first_item_went() {
    on(3).keys("v").meanwhile("wei", 6, Edit::set(Field::Deadline, Some("2026-11-01".into()))).keys("j").marked("3 4");
}

#[test]
fn a_page_shows_what_another_changed() {
    page(3).meanwhile("wei", 3, Edit::set(Field::Title, Some("改了标题".into()))).sees("改了标题");
}

#[test]
fn news_do_not_hide_what_was_just_refused() {
    on(2).keys("s done enter").says("#2 cannot be done").meanwhile("wei", 3, priority("P0")).says("#2 cannot be done");
}

#[test]
fn news_while_something_is_typed_do_not_disturb_it() {
    on(3).keys("n 'typing'").meanwhile("wei", 3, priority("P0")).sees("typing").says("enter save").keys("enter").has(
        9,
        Field::Title,
        "typing",
    );
}

#[test]
fn what_another_enters_shows_in_an_empty_store() {
    let seat = crate::seat::empty();
    let mut seat = seat;
    let by = onus::domain::change::By { who: "wei".parse().unwrap(), ..seat.by() };
    seat.store.create(&[crate::seat::draft("from wei", seat.today)], &by).unwrap();
    seat.news().order("1").sees("from wei").lacks("enter the first item");
}

#[test]
fn what_was_handed_to_me_shows_on_today() {
    let hand = Edit::HandOver { to: "lin".parse().unwrap(), status: None, note: None, seen: Default::default() };
    start().meanwhile("wei", 5, hand).order("5 1 2").sees("Handed to me 1");
}

#[test]
fn two_edits_before_the_reader_answers_both_show() {
    on(5)
        .slow()
        .keys("p P1 enter")
        .meanwhile("wei", 3, priority("P0"))
        .catch_up()
        .sees("P1 Weekly report as a template")
        .sees("P0 导出的表格打开是乱码");
}

#[test]
fn a_changed_line_far_below_is_read_anew() {
    let mut seat = crate::seat::many(500).keys("G");
    seat = seat.sees("item 500").slow().keys("p P1 enter k p P2 enter").catch_up();
    seat.sees("P1 item 500").sees("P2 item 499");
}

#[test]
fn new_names_are_known_at_once() {
    list()
        .meanwhile("wei", 3, Edit::set(Field::Owner, Some("newcomer".into())))
        .at(5)
        .keys("a newcomer")
        .sees("newcomer")
        .lacks("new person");
}

#[test]
fn after_an_import_every_line_is_read_anew() {
    let mut seat = crate::seat::many(1200);
    let by = onus::domain::change::By { who: "wei".parse().unwrap(), ..seat.by() };
    let all: Vec<_> = (1..=1200).map(onus::domain::id::ItemId).collect();
    seat.store.apply(&all, &priority("P0"), &by).unwrap();
    seat.news().sees("P0 item 1").keys("G").sees("P0 item 1200");
}
