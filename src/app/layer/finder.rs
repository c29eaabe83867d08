//! Help and the palette: a list of things to do or to go to, found by typing.

use super::super::action::{Action, Context, actions};
use super::super::field::Field as Text;
use super::super::key::{Code, Key};
use super::super::rank::rank;
use super::super::typing;
use super::super::world::World;
use super::Wish;
use crate::domain::id::ItemId;
use crate::domain::item::Row;
use crate::domain::query::{self, Expr, Query};
use crate::text::fold::fold;

/// What it was opened as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// The actions that work here, with their keys.
    Help,
    /// Every action, and items and people.
    Palette,
}

/// Something that can be chosen.
#[derive(Debug, Clone, PartialEq)]
pub enum Thing {
    /// An action is done.
    Action(Action),
    /// An item's page opens.
    Item(Box<Row>),
    /// The page of the item of a number opens, whatever it is.
    Number(ItemId),
    /// The list shows what a person has.
    Person(String, String),
}

/// A list that is being searched.
#[derive(Debug)]
pub struct Finder {
    /// What it was opened as.
    pub scope: Scope,
    /// What is typed.
    pub text: Text,
    /// What matches, the best first.
    pub things: Vec<Thing>,
    /// The place of the cursor.
    pub at: usize,
    /// The ticket under which the store was asked for items.
    pub ticket: u64,
    contexts: Vec<Context>,
    /// Actions of these contexts that are refused as things stand.
    refused: Vec<Action>,
    items: Vec<Row>,
}

impl Finder {
    /// Opens it over a screen with these contexts, in which some actions are refused.
    pub fn new(scope: Scope, contexts: Vec<Context>, refused: Vec<Action>, world: &World) -> Finder {
        let (text, things, items) = (Text::new(""), Vec::new(), Vec::new());
        let mut finder = Finder { scope, text, things, at: 0, ticket: 0, contexts, refused, items };
        finder.narrow(world);
        finder
    }

    /// Items that resemble what is typed.
    pub fn offer(&mut self, items: Vec<Row>, world: &World) {
        let chosen = self.things.get(self.at).cloned();
        self.items = items;
        self.narrow(world);
        let place = self.things.iter().position(|thing| Some(thing) == chosen.as_ref());
        self.at = place.unwrap_or(0);
    }

    pub(super) fn press(&mut self, key: Key, world: &World) -> Wish {
        match (key.code, key.ctrl) {
            (Code::Esc, _) => Wish::Close,
            (Code::Enter, _) => self.enter(),
            (Code::Down, _) | (Code::Char('n'), true) => self.step(1),
            (Code::Up, _) | (Code::Char('p'), true) => self.step(-1),
            (Code::PageDown, _) => self.step(10),
            (Code::PageUp, _) => self.step(-10),
            _ => {
                if typing::press(&mut self.text, key) {
                    self.changed(world)
                } else {
                    Wish::Stay
                }
            }
        }
    }

    pub(super) fn paste(&mut self, text: &str, world: &World) -> Wish {
        self.text.insert(text);
        self.changed(world)
    }

    fn changed(&mut self, world: &World) -> Wish {
        self.items.clear();
        self.narrow(world);
        Wish::Typed
    }

    fn step(&mut self, by: isize) -> Wish {
        self.at = self.at.saturating_add_signed(by).min(self.things.len().saturating_sub(1));
        Wish::Stay
    }

    fn enter(&self) -> Wish {
        match self.things.get(self.at) {
            Some(Thing::Action(action)) => Wish::Run(*action),
            Some(Thing::Item(row)) => Wish::Go(row.id),
            Some(Thing::Number(id)) => Wish::Go(*id),
            Some(Thing::Person(handle, _)) => Wish::Search(owned_by(handle)),
            None => Wish::Stay,
        }
    }

    fn narrow(&mut self, world: &World) {
        let mut things: Vec<Thing> = actions()
            .filter(|spec| self.scope == Scope::Palette || self.contexts.contains(&spec.context))
            .filter(|spec| self.contexts.contains(&spec.context) || spec.context == Context::Global)
            .filter(|spec| !self.refused.contains(&spec.action))
            .map(|spec| Thing::Action(spec.action))
            .collect();
        if self.scope == Scope::Help && self.text.text().is_empty() {
            things.sort_by_key(|thing| match thing {
                Thing::Action(action) => {
                    super::super::action::Group::ALL.iter().position(|group| *group == action.spec().group)
                }
                Thing::Item(_) | Thing::Number(_) | Thing::Person(..) => None,
            });
        }
        if self.scope == Scope::Palette && !self.text.text().trim().is_empty() {
            let people = world.people.iter();
            things.extend(people.map(|person| Thing::Person(person.handle.to_string(), person.name.clone())));
        }
        let words: Vec<String> = things.iter().map(|thing| thing.words(world)).collect();
        let shown = rank(self.text.text(), &words);
        let number = fold(self.text.text().trim()).parse().ok().map(Thing::Number);
        self.things =
            number.into_iter().chain(shown.into_iter().filter_map(|place| things.get(place).cloned())).collect();
        self.things.extend(self.items.iter().map(|row| Thing::Item(Box::new(row.clone()))));
        self.at = 0;
    }
}

/// The filter for what a person has.
fn owned_by(handle: &str) -> String {
    let filter = Expr::Has(query::Key::Owner, vec![handle.to_lowercase()]);
    query::shape(&Query { filter, ..Query::everything() })
}

impl Thing {
    /// What typing is matched against, a line each.
    fn words(&self, world: &World) -> String {
        match self {
            Thing::Action(action) => {
                let spec = action.spec();
                format!("{}\n{}\n{}", spec.says(world.lang), spec.brief(world.lang), spec.code)
            }
            Thing::Item(row) => row.title.clone(),
            Thing::Number(id) => id.to_string(),
            Thing::Person(handle, name) => format!("{handle}\n{name}"),
        }
    }
}
