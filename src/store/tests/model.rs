//! Random work of two people against a store and against a plain model of it, which must agree after every action.

use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

use super::support::*;
use crate::domain::change::{Change, Deed};
use crate::domain::edit::{Draft, Edit, Given};
use crate::domain::field::Field;
use crate::domain::id::ItemId;
use crate::domain::item::Item;
use crate::domain::link::{Link, LinkKind};
use crate::domain::plan::{self, Before};
use crate::domain::reason::CloseReason;
use crate::domain::refusal::Refusal;
use crate::domain::sample::{now, person, today, workflow};
use crate::domain::workflow::Status;
use crate::store::{Done, Failure, Past, Store};

/// What somebody does.
#[derive(Debug, Clone)]
enum Act {
    Create(Draft),
    Apply(Vec<ItemId>, Edit),
    Undo,
    Redo,
}

/// An item and what hangs on it.
#[derive(Debug, Clone)]
struct Entry {
    item: Item,
    links: BTreeSet<Link>,
    /// What was said: in which step and place, what, and whether it was taken back.
    said: Vec<((usize, usize), String, bool)>,
}

#[derive(Debug, Clone)]
struct Logged {
    who: &'static str,
    deed: Deed,
    changes: Vec<Change>,
    stands: bool,
}

/// A store as one would explain it: a map, a log, and for each person a pile of what they took back.
#[derive(Debug, Clone, Default)]
struct Model {
    entries: BTreeMap<ItemId, Entry>,
    log: Vec<Logged>,
    taken_back: BTreeMap<&'static str, Vec<usize>>,
}

impl Model {
    fn act(&mut self, who: &'static str, act: &Act) -> Result<Vec<Change>, Refusal> {
        match act {
            Act::Create(draft) => {
                if let Some(parent) = draft.parent {
                    self.entry(parent)?;
                }
                let id = ItemId(self.entries.keys().last().map_or(1, |last| last.0 + 1));
                let item = plan::create(draft, id, Uuid::nil(), workflow(), &person(who), now())?;
                let changes = vec![plan::creation(&item)];
                let (links, said) = (BTreeSet::new(), Vec::new());
                self.entries.insert(id, Entry { item, links, said });
                self.write(who, Deed::Create, changes.clone());
                Ok(changes)
            }
            Act::Apply(ids, edit) => {
                let changes = self.planned(who, ids, edit)?;
                if !changes.is_empty() {
                    let step = self.write(who, Deed::Edit, changes.clone());
                    for (place, change) in changes.iter().enumerate() {
                        if let (Field::Comment, Some(text)) = (change.field, &change.new) {
                            let said = &mut self.entries.get_mut(&change.item).unwrap().said;
                            said.push(((step, place), text.clone(), false));
                        }
                        self.make_so(change);
                    }
                }
                Ok(changes)
            }
            Act::Undo => {
                let own = |logged: &Logged| logged.who == who && logged.stands && !is_turn(logged.deed);
                let step = self.log.iter().rposition(own).ok_or(Refusal::NothingLeft { redo: false })?;
                let changes = plan::reversed(&self.log[step].changes);
                self.turn(who, step, &changes, Deed::Undo)?;
                self.taken_back.entry(who).or_default().push(step);
                Ok(changes)
            }
            Act::Redo => {
                let pile = self.taken_back.entry(who).or_default();
                let step = *pile.last().ok_or(Refusal::NothingLeft { redo: true })?;
                let changes = self.log[step].changes.clone();
                self.turn(who, step, &changes, Deed::Redo)?;
                self.taken_back.get_mut(who).unwrap().pop();
                Ok(changes)
            }
        }
    }

    fn entry(&self, id: ItemId) -> Result<&Entry, Refusal> {
        self.entries.get(&id).ok_or(Refusal::NoSuchItem(id))
    }

    fn write(&mut self, who: &'static str, deed: Deed, changes: Vec<Change>) -> usize {
        if !is_turn(deed) {
            self.taken_back.remove(who);
        }
        self.log.push(Logged { who, deed, changes, stands: true });
        self.log.len() - 1
    }

    fn planned(&self, who: &str, ids: &[ItemId], edit: &Edit) -> Result<Vec<Change>, Refusal> {
        let (mut all, mut bequests) = (Vec::new(), Vec::new());
        let mut seen = BTreeSet::new();
        for id in ids.iter().filter(|id| seen.insert(**id)) {
            let entry = self.entry(*id)?;
            let mut beyond = BTreeSet::new();
            for part in edit.parts() {
                match part {
                    Edit::Set { values, .. } => {
                        if let Some(Some(parent)) = values.get(&Field::Parent) {
                            let parent = parent.parse().unwrap();
                            self.entry(parent)?;
                            beyond.extend(self.reached(parent, |entry| entry.item.parent.into_iter().collect()));
                        }
                    }
                    Edit::Link(link) => {
                        self.entry(link.to)?;
                        beyond.extend(self.beyond(*link));
                    }
                    Edit::Move { given: Given { duplicate_of: Some(of), .. }, .. } => {
                        if self.entry(*of)?.item.archived {
                            return Err(Refusal::Archived(*of));
                        }
                        beyond.extend(self.beyond(Link { kind: LinkKind::DuplicateOf, to: *of }));
                    }
                    _ => {}
                }
            }
            let is_open = |entry: &Entry| !entry.item.archived && workflow().category(&entry.item.status).is_open();
            let blocks = |(_, entry): &(&ItemId, &Entry)| is_open(entry) && blocked(entry).contains(id);
            let blockers = self.entries.iter().filter(blocks).map(|(id, _)| *id);
            let comes_here = |c: &&Change| {
                c.item == *id && c.field == Field::Status && c.new.as_deref() == Some(entry.item.status.code())
            };
            let standing = self.log.iter().rev().filter(|logged| logged.stands && !is_turn(logged.deed));
            let last = standing.into_iter().find_map(|logged| logged.changes.iter().rev().find(comes_here));
            let back = last.and_then(|change| change.old.clone()).map(Status);
            let (who, links) = (person(who), entry.links.iter().copied().collect::<Vec<_>>());
            let blockers: Vec<ItemId> = blockers.filter(|id| !ids.contains(id)).collect();
            let beyond: Vec<ItemId> = beyond.into_iter().collect();
            let before = Before {
                who: &who,
                back: back.as_ref(),
                reviewed: None,
                item: &entry.item,
                links: &links,
                blockers: &blockers,
                beyond: &beyond,
                workflow: workflow(),
                today: today(),
                now: now(),
            };
            let changes = match plan::plan(edit, &before) {
                Err(Refusal::Clash(mut clash)) => {
                    clash.by = self.last_by(clash.item, clash.field);
                    return Err(Refusal::Clash(clash));
                }
                planned => planned?,
            };
            bequests
                .extend(plan::bequest(edit, &entry.item, &changes).map(|(heir, votes)| (self.original(heir), votes)));
            all.extend(changes);
        }
        for (heir, votes) in bequests {
            plan::inherit(&mut all, &self.entry(heir)?.item, votes);
        }
        Ok(all)
    }

    fn beyond(&self, link: Link) -> BTreeSet<ItemId> {
        let is_of_kind = |other: &&Link| other.kind == link.kind;
        let leads_on = |entry: &Entry| link.kind != LinkKind::DuplicateOf || is_duplicate(entry);
        let next = |entry: &Entry| {
            let links = entry.links.iter().filter(|_| leads_on(entry));
            links.filter(is_of_kind).map(|link| link.to).collect()
        };
        if link.kind.is_one_way() { self.reached(link.to, next) } else { BTreeSet::new() }
    }

    fn original(&self, item: ItemId) -> ItemId {
        let (mut at, mut seen) = (item, BTreeSet::new());
        while seen.insert(at) && is_duplicate(&self.entries[&at]) {
            let of = self.entries[&at].links.iter().find(|link| link.kind == LinkKind::DuplicateOf);
            match of.filter(|link| !self.entries[&link.to].item.archived) {
                Some(link) => at = link.to,
                None => break,
            }
        }
        at
    }

    fn reached(&self, from: ItemId, next: impl Fn(&Entry) -> Vec<ItemId>) -> BTreeSet<ItemId> {
        let (mut reached, mut to_see) = (BTreeSet::new(), vec![from]);
        while let Some(id) = to_see.pop() {
            if reached.insert(id) {
                to_see.extend(self.entries.get(&id).map(&next).unwrap_or_default());
            }
        }
        reached
    }

    fn last_by(&self, item: ItemId, field: Field) -> Option<crate::domain::person::Handle> {
        let touches = |logged: &&Logged| logged.changes.iter().any(|c| c.item == item && c.field == field);
        self.log.iter().rev().find(touches).map(|logged| person(logged.who))
    }

    fn turn(&mut self, who: &'static str, step: usize, changes: &[Change], deed: Deed) -> Result<(), Refusal> {
        for change in changes {
            let entry = &self.entries[&change.item];
            let link = |text: &Option<String>| text.as_ref().map(|text| text.parse::<Link>().unwrap());
            let mut by = self.last_by(change.item, change.field);
            let is_so = match change.field {
                Field::Comment => true,
                Field::Item if change.new.is_none() => {
                    let others = |logged: &&Logged| {
                        let touches = logged.changes.iter().any(|c| c.item == change.item);
                        logged.who != who && logged.stands && !is_turn(logged.deed) && touches
                    };
                    let other = self.log[step + 1..].iter().rev().find(others);
                    by = other.map_or(by, |logged| Some(person(logged.who)));
                    !entry.item.archived && other.is_none()
                }
                Field::Item => entry.item.archived,
                Field::Link => {
                    link(&change.old).is_none_or(|link| entry.links.contains(&link))
                        && link(&change.new).is_none_or(|link| !entry.links.contains(&link))
                }
                field => entry.item.get(field) == change.old,
            };
            let (item, field) = (change.item, change.field);
            if !is_so {
                return Err(Refusal::ChangedSince { item, field, by });
            }
            let circle = match (field, &change.new) {
                (Field::Parent, Some(parent)) => {
                    let to = parent.parse().unwrap();
                    let above = self.reached(to, |entry| entry.item.parent.into_iter().collect());
                    above.contains(&item).then_some(Refusal::Circle { item, to, field })
                }
                (Field::Link, new) => {
                    let back = link(new).filter(|link| self.beyond(*link).contains(&item));
                    back.map(|link| Refusal::leads_back(item, link))
                }
                _ => None,
            };
            if let Some(circle) = circle {
                return Err(circle);
            }
        }
        let then = if deed == Deed::Undo { step } else { step + 1 };
        self.stand_on_something(then, changes)?;
        for entry in self.entries.values_mut() {
            for (place, _, hidden) in &mut entry.said {
                if place.0 == step {
                    *hidden = deed == Deed::Undo;
                }
            }
        }
        for change in changes {
            self.make_so(change);
        }
        self.log[step].stands = deed == Deed::Redo;
        self.write(who, deed, changes.to_vec());
        Ok(())
    }

    fn stand_on_something(&self, then: usize, changes: &[Change]) -> Result<(), Refusal> {
        for (id, entry) in &self.entries {
            let of_item = |change: &&Change| change.item == *id;
            let mut will = entry.item.clone();
            for change in changes.iter().filter(of_item) {
                will.set(change.field, change.new.as_deref()).unwrap();
            }
            let mut was = entry.item.clone();
            let later = self.log[then..].iter().flat_map(|logged| &logged.changes);
            for change in later.filter(of_item).collect::<Vec<_>>().into_iter().rev() {
                was.set(change.field, change.old.as_deref()).unwrap();
            }
            for (field, refusal) in plan::unfounded(&entry.item, &will, workflow()) {
                if was.status != will.status || was.kind != will.kind || was.get(field).is_some() {
                    return Err(refusal);
                }
            }
        }
        Ok(())
    }

    fn make_so(&mut self, change: &Change) {
        let entry = self.entries.get_mut(&change.item).unwrap();
        match change.field {
            Field::Comment => {}
            Field::Item => entry.item.archived = change.new.is_none(),
            Field::Link => {
                if let Some(link) = &change.old {
                    entry.links.remove(&link.parse().unwrap());
                }
                if let Some(link) = &change.new {
                    entry.links.insert(link.parse().unwrap());
                }
            }
            field => entry.item.set(field, change.new.as_deref()).unwrap(),
        }
    }
}

fn is_turn(deed: Deed) -> bool {
    matches!(deed, Deed::Undo | Deed::Redo)
}

fn is_duplicate(entry: &Entry) -> bool {
    entry.item.close_reason == Some(CloseReason::Duplicate)
}

fn blocked(entry: &Entry) -> Vec<ItemId> {
    let blocks = entry.links.iter().filter(|link| link.kind == LinkKind::Blocks);
    blocks.map(|link| link.to).collect()
}

fn act(store: &mut Store, who: &str, act: &Act) -> Result<Done, Failure> {
    match act {
        Act::Create(draft) => store.create(std::slice::from_ref(draft), &by(who)),
        Act::Apply(ids, edit) => store.apply(ids, edit, &by(who)),
        Act::Undo => store.undo(&by(who)),
        Act::Redo => store.redo(&by(who)),
    }
}

/// An item's fields in their written form.
pub(super) fn fields(item: &Item) -> BTreeMap<Field, String> {
    let value = |field: &Field| Some((*field, item.get(*field)?));
    Field::ALL.iter().filter_map(value).collect()
}

fn check(store: &Store, model: &Model) {
    for (id, entry) in &model.entries {
        let whole = store.whole(*id, 0).unwrap();
        assert_eq!(fields(&whole.item), fields(&entry.item), "{id}");
        assert_eq!(store.links(*id).unwrap().into_iter().collect::<BTreeSet<_>>(), entry.links, "{id}");
        let said = entry.said.iter().filter(|said| !said.2).map(|said| said.1.as_str());
        let kept: Vec<_> = whole.comments.iter().map(|c| c.text.as_str()).collect();
        assert_eq!(kept, said.collect::<Vec<_>>(), "{id}");
    }
}

fn versions(store: &Store, model: &Model) -> BTreeMap<ItemId, i64> {
    let version = |id: &ItemId| Some((*id, store.item(*id).ok()?.version));
    model.entries.keys().filter_map(version).collect()
}

/// The items as their history tells them.
pub(super) fn replayed(store: &Store) -> BTreeMap<ItemId, BTreeMap<Field, String>> {
    let mut items: BTreeMap<ItemId, BTreeMap<Field, String>> = BTreeMap::new();
    let mut steps = store.history(Past::All, usize::MAX).unwrap();
    steps.reverse();
    for change in steps.into_iter().flat_map(|step| step.changes) {
        let item = items.entry(change.item).or_default();
        match (change.field, change.new) {
            (Field::Link | Field::Comment, _) => {}
            (Field::Item, Some(_)) if !item.is_empty() => _ = item.remove(&Field::Archived),
            (Field::Item, Some(snapshot)) => {
                let snapshot: BTreeMap<String, String> = serde_json::from_str(&snapshot).unwrap();
                item.extend(snapshot.into_iter().map(|(field, value)| (field.parse().unwrap(), value)));
            }
            (Field::Item, None) => _ = item.insert(Field::Archived, "1".into()),
            (field, Some(value)) => _ = item.insert(field, value),
            (field, None) => _ = item.remove(&field),
        }
    }
    items
}

/// Does the same to the model and to the stores: lin's is the first, han's the last.
fn run(acts: &[(&'static str, Act)], stores: &mut [Store]) {
    let mut model = Model::default();
    for (who, what) in acts {
        let place = if *who == "lin" { 0 } else { stores.len() - 1 };
        let store = &mut stores[place];
        let before = versions(store, &model);
        let expected = model.act(who, what);
        let done = match act(store, who, what) {
            Ok(done) => Ok(done.step.map(|step| step.changes).unwrap_or_default()),
            Err(Failure::Refused(refusal)) => Err(refusal),
            Err(Failure::Store(error)) => panic!("{error:?}"),
        };
        assert_eq!(done, expected, "{who}: {what:?}");
        check(store, &model);
        let touched: BTreeSet<ItemId> = done.iter().flatten().map(|change| change.item).collect();
        for (id, version) in versions(store, &model) {
            match before.get(&id) {
                Some(before) => assert_eq!(version, before + i64::from(touched.contains(&id)), "{id}"),
                None => assert_eq!(version, 1),
            }
        }
    }
    for store in stores {
        check(store, &model);
        let told = replayed(store);
        for (id, entry) in &model.entries {
            assert_eq!(told[id], fields(&entry.item), "{id}");
        }
    }
}

fn any_id() -> impl Strategy<Value = ItemId> {
    prop_oneof![19 => (1i64..5).prop_map(ItemId), 1 => Just(ItemId(99))]
}

fn any_word() -> impl Strategy<Value = Option<String>> {
    prop::option::weighted(0.8, prop::sample::select(vec!["登录", "a", "b c"]).prop_map(String::from))
}

fn any_value() -> impl Strategy<Value = (Field, Option<String>)> {
    let owner = prop::sample::select(vec![None, Some("lin"), Some("han")]).prop_map(|who| who.map(String::from));
    prop_oneof![
        4 => owner.prop_map(|who| (Field::Owner, who)),
        2 => (prop::sample::select(vec![Field::Title, Field::Body, Field::Goal, Field::Tags]), any_word()),
        1 => prop::option::of(Just("2026-W50".to_string())).prop_map(|due| (Field::Deadline, due)),
        3 => prop::option::of(any_id()).prop_map(|id| (Field::Parent, id.map(|id| id.to_string()))),
    ]
}

fn any_given() -> impl Strategy<Value = Given> {
    let day = || prop::option::weighted(0.8, Just("2026-12-24".parse().unwrap()));
    let who = || prop::option::weighted(0.8, prop::sample::select(vec![person("lin"), person("han")]));
    let reason = prop::option::weighted(0.8, prop::sample::select(CloseReason::ALL));
    (who(), day(), who(), day(), reason, any_id(), any_word()).prop_map(
        |(owner, wake, asked, ask_by, reason, other, why)| Given {
            owner,
            wake,
            asked,
            ask_by,
            reason,
            why,
            deadline: wake.map(crate::domain::due::Due::day),
            duplicate_of: (reason == Some(CloseReason::Duplicate)).then_some(other),
            decision: None,
            rationale: None,
            fills: false,
            seen: None,
        },
    )
}

pub(super) fn any_edit() -> impl Strategy<Value = Edit> {
    let codes = ["inbox", "backlog", "planned", "doing", "on-hold", "needs-info", "done", "closed"];
    let status = || prop::sample::select(codes.map(Status::from).to_vec());
    let link = || {
        (prop::sample::select(vec![LinkKind::Blocks, LinkKind::Relates]), any_id())
            .prop_map(|(kind, to)| Link { kind, to })
    };
    prop_oneof![
        4 => any_value().prop_map(|(field, value)| Edit::set(field, value)),
        2 => (any_value(), any_word()).prop_map(|((field, value), seen)| Edit::guarded(field, seen, value)),
        4 => (status(), any_given()).prop_map(|(to, given)| asking_where_that_belongs(to, given)),
        2 => Just(Edit::Comment("words".into())),
        3 => link().prop_map(Edit::Link),
        2 => link().prop_map(Edit::Unlink),
        1 => (any_word(), prop::option::of(status())).prop_map(|(note, status)| Edit::HandOver { to: person("han"), status, note, seen: BTreeMap::new() }),
        1 => (-2..3).prop_map(Edit::Shift),
        1 => (any_value(), link(), any_word()).prop_map(|((field, value), link, word)| Edit::All(vec![
            Edit::set(field, value),
            Edit::Link(link),
            Edit::Comment(word.unwrap_or_default()),
        ])),
        1 => Just(Edit::Archive),
        1 => Just(Edit::Restore),
    ]
}

fn asking_where_that_belongs(to: Status, given: Given) -> Edit {
    let given = if to.code() == "needs-info" { given } else { Given { asked: None, ask_by: None, ..given } };
    Edit::Move { to, given }
}

fn any_act() -> impl Strategy<Value = (&'static str, Act)> {
    let draft = prop::option::weighted(0.3, any_id()).prop_map(|parent| Draft { parent, ..draft("new") });
    let what = prop_oneof![
        2 => draft.prop_map(Act::Create),
        9 => (prop::collection::vec(any_id(), 1..3), any_edit()).prop_map(|(ids, edit)| Act::Apply(ids, edit)),
        4 => Just(Act::Undo),
        3 => Just(Act::Redo),
    ];
    (prop::sample::select(vec!["lin", "han"]), what)
}

fn with_start(acts: Vec<(&'static str, Act)>) -> Vec<(&'static str, Act)> {
    let start = ["lin", "lin", "han"].map(|who| (who, Act::Create(draft("start"))));
    start.into_iter().chain(acts).collect()
}

/// A part of the usual number of cases; `PROPTEST_CASES` scales it.
pub(super) fn cases(part: u32) -> ProptestConfig {
    ProptestConfig::with_cases(ProptestConfig::default().cases / part)
}

proptest! {
    #![proptest_config(cases(4))]

    #[test]
    fn a_store_does_what_the_model_does(acts in prop::collection::vec(any_act(), 1..60)) {
        run(&with_start(acts), &mut [store()]);
    }
}

proptest! {
    #![proptest_config(cases(25))]

    #[test]
    fn two_stores_on_one_file_do_what_the_model_does(acts in prop::collection::vec(any_act(), 1..40)) {
        let shared = Shared::new();
        run(&with_start(acts), &mut [shared.open(), shared.open()]);
    }
}
