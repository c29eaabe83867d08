//! Meetings: begun, held and ended by key.

use crate::seat::{start, weekly};
use onus::domain::edit::Edit;
use onus::domain::field::Field;
use onus::domain::id::ItemId;
use onus::domain::meeting::MeetingId;
use onus::domain::meeting::minutes::Minutes;
use onus::domain::meeting::series::SeriesId;
use onus::text::Lang;
use onus::text::minutes::{Form, write};

use crate::seat::Seat;

fn minutes(seat: &Seat) -> Minutes {
    seat.store.sitting(MeetingId(1)).unwrap().minutes
}

fn begun() -> Seat {
    weekly().keys("g m enter enter").at(1)
}

#[test]
fn a_meeting_of_the_series_begins_with_everybody_and_its_agenda() {
    begun().sees("Weekly 0 min 2 of 6").sees("Overdue").sees("#1 Login page times out").sees("3 here").here(1);
}

#[test]
fn who_is_not_ticked_is_absent() {
    let seat = weekly().keys("g m enter 'wei' space enter").sees("2 here, 1 absent");
    assert_eq!(minutes(&seat).meeting.absent, ["wei".parse().unwrap()]);
    let seat = seat.keys("H 2 enter").sees("3 here");
    assert!(minutes(&seat).meeting.absent.is_empty());
}

#[test]
fn who_is_absent_is_seen_to_be_and_keeps_their_place() {
    let mut seat = weekly();
    let anna = onus::domain::person::Person::known_as("anna".parse().unwrap());
    seat.store.save_person(&anna).unwrap();
    let seat = seat.again().keys("g m enter").sees("1 ✓ lin").sees("2 ✓ wei").sees("4 anna");
    let seat = seat.keys("2 enter H").sees("1 ✓ lin").sees("2 ✗ wei").sees("4 anna");
    let seat = seat.keys("2").sees("2 ✓ wei").keys("2").sees("2 ✗ wei").keys("2 1 enter").sees("2 here, 1 absent");
    assert_eq!(minutes(&seat).meeting.absent, ["lin".parse().unwrap()]);
    seat.keys("H").sees("1 ✗ lin").sees("2 ✓ wei").keys("enter").sees("2 here, 1 absent");
}

#[test]
fn a_stray_word_is_no_guest() {
    let seat = weekly().keys("g m enter 'jj' space").sees("use jj new person").keys("ctrl-u enter").sees("3 here");
    assert!(seat.store.people().unwrap().iter().all(|person| person.handle.as_str() != "jj"));
    weekly().keys("g m enter '@zoe' space enter").sees("4 here");
    weekly().keys("g m enter 'zoe' enter enter").sees("4 here");
}

#[test]
fn a_click_on_a_new_guest_ticks_them() {
    weekly().keys("g m enter 'zoe'").click_on("use zoe").keys("enter").sees("4 here");
}

#[test]
fn from_the_meeting_itself_the_same_keys_lead_to_the_others() {
    begun().keys("g l g m").sees("Weekly 0 min").lacks("Which meeting?").keys("g m").sees("Which meeting?");
}

#[test]
fn a_digit_ticks_and_unticks_and_enter_begins() {
    weekly().keys("g m enter 2 3 2 enter").sees("2 here, 1 absent");
    weekly().keys("g m enter 2 esc").sees("Today");
}

#[test]
fn a_meeting_of_its_own_has_a_name_and_those_who_are_chosen() {
    let seat = start().keys("g m enter 'Incident 42' enter 'wei' space enter");
    let seat = seat.sees("Incident 42 0 min");
    assert_eq!(minutes(&seat).meeting.present.len(), 2);
    start().keys("g m enter enter enter").sees("Meeting 0 min");
}

#[test]
fn an_action_belongs_to_the_item_under_discussion_and_is_ready_where_it_has_what_that_takes() {
    begun()
        .keys("n 'call the vendor @wei ^fri' enter")
        .is(9, "planned +task @wei ^2026-11-27")
        .sees("In this meeting")
        .sees("+ action #9 call the vendor @wei")
        .here(1)
        .keys("n 'look into it' enter")
        .is(10, "backlog +task");
}

#[test]
fn decisions_and_disputes_are_captured_in_a_line_each() {
    let seat = begun()
        .keys("! 'we keep the old gateway ^2027-01-15' enter")
        .is(9, "done +decision ^2027-01-15")
        .keys("& 'which gateway next @wei ^fri' enter")
        .is(10, "planned +dispute @wei ^2026-11-27");
    let minutes = minutes(&seat);
    assert_eq!(minutes.decisions[0].item, ItemId(9));
    assert_eq!(minutes.disputes.last().unwrap().item, ItemId(10));
    assert_eq!(minutes.topics[0].outcomes.len(), 2);
}

#[test]
fn what_is_edited_by_the_usual_keys_is_part_of_the_meeting() {
    let seat = begun().keys("a wei enter D '12-04' enter c 'waits for the gateway' enter");
    let seat = seat.sees("› owner: lin -> wei");
    let topic = &minutes(&seat).topics[0];
    assert_eq!((topic.item, topic.changes.len(), topic.said.len()), (ItemId(1), 2, 1));
    seat.keys("u").lacks("waits for the gateway");
}

#[test]
fn the_agenda_is_struck_moved_and_added_to_by_key() {
    begun()
        .order("6 1 2 3 4 5")
        .keys("-")
        .order("6 2 3 4 5 1")
        .sees("Off the agenda")
        .here(2)
        .keys("G -")
        .order("6 1 2 3 4 5");
    begun().keys("shift-down").order("6 2 1 3 4 5").here(1).keys("shift-up").order("6 1 2 3 4 5");
    begun().keys("+ '#8' enter").order("6 8 1 2 3 4 5");
}

#[test]
fn what_was_done_to_the_agenda_is_named_and_can_be_taken_back() {
    let seat = begun().keys("-").says("Took #1 off the agenda").sees("u undo").keys("G -").says("Put #1 back");
    let seat = seat.keys("shift-down").says("Moved #1 down").keys("shift-up").says("Moved #1 up").sees("u undo");
    let seat = seat.keys("+ '#8' enter").says("Put #8 onto the agenda").keys("H 2 enter").says("Attendance taken");
    seat.keys("g g shift-up").says("No change");
}

#[test]
fn what_is_on_the_agenda_already_is_gone_to_and_said_so() {
    begun().keys("+ '#4' enter").says("#4 is on the agenda already").here(4).order("6 1 2 3 4 5");
    begun().keys("- + '#1' enter").says("Put #1 back").order("6 1 2 3 4 5");
}

#[test]
fn no_heading_stands_twice_wherever_an_item_was_moved_or_put() {
    for keys in ["shift-down", "shift-down shift-down", "G shift-up shift-up", "j j + '#8' enter", "G + '#8' enter"] {
        let seat = begun().keys(keys);
        for heading in ["To decide", "Overdue", "Due before the next", "New since the last", "Added"] {
            assert!(seat.frame().matches(heading).count() < 2, "{keys}: {}", seat.frame());
        }
    }
}

#[test]
fn an_item_moves_past_the_next_one_that_is_seen() {
    begun().keys("j -").order("6 1 3 4 5 2").keys("k shift-down").order("6 3 1 4 5 2").here(1);
}

#[test]
fn what_is_struck_leaves_the_cursor_in_its_place() {
    begun().keys("- -").order("6 3 4 5 1 2").here(3).keys("g g -").here(3).order("3 4 5 6 1 2");
    begun().keys("G -").here(4).keys("- - - -").here(6).keys("-").here(6);
}

#[test]
fn undo_takes_back_what_was_done_in_the_meeting_the_agenda_included_and_nothing_before_it() {
    weekly()
        .keys("g l g g")
        .at(5)
        .keys("p P1 enter g d g m enter enter")
        .at(1)
        .keys("-")
        .order("6 2 3 4 5 1")
        .keys("u")
        .order("6 1 2 3 4 5")
        .says("Undone: taking #1 off the agenda")
        .keys("u")
        .says("nothing of yours in this meeting is left to undo")
        .is(5, "inbox +task P1")
        .keys("U")
        .order("6 2 3 4 5 1");
}

#[test]
fn every_position_of_a_dispute_is_seen() {
    let positions = Edit::set(Field::Positions, Some("@李雷: Refund both\n@wei: Only one".into()));
    let seat = weekly().unseen("wei", 6, positions).keys("g m enter enter").at(6);
    seat.sees("@李雷: Refund both").sees("@wei: Only one");
}

#[test]
fn who_decides_a_dispute_and_by_when_is_called_so_beside_it() {
    begun().at(6).keys("a wei enter D '2026-12-08' enter").sees("decider: ").sees("decide by: ").lacks("owner: ");
}

#[test]
fn a_dispute_is_decided_until_a_day_and_the_meeting_before_it_looks_at_it_again() {
    let seat = begun().at(6).keys("! 'by the month ^2026-12-08' enter 'fair' enter F");
    let seat = seat.has(6, Field::Decision, "by the month").has(6, Field::Deadline, "2026-12-08");
    let text = write(Lang::En, &minutes(&seat), seat.store.workflow(), Form::Markdown);
    assert!(text.contains("by the month (look again Tue 8 Dec 2026)"), "{text}");
    assert!(!text.contains("Deadline") && !text.contains("Decide by") && !text.contains("Look again"), "{text}");
    let seat = seat.keys("g l g g").at(3).keys("enter").sees("decided: by the month");
    seat.keys("g d").until("2026-12-02").keys("g m enter enter").sees("Decisions to look at again").at(6).here(6);
}

#[test]
fn another_terminal_edits_meanwhile_and_that_is_seen_but_not_in_the_minutes() {
    let seat = begun().meanwhile("wei", 1, Edit::set(Field::Priority, Some("P0".into())));
    let seat = seat.sees("P0");
    assert!(minutes(&seat).topics.is_empty());
}

#[test]
fn in_the_minutes_keys_change_no_item() {
    let seat = begun().keys("m i X p 3 space").is(1, "inbox +bug @lin P1 ^2026-11-24 #login");
    seat.keys("m").here(1).marked("");
}

#[test]
fn a_pause_lets_things_be_done_that_are_not_part_of_it() {
    let seat = begun().keys("Z").sees("paused").keys("p P3 enter").keys("Z");
    assert!(minutes(&seat).topics.is_empty());
    let seat = seat.lacks("paused").keys("p P2 enter");
    assert_eq!(minutes(&seat).topics.len(), 1);
}

#[test]
fn an_open_meeting_is_offered_again_after_a_crash_and_goes_on() {
    let seat = begun().keys("c 'one' enter").again().sees("Weekly is on g m");
    let seat = seat.keys("g m").sees("Go on with Weekly").keys("enter c 'two' enter");
    assert_eq!(minutes(&seat).topics[0].said.len(), 2);
}

#[test]
fn what_was_done_in_a_meeting_that_is_over_is_not_taken_back_by_a_slip_of_a_key() {
    let over = "The meeting is over; Z goes on with it";
    let seat = begun().keys("n 'call the vendor' enter F u").says(over).keys("U").says(over);
    seat.keys("Z u").says("Undone: creation of #9").keys("F g l").lacks("call the vendor");
}

#[test]
fn who_looks_elsewhere_is_still_in_the_meeting() {
    let seat = begun().keys("g l").sees("in Weekly").at(5).keys("p P1 enter");
    assert_eq!(minutes(&seat).topics[0].item, ItemId(5));
    seat.keys("g m").sees("Weekly 0 min");
}

#[test]
fn the_end_shows_the_minutes_and_copies_them() {
    let seat = begun().keys("a wei enter").later(25).keys("F");
    let seat = seat.sees("ended").sees("25 min").keys("Y").says("The minutes are on the clipboard");
    assert!(seat.copied[0].contains("Login page times out"), "{}", seat.copied[0]);
    let seat = seat.keys("g l").lacks("in Weekly").at(3).keys("p P0 enter");
    assert_eq!(minutes(&seat).topics.len(), 1);
}

#[test]
fn a_meeting_that_was_ended_too_early_goes_on() {
    let seat = begun().keys("F").sees("min ended").keys("Z").lacks("min ended").keys("m p P2 enter");
    assert_eq!(minutes(&seat).topics.len(), 1);
}

#[test]
fn a_meeting_that_has_ended_is_found_again_read_copied_and_gone_on_with() {
    let seat = begun()
        .keys("c 'not yet' enter F")
        .later(90)
        .again()
        .keys("g m")
        .sees("Read the minutes of Weekly ended 1 h ago");
    let seat = seat.keys("'minutes' enter").sees("not yet").lacks("in Weekly").keys("y");
    assert!(seat.copied[0].contains("not yet"), "{}", seat.copied[0]);
    let seat = seat.keys("c").says("The meeting is over").keys("Z m").at(1).keys("c 'one more' enter");
    assert_eq!(minutes(&seat).topics[0].said.len(), 2);
    seat.keys("g l").sees("in Weekly").keys("g m F g l g m 'weekly' enter").sees("Who is here?");
}

#[test]
fn the_footer_offers_what_can_be_done_with_the_meeting_as_it_stands() {
    let seat = begun().keys("m").sees("m agenda Z pause F finish").keys("Z j").sees("m agenda Z resume F finish");
    seat.keys("Z F j").sees("m agenda Z resume esc back").lacks("finish").keys("m").sees("m minutes Z resume");
    begun().lacks("put back").keys("- G j").sees("- put back + add item").keys("- j").lacks("put back");
}

#[test]
fn of_a_meeting_that_is_over_nothing_is_offered_that_is_refused() {
    let seat = begun().keys("space F m").marked("1").sees("1 marked").sees("esc back").lacks("s status");
    let seat = seat.keys("?").sees("Pause or resume").lacks("Capture an action").keys("'undo'").lacks("Undo my last");
    let seat = seat.keys("esc m").sees("m agenda Z resume").lacks("1 marked").keys("? 'undo'").lacks("Undo my last");
    seat.keys("esc Z m").sees("s status").keys("?").sees("Capture an action").keys("'undo'").sees("Undo my last");
}

#[test]
fn a_meeting_that_another_terminal_ended_is_mine_no_longer() {
    let mut seat = begun();
    let by = onus::domain::change::By { who: "wei".parse().unwrap(), ..seat.by() };
    seat.store.change_meeting(&onus::domain::meeting::MeetingEdit::End(MeetingId(1)), &by).unwrap();
    let mut seat = seat.news().sees("ended");
    for key in ["n", "c", "!", "&", "+", "-", "p", "shift-down", "H", "F"] {
        seat = seat.keys(key).says("The meeting is over; Z goes on with it").order("6 1 2 3 4 5");
    }
    let mut seat = seat.keys("Z c 'one more' enter");
    assert_eq!(minutes(&seat).topics.len(), 1);
    // What is being typed waits as well.
    seat = seat.keys("n 'call them'");
    seat.store.change_meeting(&onus::domain::meeting::MeetingEdit::End(MeetingId(1)), &by).unwrap();
    let seat = seat.news().keys("enter").says("The meeting is over").sees("call them").keys("esc Z n enter");
    assert_eq!(minutes(&seat).actions.len(), 1);
}

#[test]
fn a_meeting_that_goes_on_without_me_stands_in_the_status_line() {
    let seat = begun().again().keys("g l j").sees("Weekly is on g m");
    seat.keys("g m enter Z g l").sees("Weekly is paused g m");
}

#[test]
fn an_agenda_is_not_filtered() {
    begun().keys("/").says("There is no filter here").order("6 1 2 3 4 5");
}

#[test]
fn of_two_series_the_one_that_meets_today_is_named_before_a_missed_one() {
    let mut seat = weekly();
    let mut other = seat.store.series().unwrap().remove(0);
    (other.id, other.name) = (SeriesId(0), "Board".into());
    (other.rule, other.start) = ("weekly mon".parse().unwrap(), "2026-11-09".parse().unwrap());
    seat.store.save_series(&other).unwrap();
    seat.again().sees("Weekly today").until("2026-11-26").keys("g l").sees("Board missed 3 times, last 23");
}

#[test]
fn the_next_meeting_and_a_missed_one_stand_in_the_status_line() {
    weekly().sees("Weekly today");
    weekly().until("2026-11-27").keys("g l").sees("Weekly missed 25 Nov, next Wed");
}

#[test]
fn the_next_meeting_begins_with_what_was_left_open() {
    begun()
        .keys("c 'not yet' enter F g d")
        .until("2026-12-02")
        .keys("g m enter enter")
        .sees("Carried over")
        .at(1)
        .sees("#1 Login page times o~ 1x");
}
