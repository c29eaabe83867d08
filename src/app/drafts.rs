//! Words that were typed and are not in the store, so that none of them is lost.

use serde::{Deserialize, Serialize};

use super::layer::Layer;
use super::layer::clash::Clash;
use super::layer::entry::Capture;
use super::purpose::Purpose;
use super::{App, Writing};
use crate::domain::edit::{Edit, Given};
use crate::domain::field::Field;
use crate::domain::id::ItemId;
use crate::domain::workflow::{Need, Status};

/// Texts that were left, each kept for where it was begun.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Drafts {
    /// Lines for new items, the newest last.
    lines: Vec<String>,
    /// Answers to questions and what was captured in meetings, the newest last.
    words: Vec<(Place, String)>,
    /// Texts of items from the editor.
    texts: Vec<(i64, String)>,
}

/// Before what sort of thing was captured in a meeting.
const CAPTURE: &str = "capture ";
/// Before what a move needs.
const MOVE: &str = "move ";

/// What a text was typed for, and about which items.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place(String, Vec<i64>);

impl Place {
    /// The place of an answer in words; `None` where leaving the question means that nothing was said.
    pub fn of(purpose: &Purpose) -> Option<Place> {
        let what = match purpose {
            Purpose::Comment { .. } => "comment".to_string(),
            Purpose::Answer { .. } => "answer".to_string(),
            Purpose::HandNote { .. } => "note".to_string(),
            Purpose::Give { need: need @ (Need::Decision | Need::Rationale | Need::Why), .. } => {
                format!("{MOVE}{}", need.code())
            }
            Purpose::Set { field: field @ Field::Positions, .. } => format!("set {}", field.code()),
            _ => return None,
        };
        Some(Place(what, numbers(purpose.items())))
    }

    fn captured(capture: Capture) -> Place {
        let about = capture.from.map(|item| item.0).into_iter().collect();
        Place(format!("{CAPTURE}{}", capture.kind.code()), about)
    }

    /// The question may not come again: it belongs to a move, or to somebody who asked.
    fn is_passing(&self) -> bool {
        self.0.starts_with(MOVE) || matches!(self.0.as_str(), "answer" | "note")
    }

    fn is_captured(&self) -> bool {
        self.0.starts_with(CAPTURE)
    }
}

/// The words of an edit, each with the question that it answers; the one that was asked last is the last.
pub(super) fn words(items: &[ItemId], edit: &Edit) -> Vec<(Purpose, String)> {
    let items = items.to_vec();
    let of_part = |part: &Edit| match part.clone() {
        Edit::Comment(text) => vec![(Purpose::Comment { items: items.clone() }, text)],
        Edit::Answer(text) => vec![(Purpose::Answer { items: items.clone() }, text)],
        Edit::HandOver { to, status, note: Some(note), seen } => {
            let (items, to) = (items.clone(), to.to_string());
            vec![(Purpose::HandNote { items, to, status, seen }, note)]
        }
        Edit::Move { to, given } => given_words(&items, &to, &given),
        Edit::Set { values, seen } => {
            let texts = values.into_iter().filter_map(|(field, text)| Some((field, text?)));
            let asked = |field| Purpose::Set { items: items.clone(), field, seen: seen.get(&field).cloned() };
            texts.map(|(field, text)| (asked(field), text)).collect()
        }
        _ => Vec::new(),
    };
    edit.parts().iter().flat_map(of_part).collect()
}

/// The words that a move was given.
fn given_words(items: &[ItemId], to: &Status, given: &Given) -> Vec<(Purpose, String)> {
    let needs = [Need::Why, Need::Decision, Need::Rationale];
    let asked = |need| {
        let mut given = given.clone();
        let text = match need {
            Need::Decision => given.decision.take(),
            Need::Rationale => given.rationale.take(),
            _ => given.why.take(),
        };
        let (items, to) = (items.to_vec(), to.clone());
        Some((Purpose::Give { items, to, given, need }, text?))
    };
    needs.into_iter().filter_map(asked).collect()
}

impl Drafts {
    /// Nothing is kept.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty() && self.words.is_empty() && self.texts.is_empty()
    }

    /// Lines for new items are kept.
    pub fn has_lines(&self) -> bool {
        !self.lines.is_empty() || self.words.iter().any(|(place, _)| place.is_captured())
    }

    /// The items that kept words are about, each once.
    pub fn items(&self) -> Vec<ItemId> {
        let answers = self.words.iter().filter(|(place, _)| !place.is_captured()).flat_map(|(place, _)| &place.1);
        let mut items: Vec<i64> = answers.chain(self.texts.iter().map(|(item, _)| item)).copied().collect();
        items.sort_unstable();
        items.dedup();
        items.into_iter().map(ItemId).collect()
    }

    /// Adds what others hold; of two texts of one item the newer, theirs, stays.
    pub fn add(&mut self, others: Drafts) {
        self.lines.extend(others.lines);
        self.words.extend(others.words);
        others.texts.into_iter().for_each(|(item, text)| self.keep_text(ItemId(item), text));
    }

    /// Keeps a line for a new item, or for what is captured in a meeting.
    pub(super) fn keep_line(&mut self, line: &str, capture: Option<Capture>) {
        let line = line.trim().to_string();
        match capture {
            _ if line.is_empty() => {}
            Some(capture) => self.words.push((Place::captured(capture), line)),
            None => self.lines.push(line),
        }
    }

    /// The newest such line, which is not kept any longer; empty where there is none. A new item begins with what was
    /// captured in a meeting if nothing else is left: its meeting may be over.
    pub(super) fn take_line(&mut self, capture: Option<Capture>) -> String {
        let line = match capture {
            Some(capture) => self.take_words(|place| *place == Place::captured(capture)),
            None => self.lines.pop().or_else(|| self.take_words(Place::is_captured)),
        };
        line.unwrap_or_default()
    }

    /// Keeps an answer in words.
    pub(super) fn keep(&mut self, purpose: &Purpose, text: &str) {
        match (purpose, Place::of(purpose)) {
            (Purpose::Set { items, field: Field::Body, .. }, _) => {
                if let Some(item) = items.first() {
                    self.keep_text(*item, text.to_string());
                }
            }
            (_, Some(place)) if !text.trim().is_empty() => self.words.push((place, text.trim().to_string())),
            _ => {}
        }
    }

    /// The newest answer to a question, which is not kept any longer. A comment begins with what answered another question
    /// about the same items if nothing else is left: that question may not be asked again.
    pub(super) fn take(&mut self, purpose: &Purpose) -> Option<String> {
        let asked = Place::of(purpose)?;
        let is_comment = matches!(purpose, Purpose::Comment { .. });
        let answered = |place: &Place| is_comment && place.1 == asked.1 && place.is_passing();
        self.take_words(|place| *place == asked).or_else(|| self.take_words(answered))
    }

    fn take_words(&mut self, is_it: impl Fn(&Place) -> bool) -> Option<String> {
        let at = self.words.iter().rposition(|(place, _)| is_it(place))?;
        Some(self.words.remove(at).1)
    }

    /// Keeps the words in a layer.
    pub(super) fn keep_layer(&mut self, layer: &Layer) {
        let words = match layer {
            Layer::Entry(layer) => {
                self.keep_line(layer.text.text(), layer.capture);
                return self.keep_line(&layer.pasted(), layer.capture);
            }
            Layer::Clash(Clash { clash, edit }) => words(&[clash.item], edit),
            Layer::Preview(layer) => words(&layer.items, &layer.edit),
            Layer::Compose(layer) => answer(&layer.purpose, layer.text.text()),
            Layer::Prompt(layer) => answer(&layer.purpose, layer.text.text()),
            Layer::Pick(layer) => answer(&layer.purpose, ""),
            Layer::Filter(_) | Layer::Finder(_) => Vec::new(),
        };
        words.iter().for_each(|(purpose, text)| self.keep(purpose, text));
    }

    pub(super) fn keep_text(&mut self, item: ItemId, text: String) {
        self.drop_text(item);
        self.texts.push((item.0, text));
    }

    pub(super) fn text(&self, item: ItemId) -> Option<&str> {
        self.texts.iter().find(|(other, _)| *other == item.0).map(|(_, text)| text.as_str())
    }

    pub(super) fn drop_text(&mut self, item: ItemId) {
        self.texts.retain(|(other, _)| *other != item.0);
    }
}

/// What is being answered, and what was answered before it on the way to the same move.
fn answer(purpose: &Purpose, text: &str) -> Vec<(Purpose, String)> {
    let before = match purpose {
        Purpose::Give { items, to, given, .. } => given_words(items, to, given),
        _ => Vec::new(),
    };
    before.into_iter().chain([(purpose.clone(), text.to_string())]).collect()
}

fn numbers(items: &[ItemId]) -> Vec<i64> {
    items.iter().map(|item| item.0).collect()
}

impl App {
    /// Every word that would be lost if the program ended now: what was left, what is being typed, what is being written.
    pub fn unsaved(&self) -> Drafts {
        let mut all = self.drafts.clone();
        for written in self.writing.values() {
            match written {
                Writing::New(typed, capture) => all.keep_line(typed, *capture),
                Writing::Edit(items, edit) => {
                    let words = words(items, edit);
                    words.iter().for_each(|(purpose, text)| all.keep(purpose, text));
                }
            }
        }
        self.layers.iter().for_each(|layer| all.keep_layer(layer));
        all
    }
}
