//! The actions that change items: each asks what it needs to know, then edits.

use std::cell::Cell;
use std::collections::BTreeSet;

use super::action::Action;
use super::layer::Layer;
use super::layer::entry::Entry;
use super::layer::preview::Preview;
use super::msg::{Effect, NoEdit};
use super::notice::Notice;
use super::purpose::Purpose;
use super::screen::Screen;
use super::{App, Next, Waiting, Writing};
use crate::domain::edit::{Edit, Given};
use crate::domain::field::Field;
use crate::domain::id::ItemId;
use crate::domain::item::Row;
use crate::domain::refusal::Refusal;
use crate::domain::request::{Read, Write};
use crate::domain::whole::Whole;
use crate::domain::workflow::{Category, Status};
use crate::text::markdown;

impl App {
    /// Does an action on the marked items, or on the one in view.
    pub(super) fn edit_action(&mut self, action: Action) {
        if action == Action::New {
            let entry = Entry::new(&self.drafts.take_line(None), &self.world);
            self.layers.push(Layer::Entry(entry));
            return self.after_typing();
        }
        let Some(items) = self.targets() else { return };
        let leaves = [Action::Archive, Action::Copy, Action::CopyMarkdown, Action::OpenLink];
        if let Some(id) = items.iter().find(|id| self.is_deleted(**id) && !leaves.contains(&action)) {
            self.notice = Some(Refusal::Archived(*id).into());
            return;
        }
        match action {
            Action::EditCell => self.edit_cell(items),
            Action::Status => self.ask_status(items),
            Action::Owner => self.ask_field(items, Field::Owner),
            Action::Priority => self.ask_field(items, Field::Priority),
            Action::Deadline => self.ask_field(items, Field::Deadline),
            Action::Kind => self.ask_field(items, Field::Kind),
            Action::Tags => self.ask(Purpose::Tags { items }),
            Action::Sleep => self.ask_field(items, Field::Wake),
            Action::Mine => {
                let seen = self.seen(&items, Field::Owner);
                let purpose = Purpose::Set { items, field: Field::Owner, seen };
                self.answered(purpose, Some(self.world.me.to_string()));
            }
            Action::Earlier => self.edit(items, Edit::Shift(-1)),
            Action::Later => self.edit(items, Edit::Shift(1)),
            Action::HandOver => {
                let shown = |field| Some((field, self.seen(&items, field)?));
                let seen = [Field::Owner, Field::Status].into_iter().filter_map(shown).collect();
                self.ask(Purpose::HandTo { items, seen });
            }
            Action::Link => self.ask_link(items),
            Action::Close => {
                let to = self.world.workflow.first_of(Category::Closed).clone();
                let given = Given { seen: self.seen_status(&items), ..Given::default() };
                self.edit(items, Edit::Move { to, given });
            }
            Action::Archive => self.edit(items, Edit::Archive),
            Action::Comment => self.ask(Purpose::Comment { items }),
            Action::Answer => self.ask_answer(items),
            Action::Body => self.edit_body(),
            Action::Copy | Action::CopyMarkdown => {
                self.copying = Some((items, action == Action::CopyMarkdown));
                self.copy_known();
            }
            Action::OpenLink => self.follow_links(),
            _ => {}
        }
    }

    /// Whether an item is known to be deleted, so that nothing else can be done with it.
    pub fn is_deleted(&self, id: ItemId) -> bool {
        let whole = self.whole.as_ref().filter(|whole| whole.item.id == id);
        let row = || self.world.row(id).is_some_and(|row| row.archived);
        whole.map_or_else(row, |whole| whole.item.archived)
    }

    /// What an action is about. Where the marks went with their items, that is said once instead of taking another.
    pub(super) fn targets(&mut self) -> Option<Vec<ItemId>> {
        let items = self.screen.targets();
        let unmarked = self.screen.table_mut().map_or(0, |table| std::mem::take(&mut table.unmarked));
        if unmarked > 0 {
            self.notice = Some(Notice::Unmarked(unmarked));
        }
        Some(items).filter(|items| !items.is_empty())
    }

    fn edit_cell(&mut self, items: Vec<ItemId>) {
        let Screen::Table(table) = &self.screen else {
            return self.ask(Purpose::ChooseField { items });
        };
        match table.column.field() {
            Some(Field::Status) => self.ask_status(items),
            Some(Field::Tags) => self.ask(Purpose::Tags { items }),
            Some(field) => self.ask_field(items, field),
            None => self.ask(Purpose::ChooseField { items }),
        }
    }

    /// Asks for the value of a field; of a single item the present value is shown and remembered, so that nothing is
    /// overwritten unseen. Where it is not known yet, the question comes when it is.
    pub(super) fn ask_field(&mut self, items: Vec<ItemId>, field: Field) {
        let seen = self.seen(&items, field);
        if let ([one], None) = (items.as_slice(), &seen) {
            return self.wait_for(*one, Next::Ask(field));
        }
        self.ask(Purpose::Set { items, field, seen });
    }

    /// Asks where items are to go, from where they are.
    pub(super) fn ask_status(&mut self, items: Vec<ItemId>) {
        let seen = self.seen_status(&items);
        self.ask(Purpose::Move { items, seen });
    }

    /// The status that one item shows. Of several, the preview shows what will become of each before it is confirmed.
    pub(super) fn seen_status(&self, items: &[ItemId]) -> Option<Status> {
        match items {
            [one] => self.value(*one, Field::Status).flatten().map(Status),
            _ => None,
        }
    }

    fn seen(&self, items: &[ItemId], field: Field) -> Option<Option<String>> {
        match items {
            [one] => self.value(*one, field),
            _ => None,
        }
    }

    /// What a field of an item shows, or will as soon as what I did is written; `None` where that is not known here.
    fn value(&self, id: ItemId, field: Field) -> Option<Option<String>> {
        let coming = self.writing.values().rev().find_map(|writing| match writing {
            Writing::Edit(items, edit) if items.contains(&id) => edit.gives(field),
            _ => None,
        });
        if coming.is_some() {
            return coming;
        }
        let whole = self.whole.as_ref().filter(|whole| whole.item.id == id);
        match self.world.row(id).and_then(|row| row_value(row, field)) {
            Some(value) => Some(value),
            None => whole.map(|whole| whole.item.get(field)),
        }
    }

    /// Edits one item at once; of several, what will change is shown first.
    pub(super) fn edit(&mut self, items: Vec<ItemId>, edit: Edit) {
        if items.len() < 2 {
            return self.write(items, edit);
        }
        let ticket = self.ticket();
        let by = self.world.by();
        self.send(Effect::Read(ticket, Read::Preview { items: items.clone(), edit: edit.clone(), by }));
        self.put_beneath(Layer::Preview(Preview {
            items,
            edit,
            ticket,
            changes: None,
            is_old: false,
            top: 0,
            end: Cell::new(usize::MAX),
        }));
    }

    /// Asks anew what the edit that waits to be confirmed will change: nobody is to confirm what is no longer so.
    pub(super) fn look_ahead_again(&mut self) {
        let (ticket, by) = (self.ticket(), self.world.by());
        let mut layers = self.layers.iter_mut().rev();
        let preview = layers.find_map(|layer| match layer {
            Layer::Preview(preview) => Some(preview),
            _ => None,
        });
        let Some(preview) = preview else { return };
        (preview.ticket, preview.is_old) = (ticket, true);
        let (items, edit) = (preview.items.clone(), preview.edit.clone());
        self.send(Effect::Read(ticket, Read::Preview { items, edit, by }));
    }

    /// Has an edit written.
    pub(super) fn write(&mut self, items: Vec<ItemId>, edit: Edit) {
        let edit = self.and_keep(edit);
        let (ticket, by) = (self.ticket(), self.world.by());
        self.send(Effect::Write(ticket, Write::Apply(items.clone(), edit.clone()), by));
        self.send_to_inbox(ticket, &items, &edit);
        self.send_to_review(ticket, &items, &edit);
        self.writing.insert(ticket, Writing::Edit(items, edit));
    }

    /// Everything about the item in view. Where it is not known yet it is asked for, and the action goes on when it comes.
    fn whole_for(&mut self, action: Action) -> Option<Box<Whole>> {
        let id = self.screen.item()?;
        let whole = self.whole.clone().filter(|whole| whole.item.id == id);
        if whole.is_none() {
            self.wait_for(id, Next::Do(action));
        }
        whole
    }

    fn wait_for(&mut self, item: ItemId, next: Next) {
        let keys = Vec::new();
        self.waiting = Some(Waiting { item, next, keys });
        self.read_item(item);
    }

    /// Asks for an answer, unless it is known that nothing was asked.
    fn ask_answer(&mut self, items: Vec<ItemId>) {
        let rows = items.iter().filter_map(|id| self.world.row(*id));
        match rows.into_iter().find(|row| row.asked.is_none()).map(|row| row.id) {
            Some(id) => self.notice = Some(Refusal::NotAsked(id).into()),
            None => self.ask(Purpose::Answer { items }),
        }
    }

    /// Asks how items are to be linked; of the one in view also which of its links is to be cut.
    fn ask_link(&mut self, items: Vec<ItemId>) {
        let is_in_view = items.len() == 1 && items.first().copied() == self.screen.item();
        if !is_in_view || self.whole_for(Action::Link).is_some() {
            self.ask(Purpose::LinkKind { items });
        }
    }

    fn edit_body(&mut self) {
        let Some(whole) = self.whole_for(Action::Body) else {
            return;
        };
        let (item, body) = (whole.item.id, whole.item.body);
        let text = self.drafts.text(item).unwrap_or(&body).to_string();
        self.editing = Some(body);
        self.send(Effect::Editor { item, text });
    }

    /// The editor was left.
    pub(super) fn edited(&mut self, item: ItemId, before: String, after: Result<String, NoEdit>) {
        let stored = self.editing.take().unwrap_or(before);
        match after {
            Err(NoEdit::NotRun(why)) => self.notice = Some(Notice::NoEditor(why)),
            Err(NoEdit::Failed { why, left }) => {
                if let Some(text) = left {
                    self.drafts.keep_text(item, text);
                }
                self.notice = Some(Notice::EditorFailed(why));
            }
            Err(NoEdit::NotUtf8(file)) => self.notice = Some(Notice::NotUtf8(file)),
            Ok(text) => {
                self.drafts.drop_text(item);
                if text.trim_end() == stored.trim_end() {
                    self.notice = Some(Notice::Unchanged(item));
                } else {
                    let seen = Some(stored).filter(|text| !text.is_empty());
                    self.write(vec![item], Edit::guarded(Field::Body, seen, Some(text)));
                }
            }
        }
    }

    /// Copies what is to be copied, once all of its lines are known.
    pub(super) fn copy_known(&mut self) {
        let Some((items, as_markdown)) = &self.copying else {
            return;
        };
        let rows: Option<Vec<&Row>> = items.iter().map(|id| self.world.row(*id)).collect();
        let Some(rows) = rows else { return };
        let line = |row: &Row| match as_markdown {
            false => format!("{} {}", row.id, row.title),
            true => markdown::line(row),
        };
        let text = rows.into_iter().map(line).collect::<Vec<_>>().join("\n");
        self.copying = None;
        self.notice = Some(Notice::Copied(text.clone()));
        self.send(Effect::Copy(text));
    }

    fn follow_links(&mut self) {
        let Some(whole) = self.whole_for(Action::OpenLink) else {
            return;
        };
        let named = whole.links.iter().chain(&whole.linked).map(|link| link.to);
        let mut goals: Vec<String> =
            named.chain(whole.item.parent).chain(whole.children.iter().copied()).map(|id| id.to_string()).collect();
        let comments = whole.comments.iter().map(|comment| comment.text.as_str());
        let texts = std::iter::once(whole.item.body.as_str()).chain(comments);
        goals.extend(texts.flat_map(addresses));
        let mut seen = BTreeSet::new();
        goals.retain(|goal| seen.insert(goal.clone()));
        match goals.as_slice() {
            [] => self.notice = Some(Notice::NoLink(whole.item.id)),
            [one] => self.follow(&one.clone()),
            _ => self.layers.push(self.pick_goal(&goals)),
        }
    }

    /// Whether the item of this page is tied to another, or names an address; so it is taken to be until it was read.
    pub fn leads_somewhere(&self) -> bool {
        let whole = self.whole.as_ref().filter(|whole| self.screen.item() == Some(whole.item.id));
        whole.is_none_or(|whole| {
            let is_tied = !(whole.links.is_empty() && whole.linked.is_empty() && whole.children.is_empty());
            let comments = whole.comments.iter().map(|comment| comment.text.as_str());
            let mut texts = std::iter::once(whole.item.body.as_str()).chain(comments);
            is_tied || whole.item.parent.is_some() || texts.any(|text| addresses(text).next().is_some())
        })
    }

    /// To an item or a web address.
    pub(super) fn follow(&mut self, goal: &str) {
        match goal.parse::<ItemId>() {
            Ok(id) => self.open(id),
            Err(_) => self.send(Effect::Browse(goal.to_string())),
        }
    }
}

/// The web addresses in a text.
fn addresses(text: &str) -> impl Iterator<Item = String> + '_ {
    let ends = |c: char| {
        c.is_whitespace() || matches!(c, ')' | '>' | '"' | '\'' | '`' | ']' | '，' | '。' | '）' | '；' | '》')
    };
    let starts = text.match_indices("https://").chain(text.match_indices("http://")).map(|(start, _)| start);
    starts.filter_map(move |start| {
        let rest = text.get(start..)?;
        let address = rest.get(..rest.find(ends).unwrap_or(rest.len()))?;
        Some(address.trim_end_matches(['.', ',', ';', ':']).to_string())
    })
}

/// What a line of a list shows of a field; `None` where a line does not show it.
fn row_value(row: &Row, field: Field) -> Option<Option<String>> {
    Some(match field {
        Field::Title => Some(row.title.clone()),
        Field::Kind => Some(row.kind.to_string()),
        Field::Status => Some(row.status.to_string()),
        Field::Priority => row.priority.map(|priority| priority.to_string()),
        Field::Owner => row.owner.as_ref().map(ToString::to_string),
        Field::Deadline => row.deadline.map(|due| due.to_string()),
        Field::Wake => row.wake.map(|day| day.to_string()),
        _ => return None,
    })
}
