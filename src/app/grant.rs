//! What a layer wants, done.

use super::action::Action;
use super::layer::finder::Scope;
use super::layer::{After, Layer, Wish};
use super::msg::Effect;
use super::notice::Notice;
use super::table::Lens;
use super::{App, Writing};
use crate::domain::edit::Draft;
use crate::domain::id::ItemId;
use crate::domain::item::Row;
use crate::domain::request::{Read, Write};

/// How many similar items are asked for, of which a new one shows those that are open.
const SIMILAR: usize = 12;
/// How many items are offered where one is asked for.
const OFFERS: usize = 6;
/// How many items the palette finds.
const FOUND: usize = 8;

impl App {
    /// Does what a layer wants; says whether the key is used up.
    pub(super) fn grant(&mut self, wish: Wish) -> bool {
        let before = self.layers.len();
        match wish {
            Wish::Stay => {}
            Wish::Typed => self.after_typing(),
            Wish::Pass => return false,
            Wish::Close => self.close(),
            Wish::Answer(purpose, value) => {
                self.layers.pop();
                self.answered(purpose, value);
            }
            Wish::Edit(items, edit) => {
                self.layers.pop();
                self.write(items, edit);
            }
            Wish::Create(drafts, typed, after) => self.create(drafts, typed, after),
            Wish::Filter(text, After::Stay) => {
                if let (Some(Layer::Filter(layer)), Some(table)) = (self.layers.last(), self.screen.table_mut()) {
                    table.return_to(layer.here);
                }
                self.filter(text);
            }
            Wish::Filter(text, After::Close) => self.end_filter(text),
            Wish::Run(action) => {
                self.layers.pop();
                self.run(action);
            }
            Wish::Go(id) => {
                self.layers.pop();
                self.open(id);
            }
            Wish::Search(text) => self.search(text),
        }
        // Of what lies beneath, a question may have been pushed aside unanswered.
        if self.layers.len() < before {
            self.after_typing();
        }
        true
    }

    /// The layer on top goes; the words in it are kept.
    fn close(&mut self) {
        let before = self.drafts.clone();
        if let Some(layer) = self.layers.pop() {
            self.drafts.keep_layer(&layer);
        }
        if self.drafts != before {
            self.notice = Some(Notice::Kept);
        }
    }

    fn create(&mut self, drafts: Vec<Draft>, typed: String, after: After) {
        let capture = match self.layers.last() {
            Some(Layer::Entry(layer)) => layer.capture,
            _ => None,
        };
        if capture.is_some() && self.is_over_for(Action::Capture) {
            self.notice = Some(Notice::MeetingIsOver);
            return;
        }
        let (ticket, by) = (self.ticket(), self.world.by());
        self.send(Effect::Write(ticket, Write::Create(drafts), by));
        self.writing.insert(ticket, Writing::New(typed, capture));
        if after == After::Close
            && let Some(Layer::Entry(layer)) = self.layers.pop()
            && !layer.lines.is_empty()
        {
            // What was typed before the lines were pasted.
            self.drafts.keep_line(layer.text.text(), capture);
        }
    }

    /// The filter stays so, and the marks of what it shows; an unchanged one leaves everything in its place.
    fn end_filter(&mut self, text: String) {
        let Some(Layer::Filter(layer)) = self.layers.pop() else {
            return;
        };
        let is_same = text == layer.before;
        self.filter(text);
        if let (Some(table), Some(id)) = (self.screen.table_mut(), layer.here.filter(|_| is_same)) {
            table.find(id);
        }
        self.prune_marks();
    }

    /// The list, filtered by a text.
    fn search(&mut self, text: String) {
        self.layers.pop();
        self.go_to(Lens::List);
        self.filter(text);
    }

    /// Asks the store for items that are like what is typed, or that hold it.
    pub(super) fn after_typing(&mut self) {
        let ticket = self.tickets + 1;
        let about = match self.layers.last() {
            Some(Layer::Prompt(layer)) => layer.purpose.items().first().copied(),
            _ => None,
        };
        let known = about.and_then(|id| self.known_similar(id));
        let read = match self.layers.last_mut() {
            Some(Layer::Entry(layer)) if layer.lines.is_empty() && !layer.entry.title.is_empty() => {
                layer.ticket = ticket;
                similar(&layer.entry.title, None, SIMILAR)
            }
            Some(Layer::Finder(layer)) if layer.scope == Scope::Palette && !layer.text.is_empty() => {
                layer.ticket = ticket;
                Read::Search {
                    text: layer.text.text().to_string(),
                    except: None,
                    asker: self.world.asker(),
                    most: FOUND,
                }
            }
            Some(Layer::Prompt(layer)) => {
                layer.ticket = ticket;
                let known = match layer.wanted() {
                    None => Some(Vec::new()),
                    Some("") => known,
                    Some(_) => None,
                };
                if let Some(rows) = known {
                    return self.offer(rows);
                }
                match layer.wanted() {
                    None => return,
                    Some("") => {
                        let row = about.and_then(|id| self.world.row(id));
                        similar(row.map_or("", |row| &row.title), about, OFFERS)
                    }
                    Some(typed) => {
                        Read::Search { text: typed.to_string(), except: about, asker: self.world.asker(), most: OFFERS }
                    }
                }
            }
            _ => return,
        };
        self.tickets = ticket;
        self.send(Effect::Read(ticket, read));
    }

    /// Lets the question on top have items that could be meant.
    pub(super) fn offer(&mut self, rows: Vec<Row>) {
        if let Some(Layer::Prompt(layer)) = self.layers.last_mut() {
            let wish = layer.offer(rows);
            self.grant(wish);
        }
    }
}

pub(super) fn similar(text: &str, except: Option<ItemId>, most: usize) -> Read {
    Read::Similar { text: text.to_string(), except, most }
}
