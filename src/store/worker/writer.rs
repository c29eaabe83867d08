//! The writing thread: one action after the other, and between them a look at what others wrote.

use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::Duration;

use super::{Reply, Write, guarded};
use crate::domain::change::{By, Step};
use crate::store::{Done, Failure, Past, Store, StoreError};

/// How often to look whether others wrote: as seldom as has their changes on the screen within half a second.
const LOOK: Duration = Duration::from_millis(400);
/// Of a long absence only so many steps are told; the screen is read anew anyway.
const MOST_NEWS: usize = 200;

pub(super) fn run(mut store: Store, mut news: News, writes: &Receiver<(u64, Write, By)>, deliver: &dyn Fn(Reply)) {
    loop {
        match writes.recv_timeout(LOOK) {
            Ok((ticket, write, by)) => {
                let result = guarded(|| perform(&mut store, write, &by)).map(|done| done.step);
                let own = result.as_ref().ok().and_then(Option::as_ref).map(|step| step.id);
                deliver(Reply::Wrote { ticket, result });
                news.tell(&store, own, deliver);
            }
            Err(RecvTimeoutError::Timeout) => news.tell(&store, None, deliver),
            Err(RecvTimeoutError::Disconnected) => return,
        }
    }
}

/// Does one action.
///
/// # Errors
/// Why a rule refuses it, or what is wrong with the file.
pub fn perform(store: &mut Store, write: Write, by: &By) -> Result<Done, Failure> {
    match write {
        Write::Create(drafts) => store.create(&drafts, by),
        Write::Apply(items, edit) => store.apply(&items, &edit, by),
        Write::Meeting(edit) => store.change_meeting(&edit, by),
        Write::Undo(reach) => store.undo_within(reach, by),
        Write::Redo(reach) => store.redo_within(reach, by),
    }
}

/// How far the history has been told.
pub(super) struct News {
    version: i64,
    seen: i64,
    is_troubled: bool,
}

impl News {
    /// From here on.
    pub(super) fn begin(store: &Store) -> Result<News, StoreError> {
        Ok(News { version: store.data_version()?, seen: store.newest_step()?, is_troubled: false })
    }

    /// Tells what others did since the last look; `own` was told as the answer to a request. Lasting trouble is told once.
    fn tell(&mut self, store: &Store, own: Option<i64>, deliver: &dyn Fn(Reply)) {
        match guarded(|| self.look(store, own)) {
            Ok(steps) => {
                self.is_troubled = false;
                steps.into_iter().for_each(|steps| deliver(Reply::News(steps)));
            }
            Err(error) => {
                if !std::mem::replace(&mut self.is_troubled, true) {
                    deliver(Reply::Trouble(error));
                }
            }
        }
    }

    /// What is new, if anything is: no steps where something changed that is in no history, as people and series are.
    fn look(&mut self, store: &Store, own: Option<i64>) -> Result<Option<Vec<Step>>, StoreError> {
        let version = store.data_version()?;
        let is_same = version == self.version;
        if is_same && own.is_none() {
            return Ok(None);
        }
        let mut steps = store.history(Past::After(self.seen), MOST_NEWS)?;
        self.version = version;
        self.seen = steps.first().map_or(self.seen, |newest| newest.id);
        steps.retain(|step| Some(step.id) != own);
        steps.reverse();
        Ok((!is_same || !steps.is_empty()).then_some(steps))
    }
}
