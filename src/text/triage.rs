//! The words of the inbox.

use super::Lang;
use super::words::{plural, words};
use crate::domain::triage::Verdict;

words! {
    triage = "Triage" | "待处理";
    left(n: usize) = "{n} left" | "剩 {n} 项";
    left_and_decided(left: usize, decided: usize) = "{left} left, {decided} decided" | "剩 {left} 项，已处理 {decided} 项";
    oldest_first = "oldest first" | "最早的在前";
    waiting = "waiting" | "已等待";
    days(n: i64) = { plural_days(n) } | "{n} 天";
    /// For how many days something waits, in a narrow column.
    age(n: i64) = { age_en(n) } | { age_zh(n) };
    since_today = "today" | "今天";

    similar = "Similar" | "相似事项";
    none_similar = "none" | "无";

    done = "The inbox is empty." | "待处理已清空。";
    came_first(days: &str) = "The oldest had waited {days}." | "其中等得最久的等了 {days}。";
    take_back = "take back the last verdict" | "撤回最近一次处理";
    no_accepting = "No pending status can be entered from the inbox without a question to answer" | "当前工作流不能从待处理直接采纳";
    no_asking = "The inbox leads to no status in which somebody is asked" | "当前工作流不能从待处理直接转为待补充";
    no_closing = "The inbox leads to no closed status" | "当前工作流不能从待处理直接关闭";
    see_where(key: &str) = "Press {key} to see where it can go" | "按 {key} 查看可以流转到哪里";
}

/// What was decided, behind a number.
pub fn verdict(lang: Lang, verdict: Verdict, n: usize) -> &'static str {
    match verdict {
        Verdict::Accepted => lang.pick("accepted", "采纳"),
        Verdict::Duplicate if n == 1 => lang.pick("duplicate", "重复"),
        Verdict::Duplicate => lang.pick("duplicates", "重复"),
        Verdict::Declined => lang.pick("declined", "不采纳"),
        Verdict::Asked => lang.pick("asked about", "待补充"),
        Verdict::Asleep => lang.pick("asleep", "休眠"),
        Verdict::Other => lang.pick("moved elsewhere", "其他处理"),
    }
}

/// From so many days on the years are told.
const LONG: i64 = 1000;

fn age_en(days: i64) -> String {
    if days < LONG { format!("{days}d") } else { format!("{}y", days / 365) }
}

fn age_zh(days: i64) -> String {
    if days < LONG { format!("{days}天") } else { format!("{}年", days / 365) }
}

fn plural_days(n: i64) -> String {
    plural(usize::try_from(n).unwrap_or(0), "day", "days")
}
