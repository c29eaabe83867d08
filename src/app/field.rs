//! A field of text that is being edited: by grapheme, with its own undo, knowing nothing of keys or terminals.

mod bounds;
mod history;
mod rows;
mod view;
mod word;

use std::cell::Cell;
use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

use history::{Edit, History};
use rows::Rows;
pub use view::View;
use view::Window;

/// Text with a caret. The caret is always on a grapheme boundary.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Field {
    text: String,
    caret: usize,
    is_multiline: bool,
    history: History,
    /// The column, in cells, that moving up and down aims at.
    column: Option<usize>,
    /// What was shown last: scrolling starts there, and moving up and down goes by its rows.
    window: Cell<Window>,
}

/// Where the caret can go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Motion {
    /// One grapheme back.
    Left,
    /// One grapheme on.
    Right,
    /// To the start of a word: a Latin word, up to two Chinese characters, or a run of punctuation.
    WordLeft,
    /// To the end of a word, as for [`Motion::WordLeft`].
    WordRight,
    /// To the start of the line.
    Home,
    /// To the end of the line.
    End,
    /// To the row above, as shown; nowhere in a field of one line.
    Up,
    /// To the row below, as shown; nowhere in a field of one line.
    Down,
    /// To the start of the text.
    Top,
    /// To the end of the text.
    Bottom,
}

/// What can be done to a field, apart from [`Field::insert`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Op {
    /// Move the caret.
    Move(Motion),
    /// Delete from the caret to where the motion leads: `Delete(Left)` is Backspace, `Delete(Right)` is Delete.
    Delete(Motion),
    /// Take back the last edit; letters typed one after the other are one edit up to the end of a word.
    Undo,
    /// Make again the edit taken back last.
    Redo,
}

impl Field {
    /// A field of one line, the caret behind the text.
    pub fn new(text: &str) -> Self {
        Self::with(text, false)
    }

    /// A field of several lines, the caret behind the text.
    pub fn multiline(text: &str) -> Self {
        Self::with(text, true)
    }

    fn with(text: &str, is_multiline: bool) -> Self {
        let mut field = Self { is_multiline, ..Self::default() };
        field.text = field.clean(text);
        field.caret = field.text.len();
        field
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether there is no text.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Where the caret is, in bytes.
    pub fn caret(&self) -> usize {
        self.caret
    }

    /// Writes at the caret what was typed or pasted. In a field of one line, a line break or a tab becomes a blank; every
    /// other control character is dropped.
    pub fn insert(&mut self, text: &str) {
        self.replace(self.caret..self.caret, text);
    }

    /// Writes over a part of the text, as a completion does. The part is widened to whole graphemes.
    pub fn replace(&mut self, part: Range<usize>, text: &str) {
        let text = self.clean(text);
        let start = bounds::floor(&self.text, part.start.min(part.end));
        let end = bounds::ceil(&self.text, part.end);
        let is_typed = start == end && text.graphemes(true).nth(1).is_none();
        self.edit(start..end, &text, is_typed);
    }

    /// Does it; whether that changed the text or moved the caret.
    pub fn apply(&mut self, op: Op) -> bool {
        match op {
            Op::Move(motion) => self.go(motion),
            Op::Delete(motion) => {
                let to = self.target(motion);
                let is_single = matches!(motion, Motion::Left | Motion::Right);
                self.edit(to.min(self.caret)..to.max(self.caret), "", is_single)
            }
            Op::Undo => self.go_back_to(History::undo),
            Op::Redo => self.go_back_to(History::redo),
        }
    }

    fn go(&mut self, motion: Motion) -> bool {
        let to = self.target(motion);
        self.column = match motion {
            Motion::Up | Motion::Down => self.column.or_else(|| Some(self.rows().column(self.caret))),
            _ => None,
        };
        self.history.close();
        std::mem::replace(&mut self.caret, to) != to
    }

    fn target(&self, motion: Motion) -> usize {
        let (text, caret) = (self.text.as_str(), self.caret);
        let line = bounds::line(text, caret);
        match motion {
            Motion::Left => bounds::before(text, caret),
            Motion::Right => bounds::after(text, caret),
            Motion::WordLeft if caret == line.start => bounds::before(text, caret),
            Motion::WordLeft => bounds::floor(text, word::left(text, line, caret)),
            Motion::WordRight if caret == line.end => bounds::after(text, caret),
            Motion::WordRight => bounds::ceil(text, word::right(text, line, caret)),
            Motion::Home => line.start,
            Motion::End => line.end,
            Motion::Up => self.rows().above(caret, self.column).unwrap_or(caret),
            Motion::Down => self.rows().below(caret, self.column).unwrap_or(caret),
            Motion::Top => 0,
            Motion::Bottom => text.len(),
        }
    }

    fn rows(&self) -> Rows<'_> {
        Rows::new(&self.text, self.window.get().row_cells())
    }

    /// Every change of the text goes through here. `is_single`: of one grapheme, to be undone with its neighbours.
    fn edit(&mut self, part: Range<usize>, text: &str, is_single: bool) -> bool {
        if part.is_empty() && text.is_empty() {
            return false;
        }
        let edit = Edit {
            at: part.start,
            removed: self.text.get(part.clone()).unwrap_or_default().to_owned(),
            inserted: text.to_owned(),
            caret_before: self.caret,
        };
        self.text.replace_range(part, text);
        self.caret = bounds::ceil(&self.text, edit.at + text.len());
        self.column = None;
        self.history.record(edit, is_single);
        true
    }

    fn go_back_to(&mut self, step: fn(&mut History, &mut String) -> Option<usize>) -> bool {
        let Some(caret) = step(&mut self.history, &mut self.text) else {
            return false;
        };
        self.caret = bounds::ceil(&self.text, caret);
        self.column = None;
        true
    }

    fn clean(&self, text: &str) -> String {
        let line_break = if self.is_multiline { '\n' } else { ' ' };
        let tab = if self.is_multiline { '\t' } else { ' ' };
        let known = text.replace("\r\n", "\n");
        let allowed = known.chars().filter_map(|c| match c {
            '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some(line_break),
            '\t' => Some(tab),
            c => (!c.is_control()).then_some(c),
        });
        allowed.nfc().collect()
    }
}

#[cfg(test)]
mod tests;
