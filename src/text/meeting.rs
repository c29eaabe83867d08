//! The words of meetings on the screen.

use super::words::words;
use super::{Lang, dates};
use crate::domain::meeting::Part;
use crate::domain::meeting::rule::{Nth, Rule};
use crate::domain::meeting::series::Series;
use chrono::NaiveDate;

words! {
    meeting = "Meeting" | "会议";
    which = "Which meeting?" | "开哪个会？";
    who_is_here = "Who is here?" | "谁到场了？";
    name = "What is it called?" | "会议名称";
    add = "Onto the agenda" | "加入议程";
    go_on(name: &str) = "Go on with {name}" | "继续「{name}」";
    begin(name: &str) = "Begin {name}" | "开始「{name}」";
    begin_free = "Begin a meeting of its own" | "临时开会";
    new_series = "A new series" | "新建例会";
    by_command(command: &str) = "on the command line: {command}" | "请用命令行：{command}";
    read(name: &str) = "Read the minutes of {name}" | "查看「{name}」的纪要";
    ended_ago(ago: &str) = "ended {ago}" | "{ago}结束";
    begun(ago: &str) = "begun {ago}" | "{ago}开始";
    next(day: &str) = "next {day}" | "下次 {day}";
    /// Of today and tomorrow: that they are next need not be said.
    soon(day: &str) = "{day}" | "{day}";
    missed(day: &str) = "missed {day}" | "{day}未开";
    missed_times(n: usize, day: &str) = "missed {n} times, last {day}" | "{n} 次未开，最近一次 {day}";
    copied = "The minutes are on the clipboard" | "会议纪要已复制";
    on_agenda(item: crate::domain::id::ItemId) = "{item} is on the agenda already" | "{item} 已在议程上";
    is_over(key: &str) = "The meeting is over; {key} goes on with it" | "会议已结束；按 {key} 继续开会";
    minutes(n: i64) = "{n} min" | "{n} 分钟";
    present(n: usize) = "{n} here" | "出席 {n}";
    and_absent(n: usize) = ", {n} absent" | "，缺席 {n}";
    place(at: usize, of: usize) = "{at} of {of}" | "第 {at}/{of} 项";
    is_on(name: &str) = "in {name}" | "{name}进行中";
    goes_on(name: &str, key: &str) = "{name} is on  {key}" | "{name}进行中  按 {key} 加入";
    goes_on_later(name: &str, key: &str) = "{name} is paused  {key}" | "{name}已暂停  按 {key} 继续";
    pause = "pause" | "暂停";
    resume = "resume" | "继续开会";
    agenda = "agenda" | "议程";
    put_back = "put back" | "放回";
    paused = "paused" | "已暂停";
    ended = "ended" | "已结束";
    times(n: i64) = "{n}x" | "{n}次";
    carried(n: i64) = { if n == 1 { "carried over once".to_string() } else { format!("carried over {n} times") } } | "已顺延 {n} 次";
    in_this_meeting = "In this meeting" | "本次会议";
    struck = "Off the agenda" | "已移出议程";
    every_week(day: &str) = "every {day}" | "每{day}";
    every_two_weeks(day: &str) = "every second {day}" | "每两周{day}";
    last_of_month(day: &str) = "the last {day} of the month" | "每月最后一个{day}";
    nth_of_month(nth: u8, day: &str) = { format!("the {} {day} of the month", ordinal(nth)) }
        | { format!("每月第{}个{day}", ordinal_zh(nth)) };
    day_of_month(day: u32) = "day {day} of the month" | "每月{day}日";
    nothing_on_agenda = "The agenda is empty." | "议程是空的。";
    action = "action" | "待办";
    new_action = "New action" | "新待办";
    new_decision = "New decision" | "新决议";
    new_dispute = "New dispute" | "新分歧";
    out_of(what: &str, item: crate::domain::id::ItemId) = "{what} out of {item}" | "{what}（来自 {item}）";
}

fn ordinal(nth: u8) -> &'static str {
    match nth {
        1 => "first",
        2 => "second",
        3 => "third",
        _ => "fourth",
    }
}

fn ordinal_zh(nth: u8) -> &'static str {
    match nth {
        1 => "一",
        2 => "二",
        3 => "三",
        _ => "四",
    }
}

/// What a meeting is called.
pub fn called(lang: Lang, name: &str) -> String {
    if name.trim().is_empty() { meeting(lang).to_string() } else { name.to_string() }
}

/// The heading of a section of an agenda.
pub fn part(lang: Lang, part: Part) -> &'static str {
    match part {
        Part::Undecided => lang.pick("To decide, overdue", "逾期未决"),
        Part::Carried => lang.pick("Carried over", "上次遗留"),
        Part::Dispute => lang.pick("To decide", "待决策"),
        Part::Revisit => lang.pick("Decisions to look at again", "待复查的决议"),
        Part::Overdue => lang.pick("Overdue", "逾期"),
        Part::Due => lang.pick("Due before the next", "下次会议前到期"),
        Part::New => lang.pick("New since the last", "上次会议后新增"),
        Part::Added => lang.pick("Added", "临时议题"),
        Part::Done => lang.pick("Done since the last", "上次会议后完成"),
    }
}

/// When a series meets next, and when it should have met.
pub fn next_and_missed(lang: Lang, series: &Series, today: NaiveDate) -> String {
    let day = |day| dates::near(lang, crate::domain::due::Due::day(day), today);
    let next_one = series.next(today).map(|planned| match (planned.on - today).num_days() {
        0 | 1 => soon(lang, &day(planned.on)),
        _ => next(lang, &day(planned.on)),
    });
    let missed_ones = series.missed(today);
    let missed_ones = missed_ones.last().map(|last| match missed_ones.len() {
        1 => missed(lang, &day(last.on)),
        n => missed_times(lang, n, &day(last.on)),
    });
    let both: Vec<String> = missed_ones.into_iter().chain(next_one).collect();
    both.join(lang.pick(", ", "，"))
}

/// When a series meets: `every Monday`, `每两周周四`.
pub fn rule(lang: Lang, rule: Rule) -> String {
    let day = |on| dates::weekday(lang, on);
    match rule {
        Rule::Weekly { weeks: 1, on } => every_week(lang, day(on)),
        Rule::Weekly { on, .. } => every_two_weeks(lang, day(on)),
        Rule::MonthlyWeekday { nth: Nth::Last, on } => last_of_month(lang, day(on)),
        Rule::MonthlyWeekday { nth: Nth::Of(nth), on } => nth_of_month(lang, nth, day(on)),
        Rule::MonthlyDay(day) => day_of_month(lang, day),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::Weekday;

    #[test]
    fn what_is_said_of_a_rule_is_understood_as_that_rule() {
        let days = || (0..7u8).map(|day| Weekday::try_from(day).unwrap());
        let nths = || (1..=4).map(Nth::Of).chain([Nth::Last]);
        let weekly = (1..=2).flat_map(|weeks| days().map(move |on| Rule::Weekly { weeks, on }));
        let monthly = nths().flat_map(|nth| days().map(move |on| Rule::MonthlyWeekday { nth, on }));
        let all: Vec<Rule> = weekly.chain(monthly).chain((1..=31).map(Rule::MonthlyDay)).collect();
        for one in all {
            assert_eq!(Rule::recognise(&one.to_string()), Ok(one));
            for lang in Lang::ALL {
                assert_eq!(Rule::recognise(&rule(lang, one)), Ok(one), "{}", rule(lang, one));
            }
        }
    }
}
