//! The keys of every text field: one table, so that all fields edit alike.

use super::field::{Field, Motion, Op};
use super::key::{Code, Key};

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
    let word = key.ctrl || key.alt;
    Some(match key.code {
        Code::Left if word => Op::Move(Motion::WordLeft),
        Code::Right if word => Op::Move(Motion::WordRight),
        Code::Left => Op::Move(Motion::Left),
        Code::Right => Op::Move(Motion::Right),
        Code::Up => Op::Move(Motion::Up),
        Code::Down => Op::Move(Motion::Down),
        Code::Home if key.ctrl => Op::Move(Motion::Top),
        Code::End if key.ctrl => Op::Move(Motion::Bottom),
        Code::Home => Op::Move(Motion::Home),
        Code::End => Op::Move(Motion::End),
        Code::Backspace if word => Op::Delete(Motion::WordLeft),
        Code::Backspace => Op::Delete(Motion::Left),
        Code::Delete if word => Op::Delete(Motion::WordRight),
        Code::Delete => Op::Delete(Motion::Right),
        Code::Char(letter) if key.ctrl => match letter {
            'a' => Op::Move(Motion::Home),
            'e' => Op::Move(Motion::End),
            'b' => Op::Move(Motion::Left),
            'f' => Op::Move(Motion::Right),
            'h' => Op::Delete(Motion::Left),
            'd' => Op::Delete(Motion::Right),
            'w' => Op::Delete(Motion::WordLeft),
            'u' => Op::Delete(Motion::Home),
            'k' => Op::Delete(Motion::End),
            'z' => Op::Undo,
            'y' => Op::Redo,
            _ => return None,
        },
        Code::Char(letter) if key.alt => match letter {
            'b' => Op::Move(Motion::WordLeft),
            'f' => Op::Move(Motion::WordRight),
            'd' => Op::Delete(Motion::WordRight),
            _ => return None,
        },
        _ => return None,
    })
}
