//! What minutes say, in words and in order; how it is marked up is for the forms.

use chrono::{Days, NaiveDate};

use super::words;
use crate::domain::change::Change;
use crate::domain::due::{Due, Precision};
use crate::domain::field::Field;
use crate::domain::kind::Kind;
use crate::domain::meeting::minutes::{Line, Minutes, Topic};
use crate::domain::person::Handle;
use crate::domain::workflow::Workflow;
use crate::text::{Lang, dates, meeting, name, positions, safe::safe, story, wrap::NO_BREAK};

/// So many items that were not come to are named.
const NAMED: usize = 10;

/// Minutes in words. User text is safe for a terminal, and not yet marked up.
#[derive(Debug)]
pub(super) struct Sheet {
    pub title: String,
    /// Names and values.
    pub facts: Vec<(String, String)>,
    pub sections: Vec<Section>,
    /// What is said at the end, by name.
    pub end: Vec<(String, String)>,
}

/// A heading and what stands under it.
#[derive(Debug)]
pub(super) struct Section {
    pub title: String,
    pub topics: Vec<Point>,
    pub points: Vec<String>,
}

/// An item that was discussed.
#[derive(Debug)]
pub(super) struct Point {
    pub title: String,
    /// In parentheses, to stand right behind the title; may be empty.
    pub remark: String,
    /// Each of one or more lines.
    pub lines: Vec<String>,
}

pub(super) fn sheet(lang: Lang, minutes: &Minutes, workflow: &Workflow) -> Sheet {
    let held = &minutes.meeting;
    // Seen from years before, every date is written with its year and none as a weekday.
    let today = held.on.checked_sub_days(Days::new(1000)).unwrap_or(held.on);
    let teller = Teller { lang, absent: &held.absent, workflow, today };
    let people = |people: &[Handle]| {
        let names: Vec<String> = people.iter().map(at).collect();
        names.join(lang.pick(", ", "、"))
    };
    let mut facts = Vec::new();
    for (label, list) in [(words::present(lang), &held.present), (words::absent(lang), &held.absent)] {
        if !list.is_empty() {
            facts.push((label.to_string(), people(list)));
        }
    }
    facts.push(match held.ended {
        Some(ended) => {
            let length = minutes.lasted(ended).num_minutes();
            (words::duration(lang).to_string(), bound(&words::minutes(lang, length)))
        }
        None => (words::status(lang).to_string(), words::still_on(lang).to_string()),
    });
    let discussed = Section {
        title: words::discussed(lang).to_string(),
        topics: minutes.topics.iter().map(|topic| teller.topic(topic)).collect(),
        points: Vec::new(),
    };
    let tell =
        |lines: &[Line], tell: fn(&Teller, &Line) -> String| lines.iter().map(|line| tell(&teller, line)).collect();
    let list = |title: &str, points: Vec<String>| Section { title: title.to_string(), topics: Vec::new(), points };
    let others = [
        list(words::actions(lang), tell(&minutes.actions, |teller, line| teller.action(line))),
        list(words::decisions(lang), tell(&minutes.decisions, |teller, line| teller.decision(line))),
        list(words::disputes(lang), tell(&minutes.disputes, |teller, line| teller.dispute(line))),
        list(words::carried(lang), tell(&minutes.carried, |teller, line| teller.carried(line))),
    ];
    let sections = std::iter::once(discussed).chain(others);
    let mut sections: Vec<Section> =
        sections.filter(|section| !section.topics.is_empty() || !section.points.is_empty()).collect();
    if sections.is_empty() {
        facts.push((words::discussed(lang).to_string(), words::nothing(lang).to_string()));
    }
    if !minutes.unreached.is_empty() {
        sections.push(list(words::unreached(lang), teller.unreached(&minutes.unreached)));
    }
    let next = held.next.map(|day| (words::next(lang).into(), full(lang, day)));
    Sheet {
        title: format!("{}{}{}", safe(&meeting::called(lang, &held.name)), lang.pick(", ", " "), full(lang, held.on)),
        facts,
        sections,
        end: next.into_iter().collect(),
    }
}

struct Teller<'a> {
    lang: Lang,
    absent: &'a [Handle],
    workflow: &'a Workflow,
    today: NaiveDate,
}

impl Teller<'_> {
    fn topic(&self, topic: &Topic) -> Point {
        let lang = self.lang;
        let said = topic.said.iter().map(|(who, text)| match who {
            Some(who) => words::said(lang, &at(who), &lines(text)),
            None => lines(text),
        });
        let told = topic.changes.iter().filter_map(|change| self.change(change, topic));
        let made = topic.outcomes.iter().map(|(kind, line)| self.outcome(*kind, line));
        let remark = match (topic.times, topic.part) {
            (1, _) => Some(bound(words::carried_once(lang))),
            (2.., _) => Some(bound(&words::carried_times(lang, topic.times))),
            _ if topic.is_captured => Some(words::captured_here(lang).to_string()),
            (_, None) => Some(words::not_on_agenda(lang).to_string()),
            _ => None,
        };
        Point {
            title: format!("{} {}", topic.item, safe(&topic.title)),
            remark: remark.map_or_else(String::new, |remark| words::of_name(lang, "", &remark)),
            lines: said.chain(told).chain(made).collect(),
        }
    }

    /// A change as a line; `None` where another line tells it.
    fn change(&self, change: &Change, topic: &Topic) -> Option<String> {
        let lang = self.lang;
        let change = &signed(change);
        let called = name::field_of(lang, change.field, topic.kind, topic.is_open);
        let text = || change.new.as_deref().map(lines);
        match change.field {
            Field::CloseReason => None,
            Field::Decision => Some(self.decided(topic.decider.as_ref(), &text()?)),
            Field::Positions if change.new.is_some() => {
                let new = text()?;
                let told = match &change.old {
                    Some(old) => positions::changed(lang, old, &new),
                    None => positions::lines(lang, &new),
                };
                let name = words::label(lang, &capital(called), "");
                Some(match told.as_slice() {
                    [one] => format!("{name}{one}"),
                    several => format!("{}\n{}", name.trim_end(), several.join("\n")),
                })
            }
            Field::Rationale => Some(words::because(lang, &text()?)),
            Field::Status => {
                let told = story::change_called(lang, called, change, self.workflow, self.today);
                let reason = topic.changes.iter().find(|other| other.field == Field::CloseReason);
                let reason = reason.and_then(|reason| reason.new.as_deref()?.parse().ok());
                Some(capital(&reason.map_or_else(
                    || told.clone(),
                    |reason| words::with_reason(lang, &told, name::reason(lang, reason)),
                )))
            }
            field => {
                let told = capital(&story::change_called(lang, called, change, self.workflow, self.today));
                let is_date = matches!(field, Field::Deadline | Field::Start | Field::Wake | Field::AskBy);
                Some(if is_date { bound(&told) } else { told })
            }
        }
    }

    fn outcome(&self, kind: Kind, line: &Line) -> String {
        let lang = self.lang;
        let (what, facts) = match kind {
            Kind::Decision => (name::kind(lang, kind), self.look_again(line)),
            Kind::Dispute => (name::kind(lang, kind), self.deciding(line)),
            _ => (words::action(lang), self.owner_and_day(line)),
        };
        self.with_facts(words::captured(lang, &capital(what), line.item, &safe(&line.title)), facts)
    }

    fn action(&self, line: &Line) -> String {
        self.with_facts(self.item(line), self.owner_and_day(line))
    }

    fn decision(&self, line: &Line) -> String {
        let lang = self.lang;
        let mut text = self.with_facts(self.item(line), self.look_again(line));
        if let Some(decision) = &line.decision {
            let decided = self.decided(line.owner.as_ref(), &lines(decision));
            text = format!("{}\n{}", self.item(line), self.with_facts(decided, self.look_again(line)));
        }
        if let Some(why) = &line.why {
            text = format!("{text}\n{}", words::because(lang, &lines(why)));
        }
        text
    }

    /// Who decided, and what. For who was absent others did.
    fn decided(&self, who: Option<&Handle>, text: &str) -> String {
        match who.filter(|who| !self.absent.contains(who)) {
            Some(who) => words::decided_by(self.lang, &at(who), text),
            None => words::decided(self.lang, text),
        }
    }

    fn dispute(&self, line: &Line) -> String {
        let facts = self.deciding(line);
        self.with_facts(self.item(line), self.and_left(facts, line))
    }

    fn carried(&self, line: &Line) -> String {
        let mut facts = self.owner_and_day(line);
        facts.retain(|fact| fact != words::no_deadline(self.lang));
        self.with_facts(self.item(line), self.and_left(facts, line))
    }

    /// So many lines of what was not come to; of more the others are counted, but for a single one, which takes no more
    /// room itself.
    fn unreached(&self, lines: &[Line]) -> Vec<String> {
        let named = if lines.len() == NAMED + 1 { NAMED + 1 } else { NAMED };
        let more = lines.len().saturating_sub(named);
        let more = (more > 0).then(|| words::and_more(self.lang, more));
        lines.iter().take(named).map(|line| self.item(line)).chain(more).collect()
    }

    /// Until when it sleeps, and how often it was carried over: the first time needs no count.
    fn and_left(&self, mut facts: Vec<String>, line: &Line) -> Vec<String> {
        facts.extend(line.wake.map(|wake| words::asleep(self.lang, &full(self.lang, wake))));
        facts.extend((line.times > 1).then(|| bound(&words::nth_time(self.lang, line.times))));
        facts
    }

    fn item(&self, line: &Line) -> String {
        format!("{} {}", line.item, safe(&line.title))
    }

    fn owner_and_day(&self, line: &Line) -> Vec<String> {
        let owner = line.owner.as_ref().map(at);
        let day = line.deadline.map(|due| words::by_when(self.lang, &self.day(due)));
        if line.status.is_some() {
            return owner.into_iter().chain(day).chain(self.came_to(line)).collect();
        }
        vec![
            owner.unwrap_or_else(|| words::no_owner(self.lang).to_string()),
            day.unwrap_or_else(|| words::no_deadline(self.lang).to_string()),
        ]
    }

    fn deciding(&self, line: &Line) -> Vec<String> {
        let owner = line.owner.as_ref().map(|owner| words::decides(self.lang, &at(owner)));
        let day = line.deadline.map(|due| words::by_when(self.lang, &self.day(due)));
        owner.into_iter().chain(day).chain(self.came_to(line)).collect()
    }

    /// The status of what came to its end in the meeting in which it was captured.
    fn came_to(&self, line: &Line) -> Option<String> {
        line.status.as_ref().map(|status| name::status(self.lang, status, self.workflow).into_owned())
    }

    fn look_again(&self, line: &Line) -> Vec<String> {
        let day = line.deadline.map(|due| words::look_again(self.lang, &self.day(due)));
        day.into_iter().chain(self.came_to(line)).collect()
    }

    fn with_facts(&self, text: String, facts: Vec<String>) -> String {
        if facts.is_empty() {
            return text;
        }
        words::of_name(self.lang, &text, &facts.join(self.lang.pick(", ", "，")))
    }

    /// A day with its weekday; a coarser deadline by its name.
    fn day(&self, due: Due) -> String {
        match due.precision() {
            Precision::Day => full(self.lang, due.first()),
            _ => bound(&dates::near(self.lang, due, self.today)),
        }
    }
}

/// A day in words that stay on one line; blanks where the form needs no such care.
fn full(lang: Lang, day: NaiveDate) -> String {
    dates::full(lang, day).replace(' ', NO_BREAK)
}

/// A text whose numbers stay on one line with the words of a date, or with what they count.
fn bound(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split(' ') {
        let (before, next) = (out.chars().next_back(), word.chars().next());
        let is_digit = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_digit());
        let is_word = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
        let is_bound = is_word(before) && is_word(next) && (is_digit(before) || is_digit(next));
        if before.is_some() {
            out.push_str(if is_bound { NO_BREAK } else { " " });
        }
        out.push_str(word);
    }
    out
}

/// A person as minutes write them: `@wei`.
fn at(who: &Handle) -> String {
    format!("@{}", safe(who.as_str()))
}

/// A change with its people as minutes write them: `@wei`.
fn signed(change: &Change) -> Change {
    let sign = |who: &Option<String>| who.as_ref().map(|who| format!("@{who}"));
    match change.field {
        Field::Owner | Field::Reporter | Field::Asked => {
            Change { old: sign(&change.old), new: sign(&change.new), ..change.clone() }
        }
        _ => change.clone(),
    }
}

/// A text of any number of lines, each safe, without blank ones at its ends.
fn lines(text: &str) -> String {
    let lines: Vec<String> = text.trim().lines().map(|line| safe(line).into_owned()).collect();
    lines.join("\n")
}

fn capital(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
