//! When a series meets: weekly, every two weeks, monthly.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use crate::domain::bad_value::BadValue;

/// When a series meets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// Every week or every second one, on a weekday.
    Weekly {
        /// 1 or 2: from one week to the next.
        weeks: u32,
        /// The day of the week.
        on: Weekday,
    },
    /// On the first, second, third, fourth or last such weekday of the month.
    MonthlyWeekday {
        /// Which of them.
        nth: Nth,
        /// The day of the week.
        on: Weekday,
    },
    /// On a day of the month; in a shorter month on its last day.
    MonthlyDay(u32),
}

/// Which of the weekdays of a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nth {
    /// 1 to 4.
    Of(u8),
    /// The last one.
    Last,
}

/// The written forms, as samples.
pub const SAMPLES: &[&str] = &["weekly mon", "biweekly thu", "monthly first mon", "monthly last fri", "monthly 25"];

/// The English short names of the weekdays, from Monday.
const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const NTHS: [&str; 4] = ["first", "second", "third", "fourth"];

impl Rule {
    /// The first day of the rule on a day or after it; weeks are counted from `start`.
    pub fn on_or_after(self, day: NaiveDate, start: NaiveDate) -> Option<NaiveDate> {
        let day = day.max(start);
        match self {
            Rule::Weekly { weeks, on } => {
                let first = next_weekday(start, on)?;
                let step = i64::from(weeks.max(1)) * 7;
                let since = (day - first).num_days();
                let steps = if since <= 0 { 0 } else { (since + step - 1) / step };
                first.checked_add_days(Days::new(u64::try_from(steps * step).ok()?))
            }
            Rule::MonthlyWeekday { .. } | Rule::MonthlyDay(_) => {
                let this = self.in_month(day)?;
                if this >= day {
                    return Some(this);
                }
                self.in_month(day.with_day(1)?.checked_add_months(Months::new(1))?)
            }
        }
    }

    /// The day of a monthly rule in the month of a day.
    fn in_month(self, day: NaiveDate) -> Option<NaiveDate> {
        let (year, month) = (day.year(), day.month());
        let nth = |n, on| NaiveDate::from_weekday_of_month_opt(year, month, on, n);
        match self {
            Rule::Weekly { .. } => None,
            Rule::MonthlyWeekday { nth: Nth::Of(n), on } => nth(n, on),
            Rule::MonthlyWeekday { nth: Nth::Last, on } => nth(5, on).or_else(|| nth(4, on)),
            Rule::MonthlyDay(wanted) => {
                (1..=wanted.min(31)).rev().find_map(|wanted| NaiveDate::from_ymd_opt(year, month, wanted))
            }
        }
    }

    /// The rule that a person means, in English or Chinese: `every monday`, `每两周周四`, `每月最后一个周五`, `monthly 25`.
    ///
    /// # Errors
    /// A text that is none, with samples.
    pub fn recognise(text: &str) -> Result<Rule, BadValue> {
        let lower = text.trim().to_lowercase();
        let read = if lower.contains('每') { chinese(&lower) } else { english(&lower) };
        read.ok_or_else(|| BadValue::new(text, SAMPLES))
    }
}

fn next_weekday(day: NaiveDate, on: Weekday) -> Option<NaiveDate> {
    day.checked_add_days(Days::new(u64::from(on.days_since(day.weekday()))))
}

fn english(text: &str) -> Option<Rule> {
    let all: Vec<&str> = text.split(|c: char| c.is_whitespace() || c == '-').filter(|word| !word.is_empty()).collect();
    let is_monthly = all.iter().any(|word| matches!(*word, "month" | "monthly"));
    // Every second Thursday is every two weeks; the second Thursday is that of a month.
    if let ["every" | "each", "second" | "2nd" | "other", rest @ ..] = all.as_slice()
        && !is_monthly
    {
        let on = rest.iter().find(|word| !matches!(**word, "week" | "on"))?;
        return weekday(on).filter(|_| rest.last() == Some(on)).map(|on| Rule::Weekly { weeks: 2, on });
    }
    let is_small = |word: &&str| matches!(*word, "on" | "the" | "every" | "of" | "each" | "day" | "month" | "weeks");
    let words: Vec<&str> = all.into_iter().filter(|word| !is_small(word)).collect();
    match *words.as_slice() {
        [day] if is_monthly => month_day(day),
        [on] | ["weekly" | "week", on] => weekday(on).map(|on| Rule::Weekly { weeks: 1, on }),
        ["biweekly" | "fortnightly" | "two" | "2", on] => weekday(on).map(|on| Rule::Weekly { weeks: 2, on }),
        ["monthly", nth, on] => monthly_weekday(nth, on),
        ["monthly", day] => month_day(day),
        [nth, on] => monthly_weekday(nth, on),
        _ => None,
    }
}

fn monthly_weekday(nth: &str, on: &str) -> Option<Rule> {
    let nth = match nth {
        "last" => Nth::Last,
        other => {
            let place = NTHS.iter().position(|name| *name == other);
            let short = ["1st", "2nd", "3rd", "4th"].iter().position(|name| *name == other);
            Nth::Of(u8::try_from(place.or(short)? + 1).ok()?)
        }
    };
    weekday(on).map(|on| Rule::MonthlyWeekday { nth, on })
}

fn month_day(text: &str) -> Option<Rule> {
    let digits = text.trim_end_matches(|c: char| !c.is_ascii_digit());
    let day = digits.parse::<u32>().ok().filter(|day| (1..=31).contains(day))?;
    Some(Rule::MonthlyDay(day))
}

fn weekday(word: &str) -> Option<Weekday> {
    word.trim_end_matches('s').parse().ok().or_else(|| word.parse().ok())
}

fn chinese(text: &str) -> Option<Rule> {
    let text: String = text.split_whitespace().collect();
    let text = text.strip_prefix('每')?.replace("星期", "周").replace("礼拜", "周").replace(['个', '的'], "");
    if let Some(rest) = text.strip_prefix('月') {
        return chinese_month(rest);
    }
    let (weeks, rest) = match ["两周", "二周", "2周", "双周", "隔周"].iter().find_map(|two| text.strip_prefix(two))
    {
        Some(rest) => (2, rest),
        None => (1, text.strip_prefix('周')?),
    };
    chinese_weekday(rest.trim_start_matches('周')).map(|on| Rule::Weekly { weeks, on })
}

fn chinese_month(text: &str) -> Option<Rule> {
    if let Some(day) = text.strip_suffix(['日', '号'])
        && !text.contains('周')
    {
        return month_day(day);
    }
    let (nth, on) = text.split_once('周')?;
    let nth = match nth {
        "最后" | "最后一" => Nth::Last,
        nth => match nth.strip_prefix('第')? {
            "一" | "1" => Nth::Of(1),
            "二" | "2" => Nth::Of(2),
            "三" | "3" => Nth::Of(3),
            "四" | "4" => Nth::Of(4),
            _ => return None,
        },
    };
    chinese_weekday(on).map(|on| Rule::MonthlyWeekday { nth, on })
}

fn chinese_weekday(text: &str) -> Option<Weekday> {
    Some(match text {
        "一" | "1" => Weekday::Mon,
        "二" | "2" => Weekday::Tue,
        "三" | "3" => Weekday::Wed,
        "四" | "4" => Weekday::Thu,
        "五" | "5" => Weekday::Fri,
        "六" | "6" => Weekday::Sat,
        "日" | "天" | "7" => Weekday::Sun,
        _ => return None,
    })
}

impl std::fmt::Display for Rule {
    /// The written form: `weekly mon`, `biweekly thu`, `monthly first mon`, `monthly last fri`, `monthly 25`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let day = |on: &Weekday| DAYS.get(on.num_days_from_monday() as usize).copied().unwrap_or_default();
        match self {
            Rule::Weekly { weeks: 1, on } => write!(f, "weekly {}", day(on)),
            Rule::Weekly { on, .. } => write!(f, "biweekly {}", day(on)),
            Rule::MonthlyWeekday { nth: Nth::Last, on } => write!(f, "monthly last {}", day(on)),
            Rule::MonthlyWeekday { nth: Nth::Of(n), on } => {
                let nth = usize::from(*n).checked_sub(1).and_then(|place| NTHS.get(place));
                write!(f, "monthly {} {}", nth.copied().unwrap_or("first"), day(on))
            }
            Rule::MonthlyDay(day) => write!(f, "monthly {day}"),
        }
    }
}

impl std::str::FromStr for Rule {
    type Err = BadValue;

    fn from_str(text: &str) -> Result<Rule, BadValue> {
        Rule::recognise(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn days(rule: &str, start: &str, count: usize) -> Vec<String> {
        let rule = Rule::recognise(rule).unwrap();
        let mut from = day(start);
        let mut days = Vec::new();
        while days.len() < count {
            let next = rule.on_or_after(from, day(start)).unwrap();
            days.push(next.to_string());
            from = next.succ_opt().unwrap();
        }
        days
    }

    #[test]
    fn both_languages_say_the_same_rules() {
        for (written, others) in [
            ("weekly mon", &["every monday", "Mondays", "每周一", "每星期一"][..]),
            ("biweekly thu", &["every 2 weeks on thursday", "every two weeks thu", "每两周周四", "每双周四"]),
            ("biweekly thu", &["every second thu", "Every other Thursday", "every 2nd week on thursday"]),
            (
                "monthly second thu",
                &["the second thu of every month", "second thursday", "every second thu of the month"],
            ),
            ("monthly first mon", &["first monday", "monthly 1st mon", "每月第一个周一"]),
            ("monthly last fri", &["the last friday of every month", "每月最后一个星期五"]),
            ("monthly 25", &["monthly on the 25th", "每月25日", "每月 25 号"]),
        ] {
            for text in others.iter().chain([&written]) {
                assert_eq!(Rule::recognise(text).map(|rule| rule.to_string()), Ok(written.to_string()), "{text}");
            }
        }
    }

    #[test]
    fn what_is_no_rule_is_refused_with_samples() {
        for text in [
            "",
            "daily",
            "monthly 32",
            "monthly fifth mon",
            "every second",
            "every second thu fri",
            "每天",
            "每月第五个周一",
            "每周八",
        ] {
            assert!(!Rule::recognise(text).unwrap_err().accepted.is_empty(), "{text}");
        }
    }

    #[test]
    fn weeks_are_counted_from_the_start() {
        assert_eq!(days("weekly mon", "2026-11-25", 2), ["2026-11-30", "2026-12-07"]);
        assert_eq!(days("biweekly thu", "2026-12-24", 3), ["2026-12-24", "2027-01-07", "2027-01-21"]);
    }

    #[test]
    fn the_end_of_a_month_is_its_last_day_leap_days_too() {
        assert_eq!(days("monthly 31", "2028-01-31", 4), ["2028-01-31", "2028-02-29", "2028-03-31", "2028-04-30"]);
        assert_eq!(days("monthly 29", "2027-02-01", 2), ["2027-02-28", "2027-03-29"]);
        assert_eq!(days("monthly last fri", "2026-12-26", 2), ["2027-01-29", "2027-02-26"]);
        assert_eq!(days("monthly first mon", "2026-11-03", 2), ["2026-12-07", "2027-01-04"]);
    }

    proptest! {
        #[test]
        fn no_day_of_the_rule_is_left_out_and_none_is_repeated(
            place in 0..SAMPLES.len(), start in 0u64..4000, gap in 0u64..1000
        ) {
            let rule = Rule::recognise(SAMPLES[place]).unwrap();
            let start = day("2024-01-01") + Days::new(start);
            let from = start + Days::new(gap);
            let next = rule.on_or_after(from, start).unwrap();
            prop_assert!(next >= from);
            // From every day up to it the next one is the same.
            let between = from + Days::new(u64::try_from((next - from).num_days()).unwrap() / 2);
            prop_assert_eq!(rule.on_or_after(between, start), Some(next));
            prop_assert_eq!(rule.on_or_after(next, start), Some(next));
        }
    }
}
