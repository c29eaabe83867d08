//! The figures, and how they are printed.

use std::time::Duration;

use super::jobs::{Job, Jobs};

/// What was measured on one store.
pub(crate) struct Figures {
    pub(crate) count: usize,
    pub(crate) file: u64,
    pub(crate) start: Duration,
    pub(crate) key: Duration,
    pub(crate) slow_key: Duration,
    pub(crate) memory: Option<u64>,
    pub(crate) idle: Option<f64>,
    pub(crate) add: Duration,
    pub(crate) list: Duration,
    pub(crate) jobs: Jobs,
}

/// Prints a Markdown table: a column a store; times also as multiples of the smallest store's.
pub(crate) fn print(figures: &[Figures]) {
    let heads: Vec<String> = figures.iter().map(|one| format!("{} items", thousands(one.count))).collect();
    row("", &heads);
    row("---", &vec!["---:".to_string(); heads.len()]);
    times("start to first row", figures, |one| one.start);
    times("key `j` to frame", figures, |one| one.key);
    times("key `j` to frame, slowest of 100", figures, |one| one.slow_key);
    times("`onus add`", figures, |one| one.add);
    times("`onus list --limit 50`", figures, |one| one.list);
    job("triage", "`1` to the next item", figures, |jobs| &jobs.triage);
    job("review", "`enter` to the next item", figures, |jobs| &jobs.review);
    job("meeting", "`j` to the next item", figures, |jobs| &jobs.meeting);
    let unknown = || "not known".to_string();
    let texts = |what: &dyn Fn(&Figures) -> String| figures.iter().map(what).collect::<Vec<_>>();
    row("memory", &texts(&|one| one.memory.map_or_else(unknown, megabytes)));
    row(
        "processor while idle",
        &texts(&|one| one.idle.map_or_else(unknown, |share| format!("{:.2} %", share * 100.0))),
    );
    row("size of the store", &texts(&|one| megabytes(one.file)));
}

fn times(name: &str, figures: &[Figures], what: impl Fn(&Figures) -> Duration) {
    let least = figures.first().map(&what).unwrap_or_default().as_secs_f64();
    let texts = figures.iter().enumerate().map(|(place, one)| {
        let time = what(one).as_secs_f64();
        let text = format!("{:.1} ms", time * 1000.0);
        if place == 0 { text } else { format!("{text} ({:.2}×)", time / least) }
    });
    row(name, &texts.collect::<Vec<_>>());
}

fn job(name: &str, key: &str, figures: &[Figures], which: fn(&Jobs) -> &Job) {
    times(&format!("{name}: opened"), figures, |one| which(&one.jobs).opened);
    times(&format!("{name}: {key}"), figures, |one| median(&which(&one.jobs).keys));
}

fn row(name: &str, cells: &[String]) {
    println!("| {name} | {} |", cells.join(" | "));
}

/// The middle one.
pub(crate) fn median(times: &[Duration]) -> Duration {
    of_hundred(times, 50)
}

/// The one that so many of a hundred are not longer than.
pub(crate) fn of_hundred(times: &[Duration], share: usize) -> Duration {
    let mut sorted = times.to_vec();
    sorted.sort();
    let place = (sorted.len() * share).div_ceil(100).saturating_sub(1);
    sorted.get(place).copied().unwrap_or_default()
}

pub(crate) fn megabytes(bytes: u64) -> String {
    format!("{:.1} MB", bytes as f64 / 1e6)
}

fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let groups: Vec<&[u8]> = digits.as_bytes().rchunks(3).rev().collect();
    groups.iter().map(|group| String::from_utf8_lossy(group)).collect::<Vec<_>>().join(",")
}
