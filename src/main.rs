//! Picks the door that was asked for.

use std::ffi::OsString;
use std::process::ExitCode;

use onus::cli::{self, Exit, Scene, Start};
use onus::text::Lang;
use onus::text::cli::fault;
use onus::text::said::Said;
use onus::text::trouble::{cause, trouble};
use onus::tui::error::RunError;
use onus::tui::run::{Session, run};
use onus::tui::terminal::TerminalError;

fn main() -> ExitCode {
    #[cfg(unix)]
    onus::tui::signals::spare();
    let args: Vec<OsString> = std::env::args_os().collect();
    match cli::start(&args) {
        Start::Finished(exit) => exit,
        Start::Screen(scene) => screen(*scene),
    }
}

fn screen(scene: Scene) -> ExitCode {
    let lang = scene.lang;
    let session = Session {
        store: scene.store,
        path: scene.path,
        me: scene.me,
        lang,
        colours: scene.colours,
        ascii: scene.config.ascii,
        mouse: scene.config.mouse,
        opening: scene.opening,
        drafts: scene.drafts,
        folder: scene.folder,
        review_days: scene.config.review_days,
    };
    match run(session) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let (said, exit) = told(lang, &error);
            cli::complain(lang, &said, exit)
        }
    }
}

fn told(lang: Lang, error: &RunError) -> (Said, Exit) {
    match error {
        RunError::Store(error) => (trouble(lang, error), Exit::Failed),
        RunError::Terminal(TerminalError::NotATerminal { .. }) => {
            (Said::plain(fault::no_terminal(lang)).hint(fault::commands_need_none(lang)), Exit::Usage)
        }
        RunError::Terminal(TerminalError::Io(error)) => {
            (Said::plain(fault::terminal_failed(lang, &cause(lang, error))), Exit::Failed)
        }
        RunError::Terminal(TerminalError::Painting(message)) => {
            let said = Said::plain(fault::panicked(lang, message));
            (said.hint(fault::report(lang)), Exit::Failed)
        }
    }
}
