//! Agendas: how one builds itself, and what people change of it.

use chrono::{Days, NaiveDate};
use rusqlite::types::Value;
use rusqlite::{params, params_from_iter};
use std::collections::{HashMap, HashSet};

use crate::domain::change::{By, Deed};
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
    /// Since when items are done: in seconds since 1970.
    since: i64,
    /// Since when they are new: longer ago where not all came onto the agenda, which then were on none.
    new_since: i64,
    series: Option<i64>,
    people: Vec<String>,
}

/// What the meeting before left to this one.
#[derive(Default)]
struct Left {
    /// What is carried over, with how often by now.
    open: Vec<(ItemId, i64)>,
    /// What was new or put there by hand and was not come to: it comes again in its section.
    again: Vec<(ItemId, Part)>,
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
        let left = self.left(&scope)?;
        let counts: HashMap<ItemId, i64> = left.open.iter().copied().collect();
        let again = |part| left.again.iter().filter(move |(_, of)| *of == part).map(|(item, _)| *item);
        let wanted = series.map_or(Part::BUILT, |series| series.sections.as_slice());
        let (mut seen, mut agenda) = (HashSet::new(), Vec::new());
        for part in Part::ALL.iter().filter(|part| **part == Part::Added || wanted.contains(part)) {
            let (mut items, most) = match part {
                Part::Carried => (left.open.iter().map(|(item, _)| *item).collect(), usize::MAX),
                Part::Added => (again(Part::Added).collect(), usize::MAX),
                // What came since is seen first; what was not come to and what found no place take what is left.
                Part::New => {
                    let missed = self.section(Part::New, &scope, true)?;
                    let came = self.section(Part::New, &scope, false)?;
                    (came.into_iter().chain(again(Part::New)).chain(missed).collect(), MOST)
                }
                part => (self.section(*part, &scope, false)?, MOST),
            };
            items.retain(|item| seen.insert(*item));
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
        let sql = "SELECT m.id, m.began, coalesce(m.ended, m.began) AS at, \
                   EXISTS (SELECT 1 FROM agenda_more a WHERE a.meeting = m.id AND a.section = 'new') AS cut \
                   FROM meeting m WHERE m.series = ?1 AND m.id <> ?2 ORDER BY m.id DESC";
        let number = meeting.series.map(|id| id.0);
        let mut list = self.conn.prepare_cached(sql)?;
        let mut held = list.query(params![number, meeting.id.0])?;
        let week_before = |at: i64| at - 86_400 * i64::try_from(FREE_DAYS).unwrap_or(7);
        let week_ago = week_before(by.at.timestamp());
        let (mut before, mut new_since) = (None, week_ago);
        while let Some(row) = held.next()? {
            let (id, at, is_cut): (_, i64, bool) = (MeetingId(row.get("id")?), row.get("at")?, row.get("cut")?);
            before = before.or(Some((id, at)));
            new_since = if is_cut { week_before(row.get("began")?) } else { at };
            if !is_cut {
                break;
            }
        }
        let next = series.and_then(|series| series.next_after(meeting.day, today));
        let invited = meeting.present.iter().chain(&meeting.absent);
        Ok(Scope {
            today,
            until: next.map_or_else(|| far(FREE_DAYS), |planned| planned.on),
            since: before.map_or(week_ago, |(_, at)| at),
            new_since,
            series: number,
            before: before.map(|(id, _)| id),
            people: invited.map(|person| person.to_string()).collect(),
        })
    }

    /// What the meeting before left open, or did not come to, and still is open.
    fn left(&self, scope: &Scope) -> Result<Left, Failure> {
        let mut left = Left::default();
        let Some(before) = scope.before else {
            return Ok(left);
        };
        let sitting = self.sitting(before)?;
        let mut is_open = self.conn.prepare_cached(&format!("SELECT 1 FROM item i WHERE {OPEN} AND i.id = ?2"))?;
        let mut is_open = |item: ItemId| is_open.exists(params![scope.today.to_string(), item.0]);
        for (item, times) in sitting.minutes.left() {
            if is_open(item)? {
                left.open.push((item, times));
            }
        }
        left.open.sort_by_key(|(_, times)| std::cmp::Reverse(*times));
        // What no day and no kind brings back.
        let once = |entry: &&Entry| !entry.is_struck && matches!(entry.part, Part::New | Part::Added);
        let is_told = |item| sitting.minutes.topics.iter().any(|topic| topic.item == item);
        for entry in sitting.agenda.iter().filter(once) {
            if !is_told(entry.item) && is_open(entry.item)? {
                left.again.push((entry.item, entry.part));
            }
        }
        Ok(left)
    }

    /// The items of a section, as far as they concern those who are invited; or those `missed` by it, which came before and
    /// found no place on an agenda.
    fn section(&self, part: Part, scope: &Scope, missed: bool) -> Result<Vec<ItemId>, StoreError> {
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
            Part::New if missed => {
                let (from, since) = (bind(scope.new_since.into()), bind(scope.since.into()));
                let series = bind(scope.series.into());
                let known =
                    format!("SELECT g.item FROM agenda g JOIN meeting m ON m.id = g.meeting WHERE m.series = {series}");
                (format!("{OPEN} AND i.created > {from} AND i.created <= {since} AND i.id NOT IN ({known})"), USUAL)
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

    /// The agenda after an item was added, struck or moved, and which of these it was; `None` where it is so already.
    pub(super) fn agenda_after(&self, edit: &MeetingEdit) -> Result<Option<(Deed, Vec<Entry>)>, Failure> {
        let (MeetingEdit::Add { meeting, item, .. }
        | MeetingEdit::Strike { meeting, item, .. }
        | MeetingEdit::Shift { meeting, item, .. }) = edit
        else {
            return Ok(None);
        };
        self.item(*item)?;
        let mut agenda = self.agenda(*meeting)?;
        let place = agenda.iter().position(|entry| entry.item == *item);
        let deed = match (edit, place) {
            (MeetingEdit::Add { .. }, Some(place)) => strike(&mut agenda, place, false),
            (MeetingEdit::Add { before, .. }, None) => {
                let before = agenda.iter().position(|entry| Some(entry.item) == *before);
                // What was done is told at the end.
                let done = agenda.iter().rposition(|entry| entry.part != Part::Done).map_or(0, |last| last + 1);
                let place = before.unwrap_or(done);
                agenda.insert(place, Entry { item: *item, part: Part::Added, times: 0, is_struck: false });
                Some(Deed::AgendaAdd)
            }
            (MeetingEdit::Strike { is_struck, .. }, Some(place)) => strike(&mut agenda, place, *is_struck),
            (MeetingEdit::Shift { by, .. }, Some(place)) => shift(&mut agenda, place, *by),
            _ => return Err(Refusal::NotOnAgenda(*item).into()),
        };
        Ok(deed.map(|deed| (deed, agenda)))
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

/// Takes an entry off an agenda, or puts it back.
fn strike(agenda: &mut [Entry], place: usize, is_struck: bool) -> Option<Deed> {
    let entry = agenda.get_mut(place).filter(|entry| entry.is_struck != is_struck)?;
    entry.is_struck = is_struck;
    Some(if is_struck { Deed::AgendaStrike } else { Deed::AgendaReturn })
}

/// Moves an entry among those that stand, or among those that were struck: the others are not seen between them.
fn shift(agenda: &mut Vec<Entry>, place: usize, by: i32) -> Option<Deed> {
    let is_struck = agenda.get(place)?.is_struck;
    let among = agenda.iter().enumerate().filter(|(_, entry)| entry.is_struck == is_struck);
    let among: Vec<usize> = among.map(|(place, _)| place).collect();
    let at = among.iter().position(|other| *other == place)?;
    let to = at.saturating_add_signed(isize::try_from(by).ok()?).min(among.len().saturating_sub(1));
    let to = among.get(to).copied().filter(|to| *to != place)?;
    let entry = agenda.remove(place);
    agenda.insert(to, entry);
    Some(if to < place { Deed::AgendaUp } else { Deed::AgendaDown })
}
