//! Emptying the inbox: a key a verdict, and the next item is there.

use super::App;
use super::action::Action;
use super::grant::similar;
use super::notice::Notice;
use super::purpose::{Purpose, is_given};
use super::screen::Screen;
use super::screen::triage::{Ruling, Triage};
use crate::domain::change::Step;
use crate::domain::edit::{Edit, Given};
use crate::domain::field::Field;
use crate::domain::id::ItemId;
use crate::domain::item::Row;
use crate::domain::plan;
use crate::domain::reason::CloseReason;
use crate::domain::triage::Verdict;
use crate::domain::workflow::{Need, Status};
use crate::text::dates;

/// How many similar items are asked for.
const SIMILAR: usize = 8;

impl App {
    /// Gives a verdict on the marked items, or on the one in view.
    pub(super) fn rule(&mut self, action: Action) {
        let Some(items) = self.targets() else { return };
        let workflow = &self.world.workflow;
        let station = match action {
            Action::Accept => workflow.accepting(),
            Action::Ask => workflow.asking(),
            Action::Duplicate | Action::Decline => workflow.closing(),
            _ => return self.ask_field(items, Field::Wake),
        };
        let Some(to) = station.map(|station| station.status.clone()) else {
            self.notice = Some(Notice::NoVerdict(action));
            return;
        };
        let mut given = Given { seen: self.seen_status(&items), ..Given::default() };
        let need = match action {
            Action::Duplicate => {
                given.reason = Some(CloseReason::Duplicate);
                Need::DuplicateOf
            }
            Action::Decline => Need::Reason,
            Action::Ask => Need::Asked,
            _ => return self.edit(items, Edit::Move { to, given }),
        };
        self.ask(Purpose::Give { items, to, given, need });
    }

    /// The first thing that a move certainly lacks, as far as is known here.
    pub(super) fn lacking(&self, items: &[ItemId], to: &Status, given: &Given) -> Option<Need> {
        let station = self.world.workflow.station(to)?;
        let any = |need| {
            let mut rows = items.iter().filter_map(|id| self.world.row(*id));
            rows.any(|row| plan::lacks(row, need, self.world.today) == Some(true))
        };
        let lacks = |need: &Need| match need {
            Need::DuplicateOf => given.reason == Some(CloseReason::Duplicate),
            // An answer does not help against what blocks it.
            Need::Unblocked => false,
            need => any(*need),
        };
        let needs = station.needs.iter().copied().chain([Need::DuplicateOf]);
        needs.filter(|need| !is_given(given, *need)).find(lacks)
    }

    /// Lets the inbox know of a write that takes items out of it.
    pub(super) fn send_to_inbox(&mut self, ticket: u64, items: &[ItemId], edit: &Edit) {
        let world = &self.world;
        let Some(verdict) = Verdict::of(edit, &world.workflow, world.today) else {
            return;
        };
        let is_final = self.is_final(items, edit);
        let rows = items.iter().filter_map(|id| world.row(*id));
        let waited = rows.map(|row| dates::days_since(row.created, world.now)).max();
        let ruling = Ruling { verdict, count: items.len(), waited: waited.unwrap_or(0) };
        if let Some(triage) = self.inbox() {
            triage.send(ticket, ruling, items, is_final);
        }
    }

    /// Whether the store has nothing to ask about an edit.
    pub(super) fn is_final(&self, items: &[ItemId], edit: &Edit) -> bool {
        edit.parts().iter().all(|part| match part {
            Edit::Move { to, given } => !self.may_ask(items, to, given),
            _ => true,
        })
    }

    /// Whether the store may come back with a question about a move.
    fn may_ask(&self, items: &[ItemId], to: &Status, given: &Given) -> bool {
        let station = self.world.workflow.station(to);
        let needs = station.map_or(&[] as &[Need], |station| &station.needs);
        let is_open = needs.iter().any(|need| matches!(need, Need::Unblocked | Need::Decision));
        is_open || self.lacking(items, to, given).is_some()
    }

    /// Lets every inbox, be it behind another screen, know what became of a write.
    pub(super) fn answer_inbox(&mut self, ticket: u64, step: Option<&Step>) {
        let mut comes_back = false;
        for screen in self.behind.iter_mut().chain([&mut self.screen]) {
            if let Screen::Triage(triage) = screen {
                comes_back |= triage.answered(ticket, step);
            }
        }
        if comes_back {
            self.refresh();
        }
    }

    /// The inbox that is in front, or behind the page of one of its items.
    pub(super) fn inbox(&mut self) -> Option<&mut Triage> {
        let screen = match &mut self.screen {
            Screen::Item(_) => self.behind.last_mut()?,
            screen => screen,
        };
        match screen {
            Screen::Triage(triage) => Some(triage),
            _ => None,
        }
    }

    /// Asks what is like the item in view, where that is not known; not while a question is open that asks for such items
    /// itself, since only the newest is answered.
    pub(super) fn look_for_similar(&mut self) {
        let ticket = self.tickets + 1;
        let Screen::Triage(triage) = &mut self.screen else {
            return;
        };
        if !self.layers.is_empty() {
            return triage.similar.ask_again();
        }
        let row = triage.table.item().and_then(|id| self.world.row(id));
        let Some(row) = row.filter(|row| triage.similar.lacks(row)) else {
            return;
        };
        triage.similar.ask(row, ticket);
        let read = similar(&row.title, Some(row.id), SIMILAR);
        self.tickets = ticket;
        self.send(super::msg::Effect::Read(ticket, read));
    }

    /// The items that are like one, where they are known already.
    pub(super) fn known_similar(&self, id: ItemId) -> Option<Vec<Row>> {
        match &self.screen {
            Screen::Triage(triage) => triage.similar.of(id).map(<[Row]>::to_vec),
            _ => None,
        }
    }
}
