//! `onus man`: the manual page.

use std::io::Write;

use clap::{ArgMatches, Command};
use clap_mangen::Man;

use super::Next;
use super::command;
use super::problem::Problem;
use super::session::Session;
use crate::text::Lang;
use crate::text::cli::help;

/// The headings that the generator writes, and where Chinese manual pages have them.
const HEADINGS: [(&str, &str); 7] = [
    (".SH NAME", ".SH 名称"),
    (".SH SYNOPSIS", ".SH 概要"),
    (".SH DESCRIPTION", ".SH 描述"),
    (".SH OPTIONS", ".SH 选项"),
    (".SH SUBCOMMANDS", ".SH 命令"),
    (".SH EXTRA", ".SH 说明"),
    (".SH VERSION", ".SH 版本"),
];

pub(super) fn build(lang: Lang, command: Command) -> Command {
    command.about(help::man(lang)).override_usage(help::man_usage(lang))
}

pub(super) fn run(session: &Session, _: &ArgMatches, out: &mut dyn Write) -> Result<Next, Problem> {
    let mut page = Vec::new();
    Man::new(command::tree(session.lang, None)).render(&mut page)?;
    let page = String::from_utf8_lossy(&page);
    for line in page.lines() {
        let heading = HEADINGS.iter().find(|(en, _)| *en == line);
        writeln!(out, "{}", heading.map_or(line, |(en, zh)| session.lang.pick(en, zh)))?;
    }
    Ok(Next::Nothing)
}
