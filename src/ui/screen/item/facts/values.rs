//! The value of a field as the page shows it: what it means first, then dimmed what it is exactly.

use chrono::{DateTime, NaiveDate, Utc};

use super::super::known::Known;
use crate::app::world::World;
use crate::domain::due::{Due, Precision};
use crate::domain::field::Field;
use crate::domain::person::Handle;
use crate::domain::workflow::Category;
use crate::text::value::value;
use crate::text::{dates, name, page as words, positions, screen, triage};
use crate::ui::look::Look;
use crate::ui::part::flow::Flow;

/// The values of an item.
pub struct Values<'a> {
    pub(super) known: &'a Known<'a>,
    pub(super) world: &'a World,
    pub(super) look: &'a Look,
}

impl Values<'_> {
    /// The value of a field; `None` where it is empty or not known yet.
    pub fn of(&self, field: Field) -> Option<Flow> {
        let (known, look) = (self.known, self.look);
        match field {
            Field::Status => Some(self.status()),
            Field::Kind => Some(Flow::of(name::kind(self.world.lang, known.kind), look.plain)),
            Field::Priority => known.priority.map(|level| {
                let is_urgent = level.level() < 2 && known.category.is_open();
                Flow::of(level.code(), if is_urgent { look.warn } else { look.plain })
            }),
            Field::Owner => known.owner.map(|owner| match known.item {
                Some(item) if item.decider_is_partial() => {
                    let warning = format!("  {} {}", look.sign.blocked, words::is_partial(self.world.lang));
                    self.person(owner).with(&warning, look.warn)
                }
                _ => self.person(owner),
            }),
            Field::Asked => known.asked.map(|asked| self.person(asked)),
            Field::Reporter => known.item?.reporter.as_ref().map(|reporter| self.person(reporter)),
            Field::Deadline => known.deadline.map(|due| self.due(due)),
            Field::AskBy => known.item?.ask_by.map(|day| self.due(Due::day(day))),
            Field::Wake => known.wake.map(|day| self.day(day)),
            Field::Start => known.item?.start.map(|day| self.day(day)),
            Field::Closed => known.closed.map(|at| self.moment(at)),
            Field::Reopened => {
                let times = known.item?.reopened;
                (times > 0).then(|| Flow::of(&words::times(self.world.lang, times), look.plain))
            }
            Field::Tags => {
                let tags: Vec<String> = known.tags.iter().map(|tag| format!("#{tag}")).collect();
                (!tags.is_empty()).then(|| Flow::of(&tags.join(" "), look.plain))
            }
            Field::Positions => {
                let lines = positions::lines(self.world.lang, &known.item?.get(field)?);
                let mut flow = Flow::default();
                flow.push_lines(&lines.join("\n"), look.plain);
                Some(flow)
            }
            Field::Why | Field::Decision | Field::Rationale => {
                let mut flow = Flow::default();
                flow.push_lines(known.item?.get(field)?.trim(), look.plain);
                Some(flow)
            }
            other => {
                let (lang, written) = (self.world.lang, known.item?.get(other)?);
                let text = value(lang, other, Some(&written), &self.world.workflow, self.world.today);
                Some(Flow::of(&text, look.plain))
            }
        }
    }

    /// When something was: how long ago, and its date where that was not today.
    pub fn moment(&self, at: DateTime<Utc>) -> Flow {
        let (lang, world) = (self.world.lang, self.world);
        let ago = dates::ago(lang, at, world.now);
        let day = at.with_timezone(&world.now.timezone()).date_naive();
        let date = dates::short(lang, day, world.today);
        let flow = Flow::of(&ago, self.look.plain);
        if ago == date || day == world.today { flow } else { flow.with(&format!("  {date}"), self.look.dim) }
    }

    /// How long it has been there, and since when.
    pub fn waiting(&self) -> Flow {
        let (lang, world, created) = (self.world.lang, self.world, self.known.created);
        let day = created.with_timezone(&world.now.timezone()).date_naive();
        let since = dates::short(lang, day, world.today);
        match dates::days_since(created, world.now) {
            0 => Flow::of(triage::since_today(lang), self.look.plain),
            days => Flow::of(&triage::days(lang, days), self.look.plain).with(&format!("  {since}"), self.look.dim),
        }
    }

    fn status(&self) -> Flow {
        let (known, look, lang) = (self.known, self.look, self.world.lang);
        let style = match known.category {
            Category::Pending | Category::InProgress => look.strong,
            Category::Completed => look.good,
            Category::Closed => look.dim,
        };
        let mut flow = Flow::of(&name::status(lang, known.status, &self.world.workflow), style);
        if let Some(reason) = known.item.and_then(|item| item.close_reason) {
            flow.push(&format!("  {}", words::in_brackets(lang, name::reason(lang, reason))), look.dim);
        }
        if known.blocked && known.category.is_open() {
            flow.push(&format!("  {} {}", look.sign.blocked, screen::blocked(lang)), look.bad);
        }
        flow
    }

    fn person(&self, handle: &Handle) -> Flow {
        let style = if *handle == self.world.me { self.look.strong } else { self.look.plain };
        let flow = Flow::of(&format!("@{handle}"), style);
        match self.world.people.iter().find(|person| person.handle == *handle) {
            Some(person) if person.name != handle.as_str() => flow.with(&format!("  {}", person.name), self.look.dim),
            _ => flow,
        }
    }

    fn day(&self, day: NaiveDate) -> Flow {
        let due = Due::day(day);
        let (near, exact) = (dates::near(self.world.lang, due, self.world.today), self.exact(due));
        let flow = Flow::of(&near, self.look.plain);
        if near == exact { flow } else { flow.with(&format!("  {exact}"), self.look.dim) }
    }

    /// By when something is due; of what is over that does not matter any more.
    fn due(&self, due: Due) -> Flow {
        let (lang, today, look) = (self.world.lang, self.world.today, self.look);
        let near = dates::near(lang, due, today);
        let is_open = self.known.category.is_open();
        if is_open && due.is_late(today) {
            let late = dates::late(lang, (today - due.last()).num_days());
            let exact = match due.precision() {
                Precision::Day => dates::short(lang, due.first(), today),
                _ => self.exact(due),
            };
            return Flow::of(&late, look.bad).with(&format!("  {exact}"), look.dim);
        }
        let exact = format!("  {}", self.exact(due));
        let style = if is_open && due.last() == today { look.warn } else { look.plain };
        Flow::of(&near, style).with(&exact, look.dim)
    }

    /// What the short form of a date leaves out.
    fn exact(&self, due: Due) -> String {
        let (lang, today) = (self.world.lang, self.world.today);
        let short = |day| dates::short(lang, day, today);
        match due.precision() {
            Precision::Day if dates::near(lang, due, today) == short(due.first()) => {
                dates::weekday(lang, chrono::Datelike::weekday(&due.first())).to_string()
            }
            Precision::Day => short(due.first()),
            _ => words::period(lang, &short(due.first()), &short(due.last())),
        }
    }
}
