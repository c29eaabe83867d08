//! `onus show`: everything about an item.

use std::io::Write;

use chrono::{DateTime, Local, Utc};
use clap::{ArgMatches, Command};
use serde_json::Value;

use super::argument::{argument, text};
use super::out::Style;
use super::problem::Problem;
use super::session::Session;
use super::{Next, json as safe_json, log, typed};
use crate::domain::due::Due;
use crate::domain::field::Field;
use crate::domain::id::ItemId;
use crate::domain::whole::Whole;
use crate::exchange::json::full;
use crate::store::Store;
use crate::text::cli::{help, told};
use crate::text::safe::first_line;
use crate::text::safe::{safe, safe_lines};
use crate::text::value::{EMPTY, value};
use crate::text::width::{pad, width};
use crate::text::{Lang, dates, name, page as words, positions, wrap::wrap};

/// So many steps of the history are shown to a person; all of them to a program.
const STEPS: usize = 10;
/// Lines of text are not longer than this on a terminal, however wide it is.
const LINE: usize = 100;

/// The fields in the order in which they are read; the title, the texts and what is said elsewhere are left out.
const FIELDS: [Field; 24] = [
    Field::Kind,
    Field::Status,
    Field::CloseReason,
    Field::Priority,
    Field::Owner,
    Field::Deadline,
    Field::Wake,
    Field::Asked,
    Field::AskBy,
    Field::Start,
    Field::Tags,
    Field::Reporter,
    Field::Team,
    Field::Goal,
    Field::Source,
    Field::Why,
    Field::Value,
    Field::Effort,
    Field::Votes,
    Field::Positions,
    Field::Decision,
    Field::Rationale,
    Field::Reopened,
    Field::Parent,
];

pub(super) fn build(lang: Lang, command: Command) -> Command {
    command
        .about(help::show(lang))
        .override_usage(help::show_usage(lang))
        .arg(argument("id", help::v_id(lang), help::item(lang)).required(true))
}

pub(super) fn run(session: &Session, matches: &ArgMatches, out: &mut dyn Write) -> Result<Next, Problem> {
    let id = typed::item(session.lang, &text(matches, "id").unwrap_or_default())?;
    let store = session.read()?;
    if session.json {
        safe_json::write(out, &full(&store.whole(id, usize::MAX)?))?;
        writeln!(out)?;
        return Ok(Next::Nothing);
    }
    let whole = store.whole(id, STEPS + 1)?;
    let page = Page { session, store: &store, whole: &whole };
    page.head(out)?;
    page.fields(out)?;
    page.body(out)?;
    page.links(out)?;
    page.comments(out)?;
    page.other_columns(out)?;
    page.history(out)?;
    Ok(Next::Nothing)
}

struct Page<'a> {
    session: &'a Session,
    store: &'a Store,
    whole: &'a Whole,
}

impl Page<'_> {
    fn head(&self, out: &mut dyn Write) -> Result<(), Problem> {
        let (lang, item) = (self.session.lang, &self.whole.item);
        let mut head = format!("{}  {}", item.id, safe(&item.title));
        if item.archived {
            head.push_str(&format!("  ({})", told::is_deleted(lang)));
        }
        writeln!(out, "{}\n", self.strong(&head))?;
        Ok(())
    }

    fn fields(&self, out: &mut dyn Write) -> Result<(), Problem> {
        let (lang, item) = (self.session.lang, &self.whole.item);
        let mut rows: Vec<(String, String)> = Vec::new();
        let is_open = self.whole.category.is_open();
        for field in FIELDS {
            let Some(written) = item.get(field) else { continue };
            let mut name = name::field_of(lang, field, item.kind, is_open).to_string();
            match field {
                Field::Positions => {
                    let lines = positions::lines(lang, &written);
                    rows.extend(lines.into_iter().map(|line| (std::mem::take(&mut name), line)));
                }
                Field::Why | Field::Decision | Field::Rationale => {
                    let lines = safe_lines(&written).filter(|line| !line.trim().is_empty());
                    rows.extend(lines.map(|line| (std::mem::take(&mut name), line.into_owned())));
                }
                field => rows.push((name, self.value(field, &written))),
            }
        }
        rows.push((told::created_on(lang).to_string(), self.moment(item.created)));
        rows.push((told::updated_on(lang).to_string(), self.moment(item.updated)));
        if let Some(closed) = item.closed {
            rows.push((name::field(lang, Field::Closed).to_string(), self.moment(closed)));
        }
        if let Some(external) = &item.external {
            let from = format!("{} {}", safe(&external.system), safe(&external.id));
            rows.push((told::from_elsewhere(lang).to_string(), from));
        }
        self.rows(&rows, out)
    }

    /// What an import brought along that no field is for: named as there, so not to be taken for a field.
    fn other_columns(&self, out: &mut dyn Write) -> Result<(), Problem> {
        let extra = &self.whole.item.extra;
        self.section(words::other_columns(self.session.lang), extra.len(), out)?;
        let row = |(column, value): (&String, &Value)| {
            let text = value.as_str().map_or_else(|| value.to_string(), str::to_string);
            (safe(column).into_owned(), safe(&text).into_owned())
        };
        self.rows(&extra.iter().map(row).collect::<Vec<_>>(), out)
    }

    fn rows(&self, rows: &[(String, String)], out: &mut dyn Write) -> Result<(), Problem> {
        let names = rows.iter().map(|(name, _)| width(name)).max().unwrap_or(0);
        for (name, value) in rows {
            let name = self.session.sheet.paint(Style::Faint, &pad(name, names));
            writeln!(out, "  {name}  {value}")?;
        }
        Ok(())
    }

    /// A value in words; a deadline with its last day, so that no word for a day has to be counted out.
    fn value(&self, field: Field, written: &str) -> String {
        let (session, lang) = (self.session, self.session.lang);
        let words = value(lang, field, Some(written), self.store.workflow(), session.today());
        let Some(due) = written.parse::<Due>().ok().filter(|_| is_day(field)) else {
            return words;
        };
        let day = dates::full(lang, due.last());
        let days = (session.today() - due.last()).num_days();
        let is_late = field == Field::Deadline && self.whole.category.is_open() && days > 0;
        let near = if is_late { dates::late(lang, days) } else { words };
        let style = if is_late { Style::Late } else { Style::Plain };
        if day.contains(&near) {
            return day;
        }
        told::nearly(lang, &day, &session.sheet.paint(style, &near))
    }

    fn body(&self, out: &mut dyn Write) -> Result<(), Problem> {
        if self.whole.item.body.is_empty() {
            return Ok(());
        }
        writeln!(out)?;
        self.text(&self.whole.item.body, 0, out)
    }

    fn links(&self, out: &mut dyn Write) -> Result<(), Problem> {
        let (lang, whole) = (self.session.lang, self.whole);
        let forth = whole.links.iter().map(|link| (name::link(lang, link.kind, false), link.to));
        let back = whole.linked.iter().map(|link| (name::link(lang, link.kind, true), link.to));
        let all: Vec<(&str, ItemId)> = forth.chain(back).collect();
        self.section(told::links(lang), all.len(), out)?;
        for (name, to) in all {
            writeln!(out, "  {name} {to}  {}", self.title(to))?;
            if let Some(decision) = whole.decided.get(&to) {
                writeln!(out, "    {}", words::decided(lang, &first_line(decision)))?;
            }
        }
        self.section(told::parts(lang), whole.children.len(), out)?;
        for child in &whole.children {
            writeln!(out, "  {child}  {}", self.title(*child))?;
        }
        Ok(())
    }

    fn comments(&self, out: &mut dyn Write) -> Result<(), Problem> {
        self.section(told::comments(self.session.lang), self.whole.comments.len(), out)?;
        for comment in &self.whole.comments {
            writeln!(out, "  {}  {}", self.moment(comment.at), safe(comment.author.as_str()))?;
            self.text(&comment.text, 4, out)?;
        }
        Ok(())
    }

    fn history(&self, out: &mut dyn Write) -> Result<(), Problem> {
        let (session, steps) = (self.session, &self.whole.history);
        self.section(told::history(session.lang), steps.len(), out)?;
        for step in steps.iter().take(STEPS) {
            write!(out, "  ")?;
            log::write_step(session, self.store, step, false, out)?;
        }
        if steps.len() > STEPS {
            writeln!(out, "  {}", told::earlier(session.lang, self.whole.item.id))?;
        }
        Ok(())
    }

    fn section(&self, heading: &str, entries: usize, out: &mut dyn Write) -> Result<(), Problem> {
        if entries > 0 {
            writeln!(out, "\n{}", self.strong(heading))?;
        }
        Ok(())
    }

    /// A text of several lines, wrapped on a terminal.
    fn text(&self, text: &str, indent: usize, out: &mut dyn Write) -> Result<(), Problem> {
        let cells = self.session.sheet.width.map(|cells| cells.min(LINE).saturating_sub(indent).max(10));
        for line in safe_lines(text) {
            let pieces = cells.map_or_else(|| vec![line.as_ref()], |cells| wrap(&line, cells));
            for piece in pieces {
                let indent = if piece.is_empty() { 0 } else { indent };
                writeln!(out, "{:indent$}{piece}", "")?;
            }
        }
        Ok(())
    }

    fn title(&self, id: ItemId) -> String {
        let row = self.whole.around.iter().find(|row| row.id == id);
        row.map_or_else(|| EMPTY.to_string(), |row| safe(&row.title).into_owned())
    }

    fn moment(&self, at: DateTime<Utc>) -> String {
        at.with_timezone(&Local).format("%Y-%m-%d %H:%M").to_string()
    }

    fn strong(&self, text: &str) -> String {
        self.session.sheet.paint(Style::Strong, text)
    }
}

fn is_day(field: Field) -> bool {
    matches!(field, Field::Deadline | Field::Start | Field::Wake | Field::AskBy)
}
