//! The weekly meeting of the demo team, from its beginning to the next one, in both languages.

use onus::domain::edit::Edit;
use onus::domain::field::Field;
use onus::domain::meeting::MeetingId;
use onus::text::Lang;
use onus::text::minutes::{Form, write};

use crate::seat::{Seat, demo};

/// What is typed: who is absent, whom things go to, and the words.
struct Script {
    absent: [&'static str; 2],
    others: [&'static str; 2],
    note: &'static str,
    decision: &'static str,
    reason: &'static str,
    actions: [&'static str; 3],
}

const ENGLISH: Script = Script {
    absent: ["tang", "zhou"],
    others: ["wei", "han"],
    note: "The vendor confirms the fault; a fix is promised for Thursday.",
    decision: "Show the page to everybody, and ask for a login when a price is tapped.",
    reason: "Forced login cost a third of the visitors in spring.",
    actions: [
        "Write to the customers whose reward came late @ma ^2026-11-27",
        "Check that retries are logged @wei ^2026-12-01",
        "Ask finance about the refunds @lin",
    ],
};

const CHINESE: Script = Script {
    absent: ["唐可", "周宁"],
    others: ["魏然", "韩悦"],
    note: "供应商已确认是他们的问题，周四前修复。",
    decision: "页面对所有人开放，点击价格或优惠券时再要求登录。",
    reason: "春季活动强制登录流失了三分之一的访客。",
    actions: [
        "给奖励延迟到账的用户发说明 @马思远 ^2026-11-27",
        "确认重试是否有日志 @魏然 ^2026-12-01",
        "向财务确认退款口径 @林晓",
    ],
};

fn hold(lang: Lang, script: &Script) -> Seat {
    let [one, two] = script.absent;
    let [wei, han] = script.others;
    let [first, second, third] = script.actions;
    // Begun from the series, two absent; the dispute that should have been decided comes first, then what was left open.
    let seat = demo(lang).keys(&format!("g m enter '{one}' space '{two}' space enter")).at(51);
    // The dispute is decided, with its reason.
    let seat = seat.keys(&format!("! '{}' enter '{}' enter", script.decision, script.reason));
    // Five items: a note and an action; another owner; another date, moved twice; a move; struck.
    let seat =
        seat.at(31).keys(&format!("c '{}' enter n '{first}' enter D 2026-12-04 enter D 2026-12-08 enter", script.note));
    let seat = seat.at(46).keys(&format!("a '{han}' enter n '{third}' enter"));
    let seat = seat.at(38).keys(&format!("a '{wei}' enter p P0 enter p P1 enter"));
    // A second terminal edits an item meanwhile, as part of the meeting.
    let meeting = Some(MeetingId(2));
    let by = onus::domain::change::By { who: wei.parse().unwrap(), meeting, ..seat.by() };
    let mut seat = seat;
    let deadline = Edit::set(Field::Deadline, Some("2026-12-02".into()));
    seat.store.apply(&[onus::domain::id::ItemId(52)], &deadline, &by).unwrap();
    let seat = seat.news().at(52).keys(&format!("n '{second}' enter"));
    seat.later(42).keys("F")
}

#[test]
fn the_minutes_of_the_weekly_meeting_can_be_sent_as_they_are() {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("frames");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        for (lang, script) in [(Lang::En, &ENGLISH), (Lang::Zh, &CHINESE)] {
            let seat = hold(lang, script);
            let minutes = seat.store.sitting(MeetingId(2)).unwrap().minutes;
            let text = write(lang, &minutes, seat.store.workflow(), Form::Markdown);
            insta::assert_snapshot!(format!("minutes.{}", lang.code()), text);
            let before = seat.frame();
            insta::assert_snapshot!(format!("meeting-ended.{}", lang.code()), before);
        }
    });
}

#[test]
fn the_next_meeting_begins_with_what_was_left_open_and_its_count() {
    let seat = hold(Lang::En, &ENGLISH).keys("g d").until("2026-12-02").keys("g m enter enter");
    let sitting = seat.store.sitting(MeetingId(3)).unwrap();
    let counted: Vec<(i64, i64)> = sitting.agenda.iter().take(3).map(|entry| (entry.item.0, entry.times)).collect();
    assert_eq!(counted, [(46, 2), (31, 2), (38, 2)], "\n{}", seat.frame());
    assert!(sitting.agenda.iter().all(|entry| entry.item.0 != 51), "what was decided is not carried over");
}
