//! A text of several lines: a comment.

use super::super::field::Field as Text;
use super::super::key::{Code, Key};
use super::super::purpose::Purpose;
use super::super::typing;
use super::Wish;

/// A text that is being written. `Enter` saves it, `Alt-Enter` breaks the line.
#[derive(Debug)]
pub struct Compose {
    /// What it is for.
    pub purpose: Purpose,
    /// The text.
    pub text: Text,
}

impl Compose {
    /// Begins with a text that was kept, or with none.
    pub fn new(purpose: Purpose, begin: &str) -> Compose {
        Compose { purpose, text: Text::multiline(begin) }
    }

    pub(super) fn press(&mut self, key: Key) -> Wish {
        match (key.code, key.alt, key.ctrl) {
            (Code::Esc, ..) => Wish::Close,
            (Code::Enter, true, _) | (Code::Char('j'), _, true) => {
                self.text.insert("\n");
                Wish::Stay
            }
            (Code::Enter, ..) if self.text.text().trim().is_empty() => Wish::Close,
            (Code::Enter, ..) => Wish::Answer(self.purpose.clone(), Some(self.text.text().to_string())),
            _ => {
                typing::press(&mut self.text, key);
                Wish::Stay
            }
        }
    }

    pub(super) fn paste(&mut self, text: &str) -> Wish {
        self.text.insert(text);
        Wish::Stay
    }
}
