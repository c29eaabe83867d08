//! `onus meeting`: held from the command line.

use serde_json::json;

use super::room::Room;

fn room() -> Room {
    let room = Room::with(&["Login times out @lin !1 ^2020-01-01", "Export is garbled @wei ^2020-01-02"]);
    room.ok(&["people", "add", "mei"]);
    room
}

#[test]
fn a_series_is_begun_changed_and_listed() {
    let room = room();
    let every = ["meeting", "series", "add", "Weekly", "--every", "every monday", "--with", "@lin,@wei"];
    assert!(room.ok(&every).starts_with("saved Weekly: "));
    let series = &room.json(&["meeting", "series"])[0];
    assert_eq!((&series["rule"], &series["people"]), (&json!("weekly mon"), &json!(["lin", "wei"])));
    let next = series["next"].as_str().unwrap().to_string();
    let skipped = room.json(&["meeting", "series", "skip", "Weekly", &next]);
    assert_eq!(skipped["exceptions"], json!({ next.clone(): null }));
    assert_ne!(skipped["next"], json!(next));
    let set = room.json(&["meeting", "series", "set", "Weekly", "--every", "每月最后一个周五", "--with", "mei"]);
    assert_eq!((&set["rule"], &set["people"]), (&json!("monthly last fri"), &json!(["mei"])));
    assert!(room.ok(&["meeting", "series", "--lang", "zh"]).contains("每月最后一个周五"));
}

#[test]
fn a_day_on_which_a_series_does_not_meet_is_neither_skipped_nor_moved() {
    let room = room();
    room.ok(&["meeting", "series", "add", "We\nek\u{1b}[31m", "--every", "weekly mon", "--from", "2030-01-07"]);
    assert_eq!(room.json(&["meeting", "series"])[0]["name"], json!("We ek[31m"));
    let ran = room.run(&["meeting", "series", "skip", "We ek[31m", "2030-01-16"]);
    assert_eq!(ran.code, 4);
    for says in ["does not meet on Wed 16 Jan 2030", "nearest: Mon 14 Jan 2030, Mon 21 Jan 2030"] {
        assert!(ran.err.contains(says), "{}", ran.err);
    }
    let ran = room.run(&["meeting", "series", "move", "We ek[31m", "2030-01-14", "2030-01-21"]);
    assert_eq!(ran.code, 4);
    assert!(ran.err.contains("meets on Mon 21 Jan 2030 anyway"), "{}", ran.err);
    room.ok(&["meeting", "series", "move", "We ek[31m", "2030-01-14", "2030-01-16"]);
    let twice = room.run(&["meeting", "series", "move", "We ek[31m", "2030-01-21", "2030-01-16"]);
    assert!(twice.err.contains("meets on Wed 16 Jan 2030 anyway"), "{}", twice.err);
    room.ok(&["meeting", "series", "skip", "We ek[31m", "2030-01-16"]);
    let series = &room.json(&["meeting", "series"])[0];
    assert_eq!(series["exceptions"], json!({ "2030-01-14": null }));
}

#[test]
fn a_meeting_that_was_held_is_neither_skipped_nor_moved_and_none_is_moved_to_its_own_day() {
    let room = room();
    room.ok(&["meeting", "series", "add", "Monthly", "--every", "monthly 25"]);
    let next = room.json(&["meeting", "series"])[0]["next"].as_str().unwrap().to_string();
    let same = room.run(&["meeting", "series", "move", "Monthly", &next, &next]);
    assert!(same.err.contains("anyway") && same.err.contains("move it to another day"), "{}", same.err);
    room.ok(&["meeting", "start", "Monthly"]);
    for args in [&["skip", "Monthly", &next][..], &["move", "Monthly", &next, "2090-01-02"]] {
        let ran = room.run(&[&["meeting", "series"], args].concat());
        assert_eq!(ran.code, 4);
        assert!(ran.err.contains("Monthly has held its meeting of"), "{}", ran.err);
        assert!(ran.err.contains("`onus meeting series` tells the next"), "{}", ran.err);
    }
    assert_eq!(room.json(&["meeting", "series"])[0]["exceptions"], json!({}));
}

#[test]
fn a_meeting_is_held_and_its_minutes_tell_what_was_done_in_it_alone() {
    let room = room();
    let begun = room.ok(&["meeting", "start", "Incident", "--with", "lin,wei", "--absent", "mei"]);
    assert_eq!(begun, "Incident in progress (no. 1): 2 items on the agenda\n");
    assert!(room.ok(&["meeting", "agenda"]).contains("Overdue\n  #1 Login times out\n  #2 Export is garbled"));
    room.ok(&["set", "1", "owner=wei", "--meeting"]);
    room.ok(&["comment", "1", "waits for the gateway", "--meeting=1"]);
    room.ok(&["set", "2", "owner=mei"]);
    room.ok(&["meeting", "end"]);
    let minutes = room.ok(&["meeting", "minutes"]);
    assert!(minutes.contains("- **Present:** @lin, @wei\n- **Absent:** @mei\n"), "{minutes}");
    assert!(minutes.contains("- waits for the gateway\n- Owner: @lin -> @wei\n"), "{minutes}");
    assert!(!minutes.contains("-> @mei"), "{minutes}");
    room.ok(&["set", "1", "owner=mei", "title=another"]);
    assert_eq!(room.ok(&["meeting", "minutes", "1"]), minutes);
    let chinese = room.ok(&["meeting", "minutes", "--text", "--lang", "zh"]);
    assert!(chinese.contains("负责人：@lin -> @wei"), "{chinese}");
    let path = room.path("minutes.html");
    room.ok(&["meeting", "minutes", "--html", "-o", path.to_str().unwrap()]);
    assert!(std::fs::read_to_string(path).unwrap().starts_with("<!DOCTYPE html>"));
}

#[test]
fn by_the_configuration_every_command_is_part_of_the_meeting_that_is_on() {
    let room = room();
    room.file(".config/onus/config.toml", "stamp_meeting = true\n");
    room.ok(&["set", "1", "priority=P3"]);
    room.ok(&["meeting", "start"]);
    room.ok(&["set", "1", "priority=P0"]);
    room.ok(&["meeting", "pause"]);
    room.ok(&["set", "2", "priority=P0"]);
    room.ok(&["meeting", "resume"]);
    let minutes = room.ok(&["meeting", "minutes"]);
    assert!(minutes.contains("Priority: P3 -> P0") && !minutes.contains("### #2"), "{minutes}");
}

#[test]
fn an_agenda_and_attendance_are_changed() {
    let room = room();
    room.ok(&["meeting", "start"]);
    room.ok(&["add", "late idea"]);
    room.ok(&["meeting", "agenda", "--add", "3"]);
    room.ok(&["meeting", "agenda", "--strike", "1"]);
    let agenda = room.json(&["meeting", "agenda"]);
    let parts: Vec<_> = agenda.as_array().unwrap().iter().map(|entry| (&entry["item"], &entry["struck"])).collect();
    assert_eq!(parts, [(&json!(1), &json!(true)), (&json!(3), &json!(false))]);
    assert!(room.run(&["meeting", "agenda", "--add", "3"]).err.contains("#3 is on the agenda already"));
    room.ok(&["meeting", "attend", "@wei"]);
    let list = room.json(&["meeting", "list"]);
    assert_eq!(list[0]["present"], json!(["lin", "wei"]));
}

#[test]
fn an_agenda_is_changed_once_a_command() {
    let room = room();
    room.ok(&["meeting", "start"]);
    let before = room.json(&["meeting", "agenda"]);
    let ran = room.run(&["meeting", "agenda", "--add", "2", "--strike", "1", "--json"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("do not go together"), "{}", ran.err);
    assert_eq!(room.json(&["meeting", "agenda"]), before);
}

#[test]
fn a_series_is_meant_by_its_name_however_that_is_written() {
    let room = room();
    room.ok(&["meeting", "series", "add", "Weekly", "--every", "weekly mon", "--with", "@wei,@mei"]);
    let ran = room.run(&["meeting", "series", "add", "weekly", "--every", "weekly tue"]);
    assert_eq!(ran.code, 4, "{}", ran.err);
    let set = room.json(&["meeting", "series", "set", " WEEKLY", "--every", "weekly fri"]);
    assert_eq!((&set["name"], &set["rule"]), (&json!("Weekly"), &json!("weekly fri")));
    let held = room.json(&["meeting", "start", "weekly"]);
    assert_eq!((&held["name"], &held["present"]), (&json!("Weekly"), &json!(["mei", "wei"])));
}

#[test]
fn a_number_after_a_bare_meeting_is_refused_since_it_may_be_an_item() {
    let room = room();
    room.ok(&["meeting", "start", "Weekly sync"]);
    for args in [
        &["set", "1", "team=a", "--meeting", "2"][..],
        &["comment", "1", "note", "--meeting", "＃1"],
        &["--meeting", "1", "comment", "1", "x"],
    ] {
        let ran = room.run(args);
        assert_eq!(ran.code, 2, "{args:?}");
        assert!(ran.err.contains("hint: --meeting="), "{}", ran.err);
    }
    assert_eq!(room.item("2")["team"], json!(null));
    room.ok(&["set", "--meeting", "--", "1", "team=a"]);
    assert!(room.ok(&["--help"]).contains("--meeting[=MEETING]"));
}

#[test]
fn an_open_meeting_answers_to_its_name() {
    let room = room();
    room.ok(&["meeting", "start", "Weekly sync"]);
    room.ok(&["comment", "1", "said", "--meeting=weekly SYNC"]);
    room.ok(&["meeting", "end", "Weekly sync"]);
    assert!(room.ok(&["meeting", "minutes", "1"]).contains("said"));
    let ran = room.run(&["comment", "1", "said", "--meeting=Weekly"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("\"Weekly\" is not the number of a meeting"), "{}", ran.err);
}

#[test]
fn what_a_meeting_captures_from_the_command_line_is_done_or_agreed_at_once() {
    let room = room();
    room.ok(&["meeting", "start"]);
    room.ok(&["add", "Decide the colour +decision ^2030-12-05", "--meeting"]);
    room.ok(&["add", "Call the vendor +task @wei ^2030-12-05", "--meeting"]);
    room.ok(&["add", "Something odd", "--meeting"]);
    let status = |id| room.item(id)["status"].as_str().unwrap().to_string();
    assert_eq!([status("3"), status("4"), status("5")], ["done", "planned", "inbox"]);
}

#[test]
fn every_position_is_shown_and_a_decider_who_holds_one_is_named() {
    let room = room();
    room.ok(&["set", "1", "kind=dispute", "positions=@han: Refund both\n@wei: Only one"]);
    let shown = room.ok(&["show", "1"]);
    assert!(shown.contains("@han: Refund both\n"), "{shown}");
    assert!(shown.contains("  @wei: Only one\n"), "{shown}");
    let ran = room.run(&["set", "1", "owner=wei"]);
    assert!(ran.err.contains("@wei decides #1 and holds a position in it"), "{}", ran.err);
    assert_eq!(room.run(&["set", "1", "owner=mei"]).err, "");
}

#[test]
fn a_decision_says_when_to_look_at_it_again() {
    let room = room();
    room.ok(&["set", "1", "kind=dispute"]);
    let decide = ["move", "1", "done", "--decision", "Refund only one ^2030-12-05", "--rationale", "fair"];
    room.ok(&decide);
    let item = room.item("1");
    assert_eq!((&item["decision"], &item["deadline"]), (&json!("Refund only one"), &json!("2030-12-05")));
}

#[test]
fn what_cannot_be_is_refused_and_says_what_would_work() {
    let room = room();
    for (args, code, says) in [
        (&["meeting", "end"][..], 4, "no meeting is on"),
        (&["set", "1", "team=a", "--meeting"], 4, "no meeting is on"),
        (&["meeting", "minutes", "9"], 3, "there is no meeting"),
        (&["meeting", "series", "skip", "Monthly", "fri"], 3, "there is no series \"Monthly\""),
        (&["meeting", "series", "add", "x", "--every", "daily"], 2, "weekly mon"),
        (&["set", "1", "team=a", "--meeting=x"], 2, "\"x\" is not the number of a meeting"),
        (&["people", "add", "\u{3164}"], 2, "@lin"),
    ] {
        let ran = room.run(args);
        assert_eq!(ran.code, code, "{args:?}: {}", ran.err);
        assert!(ran.err.contains(says), "{args:?}: {}", ran.err);
    }
    room.ok(&["meeting", "start", "one"]);
    let ran = room.run(&["meeting", "attend", "4", "--absent", "@wei"]);
    assert!(ran.err.contains("\"@wei\" is not the number of a meeting"), "{}", ran.err);
    room.ok(&["meeting", "pause"]);
    let ran = room.run(&["set", "1", "team=a", "--meeting"]);
    assert!(ran.err.contains("meeting 1 is paused") && ran.err.contains("onus meeting resume"), "{}", ran.err);
    room.ok(&["meeting", "resume"]);
    room.ok(&["meeting", "start", "two"]);
    let ran = room.run(&["meeting", "end"]);
    assert!(ran.err.contains("several meetings are open: 2, 1"), "{}", ran.err);
    room.ok(&["meeting", "end", "1"]);
    let ran = room.run(&["set", "1", "team=a", "--meeting=1"]);
    assert_eq!(ran.code, 4);
    assert!(ran.err.contains("meeting 1 has ended"), "{}", ran.err);
    assert!(ran.err.contains("`onus meeting resume 1`"), "{}", ran.err);
    let ran = room.run(&["meeting", "attend", "@wei", "1"]);
    assert!(ran.err.contains("`onus meeting resume 1`"), "{}", ran.err);
}

#[test]
fn who_was_unknown_until_now_is_named_since_it_may_be_a_slip() {
    let room = room();
    let said = |args: &[&str]| room.run(args).err;
    assert_eq!(said(&["meeting", "start", "--with", "lin,wei"]), "");
    assert!(said(&["meeting", "attend", "@typo"]).contains("@typo"));
    assert_eq!(said(&["meeting", "attend", "@typo", "--absent"]), "");
    assert!(said(&["meeting", "series", "add", "Weekly", "--every", "weekly mon", "--with", "wie"]).contains("@wie"));
}

#[test]
fn resume_alone_goes_on_with_what_is_paused_and_else_with_what_ended_last() {
    let room = room();
    assert!(room.run(&["meeting", "resume"]).err.contains("no meeting is on"));
    room.ok(&["meeting", "start", "one"]);
    room.ok(&["meeting", "start", "two"]);
    room.ok(&["meeting", "pause", "1"]);
    assert!(room.ok(&["meeting", "resume"]).starts_with("one in progress (no. 1)"));
    assert!(room.run(&["meeting", "resume"]).err.contains("several meetings are open"));
    room.ok(&["meeting", "end", "2"]);
    assert!(room.ok(&["meeting", "resume"]).starts_with("one in progress (no. 1)"));
    room.ok(&["meeting", "end", "1"]);
    room.ok(&["meeting", "resume", "1"]);
    room.ok(&["meeting", "end", "1"]);
    assert!(room.ok(&["meeting", "resume"]).contains("in progress"));
}
