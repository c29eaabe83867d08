//! One message in, effects out.

use chrono::{DateTime, NaiveDate, TimeZone};

use super::action::Action;
use super::key::Code;
use super::keymap::Found;
use super::layer::Layer;
use super::layer::entry::Entry;
use super::msg::{Effect, Msg};
use super::notice::Notice;
use super::screen::Screen;
use super::{App, Key, Next};
use crate::domain::entry;
use crate::domain::id::ItemId;
use crate::domain::request::Read;

impl App {
    /// Takes a message and says what is to be done outside; `now` in the time zone of the person.
    pub fn update(&mut self, msg: Msg, now: DateTime<impl TimeZone>, today: NaiveDate) -> Vec<Effect> {
        let is_next_day = today != self.world.today;
        (self.world.now, self.world.today) = (now.with_timezone(&self.world.now.timezone()), today);
        if is_next_day {
            self.begin();
        }
        if !matches!(msg, Msg::Reply(_)) {
            self.asked = (Vec::new(), None);
        }
        match msg {
            Msg::Begin => self.begin(),
            Msg::Key(key) if self.is_too_small() => self.blind_key(key),
            Msg::Paste(_) | Msg::Mouse(_) if self.is_too_small() => {}
            Msg::Key(key) => self.key(key),
            Msg::Paste(text) => self.paste(&text),
            Msg::Mouse(mouse) => self.mouse(mouse),
            Msg::Resize(columns, lines) => self.size = (columns, lines),
            Msg::Reply(reply) => self.reply(reply),
            Msg::Edited { item, before, after } => self.edited(item, before, after),
            Msg::Unkept(why) => self.notice = Some(Notice::Unkept(why)),
            Msg::Unopened { address, why } => self.notice = Some(Notice::Unopened { address, why }),
            Msg::Tick => {}
        }
        self.settle();
        std::mem::take(&mut self.effects)
    }

    fn begin(&mut self) {
        self.refresh();
        self.read_names();
    }

    /// After every message: the cursor in sight, the lines that it needs asked for. What was asked for and did not come is
    /// not asked for again until somebody does something.
    fn settle(&mut self) {
        let (height, cells) = (self.height(), self.table_width());
        let previewed = match self.layers.last() {
            Some(Layer::Preview(preview)) => preview.near(height),
            _ => Vec::new(),
        };
        let named = self.layers.last().and_then(Layer::named);
        let beside: Vec<ItemId> = previewed.into_iter().chain(named).collect();
        let mut shown = if let Some(table) = self.screen.table_mut() {
            table.fit(cells);
            table.scroll(height);
            let near = table.near(height).iter().chain(&beside).copied();
            self.world.forget_all_but(&near.collect());
            table.wanted(height, &self.world)
        } else {
            self.world.unknown(&self.screen.targets())
        };
        shown.extend(self.world.unknown(&beside));
        if let Screen::Triage(triage) = &mut self.screen {
            triage.follow();
        }
        // Of this kind of request only the newest is answered, so this is the one place that makes it.
        let wanted = self.copying.as_ref().map_or(shown, |(items, _)| items.clone());
        if !wanted.is_empty() && wanted != self.asked.0 {
            self.asked.0.clone_from(&wanted);
            self.send(Effect::Read(0, Read::Rows(wanted)));
        }
        self.look_closer();
        self.look_for_similar();
    }

    /// Asks for everything about the item in view, where that is shown and not known.
    fn look_closer(&mut self) {
        let is_page =
            matches!(self.screen, Screen::Item(_) | Screen::Meeting(_) | Screen::Review(_) | Screen::Triage(_));
        if !is_page && !self.shows_preview() {
            return;
        }
        let Some(id) = self.screen.item() else { return };
        let is_known = self.whole.as_ref().is_some_and(|whole| whole.item.id == id);
        if !is_known && self.asked.1 != Some(id) {
            self.read_item(id);
        }
    }

    /// Asks for everything about an item.
    pub(super) fn read_item(&mut self, id: ItemId) {
        self.asked.1 = Some(id);
        self.send(Effect::Read(0, Read::Item(id)));
    }

    pub(super) fn key(&mut self, key: Key) {
        // What is typed for a question that is about to come must not fall through.
        let is_left = key == Code::Esc.into() || key.ctrl && key.code == Code::Char('c');
        if let Some(waiting) = self.waiting.as_mut().filter(|_| !is_left)
            && matches!(waiting.next, Next::Ask(_) | Next::Do(Action::Link))
        {
            return waiting.keys.push(key);
        }
        let is_told = self.notice.as_ref().is_some_and(Notice::is_bad);
        self.turn_to();
        if let Some(layer) = self.layers.last_mut() {
            let wish = layer.press(key, &self.world);
            if self.grant(wish) {
                return;
            }
        }
        match self.keymap.resolve(self.screen.contexts(), &self.pending, key) {
            // Who has read what did not work has not yet asked for more than that it goes.
            Found::Action(Action::Back) if is_told => self.pending.clear(),
            Found::Action(action) => {
                self.pending.clear();
                self.forget_to_go_on();
                self.run(action);
            }
            Found::Pending => self.pending.push(key),
            Found::Nothing => {
                self.pending.clear();
                if key.ctrl && key.code == Code::Char('c') {
                    self.notice = Some(Notice::HowToLeave);
                }
            }
        }
    }

    /// A key where nothing can be seen changes nothing; one can leave.
    fn blind_key(&mut self, key: Key) {
        self.pending.clear();
        match self.keymap.resolve(self.screen.contexts(), &[], key) {
            Found::Action(Action::Quit) if self.layers.is_empty() => self.send(Effect::Quit),
            Found::Action(action @ (Action::Redraw | Action::Suspend)) => self.run(action),
            Found::Action(_) | Found::Pending | Found::Nothing => {}
        }
    }

    /// Somebody does something: what was said has been read, what was marked been seen, and what waited is called off.
    pub(super) fn turn_to(&mut self) {
        self.notice = None;
        self.turned = self.tickets;
        (self.waiting, self.copying) = (None, None);
        if self.layers.is_empty()
            && let Some(id) = self.screen.item()
        {
            self.world.fresh.remove(&id);
        }
    }

    /// A paste is text, never keys: where nothing takes text, it begins a new item.
    fn paste(&mut self, text: &str) {
        self.turn_to();
        self.pending.clear();
        if self.layers.is_empty() {
            // A line that was kept is none of the lines that are pasted.
            let is_line = entry::lines(text).nth(1).is_none();
            let mut begin = if is_line { self.drafts.take_line(None) } else { String::new() };
            if !begin.is_empty() {
                begin.push(' ');
            }
            let entry = Entry::new(&begin, &self.world);
            self.layers.push(Layer::Entry(entry));
        }
        if let Some(layer) = self.layers.last_mut() {
            let wish = layer.paste(text, &self.world);
            self.grant(wish);
        }
    }
}
