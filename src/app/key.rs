//! A key as the program knows it, and the one way it is written in the docs, the help and the config.

use std::fmt;
use std::str::FromStr;

use crate::domain::narrow;

/// A key with its modifiers. Make one with [`Key::new`] so that equal keys are equal values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Key {
    /// The key itself.
    pub code: Code,
    /// Held: Ctrl.
    pub ctrl: bool,
    /// Held: Alt, or Option, or a leading Esc.
    pub alt: bool,
    /// Held: Shift; never set on a character, which says it by itself, nor on [`Code::BackTab`].
    pub shift: bool,
}

/// What is on the key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Code {
    /// A character as typed: `A` is another key than `a`.
    Char(char),
    /// Enter; most terminals send Ctrl-M as it.
    Enter,
    /// Esc; most terminals send it for Ctrl and an opening bracket too.
    Esc,
    /// Tab; most terminals send Ctrl-I as it.
    Tab,
    /// Shift and Tab, which terminals send as a key of its own.
    BackTab,
    /// Removes backwards; some terminals send Ctrl-H for it.
    Backspace,
    /// Removes forwards.
    Delete,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// To the beginning.
    Home,
    /// To the end.
    End,
    /// One page up.
    PageUp,
    /// One page down.
    PageDown,
    /// A function key, from 1.
    F(u8),
}

/// The text is not a key; it carries that text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnreadableKey(pub String);

const NAMED: [(&str, Code); 15] = [
    ("space", Code::Char(' ')),
    ("enter", Code::Enter),
    ("esc", Code::Esc),
    ("tab", Code::Tab),
    ("shift-tab", Code::BackTab),
    ("backspace", Code::Backspace),
    ("delete", Code::Delete),
    ("up", Code::Up),
    ("down", Code::Down),
    ("left", Code::Left),
    ("right", Code::Right),
    ("home", Code::Home),
    ("end", Code::End),
    ("pgup", Code::PageUp),
    ("pgdn", Code::PageDown),
];

impl Key {
    /// The key in its normal form: Shift and a letter are the capital, Shift and Tab are [`Code::BackTab`].
    pub fn new(code: Code, ctrl: bool, alt: bool, shift: bool) -> Key {
        let (code, shift) = match code {
            Code::Char(c) if shift => (Code::Char(capital(c)), false),
            Code::Tab if shift => (Code::BackTab, false),
            Code::Char(_) | Code::BackTab => (code, false),
            _ => (code, shift),
        };
        Key { code, ctrl, alt, shift }
    }

    /// The key that was meant when an input method is active: the full-width forms of ASCII (U+FF01–FF5E and the
    /// ideographic space U+3000) become ASCII; every other key stays.
    pub fn plain(&self) -> Key {
        match self.code {
            Code::Char(c) => Key { code: Code::Char(half_width(c)), ..*self },
            _ => *self,
        }
    }
}

impl From<Code> for Key {
    fn from(code: Code) -> Key {
        Key::new(code, false, false, false)
    }
}

impl From<char> for Key {
    fn from(c: char) -> Key {
        Code::Char(c).into()
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (held, name) in [(self.ctrl, "ctrl-"), (self.alt, "alt-"), (self.shift, "shift-")] {
            if held {
                f.write_str(name)?;
            }
        }
        match (NAMED.iter().find(|(_, code)| *code == self.code), self.code) {
            (Some((name, _)), _) => f.write_str(name),
            (None, Code::Char(c)) => write!(f, "{c}"),
            (None, Code::F(n)) => write!(f, "f{n}"),
            (None, _) => Ok(()),
        }
    }
}

impl FromStr for Key {
    type Err = UnreadableKey;

    /// Reads the written form; the modifiers may come in any order, each once. Shift is refused before a sign: which
    /// sign it makes depends on the keyboard, so the sign itself is to be written.
    fn from_str(text: &str) -> Result<Key, UnreadableKey> {
        read(text).ok_or_else(|| UnreadableKey(text.to_owned()))
    }
}

fn read(text: &str) -> Option<Key> {
    let (mut ctrl, mut alt, mut shift) = (false, false, false);
    let mut rest = text;
    while let Some((name, after)) = rest.split_once('-').filter(|(_, after)| !after.is_empty()) {
        let held = match name {
            "ctrl" => &mut ctrl,
            "alt" => &mut alt,
            "shift" => &mut shift,
            _ => return None,
        };
        if std::mem::replace(held, true) {
            return None;
        }
        rest = after;
    }
    let code = code(rest)?;
    match code {
        Code::Char(c) if shift && !c.is_alphabetic() => None,
        _ => Some(Key::new(code, ctrl, alt, shift)),
    }
}

fn code(name: &str) -> Option<Code> {
    if let Some((_, code)) = NAMED.iter().find(|(known, _)| *known == name) {
        return Some(*code);
    }
    let mut chars = name.chars();
    match (chars.next(), chars.as_str()) {
        (Some(c), "") if c != ' ' && !c.is_control() => Some(Code::Char(c)),
        (Some('f'), number) if !number.starts_with(['0', '+']) => number.parse().ok().map(Code::F),
        _ => None,
    }
}

fn capital(c: char) -> char {
    let mut upper = c.to_uppercase();
    match (upper.next(), upper.next()) {
        (Some(one), None) => one,
        _ => c,
    }
}

fn half_width(c: char) -> char {
    match c {
        '\u{3000}' => ' ',
        c => narrow::half_width(c),
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Any key that a terminal can send.
    pub(crate) fn any_key() -> impl Strategy<Value = Key> {
        let named = proptest::sample::select(NAMED.map(|(_, code)| code).to_vec());
        let character = any::<char>().prop_filter("no control character", |c| !c.is_control());
        let ascii = proptest::char::range('!', '~');
        let full_width = proptest::char::range('\u{ff01}', '\u{ff5e}');
        let code = prop_oneof![
            named,
            character.prop_map(Code::Char),
            ascii.prop_map(Code::Char),
            full_width.prop_map(Code::Char),
            (1..=35u8).prop_map(Code::F),
        ];
        (code, any::<[bool; 3]>()).prop_map(|(code, [ctrl, alt, shift])| Key::new(code, ctrl, alt, shift))
    }

    fn key(text: &str) -> Key {
        text.parse().unwrap()
    }

    #[test]
    fn the_written_form_is_the_one_in_the_docs() {
        let ctrl_d = Key::new(Code::Char('d'), true, false, false);
        let alt_enter = Key::new(Code::Enter, false, true, false);
        let shift_left = Key::new(Code::Left, false, false, true);
        let all = Key::new(Code::F(12), true, true, true);
        let written: Vec<String> = [
            'a'.into(),
            'A'.into(),
            '?'.into(),
            '-'.into(),
            ' '.into(),
            ctrl_d,
            alt_enter,
            shift_left,
            Code::Esc.into(),
            Code::PageUp.into(),
            Code::PageDown.into(),
            Code::Tab.into(),
            Code::BackTab.into(),
            all,
        ]
        .iter()
        .map(Key::to_string)
        .collect();
        assert_eq!(
            written.join(" "),
            "a A ? - space ctrl-d alt-enter shift-left esc pgup pgdn tab shift-tab ctrl-alt-shift-f12"
        );
    }

    #[test]
    fn shift_melts_into_letters_and_tab() {
        assert_eq!(key("shift-a"), 'A'.into());
        assert_eq!(key("shift-tab"), Code::BackTab.into());
        assert_eq!(Key::new(Code::Tab, false, false, true), Code::BackTab.into());
        assert_eq!(Key::new(Code::Char('?'), false, false, true), '?'.into());
        assert_eq!(key("alt-ctrl-x"), key("ctrl-alt-x"));
        assert_eq!(key("ctrl--"), Key::new(Code::Char('-'), true, false, false));
    }

    #[test]
    fn what_is_no_key_is_refused_with_its_text() {
        for text in
            ["", " ", "ctrl-", "ctrl-ctrl-a", "meta-a", "aa", "f0", "f01", "f+1", "f999", "shift-1", "Esc", "\t"]
        {
            assert_eq!(text.parse::<Key>(), Err(UnreadableKey(text.to_owned())), "{text:?}");
        }
    }

    #[test]
    fn full_width_keys_mean_their_ascii_ones_and_other_characters_stay() {
        let plain = |c: char| Key::from(c).plain().to_string();
        assert_eq!(
            ["１", "？", "：", "ｊ", "！", "　", "～"].map(|text| plain(text.chars().next().unwrap())),
            ["1", "?", ":", "j", "!", "space", "~"]
        );
        assert_eq!(["。", "、", "中", "é"].map(|text| plain(text.chars().next().unwrap())), ["。", "、", "中", "é"]);
        assert_eq!(key("ctrl-ｄ").plain(), key("ctrl-d"));
    }

    proptest! {
        #[test]
        fn every_key_is_read_back_from_its_written_form(key in any_key()) {
            prop_assert_eq!(key.to_string().parse(), Ok(key));
        }

        #[test]
        fn a_text_that_is_read_is_written_back_to_the_same_key(text in "(ctrl-|alt-|shift-){0,3}([a-z]{1,9}|f[0-9]{1,3}|.)") {
            if let Ok(key) = text.parse::<Key>() {
                prop_assert_eq!(key.to_string().parse(), Ok(key));
            }
        }

        #[test]
        fn plain_is_settled_after_one_step(key in any_key()) {
            prop_assert_eq!(key.plain().plain(), key.plain());
        }
    }
}
