//! The line at the bottom: what just happened, or the keys that matter now.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::look::Look;
use super::part::panel::clear;
use super::part::{after, inset, put, put_right};
use crate::app::action::Action;
use crate::app::drafts::Place;
use crate::app::layer::Layer;
use crate::app::notice::Notice;
use crate::app::screen::Screen;
use crate::app::{App, PREVIEW};
use crate::domain::change::Deed;
use crate::domain::failure::Failure;
use crate::text::refusal::refusal;
use crate::text::said::Said;
use crate::text::trouble::trouble;
use crate::text::width::width;
use crate::text::{meeting, review, screen as words, story, triage};

/// A key and what it does.
type Hint = (String, String);

/// Paints the footer.
pub(super) fn draw(app: &App, look: &Look, area: Rect, buffer: &mut Buffer) {
    let line = inset(area, 1);
    if let Some(notice) = &app.notice {
        return say(app, notice, look, line, buffer);
    }
    let hints = match app.layers.last() {
        Some(layer) => of_layer(app, layer),
        None if !app.pending.is_empty() => following(app),
        None => of_screen(app),
    };
    let mut line = line;
    if app.layers.is_empty() {
        let help = hint(app, Action::Help);
        let cells = put_right(buffer, line, 0, &format!("{} {}", help.0, help.1), look.dim);
        line.width = line.width.saturating_sub(cells + 2);
    }
    let mut used = 0;
    for (key, does) in hints {
        let cells = u16::try_from(width(&key) + width(&does) + 1).unwrap_or(u16::MAX);
        if used + cells > line.width {
            break;
        }
        used += put(buffer, after(line, used), 0, &key, look.accent);
        used += put(buffer, after(line, used + 1), 0, &does, look.dim) + 4;
    }
}

fn say(app: &App, notice: &Notice, look: &Look, line: Rect, buffer: &mut Buffer) {
    let lang = app.world.lang;
    let tell = |step| story::step(lang, step, &app.world.workflow, app.world.today);
    let (text, style): (String, Style) = match notice {
        Notice::Did(step) => (tell(step), look.good),
        Notice::Same => (words::nothing_changed(lang).into(), look.plain),
        Notice::Failed(failure) => {
            return say_failed(said(app, failure), look, line, buffer);
        }
        Notice::News(steps) => {
            let lines = steps
                .iter()
                .map(|step| words::by_whom(lang, step.who.as_str(), &tell(step)));
            (lines.collect::<Vec<_>>().join("  "), look.warn)
        }
        Notice::Copied(text) => (words::copied(lang, text), look.good),
        Notice::CopiedMinutes => (meeting::copied(lang).into(), look.good),
        Notice::OpenMeeting(name) => {
            let name = meeting::called(lang, name);
            (
                meeting::still_open(lang, &name, &hint(app, Action::GoMeeting).0),
                look.warn,
            )
        }
        Notice::NoEditor(why) => (words::no_editor(lang, why), look.bad),
        Notice::Unchanged(_) => (words::unchanged(lang).into(), look.plain),
        Notice::NoLink(_) => (words::no_link(lang).into(), look.warn),
        Notice::Unkept(why) => (words::unkept(lang, why), look.bad),
        Notice::Unmarked(count) => (words::unmarked(lang, *count), look.warn),
        Notice::Kept => (words::kept(lang).into(), look.plain),
        Notice::Mouse(true) => (words::mouse_on(lang).into(), look.plain),
        Notice::Mouse(false) => (words::mouse_off(lang).into(), look.plain),
        Notice::NoVerdict(action) => {
            return say_failed(no_verdict(app, *action), look, line, buffer);
        }
        Notice::NoFilter => (words::no_filter(lang, &hint(app, Action::GoList).0), look.warn),
        Notice::NoRoom => (words::no_room(lang, PREVIEW), look.warn),
        Notice::NoGroup => (words::no_group(lang).into(), look.warn),
        Notice::HowToLeave => (words::leaves(lang, &hint(app, Action::Quit).0), look.plain),
        Notice::OwnGroups => (words::own_groups(lang).into(), look.warn),
    };
    let mut rest = line;
    if let Notice::Did(step) = notice
        && !step.deed.is_of_meeting()
    {
        let undo = hint(
            app,
            if step.deed == Deed::Undo {
                Action::Redo
            } else {
                Action::Undo
            },
        );
        let cells = put_right(buffer, line, 0, &format!("{} {}", undo.0, undo.1), look.dim);
        rest.width = rest.width.saturating_sub(cells + 2);
    }
    put(buffer, rest, 0, &text, style);
}

/// What did not work, and what would: on one line, or where that is too long with the line above it.
fn say_failed(said: Said, look: &Look, line: Rect, buffer: &mut Buffer) {
    let Said { what, hint } = said;
    let Some(hint) = hint else {
        put(buffer, line, 0, &what, look.bad);
        return;
    };
    if width(&what) + width(&hint) + 2 <= usize::from(line.width) {
        let used = put(buffer, line, 0, &what, look.bad);
        put(buffer, after(line, used + 2), 0, &hint, look.plain);
        return;
    }
    let above = Rect {
        x: line.x.saturating_sub(1),
        y: line.y.saturating_sub(1),
        width: line.width + 2,
        ..line
    };
    clear(buffer, above);
    put(buffer, inset(above, 1), 0, &what, look.bad);
    put(buffer, line, 0, &hint, look.plain);
}

/// Why a verdict leads nowhere, and what shows where one can go.
fn no_verdict(app: &App, action: Action) -> Said {
    let (lang, key) = (app.world.lang, hint(app, Action::Status).0);
    let what = match action {
        Action::Accept => triage::no_accepting(lang),
        Action::Ask => triage::no_asking(lang),
        _ => triage::no_closing(lang),
    };
    Said::plain(what).hint(triage::see_where(lang, &key))
}

/// What a failure is told as.
pub(super) fn said(app: &App, failure: &Failure) -> Said {
    match failure {
        Failure::Refused(why) => refusal(app.world.lang, why, &app.world.workflow, app.world.today),
        Failure::Store(error) => trouble(app.world.lang, error),
    }
}

fn hint(app: &App, action: Action) -> Hint {
    let spec = action.spec();
    let keys = app.keymap.keys_of(app.screen.contexts(), action);
    (
        keys.into_iter().next().unwrap_or_default(),
        spec.brief(app.world.lang).to_string(),
    )
}

/// How many are marked, and what can be done with them.
fn of_marks(app: &App, count: usize) -> Vec<Hint> {
    let actions = [
        Action::Status,
        Action::Owner,
        Action::Priority,
        Action::Deadline,
        Action::Tags,
        Action::Close,
        Action::Back,
    ];
    let mut marked = words::marked(app.world.lang, count);
    if let Some(range) = app.screen.table().and_then(|table| table.range.as_ref()) {
        let from = words::range_from(app.world.lang, &range.from.to_string());
        marked = format!("{marked}{}{from}", words::comma(app.world.lang));
    }
    std::iter::once((marked, String::new()))
        .chain(actions.iter().map(|action| hint(app, *action)))
        .collect()
}

/// What changes an item and goes on to the next: the upper-case keys of those that are hinted at in front of them.
const GOING_ON: [Action; 4] = [Action::DeadlineOn, Action::StatusOn, Action::SleepOn, Action::CloseOn];

fn of_screen(app: &App) -> Vec<Hint> {
    if let Some(table) = app.screen.table().filter(|table| !table.marks.is_empty()) {
        return of_marks(app, table.marks.len());
    }
    let actions: &[Action] = match &app.screen {
        Screen::Table(table) if table.order.ids.is_empty() => &[
            Action::New,
            Action::GoList,
            Action::GoToday,
            Action::Filter,
            Action::Palette,
        ],
        Screen::Table(_) => &[
            Action::New,
            Action::EditCell,
            Action::Open,
            Action::Status,
            Action::Owner,
            Action::Deadline,
            Action::Close,
            Action::Filter,
            Action::Mark,
            Action::Undo,
            Action::Palette,
            Action::Comment,
            Action::GoList,
            Action::GoToday,
        ],
        Screen::Review(review) if review.is_over() => &[Action::GoToday, Action::GoList, Action::Undo],
        Screen::Review(_) => &[
            Action::Keep,
            Action::DeadlineStay,
            Action::Status,
            Action::Sleep,
            Action::Close,
            Action::HandOverOn,
            Action::Comment,
            Action::Undo,
        ],
        Screen::Meeting(room) if room.minutes.is_some() => &[
            Action::CopyMarkdown,
            Action::Copy,
            Action::Minutes,
            Action::Pause,
            Action::EndMeeting,
            Action::Back,
        ],
        Screen::Meeting(room) if room.sitting.as_ref().is_some_and(|sitting| !sitting.meeting().is_on()) => {
            &[Action::Minutes, Action::Pause, Action::Open, Action::Back]
        }
        Screen::Meeting(_) => &[
            Action::Capture,
            Action::Decide,
            Action::Dispute,
            Action::Comment,
            Action::Status,
            Action::Owner,
            Action::Deadline,
            Action::Minutes,
            Action::Strike,
            Action::AddToAgenda,
            Action::EndMeeting,
            Action::Pause,
            Action::Undo,
        ],
        Screen::Triage(inbox) if inbox.page.is_none() => &[Action::Undo, Action::GoToday, Action::GoList, Action::New],
        Screen::Triage(_) => &[
            Action::Owner,
            Action::Mine,
            Action::Priority,
            Action::Deadline,
            Action::Kind,
            Action::Tags,
            Action::Undo,
            Action::Mark,
            Action::Open,
            Action::Comment,
            Action::Filter,
            Action::Back,
        ],
        Screen::Item(_) => &[
            Action::EditCell,
            Action::Status,
            Action::Owner,
            Action::Deadline,
            Action::Comment,
            Action::Body,
            Action::Close,
            Action::OpenLink,
            Action::Undo,
            Action::Back,
        ],
    };
    let mut hints: Vec<Hint> = actions.iter().map(|action| hint(app, *action)).collect();
    if matches!(&app.screen, Screen::Review(review) if !review.is_over()) {
        let keys = GOING_ON.map(|action| hint(app, action).0).join(" ");
        hints.insert(GOING_ON.len() + 1, (keys, review::and_next(app.world.lang).to_string()));
    }
    hints
}

fn following(app: &App) -> Vec<Hint> {
    let next = app.keymap.following(app.screen.contexts(), &app.pending);
    next.into_iter()
        .map(|(keys, action)| (keys, action.spec().brief(app.world.lang).to_string()))
        .collect()
}

fn of_layer(app: &App, layer: &Layer) -> Vec<Hint> {
    let lang = app.world.lang;
    let hints: &[(&str, &str)] = match layer {
        Layer::Entry(entry) if !entry.lines.is_empty() => {
            &[("enter", words::save(lang)), ("esc", words::keep_draft(lang))]
        }
        Layer::Entry(_) => &[
            ("enter", words::save(lang)),
            ("alt-enter", words::save_and_next(lang)),
            ("esc", words::keep_draft(lang)),
        ],
        Layer::Filter(_) => &[
            ("enter", words::apply(lang)),
            ("tab", words::complete(lang)),
            ("esc", words::back_to_before(lang)),
        ],
        Layer::Prompt(prompt) if Place::of(&prompt.purpose).is_some() => {
            &[("enter", words::save(lang)), ("esc", words::keep_draft(lang))]
        }
        Layer::Prompt(_) => &[("enter", words::save(lang)), ("esc", words::cancel(lang))],
        Layer::Pick(pick) if pick.ticks.is_some() => &[
            ("space", words::tick(lang)),
            ("enter", words::save(lang)),
            ("esc", words::cancel(lang)),
            ("a-z", words::narrow(lang)),
        ],
        Layer::Pick(_) | Layer::Finder(_) => &[
            ("enter", words::choose(lang)),
            ("esc", words::cancel(lang)),
            ("a-z", words::narrow(lang)),
        ],
        Layer::Compose(_) => &[
            ("enter", words::save(lang)),
            ("alt-enter", words::line_break(lang)),
            ("esc", words::keep_draft(lang)),
        ],
        Layer::Preview(preview) if preview.changes.is_none() => &[("esc", words::cancel(lang))],
        Layer::Preview(_) => &[
            ("enter", words::do_it(lang)),
            ("j k", words::scroll(lang)),
            ("esc", words::cancel(lang)),
        ],
        Layer::Clash(_) => &[("1", words::keep_theirs(lang)), ("2", words::put_mine(lang))],
    };
    hints
        .iter()
        .map(|(key, does)| ((*key).to_string(), (*does).to_string()))
        .collect()
}
