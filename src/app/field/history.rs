//! What was edited in a field, to take it back and make it again.

/// One edit: a part of the text and what it was replaced by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Edit {
    pub(super) at: usize,
    pub(super) removed: String,
    pub(super) inserted: String,
    pub(super) caret_before: usize,
}

/// The edits made and those taken back, each the newest last.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct History {
    made: Vec<Edit>,
    taken_back: Vec<Edit>,
    /// Whether the newest edit may still grow.
    is_open: bool,
}

impl History {
    /// Remembers an edit. One of a single grapheme grows the edit before it where it goes on with it.
    pub(super) fn record(&mut self, edit: Edit, is_single: bool) {
        self.taken_back.clear();
        let newest = self.made.last_mut().filter(|_| self.is_open && is_single);
        let edit = match newest {
            Some(newest) => newest.grow(edit).err(),
            None => Some(edit),
        };
        self.made.extend(edit);
        self.is_open = is_single;
    }

    /// Nothing more belongs to the newest edit.
    pub(super) fn close(&mut self) {
        self.is_open = false;
    }

    /// Takes the newest edit back; where the caret was before it.
    pub(super) fn undo(&mut self, text: &mut String) -> Option<usize> {
        self.close();
        let edit = self.made.pop()?;
        let caret = edit.caret_before;
        text.replace_range(edit.at..edit.at + edit.inserted.len(), &edit.removed);
        self.taken_back.push(edit);
        Some(caret)
    }

    /// Makes the edit taken back last again; where it ends.
    pub(super) fn redo(&mut self, text: &mut String) -> Option<usize> {
        self.close();
        let edit = self.taken_back.pop()?;
        let caret = edit.at + edit.inserted.len();
        text.replace_range(edit.at..edit.at + edit.removed.len(), &edit.inserted);
        self.made.push(edit);
        Some(caret)
    }
}

impl Edit {
    fn grow(&mut self, next: Edit) -> Result<(), Edit> {
        let typed_on = next.removed.is_empty()
            && next.at == self.at + self.inserted.len()
            && !begins_word(&self.inserted, &next.inserted);
        if typed_on && self.removed.is_empty() {
            self.inserted.push_str(&next.inserted);
            return Ok(());
        }
        let only_deletes = self.inserted.is_empty() && next.inserted.is_empty();
        if only_deletes && next.at == self.at {
            self.removed.push_str(&next.removed);
            return Ok(());
        }
        if only_deletes && next.at + next.removed.len() == self.at {
            self.removed.insert_str(0, &next.removed);
            self.at = next.at;
            return Ok(());
        }
        Err(next)
    }
}

fn begins_word(before: &str, typed: &str) -> bool {
    typed.starts_with(char::is_alphanumeric) && !before.ends_with(char::is_alphanumeric)
}
