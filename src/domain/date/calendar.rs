//! The arithmetic behind the forms. `None` where there is no such day.

use chrono::{Datelike, NaiveDate, Weekday};

use super::super::due::{Due, plus_days, plus_months};

/// A length of time that people count in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    Day,
    Week,
    Month,
    Quarter,
    Year,
}

/// One day, if it lies where deadlines can.
pub(super) fn day(date: NaiveDate) -> Option<Due> {
    let due = Due::day(date);
    (due.first() == date).then_some(due)
}

/// A day by its numbers.
pub(super) fn civil(year: i32, month: u32, day_of_month: u32) -> Option<Due> {
    day(NaiveDate::from_ymd_opt(year, month, day_of_month)?)
}

/// The day `n` units from `today`; months keep the day of the month or take the last one that there is.
pub(super) fn after(today: NaiveDate, n: i64, unit: Unit) -> Option<Due> {
    day(match unit {
        Unit::Day => plus_days(today, n)?,
        Unit::Week => plus_days(today, n * 7)?,
        Unit::Month => plus_months(today, n)?,
        Unit::Quarter => plus_months(today, n * 3)?,
        Unit::Year => plus_months(today, n * 12)?,
    })
}

/// The period of `today`, moved by `n` of its units. A year is no period that a deadline can have.
pub(super) fn period(today: NaiveDate, n: i32, unit: Unit) -> Option<Due> {
    match unit {
        Unit::Day => Due::day(today).shifted(n),
        Unit::Week => Due::week_of(today).shifted(n),
        Unit::Month => Due::month_of(today).shifted(n),
        Unit::Quarter => Due::quarter_of(today).shifted(n),
        Unit::Year => None,
    }
}

/// The last day of a period; of a week the last working day, Friday.
pub(super) fn end(today: NaiveDate, n: i32, unit: Unit) -> Option<Due> {
    match unit {
        Unit::Week => weekday_of_week(today, n, Weekday::Fri),
        Unit::Year => civil(today.year().checked_add(n)?, 12, 31),
        _ => period(today, n, unit).map(last_day),
    }
}

/// The last day of a period.
pub(super) fn last_day(due: Due) -> Due {
    Due::day(due.last())
}

/// The first such weekday on or after `today`.
pub(super) fn weekday(today: NaiveDate, weekday: Weekday) -> Option<Due> {
    after(today, weekday.days_since(today.weekday()).into(), Unit::Day)
}

/// A weekday of the week of `today`, moved by `n` weeks.
pub(super) fn weekday_of_week(today: NaiveDate, n: i32, weekday: Weekday) -> Option<Due> {
    let monday = period(today, n, Unit::Week)?.first();
    after(monday, weekday.num_days_from_monday().into(), Unit::Day)
}

/// A month: of the given year, else the first one that is not over.
pub(super) fn month(today: NaiveDate, year: Option<i32>, month: u32) -> Option<Due> {
    of_year(today, year, |year| civil(year, month, 1).map(|first| Due::month_of(first.first())))
}

/// A quarter: of the given year, else the first one that is not over.
pub(super) fn quarter(today: NaiveDate, year: Option<i32>, quarter: u32) -> Option<Due> {
    let month = quarter.checked_mul(3)?;
    of_year(today, year, |year| civil(year, month, 1).map(|third| Due::quarter_of(third.first())))
}

/// An ISO week: of the given ISO year, else the first one that is not over.
pub(super) fn week(today: NaiveDate, year: Option<i32>, week: u32) -> Option<Due> {
    of_year(today, year, |year| {
        let monday = day(NaiveDate::from_isoywd_opt(year, week, Weekday::Mon)?)?;
        Some(Due::week_of(monday.first()))
    })
}

/// A day of a month: of the given year, else the first one on or after `today`.
pub(super) fn day_of_year(today: NaiveDate, year: Option<i32>, month: u32, day: u32) -> Option<Due> {
    of_year(today, year, |year| civil(year, month, day))
}

/// The first day with that number on or after `today`.
pub(super) fn day_of_month(today: NaiveDate, day: u32) -> Option<Due> {
    let this_month = Due::month_of(today);
    // No two months in a row are short of a day that a third one has.
    (0..=2).filter_map(|n| day_in(this_month.shifted(n)?, day)).find(|due| !due.is_late(today))
}

/// The day with that number in a month.
pub(super) fn day_in(month: Due, day: u32) -> Option<Due> {
    let first = month.first();
    civil(first.year(), first.month(), day)
}

fn of_year(today: NaiveDate, year: Option<i32>, make: impl Fn(i32) -> Option<Due>) -> Option<Due> {
    match year {
        Some(year) => make(year),
        // Eight years always hold a 29 February and a week 53; the year before holds a week that reaches into this one.
        None => (-1..=8).filter_map(|n| make(today.year().checked_add(n)?)).find(|due| !due.is_late(today)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn due(text: &str) -> Option<Due> {
        Some(text.parse().unwrap())
    }

    #[test]
    fn what_has_no_year_is_the_first_that_is_not_over() {
        let today = date("2026-11-25");
        assert_eq!(day_of_year(today, None, 11, 25), due("2026-11-25"));
        assert_eq!(day_of_year(today, None, 11, 24), due("2027-11-24"));
        assert_eq!(day_of_year(today, None, 2, 29), due("2028-02-29"));
        assert_eq!(day_of_year(date("2096-03-01"), None, 2, 29), due("2104-02-29"));
        assert_eq!(month(today, None, 11), due("2026-11"));
        assert_eq!(month(today, None, 10), due("2027-10"));
        assert_eq!(quarter(today, None, 4), due("2026-Q4"));
        assert_eq!(quarter(today, None, 3), due("2027-Q3"));
        assert_eq!(week(today, None, 48), due("2026-W48"));
        assert_eq!(week(today, None, 47), due("2027-W47"));
        assert_eq!(week(date("2027-01-03"), None, 53), due("2026-W53"));
        assert_eq!(week(date("2027-01-04"), None, 53), due("2032-W53"));
    }

    #[test]
    fn a_day_that_this_month_lacks_is_in_the_next_that_has_it() {
        assert_eq!(day_of_month(date("2026-11-25"), 25), due("2026-11-25"));
        assert_eq!(day_of_month(date("2026-11-25"), 5), due("2026-12-05"));
        assert_eq!(day_of_month(date("2026-11-25"), 31), due("2026-12-31"));
        assert_eq!(day_of_month(date("2027-01-31"), 30), due("2027-03-30"));
        assert_eq!(day_of_month(date("2026-11-25"), 32), None);
        assert_eq!(day_of_month(date("2026-11-25"), 0), None);
    }

    #[test]
    fn there_is_no_such_day_in_a_given_year() {
        let today = date("2026-11-25");
        assert_eq!(day_of_year(today, Some(2026), 2, 29), None);
        assert_eq!(month(today, Some(2026), 13), None);
        assert_eq!(quarter(today, None, 0), None);
        assert_eq!(quarter(today, None, 5), None);
        assert_eq!(week(today, Some(2025), 53), None);
        assert_eq!(civil(0, 1, 1), None);
        assert_eq!(civil(10_000, 1, 1), None);
    }
}
