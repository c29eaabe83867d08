//! The line in which the filter is typed; the table follows every letter.

use super::super::field::Field as Text;
use super::super::key::{Code, Key};
use super::super::typing;
use super::super::world::World;
use super::{After, Wish};
use crate::domain::id::ItemId;
use crate::domain::query::{Completion, Fault, Known, Script, complete, parse_leniently};

/// A filter that is being typed.
#[derive(Debug)]
pub struct Filter {
    /// The line.
    pub text: Text,
    /// What the filter was before.
    pub before: String,
    /// The item of the cursor before.
    pub here: Option<ItemId>,
    /// What is wrong with the line.
    pub fault: Option<Fault>,
    /// `Enter` was pressed on a line that is no filter.
    pub is_refused: bool,
    /// What could stand at the caret.
    pub offers: Vec<Completion>,
    /// The offer that Tab would take.
    pub at: usize,
}

impl Filter {
    /// Begins with the present filter.
    pub fn new(now: &str, here: Option<ItemId>, world: &World) -> Filter {
        let mut filter = Filter {
            text: Text::new(now),
            before: now.to_string(),
            here,
            fault: None,
            is_refused: false,
            offers: Vec::new(),
            at: 0,
        };
        filter.read(world);
        filter
    }

    pub(super) fn press(&mut self, key: Key, world: &World) -> Wish {
        match key.code {
            Code::Esc => Wish::Filter(self.before.clone(), After::Close),
            // What a filter does not say must not look as if it did.
            Code::Enter if self.fault.is_some() => {
                self.is_refused = true;
                Wish::Stay
            }
            Code::Enter => Wish::Filter(self.text.text().to_string(), After::Close),
            Code::Tab => self.complete(world),
            Code::Down if !self.offers.is_empty() => {
                self.at = (self.at + 1) % self.offers.len();
                Wish::Stay
            }
            Code::Up if !self.offers.is_empty() => {
                self.at = (self.at + self.offers.len() - 1) % self.offers.len();
                Wish::Stay
            }
            _ if typing::press(&mut self.text, key) => self.changed(world),
            _ => {
                self.read(world);
                Wish::Stay
            }
        }
    }

    pub(super) fn paste(&mut self, text: &str, world: &World) -> Wish {
        self.text.insert(text);
        self.changed(world)
    }

    fn changed(&mut self, world: &World) -> Wish {
        self.read(world);
        Wish::Filter(self.text.text().to_string(), After::Stay)
    }

    fn read(&mut self, world: &World) {
        let known =
            Known { people: &world.people, tags: &world.tags, script: world.lang.pick(Script::Latin, Script::Han) };
        self.fault = parse_leniently(self.text.text(), &world.context()).1;
        self.offers = complete(self.text.text(), self.text.caret(), &world.context(), &known);
        self.at = 0;
        self.is_refused = false;
    }

    fn complete(&mut self, world: &World) -> Wish {
        if let Some(offer) = self.offers.get(self.at).cloned() {
            self.text.replace(offer.replace, &offer.with);
        }
        self.changed(world)
    }
}
