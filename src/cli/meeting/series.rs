//! `onus meeting series`: meetings that come again.

use std::collections::BTreeMap;
use std::io::Write;

use chrono::NaiveDate;
use clap::{ArgAction, ArgMatches, Command};
use serde_json::{Value, json};

use super::{people, series_named};
use crate::cli::argument::{argument, option, text};
use crate::cli::json::Array;
use crate::cli::problem::Problem;
use crate::cli::session::Session;
use crate::cli::{Next, json as safe_json, out, result, table, typed};
use crate::domain::clean;
use crate::domain::meeting::Part;
use crate::domain::meeting::rule::Rule;
use crate::domain::meeting::series::{Series, SeriesId};
use crate::domain::refusal::Refusal;
use crate::store::Store;
use crate::text::cli::{fault, help, meeting as words};
use crate::text::said::Said;
use crate::text::{Lang, meeting, safe::safe};

pub(super) fn build(lang: Lang) -> Command {
    let name = || argument("name", help::v_name(lang), words::series_name(lang)).required(true);
    let day = |name, help| argument(name, crate::text::cli::help::v_day(lang), help).required(true);
    let with = || option("with", help::v_handle(lang), words::invited(lang)).action(ArgAction::Append);
    let sections = || option("sections", words::v_sections(lang), words::sections(lang));
    let every = |help| option("every", words::v_rule(lang), help);
    Command::new("series")
        .about(words::series(lang))
        .override_usage(words::series_usage(lang))
        .subcommand(
            Command::new("add")
                .about(words::series_add(lang))
                .override_usage(words::series_add_usage(lang))
                .args([name(), every(words::every(lang)).required(true), with(), sections()])
                .arg(option("from", help::v_day(lang), words::from(lang))),
        )
        .subcommand(
            Command::new("set").about(words::series_set(lang)).override_usage(words::series_set_usage(lang)).args([
                name(),
                every(words::every(lang)),
                with(),
                sections(),
            ]),
        )
        .subcommand(
            Command::new("skip")
                .about(words::skip(lang))
                .override_usage(words::skip_usage(lang))
                .args([name(), day("day", words::skipped_day(lang))]),
        )
        .subcommand(Command::new("move").about(words::shift(lang)).override_usage(words::shift_usage(lang)).args([
            name(),
            day("day", words::moved_day(lang)),
            day("to", words::new_day(lang)),
        ]))
}

pub(super) fn run(session: &Session, matches: &ArgMatches, out: &mut dyn Write) -> Result<Next, Problem> {
    let Some((what, matches)) = matches.subcommand() else {
        return list(session, out);
    };
    let mut store = session.write()?;
    let name = text(matches, "name").unwrap_or_default();
    let mut series = match what {
        "add" => new(session, name.trim()),
        _ => named(&store, name.trim())?,
    };
    if let Some(rule) = optional(matches, "every") {
        series.rule = Rule::recognise(&rule).map_err(|_| {
            let said = Said::plain(fault::bad_value(session.lang, &safe(&rule), "--every"));
            let some = fault::for_example(session.lang, words::sample_rules(session.lang));
            Problem::usage("bad-value", said.hint(some))
        })?;
    }
    if matches!(what, "add" | "set") {
        let invited = people(session, &store, matches, "with")?;
        if !invited.is_empty() {
            series.people = invited;
        }
        if let Some(given) = optional(matches, "sections") {
            series.sections = sections(session, &given)?;
        }
    }
    if let Some(from) = optional(matches, "from") {
        series.start = typed::day(session, &from)?;
    }
    let day = |name| text(matches, name).map(|given| typed::day(session, &given)).transpose();
    match what {
        "skip" | "move" => {
            if let Some(given) = day("day")? {
                series.reschedule(given, day_to(session, matches)?)?;
            }
        }
        _ => {}
    }
    let known = store.people()?;
    store.save_series(&series)?;
    let saved = named(&store, &clean::line(&series.name).unwrap_or_default())?;
    if session.json {
        safe_json::write(out, &object(session, &saved))?;
        writeln!(out)?;
    } else {
        let when = meeting::next_and_missed(session.lang, &saved, session.today());
        writeln!(out, "{}", words::series_saved(session.lang, &safe(&saved.name), &when))?;
        result::tell_new(session, &store, &known)?;
    }
    Ok(Next::Nothing)
}

/// The day to which a meeting is moved; `None` where it is skipped.
fn day_to(session: &Session, matches: &ArgMatches) -> Result<Option<NaiveDate>, Problem> {
    let to = optional(matches, "to");
    to.map(|given| typed::day(session, &given)).transpose()
}

/// The value of an option, where the command has it.
fn optional(matches: &ArgMatches, name: &str) -> Option<String> {
    matches.try_get_one::<String>(name).ok().flatten().and_then(|_| text(matches, name))
}

fn new(session: &Session, name: &str) -> Series {
    Series {
        id: SeriesId(0),
        name: name.to_string(),
        rule: Rule::MonthlyDay(1),
        start: session.today(),
        people: Vec::new(),
        sections: Part::BUILT.to_vec(),
        exceptions: BTreeMap::new(),
        held: None,
        met: None,
    }
}

fn named(store: &Store, name: &str) -> Result<Series, Problem> {
    Ok(series_named(store, name)?.ok_or_else(|| Refusal::NoSuchSeries(name.to_string()))?)
}

fn sections(session: &Session, given: &str) -> Result<Vec<Part>, Problem> {
    let words = given.split([',', '，', '、', ' ']).filter(|word| !word.is_empty());
    words
        .map(|word| {
            let part =
                Part::BUILT.iter().find(|part| part.code() == word || meeting::part(session.lang, **part) == word);
            part.copied().ok_or_else(|| {
                let codes: Vec<&str> = Part::BUILT.iter().map(|part| part.code()).collect();
                let codes = codes.join(session.lang.pick(", ", "、"));
                let said = Said::plain(fault::bad_value(session.lang, &safe(word), "--sections"));
                Problem::usage("bad-value", said.hint(fault::accepted(session.lang, &codes)))
            })
        })
        .collect()
}

fn list(session: &Session, out: &mut dyn Write) -> Result<Next, Problem> {
    let (lang, all) = (session.lang, session.read()?.series()?);
    if session.json {
        let mut array = Array::default();
        for series in &all {
            array.push(out, &object(session, series))?;
        }
        array.end(out)?;
    } else if all.is_empty() {
        out::tell(words::no_series(lang));
    } else {
        let heading = [words::name(lang), words::rule(lang), words::when(lang), words::who(lang)];
        let rows: Vec<[String; 4]> = all
            .iter()
            .map(|series| {
                let people: Vec<String> = series.people.iter().map(|person| format!("@{person}")).collect();
                [
                    safe(&series.name).into_owned(),
                    meeting::rule(lang, series.rule),
                    meeting::next_and_missed(lang, series, session.today()),
                    safe(&people.join(" ")).into_owned(),
                ]
            })
            .collect();
        table::plain(session.sheet, &heading, &rows, out)?;
    }
    Ok(Next::Nothing)
}

fn object(session: &Session, series: &Series) -> Value {
    let today = session.today();
    let exceptions: BTreeMap<String, Option<String>> =
        series.exceptions.iter().map(|(day, moved)| (day.to_string(), moved.map(|day| day.to_string()))).collect();
    json!({
        "name": series.name,
        "rule": series.rule.to_string(),
        "start": series.start.to_string(),
        "people": series.people.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "sections": series.sections.iter().map(|part| part.code()).collect::<Vec<_>>(),
        "exceptions": exceptions,
        "next": series.next(today).map(|planned| planned.on.to_string()),
        "missed": series.missed(today).last().map(|planned| planned.on.to_string()),
    })
}
