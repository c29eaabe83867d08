//! Files in and out, purely: bytes and text in, records out, and the other way round. Opens no file.

mod armour;
mod beads;
mod csv;
mod decode;
pub mod demo;
mod detect;
mod fields;
mod github;
mod headers;
mod intake;
pub mod json;
pub mod markdown;
mod objects;
pub mod own;
pub mod own_csv;
mod references;
mod row;
#[cfg(test)]
mod sample;
mod sheet;
mod status;
mod tidy;
mod when;

pub use detect::detect;
use intake::Intake;
pub use when::Here;

use crate::domain::incoming::Batch;

/// The largest file that is read, in bytes; a door need not read further.
pub const MOST_BYTES: usize = 100 * 1024 * 1024;
/// The most records of one file.
pub const MOST_RECORDS: usize = 100_000;
/// The largest JSON record, in bytes.
const MOST_RECORD_BYTES: usize = 8 * 1024 * 1024;

/// What a file can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// Our own records, one JSON object a line.
    Onus,
    /// The issues of beads.
    Beads,
    /// The issues of GitHub, as its REST interface or `gh` gives them.
    GitHub,
    /// A table of any tool, or by hand.
    Csv,
}

impl Format {
    /// Every format.
    pub const ALL: &'static [Format] = &[Format::Onus, Format::Beads, Format::GitHub, Format::Csv];

    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Format::Onus => "onus",
            Format::Beads => "beads",
            Format::GitHub => "github",
            Format::Csv => "csv",
        }
    }

    /// The format of a code.
    pub fn of_code(code: &str) -> Option<Format> {
        Format::ALL.iter().copied().find(|format| format.code() == code)
    }
}

/// Why a file was refused as a whole: nothing of it is taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadError {
    /// The line, from 1.
    pub line: usize,
    /// Why.
    pub cause: Cause,
}

/// What is wrong with a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cause {
    /// Nothing is in it.
    Empty,
    /// It is no text in UTF-8, UTF-16 or GB18030; a workbook must be saved as CSV first.
    NotText,
    /// It is larger than is read, in bytes.
    TooLarge {
        /// How many it has.
        bytes: usize,
        /// The limit.
        most: usize,
    },
    /// It has more records than are read.
    TooMany {
        /// The limit.
        most: usize,
    },
    /// One JSON record is larger than is read, in bytes.
    RecordTooLong {
        /// How many it has.
        bytes: usize,
        /// The limit.
        most: usize,
    },
    /// It is not JSON from here on: what the parser said.
    NotJson(String),
    /// A quote opens a cell here and is never closed.
    OpenQuote,
    /// No column holds titles; these are the columns that it has.
    NoTitleColumn {
        /// Their headers, the first of them.
        found: Vec<String>,
    },
    /// A row has more columns than are read.
    TooManyColumns {
        /// The limit.
        most: usize,
    },
    /// A cell is longer than is read, in bytes.
    CellTooLong {
        /// The limit.
        most: usize,
    },
}

/// Reads a whole file; says after every hundred records how many were taken so far.
///
/// # Errors
/// The line and the cause, where the file cannot be taken as what it is said to be.
pub fn read(
    format: Format,
    bytes: &[u8],
    here: impl Into<Here>,
    progress: &mut dyn FnMut(usize),
) -> Result<Batch, ReadError> {
    if bytes.len() > MOST_BYTES {
        let cause = Cause::TooLarge { bytes: bytes.len(), most: MOST_BYTES };
        return Err(ReadError { line: 1, cause });
    }
    let text = decode::decode(bytes).map_err(|line| ReadError { line, cause: Cause::NotText })?;
    if text.trim().is_empty() {
        return Err(ReadError { line: 1, cause: Cause::Empty });
    }
    let mut intake = Intake::new(here.into(), progress);
    match format {
        Format::Onus => own::read(&text, &mut intake)?,
        Format::Beads => beads::read(&text, &mut intake)?,
        Format::GitHub => github::read(&text, &mut intake)?,
        Format::Csv => csv::read(&text, &mut intake)?,
    }
    Ok(intake.finish())
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use proptest::prelude::*;

    use super::*;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 25).unwrap()
    }

    fn refused(format: Format, bytes: &[u8]) -> ReadError {
        read(format, bytes, today(), &mut |_| {}).unwrap_err()
    }

    #[test]
    fn every_format_has_its_own_code() {
        for format in Format::ALL {
            assert_eq!(Format::of_code(format.code()), Some(*format));
        }
        assert_eq!(Format::of_code("xlsx"), None);
    }

    #[test]
    fn what_cannot_be_read_as_a_whole_is_refused_with_line_and_cause() {
        let error = |line, cause| ReadError { line, cause };
        let records = "{\"id\":\"x\",\"title\":\"x\"}\n".repeat(MOST_RECORDS + 1);
        for format in [Format::Beads, Format::GitHub, Format::Onus] {
            assert_eq!(refused(format, b" \n"), error(1, Cause::Empty));
        }
        let many = refused(Format::Beads, records.as_bytes());
        assert_eq!(many, error(MOST_RECORDS + 1, Cause::TooMany { most: MOST_RECORDS }));
        assert_eq!(refused(Format::Csv, b"PK\x03\x04"), error(1, Cause::NotText));
        assert_eq!(refused(Format::Csv, b"title\n\xff\xff"), error(2, Cause::NotText));
        let large = vec![b' '; MOST_BYTES + 1];
        let cause = Cause::TooLarge { bytes: MOST_BYTES + 1, most: MOST_BYTES };
        assert_eq!(refused(Format::Csv, &large), error(1, cause));
    }

    #[test]
    fn progress_is_told_on_the_way_and_at_the_end() {
        let text: String = std::iter::once("title\n".to_string()).chain((0..250).map(|n| format!("x{n}\n"))).collect();
        let mut told = Vec::new();
        read(Format::Csv, text.as_bytes(), today(), &mut |count| told.push(count)).unwrap();
        assert_eq!(told, [100, 200, 250]);
    }

    proptest! {
        #[test]
        fn any_bytes_in_any_format_are_read_or_refused(
            format in proptest::sample::select(Format::ALL.to_vec()),
            bytes in proptest::collection::vec(any::<u8>(), 0..120),
            text in "(\\[?\\{\"(title|id|number|uid|labels|links|comments)\":(\"x\"|1|null|\\[1\\]|\\{\\}),?\\}?\n?){0,6}",
        ) {
            for bytes in [bytes.as_slice(), text.as_bytes()] {
                let _ = detect("", bytes);
                if let Ok(batch) = read(format, bytes, today(), &mut |_| {}) {
                    prop_assert!(batch.records.iter().all(|record| !record.title.is_empty() && !record.external.id.is_empty()));
                }
            }
        }
    }
}
