//! What clap found wrong with the arguments, in our words.

use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::minus;
use super::problem::Problem;
use crate::domain::id::ItemId;
use crate::text::cli::fault;
use crate::text::said::Said;
use crate::text::{Lang, safe::safe};

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
