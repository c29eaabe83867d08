//! Moving about and going to screens.

use super::App;
use super::action::{Action, actions};
use super::layer::Layer;
use super::layer::filter::Filter;
use super::layer::finder::{Finder, Scope};
use super::msg::Effect;
use super::notice::Notice;
use super::screen::Screen;
use super::screen::item::Page;
use super::table::Lens;
use crate::domain::change::Reach;
use crate::domain::id::ItemId;
use crate::domain::query;
use crate::domain::request::{Read, Write};
use crate::text::minutes::Form;

impl App {
    /// Does an action.
    pub(super) fn run(&mut self, action: Action) {
        if self.is_over_for(action) {
            self.notice = Some(Notice::MeetingIsOver);
            return;
        }
        let page = isize::try_from(self.height()).unwrap_or(isize::MAX);
        match action {
            Action::Down => self.screen.step(1),
            Action::Up => self.screen.step(-1),
            Action::PageDown => self.screen.turn_over(page),
            Action::PageUp => self.screen.turn_over(-page),
            Action::HalfDown => self.screen.turn_over(page / 2),
            Action::HalfUp => self.screen.turn_over(-page / 2),
            Action::First => self.screen.step(isize::MIN),
            Action::Last => self.screen.step(isize::MAX),
            Action::Left => self.sideways(-1),
            Action::Right => self.sideways(1),
            Action::Open => self.open_here(),
            Action::GoToday => self.go_to(Lens::Today),
            Action::GoReview => self.go_to(Lens::Review),
            Action::GoMeeting => self.go_to_meeting(),
            Action::GoList => self.go_to(Lens::List),
            Action::GoTriage => self.go_to(Lens::Triage),
            Action::Back => self.back(),
            Action::Quit => self.quit(),
            Action::Filter => self.open_filter(),
            Action::Sort | Action::GroupBy | Action::Preview | Action::Mark | Action::Range | Action::MarkAll => {
                self.on_table(action);
            }
            Action::Accept | Action::Duplicate | Action::Decline | Action::Ask | Action::Snooze => self.rule(action),
            Action::Help => self.open_finder(Scope::Help),
            Action::Palette => self.open_finder(Scope::Palette),
            Action::Undo => self.turn(Write::Undo),
            Action::Redo => self.turn(Write::Redo),
            Action::Redraw => self.send(Effect::Redraw),
            Action::Suspend => self.send(Effect::Suspend),
            Action::Mouse => {
                self.mouse = !self.mouse;
                self.notice = Some(Notice::Mouse(self.mouse));
                self.send(Effect::Mouse(self.mouse));
            }
            Action::Capture
            | Action::Decide
            | Action::Dispute
            | Action::Minutes
            | Action::AddToAgenda
            | Action::Strike
            | Action::AgendaUp
            | Action::AgendaDown
            | Action::Attendance
            | Action::Pause
            | Action::EndMeeting => self.meeting_action(action),
            Action::Keep
            | Action::DeadlineStay
            | Action::DeadlineOn
            | Action::StatusOn
            | Action::PriorityOn
            | Action::TagsOn
            | Action::CommentOn
            | Action::SleepOn
            | Action::CloseOn
            | Action::HandOverOn => self.review_action(action),
            Action::Copy | Action::CopyMarkdown if self.shows_minutes() => self.copy_minutes(match action {
                Action::Copy => Form::Plain,
                _ => Form::Markdown,
            }),
            _ => self.edit_action(action),
        }
    }

    /// Takes back or does again what was done in the job at hand: a slip of a key must not reach what was done before it.
    fn turn(&mut self, write: fn(Reach) -> Write) {
        let meeting = match &self.screen {
            Screen::Meeting(room) => Some(room.id),
            _ => self.world.meeting,
        };
        let reach = match (self.first_of_job(), meeting) {
            // There is no step that comes after this one.
            (Some(first), _) => Reach::Since(first.unwrap_or(i64::MAX)),
            (None, Some(meeting)) => Reach::Meeting(meeting),
            (None, None) => Reach::Edits,
        };
        let (ticket, by) = (self.ticket(), self.world.by());
        self.send(Effect::Write(ticket, write(reach), by));
    }

    /// The first step of mine in the inbox or the review that is in front, or behind the page of one of its items.
    fn first_of_job(&self) -> Option<Option<i64>> {
        let screen = match &self.screen {
            Screen::Item(_) => self.behind.last()?,
            screen => screen,
        };
        match screen {
            Screen::Triage(triage) => Some(triage.first),
            Screen::Review(review) => Some(review.first),
            _ => None,
        }
    }

    fn sideways(&mut self, by: isize) {
        let cells = self.table_width();
        match &mut self.screen {
            Screen::Table(table) => {
                let columns: Vec<_> = table.layout(cells).into_iter().map(|(column, _)| column).collect();
                let place = columns.iter().position(|column| *column == table.column);
                let place = place.map_or(0, |place| place.saturating_add_signed(by));
                if let Some(column) = columns.get(place.min(columns.len().saturating_sub(1))) {
                    table.column = *column;
                }
            }
            // Here the rest of what is shown stands on the page.
            Screen::Meeting(_) | Screen::Review(_) if by > 0 => self.open_here(),
            Screen::Meeting(_) | Screen::Review(_) => {}
            Screen::Item(page) => {
                if let Some(id) = page.neighbour(by) {
                    (page.id, page.top) = (id, 0);
                }
            }
            Screen::Triage(_) => self.screen.step(by),
        }
    }

    /// How many cells the table has for itself.
    pub fn table_width(&self) -> usize {
        let cells = usize::from(self.size.0);
        if self.shows_preview() { cells - (cells * 30 / 100).clamp(36, 64) } else { cells }
    }

    fn on_table(&mut self, action: Action) {
        if self.screen.table_in_view().is_none() {
            return;
        }
        let is_wide = self.is_wide();
        let Some(table) = self.screen.table_mut() else { return };
        match action {
            Action::Mark => table.toggle_mark(),
            Action::Range => table.toggle_range(),
            Action::MarkAll => table.toggle_all(),
            Action::Preview if !is_wide => self.notice = Some(Notice::NoRoom),
            Action::Preview => table.preview = !table.preview,
            Action::GroupBy if table.lens == Lens::Today => self.notice = Some(Notice::OwnGroups),
            Action::GroupBy if table.column.group_key().is_none() && table.group.is_none() => {
                self.notice = Some(Notice::NoGroup);
            }
            Action::GroupBy => {
                table.group_by_column();
                self.refresh();
            }
            Action::Sort => {
                table.sort_by_column();
                self.refresh();
            }
            _ => {}
        }
    }

    fn open_here(&mut self) {
        if let (Some(table), Some(id)) = (self.screen.table(), self.screen.item()) {
            let beside = table.order.ids.clone();
            self.push(Screen::Item(Page::new(id, beside)));
        }
    }

    /// Opens the page of an item.
    pub(super) fn open(&mut self, id: ItemId) {
        self.push(Screen::Item(Page::new(id, Vec::new())));
    }

    pub(super) fn push(&mut self, screen: Screen) {
        let before = std::mem::replace(&mut self.screen, screen);
        self.behind.push(before);
    }

    /// Brings a table to the front: the one that waits behind, or a new one.
    pub(super) fn go_to(&mut self, lens: Lens) {
        if self.screen.is(lens) {
            return;
        }
        let screen = match self.behind.iter().position(|screen| screen.is(lens)) {
            Some(place) => self.behind.remove(place),
            None => Screen::of(lens),
        };
        self.push(screen);
        self.behind.retain(|screen| !matches!(screen, Screen::Item(_)));
        self.refresh();
    }

    /// One step back: a range, then marks, then the filter, then the page.
    fn back(&mut self) {
        if let Some(table) = self.screen.table_mut() {
            if table.range.take().is_some() {
                return;
            }
            if !table.marks.is_empty() {
                return table.clear_marks();
            }
            if !table.filter.is_empty() {
                return self.filter(String::new());
            }
        }
        if !self.screen.is_home() {
            self.leave();
        }
    }

    /// To the screen behind this one.
    fn leave(&mut self) {
        if let Some(before) = self.behind.pop() {
            let left = std::mem::replace(&mut self.screen, before);
            if let (Some(table), Screen::Item(page)) = (self.screen.table_mut(), left)
                && page.beside.contains(&page.id)
            {
                table.find(page.id);
            }
            self.refresh();
        }
    }

    fn quit(&mut self) {
        if self.screen.is_home() || self.behind.is_empty() {
            self.send(Effect::Quit);
        } else {
            self.leave();
        }
    }

    fn open_filter(&mut self) {
        if matches!(self.screen, Screen::Review(_) | Screen::Meeting(_)) {
            self.notice = Some(Notice::NoFilter);
        } else if let Some(table) = self.screen.table() {
            let filter = Filter::new(&table.filter, table.item(), &self.world);
            self.layers.push(Layer::Filter(filter));
        }
    }

    fn open_finder(&mut self, scope: Scope) {
        let refused = actions().map(|spec| spec.action).filter(|action| self.is_over_for(*action)).collect();
        let finder = Finder::new(scope, self.screen.contexts().to_vec(), refused, &self.world);
        self.layers.push(Layer::Finder(finder));
    }

    /// Filters the table by a text; what is half typed is left out.
    pub(super) fn filter(&mut self, text: String) {
        let (read, _) = query::parse_leniently(&text, &self.world.context());
        if let Some(table) = self.screen.table_mut()
            && table.filter != text
        {
            table.show(text, read);
            self.refresh();
        }
    }

    /// Asks for the view of the table anew.
    pub(super) fn refresh(&mut self) {
        let ticket = self.ticket();
        let asker = self.world.asker();
        // This screen and the next at once, so that they are there before the whole order is.
        let first = 2 * self.height();
        if let Screen::Meeting(room) = &self.screen {
            return self.read_meeting(room.id);
        }
        if let Some(table) = self.screen.table_mut() {
            table.ticket = ticket;
            let query = table.view(&self.world.workflow);
            self.send(Effect::Read(ticket, Read::View { query, asker, first }));
        } else if let Some(id) = self.screen.item() {
            self.read_item(id);
        }
    }

    /// Asks for people, tags and counts anew.
    pub(super) fn read_names(&mut self) {
        let asker = self.world.asker();
        self.send(Effect::Read(0, Read::Names(asker)));
    }
}
