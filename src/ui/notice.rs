//! What just happened, in words, at the bottom.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::look::Look;
use super::part::hints::{self, Hint};
use super::part::panel::clear;
use super::part::{after, inset, put};
use crate::app::action::Action;
use crate::app::notice::Notice;
use crate::app::{App, PREVIEW};
use crate::domain::change::Deed;
use crate::domain::failure::Failure;
use crate::domain::refusal::Refusal;
use crate::text::refusal::refusal;
use crate::text::safe::safe;
use crate::text::said::Said;
use crate::text::trouble::trouble;
use crate::text::width::width;
use crate::text::wrap::wrap;
use crate::text::{meeting, screen as words, story, triage};

/// Says what just happened: on one line, and where what did not work or what would is too long for that, on the lines
/// above it as well. What was done, and by whom, is seen on the screen.
pub(super) fn draw(app: &App, notice: &Notice, look: &Look, line: Rect, buffer: &mut Buffer) {
    let told = told(app, notice, look);
    let mut rest = line;
    if let Some(undo) = turning(app, notice).map(|hint| hints::at_right(hint, line)) {
        rest.width = (undo.0.x - line.x).saturating_sub(2);
        hints::draw(&[undo], look, look.dim, buffer);
    }
    let cells: usize = told.iter().map(|(text, _)| width(&safe(text)) + 2).sum();
    if told.len() == 1 && !wraps(notice) || cells <= usize::from(rest.width) + 2 {
        let mut used = 0;
        for (text, style) in told {
            used += put(buffer, after(rest, used), 0, &text, style) + 2;
        }
        return;
    }
    let most = MOST_LINES - told.len();
    let lines = told.iter().flat_map(|(text, style)| {
        let lines = wrapped(text, usize::from(rest.width), most);
        lines.into_iter().map(|line| (line, *style))
    });
    let lines: Vec<(String, Style)> = lines.collect();
    let above = u16::try_from(lines.len().saturating_sub(1)).unwrap_or(0).min(line.y);
    let place =
        Rect { x: line.x.saturating_sub(1), y: line.y - above, width: line.width + 2, height: above + line.height };
    clear(buffer, place);
    for (at, (text, style)) in (0..).zip(lines) {
        put(buffer, inset(place, 1), at, &text, style);
    }
}

/// One more than the lines of a sentence, which is as many as two sentences have.
const MOST_LINES: usize = 4;

/// A text in lines of so many cells; the last one is cut where it takes more than so many.
fn wrapped(text: &str, cells: usize, most: usize) -> Vec<String> {
    let text = safe(text);
    let mut lines: Vec<String> = wrap(&text, cells.max(1)).into_iter().map(str::to_string).collect();
    if lines.len() > most {
        let rest = lines.split_off(most.saturating_sub(1)).join(" ");
        lines.push(rest);
    }
    lines
}

/// Whether a notice says what to do, so that no word of it may be lost.
fn wraps(notice: &Notice) -> bool {
    !matches!(notice, Notice::News(_) | Notice::Copied(_) | Notice::Same | Notice::Kept)
}

/// What takes a step back, or does it again.
pub(super) fn turning(app: &App, notice: &Notice) -> Option<Hint> {
    match notice {
        Notice::Did(step) if !step.deed.is_of_meeting() || step.deed.is_of_agenda() => Some(match step.deed {
            Deed::Undo => Hint::of(app, Action::Redo),
            _ => Hint::of(app, Action::Undo),
        }),
        _ => None,
    }
}

/// What a notice says: a sentence, and what would help where it says that.
fn told(app: &App, notice: &Notice, look: &Look) -> Vec<(String, Style)> {
    let lang = app.world.lang;
    let tell = |step| story::step(lang, step, &app.world.workflow, app.world.today);
    let sentence: (String, Style) = match notice {
        Notice::Did(step) => (tell(step), look.good),
        Notice::Same => (words::nothing_changed(lang).into(), look.plain),
        Notice::Failed(failure) => return failed(said(app, failure), look),
        Notice::News(steps) => {
            let lines = steps.iter().map(|step| words::by_whom(lang, step.who.as_str(), &tell(step)));
            (lines.collect::<Vec<_>>().join("  "), look.warn)
        }
        Notice::Copied(text) => (words::copied(lang, text), look.good),
        Notice::CopiedMinutes => (meeting::copied(lang).into(), look.good),
        Notice::NoEditor(why) => (words::no_editor(lang, why), look.bad),
        Notice::EditorFailed(why) => (words::editor_failed(lang, why), look.bad),
        Notice::NotUtf8(file) => {
            return failed(Said::plain(words::not_utf8(lang)).hint(words::not_utf8_kept(lang, file)), look);
        }
        Notice::Unchanged(_) => (words::unchanged(lang).into(), look.plain),
        Notice::Unopened { address, why } => {
            return failed(Said::plain(words::unopened(lang, why)).hint(words::open_elsewhere(lang, address)), look);
        }
        Notice::NoLink(_) => (words::no_link(lang).into(), look.warn),
        Notice::Unkept(why) => (words::unkept(lang, why), look.bad),
        Notice::Kept => (words::kept(lang).into(), look.plain),
        Notice::Mouse(true) => (words::mouse_on(lang).into(), look.plain),
        Notice::Mouse(false) => (words::mouse_off(lang).into(), look.plain),
        Notice::Unmarked(count) => (words::unmarked(lang, *count), look.warn),
        Notice::NoFilter => (words::no_filter(lang, &hints::key(app, Action::GoList)), look.warn),
        Notice::NoRoom => (words::no_room(lang, PREVIEW), look.warn),
        Notice::NoVerdict(action) => return failed(no_verdict(app, *action), look),
        Notice::NoGroup => (words::no_group(lang).into(), look.warn),
        Notice::HowToLeave => (words::leaves(lang, &hints::key(app, Action::Quit)), look.plain),
        Notice::OnAgenda(item) => (meeting::on_agenda(lang, *item), look.plain),
        Notice::MeetingIsOver => (meeting::is_over(lang, &hints::key(app, Action::Pause)), look.warn),
        Notice::OwnGroups => (words::own_groups(lang).into(), look.warn),
    };
    vec![sentence]
}

/// What did not work, and what would.
fn failed(said: Said, look: &Look) -> Vec<(String, Style)> {
    let hint = said.hint.map(|hint| (hint, look.plain));
    std::iter::once((said.what, look.bad)).chain(hint).collect()
}

/// Why a verdict leads nowhere, and what shows where one can go.
fn no_verdict(app: &App, action: Action) -> Said {
    let (lang, key) = (app.world.lang, hints::key(app, Action::Status));
    let what = match action {
        Action::Accept => triage::no_accepting(lang),
        Action::Ask => triage::no_asking(lang),
        _ => triage::no_closing(lang),
    };
    Said::plain(what).hint(triage::see_where(lang, &key))
}

/// What a failure is told as.
pub(super) fn said(app: &App, failure: &Failure) -> Said {
    let lang = app.world.lang;
    match failure {
        Failure::Refused(why @ Refusal::Archived(_)) => {
            let said = refusal(lang, why, &app.world.workflow, app.world.today);
            // In a review the key means another thing.
            match hints::key(app, Action::Archive) {
                key if key.is_empty() => said,
                key => said.hint(words::restore_first(lang, &key)),
            }
        }
        Failure::Refused(why) => refusal(lang, why, &app.world.workflow, app.world.today),
        Failure::Store(error) => trouble(lang, error),
    }
}
