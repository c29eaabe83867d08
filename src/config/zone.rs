//! The zone of the machine's clock.

use chrono::{FixedOffset, Local, NaiveDateTime, Offset, TimeDelta, TimeZone};

use crate::domain::zone::Zone;

/// The zone of the machine's clock, as the system tells it (`TZ`).
pub fn zone() -> Zone {
    Zone::Told { at, showing }
}

fn at(utc: NaiveDateTime) -> FixedOffset {
    Local.offset_from_utc_datetime(&utc).fix()
}

fn showing(local: NaiveDateTime) -> FixedOffset {
    let before = || local - TimeDelta::hours(1);
    let ahead = Local.offset_from_local_datetime(&local).earliest();
    let ahead = ahead.or_else(|| Local.offset_from_local_datetime(&before()).earliest());
    ahead.unwrap_or_else(|| Local.offset_from_utc_datetime(&local)).fix()
}
