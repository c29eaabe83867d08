//! What clap found wrong with the arguments, in our words.

use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::minus;
use super::problem::Problem;
use crate::domain::id::ItemId;
use crate::text::cli::fault;
use crate::text::said::Said;
use crate::text::{Lang, safe::safe};

/// The value of an option, before clap has read anything: the language has to be known first.
pub(super) fn value_of<'a>(option: &str, args: &'a [OsString]) -> Option<&'a str> {
    let mut args = args.iter().filter_map(|arg| arg.to_str()).take_while(|arg| *arg != "--");
    while let Some(arg) = args.next() {
        match arg.strip_prefix(option) {
            Some("") => return args.next(),
            Some(rest) => {
                if let Some(value) = rest.strip_prefix('=') {
                    return Some(value);
                }
            }
            None => {}
        }
    }
    None
}

/// The words that are neither options nor their values, with their places: the command is the first of them.
pub(super) fn words(args: &[OsString]) -> impl Iterator<Item = (usize, &str)> {
    let mut args = args.iter().enumerate().skip(1);
    std::iter::from_fn(move || {
        loop {
            let (place, arg) = args.next()?;
            match arg.to_str().unwrap_or_default() {
                "--db" | "--lang" | "--as" => _ = args.next(),
                option if option.starts_with('-') => {}
                word => return Some((place, word)),
            }
        }
    })
}

/// `onus help add` is `onus add --help`.
pub(super) fn helped(args: &[OsString]) -> Vec<OsString> {
    let mut args = args.to_vec();
    let asked = words(&args).next().filter(|(_, word)| *word == "help");
    if let Some(place) = asked.map(|(place, _)| place) {
        args.remove(place);
        args.push("--help".into());
    }
    args
}

/// A number right after `--meeting`: it would be taken for that of an item, or for words of a comment.
pub(super) fn loose_meeting(lang: Lang, args: &[OsString]) -> Option<Problem> {
    let read: Vec<&str> = args.iter().map(|arg| arg.to_str().unwrap_or_default()).collect();
    let mut pairs = read.iter().zip(read.iter().skip(1)).take_while(|(arg, _)| **arg != "--");
    let is_loose = |(arg, next): &(&&str, &&str)| **arg == "--meeting" && next.parse::<ItemId>().is_ok();
    let (_, number) = pairs.find(is_loose)?;
    let said = Said::plain(fault::loose_meeting(lang, &safe(number)));
    let bare = number.trim_start_matches(['#', '＃']);
    Some(Problem::usage("usage", said.hint(fault::meeting_forms(lang, &safe(bare)))))
}

/// What was wrong, as a problem.
pub(super) fn problem(lang: Lang, error: &clap::Error) -> Problem {
    let find = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => Some(readable(text)),
        Some(ContextValue::Strings(all)) => {
            let all: Vec<String> = all.iter().map(|text| readable(text)).collect();
            (!all.is_empty()).then(|| all.join(lang.pick(", ", "、")))
        }
        _ => None,
    };
    let argument = find(ContextKind::InvalidArg).unwrap_or_default();
    let value = find(ContextKind::InvalidValue).unwrap_or_default();
    let what = match error.kind() {
        ErrorKind::UnknownArgument if argument.starts_with('-') => fault::unknown_argument(lang, &argument),
        ErrorKind::UnknownArgument => fault::unexpected(lang, &argument),
        ErrorKind::InvalidSubcommand => {
            let name = find(ContextKind::InvalidSubcommand).unwrap_or_default();
            fault::unknown_command(lang, &name)
        }
        ErrorKind::InvalidValue if value.is_empty() => fault::missing_value(lang, &argument),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => fault::bad_value(lang, &value, &argument),
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues | ErrorKind::NoEquals => {
            fault::missing_value(lang, &argument)
        }
        ErrorKind::TooManyValues => fault::unwanted_value(lang, &argument),
        ErrorKind::MissingRequiredArgument => fault::missing_argument(lang, &argument),
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            fault::missing_command(lang).to_string()
        }
        ErrorKind::ArgumentConflict => match find(ContextKind::PriorArg) {
            Some(prior) if prior == argument => fault::repeated(lang, &argument),
            Some(prior) => fault::clash(lang, &argument, &prior),
            None => fault::repeated(lang, &argument),
        },
        ErrorKind::InvalidUtf8 => fault::not_text(lang).to_string(),
        _ => fault::odd_command_line(lang).to_string(),
    };
    let suggested = find(ContextKind::SuggestedArg)
        .or_else(|| find(ContextKind::SuggestedSubcommand))
        .or_else(|| find(ContextKind::SuggestedValue));
    let hint = suggested
        .map(|name| fault::did_you_mean(lang, &name))
        .or_else(|| find(ContextKind::ValidValue).map(|list| fault::accepted(lang, &list)));
    let usage = usage(error).map(|form| fault::called(lang, &form));
    let hints: Vec<String> = hint.into_iter().chain(usage).collect();
    let said = Said { what, hint: (!hints.is_empty()).then(|| hints.join("\n")) };
    Problem::usage("usage", said)
}

fn readable(text: &str) -> String {
    safe(&minus::shown(text)).into_owned()
}

/// How the command is called; clap begins it with a word of its own.
fn usage(error: &clap::Error) -> Option<String> {
    let Some(ContextValue::StyledStr(usage)) = error.get(ContextKind::Usage) else {
        return None;
    };
    let usage = usage.to_string();
    let forms = usage.trim_start_matches("Usage:").lines().map(str::trim);
    Some(forms.collect::<Vec<_>>().join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn args(line: &str) -> Vec<OsString> {
        line.split(' ').map(OsString::from).collect()
    }

    #[test]
    fn an_option_is_found_wherever_it_stands() {
        for line in ["onus --lang zh list", "onus list --lang=zh", "onus list x --lang zh --json"] {
            assert_eq!(value_of("--lang", &args(line)), Some("zh"), "{line}");
        }
    }

    #[test]
    fn an_option_after_the_end_of_options_is_none() {
        for line in ["onus add -- --lang zh", "onus add --language zh", "onus list", "onus --lang"] {
            assert_eq!(value_of("--lang", &args(line)), None, "{line}");
        }
    }
}
