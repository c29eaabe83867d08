//! What a question on the screen is for: what its answer turns into.

use std::collections::BTreeMap;

use super::chosen::Chosen;
use crate::domain::edit::{Edit, Given, Values};
use crate::domain::field::Field;
use crate::domain::id::ItemId;
use crate::domain::link::{Link, LinkKind};
use crate::domain::meeting::{MeetingEdit, MeetingId, Opening};
use crate::domain::person::Handle;
use crate::domain::workflow::{Need, Status};

/// What an answer is for.
#[derive(Debug, Clone, PartialEq)]
pub enum Purpose {
    /// A field of these items gets it; `seen` is what a single item's cell showed.
    Set { items: Vec<ItemId>, field: Field, seen: Option<Option<String>> },
    /// They move to that status.
    Move { items: Vec<ItemId>, seen: Option<Status> },
    /// A move goes on with it.
    Give { items: Vec<ItemId>, to: Status, given: Given, need: Need },
    /// They get it as a tag, or lose it.
    Tags { items: Vec<ItemId> },
    /// That person is to have them; `seen` is what a single item's owner and status showed; a word may go with it.
    HandTo { items: Vec<ItemId>, seen: Values },
    /// The status in which that person gets them.
    HandStatus { items: Vec<ItemId>, to: String, seen: Values },
    /// The word that goes with a hand-over.
    HandNote { items: Vec<ItemId>, to: String, status: Option<Status>, seen: Values },
    /// How they are to be linked.
    LinkKind { items: Vec<ItemId> },
    /// What they are to be linked to.
    LinkTo { items: Vec<ItemId>, kind: LinkKind, backward: bool },
    /// It is said about them.
    Comment { items: Vec<ItemId> },
    /// It answers what was asked about them.
    Answer { items: Vec<ItemId> },
    /// The field of an item's page that is to be edited.
    ChooseField { items: Vec<ItemId> },
    /// Which meeting is to be held.
    Meet,
    /// What a meeting of no series is called.
    MeetingName,
    /// Who is there when it begins.
    Attend { opening: Opening },
    /// Who is there now.
    Present { meeting: MeetingId },
    /// What is to come onto the agenda, before an item of it.
    AddToAgenda { meeting: MeetingId, before: Option<ItemId> },
    /// Where to go: a number or a web address.
    Follow,
}

/// What an answer leads to.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// An edit.
    Edit(Vec<ItemId>, Edit),
    /// Another question.
    Ask(Purpose),
    /// A meeting that was chosen.
    Meet(Chosen),
    /// Something done to a meeting.
    ChangeMeeting(MeetingEdit),
    /// To an item or a web address.
    Follow(String),
    /// Nothing.
    Nothing,
}

impl Purpose {
    /// The items that it is about.
    pub fn items(&self) -> &[ItemId] {
        match self {
            Purpose::Set { items, .. }
            | Purpose::Move { items, .. }
            | Purpose::Give { items, .. }
            | Purpose::Tags { items }
            | Purpose::HandTo { items, .. }
            | Purpose::HandStatus { items, .. }
            | Purpose::HandNote { items, .. }
            | Purpose::LinkKind { items }
            | Purpose::LinkTo { items, .. }
            | Purpose::Comment { items }
            | Purpose::Answer { items }
            | Purpose::ChooseField { items } => items,
            Purpose::Meet
            | Purpose::MeetingName
            | Purpose::Attend { .. }
            | Purpose::Present { .. }
            | Purpose::AddToAgenda { .. }
            | Purpose::Follow => &[],
        }
    }

    /// What an answer leads to: a value in its written form, or `None` for empty.
    pub fn answered(self, value: Option<String>) -> Outcome {
        match self {
            Purpose::Set { items, field, seen } => {
                let edit = match seen {
                    Some(seen) => Edit::guarded(field, seen, value),
                    None => Edit::set(field, value),
                };
                Outcome::Edit(items, edit)
            }
            Purpose::Move { items, seen } => match value {
                Some(code) => {
                    Outcome::Edit(items, Edit::Move { to: Status(code), given: Given { seen, ..Given::default() } })
                }
                None => Outcome::Nothing,
            },
            Purpose::Give { items, to, mut given, need } => {
                give(&mut given, need, value);
                given.fills = true;
                Outcome::Edit(items, Edit::Move { to, given })
            }
            Purpose::Tags { items } => Outcome::Edit(items, retag(&value.unwrap_or_default())),
            Purpose::HandTo { items, seen } => match value {
                Some(to) => Outcome::Ask(Purpose::HandStatus { items, to, seen }),
                None => Outcome::Nothing,
            },
            Purpose::HandStatus { items, to, seen } => {
                let status = value.map(Status);
                Outcome::Ask(Purpose::HandNote { items, to, status, seen })
            }
            Purpose::HandNote { items, to, status, seen } => match to.parse() {
                Ok(to) => Outcome::Edit(items, Edit::HandOver { to, status, note: value, seen }),
                Err(_) => Outcome::Nothing,
            },
            Purpose::LinkKind { items } => {
                let value = value.unwrap_or_default();
                match (link_kind(&value), read_cut(&value)) {
                    (Some((kind, backward)), _) => Outcome::Ask(Purpose::LinkTo { items, kind, backward }),
                    (None, Some((item, link))) => Outcome::Edit(vec![item], Edit::Unlink(link)),
                    (None, None) => Outcome::Nothing,
                }
            }
            Purpose::LinkTo { items, kind, backward } => {
                let Some(to) = value.and_then(|text| text.parse::<ItemId>().ok()) else {
                    return Outcome::Nothing;
                };
                match (backward, items.first()) {
                    (false, _) => Outcome::Edit(items, Edit::Link(Link { kind, to })),
                    (true, Some(item)) => Outcome::Edit(vec![to], Edit::Link(Link { kind, to: *item })),
                    (true, None) => Outcome::Nothing,
                }
            }
            Purpose::Comment { items } => match value {
                Some(text) => Outcome::Edit(items, Edit::Comment(text)),
                None => Outcome::Nothing,
            },
            Purpose::Answer { items } => match value {
                Some(text) => Outcome::Edit(items, Edit::Answer(text)),
                None => Outcome::Nothing,
            },
            Purpose::ChooseField { items } => match value.and_then(|code| code.parse().ok()) {
                Some(field) => Outcome::Ask(Purpose::Set { items, field, seen: None }),
                None => Outcome::Nothing,
            },
            Purpose::Meet => match value.and_then(|value| value.parse().ok()) {
                Some(chosen) => Outcome::Meet(chosen),
                None => Outcome::Nothing,
            },
            Purpose::MeetingName => {
                let name = value.unwrap_or_default();
                let opening = Opening { name, ..Opening::default() };
                Outcome::Ask(Purpose::Attend { opening })
            }
            Purpose::Attend { mut opening } => {
                let (come, gone) = attendance(&value.unwrap_or_default());
                opening.present.retain(|person| !gone.contains(person));
                opening.present.extend(come);
                opening.absent = gone;
                Outcome::ChangeMeeting(MeetingEdit::Start(opening))
            }
            Purpose::Present { meeting } => {
                let (come, gone) = attendance(&value.unwrap_or_default());
                let (come, gone) = (come.into_iter().map(|who| (who, true)), gone.into_iter().map(|who| (who, false)));
                let people: Vec<(Handle, bool)> = come.chain(gone).collect();
                match people.is_empty() {
                    true => Outcome::Nothing,
                    false => Outcome::ChangeMeeting(MeetingEdit::Attend { meeting, people }),
                }
            }
            Purpose::AddToAgenda { meeting, before } => match value.and_then(|text| text.parse().ok()) {
                Some(item) => Outcome::ChangeMeeting(MeetingEdit::Add { meeting, item, before }),
                None => Outcome::Nothing,
            },
            Purpose::Follow => value.map_or(Outcome::Nothing, Outcome::Follow),
        }
    }
}

/// The links that can be made, as codes with their direction: what is written as `blocked-by` is `blocks` from the other side.
pub const LINKS: &[(&str, LinkKind, bool)] = &[
    ("relates", LinkKind::Relates, false),
    ("blocks", LinkKind::Blocks, false),
    ("blocked-by", LinkKind::Blocks, true),
    ("duplicate-of", LinkKind::DuplicateOf, false),
    ("came-from", LinkKind::CameFrom, false),
];

/// The written form of a link that is to be cut: `cut 5 blocks 4`.
pub fn write_cut(item: ItemId, link: Link) -> String {
    format!("cut {} {link}", item.0)
}

fn read_cut(text: &str) -> Option<(ItemId, Link)> {
    let (item, link) = text.strip_prefix("cut ")?.split_once(' ')?;
    Some((item.parse().ok()?, link.parse().ok()?))
}

fn link_kind(code: &str) -> Option<(LinkKind, bool)> {
    LINKS.iter().find(|(name, ..)| *name == code).map(|(_, kind, backward)| (*kind, *backward))
}

/// Whether a move was given this already.
pub fn is_given(given: &Given, need: Need) -> bool {
    match need {
        Need::Owner => given.owner.is_some(),
        Need::Deadline => given.deadline.is_some(),
        Need::Wake => given.wake.is_some(),
        Need::Asked => given.asked.is_some(),
        Need::AskBy => given.ask_by.is_some(),
        Need::Reason => given.reason.is_some(),
        Need::DuplicateOf => given.duplicate_of.is_some(),
        Need::Decision => given.decision.is_some(),
        Need::Rationale => given.rationale.is_some(),
        Need::Why => given.why.is_some(),
        Need::Unblocked => false,
    }
}

fn give(given: &mut Given, need: Need, value: Option<String>) {
    let day = || value.as_deref().and_then(|text| text.parse().ok());
    match need {
        Need::Owner => given.owner = value.as_deref().and_then(|text| text.parse().ok()),
        Need::Deadline => given.deadline = value.as_deref().and_then(|text| text.parse().ok()),
        Need::Wake => given.wake = day(),
        Need::Asked => given.asked = value.as_deref().and_then(|text| text.parse().ok()),
        Need::AskBy => given.ask_by = day(),
        Need::Reason => given.reason = value.as_deref().and_then(|text| text.parse().ok()),
        Need::DuplicateOf => given.duplicate_of = value.as_deref().and_then(|text| text.parse().ok()),
        Need::Decision => given.decision = value,
        Need::Rationale => given.rationale = value,
        Need::Why => given.why = value,
        Need::Unblocked => {}
    }
}

/// Who comes and who goes, of `+a -b`.
fn attendance(text: &str) -> (Vec<Handle>, Vec<Handle>) {
    let people = |sign| move |word: &str| word.strip_prefix(sign).and_then(|handle: &str| handle.parse().ok());
    let words = || text.split_whitespace();
    (words().filter_map(people('+')).collect(), words().filter_map(people('-')).collect())
}

/// `+a -b` adds and removes; a bare word adds.
fn retag(text: &str) -> Edit {
    let (mut add, mut remove) = (Vec::new(), Vec::new());
    for word in text.split_whitespace() {
        match word.strip_prefix('-') {
            Some(tag) => remove.push(tag.to_string()),
            None => add.push(word.strip_prefix('+').unwrap_or(word).to_string()),
        }
    }
    Edit::Retag { add, remove }
}

/// The written form of an answer to a choice of several tags.
pub fn tag_answer(add: &[String], remove: &[String]) -> String {
    let signed: BTreeMap<&String, char> =
        add.iter().map(|tag| (tag, '+')).chain(remove.iter().map(|tag| (tag, '-'))).collect();
    signed.iter().map(|(tag, sign)| format!("{sign}{tag}")).collect::<Vec<_>>().join(" ")
}
