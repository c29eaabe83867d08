//! Chinese names by their pinyin.

use pinyin::ToPinyin;

/// Whether the pinyin of a text, or its initials, begins with what was typed: `lil` and `ll` begin 李雷.
pub(super) fn begins(text: &str, typed: &str) -> bool {
    if typed.is_empty() || !typed.chars().all(|c| c.is_ascii_alphanumeric()) {
        return false;
    }
    let (mut syllables, mut initials) = (String::new(), String::new());
    for (c, sound) in text.chars().zip(text.to_pinyin()) {
        let sound = sound.map_or_else(|| c.to_lowercase().collect(), |sound| sound.plain().replace('ü', "v"));
        initials.extend(sound.chars().next());
        syllables.push_str(&sound);
    }
    syllables.starts_with(typed) || initials.starts_with(typed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_begins_with_its_pinyin_and_its_initials() {
        for typed in ["l", "li", "lil", "lilei", "ll"] {
            assert!(begins("李雷", typed), "{typed}");
        }
        for typed in ["", "lei", "lx", "李", "-"] {
            assert!(!begins("李雷", typed), "{typed}");
        }
        assert!(begins("吕 Wei", "lv"));
    }
}
