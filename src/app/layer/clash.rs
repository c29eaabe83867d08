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
}

impl Clash {
    pub(super) fn press(&mut self, key: Key) -> Wish {
        match key.plain().code {
            Code::Esc | Code::Enter | Code::Char('1' | 'q') => Wish::Close,
            Code::Char('2') => {
                let edit = Edit::guarded(self.clash.field, self.clash.theirs.clone(), self.clash.mine.clone());
                Wish::Edit(vec![self.clash.item], edit)
            }
            _ => Wish::Stay,
        }
    }
}
