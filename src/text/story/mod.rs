//! What was done, in words: a line for a step, and a line for each of its changes.
//!
//! Sentences are made from the changes, not from the name of the deed: so a message, an undo and the history tell the
//! same story.

mod agenda;
mod done;
mod restored;
mod words;

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::safe::first_line;
use super::value;
use super::{Lang, TO, name, positions};
use crate::domain::change::{Change, Deed, Step};
use crate::domain::field::Field;
use crate::domain::id::ItemId;
use crate::domain::tag;
use crate::domain::workflow::Workflow;

pub use words::nothing_changed;

/// A step as one line, for the message after it and for the log.
pub fn step(lang: Lang, step: &Step, workflow: &Workflow, today: NaiveDate) -> String {
    if let Some(rest) = without_review(step) {
        return self::step(lang, &rest, workflow, today);
    }
    let teller = Teller { lang, workflow, today };
    match step.deed {
        // Only of an agenda or of who is there no change is kept.
        Deed::Undo if step.changes.is_empty() => words::undone(lang, agenda::turning(lang, step.agenda)),
        Deed::Redo if step.changes.is_empty() => words::redone(lang, agenda::turning(lang, step.agenda)),
        Deed::Undo => words::undone(lang, restored::told(&teller, &step.changes)),
        Deed::Redo => words::redone(lang, done::told(&teller, &step.changes)),
        Deed::Import => words::imported(lang, items(&step.changes).len()),
        // A key of a review that changed nothing went over the item all the same.
        _ if is_review_alone(&step.changes) => words::gone_over(lang, &done::list(lang, &items(&step.changes))),
        Deed::Review => words::gone_over(lang, &done::list(lang, &items(&step.changes))),
        Deed::MeetingStart => words::meeting_began(lang).into(),
        Deed::MeetingEnd => words::meeting_ended(lang).into(),
        Deed::MeetingPause => words::meeting_paused(lang).into(),
        Deed::MeetingResume => words::meeting_resumed(lang).into(),
        deed if deed.is_of_agenda() => agenda::done(lang, step.agenda),
        Deed::HandOver => done::handed_over(&teller, &step.changes),
        _ => done::told(&teller, &step.changes),
    }
}

fn is_review_alone(changes: &[Change]) -> bool {
    !changes.is_empty() && changes.iter().all(|change| change.field == Field::Reviewed)
}

/// A step in which items were changed while they were gone over tells the changes only.
fn without_review(step: &Step) -> Option<Step> {
    let is_review = |change: &Change| change.field == Field::Reviewed;
    if !step.changes.iter().any(is_review) || step.changes.iter().all(is_review) {
        return None;
    }
    let mut rest = step.clone();
    rest.changes.retain(|change| !is_review(change));
    Some(rest)
}

/// One change as a line below its step: `owner: 李雷 -> 王芳`. The item is not named.
pub fn change(lang: Lang, change: &Change, workflow: &Workflow, today: NaiveDate) -> String {
    Teller { lang, workflow, today }.change(change)
}

/// The same by the name that the field has in an item of its kind: `decider: 李雷 -> 王芳`.
pub fn change_called(lang: Lang, name: &str, change: &Change, workflow: &Workflow, today: NaiveDate) -> String {
    Teller { lang, workflow, today }.change_called(name, change)
}

/// What a sentence needs to know besides the changes.
struct Teller<'a> {
    lang: Lang,
    workflow: &'a Workflow,
    today: NaiveDate,
}

impl Teller<'_> {
    fn change(&self, change: &Change) -> String {
        self.change_called(name::field(self.lang, change.field), change)
    }

    fn change_called(&self, name: &str, change: &Change) -> String {
        let lang = self.lang;
        let (old, new) = (self.was(change), self.is(change));
        match (change.field, change.new.is_some()) {
            (Field::Body | Field::Extra, true) => words::rewritten(lang, name),
            (Field::Body | Field::Extra, false) => words::emptied(lang, name),
            (Field::Comment, true) => words::said(lang, &new),
            (Field::Comment, false) => words::unsaid(lang, &old),
            (Field::Link, true) => new,
            (Field::Link, false) => words::no_longer(lang, &old),
            (Field::Item, true) => words::came_to_be(lang, &new),
            (Field::Item, false) => words::removed(lang).to_string(),
            (Field::Archived, true) => words::deleted(lang).to_string(),
            (Field::Archived, false) => words::back(lang).to_string(),
            (Field::Tags, _) => words::is_now(lang, name, &self.becomes(change)),
            (_, true) => words::is_now(lang, name, &self.becomes(change)),
            (_, false) => words::cleared(lang, name, &old),
        }
    }

    /// What a value became, with what it was.
    fn becomes(&self, change: &Change) -> String {
        match change {
            Change { field: Field::Tags, old, new, .. } => retagged(old.as_deref(), new.as_deref()),
            Change { field: Field::Positions, old: Some(old), new: Some(new), .. } => {
                positions::changed(self.lang, old, new).join(positions::between(self.lang))
            }
            Change { old: None, .. } => self.is(change),
            Change { .. } => format!("{} {TO} {}", self.was(change), self.is(change)),
        }
    }

    fn was(&self, change: &Change) -> String {
        value::value(self.lang, change.field, change.old.as_deref(), self.workflow, self.today)
    }

    fn is(&self, change: &Change) -> String {
        value::value(self.lang, change.field, change.new.as_deref(), self.workflow, self.today)
    }

    /// The items of a step: the number of one, how many there are of more.
    fn who(&self, changes: &[Change]) -> String {
        let all = subjects(changes);
        match all.first() {
            Some(one) if all.len() == 1 => one.to_string(),
            _ => words::count(self.lang, all.len()),
        }
    }

    /// The fields of a step, each once.
    fn names(&self, changes: &[Change]) -> String {
        let fields: BTreeSet<Field> = changes.iter().map(|change| change.field).collect();
        let names: Vec<&str> = fields.into_iter().map(|field| name::field(self.lang, field)).collect();
        names.join(self.lang.pick(", ", "、"))
    }
}

/// The change from which the others follow.
fn main_change(changes: &[Change]) -> Option<&Change> {
    let of = |field| changes.iter().find(|change| change.field == field);
    of(Field::Item).or_else(|| of(Field::Status)).or_else(|| of(Field::Archived)).or_else(|| changes.first())
}

/// Whether one phrase tells all changes: each gives the same field the same value, or follows from the status.
fn is_alike(changes: &[Change], main: &Change) -> bool {
    changes.iter().all(
        |change| {
            if change.field == main.field { change.new == main.new } else { main.field == Field::Status }
        },
    )
}

/// The items that changes are about: those that moved, where any did; what that meant for another follows from it.
fn subjects(changes: &[Change]) -> BTreeSet<ItemId> {
    let moved = changes.iter().filter(|change| change.field == Field::Status);
    let moved: BTreeSet<ItemId> = moved.map(|change| change.item).collect();
    if moved.is_empty() { items(changes) } else { moved }
}

fn items(changes: &[Change]) -> BTreeSet<ItemId> {
    changes.iter().map(|change| change.item).collect()
}

fn retagged(old: Option<&str>, new: Option<&str>) -> String {
    let (was, is) = (tag::split(old.unwrap_or_default()), tag::split(new.unwrap_or_default()));
    let added = is.difference(&was).map(|tag| format!("+{}", first_line(tag)));
    let removed = was.difference(&is).map(|tag| format!("-{}", first_line(tag)));
    added.chain(removed).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests;
