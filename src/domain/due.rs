//! When something is due: a civil date with a precision, and its one canonical spelling.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, Days, Months, NaiveDate, TimeDelta, Weekday};
use serde::de::{Error as _, Unexpected};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::bad_value::BadValue;

/// How exactly a deadline is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Precision {
    /// One civil day.
    Day,
    /// An ISO 8601 week, Monday to Sunday.
    Week,
    /// A calendar month.
    Month,
    /// A calendar quarter.
    Quarter,
}

/// A deadline: the day, week, month or quarter in which something is due.
///
/// Its days lie in the years 0001 to 9999, so that the canonical spelling always has a year of four digits.
/// Ordered by the last day, then by the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Due {
    first: NaiveDate,
    precision: Precision,
}

const CANONICAL: &[&str] = &["2026-12-05", "2026-W49", "2026-12", "2026-Q4"];
const EARLIEST: NaiveDate = civil(1, 1, 1);
const LATEST: NaiveDate = civil(9999, 12, 31);

const fn civil(year: i32, month: u32, day: u32) -> NaiveDate {
    match NaiveDate::from_ymd_opt(year, month, day) {
        Some(date) => date,
        None => NaiveDate::MIN,
    }
}

impl Due {
    /// Due on one day. Here and below, a day outside the years 0001 to 9999 counts as the nearest one inside.
    pub fn day(day: NaiveDate) -> Due {
        Due { first: day.clamp(EARLIEST, LATEST), precision: Precision::Day }
    }

    /// Due in the ISO week of `day`.
    pub fn week_of(day: NaiveDate) -> Due {
        let day = day.clamp(EARLIEST, LATEST);
        let since_monday = Days::new(day.weekday().num_days_from_monday().into());
        Due { first: day.checked_sub_days(since_monday).unwrap_or(day), precision: Precision::Week }
    }

    /// Due in the month of `day`.
    pub fn month_of(day: NaiveDate) -> Due {
        let day = day.clamp(EARLIEST, LATEST);
        Due { first: day.with_day(1).unwrap_or(day), precision: Precision::Month }
    }

    /// Due in the quarter of `day`.
    pub fn quarter_of(day: NaiveDate) -> Due {
        let day = day.clamp(EARLIEST, LATEST);
        let month = day.month0() / 3 * 3 + 1;
        let first = NaiveDate::from_ymd_opt(day.year(), month, 1).unwrap_or(day);
        Due { first, precision: Precision::Quarter }
    }

    /// The first day of the period.
    pub fn first(self) -> NaiveDate {
        self.first
    }

    /// The last day of the period: the last one on which it is not late.
    pub fn last(self) -> NaiveDate {
        let last = match self.precision {
            Precision::Day => Some(self.first),
            Precision::Week => self.first.checked_add_days(Days::new(6)),
            Precision::Month => plus_months(self.first, 1).and_then(|next| next.pred_opt()),
            Precision::Quarter => plus_months(self.first, 3).and_then(|next| next.pred_opt()),
        };
        last.unwrap_or(self.first)
    }

    /// How exactly it is known.
    pub fn precision(self) -> Precision {
        self.precision
    }

    /// The day, where it is no longer than one.
    pub fn one_day(self) -> Option<NaiveDate> {
        (self.precision == Precision::Day).then(|| self.first())
    }

    /// Whether its whole period is over.
    pub fn is_late(self, today: NaiveDate) -> bool {
        self.last() < today
    }

    /// The deadline `n` of its own units later (earlier, if negative); `None` outside the years 0001 to 9999.
    pub fn shifted(self, n: i32) -> Option<Due> {
        let n = i64::from(n);
        let first = match self.precision {
            Precision::Day => plus_days(self.first, n),
            Precision::Week => plus_days(self.first, 7 * n),
            Precision::Month => plus_months(self.first, n),
            Precision::Quarter => plus_months(self.first, 3 * n),
        }?;
        (EARLIEST..=LATEST).contains(&first).then_some(Due { first, ..self })
    }
}

/// `n` days later; `None` outside the range of the calendar.
pub(super) fn plus_days(day: NaiveDate, n: i64) -> Option<NaiveDate> {
    day.checked_add_signed(TimeDelta::try_days(n)?)
}

/// `n` months later, on the same day of the month or the last one that there is; `None` outside the range of the calendar.
pub(super) fn plus_months(day: NaiveDate, n: i64) -> Option<NaiveDate> {
    let months = Months::new(u32::try_from(n.unsigned_abs()).ok()?);
    if n < 0 { day.checked_sub_months(months) } else { day.checked_add_months(months) }
}

impl Ord for Due {
    fn cmp(&self, other: &Due) -> Ordering {
        (self.last(), self.first).cmp(&(other.last(), other.first))
    }
}

impl PartialOrd for Due {
    fn partial_cmp(&self, other: &Due) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// `2026-12-05`, `2026-W49`, `2026-12` or `2026-Q4`.
impl fmt::Display for Due {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month) = (self.first.year(), self.first.month());
        match self.precision {
            Precision::Day => write!(f, "{year:04}-{month:02}-{:02}", self.first.day()),
            Precision::Week => {
                let week = self.first.iso_week();
                write!(f, "{:04}-W{:02}", week.year(), week.week())
            }
            Precision::Month => write!(f, "{year:04}-{month:02}"),
            Precision::Quarter => write!(f, "{year:04}-Q{}", month.div_ceil(3)),
        }
    }
}

/// Takes exactly what `Display` writes.
impl FromStr for Due {
    type Err = BadValue;

    fn from_str(text: &str) -> Result<Due, BadValue> {
        canonical(text.as_bytes()).ok_or_else(|| BadValue::new(text, CANONICAL))
    }
}

fn canonical(text: &[u8]) -> Option<Due> {
    let &[y1, y2, y3, y4, b'-', ref rest @ ..] = text else {
        return None;
    };
    let year = i32::try_from(number(&[y1, y2, y3, y4])?).ok()?;
    let due = match *rest {
        [b'W', w1, w2] => Due::week_of(NaiveDate::from_isoywd_opt(year, number(&[w1, w2])?, Weekday::Mon)?),
        [b'Q', q @ b'1'..=b'4'] => Due::quarter_of(NaiveDate::from_ymd_opt(year, number(&[q])? * 3, 1)?),
        [m1, m2] => Due::month_of(NaiveDate::from_ymd_opt(year, number(&[m1, m2])?, 1)?),
        [m1, m2, b'-', d1, d2] => Due::day(NaiveDate::from_ymd_opt(year, number(&[m1, m2])?, number(&[d1, d2])?)?),
        _ => return None,
    };
    (year > 0).then_some(due)
}

fn number(digits: &[u8]) -> Option<u32> {
    digits.iter().try_fold(0, |sum, &digit| digit.is_ascii_digit().then(|| sum * 10 + u32::from(digit - b'0')))
}

/// As its canonical spelling.
impl Serialize for Due {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Due {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Due, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(|_| D::Error::invalid_value(Unexpected::Str(&text), &"a deadline such as 2026-12-05"))
    }
}

/// Whether something can sleep until a day: only until one after today.
pub fn is_ahead(day: NaiveDate, today: NaiveDate) -> bool {
    day > today
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn due(text: &str) -> Due {
        text.parse().unwrap()
    }

    fn any_due() -> impl Strategy<Value = Due> {
        let make: [fn(NaiveDate) -> Due; 4] = [Due::day, Due::week_of, Due::month_of, Due::quarter_of];
        (1..=3_652_059, proptest::sample::select(make.to_vec()))
            .prop_map(|(n, make)| make(NaiveDate::from_num_days_from_ce_opt(n).unwrap()))
    }

    #[test]
    fn periods_have_their_first_and_last_day_and_spelling() {
        let day = date("2026-12-05");
        for (due, spelling, first, last) in [
            (Due::day(day), "2026-12-05", "2026-12-05", "2026-12-05"),
            (Due::week_of(day), "2026-W49", "2026-11-30", "2026-12-06"),
            (Due::month_of(day), "2026-12", "2026-12-01", "2026-12-31"),
            (Due::quarter_of(day), "2026-Q4", "2026-10-01", "2026-12-31"),
            (Due::month_of(date("2028-02-29")), "2028-02", "2028-02-01", "2028-02-29"),
            (Due::quarter_of(date("2027-03-31")), "2027-Q1", "2027-01-01", "2027-03-31"),
        ] {
            assert_eq!(due.to_string(), spelling);
            assert_eq!(due.first(), date(first), "{spelling}");
            assert_eq!(due.last(), date(last), "{spelling}");
        }
    }

    #[test]
    fn a_week_belongs_to_the_year_of_its_thursday() {
        assert_eq!(Due::week_of(date("2027-01-03")).to_string(), "2026-W53");
        assert_eq!(Due::week_of(date("2024-12-30")).to_string(), "2025-W01");
        assert_eq!(due("2026-W53").last(), date("2027-01-03"));
    }

    #[test]
    fn it_is_late_when_the_whole_period_is_over() {
        for (text, last) in [
            ("2026-12-05", "2026-12-05"),
            ("2026-W49", "2026-12-06"),
            ("2026-12", "2026-12-31"),
            ("2026-Q4", "2026-12-31"),
        ] {
            let last = date(last);
            assert!(!due(text).is_late(last), "{text}");
            assert!(due(text).is_late(last.succ_opt().unwrap()), "{text}");
        }
    }

    #[test]
    fn shifting_moves_by_the_own_unit() {
        for (from, n, to) in [
            ("2026-12-31", 1, "2027-01-01"),
            ("2026-12-31", -365, "2025-12-31"),
            ("2026-W53", 1, "2027-W01"),
            ("2026-12", 2, "2027-02"),
            ("2026-Q1", -1, "2025-Q4"),
        ] {
            assert_eq!(due(from).shifted(n), Some(due(to)), "{from} {n}");
        }
    }

    #[test]
    fn shifting_out_of_the_calendar_is_none() {
        for text in ["9999-12-31", "9999-W52", "9999-12", "9999-Q4"] {
            assert_eq!(due(text).shifted(1), None, "{text}");
            assert_eq!(due(text).shifted(i32::MAX), None, "{text}");
        }
        for text in ["0001-01-01", "0001-W01", "0001-01", "0001-Q1"] {
            assert_eq!(due(text).shifted(-1), None, "{text}");
            assert_eq!(due(text).shifted(i32::MIN), None, "{text}");
        }
    }

    #[test]
    fn days_beyond_the_calendar_are_held_at_its_edge() {
        for (make, earliest, latest) in [
            (Due::day as fn(NaiveDate) -> Due, "0001-01-01", "9999-12-31"),
            (Due::week_of, "0001-W01", "9999-W52"),
            (Due::month_of, "0001-01", "9999-12"),
            (Due::quarter_of, "0001-Q1", "9999-Q4"),
        ] {
            assert_eq!(make(NaiveDate::MIN), due(earliest));
            assert_eq!(make(NaiveDate::MAX), due(latest));
        }
    }

    #[test]
    fn only_the_canonical_spelling_is_taken() {
        for text in [
            "",
            "2026",
            "2026-",
            "2026-1",
            "2026-13",
            "2026-00",
            "2026-W00",
            "2026-W54",
            "2025-W53",
            "2026-w49",
            "2026-Q0",
            "2026-Q5",
            "2026-q4",
            "2026-12-5",
            "2026-02-29",
            "2026-12-05 ",
            " 2026-12-05",
            "+2026-12",
            "26-12-05",
            "2026/12/05",
            "20261205",
            "0000-12-05",
            "0000-W01",
            "２０２６-12-05",
            "2026-12-05T00:00:00",
            "2026-W49-1",
        ] {
            assert!(text.parse::<Due>().is_err(), "{text:?}");
        }
    }

    #[test]
    fn it_is_kept_as_its_spelling() {
        assert_eq!(serde_json::to_string(&due("2026-Q4")).unwrap(), "\"2026-Q4\"");
        assert_eq!(serde_json::from_str::<Due>("\"2026-W49\"").unwrap(), due("2026-W49"));
        let refused = serde_json::from_str::<Due>("\"soon\"").unwrap_err().to_string();
        assert!(refused.contains("soon") && refused.contains("2026-12-05"), "{refused}");
    }

    #[test]
    fn the_earlier_end_comes_first_and_the_wider_period_before_the_narrower() {
        let mut all = ["2026-12-31", "2026-12", "2026-Q4", "2026-W49", "2026-12-05", "2026-12-06", "2027-01"].map(due);
        all.sort();
        assert_eq!(
            all.map(|due| due.to_string()),
            ["2026-12-05", "2026-W49", "2026-12-06", "2026-Q4", "2026-12", "2026-12-31", "2027-01"]
        );
    }

    proptest! {
        #[test]
        fn spelling_and_reading_are_inverse(due in any_due()) {
            prop_assert_eq!(due.to_string().parse::<Due>(), Ok(due));
        }

        #[test]
        fn shifting_there_and_back_is_nothing(due in any_due(), n in -5000..5000) {
            if let Some(there) = due.shifted(n) {
                prop_assert_eq!(there.shifted(-n), Some(due));
                prop_assert_eq!(there.cmp(&due), n.cmp(&0));
            }
        }

        #[test]
        fn the_next_period_begins_where_this_one_ends(due in any_due()) {
            if let Some(next) = due.shifted(1) {
                prop_assert_eq!(due.last().succ_opt(), Some(next.first()));
            }
        }

        #[test]
        fn reading_never_panics(text in "\\PC{0,12}") {
            if let Ok(due) = text.parse::<Due>() {
                prop_assert_eq!(due.to_string(), text);
            }
        }
    }
}
