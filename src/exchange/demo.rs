//! The demo team: items that are believable on the day on which they are looked at.
//!
//! `assets/demo/` writes days as distances from today: `{-3}` three days ago, `{+1 week}` the week of tomorrow (`month` and
//! `quarter` likewise), `{-9 18:30}` nine days ago at half past six where the person is. No moment lies ahead of now.

use chrono::{DateTime, Datelike, Days, FixedOffset, NaiveDate, NaiveTime};
use serde_json::Value;
use std::collections::BTreeMap;

use super::{Format, Here, read};
use crate::domain::due::Due;
use crate::domain::field::moment;
use crate::domain::incoming::Batch;
use crate::domain::meeting::Part;
use crate::domain::meeting::rule::Rule;
use crate::domain::meeting::series::{Series, SeriesId};
use crate::domain::person::Handle;
use crate::domain::zone::Zone;
use crate::text::Lang;

const EN: &str = include_str!("../../assets/demo/en.jsonl");
const ZH: &str = include_str!("../../assets/demo/zh.jsonl");

/// The demo team.
#[derive(Debug)]
pub struct Demo {
    /// Who of them the person is.
    pub me: Handle,
    /// Their items, in the order of their numbers.
    pub batch: Batch,
    /// The meeting that they hold every week, today among other days.
    pub weekly: Series,
}

/// The demo team of a language as it is at this moment, by the clock of the person.
pub fn load(lang: Lang, now: DateTime<FixedOffset>) -> Demo {
    let lines = lang.pick(EN, ZH).lines().filter_map(|line| serde_json::from_str(line).ok());
    let dated: Vec<Value> = lines.map(|record| dated(record, now)).collect();
    let me = dated.first().and_then(|head| head.get("demo")?.get("me")?.as_str()?.parse().ok());
    let weekly = weekly(dated.first().and_then(|head| head.get("demo")?.get("weekly")), now.date_naive());
    let text: String = dated.iter().map(|record| format!("{record}\n")).collect();
    let here = Here { today: now.date_naive(), zone: Zone::Fixed(*now.offset()) };
    Demo {
        me: me.unwrap_or_else(Handle::unknown),
        batch: read(Format::Onus, text.as_bytes(), here, &mut |_| {}).unwrap_or_default(),
        weekly,
    }
}

/// The weekly meeting of the head of the file, which meets on the weekday of today and was to meet a week ago.
fn weekly(head: Option<&Value>, today: NaiveDate) -> Series {
    let text = |name: &str| head.and_then(|head| head.get(name));
    let people = text("people").and_then(Value::as_array).into_iter().flatten();
    Series {
        id: SeriesId(0),
        name: text("name").and_then(Value::as_str).unwrap_or_default().to_string(),
        rule: Rule::Weekly { weeks: 1, on: today.weekday() },
        start: shifted(today, -7).unwrap_or(today),
        people: people.filter_map(|person| person.as_str()?.parse().ok()).collect(),
        sections: Part::BUILT.to_vec(),
        exceptions: BTreeMap::new(),
        held: None,
        met: None,
    }
}

/// A value with its days and moments written out.
fn dated(value: Value, now: DateTime<FixedOffset>) -> Value {
    match value {
        Value::String(text) => written(&text, now).map_or(Value::String(text), Value::String),
        Value::Array(list) => list.into_iter().map(|value| dated(value, now)).collect(),
        Value::Object(record) => record.into_iter().map(|(key, value)| (key, dated(value, now))).collect(),
        other => other,
    }
}

/// What `{-9 18:30}` stands for; `None` if the text is no such sign.
fn written(text: &str, now: DateTime<FixedOffset>) -> Option<String> {
    let sign = text.strip_prefix('{')?.strip_suffix('}')?;
    let (days, rest) = sign.split_once(' ').unwrap_or((sign, ""));
    let day = shifted(now.date_naive(), days.parse().ok()?)?;
    Some(match rest {
        "" => day.to_string(),
        "week" => Due::week_of(day).to_string(),
        "month" => Due::month_of(day).to_string(),
        "quarter" => Due::quarter_of(day).to_string(),
        time => {
            let time = NaiveTime::parse_from_str(time, "%H:%M").ok()?;
            let at = day.and_time(time).and_local_timezone(*now.offset()).single()?;
            moment(at.min(now).to_utc())
        }
    })
}

fn shifted(day: NaiveDate, days: i64) -> Option<NaiveDate> {
    let distance = Days::new(days.unsigned_abs());
    if days < 0 { day.checked_sub_days(distance) } else { day.checked_add_days(distance) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now() -> DateTime<FixedOffset> {
        DateTime::parse_from_rfc3339("2026-11-25T09:00:00+08:00").unwrap()
    }

    #[test]
    fn signs_become_days_periods_and_moments() {
        for (sign, expected) in [
            ("{0}", "2026-11-25"),
            ("{-3}", "2026-11-22"),
            ("{+1 week}", "2026-W48"),
            ("{+10 month}", "2026-12"),
            ("{+100 quarter}", "2027-Q1"),
            ("{-1 18:30}", "2026-11-24T10:30:00Z"),
            ("{0 08:30}", "2026-11-25T00:30:00Z"),
        ] {
            assert_eq!(written(sign, now()).as_deref(), Some(expected), "{sign}");
        }
        for text in ["", "{}", "{x}", "{1 noon}", "-3", "see {-3}"] {
            assert_eq!(written(text, now()), None, "{text}");
        }
    }

    #[test]
    fn nothing_was_done_in_the_future() {
        assert_eq!(written("{0 23:00}", now()).as_deref(), Some("2026-11-25T01:00:00Z"));
        for lang in Lang::ALL {
            let latest = load(lang, now()).batch.records.iter().filter_map(|record| record.updated).max();
            assert!(latest.unwrap() <= now());
        }
    }

    #[test]
    fn both_teams_are_taken_whole_and_in_the_order_of_their_numbers() {
        for lang in Lang::ALL {
            let demo = load(lang, now());
            assert_eq!(demo.batch.skipped, []);
            let numbers: Vec<String> = demo.batch.records.iter().map(|record| record.external.id.clone()).collect();
            let expected: Vec<String> = (1..=70).map(|id| id.to_string()).collect();
            assert_eq!(numbers, expected);
            assert!(demo.batch.people.iter().any(|person| person.handle == demo.me));
            assert!(demo.batch.records.iter().all(|record| record.title.trim() == record.title));
        }
    }

    #[test]
    fn no_sign_is_left_in_a_field() {
        for lang in Lang::ALL {
            let told = format!("{:?}", load(lang, now()).batch);
            assert!(!told.contains("\"{"), "{lang:?}");
        }
    }
}
