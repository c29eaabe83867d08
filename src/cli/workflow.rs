//! `onus workflow`: the statuses and the moves between them.

use std::io::Write;

use clap::builder::ValueParser;
use clap::{ArgMatches, Command};
use serde_json::json;

use super::argument::{argument, path};
use super::problem::Problem;
use super::session::Session;
use super::{Next, json as safe_json};
use crate::domain::workflow::{Station, Workflow};
use crate::text::Lang;
use crate::text::cli::{fault, help, told};
use crate::text::safe::safe_lines;
use crate::text::said::Said;
use crate::text::trouble::{cause, shown};

pub(super) fn build(lang: Lang, command: Command) -> Command {
    let show = Command::new("show").about(help::workflow_show(lang)).override_usage(help::workflow_show_usage(lang));
    let load =
        Command::new("load").about(help::workflow_load(lang)).override_usage(help::workflow_load_usage(lang)).arg(
            argument("file", help::v_file(lang), help::workflow_file(lang))
                .required(true)
                .value_parser(ValueParser::path_buf()),
        );
    command.about(help::workflow(lang)).override_usage(help::workflow_usage(lang)).subcommand(show).subcommand(load)
}

pub(super) fn run(session: &Session, matches: &ArgMatches, out: &mut dyn Write) -> Result<Next, Problem> {
    match matches.subcommand() {
        Some(("load", matches)) => load(session, matches, out),
        _ => show(session, out),
    }
}

fn show(session: &Session, out: &mut dyn Write) -> Result<Next, Problem> {
    let store = session.read()?;
    if session.json {
        safe_json::write(out, &object(store.workflow()))?;
        writeln!(out)?;
    } else {
        for line in safe_lines(&store.workflow_text()?) {
            writeln!(out, "{line}")?;
        }
    }
    Ok(Next::Nothing)
}

fn load(session: &Session, matches: &ArgMatches, out: &mut dyn Write) -> Result<Next, Problem> {
    let lang = session.lang;
    let Some(file) = path(matches, "file") else {
        return Ok(Next::Nothing);
    };
    let text = std::fs::read_to_string(file).map_err(|error| {
        let said = Said::plain(fault::cannot_read(lang, &shown(file), &cause(lang, &error)));
        Problem::unread(&error, said)
    })?;
    let mut store = session.write_or_make()?;
    store.load_workflow(&text)?;
    let count = store.workflow().stations().len();
    if session.json {
        safe_json::write(out, &object(store.workflow()))?;
        writeln!(out)?;
    } else {
        writeln!(out, "{}", told::workflow_taken(lang, count))?;
    }
    Ok(Next::Nothing)
}

fn object(workflow: &Workflow) -> serde_json::Value {
    let station = |station: &Station| {
        json!({
            "code": station.status.code(),
            "category": station.category.code(),
            "en": station.en,
            "zh": station.zh,
            "needs": station.needs.iter().map(|need| need.code()).collect::<Vec<_>>(),
            "to": station.to.iter().map(|to| to.code()).collect::<Vec<_>>(),
        })
    };
    json!({
        "initial": workflow.initial().code(),
        "status": workflow.stations().iter().map(station).collect::<Vec<_>>(),
    })
}
