//! Keys as text.

use onus::app::key::Key;

/// Reads keys separated by blanks. What stands between `'` and `'`, and a word that is no key, is typed letter by letter.
pub fn keys(text: &str) -> Vec<Key> {
    let mut keys = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let (word, is_typed) = match rest.strip_prefix('\'') {
            Some(typed) => {
                let (word, after) = typed.split_once('\'').expect("a typed text ends in '");
                rest = after;
                (word, true)
            }
            None => {
                let (word, after) = rest.split_once(' ').unwrap_or((rest, ""));
                rest = after;
                (word, false)
            }
        };
        match word.parse::<Key>() {
            Ok(key) if !is_typed => keys.push(key),
            _ => keys.extend(word.chars().map(Key::from)),
        }
        rest = rest.trim_start();
    }
    keys
}

#[test]
fn keys_are_read_as_they_are_written() {
    let written: Vec<String> = keys("g ctrl-d 'a 登' enter wei ？").iter().map(Key::to_string).collect();
    assert_eq!(written.join(" "), "g ctrl-d a space 登 enter w e i ？");
}
