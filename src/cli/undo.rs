//! `onus undo` and `onus redo`.

use std::io::Write;

use clap::{ArgMatches, Command};

use super::problem::Problem;
use super::session::Session;
use super::{Next, result};
use crate::text::Lang;
use crate::text::cli::help;

pub(super) fn build_undo(lang: Lang, command: Command) -> Command {
    command.about(help::undo(lang)).override_usage(help::undo_usage(lang))
}

pub(super) fn build_redo(lang: Lang, command: Command) -> Command {
    command.about(help::redo(lang)).override_usage(help::redo_usage(lang))
}

pub(super) fn undo(session: &Session, _: &ArgMatches, out: &mut dyn Write) -> Result<Next, Problem> {
    let mut store = session.write()?;
    let people = store.people()?;
    let by = session.by(&store)?;
    let done = store.undo(&by)?;
    result::tell(session, &store, &people, &done, out)
}

pub(super) fn redo(session: &Session, _: &ArgMatches, out: &mut dyn Write) -> Result<Next, Problem> {
    let mut store = session.write()?;
    let people = store.people()?;
    let by = session.by(&store)?;
    let done = store.redo(&by)?;
    result::tell(session, &store, &people, &done, out)
}
