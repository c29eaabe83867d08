//! `onus meeting minutes`: what a meeting came to.

use std::io::Write;

use clap::{ArgMatches, Command};

use crate::cli::Next;
use crate::cli::argument::{argument, flag, option, target, text};
use crate::cli::export::into_file;
use crate::cli::named;
use crate::cli::out;
use crate::cli::problem::Problem;
use crate::cli::session::Session;
use crate::domain::meeting::MeetingId;
use crate::domain::refusal::Refusal;
use crate::store::Store;
use crate::text::Lang;
use crate::text::cli::{help, meeting as words};
use crate::text::minutes::{self, Form};
use crate::text::said::Said;
use crate::text::trouble::shown;

pub(super) fn build(lang: Lang) -> Command {
    Command::new("minutes")
        .about(words::minutes(lang))
        .override_usage(words::minutes_usage(lang))
        .arg(argument("meeting", words::v_meeting(lang), words::which_minutes(lang)))
        .arg(flag("md", words::as_markdown(lang)).conflicts_with_all(["text", "html"]))
        .arg(flag("text", words::as_text(lang)).conflicts_with("html"))
        .arg(flag("html", words::as_html(lang)))
        .arg(
            option("output", help::v_file(lang), words::output(lang))
                .short('o')
                .value_parser(clap::builder::ValueParser::path_buf()),
        )
        .arg(flag("force", help::force(lang)))
}

pub(super) fn run(session: &Session, matches: &ArgMatches, out: &mut dyn Write) -> Result<Next, Problem> {
    if session.json {
        let said = Said::plain(words::no_json(session.lang)).hint(words::no_json_hint(session.lang));
        return Err(Problem::usage("usage", said));
    }
    let store = session.read()?;
    let id = meant(session.lang, &store, text(matches, "meeting").as_deref())?;
    let sitting = store.sitting(id)?;
    let form = match (matches.get_flag("md"), matches.get_flag("html"), matches.get_flag("text")) {
        (true, ..) => Form::Markdown,
        (_, true, _) => Form::Html,
        (_, _, true) => Form::Plain,
        _ if session.sheet.takes_a_screen() => Form::Plain,
        _ => Form::Markdown,
    };
    let text = minutes::write(session.lang, &sitting.minutes, store.workflow(), form);
    match target(matches, "output") {
        Some(path) => {
            into_file(session.lang, path, matches.get_flag("force"), |file| Ok(file.write_all(text.as_bytes())?))?;
            out::tell(&words::written_to(session.lang, &shown(path)));
        }
        None => write!(out, "{text}")?,
    }
    Ok(Next::Nothing)
}

/// The meeting that is named, else the newest.
fn meant(lang: Lang, store: &Store, given: Option<&str>) -> Result<MeetingId, Problem> {
    match given {
        Some(given) => named::meeting(lang, store, given),
        None => {
            let newest = store.meetings(1)?.first().map(|meeting| meeting.id);
            Ok(newest.ok_or(Refusal::WhichMeeting(Vec::new()))?)
        }
    }
}
