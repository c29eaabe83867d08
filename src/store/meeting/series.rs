//! Series of meetings.

use chrono::NaiveDate;
use rusqlite::{Row as SqlRow, params};
use std::collections::BTreeMap;

use crate::domain::clean;
use crate::domain::meeting::Part;
use crate::domain::meeting::rule::{Nth, Rule};
use crate::domain::meeting::series::{Series, SeriesId};
use crate::domain::refusal::Refusal;
use crate::store::error::{Failure, StoreError};
use crate::store::write::begin;
use crate::store::{Store, fields, people};
use crate::text::fold::fold;

impl Store {
    /// The series, by name.
    ///
    /// # Errors
    /// What is wrong with the file.
    pub fn series(&self) -> Result<Vec<Series>, StoreError> {
        let sql = "SELECT s.id, s.name, s.rule, s.start, s.people, s.sections, \
                   (SELECT max(m.day) FROM meeting m WHERE m.series = s.id) AS held, \
                   (SELECT max(m.held) FROM meeting m WHERE m.series = s.id) AS met FROM series s ORDER BY s.name";
        let mut list = self.conn.prepare_cached(sql)?;
        let mut all = list.query_map([], read)?.collect::<Result<Vec<_>, _>>()?;
        let mut list = self.conn.prepare_cached(
            "SELECT series, day, moved FROM series_exception e WHERE moved IS NULL OR NOT EXISTS \
                 (SELECT 1 FROM meeting m WHERE m.series = e.series AND m.day = e.day)",
        )?;
        let mut exceptions = list.query([])?;
        while let Some(row) = exceptions.next()? {
            let id = SeriesId(row.get("series")?);
            let day = |column| -> rusqlite::Result<Option<NaiveDate>> {
                Ok(fields::text(row, column)?.and_then(|day| day.parse().ok()))
            };
            if let (Some(series), Some(from)) = (all.iter_mut().find(|series| series.id == id), day("day")?) {
                series.exceptions.insert(from, day("moved")?);
            }
        }
        Ok(all)
    }

    pub(super) fn one_series(&self, id: SeriesId) -> Result<Series, Failure> {
        let found = self.series()?.into_iter().find(|series| series.id == id);
        found.ok_or_else(|| Refusal::NoSuchSeries(id.0.to_string()).into())
    }

    /// Writes a series, a new one where its number is 0.
    ///
    /// # Errors
    /// That another has its name, however written, or what is wrong with the file.
    pub fn save_series(&mut self, series: &Series) -> Result<SeriesId, Failure> {
        let name = clean::line(&series.name).unwrap_or_default();
        let is_taken = |other: &Series| other.id != series.id && fold(&other.name) == fold(&name);
        let all = self.series()?;
        let keeps_name = all.iter().any(|other| other.id == series.id && other.name == name);
        if name.is_empty() || (!keeps_name && all.iter().any(is_taken)) {
            return Err(Refusal::SeriesName(name).into());
        }
        let transaction = begin(&self.conn)?;
        for person in &series.people {
            people::ensure(&self.conn, person)?;
        }
        let number = Some(series.id.0).filter(|number| *number > 0);
        let people: Vec<&str> = series.people.iter().map(|person| person.as_str()).collect();
        let sections: Vec<&str> = series.sections.iter().map(|part| part.code()).collect();
        let sql = "INSERT INTO series (id, name, rule, start, people, sections) VALUES (?1, ?2, ?3, ?4, ?5, ?6) \
                   ON CONFLICT (id) DO UPDATE SET name = excluded.name, rule = excluded.rule, start = excluded.start, \
                   people = excluded.people, sections = excluded.sections RETURNING id";
        let id = self.conn.prepare_cached(sql)?.query_row(
            params![
                number,
                name,
                series.rule.to_string(),
                series.start.to_string(),
                people.join("\n"),
                sections.join(" ")
            ],
            |row| row.get(0),
        )?;
        self.conn.prepare_cached("DELETE FROM series_exception WHERE series = ?1")?.execute([id])?;
        for (day, moved) in &series.exceptions {
            self.conn
                .prepare_cached("INSERT INTO series_exception (series, day, moved) VALUES (?1, ?2, ?3)")?
                .execute(params![id, day.to_string(), moved.map(|day| day.to_string())])?;
        }
        transaction.commit()?;
        Ok(SeriesId(id))
    }
}

fn read(row: &SqlRow) -> rusqlite::Result<Series> {
    let text = |column| -> rusqlite::Result<String> { Ok(fields::text(row, column)?.unwrap_or_default()) };
    let day = |column| -> rusqlite::Result<Option<NaiveDate>> {
        Ok(fields::text(row, column)?.and_then(|day| day.parse().ok()))
    };
    let start = text("start")?.parse().unwrap_or_default();
    // A rule that a later onus wrote: better a meeting too many than none.
    let unknown = Rule::MonthlyWeekday { nth: Nth::Of(1), on: chrono::Weekday::Mon };
    Ok(Series {
        id: SeriesId(row.get("id")?),
        name: text("name")?,
        rule: text("rule")?.parse().unwrap_or(unknown),
        start,
        people: text("people")?.lines().filter_map(|line| line.parse().ok()).collect(),
        sections: text("sections")?.split_whitespace().filter_map(|code| code.parse::<Part>().ok()).collect(),
        exceptions: BTreeMap::new(),
        held: day("held")?,
        met: day("met")?,
    })
}
