//! The inbox, item by item: one in view, those like it beside it, and what was decided so far.

use std::collections::HashSet;
use std::sync::Arc;

use super::super::table::{Lens, Table};
use super::item::Page;
use crate::domain::change::{Deed, Step};
use crate::domain::id::ItemId;
use crate::domain::item::Row;
use crate::domain::order::Order;
use crate::domain::triage::Verdict;

/// The inbox.
#[derive(Debug)]
pub struct Triage {
    /// What waits, the oldest first.
    pub table: Table,
    /// The item in view, and where its text is scrolled to.
    pub page: Option<Page>,
    /// What is like it.
    pub similar: Similar,
    /// The first step of mine since this began.
    pub first: Option<i64>,
    sent: Vec<Sent>,
    decided: Vec<Decision>,
}

/// A verdict on its way to the store. Until it is there, its items are not shown again.
#[derive(Debug)]
struct Sent {
    ticket: u64,
    ruling: Ruling,
    items: Vec<ItemId>,
    were_marked: bool,
    are_gone: bool,
}

/// A verdict that was written, by the step that wrote it.
#[derive(Debug)]
struct Decision {
    step: i64,
    ruling: Ruling,
    is_taken_back: bool,
}

/// What was decided about how many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ruling {
    /// What was decided.
    pub verdict: Verdict,
    /// About so many items.
    pub count: usize,
    /// The oldest of them had waited so many days.
    pub waited: i64,
}

impl Default for Triage {
    fn default() -> Triage {
        Triage {
            table: Table::new(Lens::Triage),
            page: None,
            similar: Similar::default(),
            first: None,
            sent: Vec::new(),
            decided: Vec::new(),
        }
    }
}

impl Triage {
    /// Takes an answer of the store, without what a verdict on its way will take out of it.
    pub fn take(&mut self, order: Arc<Order>, whole: bool) {
        let gone = self.gone();
        if gone.is_empty() {
            return self.table.take(order, whole);
        }
        let ids = order.ids.iter().filter(|id| !gone.contains(id));
        let order = Order { ids: ids.copied().collect(), sections: Vec::new() };
        self.table.take(Arc::new(order), whole);
    }

    fn gone(&self) -> HashSet<ItemId> {
        let sent = self.sent.iter().filter(|sent| sent.are_gone);
        sent.flat_map(|sent| sent.items.iter().copied()).collect()
    }

    /// A verdict was sent. Where nothing can be lacking any more, the next item comes into view at once.
    pub fn send(&mut self, ticket: u64, ruling: Ruling, items: &[ItemId], is_final: bool) {
        let marks = &self.table.marks;
        self.sent.push(Sent {
            ticket,
            ruling,
            items: items.to_vec(),
            were_marked: !marks.is_empty() && items.iter().all(|id| marks.contains(id)),
            are_gone: is_final,
        });
        if is_final {
            self.table.leave_out(&items.iter().copied().collect());
        }
    }

    /// The store answered a write: with its step, or with nothing that changed anything. Says whether items come back.
    pub fn answered(&mut self, ticket: u64, step: Option<&Step>) -> bool {
        let sent = self.sent.iter().position(|sent| sent.ticket == ticket);
        let sent = sent.map(|place| self.sent.remove(place));
        self.first = self.first.or(step.map(|step| step.id));
        match (sent, step) {
            (Some(sent), Some(step)) => {
                self.table.marks.retain(|id| !sent.items.contains(id));
                self.decided.push(Decision { step: step.id, ruling: sent.ruling, is_taken_back: false });
            }
            (Some(sent), None) if sent.are_gone => {
                if sent.were_marked {
                    self.table.marks.extend(&sent.items);
                }
                if let Some(first) = sent.items.first() {
                    self.table.find(*first);
                }
                return true;
            }
            (None, Some(step)) => self.turned(step),
            _ => {}
        }
        false
    }

    /// A verdict was taken back, or done again.
    fn turned(&mut self, step: &Step) {
        let of = self.decided.iter_mut().find(|decision| Some(decision.step) == step.of);
        if let Some(decision) = of {
            decision.is_taken_back = step.deed == Deed::Undo;
        }
    }

    /// What was decided and stands.
    pub fn rulings(&self) -> impl Iterator<Item = Ruling> {
        let decided = self.decided.iter().filter(|decision| !decision.is_taken_back);
        let sent = self.sent.iter().filter(|sent| sent.are_gone);
        decided.map(|decision| decision.ruling).chain(sent.map(|sent| sent.ruling))
    }

    /// Keeps the page on the item of the cursor.
    pub fn follow(&mut self) {
        let here = self.table.item();
        if self.page.as_ref().map(|page| page.id) != here {
            self.page = here.map(|id| Page::new(id, Vec::new()));
        }
    }
}

/// The items that are like one, found without being asked for.
#[derive(Debug, Default)]
pub struct Similar {
    found: Option<(ItemId, Vec<Row>)>,
    asked: Option<(ItemId, String)>,
    ticket: u64,
}

impl Similar {
    /// Those that are like an item, the likeliest first; `None` as long as they are not known.
    pub fn of(&self, id: ItemId) -> Option<&[Row]> {
        let found = self.found.as_ref().filter(|(of, _)| *of == id);
        found.map(|(_, rows)| rows.as_slice())
    }

    /// Whether they are still to be asked for.
    pub fn lacks(&self, row: &Row) -> bool {
        let asked = self.asked.as_ref();
        asked.is_none_or(|(id, title)| (*id, title) != (row.id, &row.title))
    }

    /// They were asked for, under a ticket.
    pub fn ask(&mut self, row: &Row, ticket: u64) {
        self.asked = Some((row.id, row.title.clone()));
        self.ticket = ticket;
    }

    /// Takes an answer; says whether it was for this.
    pub fn offer(&mut self, ticket: u64, rows: &[Row]) -> bool {
        let of = self.asked.as_ref().filter(|_| ticket == self.ticket);
        if let Some((id, _)) = of {
            self.found = Some((*id, rows.to_vec()));
        }
        of.is_some()
    }

    /// They are to be asked for again: something changed, or another question may have taken the place of this one.
    pub fn ask_again(&mut self) {
        self.asked = None;
    }
}
