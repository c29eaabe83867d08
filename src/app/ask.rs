//! Questions on the screen, and what their answers lead to.

use super::App;
use super::layer::Layer;
use super::layer::pick::{Choice, Pick};
use super::layer::prompt::Prompt;
use super::purpose::{LINKS, Outcome, Purpose};
use crate::domain::field::Field;
use crate::domain::id::ItemId;
use crate::domain::item::Row;
use crate::domain::kind::Kind;
use crate::domain::priority::Priority;
use crate::domain::reason::CloseReason;
use crate::domain::workflow::{Need, Status};
use crate::text::name;

impl App {
    /// Goes on with an answer.
    pub(super) fn answered(&mut self, purpose: Purpose, value: Option<String>) {
        match purpose.answered(value) {
            Outcome::Edit(items, edit) => self.edit(items, edit),
            Outcome::Ask(Purpose::Set { items, field, .. }) => match field {
                Field::Tags => self.ask(Purpose::Tags { items }),
                Field::Status => self.ask(Purpose::Move { items }),
                _ => self.ask_field(items, field),
            },
            Outcome::Ask(purpose) => self.ask(purpose),
            Outcome::Follow(goal) => self.follow(&goal),
            Outcome::Nothing => {}
        }
    }

    /// Puts a question on the screen.
    pub(super) fn ask(&mut self, purpose: Purpose) {
        let layer = match &purpose {
            Purpose::Move { items } => self.pick_status(items, purpose.clone()),
            Purpose::Tags { items } => self.pick_tags(items, purpose.clone()),
            Purpose::HandTo { .. } => self.pick_person(purpose, Field::Owner, None),
            Purpose::LinkKind { .. } => self.pick_link(purpose),
            Purpose::ChooseField { .. } => self.pick_field(purpose),
            Purpose::HandNote { .. } => self.prompt(purpose, Field::Comment, ""),
            Purpose::LinkTo { .. } => self.prompt(purpose, Field::Link, ""),
            Purpose::Give { need, .. } => match need {
                Need::Owner => self.pick_person(purpose, Field::Owner, None),
                Need::Asked => self.pick_person(purpose, Field::Asked, None),
                Need::Reason => self.pick_reason(purpose),
                Need::Deadline => self.prompt(purpose, Field::Deadline, ""),
                Need::Wake => self.prompt(purpose, Field::Wake, ""),
                Need::AskBy => self.prompt(purpose, Field::AskBy, ""),
                Need::DuplicateOf => self.prompt(purpose, Field::Link, ""),
                Need::Decision => self.prompt(purpose, Field::Decision, ""),
                Need::Why | Need::Unblocked => self.prompt(purpose, Field::Why, ""),
            },
            Purpose::Set { field, seen, .. } => {
                let (field, now) = (*field, seen.clone().flatten());
                match field {
                    Field::Kind => self.pick_kind(purpose, now.as_deref()),
                    Field::Priority => self.pick_priority(purpose, now.as_deref()),
                    Field::Owner | Field::Reporter | Field::Asked => self.pick_person(purpose, field, now.as_deref()),
                    _ => self.prompt(purpose, field, now.as_deref().unwrap_or_default()),
                }
            }
            Purpose::Comment { .. } | Purpose::Follow => return,
        };
        self.layers.push(layer);
        self.after_typing();
    }

    /// Offers several places to go to.
    pub(super) fn ask_where(&mut self, goals: &[String]) {
        let choices = goals.iter().map(|goal| {
            let row = goal.parse::<ItemId>().ok().and_then(|id| {
                let around = self
                    .whole
                    .iter()
                    .flat_map(|whole| &whole.around)
                    .find(|row| row.id == id);
                around.or_else(|| self.world.row(id))
            });
            choice(goal, goal.clone(), row.map(|row| row.title.clone()).unwrap_or_default())
        });
        let pick = Pick::new(Purpose::Follow, Field::Link, choices.collect(), None);
        self.layers.push(Layer::Pick(pick));
    }

    fn prompt(&self, purpose: Purpose, field: Field, begin: &str) -> Layer {
        Layer::Prompt(Prompt::new(purpose, field, begin, &self.world))
    }

    fn pick_status(&self, items: &[ItemId], purpose: Purpose) -> Layer {
        let workflow = &self.world.workflow;
        let from: Option<Status> = match items {
            [one] => self.world.row(*one).map(|row| row.status.clone()).or_else(|| {
                self.whole
                    .as_ref()
                    .filter(|whole| whole.item.id == *one)
                    .map(|whole| whole.item.status.clone())
            }),
            _ => None,
        };
        let reachable = from.as_ref().map(|from| workflow.reachable(from));
        let is_open = |status: &Status| reachable.as_ref().is_none_or(|reachable| reachable.contains(status));
        let mut choices: Vec<Choice> = workflow
            .stations()
            .iter()
            .map(|station| {
                let lacking = station.needs.iter().filter(|need| self.lacks(items, **need));
                let needs: Vec<&str> = lacking.map(|need| name::need_brief(self.world.lang, *need)).collect();
                Choice {
                    value: Some(station.status.to_string()),
                    label: self
                        .world
                        .lang
                        .pick(station.en.as_str(), station.zh.as_str())
                        .to_string(),
                    note: needs.join(crate::text::screen::comma(self.world.lang)),
                    is_open: is_open(&station.status),
                }
            })
            .filter(|choice| choice.value.as_deref() != from.as_ref().map(Status::code))
            .collect();
        choices.sort_by_key(|choice| !choice.is_open);
        Layer::Pick(Pick::new(purpose, Field::Status, choices, None))
    }

    /// Whether a move would have to ask for this: one of the items has no owner, say.
    fn lacks(&self, items: &[ItemId], need: Need) -> bool {
        let any = |lacks: fn(&Row) -> bool| items.iter().filter_map(|id| self.world.row(*id)).any(lacks);
        match need {
            Need::Owner => any(|row| row.owner.is_none()),
            Need::Deadline => any(|row| row.deadline.is_none()),
            Need::Unblocked => any(|row| row.blocked),
            Need::Decision => any(|row| row.kind == Kind::Dispute),
            Need::Wake | Need::Asked | Need::AskBy | Need::Reason | Need::DuplicateOf | Need::Why => true,
        }
    }

    fn pick_person(&self, purpose: Purpose, field: Field, now: Option<&str>) -> Layer {
        let mut people: Vec<_> = self.world.people.iter().collect();
        people.sort_by_key(|person| person.handle != self.world.me);
        let mut choices: Vec<Choice> = people
            .into_iter()
            .map(|person| {
                let handle = person.handle.to_string();
                let name = Some(person.name.as_str()).filter(|name| *name != handle);
                let note = [name, person.team.as_deref()]
                    .into_iter()
                    .flatten()
                    .collect::<Vec<_>>()
                    .join(" · ");
                choice(&handle, handle.clone(), note.replace(" · ", ", "))
            })
            .collect();
        if matches!(purpose, Purpose::Set { .. }) {
            choices.push(nobody(self.world.lang));
        }
        Layer::Pick(Pick::new(purpose, field, choices, now).taking_new())
    }

    fn pick_tags(&self, items: &[ItemId], purpose: Purpose) -> Layer {
        let mut has: Vec<String> = Vec::new();
        for (place, row) in items.iter().filter_map(|id| self.world.row(*id)).enumerate() {
            match place {
                0 => has = row.tags.iter().cloned().collect(),
                _ => has.retain(|tag| row.tags.contains(tag)),
            }
        }
        let others = self.world.tags.iter().filter(|tag| !has.contains(tag));
        let choices = has
            .iter()
            .chain(others)
            .map(|tag| choice(tag, tag.clone(), String::new()))
            .collect();
        Layer::Pick(
            Pick::new(purpose, Field::Tags, choices, None)
                .taking_new()
                .ticking(&has),
        )
    }

    fn pick_kind(&self, purpose: Purpose, now: Option<&str>) -> Layer {
        let kinds = Kind::ALL.iter();
        let choices = kinds.map(|kind| choice(kind.code(), name::kind(self.world.lang, *kind).into(), String::new()));
        Layer::Pick(Pick::new(purpose, Field::Kind, choices.collect(), now))
    }

    fn pick_priority(&self, purpose: Purpose, now: Option<&str>) -> Layer {
        let levels = Priority::ALL
            .iter()
            .map(|level| choice(level.code(), level.code().into(), String::new()));
        let choices = levels.chain([nothing(self.world.lang)]).collect();
        Layer::Pick(Pick::new(purpose, Field::Priority, choices, now))
    }

    fn pick_reason(&self, purpose: Purpose) -> Layer {
        let reasons = CloseReason::ALL.iter();
        let choices = reasons.map(|reason| {
            choice(
                reason.code(),
                name::reason(self.world.lang, *reason).into(),
                String::new(),
            )
        });
        Layer::Pick(Pick::new(purpose, Field::CloseReason, choices.collect(), None))
    }

    fn pick_link(&self, purpose: Purpose) -> Layer {
        let choices = LINKS.iter().map(|(code, kind, backward)| {
            choice(
                code,
                name::link(self.world.lang, *kind, *backward).into(),
                String::new(),
            )
        });
        Layer::Pick(Pick::new(purpose, Field::Link, choices.collect(), None))
    }

    fn pick_field(&self, purpose: Purpose) -> Layer {
        let also = |field: &&Field| field.is_settable() && **field != Field::Body || **field == Field::Status;
        let fields = Field::ALL.iter().filter(also);
        let choices =
            fields.map(|field| choice(field.code(), name::field(self.world.lang, *field).into(), String::new()));
        Layer::Pick(Pick::new(purpose, Field::Item, choices.collect(), None))
    }
}

fn choice(value: &str, label: String, note: String) -> Choice {
    Choice {
        value: Some(value.to_string()),
        label,
        note,
        is_open: true,
    }
}

fn nobody(lang: crate::text::Lang) -> Choice {
    Choice {
        value: None,
        label: name::nobody(lang).to_string(),
        note: String::new(),
        is_open: true,
    }
}

fn nothing(lang: crate::text::Lang) -> Choice {
    Choice {
        value: None,
        label: name::nothing(lang).to_string(),
        note: String::new(),
        is_open: true,
    }
}
