//! The line at the bottom: what just happened, or the keys that matter now.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::look::Look;
use super::notice;
use super::part::hints::{self, Hint};
use super::part::inset;
use crate::app::App;
use crate::app::action::Action;
use crate::app::drafts::Place;
use crate::app::key::Code;
use crate::app::layer::Layer;
use crate::app::layer::clash::Clash;
use crate::app::msg::Mouse;
use crate::app::screen::Screen;
use crate::app::table::Lens;
use crate::domain::field::Field;
use crate::text::{meeting, review, screen as words};

/// Paints the footer.
pub(super) fn draw(app: &App, look: &Look, area: Rect, buffer: &mut Buffer) {
    match &app.notice {
        Some(said) => notice::draw(app, said, look, inset(area, 1), buffer),
        None => hints::draw(&placed(app, area), look, look.dim, buffer),
    }
}

/// What a click on a cell of the footer means.
pub(super) fn clicked(app: &App, area: Rect, cell: Position) -> Option<Mouse> {
    let undo = app.notice.as_ref().and_then(|said| notice::turning(app, said));
    let hints = match &app.notice {
        Some(_) => undo.map(|hint| hints::at_right(hint, inset(area, 1))).into_iter().collect(),
        None => placed(app, area),
    };
    let hint = hints.into_iter().find(|(place, _)| place.contains(cell));
    hint.and_then(|(_, hint)| hint.means)
}

/// The keys that matter now, and where each stands.
fn placed(app: &App, area: Rect) -> Vec<(Rect, Hint)> {
    let line = inset(area, 1);
    let Some(layer) = app.layers.last() else {
        let help = hints::at_right(Hint::of(app, Action::Help), line);
        let rest = Rect { width: (help.0.x - line.x).saturating_sub(2), ..line };
        let now = if app.pending.is_empty() { of_screen(app) } else { following(app) };
        let now = hints::placed(now, hints::GAP, rest);
        return now.into_iter().chain([help]).collect();
    };
    hints::placed(of_layer(app, layer), hints::GAP, line)
}

/// How many are marked, and what can be done with them.
fn of_marks(app: &App, count: usize) -> Vec<Hint> {
    let actions =
        [Action::Status, Action::Owner, Action::Priority, Action::Deadline, Action::Tags, Action::Close, Action::Back];
    let mut marked = words::marked(app.world.lang, count);
    if let Some(range) = app.screen.table().and_then(|table| table.range.as_ref()) {
        let from = words::range_from(app.world.lang, &range.from.to_string());
        marked = format!("{marked}{}{from}", words::comma(app.world.lang));
    }
    let actions = actions.into_iter().filter(|action| !app.is_over_for(*action));
    std::iter::once(Hint::plain(&marked, "")).chain(actions.map(|action| Hint::of(app, action))).collect()
}

/// What changes an item and goes on to the next: the upper-case keys of those that are hinted at in front of them.
const GOING_ON: [Action; 4] = [Action::DeadlineOn, Action::StatusOn, Action::SleepOn, Action::CloseOn];

fn of_screen(app: &App) -> Vec<Hint> {
    if let Some(table) = app.screen.table().filter(|table| !table.marks.is_empty() && !app.shows_minutes()) {
        return of_marks(app, table.marks.len());
    }
    if app.screen.item().is_some_and(|id| app.is_deleted(id)) && !app.is_over_for(Action::Archive) {
        let restore = Hint::saying(app, Action::Archive, words::restore(app.world.lang));
        return vec![restore, Hint::of(app, Action::Back)];
    }
    let actions: &[Action] = match &app.screen {
        Screen::Table(table) if table.order.ids.is_empty() => {
            &[Action::New, Action::GoList, Action::GoToday, Action::Filter, Action::Palette]
        }
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
        Screen::Meeting(room) if room.minutes.is_some() && room.is_over() => {
            &[Action::CopyMarkdown, Action::Copy, Action::Minutes, Action::Pause, Action::Back]
        }
        Screen::Meeting(room) if room.minutes.is_some() => {
            &[Action::CopyMarkdown, Action::Copy, Action::Minutes, Action::Pause, Action::EndMeeting, Action::Back]
        }
        Screen::Meeting(room) if !room.is_on() => &[Action::Minutes, Action::Pause, Action::Open, Action::Back],
        // What was taken off is not talked about.
        Screen::Meeting(room) if room.is_struck() => {
            &[Action::Strike, Action::AddToAgenda, Action::Minutes, Action::EndMeeting, Action::Pause, Action::Undo]
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
            Action::Back,
            Action::Body,
            Action::Close,
            Action::OpenLink,
            Action::Undo,
        ],
    };
    let here = [(Lens::Today, Action::GoToday), (Lens::List, Action::GoList)];
    let leads_here = |action: &Action| here.iter().any(|(lens, going)| going == action && app.screen.is(*lens));
    let leads_nowhere = |action: &Action| *action == Action::OpenLink && !app.leads_somewhere();
    let actions = actions.iter().filter(|action| !leads_here(action) && !leads_nowhere(action));
    let mut hints: Vec<Hint> = actions.map(|action| as_it_stands(app, *action)).collect();
    if matches!(&app.screen, Screen::Review(review) if !review.is_over()) {
        let keys = GOING_ON.map(|action| hints::key(app, action)).join(" ");
        hints.insert(GOING_ON.len() + 1, Hint::plain(&keys, review::and_next(app.world.lang)));
    }
    hints
}

/// What a key that turns something on and off does now.
fn as_it_stands(app: &App, action: Action) -> Hint {
    let lang = app.world.lang;
    match (&app.screen, action) {
        (Screen::Meeting(room), Action::Pause) if room.is_on() => Hint::saying(app, action, meeting::pause(lang)),
        (Screen::Meeting(_), Action::Pause) => Hint::saying(app, action, meeting::resume(lang)),
        (Screen::Meeting(room), Action::Minutes) if room.minutes.is_some() => {
            Hint::saying(app, action, meeting::agenda(lang))
        }
        (Screen::Meeting(room), Action::Strike) if room.is_struck() => {
            Hint::saying(app, action, meeting::put_back(lang))
        }
        _ => Hint::of(app, action),
    }
}

fn following(app: &App) -> Vec<Hint> {
    let next = app.keymap.following(app.screen.contexts(), &app.pending);
    let hint = |(key, action)| Hint { key, ..Hint::of(app, action) };
    next.into_iter().map(hint).collect()
}

fn of_layer(app: &App, layer: &Layer) -> Vec<Hint> {
    let lang = app.world.lang;
    let hints: &[(&str, &str)] = match layer {
        Layer::Entry(entry) if !entry.lines.is_empty() => &[
            ("enter", words::save(lang)),
            ("esc", words::keep_draft(lang)),
            ("backspace", words::drop_last(lang)),
            ("ctrl-u", words::drop_all(lang)),
        ],
        Layer::Entry(_) => {
            &[("enter", words::save(lang)), ("alt-enter", words::save_and_next(lang)), ("esc", words::keep_draft(lang))]
        }
        Layer::Filter(_) => {
            &[("enter", words::apply(lang)), ("tab", words::complete(lang)), ("esc", words::back_to_before(lang))]
        }
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
        Layer::Pick(_) | Layer::Finder(_) => {
            &[("enter", words::choose(lang)), ("esc", words::cancel(lang)), ("a-z", words::narrow(lang))]
        }
        Layer::Compose(_) => {
            &[("enter", words::save(lang)), ("alt-enter", words::line_break(lang)), ("esc", words::keep_draft(lang))]
        }
        Layer::Preview(preview) if preview.changes.is_none() => &[("esc", words::cancel(lang))],
        Layer::Preview(_) => {
            &[("enter", words::do_it(lang)), ("j k", words::scroll(lang)), ("esc", words::cancel(lang))]
        }
        Layer::Clash(layer) => return of_clash(app, layer),
    };
    hints.iter().map(|(key, does)| Hint::plain(key, does)).collect()
}

/// Both sides of a clash, and what becomes of mine: a text from the editor is kept where it gives way.
fn of_clash(app: &App, layer: &Clash) -> Vec<Hint> {
    let lang = app.world.lang;
    let theirs = match layer.clash.field {
        Field::Body | Field::Positions => words::theirs_and_draft(lang),
        _ => words::keep_theirs(lang),
    };
    let theirs = Hint { means: Some(Mouse::Press(Code::Esc.into())), ..Hint::plain("1 esc", theirs) };
    vec![theirs, Hint::plain("2", words::put_mine(lang))]
}
