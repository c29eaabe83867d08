//! The statuses, and the table of moves between them. Data: a store keeps its own copy.

use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

use super::clean;
use super::code::codes;
use super::query::names::{NONE, WORDS, find};

pub use super::category::Category;

codes! {
    /// What entering a status asks for.
    Need {
        /// Somebody owns it.
        Owner = "owner",
        /// It has a deadline.
        Deadline = "deadline",
        /// The day on which it wakes.
        Wake = "wake",
        /// Who is asked.
        Asked = "asked",
        /// By when the answer is due.
        AskBy = "ask-by",
        /// Why it is closed.
        Reason = "reason",
        /// Which item it repeats: asked for where the reason is `duplicate`.
        DuplicateOf = "duplicate-of",
        /// No open item blocks it.
        Unblocked = "unblocked",
        /// A dispute has its decision.
        Decision = "decision",
        /// Why a dispute is decided so: asked for along with the decision.
        Rationale = "rationale",
        /// Why it is opened again: asked for on every move out of done or closed.
        Why = "why",
    }
}

/// The code of a status.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Status(pub String);

impl Status {
    /// The code.
    pub fn code(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for Status {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(&self.0)
    }
}

impl From<&str> for Status {
    fn from(code: &str) -> Status {
        Status(code.to_string())
    }
}

/// One status: its names, what it means, what entering it needs, where one can go from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Station {
    /// Its code.
    pub status: Status,
    /// What it means to a report.
    pub category: Category,
    /// Its English name.
    pub en: String,
    /// Its Chinese name.
    pub zh: String,
    /// What entering it asks for.
    pub needs: Vec<Need>,
    /// Where one can go from here.
    pub to: Vec<Status>,
}

/// The table of statuses and moves, checked whole: it cannot be made with a hole in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Workflow {
    initial: Status,
    stations: Vec<Station>,
}

/// What is wrong with a table of moves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Flaw {
    /// The same status twice.
    Twice(Status),
    /// A move or the start names a status that is not in the table.
    Unknown { named_by: Status, unknown: Status },
    /// No move leads here from the start.
    Unreachable(Status),
    /// No move leads away.
    DeadEnd(Status),
    /// A category has no status.
    NoStatus(Category),
    /// This cannot be a code.
    Code(Status),
    /// A name that nobody could read or type.
    Name { status: Status, name: String },
    /// Several statuses answer to the same word.
    SameName(String),
    /// The status that new items get asks for something, or is not an open one.
    Start(Status),
}

impl Workflow {
    /// Takes a table if it has no flaw.
    ///
    /// # Errors
    /// Every flaw that it has.
    pub fn new(initial: Status, stations: Vec<Station>) -> Result<Workflow, Vec<Flaw>> {
        let workflow = Workflow { initial, stations };
        let flaws = workflow.flaws();
        if flaws.is_empty() { Ok(workflow) } else { Err(flaws) }
    }

    /// The status of a new item.
    pub fn initial(&self) -> &Status {
        &self.initial
    }

    /// The statuses, in the order in which they are shown.
    pub fn stations(&self) -> &[Station] {
        &self.stations
    }

    /// A status by its code.
    pub fn station(&self, status: &Status) -> Option<&Station> {
        self.stations.iter().find(|station| station.status == *status)
    }

    /// The status that a person's word stands for: its code or either name, whatever the case, `_` or a blank for `-`.
    pub fn recognise(&self, word: &str) -> Option<&Station> {
        let word = plain(word);
        self.stations.iter().find(|s| plain(s.status.code()) == word || plain(&s.en) == word || plain(&s.zh) == word)
    }

    /// What a status means; an unknown one counts as pending, so that it stays visible.
    pub fn category(&self, status: &Status) -> Category {
        self.station(status).map_or(Category::Pending, |station| station.category)
    }

    /// Where one can go from a status; from an unknown one, anywhere.
    pub fn reachable(&self, from: &Status) -> Vec<Status> {
        match self.station(from) {
            Some(station) => station.to.clone(),
            None => self.stations.iter().map(|station| station.status.clone()).collect(),
        }
    }

    /// The first status of a category, in the order of the table.
    pub fn first_of(&self, category: Category) -> &Status {
        self.stations.iter().find(|s| s.category == category).map_or(&self.initial, |s| &s.status)
    }

    /// Where an action begins that a meeting agreed on: at the furthest pending status that asks for nothing it lacks.
    pub fn agreed(&self, has_owner: bool, has_deadline: bool) -> Option<&Status> {
        let is_met = |need: &Need| match need {
            Need::Owner => has_owner,
            Need::Deadline => has_deadline,
            _ => false,
        };
        let reachable = self.reachable(&self.initial);
        let fits = |station: &&Station| {
            station.category == Category::Pending
                && reachable.contains(&station.status)
                && station.needs.iter().all(is_met)
        };
        self.stations.iter().rev().find(fits).map(|station| &station.status)
    }

    /// Where accepting a new item leads: to the first pending status that asks for nothing.
    pub fn accepting(&self) -> Option<&Station> {
        self.ahead(|station| station.category == Category::Pending && station.needs.is_empty())
    }

    /// Where asking somebody about a new item leads: to the first status that needs to know whom.
    pub fn asking(&self) -> Option<&Station> {
        self.ahead(|station| station.needs.contains(&Need::Asked))
    }

    /// Where a new item goes that is not to be done: to the first closed status.
    pub fn closing(&self) -> Option<&Station> {
        self.ahead(|station| station.category == Category::Closed)
    }

    /// The first of the statuses that a new item can go to, in the order in which they are offered.
    fn ahead(&self, fits: impl Fn(&Station) -> bool) -> Option<&Station> {
        let from = self.station(&self.initial)?;
        let next = from.to.iter().filter(|to| **to != self.initial);
        next.filter_map(|to| self.station(to)).find(|station| fits(station))
    }

    /// What is wrong with its words: looked at when a table is taken over, since one that a store has must open.
    pub fn wording(&self) -> Vec<Flaw> {
        let mut flaws = Vec::new();
        let mut known: BTreeMap<String, &Status> = BTreeMap::new();
        for station in &self.stations {
            let status = &station.status;
            if !is_code(status.code()) {
                flaws.push(Flaw::Code(status.clone()));
            }
            for name in [&station.en, &station.zh] {
                if clean::line(name).as_ref() != Some(name) || is_reserved(name) {
                    let (status, name) = (status.clone(), name.clone());
                    flaws.push(Flaw::Name { status, name });
                }
            }
            for word in [status.code(), &station.en, &station.zh] {
                if *known.entry(plain(word)).or_insert(status) != status {
                    flaws.push(Flaw::SameName(word.to_string()));
                }
            }
        }
        flaws
    }

    fn flaws(&self) -> Vec<Flaw> {
        let mut flaws = Vec::new();
        let mut known = BTreeSet::new();
        for station in &self.stations {
            if !known.insert(&station.status) {
                flaws.push(Flaw::Twice(station.status.clone()));
            }
        }
        match self.station(&self.initial) {
            None => flaws.push(Flaw::Unknown { named_by: Status::from("initial"), unknown: self.initial.clone() }),
            Some(start) if !start.category.is_open() || !start.needs.is_empty() => {
                flaws.push(Flaw::Start(self.initial.clone()));
            }
            Some(_) => {}
        }
        for station in &self.stations {
            for to in station.to.iter().filter(|to| !known.contains(to)) {
                flaws.push(Flaw::Unknown { named_by: station.status.clone(), unknown: to.clone() });
            }
            if !station.to.iter().any(|to| *to != station.status) {
                flaws.push(Flaw::DeadEnd(station.status.clone()));
            }
        }
        let reached = self.reached();
        flaws.extend(
            self.stations.iter().filter(|s| !reached.contains(&s.status)).map(|s| Flaw::Unreachable(s.status.clone())),
        );
        flaws.extend(
            Category::ALL
                .iter()
                .filter(|c| !self.stations.iter().any(|s| s.category == **c))
                .map(|c| Flaw::NoStatus(*c)),
        );
        flaws
    }

    fn reached(&self) -> BTreeSet<Status> {
        let mut reached = BTreeSet::new();
        let mut next = vec![self.initial.clone()];
        while let Some(status) = next.pop() {
            if reached.insert(status.clone())
                && let Some(station) = self.station(&status)
            {
                next.extend(station.to.iter().cloned());
            }
        }
        reached
    }
}

fn plain(word: &str) -> String {
    word.trim().to_lowercase().replace(['_', ' '], "-")
}

fn is_code(word: &str) -> bool {
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    word.starts_with(|c: char| c.is_ascii_lowercase()) && word.chars().all(fits) && !is_reserved(word)
}

/// In a query it means something else.
fn is_reserved(word: &str) -> bool {
    find(WORDS, word).is_some() || find(NONE, word).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::sample::{stations, workflow};

    /// The flaws of the shipped table after something was done to it.
    fn flaws(spoil: impl FnOnce(&mut Status, &mut Vec<Station>)) -> Vec<Flaw> {
        let (mut initial, mut all) = stations();
        spoil(&mut initial, &mut all);
        Workflow::new(initial, all).err().unwrap_or_default()
    }

    fn at<'a>(stations: &'a mut [Station], code: &str) -> &'a mut Station {
        stations.iter_mut().find(|s| s.status.code() == code).unwrap()
    }

    #[test]
    fn the_shipped_table_has_no_flaw() {
        assert_eq!(flaws(|_, _| {}), []);
    }

    #[test]
    fn words_that_cannot_be_read_typed_or_told_apart_are_flaws() {
        let wording = |spoil: fn(&mut Station)| {
            let (initial, mut all) = stations();
            for station in &mut all {
                station.to.retain(|to| to.code() != "verify");
            }
            all.retain(|station| station.status.code() != "verify");
            spoil(at(&mut all, "backlog"));
            Workflow { initial, stations: all }.wording()
        };
        assert_eq!(wording(|_| {}), []);
        for (name, spoil) in [
            ("", (|station| station.en = String::new()) as fn(&mut Station)),
            ("a\u{1b}[2J", |station| station.en = "a\u{1b}[2J".into()),
            ("无", |station| station.en = "无".into()),
        ] {
            let status = Status::from("backlog");
            let name = name.to_string();
            assert_eq!(wording(spoil), [Flaw::Name { status, name }]);
        }
        for code in ["", "none", "A,B:(c", "进行"] {
            let (initial, mut all) = stations();
            at(&mut all, "backlog").status = code.into();
            let flaws = Workflow { initial, stations: all }.wording();
            assert!(flaws.contains(&Flaw::Code(code.into())), "{code}");
        }
        assert_eq!(wording(|station| station.zh = "已完成".into()), [Flaw::SameName("已完成".into())]);
    }

    #[test]
    fn the_same_status_twice_is_a_flaw() {
        let twice = flaws(|_, all| all.push(all[0].clone()));
        assert_eq!(twice, [Flaw::Twice("inbox".into())]);
    }

    #[test]
    fn a_move_to_nowhere_is_a_flaw() {
        let unknown = flaws(|_, all| at(all, "verify").to.push("limbo".into()));
        let (named_by, unknown_) = ("verify".into(), "limbo".into());
        assert_eq!(unknown, [Flaw::Unknown { named_by, unknown: unknown_ }]);
    }

    #[test]
    fn a_start_that_is_not_in_the_table_is_a_flaw() {
        let unknown = flaws(|initial, _| *initial = "limbo".into());
        assert!(unknown.contains(&Flaw::Unknown { named_by: "initial".into(), unknown: "limbo".into() }));
    }

    #[test]
    fn a_start_that_asks_for_something_or_is_over_is_a_flaw() {
        for start in ["planned", "done"] {
            let start_ = flaws(|initial, _| *initial = start.into());
            assert_eq!(start_, [Flaw::Start(start.into())]);
        }
    }

    #[test]
    fn a_status_that_nobody_can_reach_is_a_flaw() {
        let cut_off = flaws(|_, all| all.iter_mut().for_each(|s| s.to.retain(|to| to.code() != "verify")));
        assert_eq!(cut_off, [Flaw::Unreachable("verify".into())]);
    }

    #[test]
    fn a_status_that_nobody_can_leave_is_a_flaw() {
        let stuck = flaws(|_, all| at(all, "closed").to = vec!["closed".into()]);
        assert_eq!(stuck, [Flaw::DeadEnd("closed".into())]);
    }

    #[test]
    fn a_category_without_a_status_is_a_flaw() {
        let none = flaws(|_, all| at(all, "done").category = Category::Closed);
        assert_eq!(none, [Flaw::NoStatus(Category::Completed)]);
    }

    #[test]
    fn every_flaw_is_told_at_once() {
        let all = flaws(|_, all| {
            at(all, "closed").to.clear();
            at(all, "done").category = Category::Closed;
        });
        assert_eq!(all.len(), 2, "{all:?}");
    }

    #[test]
    fn a_status_is_known_by_its_code_and_by_both_names() {
        let workflow = workflow();
        for word in ["needs-info", "Needs Info", "NEEDS_INFO", " 待补充 "] {
            assert_eq!(workflow.recognise(word).unwrap().status.code(), "needs-info", "{word}");
        }
        assert_eq!(workflow.recognise("limbo"), None);
    }

    #[test]
    fn an_unknown_status_stays_visible_and_is_not_a_trap() {
        let (workflow, lost) = (workflow(), Status::from("limbo"));
        assert_eq!(workflow.category(&lost), Category::Pending);
        assert_eq!(workflow.reachable(&lost).len(), workflow.stations().len());
    }

    #[test]
    fn a_new_item_is_accepted_asked_about_or_closed_where_its_moves_lead() {
        let code = |station: Option<&Station>| station.map(|station| station.status.to_string());
        let shipped = workflow();
        assert_eq!(code(shipped.accepting()).as_deref(), Some("backlog"));
        assert_eq!(code(shipped.asking()).as_deref(), Some("needs-info"));
        assert_eq!(code(shipped.closing()).as_deref(), Some("closed"));

        let (initial, mut all) = stations();
        at(&mut all, "inbox").to = vec!["doing".into()];
        let strict = Workflow::new(initial, all).unwrap();
        assert_eq!([strict.accepting(), strict.asking(), strict.closing()], [None; 3]);
    }

    #[test]
    fn the_first_status_of_a_category_stands_for_it() {
        let firsts = Category::ALL.iter().map(|c| workflow().first_of(*c).to_string());
        assert_eq!(firsts.collect::<Vec<_>>(), ["inbox", "doing", "done", "closed"]);
    }
}
