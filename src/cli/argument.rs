//! What stands behind a command: how it is declared to clap, and read from it.

use std::ffi::OsStr;
use std::path::PathBuf;

use clap::builder::{PossibleValue, StringValueParser, TypedValueParser};
use clap::{Arg, ArgAction, ArgMatches, Command};

use super::minus;

/// An option with a value: `--name VALUE`.
pub(super) fn option(name: &'static str, value: &'static str, help: &'static str) -> Arg {
    Arg::new(name).long(name).value_name(value).help(help)
}

/// An option with a value that a shell may complete to one of these; what else is taken is for the command to say.
pub(super) fn choice(name: &'static str, value: &'static str, help: &'static str, offered: Offered) -> Arg {
    option(name, value, help).value_parser(offered)
}

/// Any text, and what a shell offers for it.
#[derive(Clone)]
pub(super) struct Offered(Vec<&'static str>);

impl Offered {
    pub(super) fn these(words: impl IntoIterator<Item = &'static str>) -> Offered {
        Offered(words.into_iter().collect())
    }
}

impl TypedValueParser for Offered {
    type Value = String;

    fn parse_ref(&self, command: &Command, arg: Option<&Arg>, value: &OsStr) -> Result<String, clap::Error> {
        StringValueParser::new().parse_ref(command, arg, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(self.0.iter().map(|word| PossibleValue::new(*word))))
    }
}

/// An option without a value.
pub(super) fn flag(name: &'static str, help: &'static str) -> Arg {
    Arg::new(name).long(name).action(ArgAction::SetTrue).help(help)
}

/// An argument that is known by its place.
pub(super) fn argument(name: &'static str, value: &'static str, help: &'static str) -> Arg {
    Arg::new(name).value_name(value).help(help)
}

/// A value that was given, as text.
pub(super) fn text(matches: &ArgMatches, name: &str) -> Option<String> {
    matches.get_one::<String>(name).map(|text| minus::shown(text))
}

/// All values of an argument, as text.
pub(super) fn texts(matches: &ArgMatches, name: &str) -> Vec<String> {
    let all = matches.get_many::<String>(name).into_iter().flatten();
    all.map(|text| minus::shown(text)).collect()
}

/// The file that is to be written; `-` is standard output, as is none.
pub(super) fn target<'a>(matches: &'a ArgMatches, name: &str) -> Option<&'a PathBuf> {
    path(matches, name).filter(|path| path.as_os_str() != "-")
}

/// A path that was given.
pub(super) fn path<'a>(matches: &'a ArgMatches, name: &str) -> Option<&'a PathBuf> {
    matches.get_one::<PathBuf>(name)
}
