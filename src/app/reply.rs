//! What the store answered.

use super::layer::Layer;
use super::layer::clash::Clash;
use super::layer::entry::Entry;
use super::notice::Notice;
use super::purpose::{Purpose, is_given};
use super::screen::Screen;
use super::table::{Lens, Table};
use super::{App, Next, Waiting, Writing};
use crate::domain::change::{Change, Deed, Step};
use crate::domain::edit::Edit;
use crate::domain::failure::Failure;
use crate::domain::field::Field;
use crate::domain::id::ItemId;
use crate::domain::refusal::Refusal;
use crate::domain::request::Reply;
use crate::domain::whole::Whole;

impl App {
    pub(super) fn reply(&mut self, reply: Reply) {
        match reply {
            Reply::Wrote { ticket, result } => self.wrote(ticket, result),
            Reply::View { ticket, order, rows, whole } => {
                self.world.keep(rows);
                if self.screen.table().is_some_and(|table| table.ticket == ticket) {
                    self.screen.take(order, whole);
                    self.prune_marks();
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
                Some(Layer::Prompt(layer)) if layer.ticket == ticket => self.offer(rows),
                _ => {}
            },
            Reply::Names { people, tags, hidden, inbox, meetings, workflow } => {
                (self.world.people, self.world.tags) = (people, tags);
                (self.world.hidden, self.world.inbox) = (hidden, inbox);
                self.know_meetings(meetings);
                // Another table may sort and count every item differently.
                if *workflow != self.world.workflow {
                    self.world.workflow = *workflow;
                    self.world.outdate_all();
                    self.refresh();
                }
            }
            Reply::Meeting(result) => {
                self.know_meeting(*result);
                self.prune_marks();
            }
            Reply::News(steps) => self.news(steps),
            Reply::Trouble(error) => {
                self.waiting = None;
                if let Some(Layer::Prompt(_)) = self.layers.last() {
                    self.offer(Vec::new());
                }
                self.notice = Some(Notice::Failed(Failure::Store(error)));
            }
        }
    }

    /// Takes everything about an item, and goes on with what waited for it.
    fn know(&mut self, whole: Whole) {
        let id = whole.item.id;
        self.whole = Some(Box::new(whole));
        let Some(Waiting { item, next, keys }) = self.waiting.take_if(|waiting| waiting.item == id) else {
            // Of two items that were asked for, only the last is answered.
            if let Some(other) = self.waiting.as_ref().map(|waiting| waiting.item) {
                self.read_item(other);
            }
            return;
        };
        match next {
            Next::Do(action) if self.screen.item() == Some(id) => self.run(action),
            // What was typed was for that item.
            Next::Do(_) => return,
            Next::Ask(field) => self.ask_field(vec![item], field),
        }
        keys.into_iter().for_each(|key| self.key(key));
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
        self.waiting = None;
        self.notice = Some(Notice::Failed(failure));
    }

    fn wrote(&mut self, ticket: u64, result: Result<Option<Step>, Failure>) {
        let written = self.writing.remove(&ticket);
        self.answer_review(ticket, &result);
        self.answer_inbox(ticket, result.as_ref().ok().and_then(Option::as_ref));
        match (result, written) {
            (Ok(None), _) => self.notice = Some(Notice::Same),
            (Ok(Some(step)), written) => {
                // Keys that go on entering items are not for the list beneath.
                let is_entering = matches!(self.layers.last(), Some(Layer::Entry(_)));
                self.did(step, written, is_entering || ticket > self.turned);
            }
            (Err(Failure::Refused(refusal)), Some(Writing::Edit(items, edit))) => self.refused(refusal, items, edit),
            (Err(failure), written) => {
                self.notice = Some(Notice::Failed(failure));
                match written {
                    Some(Writing::Edit(items, edit)) => self.put_back(&items, &edit),
                    Some(Writing::New(typed, capture)) => {
                        let mut entry = Entry::new(&typed, &self.world);
                        entry.capture = capture;
                        self.put_beneath(Layer::Entry(entry));
                    }
                    None => {}
                }
            }
        }
    }

    /// Marks go with their items. While a filter is typed they wait for its end.
    pub(super) fn prune_marks(&mut self) {
        if matches!(self.layers.last(), Some(Layer::Filter(_))) {
            return;
        }
        let gone = self.screen.table_mut().map_or(0, Table::prune_marks);
        if gone > 0 {
            self.notice = Some(Notice::Unmarked(gone));
        }
    }

    /// A step of mine was done; `is_still` where nobody pressed a key on the list since it was asked for.
    fn did(&mut self, step: Step, written: Option<Writing>, is_still: bool) {
        self.is_new = false;
        self.did_meet(&step);
        // What I did myself I have seen, also before the lines are read anew.
        for change in &step.changes {
            self.world.become_so(change);
            if let Some(whole) = self.whole.as_mut().filter(|whole| whole.item.id == change.item) {
                // What is no value of a field is not shown as one.
                let _is_value = whole.item.set(change.field, change.new.as_deref());
            }
        }
        self.look_again(std::slice::from_ref(&step));
        if let Some(table) = self.screen.table_mut() {
            // In the queue of a job the item in hand stays there.
            let is_found_again = match step.deed {
                Deed::Create => table.lens != Lens::Triage,
                deed => matches!(deed, Deed::Undo | Deed::Redo),
            };
            table.let_go();
            if let Some(change) = step.changes.last().filter(|_| is_found_again && is_still) {
                match step.changes.iter().find(|change| change.field == Field::Item) {
                    Some(Change { new: Some(_), .. }) => table.find_new(change.item),
                    Some(_) => table.leave_new(),
                    None => table.find(change.item),
                }
            }
            // The marks were for this; in the inbox they stay until the verdict.
            if let Some(Writing::Edit(items, edit)) = &written
                && items.iter().all(|id| table.marks.contains(id))
                && !(table.lens == Lens::Triage
                    && matches!(edit, Edit::Set { .. } | Edit::Retag { .. } | Edit::Shift(_)))
            {
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
            (Refusal::Clash(clash), edit) => {
                // What was said before would stand where the keys of the choice do.
                self.notice = None;
                self.put_beneath(Layer::Clash(Clash { clash: *clash, edit }));
                self.refresh();
            }
            (Refusal::Archived(_), Edit::Archive) => self.edit(items, Edit::Restore),
            (refusal, edit) => {
                self.notice = Some(refusal.into());
                self.put_back(&items, &edit);
            }
        }
    }

    fn previewed(&mut self, ticket: u64, result: Result<Vec<Change>, Failure>) {
        let waits = |layer: &Layer| matches!(layer, Layer::Preview(layer) if layer.ticket == ticket);
        let Some(place) = self.layers.iter().position(waits) else {
            return;
        };
        let notice = match result {
            Ok(changes) if !changes.is_empty() => {
                if let Some(Layer::Preview(layer)) = self.layers.get_mut(place) {
                    layer.take(changes);
                }
                return;
            }
            Ok(_) => Notice::Same,
            Err(Failure::Refused(refusal)) => {
                if let Layer::Preview(layer) = self.layers.remove(place) {
                    self.refused(refusal, layer.items, layer.edit);
                }
                return;
            }
            Err(failure) => {
                if let Layer::Preview(layer) = self.layers.remove(place) {
                    self.put_back(&layer.items, &layer.edit);
                }
                self.notice = Some(Notice::Failed(failure));
                return;
            }
        };
        self.layers.remove(place);
        self.notice = Some(notice);
    }

    fn news(&mut self, steps: Vec<Step>) {
        if steps.is_empty() {
            return self.read_names();
        }
        self.is_new = false;
        for step in steps.iter().filter(|step| step.who != self.world.me) {
            let seen = step.changes.iter().filter(|change| change.field != Field::Reviewed);
            let changed = seen.map(|change| (change.item, step.who.clone()));
            self.world.fresh.extend(changed);
        }
        if let Some(table) = self.screen.table_mut() {
            table.keep_here();
        }
        self.look_again(&steps);
        // What did not work is read first, and who types reads nothing.
        let told: Vec<Step> = steps.into_iter().filter(|step| step.deed != Deed::Review).collect();
        if !told.is_empty() && self.layers.is_empty() && !self.notice.as_ref().is_some_and(Notice::is_bad) {
            self.notice = Some(Notice::News(told));
        }
    }

    /// Reads anew what is in view after steps. What they changed shows on other items too: one blocks another, or is a part
    /// of it.
    fn look_again(&mut self, steps: &[Step]) {
        self.world.outdate_all();
        // Lines that are under way may be older than this.
        self.asked.0.clear();
        if let Some(id) = self.whole.as_ref().map(|whole| whole.item.id) {
            self.read_item(id);
        }
        // A step that does not tell what it changed, as an import, may have changed anything.
        let is_counted = |step: &Step| {
            step.changes.is_empty()
                || step.deed.is_of_meeting()
                || step.changes.iter().any(|change| is_counted(change.field))
        };
        if steps.iter().any(is_counted) {
            self.read_names();
        }
        if let Screen::Triage(triage) = &mut self.screen {
            triage.similar.ask_again();
        }
        if self.screen.table().is_some() {
            self.refresh();
        }
        self.look_ahead_again();
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
