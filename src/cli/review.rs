//! `onus review`: one's own items that are to be gone over, on the screen or for a program.

use std::io::Write;

use clap::{ArgMatches, Command};

use super::argument::{option, text};
use super::json::Array;
use super::problem::Problem;
use super::session::Session;
use super::{Next, demo, typed};
use crate::app::action::Action;
use crate::domain::review;
use crate::exchange::json::due_for_review;
use crate::text::cli::help;
use crate::text::{Lang, dates};

pub(super) fn build(lang: Lang, command: Command) -> Command {
    command
        .about(help::review(lang))
        .override_usage(help::review_usage(lang))
        .after_help(help::review_more(lang))
        .arg(option("days", help::v_days(lang), help::review_days(lang)))
}

pub(super) fn run(session: &Session, matches: &ArgMatches, out: &mut dyn Write) -> Result<Next, Problem> {
    if !session.json {
        return demo::screen(session, Some(Action::GoReview));
    }
    let days = typed::number(session.lang, "--days", text(matches, "days").as_deref())?;
    let store = session.read()?;
    let mut asker = session.asker(&store)?;
    asker.review_days = days.and_then(|days| u64::try_from(days).ok()).unwrap_or(asker.review_days);
    let queue = store.find(&review::queue(), &asker, None)?;
    let mut array = Array::default();
    for row in store.rows(&queue.ids)? {
        let (item, reviewed) = (store.item(row.id)?, store.reviewed(row.id, &asker.me)?);
        let age = dates::days_since(row.created, session.now);
        array.push(out, &due_for_review(&item, &row, reviewed, session.now, age))?;
    }
    array.end(out)?;
    Ok(Next::Nothing)
}
