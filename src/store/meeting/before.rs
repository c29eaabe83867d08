//! What an agenda and the attendance were before a step: kept with it, and exchanged when it is taken back or done again.

use rusqlite::{OptionalExtension, Row as SqlRow, params};

use super::attend;
use crate::domain::id::ItemId;
use crate::domain::meeting::{Entry, MeetingId, Part};
use crate::domain::person::Handle;
use crate::domain::refusal::Refusal;
use crate::store::error::{Failure, StoreError};
use crate::store::history::STANDS;
use crate::store::{Store, fields};

impl Store {
    /// Keeps how an item stands on an agenda, before a step changes that.
    pub(super) fn keep_entry(&self, step: i64, item: ItemId, agenda: &[Entry]) -> Result<(), StoreError> {
        let place = agenda.iter().position(|entry| entry.item == item);
        let entry = place.and_then(|place| agenda.get(place));
        let sql = "INSERT OR REPLACE INTO agenda_before (step, item, place, section, times, struck) \
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
        self.conn.prepare_cached(sql)?.execute(params![
            step,
            item.0,
            place.and_then(|place| i64::try_from(place).ok()),
            entry.map(|entry| entry.part.code()),
            entry.map(|entry| entry.times),
            entry.map(|entry| entry.is_struck)
        ])?;
        Ok(())
    }

    /// Says who is there and who is not, and keeps what was said before.
    pub(super) fn take_attendance(
        &self,
        meeting: MeetingId,
        people: &[(Handle, bool)],
        step: i64,
    ) -> Result<(), StoreError> {
        let sql = "SELECT 1 FROM attendance WHERE meeting = ?1 AND person = ?2 AND present = ?3";
        for (person, is_present) in people {
            if self.conn.prepare_cached(sql)?.exists(params![meeting.0, person.as_str(), is_present])? {
                continue;
            }
            self.keep_presence(meeting, person.as_str(), step)?;
            attend(&self.conn, meeting, person, *is_present)?;
        }
        Ok(())
    }

    fn keep_presence(&self, meeting: MeetingId, person: &str, step: i64) -> Result<(), StoreError> {
        let sql = "INSERT OR REPLACE INTO attendance_before (step, person, present) VALUES (?1, ?2, \
                   (SELECT present FROM attendance WHERE meeting = ?3 AND person = ?2))";
        self.conn.prepare_cached(sql)?.execute(params![step, person, meeting.0])?;
        Ok(())
    }

    /// Refuses where a later step that stands changed the same of the agenda or of the attendance.
    pub(in crate::store) fn can_exchange_agenda(&self, step: i64) -> Result<(), Failure> {
        let later = |table, same| {
            format!(
                "SELECT mine.{same} AS same, s.who FROM {table} mine JOIN step own ON own.id = mine.step \
                 JOIN step s ON s.meeting = own.meeting AND s.id > own.id \
                 JOIN {table} b ON b.step = s.id AND b.{same} = mine.{same} \
                 WHERE mine.step = ?1 AND {STANDS} ORDER BY s.id DESC LIMIT 1"
            )
        };
        let who = |row: &SqlRow| -> rusqlite::Result<Handle> {
            Ok(fields::text(row, "who")?.and_then(|who| who.parse().ok()).unwrap_or_else(Handle::unknown))
        };
        let sql = later("agenda_before", "item");
        let read = |row: &SqlRow| Ok((ItemId(row.get("same")?), who(row)?));
        if let Some((item, by)) = self.conn.prepare_cached(&sql)?.query_row([step], read).optional()? {
            return Err(Refusal::AgendaChangedSince { item, by }.into());
        }
        let sql = later("attendance_before", "person");
        let read = |row: &SqlRow| Ok((fields::text(row, "same")?.unwrap_or_default(), who(row)?));
        let found = self.conn.prepare_cached(&sql)?.query_row([step], read).optional()?;
        match found.and_then(|(person, by)| Some((person.parse().ok()?, by))) {
            Some((person, by)) => Err(Refusal::PresenceChangedSince { person, by }.into()),
            None => Ok(()),
        }
    }

    /// Puts back what a step changed of an agenda and of the attendance, and keeps what that was.
    pub(in crate::store) fn exchange_agenda(&self, meeting: MeetingId, step: i64) -> Result<(), StoreError> {
        let sql = "SELECT item, place, section, times, struck FROM agenda_before WHERE step = ?1";
        let kept = self.conn.prepare_cached(sql)?.query_row([step], |row| {
            let part = fields::text(row, "section")?.and_then(|code| code.parse().ok());
            let entry = Entry {
                item: ItemId(row.get("item")?),
                part: part.unwrap_or(Part::Added),
                times: row.get::<_, Option<i64>>("times")?.unwrap_or(0),
                is_struck: row.get::<_, Option<bool>>("struck")?.unwrap_or(false),
            };
            Ok((row.get::<_, Option<i64>>("place")?, entry))
        });
        if let Some((place, entry)) = kept.optional()? {
            let mut agenda = self.agenda(meeting)?;
            self.keep_entry(step, entry.item, &agenda)?;
            agenda.retain(|other| other.item != entry.item);
            if let Some(place) = place.and_then(|place| usize::try_from(place).ok()) {
                agenda.insert(place.min(agenda.len()), entry);
            }
            self.write_agenda(meeting, &agenda)?;
        }
        let sql = "SELECT person, present FROM attendance_before WHERE step = ?1";
        let mut list = self.conn.prepare_cached(sql)?;
        let kept = list.query_map([step], |row| {
            let person = fields::text(row, "person")?.unwrap_or_default();
            Ok((person, row.get::<_, Option<bool>>("present")?))
        })?;
        for (person, is_present) in kept.collect::<Result<Vec<_>, _>>()? {
            self.keep_presence(meeting, &person, step)?;
            let sql = match is_present {
                Some(_) => "INSERT OR REPLACE INTO attendance (meeting, person, present) VALUES (?1, ?2, ?3)",
                None => "DELETE FROM attendance WHERE meeting = ?1 AND person = ?2 AND ?3 IS NULL",
            };
            self.conn.prepare_cached(sql)?.execute(params![meeting.0, person, is_present])?;
        }
        Ok(())
    }
}
