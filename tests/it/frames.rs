//! Whole frames, as they are painted. After a change that is meant: `INSTA_UPDATE=always cargo test frames`, and look at
//! the difference.

use crate::seat::{Seat, empty, list, on, page, start};
use onus::domain::edit::Edit;
use onus::domain::field::Field;
use onus::text::Lang;
use std::fmt::Write;

/// What is on the screen, by name, and how one comes there.
fn scenes() -> Vec<(&'static str, fn() -> Seat)> {
    vec![
        ("today", start),
        ("list", list),
        ("list-grouped", || list().keys("l z")),
        ("list-filtered", || list().keys("/ login enter")),
        ("list-marked", || on(2).keys("v j j")),
        ("list-nothing", || list().keys("/ zzz enter")),
        ("list-news", || {
            let raised = Edit::set(Field::Priority, Some("P0".into()));
            list().meanwhile("wei", 3, raised)
        }),
        ("refused", || on(2).keys("s done enter")),
        ("empty", empty),
        ("item", || page(1)),
        ("filter", || list().keys("/ 'owner:'")),
        ("entry", || list().keys("n '登录页超时 again @wei !1 ^fri #登录'")),
        ("entry-troubled", || list().keys("n 'x ^soon !1 !2'")),
        ("entry-lines", || list().keys("n").paste("登录 @wei\nsecond !1")),
        ("pick-status", || on(5).keys("s")),
        ("pick-owner", || on(3).keys("a li")),
        ("pick-tags", || on(2).keys("t login space neu")),
        ("prompt-title", || on(2).keys("e")),
        ("prompt-date", || on(3).keys("D 'next week'")),
        ("prompt-date-unknown", || on(3).keys("D soon")),
        ("prompt-item", || on(5).keys("x dupl enter pricing")),
        ("comment", || on(3).keys("c 'first line' alt-enter '第二行'")),
        ("preview", || on(3).keys("space space space p P1 enter")),
        ("clash", || {
            let taken = Edit::set(Field::Owner, Some("李雷".into()));
            on(3).keys("a lin").unseen("李雷", 3, taken).keys("enter")
        }),
        ("help", || list().keys("?")),
        ("palette", || list().keys(": login")),
    ]
}

const SIZES: &[(u16, u16)] = &[(80, 24), (40, 12)];
const LARGE: &[(u16, u16)] = &[(120, 36), (200, 50)];
const LARGE_SCENES: &[&str] = &["today", "list", "item", "pick-owner"];

fn frames(name: &str, scene: fn() -> Seat, lang: Lang) -> String {
    let large = if LARGE_SCENES.contains(&name) { LARGE } else { &[] };
    let mut frames = String::new();
    for (columns, lines) in SIZES.iter().chain(large) {
        let mut seat = scene().size(*columns, *lines);
        if lang == Lang::Zh {
            seat = seat.chinese();
        }
        let rule = "-".repeat(usize::from(*columns).saturating_sub(12));
        writeln!(frames, "-- {columns} x {lines} {rule}\n{}", seat.frame()).unwrap();
    }
    frames
}

#[test]
fn every_screen_and_layer_looks_as_it_was_last_seen() {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("frames");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        for (name, scene) in scenes() {
            for lang in Lang::ALL {
                insta::assert_snapshot!(format!("{name}.{}", lang.code()), frames(name, scene, lang));
            }
        }
    });
}
