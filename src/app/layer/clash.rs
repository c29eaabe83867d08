//! Both sides of an edit that somebody else's overtook.

use super::super::key::{Code, Key};
use super::Wish;
use crate::domain::edit::{Edit, Given};
use crate::domain::field::Field;
use crate::domain::refusal;
use crate::domain::workflow::Status;

/// A clash that waits for a decision: theirs stays unless mine is put over it.
#[derive(Debug)]
pub struct Clash {
    /// Both sides.
    pub clash: refusal::Clash,
}

impl Clash {
    pub(super) fn press(&mut self, key: Key) -> Wish {
        match key.plain().code {
            // A second Enter, pressed out of habit, decides nothing.
            Code::Esc | Code::Char('1') => Wish::Close,
            Code::Char('2') => Wish::Edit(vec![self.clash.item], self.mine()),
            _ => Wish::Stay,
        }
    }

    /// My edit once more, over what is known to be theirs.
    fn mine(&self) -> Edit {
        let refusal::Clash { field, theirs, mine, .. } = &self.clash;
        match (field, mine) {
            (Field::Status, Some(to)) => {
                let given = Given { seen: theirs.clone().map(Status), ..Given::default() };
                Edit::Move { to: Status(to.clone()), given }
            }
            _ => Edit::guarded(*field, theirs.clone(), mine.clone()),
        }
    }
}
