//! Somebody at the keyboard: the application joined to a store in memory, with a clock that stands still. What the two
//! threads and the terminal do in the program is done here at once, so that a test is a start, keys and an end.

mod haunt;
mod sample;
mod sight;
mod typed;

use chrono::{DateTime, NaiveDate, Utc};
use onus::app::App;
use onus::app::msg::{Effect, Mouse, Msg};
use onus::app::world::World;
use onus::domain::change::{By, Door};
use onus::domain::edit::Edit;
use onus::domain::failure::{Failure, StoreError};
use onus::domain::id::ItemId;
use onus::domain::person::Handle;
use onus::domain::request::{Read, Reply, Write};
use onus::domain::zone::Zone;
use onus::store::worker::{answer, perform};
use onus::store::{Past, Store};
use onus::text::Lang;
use onus::text::width::width;
use std::cell::RefCell;
use std::collections::VecDeque;
use std::mem::{Discriminant, discriminant};

pub use sample::{draft, go, me, now, today};
pub use sight::lines;

/// The application, its store, and what it did outside.
pub struct Seat {
    pub app: App,
    pub store: Store,
    pub now: DateTime<Utc>,
    pub today: NaiveDate,
    /// What was put on the clipboard, the last one last.
    pub copied: Vec<String>,
    /// Which web addresses were opened.
    pub browsed: Vec<String>,
    /// Which texts the editor was opened with.
    pub edited: Vec<(ItemId, String)>,
    /// Every other effect, by its name.
    pub done: Vec<&'static str>,
    /// What the editor gives back; `None` leaves the editor open.
    pub editor: Option<fn(&str) -> String>,
    /// The disk is full: every write fails.
    pub is_full: bool,
    /// The readers are slow: their answers wait for [`Seat::catch_up`].
    pub is_slow: bool,
    /// Every text of the store's answers is this one.
    pub haunt: Option<String>,
    waiting: Vec<(u64, Read)>,
    told: i64,
}

/// The program as it starts: on Today of the sample store.
pub fn start() -> Seat {
    Seat::with(sample::store(), Lang::En)
}

/// On the list, the cursor on the first item.
pub fn list() -> Seat {
    start().keys("g l g g")
}

/// On the list, the cursor on the title of an item.
pub fn on(id: i64) -> Seat {
    list().at(id)
}

/// On the page of an item.
pub fn page(id: i64) -> Seat {
    on(id).keys("enter")
}

/// On the list of a store with so many items.
pub fn many(count: usize) -> Seat {
    Seat::with(sample::many(count), Lang::En).keys("g l g g")
}

/// With a weekly meeting of the team, which is to meet today.
pub fn weekly() -> Seat {
    Seat::with(sample::weekly(), Lang::En)
}

/// The demo team, on the day of its weekly meeting.
pub fn demo(lang: Lang) -> Seat {
    let mut store = Store::in_memory().unwrap();
    let me = onus::cli::demo::fill(&mut store, lang, sample::now().fixed_offset()).unwrap();
    Seat::of(store, lang, me)
}

/// In a store that nothing was ever entered into.
pub fn empty() -> Seat {
    Seat::with(Store::in_memory().unwrap(), Lang::En)
}

impl Seat {
    /// The program on a store, in a language.
    pub fn with(store: Store, lang: Lang) -> Seat {
        Seat::of(store, lang, me())
    }

    /// The same, with somebody else at the keyboard.
    pub fn of(store: Store, lang: Lang, me: Handle) -> Seat {
        let (now, today) = (sample::now(), sample::today());
        let told = store.newest_step().unwrap();
        let world = World::new(lang, me, store.workflow().clone(), today, now.with_timezone(&Zone::default()));
        let seat = Seat {
            app: App::new(world, "onus.db".to_string(), told == 0),
            store,
            now,
            today,
            copied: Vec::new(),
            browsed: Vec::new(),
            edited: Vec::new(),
            done: Vec::new(),
            editor: None,
            is_full: false,
            is_slow: false,
            haunt: None,
            waiting: Vec::new(),
            told,
        };
        seat.send(Msg::Begin)
    }

    /// In Chinese.
    pub fn chinese(mut self) -> Seat {
        self.app.world.lang = Lang::Zh;
        self
    }

    /// On a terminal of this size.
    pub fn size(self, columns: u16, lines: u16) -> Seat {
        self.send(Msg::Resize(columns, lines))
    }

    /// Presses keys: `j g g ctrl-d '登录 typed' enter`. A word that is no key is typed letter by letter.
    pub fn keys(self, text: &str) -> Seat {
        typed::keys(text).into_iter().fold(self, |seat, key| seat.send(Msg::Key(key)))
    }

    /// Pastes.
    pub fn paste(self, text: &str) -> Seat {
        self.send(Msg::Paste(text.into()))
    }

    /// Clicks on a cell.
    pub fn click(self, column: u16, line: u16) -> Seat {
        let means = onus::ui::clicked(&self.app, column, line);
        self.send(Msg::Mouse(means))
    }

    /// Clicks on the first cell of a text on the screen, the last one from the top.
    #[track_caller]
    pub fn click_on(self, text: &str) -> Seat {
        let lines = lines(&self.paint().0);
        let found = lines.iter().enumerate().rev().find_map(|(line, shown)| {
            let before = shown.get(..shown.find(text)?)?;
            Some((width(before), line))
        });
        let (column, line) = found.unwrap_or_else(|| panic!("{text:?} is not on the screen:\n{}", self.frame()));
        self.click(column as u16, line as u16)
    }

    /// Turns the wheel over a column.
    pub fn wheel(self, by: i32, column: u16) -> Seat {
        self.send(Msg::Mouse(Mouse::Wheel { by, column }))
    }

    /// Puts the cursor on an item, key by key.
    pub fn at(mut self, id: i64) -> Seat {
        self = self.keys("g g");
        for _ in 0..100 {
            if self.app.screen.item() == Some(ItemId(id)) {
                return self;
            }
            self = self.keys("j");
        }
        panic!("#{id} is not on the screen:\n{}", self.frame());
    }

    /// Somebody else, at another terminal, edits an item; the news of it come in.
    pub fn meanwhile(mut self, who: &str, id: i64, edit: Edit) -> Seat {
        let by = By { who: who.parse().unwrap(), ..self.by() };
        self.store.apply(&[ItemId(id)], &edit, &by).unwrap();
        self.news()
    }

    /// As [`Seat::meanwhile`], but before the news come in.
    pub fn unseen(mut self, who: &str, id: i64, edit: Edit) -> Seat {
        let by = By { who: who.parse().unwrap(), ..self.by() };
        self.store.apply(&[ItemId(id)], &edit, &by).unwrap();
        self
    }

    /// The news of what others did come in.
    pub fn news(mut self) -> Seat {
        let mut steps = self.store.history(Past::After(self.told), 200).unwrap();
        self.told = self.store.newest_step().unwrap();
        steps.retain(|step| step.who != self.app.world.me);
        steps.reverse();
        if steps.is_empty() { self } else { self.send(Msg::Reply(Reply::News(steps))) }
    }

    /// Time goes by until a day.
    pub fn until(mut self, day: &str) -> Seat {
        self.today = day.parse().unwrap();
        self.now = self.today.and_hms_opt(9, 0, 0).unwrap().and_utc();
        self
    }

    /// Minutes go by.
    pub fn later(mut self, minutes: i64) -> Seat {
        self.now += chrono::TimeDelta::minutes(minutes);
        self.send(Msg::Tick)
    }

    /// The program is started again on the same store: as after a crash.
    pub fn again(self) -> Seat {
        let (lang, me) = (self.app.world.lang, self.app.world.me.clone());
        let mut seat = Seat::of(self.store, lang, me);
        (seat.now, seat.today) = (self.now, self.today);
        seat
    }

    /// The next writes fail, or work again.
    pub fn full(mut self, is_full: bool) -> Seat {
        self.is_full = is_full;
        self
    }

    /// The answers of the reader wait from now on.
    pub fn slow(mut self) -> Seat {
        self.is_slow = true;
        self
    }

    /// The reader answers what waited.
    pub fn catch_up(mut self) -> Seat {
        self.is_slow = false;
        for (ticket, read) in std::mem::take(&mut self.waiting) {
            self = self.perform(Effect::Read(ticket, read));
        }
        self
    }

    /// The answers of the store hold a text wherever they can.
    pub fn haunted(mut self, text: &str) -> Seat {
        self.haunt = Some(text.to_string());
        self.send(Msg::Begin)
    }

    /// What the editor makes of a text.
    pub fn editor(mut self, editor: fn(&str) -> String) -> Seat {
        self.editor = Some(editor);
        self
    }

    /// Lets the application have a message and does what it asks for.
    pub fn send(mut self, msg: Msg) -> Seat {
        let effects = self.app.update(msg, self.now, self.today);
        let mut effects = VecDeque::from(effects);
        while let Some(effect) = effects.pop_front() {
            self = self.perform(effect);
        }
        self
    }

    /// Does an effect.
    pub fn perform(mut self, effect: Effect) -> Seat {
        match effect {
            Effect::Read(ticket, read) if self.is_slow => self.wait(ticket, read),
            Effect::Read(ticket, read) => {
                let replies = RefCell::new(Vec::new());
                answer(&self.store, ticket, read, &|reply| replies.borrow_mut().push(reply)).unwrap();
                for reply in replies.into_inner() {
                    let reply = match &self.haunt {
                        Some(text) => haunt::haunted(reply, text),
                        None => reply,
                    };
                    self = self.send(Msg::Reply(reply));
                }
            }
            Effect::Write(ticket, write, by) => {
                let result = self.write(write, &by);
                self = self.send(Msg::Reply(Reply::Wrote { ticket, result }));
            }
            Effect::Copy(text) => self.copied.push(text),
            Effect::Browse(address) => self.browsed.push(address),
            Effect::Editor { item, text } => {
                self.edited.push((item, text.clone()));
                if let Some(editor) = self.editor {
                    let after = Ok(editor(&text));
                    self = self.send(Msg::Edited { item, before: text, after });
                }
            }
            Effect::Mouse(_) => self.done.push("mouse"),
            Effect::Redraw => self.done.push("redraw"),
            Effect::Suspend => self.done.push("suspend"),
            Effect::Quit => self.done.push("quit"),
        }
        self
    }

    /// As the reader's desk does: of each kind of request only the newest waits.
    fn wait(&mut self, ticket: u64, read: Read) {
        let kind: Discriminant<Read> = discriminant(&read);
        self.waiting.retain(|(_, other)| discriminant(other) != kind);
        self.waiting.push((ticket, read));
    }

    fn write(&mut self, write: Write, by: &By) -> Result<Option<onus::domain::change::Step>, Failure> {
        if self.is_full {
            return Err(Failure::Store(StoreError::Full));
        }
        let done = perform(&mut self.store, write, by)?;
        self.told = self.store.newest_step().unwrap();
        Ok(done.step)
    }

    /// Who acts here.
    pub fn by(&self) -> By {
        By { who: self.app.world.me.clone(), at: self.now, today: self.today, door: Door::Screen, meeting: None }
    }
}
