//! What the real program takes, driven in a pseudo-terminal on stores of several sizes. Prints the table of the README:
//! `cargo bench --bench screen`, or with sizes of your own `cargo bench --bench screen -- 100 20000`.

// A measurement that cannot go on may stop.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

// The measurement of the store uses the rest.
#[allow(dead_code)]
#[path = "../common/mod.rs"]
mod common;
mod jobs;
mod live;
mod machine;
mod table;

use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use chrono::Utc;
use common::{copy_of, person};
use jobs::{Jobs, jobs};
use live::Live;
use onus::app::table::{Lens, Table};
use onus::domain::order::Asker;
use onus::domain::zone::Zone;
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
    let places: Vec<Place> = sizes.iter().map(|size| Place::new(*size)).collect();

    let starts = in_turn(&places, start);
    let awake: Vec<Awake> = places.iter().map(press_keys).collect();
    let jobs: Vec<Jobs> = places.iter().map(jobs).collect();
    let adds = in_turn(&places, |place| place.run(&["add", "登录页超时，客诉上升 @p11 !1 ^+3d #体验 +bug"]));
    let lists = in_turn(&places, |place| place.run(&["list", "--limit", "50"]));

    let figures = places.iter().zip(jobs).enumerate().map(|(nth, (place, jobs))| Figures {
        count: place.count,
        file: std::fs::metadata(&place.store).unwrap().len(),
        start: median(&starts[nth]),
        key: median(&awake[nth].keys),
        slow_key: of_hundred(&awake[nth].keys, 99),
        memory: awake[nth].memory,
        idle: awake[nth].idle,
        add: median(&adds[nth]),
        list: median(&lists[nth]),
        jobs,
    });
    table::print(&figures.collect::<Vec<_>>());
    let size = std::fs::metadata(BINARY).unwrap().len();
    println!("\nThe binary has {}. {}.", table::megabytes(size), machine::describe());
    println!(
        "Medians of {RUNS} starts and of {KEYS} keys, on a terminal of {} by {} cells.",
        live::COLUMNS,
        live::LINES
    );
}

/// Times something at each place in turn, so that what else the machine does falls on all alike; the first round warms up.
fn in_turn(places: &[Place], time: impl Fn(&Place) -> Duration) -> Vec<Vec<Duration>> {
    let mut times = vec![Vec::with_capacity(RUNS); places.len()];
    for round in 0..=RUNS {
        for (place, times) in places.iter().zip(&mut times) {
            let time = time(place);
            if round > 0 {
                times.push(time);
            }
        }
    }
    times
}

/// From the start of the program to the first item on the screen.
fn start(place: &Place) -> Duration {
    let mut live = Live::start(place);
    let shown = live.until_shown(&place.today[0]);
    live.quit();
    shown
}

/// A program that has been used for a while.
struct Awake {
    keys: Vec<Duration>,
    memory: Option<u64>,
    idle: Option<f64>,
}

/// Goes down the list a key at a time, and begins again at its end; each key is timed until its frame is there. Then does
/// nothing for a while.
fn press_keys(place: &Place) -> Awake {
    let mut live = Live::start(place);
    live.until_shown(&place.today[0]);
    live.press("gl");
    live.until_shown(&place.open[0]);
    live.settle();
    let mut cursor = 0;
    let timed = (0..KEYS).map(|_| {
        if cursor + 1 >= place.open.len() {
            live.press("gg");
            live.settle();
            cursor = 0;
        }
        cursor += 1;
        let time = live.until_painted("j");
        live.settle();
        time
    });
    let keys = timed.collect();
    let memory = machine::memory(live.process());
    let before = machine::processor_time(live.process());
    std::thread::sleep(IDLE);
    let after = machine::processor_time(live.process());
    live.quit();
    let idle = before.zip(after).map(|(before, after)| (after - before).as_secs_f64() / IDLE.as_secs_f64());
    Awake { keys, memory, idle }
}

/// A store, and somebody who works with it.
struct Place {
    count: usize,
    folder: tempfile::TempDir,
    store: PathBuf,
    me: String,
    /// The numbers of what is mine to do today.
    today: Vec<String>,
    /// The numbers of everything open.
    open: Vec<String>,
    /// The numbers of what waits in the inbox.
    inbox: Vec<String>,
    /// The numbers of what I am to go over.
    review: Vec<String>,
}

impl Place {
    fn new(count: usize) -> Place {
        let (folder, path) = copy_of(count);
        let store = Store::open(&path, Mode::Read).unwrap();
        let numbers = |lens, asker: &Asker| -> Vec<String> {
            let order = store.find(&Table::new(lens).view(store.workflow()), asker, None).unwrap();
            order.ids.iter().map(ToString::to_string).collect()
        };
        // Two are given far more than the others when a store is made.
        let ordinary = (0..40).filter(|number| ![3, 7].contains(number));
        let mut askers = ordinary.map(|number| Asker {
            me: person(number),
            today: Utc::now().date_naive(),
            zone: Zone::default(),
            review_days: 7,
        });
        let today = |asker: Asker| Some((numbers(Lens::Today, &asker), asker)).filter(|(today, _)| !today.is_empty());
        let (today, asker) = askers.find_map(today).expect("somebody with something to do today");
        let [open, inbox, review] = [Lens::List, Lens::Triage, Lens::Review].map(|lens| numbers(lens, &asker));
        let me = asker.me.to_string();
        eprintln!(
            "{count} items, {} of them open, {} in the inbox; for {me} {} today and {} to review",
            open.len(),
            inbox.len(),
            today.len(),
            review.len()
        );
        Place { count, folder, store: path, me, today, open, inbox, review }
    }

    /// What the program sees of the machine: nothing that would make it differ.
    fn environment(&self) -> [(&'static str, &str); 6] {
        [
            ("HOME", self.folder.path().to_str().unwrap()),
            ("LANG", "en_US.UTF-8"),
            ("ONUS_DB", self.store.to_str().unwrap()),
            ("TERM", "xterm-256color"),
            ("TZ", "UTC"),
            ("USER", &self.me),
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
