//! `onus meeting agenda`: what is on it, and changing it.

use std::io::Write;

use clap::{ArgMatches, Command};
use serde_json::json;

use super::{hold, open_one};
use crate::cli::argument::{argument, option, text};
use crate::cli::json::Array;
use crate::cli::out::Style;
use crate::cli::problem::Problem;
use crate::cli::session::Session;
use crate::cli::{Next, out, typed};
use crate::domain::meeting::headings::headings;
use crate::domain::meeting::{Entry, MeetingEdit, MeetingId};
use crate::store::Store;
use crate::text::cli::{help, meeting as words};
use crate::text::screen::and_more;
use crate::text::{Lang, meeting as told, safe::safe};

pub(super) fn build(lang: Lang) -> Command {
    let id = help::v_id(lang);
    Command::new("agenda")
        .about(words::agenda(lang))
        .override_usage(words::agenda_usage(lang))
        .arg(argument("meeting", words::v_meeting(lang), words::which(lang)))
        .arg(option("add", id, words::add(lang)))
        .arg(option("strike", id, words::strike(lang)).conflicts_with("add"))
}

pub(super) fn run(session: &Session, matches: &ArgMatches, out: &mut dyn Write) -> Result<Next, Problem> {
    let item = |name| text(matches, name).map(|given| typed::item(session.lang, &given)).transpose();
    let (add, strike) = (item("add")?, item("strike")?);
    let given = text(matches, "meeting");
    if add.is_none() && strike.is_none() {
        let store = session.read()?;
        let meeting = open_one(session, &store, given.as_deref())?;
        return show(session, &store, meeting, out);
    }
    let mut store = session.write()?;
    let meeting = open_one(session, &store, given.as_deref())?;
    let added = add.map(|item| MeetingEdit::Add { meeting, item, before: None });
    let struck = strike.map(|item| MeetingEdit::Strike { meeting, item, is_struck: true });
    for edit in added.into_iter().chain(struck) {
        if let MeetingEdit::Add { item, .. } = edit
            && store.sitting(meeting)?.agenda.iter().any(|entry| entry.item == item && !entry.is_struck)
        {
            out::tell(&told::on_agenda(session.lang, item));
        }
        hold::change(session, &mut store, &edit, out)?;
    }
    Ok(Next::Nothing)
}

fn show(session: &Session, store: &Store, id: MeetingId, out: &mut dyn Write) -> Result<Next, Problem> {
    let lang = session.lang;
    let sitting = store.sitting(id)?;
    let agenda = &sitting.agenda;
    if session.json {
        let mut array = Array::default();
        for entry in agenda {
            array.push(out, &object(entry))?;
        }
        array.end(out)?;
        return Ok(Next::Nothing);
    }
    let standing: Vec<&Entry> = agenda.iter().filter(|entry| !entry.is_struck).collect();
    if standing.is_empty() {
        out::tell(told::nothing_on_agenda(lang));
    }
    let mut last = None;
    let headings = headings(&standing);
    for (place, (entry, part)) in std::iter::zip(&standing, &headings).enumerate() {
        if last.replace(*part) != Some(*part) {
            let heading = told::part(lang, *part);
            writeln!(out, "{}", session.sheet.paint(Style::Strong, heading))?;
        }
        let title = store.item(entry.item)?.title;
        let times = if entry.times > 0 { format!("  {}", told::times(lang, entry.times)) } else { String::new() };
        writeln!(out, "  {} {}{times}", entry.item, safe(&title))?;
        let is_last = headings.get(place + 1) != Some(part);
        if let Some(more) = sitting.more_of(*part).filter(|_| is_last) {
            writeln!(out, "  {}", and_more(lang, more))?;
        }
    }
    Ok(Next::Nothing)
}

fn object(entry: &Entry) -> serde_json::Value {
    json!({
        "item": entry.item.0,
        "section": entry.part.code(),
        "times": entry.times,
        "struck": entry.is_struck,
    })
}
