mod sample;

use proptest::prelude::*;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::*;
use crate::config::Colours;
use crate::text::Lang::{En, Zh};
use crate::text::width::grapheme_width;
use sample::{BIG, app, app_of, app_with, item, parts, row_of, whole, world};

fn look() -> Look {
    Look::new(Colours::Sixteen, true)
}

fn page(app: &App, width: u16, height: u16, top: usize) -> Buffer {
    let area = Rect::new(0, 0, width, height);
    let mut buffer = Buffer::empty(area);
    let mut page = Page::new(app.whole.as_ref().map_or(BIG, |whole| whole.item.id), Vec::new());
    page.top = top;
    draw(app, &page, &look(), area, &mut buffer);
    buffer
}

/// The lines of a screen, without blanks at their ends.
fn lines(buffer: &Buffer) -> Vec<String> {
    let area = buffer.area;
    let line = |y| {
        let mut hidden = 0;
        let mut text = String::new();
        for x in 0..area.width {
            let symbol = buffer[(x, y)].symbol();
            if hidden == 0 {
                text.push_str(symbol);
                hidden = grapheme_width(symbol);
            }
            hidden = hidden.saturating_sub(1);
        }
        text.trim_end().to_string()
    };
    (0..area.height).map(line).collect()
}

fn frame(buffer: &Buffer) -> String {
    lines(buffer).join("\n")
}

fn aside(app: &App, width: u16, height: u16) -> Buffer {
    let area = Rect::new(0, 0, width, height);
    let mut buffer = Buffer::empty(area);
    preview(app, BIG, &look(), area, &mut buffer);
    buffer
}

/// A wide character stands in two cells, of which nothing overwrites the second.
fn is_whole(buffer: &Buffer) -> bool {
    let area = buffer.area;
    let mut places = (0..area.height).flat_map(|y| (0..area.width).map(move |x| (x, y)));
    places.all(|(x, y)| {
        let cells = u16::try_from(grapheme_width(buffer[(x, y)].symbol())).unwrap();
        x + cells <= area.width && (x + 1..x + cells).all(|hidden| buffer[(hidden, y)].symbol() == " ")
    })
}

#[test]
fn a_page_on_a_small_terminal() {
    insta::assert_snapshot!("small_en", frame(&page(&app(En), 80, 22, 0)));
    insta::assert_snapshot!("small_zh", frame(&page(&app(Zh), 80, 22, 0)));
}

#[test]
fn a_page_on_a_large_terminal() {
    insta::assert_snapshot!("large_en", frame(&page(&app(En), 160, 46, 0)));
    insta::assert_snapshot!("large_zh", frame(&page(&app(Zh), 160, 46, 0)));
}

#[test]
fn the_end_of_a_page() {
    insta::assert_snapshot!("end_en", frame(&page(&app(En), 80, 46, usize::MAX)));
    insta::assert_snapshot!("end_zh", frame(&page(&app(Zh), 80, 46, usize::MAX)));
}

#[test]
fn an_item_beside_its_list() {
    insta::assert_snapshot!("preview_en", frame(&aside(&app(En), 50, 24)));
    insta::assert_snapshot!("preview_zh", frame(&aside(&app(Zh), 50, 24)));
}

#[test]
fn an_item_with_nothing_but_a_title_has_the_fields_that_all_have() {
    let app = app_of(En, whole(item(BIG, "Export opens garbled")));
    insta::assert_snapshot!(frame(&page(&app, 80, 8, 0)), @r"
      #42  Export opens garbled

      status      inbox                      owner       -
      priority    -                          deadline    -
      kind        issue                      created     2 min
      updated     2 min
    ");
}

#[test]
fn the_last_screenful_stays_full_and_the_position_is_shown_where_it_does_not_fit() {
    let app = app(En);
    let end = lines(&page(&app, 80, 22, usize::MAX));
    assert!(end.iter().rev().skip(1).any(|line| line.contains("Other columns")), "{end:?}");
    assert!(end[21].starts_with("  迭代") && end[21].ends_with('#'), "{end:?}");
    assert!(lines(&page(&app, 80, 22, 0))[0].ends_with('#'));
    assert!(lines(&page(&app, 80, 100, 5)).iter().all(|line| !line.ends_with('#')));
    assert_eq!(page(&app, 80, 100, 5), page(&app, 80, 100, 0));
}

#[test]
fn whoever_scrolled_beyond_the_end_comes_back_at_once() {
    let app = app(En);
    let mut shown = Page::new(BIG, Vec::new());
    let mut buffer = Buffer::empty(Rect::new(0, 0, 80, 22));
    let area = buffer.area;
    draw(&app, &shown, &look(), area, &mut buffer);
    shown.scroll(isize::MAX);
    assert_eq!(shown.top, shown.end.get());
    shown.scroll(-1);
    assert_eq!(shown.top + 1, shown.end.get());
    shown.scroll(isize::MIN);
    assert_eq!(shown.top, 0);
}

#[test]
fn what_the_list_knows_is_in_its_place_before_the_rest_was_read() {
    let full = app(Zh);
    let mut early = app(Zh);
    let big = early.whole.take().unwrap();
    early.world.keep(vec![row_of(&big)]);
    let (before, after) = (lines(&aside(&early, 60, 30)), lines(&aside(&full, 60, 30)));
    assert_eq!(before[..3], after[..3]);
    assert_eq!(before[4..8], after[4..8]);
    assert!(before.iter().any(|line| line.contains("逾期 3 天")));
    assert!(before.iter().all(|line| !line.contains("描述")));
}

#[test]
fn another_item_that_was_read_is_not_shown_for_this_one() {
    let mut app = app(En);
    let mut buffer = Buffer::empty(Rect::new(0, 0, 60, 20));
    let area = buffer.area;
    draw(&app, &Page::new(ItemId(9), Vec::new()), &look(), area, &mut buffer);
    assert_eq!(frame(&buffer).trim(), "#9");
    app.world = world(En);
    app.whole = None;
    assert_eq!(frame(&aside(&app, 30, 3)).trim(), "#42");
}

#[test]
fn nothing_is_late_once_it_is_done() {
    let late = item(BIG, "Late");
    let late = crate::domain::item::Item { deadline: Some("2026-W47".parse().unwrap()), ..late };
    let mut app = app_of(En, whole(late));
    assert!(lines(&page(&app, 90, 9, 0))[3].ends_with("deadline    3d late  16 Nov - 22 Nov"));
    app.whole.as_mut().unwrap().category = crate::domain::workflow::Category::Completed;
    assert!(lines(&page(&app, 90, 9, 0))[3].ends_with("deadline    last week  16 Nov - 22 Nov"));
}

#[test]
fn a_deleted_item_says_so() {
    let gone = crate::domain::item::Item { archived: true, ..item(BIG, "登录超时") };
    assert_eq!(lines(&page(&app_of(Zh, whole(gone)), 60, 20, 0))[0], "  #42  已删除  登录超时");
}

#[test]
fn texts_that_a_terminal_would_obey_are_neutral() {
    let mut big = sample::big();
    big.item.title = "\x1b]0;x\x07登\u{202e}录".into();
    big.item.body = "\x1b[2J**b\u{200b}**".into();
    big.item.extra = [("k\x1b".to_string(), serde_json::json!("v\x1b[1m"))].into();
    big.around.iter_mut().for_each(|row| row.title = "t\x1b[5m".into());
    let shown = frame(&page(&app_of(En, big), 100, 80, 0));
    for text in ["␛]0;x␇登␦录", "␛[2Jb␦", "k␛", "v␛[1m", "t␛[5m"] {
        assert!(shown.contains(text), "{text} in {shown}");
    }
    assert!(!shown.contains('\x1b'));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_size_and_no_text_breaks_it(parts in parts(), width in 0u16..=60, height in 0u16..=20, top in 0usize..80) {
        let app = app_with(parts);
        prop_assert!(is_whole(&page(&app, width, height, top)));
        let area = Rect::new(0, 0, width, height);
        let mut buffer = Buffer::empty(area);
        let id = app.whole.as_ref().map_or(BIG, |whole| whole.item.id);
        preview(&app, id, &look(), area, &mut buffer);
        prop_assert!(is_whole(&buffer));
    }

    #[test]
    fn nothing_is_painted_outside_its_area(parts in parts(), left in 0u16..20, width in 0u16..30, height in 0u16..12) {
        let app = app_with(parts);
        let area = Rect::new(left, 2, width, height);
        let mut buffer = Buffer::empty(Rect::new(0, 0, 50, 14));
        let id = app.whole.as_ref().map_or(BIG, |whole| whole.item.id);
        draw(&app, &Page::new(id, Vec::new()), &look(), area, &mut buffer);
        preview(&app, id, &look(), area, &mut buffer);
        let empty = ratatui::buffer::Cell::EMPTY;
        for (x, y) in (0..14).flat_map(|y| (0..50).map(move |x| (x, y))) {
            // The sign that there is more stands in the margin.
            let around = Rect { width: area.width + 1, ..area };
            let inside = around.contains((x, y).into());
            prop_assert!(inside || buffer[(x, y)] == empty, "{} {} {:?}", x, y, buffer[(x, y)]);
        }
    }
}
