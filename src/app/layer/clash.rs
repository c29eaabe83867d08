//! Both sides of an edit that somebody else's overtook.

use super::super::key::{Code, Key};
use super::Wish;
use crate::domain::edit::Edit;
use crate::domain::refusal;

/// A clash that waits for a decision: theirs stays unless mine is put over it.
#[derive(Debug)]
pub struct Clash {
    /// Both sides.
    pub clash: refusal::Clash,
    /// My edit, with all that was given along with it.
    pub edit: Edit,
}

impl Clash {
    pub(super) fn press(&mut self, key: Key) -> Wish {
        match key.plain().code {
            // A second Enter, pressed out of habit, decides nothing.
            Code::Esc | Code::Char('1') => Wish::Close,
            Code::Char('2') => Wish::Edit(vec![self.clash.item], self.edit.clone().over(&self.clash)),
            _ => Wish::Stay,
        }
    }
}
