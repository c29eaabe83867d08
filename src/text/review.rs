//! The words of a review.

use super::words::{plural, words};
use super::{Lang, dates, name};
use crate::domain::item::Row;
use crate::domain::review::{Reason, reasons};
use crate::domain::workflow::Workflow;
use chrono::{DateTime, TimeZone};

words! {
    review = "Review" | "回顾";
    no_date = "no next date" | "未定日期";
    blocked = "blocked" | "受阻";
    still(days: i64, status: &str) = { format!("{} in {status}", plural(usize::try_from(days).unwrap_or(0), "day", "days")) }
        | "{status} {days} 天";
    today_in(status: &str) = "in {status} since today" | "今天进入{status}";
    done_of(done: usize, all: usize) = "{done} of {all}" | "已回顾 {done}/{all}";
    nothing = "Nothing of yours is due for review." | "没有需要回顾的事项。";
    all_done = "All reviewed." | "全部回顾完毕。";
    kept(n: usize) = "{n} kept" | "保留 {n}";
    changed(n: usize) = "{n} changed" | "修改 {n}";
    moved(n: usize) = "{n} moved" | "流转 {n}";
    handed(n: usize) = "{n} handed over" | "转交 {n}";
    dropped(n: usize) = "{n} closed" | "关闭 {n}";
    without_date(n: usize) = "{n} still without a date" | "仍无日期 {n}";
    and_next = "and next" | "改后看下一项";
    again(days: u64) = { format!("They come back in {}.", plural(usize::try_from(days).unwrap_or(usize::MAX), "day", "days")) }
        | "{days} 天后再次回顾。";
}

/// The reasons for an item, as one line.
pub fn why(lang: Lang, row: &Row, workflow: &Workflow, now: DateTime<impl TimeZone>) -> String {
    let status = name::status(lang, &row.status, workflow);
    let told = reasons(row, now).into_iter().map(|reason| match reason {
        Reason::Late(days) => dates::late(lang, days),
        Reason::NoDate => no_date(lang).to_string(),
        Reason::Blocked => blocked(lang).to_string(),
        Reason::Still(0) => today_in(lang, &status),
        Reason::Still(days) => still(lang, days, &status),
    });
    told.collect::<Vec<_>>().join(lang.pick(", ", "，"))
}
