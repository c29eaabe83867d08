//! What comes in and what goes out. The application itself touches nothing: it answers messages with effects.

use super::action::Action;
use super::key::Key;
use crate::domain::change::By;
use crate::domain::id::ItemId;
use crate::domain::request::{Read, Reply, Write};

/// What happened.
#[derive(Debug)]
pub enum Msg {
    /// The program began, or came back from the shell.
    Begin,
    /// A key.
    Key(Key),
    /// A paste.
    Paste(String),
    /// The mouse.
    Mouse(Mouse),
    /// The terminal has this many columns and lines.
    Resize(u16, u16),
    /// The store answered.
    Reply(Reply),
    /// The editor was left with this text.
    Edited { item: ItemId, before: String, after: Result<String, NoEdit> },
    /// Drafts can't be kept on the disk: what the system said.
    Unkept(String),
    /// A web address could not be opened: the program for it, and what the system said.
    Unopened { address: String, why: String },
    /// Nothing; time went by.
    Tick,
}

/// Why the editor gave no text.
#[derive(Debug, PartialEq, Eq)]
pub enum NoEdit {
    /// It could not be run: its command line, and what the system said.
    NotRun(String),
    /// It ended badly.
    Failed {
        /// Its command line, and how it ended.
        why: String,
        /// The text as it left it, where that is not as it was.
        left: Option<String>,
    },
    /// What it saved is not UTF-8: the file, which is kept.
    NotUtf8(String),
}

/// What the mouse did, in cells from the upper left corner, or what stood there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mouse {
    /// A click.
    Click { column: u16, line: u16 },
    /// A click on the hint of an action.
    Run(Action),
    /// A click on the hint of a key of a layer.
    Press(Key),
    /// A click on a line that can be chosen from the layer on top, by its place.
    Choose(usize),
    /// The wheel, by so many lines; negative is up.
    Wheel { by: i32, column: u16 },
}

/// What is to be done outside.
#[derive(Debug)]
pub enum Effect {
    /// Ask the store.
    Read(u64, Read),
    /// Change the store.
    Write(u64, Write, By),
    /// Put a text on the clipboard.
    Copy(String),
    /// Let the person edit a text of an item in their editor.
    Editor { item: ItemId, text: String },
    /// Open a web address.
    Browse(String),
    /// Take the mouse, or leave it to the terminal.
    Mouse(bool),
    /// Draw everything anew.
    Redraw,
    /// Back to the shell for a while.
    Suspend,
    /// End.
    Quit,
}
