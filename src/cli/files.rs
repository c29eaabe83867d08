//! Items as the text of files: what `list --csv`, `list --md` and `export` write.

use std::io::Write;

use chrono::Local;

use super::json::escaped;
use super::problem::Problem;
use super::session::Session;
use crate::domain::field::Field;
use crate::domain::id::ItemId;
use crate::domain::item::Item;
use crate::domain::whole::Whole;
use crate::exchange::{markdown, own, own_csv};
use crate::store::Store;
use crate::text::cli::told;
use crate::text::safe::safe_lines;
use crate::text::{name, value};

/// So many items are read at a time.
const PAGE: usize = 500;

/// The fields of a Markdown table.
const COLUMNS: [Field; 7] =
    [Field::Title, Field::Status, Field::Priority, Field::Owner, Field::Deadline, Field::Kind, Field::Tags];

/// The fields at the head of a Markdown document.
const FACTS: [Field; 14] = [
    Field::Kind,
    Field::Status,
    Field::CloseReason,
    Field::Priority,
    Field::Owner,
    Field::Deadline,
    Field::Tags,
    Field::Team,
    Field::Goal,
    Field::Source,
    Field::Why,
    Field::Positions,
    Field::Decision,
    Field::Rationale,
];

/// What a list of items can be written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// Our own records, one a line.
    Jsonl,
    /// A table for spreadsheets.
    Csv,
    /// For people.
    Markdown,
}

impl Form {
    /// Every form with its name, which is also how such files end.
    pub(super) const ALL: [(&str, Form); 3] = [("jsonl", Form::Jsonl), ("csv", Form::Csv), ("md", Form::Markdown)];
}

/// Items that are to be written.
pub(super) struct Items<'a> {
    pub session: &'a Session,
    pub store: &'a Store,
    pub ids: &'a [ItemId],
    /// They go to a terminal, which must not obey what stands in them.
    pub to_terminal: bool,
}

impl Items<'_> {
    /// Writes them in a form.
    pub(super) fn write(&self, form: Form, out: &mut dyn Write) -> Result<(), Problem> {
        match form {
            Form::Jsonl => self.jsonl(out),
            Form::Csv => self.csv(out),
            Form::Markdown => self.markdown(out),
        }
    }

    /// The people of the store, then an item a line.
    fn jsonl(&self, out: &mut dyn Write) -> Result<(), Problem> {
        let none: [Whole; 0] = [];
        out.write_all(escaped(&own::write(&self.store.people()?, none)).as_bytes())?;
        for page in self.ids.chunks(PAGE) {
            out.write_all(escaped(&own::write(&[], self.wholes(page)?)).as_bytes())?;
        }
        Ok(())
    }

    /// A table that can be imported again: byte for byte, save on a terminal.
    fn csv(&self, out: &mut dyn Write) -> Result<(), Problem> {
        let mut write = |text: &str| {
            if self.to_terminal { shown(text, out) } else { Ok(out.write_all(text.as_bytes())?) }
        };
        let mut pages = self.ids.chunks(PAGE);
        write(&own_csv::write(self.wholes(pages.next().unwrap_or_default())?))?;
        for page in pages {
            let text = own_csv::write(self.wholes(page)?);
            // The heading stands above the first page.
            write(text.split_once('\n').map_or("", |(_, rows)| rows))?;
        }
        Ok(())
    }

    /// One as a document, several as a table.
    fn markdown(&self, out: &mut dyn Write) -> Result<(), Problem> {
        let (lang, workflow, today) = (self.session.lang, self.store.workflow(), self.session.today());
        let value = |item: &Item, field: Field| {
            let written = item.get(field)?;
            // A file is read on other days too: no `Fri` in it.
            let is_day = matches!(field, Field::Deadline);
            Some(if is_day { written } else { value::value(lang, field, Some(&written), workflow, today) })
        };
        let words = markdown::Words {
            number: told::number(lang),
            comments: told::comments(lang),
            links: told::links(lang),
            field: &|field| name::field(lang, field).to_string(),
            value: &value,
            link: &|kind, backward| name::link(lang, kind, backward).to_string(),
            moment: &|at| at.with_timezone(&Local).format("%Y-%m-%d %H:%M").to_string(),
        };
        if let [one] = self.ids {
            return shown(&markdown::document(&self.store.whole(*one, 0)?, &FACTS, &words), out);
        }
        let items = self.ids.iter().map(|id| self.store.item(*id)).collect::<Result<Vec<_>, _>>()?;
        shown(&markdown::table(&items, &COLUMNS, &words), out)
    }

    fn wholes(&self, ids: &[ItemId]) -> Result<Vec<Whole>, Problem> {
        let wholes = ids.iter().map(|id| self.store.whole(*id, 0));
        Ok(wholes.collect::<Result<_, _>>()?)
    }
}

/// Text for a person's eyes.
fn shown(text: &str, out: &mut dyn Write) -> Result<(), Problem> {
    for line in safe_lines(text) {
        writeln!(out, "{line}")?;
    }
    Ok(())
}
