//! Two people, one field.

use crate::seat::{go, on, page};
use onus::domain::edit::{Edit, Given};
use onus::domain::field::Field;

fn owner(handle: &str) -> Edit {
    Edit::set(Field::Owner, Some(handle.into()))
}

#[test]
fn a_clash_shows_both_values_and_who_made_the_other() {
    on(3)
        .keys("a lin")
        .unseen("李雷", 3, owner("李雷"))
        .keys("enter")
        .sees("Somebody else changed this meanwhile")
        .sees("#3 owner")
        .sees("it was wei")
        .sees("1 @李雷: 李雷")
        .sees("2 mine: lin");
}

#[test]
fn theirs_can_be_kept() {
    for key in ["1", "esc", "１"] {
        on(3)
            .keys("a lin")
            .unseen("李雷", 3, owner("李雷"))
            .keys(&format!("enter {key}"))
            .is(3, "backlog +issue @李雷 P2 ^2026-11-27 #export")
            .steps(0)
            .lacks("Somebody else");
    }
}

#[test]
fn mine_can_be_put_over_it() {
    for key in ["2", "２"] {
        on(3)
            .keys("a lin")
            .unseen("李雷", 3, owner("李雷"))
            .keys(&format!("enter {key}"))
            .is(3, "backlog +issue @lin P2 ^2026-11-27 #export")
            .steps(1);
    }
}

#[test]
fn mine_over_theirs_clashes_again_where_they_went_on() {
    on(3)
        .keys("a lin")
        .unseen("李雷", 3, owner("李雷"))
        .keys("enter")
        .unseen("wei", 3, Edit::set(Field::Owner, None))
        .keys("2")
        .sees("1 @wei: -")
        .keys("2")
        .is(3, "backlog +issue @lin P2 ^2026-11-27 #export");
}

#[test]
fn other_keys_decide_nothing() {
    on(3).keys("a lin").unseen("李雷", 3, owner("李雷")).keys("enter enter j x q 3 n u").sees("2 mine: lin").steps(0);
}

#[test]
fn both_making_it_the_same_is_no_clash() {
    on(3).keys("a lin").unseen("李雷", 3, owner("lin")).keys("enter").lacks("Somebody else").says("No change");
}

#[test]
fn another_field_is_no_clash() {
    on(3)
        .keys("a lin")
        .unseen("李雷", 3, Edit::set(Field::Priority, Some("P0".into())))
        .keys("enter")
        .is(3, "backlog +issue @lin P0 ^2026-11-27 #export");
}

#[test]
fn making_it_mine_asks_too_where_somebody_took_it() {
    on(5).unseen("wei", 5, owner("wei")).keys("i").sees("1 @wei: wei").keys("2").is(5, "inbox +task @lin");
}

#[test]
fn a_move_that_somebody_else_made_meanwhile_is_no_more_overwritten_unseen_than_a_value() {
    let seat = || on(3).keys("s planned").meanwhile("wei", 3, go("doing", Given::default())).keys("enter");
    let seat_ = seat().sees("#3 status").sees("it was backlog").sees("1 @wei: doing").sees("2 mine: planned");
    seat_.keys("1").is(3, "doing +issue @wei P2 ^2026-11-27 #export").steps(0);
    seat().keys("2").is(3, "planned +issue @wei P2 ^2026-11-27 #export").steps(1);
    let on_hold = Given { wake: Some("2026-12-09".parse().unwrap()), ..Given::default() };
    on(5).unseen("wei", 5, go("on-hold", on_hold)).keys("x").sees("1 @wei: on hold").lacks("reason");
}

#[test]
fn what_was_typed_for_a_move_goes_over_theirs_with_it_or_is_kept() {
    let typed = || {
        let asked = on(6).keys("s done enter 'monthly' enter 'it is cheaper'");
        asked.unseen("wei", 6, go("backlog", Given::default())).keys("enter").sees("1 @wei: backlog")
    };
    let done = typed().keys("2").is(6, "done +dispute").has(6, Field::Decision, "monthly");
    done.has(6, Field::Rationale, "it is cheaper").steps(1);
    typed().keys("1 s done enter").sees("monthly").keys("enter").sees("it is cheaper");
}

#[test]
fn of_several_items_the_preview_shows_what_somebody_else_made_of_one() {
    let seat = on(5).keys("space space s backlog enter").sees("2 items will change");
    let doing = go("doing", Given { owner: Some("wei".parse().unwrap()), ..Given::default() });
    let seat = seat.meanwhile("wei", 6, doing).sees("doing -> backlog").keys("enter").steps(1);
    seat.is(5, "backlog +task").is(6, "backlog +dispute @wei");
}

#[test]
fn an_item_that_somebody_took_or_moved_meanwhile_is_not_handed_over_unseen() {
    let seat = on(3).keys("A lin enter enter 'yours'").unseen("李雷", 3, owner("李雷")).keys("enter");
    let seat = seat.sees("#3 owner").sees("1 @李雷: 李雷").sees("2 mine: lin").keys("2");
    let seat = seat.is(3, "backlog +issue @lin P2 ^2026-11-27 #export").steps(1).says("Handed #3 over to lin");
    seat.keys("enter").sees("yours");
    let moved = on(3).keys("A lin enter doing enter").unseen("李雷", 3, go("planned", Given::default()));
    let moved = moved.keys("enter");
    moved.sees("#3 status").keys("1").is(3, "planned +issue @wei P2 ^2026-11-27 #export").steps(0);
}

#[test]
fn what_a_move_asked_for_and_somebody_else_gave_meanwhile_is_a_clash() {
    let asked = || on(5).keys("s planned enter lin enter").unseen("wei", 5, owner("wei")).keys("fri enter");
    let seat = asked().sees("#5 owner").sees("it was -").sees("1 @wei: wei").sees("2 mine: lin");
    seat.keys("2").is(5, "planned +task @lin ^2026-11-27").steps(1);
    asked().keys("1").is(5, "inbox +task @wei").steps(0);
}

#[test]
fn what_is_typed_ahead_of_the_disk_clashes_with_nobody() {
    let seat = on(3).slow().keys("D yesterday enter D fri enter a lin enter a wei enter").catch_up();
    seat.lacks("Somebody else").is(3, "backlog +issue @wei P2 ^2026-11-27 #export");
    let page = page(3).slow().keys("e title enter end '!' enter e title enter end '?' enter").catch_up();
    page.lacks("Somebody else").has(3, Field::Title, "导出的表格打开是乱码!?");
}

#[test]
fn what_i_moved_myself_a_key_ago_is_no_clash() {
    on(3).slow().keys("s doing enter s done enter").catch_up().lacks("Somebody else").steps(2);
}

#[test]
fn the_keys_of_the_choice_stand_below_it_whatever_was_said_before() {
    let theirs = Edit::set(Field::Body, Some("their text".into()));
    let seat = page(3).editor(|_| "mine".into()).slow().meanwhile("wei", 3, theirs).keys("E").catch_up();
    seat.sees("put mine over it");
}

#[test]
fn on_a_page_a_clash_is_asked_as_well() {
    page(3)
        .keys("e title enter end '!'")
        .unseen("wei", 3, Edit::set(Field::Title, Some("导出乱码".into())))
        .keys("enter")
        .sees("1 @wei: 导出乱码")
        .sees("2 mine: 导出的表格打开是乱码!")
        .keys("2")
        .has(3, Field::Title, "导出的表格打开是乱码!");
}

#[test]
fn my_text_is_kept_where_theirs_stays() {
    let seat = page(3)
        .editor(|_| "my long text\n".into())
        .slow()
        .unseen("wei", 3, Edit::set(Field::Body, Some("their text".into())))
        .keys("E")
        .catch_up()
        .sees("Somebody else changed this meanwhile")
        .keys("1")
        .has(3, Field::Body, "their text")
        .says("The text is kept");
    let seat = seat.editor(|text| format!("{text}and theirs")).keys("E");
    assert_eq!(seat.edited.last().unwrap().1, "my long text\n");
    seat.has(3, Field::Body, "my long text\nand theirs");
}

#[test]
fn a_clash_that_comes_while_something_is_typed_waits_beneath_it() {
    let seat = on(3).keys("a lin").unseen("李雷", 3, owner("李雷"));
    let now = (seat.now, seat.today);
    // The answer of the writer comes when the next line is being typed already.
    let mut seat = seat;
    let key = |text: &str| onus::app::msg::Msg::Key(text.parse().unwrap());
    let written = seat.app.update(key("enter"), now.0, now.1);
    let mut seat = seat.keys("n 'buy 2 things'");
    for effect in written {
        seat = seat.perform(effect);
    }
    seat.sees("buy 2 things")
        .keys("' at 12' enter")
        .has(9, Field::Title, "buy 2 things at 12")
        .sees("2 mine: lin")
        .keys("1")
        .is(3, "backlog +issue @李雷 P2 ^2026-11-27 #export");
}

#[test]
fn long_values_are_shown_whole() {
    let long = "第一段很长的标题，".repeat(9);
    let other = format!("{long}他们的");
    on(3)
        .keys("e ctrl-u")
        .paste(&format!("{long}我的"))
        .unseen("wei", 3, Edit::set(Field::Title, Some(other)))
        .keys("enter")
        .sees("他们的")
        .sees("我的");
}

#[test]
fn of_long_texts_the_lines_that_differ_are_shown() {
    let text = |end: &str| format!("# Steps\n\nthe same\n{end}\n");
    let seat = page(3).keys("E").meanwhile("wei", 3, Edit::set(Field::Body, Some(text("theirs"))));
    let (item, before) = seat.edited[0].clone();
    let after = Ok(text("mine"));
    seat.send(onus::app::msg::Msg::Edited { item, before, after }).sees("1 @wei: theirs").sees("2 mine: mine");
}
