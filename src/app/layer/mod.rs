//! What lies over a screen. The top one hears keys first; each is one value that holds all its state.

pub mod clash;
pub mod compose;
pub mod entry;
pub mod filter;
pub mod finder;
pub mod pick;
pub mod preview;
pub mod prompt;

use super::action::Action;
use super::key::{Code, Key};
use super::purpose::Purpose;
use super::world::World;
use crate::domain::edit::{Draft, Edit};
use crate::domain::id::ItemId;

/// A layer.
#[derive(Debug)]
pub enum Layer {
    /// The line in which new items are typed.
    Entry(entry::Entry),
    /// The line in which the filter is typed.
    Filter(filter::Filter),
    /// One value, typed.
    Prompt(prompt::Prompt),
    /// One value of a list, typed through.
    Pick(pick::Pick),
    /// A text of several lines.
    Compose(compose::Compose),
    /// What an edit of several items will change.
    Preview(preview::Preview),
    /// Both sides of an edit that clashed.
    Clash(clash::Clash),
    /// Every action that works here, or everything there is.
    Finder(finder::Finder),
}

/// What a layer wants after a key.
#[derive(Debug)]
pub enum Wish {
    /// It heard the key and stays.
    Stay,
    /// Its text is another one: what it shows of the store follows.
    Typed,
    /// It goes away; words in it are kept for the next time.
    Close,
    /// The key is not for it: the screen may have it.
    Pass,
    /// It goes away with an answer.
    Answer(Purpose, Option<String>),
    /// It goes away and these items are edited, without another preview.
    Edit(Vec<ItemId>, Edit),
    /// These items are made of what was typed; it stays if it is to be used again.
    Create(Vec<Draft>, String, After),
    /// The filter of the table is to be this.
    Filter(String, After),
    /// It goes away and the action is done.
    Run(Action),
    /// It goes away and the item's page opens.
    Go(ItemId),
    /// It goes away and the table is filtered.
    Search(String),
}

/// Whether a layer goes or stays after its wish.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum After {
    /// It goes away.
    Close,
    /// It stays.
    Stay,
}

impl Layer {
    /// What it makes of a key. Ctrl-L, which draws the screen anew, is never for a layer, and Ctrl-C leaves every layer as Esc
    /// does.
    pub fn press(&mut self, key: Key, world: &World) -> Wish {
        let key = match (key.code, key.ctrl) {
            (Code::Char('l'), true) => return Wish::Pass,
            (Code::Char('c'), true) => Key::from(Code::Esc),
            _ => key,
        };
        match self {
            Layer::Entry(layer) => layer.press(key, world),
            Layer::Filter(layer) => layer.press(key, world),
            Layer::Prompt(layer) => layer.press(key, world),
            Layer::Pick(layer) => layer.press(key),
            Layer::Compose(layer) => layer.press(key),
            Layer::Preview(layer) => layer.press(key),
            Layer::Clash(layer) => layer.press(key),
            Layer::Finder(layer) => layer.press(key, world),
        }
    }

    /// The item whose number is typed, where one is asked for.
    pub fn named(&self) -> Option<ItemId> {
        match self {
            Layer::Prompt(layer) => layer.named(),
            _ => None,
        }
    }

    /// What it makes of a paste: text for its field, never commands.
    pub fn paste(&mut self, text: &str, world: &World) -> Wish {
        match self {
            Layer::Entry(layer) => layer.paste(text, world),
            Layer::Filter(layer) => layer.paste(text, world),
            Layer::Prompt(layer) => layer.paste(text, world),
            Layer::Pick(layer) => layer.paste(text),
            Layer::Compose(layer) => layer.paste(text),
            Layer::Finder(layer) => layer.paste(text, world),
            Layer::Preview(_) | Layer::Clash(_) => Wish::Stay,
        }
    }
}
