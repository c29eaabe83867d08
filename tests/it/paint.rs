//! What is true of every frame, whatever is on it and however large it is.

use onus::app::field::Field as Text;
use onus::text::width::width;
use onus::text::{Lang, safe::safe};
use proptest::prelude::*;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::frames::{SCENES, in_language};
use crate::seat::{Seat, list, start};

/// Every scene, in English and then in Chinese, on a terminal of 80 by 24.
fn seats() -> impl Iterator<Item = (&'static str, Seat)> {
    Lang::ALL.into_iter().flat_map(|lang| {
        let seat = move || in_language(start(), lang);
        SCENES.iter().map(move |(name, scene)| (*name, scene(seat())))
    })
}

/// No wide character hides what stands in the cell behind it, and none reaches over the edge.
pub fn assert_whole(buffer: &Buffer, name: &str) {
    let area = buffer.area;
    for y in area.top()..area.bottom() {
        for x in area.left()..area.right() {
            let symbol = buffer[(x, y)].symbol();
            for hidden in x + 1..x + u16::try_from(width(symbol)).unwrap() {
                let is_free = hidden < area.right() && buffer[(hidden, y)].symbol() == " ";
                assert!(is_free, "{name}: {symbol:?} at {x},{y} is split\n{}", text(buffer));
            }
        }
    }
}

fn text(buffer: &Buffer) -> String {
    crate::seat::lines(buffer).join("\n")
}

/// Nothing is sent to the terminal that it would obey, and nothing that cannot be seen.
pub fn assert_harmless(buffer: &Buffer, name: &str) {
    for cell in buffer.content() {
        let symbol = cell.symbol();
        let bad = |c: char| {
            c.is_control()
                || matches!(c, '\u{ad}' | '\u{200b}' | '\u{200c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}'
                    | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
        };
        assert!(!symbol.chars().any(bad), "{name}: {symbol:?}\n{}", text(buffer));
        assert!(symbol.chars().count() <= 16, "{name}: a cell of {} characters", symbol.chars().count());
        assert_eq!(safe(symbol), symbol, "{name}");
    }
}

#[test]
fn nothing_panics_and_no_wide_character_is_split_at_any_size() {
    let small = (0..=60).flat_map(|columns| (0..=20).map(move |lines| (columns, lines)));
    let large =
        [(79, 23), (80, 24), (81, 25), (120, 36), (200, 50), (300, 100), (499, 199), (500, 200), (1, 200), (500, 1)];
    let sizes: Vec<(u16, u16)> = small.chain(large).collect();
    for (turn, (name, mut seat)) in seats().enumerate() {
        // One language sees every other size, and the other the rest.
        let is_english = turn < SCENES.len();
        for (columns, lines) in sizes.iter().filter(|(columns, lines)| ((columns + lines) % 2 == 0) == is_english) {
            seat = seat.size(*columns, *lines);
            let (buffer, caret) = seat.paint();
            assert_whole(&buffer, name);
            if let Some((x, y)) = caret {
                assert!(x < *columns && y < *lines, "{name}: the cursor is at {x},{y} of {columns}x{lines}");
            }
        }
    }
}

#[test]
fn a_screen_that_is_too_small_says_so() {
    list().size(20, 5).sees("too small").sees("24x6");
    list().size(24, 6).lacks("too small");
    list().chinese().size(20, 5).sees("窗口太小");
    list().size(60, 20).lacks("too small").sees("#6");
}

#[test]
fn where_text_is_typed_stands_the_terminals_cursor() {
    let caret = |seat: &Seat| seat.paint().1;
    assert_eq!(caret(&list()), None);
    assert_eq!(caret(&list().keys("/ 登录")), Some((7, 21)));
    assert_eq!(caret(&list().keys("/ 登录 left")), Some((5, 21)));
    assert_eq!(caret(&list().keys("n '登录'")), Some((6, 18)));
    assert!(caret(&list().keys("e")).is_some());
    assert_eq!(caret(&list().keys("space space p P1 enter")), None);
}

#[test]
fn a_line_longer_than_its_field_scrolls_and_keeps_the_cursor_in_it() {
    for typed in ["长".repeat(200), "long ".repeat(80)] {
        let seat = list().keys("n").paste(&typed);
        let (buffer, caret) = seat.paint();
        assert_whole(&buffer, "a long line");
        assert!(caret.is_some_and(|(x, _)| x < 79));
        let (_, caret) = seat.keys("home").paint();
        assert_eq!(caret.map(|(x, _)| x), Some(2));
    }
}

/// What people put into titles to see what happens.
fn payloads() -> Vec<String> {
    let mut payloads: Vec<String> = [
        "\0",
        "\x01",
        "\x07",
        "\x08",
        "\t",
        "\n",
        "\x0b",
        "\x0c",
        "\r",
        "\r\n",
        "\x0e",
        "\x0f",
        "\x18",
        "\x1a",
        "\x1b",
        "\x7f",
        "\x1b[2J",
        "\x1b[31mred",
        "\x1b[6n",
        "\x1b]0;title\x07",
        "\x1b]52;c;Y2xpcA==\x07",
        "\x1b]8;;http://x\x1b\\",
        "\x1bc",
        "\x1b(0",
        "\x1bP1$r0m\x1b\\",
        "\u{80}",
        "\u{84}",
        "\u{85}",
        "\u{90}",
        "\u{9b}31m",
        "\u{9c}",
        "\u{9d}0;t\u{9c}",
        "\u{9f}",
        "\u{202a}",
        "\u{202b}",
        "\u{202c}",
        "\u{202d}",
        "\u{202e}gnp.exe",
        "\u{2066}",
        "\u{2067}",
        "\u{2068}",
        "\u{2069}",
        "\u{200b}",
        "\u{200c}",
        "\u{200d}",
        "\u{200e}",
        "\u{200f}",
        "\u{2028}",
        "\u{2029}",
        "\u{2060}",
        "\u{feff}",
        "\u{ad}",
        "\u{e0041}\u{e0042}",
        "\u{e007f}",
        "\u{fe0f}",
        "\u{fe0e}",
        "\u{fffd}",
        "\u{fff9}x\u{fffb}",
        "a\u{1b}b",
        "👨\u{200d}👩\u{200d}👧\u{200d}👦",
    ]
    .map(String::from)
    .to_vec();
    payloads.push(format!("e{}", "\u{301}".repeat(1000)));
    payloads.push("👩\u{200d}".repeat(300));
    payloads.push("\u{301}".repeat(40));
    payloads.push("ｶﾞ登\u{200d}录\u{fe0f}".repeat(40));
    payloads
}

#[test]
fn no_text_of_the_store_reaches_the_terminal_as_anything_but_text() {
    let payloads = payloads();
    assert_eq!(payloads.len(), 64);
    for (name, scene) in SCENES {
        for some in payloads.chunks(4) {
            let seat = scene(start().size(120, 30).haunted(&some.join("x登")));
            let (buffer, _) = seat.paint();
            assert_harmless(&buffer, name);
            assert_whole(&buffer, name);
        }
    }
}

#[test]
fn no_typed_or_pasted_text_reaches_the_terminal_as_anything_but_text() {
    let places =
        ["n", "/", ":", "?", "e", "c", "D", "t", "a", "s", "L relates enter", "x duplicate enter", "A wei enter"];
    for place in places {
        for some in payloads().chunks(4) {
            let seat = list().keys(place).paste(&format!("登{}录", some.join("x登")));
            let (buffer, _) = seat.paint();
            assert_harmless(&buffer, place);
            assert_whole(&buffer, place);
            let (buffer, _) = seat.keys("enter").paint();
            assert_harmless(&buffer, place);
            assert_whole(&buffer, place);
        }
    }
}

proptest! {
    #[test]
    fn a_text_is_as_wide_as_the_screen_lays_it_out(text in any::<String>(), more in "[登a\u{ff76}\u{ff9e}\u{301}👍🏽é ]{0,12}") {
        let text = safe(&text).into_owned() + &safe(&more);
        let mut line = Buffer::empty(Rect::new(0, 0, 1000, 1));
        let (end, _) = line.set_stringn(0, 0, &text, 1000, Style::new());
        prop_assert_eq!(width(&text), usize::from(end));
    }

    #[test]
    fn what_a_field_shows_fits_and_is_harmless(text in any::<String>(), columns in 1u16..40, lines in 1u16..5) {
        for field in [Text::new(&text), Text::multiline(&text)] {
            let view = field.view(columns, lines);
            prop_assert!(view.lines.len() <= usize::from(lines));
            prop_assert!(view.caret.0 < columns && view.caret.1 < lines);
            for line in &view.lines {
                prop_assert!(width(line) <= usize::from(columns), "{:?}", line);
                prop_assert_eq!(safe(line), line.as_str());
            }
        }
    }
}
