//! `onus set`: fields of items, several at once, as one step.

use std::collections::BTreeMap;
use std::io::Write;

use clap::{ArgMatches, Command};

use super::argument::{argument, texts};
use super::problem::Problem;
use super::session::Session;
use super::{Next, out, result, typed};
use crate::domain::edit::{Edit, Values};
use crate::domain::field::Field;
use crate::domain::id::ItemId;
use crate::domain::person::Person;
use crate::domain::tag;
use crate::text::cli::{fault, help, told};
use crate::text::said::Said;
use crate::text::{Lang, name, safe::safe};

pub(super) fn build(lang: Lang, command: Command) -> Command {
    command
        .about(help::set(lang))
        .override_usage(help::set_usage(lang))
        .after_help(help::set_more(lang))
        .arg(argument("id", help::v_id(lang), help::items(lang)).required(true))
        .arg(argument("field", help::v_assignment(lang), help::assignments(lang)).num_args(1..))
}

pub(super) fn run(session: &Session, matches: &ArgMatches, out: &mut dyn Write) -> Result<Next, Problem> {
    let lang = session.lang;
    let words = [texts(matches, "id"), texts(matches, "field")].concat();
    let (assignments, numbers): (Vec<String>, Vec<String>) = words.into_iter().partition(|word| is_assignment(word));
    if let Some(word) = numbers.iter().find(|word| word.parse::<ItemId>().is_err()) {
        let said = Said::plain(fault::no_equals(lang, &safe(word)));
        return Err(Problem::usage("usage", said.hint(help::set_usage(lang))));
    }
    let items = typed::items(lang, &numbers)?;
    if assignments.is_empty() {
        let said = Said::plain(fault::no_assignment(lang));
        return Err(Problem::usage("usage", said.hint(help::set_usage(lang))));
    }
    out::tell_removed(lang, &assignments.concat());
    let mut store = session.write()?;
    let people = store.people()?;
    let mut asked = Asked::default();
    for assignment in &assignments {
        asked.take(session, &people, &items, assignment)?;
    }
    let by = session.by(&store)?;
    let done = store.apply(&items, &asked.edit(), &by)?;
    let next = result::tell(session, &store, &people, &done, out)?;
    let changes = done.step.iter().flat_map(|step| &step.changes);
    for change in changes.filter(|change| matches!(change.field, Field::Owner | Field::Positions)) {
        let item = store.item(change.item)?;
        if let Some(decider) = item.owner.as_ref().filter(|_| item.decider_is_partial()) {
            out::tell(&told::is_partial(lang, &safe(decider.as_str()), item.id));
        }
    }
    Ok(next)
}

fn is_assignment(word: &str) -> bool {
    word.contains(['=', '＝'])
}

/// What is asked for, gathered from the assignments.
#[derive(Default)]
struct Asked {
    values: Values,
    add: Vec<String>,
    remove: Vec<String>,
}

impl Asked {
    fn take(
        &mut self,
        session: &Session,
        people: &[Person],
        items: &[ItemId],
        assignment: &str,
    ) -> Result<(), Problem> {
        let lang = session.lang;
        let (name, given) = assignment.split_once(['=', '＝']).unwrap_or((assignment, ""));
        let field = typed::field(lang, name)?;
        if field == Field::Status {
            return Err(move_instead(lang, items, given));
        }
        if field == Field::Tags && is_relative(given) {
            return self.retag(lang, given);
        }
        if field == Field::Tags && !(self.add.is_empty() && self.remove.is_empty()) {
            return Err(twice(lang, field));
        }
        let value = typed::value(session, people, field, given)?;
        if self.values.insert(field, value).is_some() {
            return Err(twice(lang, field));
        }
        Ok(())
    }

    fn retag(&mut self, lang: Lang, given: &str) -> Result<(), Problem> {
        if self.values.contains_key(&Field::Tags) {
            return Err(twice(lang, Field::Tags));
        }
        for word in given.split([',', '，', ' ']).filter(|word| !word.is_empty()) {
            match word.strip_prefix(['-', '－']) {
                Some(tag) => self.remove.extend(tag::tidy(tag)),
                None => self.add.extend(tag::tidy(word.trim_start_matches(['+', '＋']))),
            }
        }
        Ok(())
    }

    fn edit(self) -> Edit {
        let values = Edit::Set { values: self.values, seen: BTreeMap::new() };
        if self.add.is_empty() && self.remove.is_empty() {
            return values;
        }
        let tags = Edit::Retag { add: self.add, remove: self.remove };
        Edit::All(vec![values, tags])
    }
}

/// `+a,-b` changes the tags that are there; `a,b` replaces them.
fn is_relative(given: &str) -> bool {
    given.trim_start().starts_with(['+', '-', '＋', '－']) && given.trim() != "-"
}

fn twice(lang: Lang, field: Field) -> Problem {
    let said = Said::plain(fault::set_twice(lang, name::field(lang, field)));
    Problem::usage("repeated", said)
}

fn move_instead(lang: Lang, items: &[ItemId], status: &str) -> Problem {
    let ids: Vec<String> = items.iter().map(|item| item.0.to_string()).collect();
    let status = if status.trim().is_empty() { help::v_status(lang) } else { status };
    let said = Said::plain(fault::move_instead(lang, &ids.join(" "), &safe(status)));
    Problem::usage("use-move", said)
}
