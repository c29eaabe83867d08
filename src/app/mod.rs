//! What a key means. The application is a value that answers messages with effects; it knows no terminal and no file.

pub mod action;
mod ask;
mod choices;
pub mod chosen;
pub mod drafts;
mod edit;
pub mod field;
mod grant;
pub mod key;
pub mod key_guide;
pub mod keymap;
pub mod layer;
mod meeting;
mod mouse;
pub mod msg;
mod navigate;
pub mod notice;
pub mod purpose;
mod rank;
mod reply;
mod review;
pub mod screen;
pub mod table;
mod triage;
mod typing;
mod update;
pub mod world;

use std::collections::BTreeMap;

use action::{Action, Context};
use drafts::Drafts;
use key::Key;
use keymap::Keymap;
use layer::Layer;
use layer::entry::Capture;
use msg::Effect;
use notice::Notice;
use screen::Screen;
use table::Lens;
use world::World;

use crate::domain::edit::Edit;
use crate::domain::field::Field;
use crate::domain::id::ItemId;
use crate::domain::whole::Whole;

/// The columns and lines on which something can be read.
pub const LEAST: (u16, u16) = (24, 6);

/// From so many columns on there is room for the preview beside the list.
pub const PREVIEW: u16 = 116;

/// The whole interface, as a value.
#[derive(Debug)]
pub struct App {
    /// What is known of the store and of the person.
    pub world: World,
    /// What fills the terminal.
    pub screen: Screen,
    /// What waits behind it, the nearest last.
    pub behind: Vec<Screen>,
    /// What lies over it, the top one last.
    pub layers: Vec<Layer>,
    /// What just happened.
    pub notice: Option<Notice>,
    /// Keys that began a longer sequence.
    pub pending: Vec<Key>,
    /// Which key means what.
    pub keymap: Keymap<Context, Action>,
    /// Everything about the item in view, once it was read.
    pub whole: Option<Box<Whole>>,
    /// The terminal's size in cells.
    pub size: (u16, u16),
    /// The mouse is the program's.
    pub mouse: bool,
    /// The store can only be read: whatever changes it is refused there.
    pub is_read_only: bool,
    /// The store is empty: nothing was ever entered.
    pub is_new: bool,
    /// What is done as soon as the first things are known.
    pub opening: Option<Action>,
    /// Where the store lies.
    pub place: String,
    /// Texts that were left or could not be written.
    pub drafts: Drafts,
    /// The text in the store of the item whose text the editor has.
    editing: Option<String>,
    /// What goes on as soon as everything about an item is known.
    waiting: Option<Waiting>,
    /// Items to be copied as soon as their lines are known, as Markdown perhaps.
    copying: Option<(Vec<ItemId>, bool)>,
    /// Lines and an item that were asked for and have not come; they are not asked for again because something else came.
    asked: (Vec<ItemId>, Option<ItemId>),
    tickets: u64,
    /// The newest ticket when somebody last did something.
    turned: u64,
    writing: BTreeMap<u64, Writing>,
    effects: Vec<Effect>,
}

/// Something that waits until everything about an item is known, and the keys that were pressed meanwhile.
#[derive(Debug)]
struct Waiting {
    item: ItemId,
    next: Next,
    keys: Vec<Key>,
}

/// What goes on then.
#[derive(Debug)]
enum Next {
    /// An action on the item in view.
    Do(Action),
    /// The question for a field of the item.
    Ask(Field),
}

/// What is being written, so that no word of it is lost where it cannot be.
#[derive(Debug)]
enum Writing {
    /// New items, as they were typed, perhaps in a meeting.
    New(String, Option<Capture>),
    /// An edit of items.
    Edit(Vec<ItemId>, Edit),
}

/// Whether nothing can be read on so many columns and lines.
pub fn is_too_small(columns: u16, lines: u16) -> bool {
    columns < LEAST.0 || lines < LEAST.1
}

impl App {
    /// The application before anything was read: Today in front, the list behind it.
    pub fn new(world: World, place: String, is_new: bool) -> App {
        App {
            world,
            screen: Screen::of(if is_new { Lens::List } else { Lens::Today }),
            behind: Vec::new(),
            layers: Vec::new(),
            notice: None,
            pending: Vec::new(),
            keymap: action::keymap(),
            whole: None,
            size: (80, 24),
            mouse: true,
            is_read_only: false,
            is_new,
            opening: None,
            place,
            drafts: Drafts::default(),
            editing: None,
            waiting: None,
            copying: None,
            asked: (Vec::new(), None),
            tickets: 0,
            turned: 0,
            writing: BTreeMap::new(),
            effects: Vec::new(),
        }
    }

    /// Whether the terminal is so small that only this is said on it.
    pub fn is_too_small(&self) -> bool {
        is_too_small(self.size.0, self.size.1)
    }

    /// How many lines of a table the screen shows: all but the status line, the heads and the footer, and in the inbox what
    /// can be decided, with a line above it.
    pub fn height(&self) -> usize {
        let others = if matches!(self.screen, Screen::Triage(_)) { 5 } else { 3 };
        usize::from(self.size.1).saturating_sub(others).max(1)
    }

    /// How many cells the agenda of a meeting has for itself.
    pub fn agenda_width(&self) -> usize {
        (usize::from(self.size.0) * 36 / 100).clamp(22, 60)
    }

    /// How many cells the queue beside an item has; none where there is no room.
    pub fn queue_width(&self) -> usize {
        match self.size.0 {
            ..72 => 0,
            72..110 => 24,
            110..160 => 32,
            _ => 44,
        }
    }

    /// Whether there is room for the preview beside the list.
    pub fn is_wide(&self) -> bool {
        self.size.0 >= PREVIEW
    }

    /// Whether the preview beside the list is shown.
    pub fn shows_preview(&self) -> bool {
        self.is_wide() && matches!(&self.screen, Screen::Table(table) if table.preview)
    }

    fn ticket(&mut self) -> u64 {
        self.tickets += 1;
        self.tickets
    }

    fn send(&mut self, effect: Effect) {
        self.effects.push(effect);
    }
}
