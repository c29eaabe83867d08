//! What the store answered.

use super::App;
use super::layer::Layer;
use super::layer::clash::Clash;
use super::msg::Effect;
use super::notice::Notice;
use super::purpose::Purpose;
use super::screen::Screen;
use super::table::Lens;
use crate::domain::change::{Deed, Step};
use crate::domain::edit::{Edit, Given};
use crate::domain::failure::Failure;
use crate::domain::field::Field;
use crate::domain::id::ItemId;
use crate::domain::refusal::Refusal;
use crate::domain::request::{Read, Reply};

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
                if let Screen::Table(table) = &mut self.screen
                    && table.ticket == ticket
                {
                    table.take(order, whole);
                    self.is_new &= table.lens != Lens::List || table.order.ids.is_empty();
                }
            }
            Reply::Rows(rows) => self.world.keep(rows),
            Reply::Item(result) => match *result {
                Ok(whole) => self.whole = Some(Box::new(whole)),
                Err(failure) => {
                    if let Failure::Refused(Refusal::NoSuchItem(id)) = failure {
                        self.lost = Some(id);
                    }
                    self.notice = Some(Notice::Failed(failure));
                    if let (Screen::Item(_), Some(before)) = (&self.screen, self.behind.pop()) {
                        self.screen = before;
                    }
                }
            },
            Reply::Preview { ticket, result } => self.previewed(ticket, result),
            Reply::Similar { ticket, rows } => match self.layers.last_mut() {
                Some(Layer::Entry(layer)) if layer.ticket == ticket => layer.similar = rows,
                Some(Layer::Finder(layer)) if layer.ticket == ticket => layer.offer(rows, &self.world),
                Some(Layer::Prompt(layer)) if layer.ticket == ticket => layer.offer(rows),
                _ => {}
            },
            Reply::Names { people, tags, hidden } => {
                (self.world.people, self.world.tags, self.world.hidden) = (people, tags, hidden);
            }
            Reply::News(steps) => self.news(steps),
            Reply::Trouble(error) => self.notice = Some(Notice::Failed(Failure::Store(error))),
        }
    }

    fn wrote(&mut self, ticket: u64, result: Result<Option<Step>, Failure>) {
        let edit = self.writing.remove(&ticket);
        match result {
            Ok(None) => self.notice = Some(Notice::Same),
            Ok(Some(step)) => {
                self.look_again(&step);
                if let (Screen::Table(table), Deed::Create | Deed::Undo | Deed::Redo) = (&mut self.screen, step.deed)
                    && let Some(change) = step.changes.last()
                {
                    table.find(change.item);
                }
                if let (Screen::Table(table), Some((items, _))) = (&mut self.screen, &edit)
                    && items.len() > 1
                {
                    table.marks.clear();
                    table.range = None;
                }
                self.notice = Some(Notice::Did(step));
            }
            Err(Failure::Refused(refusal)) => self.refused(refusal, edit),
            Err(failure) => self.notice = Some(Notice::Failed(failure)),
        }
    }

    /// A move that lacks something asks for it and goes on; a clash shows both sides; anything else says why.
    fn refused(&mut self, refusal: Refusal, edit: Option<(Vec<ItemId>, Edit)>) {
        match (refusal, edit) {
            (Refusal::Missing { to, need, .. }, Some((items, edit))) => {
                let given = match edit {
                    Edit::Move { given, .. } => given,
                    _ => Given::default(),
                };
                self.ask(Purpose::Give { items, to, given, need });
            }
            (Refusal::Clash(clash), _) => {
                self.layers.push(Layer::Clash(Clash { clash: *clash }));
                self.refresh();
            }
            (refusal, _) => self.notice = Some(Notice::from(refusal)),
        }
    }

    fn previewed(&mut self, ticket: u64, result: Result<Vec<crate::domain::change::Change>, Failure>) {
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
                let edit = match self.layers.pop() {
                    Some(Layer::Preview(layer)) => Some((layer.items, layer.edit)),
                    _ => None,
                };
                self.refused(refusal, edit);
            }
            Err(failure) => {
                self.layers.pop();
                self.notice = Some(Notice::Failed(failure));
            }
        }
    }

    fn news(&mut self, steps: Vec<Step>) {
        for step in &steps {
            for change in &step.changes {
                if step.who != self.world.me {
                    self.world.fresh.insert(change.item, step.who.clone());
                }
            }
            self.look_again(step);
        }
        if self.layers.is_empty() {
            self.notice = Some(Notice::News(steps));
        }
    }

    /// Reads anew what a step changed, as far as it is in view.
    fn look_again(&mut self, step: &Step) {
        let mut items: Vec<ItemId> = step.changes.iter().map(|change| change.item).collect();
        items.sort_unstable();
        items.dedup();
        items.iter().for_each(|id| self.world.outdate(*id));
        if self
            .whole
            .as_ref()
            .is_some_and(|whole| items.contains(&whole.item.id) || step.changes.is_empty())
        {
            let id = self.whole.as_ref().map(|whole| whole.item.id);
            self.send(Effect::Read(0, Read::Item(id.unwrap_or_default())));
        }
        let named = |field: Field| {
            matches!(
                field,
                Field::Owner | Field::Asked | Field::Tags | Field::Item | Field::Status | Field::Wake | Field::Archived
            )
        };
        if step.changes.is_empty() || step.changes.iter().any(|change| named(change.field)) {
            self.read_names();
        }
        if matches!(self.screen, Screen::Table(_)) {
            self.refresh();
        }
    }
}
