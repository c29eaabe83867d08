//! `onus log`: what was done, newest first.

use std::io::Write;

use chrono::Local;
use clap::{ArgMatches, Command};

use super::argument::{argument, option, text};
use super::json::Array;
use super::out::Style;
use super::problem::Problem;
use super::session::Session;
use super::{Next, out, result, typed};
use crate::domain::change::{Change, Step};
use crate::domain::field::Field;
use crate::store::{Past, Store};
use crate::text::cli::{help, told};
use crate::text::{Lang, safe::safe, story, width::pad};

/// So many steps are listed unless a number is given.
const STEPS: usize = 50;
/// The cells of the names.
const NAMES: usize = 10;

pub(super) fn build(lang: Lang, command: Command) -> Command {
    command
        .about(help::log(lang))
        .override_usage(help::log_usage(lang))
        .arg(argument("id", help::v_id(lang), help::log_item(lang)))
        .arg(option("limit", help::v_number(lang), help::limit(lang)))
}

pub(super) fn run(session: &Session, matches: &ArgMatches, out: &mut dyn Write) -> Result<Next, Problem> {
    let item = text(matches, "id").map(|given| typed::item(session.lang, &given)).transpose()?;
    let most = typed::number(session.lang, "--limit", text(matches, "limit").as_deref())?.unwrap_or(STEPS);
    let store = session.read()?;
    let past = match item {
        Some(item) => {
            store.item(item)?;
            Past::Of(item)
        }
        None => Past::All,
    };
    let steps = store.history(past, most)?;
    if session.json {
        let mut array = Array::default();
        for step in &steps {
            array.push(out, &result::step(step))?;
        }
        array.end(out)?;
        return Ok(Next::Nothing);
    }
    if steps.is_empty() && most > 0 {
        out::tell(told::no_history(session.lang));
    }
    for step in &steps {
        write_step(session, &store, step, matches!(past, Past::Of(_)), out)?;
    }
    Ok(Next::Nothing)
}

/// A step on a line; with the history of one item each of its changes below it, if there are several.
pub(super) fn write_step(
    session: &Session,
    store: &Store,
    step: &Step,
    in_full: bool,
    out: &mut dyn Write,
) -> Result<(), Problem> {
    let (lang, today) = (session.lang, session.today());
    let at = step.at.with_timezone(&Local).format("%Y-%m-%d %H:%M").to_string();
    let who = safe(step.who.as_str());
    let told = story::step(lang, step, store.workflow(), today);
    let at = session.sheet.paint(Style::Faint, &at);
    writeln!(out, "{at}  {}  {told}", pad(&who, NAMES))?;
    if in_full && step.changes.len() > 1 {
        // When it was closed follows from its status.
        let moved = step.changes.iter().any(|change| change.field == Field::Status);
        let told = |change: &&Change| !(moved && change.field == Field::Closed);
        for change in step.changes.iter().filter(told) {
            writeln!(out, "{:18}{}", "", story::change(lang, change, store.workflow(), today))?;
        }
    }
    Ok(())
}
