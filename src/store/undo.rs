//! Taking back one's own newest step, and doing it again: always by appending.

use rusqlite::{OptionalExtension, params};
use std::collections::BTreeMap;

use super::error::Failure;
use super::history::{self, STANDS};
use super::write::{Comments, Done, begin};
use super::{Store, import};
use crate::domain::change::{By, Change, Deed, Reach};
use crate::domain::field::Field;
use crate::domain::id::ItemId;
use crate::domain::link::Link;
use crate::domain::plan;
use crate::domain::refusal::Refusal;
use crate::domain::workflow::Status;

/// What can be taken back: not a meeting's beginning or end; a change of an agenda as long as the meeting is open.
const EDITS: &str = "s.deed NOT IN ('undo', 'redo', 'meeting-start', 'meeting-end', 'meeting-pause', 'meeting-resume') \
    AND (s.deed NOT IN ('agenda', 'agenda-add', 'agenda-strike', 'agenda-return', 'agenda-up', 'agenda-down', 'attendance') \
      OR EXISTS (SELECT 1 FROM meeting m WHERE m.id = s.meeting AND m.ended IS NULL) \
      AND (EXISTS (SELECT 1 FROM agenda_before b WHERE b.step = s.id) \
        OR EXISTS (SELECT 1 FROM attendance_before b WHERE b.step = s.id)))";

impl Store {
    /// Takes back the newest step of this person that still stands.
    ///
    /// # Errors
    /// That nothing is left, that somebody changed the same since, or what is wrong with the file.
    pub fn undo(&mut self, by: &By) -> Result<Done, Failure> {
        self.undo_within(Reach::All, by)
    }

    /// The same, as far as a reach goes.
    ///
    /// # Errors
    /// As [`Store::undo`].
    pub fn undo_within(&mut self, reach: Reach, by: &By) -> Result<Done, Failure> {
        let sql = format!(
            "SELECT s.id FROM step s WHERE s.who = ?1 AND {} AND {EDITS} AND {STANDS} ORDER BY s.id DESC LIMIT 1",
            within(reach).0
        );
        self.turn(by, Deed::Undo, reach, &sql)
    }

    /// Does again what this person took back last, if they did nothing else since.
    ///
    /// # Errors
    /// As [`Store::undo`].
    pub fn redo(&mut self, by: &By) -> Result<Done, Failure> {
        self.redo_within(Reach::All, by)
    }

    /// The same, as far as a reach goes.
    ///
    /// # Errors
    /// As [`Store::undo`].
    pub fn redo_within(&mut self, reach: Reach, by: &By) -> Result<Done, Failure> {
        let sql = format!(
            "SELECT s.id FROM step u JOIN step s ON s.id = u.of \
             WHERE u.who = ?1 AND u.deed = 'undo' AND {} AND {EDITS} AND NOT ({STANDS}) \
               AND NOT EXISTS (SELECT 1 FROM step s WHERE s.who = ?1 AND s.id > u.id AND {EDITS}) \
             ORDER BY u.id DESC LIMIT 1",
            within(reach).0
        );
        self.turn(by, Deed::Redo, reach, &sql)
    }

    fn turn(&mut self, by: &By, deed: Deed, reach: Reach, newest: &str) -> Result<Done, Failure> {
        let transaction = begin(&self.conn)?;
        self.rules.refresh(&self.conn)?;
        self.check_meeting(by)?;
        let step: Option<i64> = self
            .conn
            .prepare_cached(newest)?
            .query_row(params![by.who.as_str(), within(reach).1], |row| row.get(0))
            .optional()?;
        let redo = deed == Deed::Redo;
        let step = step.ok_or(match reach {
            Reach::All | Reach::Edits => Refusal::NothingLeft { redo },
            Reach::Since(_) | Reach::Meeting(_) => {
                Refusal::NothingLeftHere { redo, in_meeting: matches!(reach, Reach::Meeting(_)) }
            }
        })?;
        let (of, meeting) = history::what_and_where(&self.conn, step)?;
        if reach == Reach::Edits && of == Deed::Import && !redo {
            return Err(Refusal::UndoesImport.into());
        }
        // What was part of a meeting is taken back in it, wherever that is done, so that its minutes no longer tell it.
        let by = &By { meeting: self.still_open(meeting)?.or(by.meeting), ..by.clone() };
        let (numbers, mut changes): (Vec<i64>, Vec<Change>) = history::changes(&self.conn, step)?.into_iter().unzip();
        let of_comments = std::iter::zip(numbers, &changes).filter(|(_, change)| change.field == Field::Comment);
        for (number, _) in of_comments {
            self.conn
                .prepare_cached("UPDATE comment SET removed = ?2 WHERE change = ?1")?
                .execute(params![number, deed == Deed::Undo])?;
        }
        changes = plan::folded(changes);
        if deed == Deed::Undo {
            changes = plan::reversed(&changes);
        }
        for change in &changes {
            self.can_turn(change, step, by)?;
        }
        self.can_exchange_agenda(step)?;
        let then = if deed == Deed::Undo { step - 1 } else { step };
        self.stand_on_something(&changes, then)?;
        let id = history::write_step(&self.conn, by, deed, Some(step))?;
        let moved = self.moved_by(step)?;
        self.carry_out(id, &changes, Comments::Old, by)?;
        self.exchange_moved(step, &moved)?;
        import::exchange_origins(&self.conn, step)?;
        if let Some(meeting) = meeting.filter(|_| of.is_of_agenda()) {
            self.exchange_agenda(meeting, step)?;
        }
        let mut turned = history::step_of(id, by, deed, Some(step), changes);
        turned.agenda = history::of_agenda(&self.conn, &turned)?;
        transaction.commit()?;
        Ok(Done { step: Some(turned) })
    }

    /// The items that a step moved: since when each had been in its status before, and has been now.
    fn moved_by(&self, step: i64) -> Result<Vec<(i64, i64, i64)>, Failure> {
        let sql = "SELECT b.item, b.moved, i.moved FROM moved_before b JOIN item i ON i.id = b.item WHERE b.step = ?1";
        let mut list = self.conn.prepare_cached(sql)?;
        let found = list.query_map([step], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        Ok(found.collect::<Result<_, _>>()?)
    }

    /// Items whose move was taken back have been in their status since they came there, not since the undo.
    fn exchange_moved(&self, step: i64, moved: &[(i64, i64, i64)]) -> Result<(), Failure> {
        for (item, before, now) in moved {
            self.conn.prepare_cached("UPDATE item SET moved = ?2 WHERE id = ?1")?.execute(params![item, before])?;
            self.conn
                .prepare_cached("UPDATE moved_before SET moved = ?3 WHERE step = ?1 AND item = ?2")?
                .execute(params![step, item, now])?;
        }
        Ok(())
    }

    /// Refuses where an item would lack what its status stands on, and did not when it was so before.
    fn stand_on_something(&self, changes: &[Change], then: i64) -> Result<(), Failure> {
        let mut items: BTreeMap<ItemId, Vec<&Change>> = BTreeMap::new();
        let may_lack = |change: &&Change| change.new.is_none() || change.field == Field::Status;
        let is_value = |change: &&Change| !matches!(change.field, Field::Item | Field::Comment | Field::Link);
        for change in changes.iter().filter(may_lack).filter(is_value) {
            items.entry(change.item).or_default();
        }
        for change in changes {
            items.entry(change.item).and_modify(|of_item| of_item.push(change));
        }
        for (id, changes) in items {
            let was = self.item(id)?;
            let mut will = was.clone();
            for Change { field, new, .. } in changes {
                let bad = |bad| Refusal::BadValue { field: *field, bad };
                will.set(*field, new.as_deref()).map_err(bad)?;
            }
            let then = self.item_as_of(id, then)?;
            for (field, refusal) in plan::unfounded(&was, &will, self.workflow()) {
                if then.status != will.status || then.kind != will.kind || then.get(field).is_some() {
                    return Err(refusal.into());
                }
            }
        }
        Ok(())
    }

    /// Refuses where a value is no longer the one that the change would take away, or where rules stand in the way that did
    /// not when it was so before.
    fn can_turn(&self, change: &Change, step: i64, by: &By) -> Result<(), Failure> {
        let Change { item: id, field, old, new } = change;
        let item = self.item(*id)?;
        let link = |text: &Option<String>| text.as_deref().and_then(|text| text.parse::<Link>().ok());
        let (mut is_so, mut who) = (true, None);
        match field {
            Field::Comment => {}
            Field::Item => {
                // Taking back an item would take along what others did to it.
                if new.is_none() {
                    who = history::changed_by_others(&self.conn, *id, step, &by.who)?;
                }
                is_so = item.archived == old.is_none() && who.is_none();
            }
            Field::Link => {
                let links = self.links(*id)?;
                is_so = link(old).is_none_or(|link| links.contains(&link))
                    && link(new).is_none_or(|link| !links.contains(&link));
            }
            Field::Reviewed => is_so = self.reviewed(*id, &by.who)?.map(|day| day.to_string()) == *old,
            field => is_so = item.get(*field) == *old,
        }
        if !is_so {
            let by = match who {
                None => history::last_by(&self.conn, *id, *field)?,
                who => who,
            };
            let (item, field) = (*id, *field);
            return Err(Refusal::ChangedSince { item, field, by }.into());
        }
        match (field, new.as_deref()) {
            (Field::Parent, Some(parent)) => {
                let parent = parent.parse().unwrap_or_default();
                match self.above(parent)?.contains(id) {
                    true => Err(Refusal::Circle { item: *id, to: parent, field: *field }.into()),
                    false => Ok(()),
                }
            }
            (Field::Link, _) => match link(new) {
                Some(link) if self.beyond(link)?.contains(id) => Err(Refusal::leads_back(*id, link).into()),
                _ => Ok(()),
            },
            (Field::Status, Some(status)) if self.workflow().station(&Status::from(status)).is_none() => {
                let known = self.workflow().stations().iter().map(|s| s.status.clone()).collect();
                let given = status.to_string();
                Err(Refusal::NoSuchStatus { given, known }.into())
            }
            _ => Ok(()),
        }
    }
}

/// The condition for the steps within reach, and the number that it is about.
fn within(reach: Reach) -> (&'static str, i64) {
    match reach {
        Reach::All | Reach::Edits => ("?2 = 0", 0),
        Reach::Since(step) => ("s.id >= ?2", step),
        Reach::Meeting(meeting) => {
            let open = "s.meeting = ?2 AND EXISTS (SELECT 1 FROM meeting o WHERE o.id = ?2 AND o.ended IS NULL)";
            (open, meeting.0)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_deed_of_a_meeting_is_known_here() {
        for deed in Deed::ALL.iter().filter(|deed| deed.is_of_meeting()) {
            assert!(EDITS.contains(&format!("'{}'", deed.code())), "{}", deed.code());
        }
    }
}
