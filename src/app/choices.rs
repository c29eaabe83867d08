//! The lists of values that a question on the screen offers.

use super::App;
use super::layer::Layer;
use super::layer::pick::{Choice, Pick};
use super::purpose::{LINKS, Purpose, write_cut};
use crate::domain::field::Field;
use crate::domain::id::ItemId;
use crate::domain::kind::Kind;
use crate::domain::link::Link;
use crate::domain::person::{NOBODY, Person};
use crate::domain::plan;
use crate::domain::priority::Priority;
use crate::domain::reason::CloseReason;
use crate::domain::workflow::{Need, Station, Status};
use crate::text::{name, screen as words};

/// What a field is where that is known: `Some(None)` is empty.
type Now<'a> = Option<Option<&'a str>>;

impl App {
    /// Where the items can go; what cannot be reached from where they are stands below.
    pub(super) fn pick_status(&self, items: &[ItemId], purpose: Purpose) -> Layer {
        let workflow = &self.world.workflow;
        let from = self.status_of(items);
        let reachable = from.as_ref().map(|from| workflow.reachable(from));
        let is_open = |status: &Status| reachable.as_ref().is_none_or(|reachable| reachable.contains(status));
        let others = workflow.stations().iter().filter(|station| Some(&station.status) != from.as_ref());
        let mut choices: Vec<Choice> = others
            .map(|station| Choice {
                note: self.names_of(&self.asks_for(items, station)),
                is_open: is_open(&station.status),
                ..choice(station.status.code(), self.world.lang.pick(&station.en, &station.zh).clone())
            })
            .collect();
        choices.sort_by_key(|choice| !choice.is_open);
        let next = from.and_then(|from| self.next_on_the_way(&from));
        let on = next.as_ref().map(|status| Some(status.code()));
        Layer::Pick(Pick::new(purpose, Field::Status, choices, on))
    }

    fn names_of(&self, needs: &[Need]) -> String {
        let names: Vec<&str> = needs.iter().map(|need| name::need_brief(self.world.lang, *need)).collect();
        names.join(words::comma(self.world.lang))
    }

    /// The status in which items are handed over: as it is, or another that can be reached and asks for nothing but an owner.
    pub(super) fn pick_hand_status(&self, items: &[ItemId], purpose: Purpose) -> Layer {
        let Layer::Pick(pick) = self.pick_status(items, purpose) else {
            return Layer::Pick(Pick::new(Purpose::Follow, Field::Status, Vec::new(), None));
        };
        let mut choices = pick.choices;
        choices.retain(|choice| {
            let status = choice.value.as_deref().map(Status::from);
            let station = status.and_then(|status| self.world.workflow.station(&status));
            let asks = |station| self.asks_for(items, station).iter().any(|need| *need != Need::Owner);
            choice.is_open && station.is_some_and(|station| !asks(station))
        });
        choices.iter_mut().for_each(|choice| choice.note.clear());
        choices.insert(0, empty(words::status_as_it_is(self.world.lang)));
        Layer::Pick(Pick::new(pick.purpose, Field::Status, choices, None))
    }

    /// Where an item goes next if all goes well: not back, not aside to wait for somebody, and not away.
    fn next_on_the_way(&self, from: &Status) -> Option<Status> {
        let workflow = &self.world.workflow;
        let is_aside = |need: &Need| matches!(need, Need::Wake | Need::Asked | Need::AskBy | Need::Reason);
        let after = workflow.stations().iter().skip_while(|station| station.status != *from);
        let ahead = after.skip(1).filter(|station| !station.needs.iter().any(is_aside));
        let reachable = workflow.reachable(from);
        let mut next = ahead.map(|station| &station.status);
        next.find(|status| reachable.contains(status)).cloned()
    }

    /// The status of an item, or of all of several.
    pub(super) fn status_of(&self, items: &[ItemId]) -> Option<Status> {
        let status = |id: &ItemId| {
            let whole = self.whole.as_ref().filter(|whole| whole.item.id == *id);
            let row = self.world.row(*id).map(|row| &row.status);
            row.or_else(|| whole.map(|whole| &whole.item.status))
        };
        let first = status(items.first()?)?;
        items.iter().all(|id| status(id) == Some(first)).then(|| first.clone())
    }

    /// What a move to a status would ask for, or may: of what one of the items has no owner, say.
    fn asks_for(&self, items: &[ItemId], station: &Station) -> Vec<Need> {
        let world = &self.world;
        let mut asked: Vec<Need> = Vec::new();
        for row in items.iter().filter_map(|id| world.row(*id)) {
            for need in plan::asked_for(&world.workflow, &row.status, station, None) {
                if !asked.contains(&need) && plan::lacks(row, need, world.today).unwrap_or(true) {
                    asked.push(need);
                }
            }
        }
        asked
    }

    /// Everybody, and whoever is typed. I am the first to be given something, and the last to be handed or asked it.
    pub(super) fn pick_person(&self, purpose: Purpose, field: Field, now: Option<&str>) -> Layer {
        let me = &self.world.me;
        let is_for_others = field == Field::Asked || matches!(purpose, Purpose::HandTo { .. });
        let mut people = self.world.people.clone();
        if !people.iter().any(|person| person.handle == *me) {
            people.push(Person::known_as(me.clone()));
        }
        people.sort_by_key(|person| (person.handle == *me) == is_for_others);
        let mut choices: Vec<Choice> = people.iter().map(|person| self.person(person)).collect();
        // A name that begins with a digit is typed.
        if !people.iter().any(|person| person.handle.as_str().starts_with(|c: char| c.is_ascii_digit())) {
            choices = numbered(choices);
        }
        if matches!(purpose, Purpose::Set { .. }) {
            let nobody = Choice { also: NOBODY.join("\n"), ..empty(name::nobody(self.world.lang)) };
            choices.insert(choices.len().min(1), nobody);
        }
        Layer::Pick(Pick::new(purpose, field, choices, now.map(Some)).taking_new())
    }

    fn person(&self, person: &Person) -> Choice {
        let handle = person.handle.to_string();
        let name = Some(person.name.clone()).filter(|name| *name != handle);
        let known: Vec<String> = name.into_iter().chain(person.team.clone()).collect();
        let mut also = [known.as_slice(), person.aliases.as_slice()].concat();
        if person.handle == self.world.me {
            also.extend(["me".to_string(), "我".to_string()]);
        }
        Choice {
            note: known.join(self.world.lang.pick(", ", "，")),
            also: also.join("\n"),
            ..choice(&handle, handle.clone())
        }
    }

    /// Every tag in use, those ticked that all items have.
    pub(super) fn pick_tags(&self, items: &[ItemId], purpose: Purpose) -> Layer {
        let mut has: Vec<String> = Vec::new();
        for (place, row) in items.iter().filter_map(|id| self.world.row(*id)).enumerate() {
            match place {
                0 => has = row.tags.iter().cloned().collect(),
                _ => has.retain(|tag| row.tags.contains(tag)),
            }
        }
        let others = self.world.tags.iter().filter(|tag| !has.contains(tag));
        let choices = has.iter().chain(others).cloned().map(Choice::plain).collect();
        let pick = Pick::new(purpose, Field::Tags, choices, None);
        Layer::Pick(pick.taking_new().ticking(&has))
    }

    /// The kinds.
    pub(super) fn pick_kind(&self, purpose: Purpose, now: Now) -> Layer {
        let choices = Kind::ALL.iter().map(|kind| choice(kind.code(), name::kind(self.world.lang, *kind).into()));
        Layer::Pick(Pick::new(purpose, Field::Kind, numbered(choices), now))
    }

    /// The priorities, and none.
    pub(super) fn pick_priority(&self, purpose: Purpose, now: Now) -> Layer {
        let level = |level: &Priority| Choice::plain(level.to_string()).by(level.code().chars().last());
        let levels = Priority::ALL.iter().map(level);
        let choices = levels.chain([empty(name::nothing(self.world.lang))]).collect();
        Layer::Pick(Pick::new(purpose, Field::Priority, choices, now))
    }

    /// Why something is closed.
    pub(super) fn pick_reason(&self, purpose: Purpose) -> Layer {
        let choices =
            CloseReason::ALL.iter().map(|reason| choice(reason.code(), name::reason(self.world.lang, *reason).into()));
        Layer::Pick(Pick::new(purpose, Field::CloseReason, numbered(choices), None))
    }

    /// The ways to belong together. A link that is kept with the other item is made for one item at a time.
    pub(super) fn pick_link(&self, purpose: Purpose) -> Layer {
        let lang = self.world.lang;
        let is_single = purpose.items().len() < 2;
        let new = LINKS.iter().map(|(code, kind, backward)| {
            let is_open = is_single || !backward;
            Choice {
                note: if is_open { String::new() } else { words::one_at_a_time(lang).to_string() },
                is_open,
                ..choice(code, name::link(lang, *kind, *backward).into())
            }
        });
        let choices = new.chain(self.cuts(purpose.items())).collect();
        Layer::Pick(Pick::new(purpose, Field::Link, choices, None))
    }

    /// The links of a single item, to be cut.
    fn cuts(&self, items: &[ItemId]) -> Vec<Choice> {
        let [one] = items else { return Vec::new() };
        let Some(whole) = self.whole.as_ref().filter(|whole| whole.item.id == *one) else {
            return Vec::new();
        };
        let own = whole.links.iter().map(|link| (*one, *link, link.to, false));
        let others = whole.linked.iter().map(|link| {
            let kept = Link { kind: link.kind, to: *one };
            (link.to, kept, link.to, true)
        });
        let cut = |(item, link, other, backward): (ItemId, Link, ItemId, bool)| {
            let link_name = name::link(self.world.lang, link.kind, backward);
            let title = self.title(other).unwrap_or_default();
            Choice {
                also: title.clone(),
                note: title,
                ..choice(&write_cut(item, link), words::cut_link(self.world.lang, &format!("{link_name} {other}")))
            }
        };
        own.chain(others).map(cut).collect()
    }

    /// The fields that can be edited by name.
    pub(super) fn pick_field(&self, purpose: Purpose) -> Layer {
        let also = |field: &&Field| field.is_settable() && **field != Field::Body || **field == Field::Status;
        let fields = Field::ALL.iter().filter(also);
        let choices = fields.map(|field| choice(field.code(), name::field(self.world.lang, *field).into()));
        Layer::Pick(Pick::new(purpose, Field::Item, choices.collect(), None))
    }

    /// Items and web addresses to go to.
    pub(super) fn pick_goal(&self, goals: &[String]) -> Layer {
        let choices = goals.iter().map(|goal| {
            let title = goal.parse().ok().and_then(|id| self.title(id));
            Choice {
                note: title.clone().unwrap_or_default(),
                also: title.unwrap_or_default(),
                ..Choice::plain(goal.clone())
            }
        });
        Layer::Pick(Pick::new(Purpose::Follow, Field::Link, choices.collect(), None))
    }

    /// The title of an item that is near: on the screen, or named by the one in view.
    fn title(&self, id: ItemId) -> Option<String> {
        let mut around = self.whole.iter().flat_map(|whole| &whole.around);
        let row = around.find(|row| row.id == id).or_else(|| self.world.row(id));
        row.map(|row| row.title.clone())
    }
}

fn choice(value: &str, label: String) -> Choice {
    Choice { label, ..Choice::plain(value.to_string()) }
}

/// Choices with a digit each, as far as there are digits.
fn numbered(choices: impl IntoIterator<Item = Choice>) -> Vec<Choice> {
    let digits = ('1'..='9').map(Some).chain(std::iter::repeat(None));
    std::iter::zip(choices, digits).map(|(choice, digit)| choice.by(digit)).collect()
}

fn empty(label: &str) -> Choice {
    Choice { value: None, ..Choice::plain(label.to_string()) }
}
