//! Days and moments as the files of other tools write them.
//!
//! Where a file gives no zone, the zone of the importing person is meant. A day without a time is its noon there, so that it
//! stays the same day for nearly everyone.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime, Offset, TimeZone, Utc};

use crate::domain::date;
use crate::domain::due::Due;
use crate::domain::zone::Zone;

/// When and where a file is read.
#[derive(Debug, Clone, Copy)]
pub struct Here {
    /// The civil date where the person is: what `fri` in a cell is counted from.
    pub today: NaiveDate,
    /// The zone of the person's clock: meant by times that name none.
    pub zone: Zone,
}

impl From<NaiveDate> for Here {
    /// At UTC.
    fn from(today: NaiveDate) -> Here {
        Here { today, zone: Zone::default() }
    }
}

/// How the dates of one file are read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Dates {
    pub(super) here: Here,
    /// `1/2/2026` is the first of February; else January the second.
    pub(super) day_first: bool,
}

impl Dates {
    /// The moment that a cell names.
    pub(super) fn moment(self, text: &str) -> Option<DateTime<Utc>> {
        let written = self.written(text)?;
        let time = written.time.or(NaiveTime::from_hms_opt(12, 0, 0))?;
        let local = written.day.and_time(time);
        let zone = written.zone.unwrap_or_else(|| self.here.zone.showing(local));
        let moment = zone.from_local_datetime(&local).single()?;
        Some(moment.with_timezone(&Utc))
    }

    /// The day that a cell names, as it is written; a time beside it is left aside.
    pub(super) fn day(self, text: &str) -> Option<NaiveDate> {
        let due = self.due(text)?;
        due.one_day()
    }

    /// The day, week, month or quarter that a cell names, in any form that can also be typed.
    pub(super) fn due(self, text: &str) -> Option<Due> {
        match self.written(text) {
            Some(written) => Some(Due::day(written.day)),
            None => date::parse(text, self.here.today).ok(),
        }
    }

    fn written(self, text: &str) -> Option<Written> {
        let mut day = String::new();
        let (mut time, mut zone, mut afternoon) = (None, None, None);
        for word in plain(text).split_whitespace() {
            if let Some((clock, rest)) = time_of(word).filter(|_| time.is_none()) {
                time = Some(clock);
                afternoon = afternoon.or(half_of(rest));
                zone = zone.or(zone_of(rest));
                (rest.is_empty() || afternoon.is_some() || zone.is_some()).then_some(())?;
            } else if let Some(half) = half_of(word) {
                afternoon = Some(half);
            } else if let Some(offset) = zone_of(word).filter(|_| time.is_some()) {
                zone = Some(offset);
            } else if word.starts_with('(') && time.is_some() {
                break;
            } else if !is_weekday(word) {
                day.push('-');
                day.push_str(word);
            }
        }
        let time = match (time, afternoon) {
            (Some(clock), half) => Some(clock.at(half)?),
            (None, Some(_)) => return None,
            (None, None) => None,
        };
        Some(Written { day: self.day_of(&day)?, time, zone })
    }

    fn day_of(self, text: &str) -> Option<NaiveDate> {
        let parts: Vec<&str> = text.split(['-', '/', '.', ',']).filter(|part| !part.is_empty()).collect();
        let (year, month, day) = match *parts.as_slice() {
            [whole] if whole.len() == 8 => (whole.get(..4)?, number(whole.get(4..6)?)?, number(whole.get(6..)?)?),
            [year, month, day] if is_year(year) => (year, month_of(month).or_else(|| number(month))?, number(day)?),
            [day, month, year] if month_of(month).is_some() => (year, month_of(month)?, number(day)?),
            [month, day, year] if month_of(month).is_some() => (year, month_of(month)?, number(day)?),
            [one, two, year] => {
                let (one, two) = (number(one)?, number(two)?);
                let day_first = one > 12 || (self.day_first && two <= 12);
                if day_first { (year, two, one) } else { (year, one, two) }
            }
            _ => return None,
        };
        let year = match (year.len(), number(year)?) {
            (4, year) => year,
            (2, year) => 2000 + year,
            _ => return None,
        };
        NaiveDate::from_ymd_opt(i32::try_from(year).ok().filter(|year| *year >= 1970)?, month, day)
    }
}

/// Whether a cell shows that its file writes the day before the month: `21/6/2025`.
pub(super) fn shows_day_first(text: &str) -> bool {
    let mut parts = text.split_whitespace().next().unwrap_or_default().split(['/', '-', '.']);
    let mut next = || parts.next().and_then(number);
    matches!((next(), next(), next()), (Some(13..=31), Some(1..=12), Some(_)))
}

struct Written {
    day: NaiveDate,
    time: Option<NaiveTime>,
    zone: Option<FixedOffset>,
}

#[derive(Clone, Copy)]
struct Clock {
    hour: u32,
    minute: u32,
    second: u32,
}

#[derive(Clone, Copy, PartialEq)]
enum Half {
    Morning,
    Afternoon,
}

impl Clock {
    fn at(self, half: Option<Half>) -> Option<NaiveTime> {
        let hour = match (self.hour, half) {
            (hour, None) => hour,
            (12, Some(Half::Morning)) => 0,
            (hour @ 1..=11, Some(Half::Afternoon)) => hour + 12,
            (hour, Some(_)) => hour,
        };
        NaiveTime::from_hms_opt(hour, self.minute, self.second)
    }
}

/// ASCII digits and separators; days, times, halves and zones set apart by blanks.
fn plain(text: &str) -> String {
    let mut plain: String = text
        .trim()
        .chars()
        .map(|c| match c {
            '０'..='９' => char::from_u32(u32::from(c) - u32::from('０') + u32::from('0')).unwrap_or(c),
            '：' => ':',
            '／' => '/',
            '－' => '-',
            _ => c,
        })
        .collect();
    for (number, month) in CHINESE_MONTHS.iter().zip(MONTHS).rev() {
        plain = plain.replace(number, month);
    }
    for (from, to) in [
        ("年", "-"),
        ("月", "-"),
        ("日", " "),
        ("号", " "),
        ("上午", " am "),
        ("下午", " pm "),
        ("时", ":"),
        ("分", " "),
    ] {
        plain = plain.replace(from, to);
    }
    spread_iso(&plain)
}

/// `2026-12-05T09:30` with a blank for the `T`, and `20261205T093000Z` with colons.
fn spread_iso(text: &str) -> String {
    let Some((day, time)) = text.split_once(['T', 't']) else {
        return text.to_string();
    };
    let is_iso = day.ends_with(|c: char| c.is_ascii_digit()) && time.starts_with(|c: char| c.is_ascii_digit());
    if !is_iso {
        return text.to_string();
    }
    match (time.get(..2), time.get(2..4), time.get(4..6), time.get(6..)) {
        (Some(hour), Some(minute), Some(second), Some(rest)) if !time.contains(':') => {
            format!("{day} {hour}:{minute}:{second}{rest}")
        }
        _ => format!("{day} {time}"),
    }
}

/// A word that begins with a time, and what follows it in the word.
fn time_of(word: &str) -> Option<(Clock, &str)> {
    let end = word.find(|c: char| !c.is_ascii_digit() && !matches!(c, ':' | '.')).unwrap_or(word.len());
    let (time, rest) = word.split_at_checked(end)?;
    let mut parts = time.split(':');
    let hour = number(parts.next()?)?;
    let minute = number(parts.next()?)?;
    let second = match parts.next().filter(|second| !second.is_empty()) {
        Some(second) => number(second.split('.').next()?)?,
        None => 0,
    };
    Some((Clock { hour, minute, second }, rest))
}

fn half_of(word: &str) -> Option<Half> {
    match word.to_ascii_lowercase().trim_matches('.') {
        "am" | "a.m" => Some(Half::Morning),
        "pm" | "p.m" => Some(Half::Afternoon),
        _ => None,
    }
}

/// `Z`, `UTC`, `GMT`, `+08:00`, `-0500`, `GMT+0800`.
fn zone_of(word: &str) -> Option<FixedOffset> {
    let upper = word.to_ascii_uppercase();
    let offset = upper.trim_start_matches("UTC").trim_start_matches("GMT");
    if offset.is_empty() || upper == "Z" {
        return (!upper.is_empty()).then(|| Utc.fix());
    }
    let (sign, digits) = match offset.split_at_checked(1)? {
        ("+", digits) => (1, digits.replace(':', "")),
        ("-", digits) => (-1, digits.replace(':', "")),
        _ => return None,
    };
    let (hours, minutes) = match digits.len() {
        1 | 2 => (digits.parse::<i32>().ok()?, 0),
        4 => (digits.get(..2)?.parse().ok()?, digits.get(2..)?.parse().ok()?),
        _ => return None,
    };
    FixedOffset::east_opt(sign * (hours * 3600 + minutes * 60))
}

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

const CHINESE_MONTHS: [&str; 12] =
    ["一月", "二月", "三月", "四月", "五月", "六月", "七月", "八月", "九月", "十月", "十一月", "十二月"];

fn month_of(word: &str) -> Option<u32> {
    let word = word.to_lowercase();
    let known = word.len() >= 3 && word.chars().all(char::is_alphabetic);
    let place = MONTHS.iter().position(|month| known && word.starts_with(month))?;
    u32::try_from(place + 1).ok()
}

fn is_weekday(word: &str) -> bool {
    const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    let word = word.to_lowercase();
    let word = word.trim_end_matches(',');
    DAYS.iter().any(|day| word.starts_with(day)) || word.starts_with("星期") || word.starts_with('周')
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && number(word).is_some()
}

fn number(word: &str) -> Option<u32> {
    (word.len() <= 9 && word.chars().all(|c| c.is_ascii_digit())).then(|| word.parse().ok())?
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const HOUR: i32 = 3600;

    fn dates() -> Dates {
        let today = NaiveDate::from_ymd_opt(2026, 11, 25).unwrap();
        Dates { here: today.into(), day_first: false }
    }

    fn moment(text: &str) -> Option<String> {
        dates().moment(text).map(crate::domain::field::moment)
    }

    #[test]
    fn moments_in_every_spelling_that_tools_write() {
        for (text, utc) in [
            ("2025-06-21T16:14:05Z", "2025-06-21T16:14:05Z"),
            ("2025-06-21T16:14:05.123456+08:00", "2025-06-21T08:14:05Z"),
            ("2025-06-21T16:14:05.000+0800", "2025-06-21T08:14:05Z"),
            ("20250621T161405Z", "2025-06-21T16:14:05Z"),
            ("2025-06-21 16:14", "2025-06-21T16:14:00Z"),
            ("2025-06-21 16:14:05", "2025-06-21T16:14:05Z"),
            ("2025-06-21 16:14:05 UTC", "2025-06-21T16:14:05Z"),
            ("2025-06-21 16:14:05 -0500", "2025-06-21T21:14:05Z"),
            ("2025/6/21 9:05", "2025-06-21T09:05:00Z"),
            ("6/21/2025 16:14", "2025-06-21T16:14:00Z"),
            ("21/6/2025 16:14", "2025-06-21T16:14:00Z"),
            ("11/May/24 03:26 PM", "2024-05-11T15:26:00Z"),
            ("27/Sep/26 9:00 AM", "2026-09-27T09:00:00Z"),
            ("11/May/24 12:00 AM", "2024-05-11T00:00:00Z"),
            ("11/五月/24 3:26 下午", "2024-05-11T15:26:00Z"),
            ("3/十二月/24 12:26 下午", "2024-12-03T12:26:00Z"),
            ("2025年6月21日 16:14", "2025-06-21T16:14:00Z"),
            ("2025年6月21日 下午4:14", "2025-06-21T16:14:00Z"),
            ("２０２５年６月２１日　１６：１４", "2025-06-21T16:14:00Z"),
            ("2025年6月21日16时14分", "2025-06-21T16:14:00Z"),
            ("Thu Oct 22 2020 16:02:44 GMT+0800 (China Standard Time)", "2020-10-22T08:02:44Z"),
            ("Oct 22, 2020, 4:02 PM", "2020-10-22T16:02:00Z"),
            ("2025-06-21", "2025-06-21T12:00:00Z"),
        ] {
            assert_eq!(moment(text).as_deref(), Some(utc), "{text}");
        }
    }

    #[test]
    fn what_is_no_moment_is_none() {
        for text in [
            "",
            "-",
            "soon",
            "0000-00-00",
            "0000-00-00 00:00:00",
            "2025-13-01",
            "2025-02-30",
            "25:00",
            "2025-06-21 25:00",
            "3",
            "2025",
            "2025-06",
            "31/31/2025",
            "PM",
            "1.2.3",
            "2025-06-21 16:14 quux",
        ] {
            assert_eq!(moment(text), None, "{text}");
        }
    }

    #[test]
    fn a_time_without_a_zone_is_the_readers_and_keeps_its_day() {
        let mut dates = dates();
        dates.here.zone = Zone::Fixed(FixedOffset::east_opt(8 * HOUR).unwrap());
        let utc = |text| dates.moment(text).map(crate::domain::field::moment);
        assert_eq!(utc("2025-06-21 16:14").as_deref(), Some("2025-06-21T08:14:00Z"));
        assert_eq!(utc("2025-06-21").as_deref(), Some("2025-06-21T04:00:00Z"));
        assert_eq!(utc("2025-06-21T16:14Z").as_deref(), Some("2025-06-21T16:14:00Z"));
    }

    #[test]
    fn a_file_shows_by_one_cell_that_days_come_first() {
        assert!(shows_day_first("21/6/2025 16:14"));
        assert!(!shows_day_first("6/21/2025"));
        assert!(!shows_day_first("2025-06-21"));
        assert!(!shows_day_first("11/May/24"));
        let other = Dates { day_first: true, ..dates() };
        assert_eq!(other.day("5/6/2025"), NaiveDate::from_ymd_opt(2025, 6, 5));
        assert_eq!(dates().day("5/6/2025"), NaiveDate::from_ymd_opt(2025, 5, 6));
        assert_eq!(other.day("5/21/2025"), NaiveDate::from_ymd_opt(2025, 5, 21));
    }

    #[test]
    fn deadlines_may_be_periods_and_words() {
        let due = |text| dates().due(text).map(|due| due.to_string());
        for (text, ours) in [
            ("2026-12-05", "2026-12-05"),
            ("2026/12/5 18:00", "2026-12-05"),
            ("11/May/24", "2024-05-11"),
            ("2026年12月5日", "2026-12-05"),
            ("2026-Q4", "2026-Q4"),
            ("2026-12", "2026-12"),
            ("12月5日", "2026-12-05"),
            ("tomorrow", "2026-11-26"),
        ] {
            assert_eq!(due(text).as_deref(), Some(ours), "{text}");
        }
        assert_eq!(due("when it is ready"), None);
        assert_eq!(dates().day("2026-12"), None);
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_panic(text in "[0-9a-zA-Z年月日午：:/+ .TZ-]{0,24}|.{0,24}") {
            if let Some(moment) = dates().moment(&text) {
                prop_assert_eq!(dates().moment(&crate::domain::field::moment(moment)), Some(moment));
            }
            let _ = shows_day_first(&text);
        }
    }
}
