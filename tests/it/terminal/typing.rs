//! Chinese, typed and pasted.

use super::super::cli::room::Room;
use super::start::{empty, list, titles};

const TITLE: &str = "登录页超时，客诉上升";

#[test]
fn typed_chinese_stands_in_the_line_and_the_cursor_right_behind_it() {
    let room = Room::with(&["something"]);
    let mut tty = list(&room);
    tty.press("n");
    tty.wait_for("New item");
    tty.press_slowly(TITLE);
    tty.wait_for(TITLE);
    let caret = |screen: &vt100::Screen| {
        let (line, column) = screen.cursor_position();
        let cell = |column| screen.cell(line, column).map(|cell| cell.contents().to_string()).unwrap_or_default();
        !screen.hide_cursor() && cell(column - 2) == "升" && cell(column).trim().is_empty()
    };
    tty.wait_until("cursor behind the last letter", caret);

    // Over the wide letters, as an input method's window follows it: two cells a letter.
    let (line, column) = tty.screen().cursor_position();
    tty.press("\x1b[D\x1b[D");
    tty.wait_until("cursor two letters back", |screen| screen.cursor_position() == (line, column - 4));

    tty.press("\r");
    tty.wait_without("New item");
    tty.wait_for(TITLE);
    assert_eq!(titles(&room), ["something", TITLE]);
}

#[test]
fn a_paste_is_text_whatever_keys_its_letters_would_be() {
    let room = Room::with(&["something"]);
    let mut tty = list(&room);
    tty.press("n");
    tty.wait_for("New item");
    tty.paste("支付失败 quit ?:/ @李雷 !0\r\n");
    tty.wait_for("支付失败 quit");
    tty.wait_for("李雷");
    tty.press("\r");
    tty.wait_without("New item");
    tty.wait_for("支付失败 quit");
    let item = room.item("2");
    assert_eq!(item["title"], "支付失败 quit ?:/");
    assert_eq!(item["owner"], "李雷");
    assert_eq!(item["priority"], "P0");
}

#[test]
fn lines_that_are_pasted_into_nothing_are_offered_as_items() {
    let room = empty();
    let mut tty = list(&room);
    tty.paste("导出的表格打不开\r支付失败 !0\rqqq");
    tty.wait_for("3 new items");
    tty.wait_for("导出的表格打不开");
    assert!(titles(&room).is_empty(), "nothing is written before it is confirmed");
    tty.press("\r");
    tty.wait_without("new items");
    tty.wait_for("qqq");
    assert_eq!(titles(&room), ["导出的表格打不开", "支付失败", "qqq"]);
}
