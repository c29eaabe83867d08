//! `onus import`: files of onus and of other tools. All are read before anything is written.

mod report;

use std::fs::File;
use std::io::{IsTerminal, Read, Write};
use std::path::{Path, PathBuf};

use clap::builder::ValueParser;
use clap::{ArgMatches, Command};

use super::Next;
use super::argument::{Offered, argument, choice, flag, option, text};
use super::problem::Problem;
use super::session::Session;
use crate::config;
use crate::domain::change::{By, Door};
use crate::domain::clean;
use crate::domain::failure::StoreError;
use crate::domain::incoming::Batch;
use crate::exchange::{self, Cause, Format, Here, MOST_BYTES, ReadError};
use crate::store::{Imported, Sheet, Store};
use crate::text::cli::{fault, help, taken};
use crate::text::library::said_by;
use crate::text::said::Said;
use crate::text::trouble::{cause, shown};
use crate::text::{Lang, safe::safe};

pub(super) fn build(lang: Lang, command: Command) -> Command {
    command
        .about(help::import(lang))
        .override_usage(help::import_usage(lang))
        .after_help(help::import_more(lang))
        .arg(
            argument("file", help::v_file(lang), help::import_file(lang))
                .num_args(1..)
                .required(true)
                .value_parser(ValueParser::path_buf()),
        )
        .arg(choice("from", help::v_format(lang), help::import_from(lang), formats()))
        .arg(option("source", help::v_name(lang), help::import_source(lang)))
        .arg(flag("dry-run", help::dry_run(lang)))
}

pub(super) fn run(session: &Session, matches: &ArgMatches, out: &mut dyn Write) -> Result<Next, Problem> {
    let from = text(matches, "from").map(|given| format(session.lang, &given)).transpose()?;
    let files = matches.get_many::<PathBuf>("file").into_iter().flatten();
    let sources = files.map(|path| Source::read(session, path, from));
    let read = sources.collect::<Result<Vec<_>, _>>()?;
    let named = text(matches, "source").and_then(|name| clean::line(&name));
    let trial = matches.get_flag("dry-run");
    let mut store = if trial { on_trial(session)? } else { session.write_or_make()? };
    let mut sources = Vec::new();
    for mut source in read {
        source.name_sheet(session.lang, &store, named.as_deref(), &sources)?;
        sources.push(source);
    }
    for source in &sources {
        let imported = source.take(session, &mut store, trial)?;
        report::tell(session, source, &imported, trial, out)?;
    }
    Ok(Next::Nothing)
}

/// The store for a trial, which leaves none behind where there was none.
fn on_trial(session: &Session) -> Result<Store, Problem> {
    match session.read() {
        Err(Problem::Store(StoreError::Missing(_))) => Ok(Store::in_memory()?),
        opened => opened,
    }
}

/// How workbooks begin: the new ones, which are archives, and the old ones.
const WORKBOOKS: [&[u8]; 2] = [b"PK\x03\x04", b"\xd0\xcf\x11\xe0"];

/// A file that was read.
struct Source {
    /// Its name, safe to show.
    name: String,
    /// Without folder and ending, as it is.
    stem: String,
    format: Format,
    batch: Batch,
    /// The sheet that it continues, where that has another name.
    continues: Option<String>,
}

impl Source {
    fn read(session: &Session, path: &Path, from: Option<Format>) -> Result<Source, Problem> {
        let (lang, name) = (session.lang, shown(path));
        let bytes = bytes(path).map_err(|error| {
            let said = Said::plain(fault::cannot_read(lang, &name, &cause(lang, &error)));
            Problem::unread(&error, said)
        })?;
        let detected = || exchange::detect(&path.to_string_lossy(), &bytes);
        if WORKBOOKS.iter().any(|mark| bytes.starts_with(mark)) {
            let said = Said::plain(fault::cannot_read(lang, &name, taken::not_text(lang)));
            return Err(Problem::failed("unreadable", said));
        }
        let format = from.or_else(detected).ok_or_else(|| {
            let said = Said::plain(taken::not_recognised(lang, &name));
            Problem::failed("unknown-format", said.hint(taken::name_format(lang, &codes(lang))))
        })?;
        let here = Here { today: session.today(), zone: config::zone() };
        let progress = Progress::new();
        let batch = exchange::read(format, &bytes, here, &mut |n| progress.show(&taken::reading(lang, &name, n)));
        progress.clear();
        Ok(Source {
            batch: batch.map_err(|error| refused(lang, &name, &error))?,
            stem: clean::line(&path.file_stem().unwrap_or_default().to_string_lossy()).unwrap_or_default(),
            name,
            format,
            continues: None,
        })
    }

    /// A sheet that was made by hand has the name that is given, or that of the sheet that it continues, or that of its file.
    /// `before` are the files that are taken before it.
    fn name_sheet(&mut self, lang: Lang, store: &Store, given: Option<&str>, before: &[Source]) -> Result<(), Problem> {
        if !self.batch.is_sheet() {
            return Ok(());
        }
        let before: Vec<&Batch> = before.iter().map(|source| &source.batch).collect();
        let own = given.unwrap_or(&self.stem);
        let known = match given {
            Some(_) => Sheet::given(&self.batch, own, &before),
            None => store.sheet_of(&self.batch, own, &before)?,
        };
        match known {
            Sheet::Named => self.batch.name_sheet(own),
            Sheet::Continued(known) => {
                self.batch.name_sheet(&known);
                self.continues = Some(known);
            }
            Sheet::Strange => {
                let said = Said::plain(taken::strange_sheet(lang, &self.name, &safe(own)));
                let said = said.hint(taken::name_sheet(lang, &safe(own)));
                return Err(Problem::failed("other-sheet", said));
            }
        }
        Ok(())
    }

    fn take(&self, session: &Session, store: &mut Store, trial: bool) -> Result<Imported, Problem> {
        let by = By { door: Door::Import, meeting: None, ..session.by(store)? };
        let progress = Progress::new();
        let imported = store.import(&self.batch, &by, trial, &mut |n, of| {
            if n.is_multiple_of(100) {
                progress.show(&taken::taking(session.lang, &self.name, n, of));
            }
        });
        progress.clear();
        Ok(imported?)
    }
}

/// A line on a terminal's standard error that is written over and over.
struct Progress {
    is_terminal: bool,
}

impl Progress {
    fn new() -> Progress {
        Progress { is_terminal: std::io::stderr().is_terminal() }
    }

    fn show(&self, line: &str) {
        self.write(&format!("\r\x1b[K{line}"));
    }

    fn clear(&self) {
        self.write("\r\x1b[K");
    }

    fn write(&self, text: &str) {
        if self.is_terminal {
            // Where standard error is closed there is nobody to tell.
            let _nobody = std::io::stderr().write_all(text.as_bytes());
        }
    }
}

/// What a file holds; `-` is standard input. A little more than is taken is read, so that what is too large is seen to be so.
fn bytes(path: &Path) -> std::io::Result<Vec<u8>> {
    let most = u64::try_from(MOST_BYTES).unwrap_or(u64::MAX).saturating_add(1);
    let mut bytes = Vec::new();
    if path == Path::new("-") {
        std::io::stdin().lock().take(most).read_to_end(&mut bytes)?;
    } else {
        File::open(path)?.take(most).read_to_end(&mut bytes)?;
    }
    Ok(bytes)
}

fn format(lang: Lang, given: &str) -> Result<Format, Problem> {
    Format::of_code(&given.to_lowercase()).ok_or_else(|| {
        let said = Said::plain(fault::bad_value(lang, &safe(given), "--from"));
        Problem::usage("bad-value", said.hint(fault::accepted(lang, &codes(lang))))
    })
}

fn formats() -> Offered {
    Offered::these(Format::ALL.iter().map(|format| format.code()))
}

fn codes(lang: Lang) -> String {
    let codes: Vec<&str> = Format::ALL.iter().map(|format| format.code()).collect();
    codes.join(lang.pick(", ", "、"))
}

fn refused(lang: Lang, name: &str, error: &ReadError) -> Problem {
    let why = match &error.cause {
        Cause::Empty => taken::empty(lang).to_string(),
        Cause::NotText => taken::not_text(lang).to_string(),
        Cause::TooLarge { bytes, most } => taken::too_large(lang, *bytes, *most),
        Cause::TooMany { most } => taken::too_many(lang, *most),
        Cause::RecordTooLong { bytes, most } => taken::record_too_long(lang, *bytes, *most),
        Cause::NotJson(detail) => taken::not_json(lang, &said_by(lang, detail)),
        Cause::OpenQuote => taken::open_quote(lang).to_string(),
        Cause::NoTitleColumn { found } => {
            let found: Vec<_> = found.iter().map(|name| safe(name)).collect();
            taken::no_title_column(lang, &found.join(lang.pick(", ", "、")))
        }
        Cause::TooManyColumns { most } => taken::too_many_columns(lang, *most),
        Cause::CellTooLong { most } => taken::cell_too_long(lang, *most),
    };
    let hint = match error.cause {
        Cause::NoTitleColumn { .. } => taken::rename_column(lang),
        _ => taken::nothing_written(lang),
    };
    let said = Said::plain(taken::refused(lang, name, error.line, &why)).hint(hint);
    Problem::failed("unreadable", said)
}
