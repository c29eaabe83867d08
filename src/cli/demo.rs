//! `onus demo`, and `onus` alone: the screen.

use std::io::Write;

use chrono::{DateTime, FixedOffset, TimeDelta};
use clap::{ArgMatches, Command};

use super::Next;
use super::problem::Problem;
use super::session::{Scene, Session};
use crate::app::action::Action;
use crate::domain::change::{By, Door};
use crate::domain::edit::Edit;
use crate::domain::failure::Failure;
use crate::domain::meeting::{MeetingEdit, Opening};
use crate::domain::person::Handle;
use crate::exchange::demo::{self, Demo};
use crate::store::{self, Mode, Store, StoreError};
use crate::text::Lang;
use crate::text::cli::{fault, help, meeting as words};
use crate::text::said::Said;
use crate::text::trouble::cause;

pub(super) fn build(lang: Lang, command: Command) -> Command {
    command.about(help::demo(lang)).override_usage(help::demo_usage(lang)).after_help(help::demo_more(lang))
}

/// A throw-away store with a small team at work.
pub(super) fn run(session: &Session, _: &ArgMatches, _: &mut dyn Write) -> Result<Next, Problem> {
    let lang = session.lang;
    check(session)?;
    let mut builder = tempfile::Builder::new();
    builder.prefix("onus-demo-");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o700));
    let folder = builder.tempdir().map_err(|error| {
        let said = fault::cannot_write(lang, &std::env::temp_dir().to_string_lossy(), &cause(lang, &error));
        Problem::failed("io", Said::plain(said))
    })?;
    let path = store::default_path(folder.path());
    let mut store = Store::open(&path, Mode::Create)?;
    let me = fill(&mut store, lang, session.now.fixed_offset())?;
    Ok(Next::Screen(Box::new(Scene {
        lang,
        me,
        store,
        path,
        config: session.config.clone(),
        colours: session.colours,
        drafts: Some(folder.path().join("drafts")),
        folder: Some(folder),
        opening: None,
    })))
}

/// How much of last week's agenda was left open.
const LEFT_OPEN: usize = 4;

/// Puts the demo team into an empty store, with the weekly meeting that it held a week ago; gives who of them the person is.
///
/// # Errors
/// What is wrong with the file.
pub fn fill(store: &mut Store, lang: Lang, now: DateTime<FixedOffset>) -> Result<Handle, Failure> {
    let Demo { me, batch, weekly } = demo::load(lang, now);
    let by = By { who: me.clone(), at: now.to_utc(), today: now.date_naive(), meeting: None, door: Door::Import };
    store.import(&batch, &by, false, &mut |_, _| {})?;
    let by = By { at: by.at - TimeDelta::days(7), today: weekly.start, door: Door::Screen, ..by };
    let scribe = weekly.people.iter().find(|person| **person != me).cloned();
    let opening = Opening { series: Some(store.save_series(&weekly)?), present: weekly.people, ..Opening::default() };
    let begun = store.change_meeting(&MeetingEdit::Start(opening), &by)?;
    let Some(meeting) = begun.step.and_then(|step| step.meeting) else {
        return Ok(me);
    };
    let agenda = store.sitting(meeting)?.agenda;
    let (open, rest) = agenda.split_at(LEFT_OPEN.min(agenda.len()));
    // Somebody else noted it: a demo begins with nothing of one's own to take back.
    let scribe = By { who: scribe.unwrap_or_else(|| me.clone()), meeting: Some(meeting), ..by.clone() };
    for entry in open {
        store.apply(&[entry.item], &Edit::Comment(words::left_open(lang).to_string()), &scribe)?;
    }
    for entry in rest {
        let (item, is_struck) = (entry.item, true);
        store.change_meeting(&MeetingEdit::Strike { meeting, item, is_struck }, &by)?;
    }
    store.change_meeting(&MeetingEdit::End(meeting), &by)?;
    Ok(me)
}

/// The person's own store, with something done at once perhaps. One that cannot be written is there to be read.
pub(super) fn screen(session: &Session, opening: Option<Action>) -> Result<Next, Problem> {
    check(session)?;
    let store = match session.write_or_make() {
        Err(Problem::Store(StoreError::ReadOnly(_))) => session.read()?,
        opened => opened?,
    };
    Ok(Next::Screen(Box::new(Scene {
        lang: session.lang,
        me: session.me(&store.people()?),
        store,
        path: session.place.path.clone(),
        config: session.config.clone(),
        colours: session.colours,
        drafts: session.drafts.clone(),
        folder: None,
        opening,
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
