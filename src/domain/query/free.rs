//! Free text: what it looks for when it stands alone.

use super::Expr;
use super::script::tidy;
use super::token::Atom;
use crate::domain::narrow::narrow;

/// Whether a text, standing alone, is a number.
pub(super) fn is_number(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_digit())
}

/// What a free text looks for; nothing if there is nothing in it.
pub(super) fn sought(atom: &Atom) -> Option<Expr> {
    let text = tidy(&atom.text);
    let id = Some(narrow(&text)).filter(|text| !atom.quoted && text.starts_with('#'));
    match id.and_then(|id| id.parse().ok()) {
        Some(id) => Some(Expr::Id(id)),
        None => (!text.is_empty()).then_some(Expr::Text(text)),
    }
}
