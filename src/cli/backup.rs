//! `onus backup`: a copy of the store, whole even while others write.

use std::io::Write;
use std::path::Path;

use clap::builder::ValueParser;
use clap::{ArgMatches, Command};
use serde_json::json;

use super::argument::{argument, flag, path};
use super::export::{exists, folder};
use super::problem::Problem;
use super::session::Session;
use super::{Next, json as safe_json};
use crate::domain::failure::StoreError;
use crate::store::{Mode, Store};
use crate::text::Lang;
use crate::text::cli::{fault, help, told};
use crate::text::said::Said;
use crate::text::trouble::shown;

pub(super) fn build(lang: Lang, command: Command) -> Command {
    command
        .about(help::backup(lang))
        .override_usage(help::backup_usage(lang))
        .after_help(help::backup_more(lang))
        .arg(
            argument("file", help::v_file(lang), help::backup_file(lang))
                .required(true)
                .value_parser(ValueParser::path_buf()),
        )
        .arg(flag("force", help::force(lang)))
}

pub(super) fn run(session: &Session, matches: &ArgMatches, out: &mut dyn Write) -> Result<Next, Problem> {
    let (lang, store) = (session.lang, &session.place.path);
    let target = path(matches, "file").map_or(Path::new("-"), |path| path.as_path());
    if target == Path::new("-") {
        let said = Said::plain(fault::bad_value(lang, "-", help::v_file(lang)));
        return Err(Problem::usage("bad-value", said.hint(fault::name_a_file(lang))));
    }
    let opened = Store::open(store, Mode::Read)?;
    folder(lang, target)?;
    opened.backup(target, matches.get_flag("force")).map_err(|error| match error {
        StoreError::Exists(_) => exists(lang, target),
        other => other.into(),
    })?;
    if session.json {
        let (store, backup) = (store.to_string_lossy(), target.to_string_lossy());
        safe_json::write(out, &json!({ "store": store, "backup": backup }))?;
        writeln!(out)?;
    } else {
        writeln!(out, "{}", told::backed_up(lang, &shown(target)))?;
    }
    Ok(Next::Nothing)
}
