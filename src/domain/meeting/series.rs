//! Meetings that come again: whom they bring together, when, and which of them were held.

use chrono::NaiveDate;
use std::collections::BTreeMap;

use super::Part;
use super::rule::Rule;
use crate::domain::person::Handle;
use crate::domain::refusal::Refusal;

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
    /// The latest date on which it met.
    pub met: Option<NaiveDate>,
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

    /// Those that were not held yet, up to a regular one on this day or after it: what was moved may change places.
    fn pending(&self, today: NaiveDate) -> Vec<Planned> {
        let (first, last) = (self.exceptions.keys().next(), self.exceptions.keys().next_back());
        let from = self.held.and_then(|held| held.succ_opt()).unwrap_or(self.start);
        let mut pending = Vec::new();
        for planned in self.planned(first.map_or(from, |first| from.min(*first))) {
            let is_moved = planned.day != planned.on;
            if !self.is_behind(planned.day) {
                pending.push(planned);
            }
            if !is_moved && planned.day >= from.max(today) && last.is_none_or(|last| planned.day > *last) {
                break;
            }
        }
        pending.sort_by_key(|planned| planned.on);
        pending
    }

    /// Whether the meeting of a day of the rule was held, or one behind it was: not of one that was moved behind that one.
    fn is_behind(&self, day: NaiveDate) -> bool {
        let to = self.exceptions.get(&day).copied().flatten();
        self.held.is_some_and(|held| day == held || day < held && to.is_none_or(|to| to <= held))
    }

    /// Skips the meeting of a day, or moves it to another; moved to its own day it is as the rule has it.
    ///
    /// # Errors
    /// That there is none on that day, that it is over, or that there is one on the other day anyway.
    pub fn reschedule(&mut self, given: NaiveDate, to: Option<NaiveDate>) -> Result<(), Refusal> {
        let name = self.name.clone();
        let Some(day) = self.day_of(given) else {
            return Err(Refusal::NotInSeries { name, day: given, near: self.nearest(given) });
        };
        if self.is_behind(day) {
            return Err(Refusal::MetSince { name, day: given, is_it: self.held == Some(day) });
        }
        let on = self.exceptions.get(&day).copied().unwrap_or(Some(day));
        match to {
            Some(to) if on == Some(to) || self.meets_without(day, to) => {
                return Err(Refusal::MeetsAnyway { name, day: to });
            }
            Some(to) if to == day => _ = self.exceptions.remove(&day),
            to => _ = self.exceptions.insert(day, to),
        }
        Ok(())
    }

    /// The next meeting, today or later.
    pub fn next(&self, today: NaiveDate) -> Option<Planned> {
        self.pending(today).into_iter().find(|planned| planned.on >= today)
    }

    /// The meetings that should have been held since the last one that was, the latest last.
    pub fn missed(&self, today: NaiveDate) -> Vec<Planned> {
        let mut pending = self.pending(today);
        pending.retain(|planned| planned.on < today);
        pending
    }

    /// The meeting that is held when one is held today: the nearest of those that were not, of two as near the earlier.
    /// `None` where the last one is as near: this is one more, and takes the place of none.
    pub fn meant(&self, today: NaiveDate) -> Option<Planned> {
        let far = |day: NaiveDate| (day - today).num_days().abs();
        let pending = self.pending(today);
        if let Some(own) = pending.iter().find(|planned| planned.day == today) {
            return Some(*own);
        }
        let nearest = pending.into_iter().min_by_key(|planned| far(planned.on))?;
        let is_more = self.met.is_some_and(|met| nearest.on != today && far(met) <= far(nearest.on));
        (!is_more).then_some(nearest)
    }

    /// When it meets next once the meeting of a day was held.
    pub fn next_after(&self, day: NaiveDate, today: NaiveDate) -> Option<Planned> {
        let mut series = self.clone();
        series.held = series.held.max(Some(day));
        series.exceptions.remove(&day);
        series.next(today.succ_opt()?)
    }

    /// The day of the rule that a day names: itself, or the one that was moved to it.
    pub fn day_of(&self, day: NaiveDate) -> Option<NaiveDate> {
        let moved = self.exceptions.iter().find(|(_, on)| **on == Some(day));
        let moved = moved.map(|(from, _)| *from);
        moved.or(self.rule.on_or_after(day, self.start).filter(|found| *found == day))
    }

    /// Whether it meets on a day anyway, whatever becomes of the meeting of one day of the rule.
    pub fn meets_without(&self, day: NaiveDate, on: NaiveDate) -> bool {
        let is_moved_there = self.exceptions.iter().any(|(from, to)| *from != day && *to == Some(on));
        let is_regular = on != day && self.rule.on_or_after(on, self.start) == Some(on);
        is_moved_there || is_regular && !self.exceptions.contains_key(&on)
    }

    /// The days before a day and after it on which it meets: none that is skipped, and of one that is moved the other day.
    pub fn nearest(&self, day: NaiveDate) -> Vec<NaiveDate> {
        let moved = || self.exceptions.values().flatten().copied();
        let before = self.planned(self.start).take_while(|planned| planned.day < day).map(|planned| planned.on);
        let before = before.chain(moved()).filter(|on| *on < day).max();
        let after = self.planned(day).map(|planned| planned.on).find(|on| *on > day);
        let after = after.into_iter().chain(moved().filter(|on| *on > day)).min();
        before.into_iter().chain(after).collect()
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
            met: None,
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
        assert_eq!(on(series.missed(day("2026-11-18")).pop()).as_deref(), Some("2026-11-16"));
        assert_eq!(series.missed(day("2026-12-01")).len(), 3);
        series.exceptions.insert(day("2026-11-16"), None);
        assert_eq!(series.missed(day("2026-11-18")), []);
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
    fn one_that_is_moved_behind_others_hides_none_of_them_and_is_not_forgotten() {
        let mut series = weekly();
        series.held = Some(day("2026-11-23"));
        series.exceptions.insert(day("2026-11-30"), Some(day("2026-12-20")));
        assert_eq!(on(series.next(day("2026-11-28"))).as_deref(), Some("2026-12-07"));
        assert_eq!(on(series.missed(day("2026-12-09")).pop()).as_deref(), Some("2026-12-07"));
        series.held = Some(day("2026-12-14"));
        assert_eq!(on(series.next(day("2026-12-15"))).as_deref(), Some("2026-12-20"));
        assert_eq!(on(series.next_after(day("2026-11-30"), day("2026-12-20"))).as_deref(), Some("2026-12-21"));
    }

    #[test]
    fn what_is_over_is_neither_skipped_nor_moved() {
        let mut series = weekly();
        series.held = Some(day("2026-11-16"));
        let mut refused = |given, to: Option<&str>| series.reschedule(day(given), to.map(day)).unwrap_err();
        let met = |given, is_it| Refusal::MetSince { name: "Weekly".into(), day: day(given), is_it };
        assert_eq!(refused("2026-11-16", Some("2026-11-18")), met("2026-11-16", true));
        assert_eq!(refused("2026-11-16", None), met("2026-11-16", true));
        assert_eq!(refused("2026-11-09", Some("2026-11-24")), met("2026-11-09", false));
        series.exceptions.insert(day("2026-11-09"), Some(day("2026-11-20")));
        assert_eq!(series.reschedule(day("2026-11-20"), Some(day("2026-11-21"))), Ok(()), "it is still to come");
    }

    #[test]
    fn a_meeting_is_not_moved_to_the_day_on_which_it_is_and_back_on_its_own_it_is_no_exception() {
        let mut series = weekly();
        let anyway = |on| Err(Refusal::MeetsAnyway { name: "Weekly".into(), day: day(on) });
        assert_eq!(series.reschedule(day("2026-11-23"), Some(day("2026-11-23"))), anyway("2026-11-23"));
        assert_eq!(series.reschedule(day("2026-11-23"), Some(day("2026-11-25"))), Ok(()));
        assert_eq!(series.reschedule(day("2026-11-25"), Some(day("2026-11-25"))), anyway("2026-11-25"));
        assert_eq!(series.reschedule(day("2026-11-25"), Some(day("2026-11-23"))), Ok(()));
        assert_eq!(series.exceptions, BTreeMap::new());
    }

    #[test]
    fn a_day_of_no_meeting_has_two_beside_it() {
        let mut series = weekly();
        assert_eq!(series.nearest(day("2026-11-25")), [day("2026-11-23"), day("2026-11-30")]);
        assert_eq!(series.nearest(day("2026-11-01")), [day("2026-11-02")], "it begins then");
        assert_eq!(series.day_of(day("2026-11-25")), None);
        series.exceptions.insert(day("2026-11-23"), Some(day("2026-11-25")));
        assert_eq!(series.day_of(day("2026-11-25")), Some(day("2026-11-23")));
        series.exceptions.insert(day("2026-11-30"), None);
        assert_eq!(series.nearest(day("2026-11-27")), [day("2026-11-25"), day("2026-12-07")]);
        assert_eq!(series.nearest(day("2026-11-24")), [day("2026-11-16"), day("2026-11-25")]);
        series.exceptions.insert(day("2026-12-07"), Some(day("2026-11-28")));
        assert_eq!(series.nearest(day("2026-11-27")), [day("2026-11-25"), day("2026-11-28")]);
    }

    #[test]
    fn who_meets_a_day_late_or_early_holds_the_nearest_one() {
        let mut series = weekly();
        series.held = Some(day("2026-11-09"));
        let held = |today| series.meant(day(today)).map(|planned| planned.day.to_string());
        assert_eq!(held("2026-11-17").as_deref(), Some("2026-11-16"));
        assert_eq!(held("2026-11-22").as_deref(), Some("2026-11-23"));
    }

    #[test]
    fn who_meets_again_soon_after_the_last_one_holds_none_of_the_days_to_come() {
        let mut series = weekly();
        let meant = |series: &Series, today| series.meant(day(today)).map(|planned| planned.day.to_string());
        (series.held, series.met) = (Some(day("2026-11-23")), Some(day("2026-11-23")));
        assert_eq!(meant(&series, "2026-11-24"), None);
        assert_eq!(meant(&series, "2026-11-27").as_deref(), Some("2026-11-30"), "it is early");
        series.met = Some(day("2026-11-26"));
        assert_eq!(meant(&series, "2026-11-27"), None, "the last one was late");
        // Of a series that meets seldom half of the time is between.
        (series.rule, series.held) = ("monthly 25".parse().unwrap(), Some(day("2026-11-25")));
        series.met = series.held;
        assert_eq!(meant(&series, "2026-12-10"), None);
        assert_eq!(meant(&series, "2026-12-11").as_deref(), Some("2026-12-25"));
    }

    #[test]
    fn one_that_was_missed_or_moved_is_held_though_the_last_one_was_lately() {
        let mut series = weekly();
        let meant = |series: &Series, today| series.meant(day(today)).map(|planned| planned.day.to_string());
        (series.held, series.met) = (Some(day("2026-11-16")), Some(day("2026-11-16")));
        assert_eq!(meant(&series, "2026-11-25").as_deref(), Some("2026-11-23"), "missed");
        series.exceptions.insert(day("2026-11-23"), Some(day("2026-12-03")));
        assert_eq!(meant(&series, "2026-11-23").as_deref(), Some("2026-11-23"), "on its own day after all");
        assert_eq!(meant(&series, "2026-11-17"), None);
        (series.held, series.met) = (Some(day("2026-11-30")), Some(day("2026-11-30")));
        assert_eq!(meant(&series, "2026-12-01"), None);
        assert_eq!(meant(&series, "2026-12-03").as_deref(), Some("2026-11-23"), "moved");
    }
}
