//! The program on a terminal: one loop that receives, updates, performs and paints.

use chrono::Local;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Duration;

use super::drafts::Keeper;
use super::error::RunError;
use super::input::{Input, Mouse, MouseAct};
use super::perform;
use super::terminal::{Terminal, TerminalError};
use crate::app::App;
use crate::app::action::Action;
use crate::app::msg::{Effect, Mouse as Seen, Msg};
use crate::app::world::World;
use crate::config::{self, Colours};
use crate::domain::person::Handle;
use crate::domain::request::Reply;
use crate::store::Store;
use crate::store::worker::Worker;
use crate::text::Lang;
use crate::text::safe::safe;
use crate::text::trouble::cause;
use crate::ui;
use crate::ui::look::Look;

/// While nothing happens, the times on the screen are brought up to date this often.
const IDLE: Duration = Duration::from_secs(60);
/// How many lines a turn of the wheel moves.
const WHEEL: i32 = 3;

/// What the program starts with.
#[derive(Debug)]
pub struct Session {
    /// The open store.
    pub store: Store,
    /// Its file.
    pub path: PathBuf,
    /// The person at the keyboard.
    pub me: Handle,
    /// The language of every word.
    pub lang: Lang,
    /// Which colours the terminal may show.
    pub colours: Colours,
    /// Signs are to be ASCII only.
    pub ascii: bool,
    /// The mouse is to be taken.
    pub mouse: bool,
    /// After so many days the person goes over an item again.
    pub review_days: u64,
    /// What is done at once.
    pub opening: Option<Action>,
    /// The folder for what is typed and not saved; without one a crash takes it.
    pub drafts: Option<PathBuf>,
    /// The folder of a throw-away store: gone as soon as nobody writes to it any more.
    pub folder: Option<tempfile::TempDir>,
}

/// What the loop waits for.
enum Event {
    Input(Input),
    Reply(Box<Reply>),
    Told(Msg),
}

/// Runs until the person leaves, a signal ends the program, or the terminal is gone.
///
/// # Errors
/// What is wrong with the terminal or the store.
pub fn run(session: Session) -> Result<(), RunError> {
    let (sender, events) = channel();
    let mut terminal = Terminal::enter(session.mouse, |line| safe(line).into_owned())?;
    terminal.listen(sender.clone(), Event::Input)?;

    let now = Local::now();
    let is_new = session.store.newest_step()? == 0;
    let mut world = World::new(
        session.lang,
        session.me,
        session.store.workflow().clone(),
        now.date_naive(),
        now.with_timezone(&config::zone()),
    );
    world.review_days = session.review_days;
    let look = Look::new(session.colours, session.ascii);
    let is_read_only = session.store.is_read_only();
    let mut app = App::new(world, session.path.display().to_string(), is_new);
    app.is_read_only = is_read_only;
    app.mouse = session.mouse;
    app.opening = session.opening;
    app.size = terminal.size()?;
    // A loop that has ended needs no answers.
    let told = sender.clone();
    let tell = move |error| drop(told.send(Event::Told(Msg::Unkept(cause(session.lang, &error)))));
    let mut keeper = None;
    if let Some(folder) = session.drafts {
        let (started, left) = Keeper::start(folder, &session.path, tell).map_err(TerminalError::Io)?;
        (keeper, app.drafts) = (Some(started), left);
    }
    let later = sender.clone();
    let worker =
        Worker::start(session.store, session.path, move |reply| drop(sender.send(Event::Reply(Box::new(reply)))))?;

    let mut live = Live { terminal, app, worker, keeper, later };
    let end = live.turns(&events, &look);
    let Live { mut terminal, mut app, worker, mut keeper, .. } = live;
    // First the store finishes what it was given, and what it could not take is kept; then the terminal is given back.
    drop(worker);
    for event in events.try_iter() {
        if let Event::Reply(reply) = event {
            let now = Local::now();
            app.update(Msg::Reply(*reply), now, now.date_naive());
        }
    }
    if let Some(keeper) = &mut keeper {
        keeper.keep(app.unsaved());
    }
    drop(keeper);
    drop(session.folder);
    terminal.leave();
    if let End::Signal(signal) = end? {
        drop(terminal);
        #[cfg(unix)]
        super::signals::end_by(signal);
    }
    Ok(())
}

/// How the loop ended.
enum End {
    Left,
    Signal(i32),
}

struct Live {
    terminal: Terminal,
    app: App,
    worker: Worker,
    keeper: Option<Keeper>,
    /// For what is known only later.
    later: Sender<Event>,
}

impl Live {
    fn turns(&mut self, events: &Receiver<Event>, look: &Look) -> Result<End, RunError> {
        let early = match self.update(Msg::Begin)? {
            Some(end) => Some(end),
            None => self.first(events)?,
        };
        if let Some(end) = early {
            return Ok(end);
        }
        loop {
            if let Some(keeper) = &mut self.keeper {
                keeper.keep(self.app.unsaved());
            }
            self.terminal.draw(|frame| ui::draw(&self.app, look, frame))?;
            let first = match events.recv_timeout(IDLE) {
                Ok(event) => Some(event),
                Err(RecvTimeoutError::Timeout) => None,
                Err(RecvTimeoutError::Disconnected) => return Ok(End::Left),
            };
            if first.is_none() {
                self.update(Msg::Tick)?;
            }
            // All that waits is taken in before one frame is painted: a slow line drops frames, not keys.
            for event in first.into_iter().chain(events.try_iter()) {
                if let Some(end) = self.event(event)? {
                    return Ok(end);
                }
            }
        }
    }

    /// Waits a moment for the first rows, so that the first frame is not an empty one.
    fn first(&mut self, events: &Receiver<Event>) -> Result<Option<End>, RunError> {
        while let Ok(event) = events.recv_timeout(Duration::from_millis(30)) {
            let is_view = matches!(&event, Event::Reply(reply) if matches!(**reply, Reply::View { .. }));
            let end = self.event(event)?;
            if is_view || end.is_some() {
                return Ok(end);
            }
        }
        Ok(None)
    }

    fn event(&mut self, event: Event) -> Result<Option<End>, RunError> {
        let msg = match event {
            Event::Reply(reply) => Msg::Reply(*reply),
            Event::Told(msg) => msg,
            Event::Input(input) => match input {
                Input::Key(key) => {
                    // A key may overtake the news of a size on which it counts.
                    if self.app.is_too_small() {
                        self.update(perform::size(&self.terminal))?;
                    }
                    Msg::Key(key)
                }
                Input::Paste(text) => Msg::Paste(text),
                Input::Mouse(mouse) => mouse_msg(&self.app, mouse),
                Input::Resize(columns, lines) => {
                    self.terminal.repaint();
                    Msg::Resize(columns, lines)
                }
                Input::Continued => {
                    self.terminal.resume()?;
                    perform::size(&self.terminal)
                }
                Input::Signal(signal) => return Ok(Some(End::Signal(signal))),
                Input::Lost => return Ok(Some(End::Signal(HANG_UP))),
            },
        };
        self.update(msg)
    }

    fn update(&mut self, msg: Msg) -> Result<Option<End>, RunError> {
        let now = Local::now();
        let effects = self.app.update(msg, now, now.date_naive());
        for effect in effects {
            if matches!(effect, Effect::Quit) {
                return Ok(Some(End::Left));
            }
            let later = self.later.clone();
            let later = move |msg| drop(later.send(Event::Told(msg)));
            if let Some(msg) = perform::perform(&mut self.terminal, &self.worker, effect, self.app.world.lang, later)?
                && let Some(end) = self.update(msg)?
            {
                return Ok(Some(end));
            }
        }
        Ok(None)
    }
}

/// What ends a program whose terminal has gone.
const HANG_UP: i32 = 1;

fn mouse_msg(app: &App, mouse: Mouse) -> Msg {
    let wheel = |by| Seen::Wheel { by, column: mouse.col };
    Msg::Mouse(match mouse.act {
        MouseAct::Click => ui::clicked(app, mouse.col, mouse.row),
        MouseAct::WheelUp => wheel(-WHEEL),
        MouseAct::WheelDown => wheel(WHEEL),
    })
}
