//! The line in which new items are typed: what will be taken from it shows below while it is typed, and what resembles it.

use super::super::field::{Field as Text, Motion, Op};
use super::super::key::{Code, Key};
use super::super::typing;
use super::super::world::World;
use super::{After, Wish};
use crate::domain::edit::Draft;
use crate::domain::entry;
use crate::domain::id::ItemId;
use crate::domain::item::Row;
use crate::domain::kind::Kind;
use crate::domain::person;

/// How many similar items are shown.
const SIMILAR: usize = 4;

/// A new item that is being typed, or several that were pasted.
#[derive(Debug)]
pub struct Entry {
    /// The line.
    pub text: Text,
    /// What it will be taken for.
    pub entry: entry::Entry,
    /// Pasted lines that wait to be saved together; empty while one line is typed.
    pub lines: Vec<Line>,
    /// Open items whose titles resemble what is typed.
    pub similar: Vec<Row>,
    /// The ticket under which the store was asked for them.
    pub ticket: u64,
    /// `Enter` was pressed on fields without a title.
    pub lacks_title: bool,
    /// It is captured in a meeting.
    pub capture: Option<Capture>,
}

/// What is captured in a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Capture {
    /// What sort of thing, unless the line says otherwise.
    pub kind: Kind,
    /// The item under discussion.
    pub from: Option<ItemId>,
}

/// A line of several that were pasted.
#[derive(Debug)]
pub struct Line {
    /// The line.
    pub text: String,
    /// What it will be taken for.
    pub entry: entry::Entry,
}

impl Entry {
    /// Begins with a draft, of several lines perhaps, or with none.
    pub fn new(draft: &str, world: &World) -> Entry {
        let is_line = !draft.contains('\n');
        let line = if is_line { draft } else { "" };
        let mut layer = Entry {
            text: Text::new(line),
            entry: entry::parse(line, world.today),
            lines: Vec::new(),
            similar: Vec::new(),
            ticket: 0,
            lacks_title: false,
            capture: None,
        };
        if !is_line {
            layer.add(draft, world);
        }
        layer
    }

    /// Lets it be captured in a meeting.
    pub fn capturing(mut self, capture: Capture) -> Entry {
        self.capture = Some(capture);
        self
    }

    /// A new item as it was typed, and as it is captured.
    fn draft(&self, entry: &entry::Entry, line: &str, world: &World) -> Draft {
        let mut draft = draft(entry, line, world);
        if let Some(Capture { kind, from }) = self.capture {
            draft.kind.get_or_insert(kind);
            draft.from = from;
            draft = draft.captured(&world.workflow);
        }
        draft
    }

    /// Takes items with similar titles; of these the open ones count.
    pub fn offer(&mut self, rows: Vec<Row>) {
        self.similar = rows.into_iter().filter(|row| row.category.is_open()).take(SIMILAR).collect();
    }

    pub(super) fn press(&mut self, key: Key, world: &World) -> Wish {
        match (key.code, key.alt) {
            (Code::Esc, _) => Wish::Close,
            (Code::Enter, again) => self.enter(again, world),
            // The line is not to be seen beneath pasted ones.
            _ if !self.lines.is_empty() => self.take_away(key, world),
            _ => {
                if typing::press(&mut self.text, key) {
                    self.read(world);
                    Wish::Typed
                } else {
                    Wish::Stay
                }
            }
        }
    }

    pub(super) fn paste(&mut self, text: &str, world: &World) -> Wish {
        if !self.lines.is_empty() || entry::lines(text).nth(1).is_some() {
            self.add(text, world);
        } else {
            self.text.insert(text.trim_end_matches(['\r', '\n']));
            self.read(world);
        }
        Wish::Typed
    }

    /// Adds lines; what was typed before them is the first.
    fn add(&mut self, text: &str, world: &World) {
        let line = |text: &str| Line { text: text.to_string(), entry: entry::parse(text, world.today) };
        if !self.entry.title.is_empty() {
            self.lines.push(line(self.text.text().trim()));
            self.text = Text::new("");
            self.read(world);
        }
        self.lines.extend(entry::lines(text).map(line));
    }

    /// Takes the last line away, or all of them. A single one is typed on.
    fn take_away(&mut self, key: Key, world: &World) -> Wish {
        match (key.code, key.ctrl) {
            (Code::Backspace, _) => _ = self.lines.pop(),
            (Code::Char('u'), true) => self.lines.clear(),
            _ => return Wish::Stay,
        }
        if let [line] = self.lines.as_slice() {
            self.text = Text::new(&line.text);
            self.lines.clear();
        }
        self.read(world);
        Wish::Typed
    }

    fn enter(&mut self, again: bool, world: &World) -> Wish {
        if !self.lines.is_empty() {
            let typed = self.pasted();
            let drafts = self.lines.iter().map(|line| self.draft(&line.entry, &line.text, world));
            return Wish::Create(drafts.collect(), typed, After::Close);
        }
        let typed = self.text.text().to_string();
        if self.entry.title.is_empty() {
            self.lacks_title = !typed.trim().is_empty();
            return if self.lacks_title { Wish::Stay } else { Wish::Close };
        }
        let drafts = vec![self.draft(&self.entry, &typed, world)];
        if !again {
            return Wish::Create(drafts, typed, After::Close);
        }
        self.text = Text::new(&self.fields());
        self.text.apply(Op::Move(Motion::Top));
        self.read(world);
        Wish::Create(drafts, typed, After::Stay)
    }

    /// The pasted lines, each ended; empty while one line is typed.
    pub fn pasted(&self) -> String {
        self.lines.iter().map(|line| format!("{}\n", line.text)).collect()
    }

    /// The parts of the line that were taken for fields, behind a blank.
    fn fields(&self) -> String {
        let line = self.text.text();
        let taken = self.entry.marks.iter().filter(|mark| mark.meaning.is_ok());
        let parts = taken.filter_map(|mark| line.get(mark.range.clone()));
        parts.map(|part| format!(" {part}")).collect()
    }

    fn read(&mut self, world: &World) {
        self.entry = entry::parse(self.text.text(), world.today);
        self.lacks_title = false;
        if self.entry.title.is_empty() {
            self.similar.clear();
            self.ticket = 0;
        }
    }
}

/// An item as it was typed. A line that is nothing but fields is taken for its title.
fn draft(entry: &entry::Entry, line: &str, world: &World) -> Draft {
    if entry.title.is_empty() {
        return Draft { title: line.to_string(), ..Draft::default() };
    }
    Draft {
        title: entry.title.clone(),
        body: String::new(),
        kind: entry.kind,
        owner: entry.owner.as_ref().map(|typed| person::resolve(typed, &world.me, &world.people)),
        priority: entry.priority,
        deadline: entry.deadline,
        tags: entry.tags.clone(),
        source: entry.source.clone(),
        goal: entry.goal.clone(),
        ..Draft::default()
    }
}
