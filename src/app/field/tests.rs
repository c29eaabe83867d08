use proptest::prelude::*;
use proptest::sample::select;
use unicode_segmentation::UnicodeSegmentation;

use super::*;
use crate::text::safe::safe;
use crate::text::sample::awkward;
use crate::text::width::{pad, width};

use Motion::*;
use Op::{Delete, Move, Redo, Undo};

/// A field whose caret stands where the text has a `|`.
fn at(marked: &str) -> Field {
    put(Field::multiline(&marked.replace('|', "")), marked)
}

fn line_at(marked: &str) -> Field {
    put(Field::new(&marked.replace('|', "")), marked)
}

fn put(mut field: Field, marked: &str) -> Field {
    field.caret = marked.find('|').unwrap();
    field
}

fn marked(field: &Field) -> String {
    let (head, tail) = field.text().split_at(field.caret());
    format!("{head}|{tail}")
}

fn after(start: &str, ops: &[Op]) -> String {
    let mut field = at(start);
    for op in ops {
        field.apply(*op);
    }
    marked(&field)
}

fn stops(start: &str, motion: Motion) -> Vec<String> {
    let mut field = at(start);
    std::iter::from_fn(|| field.apply(Move(motion)).then(|| marked(&field))).collect()
}

#[test]
fn one_key_moves_over_or_deletes_one_grapheme() {
    assert_eq!(after("支👨‍👩‍👧|付", &[Move(Left)]), "支|👨‍👩‍👧付");
    assert_eq!(after("支👨‍👩‍👧|付", &[Delete(Left)]), "支|付");
    assert_eq!(after("|e\u{306}\u{323}x", &[Delete(Right)]), "|x");
    assert_eq!(after("a|", &[Move(Right), Delete(Right)]), "a|");
    assert_eq!(after("|a", &[Move(Left), Delete(Left)]), "|a");
}

#[test]
fn what_was_done_to_nothing_says_so() {
    assert!(!at("|").apply(Delete(Left)) && !at("|").apply(Undo) && !at("|").apply(Redo));
    assert!(!line_at("a|").apply(Move(Up)) && !line_at("a|").apply(Move(Down)));
    assert!(at("a|").apply(Move(Left)) && at("a|").apply(Delete(Left)));
}

#[test]
fn a_line_takes_no_line_break_and_no_field_a_control_character() {
    let mut line = Field::new("a\r\nb\tc");
    line.insert("\u{1b}[31m\nd\0");
    assert_eq!(line.text(), "a b c[31m d");
    let mut lines = Field::multiline("a\r\nb\tc\rd");
    lines.insert("\u{9b}\u{2028}e");
    assert_eq!(lines.text(), "a\nb\tc\nd\ne");
}

#[test]
fn text_arrives_composed() {
    assert_eq!(Field::new("e\u{301}").text(), "é");
}

#[test]
fn words_are_latin_words_pairs_of_chinese_characters_and_runs_of_punctuation() {
    let right = [
        "支付|失败，用户（API2）ok",
        "支付失败|，用户（API2）ok",
        "支付失败，|用户（API2）ok",
        "支付失败，用户|（API2）ok",
    ];
    assert_eq!(stops("|支付失败，用户（API2）ok", WordRight)[..4], right);
    assert_eq!(stops("the do|n't  _x", WordRight), ["the don't|  _x", "the don't  _x|"]);
    assert_eq!(stops("登录页|", WordLeft), ["登录|页", "|登录页"]);
    assert_eq!(
        stops("ok\n  (用户ID|", WordLeft),
        ["ok\n  (用户|ID", "ok\n  (|用户ID", "ok\n  |(用户ID", "ok\n|  (用户ID", "ok|\n  (用户ID", "|ok\n  (用户ID"]
    );
}

#[test]
fn words_stop_at_the_same_places_in_both_directions() {
    let text = "登录页，客诉上升 v2.1（重试）";
    let right: Vec<usize> = stops(&format!("|{text}"), WordRight).iter().filter_map(|stop| stop.find('|')).collect();
    let left: Vec<usize> = stops(&format!("{text}|"), WordLeft).iter().filter_map(|stop| stop.find('|')).collect();
    let blank = text.find(' ').unwrap();
    assert!(left.iter().rev().skip(1).all(|start| right.contains(start) || *start == blank + 1));
}

#[test]
fn deleting_a_word_behind_punctuation_deletes_the_punctuation() {
    assert_eq!(after("支付失败，|用户", &[Delete(WordLeft)]), "支付失败|用户");
    assert_eq!(after("支付失败，用户|", &[Delete(WordLeft)]), "支付失败，|");
    assert_eq!(after("export the |file", &[Delete(WordLeft), Delete(WordRight)]), "export |");
}

#[test]
fn the_ends_of_a_line_are_those_of_its_own_line() {
    assert_eq!(after("one\ntw|o\nthree", &[Move(Home)]), "one\n|two\nthree");
    assert_eq!(after("one\ntw|o\nthree", &[Move(End)]), "one\ntwo|\nthree");
    assert_eq!(after("one\ntw|o\nthree", &[Delete(Home), Delete(End)]), "one\n|\nthree");
    assert_eq!(after("one\ntw|o\nthree", &[Move(Top)]), "|one\ntwo\nthree");
    assert_eq!(after("one\ntw|o\nthree", &[Move(Bottom)]), "one\ntwo\nthree|");
}

#[test]
fn moving_down_keeps_the_column_through_short_lines_and_wide_characters() {
    assert_eq!(after("abcde|f\nx\n登录超时", &[Move(Down)]), "abcdef\nx|\n登录超时");
    assert_eq!(after("abcde|f\nx\n登录超时", &[Move(Down), Move(Down)]), "abcdef\nx\n登录|超时");
    assert_eq!(after("abcde|f\nx\n登录超时", &[Move(Down), Move(Down), Move(Up), Move(Up)]), "abcde|f\nx\n登录超时");
    assert_eq!(after("abc\nx|\nabc", &[Move(Left), Move(Right), Move(Down)]), "abc\nx\na|bc");
}

#[test]
fn moving_up_and_down_goes_by_the_rows_that_are_shown() {
    let mut field = at("登录|超时客诉上升");
    assert_eq!(field.view(7, 3).lines, ["登录超", "时客诉", "上升"]);
    field.apply(Move(Down));
    assert_eq!(marked(&field), "登录超时客|诉上升");
    field.apply(Move(End));
    field.apply(Move(Up));
    assert_eq!(marked(&field), "登录超时客|诉上升");
}

#[test]
fn typing_is_taken_back_word_by_word() {
    let mut field = Field::new("");
    for letter in "the end，好的".graphemes(true) {
        field.insert(letter);
    }
    let mut seen = vec![];
    while field.apply(Undo) {
        seen.push(field.text().to_owned());
    }
    assert_eq!(seen, ["the end，", "the ", ""]);
    while field.apply(Redo) {}
    assert_eq!(marked(&field), "the end，好的|");
}

#[test]
fn deleted_graphemes_come_back_together_and_a_paste_goes_alone() {
    assert_eq!(after("abc|def", &[Delete(Left), Delete(Left), Delete(Right), Undo]), "abc|def");
    let mut field = at("a|");
    field.insert("b");
    field.insert("pasted text");
    field.apply(Undo);
    assert_eq!(marked(&field), "ab|");
    field.insert("c");
    assert!(!field.apply(Redo), "an edit ends what could be made again");
}

#[test]
fn a_completion_writes_over_a_part() {
    let mut field = line_at("give it to @li|");
    field.replace(11..14, "@李雷 ");
    assert_eq!(marked(&field), "give it to @李雷 |");
    field.apply(Undo);
    assert_eq!(marked(&field), "give it to @li|");
    field.replace(0..usize::MAX, "x");
    assert_eq!(marked(&field), "x|");
}

#[test]
fn a_line_scrolls_no_more_than_needed() {
    let mut field = Field::new("登录页超时");
    assert_eq!(field.view(11, 1), View { lines: vec!["登录页超时".into()], caret: (10, 0) });
    assert_eq!(field.view(7, 1), View { lines: vec!["页超时".into()], caret: (6, 0) });
    field.apply(Move(Left));
    assert_eq!(field.view(7, 1), View { lines: vec!["页超时".into()], caret: (4, 0) });
    field.apply(Move(Home));
    assert_eq!(field.view(7, 1), View { lines: vec!["登录页".into()], caret: (0, 0) });
    field.apply(Move(End));
    field.view(7, 1);
    field.apply(Delete(Left));
    assert_eq!(field.view(7, 1), View { lines: vec!["录页超".into()], caret: (6, 0) });
}

#[test]
fn several_lines_scroll_no_more_than_needed() {
    let mut field = at("1\n2\n3\n4\n5|");
    assert_eq!(field.view(5, 3), View { lines: ["3", "4", "5"].map(String::from).to_vec(), caret: (1, 2) });
    field.apply(Move(Up));
    assert_eq!(field.view(5, 3).caret, (1, 1));
    field.apply(Move(Top));
    assert_eq!(field.view(5, 3), View { lines: ["1", "2", "3"].map(String::from).to_vec(), caret: (0, 0) });
    field.apply(Move(Bottom));
    field.apply(Delete(Top));
    assert_eq!(field.view(5, 3), View { lines: vec![String::new()], caret: (0, 0) });
}

#[test]
fn a_full_row_leaves_a_cell_for_the_caret() {
    assert_eq!(at("登录|").view(5, 2), View { lines: vec!["登录".into()], caret: (4, 0) });
    assert_eq!(at("abcd|").view(4, 2), View { lines: ["abc", "d"].map(String::from).to_vec(), caret: (1, 1) });
    assert_eq!(at("ab\n|").view(4, 2).caret, (0, 1));
}

#[test]
fn what_cannot_be_seen_is_shown_and_has_its_cell() {
    assert_eq!(at("a\t\u{200b}b|").view(9, 1), View { lines: vec!["a␉␦b".into()], caret: (4, 0) });
}

const MOTIONS: &[Motion] = &[Left, Right, WordLeft, WordRight, Home, End, Up, Down, Top, Bottom];

fn any_op() -> impl Strategy<Value = Result<Op, String>> {
    prop_oneof![
        5 => select(MOTIONS).prop_map(|motion| Ok(Move(motion))),
        3 => select(MOTIONS).prop_map(|motion| Ok(Delete(motion))),
        1 => select(&[Undo, Redo][..]).prop_map(Ok),
        5 => awkward().prop_map(Err),
    ]
}

fn any_field() -> impl Strategy<Value = Field> {
    let field = (awkward(), any::<bool>()).prop_map(
        |(text, lines)| {
            if lines { Field::multiline(&text) } else { Field::new(&text) }
        },
    );
    (field, 0u16..12, proptest::collection::vec(any_op(), 0..20)).prop_map(|(mut field, width, ops)| {
        for op in ops {
            perform(&mut field, op);
            field.view(width, 3);
        }
        field
    })
}

fn perform(field: &mut Field, op: Result<Op, String>) {
    match op {
        Ok(op) => _ = field.apply(op),
        Err(text) => field.insert(&text),
    }
}

proptest! {
    #[test]
    fn the_caret_is_always_between_graphemes(field in any_field()) {
        let mut bounds = field.text().grapheme_indices(true).map(|(at, _)| at).chain([field.text().len()]);
        prop_assert!(bounds.any(|at| at == field.caret()), "{:?}", field);
    }

    #[test]
    fn an_insertion_taken_back_is_nothing(mut field in any_field(), text in awkward()) {
        let before = (field.text().to_owned(), field.caret());
        field.history.close();
        field.insert(&text);
        if (field.text(), field.caret()) != (before.0.as_str(), before.1) {
            field.apply(Undo);
        }
        prop_assert_eq!((field.text().to_owned(), field.caret()), before);
    }

    #[test]
    fn everything_can_be_taken_back_and_made_again(text in awkward(), ops in proptest::collection::vec(any_op(), 0..20)) {
        let mut field = Field::multiline(&text);
        let start = field.text().to_owned();
        for op in ops {
            perform(&mut field, op);
        }
        while field.apply(Redo) {}
        let end = field.text().to_owned();
        while field.apply(Undo) {}
        prop_assert_eq!(field.text(), start);
        while field.apply(Redo) {}
        prop_assert_eq!(field.text(), end);
    }

    #[test]
    fn the_caret_is_inside_the_view_and_no_line_too_wide(field in any_field(), cells in 1u16..15, rows in 1u16..6) {
        let view = field.view(cells, rows);
        prop_assert!(view.caret.0 < cells && view.caret.1 < rows, "{:?}", view);
        prop_assert!(usize::from(view.caret.1) < view.lines.len() && view.lines.len() <= rows.into());
        prop_assert!(view.lines.iter().all(|line| width(line) <= cells.into()), "{:?}", view);
    }

    #[test]
    fn the_view_shows_what_stands_before_the_caret(field in any_field(), cells in 8u16..15, rows in 1u16..6) {
        let view = field.view(cells, rows);
        let row = pad(&view.lines[usize::from(view.caret.1)], cells.into()).into_owned();
        let before = safe(field.text().split_at(field.caret()).0).into_owned();
        let solid = |text: &str| text.trim_end_matches(|c: char| c == '␉' || c.is_whitespace()).to_owned();
        let mut heads = row.char_indices().map(|(at, _)| row.split_at(at).0).chain([row.as_str()]);
        prop_assert!(
            heads.any(|head| width(head) == usize::from(view.caret.0) && solid(&before).ends_with(&solid(head))),
            "{:?} {:?}", view, before
        );
    }

    #[test]
    fn looking_twice_shows_the_same(field in any_field(), cells in 1u16..15, rows in 1u16..6) {
        prop_assert_eq!(field.view(cells, rows), field.view(cells, rows));
    }
}
