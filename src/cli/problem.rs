//! Why a command came to nothing: its words, its exit code, and its shape for programs.

use std::process::ExitCode;

use chrono::Local;
use serde_json::{Map, Value, json};

use super::{codes, json as safe_json, out};
use crate::config::{ConfigError, Flaw};
use crate::domain::failure::{Failure, StoreError};
use crate::domain::refusal::Refusal;
use crate::domain::workflow::{Need, Workflow};
use crate::store;
use crate::text::cli::fault;
use crate::text::library::said_by;
use crate::text::refusal::refusal;
use crate::text::said::Said;
use crate::text::trouble::{cause, shown, trouble};
use crate::text::{Lang, safe::safe, width::width};

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// It was done.
    Done = 0,
    /// It failed.
    Failed = 1,
    /// It was called in a way that means nothing.
    Usage = 2,
    /// What it names does not exist.
    NotFound = 3,
    /// A rule refused it.
    Refused = 4,
    /// Somebody changed the same meanwhile.
    Conflict = 5,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        ExitCode::from(exit as u8)
    }
}

/// Why a command came to nothing.
#[derive(Debug)]
pub(super) enum Problem {
    /// A rule refused it.
    Refused(Refusal),
    /// The file of the store did.
    Store(StoreError),
    /// The configuration file is wrong.
    Config(ConfigError),
    /// The output could not be written.
    Output(std::io::Error),
    /// Something that only the command line can say: a stable code, and the words.
    Told { code: &'static str, exit: Exit, said: Said },
}

impl Problem {
    /// It was called in a way that means nothing.
    pub(super) fn usage(code: &'static str, said: Said) -> Problem {
        Problem::Told { code, exit: Exit::Usage, said }
    }

    /// It failed.
    pub(super) fn failed(code: &'static str, said: Said) -> Problem {
        Problem::Told { code, exit: Exit::Failed, said }
    }

    /// A file that was named could not be read.
    pub(super) fn unread(error: &std::io::Error, said: Said) -> Problem {
        let exit = match error.kind() {
            std::io::ErrorKind::NotFound => Exit::NotFound,
            _ => Exit::Failed,
        };
        Problem::Told { code: "io", exit, said }
    }

    /// Tells the person, or with `json` the program, on standard error; and says how the command ended.
    pub(super) fn report(&self, lang: Lang, json: bool, workflow: Option<&Workflow>) -> Exit {
        let Said { what, hint } = self.said(lang, workflow);
        if json {
            let mut error = Map::from_iter([
                ("code".to_string(), json!(self.code())),
                ("exit".to_string(), json!(self.exit() as u8)),
                ("message".to_string(), json!(what)),
                ("hint".to_string(), json!(hint)),
            ]);
            if let Problem::Refused(refusal) = self {
                error.extend(codes::details(refusal));
            }
            out::tell(&safe_json::line(&json!({ "error": Value::Object(error) })));
        } else {
            tell(lang, &what, hint.as_deref());
        }
        self.exit()
    }

    fn said(&self, lang: Lang, workflow: Option<&Workflow>) -> Said {
        match self {
            Problem::Refused(why) => match workflow.map_or_else(shipped, |known| Ok(known.clone())) {
                Ok(workflow) => with_option(lang, why, refusal(lang, why, &workflow, Local::now().date_naive())),
                Err(error) => trouble(lang, &error),
            },
            Problem::Store(error) => trouble(lang, error),
            Problem::Config(error) => config_said(lang, error),
            Problem::Output(error) => Said::plain(fault::output_failed(lang, &cause(lang, error))),
            Problem::Told { said, .. } => said.clone(),
        }
    }

    fn exit(&self) -> Exit {
        match self {
            Problem::Refused(refusal) => match refusal {
                Refusal::NoSuchItem(_) | Refusal::NoSuchMeeting(_) | Refusal::NoSuchSeries(_) => Exit::NotFound,
                Refusal::NoSuchStatus { .. } | Refusal::BadValue { .. } => Exit::Usage,
                Refusal::Clash(_)
                | Refusal::ChangedSince { .. }
                | Refusal::AgendaChangedSince { .. }
                | Refusal::PresenceChangedSince { .. } => Exit::Conflict,
                _ => Exit::Refused,
            },
            Problem::Store(StoreError::Missing(_)) => Exit::NotFound,
            Problem::Store(_) | Problem::Output(_) => Exit::Failed,
            Problem::Config(_) => Exit::Usage,
            Problem::Told { exit, .. } => *exit,
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Problem::Refused(refusal) => codes::of_refusal(refusal),
            Problem::Store(error) => codes::of_store(error),
            Problem::Config(_) => "config",
            Problem::Output(_) => "output",
            Problem::Told { code, .. } => code,
        }
    }
}

impl From<Failure> for Problem {
    fn from(failure: Failure) -> Problem {
        match failure {
            Failure::Refused(refusal) => Problem::Refused(refusal),
            Failure::Store(error) => Problem::Store(error),
        }
    }
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Problem {
        Problem::Refused(refusal)
    }
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Problem {
        Problem::Store(error)
    }
}

impl From<std::io::Error> for Problem {
    fn from(error: std::io::Error) -> Problem {
        Problem::Output(error)
    }
}

/// Says on standard error what did not work, and how the program ended.
pub fn complain(lang: Lang, said: &Said, exit: Exit) -> ExitCode {
    tell(lang, &said.what, said.hint.as_deref());
    exit.into()
}

/// What is wrong and then what to do, the second line of which stands under the first.
fn tell(lang: Lang, what: &str, hint: Option<&str>) {
    out::tell(&format!("{}{what}", fault::error(lang)));
    let heading = fault::hint(lang);
    for (place, line) in hint.unwrap_or_default().lines().enumerate() {
        let blank = " ".repeat(width(heading));
        out::tell(&format!("{}{line}", if place == 0 { heading } else { &blank }));
    }
}

fn shipped() -> Result<Workflow, StoreError> {
    store::read_workflow(store::DEFAULT_WORKFLOW)
}

/// A refusal with the option that answers it.
fn with_option(lang: Lang, why: &Refusal, said: Said) -> Said {
    let Refusal::Missing { need, item, .. } = why else {
        return said;
    };
    let option = match need {
        Need::Owner => "--owner",
        Need::Deadline => "--deadline",
        Need::Wake => "--wake",
        Need::Asked => "--ask",
        Need::AskBy => "--by",
        Need::Reason => "--reason",
        Need::DuplicateOf => "--of",
        Need::Why => "--why",
        Need::Rationale => "--rationale",
        Need::Decision => return said.hint(fault::give_decision(lang, item.0)),
        Need::Unblocked => return said,
    };
    let give = fault::give_it(lang, option);
    match &said.hint {
        Some(hint) => {
            let both = format!("{give}\n{hint}");
            said.hint(both)
        }
        None => said.hint(give),
    }
}

fn config_said(lang: Lang, error: &ConfigError) -> Said {
    let (path, listed) = (shown(&error.path), |all: &[&str]| all.join(lang.pick(", ", "、")));
    let place = |what: String| match error.line {
        0 => fault::in_file(lang, &path, &what),
        line => fault::at_line(lang, &path, line, &what),
    };
    match &error.flaw {
        Flaw::Unreadable(error) => Said::plain(place(fault::config_unreadable(lang, &cause(lang, error)))),
        Flaw::Syntax(detail) => Said::plain(place(fault::config_syntax(lang, &said_by(lang, detail)))),
        Flaw::UnknownKey(key, known) => {
            Said::plain(place(fault::config_key(lang, &safe(key)))).hint(fault::accepted(lang, &listed(known)))
        }
        Flaw::BadValue(key, accepted) => {
            Said::plain(place(fault::config_value(lang, &safe(key)))).hint(fault::for_example(lang, &listed(accepted)))
        }
    }
}
