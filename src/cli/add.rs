//! `onus add`: quick entry, or a mail from standard input.

use std::io::{Read, Write};

use clap::{ArgMatches, Command};

use super::argument::{argument, option, text, texts};
use super::problem::Problem;
use super::session::Session;
use super::{Next, out, result, typed};
use crate::domain::change::Change;
use crate::domain::clean;
use crate::domain::due::{Due, Precision};
use crate::domain::edit::Draft;
use crate::domain::entry::{self, Entry, Mark, Trouble};
use crate::domain::field::Field;
use crate::domain::person::{self, Person};
use crate::store::Store;
use crate::text::cli::{fault, help, told};
use crate::text::said::Said;
use crate::text::trouble::cause;
use crate::text::{Lang, dates, name, safe::safe};

/// So many similar items are named.
const SIMILAR: usize = 3;

pub(super) fn build(lang: Lang, command: Command) -> Command {
    command
        .about(help::add(lang))
        .override_usage(help::add_usage(lang))
        .after_help(help::add_more(lang))
        .arg(argument("line", help::v_line(lang), help::add_line(lang)).num_args(1..).required(true))
        .arg(option("body", help::v_text(lang), help::add_body(lang)))
}

pub(super) fn run(session: &Session, matches: &ArgMatches, out: &mut dyn Write) -> Result<Next, Problem> {
    let words = texts(matches, "line");
    let body = text(matches, "body");
    let (entries, body) = match words.split_first() {
        Some((first, fields)) if first == "-" => {
            let (entry, rest) = mail(session, &fields.join(" "))?;
            (vec![entry], body.unwrap_or(rest))
        }
        _ => {
            out::tell_removed(session.lang, &words.concat());
            (lines(session, &words.join(" "))?, body.unwrap_or_default())
        }
    };
    if entries.len() > 1 && !body.is_empty() {
        return Err(usage(fault::body_of_many(session.lang)));
    }
    if entries.is_empty() || entries.iter().any(|entry| clean::line(&entry.title).is_none()) {
        let said = Said::plain(fault::nothing_to_add(session.lang));
        return Err(Problem::usage(
            "usage",
            said.hint(fault::for_example(session.lang, help::add_sample(session.lang))),
        ));
    }
    let mut store = session.write_or_make()?;
    let people = store.people()?;
    let draft = |entry: &Entry| draft(session, &people, entry, &body);
    let by = session.by(&store)?;
    let drafts = entries.iter().map(draft).map(|draft| match by.meeting {
        Some(_) if draft.is_outcome() => draft.captured(store.workflow()),
        _ => draft,
    });
    let drafts: Vec<Draft> = drafts.collect();
    let done = store.create(&drafts, &by)?;
    result::tell(session, &store, &people, &done, out)?;
    if let (false, [draft], Some(step)) = (session.json, drafts.as_slice(), &done.step) {
        understood(session, draft, out)?;
        resembling(session, &store, draft, step.changes.first(), out)?;
    }
    Ok(Next::Nothing)
}

/// The items that quick entry makes; what is not understood in a line is refused, since nobody is there to see it marked.
fn lines(session: &Session, typed: &str) -> Result<Vec<Entry>, Problem> {
    let one_line = !typed.contains(['\n', '\r']);
    let lines: Vec<&str> = if one_line { vec![typed.trim()] } else { entry::lines(typed).collect() };
    let entries = lines.iter().map(|line| {
        let entry = entry::parse(line, session.today());
        check(session.lang, line, &entry.marks)?;
        Ok(entry)
    });
    entries.collect()
}

fn check(lang: Lang, line: &str, marks: &[Mark]) -> Result<(), Problem> {
    for mark in marks {
        let word = line.get(mark.range.clone()).unwrap_or_default();
        match &mark.meaning {
            Ok(()) => {}
            Err(Trouble::NotADate(not)) => return Err(typed::not_a_date(lang, not, Some(word))),
            Err(Trouble::Repeated) => {
                let said = Said::plain(fault::repeated_sign(lang, &safe(word)));
                return Err(Problem::usage("repeated", said.hint(fault::keep_as_text(lang, &safe(word)))));
            }
        }
    }
    Ok(())
}

/// A mail: its first line is the title, whatever signs it holds; the rest is the body. The fields come from the command line.
fn mail(session: &Session, fields: &str) -> Result<(Entry, String), Problem> {
    let lang = session.lang;
    let mut entry = entry::parse(fields, session.today());
    check(lang, fields, &entry.marks)?;
    if !entry.title.is_empty() {
        return Err(usage(fault::title_in_fields(lang, &safe(&entry.title))));
    }
    let text = standard_input(lang)?;
    out::tell_removed(lang, &text);
    let text = text.trim_start();
    let (title, body) = text.split_once('\n').unwrap_or((text, ""));
    entry.title = title.trim().to_string();
    Ok((entry, body.to_string()))
}

/// All of standard input.
pub(super) fn standard_input(lang: Lang) -> Result<String, Problem> {
    let mut bytes = Vec::new();
    std::io::stdin().lock().read_to_end(&mut bytes).map_err(|error| {
        let said = fault::cannot_read(lang, "-", &cause(lang, &error));
        Problem::failed("io", Said::plain(said))
    })?;
    let text = String::from_utf8(bytes);
    let text = text.map_err(|_| Problem::failed("not-utf8", Said::plain(fault::not_utf8(lang))))?;
    // The mark with which some programs begin a file is no part of it.
    Ok(text.strip_prefix('\u{feff}').map(str::to_string).unwrap_or(text))
}

fn draft(session: &Session, people: &[Person], entry: &Entry, body: &str) -> Draft {
    let me = session.me(people);
    Draft {
        title: entry.title.clone(),
        body: body.to_string(),
        kind: entry.kind,
        owner: entry.owner.as_ref().map(|typed| person::resolve(typed, &me, people)),
        priority: entry.priority,
        deadline: entry.deadline,
        tags: entry.tags.clone(),
        source: entry.source.clone(),
        goal: entry.goal.clone(),
        ..Draft::default()
    }
}

/// What was understood of the signs, so that a slip is seen at once; a deadline with its date.
fn understood(session: &Session, draft: &Draft, out: &mut dyn Write) -> Result<(), Problem> {
    let lang = session.lang;
    let fields = [
        (Field::Kind, draft.kind.map(|kind| name::kind(lang, kind).to_string())),
        (Field::Owner, draft.owner.as_ref().map(ToString::to_string)),
        (Field::Priority, draft.priority.map(|priority| priority.to_string())),
        (Field::Deadline, draft.deadline.map(|due| dated(session, due))),
        (Field::Tags, (!draft.tags.is_empty()).then(|| draft.tags.join(" "))),
        (Field::Source, draft.source.as_ref().map(|code| name::source(lang, code).into_owned())),
        (Field::Goal, draft.goal.clone()),
    ];
    for (field, value) in fields {
        if let Some(value) = value {
            writeln!(out, "  {}{}{}", name::field(lang, field), lang.pick(": ", "："), safe(&value))?;
        }
    }
    Ok(())
}

fn dated(session: &Session, due: Due) -> String {
    let last = dates::full(session.lang, due.last());
    if due.precision() == Precision::Day {
        last
    } else {
        told::due_on(session.lang, &dates::near(session.lang, due, session.today()), &last)
    }
}

/// Open items with a title like that, on a terminal: a duplicate is seen when it is made.
fn resembling(
    session: &Session,
    store: &Store,
    draft: &Draft,
    made: Option<&Change>,
    out: &mut dyn Write,
) -> Result<(), Problem> {
    if session.sheet.width.is_none() {
        return Ok(());
    }
    let rows = store.similar(&draft.title, made.map(|change| change.item), SIMILAR)?;
    let open = rows.iter().filter(|row| row.category.is_open());
    let named: Vec<String> = open.map(|row| format!("{} {}", row.id, safe(&row.title))).collect();
    if !named.is_empty() {
        writeln!(out, "  {}", told::similar(session.lang, &named.join(session.lang.pick("; ", "；"))))?;
    }
    Ok(())
}

fn usage(what: impl Into<String>) -> Problem {
    Problem::usage("usage", Said::plain(what))
}
