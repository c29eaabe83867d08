//! Dates and times as each language writes them: relative where near, absolute where far.

use chrono::{DateTime, Datelike, NaiveDate, TimeZone, Utc, Weekday};

use super::Lang;
use super::words::words;
use crate::domain::due::{Due, Precision};

words! {
    today = "today" | "今天";
    tomorrow = "tomorrow" | "明天";
    yesterday = "yesterday" | "昨天";
    last_week = "last week" | "上周";
    this_week = "this week" | "本周";
    next_week = "next week" | "下周";
    week(week: u32) = "week {week}" | "第{week}周";
    week_of_year(week: u32, year: i32) = "week {week} {year}" | "{year}年第{week}周";
    quarter_of_year(number: u32, year: i32) = "Q{number} {year}" | "{year}年Q{number}";
    in_next_week(weekday: &str) = "{weekday}" | "下{weekday}";
    /// By how many days an open item is overdue.
    late(days: i64) = "{days}d late" | "逾期 {days} 天";
    just_now = "just now" | "刚刚";
    minutes_ago(minutes: i64) = "{minutes} min" | "{minutes} 分钟前";
    hours_ago(hours: i64) = "{hours} h" | "{hours} 小时前";
    days_ago(days: i64) = "{days}d" | "{days} 天前";
    /// Of a span of time, which in Chinese says so itself.
    ago_of(span: String) = "{span} ago" | "{span}";
}

/// A deadline: `today`, `Fri` (within the coming six days), `5 Dec`, `next week`, `week 49`, `Dec`, `Q4`; with its year
/// where that is not the year of today. In Chinese a weekday of the week after this one is `下周一`. Whether it is late is
/// said by [`late`].
pub fn near(lang: Lang, due: Due, today: NaiveDate) -> String {
    let first = due.first();
    let this_year = first.year() == today.year();
    match due.precision() {
        Precision::Day => near_day(lang, first, today),
        Precision::Week => near_week(lang, first, today),
        Precision::Month if this_year => written(lang, first, "%b", "%-m月"),
        Precision::Month => written(lang, first, "%b %Y", "%Y年%-m月"),
        Precision::Quarter if this_year => quarter(lang, first).to_owned(),
        Precision::Quarter => quarter_of_year(lang, first.month0() / 3 + 1, first.year()),
    }
}

/// A deadline where room is scarce, in a cell of a list: as [`near`] says it, but a Chinese day of another year in digits,
/// `2027-12-15`.
pub fn in_cell(lang: Lang, due: Due, today: NaiveDate) -> String {
    let (near, first) = (near(lang, due, today), due.first());
    let is_dated = due.precision() == Precision::Day && near == short(lang, first, today);
    if lang == Lang::Zh && is_dated && first.year() != today.year() { due.to_string() } else { near }
}

/// How long ago something was: `just now`, `5 min`, `3 h`, `yesterday`, `5d`, then its date. The time zone of `now` says
/// when a day begins. What lies ahead, because clocks differ, is just now.
pub fn ago(lang: Lang, then: DateTime<Utc>, now: DateTime<impl TimeZone>) -> String {
    told_ago(lang, then, now, |span| span)
}

/// The same behind a verb: `just now`, `5 min ago`, `yesterday`, `5d ago`, `12 Nov`.
pub fn ago_in_full(lang: Lang, then: DateTime<Utc>, now: DateTime<impl TimeZone>) -> String {
    told_ago(lang, then, now, |span| ago_of(lang, span))
}

fn told_ago(
    lang: Lang,
    then: DateTime<Utc>,
    now: DateTime<impl TimeZone>,
    of_span: impl Fn(String) -> String,
) -> String {
    let passed = now.to_utc() - then;
    let (day, today) = (then.with_timezone(&now.timezone()).date_naive(), now.date_naive());
    match (passed.num_minutes(), passed.num_hours(), (today - day).num_days()) {
        (..1, ..) => just_now(lang).to_owned(),
        (minutes @ ..60, ..) => of_span(minutes_ago(lang, minutes)),
        (_, hours, 0) | (_, hours @ ..12, _) => of_span(hours_ago(lang, hours)),
        (_, _, 1) => yesterday(lang).to_owned(),
        (_, _, days @ ..7) => of_span(days_ago(lang, days)),
        _ => short(lang, day, today),
    }
}

/// How many days ago something was, by the calendar of the reader; what lies ahead, because clocks differ, is today.
pub fn days_since(then: DateTime<Utc>, now: DateTime<impl TimeZone>) -> i64 {
    let day = then.with_timezone(&now.timezone()).date_naive();
    (now.date_naive() - day).num_days().max(0)
}

/// A date with its weekday: `Sat 5 Dec 2026`, `2026年12月5日 周六`.
pub fn full(lang: Lang, day: NaiveDate) -> String {
    match lang {
        Lang::En => day.format("%a %-d %b %Y").to_string(),
        Lang::Zh => format!("{} {}", day.format("%Y年%-m月%-d日"), weekday(lang, day.weekday())),
    }
}

/// A date without its weekday: `5 Dec`, `12月5日`; with its year where that is not the year of today.
pub fn short(lang: Lang, day: NaiveDate, today: NaiveDate) -> String {
    if day.year() == today.year() {
        written(lang, day, "%-d %b", "%-m月%-d日")
    } else {
        written(lang, day, "%-d %b %Y", "%Y年%-m月%-d日")
    }
}

/// A weekday in its short form: `Fri`, `周五`.
pub fn weekday(lang: Lang, day: Weekday) -> &'static str {
    let (en, zh) = match day {
        Weekday::Mon => ("Mon", "周一"),
        Weekday::Tue => ("Tue", "周二"),
        Weekday::Wed => ("Wed", "周三"),
        Weekday::Thu => ("Thu", "周四"),
        Weekday::Fri => ("Fri", "周五"),
        Weekday::Sat => ("Sat", "周六"),
        Weekday::Sun => ("Sun", "周日"),
    };
    lang.pick(en, zh)
}

fn near_day(lang: Lang, day: NaiveDate, now: NaiveDate) -> String {
    match (day - now).num_days() {
        -1 => yesterday(lang).to_owned(),
        0 => today(lang).to_owned(),
        1 => tomorrow(lang).to_owned(),
        2..=6 if day.iso_week() != now.iso_week() => in_next_week(lang, weekday(lang, day.weekday())),
        2..=6 => weekday(lang, day.weekday()).to_owned(),
        _ => short(lang, day, now),
    }
}

fn near_week(lang: Lang, monday: NaiveDate, today: NaiveDate) -> String {
    let week_of_due = monday.iso_week();
    match (monday - Due::week_of(today).first()).num_days() / 7 {
        -1 => last_week(lang).to_owned(),
        0 => this_week(lang).to_owned(),
        1 => next_week(lang).to_owned(),
        _ if week_of_due.year() == today.year() => week(lang, week_of_due.week()),
        _ => week_of_year(lang, week_of_due.week(), week_of_due.year()),
    }
}

fn quarter(lang: Lang, first: NaiveDate) -> &'static str {
    let (en, zh) = match first.month() {
        1..=3 => ("Q1", "一季度"),
        4..=6 => ("Q2", "二季度"),
        7..=9 => ("Q3", "三季度"),
        _ => ("Q4", "四季度"),
    };
    lang.pick(en, zh)
}

fn written(lang: Lang, day: NaiveDate, en: &str, zh: &str) -> String {
    day.format(lang.pick(en, zh)).to_string()
}

#[cfg(test)]
mod tests {
    use chrono::FixedOffset;

    use super::*;
    use crate::text::Lang::{En, Zh};

    /// A Wednesday, in week 48.
    const TODAY: &str = "2026-11-25";

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn both(due: &str, today: &str) -> (String, String) {
        let due: Due = due.parse().unwrap();
        (near(En, due, day(today)), near(Zh, due, day(today)))
    }

    #[test]
    fn days_are_named_where_near_and_dated_where_far() {
        for (due, en, zh) in [
            ("2026-11-24", "yesterday", "昨天"),
            ("2026-11-25", "today", "今天"),
            ("2026-11-26", "tomorrow", "明天"),
            ("2026-11-27", "Fri", "周五"),
            ("2026-11-29", "Sun", "周日"),
            ("2026-12-01", "Tue", "下周二"),
            ("2026-12-02", "2 Dec", "12月2日"),
            ("2026-11-23", "23 Nov", "11月23日"),
            ("2027-12-05", "5 Dec 2027", "2027年12月5日"),
            ("2025-01-09", "9 Jan 2025", "2025年1月9日"),
        ] {
            assert_eq!(both(due, TODAY), (en.into(), zh.into()), "{due}");
        }
    }

    #[test]
    fn the_coming_days_have_their_weekday_over_the_turn_of_the_year() {
        assert_eq!(both("2027-01-03", "2026-12-30"), ("Sun".into(), "周日".into()));
        assert_eq!(both("2027-01-04", "2027-01-02"), ("Mon".into(), "下周一".into()));
    }

    #[test]
    fn a_far_chinese_day_is_short_in_a_cell() {
        for (due, en, zh) in [
            ("2027-12-15", "15 Dec 2027", "2027-12-15"),
            ("2026-12-15", "15 Dec", "12月15日"),
            ("2026-11-26", "tomorrow", "明天"),
            ("2027-Q1", "Q1 2027", "2027年Q1"),
            ("2027-12", "Dec 2027", "2027年12月"),
        ] {
            let due: Due = due.parse().unwrap();
            let written = Lang::ALL.map(|lang| in_cell(lang, due, day(TODAY)));
            assert_eq!(written, [en, zh], "{due}");
        }
        let tomorrow = Due::day(day("2027-01-01"));
        assert_eq!(in_cell(Zh, tomorrow, day("2026-12-31")), "明天");
    }

    #[test]
    fn weeks_are_named_where_near_and_numbered_where_far() {
        for (due, en, zh) in [
            ("2026-W47", "last week", "上周"),
            ("2026-W48", "this week", "本周"),
            ("2026-W49", "next week", "下周"),
            ("2026-W50", "week 50", "第50周"),
            ("2026-W09", "week 9", "第9周"),
            ("2027-W02", "week 2 2027", "2027年第2周"),
        ] {
            assert_eq!(both(due, TODAY), (en.into(), zh.into()), "{due}");
        }
    }

    #[test]
    fn a_week_has_its_year_where_the_calendar_shows_another() {
        assert_eq!(both("2026-W51", "2027-01-02"), ("week 51 2026".into(), "2026年第51周".into()));
        assert_eq!(both("2027-W01", "2027-01-02"), ("next week".into(), "下周".into()));
        assert_eq!(both("2027-W02", "2027-01-02"), ("week 2".into(), "第2周".into()));
    }

    #[test]
    fn months_and_quarters_have_their_year_where_it_is_another() {
        for (due, en, zh) in [
            ("2026-12", "Dec", "12月"),
            ("2027-02", "Feb 2027", "2027年2月"),
            ("2026-Q4", "Q4", "四季度"),
            ("2027-Q1", "Q1 2027", "2027年Q1"),
            ("2025-Q4", "Q4 2025", "2025年Q4"),
        ] {
            assert_eq!(both(due, TODAY), (en.into(), zh.into()), "{due}");
        }
    }

    #[test]
    fn a_full_date_has_its_weekday_and_year() {
        assert_eq!(full(En, day("2026-12-05")), "Sat 5 Dec 2026");
        assert_eq!(full(Zh, day("2026-12-05")), "2026年12月5日 周六");
    }

    #[test]
    fn lateness_is_counted_in_days() {
        assert_eq!((late(En, 3), late(Zh, 3)), ("3d late".into(), "逾期 3 天".into()));
    }

    #[test]
    fn the_past_is_told_by_its_distance_on_the_readers_calendar() {
        let shanghai = FixedOffset::east_opt(8 * 3600).unwrap();
        let now = shanghai.with_ymd_and_hms(2026, 11, 25, 9, 30, 0).unwrap();
        for (then, en, zh) in [
            ("2026-11-25T09:29:30+08:00", "just now", "刚刚"),
            ("2026-11-25T11:00:00+08:00", "just now", "刚刚"),
            ("2026-11-25T09:25:00+08:00", "5 min", "5 分钟前"),
            ("2026-11-25T00:10:00+08:00", "9 h", "9 小时前"),
            ("2026-11-24T23:00:00+08:00", "10 h", "10 小时前"),
            ("2026-11-24T20:00:00+08:00", "yesterday", "昨天"),
            ("2026-11-24T00:00:00+08:00", "yesterday", "昨天"),
            ("2026-11-23T23:59:00+08:00", "2d", "2 天前"),
            ("2026-11-19T12:00:00+08:00", "6d", "6 天前"),
            ("2026-11-18T12:00:00+08:00", "18 Nov", "11月18日"),
            ("2025-11-18T12:00:00+08:00", "18 Nov 2025", "2025年11月18日"),
        ] {
            let then: DateTime<Utc> = then.parse().unwrap();
            assert_eq!((ago(En, then, now), ago(Zh, then, now)), (en.into(), zh.into()), "{then}");
        }
    }

    #[test]
    fn behind_a_verb_a_span_says_that_it_is_past_and_a_day_need_not() {
        let now: DateTime<Utc> = "2026-11-25T09:30:00Z".parse().unwrap();
        for (then, en, zh) in [
            ("2026-11-25T09:29:30Z", "just now", "刚刚"),
            ("2026-11-25T09:11:00Z", "19 min ago", "19 分钟前"),
            ("2026-11-25T06:00:00Z", "3 h ago", "3 小时前"),
            ("2026-11-24T09:00:00Z", "yesterday", "昨天"),
            ("2026-11-20T09:00:00Z", "5d ago", "5 天前"),
            ("2026-11-12T09:00:00Z", "12 Nov", "11月12日"),
        ] {
            let then: DateTime<Utc> = then.parse().unwrap();
            let told = (ago_in_full(En, then, now), ago_in_full(Zh, then, now));
            assert_eq!(told, (en.into(), zh.into()), "{then}");
        }
    }
}
