//! The screen and the command line on one file.

use super::super::cli::room::Room;
use super::start::{list, titles};

#[test]
fn what_is_edited_in_a_cell_and_undone_is_what_the_command_line_says() {
    let room = Room::with(&["Export opens garbled", "登录页超时 !1"]);
    let mut tty = list(&room);
    tty.wait_for("▸");
    tty.wait_until("the cursor on the item with a priority", |screen| {
        screen.rows(0, 80).any(|line| line.starts_with('▸') && line.contains("登录页超时"))
    });
    tty.press("e");
    tty.wait_for("enter save");
    tty.press("，客诉上升\r");
    tty.wait_without("enter save");
    tty.wait_for("登录页超时，客诉上升");
    assert_eq!(titles(&room), ["Export opens garbled", "登录页超时，客诉上升"]);

    tty.press("u");
    tty.wait_without("客诉上升 ");
    tty.wait_until("the old title in the list", |screen| {
        screen.rows(0, 80).any(|line| line.starts_with('▸') && line.contains("登录页超时") && !line.contains("客诉"))
    });
    assert_eq!(titles(&room), ["Export opens garbled", "登录页超时"]);
    tty.press("U");
    tty.wait_until("the new title in the list", |screen| {
        screen.rows(0, 80).any(|line| line.starts_with('▸') && line.contains("客诉上升"))
    });
    assert_eq!(titles(&room), ["Export opens garbled", "登录页超时，客诉上升"]);
}

#[test]
fn what_somebody_else_sets_appears_marked_and_says_who() {
    let room = Room::with(&["Export opens garbled", "登录页超时"]);
    let mut tty = list(&room);
    tty.wait_for("登录页超时");
    room.ok(&["--as", "wei", "set", "2", "title=登录页在弱网下超时", "owner=李雷"]);
    tty.wait_until("the row with its mark", |screen| {
        screen
            .rows(0, 80)
            .any(|line| line.starts_with(" +#2 ") && line.contains("登录页在弱网下超时") && line.contains("李雷"))
    });
    tty.wait_for("@wei: #2");

    // Once the cursor was on it, it is no longer new.
    tty.press("j");
    tty.wait_until("the cursor on it", |screen| screen.rows(0, 80).any(|line| line.starts_with("▸+#2 ")));
    tty.press("k");
    tty.wait_until("its mark gone", |screen| screen.rows(0, 80).any(|line| line.starts_with("  #2 ")));
}

#[test]
fn two_screens_on_one_file_show_each_other_what_they_do() {
    let room = Room::with(&["Export opens garbled"]);
    let (mut one, mut two) = (list(&room), list(&room));
    one.wait_for("Export opens garbled");
    two.wait_for("Export opens garbled");
    one.press("n");
    one.wait_for("New item");
    one.press("支付失败\r");
    two.wait_for("支付失败");
    two.press("n");
    two.wait_for("New item");
    two.press("会员续费\r");
    one.wait_for("会员续费");
    assert_eq!(titles(&room), ["Export opens garbled", "支付失败", "会员续费"]);
}
