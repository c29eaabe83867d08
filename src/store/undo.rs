//! Taking back one's own newest step, and doing it again: always by appending.

use rusqlite::{OptionalExtension, Transaction, TransactionBehavior, params};

use super::error::{Failure, StoreError};
use super::write::Done;
use super::{Store, history};
use crate::domain::change::{By, Change, Deed};
use crate::domain::field::Field;
use crate::domain::id::ItemId;
use crate::domain::plan;
use crate::domain::refusal::Refusal;

/// A step stands unless the newest undo or redo of it is an undo.
const STANDS: &str =
    "coalesce((SELECT u.deed FROM step u WHERE u.of = s.id ORDER BY u.id DESC LIMIT 1), 'redo') = 'redo'";

impl Store {
    /// Takes back the newest step of this person that still stands.
    ///
    /// # Errors
    /// That nothing is left, that somebody changed the same since, or what is wrong with the file.
    pub fn undo(&mut self, by: &By) -> Result<Done, Failure> {
        let sql = format!(
            "SELECT s.id FROM step s WHERE s.who = ?1 AND s.deed NOT IN ('undo', 'redo') AND {STANDS} ORDER BY s.id DESC LIMIT 1"
        );
        self.turn(by, Deed::Undo, &sql)
    }

    /// Does again what this person took back last, if they did nothing else since.
    ///
    /// # Errors
    /// As [`Store::undo`].
    pub fn redo(&mut self, by: &By) -> Result<Done, Failure> {
        let sql = format!(
            "SELECT s.id FROM step s JOIN step u ON u.of = s.id AND u.deed = 'undo' \
             WHERE s.who = ?1 AND NOT ({STANDS}) \
               AND NOT EXISTS (SELECT 1 FROM step n WHERE n.who = ?1 AND n.id > u.id AND n.deed NOT IN ('undo', 'redo')) \
             ORDER BY u.id DESC LIMIT 1"
        );
        self.turn(by, Deed::Redo, &sql)
    }

    fn turn(&mut self, by: &By, deed: Deed, newest: &str) -> Result<Done, Failure> {
        let transaction = Transaction::new_unchecked(&self.conn, TransactionBehavior::Immediate)?;
        let step: Option<i64> = self
            .conn
            .prepare_cached(newest)?
            .query_row([by.who.as_str()], |row| row.get(0))
            .optional()?;
        let step = step.ok_or(Refusal::NothingLeft {
            redo: deed == Deed::Redo,
        })?;
        let numbered = history::changes(&self.conn, step)?;
        let done: Vec<Change> = numbered.iter().map(|(_, change)| change.clone()).collect();
        let changes = if deed == Deed::Undo {
            plan::reversed(&done)
        } else {
            done
        };

        let id = history::write_step(&self.conn, by, deed, Some(step))?;
        for change in &changes {
            self.still_so(change)?;
        }
        for (number, change) in &numbered {
            if change.field == Field::Comment {
                self.conn
                    .prepare_cached("UPDATE comment SET removed = ?2 WHERE change = ?1")?
                    .execute(params![number, deed == Deed::Undo])?;
            }
        }
        self.turn_items(id, &changes, by)?;
        transaction.commit()?;
        Ok(Done {
            step: Some(history::step_of(id, by, deed, Some(step), changes)),
        })
    }

    /// Refuses where a value is no longer the one that the change would take away.
    fn still_so(&self, change: &Change) -> Result<(), Failure> {
        let item = self.item(change.item)?;
        let expected = match change.field {
            Field::Comment => true,
            Field::Item => item.archived == change.old.is_none(),
            Field::Link => {
                let link = change.old.as_deref().and_then(|text| text.parse().ok());
                let links = self.links(item.id)?;
                link.is_none_or(|link| links.contains(&link))
            }
            field => item.get(field) == change.old,
        };
        if expected {
            return Ok(());
        }
        let by = history::last_by(&self.conn, change.item, change.field)?;
        Err(Refusal::ChangedSince {
            item: change.item,
            field: change.field,
            by,
        }
        .into())
    }

    /// As carrying out, but comments are hidden or shown again instead of written anew.
    fn turn_items(&self, step: i64, changes: &[Change], by: &By) -> Result<(), Failure> {
        let silent = |change: &&Change| change.field == Field::Comment;
        for change in changes.iter().filter(silent) {
            history::write_change(&self.conn, step, change)?;
        }
        let loud: Vec<Change> = changes.iter().filter(|change| !silent(change)).cloned().collect();
        self.carry_out(step, &loud, by)?;
        let mut touched: Vec<ItemId> = changes.iter().filter(silent).map(|change| change.item).collect();
        touched.dedup();
        for id in touched {
            self.touch(id, by)?;
        }
        Ok(())
    }

    fn touch(&self, id: ItemId, by: &By) -> Result<(), Failure> {
        let mut item = self.item(id)?;
        item.version += 1;
        item.updated = by.at;
        Ok::<(), StoreError>(self.put(&item)?).map_err(Failure::from)
    }
}
