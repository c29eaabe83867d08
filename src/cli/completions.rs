//! `onus completions`: what a shell needs to complete commands.

use std::io::Write;

use clap::{ArgMatches, Command};
use clap_complete::Shell;

use super::Next;
use super::argument::{Offered, argument, text};
use super::problem::Problem;
use super::session::Session;
use crate::text::cli::{fault, help};
use crate::text::said::Said;
use crate::text::{Lang, safe::safe};

const SHELLS: [&str; 5] = ["bash", "zsh", "fish", "elvish", "powershell"];

pub(super) fn build(lang: Lang, command: Command) -> Command {
    command.about(help::completions(lang)).override_usage(help::completions_usage(lang)).arg(
        argument("shell", help::v_shell(lang), help::shell(lang)).required(true).value_parser(Offered::these(SHELLS)),
    )
}

pub(super) fn run(session: &Session, matches: &ArgMatches, out: &mut dyn Write) -> Result<Next, Problem> {
    let (lang, given) = (session.lang, text(matches, "shell").unwrap_or_default());
    let shell: Shell = given.to_lowercase().parse().map_err(|_| {
        let said = Said::plain(fault::bad_value(lang, &safe(&given), help::v_shell(lang)));
        Problem::usage("bad-value", said.hint(help::shell(lang)))
    })?;
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut (session.tree)(lang, None), "onus", &mut script);
    out.write_all(&script)?;
    Ok(Next::Nothing)
}
