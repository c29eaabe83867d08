//! Files in and out, purely: bytes and text in, records out, and the other way round. Opens no file.

mod beads;
mod decode;
mod fields;
mod github;
mod intake;
mod objects;
mod status;
mod tidy;
mod when;

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
    /// It is no text in UTF-8, UTF-16 or GB18030; a workbook must be saved as CSV first.
    NotText,
    /// It is larger than is read, in bytes.
    TooLarge { bytes: usize, most: usize },
    /// It has more records than are read.
    TooMany { most: usize },
    /// One JSON record is larger than is read, in bytes.
    RecordTooLong { bytes: usize, most: usize },
    /// It is not JSON from here on: what the parser said.
    NotJson(String),
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
    let mut intake = Intake::new(here.into(), progress);
    match format {
        Format::Beads => beads::read(&text, &mut intake)?,
        Format::GitHub => github::read(&text, &mut intake)?,
        _ => {}
    }
    Ok(intake.finish())
}
