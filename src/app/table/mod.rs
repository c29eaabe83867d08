//! A table of items: the state behind Today, the list and the queue of a job.

mod columns;
mod cursor;
mod lines;
mod marks;

pub use columns::{Column, GAP, MARGIN};
pub use lines::Line;
pub use marks::Range;

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use super::world::World;
use crate::domain::id::ItemId;
use crate::domain::order::Order;
use crate::domain::query::{Expr, Flag, GroupKey, Query, Sort};
use crate::domain::workflow::Workflow;
use crate::domain::{review, triage};

/// What a table is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lens {
    /// What is mine to do.
    Today,
    /// Everything, by the filter.
    List,
    /// What I am to go over.
    Review,
    /// The agenda of a meeting, which says its own order.
    Meeting,
    /// What waits in the inbox.
    Triage,
}

/// A table of items.
#[derive(Debug)]
pub struct Table {
    /// What it is about.
    pub lens: Lens,
    /// The text of the filter.
    pub filter: String,
    /// What the filter says.
    pub query: Query,
    /// In which order, where the filter does not say.
    pub sort: Vec<Sort>,
    /// Under which headings, where the filter does not say.
    pub group: Option<GroupKey>,
    /// The ticket of the newest view that was asked for.
    pub ticket: u64,
    /// The store has answered at least once.
    pub is_answered: bool,
    /// The order that it shows.
    pub order: Arc<Order>,
    /// The order is complete; before, it is only its beginning.
    pub is_whole: bool,
    /// The place of the cursor in the order.
    pub cursor: usize,
    /// The column of the cursor.
    pub column: Column,
    /// The first line on the screen.
    pub top: usize,
    /// What is marked.
    pub marks: BTreeSet<ItemId>,
    /// The range of marks that follows the cursor.
    pub range: Option<Range>,
    /// The preview beside the list is wanted.
    pub preview: bool,
    /// So many marks went with their items, the last of them too: nothing is meant until something is chosen.
    pub unmarked: usize,
    here: Option<ItemId>,
    /// An item that is expected in the next answer, for the cursor.
    wanted: Option<ItemId>,
    /// Of new items that the cursor went to, where it was before.
    came_from: HashMap<ItemId, ItemId>,
    /// The item of the cursor stays when the next answer does not have it: nobody here took it away.
    keeps_here: bool,
    /// The item of the cursor stays although the view does not have it.
    is_guest: bool,
    /// The next answer is another view: where the item of the cursor is not in it, the cursor goes to the top.
    is_changed: bool,
    /// The cells of its longest number.
    number: usize,
}

impl Table {
    /// A table that has not been read yet.
    pub fn new(lens: Lens) -> Table {
        Table {
            lens,
            filter: String::new(),
            query: Query::everything(),
            sort: Vec::new(),
            group: None,
            ticket: 0,
            is_answered: false,
            order: Arc::default(),
            is_whole: false,
            cursor: 0,
            column: Column::Title,
            top: 0,
            marks: BTreeSet::new(),
            range: None,
            preview: true,
            unmarked: 0,
            here: None,
            wanted: None,
            came_from: HashMap::new(),
            keeps_here: false,
            is_guest: false,
            is_changed: false,
            number: 0,
        }
    }

    /// Shows what a filter says, in the order that it says.
    pub fn show(&mut self, filter: String, query: Query) {
        (self.filter, self.query) = (filter, query);
        self.change();
        self.is_changed = true;
        self.keeps_here = false;
    }

    /// What the store is asked for: the filter through the lens.
    pub fn view(&self, workflow: &Workflow) -> Query {
        let asked = self.query.filter.clone();
        let mut sort = self.order_by().to_vec();
        let filter = match self.lens {
            Lens::List | Lens::Meeting => asked,
            Lens::Review => {
                sort = review::queue().sort;
                Expr::All(vec![review::queue().filter, asked])
            }
            Lens::Triage => {
                let queue = triage::queue(workflow);
                if sort.is_empty() {
                    sort = queue.sort;
                }
                Expr::All(vec![queue.filter, asked])
            }
            Lens::Today => {
                let mine = Expr::Any(vec![Expr::Is(Flag::Mine), Expr::Is(Flag::Asked)]);
                Expr::All(vec![mine, asked])
            }
        };
        Query { filter, sort, group: self.group_by() }
    }

    /// In which order it stands.
    pub fn order_by(&self) -> &[Sort] {
        if self.query.sort.is_empty() { &self.sort } else { &self.query.sort }
    }

    /// The headings it stands under.
    pub fn group_by(&self) -> Option<GroupKey> {
        match self.lens {
            Lens::Today => Some(GroupKey::Today),
            Lens::List | Lens::Meeting => self.query.group.or(self.group),
            Lens::Triage | Lens::Review => None,
        }
    }

    /// What it shows is about to be another thing: the next answer counts even if it is only a beginning.
    pub fn change(&mut self) {
        self.is_whole = false;
        self.range = None;
    }

    /// Takes an answer of the store; the cursor stays on its item, or goes to the next that is left. Of a table that is only
    /// read anew, the beginning alone is no news.
    pub fn take(&mut self, order: Arc<Order>, whole: bool) {
        if !whole && self.is_whole {
            return;
        }
        self.is_answered = true;
        self.is_whole = whole;
        self.number = order.ids.iter().max().map_or(0, |id| id.to_string().len());
        let before = std::mem::replace(&mut self.order, order);
        self.is_guest = false;
        let is_changed = std::mem::take(&mut self.is_changed);
        let place = self.wanted.into_iter().chain(self.here).find_map(|id| self.place(id));
        let cursor = match (place, self.here) {
            (Some(place), _) => place,
            _ if is_changed => 0,
            (None, Some(here)) if whole && self.keeps_here => self.keep(here),
            (None, Some(_)) if whole => self.next_left(&before),
            _ => self.cursor,
        };
        self.cursor = cursor.min(self.order.ids.len().saturating_sub(1));
        // An item that is not in the beginning may still come.
        if whole || place.is_some() {
            self.here = self.at_cursor();
        }
        if whole {
            self.wanted = None;
        }
    }

    /// Shows these no longer, where it has no sections; from one of them the cursor goes to the next that is left.
    pub fn leave_out(&mut self, gone: &HashSet<ItemId>) {
        let is_left = |id: &&ItemId| !gone.contains(id);
        let above = self.order.ids.iter().take(self.cursor).filter(is_left).count();
        let ids: Vec<ItemId> = self.order.ids.iter().filter(is_left).copied().collect();
        // Behind the last one what was passed over waits, from the first on.
        let place = if above < ids.len() { above } else { 0 };
        let sections = Vec::new();
        self.order = Arc::new(Order { ids, sections });
        self.marks.retain(|id| !gone.contains(id));
        self.range = None;
        self.go(place);
    }

    /// Its columns for so many cells, from left to right, each with its width; no number is cut.
    pub fn layout(&self, cells: usize) -> Vec<(Column, usize)> {
        columns::layout(cells, self.number)
    }

    /// The column that takes a cell, counted from the left edge of so many; the gap behind a column counts as its own.
    pub fn column_at(&self, cells: usize, cell: usize) -> Option<Column> {
        let mut end = MARGIN;
        self.layout(cells).into_iter().find_map(|(column, width)| {
            let start = end;
            end += width + GAP;
            (start..end).contains(&cell).then_some(column)
        })
    }

    /// Puts the cursor into a column that a table of so many cells shows.
    pub fn fit(&mut self, cells: usize) {
        if !self.layout(cells).iter().any(|(column, _)| *column == self.column) {
            self.column = Column::Title;
        }
    }

    /// Sorts by the column of the cursor: ascending, then descending, then as usual.
    pub fn sort_by_column(&mut self) {
        let key = self.column.sort_key();
        let now = self.sort.first().filter(|sort| sort.key == key).map(|sort| sort.descending);
        self.sort = match now {
            None => vec![Sort { key, descending: false }],
            Some(false) => vec![Sort { key, descending: true }],
            Some(true) => Vec::new(),
        };
        self.change();
    }

    /// Groups by the column of the cursor, or no longer; of a column of single values, no longer.
    pub fn group_by_column(&mut self) {
        let key = self.column.group_key();
        self.group = key.filter(|key| self.group != Some(*key));
        self.change();
    }

    /// The lines that a screen of this height shows, with the cursor on it.
    pub fn scroll(&mut self, height: usize) {
        let line = self.line_of(self.cursor);
        let margin = usize::from(height > 8) * 2;
        let low = (line + margin + 1).saturating_sub(height);
        let high = line.saturating_sub(margin);
        self.top = self.top.clamp(low.min(high), high.max(low));
        if self.cursor == 0 {
            self.top = 0;
        }
        self.top = self.top.min(self.lines().saturating_sub(height));
    }

    /// The items of the screen and of one more before and behind it.
    pub fn near(&self, height: usize) -> &[ItemId] {
        let from = self.cursor.saturating_sub(2 * height);
        let rest = self.order.ids.get(from..).unwrap_or_default();
        rest.get(..4 * height).unwrap_or(rest)
    }

    /// Which lines are to be asked for: none as long as those of the screen are known.
    pub fn wanted(&self, height: usize, world: &World) -> Vec<ItemId> {
        let near = self.near(height);
        let at = self.cursor.min(2 * height);
        let from = near.get(at.saturating_sub(height)..).unwrap_or_default();
        let shown = from.get(..2 * height).unwrap_or(from);
        if world.unknown(shown).is_empty() { Vec::new() } else { world.unknown(near) }
    }
}
