//! The keys of every text field: one table, so that all fields edit alike.

use super::field::{Field, Motion, Op};
use super::key::{Code, Key};
use crate::text::Lang;

/// What some keys do in a text field.
#[derive(Debug)]
pub struct Editing {
    /// The keys, each in its written form.
    pub keys: &'static [&'static str],
    /// What they do.
    pub op: Op,
    says: (&'static str, &'static str),
}

impl Editing {
    /// What the keys do, in words.
    pub fn says(&self, lang: Lang) -> &'static str {
        lang.pick(self.says.0, self.says.1)
    }
}

/// The table. Where nothing else is meant, Shift makes no difference.
pub const EDITING: &[Editing] = &[
    row(&["left", "ctrl-b"], go(Motion::Left), ("A character to the left", "左移一个字符")),
    row(&["right", "ctrl-f"], go(Motion::Right), ("A character to the right", "右移一个字符")),
    row(&["ctrl-left", "alt-left", "alt-b"], go(Motion::WordLeft), ("A word to the left", "左移一个词")),
    row(&["ctrl-right", "alt-right", "alt-f"], go(Motion::WordRight), ("A word to the right", "右移一个词")),
    row(&["up"], go(Motion::Up), ("A line up", "上移一行")),
    row(&["down"], go(Motion::Down), ("A line down", "下移一行")),
    row(&["home", "ctrl-a"], go(Motion::Home), ("To the beginning of the line", "到行首")),
    row(&["end", "ctrl-e"], go(Motion::End), ("To the end of the line", "到行尾")),
    row(&["ctrl-home"], go(Motion::Top), ("To the beginning of the text", "到开头")),
    row(&["ctrl-end"], go(Motion::Bottom), ("To the end of the text", "到末尾")),
    row(&["backspace", "ctrl-h"], delete(Motion::Left), ("Delete the character before", "删除前一个字符")),
    row(&["delete", "ctrl-d"], delete(Motion::Right), ("Delete the next character", "删除后一个字符")),
    row(
        &["ctrl-w", "ctrl-backspace", "alt-backspace"],
        delete(Motion::WordLeft),
        ("Delete the word before", "删除前一个词"),
    ),
    row(&["alt-d", "ctrl-delete", "alt-delete"], delete(Motion::WordRight), ("Delete the next word", "删除后一个词")),
    row(&["ctrl-u"], delete(Motion::Home), ("Delete to the beginning of the line", "删到行首")),
    row(&["ctrl-k"], delete(Motion::End), ("Delete to the end of the line", "删到行尾")),
    row(&["ctrl-z"], Op::Undo, ("Take back typing", "撤销输入")),
    row(&["ctrl-y"], Op::Redo, ("Do the typing again", "重做输入")),
];

const fn row(keys: &'static [&'static str], op: Op, says: (&'static str, &'static str)) -> Editing {
    Editing { keys, op, says }
}

const fn go(motion: Motion) -> Op {
    Op::Move(motion)
}

const fn delete(motion: Motion) -> Op {
    Op::Delete(motion)
}

/// Lets a field have a key; says whether that changed its text.
pub fn press(field: &mut Field, key: Key) -> bool {
    if let (Code::Char(letter), false, false) = (key.code, key.ctrl, key.alt) {
        field.insert(letter.encode_utf8(&mut [0; 4]));
        return true;
    }
    match op(key) {
        Some(op @ Op::Move(_)) => {
            field.apply(op);
            false
        }
        Some(op) => field.apply(op),
        None => false,
    }
}

fn op(key: Key) -> Option<Op> {
    let key = Key { shift: false, ..key.plain() };
    let means = |written: &&str| written.parse() == Ok(key);
    EDITING.iter().find(|row| row.keys.iter().any(means)).map(|row| row.op)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_key_of_the_table_can_be_read_and_stands_there_once() {
        let keys: Vec<&str> = EDITING.iter().flat_map(|row| row.keys).copied().collect();
        let read: BTreeSet<String> = keys.iter().map(|key| key.parse::<Key>().unwrap().to_string()).collect();
        assert_eq!(read.len(), keys.len());
        for row in EDITING {
            assert!(row.keys.iter().all(|key| op(key.parse().unwrap()) == Some(row.op)));
        }
    }

    #[test]
    fn a_letter_is_typed_and_a_letter_with_ctrl_is_not() {
        let mut field = Field::new("");
        for key in ["登", "A", "ctrl-x", "alt-x", "shift-left", "b", "f5"] {
            press(&mut field, key.parse().unwrap());
        }
        assert_eq!(field.text(), "登bA");
    }

    #[test]
    fn only_what_changes_the_text_says_so() {
        let mut field = Field::new("登录");
        let changes = ["left", "home", "backspace", "delete", "ctrl-z", "ctrl-u"]
            .map(|key| press(&mut field, key.parse().unwrap()));
        assert_eq!(changes, [false, false, false, true, true, false]);
    }
}
