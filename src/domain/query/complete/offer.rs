//! What can be offered at a place.

use std::collections::BTreeSet;

use super::super::context::Context;
use super::super::names::{CATEGORIES, Entry, FIELDS, FLAGS, FieldName, GROUPS, KINDS, ME, NONE, SORTS, SOURCES};
use super::super::script::{Script, is_han, lower, plain};
use super::super::shape::{self, spelled};
use super::super::{DayKey, Key, NumberKey};
use super::spot::{Place, Spot};
use super::{Known, sound};
use crate::domain::date::FORMS;
use crate::domain::person::Person;
use crate::domain::priority::Priority;

/// The dates that are offered before anything is typed.
const DAYS_AHEAD: [&[&str]; 2] =
    [&["today", "tomorrow", "fri", "next fri", "eom", "7d"], &["今天", "明天", "周五", "下周五", "月底", "7天后"]];
const DAYS_BACK: [&[&str]; 2] = [
    &["today", "yesterday", "this week", "this month", "-7d", "-1m"],
    &["今天", "昨天", "本周", "本月", "7天前", "1个月前"],
];

/// The texts that could stand there.
pub(super) fn offers(spot: &Spot, context: &Context, known: &Known) -> Vec<String> {
    let offers = Offers { typed: &spot.typed, script: spot.script, context, known };
    match spot.place {
        Place::Name => offers.fields(),
        Place::Value(field) => offers.values(field, true),
        Place::Bound(field) => offers.values(field, false),
        Place::Word => offers.words(),
    }
}

struct Offers<'a> {
    typed: &'a str,
    script: Script,
    context: &'a Context<'a>,
    known: &'a Known<'a>,
}

impl<'a> Offers<'a> {
    /// Fields; and once something is typed, everything whose name begins so.
    fn words(&self) -> Vec<String> {
        if let Some(name) = self.typed.strip_prefix(['@', '＠']) {
            return self.with_field(FieldName::Key(Key::Owner), Offers { typed: name, ..*self }.people());
        }
        if let Some(name) = self.typed.strip_prefix(['#', '＃']) {
            return self.with_field(FieldName::Key(Key::Tag), Offers { typed: name, ..*self }.tags());
        }
        let mut all = self.fields();
        if self.typed.is_empty() {
            return all;
        }
        all.extend(self.with_field(FieldName::Is, self.named(FLAGS)));
        all.extend(self.with_field(FieldName::Key(Key::Status), self.statuses()));
        all.extend(self.with_field(FieldName::Key(Key::Kind), self.named(KINDS)));
        all.extend(self.with_field(FieldName::Key(Key::Owner), self.people()));
        all.extend(self.with_field(FieldName::Key(Key::Tag), self.tags()));
        all
    }

    fn fields(&self) -> Vec<String> {
        self.named(FIELDS).into_iter().map(|name| format!("{name}:")).collect()
    }

    fn with_field(&self, field: FieldName, values: Vec<String>) -> Vec<String> {
        let name = field.word(self.script);
        values.into_iter().map(|value| format!("{name}:{value}")).collect()
    }

    fn values(&self, field: FieldName, is_alone: bool) -> Vec<String> {
        let (mut values, may_be_empty) = match field {
            FieldName::Is => ([self.named(FLAGS), self.named(KINDS)].concat(), false),
            FieldName::Sort => (self.named(SORTS), false),
            FieldName::Group => (self.named(GROUPS), false),
            FieldName::Key(key) => self.keys(key),
            FieldName::Day(key) => (self.days(key), true),
            FieldName::Number(key) => (Vec::new(), matches!(key, NumberKey::Value | NumberKey::Effort)),
        };
        if may_be_empty && is_alone {
            values.extend(self.named(NONE));
        }
        values
    }

    /// The values of a key, and whether it may be empty.
    fn keys(&self, key: Key) -> (Vec<String>, bool) {
        match key {
            Key::Status => (self.statuses(), false),
            Key::Category => (self.named(CATEGORIES), false),
            Key::Kind => (self.named(KINDS), false),
            Key::Priority => (self.priorities(), true),
            Key::Owner | Key::Reporter | Key::Asked => ([self.named(ME), self.people()].concat(), true),
            Key::Team => (self.teams(), true),
            Key::Tag => (self.tags(), true),
            Key::Source => (self.named(SOURCES), true),
            Key::Goal | Key::Parent | Key::Blocks | Key::BlockedBy => (Vec::new(), true),
        }
    }

    /// The main words of those entries of which some word begins as typed.
    fn named<T>(&self, table: &[Entry<T>]) -> Vec<String> {
        let typed = plain(self.typed);
        let begins = |entry: &&Entry<T>| entry.words(self.script).iter().any(|word| word.starts_with(&typed));
        table.iter().filter(begins).map(|entry| entry.word(self.script).to_string()).collect()
    }

    fn statuses(&self) -> Vec<String> {
        let typed = plain(self.typed);
        let stations = self.context.workflow.stations().iter();
        let names = stations.map(|station| (self.script.pick(station.status.code(), &station.zh), &station.en));
        names
            .filter(|(name, en)| plain(name).starts_with(&typed) || plain(en).starts_with(&typed))
            .map(|(name, _)| spelled(name))
            .collect()
    }

    fn priorities(&self) -> Vec<String> {
        let level = plain(self.typed);
        let level = level.strip_prefix('p').unwrap_or(&level);
        let levels = Priority::ALL.iter().map(|priority| priority.level().to_string());
        levels.filter(|own| own.starts_with(level)).collect()
    }

    /// Handles of those whose handle, name or alias begins as typed, in letters or in pinyin.
    fn people(&self) -> Vec<String> {
        let typed = lower(self.typed.trim_start_matches(['@', '＠']));
        let is_meant = |person: &&Person| {
            let names = [person.handle.as_str(), &person.name].into_iter();
            let mut names = names.chain(person.aliases.iter().map(String::as_str));
            names.any(|name| name.split_whitespace().any(|part| begins(part, &typed)) || begins(name, &typed))
        };
        let people = self.known.people.iter().filter(is_meant);
        people.map(|person| shape::value(Key::Owner, person.handle.as_str())).collect()
    }

    fn teams(&self) -> Vec<String> {
        let teams: BTreeSet<&String> = self.known.people.iter().filter_map(|person| person.team.as_ref()).collect();
        self.own(teams.into_iter(), Key::Team)
    }

    fn tags(&self) -> Vec<String> {
        self.own(self.known.tags.iter(), Key::Tag)
    }

    fn own(&self, words: impl Iterator<Item = &'a String>, key: Key) -> Vec<String> {
        let typed = lower(self.typed.trim_start_matches(['#', '＃']));
        words.filter(|word| begins(word, &typed)).map(|word| shape::value(key, word)).collect()
    }

    fn days(&self, key: DayKey) -> Vec<String> {
        let typed = plain(self.typed);
        if typed.is_empty() {
            let [latin, han] = match key {
                DayKey::Due | DayKey::Start | DayKey::Wake => DAYS_AHEAD,
                DayKey::Created | DayKey::Updated | DayKey::Closed => DAYS_BACK,
            };
            return self.script.pick(latin, han).iter().map(|day| spelled(day)).collect();
        }
        let is_own = |form: &str| form.contains(is_han) == (self.script == Script::Han);
        let forms = FORMS.iter().map(|form| form.form).filter(|form| is_own(form));
        forms.filter(|form| plain(form).starts_with(&typed)).map(spelled).collect()
    }
}

fn begins(name: &str, typed: &str) -> bool {
    lower(name).starts_with(typed) || sound::begins(name, typed)
}
