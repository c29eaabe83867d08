//! `onus demo`, and `onus` alone: the screen.

use std::io::Write;

use clap::{ArgMatches, Command};

use super::Next;
use super::problem::Problem;
use super::session::{Scene, Session};
use crate::domain::change::{By, Door};
use crate::exchange::demo;
use crate::store::{self, Mode, Store};
use crate::text::Lang;
use crate::text::cli::{fault, help};
use crate::text::said::Said;
use crate::text::trouble::cause;

pub(super) fn build(lang: Lang, command: Command) -> Command {
    command
        .about(help::demo(lang))
        .override_usage(help::demo_usage(lang))
        .after_help(help::demo_more(lang))
}

/// A throw-away store with a small team at work.
pub(super) fn run(session: &Session, _: &ArgMatches, _: &mut dyn Write) -> Result<Next, Problem> {
    let lang = session.lang;
    check(session)?;
    let folder = tempfile::Builder::new()
        .prefix("onus-demo-")
        .tempdir()
        .map_err(|error| {
            let said = fault::cannot_write(lang, &std::env::temp_dir().to_string_lossy(), &cause(lang, &error));
            Problem::failed("io", Said::plain(said))
        })?;
    let path = store::default_path(folder.path());
    let mut store = Store::open(&path, Mode::Create)?;
    let demo = demo::load(lang, session.now.fixed_offset());
    let by = By {
        who: demo.me.clone(),
        at: session.now.to_utc(),
        today: session.today(),
        meeting: None,
        door: Door::Import,
    };
    store.import(&demo.batch, &by, false, &mut |_, _| true)?;
    Ok(Next::Screen(Box::new(Scene {
        lang,
        me: demo.me,
        store,
        path,
        config: session.config.clone(),
        no_color: session.no_color,
        folder: Some(folder),
    })))
}

/// The person's own store.
pub(super) fn screen(session: &Session) -> Result<Next, Problem> {
    check(session)?;
    let store = session.write_or_make()?;
    Ok(Next::Screen(Box::new(Scene {
        lang: session.lang,
        me: session.me(&store.people()?),
        store,
        path: session.place.path.clone(),
        config: session.config.clone(),
        no_color: session.no_color,
        folder: None,
    })))
}

/// Nothing is made for a screen that cannot be shown.
fn check(session: &Session) -> Result<(), Problem> {
    if session.sheet.takes_a_screen() {
        return Ok(());
    }
    let said = Said::plain(fault::no_terminal(session.lang)).hint(fault::commands_need_none(session.lang));
    Err(Problem::usage("no-terminal", said))
}
