//! Beginning, interrupting and ending meetings, and who is there.

use std::io::Write;

use clap::{ArgAction, ArgMatches, Command};

use super::{open_one, people, series_named};
use crate::cli::argument::{argument, flag, option, text};
use crate::cli::problem::Problem;
use crate::cli::session::Session;
use crate::cli::{Next, json as safe_json, result};
use crate::domain::meeting::{MeetingEdit, MeetingId, Meetings, Opening};
use crate::domain::refusal::Refusal;
use crate::exchange::json;
use crate::store::Store;
use crate::text::Lang;
use crate::text::cli::{help, meeting as words};
use crate::text::{meeting, safe::safe};

pub(super) fn start(lang: Lang) -> Command {
    let (name, handle) = (help::v_name(lang), help::v_handle(lang));
    Command::new("start")
        .about(words::start(lang))
        .override_usage(words::start_usage(lang))
        .arg(argument("name", name, words::start_name(lang)))
        .arg(option("with", handle, words::with(lang)).action(ArgAction::Append))
        .arg(option("absent", handle, words::absent(lang)).action(ArgAction::Append))
}

pub(super) fn attend(lang: Lang) -> Command {
    Command::new("attend")
        .about(words::attend(lang))
        .override_usage(words::attend_usage(lang))
        .arg(argument("person", help::v_handle(lang), help::person(lang)).required(true))
        .arg(argument("meeting", words::v_meeting(lang), words::which(lang)))
        .arg(flag("absent", words::is_absent(lang)))
}

/// The commands that take a meeting and nothing else.
pub(super) fn turns(lang: Lang) -> [Command; 3] {
    let turn = |name: &'static str, about: &'static str, usage: &'static str| {
        let which = if name == "resume" { words::which_resumes(lang) } else { words::which(lang) };
        let which = argument("meeting", words::v_meeting(lang), which);
        Command::new(name).about(about).override_usage(usage).arg(which)
    };
    [
        turn("pause", words::pause(lang), words::pause_usage(lang)),
        turn("resume", words::resume(lang), words::resume_usage(lang)),
        turn("end", words::end(lang), words::end_usage(lang)),
    ]
}

pub(super) fn run_start(session: &Session, matches: &ArgMatches, out: &mut dyn Write) -> Result<Next, Problem> {
    let mut store = session.write()?;
    let name = text(matches, "name").unwrap_or_default();
    let series = series_named(&store, &name)?;
    let absent = people(session, &store, matches, "absent")?;
    let mut present = people(session, &store, matches, "with")?;
    if present.is_empty() {
        present = match &series {
            Some(series) => series.people.clone(),
            None => vec![session.by(&store)?.who],
        };
    }
    present.retain(|person| !absent.contains(person));
    let opening = Opening { name, series: series.map(|series| series.id), present, absent };
    change(session, &mut store, &MeetingEdit::Start(opening), out)
}

pub(super) fn run_attend(session: &Session, matches: &ArgMatches, out: &mut dyn Write) -> Result<Next, Problem> {
    let mut store = session.write()?;
    let known = store.people()?;
    let person = crate::cli::typed::person(session, &known, &text(matches, "person").unwrap_or_default())?;
    let meeting = open_one(session, &store, text(matches, "meeting").as_deref())?;
    let people = vec![(person, !matches.get_flag("absent"))];
    change(session, &mut store, &MeetingEdit::Attend { meeting, people }, out)
}

pub(super) fn run_turn(
    session: &Session,
    turn: &str,
    matches: &ArgMatches,
    out: &mut dyn Write,
) -> Result<Next, Problem> {
    let mut store = session.write()?;
    let given = text(matches, "meeting");
    let edit = match (turn, given) {
        ("resume", None) => MeetingEdit::Resume(to_resume(&store)?),
        (turn, given) => {
            let meeting = open_one(session, &store, given.as_deref())?;
            match turn {
                "pause" => MeetingEdit::Pause(meeting),
                "resume" => MeetingEdit::Resume(meeting),
                _ => MeetingEdit::End(meeting),
            }
        }
    };
    change(session, &mut store, &edit, out)
}

/// The meeting to go on with where none is named: the one that is paused; else, where none is open, the one that ended last.
fn to_resume(store: &Store) -> Result<MeetingId, Problem> {
    let Meetings { open, ended, .. } = store.meetings_now()?;
    let paused: Vec<MeetingId> = open.iter().filter(|open| open.is_paused).map(|open| open.id).collect();
    match (paused.as_slice(), open.as_slice(), ended.first()) {
        ([one], ..) => Ok(*one),
        ([], [on], _) => Ok(on.id),
        ([], [], Some(last)) => Ok(last.id),
        ([], open, _) => Err(Refusal::WhichMeeting(open.iter().map(|open| open.id).collect()).into()),
        (several, ..) => Err(Refusal::WhichMeeting(several.to_vec()).into()),
    }
}

/// Does something to a meeting and tells how it stands.
pub(super) fn change(
    session: &Session,
    store: &mut Store,
    edit: &MeetingEdit,
    out: &mut dyn Write,
) -> Result<Next, Problem> {
    let known = store.people()?;
    let by = session.by(store)?;
    let done = store.change_meeting(edit, &by)?;
    let id = done.step.and_then(|step| step.meeting).or(meeting_of(edit));
    let id = id.ok_or(Refusal::WhichMeeting(Vec::new()))?;
    let sitting = store.sitting(id)?;
    let held = sitting.meeting();
    if session.json {
        safe_json::write(out, &json::meeting(held))?;
        writeln!(out)?;
        return Ok(Next::Nothing);
    }
    let name = meeting::called(session.lang, &held.name);
    let name = safe(&name);
    let standing = sitting.agenda.iter().filter(|entry| !entry.is_struck).count();
    let told = match (held.ended.is_some(), held.is_paused) {
        (true, _) => words::has_ended(session.lang, &name, id),
        (false, true) => words::is_paused(session.lang, &name, id),
        (false, false) => words::is_on(session.lang, &name, id, standing),
    };
    writeln!(out, "{told}")?;
    result::tell_new(session, store, &known)?;
    Ok(Next::Nothing)
}

fn meeting_of(edit: &MeetingEdit) -> Option<MeetingId> {
    match edit {
        MeetingEdit::Start(_) => None,
        MeetingEdit::Pause(id) | MeetingEdit::Resume(id) | MeetingEdit::End(id) => Some(*id),
        MeetingEdit::Attend { meeting, .. }
        | MeetingEdit::Add { meeting, .. }
        | MeetingEdit::Strike { meeting, .. }
        | MeetingEdit::Shift { meeting, .. } => Some(*meeting),
    }
}
