//! The command line: the door for one thing at a time, and for other programs. One file a command.
//!
//! [`start`] reads the machine, the configuration and the arguments, does what was asked, and says how it ended; or it
//! gives back a [`Scene`], where a screen was asked for. Exit codes: 0 done, 1 failed, 2 usage, 3 not found, 4 refused by a
//! rule, 5 conflict.

mod args;
mod argument;
mod codes;
mod command;
mod files;
mod help;
mod json;
mod minus;
mod named;
mod out;
mod place;
mod problem;
mod result;
mod session;
mod table;
mod typed;
mod usage;

mod add;
mod backup;
mod comment;
mod completions;
pub mod demo;
mod export;
mod import;
mod init;
mod list;
mod log;
mod man;
mod meeting;
mod moves;
mod people;
mod review;
mod set;
mod show;
mod triage;
mod undo;
mod workflow;

use std::ffi::OsString;
use std::io::Write;
use std::process::ExitCode;

use crate::config::{self, Config, ConfigError, Environment, Places};
use crate::text::Lang;
use problem::Problem;
pub use problem::{Exit, complain};
pub use session::Scene;
use session::Session;

/// What came of the arguments.
#[derive(Debug)]
pub enum Start {
    /// A command was done, or was not: the exit code.
    Finished(ExitCode),
    /// The screen is to be opened.
    Screen(Box<Scene>),
}

/// What a command leaves to be done.
enum Next {
    Nothing,
    Screen(Box<Scene>),
}

/// What the machine says before the person does.
struct Machine {
    places: Option<Places>,
    environment: Environment,
    config: Result<Config, ConfigError>,
}

/// Does what the arguments say, the first of which is the name of the program.
pub fn start(args: &[OsString]) -> Start {
    let machine = Machine::read();
    let lang = machine.language(args::value_of("--lang", args));
    out::mind_panics(lang);
    match run(args, lang, machine) {
        Ok(Next::Nothing) => Start::Finished(Exit::Done.into()),
        Ok(Next::Screen(scene)) => Start::Screen(scene),
        Err(exit) => Start::Finished(exit.into()),
    }
}

fn run(args: &[OsString], lang: Lang, machine: Machine) -> Result<Next, Exit> {
    let mut stdout = out::stdout();
    let args = &args::helped(args);
    if let Some(problem) = usage::loose_meeting(lang, args) {
        return Err(problem.report(lang, args.iter().any(|arg| arg == "--json"), None));
    }
    let tree = command::tree(lang, machine.places.as_ref());
    let matches = match tree.try_get_matches_from(minus::hidden(args)) {
        Ok(matches) => matches,
        Err(error) if error.use_stderr() => {
            let json = args.iter().any(|arg| arg == "--json");
            return Err(usage::problem(lang, &error).report(lang, json, None));
        }
        Err(asked) => {
            let printed = write!(stdout, "{asked}").and_then(|()| stdout.flush());
            return done(printed.map_err(Problem::from).map(|()| Next::Nothing), |problem| {
                problem.report(lang, false, None)
            });
        }
    };
    let json = matches.get_flag("json");
    let session = Session::new(lang, json, &matches, machine, command::tree)
        .map_err(|problem| problem.report(lang, json, None))?;
    let result = command::dispatch(&session, &matches, &mut stdout);
    let flushed = result.and_then(|next| stdout.flush().map(|()| next).map_err(Problem::from));
    done(flushed.map_err(|problem| session.at_the_end(problem)), |problem| {
        problem.report(lang, json, session.workflow())
    })
}

/// A reader that has had enough (`onus list | head -1`) is no failure.
fn done(result: Result<Next, Problem>, report: impl Fn(&Problem) -> Exit) -> Result<Next, Exit> {
    match result {
        Err(Problem::Output(error)) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(Next::Nothing),
        other => other.map_err(|problem| report(&problem)),
    }
}

impl Machine {
    fn read() -> Machine {
        let places = Places::find();
        Machine {
            environment: Environment::read(places.as_ref().map(|places| places.home.as_path())),
            config: match &places {
                Some(places) => config::read(&places.config, &places.home),
                None => Ok(Config::default()),
            },
            places,
        }
    }

    /// The language, by the first who says: `--lang`, `ONUS_LANG`, the configuration, the locale. What is no language is
    /// passed over here and refused later.
    fn language(&self, argument: Option<&str>) -> Lang {
        let configured = self.config.as_ref().ok().and_then(|config| config.lang.as_deref());
        let locale = self.environment.locale.as_deref().unwrap_or_default();
        [argument, self.environment.lang.as_deref(), configured]
            .into_iter()
            .flatten()
            .find_map(|code| code.parse().ok())
            .unwrap_or_else(|| Lang::from_locale(locale))
    }
}
