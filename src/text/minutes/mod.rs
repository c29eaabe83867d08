//! Minutes as a text that can be sent: Markdown, plain text or HTML, in either language. The same meeting always gives the
//! same bytes: dates are written with their year, and no clock time depends on where the reader is.

mod html;
mod markdown;
mod plain;
mod sheet;
#[cfg(test)]
mod tests;
mod words;

use super::Lang;
use super::wrap::NO_BREAK;
use crate::domain::meeting::minutes::Minutes;
use crate::domain::workflow::Workflow;

/// How minutes are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Markdown, as GitHub reads it.
    Markdown,
    /// Lines of at most 78 cells, for a mail.
    Plain,
    /// A whole page.
    Html,
}

/// Writes minutes; ends with a line break.
pub fn write(lang: Lang, minutes: &Minutes, workflow: &Workflow, form: Form) -> String {
    let sheet = sheet::sheet(lang, minutes, workflow);
    let page = match form {
        Form::Markdown => markdown::write(lang, &sheet),
        Form::Plain => plain::write(lang, &sheet),
        Form::Html => html::write(lang, &sheet),
    };
    page.replace(NO_BREAK, " ")
}

/// Minutes in Markdown to be wrapped by who shows them: dates and counts are held together by [`NO_BREAK`].
pub fn write_to_wrap(lang: Lang, minutes: &Minutes, workflow: &Workflow) -> String {
    markdown::write(lang, &sheet::sheet(lang, minutes, workflow))
}
