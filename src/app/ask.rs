//! Questions on the screen, and what their answers lead to.

use super::App;
use super::drafts::words;
use super::layer::Layer;
use super::layer::compose::Compose;
use super::layer::prompt::{Prompt, Sort};
use super::purpose::{Outcome, Purpose};
use crate::domain::edit::Edit;
use crate::domain::field::Field;
use crate::domain::id::ItemId;
use crate::domain::workflow::Need;

impl App {
    /// Goes on with an answer.
    pub(super) fn answered(&mut self, purpose: Purpose, value: Option<String>) {
        match purpose.answered(value) {
            // Of a move that asked already, what comes next is asked at once: what is typed ahead must not fall through.
            Outcome::Edit(items, Edit::Move { to, given }) if given.fills => match self.lacking(&items, &to, &given) {
                Some(need) => self.ask(Purpose::Give { items, to, given, need }),
                None => self.edit(items, Edit::Move { to, given }),
            },
            Outcome::Edit(items, edit) => self.edit(items, edit),
            Outcome::Ask(Purpose::Set { items, field, .. }) => match field {
                Field::Tags => self.ask(Purpose::Tags { items }),
                Field::Status => self.ask_status(items),
                _ => self.ask_field(items, field),
            },
            Outcome::Ask(Purpose::Attend { mut opening }) if opening.present.is_empty() => {
                opening.present.push(self.world.me.clone());
                self.ask(Purpose::Attend { opening });
            }
            Outcome::Ask(purpose) => self.ask(purpose),
            Outcome::Meet(chosen) => self.meet(chosen),
            Outcome::ChangeMeeting(edit) => self.change_meeting(edit),
            Outcome::Follow(goal) => self.follow(&goal),
            Outcome::Nothing => {}
        }
    }

    /// Puts a question on the screen; beneath what is being typed there, which it must not catch.
    pub(super) fn ask(&mut self, purpose: Purpose) {
        let begin = self.drafts.take(&purpose);
        if let Some(layer) = self.question(purpose, begin.as_deref()) {
            self.put_beneath(layer);
        }
    }

    /// A question, begun with words that were typed before, or with none.
    fn question(&self, purpose: Purpose, begin: Option<&str>) -> Option<Layer> {
        let typed = begin.unwrap_or_default();
        Some(match &purpose {
            Purpose::Move { items, .. } => self.pick_status(items, purpose.clone()),
            Purpose::Tags { items } => self.pick_tags(items, purpose.clone()),
            Purpose::HandStatus { items, .. } => self.pick_hand_status(items, purpose.clone()),
            Purpose::HandTo { .. } => self.pick_person(purpose, Field::Owner, None),
            Purpose::LinkKind { .. } => self.pick_link(purpose),
            Purpose::ChooseField { .. } => self.pick_field(purpose),
            Purpose::Meet => self.pick_meeting(purpose),
            Purpose::Attend { .. } | Purpose::Present { .. } => self.pick_present(purpose),
            Purpose::MeetingName => self.prompt(purpose, Field::Title, ""),
            Purpose::AddToAgenda { .. } => self.prompt(purpose, Field::Link, ""),
            Purpose::HandNote { .. } => self.prompt(purpose, Field::Comment, typed),
            Purpose::LinkTo { .. } => self.prompt(purpose, Field::Link, ""),
            Purpose::Give { need, .. } => match need {
                Need::Owner => self.pick_person(purpose, Field::Owner, None),
                Need::Asked => self.pick_person(purpose, Field::Asked, None),
                Need::Reason => self.pick_reason(purpose),
                Need::Deadline => self.prompt(purpose, Field::Deadline, ""),
                Need::Wake => self.prompt(purpose, Field::Wake, ""),
                Need::AskBy => self.prompt(purpose, Field::AskBy, ""),
                Need::DuplicateOf => self.prompt(purpose, Field::Link, ""),
                Need::Decision => self.prompt(purpose, Field::Decision, typed),
                Need::Rationale => self.prompt(purpose, Field::Rationale, typed),
                Need::Why | Need::Unblocked => self.prompt(purpose, Field::Why, typed),
            },
            Purpose::Set { field, seen, .. } => {
                let (field, now) = (*field, seen.clone());
                let now = now.as_ref().map(Option::as_deref);
                match field {
                    Field::Positions => compose(purpose.clone(), begin.or(now.flatten()).unwrap_or_default()),
                    Field::Kind => self.pick_kind(purpose, now),
                    Field::Priority => self.pick_priority(purpose, now),
                    Field::Owner | Field::Reporter | Field::Asked => self.pick_person(purpose, field, now.flatten()),
                    _ => self.prompt(purpose, field, begin.or(now.flatten()).unwrap_or_default()),
                }
            }
            Purpose::Comment { .. } | Purpose::Answer { .. } => compose(purpose.clone(), typed),
            Purpose::Follow => return None,
        })
    }

    fn prompt(&self, purpose: Purpose, field: Field, begin: &str) -> Layer {
        Layer::Prompt(Prompt::new(purpose, field, begin, &self.world))
    }

    /// Puts the words of an edit that could not be written back where they were typed; a text from the editor is kept for
    /// the next time.
    pub(super) fn put_back(&mut self, items: &[ItemId], edit: &Edit) {
        let Some((purpose, text)) = words(items, edit).pop() else {
            return;
        };
        if matches!(purpose, Purpose::Set { field: Field::Body, .. }) {
            return self.drafts.keep(&purpose, &text);
        }
        // Choices and dates are a key or two; only words are worth being kept.
        match self.question(purpose, Some(&text)) {
            Some(layer @ Layer::Compose(_)) => self.put_beneath(layer),
            Some(Layer::Prompt(prompt)) if prompt.sort == Sort::Text => self.put_beneath(Layer::Prompt(prompt)),
            _ => {}
        }
    }

    /// Puts a layer on the screen, beneath those that are there.
    pub(super) fn put_beneath(&mut self, layer: Layer) {
        self.layers.insert(0, layer);
        self.after_typing();
    }
}

fn compose(purpose: Purpose, begin: &str) -> Layer {
    Layer::Compose(Compose::new(purpose, begin))
}
