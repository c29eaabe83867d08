//! `onus move`: items to another status, with what the move asks for.

use std::io::Write;

use clap::{ArgMatches, Command};

use super::argument::{Offered, argument, choice, option, text, texts};
use super::problem::Problem;
use super::session::Session;
use super::{Next, out, result, typed};
use crate::domain::edit::{Edit, Given};
use crate::domain::id::ItemId;
use crate::domain::person::Person;
use crate::domain::reason::CloseReason;
use crate::domain::refusal::Refusal;
use crate::domain::workflow::{Category, Station, Workflow};
use crate::text::cli::{fault, help};
use crate::text::said::Said;
use crate::text::{Lang, name, safe::safe};

pub(super) fn build(lang: Lang, command: Command) -> Command {
    let (day, handle, words) = (help::v_day(lang), help::v_handle(lang), help::v_text(lang));
    command
        .about(help::move_to(lang))
        .override_usage(help::move_usage(lang))
        // So that a single word is looked at here: it may be the one or the other.
        .allow_missing_positional(true)
        .arg(argument("id", help::v_id(lang), help::items(lang)).num_args(1..))
        .arg(argument("status", help::v_status(lang), help::move_target(lang)).required(true))
        .args([
            choice("reason", help::v_reason(lang), help::reason(lang), reasons(lang)),
            option("of", help::v_id(lang), help::duplicate_of(lang)),
            option("owner", handle, help::owner(lang)),
            option("deadline", day, help::deadline(lang)),
            option("wake", day, help::wake(lang)),
            option("ask", handle, help::ask(lang)),
            option("by", day, help::ask_by(lang)),
            option("decision", words, help::decision(lang)),
            option("rationale", words, help::rationale(lang)),
            option("why", words, help::why(lang)),
        ])
}

pub(super) fn run(session: &Session, matches: &ArgMatches, out: &mut dyn Write) -> Result<Next, Problem> {
    let lang = session.lang;
    let (ids, target) = (texts(matches, "id"), text(matches, "status").unwrap_or_default());
    if ids.is_empty() && target.parse::<ItemId>().is_ok() {
        let said = Said::plain(fault::missing_argument(lang, help::v_status(lang)));
        return Err(Problem::usage("usage", said.hint(fault::called(lang, help::move_usage(lang)))));
    }
    let items = typed::items(lang, &ids)?;
    let mut store = session.write()?;
    let people = store.people()?;
    let station = station(store.workflow(), &target)?;
    let to = station.status.clone();
    if let Some(option) = ["reason", "of"].into_iter().find(|name| text(matches, name).is_some())
        && station.category != Category::Closed
    {
        let name = name::status(lang, &to, store.workflow());
        let said = Said::plain(fault::only_closing(lang, &format!("--{option}"), &name));
        return Err(Problem::usage("usage", if option == "reason" { said.hint(fault::say_why(lang)) } else { said }));
    }
    let given = given(session, &people, matches)?;
    let typed = [&given.decision, &given.rationale, &given.why].into_iter().flatten();
    out::tell_removed(lang, &typed.map(String::as_str).collect::<String>());
    let edit = Edit::Move { to, given };
    let by = session.by(&store)?;
    let done = store.apply(&items, &edit, &by)?;
    result::tell(session, &store, &people, &done, out)
}

fn station<'a>(workflow: &'a Workflow, given: &str) -> Result<&'a Station, Problem> {
    let station = workflow.recognise(given).ok_or_else(|| Refusal::NoSuchStatus {
        given: given.to_string(),
        known: workflow.stations().iter().map(|station| station.status.clone()).collect(),
    })?;
    Ok(station)
}

fn given(session: &Session, people: &[Person], matches: &ArgMatches) -> Result<Given, Problem> {
    let person = |name| {
        let given = text(matches, name);
        given.map(|given| typed::person(session, people, &given)).transpose()
    };
    let day = |name| text(matches, name).map(|given| typed::day(session, &given)).transpose();
    let due = |name| text(matches, name).map(|given| typed::due(session, &given)).transpose();
    let item = |name| text(matches, name).map(|given| typed::item(session.lang, &given)).transpose();
    let reason = |name| text(matches, name).map(|given| reason(session.lang, &given)).transpose();
    let (reason, of) = (reason("reason")?, item("of")?);
    if of.is_some() && reason.is_some_and(|reason| reason != CloseReason::Duplicate) {
        let reason = name::reason(session.lang, CloseReason::Duplicate);
        return Err(Problem::usage("usage", Said::plain(fault::only_duplicates(session.lang, reason))));
    }
    Ok(Given {
        owner: person("owner")?,
        deadline: due("deadline")?,
        wake: day("wake")?,
        asked: person("ask")?,
        ask_by: day("by")?,
        reason: reason.or(of.map(|_| CloseReason::Duplicate)),
        duplicate_of: of,
        decision: text(matches, "decision"),
        rationale: text(matches, "rationale"),
        why: text(matches, "why"),
        fills: false,
        seen: None,
    })
}

fn reasons(lang: Lang) -> Offered {
    Offered::these(reason_words(lang))
}

fn reason_words(lang: Lang) -> impl Iterator<Item = &'static str> {
    let word = move |reason: &CloseReason| lang.pick(reason.code(), name::reason(lang, *reason));
    CloseReason::ALL.iter().map(word)
}

fn reason(lang: Lang, given: &str) -> Result<CloseReason, Problem> {
    CloseReason::recognise(given).ok_or_else(|| {
        let names: Vec<&str> = reason_words(lang).collect();
        let said = Said::plain(fault::bad_value(lang, &safe(given), "--reason"));
        Problem::usage("bad-value", said.hint(fault::accepted(lang, &names.join(lang.pick(", ", "、")))))
    })
}
