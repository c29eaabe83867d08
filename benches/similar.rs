//! Whether the item behind a reworded title is found among the first five similar ones, rule by rule, and what looking for
//! it costs. `cargo bench --bench similar` takes the demo teams; files that can be imported are taken too if they are named:
//! `cargo bench --bench similar -- issues.json tasks.csv`.

// A measurement that cannot go on may stop.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice)]

// The other measurements use the rest.
#[allow(dead_code)]
mod common;
#[path = "common/reword.rs"]
mod reword;

use std::path::Path;
use std::time::{Duration, Instant};

use chrono::{DateTime, FixedOffset};
use common::{asker, by, copy_of};
use onus::domain::edit::{Draft, Edit, Given};
use onus::domain::id::ItemId;
use onus::domain::query::{Expr, Key, Query};
use onus::domain::zone::Zone;
use onus::exchange::{self, Here, demo};
use onus::store::{Mode, Store};
use onus::text::Lang;
use reword::{RULES, Rule};

/// How many a person looks at.
const SHOWN: usize = 5;
/// So many items, and so many of them in the inbox.
const ITEMS: usize = 100_000;
const INBOX: usize = 5_000;

fn main() {
    // Cargo adds options of its own.
    let files = std::env::args().skip(1).filter(|arg| !arg.starts_with('-'));
    let mut teams = vec![team("demo, English", Lang::En), team("demo, Chinese", Lang::Zh)];
    teams.extend(files.map(|file| imported(Path::new(&file))));
    print_hits(&teams);
    print_times();
}

/// A store of titles.
struct Team {
    name: String,
    titles: Vec<String>,
    store: Store,
}

impl Team {
    fn new(name: String, titles: Vec<String>) -> Team {
        let mut store = Store::in_memory().unwrap();
        let draft = |title: &String| Draft { title: title.clone(), ..Draft::default() };
        for some in titles.chunks(500) {
            let drafts: Vec<Draft> = some.iter().map(draft).collect();
            store.create(&drafts, &by(0)).unwrap();
        }
        Team { name, titles, store }
    }

    /// How many titles a rule can reword, and how many of these are found.
    fn hits(&self, rule: Rule) -> (usize, usize) {
        let reworded = self.titles.iter().filter_map(|title| Some((title, rule(title)?)));
        reworded.fold((0, 0), |(all, found), (title, text)| {
            let rows = self.store.similar(&text, None, SHOWN).unwrap();
            let is_found = rows.iter().any(|row| row.title == *title);
            (all + 1, found + usize::from(is_found))
        })
    }

    /// How many titles of the others there are, and for how many of these something is called similar.
    fn mistaken(&self, others: &[Team]) -> (usize, usize) {
        let strange = others.iter().flat_map(|other| &other.titles);
        strange.filter(|title| !self.titles.contains(title)).fold((0, 0), |(all, mistaken), title| {
            let rows = self.store.similar(title, None, SHOWN).unwrap();
            (all + 1, mistaken + usize::from(!rows.is_empty()))
        })
    }
}

fn now() -> DateTime<FixedOffset> {
    by(0).at.fixed_offset()
}

fn team(name: &str, lang: Lang) -> Team {
    let records = demo::load(lang, now()).batch.records;
    Team::new(name.into(), records.into_iter().map(|record| record.title).collect())
}

fn imported(file: &Path) -> Team {
    let name = file.file_name().unwrap().to_string_lossy().into_owned();
    let bytes = std::fs::read(file).unwrap();
    let format = exchange::detect(&name, &bytes).unwrap();
    let here = Here { today: now().date_naive(), zone: Zone::Fixed(*now().offset()) };
    let records = exchange::read(format, &bytes, here, &mut |_| {}).unwrap().records;
    Team::new(name, records.into_iter().map(|record| record.title).collect())
}

fn print_hits(teams: &[Team]) {
    row("", teams.iter().map(|team| team.name.clone()));
    row("---", teams.iter().map(|_| "---:".into()));
    row("titles", teams.iter().map(|team| team.titles.len().to_string()));
    let mut sums = vec![(0, 0); teams.len()];
    for (name, rule) in RULES {
        let hits: Vec<_> = teams.iter().map(|team| team.hits(rule)).collect();
        for (sum, (all, found)) in sums.iter_mut().zip(&hits) {
            *sum = (sum.0 + all, sum.1 + found);
        }
        row(name, hits.into_iter().map(share));
    }
    row("all of these", sums.into_iter().map(share));
    row("titles of the others that resemble something here", teams.iter().map(|team| share(team.mistaken(teams))));
}

fn share((all, found): (usize, usize)) -> String {
    format!("{:.1} %", 100.0 * found as f64 / all.max(1) as f64)
}

fn row(name: &str, cells: impl Iterator<Item = String>) {
    println!("| {name} | {} |", cells.collect::<Vec<_>>().join(" | "));
}

/// Looks for what is similar to each item of a long inbox.
fn print_times() {
    let (_folder, path) = copy_of(ITEMS);
    let mut store = Store::open(&path, Mode::Write).unwrap();
    let inbox = Query { filter: Expr::Has(Key::Status, vec!["inbox".into()]), ..Query::everything() };
    let mut ids = store.find(&inbox, &asker(), None).unwrap().ids;
    let edit = Edit::Move { to: "backlog".into(), given: Given::default() };
    for some in ids.split_off(INBOX.min(ids.len())).chunks(500) {
        store.apply(some, &edit, &by(1)).unwrap();
    }
    let titles: Vec<(ItemId, String)> = store.rows(&ids).unwrap().into_iter().map(|row| (row.id, row.title)).collect();
    let time = |(id, title): &(ItemId, String)| {
        let begun = Instant::now();
        store.similar(title, Some(*id), SHOWN).unwrap();
        begun.elapsed()
    };
    let mut times: Vec<Duration> = titles.iter().map(time).collect();
    times.sort();
    let of_hundred = |share: usize| times[(times.len() * share).div_ceil(100) - 1].as_secs_f64() * 1000.0;
    println!(
        "\nSimilar to each of {} in the inbox, among {ITEMS}: half within {:.1} ms, 95 of 100 within {:.1} ms, all within {:.1} ms.",
        times.len(),
        of_hundred(50),
        of_hundred(95),
        of_hundred(100)
    );
}
