//! Going over one's own items by key: a lower-case key changes one and stays, the upper-case one goes on.

use super::App;
use super::action::Action;
use super::screen::Screen;
use crate::domain::change::Step;
use crate::domain::edit::Edit;
use crate::domain::failure::Failure;
use crate::domain::id::ItemId;

impl App {
    /// Does an action of a review.
    pub(super) fn review_action(&mut self, action: Action) {
        let Screen::Review(review) = &mut self.screen else {
            return;
        };
        let same = match action {
            // At the end no item is in view.
            Action::Keep if review.is_over() => return,
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

    /// Lets the review know of a write that goes over items.
    pub(super) fn send_to_review(&mut self, ticket: u64, items: &[ItemId], edit: &Edit) {
        let is_final = self.is_final(items, edit);
        if let Screen::Review(review) = &mut self.screen
            && edit.parts().contains(&Edit::Keep)
        {
            review.send(ticket, items, is_final);
        }
    }

    /// Lets every review, be it behind the page of an item, know what became of a write.
    pub(super) fn answer_review(&mut self, ticket: u64, result: &Result<Option<Step>, Failure>) {
        for screen in self.behind.iter_mut().chain([&mut self.screen]) {
            let Screen::Review(review) = screen else { continue };
            match result {
                Ok(step) => review.did(ticket, step.as_ref(), &self.world.me, &self.world.workflow),
                Err(_) => review.failed(ticket),
            }
        }
    }
}
