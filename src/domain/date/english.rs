//! English forms, by the words of the text.

use chrono::{NaiveDate, Weekday};

use super::super::due::Due;
use super::calendar::{
    Unit, after, civil, day_of_month, day_of_year, end, last_day, month, period, quarter, weekday, weekday_of_week,
};
use super::numeric::{self, digits, ordinal, unit_named, year};

/// The deadline that plain words mean.
pub(super) fn parse(words: &[&str], today: NaiveDate) -> Option<Due> {
    one_word(words, today)
        .or_else(|| this_or_next(words, today))
        .or_else(|| end_of(words, today))
        .or_else(|| span(words, today))
        .or_else(|| named(words, today))
}

fn one_word(words: &[&str], today: NaiveDate) -> Option<Due> {
    let &[word] = words else { return None };
    match word {
        "today" | "tod" => after(today, 0, Unit::Day),
        "tomorrow" | "tom" => after(today, 1, Unit::Day),
        "yesterday" => after(today, -1, Unit::Day),
        // On the weekend the working week that ends is the next one.
        "eow" => weekday(today, Weekday::Fri),
        "eom" => end(today, 0, Unit::Month),
        "eoq" => end(today, 0, Unit::Quarter),
        "eoy" => end(today, 0, Unit::Year),
        "weekend" => weekday(today, Weekday::Sat),
        _ => match weekday_named(word) {
            Some(day) => weekday(today, day),
            None => numeric::parse(word, today),
        },
    }
}

/// `next fri`, `this week`, `last month`.
fn this_or_next(words: &[&str], today: NaiveDate) -> Option<Due> {
    let &[which, what] = words else { return None };
    let n = shift(which)?;
    match weekday_named(what) {
        Some(day) => weekday_of_week(today, n, day),
        None if what == "weekend" => weekday_of_week(today, n, Weekday::Sat),
        None => period(today, n, period_named(what)?),
    }
}

/// `end of month`, `end of next week`, `end of the year`, `end of dec`.
fn end_of(words: &[&str], today: NaiveDate) -> Option<Due> {
    match *words {
        ["end", "of", "week"] | ["end", "of", "the", "week"] => weekday(today, Weekday::Fri),
        ["end", "of", what] if month_named(what).is_some() => month(today, None, month_named(what)?).map(last_day),
        ["end", "of", what] | ["end", "of", "the", what] => end(today, 0, period_named(what)?),
        ["end", "of", which, what] => end(today, shift(which)?, period_named(what)?),
        _ => None,
    }
}

/// `in 3 weeks`, `in 2w`, `3 days`, `in a month`, `two weeks ago`.
fn span(words: &[&str], today: NaiveDate) -> Option<Due> {
    match *words {
        ["in", word] => numeric::span(word, today),
        ["in", n, unit] | [n, unit] => after(today, count(n)?, unit_named(unit)?),
        [n, unit, "ago"] => after(today, -count(n)?, unit_named(unit)?),
        _ => None,
    }
}

/// `5 dec`, `dec 5 2026`, `dec`, `dec 2026`, `q4 2026`, `the 5th`.
fn named(words: &[&str], today: NaiveDate) -> Option<Due> {
    match *words {
        ["the", day] => day_of_month(today, ordinal(day)?),
        [name] => month(today, None, month_named(name)?),
        [a, b] => match (month_named(a), month_named(b)) {
            (Some(name), None) => match year(b) {
                Some(year) => month(today, Some(year), name),
                None => day_of_year(today, None, name, day_number(b)?),
            },
            (None, Some(name)) => match year(a) {
                Some(year) => month(today, Some(year), name),
                None => day_of_year(today, None, name, day_number(a)?),
            },
            (None, None) => quarter(today, Some(year(b)?), digits(a.strip_prefix('q')?, 1..=1)?),
            (Some(_), Some(_)) => None,
        },
        [a, b, c] => match month_named(a) {
            Some(name) => civil(year(c)?, name, day_number(b.strip_suffix(',').unwrap_or(b))?),
            None => civil(year(c)?, month_named(b)?, day_number(a)?),
        },
        _ => None,
    }
}

fn day_number(word: &str) -> Option<u32> {
    digits(word, 1..=2).or_else(|| ordinal(word))
}

fn shift(word: &str) -> Option<i32> {
    match word {
        "this" => Some(0),
        "next" => Some(1),
        "last" => Some(-1),
        _ => None,
    }
}

fn period_named(word: &str) -> Option<Unit> {
    match word {
        "week" => Some(Unit::Week),
        "month" => Some(Unit::Month),
        "quarter" => Some(Unit::Quarter),
        "year" => Some(Unit::Year),
        _ => None,
    }
}

fn count(word: &str) -> Option<i64> {
    const WORDS: [&str; 12] =
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    match word {
        "a" | "an" => Some(1),
        _ => match WORDS.iter().position(|name| *name == word) {
            Some(place) => i64::try_from(place + 1).ok(),
            None => digits(word, 1..=9).map(i64::from),
        },
    }
}

fn weekday_named(word: &str) -> Option<Weekday> {
    Some(match word {
        "mon" | "monday" => Weekday::Mon,
        "tue" | "tues" | "tuesday" => Weekday::Tue,
        "wed" | "weds" | "wednesday" => Weekday::Wed,
        "thu" | "thur" | "thurs" | "thursday" => Weekday::Thu,
        "fri" | "friday" => Weekday::Fri,
        "sat" | "saturday" => Weekday::Sat,
        "sun" | "sunday" => Weekday::Sun,
        _ => return None,
    })
}

fn month_named(word: &str) -> Option<u32> {
    Some(match word {
        "jan" | "january" => 1,
        "feb" | "february" => 2,
        "mar" | "march" => 3,
        "apr" | "april" => 4,
        "may" => 5,
        "jun" | "june" => 6,
        "jul" | "july" => 7,
        "aug" | "august" => 8,
        "sep" | "sept" | "september" => 9,
        "oct" | "october" => 10,
        "nov" | "november" => 11,
        "dec" | "december" => 12,
        _ => return None,
    })
}
