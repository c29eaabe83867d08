//! Meetings: begun, kept and ended in the same file, each action with its step.

mod agenda;
mod before;
mod record;
mod series;

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::{Connection, OptionalExtension, Row as SqlRow, params};

use super::error::{Failure, StoreError};
use super::write::{Done, begin};
use super::{Store, fields, history, people};
use crate::domain::change::{By, Deed};
use crate::domain::clean;
use crate::domain::meeting::series::SeriesId;
use crate::domain::meeting::{Meeting, MeetingEdit, MeetingId, Meetings, Opening};
use crate::domain::person::Handle;
use crate::domain::refusal::Refusal;

/// So many of the meetings that have ended are at hand.
const LAST: usize = 5;
const COLUMNS: &str = "id, name, series, day, held, began, ended, paused, next";

impl Store {
    /// Does something to a meeting, as one step that carries it.
    ///
    /// # Errors
    /// Why a rule refuses it, or what is wrong with the file. Nothing is written then.
    pub fn change_meeting(&mut self, edit: &MeetingEdit, by: &By) -> Result<Done, Failure> {
        let transaction = begin(&self.conn)?;
        self.rules.refresh(&self.conn)?;
        let mut agenda = None;
        let (meeting, deed) = match edit {
            MeetingEdit::Start(opening) => (self.begin_meeting(opening, by)?, Deed::MeetingStart),
            MeetingEdit::End(meeting) => {
                self.end_meeting(*meeting, by)?;
                (*meeting, Deed::MeetingEnd)
            }
            MeetingEdit::Pause(meeting) => {
                self.open_meeting(*meeting)?;
                if !self.set_paused(*meeting, true)? {
                    return Ok(Done { step: None });
                }
                (*meeting, Deed::MeetingPause)
            }
            MeetingEdit::Resume(meeting) => {
                let held = self.meeting(*meeting)?;
                self.refuse_second(held.series, Some(held.id))?;
                if !self.set_paused(*meeting, false)? {
                    return Ok(Done { step: None });
                }
                (*meeting, Deed::MeetingResume)
            }
            MeetingEdit::Attend { meeting, people } => {
                let held = self.open_meeting(*meeting)?;
                let is_so = |(person, is_present): &(Handle, bool)| {
                    if *is_present { held.present.contains(person) } else { held.absent.contains(person) }
                };
                if people.iter().all(is_so) {
                    return Ok(Done { step: None });
                }
                (*meeting, Deed::Attendance)
            }
            MeetingEdit::Add { meeting, .. }
            | MeetingEdit::Strike { meeting, .. }
            | MeetingEdit::Shift { meeting, .. } => {
                self.open_meeting(*meeting)?;
                match self.agenda_after(edit)? {
                    Some((deed, after)) => {
                        agenda = Some(after);
                        (*meeting, deed)
                    }
                    None => return Ok(Done { step: None }),
                }
            }
        };
        let by = By { meeting: Some(meeting), ..by.clone() };
        let id = history::write_step(&self.conn, &by, deed, None)?;
        if let MeetingEdit::Attend { people, .. } = edit {
            self.take_attendance(meeting, people, id)?;
        }
        if let (Some(agenda), Some(item)) = (agenda, edit.item()) {
            self.keep_entry(id, item, &self.agenda(meeting)?)?;
            self.write_agenda(meeting, &agenda)?;
        }
        let mut done = history::step_of(id, &by, deed, None, Vec::new());
        done.agenda = history::of_agenda(&self.conn, &done)?;
        transaction.commit()?;
        Ok(Done { step: Some(done) })
    }

    /// A meeting, open or not.
    ///
    /// # Errors
    /// That there is none of this number, or what is wrong with the file.
    pub fn meeting(&self, id: MeetingId) -> Result<Meeting, Failure> {
        let sql = format!("SELECT {COLUMNS} FROM meeting WHERE id = ?1");
        let found = self.conn.prepare_cached(&sql)?.query_row([id.0], read).optional()?;
        let mut meeting = found.ok_or(Refusal::NoSuchMeeting(id))?;
        self.who_is_there(&mut meeting)?;
        Ok(meeting)
    }

    /// The newest meetings, at most so many, the newest first.
    ///
    /// # Errors
    /// What is wrong with the file.
    pub fn meetings(&self, most: usize) -> Result<Vec<Meeting>, StoreError> {
        self.some_meetings("1 ORDER BY id DESC", most)
    }

    /// The meetings that have not ended, the newest first, the last few that have, and the series.
    ///
    /// # Errors
    /// What is wrong with the file.
    pub fn meetings_now(&self) -> Result<Meetings, StoreError> {
        Ok(Meetings {
            open: self.open_meetings("1")?,
            ended: self.some_meetings("ended IS NOT NULL ORDER BY ended DESC, id DESC", LAST)?,
            series: self.series()?,
        })
    }

    fn open_meetings(&self, condition: &str) -> Result<Vec<Meeting>, StoreError> {
        self.some_meetings(&format!("ended IS NULL AND {condition} ORDER BY id DESC"), usize::MAX)
    }

    fn some_meetings(&self, which: &str, most: usize) -> Result<Vec<Meeting>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM meeting WHERE {which} LIMIT ?1");
        let mut list = self.conn.prepare_cached(&sql)?;
        let most = i64::try_from(most).unwrap_or(i64::MAX);
        let mut meetings = list.query_map([most], read)?.collect::<Result<Vec<_>, _>>()?;
        for meeting in &mut meetings {
            self.who_is_there(meeting)?;
        }
        Ok(meetings)
    }

    fn who_is_there(&self, meeting: &mut Meeting) -> Result<(), StoreError> {
        let sql = "SELECT person, present FROM attendance WHERE meeting = ?1 ORDER BY person";
        let mut list = self.conn.prepare_cached(sql)?;
        let found = list.query_map([meeting.id.0], |row| {
            Ok((fields::text(row, "person")?.unwrap_or_default(), row.get::<_, bool>("present")?))
        })?;
        for row in found {
            let (person, is_present) = row?;
            let list = if is_present { &mut meeting.present } else { &mut meeting.absent };
            list.extend(person.parse::<Handle>());
        }
        Ok(())
    }

    /// A meeting that has not ended.
    fn open_meeting(&self, id: MeetingId) -> Result<Meeting, Failure> {
        let meeting = self.meeting(id)?;
        match meeting.ended {
            Some(_) => Err(Refusal::NotOn { meeting: id, is_paused: false }.into()),
            None => Ok(meeting),
        }
    }

    /// A meeting, if it has not ended.
    pub(super) fn still_open(&self, id: Option<MeetingId>) -> Result<Option<MeetingId>, StoreError> {
        let sql = "SELECT 1 FROM meeting WHERE id = ?1 AND ended IS NULL";
        let mut one = self.conn.prepare_cached(sql)?;
        Ok(match id {
            Some(id) if one.exists([id.0])? => Some(id),
            _ => None,
        })
    }

    /// Refuses what is to be done in a meeting that is not on.
    pub(super) fn check_meeting(&self, by: &By) -> Result<(), Failure> {
        let Some(id) = by.meeting else { return Ok(()) };
        let is_paused = self.open_meeting(id)?.is_paused;
        match is_paused {
            true => Err(Refusal::NotOn { meeting: id, is_paused }.into()),
            false => Ok(()),
        }
    }

    /// Refuses a meeting of a series of which another one is open.
    fn refuse_second(&self, series: Option<SeriesId>, itself: Option<MeetingId>) -> Result<(), Failure> {
        let open = self.open_meetings("series IS NOT NULL")?;
        match open.into_iter().find(|open| open.series == series && Some(open.id) != itself) {
            Some(Meeting { id: meeting, name, .. }) => Err(Refusal::AlreadyOpen { meeting, name }.into()),
            None => Ok(()),
        }
    }

    fn begin_meeting(&self, opening: &Opening, by: &By) -> Result<MeetingId, Failure> {
        let series = opening.series.map(|id| self.one_series(id)).transpose()?;
        self.refuse_second(opening.series, None)?;
        let name = series
            .as_ref()
            .map_or_else(|| clean::line(&opening.name).unwrap_or_default(), |series| series.name.clone());
        let day = series.as_ref().and_then(|series| series.meant(by.today)).map_or(by.today, |planned| planned.day);
        let sql = "INSERT INTO meeting (name, series, day, held, began) VALUES (?1, ?2, ?3, ?4, ?5)";
        let number = opening.series.map(|SeriesId(number)| number);
        let (day, held) = (day.to_string(), by.today.to_string());
        self.conn.prepare_cached(sql)?.execute(params![name, number, day, held, by.at.timestamp()])?;
        let id = MeetingId(self.conn.last_insert_rowid());
        for (people, is_present) in [(&opening.present, true), (&opening.absent, false)] {
            for person in people {
                people::ensure(&self.conn, person)?;
                attend(&self.conn, id, person, is_present)?;
            }
        }
        self.build_agenda(&self.meeting(id)?, series.as_ref(), by)?;
        Ok(id)
    }

    /// Interrupts a meeting, or lets it go on, even if it had ended; says whether that was not so already.
    fn set_paused(&self, id: MeetingId, is_paused: bool) -> Result<bool, StoreError> {
        let sql = "UPDATE meeting SET paused = ?2, ended = NULL, last = NULL, next = NULL \
                   WHERE id = ?1 AND (paused <> ?2 OR ended IS NOT NULL)";
        Ok(self.conn.prepare_cached(sql)?.execute(params![id.0, is_paused])? > 0)
    }

    fn end_meeting(&self, id: MeetingId, by: &By) -> Result<(), Failure> {
        let meeting = self.open_meeting(id)?;
        let next = self.next_after(&meeting, by.today)?;
        let sql = "UPDATE meeting SET ended = ?2, paused = 0, last = ?3, next = ?4 WHERE id = ?1";
        let next = next.map(|day| day.to_string());
        self.conn.prepare_cached(sql)?.execute(params![id.0, by.at.timestamp(), self.newest_step()?, next])?;
        Ok(())
    }

    /// When the series of a meeting meets next.
    fn next_after(&self, meeting: &Meeting, today: NaiveDate) -> Result<Option<NaiveDate>, Failure> {
        let Some(id) = meeting.series else { return Ok(None) };
        Ok(self.one_series(id)?.next(today).map(|planned| planned.on))
    }
}

fn attend(conn: &Connection, meeting: MeetingId, person: &Handle, is_present: bool) -> Result<(), StoreError> {
    people::ensure(conn, person)?;
    conn.prepare_cached("INSERT OR REPLACE INTO attendance (meeting, person, present) VALUES (?1, ?2, ?3)")?
        .execute(params![meeting.0, person.as_str(), is_present])?;
    Ok(())
}

fn read(row: &SqlRow) -> rusqlite::Result<Meeting> {
    let day = |column| -> rusqlite::Result<Option<NaiveDate>> {
        Ok(fields::text(row, column)?.and_then(|day| day.parse().ok()))
    };
    let began: Option<DateTime<Utc>> = fields::moment(row, "began")?;
    Ok(Meeting {
        id: MeetingId(row.get("id")?),
        name: fields::text(row, "name")?.unwrap_or_default(),
        series: row.get::<_, Option<i64>>("series")?.map(SeriesId),
        day: day("day")?.unwrap_or_default(),
        on: day("held")?.unwrap_or_default(),
        began: began.unwrap_or_default(),
        ended: fields::moment(row, "ended")?,
        is_paused: row.get("paused")?,
        present: Vec::new(),
        absent: Vec::new(),
        next: day("next")?,
    })
}
