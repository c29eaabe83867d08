//! Chinese forms. Every rule reads the text to its end or not at all.

use chrono::{Datelike, NaiveDate, Weekday};

use super::super::due::Due;
use super::calendar::{
    Unit, after, civil, day_in, day_of_month, day_of_year, end, last_day, month, period, quarter, week, weekday,
    weekday_of_week,
};
use super::numeral::{self, count, ordinal};

/// The deadline that a plain text means.
pub(super) fn parse(text: &str, today: NaiveDate) -> Option<Due> {
    day_by_name(text, today)
        .or_else(|| in_a_week(text, today))
        .or_else(|| span(text, today))
        .or_else(|| end_of(text, today))
        .or_else(|| month_or_quarter(text, today))
        .or_else(|| numbered_week(text, today))
        .or_else(|| day_of_a_month(text, today))
        .or_else(|| holiday(text, today))
}

/// `今天`, `大后天`.
fn day_by_name(text: &str, today: NaiveDate) -> Option<Due> {
    let n = match text {
        "今天" | "今日" => 0,
        "明天" | "明日" => 1,
        "后天" => 2,
        "大后天" => 3,
        "昨天" | "昨日" => -1,
        "前天" => -2,
        "大前天" => -3,
        _ => return None,
    };
    after(today, n, Unit::Day)
}

/// `周五`, `下周五`, `下下周一`, `本周`, `周末`.
fn in_a_week(text: &str, today: NaiveDate) -> Option<Due> {
    let (n, text) = shift(text);
    let what = strip(text, &["周", "星期", "礼拜"])?;
    if what.is_empty() {
        return period(today, n?, Unit::Week);
    }
    let day = match what {
        "一" => Weekday::Mon,
        "二" => Weekday::Tue,
        "三" => Weekday::Wed,
        "四" => Weekday::Thu,
        "五" => Weekday::Fri,
        "六" => Weekday::Sat,
        "末" if text.starts_with('周') => Weekday::Sat,
        "日" | "天" => Weekday::Sun,
        _ => return None,
    };
    match n {
        Some(n) => weekday_of_week(today, n, day),
        None => weekday(today, day),
    }
}

/// `3天后`, `两周内`, `半个月后`, `一年前`.
fn span(text: &str, today: NaiveDate) -> Option<Due> {
    let (n, unit, direction) = match text.strip_prefix('半') {
        Some(rest) => match strip(rest, &["个月"]) {
            Some(direction) => (15, Unit::Day, direction),
            None => (6, Unit::Month, strip(rest, &["年"])?),
        },
        None => {
            let (n, rest) = count(text)?;
            let (unit, direction) = unit(rest)?;
            (i64::from(n), unit, direction)
        }
    };
    match direction {
        "后" | "之后" | "以后" | "内" | "之内" | "以内" => after(today, n, unit),
        "前" | "之前" | "以前" => after(today, -n, unit),
        _ => None,
    }
}

/// The unit of a length of time and what follows it. `3月` is a month, `3季度` a quarter
/// and `3日` a day of a month, so these are no lengths.
fn unit(text: &str) -> Option<(Unit, &str)> {
    let (counted, rest) = match text.strip_prefix('个') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let names: &[(&str, Unit)] = if counted {
        &[("月", Unit::Month), ("星期", Unit::Week), ("礼拜", Unit::Week), ("季度", Unit::Quarter)]
    } else {
        &[("天", Unit::Day), ("周", Unit::Week), ("星期", Unit::Week), ("礼拜", Unit::Week), ("年", Unit::Year)]
    };
    names.iter().find_map(|(name, unit)| Some((*unit, rest.strip_prefix(name)?)))
}

/// `月底`, `下个月末`, `季度末`, `年底`, `明年年底`, `12月底`.
fn end_of(text: &str, today: NaiveDate) -> Option<Due> {
    let what = text.strip_suffix(['底', '末'])?;
    match what {
        "月" => return end(today, 0, Unit::Month),
        "季" | "季度" => return end(today, 0, Unit::Quarter),
        "年" => return end(today, 0, Unit::Year),
        _ => {}
    }
    match year(what, today) {
        (Some(year), "" | "年") => civil(year, 12, 31),
        _ => month_or_quarter(what, today).map(last_day),
    }
}

/// `下个月`, `本季度`, `12月`, `明年3月`, `四季度`, `2026年Q4`.
fn month_or_quarter(text: &str, today: NaiveDate) -> Option<Due> {
    if let (Some(n), unit) = shift(text) {
        return match unit {
            "月" => period(today, n, Unit::Month),
            "季" | "季度" => period(today, n, Unit::Quarter),
            _ => None,
        };
    }
    let (year, text) = year(text, today);
    if let Some(number) = text.strip_prefix('q') {
        let (number, "") = ordinal(number)? else { return None };
        return quarter(today, year, number);
    }
    match text.strip_prefix('第') {
        Some(number) => match ordinal(number)? {
            (number, "季" | "季度") => quarter(today, year, number),
            _ => None,
        },
        None => match ordinal(text)? {
            (number, "月") => month(today, year, number),
            (number, "季度") => quarter(today, year, number),
            _ => None,
        },
    }
}

/// `第49周`, `2026年第49周`.
fn numbered_week(text: &str, today: NaiveDate) -> Option<Due> {
    let (year, text) = year(text, today);
    match ordinal(text.strip_prefix('第')?)? {
        (number, "周") => week(today, year, number),
        _ => None,
    }
}

/// `5号`, `12月5日`, `下个月5号`, `明年3月5日`, `2026年12月5日`.
fn day_of_a_month(text: &str, today: NaiveDate) -> Option<Due> {
    if let (Some(n), text) = shift(text) {
        let month = period(today, n, Unit::Month)?;
        return day_in(month, day_number(text.strip_prefix('月')?)?);
    }
    let (year, text) = year(text, today);
    match (year, text.split_once('月')) {
        (year, Some((month, day))) => {
            let (month, "") = ordinal(month)? else { return None };
            day_of_year(today, year, month, day_number(day)?)
        }
        (None, None) => day_of_month(today, day_number(text)?),
        (Some(_), None) => None,
    }
}

fn day_number(text: &str) -> Option<u32> {
    match ordinal(text)? {
        (number, "日" | "号") => Some(number),
        _ => None,
    }
}

/// The public holidays that have a date of their own; those of the lunar calendar have none.
fn holiday(text: &str, today: NaiveDate) -> Option<Due> {
    let (year, name) = year(text, today);
    let (month, day) = match name {
        "元旦" => (1, 1),
        "劳动节" | "五一" => (5, 1),
        "国庆节" | "国庆" => (10, 1),
        _ => return None,
    };
    day_of_year(today, year, month, day)
}

/// How many weeks, months or quarters from this one the text says, if it does, and what follows.
fn shift(text: &str) -> (Option<i32>, &str) {
    let shifts = [("下下", 2), ("下", 1), ("本", 0), ("这", 0), ("上上", -2), ("上", -1)];
    for (word, n) in shifts {
        if let Some(rest) = text.strip_prefix(word) {
            return (Some(n), rest.strip_prefix('个').unwrap_or(rest));
        }
    }
    (None, text)
}

/// The year that the text says, if it does, and what follows.
fn year(text: &str, today: NaiveDate) -> (Option<i32>, &str) {
    for (word, n) in [("今年", 0), ("明年", 1), ("后年", 2), ("去年", -1)] {
        if let Some(rest) = text.strip_prefix(word) {
            return (today.year().checked_add(n), rest);
        }
    }
    match numeral::year(text).and_then(|(year, rest)| Some((year, rest.strip_prefix('年')?))) {
        Some((year, rest)) => (Some(year), rest),
        None => (None, text),
    }
}

fn strip<'a>(text: &'a str, words: &[&str]) -> Option<&'a str> {
    words.iter().find_map(|word| text.strip_prefix(word))
}
