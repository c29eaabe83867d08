//! The accepted forms: the one source of the hints, of the guide to dates and of what is tested.

use chrono::NaiveDate;

/// A form in which a date may be typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Form {
    /// The form, or a sample of it.
    pub form: &'static str,
    /// Other spellings with the same meaning.
    pub also: &'static [&'static str],
    /// What it means on the example day, in canonical spelling.
    pub result: &'static str,
    /// Its meaning in English.
    pub english: &'static str,
    /// Its meaning in Chinese.
    pub chinese: &'static str,
}

/// The day on which the results of the table are true: Wednesday, 25 November 2026.
pub fn example_day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 25).unwrap_or_default()
}

macro_rules! forms {
    ($($form:literal $(| $also:literal)* => $result:literal, $english:literal, $chinese:literal;)+) => {
        /// Every accepted form, those in Latin letters and digits first.
        pub const FORMS: &[Form] = &[$(
            Form { form: $form, also: &[$($also),*], result: $result, english: $english, chinese: $chinese }
        ),+];
    };
}

forms! {
    "today" | "tod" => "2026-11-25", "today", "今天";
    "tomorrow" | "tom" => "2026-11-26", "tomorrow", "明天";
    "yesterday" => "2026-11-24", "yesterday", "昨天";
    "mon" | "monday" => "2026-11-30", "the first Monday from today on", "今天起的第一个周一";
    "tue" | "tues" | "tuesday" => "2026-12-01", "the first Tuesday from today on", "今天起的第一个周二";
    "wed" | "weds" | "wednesday" => "2026-11-25", "the first Wednesday from today on: today", "今天起的第一个周三，即今天";
    "thu" | "thur" | "thurs" | "thursday" => "2026-11-26", "the first Thursday from today on", "今天起的第一个周四";
    "fri" | "friday" => "2026-11-27", "the first Friday from today on", "今天起的第一个周五";
    "sat" | "saturday" | "weekend" => "2026-11-28", "the first Saturday from today on", "今天起的第一个周六";
    "sun" | "sunday" => "2026-11-29", "the first Sunday from today on", "今天起的第一个周日";
    "this fri" | "this friday" => "2026-11-27", "Friday of this week, even if it is over", "本周的周五，即使已过";
    "next fri" | "next friday" => "2026-12-04", "Friday of next week", "下周的周五";
    "last fri" | "last friday" => "2026-11-20", "Friday of last week", "上周的周五";
    "this weekend" => "2026-11-28", "Saturday of this week", "本周的周六";
    "next weekend" => "2026-12-05", "Saturday of next week", "下周的周六";
    "+3d" | "3d" | "3 days" | "three days" | "in 3d" | "in 3 days" => "2026-11-28", "in 3 days", "3 天后";
    "+2w" | "2w" | "2 weeks" | "two weeks" | "in 2w" | "in 2 weeks" => "2026-12-09", "in 2 weeks", "2 周后";
    "in 3 weeks" | "3 weeks" | "3w" | "in three weeks" => "2026-12-16", "in 3 weeks", "3 周后";
    "+1m" | "1m" | "1 month" | "a month" | "in a month" => "2026-12-25", "in a month", "1 个月后";
    "+1q" | "1q" | "1 quarter" | "in a quarter" => "2027-02-25", "in a quarter: 3 months", "1 个季度后，即 3 个月后";
    "+1y" | "1y" | "1 year" | "in a year" => "2027-11-25", "in a year", "1 年后";
    "-2d" | "2 days ago" => "2026-11-23", "2 days ago", "2 天前";
    "eow" | "end of week" => "2026-11-27", "end of the working week: the first Friday from today on", "工作周末尾，即今天起的第一个周五";
    "eom" | "end of month" => "2026-11-30", "last day of this month", "本月最后一天";
    "eoq" | "end of quarter" => "2026-12-31", "last day of this quarter", "本季度最后一天";
    "eoy" | "end of year" => "2026-12-31", "last day of this year", "今年最后一天";
    "end of next week" => "2026-12-04", "Friday of next week", "下周的周五";
    "end of next month" => "2026-12-31", "last day of next month", "下个月最后一天";
    "end of feb" | "end of february" => "2027-02-28", "last day of a month", "某个月的最后一天";
    "this week" => "2026-W48", "this week, Monday to Sunday", "本周，周一至周日";
    "next week" => "2026-W49", "next week", "下周";
    "last week" => "2026-W47", "last week", "上周";
    "this month" => "2026-11", "this month", "本月";
    "next month" => "2026-12", "next month", "下个月";
    "last month" => "2026-10", "last month", "上个月";
    "this quarter" => "2026-Q4", "this quarter", "本季度";
    "next quarter" => "2027-Q1", "next quarter", "下季度";
    "last quarter" => "2026-Q3", "last quarter", "上季度";
    "12-05" | "12/5" | "12/05" | "12-5" => "2026-12-05", "month and day, in this order", "先月后日";
    "2026-12-05" | "2026/12/05" | "2026.12.5" | "20261205" => "2026-12-05", "year, month and day", "年月日";
    "5 dec" | "dec 5" | "5th december" | "december 5th" => "2026-12-05", "a day of a month", "某月某日";
    "5 dec 2026" | "dec 5 2026" | "dec 5, 2026" => "2026-12-05", "a day of a month of a year", "某年某月某日";
    "5th" | "the 5th" => "2026-12-05", "the first day with this number from today on", "今天起的第一个 5 号";
    "jan" | "january" => "2027-01", "January", "1 月";
    "feb" | "february" => "2027-02", "February", "2 月";
    "mar" | "march" => "2027-03", "March", "3 月";
    "apr" | "april" => "2027-04", "April", "4 月";
    "may" => "2027-05", "May", "5 月";
    "jun" | "june" => "2027-06", "June", "6 月";
    "jul" | "july" => "2027-07", "July", "7 月";
    "aug" | "august" => "2027-08", "August", "8 月";
    "sep" | "sept" | "september" => "2027-09", "September", "9 月";
    "oct" | "october" => "2027-10", "October", "10 月";
    "nov" | "november" => "2026-11", "November: it is not over", "11 月：尚未过完";
    "dec" | "december" => "2026-12", "December", "12 月";
    "2026-12" | "2026/12" | "dec 2026" | "2026 dec" => "2026-12", "a month of a year", "某年某月";
    "Q1" => "2027-Q1", "a quarter", "某个季度";
    "2026-Q4" | "2026Q4" | "Q4 2026" => "2026-Q4", "a quarter of a year", "某年某季度";
    "W49" => "2026-W49", "an ISO week", "某个 ISO 周";
    "2026-W49" | "2026W49" => "2026-W49", "an ISO week of a year", "某年某 ISO 周";

    "今天" | "今日" => "2026-11-25", "today", "今天";
    "明天" | "明日" => "2026-11-26", "tomorrow", "明天";
    "后天" | "後天" => "2026-11-27", "in 2 days", "2 天后";
    "大后天" => "2026-11-28", "in 3 days", "3 天后";
    "昨天" | "昨日" => "2026-11-24", "yesterday", "昨天";
    "前天" => "2026-11-23", "2 days ago", "2 天前";
    "周一" | "星期一" | "礼拜一" => "2026-11-30", "the first Monday from today on", "今天起的第一个周一";
    "周二" | "星期二" | "礼拜二" => "2026-12-01", "the first Tuesday from today on", "今天起的第一个周二";
    "周三" | "星期三" | "礼拜三" => "2026-11-25", "the first Wednesday from today on: today", "今天起的第一个周三，即今天";
    "周四" | "星期四" | "礼拜四" => "2026-11-26", "the first Thursday from today on", "今天起的第一个周四";
    "周五" | "星期五" | "礼拜五" => "2026-11-27", "the first Friday from today on", "今天起的第一个周五";
    "周六" | "星期六" | "礼拜六" | "周末" => "2026-11-28", "the first Saturday from today on", "今天起的第一个周六";
    "周日" | "周天" | "星期日" | "星期天" | "礼拜天" => "2026-11-29", "the first Sunday from today on", "今天起的第一个周日";
    "本周五" | "这周五" | "这个星期五" => "2026-11-27", "Friday of this week, even if it is over", "本周的周五，即使已过";
    "下周五" | "下星期五" | "下个星期五" | "下礼拜五" => "2026-12-04", "Friday of next week", "下周的周五";
    "下下周一" => "2026-12-07", "Monday of the week after next", "下下周的周一";
    "上周五" => "2026-11-20", "Friday of last week", "上周的周五";
    "本周末" | "这周末" => "2026-11-28", "Saturday of this week", "本周的周六";
    "下周末" => "2026-12-05", "Saturday of next week", "下周的周六";
    "3天后" | "三天后" | "3天内" | "3天之后" | "三天以内" => "2026-11-28", "in 3 days, within 3 days", "3 天后，3 天内";
    "两周后" | "2周后" | "2周内" | "两个星期后" => "2026-12-09", "in 2 weeks", "2 周后";
    "半个月后" => "2026-12-10", "in half a month: 15 days", "15 天后";
    "一个月后" | "1个月后" | "1个月内" => "2026-12-25", "in a month", "1 个月后";
    "3个月后" | "三个月后" | "一个季度后" => "2027-02-25", "in 3 months", "3 个月后";
    "半年后" => "2027-05-25", "in half a year: 6 months", "6 个月后";
    "一年后" | "1年后" => "2027-11-25", "in a year", "1 年后";
    "2天前" | "两天前" => "2026-11-23", "2 days ago", "2 天前";
    "月底" | "月末" | "本月底" => "2026-11-30", "last day of this month", "本月最后一天";
    "下月底" | "下个月底" | "下月末" => "2026-12-31", "last day of next month", "下个月最后一天";
    "季末" | "季度末" | "本季度末" => "2026-12-31", "last day of this quarter", "本季度最后一天";
    "下季度末" => "2027-03-31", "last day of next quarter", "下季度最后一天";
    "年底" | "年末" | "今年年底" => "2026-12-31", "last day of this year", "今年最后一天";
    "明年底" | "明年年底" => "2027-12-31", "last day of next year", "明年最后一天";
    "2月底" | "二月底" => "2027-02-28", "last day of a month", "某个月的最后一天";
    "本周" | "这周" | "这个星期" => "2026-W48", "this week, Monday to Sunday", "本周，周一至周日";
    "下周" | "下星期" | "下礼拜" => "2026-W49", "next week", "下周";
    "上周" => "2026-W47", "last week", "上周";
    "本月" | "这个月" => "2026-11", "this month", "本月";
    "下个月" | "下月" => "2026-12", "next month", "下个月";
    "上个月" | "上月" => "2026-10", "last month", "上个月";
    "本季度" | "这个季度" => "2026-Q4", "this quarter", "本季度";
    "下季度" | "下个季度" => "2027-Q1", "next quarter", "下季度";
    "上季度" => "2026-Q3", "last quarter", "上季度";
    "12月5日" | "12月5号" | "十二月五日" | "12 月 5 日" => "2026-12-05", "a day of a month", "某月某日";
    "2026年12月5日" | "二〇二六年十二月五日" => "2026-12-05", "a day of a month of a year", "某年某月某日";
    "明年3月5日" | "明年三月五号" => "2027-03-05", "a day of a month of next year", "明年某月某日";
    "下个月5号" | "下月5日" => "2026-12-05", "a day of next month", "下个月某日";
    "5号" | "5日" | "五号" => "2026-12-05", "the first day with this number from today on", "今天起的第一个 5 号";
    "12月" | "十二月" => "2026-12", "a month", "某个月";
    "明年3月" => "2027-03", "a month of next year", "明年某月";
    "2026年12月" => "2026-12", "a month of a year", "某年某月";
    "四季度" | "第四季度" | "4季度" => "2026-Q4", "a quarter", "某个季度";
    "明年一季度" | "明年Q1" => "2027-Q1", "a quarter of next year", "明年某季度";
    "2026年四季度" | "2026年第四季度" | "2026年Q4" => "2026-Q4", "a quarter of a year", "某年某季度";
    "第49周" | "2026年第49周" => "2026-W49", "an ISO week", "某个 ISO 周";
    "元旦" => "2027-01-01", "New Year's Day, 1 January", "1 月 1 日";
    "劳动节" | "五一" => "2027-05-01", "Labour Day, 1 May", "5 月 1 日";
    "国庆节" | "国庆" => "2027-10-01", "National Day, 1 October", "10 月 1 日";
}
