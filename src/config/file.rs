//! The configuration file. `assets/config.toml` is its documented sample.

use std::path::{Path, PathBuf};

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::domain::order::REVIEW_DAYS;
use crate::domain::person::Handle;

/// The documented sample: it says what holds without a file.
pub const SAMPLE: &str = include_str!("../../assets/config.toml");

/// The codes of the languages that `lang` takes.
pub const LANGS: [&str; 2] = ["en", "zh"];

/// The keys, in the order of the sample.
const KEYS: [&str; 7] = ["me", "lang", "db", "ascii", "mouse", "stamp_meeting", "review_days"];

/// What the file says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    /// Who the person is.
    pub me: Option<Handle>,
    /// The code of the language: one of [`LANGS`].
    pub lang: Option<String>,
    /// The store.
    pub db: Option<PathBuf>,
    /// Draw with ASCII only.
    pub ascii: bool,
    /// Take the mouse.
    pub mouse: bool,
    /// While one meeting is on, commands are a part of it.
    pub stamp_meeting: bool,
    /// After so many days the person goes over an item again.
    pub review_days: u64,
}

impl Default for Config {
    fn default() -> Config {
        Config {
            me: None,
            lang: None,
            db: None,
            ascii: false,
            mouse: true,
            stamp_meeting: false,
            review_days: REVIEW_DAYS,
        }
    }
}

/// What is wrong with the file, and where.
#[derive(Debug)]
pub struct ConfigError {
    /// The file.
    pub path: PathBuf,
    /// The line, from 1; 0 where the file as a whole is meant.
    pub line: usize,
    /// What is wrong.
    pub flaw: Flaw,
}

/// What can be wrong with the file.
#[derive(Debug)]
pub enum Flaw {
    /// It cannot be read.
    Unreadable(std::io::Error),
    /// It is not TOML: what the reader said.
    Syntax(String),
    /// It has a key that onus does not know; these it knows.
    UnknownKey(String, &'static [&'static str]),
    /// A key has a value that it cannot take; such ones it takes.
    BadValue(String, &'static [&'static str]),
}

/// Reads the file; one that does not exist says nothing.
///
/// # Errors
/// The first thing that is wrong with it.
pub fn read(path: &Path, home: &Path) -> Result<Config, ConfigError> {
    let fault = |(line, flaw)| ConfigError { path: path.into(), line, flaw };
    match std::fs::read_to_string(path) {
        Ok(text) => {
            let mut config = parse(&text).map_err(fault)?;
            let folder = path.parent().unwrap_or(home);
            config.db = config.db.map(|db| absolute(&db, folder, home));
            Ok(config)
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Config::default()),
        Err(error) => Err(fault((0, Flaw::Unreadable(error)))),
    }
}

fn absolute(path: &Path, folder: &Path, home: &Path) -> PathBuf {
    match path.strip_prefix("~") {
        Ok(rest) => home.join(rest),
        Err(_) => folder.join(path),
    }
}

fn parse(text: &str) -> Result<Config, (usize, Flaw)> {
    let line = |at: usize| 1 + text.bytes().take(at).filter(|byte| *byte == b'\n').count();
    let table = DeTable::parse(text).map_err(|error| {
        let at = error.span().map_or(0, |span| span.start);
        (line(at), Flaw::Syntax(error.message().to_string()))
    })?;
    let mut entries: Vec<_> = table.get_ref().iter().collect();
    entries.sort_by_key(|(key, _)| key.span().start);
    let mut config = Config::default();
    for (key, value) in entries {
        take(&mut config, key.get_ref(), value).map_err(|flaw| (line(key.span().start), flaw))?;
    }
    Ok(config)
}

fn take(config: &mut Config, key: &str, value: &Spanned<DeValue>) -> Result<(), Flaw> {
    let bad = |accepted| Flaw::BadValue(key.to_string(), accepted);
    let value = value.get_ref();
    let text = |accepted| value.as_str().filter(|text| !text.is_empty()).ok_or(bad(accepted));
    let switch = || value.as_bool().ok_or(bad(&["true", "false"]));
    match key {
        "me" => {
            const ACCEPTED: &[&str] = &["\"lin\"", "\"李雷\""];
            config.me = Some(text(ACCEPTED)?.parse().map_err(|_| bad(ACCEPTED))?);
        }
        "lang" => {
            const ACCEPTED: &[&str] = &["\"en\"", "\"zh\""];
            let code = text(ACCEPTED)?;
            config.lang = Some(LANGS.contains(&code).then(|| code.to_string()).ok_or(bad(ACCEPTED))?);
        }
        "db" => config.db = Some(text(&["\"~/team/onus.db\""])?.into()),
        "ascii" => config.ascii = switch()?,
        "review_days" => {
            let days = value.as_integer().and_then(|number| number.as_str().parse().ok());
            config.review_days = days.filter(|days| *days > 0).ok_or(bad(&["7"]))?;
        }
        "stamp_meeting" => config.stamp_meeting = switch()?,
        "mouse" => config.mouse = switch()?,
        _ => return Err(Flaw::UnknownKey(key.to_string(), &KEYS)),
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sample_says_what_holds_without_a_file() {
        assert_eq!(parse(SAMPLE).unwrap(), Config::default());
    }

    #[test]
    fn every_key_of_the_sample_is_taken_once_it_is_no_comment() {
        let told = SAMPLE.replace("# me", "me").replace("# lang", "lang").replace("# db", "db");
        let config = parse(&told).unwrap();
        assert_eq!(config.me, Some("lin".parse().unwrap()));
        assert_eq!(config.lang, Some("en".into()));
        assert_eq!(config.db, Some("~/team/onus.db".into()));
        for key in KEYS {
            assert!(told.contains(&format!("\n{key} = ")), "{key}");
        }
    }

    #[test]
    fn an_unknown_key_is_named_with_its_line() {
        let (line, flaw) = parse("ascii = true\n\ncolour = \"red\"\n").unwrap_err();
        assert_eq!(line, 3);
        assert!(matches!(flaw, Flaw::UnknownKey(key, known) if key == "colour" && known.contains(&"mouse")));
    }

    #[test]
    fn a_value_of_the_wrong_kind_is_named_with_its_line() {
        for text in ["me = \"\"", "me = \"a b\"", "lang = \"fr\"", "db = 3", "mouse = \"yes\""] {
            let (line, flaw) = parse(&format!("\n{text}")).unwrap_err();
            assert_eq!(line, 2);
            assert!(matches!(flaw, Flaw::BadValue(key, _) if text.starts_with(&key)), "{text}");
        }
    }

    #[test]
    fn what_is_not_toml_is_placed() {
        let (line, flaw) = parse("ascii = false\nme = lin\n").unwrap_err();
        assert_eq!(line, 2);
        assert!(matches!(flaw, Flaw::Syntax(_)));
    }

    #[test]
    fn a_path_starts_at_home_or_at_the_files_folder() {
        let at = |path: &str| absolute(Path::new(path), Path::new("/etc/onus"), Path::new("/home/lin"));
        assert_eq!(at("~/team.db"), Path::new("/home/lin/team.db"));
        assert_eq!(at("team.db"), Path::new("/etc/onus/team.db"));
        assert_eq!(at("/srv/team.db"), Path::new("/srv/team.db"));
    }

    #[test]
    fn a_missing_file_says_nothing_and_an_unreadable_one_is_an_error() {
        let folder = tempfile::tempdir().unwrap();
        let none = folder.path().join("none.toml");
        assert_eq!(read(&none, folder.path()).unwrap(), Config::default());
        let error = read(folder.path(), folder.path()).unwrap_err();
        assert!(matches!(error.flaw, Flaw::Unreadable(_)));
    }
}
