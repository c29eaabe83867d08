//! Whole frames, as they are painted. After a change that is meant: `INSTA_UPDATE=always cargo test frames`, and look at
//! the difference.

use crate::seat::{Seat, empty, start};
use onus::domain::edit::Edit;
use onus::domain::field::Field;
use onus::text::Lang;
use std::fmt::Write;

/// What is on the screen, by name, and how one comes there from Today of the sample store.
pub type Scene = (&'static str, fn(Seat) -> Seat);

pub const SCENES: &[Scene] = &[
    ("today", |seat| seat),
    ("list", |seat| seat.keys("g l g g")),
    ("list-grouped", |seat| seat.keys("g l g g l z")),
    ("list-filtered", |seat| seat.keys("g l / login enter")),
    ("list-marked", |seat| seat.keys("g l").at(2).keys("v j j")),
    ("list-nothing", |seat| seat.keys("g l / zzz enter")),
    ("list-news", |seat| seat.keys("g l g g").meanwhile("wei", 3, set(Field::Priority, "P0"))),
    ("refused", |seat| seat.keys("g l").at(2).keys("s done enter")),
    ("item", |seat| seat.keys("g l").at(1).keys("enter")),
    ("filter", |seat| seat.keys("g l / 'owner:'")),
    ("filter-fault", |seat| seat.keys("g l / 'ower:wei log'")),
    ("entry", |seat| seat.keys("g l g g n '登录页超时 again @wei !1 ^fri #登录'")),
    ("entry-troubled", |seat| seat.keys("g l g g n 'x ^soon !1 !2'")),
    ("entry-lines", |seat| seat.keys("g l g g n").paste("登录 @wei\nsecond !1")),
    ("pick-status", |seat| seat.keys("g l").at(5).keys("s")),
    ("pick-owner", |seat| seat.keys("g l").at(3).keys("a li")),
    ("pick-tags", |seat| seat.keys("g l").at(2).keys("t login space neu")),
    ("prompt-title", |seat| seat.keys("g l").at(2).keys("e")),
    ("prompt-date", |seat| seat.keys("g l").at(3).keys("D 'next week'")),
    ("prompt-date-unknown", |seat| seat.keys("g l").at(3).keys("D soon")),
    ("prompt-item", |seat| seat.keys("g l").at(5).keys("x duplicate enter pricing")),
    ("triage", |seat| seat.keys("g t")),
    ("triage-duplicate", |seat| seat.keys("g t j 2 pricing")),
    ("triage-decline", |seat| seat.keys("g t 3")),
    ("triage-marked", |seat| seat.keys("g t space j space 1")),
    ("triage-decided", |seat| seat.keys("g t 1")),
    ("triage-empty", |seat| seat.keys("g t 1 3 1 5 fri enter k")),
    ("review", |seat| seat.until("2026-12-02").keys("g r enter")),
    ("review-over", |seat| seat.until("2026-12-02").keys("g r enter D fri enter X 1")),
    ("meeting-begin", |seat| seat.keys("g m")),
    ("meeting-who", |seat| seat.keys("g m enter enter")),
    ("meeting", |seat| held(seat)),
    ("meeting-decide", |seat| held(seat).keys("! 'we keep it ^fri'")),
    ("meeting-minutes", |seat| held(seat).keys("F")),
    ("comment", |seat| seat.keys("g l").at(3).keys("c 'first line' alt-enter '第二行'")),
    ("preview", |seat| seat.keys("g l").at(3).keys("space space space p P1 enter")),
    ("clash", |seat| {
        let seat = seat.keys("g l").at(3).keys("a lin");
        seat.unseen("wei", 3, set(Field::Owner, "李雷")).keys("enter")
    }),
    ("help", |seat| seat.keys("g l g g ?")),
    ("palette", |seat| seat.keys("g l g g : login")),
];

/// A meeting in which something was said of the first item on the agenda.
fn held(seat: Seat) -> Seat {
    seat.keys("g m enter enter enter")
        .keys("c 'seen twice since Monday' enter n 'call the vendor @wei ^fri' enter D fri enter")
}

fn set(field: Field, value: &str) -> Edit {
    Edit::set(field, Some(value.into()))
}

const SIZES: &[(u16, u16)] = &[(80, 24), (40, 12)];
const LARGE: &[(u16, u16)] = &[(120, 36), (200, 50)];
const LARGE_SCENES: &[&str] = &["today", "list", "item", "pick-owner", "triage", "review", "meeting"];

fn frames(name: &str, scene: fn(Seat) -> Seat, begin: fn() -> Seat, lang: Lang) -> String {
    let large = if LARGE_SCENES.contains(&name) { LARGE } else { &[] };
    let mut frames = String::new();
    for (columns, lines) in SIZES.iter().chain(large) {
        let seat = scene(in_language(begin(), lang).size(*columns, *lines));
        let rule = "-".repeat(usize::from(*columns).saturating_sub(12));
        writeln!(frames, "-- {columns} x {lines} {rule}\n{}", seat.frame()).unwrap();
    }
    frames
}

/// The program in a language.
pub fn in_language(seat: Seat, lang: Lang) -> Seat {
    match lang {
        Lang::En => seat,
        Lang::Zh => seat.chinese(),
    }
}

#[test]
fn every_screen_and_layer_looks_as_it_was_last_seen() {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("frames");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        for lang in Lang::ALL {
            let keep = |name: &str, frames| insta::assert_snapshot!(format!("{name}.{}", lang.code()), frames);
            for (name, scene) in SCENES {
                keep(name, frames(name, *scene, start, lang));
            }
            keep("empty", frames("empty", |seat| seat, empty, lang));
        }
    });
}
