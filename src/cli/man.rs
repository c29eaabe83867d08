//! `onus man`: the manual pages.

use std::io::Write;

use clap::{ArgMatches, Command};
use clap_mangen::Man;

use super::Next;
use super::argument::{argument, texts};
use super::problem::Problem;
use super::session::Session;
use crate::text::cli::{fault, help};
use crate::text::said::Said;
use crate::text::{Lang, safe::safe};

/// The headings that the generator writes, and where Chinese manual pages have them.
const HEADINGS: [(&str, &str); 8] = [
    (".SH NAME", ".SH 名称"),
    (".SH SYNOPSIS", ".SH 概要"),
    (".SH DESCRIPTION", ".SH 描述"),
    (".SH OPTIONS", ".SH 选项"),
    (".SH SUBCOMMANDS", ".SH 命令"),
    (".SH EXTRA", ".SH 说明"),
    (".SH VERSION", ".SH 版本"),
    (r"\fIPossible values:\fR", r"\fI可选的值：\fR"),
];

/// What it writes before the values that may be given.
const POSSIBLE: &str = "possible values: ";

pub(super) fn build(lang: Lang, command: Command) -> Command {
    command
        .about(help::man(lang))
        .override_usage(help::man_usage(lang))
        .arg(argument("command", help::v_command(lang), help::man_command(lang)).num_args(0..))
}

pub(super) fn run(session: &Session, matches: &ArgMatches, out: &mut dyn Write) -> Result<Next, Problem> {
    let lang = session.lang;
    let mut tree = (session.tree)(lang, None);
    tree.build();
    let mut page = &tree;
    for name in texts(matches, "command") {
        page = page.find_subcommand(&name).ok_or_else(|| {
            let said = Said::plain(fault::unknown_command(lang, &safe(&name)));
            Problem::usage("usage", said)
        })?;
    }
    let mut bytes = Vec::new();
    Man::new(page.clone()).render(&mut bytes)?;
    for line in String::from_utf8_lossy(&bytes).lines() {
        let heading = HEADINGS.iter().find(|(en, _)| *en == line);
        let line = heading.map_or(line, |(en, zh)| lang.pick(en, zh));
        writeln!(out, "{}", line.replace(POSSIBLE, lang.pick(POSSIBLE, "可选的值：")))?;
    }
    Ok(Next::Nothing)
}
