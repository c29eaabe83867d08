//! A table as text: its delimiter, its header, its rows with their lines; checked whole before anything is taken from it.

use csv::{ReaderBuilder, StringRecord};
use std::collections::BTreeMap;

use super::headers::{self, Column, Tool};
use super::when::{Dates, Here, shows_day_first};
use super::{Cause, MOST_RECORD_BYTES, MOST_RECORDS, ReadError};
use crate::domain::plan::TEXT_BYTES;

/// The most cells of a row; spreadsheets have up to 16 384 columns.
const MOST_COLUMNS: usize = 20_000;
/// Among how many rows the header is looked for: people put titles and notes above their sheets.
const ABOVE: usize = 10;
/// Among how many of its cells a column for titles is looked for.
const MOST_NAMES: usize = 1000;
/// How much of a file shows what its delimiter is, in bytes.
const SAMPLE: usize = 64 * 1024;

/// A table: what its columns mean and how its cells are to be read.
pub(super) struct Sheet<'a> {
    rows: Rows<'a>,
    header_line: usize,
    /// The headers of the columns, as they are written.
    pub(super) header: Vec<String>,
    /// The same in their plain form.
    pub(super) names: Vec<String>,
    /// The tool that it comes from.
    pub(super) tool: Tool,
    /// How its dates are read.
    pub(super) dates: Dates,
    /// Its bare numbers for priority begin with 0; else with 1.
    pub(super) from_zero: bool,
    places: BTreeMap<Column, Vec<usize>>,
}

impl<'a> Sheet<'a> {
    /// Finds delimiter and header, and looks at all cells once for how dates and priorities are written.
    ///
    /// # Errors
    /// A quote that does not end, no column for titles, or a row beyond the limits.
    pub(super) fn new(text: &'a str, here: Here) -> Result<Sheet<'a>, ReadError> {
        let rows = Rows::of(text);
        let Some((header_line, header)) = rows.header() else {
            return Err(rows.without_header());
        };
        rows.survey(if Tool::of(&header) == Tool::Onus { MOST_RECORD_BYTES } else { TEXT_BYTES })?;
        let mut sheet = Sheet {
            rows,
            header_line,
            tool: Tool::of(&header),
            names: header.iter().map(|header| headers::plain(header)).collect(),
            places: places_of(&header),
            header,
            dates: Dates { here, day_first: false },
            from_zero: false,
        };
        sheet.look()?;
        Ok(sheet)
    }

    /// The rows under the header with their lines, without the blank ones.
    pub(super) fn rows(&self) -> impl Iterator<Item = (usize, StringRecord)> {
        let under = |(line, row): &(usize, StringRecord)| *line > self.header_line && !is_blank(row.iter());
        self.rows.iter().filter(under)
    }

    /// The columns of a meaning, the strongest first.
    pub(super) fn places(&self, column: Column) -> &[usize] {
        self.places.get(&column).map_or(&[], Vec::as_slice)
    }

    /// The meanings of the columns that name other items.
    pub(super) fn links(&self) -> impl Iterator<Item = Column> {
        self.places.keys().copied().filter(|column| matches!(column, Column::Link(..)))
    }

    fn look(&mut self) -> Result<(), ReadError> {
        const DATES: [Column; 7] = [
            Column::Created,
            Column::Updated,
            Column::Closed,
            Column::Deadline,
            Column::Start,
            Column::Wake,
            Column::AskBy,
        ];
        let dates: Vec<usize> = DATES.iter().flat_map(|column| self.places(*column)).copied().collect();
        let (mut day_first, mut from_zero) = (false, false);
        for (count, (line, row)) in self.rows().enumerate() {
            if count >= MOST_RECORDS {
                let cause = Cause::TooMany { most: MOST_RECORDS };
                return Err(ReadError { line, cause });
            }
            let cell = |place: &usize| row.get(*place).unwrap_or_default();
            day_first |= dates.iter().any(|place| shows_day_first(cell(place)));
            from_zero |= self.places(Column::Priority).iter().any(|place| cell(place).trim() == "0");
        }
        self.dates.day_first = day_first;
        self.from_zero = from_zero;
        Ok(())
    }
}

/// The rows of a text.
struct Rows<'a> {
    text: &'a str,
    delimiter: u8,
    /// The lines before the text.
    before: usize,
}

impl<'a> Rows<'a> {
    /// With the delimiter that a first line `sep=;` names, as some spreadsheets write it, or the likeliest one: it makes the
    /// most headers that are known, then the most columns.
    fn of(text: &'a str) -> Rows<'a> {
        if let Some((first, rest)) = text.split_once('\n')
            && let [b's', b'e', b'p', b'=', delimiter] = *first.trim_end().as_bytes()
        {
            return Rows { text: rest, delimiter, before: 1 };
        }
        let likely = |delimiter: &u8| {
            let rows = Rows { text, delimiter: *delimiter, before: 0 };
            let header = rows.header().map(|(_, header)| header).unwrap_or_default();
            let known = header.iter().take(MOST_NAMES).filter(|cell| headers::meanings(cell).next().is_some()).count();
            (known, header.len())
        };
        let delimiter = [b'\t', b';', b','].into_iter().max_by_key(likely).unwrap_or(b',');
        Rows { text, delimiter, before: 0 }
    }

    fn iter(&self) -> impl Iterator<Item = (usize, StringRecord)> {
        let reader = ReaderBuilder::new()
            .delimiter(self.delimiter)
            .has_headers(false)
            .flexible(true)
            .from_reader(self.text.as_bytes());
        reader.into_records().filter_map(Result::ok).map(|row| (self.line_of(&row), row))
    }

    /// The reader's position is that of the empty lines before a row.
    fn line_of(&self, row: &StringRecord) -> usize {
        let Some(position) = row.position() else { return 1 };
        let from = usize::try_from(position.byte()).unwrap_or(usize::MAX);
        let rest = self.text.as_bytes().get(from..).unwrap_or_default();
        let breaks = rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n'));
        let empty = breaks.filter(|byte| **byte == b'\n').count();
        self.before + usize::try_from(position.line()).unwrap_or(usize::MAX) + empty
    }

    /// The first row with a column for titles, and its line.
    fn header(&self) -> Option<(usize, Vec<String>)> {
        let is_title = |cell: &String| headers::meanings(cell).any(|(column, _)| column == Column::Title);
        self.top().find(|(_, cells)| cells.iter().take(MOST_NAMES).any(is_title))
    }

    /// The rows among which the header is.
    fn top(&self) -> impl Iterator<Item = (usize, Vec<String>)> {
        let sample =
            Rows { text: self.text.get(..self.text.floor_char_boundary(SAMPLE)).unwrap_or(self.text), ..*self };
        let rows: Vec<_> = sample.iter().take(ABOVE).collect();
        rows.into_iter().map(|(line, row)| (line, cells_of(&row)))
    }

    fn without_header(&self) -> ReadError {
        const TOLD: usize = 50;
        const MOST_CHARS: usize = 40;
        let shorter = |cell: &String| cell.chars().take(MOST_CHARS).collect();
        match self.top().next() {
            Some((line, cells)) => {
                let found = cells.iter().take(TOLD).map(shorter).collect();
                ReadError { line, cause: Cause::NoTitleColumn { found } }
            }
            None => ReadError { line: 1, cause: Cause::Empty },
        }
    }

    /// Looks for what would make one cell or one row of all the rest, before memory is spent on it: a quote that opens a cell
    /// and is never closed, a cell of more than `most` bytes, a row of too many cells.
    fn survey(&self, most: usize) -> Result<(), ReadError> {
        enum At {
            Start,
            Inside,
            Quoted,
            Quote,
        }
        let (mut at, mut line, mut opened) = (At::Start, self.before + 1, 0);
        let (mut cells, mut bytes) = (1, 0);
        let refused = |line: usize, cause: Cause| Err(ReadError { line, cause });
        for byte in self.text.bytes() {
            bytes += 1;
            at = match (at, byte) {
                (At::Start, b'"') => {
                    opened = line;
                    At::Quoted
                }
                (At::Quoted, b'"') => At::Quote,
                (At::Quoted, _) | (At::Quote, b'"') => At::Quoted,
                (_, b'\n' | b'\r') => {
                    (cells, bytes) = (1, 0);
                    At::Start
                }
                (_, byte) if byte == self.delimiter => {
                    (cells, bytes) = (cells + 1, 0);
                    At::Start
                }
                _ => At::Inside,
            };
            if cells > MOST_COLUMNS {
                return refused(line, Cause::TooManyColumns { most: MOST_COLUMNS });
            }
            if bytes > most && !matches!(at, At::Quoted) {
                let begun = if matches!(at, At::Quote) { opened } else { line };
                return refused(begun, Cause::CellTooLong { most });
            }
            line += usize::from(byte == b'\n');
        }
        match at {
            At::Quoted => refused(opened, Cause::OpenQuote),
            _ => Ok(()),
        }
    }
}

/// Whether a text begins like a table with a column for titles.
pub(super) fn looks_like_table(text: &str) -> bool {
    Rows::of(text).header().is_some_and(|(_, header)| header.len() > 1)
}

fn cells_of(row: &StringRecord) -> Vec<String> {
    row.iter().map(|cell| cell.trim().to_string()).collect()
}

fn is_blank<'c>(mut cells: impl Iterator<Item = &'c str>) -> bool {
    cells.all(|cell| cell.trim().is_empty())
}

fn places_of(header: &[String]) -> BTreeMap<Column, Vec<usize>> {
    let mut ranked: BTreeMap<Column, Vec<(usize, usize)>> = BTreeMap::new();
    for (place, name) in header.iter().enumerate() {
        for (column, rank) in headers::meanings(name) {
            ranked.entry(column).or_default().push((rank, place));
        }
    }
    ranked
        .into_iter()
        .map(|(column, mut places)| {
            places.sort_unstable();
            (column, places.into_iter().map(|(_, place)| place).collect())
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use proptest::prelude::*;

    use super::*;

    fn sheet(text: &str) -> Result<Sheet<'_>, ReadError> {
        Sheet::new(text, NaiveDate::from_ymd_opt(2026, 11, 25).unwrap().into())
    }

    fn rows(text: &str) -> Vec<(usize, Vec<String>)> {
        let sheet = sheet(text).unwrap();
        sheet.rows().map(|(line, row)| (line, cells_of(&row))).collect()
    }

    #[test]
    fn the_delimiter_is_found() {
        for text in [
            "标题,负责人\n导出;乱码,李雷\n",
            "标题;负责人\n导出;李雷\n",
            "标题\t负责人\n导出, 乱码\t李雷\n",
            "sep=;\r\n标题;负责人\r\n导出;李雷\r\n",
        ] {
            let sheet = sheet(text).unwrap();
            assert_eq!(sheet.header, ["标题", "负责人"], "{text}");
            assert_eq!(sheet.rows().next().unwrap().1.len(), 2, "{text}");
        }
    }

    #[test]
    fn lines_are_those_of_the_file() {
        let text = "Roadmap 2026,,\n\nTitle,Owner\n\n\"two\nlines\",lin\n,\nthree,wei\n";
        let expected = [(5, vec!["two\nlines".to_string(), "lin".into()]), (8, vec!["three".into(), "wei".into()])];
        assert_eq!(rows(text), expected);
        assert_eq!(rows("sep=,\nTitle,Owner\nx,y\n"), [(3, vec!["x".to_string(), "y".into()])]);
    }

    #[test]
    fn a_quote_without_end_is_told_by_the_line_where_it_opens() {
        let error = sheet("Title,Owner\nfine,lin\n\"open,wei\nmore,lin\n").err().unwrap();
        assert_eq!(error, ReadError { line: 3, cause: Cause::OpenQuote });
        assert!(sheet("Title,Owner\n5\" disk,lin\n\"a \"\"b\"\"\",wei\n").is_ok());
    }

    #[test]
    fn a_sheet_without_titles_says_what_it_found() {
        let error = sheet("Colour,Size\nred,3\n").err().unwrap();
        let found = vec!["Colour".to_string(), "Size".to_string()];
        assert_eq!(error, ReadError { line: 1, cause: Cause::NoTitleColumn { found } });
        assert_eq!(sheet("\n\n").err().unwrap().cause, Cause::Empty);
    }

    #[test]
    fn what_is_beyond_the_limits_is_refused_with_its_line() {
        let long = format!("Title\nfine\n{}\n", "x".repeat(TEXT_BYTES + 1));
        let error = sheet(&long).err().unwrap();
        assert_eq!((error.line, matches!(error.cause, Cause::CellTooLong { .. })), (3, true));
        let wide = format!("Title\n{}\n", ",".repeat(MOST_COLUMNS));
        let error = sheet(&wide).err().unwrap();
        assert_eq!((error.line, error.cause), (2, Cause::TooManyColumns { most: MOST_COLUMNS }));
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_panic(text in "(Title,Owner\n)?[a-c\",;\t\r\n' ]{0,60}|.{0,40}") {
            if let Ok(sheet) = sheet(&text) {
                let lines: Vec<usize> = sheet.rows().map(|(line, _)| line).collect();
                prop_assert!(lines.is_sorted());
            }
        }
    }
}
