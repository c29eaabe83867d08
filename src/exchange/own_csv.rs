//! Our own records as a table: for spreadsheets, and read back unchanged.
//!
//! One row an item; what is a list or an object in JSON is JSON in its cell, but for tags (joined by blanks) and the source
//! (two columns). A sheet with a `uid` column is taken for one of these.

use serde_json::{Map, Value, json};
use std::borrow::Borrow;

use super::armour::{armoured, bare};
use super::fields::{Fields, is_empty};
use super::headers::plain;
use super::intake::Intake;
use super::json::portable;
use super::sheet::Sheet;
use super::{ReadError, own, status};
use crate::domain::whole::Whole;

/// The keys of the JSON shape in the order of the columns: what people look at first, what only we need last.
const KEYS: &[&str] = &[
    "id",
    "kind",
    "title",
    "status",
    "priority",
    "owner",
    "deadline",
    "tags",
    "parent",
    "team",
    "goal",
    "source",
    "reporter",
    "why",
    "value",
    "effort",
    "votes",
    "start",
    "wake",
    "asked",
    "ask_by",
    "positions",
    "decision",
    "rationale",
    "close_reason",
    "reopened",
    "created",
    "updated",
    "closed",
    "body",
    "category",
    "archived",
    "comments",
    "links",
    "linked",
    "extra",
    "external_system",
    "external_id",
    "version",
    "uid",
];

/// The keys whose cells hold JSON.
const JSON: &[&str] = &["comments", "links", "linked", "extra"];

/// The byte order mark, without which spreadsheets in Chinese take the file for GBK.
const MARK: &str = "\u{feff}";

/// A table that spreadsheets open and [`super::read`] takes back whole. The headers are the codes of the fields.
pub fn write(items: impl IntoIterator<Item = impl Borrow<Whole>>) -> String {
    let mut text = String::from(MARK);
    push_row(&mut text, KEYS.iter().map(|key| key.replace('_', "-")));
    for item in items {
        let mut record = portable(item.borrow());
        if let Some(Value::Object(source)) = record.remove("external") {
            for (key, value) in source {
                record.insert(format!("external_{key}"), value);
            }
        }
        push_row(&mut text, KEYS.iter().map(|key| cell_of(record.get(*key))));
    }
    text
}

fn cell_of(value: Option<&Value>) -> String {
    match value {
        None | Some(Value::Null | Value::Bool(false)) => String::new(),
        Some(Value::String(text)) => armoured(text).into_owned(),
        Some(Value::Array(values)) if values.is_empty() => String::new(),
        Some(Value::Object(map)) if map.is_empty() => String::new(),
        Some(Value::Array(values)) if values.iter().all(Value::is_string) => {
            let words: Vec<&str> = values.iter().filter_map(Value::as_str).collect();
            armoured(&words.join(" ")).into_owned()
        }
        Some(other) => other.to_string(),
    }
}

/// RFC 4180: a cell with a delimiter, a quote or a break is quoted, and so is one that would be trimmed.
fn push_row(text: &mut String, cells: impl Iterator<Item = String>) {
    for (place, cell) in cells.enumerate() {
        if place > 0 {
            text.push(',');
        }
        if cell.contains([',', '"', '\n', '\r']) || cell.trim() != cell {
            text.push('"');
            text.push_str(&cell.replace('"', "\"\""));
            text.push('"');
        } else {
            text.push_str(&cell);
        }
    }
    text.push_str("\r\n");
}

/// Takes every row of such a table.
pub(super) fn read(sheet: &Sheet, intake: &mut Intake) -> Result<(), ReadError> {
    let mut reader = own::Reader::default();
    for (line, row) in sheet.rows() {
        intake.note_length(line, &row, sheet.header.len());
        let cells = sheet.header.iter().map(String::as_str).zip(row.iter());
        reader.take(line, Fields(record_of(cells)), intake)?;
    }
    reader.settle(intake.records());
    for record in intake.records() {
        record.status_prevails = true;
    }
    Ok(())
}

fn record_of<'c>(cells: impl Iterator<Item = (&'c str, &'c str)>) -> Map<String, Value> {
    let mut record = Map::new();
    for (header, cell) in cells {
        let key = plain(header).replace('-', "_");
        let is_ours = KEYS.contains(&key.as_str());
        let value = match serde_json::from_str(cell) {
            Ok(value) if JSON.contains(&key.as_str()) => value,
            _ => Value::from(bare(cell)),
        };
        record.insert(if is_ours { key } else { header.to_string() }, value);
    }
    let source = json!({"system": record.remove("external_system"), "id": record.remove("external_id")});
    if source.as_object().is_some_and(|source| source.values().all(|word| !is_empty(word))) {
        record.insert("external".into(), source);
    }
    understand_status(&mut record);
    record
}

/// People change the status of a row and leave the category beside it; and they write it in their own words.
fn understand_status(record: &mut Map<String, Value>) {
    let word = record.get("status").and_then(Value::as_str).unwrap_or_default().to_string();
    if status::category_of(&word).is_some() {
        record.remove("category");
    } else if let Some(status) = status::standing(&word, None).status {
        record.insert("status".into(), Value::from(status.0));
        record.remove("category");
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use proptest::prelude::*;

    use super::super::{Format, read as read_file, sample};
    use super::*;
    use crate::domain::incoming::Batch;
    use crate::domain::workflow::{Category, Status};

    fn batch(text: &str) -> Batch {
        let today = NaiveDate::from_ymd_opt(2026, 11, 25).unwrap();
        read_file(Format::Csv, text.as_bytes(), today, &mut |_| {}).unwrap()
    }

    #[test]
    fn the_header_begins_with_a_mark_and_names_fields_by_their_codes() {
        let text = write([sample::bare(1, "x")]);
        assert!(text.starts_with("\u{feff}id,kind,title,status,priority,owner,deadline,tags,"));
        assert!(text.contains(",ask-by,positions,decision,rationale,close-reason,"));
        let second = text.lines().nth(1).unwrap();
        assert!(second.starts_with("1,issue,x,inbox,,,,,,"), "{second}");
    }

    #[test]
    fn every_key_of_the_shape_has_its_column() {
        let mut keys: Vec<String> = portable(&sample::bare(1, "x")).keys().cloned().collect();
        keys.retain(|key| key != "external");
        for key in keys {
            assert!(KEYS.contains(&key.as_str()), "{key}");
        }
    }

    #[test]
    fn no_cell_is_a_formula() {
        let mut whole = sample::bare(1, "=HYPERLINK(\"http://x\")");
        whole.item.team = Some("@team".into());
        whole.item.why = Some("＝1".into());
        whole.item.value = Some(-5);
        let text = write([whole]);
        assert!(text.contains("\"'=HYPERLINK(\"\"http://x\"\")\""), "{text}");
        assert!(text.contains(",'@team,") && text.contains(",'＝1,") && text.contains(",-5,"), "{text}");
    }

    #[test]
    fn a_row_that_somebody_edited_or_added_is_understood() {
        let mut text = write([sample::bare(1, "x")]);
        text = text.replace("1,issue,x,inbox,", "1,issue,x,doing,");
        text.push_str(",bug,新的一行,进行中,P1,李雷,12月5日,a b\r\n");
        let batch = batch(&text);
        let [edited, added] = batch.records.as_slice() else { panic!("{batch:?}") };
        assert_eq!((edited.status.clone(), edited.category), (Some(Status::from("doing")), Category::InProgress));
        assert_eq!((added.status.clone(), added.category), (Some(Status::from("doing")), Category::InProgress));
        assert_eq!(added.deadline.unwrap().to_string(), "2026-12-05");
        assert_eq!(added.tags.len(), 2);
        assert_eq!((added.uid, added.external.system.as_str()), (None, "onus"));
        assert_eq!(batch.uneven, [(3, 8, KEYS.len())]);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn every_record_comes_back_unchanged(items in proptest::collection::vec(sample::any_item(), 1..4)) {
            let items = sample::numbered(items);
            let mut batch = batch(&write(&items));
            let mut expected = sample::expected(&items);
            for (record, expected) in batch.records.iter_mut().zip(&mut expected) {
                prop_assert!(record.line > expected.line);
                (expected.line, expected.status_prevails) = (record.line, true);
            }
            prop_assert_eq!(batch.records, expected);
            prop_assert!(batch.skipped.is_empty() && batch.uneven.is_empty());
        }
    }
}
