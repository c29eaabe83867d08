//! What a person wants done: the one language in which both doors speak to the store.

use chrono::NaiveDate;
use std::collections::BTreeMap;

use super::due::Due;
use super::field::Field;
use super::id::ItemId;
use super::kind::Kind;
use super::link::Link;
use super::person::Handle;
use super::priority::Priority;
use super::reason::CloseReason;
use super::refusal::Clash;
use super::workflow::{Category, Status, Workflow};

/// Fields with their values, in their written form; `None` is empty.
pub type Values = BTreeMap<Field, Option<String>>;

/// A new item as it was entered.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Draft {
    /// One line.
    pub title: String,
    /// Markdown.
    pub body: String,
    /// `None` is an issue.
    pub kind: Option<Kind>,
    /// Who has it.
    pub owner: Option<Handle>,
    /// How urgent.
    pub priority: Option<Priority>,
    /// When it is due.
    pub deadline: Option<Due>,
    /// Its tags.
    pub tags: Vec<String>,
    /// Where the need came from.
    pub source: Option<String>,
    /// The goal it serves.
    pub goal: Option<String>,
    /// The item of which it is a part.
    pub parent: Option<ItemId>,
    /// The item from which it came: the one under discussion, in a meeting.
    pub from: Option<ItemId>,
    /// Where it begins, if not where new items do; refused where that asks for something that it lacks.
    pub status: Option<Status>,
}

impl Draft {
    /// Whether it is what comes out of a meeting: an action, a decision, a dispute. Anything else is still to be understood.
    pub fn is_outcome(&self) -> bool {
        matches!(self.kind, Some(Kind::Task | Kind::Decision | Kind::Dispute))
    }

    /// The same, as it comes out of a meeting: a decision is made, anything else as far as what it has lets it be.
    #[must_use]
    pub fn captured(mut self, workflow: &Workflow) -> Draft {
        self.status = match self.kind {
            Some(Kind::Decision) => Some(workflow.first_of(Category::Completed).clone()),
            _ => workflow.agreed(self.owner.is_some(), self.deadline.is_some()).cloned(),
        };
        self
    }
}

/// What a move was given along with it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Given {
    /// The status that the person saw; where the item has come to another one by now, the move is a clash.
    pub seen: Option<Status>,
    /// A new owner.
    pub owner: Option<Handle>,
    /// A new deadline.
    pub deadline: Option<Due>,
    /// When it wakes.
    pub wake: Option<NaiveDate>,
    /// Who is asked.
    pub asked: Option<Handle>,
    /// By when the answer is due.
    pub ask_by: Option<NaiveDate>,
    /// Why it is closed.
    pub reason: Option<CloseReason>,
    /// Which item it repeats.
    pub duplicate_of: Option<ItemId>,
    /// What was decided.
    pub decision: Option<String>,
    /// Why it was decided so.
    pub rationale: Option<String>,
    /// Why it is reopened: kept as a comment.
    pub why: Option<String>,
    /// All this is the answer to a question: an item takes of it only what it lacks.
    pub fills: bool,
}

/// What is to be done to an item.
#[derive(Debug, Clone, PartialEq)]
pub enum Edit {
    /// Give fields these values, in their written form (`None` empties). `seen` holds what the editor showed for a
    /// field; where the store has another value by now the edit is a clash.
    Set { values: Values, seen: Values },
    /// Add and remove tags, leaving the others.
    Retag { add: Vec<String>, remove: Vec<String> },
    /// Move the deadline by so many of its own units (days, weeks, …).
    Shift(i32),
    /// Move to a status.
    Move { to: Status, given: Given },
    /// Say something.
    Comment(String),
    /// Say what was asked for: the item goes back to where it was.
    Answer(String),
    /// Tie to another item.
    Link(Link),
    /// Cut a tie.
    Unlink(Link),
    /// Give to somebody else, with a word. `seen` is as of [`Edit::Set`], for the owner and the status.
    HandOver { to: Handle, status: Option<Status>, note: Option<String>, seen: Values },
    /// Leave it as it is: it was gone over today.
    Keep,
    /// Delete, restorably.
    Archive,
    /// Take back the deletion.
    Restore,
    /// Several of these, as one; no two of them about the same field.
    All(Vec<Edit>),
}

impl Edit {
    /// The edits of which it consists: of most, itself.
    pub fn parts(&self) -> &[Edit] {
        match self {
            Edit::All(edits) => edits,
            one => std::slice::from_ref(one),
        }
    }

    /// The same, and the item was gone over.
    pub fn and_keep(self) -> Edit {
        match self {
            Edit::Keep => Edit::Keep,
            Edit::All(mut edits) => {
                edits.push(Edit::Keep);
                Edit::All(edits)
            }
            one => Edit::All(vec![one, Edit::Keep]),
        }
    }

    /// What was asked for besides that the item was gone over.
    pub fn without_keep(self) -> Edit {
        match self {
            Edit::All(mut edits) => {
                edits.retain(|edit| *edit != Edit::Keep);
                match edits.len() {
                    1 => edits.remove(0),
                    _ => Edit::All(edits),
                }
            }
            one => one,
        }
    }

    /// What it makes of a field, whatever that was, as far as it says so itself.
    pub fn gives(&self, field: Field) -> Option<Option<String>> {
        self.parts().iter().rev().find_map(|part| match part {
            Edit::Set { values, .. } => values.get(&field).cloned(),
            Edit::Move { to, .. } if field == Field::Status => Some(Some(to.to_string())),
            Edit::HandOver { to, .. } if field == Field::Owner => Some(Some(to.to_string())),
            _ => None,
        })
    }

    /// The same, for whoever has seen what the others made of the field meanwhile.
    #[must_use]
    pub fn over(self, clash: &Clash) -> Edit {
        match self {
            Edit::Set { values, mut seen } => {
                seen.entry(clash.field).and_modify(|seen| seen.clone_from(&clash.theirs));
                Edit::Set { values, seen }
            }
            Edit::HandOver { to, status, note, mut seen } => {
                seen.entry(clash.field).and_modify(|seen| seen.clone_from(&clash.theirs));
                Edit::HandOver { to, status, note, seen }
            }
            Edit::Move { to, given } if clash.field == Field::Status => {
                Edit::Move { to, given: Given { seen: clash.theirs.clone().map(Status), ..given } }
            }
            // What was asked for is no longer only for an item that lacks it.
            Edit::Move { to, given } => Edit::Move { to, given: Given { fills: false, ..given } },
            Edit::All(edits) => Edit::All(edits.into_iter().map(|edit| edit.over(clash)).collect()),
            other => other,
        }
    }

    /// Gives one field a value, whatever it was before.
    pub fn set(field: Field, value: Option<String>) -> Edit {
        Edit::Set { values: BTreeMap::from([(field, value)]), seen: BTreeMap::new() }
    }

    /// Gives one field a value, if it still is what the editor showed.
    pub fn guarded(field: Field, seen: Option<String>, value: Option<String>) -> Edit {
        Edit::Set { values: BTreeMap::from([(field, value)]), seen: BTreeMap::from([(field, seen)]) }
    }
}
