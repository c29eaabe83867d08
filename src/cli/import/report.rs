//! What an import did, or would do.

use std::collections::BTreeMap;
use std::io::Write;

use serde_json::{Value, json};

use super::super::json as safe_json;
use super::super::problem::Problem;
use super::super::session::Session;
use super::Source;
use crate::domain::incoming::{Incoming, WhySkipped};
use crate::store::{Imported, Verdict};
use crate::text::cli::taken;
use crate::text::library::said_by;
use crate::text::width::pad;
use crate::text::{Lang, name, safe::safe};

/// So many lines are named of each thing that is wrong.
const NAMED: usize = 5;
/// The cells of a line's number and of its verdict, in a trial.
const NUMBERS: usize = 10;
const VERDICTS: usize = 11;

pub(super) fn tell(
    session: &Session,
    source: &Source,
    imported: &Imported,
    trial: bool,
    out: &mut dyn Write,
) -> Result<(), Problem> {
    if session.json {
        safe_json::write(out, &object(source, imported, trial))?;
        writeln!(out)?;
        return Ok(());
    }
    let lang = session.lang;
    if trial {
        rows(lang, source, imported, out)?;
    }
    let counts = counts(lang, source, imported);
    let summary = taken::summary(lang, &source.name, source.format.code());
    writeln!(out, "{summary}{}{counts}", lang.pick(" ", ""))?;
    for line in remarks(lang, source, imported) {
        writeln!(out, "  {line}")?;
    }
    if trial {
        writeln!(out, "{}", taken::trial(lang))?;
    } else if imported.step.is_some() {
        writeln!(out, "{}", taken::undo_takes_back(lang))?;
    }
    Ok(())
}

/// How many records had each verdict.
fn tally(imported: &Imported) -> [usize; 4] {
    let count = |wanted: fn(&Verdict) -> bool| imported.verdicts.iter().filter(|(_, verdict)| wanted(verdict)).count();
    [
        count(|verdict| matches!(verdict, Verdict::Created(_))),
        count(|verdict| matches!(verdict, Verdict::Updated(_))),
        count(|verdict| matches!(verdict, Verdict::Same(_))),
        count(|verdict| matches!(verdict, Verdict::Repeated(_))),
    ]
}

fn counts(lang: Lang, source: &Source, imported: &Imported) -> String {
    let [created, updated, unchanged, repeated] = tally(imported);
    let some = |n: usize, told: fn(Lang, usize) -> String| (n > 0).then(|| told(lang, n));
    let parts = [
        some(created, taken::created),
        some(updated, taken::updated),
        some(unchanged, taken::unchanged),
        some(source.batch.skipped.len() + repeated, taken::skipped),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    if parts.is_empty() { taken::nothing(lang).to_string() } else { parts.join(lang.pick(", ", "，")) }
}

/// What was skipped, by reason; what was not understood; rows that do not fit their header; characters that were taken out.
fn remarks(lang: Lang, source: &Source, imported: &Imported) -> Vec<String> {
    let mut reasons: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for skipped in &source.batch.skipped {
        let lines = reasons.entry(reason(lang, &skipped.why)).or_default();
        lines.push(taken::line(lang, skipped.line));
    }
    let mut remarks: Vec<String> =
        reasons.into_iter().map(|(reason, lines)| taken::because(lang, &reason, &listed(lang, &lines))).collect();
    if let Some(sheet) = &source.continues {
        remarks.push(taken::continues(lang, &safe(sheet)));
    }
    let repeated = imported.verdicts.iter().filter_map(|(line, verdict)| match verdict {
        Verdict::Repeated(last) => Some(taken::repeated_line(lang, *line, *last)),
        _ => None,
    });
    let unread = unread(source, imported)
        .map(|(line, column, value)| taken::unread_line(lang, line, &safe(column), &safe(value)));
    for (what, lines) in
        [(taken::repeated(lang), repeated.collect::<Vec<_>>()), (taken::unread(lang), unread.collect())]
    {
        if !lines.is_empty() {
            remarks.push(taken::because(lang, what, &listed(lang, &lines)));
        }
    }
    let uneven = source.batch.uneven.iter();
    let uneven: Vec<String> =
        uneven.map(|(line, cells, header)| taken::uneven_line(lang, *line, *cells, *header)).collect();
    if !uneven.is_empty() {
        remarks.push(taken::because(lang, taken::uneven(lang), &listed(lang, &uneven)));
    }
    if source.batch.removed > 0 {
        remarks.push(taken::removed(lang, source.batch.removed));
    }
    remarks
}

/// What was not understood of the records that were taken: line, column and value.
fn unread<'a>(source: &'a Source, imported: &'a Imported) -> impl Iterator<Item = (usize, &'a str, &'a str)> {
    let records = source.batch.records.iter().zip(&imported.verdicts);
    let taken = records.filter(|(_, (_, verdict))| !matches!(verdict, Verdict::Repeated(_)));
    taken.flat_map(|(record, _)| {
        let unread = record.unread.iter();
        unread.map(|(column, value)| (record.line, column.as_str(), value.as_str()))
    })
}

fn listed(lang: Lang, places: &[String]) -> String {
    let more = places.len().saturating_sub(NAMED);
    let named = places.iter().take(NAMED).cloned();
    let more = (more > 0).then(|| taken::and_more(lang, more));
    named.chain(more).collect::<Vec<_>>().join(lang.pick(", ", "、"))
}

fn reason(lang: Lang, why: &WhySkipped) -> String {
    match why {
        WhySkipped::PullRequest => taken::pull_request(lang).to_string(),
        WhySkipped::Deleted => taken::deleted(lang).to_string(),
        WhySkipped::NoTitle => taken::no_title(lang).to_string(),
        WhySkipped::NotAnItem => taken::not_an_item(lang).to_string(),
        WhySkipped::TooLong { field, bytes, most } => taken::too_long(lang, name::field(lang, *field), *bytes, *most),
        WhySkipped::Unreadable(detail) => taken::unreadable(lang, &said_by(lang, detail)),
    }
}

/// What would become of each row, in the order of the file.
fn rows(lang: Lang, source: &Source, imported: &Imported, out: &mut dyn Write) -> Result<(), Problem> {
    let titles: BTreeMap<usize, &Incoming> = source.batch.records.iter().map(|record| (record.line, record)).collect();
    let title = |line: &usize| titles.get(line).map(|record| safe(&record.title)).unwrap_or_default();
    let taken_rows = imported.verdicts.iter().map(|(line, verdict)| {
        let (word, id) = match verdict {
            Verdict::Created(_) => (taken::row_created(lang), None),
            Verdict::Updated(id) => (taken::row_updated(lang), Some(id)),
            Verdict::Same(id) => (taken::row_unchanged(lang), Some(id)),
            Verdict::Repeated(last) => return (*line, taken::row_skipped(lang), taken::repeated_at(lang, *last)),
        };
        let id = id.map(|id| format!("{id} ")).unwrap_or_default();
        (*line, word, format!("{id}{}", title(line)))
    });
    let skipped = source.batch.skipped.iter();
    let skipped = skipped.map(|skipped| (skipped.line, taken::row_skipped(lang), reason(lang, &skipped.why)));
    let mut rows: Vec<(usize, &str, String)> = taken_rows.chain(skipped).collect();
    rows.sort_by_key(|(line, ..)| *line);
    for (line, verdict, what) in rows {
        let line = taken::line(lang, line);
        writeln!(out, "{}  {}  {what}", pad(&line, NUMBERS), pad(verdict, VERDICTS))?;
    }
    Ok(())
}

fn object(source: &Source, imported: &Imported, trial: bool) -> Value {
    let [created, updated, unchanged, repeated] = tally(imported);
    let rows = imported.verdicts.iter().map(|(line, verdict)| {
        let (code, id) = match verdict {
            Verdict::Repeated(last) => return json!({ "line": line, "verdict": "repeated", "line_taken": last }),
            Verdict::Created(id) => ("created", id),
            Verdict::Updated(id) => ("updated", id),
            Verdict::Same(id) => ("unchanged", id),
        };
        json!({ "line": line, "verdict": code, "item": id.0 })
    });
    let skipped = source.batch.skipped.iter().map(|skipped| {
        json!({ "line": skipped.line, "reason": code(&skipped.why), "message": reason(Lang::En, &skipped.why) })
    });
    let uneven = source.batch.uneven.iter();
    let uneven = uneven.map(|(line, cells, header)| json!({ "line": line, "cells": cells, "header": header }));
    let unread = unread(source, imported);
    let unread = unread.map(|(line, column, value)| json!({ "line": line, "column": column, "value": value }));
    json!({
        "file": source.name,
        "format": source.format.code(),
        "continues": source.continues,
        "dry_run": trial,
        "step": imported.step.as_ref().map(|step| step.id),
        "created": created,
        "updated": updated,
        "unchanged": unchanged,
        "repeated": repeated,
        "rows": rows.collect::<Vec<_>>(),
        "skipped": skipped.collect::<Vec<_>>(),
        "not_understood": unread.collect::<Vec<_>>(),
        "uneven": uneven.collect::<Vec<_>>(),
        "removed_characters": source.batch.removed,
    })
}

fn code(why: &WhySkipped) -> &'static str {
    match why {
        WhySkipped::PullRequest => "pull-request",
        WhySkipped::Deleted => "deleted",
        WhySkipped::NoTitle => "no-title",
        WhySkipped::NotAnItem => "not-an-item",
        WhySkipped::TooLong { .. } => "too-long",
        WhySkipped::Unreadable(_) => "unreadable",
    }
}
