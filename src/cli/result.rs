//! What a step that was written looks like: a sentence for a person, an object for a program.

use std::io::Write;

use serde_json::{Value, json};

use super::problem::Problem;
use super::session::Session;
use super::{Next, json as safe_json, out};
use crate::domain::change::{Change, Step};
use crate::domain::field::moment;
use crate::domain::person::Person;
use crate::store::{Done, Store};
use crate::text::cli::told;
use crate::text::{safe::safe, story};

/// Tells what was done. `known` are the people of before: who is new among them is named, since it may be a slip.
pub(super) fn tell(
    session: &Session,
    store: &Store,
    known: &[Person],
    done: &Done,
    out: &mut dyn Write,
) -> Result<Next, Problem> {
    if session.json {
        let step = done.step.as_ref().map_or(Value::Null, step);
        safe_json::write(out, &step)?;
        writeln!(out)?;
        return Ok(Next::Nothing);
    }
    match &done.step {
        Some(step) => {
            let sentence = story::step(session.lang, step, store.workflow(), session.today());
            writeln!(out, "{}", opened(&sentence))?;
        }
        None => writeln!(out, "{}", story::nothing_changed(session.lang))?,
    }
    tell_new(session, store, known)?;
    Ok(Next::Nothing)
}

/// Names who is not among the people of before.
pub(super) fn tell_new(session: &Session, store: &Store, known: &[Person]) -> Result<(), Problem> {
    let me = session.me(known);
    for person in store.people()? {
        if person.handle != me && !known.iter().any(|other| other.handle == person.handle) {
            out::tell(&told::new_person(session.lang, &safe(person.handle.as_str())));
        }
    }
    Ok(())
}

/// A step as an object: what `log --json` prints too.
pub(super) fn step(step: &Step) -> Value {
    json!({
        "id": step.id,
        "at": moment(step.at),
        "who": step.who.as_str(),
        "door": step.door.code(),
        "deed": step.deed.code(),
        "of": step.of,
        "meeting": step.meeting.map(|meeting| meeting.0),
        "changes": step.changes.iter().map(change).collect::<Vec<_>>(),
    })
}

fn change(change: &Change) -> Value {
    json!({
        "item": change.item.0,
        "field": change.field.code(),
        "old": change.old,
        "new": change.new,
    })
}

/// A sentence that stands alone begins with a capital.
fn opened(sentence: &str) -> String {
    let mut letters = sentence.chars();
    let first = letters.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(letters).collect()
}
