//! The commands, a line each; and how clap comes to speak both languages.
//!
//! clap finds out what was typed. Everything that a person reads of it is ours: the help of each command is written by
//! [`help`] and given to clap whole, and its errors are worded by [`super::usage`].

use std::io::Write;

use clap::builder::ValueParser;
use clap::{Arg, ArgAction, ArgMatches, Command};

use super::argument::{Offered, choice, flag, option};
use super::problem::Problem;
use super::session::Session;
use super::{Next, add, backup, comment, completions, demo, export, help, import, init, list, log};
use super::{man, meeting, moves, people, review, set, show, triage, undo, workflow};
use crate::config::{LANGS, Places};
use crate::text::Lang;
use crate::text::cli::help as words;
use crate::text::cli::meeting as meeting_words;

/// A command: its name, its arguments, and what it does.
struct Verb {
    name: &'static str,
    build: fn(Lang, Command) -> Command,
    run: Run,
}

type Run = fn(&Session, &ArgMatches, &mut dyn Write) -> Result<Next, Problem>;

/// The commands in the order of the help.
const VERBS: &[Verb] = &[
    verb("add", add::build, add::run),
    verb("list", list::build, list::run),
    verb("show", show::build, show::run),
    verb("set", set::build, set::run),
    verb("move", moves::build, moves::run),
    verb("comment", comment::build, comment::run),
    verb("undo", undo::build_undo, undo::undo),
    verb("redo", undo::build_redo, undo::redo),
    verb("log", log::build, log::run),
    verb("triage", triage::build, triage::run),
    verb("people", people::build, people::run),
    verb("workflow", workflow::build, workflow::run),
    verb("review", review::build, review::run),
    verb("meeting", meeting::build, meeting::run),
    verb("import", import::build, import::run),
    verb("export", export::build, export::run),
    verb("backup", backup::build, backup::run),
    verb("demo", demo::build, demo::run),
    verb("init", init::build, init::run),
    verb("completions", completions::build, completions::run),
    verb("man", man::build, man::run),
];

const fn verb(name: &'static str, build: fn(Lang, Command) -> Command, run: Run) -> Verb {
    Verb { name, build, run }
}

/// Everything that can be typed.
pub(super) fn tree(lang: Lang, places: Option<&Places>) -> Command {
    let mut tree = Command::new("onus")
        .version(env!("CARGO_PKG_VERSION"))
        .about(words::onus(lang))
        .override_usage(words::onus_usage(lang))
        .after_help(help::of_the_program(lang, places))
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .infer_subcommands(true)
        .args(everywhere(lang))
        .arg(Arg::new("version").short('V').long("version").action(ArgAction::Version).help(words::version(lang)));
    for verb in VERBS {
        tree = tree.subcommand((verb.build)(lang, Command::new(verb.name)));
    }
    help::dressed(lang, tree)
}

/// Does what was typed.
pub(super) fn dispatch(session: &Session, matches: &ArgMatches, out: &mut dyn Write) -> Result<Next, Problem> {
    match matches.subcommand() {
        Some((name, matches)) => match VERBS.iter().find(|verb| verb.name == name) {
            Some(verb) => (verb.run)(session, matches, out),
            None => Ok(Next::Nothing),
        },
        None => demo::screen(session, None),
    }
}

/// The options that stand with every command.
fn everywhere(lang: Lang) -> [Arg; 5] {
    [
        option("db", words::v_file(lang), words::db(lang)).value_parser(ValueParser::path_buf()),
        choice("lang", words::v_lang(lang), words::lang(lang), Offered::these(LANGS)),
        option("as", words::v_handle(lang), words::act_as(lang)),
        Arg::new("meeting-stamp")
            .long("meeting")
            .value_name(meeting_words::v_meeting(lang))
            .num_args(0..=1)
            .require_equals(true)
            .default_missing_value("")
            .help(meeting_words::stamp(lang)),
        flag("json", words::json(lang)),
    ]
    .map(|arg| arg.global(true))
}
