//! The line that says what just happened.

use super::action::Action;
use crate::domain::change::Step;
use crate::domain::failure::Failure;
use crate::domain::id::ItemId;
use crate::domain::refusal::Refusal;

/// What just happened; worded where it is painted.
#[derive(Debug)]
pub enum Notice {
    /// A step of mine was done.
    Did(Step),
    /// Everything was so already.
    Same,
    /// A rule or the file refused.
    Failed(Failure),
    /// Somebody else did something.
    News(Vec<Step>),
    /// A text was put on the clipboard.
    Copied(String),
    /// The minutes were put on the clipboard.
    CopiedMinutes,
    /// The editor could not be run: its command line or what the system said.
    NoEditor(String),
    /// The editor ended badly, and nothing was changed: its command line and how it ended.
    EditorFailed(String),
    /// What the editor saved is not UTF-8, and nothing was changed: the file, which is kept.
    NotUtf8(String),
    /// The editor was left without a change.
    Unchanged(ItemId),
    /// A web address could not be opened: the program for it, and what the system said.
    Unopened { address: String, why: String },
    /// The item has no link and no web address.
    NoLink(ItemId),
    /// So many marks went, since their items are not in the view.
    Unmarked(usize),
    /// The text that was typed is kept.
    Kept,
    /// Drafts can't be kept on the disk: what the system said.
    Unkept(String),
    /// The mouse is the terminal's again, or the program's.
    Mouse(bool),
    /// What is gone through here is not filtered.
    NoFilter,
    /// There is no room for the preview.
    NoRoom,
    /// The column cannot be grouped by.
    NoGroup,
    /// How one leaves the program, for who tries what ends other programs.
    HowToLeave,
    /// The workflow has no status for a verdict.
    NoVerdict(Action),
    /// The table has sections of its own.
    OwnGroups,
    /// The item is on the agenda already.
    OnAgenda(ItemId),
    /// The meeting has ended, so that nothing more comes into its minutes.
    MeetingIsOver,
}

impl Notice {
    /// Whether it tells of something that did not work.
    pub fn is_bad(&self) -> bool {
        matches!(
            self,
            Notice::Failed(_)
                | Notice::NoEditor(_)
                | Notice::EditorFailed(_)
                | Notice::NotUtf8(_)
                | Notice::Unkept(_)
                | Notice::Unopened { .. }
                | Notice::Unmarked(_)
                | Notice::NoLink(_)
                | Notice::NoGroup
                | Notice::NoFilter
                | Notice::NoRoom
                | Notice::NoVerdict(_)
                | Notice::OwnGroups
                | Notice::MeetingIsOver
        )
    }
}

impl From<Refusal> for Notice {
    fn from(refusal: Refusal) -> Notice {
        Notice::Failed(Failure::Refused(refusal))
    }
}
