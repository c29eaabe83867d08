//! Meetings that come again: whom they bring together, when, and which of them were held.

use chrono::NaiveDate;
use std::collections::BTreeMap;

use super::Part;
use super::rule::Rule;
use crate::domain::person::Handle;

/// The number of a series.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SeriesId(pub i64);

/// A series of meetings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Series {
    /// Its number; 0 before it is in a store.
    pub id: SeriesId,
    /// What people call it.
    pub name: String,
    /// When it meets.
    pub rule: Rule,
    /// The first day on which it may meet.
    pub start: NaiveDate,
    /// Who is invited.
    pub people: Vec<Handle>,
    /// What its agenda is built of.
    pub sections: Vec<Part>,
    /// Days that are moved to another day, or skipped.
    pub exceptions: BTreeMap<NaiveDate, Option<NaiveDate>>,
    /// The latest day of it that was held, as the rule names it.
    pub held: Option<NaiveDate>,
}

/// A meeting of a series that is to come or was missed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Planned {
    /// The day that the rule names.
    pub day: NaiveDate,
    /// The day on which it is held.
    pub on: NaiveDate,
}

impl Series {
    /// The meetings from a day of the rule on, without those that are skipped.
    pub fn planned(&self, from: NaiveDate) -> impl Iterator<Item = Planned> + '_ {
        let first = self.rule.on_or_after(from, self.start);
        let days = std::iter::successors(first, |day| self.rule.on_or_after(day.succ_opt()?, self.start));
        days.filter_map(|day| {
            let on = self.exceptions.get(&day).copied().unwrap_or(Some(day))?;
            Some(Planned { day, on })
        })
    }

    /// Those that were not held yet.
    fn due(&self) -> impl Iterator<Item = Planned> + '_ {
        let from = self.held.and_then(|held| held.succ_opt()).unwrap_or(self.start);
        self.planned(from)
    }

    /// The next meeting, today or later.
    pub fn next(&self, today: NaiveDate) -> Option<Planned> {
        self.due().find(|planned| planned.on >= today)
    }

    /// The last meeting that should have been held since the last one that was.
    pub fn missed(&self, today: NaiveDate) -> Option<Planned> {
        self.due().take_while(|planned| planned.on < today).last()
    }

    /// The meeting that is held when one is held today: the nearest of those that were not, of two as near the earlier.
    pub fn meant(&self, today: NaiveDate) -> Option<Planned> {
        let far = |planned: &Planned| (planned.on - today).num_days().abs();
        self.missed(today).into_iter().chain(self.next(today)).min_by_key(far)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn weekly() -> Series {
        Series {
            id: SeriesId(1),
            name: "Weekly".into(),
            rule: "weekly mon".parse().unwrap(),
            start: day("2026-11-02"),
            people: Vec::new(),
            sections: Part::BUILT.to_vec(),
            exceptions: BTreeMap::new(),
            held: None,
        }
    }

    fn on(planned: Option<Planned>) -> Option<String> {
        planned.map(|planned| planned.on.to_string())
    }

    #[test]
    fn the_next_one_is_today_until_it_was_held() {
        let mut series = weekly();
        series.held = Some(day("2026-11-16"));
        assert_eq!(on(series.next(day("2026-11-23"))).as_deref(), Some("2026-11-23"));
        series.held = Some(day("2026-11-23"));
        assert_eq!(on(series.next(day("2026-11-23"))).as_deref(), Some("2026-11-30"));
    }

    #[test]
    fn a_day_that_passed_without_it_was_missed_unless_it_was_skipped() {
        let mut series = weekly();
        series.held = Some(day("2026-11-09"));
        assert_eq!(on(series.missed(day("2026-11-18"))).as_deref(), Some("2026-11-16"));
        series.exceptions.insert(day("2026-11-16"), None);
        assert_eq!(series.missed(day("2026-11-18")), None);
    }

    #[test]
    fn a_moved_one_is_held_on_its_other_day_and_once() {
        let mut series = weekly();
        series.held = Some(day("2026-11-16"));
        series.exceptions.insert(day("2026-11-23"), Some(day("2026-11-25")));
        let next = series.next(day("2026-11-23")).unwrap();
        assert_eq!((next.day, next.on), (day("2026-11-23"), day("2026-11-25")));
        series.held = Some(next.day);
        assert_eq!(on(series.next(day("2026-11-25"))).as_deref(), Some("2026-11-30"));
    }

    #[test]
    fn who_meets_a_day_late_or_early_holds_the_nearest_one() {
        let mut series = weekly();
        series.held = Some(day("2026-11-09"));
        let held = |today| series.meant(day(today)).map(|planned| planned.day.to_string());
        assert_eq!(held("2026-11-17").as_deref(), Some("2026-11-16"));
        assert_eq!(held("2026-11-22").as_deref(), Some("2026-11-23"));
    }
}
