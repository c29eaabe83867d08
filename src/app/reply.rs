//! What the store answered.

use super::layer::Layer;
use super::layer::clash::Clash;
use super::layer::entry::Entry;
use super::notice::Notice;
use super::purpose::{Purpose, is_given};
use super::screen::Screen;
use super::table::{Lens, Table};
use super::{App, Writing};
use crate::domain::change::{Change, Deed, MOST_TOLD, Step};
use crate::domain::edit::Edit;
use crate::domain::failure::Failure;
use crate::domain::field::Field;
use crate::domain::id::ItemId;
use crate::domain::item::Whole;
use crate::domain::refusal::Refusal;
use crate::domain::request::Reply;

impl App {
    pub(super) fn reply(&mut self, reply: Reply) {
        match reply {
            Reply::Wrote { ticket, result } => self.wrote(ticket, result),
            Reply::View {
                ticket,
                order,
                rows,
                whole,
            } => {
                self.world.keep(rows);
                if self.screen.table().is_some_and(|table| table.ticket == ticket) {
                    self.screen.take(order, whole);
                    let is_list_of_some = |table: &Table| table.lens == Lens::List && !table.order.ids.is_empty();
                    self.is_new &= !self.screen.table().is_some_and(is_list_of_some);
                }
            }
            Reply::Rows(rows) => {
                self.world.keep(rows);
                self.copy_known();
            }
            Reply::Item(result) => match *result {
                Ok(whole) => self.know(whole),
                Err(failure) => self.know_none(failure),
            },
            Reply::Preview { ticket, result } => self.previewed(ticket, result),
            Reply::Similar { ticket, rows } if self.screen.offer(ticket, &rows) => {}
            Reply::Similar { ticket, rows } => match self.layers.last_mut() {
                Some(Layer::Entry(layer)) if layer.ticket == ticket => layer.offer(rows),
                Some(Layer::Finder(layer)) if layer.ticket == ticket => layer.offer(rows, &self.world),
                Some(Layer::Prompt(layer)) if layer.ticket == ticket => layer.offer(rows),
                _ => {}
            },
            Reply::Names {
                people,
                tags,
                hidden,
                meetings,
            } => {
                (self.world.people, self.world.tags, self.world.hidden) = (people, tags, hidden);
                self.know_meetings(meetings);
            }
            Reply::Meeting(result) => self.know_meeting(*result),
            Reply::News(steps) => self.news(steps),
            Reply::Trouble(error) => self.notice = Some(Notice::Failed(Failure::Store(error))),
        }
    }

    /// Takes everything about an item, and goes on with what waited for it.
    fn know(&mut self, whole: Whole) {
        let id = whole.item.id;
        self.whole = Some(Box::new(whole));
        if let Some((_, action)) = self.waiting.take_if(|(item, _)| *item == id)
            && self.screen.item() == Some(id)
        {
            self.run(action);
        }
    }

    /// There is nothing to know: the page of an item that does not exist is left.
    fn know_none(&mut self, failure: Failure) {
        let is_gone = |id: ItemId| matches!(failure, Failure::Refused(Refusal::NoSuchItem(gone)) if gone == id);
        if let Screen::Item(page) = &self.screen
            && is_gone(page.id)
            && let Some(before) = self.behind.pop()
        {
            self.screen = before;
        }
        self.notice = Some(Notice::Failed(failure));
    }

    fn wrote(&mut self, ticket: u64, result: Result<Option<Step>, Failure>) {
        let written = self.writing.remove(&ticket);
        self.answer_inbox(ticket, result.as_ref().ok().and_then(Option::as_ref));
        match (result, written) {
            (Ok(None), _) => self.notice = Some(Notice::Same),
            (Ok(Some(step)), written) => self.did(step, written),
            (Err(Failure::Refused(refusal)), Some(Writing::Edit(items, edit))) => self.refused(refusal, items, edit),
            (Err(failure), written) => {
                self.notice = Some(Notice::Failed(failure));
                match written {
                    Some(Writing::Edit(items, edit)) => self.put_back(items, edit),
                    Some(Writing::New(typed)) => self.put_beneath(Layer::Entry(Entry::new(&typed, &self.world))),
                    None => {}
                }
            }
        }
    }

    fn did(&mut self, step: Step, written: Option<Writing>) {
        self.is_new = false;
        self.did_meet(&step);
        self.did_review(&step);
        self.look_again(std::slice::from_ref(&step));
        if let Some(table) = self.screen.table_mut() {
            // In the queue of a job the item in hand stays there.
            let is_found_again = match step.deed {
                Deed::Create => table.lens != Lens::Triage,
                deed => matches!(deed, Deed::Undo | Deed::Redo),
            };
            if let Some(change) = step.changes.last().filter(|_| is_found_again) {
                table.find(change.item);
            }
            // The marks were for this.
            if matches!(&written, Some(Writing::Edit(items, _)) if items.iter().all(|id| table.marks.contains(id))) {
                table.clear_marks();
            }
        }
        self.notice = Some(Notice::Did(step));
    }

    /// A move that lacks something asks for it and goes on; a clash shows both sides; anything else says why.
    fn refused(&mut self, refusal: Refusal, items: Vec<ItemId>, edit: Edit) {
        match (refusal, edit.without_keep()) {
            (Refusal::Missing { item, to, need }, Edit::Move { given, .. }) => {
                if is_given(&given, need) {
                    let to = to.clone();
                    self.notice = Some(Refusal::Missing { item, to, need }.into());
                }
                self.ask(Purpose::Give { items, to, given, need });
            }
            (Refusal::Clash(clash), _) => {
                self.put_beneath(Layer::Clash(Clash { clash: *clash }));
                self.refresh();
            }
            (Refusal::Archived(_), Edit::Archive) => self.edit(items, Edit::Restore),
            (refusal, edit) => {
                self.notice = Some(refusal.into());
                self.put_back(items, edit);
            }
        }
    }

    fn previewed(&mut self, ticket: u64, result: Result<Vec<Change>, Failure>) {
        let waits = matches!(self.layers.last(), Some(Layer::Preview(layer)) if layer.ticket == ticket);
        if !waits {
            return;
        }
        match result {
            Ok(changes) if changes.is_empty() => {
                self.layers.pop();
                self.notice = Some(Notice::Same);
            }
            Ok(changes) => {
                if let Some(Layer::Preview(layer)) = self.layers.last_mut() {
                    layer.changes = Some(changes);
                }
            }
            Err(Failure::Refused(refusal)) => {
                if let Some(Layer::Preview(layer)) = self.layers.pop() {
                    self.refused(refusal, layer.items, layer.edit);
                }
            }
            Err(failure) => {
                self.layers.pop();
                self.notice = Some(Notice::Failed(failure));
            }
        }
    }

    fn news(&mut self, steps: Vec<Step>) {
        self.is_new = false;
        for step in steps.iter().filter(|step| step.who != self.world.me) {
            let seen = step.changes.iter().filter(|change| change.field != Field::Reviewed);
            let changed = seen.map(|change| (change.item, step.who.clone()));
            self.world.fresh.extend(changed);
        }
        if steps.is_empty() {
            return self.read_names();
        }
        self.look_again(&steps);
        // What did not work is read first, and who types reads nothing.
        let told: Vec<Step> = steps.into_iter().filter(|step| step.deed != Deed::Review).collect();
        if !told.is_empty() && self.layers.is_empty() && !self.notice.as_ref().is_some_and(Notice::is_bad) {
            self.notice = Some(Notice::News(told));
        }
    }

    /// Reads anew what steps changed, as far as it is in view. A step that does not tell all that it changed, as an import,
    /// may have changed anything.
    fn look_again(&mut self, steps: &[Step]) {
        let is_all = |step: &Step| step.deed.is_of_meeting() || (1..MOST_TOLD).contains(&step.changes.len());
        let is_vague = !steps.iter().all(is_all);
        if is_vague {
            self.world.outdate_all();
        }
        let changes = || steps.iter().flat_map(|step| &step.changes);
        changes().for_each(|change| self.world.outdate(change.item));
        // Lines that are under way may be older than this.
        self.asked.0.clear();
        let whole = self.whole.as_ref().map(|whole| whole.item.id);
        if let Some(id) = whole.filter(|id| is_vague || changes().any(|change| change.item == *id)) {
            self.read_item(id);
        }
        let met = steps.iter().any(|step| step.deed.is_of_meeting());
        if is_vague || met || changes().any(|change| is_counted(change.field)) {
            self.read_names();
        }
        if let Screen::Triage(triage) = &mut self.screen {
            triage.similar.ask_again();
        }
        if self.screen.table().is_some() {
            self.refresh();
        }
    }
}

/// Whether people, tags or the number of hidden items may follow from a change of this field.
fn is_counted(field: Field) -> bool {
    matches!(
        field,
        Field::Owner
            | Field::Reporter
            | Field::Asked
            | Field::Tags
            | Field::Item
            | Field::Status
            | Field::Wake
            | Field::Archived
    )
}
