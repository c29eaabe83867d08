//! The people who own, ask and decide.

use unicode_width::UnicodeWidthStr;

use super::refusal::BadValue;

/// The short name by which a person is known, in any script; shown as `@李雷`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Handle(String);

impl Handle {
    const LONGEST: usize = 64;

    fn takes(c: char) -> bool {
        c.is_alphanumeric() && !is_filler(c) || matches!(c, '_' | '-' | '.' | '/' | '+' | '\'' | '·')
    }

    /// Stands where a name cannot be read.
    pub fn unknown() -> Handle {
        Handle("?".to_string())
    }

    /// The handle without its sign.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for Handle {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(&self.0)
    }
}

impl std::str::FromStr for Handle {
    type Err = BadValue;

    /// Letters, digits and `_ - . /` of any script, with or without the sign; not empty.
    fn from_str(text: &str) -> Result<Self, BadValue> {
        let name = text.trim().trim_start_matches(['@', '＠']);
        if name.width() == 0 || name.chars().count() > Handle::LONGEST || !name.chars().all(Handle::takes) {
            return Err(BadValue::new(text, &["@lin", "@李雷"]));
        }
        Ok(Handle(name.to_string()))
    }
}

/// Letters by name that nobody sees: the fillers of Hangul.
fn is_filler(c: char) -> bool {
    matches!(c, '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}')
}

/// A person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// How others name them.
    pub handle: Handle,
    /// Their full name; the handle where none was given.
    pub name: String,
    /// Their team.
    pub team: Option<String>,
    /// Other words that mean them, when typed or imported.
    pub aliases: Vec<String>,
}

impl Person {
    /// A person of whom only the handle is known.
    pub fn known_as(handle: Handle) -> Person {
        Person {
            name: handle.to_string(),
            handle,
            team: None,
            aliases: Vec::new(),
        }
    }

    /// The person whom a name from elsewhere means: `Li Lei` is `@Li-Lei`, `wei@example.com` is `@wei`, and a second name
    /// in parentheses or an address becomes an alias. `None` where nothing of it can stand in a handle.
    pub fn named(word: &str) -> Option<Person> {
        let word = one_line(word);
        let (name, aside) = split_aside(word.trim_start_matches(['@', '＠']));
        let is_address = name.contains('@');
        let handle = if is_address { name.split('@').next()? } else { name };
        let handle = handle_of(handle)?;
        let mut aliases: Vec<String> = aside.map(str::to_string).into_iter().collect();
        if is_address {
            aliases.push(name.to_string());
        }
        Some(Person {
            name: if is_address {
                handle.to_string()
            } else {
                name.to_string()
            },
            handle,
            team: None,
            aliases,
        })
    }
}

fn one_line(text: &str) -> String {
    let visible: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `张三(zhangsan)` and `Li Lei <lei@example.com>`: the name, and what stands beside it.
fn split_aside(word: &str) -> (&str, Option<&str>) {
    for (open, close) in [('<', '>'), ('(', ')'), ('（', '）')] {
        if let Some((name, aside)) = word.strip_suffix(close).and_then(|word| word.split_once(open))
            && !name.trim().is_empty()
        {
            let aside = aside.trim_matches(|c: char| c == '#' || c.is_whitespace());
            return (name.trim(), Some(aside).filter(|aside| !aside.is_empty()));
        }
    }
    (word, None)
}

fn handle_of(name: &str) -> Option<Handle> {
    let fitting: String = name.chars().map(|c| if Handle::takes(c) { c } else { ' ' }).collect();
    let joined = fitting.split_whitespace().collect::<Vec<_>>().join("-");
    let short: String = joined.chars().take(Handle::LONGEST).collect();
    short.chars().any(char::is_alphanumeric).then(|| short.parse().ok())?
}

/// The person whom a typed handle means: `me` and `我` are the one who types, an alias is the one who has it; any other
/// handle is meant as it stands.
pub fn resolve(typed: &Handle, me: &Handle, people: &[Person]) -> Handle {
    if matches!(typed.as_str().to_lowercase().as_str(), "me" | "我") {
        return me.clone();
    }
    let same = |word: &str| word.to_lowercase() == typed.as_str().to_lowercase();
    let known = people.iter().find(|person| same(person.handle.as_str()));
    let alias = || {
        people
            .iter()
            .find(|person| person.aliases.iter().any(|alias| same(alias)))
    };
    known
        .or_else(alias)
        .map_or_else(|| typed.clone(), |person| person.handle.clone())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_name_from_elsewhere_gives_a_handle_and_keeps_itself() {
        for (word, handle, name, aliases) in [
            ("李雷", "李雷", "李雷", &[][..]),
            (" @lin ", "lin", "lin", &[]),
            ("Li  Lei", "Li-Lei", "Li Lei", &[]),
            ("beads/crew/dave", "beads/crew/dave", "beads/crew/dave", &[]),
            ("dependabot[bot]", "dependabot-bot", "dependabot[bot]", &[]),
            ("wei.ran@example.com", "wei.ran", "wei.ran", &["wei.ran@example.com"]),
            ("Wei Ran <wei@example.com>", "Wei-Ran", "Wei Ran", &["wei@example.com"]),
            ("张三(#zhangsan)", "张三", "张三", &["zhangsan"]),
            ("张三（zhangsan）", "张三", "张三", &["zhangsan"]),
            ("O'Brien, Seán", "O'Brien-Seán", "O'Brien, Seán", &[]),
        ] {
            let person = Person::named(word).unwrap();
            assert_eq!(person.handle.as_str(), handle, "{word}");
            assert_eq!(person.name, name, "{word}");
            assert_eq!(person.aliases, aliases, "{word}");
        }
    }

    #[test]
    fn what_holds_no_letter_is_nobody() {
        for word in ["", "  ", "@", "-", "()", "<>", "🙏"] {
            assert_eq!(Person::named(word), None, "{word:?}");
        }
    }

    proptest! {
        #[test]
        fn a_handle_from_a_name_is_one_that_can_be_typed(word in "\\PC{0,90}") {
            if let Some(person) = Person::named(&word) {
                prop_assert_eq!(person.handle.to_string().parse::<Handle>().unwrap(), person.handle);
                prop_assert!(!person.name.is_empty());
            }
        }
    }
}
