//! What clocks are ahead of UTC where a person is. A type of our own, since the system's zone reads the environment, which
//! only the doors do: they hand in what it tells.

use chrono::{DateTime, FixedOffset, MappedLocalTime, NaiveDate, NaiveDateTime, NaiveTime, Offset, TimeZone, Utc};

/// The zone of a person's clock.
#[derive(Debug, Clone, Copy)]
pub enum Zone {
    /// The same at all times.
    Fixed(FixedOffset),
    /// In summer perhaps another one than in winter.
    Told {
        /// What clocks are ahead at a moment, given in UTC.
        at: fn(NaiveDateTime) -> FixedOffset,
        /// What they are ahead when they show this; at a time that a change of clocks skips, what they were before.
        showing: fn(NaiveDateTime) -> FixedOffset,
    },
}

impl Zone {
    /// The moment at which a day begins.
    pub fn start_of(self, day: NaiveDate) -> DateTime<Utc> {
        let local = day.and_time(NaiveTime::MIN);
        let ahead = self.showing(local);
        local.checked_sub_offset(ahead).unwrap_or(local).and_utc()
    }

    /// What clocks are ahead when they show this.
    pub fn showing(self, local: NaiveDateTime) -> FixedOffset {
        match self {
            Zone::Fixed(ahead) => ahead,
            Zone::Told { showing, .. } => showing(local),
        }
    }

    fn at(self, utc: NaiveDateTime) -> FixedOffset {
        match self {
            Zone::Fixed(ahead) => ahead,
            Zone::Told { at, .. } => at(utc),
        }
    }
}

impl Default for Zone {
    /// UTC.
    fn default() -> Zone {
        Zone::Fixed(Utc.fix())
    }
}

/// What clocks in a zone are ahead at one moment.
#[derive(Debug, Clone, Copy)]
pub struct Ahead {
    zone: Zone,
    fixed: FixedOffset,
}

impl Offset for Ahead {
    fn fix(&self) -> FixedOffset {
        self.fixed
    }
}

impl TimeZone for Zone {
    type Offset = Ahead;

    fn from_offset(ahead: &Ahead) -> Zone {
        ahead.zone
    }

    fn offset_from_local_date(&self, local: &NaiveDate) -> MappedLocalTime<Ahead> {
        self.offset_from_local_datetime(&local.and_time(NaiveTime::MIN))
    }

    fn offset_from_local_datetime(&self, local: &NaiveDateTime) -> MappedLocalTime<Ahead> {
        MappedLocalTime::Single(Ahead { zone: *self, fixed: self.showing(*local) })
    }

    fn offset_from_utc_date(&self, utc: &NaiveDate) -> Ahead {
        self.offset_from_utc_datetime(&utc.and_time(NaiveTime::MIN))
    }

    fn offset_from_utc_datetime(&self, utc: &NaiveDateTime) -> Ahead {
        Ahead { zone: *self, fixed: self.at(*utc) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As Berlin in 2026: an hour ahead, and two in summer.
    fn berlin() -> Zone {
        fn ahead(is_summer: bool) -> FixedOffset {
            FixedOffset::east_opt(if is_summer { 7200 } else { 3600 }).unwrap()
        }
        fn between(time: NaiveDateTime, begins: &str, ends: &str) -> bool {
            (begins.parse().unwrap()..ends.parse().unwrap()).contains(&time)
        }
        Zone::Told {
            at: |utc| ahead(between(utc, "2026-03-29T01:00:00", "2026-10-25T01:00:00")),
            showing: |local| ahead(between(local, "2026-03-29T03:00:00", "2026-10-25T02:00:00")),
        }
    }

    #[test]
    fn a_day_begins_by_the_clock_of_its_own_season() {
        for (day, begins) in [("2026-07-01", "2026-06-30T22:00:00Z"), ("2026-12-01", "2026-11-30T23:00:00Z")] {
            assert_eq!(berlin().start_of(day.parse().unwrap()), begins.parse::<DateTime<Utc>>().unwrap());
        }
    }

    #[test]
    fn a_moment_has_the_date_that_clocks_showed_then() {
        let winter = "2026-12-01T12:00:00Z".parse::<DateTime<Utc>>().unwrap().with_timezone(&berlin());
        let summer = "2026-06-30T22:30:00Z".parse::<DateTime<Utc>>().unwrap();
        assert_eq!(summer.with_timezone(&winter.timezone()).date_naive(), NaiveDate::from_ymd_opt(2026, 7, 1).unwrap());
    }
}
