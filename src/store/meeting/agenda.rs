//! Agendas: how one builds itself, and what people change of it.

use chrono::{Days, NaiveDate};
use rusqlite::types::Value;
use rusqlite::{OptionalExtension, params, params_from_iter};
use std::collections::{HashMap, HashSet};

use crate::domain::change::By;
use crate::domain::id::ItemId;
use crate::domain::meeting::series::Series;
use crate::domain::meeting::{Entry, Meeting, MeetingEdit, MeetingId, Part};
use crate::domain::refusal::Refusal;
use crate::store::error::{Failure, StoreError};
use crate::store::{Store, fields};

/// Of each section at most so many come onto an agenda by themselves: more cannot be talked about.
const MOST: usize = 20;
/// A meeting that belongs to no series looks so many days ahead and back.
const FREE_DAYS: u64 = 7;
/// What is open and awake; `?1` is the day of the meeting.
const OPEN: &str = "i.archived = 0 AND i.category < 2 AND (i.wake IS NULL OR i.wake <= ?1)";
const USUAL: &str = "i.due_end, i.priority, i.id";
/// A decision that was on the agenda of a meeting and talked about there, and that got no new day then or later.
const LOOKED_AT: &str = "EXISTS (SELECT 1 FROM agenda g JOIN meeting m ON m.id = g.meeting \
     JOIN step s ON s.meeting = m.id JOIN change c ON c.step = s.id \
     WHERE g.item = i.id AND g.struck = 0 AND i.closed <= m.began \
     AND (c.item = i.id AND c.field <> 'votes' OR c.field = 'link' AND c.new = 'came-from ' || i.id) \
     AND NOT EXISTS (SELECT 1 FROM change d WHERE d.item = i.id AND d.field = 'deadline' \
     AND d.step >= (SELECT min(id) FROM step WHERE meeting = m.id)))";

/// What a section is made of.
struct Scope {
    today: NaiveDate,
    /// The meeting before, of the same series.
    before: Option<MeetingId>,
    /// The day up to which a deadline comes before the next meeting.
    until: NaiveDate,
    /// Since when items are new: in seconds since 1970.
    since: i64,
    people: Vec<String>,
}

impl Store {
    /// The agenda of a meeting, in order, with what was struck.
    pub(super) fn agenda(&self, meeting: MeetingId) -> Result<Vec<Entry>, StoreError> {
        let sql = "SELECT item, section, times, struck FROM agenda WHERE meeting = ?1 ORDER BY place, item";
        let mut list = self.conn.prepare_cached(sql)?;
        let found = list.query_map([meeting.0], |row| {
            let part = fields::text(row, "section")?.and_then(|code| code.parse().ok());
            Ok(Entry {
                item: ItemId(row.get("item")?),
                part: part.unwrap_or(Part::Added),
                times: row.get("times")?,
                is_struck: row.get("struck")?,
            })
        })?;
        Ok(found.collect::<Result<_, _>>()?)
    }

    /// Of which sections of an agenda not all came onto it: how many more there were.
    pub(super) fn more(&self, meeting: MeetingId) -> Result<Vec<(Part, usize)>, StoreError> {
        let mut list = self.conn.prepare_cached("SELECT section, count FROM agenda_more WHERE meeting = ?1")?;
        let found = list.query_map([meeting.0], |row| {
            let part = fields::text(row, "section")?.and_then(|code| code.parse().ok());
            Ok(part.zip(usize::try_from(row.get::<_, i64>("count")?).ok()))
        })?;
        Ok(found.filter_map(Result::transpose).collect::<Result<_, _>>()?)
    }

    /// Fills the agenda of a meeting that begins: section by section, each item once.
    pub(super) fn build_agenda(&self, meeting: &Meeting, series: Option<&Series>, by: &By) -> Result<(), Failure> {
        let scope = self.scope(meeting, series, by)?;
        let carried = self.left_open(&scope)?;
        let counts: HashMap<ItemId, i64> = carried.iter().copied().collect();
        let wanted = series.map_or(Part::BUILT, |series| series.sections.as_slice());
        let (mut seen, mut agenda) = (HashSet::new(), Vec::new());
        for part in Part::ALL.iter().filter(|part| wanted.contains(part)) {
            let (mut items, most) = match part {
                Part::Carried => (carried.iter().map(|(item, _)| *item).collect(), usize::MAX),
                part => (self.section(*part, &scope)?, MOST),
            };
            items.retain(|item| !seen.contains(item));
            seen.extend(items.iter().copied());
            let more = items.len().saturating_sub(most);
            items.truncate(most);
            self.write_more(meeting.id, *part, more)?;
            agenda.extend(items.into_iter().map(|item| Entry {
                item,
                part: *part,
                times: counts.get(&item).copied().unwrap_or(0),
                is_struck: false,
            }));
        }
        self.write_agenda(meeting.id, &agenda)?;
        Ok(())
    }

    fn write_more(&self, meeting: MeetingId, part: Part, more: usize) -> Result<(), StoreError> {
        if let Some(more) = i64::try_from(more).ok().filter(|more| *more > 0) {
            let sql = "INSERT INTO agenda_more (meeting, section, count) VALUES (?1, ?2, ?3)";
            self.conn.prepare_cached(sql)?.execute(params![meeting.0, part.code(), more])?;
        }
        Ok(())
    }

    fn scope(&self, meeting: &Meeting, series: Option<&Series>, by: &By) -> Result<Scope, Failure> {
        let today = by.today;
        let far = |days| today.checked_add_days(Days::new(days)).unwrap_or(today);
        let sql = "SELECT id, coalesce(ended, began) AS at FROM meeting WHERE series = ?1 AND id <> ?2 ORDER BY id DESC LIMIT 1";
        let number = meeting.series.map(|id| id.0);
        let mut one = self.conn.prepare_cached(sql)?;
        let before: Option<(i64, i64)> =
            one.query_row(params![number, meeting.id.0], |row| Ok((row.get("id")?, row.get("at")?))).optional()?;
        let week_ago = by.at.timestamp() - 86_400 * i64::try_from(FREE_DAYS).unwrap_or(7);
        let next = series.and_then(|series| series.next_after(meeting.day, today));
        let invited = meeting.present.iter().chain(&meeting.absent);
        Ok(Scope {
            today,
            until: next.map_or_else(|| far(FREE_DAYS), |planned| planned.on),
            since: before.map_or(week_ago, |(_, at)| at),
            before: before.map(|(id, _)| MeetingId(id)),
            people: invited.map(|person| person.to_string()).collect(),
        })
    }

    /// What the meeting before left open and still is, with how often it is carried over by now.
    fn left_open(&self, scope: &Scope) -> Result<Vec<(ItemId, i64)>, Failure> {
        let Some(before) = scope.before else {
            return Ok(Vec::new());
        };
        let mut is_open = self.conn.prepare_cached(&format!("SELECT 1 FROM item i WHERE {OPEN} AND i.id = ?2"))?;
        let mut left = Vec::new();
        for (item, times) in self.sitting(before)?.minutes.left() {
            if is_open.exists(params![scope.today.to_string(), item.0])? {
                left.push((item, times));
            }
        }
        left.sort_by_key(|(_, times)| std::cmp::Reverse(*times));
        Ok(left)
    }

    /// The items of a section, as far as they concern those who are invited.
    fn section(&self, part: Part, scope: &Scope) -> Result<Vec<ItemId>, StoreError> {
        let mut values: Vec<Value> = vec![scope.today.to_string().into()];
        let mut bind = |value: Value| {
            values.push(value);
            format!("?{}", values.len())
        };
        let (condition, order) = match part {
            Part::Carried | Part::Added => return Ok(Vec::new()),
            Part::Undecided => (format!("i.kind = 'dispute' AND {OPEN} AND i.due_end < ?1"), USUAL),
            Part::Dispute => (format!("i.kind = 'dispute' AND {OPEN}"), USUAL),
            Part::Revisit => {
                // A dispute that was decided elsewhere may still have the day by which it was to be.
                let decided = "(i.kind = 'decision' OR i.kind = 'dispute' AND i.due_end > date(i.closed, 'unixepoch')) \
                               AND i.archived = 0 AND i.category = 2 AND i.deadline IS NOT NULL";
                let last = bind(scope.until.to_string().into());
                (format!("{decided} AND i.due_end < {last} AND NOT {LOOKED_AT}"), USUAL)
            }
            Part::Overdue => (format!("{OPEN} AND i.due_end < ?1"), USUAL),
            Part::Due => {
                let until = bind(scope.until.to_string().into());
                (format!("{OPEN} AND i.due_end <= {until}"), USUAL)
            }
            Part::New => {
                let since = bind(scope.since.into());
                (format!("{OPEN} AND i.created > {since}"), USUAL)
            }
            Part::Done => {
                let since = bind(scope.since.into());
                (
                    format!(
                        "?1 <> '' AND i.archived = 0 AND i.category = 2 AND i.closed > {since} AND i.kind <> 'decision'"
                    ),
                    "i.closed, i.id",
                )
            }
        };
        let concerns = match (part, scope.people.is_empty()) {
            (Part::Undecided | Part::Dispute | Part::Revisit, _) | (_, true) => "1".to_string(),
            (part, false) => {
                let marks: Vec<String> = scope.people.iter().map(|person| bind(person.clone().into())).collect();
                let people = marks.join(", ");
                match part {
                    // What nobody has yet concerns those to whom it was told.
                    Part::New => format!("(i.owner IN ({people}) OR i.owner IS NULL AND i.reporter IN ({people}))"),
                    // What nobody has must not be late unseen.
                    Part::Overdue | Part::Due => format!("(i.owner IN ({people}) OR i.owner IS NULL)"),
                    _ => format!("i.owner IN ({people})"),
                }
            }
        };
        let sql = format!("SELECT i.id FROM item i WHERE {condition} AND {concerns} ORDER BY {order}");
        let mut list = self.conn.prepare_cached(&sql)?;
        let found = list.query_map(params_from_iter(values), |row| row.get(0).map(ItemId))?;
        Ok(found.collect::<Result<_, _>>()?)
    }

    /// Adds, strikes or moves an item.
    pub(super) fn change_agenda(&self, edit: &MeetingEdit, step: i64) -> Result<(), Failure> {
        let (MeetingEdit::Add { meeting, item, .. }
        | MeetingEdit::Strike { meeting, item, .. }
        | MeetingEdit::Shift { meeting, item, .. }) = edit
        else {
            return Ok(());
        };
        self.item(*item)?;
        let mut agenda = self.agenda(*meeting)?;
        self.keep_entry(step, *item, &agenda)?;
        let place = agenda.iter().position(|entry| entry.item == *item);
        match (edit, place) {
            (MeetingEdit::Add { .. }, Some(place)) => {
                agenda.get_mut(place).into_iter().for_each(|entry| entry.is_struck = false)
            }
            (MeetingEdit::Add { before, .. }, None) => {
                let before = agenda.iter().position(|entry| Some(entry.item) == *before);
                let place = before.unwrap_or(agenda.len());
                agenda.insert(place, Entry { item: *item, part: Part::Added, times: 0, is_struck: false });
            }
            (MeetingEdit::Strike { is_struck, .. }, Some(place)) => {
                agenda.get_mut(place).into_iter().for_each(|entry| entry.is_struck = *is_struck);
            }
            (MeetingEdit::Shift { by, .. }, Some(place)) => {
                let by = isize::try_from(*by).unwrap_or(0);
                let to = place.saturating_add_signed(by).min(agenda.len().saturating_sub(1));
                let entry = agenda.remove(place);
                agenda.insert(to, entry);
            }
            _ => return Err(Refusal::NotOnAgenda(*item).into()),
        }
        self.write_agenda(*meeting, &agenda)?;
        Ok(())
    }

    /// Writes an agenda in place of the one that was.
    pub(super) fn write_agenda(&self, meeting: MeetingId, agenda: &[Entry]) -> Result<(), StoreError> {
        self.conn.prepare_cached("DELETE FROM agenda WHERE meeting = ?1")?.execute([meeting.0])?;
        let sql = "INSERT INTO agenda (meeting, item, place, section, times, struck) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
        let mut one = self.conn.prepare_cached(sql)?;
        for (place, entry) in (0i64..).zip(agenda) {
            one.execute(params![meeting.0, entry.item.0, place, entry.part.code(), entry.times, entry.is_struck])?;
        }
        Ok(())
    }
}
