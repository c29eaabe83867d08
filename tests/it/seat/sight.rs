//! What is seen on the screen, and what stands in the store.

use onus::config::Colours;
use onus::domain::field::Field;
use onus::domain::id::ItemId;
use onus::domain::item::Item;
use onus::text::width::width;
use onus::ui;
use onus::ui::look::Look;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use std::collections::BTreeSet;

use super::Seat;

/// Without colours: what is seen must not depend on them.
pub fn look() -> Look {
    Look::new(Colours::None, false)
}

impl Seat {
    /// The cells as they are painted, and where the terminal's cursor stands.
    pub fn paint(&self) -> (Buffer, Option<(u16, u16)>) {
        let (columns, lines) = self.app.size;
        let mut terminal = Terminal::new(TestBackend::new(columns, lines)).unwrap();
        let frame = terminal.draw(|frame| ui::draw(&self.app, &look(), frame)).unwrap();
        let buffer = frame.buffer.clone();
        let at = terminal.backend().cursor_position();
        let is_shown = terminal.backend().cursor_visible();
        (buffer, is_shown.then_some((at.x, at.y)))
    }

    /// The frame as text.
    pub fn frame(&self) -> String {
        lines(&self.paint().0).join("\n")
    }

    /// The screen shows this; blanks count as one.
    #[track_caller]
    pub fn sees(self, text: &str) -> Seat {
        assert!(self.shows(text), "{text:?} is not on the screen:\n{}", self.frame());
        self
    }

    /// The screen does not show this.
    #[track_caller]
    pub fn lacks(self, text: &str) -> Seat {
        assert!(!self.shows(text), "{text:?} is on the screen:\n{}", self.frame());
        self
    }

    fn shows(&self, text: &str) -> bool {
        lines(&self.paint().0).iter().any(|line| one_blank(line).contains(text))
    }

    /// What is said at the bottom: on the last line, or on a few.
    #[track_caller]
    pub fn says(self, text: &str) -> Seat {
        let lines = lines(&self.paint().0);
        let last = one_blank(&lines[lines.len() - 4..].join(" "));
        assert!(last.contains(text), "{text:?} is not what it says: {last}\n{}", self.frame());
        self
    }

    /// The order of the items on the screen: `1 2 3`.
    #[track_caller]
    pub fn order(self, ids: &str) -> Seat {
        let shown: Vec<String> = self.ids().iter().map(|id| id.0.to_string()).collect();
        assert_eq!(shown.join(" "), ids, "\n{}", self.frame());
        self
    }

    /// What is marked: `1 2 3`.
    #[track_caller]
    pub fn marked(self, ids: &str) -> Seat {
        let wanted: BTreeSet<ItemId> = ids.split_whitespace().map(|id| id.parse().unwrap()).collect();
        assert_eq!(*self.marks(), wanted, "\n{}", self.frame());
        self
    }

    /// The item of the cursor or of the page.
    #[track_caller]
    pub fn here(self, id: i64) -> Seat {
        assert_eq!(self.app.screen.item(), Some(ItemId(id)), "\n{}", self.frame());
        self
    }

    /// An item of the store is so: `planned @wei ^2026-12 !1 #login +bug`, and nothing else of these.
    #[track_caller]
    pub fn is(self, id: i64, told: &str) -> Seat {
        assert_eq!(stands(&self.item(id)), told, "\n{}", self.frame());
        self
    }

    /// A field of an item of the store.
    #[track_caller]
    pub fn has(self, id: i64, field: Field, value: &str) -> Seat {
        let found = self.item(id).get(field).unwrap_or_default();
        assert_eq!(found, value, "{field} of #{id}\n{}", self.frame());
        self
    }

    /// How many steps were written since the start.
    #[track_caller]
    pub fn steps(self, count: usize) -> Seat {
        let steps = self.store.history(onus::store::Past::All, 1000).unwrap();
        let mine = steps.iter().filter(|step| step.who == super::me()).count();
        assert_eq!(mine, count, "\n{}", self.frame());
        self
    }

    pub fn item(&self, id: i64) -> Item {
        self.store.item(ItemId(id)).unwrap()
    }

    fn table(&self) -> &onus::app::table::Table {
        let screen = &self.app.screen;
        screen.table().unwrap_or_else(|| panic!("no table: {screen:?}"))
    }

    fn ids(&self) -> &[ItemId] {
        &self.table().order.ids
    }

    fn marks(&self) -> &BTreeSet<ItemId> {
        &self.table().marks
    }
}

/// An item in a few words.
fn stands(item: &Item) -> String {
    let signed = |sign: &str, value: Option<String>| value.map(|value| format!("{sign}{value}"));
    let tags = item.tags.iter().map(|tag| Some(format!("#{tag}")));
    let parts = [
        Some(item.status.to_string()),
        signed("+", Some(item.kind.to_string())),
        signed("@", item.get(Field::Owner)),
        item.get(Field::Priority),
        signed("^", item.get(Field::Deadline)),
    ];
    parts.into_iter().chain(tags).flatten().collect::<Vec<_>>().join(" ")
}

/// The lines of a frame; a wide character stands for both of its cells.
pub fn lines(buffer: &Buffer) -> Vec<String> {
    let area = buffer.area;
    let line = |y: u16| {
        let mut text = String::new();
        let mut x = area.left();
        while x < area.right() {
            let symbol = buffer[(x, y)].symbol();
            text.push_str(symbol);
            x += u16::try_from(width(symbol).max(1)).unwrap();
        }
        text.trim_end().to_string()
    };
    (area.top()..area.bottom()).map(line).collect()
}

fn one_blank(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
