//! Files in and out, purely: bytes and text in, records out, and the other way round. Opens no file.

mod armour;
mod beads;
mod csv;
mod decode;
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
        let cause = Cause::TooLarge {
            bytes: bytes.len(),
            most: MOST_BYTES,
        };
        return Err(ReadError { line: 1, cause });
    }
    let text = decode::decode(bytes).map_err(|line| ReadError {
        line,
        cause: Cause::NotText,
    })?;
    if text.trim().is_empty() {
        return Err(ReadError {
            line: 1,
            cause: Cause::Empty,
        });
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
