//! What the real program takes, driven in a pseudo-terminal on stores of several sizes. Prints the table of the README:
//! `cargo bench --bench screen`, or with sizes of your own `cargo bench --bench screen -- 100 20000`.

// A measurement that cannot go on may stop.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

// The measurement of the store uses the rest.
#[allow(dead_code)]
#[path = "../common/mod.rs"]
mod common;
mod live;
mod machine;
mod table;

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use chrono::Utc;
use common::{copy_of, person};
use live::Live;
use onus::app::table::{Lens, Table};
use onus::domain::order::Asker;
use onus::store::{Mode, Store};
use table::{Figures, median, of_hundred};

const SIZES: &[usize] = &[100, 10_000, 100_000];
/// How often a program is started for a median.
const RUNS: usize = 15;
/// How many keys are pressed.
const KEYS: usize = 300;
const IDLE: Duration = Duration::from_secs(5);
const BINARY: &str = env!("CARGO_BIN_EXE_onus");

fn main() {
    let given: Vec<usize> = std::env::args().skip(1).filter_map(|arg| arg.parse().ok()).collect();
    let sizes = if given.is_empty() { SIZES } else { &given };
    let figures: Vec<Figures> = sizes.iter().map(|size| measure(*size)).collect();
    table::print(&figures);
    let size = std::fs::metadata(BINARY).unwrap().len();
    println!("\nThe binary has {}. {}.", table::megabytes(size), machine::describe());
    println!(
        "Medians of {RUNS} starts and of {KEYS} keys, on a terminal of {} by {} cells.",
        live::COLUMNS,
        live::LINES
    );
}

fn measure(count: usize) -> Figures {
    let (folder, path) = copy_of(count);
    let (me, today, open) = somebody(&path);
    let place = Place {
        folder: folder.path(),
        store: &path,
        me: &me,
    };
    eprintln!(
        "{count} items, {} of them open; {me} has {} today",
        open.len(),
        today.len()
    );

    let starts = repeat(|| {
        let mut live = Live::start(&place);
        let shown = live.until_shown(&today[0]);
        live.quit();
        shown
    });

    let mut live = Live::start(&place);
    live.until_shown(&today[0]);
    live.press("gl");
    live.until_shown(&open[0]);
    live.settle();
    let keys = keys(&mut live, open.len());
    let memory = machine::memory(live.process());
    let before = machine::processor_time(live.process());
    std::thread::sleep(IDLE);
    let after = machine::processor_time(live.process());
    live.quit();

    let add = repeat(|| place.run(&["add", "登录页超时，客诉上升 @p11 !1 ^+3d #体验 +bug"]));
    let list = repeat(|| place.run(&["list", "--limit", "50"]));
    Figures {
        count,
        file: std::fs::metadata(&path).unwrap().len(),
        start: median(&starts),
        key: median(&keys),
        slow_key: of_hundred(&keys, 99),
        memory,
        idle: before
            .zip(after)
            .map(|(before, after)| (after - before).as_secs_f64() / IDLE.as_secs_f64()),
        add: median(&add),
        list: median(&list),
    }
}

/// A member of the team with something to do today; the numbers of that, and of everything open.
fn somebody(path: &Path) -> (String, Vec<String>, Vec<String>) {
    let store = Store::open(path, Mode::Read).unwrap();
    let numbers = |lens, asker: &Asker| -> Vec<String> {
        let order = store.find(&Table::new(lens).view(), asker, None).unwrap();
        order.ids.iter().map(ToString::to_string).collect()
    };
    // Some are given far more than the others when a store is made.
    let ordinary = (0..40).filter(|number| ![3, 7].contains(number));
    let mut askers = ordinary.map(|number| Asker {
        me: person(number),
        today: Utc::now().date_naive(),
    });
    let of_today = |asker: Asker| Some((numbers(Lens::Today, &asker), asker)).filter(|(today, _)| !today.is_empty());
    let (today, asker) = askers.find_map(of_today).expect("somebody with something to do today");
    (asker.me.to_string(), today, numbers(Lens::List, &asker))
}

/// Goes down the list a key at a time, and begins again at its end; each key is timed until its frame is there.
fn keys(live: &mut Live, items: usize) -> Vec<Duration> {
    let mut place = 0;
    let timed = (0..KEYS).map(|_| {
        if place + 1 >= items {
            live.press("gg");
            live.settle();
            place = 0;
        }
        place += 1;
        let time = live.until_painted("j");
        live.settle();
        time
    });
    timed.collect()
}

/// Once to warm up, then timed.
fn repeat(mut once: impl FnMut() -> Duration) -> Vec<Duration> {
    once();
    (0..RUNS).map(|_| once()).collect()
}

/// Where the program runs, and for whom.
struct Place<'a> {
    folder: &'a Path,
    store: &'a Path,
    me: &'a str,
}

impl Place<'_> {
    /// What the program sees of the machine: nothing that would make it differ.
    fn environment(&self) -> Vec<(&'static str, &str)> {
        vec![
            ("HOME", self.folder.to_str().unwrap()),
            ("LANG", "en_US.UTF-8"),
            ("ONUS_DB", self.store.to_str().unwrap()),
            ("TERM", "xterm-256color"),
            ("TZ", "UTC"),
            ("USER", self.me),
        ]
    }

    /// Runs a command to its end, without a terminal.
    fn run(&self, args: &[&str]) -> Duration {
        let mut command = Command::new(BINARY);
        command.args(args).env_clear().envs(self.environment());
        command.stdin(Stdio::null()).stdout(Stdio::null());
        let begun = Instant::now();
        let status = command.status().unwrap();
        let took = begun.elapsed();
        assert!(status.success(), "{args:?}: {status}");
        took
    }
}
