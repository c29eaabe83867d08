//! What an undo brought back.

use super::words::*;
use super::{Teller, is_alike, main_change};
use crate::domain::change::Change;
use crate::domain::field::Field;
use crate::text::name;

pub(super) fn told(teller: &Teller, changes: &[Change]) -> String {
    let lang = teller.lang;
    let Some(main) = main_change(changes) else {
        return nothing_changed(lang).to_string();
    };
    let (who, name) = (teller.who(changes), name::field(lang, main.field));
    let alike = is_alike(changes, main);
    match (main.field, main.new.is_some()) {
        (Field::Item, false) => creation(lang, &who),
        (Field::Item, true) | (Field::Archived, false) => deletion(lang, &who),
        (Field::Archived, true) => restoring(lang, &who),
        (Field::Comment, _) => comment(lang, &who),
        (Field::Link, _) => on_one(lang, &who, &teller.change(main)),
        (Field::Status, _) if alike => stands_again(lang, &who, &teller.is(main)),
        (Field::Status, _) => as_before(lang, name, &who),
        (Field::Body | Field::Extra, _) => as_before(lang, &teller.names(changes), &who),
        (_, true) if alike => is_again(lang, name, &who, &teller.is(main)),
        (_, false) if alike => is_empty_again(lang, name, &who),
        _ => as_before(lang, &teller.names(changes), &who),
    }
}
