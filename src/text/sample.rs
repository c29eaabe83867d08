//! Text for the property tests: everyday text of both languages, and all that is known to break terminals. And a small
//! workflow for tests of words.

use proptest::prelude::*;

use crate::domain::workflow::{Category, Need, Station, Status, Workflow};

const PIECES: &[&str] = &[
    " ",
    "  ",
    "a",
    "word",
    "timeout",
    "42",
    "don't",
    "v2.1",
    ",",
    "(",
    ")",
    "/",
    "登",
    "录",
    "超时",
    "用户无法重试",
    "，",
    "。",
    "（",
    "）",
    "「",
    "」",
    "！",
    "：",
    "、",
    "《",
    "》",
    "\u{3000}",
    "～",
    "“",
    "”",
    "……",
    "——",
    "カタカナ",
    "ひ",
    "ｶﾞ",
    "한국",
    "ﬁ",
    "é",
    "e\u{301}",
    "ü",
    "\u{301}",
    "\u{93e}",
    "\u{915}\u{94d}",
    "\u{600}",
    "\u{1161}",
    "ㄱ",
    "😀",
    "👍🏽",
    "🏽",
    "👨‍👩‍👧",
    "❤️",
    "❤",
    "🇨",
    "🇨🇳",
    "1️⃣",
    "\u{200d}",
    "\u{fe0f}",
    "\u{fe0e}",
    "\u{20e3}",
    "\0",
    "\x1b",
    "\x1b[31m",
    "\x07",
    "\u{8}",
    "\t",
    "\r",
    "\n",
    "\r\n",
    "\x7f",
    "\u{85}",
    "\u{9b}",
    "\u{ad}",
    "\u{200b}",
    "\u{200e}",
    "\u{202e}",
    "\u{2028}",
    "\u{2066}",
    "\u{feff}",
    "\u{e0041}",
    "\u{e0100}",
    "\u{34f}",
    "\u{3164}",
    "\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}",
];

/// Short texts made of everyday pieces, hostile pieces and anything else that is Unicode.
pub fn awkward() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        6 => proptest::sample::select(PIECES).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    proptest::collection::vec(piece, 0..16).prop_map(|pieces| pieces.concat())
}

/// Six of the usual statuses with their names, each reachable from each.
pub fn workflow() -> Workflow {
    let stations = [
        ("inbox", "inbox", "待处理", Category::Pending, vec![]),
        ("needs-info", "needs info", "待补充", Category::Pending, vec![Need::Asked, Need::AskBy]),
        ("planned", "planned", "已排期", Category::Pending, vec![Need::Owner, Need::Deadline]),
        ("doing", "doing", "进行中", Category::InProgress, vec![Need::Owner]),
        ("done", "done", "已完成", Category::Completed, vec![Need::Unblocked]),
        ("closed", "closed", "已关闭", Category::Closed, vec![Need::Reason]),
    ];
    let all = stations.clone().map(|(code, ..)| Status::from(code));
    let station = |(code, en, zh, category, needs): (&str, &str, &str, Category, Vec<Need>)| Station {
        status: Status::from(code),
        category,
        en: en.to_string(),
        zh: zh.to_string(),
        needs,
        to: all.iter().filter(|to| to.code() != code).cloned().collect(),
    };
    Workflow::new(Status::from("inbox"), stations.map(station).to_vec()).unwrap()
}
