//! The people who own, ask and decide.

use std::collections::HashMap;

use super::bad_value::BadValue;
use super::narrow::narrow;

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

    /// Letters, digits and `_ - . /` of any script, with or without the sign; at least one letter or digit, and no word that
    /// means nobody.
    fn from_str(text: &str) -> Result<Self, BadValue> {
        let name = text.trim().trim_start_matches(['@', '＠']);
        let is_name = name.chars().any(char::is_alphanumeric) && name.chars().all(Handle::takes);
        if !is_name || is_nobody(name) || name.chars().count() > Handle::LONGEST {
            return Err(BadValue::new(text, &["@lin", "@李雷"]));
        }
        Ok(Handle(name.to_string()))
    }
}

/// Words that mean that there is no such person.
pub const NOBODY: &[&str] = &["-", "none", "nobody", "无", "无人"];

/// Whether a word means nobody.
pub fn is_nobody(word: &str) -> bool {
    NOBODY.contains(&word.to_lowercase().as_str())
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
        Person { name: handle.to_string(), handle, team: None, aliases: Vec::new() }
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
            name: if is_address { handle.to_string() } else { name.to_string() },
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

/// Whom the words of a file mean: as typed, the people who are known by their handles, aliases and full names.
pub struct Names(HashMap<String, Handle>);

impl Names {
    /// Of these people; a handle comes before an alias.
    pub fn of(people: &[Person]) -> Names {
        let mut names = Names(HashMap::new());
        for person in people {
            names.add(person.handle.as_str(), &person.handle);
        }
        for person in people {
            person.aliases.iter().for_each(|alias| names.add(alias, &person.handle));
        }
        for person in people {
            if let Some(only) = only_one_called(&called(&person.name), people) {
                names.add(&called(&only.name), &only.handle);
            }
        }
        names
    }

    /// The handle of the person who is meant: of one whom nobody knows, their own.
    pub fn meant(&self, person: &Person) -> Handle {
        self.known(person).unwrap_or(&person.handle).clone()
    }

    /// Knows a person from now on; says whether nobody did.
    pub fn meet(&mut self, person: &Person) -> bool {
        let is_new = self.known(person).is_none();
        if is_new {
            self.add(person.handle.as_str(), &person.handle);
            person.aliases.iter().for_each(|alias| self.add(alias, &person.handle));
        }
        is_new
    }

    fn known(&self, person: &Person) -> Option<&Handle> {
        let aliases = person.aliases.iter().map(String::as_str);
        let mut words = std::iter::once(person.handle.as_str()).chain(aliases);
        words.find_map(|word| self.0.get(&folded(word)))
    }

    fn add(&mut self, word: &str, handle: &Handle) {
        self.0.entry(folded(word)).or_insert_with(|| handle.clone());
    }
}

/// The person whom a typed handle means: `me` and `我` are the one who types; then whoever has the handle, the alias, or
/// alone the full name. Any other handle is meant as it stands.
pub fn resolve(typed: &Handle, me: &Handle, people: &[Person]) -> Handle {
    if matches!(typed.as_str().to_lowercase().as_str(), "me" | "我") {
        return me.clone();
    }
    let word = folded(typed.as_str());
    holder(&word, people)
        .or_else(|| only_one_called(&word, people))
        .map_or_else(|| typed.clone(), |person| person.handle.clone())
}

/// Who has a word as handle or, where nobody has, as alias; case and width do not matter.
pub fn holder<'a>(word: &str, people: &'a [Person]) -> Option<&'a Person> {
    let word = folded(word);
    let same = |own: &str| folded(own) == word;
    let by_handle = people.iter().find(|person| same(person.handle.as_str()));
    by_handle.or_else(|| people.iter().find(|person| person.aliases.iter().any(|alias| same(alias))))
}

fn only_one_called<'a>(word: &str, people: &'a [Person]) -> Option<&'a Person> {
    let mut called = people.iter().filter(|person| called(&person.name) == word);
    called.next().filter(|_| called.next().is_none())
}

/// A full name as it is typed: `Li Lei` as `@Li-Lei`.
fn called(name: &str) -> String {
    folded(name).split_whitespace().collect::<Vec<_>>().join("-")
}

fn folded(word: &str) -> String {
    narrow(word).to_lowercase()
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

    #[test]
    fn a_typed_handle_is_one_person_by_handle_alias_or_the_only_full_name() {
        let person = |handle: &str, name: &str, aliases: &[&str]| Person {
            name: name.into(),
            aliases: aliases.iter().map(ToString::to_string).collect(),
            ..Person::known_as(handle.parse().unwrap())
        };
        let people = [
            person("li", "李雷", &["lei"]),
            person("lei2", "Han Mei", &["li"]),
            person("a", "Sam", &[]),
            person("b", "Sam", &[]),
        ];
        for (typed, meant) in [
            ("Li", "li"),
            ("ｌｉ", "li"),
            ("LEI", "li"),
            ("李雷", "li"),
            ("han-mei", "lei2"),
            ("Sam", "Sam"),
            ("new", "new"),
            ("我", "a"),
        ] {
            let typed = typed.parse().unwrap();
            let me = "a".parse().unwrap();
            assert_eq!(resolve(&typed, &me, &people).as_str(), meant, "{typed}");
        }
    }

    #[test]
    fn what_means_nobody_names_no_person() {
        for word in ["-", "none", "@None", "无", "无人", "nobody", "--", "."] {
            assert!(word.parse::<Handle>().is_err(), "{word:?}");
        }
        assert!("nobody-else".parse::<Handle>().is_ok());
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
