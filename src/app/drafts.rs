//! Words that were typed and are not in the store, so that none of them is lost.

use serde::{Deserialize, Serialize};

use super::layer::Layer;
use super::{App, Writing};
use crate::domain::edit::Edit;
use crate::domain::field::Field;
use crate::domain::id::ItemId;

/// Texts that were left, each kept for where it was begun.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Drafts {
    /// Lines for new items, the newest last.
    lines: Vec<String>,
    /// Comments, by the items that they are about.
    comments: Vec<(Vec<i64>, String)>,
    /// Texts of items from the editor.
    texts: Vec<(i64, String)>,
}

impl Drafts {
    /// Nothing is kept.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty() && self.comments.is_empty() && self.texts.is_empty()
    }

    /// Lines for new items are kept.
    pub fn has_lines(&self) -> bool {
        !self.lines.is_empty()
    }

    /// The items that a kept comment or text is about, each once.
    pub fn items(&self) -> Vec<ItemId> {
        let commented = self.comments.iter().flat_map(|(about, _)| about);
        let mut items: Vec<i64> = commented
            .chain(self.texts.iter().map(|(item, _)| item))
            .copied()
            .collect();
        items.sort_unstable();
        items.dedup();
        items.into_iter().map(ItemId).collect()
    }

    /// Adds what others hold; of two texts for one place the newer, theirs, stays.
    pub fn add(&mut self, others: Drafts) {
        self.lines.extend(others.lines);
        others
            .comments
            .into_iter()
            .for_each(|(about, text)| put(&mut self.comments, about, text));
        others
            .texts
            .into_iter()
            .for_each(|(item, text)| put(&mut self.texts, item, text));
    }

    pub(super) fn keep_line(&mut self, line: &str) {
        if !line.trim().is_empty() {
            self.lines.push(line.trim().to_string());
        }
    }

    /// The newest line, which is not kept any longer; empty where there is none.
    pub(super) fn take_line(&mut self) -> String {
        self.lines.pop().unwrap_or_default()
    }

    pub(super) fn keep_comment(&mut self, about: &[ItemId], text: &str) {
        if !text.trim().is_empty() {
            put(&mut self.comments, numbers(about), text.trim().to_string());
        }
    }

    /// The comment on these items, which is not kept any longer; empty where there is none.
    pub(super) fn take_comment(&mut self, about: &[ItemId]) -> String {
        take(&mut self.comments, &numbers(about)).unwrap_or_default()
    }

    pub(super) fn keep_text(&mut self, item: ItemId, text: String) {
        put(&mut self.texts, item.0, text);
    }

    /// The words of an edit.
    fn keep_words(&mut self, items: &[ItemId], edit: &Edit) {
        match edit {
            Edit::Comment(text) | Edit::Answer(text) => self.keep_comment(items, text),
            Edit::Set { values, .. } => {
                if let (Some(item), Some(Some(text))) = (items.first(), values.get(&Field::Body)) {
                    self.keep_text(*item, text.clone());
                }
            }
            _ => {}
        }
    }

    pub(super) fn text(&self, item: ItemId) -> Option<&str> {
        self.texts
            .iter()
            .find(|(other, _)| *other == item.0)
            .map(|(_, text)| text.as_str())
    }

    pub(super) fn drop_text(&mut self, item: ItemId) {
        take(&mut self.texts, &item.0);
    }
}

fn numbers(items: &[ItemId]) -> Vec<i64> {
    items.iter().map(|item| item.0).collect()
}

fn put<K: PartialEq>(kept: &mut Vec<(K, String)>, place: K, text: String) {
    take(kept, &place);
    kept.push((place, text));
}

fn take<K: PartialEq>(kept: &mut Vec<(K, String)>, place: &K) -> Option<String> {
    let at = kept.iter().position(|(other, _)| other == place)?;
    Some(kept.remove(at).1)
}

impl App {
    /// Every word that would be lost if the program ended now: what was left, what is being typed, what is being written.
    pub fn unsaved(&self) -> Drafts {
        let mut all = self.drafts.clone();
        for written in self.writing.values() {
            match written {
                Writing::New(typed) => all.keep_line(typed),
                Writing::Edit(items, edit) => edit.parts().iter().for_each(|part| all.keep_words(items, part)),
            }
        }
        for layer in &self.layers {
            match layer {
                Layer::Entry(layer) => {
                    all.keep_line(layer.text.text());
                    all.keep_line(&layer.pasted());
                }
                Layer::Compose(layer) => all.keep_comment(layer.purpose.items(), layer.text.text()),
                _ => {}
            }
        }
        all
    }
}
