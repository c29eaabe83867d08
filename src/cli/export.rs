//! `onus export`: items into a file, whole or not at all.

use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use clap::builder::ValueParser;
use clap::{ArgMatches, Command};
use serde_json::json;
use tempfile::NamedTempFile;

use super::argument::{Offered, choice, flag, option, target, text, texts};
use super::files::{Form, Items};
use super::list::{query, query_argument};
use super::problem::Problem;
use super::session::Session;
use super::{Next, json as safe_json};
use crate::text::cli::{fault, help, told};
use crate::text::said::Said;
use crate::text::trouble::{cause, shown};
use crate::text::{Lang, safe::safe};

pub(super) fn build(lang: Lang, command: Command) -> Command {
    command
        .about(help::export(lang))
        .override_usage(help::export_usage(lang))
        .arg(query_argument(lang).help(help::export_query(lang)))
        .arg(choice("to", help::v_format(lang), help::export_to(lang), Offered::these(Form::ALL.map(|(name, _)| name))))
        .arg(
            option("output", help::v_file(lang), help::export_file(lang))
                .short('o')
                .value_parser(ValueParser::path_buf()),
        )
        .arg(flag("force", help::force(lang)).requires("output"))
}

pub(super) fn run(session: &Session, matches: &ArgMatches, out: &mut dyn Write) -> Result<Next, Problem> {
    let target = target(matches, "output").map(PathBuf::as_path);
    let form = form(session.lang, text(matches, "to").as_deref(), target)?;
    let store = session.read()?;
    let asker = session.asker(&store)?;
    let words = texts(matches, "query").join(" ");
    let all = if words.trim().is_empty() { "is:any" } else { &words };
    let query = query(session, &store, &asker, all)?;
    let mut ids = store.find(&query, &asker, None)?.ids;
    // What is read back by a program stands in the order in which it came to be, unless another one is asked for.
    if form != Form::Markdown && query.sort.is_empty() && query.group.is_none() {
        ids.sort_unstable();
    }
    let items =
        Items { session, store: &store, ids: &ids, to_terminal: target.is_none() && session.sheet.width.is_some() };
    let Some(target) = target else {
        items.write(form, out)?;
        return Ok(Next::Nothing);
    };
    into_file(session.lang, target, matches.get_flag("force"), |file| items.write(form, file))?;
    if session.json {
        safe_json::write(out, &json!({ "file": target.to_string_lossy(), "items": ids.len() }))?;
        writeln!(out)?;
    } else {
        writeln!(out, "{}", told::written_to(session.lang, ids.len(), &shown(target)))?;
    }
    Ok(Next::Nothing)
}

/// The form that is named, or that the name of the file ends with.
fn form(lang: Lang, given: Option<&str>, target: Option<&Path>) -> Result<Form, Problem> {
    let ending = || target?.extension()?.to_str();
    let Some(name) = given.or_else(ending) else {
        let said = Said::plain(fault::missing_argument(lang, "--to")).hint(forms(lang));
        return Err(Problem::usage("usage", said));
    };
    let known = Form::ALL.iter().find(|(known, _)| name.eq_ignore_ascii_case(known));
    known.map(|(_, form)| *form).ok_or_else(|| {
        let said = Said::plain(fault::bad_value(lang, &safe(name), "--to")).hint(forms(lang));
        Problem::usage("bad-value", said)
    })
}

/// Every form that there is.
fn forms(lang: Lang) -> String {
    let names = Form::ALL.map(|(name, _)| name);
    fault::accepted(lang, &names.join(lang.pick(", ", "、")))
}

/// There is a file already where one is to be written.
pub(super) fn exists(lang: Lang, target: &Path) -> Problem {
    let said = Said::plain(fault::file_exists(lang, &shown(target))).hint(fault::use_force(lang));
    Problem::failed("exists", said)
}

/// The folder of a file that is to be written.
pub(super) fn folder(lang: Lang, target: &Path) -> Result<&Path, Problem> {
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    match folder.exists() {
        true => Ok(folder),
        false => Err(Problem::failed("io", Said::plain(fault::no_folder(lang, &shown(folder))))),
    }
}

/// Writes a file beside its place and moves it there when it is complete, readable for its owner only.
pub(super) fn into_file(
    lang: Lang,
    target: &Path,
    force: bool,
    write: impl FnOnce(&mut dyn Write) -> Result<(), Problem>,
) -> Result<(), Problem> {
    let failed = |error: &std::io::Error| {
        let said = Said::plain(fault::cannot_write(lang, &shown(target), &cause(lang, error)));
        Problem::failed("io", said)
    };
    if !force && target.symlink_metadata().is_ok() {
        return Err(exists(lang, target));
    }
    let mut file = NamedTempFile::new_in(folder(lang, target)?).map_err(|error| failed(&error))?;
    let mut buffered = BufWriter::new(&mut file);
    let written = write(&mut buffered).and_then(|()| Ok(buffered.flush()?));
    drop(buffered);
    let done = written.and_then(|()| Ok(file.as_file().sync_all()?));
    done.map_err(|problem| match problem {
        Problem::Output(error) => failed(&error),
        other => other,
    })?;
    let kept = if force { file.persist(target) } else { file.persist_noclobber(target) };
    kept.map(drop).map_err(|error| match error.error.kind() {
        std::io::ErrorKind::AlreadyExists => exists(lang, target),
        _ => failed(&error.error),
    })
}
