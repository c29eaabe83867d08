use proptest::prelude::*;
use ratatui::style::Modifier;
use unicode_segmentation::UnicodeSegmentation;

use super::*;
use crate::config::Colours;
use crate::text::Lang::{En, Zh};
use crate::text::safe::safe;
use crate::text::sample::awkward;
use crate::text::width::width;

fn look() -> Look {
    Look::new(Colours::Sixteen, true)
}

fn text(line: &Line) -> String {
    line.spans.iter().map(|span| span.content.as_ref()).collect()
}

/// The lines without blanks at their ends.
fn shown(source: &str, cells: usize) -> Vec<String> {
    let rendered = markdown(source, cells, En, &look());
    rendered.lines.iter().map(|line| text(line).trim_end().to_string()).collect()
}

/// The pieces that have a mark, such as bold.
fn having(source: &str, mark: Modifier) -> Vec<String> {
    let rendered = markdown(source, 60, En, &look());
    let spans = rendered.lines.into_iter().flat_map(|line| line.spans);
    spans.filter(|span| span.style.add_modifier.contains(mark)).map(|span| span.content.into_owned()).collect()
}

fn dimmed(source: &str) -> Vec<String> {
    let rendered = markdown(source, 60, En, &look());
    let spans = rendered.lines.into_iter().flat_map(|line| line.spans);
    spans.filter(|span| span.style == look().dim).map(|span| span.content.into_owned()).collect()
}

#[test]
fn bold_closes_before_chinese() {
    assert_eq!(having("**负责人：**小王", Modifier::BOLD), ["负责人："]);
    assert_eq!(shown("**负责人：**小王", 40), ["负责人：小王"]);
}

#[test]
fn emphasis_shows_and_survives_the_wrap() {
    assert_eq!(having("a *b* ~~c~~ **d**", Modifier::ITALIC), ["b"]);
    assert_eq!(having("a *b* ~~c~~ **d**", Modifier::CROSSED_OUT), ["c"]);
    let wrapped = markdown("see **the export** now", 8, En, &look());
    let bold: Vec<_> =
        wrapped.lines.iter().map(|line| line.spans.iter().filter(|span| span.style == look().strong).count()).collect();
    assert_eq!(bold, [1, 1, 0]);
}

#[test]
fn a_line_break_is_a_line_break() {
    assert_eq!(shown("one\ntwo  \nthree<br>four<BR />five", 40), ["one", "two", "three", "four", "five"]);
}

#[test]
fn paragraphs_are_apart_and_a_heading_is_close_to_its_text() {
    assert_eq!(shown("# 标题\n\none\n\ntwo\n## Next\nthree", 40), ["标题", "one", "", "two", "", "Next", "three"]);
    assert_eq!(having("# 标题\n\none", Modifier::BOLD), ["标题"]);
}

#[test]
fn lists_nest_and_their_lines_hang() {
    let source = "1. 打开登录页，等待三秒\n2. two\n   - a\n   - b c d e f g h\n10. ten";
    assert_eq!(
        shown(source, 16),
        ["1. 打开登录页，", "   等待三秒", "2. two", "   - a", "   - b c d e f g", "     h", "3. ten",]
    );
    assert_eq!(shown("- one\n\n  more\n- two", 16), ["- one", "", "  more", "", "- two"]);
    assert_eq!(shown("4) four\n5) five", 16), ["4) four", "5) five"]);
}

#[test]
fn empty_items_keep_their_sign() {
    assert_eq!(shown("- \n- a\n- - b", 16), ["-", "- a", "- - b"]);
}

#[test]
fn task_lists_show_their_boxes_and_are_counted() {
    let source = "- [x] 复现\n- [ ] fix\n  - [X] deeper\n- no box";
    assert_eq!(shown(source, 16), ["[x] 复现", "[ ] fix", "    [x] deeper", "- no box"]);
    assert_eq!(markdown(source, 16, En, &look()).tasks, (2, 3));
}

#[test]
fn quotes_have_a_rule_on_every_line() {
    assert_eq!(
        shown("> 客户说登录超时\n>\n> > deeper\n\nafter", 11),
        ["| 客户说登", "| 录超时", "|", "| | deeper", "", "after",]
    );
}

#[test]
fn alerts_have_their_title_in_the_language_of_the_page() {
    let rendered = markdown("> [!WARNING]\n> 不要发布", 20, Zh, &look());
    assert_eq!(rendered.lines.iter().map(text).collect::<Vec<_>>(), ["| 警告", "| 不要发布"]);
}

#[test]
fn code_is_verbatim_and_broken_where_the_room_ends() {
    let source = "```rust\nfn  main() {\n\treturn 登录超时;\n}\n```";
    assert_eq!(shown(source, 18), ["  fn  main() {", "      return 登录", "> 超时;", "  }"]);
    assert_eq!(shown("say `**this**`", 20), ["say `**this**`"]);
}

#[test]
fn tables_are_aligned_by_cells() {
    let source = "| 模块 | n | state |\n|:--|--:|:-:|\n| 登录 | 12 | ok |\n| pay 支付 | 3 | **late** |";
    assert_eq!(
        shown(source, 40),
        ["模块       n  state", "--------  --  -----", "登录      12   ok", "pay 支付   3  late",]
    );
}

#[test]
fn a_table_that_is_too_wide_gives_way_and_is_wrapped() {
    let source = "| id | 标题 |\n|--|--|\n| 1 | 登录页超时客诉上升 |";
    assert_eq!(shown(source, 14), ["id  标题", "--  ----------", "1   登录页超时", "    客诉上升"]);
    let many = "|a|b|c|d|e|\n|-|-|-|-|-|\n|1|2|3|4|5|";
    assert_eq!(shown(many, 8), ["a  b  c~", "-  -  -", "1  2  3~"]);
}

#[test]
fn an_address_follows_the_text_of_a_link_that_is_not_the_address() {
    assert_eq!(
        shown("[接口](https://a.b/c) https://a.b www.a.b me@a.b", 60),
        ["接口 <https://a.b/c> https://a.b www.a.b me@a.b",]
    );
    assert_eq!(dimmed("[接口](https://a.b/c)"), [" <https://a.b/c>"]);
    assert_eq!(having("see [接口](https://a.b/c)", Modifier::UNDERLINED), ["接口"]);
    assert_eq!(shown("[a]() [](b)", 60), ["a <b>"]);
}

#[test]
fn images_are_their_alternative_text() {
    assert_eq!(shown("![截图](a.png) ![](b.png)", 60), ["[image: 截图] [image]"]);
    assert_eq!(shown("[![ci ![in](c)](a)](b)", 60), ["[image: ci in] <b>"]);
}

#[test]
fn html_is_shown_as_it_is_written() {
    assert_eq!(
        shown("<details>\n<summary>日志</summary>\n\n**a** <b>c</b>\n\n</details>", 30),
        ["<details>", "<summary>日志</summary>", "", "a <b>c</b>", "", "</details>",]
    );
    assert_eq!(dimmed("a <!-- b -->"), ["<!-- b -->"]);
}

#[test]
fn footnotes_stand_at_the_end() {
    assert_eq!(shown("a[^1] b\n\n[^1]: the note\n\nc", 30), ["a[1] b", "", "c", "", "[1] the note"]);
}

#[test]
fn nothing_that_a_terminal_obeys_is_left() {
    let source =
        "\x1b[2J **\u{202e}b** `\x07`\n\n```\n\x1b]0;x\x07\n```\n\n|\u{9b}|\n|-|\n\n<b\x1b>\n\n[\u{200b}](\u{2066})";
    for line in markdown(source, 60, Zh, &look()).lines {
        assert_eq!(safe(&text(&line)), text(&line));
    }
    assert_eq!(shown("a \x1b[31mred", 20), ["a ␛[31mred"]);
}

#[test]
fn of_a_very_long_text_the_beginning_is_shown_and_that_is_said() {
    let long = "登录页超时。\n".repeat(100_000);
    let rendered = markdown(&long, 40, Zh, &look());
    assert_eq!(text(rendered.lines.last().unwrap()), "其余 1792 KB 未在此显示");
    assert_eq!(rendered.lines.len(), 1 + MOST_BYTES / "登录页超时。\n".len());
    let line = "x".repeat(MOST_BYTES + 1);
    assert_eq!(shown(&line, 60).last().unwrap(), "1 KB more are not shown here");
}

#[test]
fn what_nests_without_end_does_not_matter() {
    let deep = [
        ">".repeat(10_000) + "a\n" + &"b\n".repeat(10_000),
        "- ".repeat(20_000) + "a",
        "*a ".repeat(20_000),
        "[".repeat(20_000) + "a" + &"](b)".repeat(10_000),
        "![a".repeat(9_000) + &"](b)".repeat(9_000),
    ];
    for source in deep {
        let rendered = markdown(&source, 20, En, &look());
        assert!(rendered.lines.iter().all(|line| line.width() <= 20));
        assert!(rendered.lines.iter().any(|line| text(line).contains('a')));
    }
}

/// Texts with the signs of Markdown in them.
fn marked_up() -> impl Strategy<Value = String> {
    let signs = [
        "\n",
        "\n\n",
        "# ",
        "- ",
        "1. ",
        "- [ ] ",
        "> ",
        "    ",
        "```\n",
        "|",
        "|-|-|\n",
        "\n|a|b|\n|-|:-:|\n|",
        "**",
        "*",
        "~~",
        "`",
        "[",
        "](",
        ")",
        "![",
        "<b>",
        "<!--",
        "-->",
        "<br>",
        "[^1]",
        "\n[^1]: ",
        "---\n",
        "> [!TIP]\n",
        "https://a.b",
        "\\",
        "&amp;",
    ];
    let piece = prop_oneof![proptest::sample::select(signs.to_vec()).prop_map(str::to_string), awkward()];
    proptest::collection::vec(piece, 0..16).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn no_line_is_wider_than_its_cells_or_unsafe(source in marked_up(), cells in 2usize..60) {
        for line in markdown(&source, cells, Zh, &look()).lines {
            let line = text(&line);
            let has_giant = line.graphemes(true).any(|grapheme| width(grapheme) > 2);
            prop_assert!(width(&line) <= cells || has_giant, "{:?}", line);
            prop_assert_eq!(safe(&line), line.as_str());
        }
    }

    #[test]
    fn no_width_is_too_small(source in marked_up(), cells in 0usize..3) {
        prop_assert!(markdown(&source, cells, En, &look()).tasks.0 <= source.len());
    }
}
