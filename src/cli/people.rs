//! `onus people`: who is known, and adding somebody.

use std::io::Write;

use clap::{ArgAction, ArgMatches, Command};
use serde_json::json;

use super::argument::{argument, option, text, texts};
use super::json::Array;
use super::problem::{Exit, Problem};
use super::session::Session;
use super::{Next, json as safe_json, named, out, table};
use crate::domain::clean;
use crate::domain::person::{self, Person};
use crate::text::Lang;
use crate::text::cli::{fault, help, told};
use crate::text::safe::safe;
use crate::text::said::Said;

pub(super) fn build(lang: Lang, command: Command) -> Command {
    let add = Command::new("add")
        .about(help::people_add(lang))
        .override_usage(help::people_add_usage(lang))
        .arg(argument("handle", help::v_handle(lang), help::person(lang)).required(true))
        .arg(option("name", help::v_person(lang), help::person_name(lang)))
        .arg(option("team", help::v_name(lang), help::person_team(lang)))
        .arg(option("alias", help::v_name(lang), help::person_alias(lang)).action(ArgAction::Append));
    command.about(help::people(lang)).override_usage(help::people_usage(lang)).subcommand(add)
}

pub(super) fn run(session: &Session, matches: &ArgMatches, out: &mut dyn Write) -> Result<Next, Problem> {
    match matches.subcommand() {
        Some((_, matches)) => add(session, matches, out),
        None => list(session, out),
    }
}

fn list(session: &Session, out: &mut dyn Write) -> Result<Next, Problem> {
    let (lang, people) = (session.lang, session.read()?.people()?);
    if session.json {
        let mut array = Array::default();
        for person in &people {
            array.push(out, &object(person))?;
        }
        array.end(out)?;
    } else if people.is_empty() {
        out::tell(told::no_people(lang));
    } else {
        let heading = [told::handle(lang), told::name(lang), told::team(lang), told::aliases(lang)];
        let rows: Vec<[String; 4]> = people.iter().map(line).collect();
        table::plain(session.sheet, &heading, &rows, out)?;
    }
    Ok(Next::Nothing)
}

fn line(person: &Person) -> [String; 4] {
    let aliases: Vec<_> = person.aliases.iter().map(|alias| safe(alias)).collect();
    [
        safe(person.handle.as_str()).into_owned(),
        safe(&person.name).into_owned(),
        safe(person.team.as_deref().unwrap_or_default()).into_owned(),
        aliases.join(" "),
    ]
}

fn object(person: &Person) -> serde_json::Value {
    json!({
        "handle": person.handle.as_str(),
        "name": person.name,
        "team": person.team,
        "aliases": person.aliases,
    })
}

/// What is not given stays as it was.
fn add(session: &Session, matches: &ArgMatches, out: &mut dyn Write) -> Result<Next, Problem> {
    let handle = named::handle(session.lang, &text(matches, "handle").unwrap_or_default())?;
    let mut store = session.write_or_make()?;
    let people = store.people()?;
    let mut person = match person::holder(handle.as_str(), &people) {
        Some(person) if is_same(handle.as_str(), person) => person.clone(),
        Some(other) => return Err(taken(session.lang, handle.as_str(), other)),
        None => Person::known_as(handle),
    };
    if let Some(name) = text(matches, "name") {
        let name = name.trim();
        person.name = if name.is_empty() { person.handle.to_string() } else { name.to_string() };
    }
    if let Some(team) = text(matches, "team") {
        person.team = Some(team.trim().to_string()).filter(|team| !team.is_empty());
    }
    let given = texts(matches, "alias");
    for alias in given.iter().flat_map(|given| given.split([',', '，', '、'])) {
        let alias = alias.trim().trim_start_matches(['@', '＠']);
        let is_word = clean::line(alias).as_deref() == Some(alias) && !alias.contains(char::is_whitespace);
        if !is_word {
            let said = Said::plain(fault::bad_value(session.lang, &safe(alias), "--alias"));
            return Err(Problem::usage("bad-value", said.hint(fault::one_word(session.lang))));
        }
        match person::holder(alias, &people) {
            Some(other) if other.handle != person.handle => return Err(taken(session.lang, alias, other)),
            _ if person::holder(alias, std::slice::from_ref(&person)).is_some() => {}
            _ => person.aliases.push(alias.to_string()),
        }
    }
    store.save_person(&person)?;
    if session.json {
        safe_json::write(out, &object(&person))?;
        writeln!(out)?;
    } else {
        writeln!(out, "{}", told::person_saved(session.lang, &safe(person.handle.as_str())))?;
    }
    Ok(Next::Nothing)
}

/// Whether a word is somebody's handle, not just an alias of theirs.
fn is_same(word: &str, person: &Person) -> bool {
    person::holder(word, &[Person::known_as(person.handle.clone())]).is_some()
}

/// A word means one person.
fn taken(lang: Lang, word: &str, holder: &Person) -> Problem {
    let said = Said::plain(fault::taken(lang, &safe(word), &safe(holder.handle.as_str())));
    Problem::Told { code: "taken", exit: Exit::Refused, said: said.hint(fault::another_word(lang)) }
}
