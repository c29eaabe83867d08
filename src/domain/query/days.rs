//! Days in a query: one date, a comparison or a range.

use chrono::{Days, Months, NaiveDate};

use super::fault::{Fault, FaultKind};
use super::shape::spelled;
use super::token::{Atom, Sign, Value};
use super::{DayKey, Expr};
use crate::domain::date;
use crate::domain::due::Due;

/// The days that a value means.
pub(super) fn days(key: DayKey, value: &Value, today: NaiveDate) -> Result<Expr, Fault> {
    let reader = Reader { today, looks_back: looks_back(key) };
    let (from, to) = if value.is_range {
        reader.range(value)?
    } else {
        let due = value.first.as_ref().map(|atom| reader.read(atom)).transpose()?;
        match (due, value.sign) {
            (None, _) => (None, None),
            (Some(due), None | Some(Sign::Equal)) => (Some(due.first()), Some(due.last())),
            (Some(due), Some(Sign::Less)) => (None, due.first().pred_opt()),
            (Some(due), Some(Sign::AtMost)) => (None, Some(due.last())),
            (Some(due), Some(Sign::More)) => (due.last().succ_opt(), None),
            (Some(due), Some(Sign::AtLeast)) => (Some(due.first()), None),
        }
    };
    Ok(Expr::Day { key, from, to })
}

/// Whether the day lies in the past, so that `fri` is the last Friday and not the next.
fn looks_back(key: DayKey) -> bool {
    matches!(key, DayKey::Created | DayKey::Updated | DayKey::Closed)
}

struct Reader {
    today: NaiveDate,
    looks_back: bool,
}

impl Reader {
    fn read(&self, atom: &Atom) -> Result<Due, Fault> {
        let ahead = date::parse(&atom.text, self.today).map_err(|refused| {
            let nearest = refused.nearest.into_iter().map(spelled).collect();
            Fault::new(&atom.span, FaultKind::NotADate { nearest })
        })?;
        Ok(if self.looks_back { self.latest(&atom.text, ahead) } else { ahead })
    }

    /// Both ends included. Where the end would come before the beginning, one of them has the other of its two meanings:
    /// on a Wednesday, `mon..fri` begins last Monday.
    fn range(&self, value: &Value) -> Result<(Option<NaiveDate>, Option<NaiveDate>), Fault> {
        let read = |atom: &Option<Atom>| atom.as_ref().map(|atom| self.read(atom)).transpose();
        let (first, last) = (read(&value.first)?, read(&value.last)?);
        let (Some(from), Some(to)) = (first, last) else {
            return Ok((first.map(Due::first), last.map(Due::last)));
        };
        let other = |atom: &Option<Atom>, due| atom.as_ref().map_or(due, |atom| self.other(&atom.text, due));
        let readings = [(from, to), (other(&value.first, from), to), (from, other(&value.last, to))];
        let (from, to) = readings
            .into_iter()
            .find(|(from, to)| from.first() <= to.last())
            .ok_or_else(|| Fault::new(&value.span, FaultKind::Backwards))?;
        Ok((Some(from.first()), Some(to.last())))
    }

    /// The meaning on the other side of today.
    fn other(&self, text: &str, usual: Due) -> Due {
        if self.looks_back { date::understood(text, self.today).unwrap_or(usual) } else { self.latest(text, usual) }
    }

    /// The latest meaning that is not ahead, of a text that names the next of many days (`fri`, `12-05`, `5th`). One that
    /// names a distance (`3d`) or a day of a given year has no other meaning.
    fn latest(&self, text: &str, ahead: Due) -> Due {
        let on = |day: NaiveDate| date::understood(text, day);
        if ahead.first() <= self.today || on(ahead.first()) != Some(ahead) {
            return ahead;
        }
        let week_ago = self.today.checked_sub_days(Days::new(6));
        let ago = |months| self.today.checked_sub_months(Months::new(months))?.succ_opt();
        [week_ago, ago(1), ago(12)]
            .into_iter()
            .flatten()
            .filter_map(on)
            .find(|due| due.first() <= self.today)
            .unwrap_or(ahead)
    }
}
