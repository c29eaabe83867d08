//! Tables of other tools, and tables made by hand: a header, and an item a row.
//!
//! A cell of which its column's meaning makes nothing (`soon` for a deadline) is kept as it is, under the column's name:
//! nothing of a row is lost.

use std::collections::HashMap;

use super::headers::{self, Column, Tool};
use super::intake::{Intake, external};
use super::row::Row;
use super::sheet::Sheet;
use super::status::{self, Urgency};
use super::when::Dates;
use super::{ReadError, own_csv, references};
use crate::domain::incoming::{Incoming, IncomingComment, IncomingLink, SHEET};
use crate::domain::kind::Kind;
use crate::domain::person::Person;
use crate::domain::tag;
use crate::domain::workflow::Category;

/// Takes every row of the table.
pub(super) fn read(text: &str, intake: &mut Intake) -> Result<(), ReadError> {
    let sheet = Sheet::new(text, intake.here)?;
    if sheet.tool == Tool::Onus {
        return own_csv::read(&sheet, intake);
    }
    let source = Source::of(&sheet);
    let mut names = HashMap::new();
    for (nth, (line, cells)) in sheet.rows().enumerate() {
        intake.note_length(line, &cells, sheet.header.len());
        let (record, mut others) = record_of(line, Row::new(&sheet, &cells), &sheet, &source);
        others.push(format!("@{}", nth + 2));
        names.insert(line, others);
        intake.take(record)?;
    }
    references::settle(intake.records(), &names);
    Ok(())
}

/// Where the rows of a sheet come from.
struct Source {
    system: String,
    /// What the column of titles says that all rows are.
    kind: Option<Kind>,
}

impl Source {
    /// A sheet of an unknown tool is to be named by who knows more of it than its text.
    fn of(sheet: &Sheet) -> Source {
        let system = match sheet.tool {
            Tool::Jira => "jira".to_string(),
            Tool::Linear => "linear".to_string(),
            Tool::GitLab => "gitlab".to_string(),
            Tool::ZenTao => "zentao".to_string(),
            Tool::Onus | Tool::Other if sheet.places(Column::Id).is_empty() => "csv".to_string(),
            Tool::Onus | Tool::Other => SHEET.to_string(),
        };
        let title = sheet.places(Column::Title).first().and_then(|place| sheet.header.get(*place));
        Source { system, kind: title.and_then(|title| headers::subject(title)) }
    }
}

/// The record of a row, and the other words by which rows may mean it.
fn record_of(line: usize, mut row: Row, sheet: &Sheet, source: &Source) -> (Incoming, Vec<String>) {
    let dates = sheet.dates;
    let title = row.text(Column::Title).unwrap_or_default();
    let mut ids = row.all(Column::Id).into_iter().map(|(_, id)| references::id(id));
    let id = ids.next().map(|id| in_tool(sheet, source.kind, id));
    let mut record = Incoming::new(line, external(&system_of(&row, sheet, source), id), title);
    record.body = row.text(Column::Body).unwrap_or_default();
    record.kind = row.take(Column::Kind, Kind::recognise).or(source.kind);
    record.priority = prioritise(&mut row, sheet, &mut record);
    record.owner = row.person(Column::Owner).filter(|owner| !is_nobody(owner, sheet));
    record.reporter = row.person(Column::Reporter);
    record.asked = row.person(Column::Asked);
    record.team = row.text(Column::Team);
    record.deadline = row.take(Column::Deadline, |cell| dates.due(cell));
    record.start = row.take(Column::Start, |cell| dates.day(cell));
    record.wake = row.take(Column::Wake, |cell| dates.day(cell));
    record.ask_by = row.take(Column::AskBy, |cell| dates.day(cell));
    record.created = row.take(Column::Created, |cell| dates.moment(cell));
    record.updated = row.take(Column::Updated, |cell| dates.moment(cell));
    record.closed = row.take(Column::Closed, |cell| dates.moment(cell));
    tag_it(&mut row, &mut record);
    record.parent = row.take(Column::Parent, |cell| Some(in_tool(sheet, source.kind, references::id(cell))));
    record.goal = row.text(Column::Goal);
    record.source = row.text(Column::Source);
    record.why = row.text(Column::Why);
    record.decision = row.text(Column::Decision);
    record.value = row.number(Column::Value);
    record.effort = row.number(Column::Effort);
    record.votes = row.number(Column::Votes).unwrap_or(0);
    record.reopened = row.number(Column::Reopened).unwrap_or(0);
    stand(&mut row, &mut record);
    link(&mut row, sheet, source, &mut record);
    let said = row.all(Column::Comment).into_iter();
    record.comments = said.map(|(_, cell)| comment_of(cell, dates)).collect();
    record.extra.extend(row.rest());
    record.unread = row.unread();
    (record, ids.collect())
}

/// GitLab's issues are numbered by project, which only their address names.
fn system_of(row: &Row, sheet: &Sheet, source: &Source) -> String {
    let page = row.named("url").filter(|_| sheet.tool == Tool::GitLab);
    let project = page.and_then(|page| {
        let (_, path) = page.split_once("://")?;
        let (_, path) = path.split_once('/')?;
        let (project, _) = path.split_once("/-/").or_else(|| path.split_once("/issues/"))?;
        Some(format!("gitlab:{project}"))
    });
    project.unwrap_or_else(|| source.system.clone())
}

/// ZenTao counts stories, tasks and bugs apart, and each of them may name the others: `story-23`.
fn in_tool(sheet: &Sheet, kind: Option<Kind>, id: String) -> String {
    let sort = match kind.filter(|_| sheet.tool == Tool::ZenTao) {
        Some(Kind::Requirement) => "story",
        Some(Kind::Task) => "task",
        Some(Kind::Bug) => "bug",
        Some(Kind::Feedback) => "feedback",
        _ => return id,
    };
    format!("{sort}-{id}")
}

/// ZenTao hands what is closed to nobody by this name.
fn is_nobody(owner: &Person, sheet: &Sheet) -> bool {
    sheet.tool == Tool::ZenTao && owner.handle.as_str().eq_ignore_ascii_case("closed")
}

/// Words; or bare numbers, which Linear counts from 1 with 0 for none, and other tools from 1 or, where a 0 occurs, from 0.
fn prioritise(row: &mut Row, sheet: &Sheet, record: &mut Incoming) -> Option<crate::domain::priority::Priority> {
    let urgency = |cell: &str| match cell.parse::<u8>() {
        Ok(0) if sheet.tool == Tool::Linear => Some(Urgency::Unsaid),
        Ok(number @ 0..=4) if sheet.from_zero && sheet.tool != Tool::Linear => Some(Urgency::Level(number)),
        Ok(number @ 1..=5) => Some(Urgency::Level(number - 1)),
        Ok(_) => None,
        Err(_) => status::urgency(cell),
    };
    let word = row.peek(Column::Priority).unwrap_or_default();
    let (priority, exact) = row.take(Column::Priority, urgency)?.priority();
    if !exact {
        record.extra.insert("priority".into(), word.into());
    }
    priority
}

fn tag_it(row: &mut Row, record: &mut Incoming) {
    let apart = |c: char| matches!(c, ',' | '，' | ';' | '；' | '、' | '|' | '\n');
    for (_, cell) in row.all(Column::Tags) {
        record.tags.extend(cell.split(apart).filter_map(tag::tidy));
    }
    for (_, cell) in row.all(Column::Keywords) {
        record.tags.extend(cell.split(|c: char| apart(c) || c.is_whitespace()).filter_map(tag::tidy));
    }
}

/// Status, how it ended, and the tool's category where the status is a word of the team's own.
fn stand(row: &mut Row, record: &mut Incoming) {
    let ending = row.peek(Column::Ending).map(str::to_string);
    let says_all = |cell: &str| {
        let code = status::reason(cell).map(|reason| reason.code());
        (status::is_done(cell) || code == Some(cell)).then_some(())
    };
    let _kept = row.try_take(Column::Ending, says_all);
    let word = row.text(Column::Status).unwrap_or_default();
    let standing = status::standing(&word, ending.as_deref());
    let category = row.try_take(Column::Category, status::category);
    (record.status, record.category, record.close_reason) = (standing.status, standing.category, standing.reason);
    if record.status.is_none() {
        let over = record.closed.map(|_| Category::Completed);
        if category.or(over).is_none() && !word.is_empty() {
            row.note(Column::Status, &word);
        }
        record.category = category.or(over).unwrap_or(Category::Pending);
    }
    if !word.is_empty() && status::says_more(&word, record.status.as_ref()) {
        record.extra.insert("status".into(), word.into());
    }
}

fn link(row: &mut Row, sheet: &Sheet, source: &Source, record: &mut Incoming) {
    for column in sheet.links() {
        let Column::Link(kind, backward) = column else { continue };
        for (header, cell) in row.all(column) {
            let sort = headers::subject(header).or(source.kind);
            let others = references::ids(cell).into_iter().map(|id| in_tool(sheet, sort, id));
            record.links.extend(others.map(|other| IncomingLink { kind, other, backward }));
        }
    }
}

/// Jira writes a comment as `11/May/24 03:26 PM;author;text`; elsewhere the cell is the text.
fn comment_of(cell: &str, dates: Dates) -> IncomingComment {
    let mut parts = cell.splitn(3, ';');
    let at = parts.next().and_then(|at| dates.moment(at));
    match (at, parts.next(), parts.next()) {
        (Some(_), Some(author), Some(text)) => {
            IncomingComment { author: Person::named(author), at, text: text.to_string() }
        }
        _ => IncomingComment { author: None, at: None, text: cell.to_string() },
    }
}

#[cfg(test)]
mod tests;
