//! `onus triage`: the inbox, on the screen or for a program.

use std::io::Write;

use clap::{ArgMatches, Command};

use super::json::Array;
use super::problem::Problem;
use super::session::Session;
use super::{Next, demo};
use crate::app::action::Action;
use crate::domain::triage;
use crate::exchange::json::waiting;
use crate::text::cli::help;
use crate::text::{Lang, dates};

pub(super) fn build(lang: Lang, command: Command) -> Command {
    command.about(help::triage(lang)).override_usage(help::triage_usage(lang)).after_help(help::triage_more(lang))
}

pub(super) fn run(session: &Session, _: &ArgMatches, out: &mut dyn Write) -> Result<Next, Problem> {
    if !session.json {
        return demo::screen(session, Some(Action::GoTriage));
    }
    let store = session.read()?;
    let queue = store.find(&triage::queue(store.workflow()), &session.asker(&store)?, None)?;
    let mut array = Array::default();
    for id in queue.ids {
        let item = store.item(id)?;
        let age = dates::days_since(item.created, session.now);
        array.push(out, &waiting(&item, age))?;
    }
    array.end(out)?;
    Ok(Next::Nothing)
}
