//! The people who own, ask and decide.

use super::refusal::BadValue;

/// The short name by which a person is known, in any script; shown as `@李雷`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Handle(String);

impl Handle {
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
        let fits = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '/' | '+' | '\'' | '·');
        if name.is_empty() || name.chars().count() > 64 || !name.chars().all(fits) {
            return Err(BadValue::new(text, &["@lin", "@李雷"]));
        }
        Ok(Handle(name.to_string()))
    }
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
