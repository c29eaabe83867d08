//! Any keys in any order.

use onus::domain::edit::Edit;
use onus::domain::field::Field;
use onus::domain::id::ItemId;
use onus::domain::refusal::Refusal;
use onus::store::Store;
use proptest::prelude::*;
use std::collections::BTreeMap;

use crate::paint::{assert_harmless, assert_whole};
use crate::seat::{Seat, me, start};

/// What may be done next: keys as a person might press them, and what else may come.
#[derive(Debug, Clone)]
enum Act {
    Keys(&'static str),
    Paste(&'static str),
    Size(u16, u16),
    Click(u16, u16),
    Meanwhile(i64, usize),
    Day,
}

const KEYS: &[&str] = &[
    "j",
    "k",
    "h",
    "l",
    "g g",
    "G",
    "g l",
    "g d",
    "g t",
    "g t",
    "g m",
    "g m",
    "g r",
    "g r",
    "pgdn",
    "ctrl-u",
    "enter",
    "enter",
    "enter",
    "esc",
    "esc",
    "q",
    "space",
    "v",
    "*",
    "tab",
    "S",
    "z",
    "n",
    "e",
    "s",
    "a",
    "i",
    "p",
    "D",
    "<",
    ">",
    "t",
    "K",
    "c",
    "x",
    "w",
    "A",
    "L",
    "E",
    "X",
    "u",
    "U",
    "o",
    "y",
    "Y",
    ":",
    "?",
    "/",
    "M",
    "d",
    "S",
    "P",
    "T",
    "C",
    "W",
    "!",
    "&",
    "m",
    "+",
    "-",
    "shift-up",
    "shift-down",
    "H",
    "Z",
    "F",
    "r",
    "1",
    "2",
    "3",
    "4",
    "5",
    "up",
    "down",
    "left",
    "right",
    "backspace",
    "alt-enter",
    "ctrl-w",
    "ctrl-z",
    "ctrl-y",
    "ctrl-l",
    "g x",
    "'done'",
    "'plan'",
    "'backlog'",
    "'hold'",
    "'needs'",
    "'dupl'",
    "'declined'",
    "'wei'",
    "'lilei'",
    "'fri'",
    "'3天后'",
    "'#4'",
    "'2'",
    "'登录'",
    "'is:closed'",
    "'owner:'",
    "'group:owner sort:-id'",
    "'new !1 @wei ^fri'",
    "' '",
    "'　'",
    "ｊ",
    "？",
];
const PASTES: &[&str] = &["one line", "a @wei\nb !1\n- c", "登录\u{1b}[2J\r\n\u{202e}x", ""];

fn any_act() -> impl Strategy<Value = Act> {
    prop_oneof![
        40 => proptest::sample::select(KEYS).prop_map(Act::Keys),
        2 => proptest::sample::select(PASTES).prop_map(Act::Paste),
        1 => (0u16..140, 0u16..40).prop_map(|(columns, lines)| Act::Size(columns, lines)),
        1 => (0u16..90, 0u16..26).prop_map(|(column, line)| Act::Click(column, line)),
    ]
}

fn any_event() -> impl Strategy<Value = Act> {
    prop_oneof![
        12 => any_act(),
        1 => (1i64..9, 0usize..4).prop_map(|(id, edit)| Act::Meanwhile(id, edit)),
        1 => Just(Act::Day),
    ]
}

fn after(mut seat: Seat, acts: &[Act]) -> Seat {
    for act in acts {
        seat = match act {
            Act::Keys(keys) => seat.keys(keys),
            Act::Paste(text) => seat.paste(text),
            Act::Size(columns, lines) => seat.size(*columns, *lines),
            Act::Click(column, line) => seat.click(*column, *line),
            Act::Meanwhile(id, edit) => meanwhile(seat, *id, *edit),
            Act::Day => {
                let tomorrow = seat.today.succ_opt().unwrap().to_string();
                seat.until(&tomorrow)
            }
        };
    }
    seat
}

/// Somebody else does something that no rule refuses, or nothing.
fn meanwhile(seat: Seat, id: i64, edit: usize) -> Seat {
    let edits = [
        Edit::set(Field::Title, Some("改了".into())),
        Edit::set(Field::Priority, Some("P0".into())),
        Edit::Comment("meanwhile".into()),
        Edit::Archive,
    ];
    if seat.item(id).archived {
        return seat;
    }
    seat.meanwhile("wei", id, edits[edit].clone())
}

/// Everything about the items that a person can change.
fn content(store: &Store) -> BTreeMap<i64, Vec<String>> {
    let item = |id: i64| {
        let whole = store.whole(ItemId(id), 0).unwrap();
        let fields = Field::ALL.iter().map(|field| format!("{field}: {:?}", whole.item.get(*field)));
        let comments = whole.comments.iter().map(|comment| comment.text.clone());
        let links = whole.links.iter().map(|link| link.to_string());
        let reviewed = store.reviewed(ItemId(id), &me()).unwrap().map(|day| day.to_string());
        (id, fields.chain(comments).chain(links).chain(reviewed).collect())
    };
    (1..=8).map(item).collect()
}

fn assert_sound(seat: &Seat) {
    if let Some(table) = seat.app.screen.table() {
        assert!(table.cursor < table.order.ids.len().max(1));
        assert!(table.top <= table.lines());
    }
    let (buffer, caret) = seat.paint();
    assert_whole(&buffer, "any keys");
    assert_harmless(&buffer, "any keys");
    let (columns, lines) = seat.app.size;
    assert!(caret.is_none_or(|(x, y)| x < columns && y < lines));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn whatever_is_pressed_and_comes_the_screen_stands(acts in proptest::collection::vec(any_event(), 0..60)) {
        let mut seat = start().editor(|text| format!("{text}!"));
        for some in acts.chunks(6) {
            seat = after(seat, some);
            assert_sound(&seat);
        }
    }

    #[test]
    fn whatever_is_done_can_be_taken_back(acts in proptest::collection::vec(any_act(), 0..60)) {
        let seat = start().editor(|text| format!("{text}!"));
        let before = content(&seat.store);
        let mut seat = after(seat, &acts).size(80, 24).keys("esc esc esc esc esc esc esc esc");
        prop_assert!(seat.app.layers.is_empty(), "a layer that does not go: {:?}", seat.app.layers);
        loop {
            let by = seat.by();
            match seat.store.undo(&by) {
                Ok(_) => {}
                Err(onus::domain::failure::Failure::Refused(Refusal::NothingLeft { .. })) => break,
                Err(other) => panic!("{other:?}"),
            }
        }
        prop_assert_eq!(content(&seat.store), before);
    }
}
