//! The words of minutes.

use crate::domain::id::ItemId;
use crate::text::words::words;

words! {
    present = "Present" | "出席";
    absent = "Absent" | "缺席";
    duration = "Duration" | "时长";
    status = "Status" | "状态";
    still_on = "still on" | "会议尚未结束";
    minutes(n: i64) = "{n} min" | "{n} 分钟";
    discussed = "Discussed" | "讨论";
    actions = "Actions" | "待办";
    decisions = "Decisions" | "决议";
    disputes = "Open disputes" | "未决分歧";
    carried = "Carried over" | "遗留事项";
    next = "Next meeting" | "下次会议";
    unreached = "Not reached" | "未讨论";
    and_more(n: usize) = "and {n} more" | "另有 {n} 项";
    nothing = "Nothing was recorded." | "本次会议没有记录。";
    carried_once = "carried over once" | "已顺延 1 次";
    carried_times(n: i64) = "carried over {n} times" | "已顺延 {n} 次";
    nth_time(n: i64) = { format!("carried over for the {} time", ordinal(n)) } | "第 {n} 次顺延";
    not_on_agenda = "not on the agenda" | "议程外";
    captured_here = "captured in this meeting" | "本次会议新增";
    decided(text: &str) = "Decided: {text}" | "决定：{text}";
    decided_by(who: &str, text: &str) = "Decided by {who}: {text}" | "由 {who} 决定：{text}";
    because(text: &str) = "Reason: {text}" | "理由：{text}";
    captured(kind: &str, item: ItemId, title: &str) = "{kind} {item}: {title}" | "{kind} {item}：{title}";
    by_when(day: &str) = "by {day}" | "截止 {day}";
    asleep(day: &str) = "sleeps until {day}" | "休眠至{day}";
    look_again(day: &str) = "look again {day}" | "{day}复查";
    decides(who: &str) = "{who} decides" | "由 {who} 决策";
    no_owner = "no owner yet" | "负责人待定";
    no_deadline = "no deadline yet" | "时间待定";
    action = "Action" | "待办";
    said(who: &str, text: &str) = "{who}: {text}" | "{who}：{text}";
    of_name(name: &str, text: &str) = "{name} ({text})" | "{name}（{text}）";
    label(name: &str, text: &str) = "{name}: {text}" | "{name}：{text}";
    with_reason(change: &str, reason: &str) = "{change} ({reason})" | "{change}（{reason}）";
}

fn ordinal(n: i64) -> String {
    let ending = match (n % 10, n % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{n}{ending}")
}
