//! `onus init`: an empty store.

use std::io::Write;

use clap::{ArgMatches, Command};
use serde_json::json;

use super::problem::Problem;
use super::session::Session;
use super::{Next, json as safe_json};
use crate::domain::failure::StoreError;
use crate::store::{Mode, Store};
use crate::text::Lang;
use crate::text::cli::{help, told};
use crate::text::trouble::shown;

pub(super) fn build(lang: Lang, command: Command) -> Command {
    command.about(help::init(lang)).override_usage(help::init_usage(lang))
}

pub(super) fn run(session: &Session, _: &ArgMatches, out: &mut dyn Write) -> Result<Next, Problem> {
    let path = &session.place.path;
    if path.symlink_metadata().is_ok() {
        return Err(StoreError::Exists(path.clone()).into());
    }
    Store::open(path, Mode::Create)?;
    if session.json {
        safe_json::write(out, &json!({ "store": path.to_string_lossy() }))?;
        writeln!(out)?;
    } else {
        writeln!(out, "{}", told::made_store(session.lang, &shown(path)))?;
    }
    Ok(Next::Nothing)
}
