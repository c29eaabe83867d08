//! Terminals of every size, and their changes.

use super::super::cli::room::Room;
use super::start::list;
use super::tty::Tty;

#[test]
fn a_storm_of_sizes_leaves_it_alive_and_right() {
    let room = Room::with(&["Export opens garbled", "登录页超时，客诉上升"]);
    let mut tty = list(&room);
    tty.wait_for("登录页超时");
    storm(&mut tty, 1, &["j", "k", "l", "\x1b[6~"]);
    // Of all frames, those that show the last key are painted after the last size.
    tty.press("n");
    tty.wait_for("New item");
    whole(&mut tty);
    storm(&mut tty, 2, &["中", "\x1b[D", "w"]);
    tty.press("终");
    tty.wait_for("终");
    whole(&mut tty);
    tty.press("\x1b");
    tty.wait_without("New item");
    tty.press("q");
    assert!(tty.wait_end().success());
    tty.assert_given_back("a storm of sizes");
}

/// Many sizes at once, with keys among them; 80 by 24 at last.
fn storm(tty: &mut Tty, seed: u64, keys: &[&str]) {
    const EDGES: &[u16] = &[0, 1, 2, 5, 20, 24, 79, 80, 81, 110, 200, 500];
    let mut dice = seed;
    let mut pick = |most: usize| {
        // Knuth's MMIX.
        dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (dice >> 33) as usize % most
    };
    for _ in 0..200 {
        tty.resize(EDGES[pick(EDGES.len())], EDGES[pick(EDGES.len() - 2)]);
        if pick(7) == 0 {
            tty.press(keys[pick(keys.len())]);
        }
    }
    tty.resize(80, 24);
}

/// The first line says where one is, the last what can be done, and nothing of other sizes is left between.
fn whole(tty: &mut Tty) {
    tty.wait_until("whole screen", |screen| {
        let lines: Vec<String> = screen.rows(0, 80).collect();
        lines[0].starts_with(" List") && !lines[23].trim().is_empty() && lines[10].trim().is_empty()
    });
}

#[test]
fn tiny_terminals_say_so_and_larger_ones_show_more() {
    let room = Room::with(&["Export opens garbled", "登录页超时，客诉上升"]);
    let mut tty = list(&room);
    tty.wait_for("登录页超时");
    for (columns, lines) in [(20, 5), (1, 1), (2, 2), (0, 0), (24, 5)] {
        tty.resize(columns, lines);
    }
    tty.wait_for("too small");
    tty.resize(40, 12);
    tty.wait_for("登录页超时");
    tty.resize(200, 50);
    tty.wait_until("preview beside the list", |screen| {
        let (lines, _) = screen.size();
        lines.get() == 50 && screen.contents().matches("Export opens garbled").count() == 2
    });
}
