//! `onus meeting`: meetings and their series.

mod agenda;
mod hold;
mod minutes;
mod series;

use std::io::Write;

use clap::{ArgMatches, Command};

use super::argument::text;
use super::demo;
use super::json::Array;
use super::problem::Problem;
use super::session::Session;
use super::{Next, named, out, table, typed};
use crate::app::action::Action;
use crate::domain::meeting::series::Series;
use crate::domain::meeting::{Meeting, MeetingId};
use crate::domain::person::Handle;
use crate::domain::refusal::Refusal;
use crate::exchange::json;
use crate::store::Store;
use crate::text::cli::{help, meeting as words};
use crate::text::{Lang, dates, fold::fold, meeting, safe::safe};

/// So many meetings are listed unless a number is given.
const MEETINGS: usize = 20;

pub(super) fn build(lang: Lang, command: Command) -> Command {
    let list = Command::new("list")
        .about(words::list(lang))
        .override_usage("onus meeting list")
        .arg(super::argument::option("limit", help::v_number(lang), help::limit(lang)));
    command
        .about(words::meeting(lang))
        .override_usage(words::meeting_usage(lang))
        .after_help(words::meeting_more(lang))
        .subcommand(hold::start(lang))
        .subcommand(list)
        .subcommand(agenda::build(lang))
        .subcommand(minutes::build(lang))
        .subcommand(hold::attend(lang))
        .subcommands(hold::turns(lang))
        .subcommand(series::build(lang))
}

pub(super) fn run(session: &Session, matches: &ArgMatches, out: &mut dyn Write) -> Result<Next, Problem> {
    match matches.subcommand() {
        Some(("start", matches)) => hold::run_start(session, matches, out),
        Some(("list", matches)) => list(session, matches, out),
        Some(("agenda", matches)) => agenda::run(session, matches, out),
        Some(("minutes", matches)) => minutes::run(session, matches, out),
        Some(("attend", matches)) => hold::run_attend(session, matches, out),
        Some(("series", matches)) => series::run(session, matches, out),
        Some((turn, matches)) => hold::run_turn(session, turn, matches, out),
        None => demo::screen(session, Some(Action::GoMeeting)),
    }
}

fn list(session: &Session, matches: &ArgMatches, out: &mut dyn Write) -> Result<Next, Problem> {
    let lang = session.lang;
    let most = typed::number(lang, "--limit", text(matches, "limit").as_deref())?.unwrap_or(MEETINGS);
    let meetings = session.read()?.meetings(most)?;
    if session.json {
        let mut array = Array::default();
        for meeting in &meetings {
            array.push(out, &json::meeting(meeting))?;
        }
        array.end(out)?;
    } else if meetings.is_empty() {
        out::tell(words::none_yet(lang));
    } else {
        let heading = [words::number(lang), words::name(lang), words::day(lang), words::state(lang)];
        let rows: Vec<[String; 4]> = meetings.iter().map(|meeting| row(lang, meeting)).collect();
        table::plain(session.sheet, &heading, &rows, out)?;
    }
    Ok(Next::Nothing)
}

fn row(lang: Lang, held: &Meeting) -> [String; 4] {
    let state = match (held.ended, held.is_paused) {
        (Some(_), _) => meeting::ended(lang),
        (None, true) => meeting::paused(lang),
        (None, false) => words::on(lang),
    };
    [
        held.id.to_string(),
        safe(&meeting::called(lang, &held.name)).into_owned(),
        dates::full(lang, held.on),
        state.to_string(),
    ]
}

/// The meeting that is meant: the one that is named, else the only one that is open.
fn open_one(session: &Session, store: &Store, given: Option<&str>) -> Result<MeetingId, Problem> {
    if let Some(given) = given {
        return named::meeting(session.lang, store, given);
    }
    let open: Vec<MeetingId> = store.meetings_now()?.open.iter().map(|meeting| meeting.id).collect();
    match open.as_slice() {
        [one] => Ok(*one),
        _ => Err(Refusal::WhichMeeting(open).into()),
    }
}

/// The series of a name: the one of just this name, else one whose name reads the same.
fn series_named(store: &Store, name: &str) -> Result<Option<Series>, Problem> {
    let all = store.series()?;
    let (name, folded) = (name.trim(), fold(name.trim()));
    let exact = all.iter().position(|series| series.name == name);
    let place = exact.or_else(|| all.iter().position(|series| fold(&series.name) == folded));
    Ok(place.and_then(|place| all.into_iter().nth(place)))
}

/// People named in a list: `@lin,@wei`, several times.
fn people(session: &Session, store: &Store, matches: &ArgMatches, name: &str) -> Result<Vec<Handle>, Problem> {
    let known = store.people()?;
    let given = super::argument::texts(matches, name);
    let words =
        given.iter().flat_map(|given| given.split([',', '，', '、', ' '])).filter(|word| !word.trim().is_empty());
    words.map(|word| typed::person(session, &known, word)).collect()
}
