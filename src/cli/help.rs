//! The help of each command, written here because clap's own speaks English and counts a Chinese character as one cell.

use clap::{Arg, ArgAction, Command};

use crate::config::Places;
use crate::store;
use crate::text::cli::help as words;
use crate::text::trouble::shown;
use crate::text::width::{pad, width};
use crate::text::{Lang, wrap::wrap};

/// The cells of a line of help.
const LINE: usize = 96;
/// The column of names is not wider than this; the explanation of a longer name begins below it.
const NAMES: usize = 30;
/// Blanks before a name, and between it and its explanation.
const GAP: usize = 2;

/// A name and its explanation.
type Row = (String, String);

/// Gives a command and its subcommands their help.
pub(super) fn dressed(lang: Lang, command: Command) -> Command {
    let everywhere: Vec<Row> = command.get_arguments().filter(|arg| arg.is_global_set()).map(row).collect();
    dress(lang, command, &everywhere)
}

/// What the program's help ends with.
pub(super) fn of_the_program(lang: Lang, places: Option<&Places>) -> String {
    let places = places.map(|places| {
        let store = store::default_path(&places.data);
        words::places(lang, &shown(&places.config), &shown(&store))
    });
    let parts = [words::onus_more(lang), words::exit_codes(lang)].map(str::to_string);
    parts.into_iter().chain(places).collect::<Vec<_>>().join("\n\n")
}

fn dress(lang: Lang, command: Command, everywhere: &[Row]) -> Command {
    let asks_for_help = Arg::new("help").short('h').long("help").action(ArgAction::Help).help(words::help(lang));
    let command = command
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .arg(asks_for_help)
        .mut_subcommands(|part| dress(lang, part, everywhere));
    let text = text(lang, &command, everywhere);
    command.override_help(text)
}

fn text(lang: Lang, command: &Command, everywhere: &[Row]) -> String {
    let rows = |wanted: fn(&Arg) -> bool| command.get_arguments().filter(|arg| wanted(arg)).map(row).collect();
    let subcommands = command.get_subcommands();
    let subcommands = subcommands.map(|part| (part.get_name().to_string(), said(part.get_about())));
    let parts: [(&str, Vec<Row>); 4] = [
        (words::commands(lang), subcommands.collect()),
        (words::arguments(lang), rows(|arg| arg.is_positional())),
        (words::options(lang), rows(|arg| !arg.is_positional() && !arg.is_global_set())),
        (words::everywhere(lang), everywhere.to_vec()),
    ];
    let mut text = format!("{}\n\n{}", said(command.get_about()), usage(lang, command));
    for (heading, rows) in parts.iter().filter(|(_, rows)| !rows.is_empty()) {
        text.push_str(&format!("\n{heading}\n{}", columns(rows)));
    }
    if let Some(after) = command.get_after_help() {
        text.push_str(&format!("\n{}\n", wrap(&after.to_string(), LINE).join("\n")));
    }
    text
}

fn usage(lang: Lang, command: &Command) -> String {
    let heading = words::usage(lang);
    let blank = " ".repeat(width(heading));
    let forms = said(command.get_overridden_usage());
    let lines = forms.lines().enumerate();
    lines.map(|(place, form)| format!("{}{form}\n", if place == 0 { heading } else { &blank })).collect()
}

fn row(arg: &Arg) -> Row {
    (name(arg), said(arg.get_help()))
}

fn name(arg: &Arg) -> String {
    let value = arg.get_value_names().and_then(|names| names.first()).map(ToString::to_string);
    let takes_value = matches!(arg.get_action(), ArgAction::Set | ArgAction::Append);
    let value = value.filter(|_| takes_value);
    let may_lack = arg.get_num_args().is_some_and(|count| count.min_values() == 0);
    let many = if arg.get_num_args().is_some_and(|count| count.max_values() > 1) { "..." } else { "" };
    let short = arg.get_short().map(|short| format!("-{short}"));
    let long = arg.get_long().map(|long| format!("--{long}"));
    let names: Vec<String> = short.into_iter().chain(long).collect();
    if let (Some(value), true, false) = (&value, may_lack, arg.is_positional()) {
        return format!("{}[={value}]", names.join(", "));
    }
    let parts = [Some(names.join(", ")).filter(|names| !names.is_empty()), value];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ") + many
}

fn columns(rows: &[Row]) -> String {
    let widest = rows.iter().map(|(name, _)| width(name)).filter(|cells| *cells <= NAMES).max();
    let names = widest.unwrap_or(NAMES);
    let blank = " ".repeat(GAP + names + GAP);
    let mut text = String::new();
    for (name, explanation) in rows {
        let mut lines = wrap(explanation, LINE - blank.len()).into_iter();
        if width(name) <= names {
            let first = lines.next().unwrap_or_default();
            text.push_str(&format!("{:GAP$}{}{:GAP$}{first}\n", "", pad(name, names), ""));
        } else {
            text.push_str(&format!("{:GAP$}{name}\n", ""));
        }
        text.extend(lines.map(|line| format!("{blank}{line}\n")));
    }
    text
}

fn said(text: Option<&clap::builder::StyledStr>) -> String {
    text.map(ToString::to_string).unwrap_or_default()
}
