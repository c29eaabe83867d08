//! Forms of one word with digits in it: `+3d`, `12-05`, `2026-12-05`, `Q1`, `2026-W49`, `5th`.

use chrono::NaiveDate;

use super::super::due::Due;
use super::calendar::{Unit, after, civil, day_of_month, day_of_year, month, quarter, week};

/// The deadline that a plain word with digits means.
pub(super) fn parse(word: &str, today: NaiveDate) -> Option<Due> {
    signed_span(word, today)
        .or_else(|| numbers(word, today))
        .or_else(|| quarter_or_week(word, today))
        .or_else(|| day_of_month(today, ordinal(word)?))
}

/// `3d`, `2w`.
pub(super) fn span(word: &str, today: NaiveDate) -> Option<Due> {
    signed_span(word, today).filter(|_| !word.starts_with(['+', '-']))
}

/// `+3d`, `-2d`, `2w`.
fn signed_span(word: &str, today: NaiveDate) -> Option<Due> {
    let (sign, word) = match word.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, word.strip_prefix('+').unwrap_or(word)),
    };
    let (n, unit) = word.split_at_checked(word.find(|c: char| !c.is_ascii_digit())?)?;
    after(today, sign * i64::from(digits(n, 1..=9)?), unit_named(unit)?)
}

/// `12-05`, `12/5`, `2026-12`, `2026-12-05`, `2026/12/05`, `20261205`.
fn numbers(word: &str, today: NaiveDate) -> Option<Due> {
    if let Some(all) = digits(word, 8..=8) {
        return civil(i32::try_from(all / 10_000).ok()?, all / 100 % 100, all % 100);
    }
    let separator = word.chars().find(|c| matches!(c, '-' | '/' | '.'))?;
    let parts: Vec<&str> = word.split(separator).collect();
    match *parts.as_slice() {
        [y, m, d] => civil(year(y)?, digits(m, 1..=2)?, digits(d, 1..=2)?),
        // With a point it could be a number, or the other way round.
        [_, _] if separator == '.' => None,
        [a, b] => match year(a) {
            Some(year) => month(today, Some(year), digits(b, 1..=2)?),
            None => day_of_year(today, None, digits(a, 1..=2)?, digits(b, 1..=2)?),
        },
        _ => None,
    }
}

/// `q1`, `2026-q4`, `2026q4`, `w49`, `2026-w49`.
fn quarter_or_week(word: &str, today: NaiveDate) -> Option<Due> {
    let (before, number) = word.split_once(['q', 'w'])?;
    let year = match before {
        "" => None,
        before => Some(year(before.strip_suffix('-').unwrap_or(before))?),
    };
    if word.contains('q') {
        quarter(today, year, digits(number, 1..=1)?)
    } else {
        week(today, year, digits(number, 1..=2)?)
    }
}

/// The number of `1st`, `2nd`, `3rd`, `25th`.
pub(super) fn ordinal(word: &str) -> Option<u32> {
    let (number, suffix) = word.split_at_checked(word.len().checked_sub(2)?)?;
    let number = digits(number, 1..=2)?;
    let right = match (number % 10, number / 10) {
        (_, 1) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    (suffix == right).then_some(number)
}

/// A year: four digits.
pub(super) fn year(word: &str) -> Option<i32> {
    i32::try_from(digits(word, 4..=4)?).ok()
}

/// A number of so many digits, and nothing else.
pub(super) fn digits(word: &str, length: std::ops::RangeInclusive<usize>) -> Option<u32> {
    let fits = length.contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit());
    fits.then(|| word.parse().ok())?
}

/// The unit that an English word or letter means.
pub(super) fn unit_named(word: &str) -> Option<Unit> {
    Some(match word {
        "d" | "day" | "days" => Unit::Day,
        "w" | "wk" | "wks" | "week" | "weeks" => Unit::Week,
        "m" | "mo" | "month" | "months" => Unit::Month,
        "q" | "quarter" | "quarters" => Unit::Quarter,
        "y" | "yr" | "year" | "years" => Unit::Year,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ordinal_has_its_own_ending() {
        for (word, number) in [("1st", 1), ("2nd", 2), ("3rd", 3), ("4th", 4), ("11th", 11), ("12th", 12), ("22nd", 22)]
        {
            assert_eq!(ordinal(word), Some(number), "{word}");
        }
        for word in ["1th", "11st", "th", "5", "005th", "5日"] {
            assert_eq!(ordinal(word), None, "{word}");
        }
    }
}
