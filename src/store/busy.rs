//! Waiting for another writer.

use std::hash::{BuildHasher, RandomState};
use std::time::Duration;

/// Tries before giving up; at 1 to 5 ms each this is about ten seconds.
const TRIES: i32 = 3_300;

/// Sleeps 1 to 5 ms, at random so that waiting processes do not stay in step, and says whether to try again.
/// SQLite's own waiting starves processes under load; short random sleeps do not.
pub(super) fn wait(tries: i32) -> bool {
    let jitter = RandomState::new().hash_one(tries) % 4_000;
    std::thread::sleep(Duration::from_micros(1_000 + jitter));
    tries < TRIES
}
