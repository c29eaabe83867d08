//! One message in, effects out.

use chrono::{DateTime, NaiveDate, Utc};

use super::keymap::Found;
use super::layer::{After, Layer, Wish};
use super::msg::{Effect, Mouse, Msg};
use super::notice::Notice;
use super::screen::Screen;
use super::{App, Key};
use crate::domain::request::{Read, Write};

impl App {
    /// Takes a message and says what is to be done outside.
    pub fn update(&mut self, msg: Msg, now: DateTime<Utc>, today: NaiveDate) -> Vec<Effect> {
        let is_next_day = today != self.world.today;
        (self.world.now, self.world.today) = (now, today);
        match msg {
            Msg::Begin => self.begin(),
            Msg::Key(key) => self.key(key),
            Msg::Paste(text) => self.paste(&text),
            Msg::Mouse(mouse) => self.mouse(mouse),
            Msg::Resize(columns, lines) => self.size = (columns, lines),
            Msg::Reply(reply) => self.reply(reply),
            Msg::Edited { item, before, after } => self.edited(item, before, after),
            Msg::Tick if is_next_day => self.refresh(),
            Msg::Tick => {}
        }
        self.settle();
        std::mem::take(&mut self.effects)
    }

    fn begin(&mut self) {
        self.refresh();
        self.read_names();
    }

    /// After every message: the cursor in sight, the lines that it needs asked for.
    fn settle(&mut self) {
        let height = self.height();
        if let Screen::Table(table) = &mut self.screen {
            table.scroll(height);
            if let Some(id) = table.item() {
                self.world.fresh.remove(&id);
            }
            self.world.forget_all_but(table.near(height));
            let wanted = table.wanted(height, &self.world);
            if !wanted.is_empty() {
                self.send(Effect::Read(0, Read::Rows(wanted)));
            }
        }
        self.look_closer();
    }

    /// Asks for everything about the item in view, where that is shown and not known.
    fn look_closer(&mut self) {
        let is_page = matches!(self.screen, Screen::Item(_));
        if !is_page && !self.shows_preview() {
            return;
        }
        let Some(id) = self.screen.item() else { return };
        let known = self.whole.as_ref().is_some_and(|whole| whole.item.id == id);
        let asked = self
            .effects
            .iter()
            .any(|effect| matches!(effect, Effect::Read(_, Read::Item(other)) if *other == id));
        if !known && !asked && self.lost != Some(id) {
            self.send(Effect::Read(0, Read::Item(id)));
        }
    }

    fn key(&mut self, key: Key) {
        self.notice = None;
        if let Some(layer) = self.layers.last_mut() {
            let wish = layer.press(key, &self.world);
            if self.grant(wish) {
                return;
            }
        }
        match self.keymap.resolve(self.screen.contexts(), &self.pending, key) {
            Found::Action(action) => {
                self.pending.clear();
                self.run(action);
            }
            Found::Pending => self.pending.push(key),
            Found::Nothing => self.pending.clear(),
        }
    }

    fn paste(&mut self, text: &str) {
        self.notice = None;
        if self.layers.is_empty() {
            let entry = super::layer::entry::Entry::new("", &self.world);
            self.layers.push(Layer::Entry(entry));
        }
        if let Some(layer) = self.layers.last_mut() {
            let wish = layer.paste(text, &self.world);
            self.grant(wish);
        }
    }

    fn mouse(&mut self, mouse: Mouse) {
        let height = self.height();
        match (&mut self.screen, mouse) {
            (Screen::Table(table), Mouse::Wheel(by)) if self.layers.is_empty() => {
                let by = isize::try_from(by).unwrap_or(0);
                table.go(table.cursor.saturating_add_signed(by));
            }
            (Screen::Item(page), Mouse::Wheel(by)) => page.scroll(isize::try_from(by).unwrap_or(0)),
            (Screen::Table(table), Mouse::Click { line, .. }) if self.layers.is_empty() => {
                let line = usize::from(line).checked_sub(2).filter(|line| *line < height);
                if let Some(super::table::Line::Item(place)) = line.and_then(|line| table.line(table.top + line)) {
                    if table.cursor == place {
                        self.run(super::Action::Open);
                    } else {
                        table.go(place);
                    }
                }
            }
            _ => {}
        }
    }

    /// Does what a layer wants; says whether the key is used up.
    fn grant(&mut self, wish: Wish) -> bool {
        match wish {
            Wish::Stay => self.after_typing(),
            Wish::Pass => return false,
            Wish::Close => drop(self.layers.pop()),
            Wish::Answer(purpose, value) => {
                if matches!(self.layers.pop(), Some(Layer::Compose(_))) {
                    self.comment.clear();
                }
                self.answered(purpose, value);
            }
            Wish::Edit(items, edit) => {
                self.layers.pop();
                self.write(items, edit);
            }
            Wish::Create(drafts, after) => {
                let ticket = self.ticket();
                let by = self.world.by();
                self.send(Effect::Write(ticket, Write::Create(drafts), by));
                if after == After::Close {
                    self.layers.pop();
                    self.draft.clear();
                }
            }
            Wish::Filter(text, after) => {
                self.filter(text);
                if after == After::Close {
                    self.layers.pop();
                }
            }
            Wish::Run(action) => {
                self.layers.pop();
                self.run(action);
            }
            Wish::Go(id) => {
                self.layers.pop();
                self.open(id);
            }
            Wish::Search(text) => {
                self.layers.pop();
                self.go_to(super::Lens::List);
                self.filter(text);
            }
            Wish::Draft(text) => {
                if !text.trim().is_empty() {
                    self.notice = Some(Notice::Kept);
                }
                match self.layers.pop() {
                    Some(Layer::Compose(_)) => self.comment = text,
                    _ => self.draft = text,
                }
            }
        }
        true
    }

    /// Asks the store for what resembles a text that is being typed.
    pub(super) fn after_typing(&mut self) {
        let next = self.tickets + 1;
        let (text, except, most) = match self.layers.last_mut() {
            Some(Layer::Entry(layer)) if layer.lines.is_empty() && !layer.entry.title.is_empty() => {
                layer.ticket = next;
                (layer.entry.title.clone(), None, 4)
            }
            Some(Layer::Finder(layer))
                if layer.scope == super::layer::finder::Scope::Palette && !layer.text.is_empty() =>
            {
                layer.ticket = next;
                (layer.text.text().to_string(), None, 8)
            }
            Some(Layer::Prompt(layer)) => {
                layer.ticket = next;
                let Some(typed) = layer.wanted() else {
                    return layer.offer(Vec::new());
                };
                let about = layer.purpose.items().first().copied();
                let title = about.and_then(|id| self.world.row(id)).map(|row| row.title.as_str());
                let text = if typed.is_empty() {
                    title.unwrap_or_default()
                } else {
                    typed
                };
                (text.to_string(), about, 6)
            }
            _ => return,
        };
        self.tickets = next;
        self.send(Effect::Read(next, Read::Similar { text, except, most }));
    }
}
