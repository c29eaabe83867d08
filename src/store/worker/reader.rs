//! The reading thread. Of each kind of request only the newest waits; a newer one of the kind that is running interrupts it.

use rusqlite::InterruptHandle;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use super::{Read, Reply, guarded};
use crate::domain::id::ItemId;
use crate::domain::item::Row;
use crate::domain::query::{Expr, Flag, Query, Sort, SortKey};
use crate::store::{Asker, Failure, Order, Store, StoreError};

/// How many steps of an item's history its page shows.
const STEPS: usize = 200;

/// Where requests wait.
pub(super) struct Desk {
    waiting: Mutex<Waiting>,
    bell: Condvar,
    interrupt: InterruptHandle,
}

#[derive(Default)]
struct Waiting {
    requests: Vec<(u64, Read)>,
    running: Option<Slot>,
    is_closed: bool,
}

type Slot = std::mem::Discriminant<Read>;

impl std::fmt::Debug for Desk {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Desk").finish_non_exhaustive()
    }
}

impl Desk {
    pub(super) fn new(interrupt: InterruptHandle) -> Desk {
        Desk { waiting: Mutex::default(), bell: Condvar::new(), interrupt }
    }

    pub(super) fn put(&self, ticket: u64, read: Read) {
        let slot = std::mem::discriminant(&read);
        let mut waiting = self.lock();
        waiting.requests.retain(|(_, other)| std::mem::discriminant(other) != slot);
        waiting.requests.push((ticket, read));
        if waiting.running == Some(slot) {
            self.interrupt.interrupt();
        }
        self.bell.notify_one();
    }

    pub(super) fn close(&self) {
        self.lock().is_closed = true;
        self.interrupt.interrupt();
        self.bell.notify_one();
    }

    fn lock(&self) -> MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The next request; `None` when the desk is closed.
    fn next(&self) -> Option<(u64, Read)> {
        let mut waiting = self.lock();
        waiting.running = None;
        loop {
            if waiting.is_closed {
                return None;
            }
            if !waiting.requests.is_empty() {
                let request = waiting.requests.remove(0);
                waiting.running = Some(std::mem::discriminant(&request.1));
                return Some(request);
            }
            waiting = self.bell.wait(waiting).unwrap_or_else(PoisonError::into_inner);
        }
    }
}

pub(super) fn run(mut store: Store, desk: &Desk, deliver: &dyn Fn(Reply)) {
    while let Some((ticket, read)) = desk.next() {
        let answered = guarded(|| store.refresh().and_then(|()| answer(&store, ticket, read, deliver)));
        match answered {
            Ok(()) | Err(StoreError::Interrupted) => {}
            Err(error) => deliver(Reply::Trouble(error)),
        }
    }
}

/// Answers one request; a view in two parts where it is long.
///
/// # Errors
/// What is wrong with the file, or that the reader was told to stop.
pub fn answer(store: &Store, ticket: u64, read: Read, deliver: &dyn Fn(Reply)) -> Result<(), StoreError> {
    let reply = match read {
        Read::View { query, asker, first } => return view(store, ticket, &query, &asker, first, deliver),
        Read::Rows(ids) => Reply::Rows(store.rows(&ids)?),
        Read::Item(id) => Reply::Item(Box::new(refusal(store.whole(id, STEPS))?)),
        Read::Preview { items, edit, by } => {
            Reply::Preview { ticket, result: refusal(store.preview(&items, &edit, &by))? }
        }
        Read::Search { text, except, asker, most } => {
            Reply::Similar { ticket, rows: search(store, &text, except, &asker, most)? }
        }
        Read::Similar { text, except, most } => Reply::Similar { ticket, rows: store.similar(&text, except, most)? },
        Read::Meeting(id) => Reply::Meeting(Box::new(refusal(store.sitting(id))?)),
        Read::Names(asker) => Reply::Names {
            people: store.people()?,
            tags: store.tags()?.into_iter().collect(),
            hidden: store.hidden(&asker)?,
            inbox: store.waiting(&asker)?,
            meetings: store.meetings_now()?,
            workflow: Box::new(store.workflow().clone()),
        },
    };
    deliver(reply);
    Ok(())
}

/// Answers a view: with its beginning as soon as that is known, then with all of its order.
fn view(
    store: &Store,
    ticket: u64,
    query: &Query,
    asker: &Asker,
    first: usize,
    deliver: &dyn Fn(Reply),
) -> Result<(), StoreError> {
    let tell = |order: Order, told: usize, whole: bool| -> Result<(), StoreError> {
        let shown: Vec<ItemId> = order.ids.iter().take(first).skip(told).copied().collect();
        let (order, rows) = (Arc::new(order), store.rows(&shown)?);
        deliver(Reply::View { ticket, order, rows, whole });
        Ok(())
    };
    let mut told = 0;
    if let Some(order) = store.beginning(query, asker, first)? {
        let is_all = query.group.is_none() && order.ids.len() < first;
        told = order.ids.len();
        if told > 0 || is_all {
            tell(order, 0, is_all)?;
        }
        if is_all {
            return Ok(());
        }
    }
    tell(store.find(query, asker, None)?, told, true)
}

/// The items that hold every word of a text, open ones first, and after them those with similar titles.
fn search(
    store: &Store,
    text: &str,
    except: Option<ItemId>,
    asker: &Asker,
    most: usize,
) -> Result<Vec<Row>, StoreError> {
    let words = text.split_whitespace().map(|word| Expr::Text(word.to_string()));
    let query = Query {
        filter: Expr::All(words.chain([Expr::Is(Flag::Any)]).collect()),
        sort: vec![Sort { key: SortKey::Status, descending: false }],
        group: None,
    };
    let mut found = store.find(&query, asker, Some(most + 1))?.ids;
    found.retain(|id| Some(*id) != except);
    let mut rows = store.rows(&found)?;
    if rows.len() < most {
        let similar = store.similar(text, except, most)?;
        rows.extend(similar.into_iter().filter(|row| !found.contains(&row.id)));
    }
    rows.truncate(most);
    Ok(rows)
}

/// An answer, or the rule that refused it; trouble with the file goes the way of every read.
fn refusal<T>(result: Result<T, Failure>) -> Result<Result<T, Failure>, StoreError> {
    match result {
        Err(Failure::Store(error)) => Err(error),
        other => Ok(other),
    }
}
