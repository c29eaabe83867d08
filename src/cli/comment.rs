//! `onus comment`: words about an item.

use std::io::Write;

use clap::{ArgMatches, Command};

use super::argument::{argument, text, texts};
use super::problem::Problem;
use super::session::Session;
use super::{Next, add, out, result, typed};
use crate::domain::edit::Edit;
use crate::text::Lang;
use crate::text::cli::{fault, help};
use crate::text::said::Said;

pub(super) fn build(lang: Lang, command: Command) -> Command {
    command
        .about(help::comment(lang))
        .override_usage(help::comment_usage(lang))
        .arg(argument("id", help::v_id(lang), help::item(lang)).required(true))
        .arg(argument("text", help::v_text(lang), help::comment_text(lang)).num_args(1..).required(true))
}

pub(super) fn run(session: &Session, matches: &ArgMatches, out: &mut dyn Write) -> Result<Next, Problem> {
    let item = typed::item(session.lang, &text(matches, "id").unwrap_or_default())?;
    let words = texts(matches, "text");
    let text = match words.as_slice() {
        [one] if one == "-" => add::standard_input(session.lang)?,
        words => words.join(" "),
    };
    if text.trim().is_empty() {
        let said = Said::plain(fault::missing_argument(session.lang, help::v_text(session.lang)));
        return Err(Problem::usage("usage", said.hint(fault::called(session.lang, help::comment_usage(session.lang)))));
    }
    out::tell_removed(session.lang, &text);
    let mut store = session.write()?;
    let people = store.people()?;
    let by = session.by(&store)?;
    let done = store.apply(&[item], &Edit::Comment(text), &by)?;
    result::tell(session, &store, &people, &done, out)
}
