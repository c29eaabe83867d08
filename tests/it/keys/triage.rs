//! Emptying the inbox: one item at a time, a key a verdict.

use crate::seat::{Seat, draft, go, me, on, start};
use onus::domain::change::{By, Door};
use onus::domain::edit::{Draft, Edit, Given};
use onus::domain::field::Field;
use onus::domain::id::ItemId;
use onus::domain::link::{Link, LinkKind};
use onus::store::Store;
use onus::text::Lang;

/// In the inbox of the sample store: #1, #5 and #6 wait, from Friday.
fn inbox() -> Seat {
    start().keys("g t")
}

/// In the inbox of a store in which these wait, entered one a day until the day before yesterday.
fn waiting(titles: &[&str]) -> Seat {
    let mut store = Store::in_memory().unwrap();
    for (back, title) in (2..).zip(titles.iter().rev()).collect::<Vec<_>>().into_iter().rev() {
        let today = "2026-11-25".parse::<chrono::NaiveDate>().unwrap() - chrono::Days::new(back);
        let by = By {
            who: "wei".parse().unwrap(),
            at: today.and_hms_opt(10, 0, 0).unwrap().and_utc(),
            today,
            door: Door::CommandLine,
            meeting: None,
        };
        store.create(&[draft(title, today)], &by).unwrap();
    }
    Seat::with(store, Lang::En).keys("g t")
}

/// How many keys these are.
fn count(keys: &str) -> usize {
    keys.split_whitespace().count()
}

#[test]
fn the_oldest_item_comes_first_with_its_text_and_how_many_are_left() {
    inbox()
        .order("1 5 6")
        .here(1)
        .sees("Triage 3 left")
        .sees("Login page times out")
        .sees("See https://example.com/login")
        .sees("waiting 5 days 20 Nov");
}

#[test]
fn one_key_accepts_and_the_next_item_is_there() {
    inbox()
        .keys("1")
        .is(1, "backlog +bug @lin P1 ^2026-11-24 #login")
        .here(5)
        .order("5 6")
        .sees("2 left, 1 decided")
        .steps(1);
}

#[test]
fn two_keys_decline_with_a_reason() {
    inbox().keys("3 1").has(1, Field::Status, "closed").has(1, Field::CloseReason, "declined").here(5).steps(1);
    inbox().keys("3 2").has(1, Field::CloseReason, "wont-do");
}

#[test]
fn two_keys_close_a_duplicate_of_the_likeliest_which_gets_its_votes() {
    let seat = waiting(&["Export opens garbled", "Export opens garbled again", "Dark mode"]);
    let seat = seat.keys("j").here(2).sees("#1 inbox Export opens garbled 2 enter");
    let seat = seat
        .keys("2 enter")
        .has(2, Field::CloseReason, "duplicate")
        .has(1, Field::Votes, "1")
        .here(3)
        .steps(1)
        .says("#2: inbox -> closed (duplicate of #1)");
    let link = Link { kind: LinkKind::DuplicateOf, to: ItemId(1) };
    assert_eq!(seat.store.links(ItemId(2)).unwrap(), [link]);
    seat.keys("u").has(1, Field::Votes, "").has(2, Field::Status, "inbox").here(2);
}

#[test]
fn the_arrows_choose_of_which_item_it_is_a_duplicate() {
    let titles = ["Export opens garbled", "Export opens garbled again", "Dark mode", "Export garbled"];
    waiting(&titles).keys("2 down enter").says("#1: inbox -> closed (duplicate of #4)");
}

#[test]
fn a_duplicate_of_another_is_found_by_its_words() {
    inbox().keys("j 2 'pricing' enter").has(5, Field::CloseReason, "duplicate").has(4, Field::Votes, "1");
}

#[test]
fn asking_takes_who_and_by_when_and_nothing_typed_ahead_falls_through() {
    inbox()
        .keys("j 4 wei enter fri enter")
        .is(5, "needs-info +task")
        .has(5, Field::Asked, "wei")
        .has(5, Field::AskBy, "2026-11-27")
        .here(6)
        .steps(1);
    let ahead = inbox().slow().keys("j 4 1 fri enter").catch_up();
    ahead.has(5, Field::Asked, "wei").steps(1);
}

#[test]
fn an_item_sleeps_until_a_day_and_is_then_back_in_its_place() {
    let seat = inbox().keys("j 5 fri enter");
    let seat = seat.has(5, Field::Wake, "2026-11-27").is(5, "inbox +task").order("1 6").here(6);
    seat.until("2026-11-26").keys("g g").order("1 6");
    let seat = inbox().keys("j 5 fri enter");
    seat.until("2026-11-27").keys("g g").order("1 5 6");
}

#[test]
fn a_full_decision_takes_eight_keys() {
    let keys = "i p 1 D 2 w enter 1";
    assert!(count(keys) <= 8);
    inbox().keys("j").keys(keys).is(5, "backlog +task @lin P1 ^2026-12-09").here(6).sees("2 left, 1 decided");
}

#[test]
fn what_is_set_before_the_verdict_leaves_the_item_in_view() {
    inbox()
        .keys("j K 1 t client enter enter")
        .here(5)
        .is(5, "inbox +requirement #client")
        .sees("3 left")
        .lacks("decided");
}

#[test]
fn digits_of_an_input_method_are_verdicts_too() {
    inbox().keys("１").is(1, "backlog +bug @lin P1 ^2026-11-24 #login");
    inbox().keys("３ ２").has(1, Field::CloseReason, "wont-do");
}

#[test]
fn behind_the_last_item_comes_the_oldest_that_was_passed_over() {
    waiting(&["one", "two", "three", "four"]).keys("j j j 1").here(1).order("1 2 3");
}

#[test]
fn undo_does_not_reach_behind_the_triage() {
    on(5)
        .keys("p P1 enter g t u")
        .says("nothing done here is left to undo")
        .is(5, "inbox +task P1")
        .keys("1 u u")
        .says("nothing done here is left to undo")
        .is(5, "inbox +task P1")
        .keys("g l u")
        .is(5, "inbox +task");
}

#[test]
fn undo_takes_back_the_last_verdict_and_returns_to_its_item() {
    inbox()
        .keys("1 1")
        .here(6)
        .keys("u")
        .here(5)
        .order("5 6")
        .sees("2 left, 1 decided")
        .keys("u")
        .here(1)
        .order("1 5 6")
        .sees("3 left")
        .lacks("decided")
        .keys("U")
        .sees("2 left, 1 decided")
        .here(5);
}

#[test]
fn an_empty_inbox_tells_what_was_decided_and_undo_returns_to_the_last_item() {
    inbox()
        .keys("1 3 1 5 fri enter")
        .sees("The inbox is empty.")
        .sees("1 accepted")
        .sees("1 declined")
        .sees("1 asleep")
        .lacks("duplicate")
        .sees("The oldest had waited 5 days.")
        .sees("take back the last verdict")
        .keys("u")
        .here(6)
        .sees("1 left, 2 decided");
}

#[test]
fn an_inbox_in_which_nothing_waits_says_so_and_offers_what_is_next() {
    let seat = inbox().keys("1 1 1 esc g t").sees("The inbox is empty.");
    seat.lacks("accepted").sees("g d Today").keys("n 'something new' enter").here(9);
}

#[test]
fn a_verdict_on_marked_items_is_one_step_after_a_look_at_it_and_is_taken_back_as_one() {
    inbox()
        .keys("space j space 1")
        .sees("2 items will change")
        .keys("enter")
        .is(1, "backlog +bug @lin P1 ^2026-11-24 #login")
        .has(6, Field::Status, "backlog")
        .here(5)
        .marked("")
        .sees("1 left, 2 decided")
        .steps(1)
        .keys("u")
        .order("1 5 6")
        .here(1)
        .sees("3 left");
}

#[test]
fn marks_stay_until_the_verdict() {
    inbox()
        .keys("space space p 2 enter")
        .marked("1 5")
        .keys("i enter")
        .marked("1 5")
        .keys("3 1 enter")
        .marked("")
        .has(1, Field::CloseReason, "declined")
        .has(5, Field::CloseReason, "declined")
        .has(6, Field::Status, "inbox");
}

#[test]
fn all_that_wait_are_declined_with_a_reason_and_a_look() {
    inbox()
        .keys("* 3 1 enter")
        .has(5, Field::CloseReason, "declined")
        .sees("The inbox is empty.")
        .sees("3 declined")
        .steps(1);
}

#[test]
fn several_duplicates_of_one_leave_it_all_their_votes_and_none_of_them_is_offered() {
    waiting(&["Export opens garbled", "Export opens garbled 2", "Export opens garbled 3"])
        .keys("j space space 2")
        .lacks("3 Export opens garbled 3 inbox")
        .keys("enter enter")
        .has(1, Field::Votes, "2")
        .order("1")
        .steps(1);
}

#[test]
fn keys_pressed_before_the_store_has_answered_meet_the_next_item() {
    let seat = inbox().slow().keys("1 3 1").catch_up();
    seat.has(1, Field::Status, "backlog").has(5, Field::CloseReason, "declined").here(6).order("6");
}

#[test]
fn a_verdict_that_cannot_be_written_brings_its_item_back() {
    inbox().full(true).keys("1").here(1).order("1 5 6").sees("3 left").lacks("decided").full(false).keys("1").here(5);
    inbox().full(true).keys("* 1 enter").marked("1 5 6").order("1 5 6");
}

#[test]
fn what_somebody_else_decides_goes_and_counts_for_them() {
    inbox()
        .meanwhile("wei", 1, go("backlog", Given::default()))
        .here(1)
        .keys("1")
        .here(5)
        .order("5 6")
        .sees("2 left")
        .lacks("decided");
}

#[test]
fn similar_items_that_come_late_are_not_shown_beside_another() {
    let seat = waiting(&["Export opens garbled", "Dark mode", "Export opens garbled again"]);
    let seat = seat.slow().keys("j").lacks("2 enter");
    seat.keys("k").catch_up().here(1).sees("#3 inbox Export opens garbled again 2 enter");
}

#[test]
fn what_is_similar_follows_the_title() {
    waiting(&["Something", "Export opens garbled"])
        .lacks("2 enter")
        .sees("none")
        .keys("e title enter")
        .keys("ctrl-u 'Export opens garbled too' enter")
        .sees("#2 inbox Export opens garbled 2 enter");
}

#[test]
fn a_new_item_does_not_take_the_one_in_hand_away() {
    inbox().keys("n 'by the way' enter").here(1).order("1 5 6 9").sees("4 left");
}

#[test]
fn the_page_of_an_item_opens_over_the_inbox_and_what_is_done_there_counts() {
    inbox().keys("enter").sees("Triage › #1").keys("s backlog enter esc").here(5).sees("2 left, 1 decided");
}

#[test]
fn the_text_is_read_on_by_pages_while_the_item_stays() {
    let long: Vec<String> = (1..=60).map(|n| format!("line {n}\n")).collect();
    let seat = waiting(&["Long", "Short"]);
    let seat = seat.meanwhile("wei", 1, Edit::set(Field::Body, Some(long.join("\n"))));
    seat.sees("line 1").keys("pgdn").lacks("line 1 ").here(1).keys("j").here(2).keys("k").sees("line 1");
}

#[test]
fn words_and_fields_narrow_the_inbox() {
    inbox()
        .keys("/ weekly enter")
        .order("5")
        .sees("1 left")
        .keys("1")
        .sees("Nothing matches the filter.")
        .keys("esc")
        .order("1 6");
}

#[test]
fn going_elsewhere_keeps_the_place_and_escape_ends_it() {
    let seat = inbox().keys("1 g l").lacks("left").keys("g t").here(5).sees("2 left, 1 decided");
    seat.keys("esc").lacks("left").keys("g t").sees("2 left").lacks("decided");
}

#[test]
fn the_help_begins_with_the_verdicts() {
    inbox().keys("?").sees("Accept it: to the backlog").sees("Decline it with a reason");
    start().keys("g l ?").lacks("Accept it: to the backlog");
}

#[test]
fn in_chinese_it_is_named_after_the_status() {
    inbox()
        .chinese()
        .keys("1")
        .sees("待处理 剩 2 项，已处理 1 项")
        .sees("1 采纳")
        .keys("1 1")
        .sees("待处理已清空。")
        .sees("采纳 3")
        .sees("其中等得最久的等了 5 天。");
}

/// A workflow in which everything new is worked on at once.
fn strict() -> Store {
    let mut store = Store::in_memory().unwrap();
    let text = store.workflow_text().unwrap();
    let to = r#"to = ["needs-info", "backlog", "planned", "on-hold", "doing", "done", "closed"]"#;
    store.load_workflow(&text.replacen(to, r#"to = ["doing"]"#, 1)).unwrap();
    let by = By {
        who: me(),
        at: "2026-11-20T10:00:00Z".parse().unwrap(),
        today: "2026-11-20".parse().unwrap(),
        door: Door::Screen,
        meeting: None,
    };
    let new = Draft { title: "new".into(), ..Draft::default() };
    store.create(&[new], &by).unwrap();
    store
}

#[test]
fn a_verdict_that_the_workflow_lacks_is_refused_with_what_would_work() {
    for (key, says) in [
        ("1", "No pending status can be entered"),
        ("2", "no closed status"),
        ("3", "no closed status"),
        ("4", "no status in which somebody is asked"),
    ] {
        Seat::with(strict(), Lang::En)
            .keys("g t")
            .keys(key)
            .says(says)
            .says("Press s to see where it can go")
            .here(1)
            .steps(1);
    }
}

#[test]
fn a_click_in_the_queue_brings_an_item_into_view() {
    inbox().click(10, 3).here(5).click(10, 2).here(1);
}

#[test]
fn what_is_taken_back_on_another_screen_waits_again() {
    inbox().keys("1 g l u").says("Undone").keys("g t").sees("3 left").lacks("decided");
}
