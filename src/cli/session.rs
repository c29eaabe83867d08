//! Who runs a command, when, on which store, and for which reader.

use std::cell::{Cell, OnceCell};
use std::path::PathBuf;

use chrono::{DateTime, Local, NaiveDate};
use clap::{ArgMatches, Command};

use super::Machine;
use super::argument::text;
use super::named;
use super::out::{self, Sheet};
use super::place::Place;
use super::problem::Problem;
use crate::app::action::Action;
use crate::config::{self, Colours, Config, Places};
use crate::domain::change::{By, Door};
use crate::domain::failure::StoreError;
use crate::domain::meeting::{Meeting, MeetingId};
use crate::domain::order::Asker;
use crate::domain::person::{self, Handle, Person};
use crate::domain::refusal::Refusal;
use crate::domain::workflow::Workflow;
use crate::store::{Mode, Store};
use crate::text::cli::{fault, told};
use crate::text::said::Said;
use crate::text::trouble::{cause, shown};
use crate::text::{Lang, safe::safe};

/// What the screen needs to begin.
#[derive(Debug)]
pub struct Scene {
    /// The language of every word.
    pub lang: Lang,
    /// The person.
    pub me: Handle,
    /// The store, open for writing if it can be written.
    pub store: Store,
    /// Its file.
    pub path: PathBuf,
    /// What the person configured.
    pub config: Config,
    /// Which colours the screen may show.
    pub colours: Colours,
    /// What is done at once.
    pub opening: Option<Action>,
    /// The folder for what is typed and not saved.
    pub drafts: Option<PathBuf>,
    /// The folder of a throw-away store: gone with this.
    pub folder: Option<tempfile::TempDir>,
}

/// Makes everything that can be typed.
pub(super) type Tree = fn(Lang, Option<&Places>) -> Command;

/// Who runs a command, when, on which store, and for which reader.
pub(super) struct Session {
    /// The language of every word.
    pub lang: Lang,
    /// The results are for a program.
    pub json: bool,
    /// Everything that can be typed, for those commands that tell it.
    pub tree: Tree,
    /// The moment, where the person is.
    pub now: DateTime<Local>,
    /// The store.
    pub place: Place,
    /// Where the results go.
    pub sheet: Sheet,
    /// What the person configured.
    pub config: Config,
    /// Which colours the screen may show.
    pub colours: Colours,
    /// The folder for what is typed on the screen and not saved.
    pub drafts: Option<PathBuf>,
    /// The meeting that a command is to be a part of; empty is the one that is on.
    stamp: Option<String>,
    /// Who the person said to be.
    user: Handle,
    workflow: OnceCell<Workflow>,
    /// The command changes the store, which it does before it prints.
    changes: Cell<bool>,
}

impl Session {
    pub(super) fn new(
        lang: Lang,
        json: bool,
        matches: &ArgMatches,
        machine: Machine,
        tree: Tree,
    ) -> Result<Session, Problem> {
        let Machine { places, environment, config } = machine;
        let config = config.map_err(Problem::Config)?;
        if let Some(code) = text(matches, "lang").filter(|code| code.parse::<Lang>().is_err()) {
            let said = Said::plain(fault::bad_lang(lang, &safe(&code))).hint(fault::languages(lang));
            return Err(Problem::usage("bad-value", said));
        }
        if let Some(code) = environment.lang.as_deref().filter(|code| code.parse::<Lang>().is_err()) {
            let said = Said::plain(fault::bad_env_lang(lang, &safe(code))).hint(fault::languages(lang));
            return Err(Problem::usage("bad-value", said));
        }
        let user = match matches.get_one::<String>("as") {
            Some(given) => Some(named::handle(lang, given)?),
            None => config.me.clone().or(environment.user.clone()),
        };
        let argument = matches.get_one::<PathBuf>("db");
        Ok(Session {
            lang,
            json,
            tree,
            now: Local::now(),
            place: Place::choose(lang, argument, &environment, &config, places.as_ref())?,
            sheet: Sheet::of_stdout(&environment),
            colours: environment.colours,
            drafts: places.map(|places| places.drafts),
            config,
            stamp: text(matches, "meeting-stamp"),
            user: user.or_else(|| "me".parse().ok()).unwrap_or_else(Handle::unknown),
            workflow: OnceCell::new(),
            changes: Cell::new(false),
        })
    }

    /// The civil date where the person is.
    pub(super) fn today(&self) -> NaiveDate {
        self.now.date_naive()
    }

    /// The workflow of the store, once one was opened.
    pub(super) fn workflow(&self) -> Option<&Workflow> {
        self.workflow.get()
    }

    /// The person, by the handle that the store knows.
    pub(super) fn me(&self, people: &[Person]) -> Handle {
        person::resolve(&self.user, &self.user, people)
    }

    /// Who acts, when and from where.
    pub(super) fn by(&self, store: &Store) -> Result<By, Problem> {
        Ok(By {
            who: self.me(&store.people()?),
            at: self.now.to_utc(),
            today: self.today(),
            door: Door::CommandLine,
            meeting: self.meeting(store)?,
        })
    }

    /// The meeting of which a command is a part: the one that was named, or by the configuration the only one that is on.
    fn meeting(&self, store: &Store) -> Result<Option<MeetingId>, Problem> {
        let on = || -> Result<(Vec<MeetingId>, Vec<MeetingId>), Problem> {
            let open = store.meetings_now()?.open;
            let (on, paused): (Vec<_>, Vec<_>) = open.iter().partition(|meeting| meeting.is_on());
            let numbers = |meetings: Vec<&Meeting>| meetings.iter().map(|meeting| meeting.id).collect();
            Ok((numbers(on), numbers(paused)))
        };
        match self.stamp.as_deref() {
            Some("") => match on()? {
                (on, _) if on.len() == 1 => Ok(on.first().copied()),
                (on, paused) => Err(match (on.is_empty(), paused.first()) {
                    (true, Some(meeting)) => Refusal::NotOn { meeting: *meeting, is_paused: true },
                    _ => Refusal::WhichMeeting(on),
                }
                .into()),
            },
            Some(given) => named::meeting(self.lang, store, given).map(Some),
            None if self.config.stamp_meeting => match on()?.0.as_slice() {
                [one] => Ok(Some(*one)),
                _ => Ok(None),
            },
            None => Ok(None),
        }
    }

    /// Who asks, and on which day.
    pub(super) fn asker(&self, store: &Store) -> Result<Asker, Problem> {
        Ok(Asker {
            me: self.me(&store.people()?),
            today: self.today(),
            zone: config::zone(),
            review_days: self.config.review_days,
        })
    }

    /// The store, to read. In the usual place none need be there: it is as if empty.
    pub(super) fn read(&self) -> Result<Store, Problem> {
        match Store::open(&self.place.path, Mode::Read) {
            Err(StoreError::Missing(_)) if !self.place.is_named => self.known(Store::in_memory()?),
            opened => self.known(opened?),
        }
    }

    /// A problem at the end of the command, with what is known here: the file that could not be written; that what could not
    /// be told was done all the same.
    pub(super) fn at_the_end(&self, problem: Problem) -> Problem {
        match problem {
            Problem::Output(error) if self.changes.get() && error.kind() != std::io::ErrorKind::BrokenPipe => {
                let said = Said::plain(fault::output_failed(self.lang, &cause(self.lang, &error)));
                Problem::failed("output", said.hint(fault::done_untold(self.lang)))
            }
            Problem::Store(StoreError::ReadOnly(path)) if path.as_os_str().is_empty() => {
                StoreError::ReadOnly(self.place.path.clone()).into()
            }
            other => other,
        }
    }

    /// The store, to write; it must be there.
    pub(super) fn write(&self) -> Result<Store, Problem> {
        self.changes.set(true);
        self.known(Store::open(&self.place.path, Mode::Write)?)
    }

    /// The store, to write; it is made where there is none, and the person is told.
    pub(super) fn write_or_make(&self) -> Result<Store, Problem> {
        self.changes.set(true);
        match Store::open(&self.place.path, Mode::Write) {
            Err(StoreError::Missing(path)) => {
                let store = Store::open(&path, Mode::Create)?;
                out::tell(&told::made_store(self.lang, &shown(&path)));
                self.known(store)
            }
            opened => self.known(opened?),
        }
    }

    fn known(&self, store: Store) -> Result<Store, Problem> {
        // Opened twice, the first one's workflow stays: both are the same file.
        let _known = self.workflow.set(store.workflow().clone());
        Ok(store)
    }
}
