//! Meetings by key: beginning and joining one, its agenda, what is captured in it.

use super::App;
use super::action::{Action, Group};
use super::chosen::Chosen;
use super::layer::Layer;
use super::layer::entry::{Capture, Entry};
use super::layer::pick::{Choice, Pick};
use super::msg::Effect;
use super::notice::Notice;
use super::purpose::Purpose;
use super::screen::Screen;
use super::screen::meeting::Meeting;
use crate::domain::change::{Deed, Step};
use crate::domain::edit::{Edit, Given};
use crate::domain::failure::Failure;
use crate::domain::field::Field;
use crate::domain::kind::Kind;
use crate::domain::meeting::{MeetingEdit, MeetingId, Meetings, Opening, Sitting};
use crate::domain::person::Handle;
use crate::domain::request::{Read, Write};
use crate::domain::workflow::Category;
use crate::text::meeting as words;
use crate::text::minutes::{self, Form};

impl App {
    /// Does an action of a meeting.
    pub(super) fn meeting_action(&mut self, action: Action) {
        let Screen::Meeting(room) = &mut self.screen else {
            return;
        };
        let (meeting, item) = (room.id, room.table.item());
        let edit = match action {
            Action::Minutes => {
                room.minutes = if room.minutes.is_some() { None } else { Some(0) };
                return;
            }
            Action::Capture => return self.capture(Kind::Task),
            Action::Decide => return self.decide(),
            Action::Dispute => return self.capture(Kind::Dispute),
            Action::Attendance => return self.ask(Purpose::Present { meeting }),
            Action::AddToAgenda => return self.ask(Purpose::AddToAgenda { meeting, before: item }),
            Action::Strike => {
                let Some(entry) = item.and_then(|item| room.entry(item)) else {
                    return;
                };
                let (item, is_struck) = (entry.item, !entry.is_struck);
                if is_struck {
                    // It goes to the end: what comes next is under discussion then.
                    room.table.return_to(room.beside(item).or(Some(item)));
                }
                MeetingEdit::Strike { meeting, item, is_struck }
            }
            Action::AgendaUp | Action::AgendaDown => {
                let Some(item) = item else { return };
                let by = if action == Action::AgendaUp { -1 } else { 1 };
                MeetingEdit::Shift { meeting, item, by }
            }
            Action::Pause if room.is_on() => MeetingEdit::Pause(meeting),
            Action::Pause => MeetingEdit::Resume(meeting),
            Action::EndMeeting => MeetingEdit::End(meeting),
            _ => return,
        };
        self.change_meeting(edit);
    }

    /// Whether an action is for the minutes of the meeting in view, which has ended.
    pub fn is_over_for(&self, action: Action) -> bool {
        let is_kept = matches!(action, Action::Minutes | Action::Pause);
        let is_written = matches!(action.spec().group, Group::Edit | Group::Meeting) && !is_kept;
        is_written && matches!(&self.screen, Screen::Meeting(room) if room.is_over())
    }

    /// Has something done to a meeting.
    pub(super) fn change_meeting(&mut self, edit: MeetingEdit) {
        if let (MeetingEdit::Add { item, .. }, Screen::Meeting(room)) = (&edit, &mut self.screen)
            && room.entry(*item).is_some_and(|entry| !entry.is_struck)
        {
            room.table.find(*item);
            self.notice = Some(Notice::OnAgenda(*item));
            return;
        }
        let (ticket, by) = (self.ticket(), self.world.by());
        self.send(Effect::Write(ticket, Write::Meeting(edit), by));
    }

    /// To the meeting that I am in; from there, or from none, to a choice of one.
    pub(super) fn go_to_meeting(&mut self) {
        let here = matches!(&self.screen, Screen::Meeting(room) if Some(room.id) == self.world.meeting);
        match self.world.meeting.filter(|_| !here) {
            Some(meeting) => self.show_meeting(meeting),
            None => self.ask(Purpose::Meet),
        }
    }

    /// Brings a meeting to the front.
    fn show_meeting(&mut self, meeting: MeetingId) {
        let is_it = |screen: &Screen| matches!(screen, Screen::Meeting(room) if room.id == meeting);
        if !is_it(&self.screen) {
            let screen = match self.behind.iter().position(is_it) {
                Some(place) => self.behind.remove(place),
                None => Screen::Meeting(Meeting::new(meeting)),
            };
            self.push(screen);
        }
        self.refresh();
    }

    /// What can be met: what goes on first, then the series, then a meeting of its own; last those to read about.
    pub(super) fn pick_meeting(&self, purpose: Purpose) -> Layer {
        let (lang, today) = (self.world.lang, self.world.today);
        let Meetings { open, ended, series } = &self.world.meetings;
        let ago = |moment| crate::text::dates::ago_in_full(lang, moment, self.world.now);
        let going_on = open.iter().map(|meeting| Choice {
            label: words::go_on(lang, &words::called(lang, &meeting.name)),
            note: words::begun(lang, &ago(meeting.began)),
            ..Choice::plain(Chosen::Open(meeting.id).to_string())
        });
        let of_series = series.iter().map(|series| Choice {
            label: words::begin(lang, &series.name),
            note: words::next_and_missed(lang, series, today),
            ..Choice::plain(Chosen::Series(series.id.0).to_string())
        });
        let free = Choice { label: words::begin_free(lang).into(), ..Choice::plain(Chosen::Free.to_string()) };
        // What can't be done here says where it can.
        let new_series = Choice {
            label: words::new_series(lang).into(),
            note: words::by_command(lang, "onus meeting series add"),
            is_open: false,
            ..Choice::plain(String::new())
        };
        let ended = ended.iter().map(|meeting| Choice {
            label: words::read(lang, &words::called(lang, &meeting.name)),
            note: meeting.ended.map(|ended| words::ended_ago(lang, &ago(ended))).unwrap_or_default(),
            is_quiet: true,
            ..Choice::plain(Chosen::Ended(meeting.id).to_string())
        });
        let choices = going_on.chain(of_series).chain([free, new_series]).chain(ended).collect();
        Layer::Pick(Pick::new(purpose, Field::Item, choices, None))
    }

    /// Goes on with a choice of a meeting.
    pub(super) fn meet(&mut self, chosen: Chosen) {
        match chosen {
            Chosen::Open(meeting) => {
                let is_paused = self.world.meetings.open.iter().any(|open| open.id == meeting && open.is_paused);
                self.world.meeting = Some(meeting);
                self.show_meeting(meeting);
                if is_paused {
                    self.change_meeting(MeetingEdit::Resume(meeting));
                }
            }
            Chosen::Ended(meeting) => {
                self.show_meeting(meeting);
                if let Screen::Meeting(room) = &mut self.screen {
                    room.minutes = Some(0);
                }
            }
            Chosen::Series(number) => {
                let series = self.world.meetings.series.iter().find(|series| series.id.0 == number);
                if let Some(series) = series {
                    let (name, series, present) = (series.name.clone(), Some(series.id), series.people.clone());
                    let opening = Opening { name, series, present, absent: Vec::new() };
                    self.ask(Purpose::Attend { opening });
                }
            }
            Chosen::Free => self.ask(Purpose::MeetingName),
        }
    }

    /// Everybody: first those who are invited, ticked where they are there and crossed where they are known not to be.
    pub(super) fn pick_present(&self, purpose: Purpose) -> Layer {
        let (present, absent) = match &purpose {
            Purpose::Attend { opening } => (opening.present.clone(), opening.absent.clone()),
            _ => {
                let meeting = self.sitting().map(Sitting::meeting);
                meeting.map(|meeting| (meeting.present.clone(), meeting.absent.clone())).unwrap_or_default()
            }
        };
        let written = |people: &[Handle]| people.iter().map(ToString::to_string).collect::<Vec<String>>();
        let (here, away) = (written(&present), written(&absent));
        let Layer::Pick(pick) = self.pick_person(purpose, Field::Owner, None) else {
            return Layer::Pick(Pick::new(Purpose::Meet, Field::Item, Vec::new(), None));
        };
        let mut choices = pick.choices;
        let keys: Vec<Option<char>> = choices.iter().map(|choice| choice.key).collect();
        // Whoever comes or goes meanwhile keeps their place.
        let is_invited = |value: &String| here.contains(value) || away.contains(value);
        choices.sort_by_key(|choice| !choice.value.as_ref().is_some_and(is_invited));
        // The digits stay in their order.
        std::iter::zip(&mut choices, keys).for_each(|(choice, key)| choice.key = key);
        let pick = Pick::new(pick.purpose, Field::Owner, choices, None).taking_new();
        Layer::Pick(pick.ticking(&here).lacking(&away))
    }

    fn sitting(&self) -> Option<&Sitting> {
        match &self.screen {
            Screen::Meeting(room) => room.sitting.as_deref(),
            _ => None,
        }
    }

    /// Decides the dispute under discussion; of anything else a decision is captured.
    fn decide(&mut self) {
        let dispute = self.screen.item().and_then(|id| self.world.row(id));
        match dispute.filter(|row| row.kind == Kind::Dispute && row.category.is_open()) {
            Some(row) => {
                let (items, to) = (vec![row.id], self.world.workflow.first_of(Category::Completed).clone());
                let given = Given { seen: Some(row.status.clone()), ..Given::default() };
                self.edit(items, Edit::Move { to, given });
            }
            None => self.capture(Kind::Decision),
        }
    }

    /// Begins to type what comes out of the item under discussion.
    fn capture(&mut self, kind: Kind) {
        let from = self.screen.item();
        let capture = Capture { kind, from };
        let draft = self.drafts.take_line(Some(capture));
        let entry = Entry::new(&draft, &self.world).capturing(capture);
        self.layers.push(Layer::Entry(entry));
        self.after_typing();
    }

    /// Takes a meeting as it is now.
    pub(super) fn know_meeting(&mut self, result: Result<Sitting, Failure>) {
        match result {
            Ok(sitting) => {
                if let Screen::Meeting(room) = &mut self.screen
                    && room.id == sitting.meeting().id
                {
                    room.take(sitting);
                }
            }
            Err(failure) => self.notice = Some(Notice::Failed(failure)),
        }
    }

    /// A meeting of mine began, went on or ended.
    pub(super) fn did_meet(&mut self, step: &Step) {
        let Some(meeting) = step.meeting else { return };
        match step.deed {
            Deed::MeetingStart => {
                self.world.meeting = Some(meeting);
                self.show_meeting(meeting);
            }
            Deed::MeetingEnd => {
                self.world.meeting = None;
                if let Screen::Meeting(room) = &mut self.screen {
                    room.minutes = Some(0);
                }
            }
            Deed::MeetingPause => self.world.meeting = None,
            Deed::MeetingResume => self.world.meeting = Some(meeting),
            _ => {}
        }
    }

    /// Takes what meetings there are: one that is over or paused is no longer mine.
    pub(super) fn know_meetings(&mut self, meetings: Meetings) {
        let mine = self.world.meeting;
        if mine.is_some_and(|mine| !meetings.open.iter().any(|open| open.id == mine && open.is_on())) {
            self.world.meeting = None;
        }
        self.world.meetings = meetings;
        if let Some(action) = self.opening.take() {
            self.run(action);
            // What was asked for is where one is at home.
            self.behind.clear();
        }
    }

    /// Whether the minutes of a meeting are shown.
    pub fn shows_minutes(&self) -> bool {
        matches!(&self.screen, Screen::Meeting(room) if room.minutes.is_some())
    }

    /// The minutes on the clipboard.
    pub(super) fn copy_minutes(&mut self, form: Form) {
        let text =
            self.sitting().map(|sitting| minutes::write(self.world.lang, &sitting.minutes, &self.world.workflow, form));
        if let Some(text) = text {
            self.notice = Some(Notice::CopiedMinutes);
            self.send(Effect::Copy(text));
        }
    }

    /// Asks for the meeting anew.
    pub(super) fn read_meeting(&mut self, meeting: MeetingId) {
        self.send(Effect::Read(0, Read::Meeting(meeting)));
    }
}
