//! Going over one's own items by key: a lower-case key changes one and stays, the upper-case one goes on.

use super::App;
use super::action::Action;
use super::screen::Screen;
use crate::domain::change::Step;
use crate::domain::edit::Edit;

impl App {
    /// Does an action of a review.
    pub(super) fn review_action(&mut self, action: Action) {
        let Screen::Review(review) = &mut self.screen else {
            return;
        };
        let same = match action {
            Action::Keep => {
                let items = review.table.targets();
                if !items.is_empty() {
                    self.write(items, Edit::Keep);
                }
                return;
            }
            Action::DeadlineStay => return self.edit_action(Action::Deadline),
            Action::StatusOn => Action::Status,
            Action::PriorityOn => Action::Priority,
            Action::DeadlineOn => Action::Deadline,
            Action::TagsOn => Action::Tags,
            Action::CommentOn => Action::Comment,
            Action::CloseOn => Action::Close,
            Action::SleepOn => Action::Sleep,
            Action::HandOverOn => Action::HandOver,
            _ => return,
        };
        review.goes_on = true;
        self.edit_action(same);
    }

    /// An edit as it is written: in a review that goes on, with the word that the item was gone over.
    pub(super) fn and_keep(&self, edit: Edit) -> Edit {
        match &self.screen {
            Screen::Review(review) if review.goes_on => edit.and_keep(),
            _ => edit,
        }
    }

    /// A new key is another matter.
    pub(super) fn forget_to_go_on(&mut self) {
        if let Screen::Review(review) = &mut self.screen {
            review.goes_on = false;
        }
    }

    /// A step of mine was written.
    pub(super) fn did_review(&mut self, step: &Step) {
        if let Screen::Review(review) = &mut self.screen {
            review.did(step, &self.world.me, &self.world.workflow);
        }
    }
}
