//! What a step did.

use std::collections::BTreeSet;

use super::words::*;
use super::{Teller, first_line, is_alike, main_change, subjects};
use crate::domain::change::Change;
use crate::domain::field::Field;
use crate::domain::id::ItemId;
use crate::domain::link::{Link, LinkKind};
use crate::text::{Lang, name};

/// So many items are named by their numbers; of more the others are counted.
const NAMED: usize = 5;

pub(super) fn told(teller: &Teller, changes: &[Change]) -> String {
    let lang = teller.lang;
    let Some(main) = main_change(changes) else {
        return nothing_changed(lang).to_string();
    };
    let (all, who) = (subjects(changes), teller.who(changes));
    match (main.field, all.len()) {
        (Field::Item, 1) => made(lang, main.item, &teller.is(main)),
        (Field::Item, n) => made_many(lang, n, &list(lang, &all)),
        (Field::Archived, _) if main.new.is_some() => archived(lang, &who),
        (Field::Archived, _) => unarchived(lang, &who),
        (Field::Status, 1) => on_one(lang, &who, &with_reason(teller, &teller.becomes(main), changes)),
        (Field::Status, n) => moved_many(lang, n, &with_reason(teller, &teller.is(main), changes)),
        (Field::Comment, _) => commented(lang, &who),
        (Field::Link, _) => on_one(lang, &who, &teller.change(main)),
        (_, 1) => edited(teller, changes),
        (_, n) => edited_many(teller, n, main, changes),
    }
}

pub(super) fn handed_over(teller: &Teller, changes: &[Change]) -> String {
    let owner = changes.iter().find(|change| change.field == Field::Owner);
    match owner.and_then(|change| change.new.as_deref()) {
        Some(to) => handed(teller.lang, &teller.who(changes), &first_line(to)),
        None => told(teller, changes),
    }
}

/// The changes of one item in one line.
fn edited(teller: &Teller, changes: &[Change]) -> String {
    let lang = teller.lang;
    match changes {
        [one] if is_single_value(one) && (one.new.is_some() || one.field == Field::Tags) => {
            of_one(lang, name::field(lang, one.field), one.item, &teller.becomes(one))
        }
        _ => {
            let told: Vec<String> = changes.iter().map(|one| teller.change(one)).collect();
            on_one(lang, &teller.who(changes), &told.join(lang.pick("; ", "；")))
        }
    }
}

fn edited_many(teller: &Teller, n: usize, main: &Change, changes: &[Change]) -> String {
    let lang = teller.lang;
    let name = name::field(lang, main.field);
    match main.new {
        _ if !is_alike(changes, main) || !is_single_value(main) => changed_many(lang, n, &teller.names(changes)),
        Some(_) => set_many(lang, n, name, &teller.is(main)),
        None => emptied_many(lang, n, name),
    }
}

fn is_single_value(change: &Change) -> bool {
    !matches!(change.field, Field::Body | Field::Extra)
}

/// A status with the reason for which an item was closed, if it was; of a duplicate, what it repeats.
fn with_reason(teller: &Teller, status: &str, changes: &[Change]) -> String {
    let lang = teller.lang;
    let repeats = |change: &&Change| {
        let link = change.new.as_deref().and_then(|text| text.parse::<Link>().ok());
        change.field == Field::Link && link.is_some_and(|link| link.kind == LinkKind::DuplicateOf)
    };
    if let Some(link) = changes.iter().find(repeats) {
        return because(lang, status, &teller.is(link));
    }
    let reason = changes
        .iter()
        .find(|change| change.field == Field::CloseReason)
        .and_then(|change| change.new.as_deref()?.parse().ok());
    reason.map_or_else(|| status.to_string(), |reason| because(lang, status, name::reason(lang, reason)))
}

pub(super) fn list(lang: Lang, items: &BTreeSet<ItemId>) -> String {
    let named: Vec<String> = items.iter().take(NAMED).map(ItemId::to_string).collect();
    let named = named.join(lang.pick(", ", "、"));
    match (items.len().saturating_sub(NAMED), lang) {
        (0, _) => named,
        (more, Lang::En) => format!("{named} {}", and_more(lang, more)),
        (_, Lang::Zh) => format!("{named} {}", and_more(lang, items.len())),
    }
}
