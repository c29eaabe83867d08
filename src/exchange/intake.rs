//! Where every reader hands in its records: tidied, counted, bounded, people noted once.

use csv::StringRecord;
use std::collections::{HashMap, HashSet};

use super::tidy::tidy;
use super::{Cause, Here, MOST_RECORDS, ReadError};
use crate::domain::hash::fnv;
use crate::domain::incoming::{Batch, Incoming, Skipped, WhySkipped};
use crate::domain::item::External;
use crate::domain::person::{Handle, Person};

/// After how many records the reader says how far it is.
const STEP: usize = 100;

/// What is taken from a file.
pub(super) struct Intake<'a> {
    /// When and where it is read.
    pub(super) here: Here,
    batch: Batch,
    met: HashSet<Handle>,
    titles: HashMap<u64, usize>,
    progress: &'a mut dyn FnMut(usize),
}

impl<'a> Intake<'a> {
    pub(super) fn new(here: Here, progress: &'a mut dyn FnMut(usize)) -> Intake<'a> {
        Intake { here, batch: Batch::default(), met: HashSet::new(), titles: HashMap::new(), progress }
    }

    /// Takes a record, or lists why not.
    ///
    /// # Errors
    /// If there are too many.
    pub(super) fn take(&mut self, mut record: Incoming) -> Result<(), ReadError> {
        let line = record.line;
        match tidy(&mut record) {
            Ok(removed) => {
                self.batch.removed += removed;
                if record.external.id.is_empty() {
                    record.external.id = self.stand_in(&record.title);
                }
                self.meet_all(&record);
                self.batch.records.push(record);
                self.count(line)
            }
            Err(why) => self.skip(line, why),
        }
    }

    /// Lists a record that is left out.
    ///
    /// # Errors
    /// If there are too many.
    pub(super) fn skip(&mut self, line: usize, why: WhySkipped) -> Result<(), ReadError> {
        self.batch.skipped.push(Skipped { line, why });
        self.count(line)
    }

    /// Lists a row that is shorter than the header, or that has filled cells beyond it.
    pub(super) fn note_length(&mut self, line: usize, row: &StringRecord, header: usize) {
        if row.len() < header || row.iter().skip(header).any(|cell| !cell.trim().is_empty()) {
            self.batch.uneven.push((line, row.len(), header));
        }
    }

    /// Notes a person of whom the file says more than a handle.
    pub(super) fn meet(&mut self, person: &Person) {
        let says_more = person.name != person.handle.as_str() || !person.aliases.is_empty() || person.team.is_some();
        if says_more && self.met.insert(person.handle.clone()) {
            self.batch.people.push(person.clone());
        }
    }

    /// The records that were taken, for what can only be settled when all are there.
    pub(super) fn records(&mut self) -> &mut [Incoming] {
        &mut self.batch.records
    }

    /// What was taken and what was left out.
    pub(super) fn finish(self) -> Batch {
        (self.progress)(self.batch.records.len());
        self.batch
    }

    fn meet_all(&mut self, record: &Incoming) {
        let authors = record.comments.iter().filter_map(|comment| comment.author.as_ref());
        for person in [&record.owner, &record.reporter, &record.asked].into_iter().flatten().chain(authors) {
            self.meet(person);
        }
    }

    /// An id for a record whose file gives it none: from its title, so that the same row is the same item next time. The
    /// second record of the same title gets a `~2`, and so on.
    fn stand_in(&mut self, title: &str) -> String {
        let hash = fnv(title.as_bytes());
        let nth = self.titles.entry(hash).and_modify(|nth| *nth += 1).or_insert(1);
        match nth {
            1 => format!("{hash:016x}"),
            nth => format!("{hash:016x}~{nth}"),
        }
    }

    fn count(&mut self, line: usize) -> Result<(), ReadError> {
        let count = self.batch.records.len() + self.batch.skipped.len();
        if count > MOST_RECORDS {
            return Err(ReadError { line, cause: Cause::TooMany { most: MOST_RECORDS } });
        }
        if count.is_multiple_of(STEP) {
            (self.progress)(self.batch.records.len());
        }
        Ok(())
    }
}

/// The source of a record whose id, if it has none, is made from its title.
pub(super) fn external(system: &str, id: Option<String>) -> External {
    External { system: system.to_string(), id: id.unwrap_or_default() }
}
