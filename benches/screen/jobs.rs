//! What the three jobs take: until the first item is on the screen, and their most frequent key.

use std::time::Duration;

use onus::store::{Mode, Store};

use super::live::Live;
use super::{KEYS, Place};

/// The three jobs on one store.
pub(crate) struct Jobs {
    /// Emptying the inbox, by accepting.
    pub(crate) triage: Job,
    /// Going over one's own items, by keeping.
    pub(crate) review: Job,
    /// Going down the agenda of a meeting.
    pub(crate) meeting: Job,
}

/// How long a job took to open, and each of its keys to its frame.
pub(crate) struct Job {
    pub(crate) opened: Duration,
    pub(crate) keys: Vec<Duration>,
}

pub(crate) fn jobs(place: &Place) -> Jobs {
    let triage = job(place, "gt", &place.inbox, "1");
    let review = job(place, "gr", &place.review, "\r");
    place.run(&["meeting", "start", "Weekly"]);
    // The meeting that goes on is the first that is offered.
    let meeting = job(place, "gm\r", &agenda(place), "j");
    Jobs { triage, review, meeting }
}

/// Opens a job and presses its key as long as there is a next item, each once everything of the one before is painted.
fn job(place: &Place, open: &str, queue: &[String], key: &str) -> Job {
    let mut live = Live::start(place);
    live.until_shown("Today");
    // Until people and meetings are known as well, which nothing shows.
    std::thread::sleep(Duration::from_secs(1));
    live.settle();
    let opened = live.until_open(open, &queue[0]);
    live.settle();
    let timed = (1..queue.len().min(KEYS)).map(|_| {
        let time = live.until_painted(key);
        live.settle();
        time
    });
    let keys = timed.collect();
    // Back to where one is at home.
    live.press("q");
    live.settle();
    live.quit();
    Job { opened, keys }
}

/// The numbers of the items on the agenda of the meeting that goes on.
fn agenda(place: &Place) -> Vec<String> {
    let store = Store::open(&place.store, Mode::Read).unwrap();
    let meeting = store.meetings_now().unwrap().open[0].id;
    let sitting = store.sitting(meeting).unwrap();
    sitting.agenda.iter().map(|entry| entry.item.to_string()).collect()
}
