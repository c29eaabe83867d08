//! A terminal: what is typed goes to a program, what the program writes comes onto a screen.

use std::fs::OpenOptions;
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::os::unix::fs::OpenOptionsExt;
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus};
use std::sync::{Arc, Condvar, Mutex};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use rustix::fs::OFlags;
use rustix::process::{Pid, Signal, kill_process};

/// What has not come after so long never comes, however slow the machine.
pub(super) const PATIENCE: Duration = Duration::from_secs(60);

/// A terminal with a program on it. The program is killed when this is dropped.
pub(super) struct Tty {
    child: Box<dyn Child + Send + Sync>,
    master: Option<Box<dyn MasterPty + Send>>,
    keyboard: Option<Box<dyn Write + Send>>,
    /// The program's end.
    device: PathBuf,
    modes: String,
    wire: Arc<Wire>,
    seen: usize,
    screen: vt100::Parser,
}

/// What the program wrote, gathered by a thread.
#[derive(Default)]
struct Wire {
    written: Mutex<Written>,
    more: Condvar,
}

#[derive(Default)]
struct Written {
    bytes: Vec<u8>,
    is_over: bool,
    is_unwanted: bool,
}

impl Tty {
    /// Starts a program on a terminal of 80 by 24 cells, as the leader of its session.
    pub(super) fn start(program: Command) -> Tty {
        Tty::begin(program, true)
    }

    /// The same on a terminal that sends the program no signals.
    pub(super) fn start_unheard(program: Command) -> Tty {
        Tty::begin(program, false)
    }

    fn begin(program: Command, controls: bool) -> Tty {
        let pair = native_pty_system().openpty(PtySize::default()).unwrap();
        let mut command = CommandBuilder::new(program.get_program());
        command.args(program.get_args());
        command.env_clear();
        command.env("TERM", "xterm-256color");
        for (name, value) in program.get_envs() {
            command.env(name, value.unwrap());
        }
        command.cwd(program.get_current_dir().unwrap());
        command.set_controlling_tty(controls);

        let wire = Arc::new(Wire::default());
        let reader = pair.master.try_clone_reader().unwrap();
        std::thread::spawn({
            let wire = wire.clone();
            move || wire.gather(reader)
        });
        // Before the program can have changed them.
        let modes = modes(&*pair.master);
        Tty {
            child: pair.slave.spawn_command(command).unwrap(),
            keyboard: Some(pair.master.take_writer().unwrap()),
            device: pair.master.tty_name().unwrap(),
            modes,
            master: Some(pair.master),
            wire,
            seen: 0,
            screen: vt100::Parser::new(cells(24), cells(80), 0),
        }
    }

    /// Types, as it stands: `\r` is Enter, `\x1b` Esc.
    pub(super) fn press(&mut self, keys: &str) {
        let keyboard = self.keyboard.as_mut().unwrap();
        keyboard.write_all(keys.as_bytes()).unwrap();
        keyboard.flush().unwrap();
    }

    /// Types a byte at a time, as a slow line delivers it.
    pub(super) fn press_slowly(&mut self, keys: &str) {
        for byte in keys.bytes() {
            let keyboard = self.keyboard.as_mut().unwrap();
            keyboard.write_all(&[byte]).unwrap();
            keyboard.flush().unwrap();
            std::thread::yield_now();
        }
    }

    /// Pastes, as terminals do for programs that ask for it.
    pub(super) fn paste(&mut self, text: &str) {
        self.press(&format!("\x1b[200~{text}\x1b[201~"));
    }

    /// Waits for a text on the screen.
    pub(super) fn wait_for(&mut self, text: &str) {
        self.wait_until(&format!("{text:?} on the screen"), |screen| screen.contents().contains(text));
    }

    /// Waits until a text is no longer on the screen.
    pub(super) fn wait_without(&mut self, text: &str) {
        self.wait_until(&format!("{text:?} gone from the screen"), |screen| !screen.contents().contains(text));
    }

    /// Waits until the screen is as it should be.
    pub(super) fn wait_until(&mut self, what: &str, is_so: impl Fn(&vt100::Screen) -> bool) {
        let deadline = Instant::now() + PATIENCE;
        while !is_so(self.screen.screen()) {
            let is_over = self.status().is_some() || Instant::now() > deadline;
            let came = self.look();
            assert!(came || !is_over, "no {what}:\n{}", self.text());
        }
    }

    /// What is on the screen.
    pub(super) fn text(&self) -> String {
        self.screen.screen().contents()
    }

    /// The screen.
    pub(super) fn screen(&self) -> &vt100::Screen {
        self.screen.screen()
    }

    /// The first line that has a text.
    pub(super) fn line(&self, text: &str) -> String {
        let (_, columns) = self.screen().size();
        let found = self.screen().rows(0, columns.get()).find(|line| line.contains(text));
        found.unwrap_or_else(|| panic!("no {text:?}:\n{}", self.text()))
    }

    /// Everything that the program wrote so far.
    pub(super) fn written(&self) -> Vec<u8> {
        self.wire.written.lock().unwrap().bytes.clone()
    }

    /// Gives the terminal another size.
    pub(super) fn resize(&mut self, columns: u16, lines: u16) {
        let size = PtySize { rows: lines, cols: columns, ..PtySize::default() };
        self.master.as_ref().unwrap().resize(size).unwrap();
        self.screen.screen_mut().set_size(cells(lines), cells(columns));
    }

    /// Wipes the screen, as another program does that writes over it.
    pub(super) fn wipe(&mut self) {
        self.screen.process(b"\x1b[?1049l\x1b[2J");
    }

    /// Sends a signal to the program that was started.
    pub(super) fn signal(&self, signal: Signal) {
        let pid = self.child.process_id().and_then(|id| Pid::from_raw(id.cast_signed()));
        kill_process(pid.unwrap(), signal).unwrap();
    }

    /// Waits until the program has ended, and for its last words.
    pub(super) fn wait_end(&mut self) -> ExitStatus {
        let deadline = Instant::now() + PATIENCE;
        let status = loop {
            if let Some(status) = self.status() {
                break status;
            }
            assert!(Instant::now() < deadline, "the program does not end:\n{}", self.text());
            self.look();
        };
        while !self.wire.written.lock().unwrap().is_over {
            assert!(Instant::now() < deadline, "somebody else keeps the terminal:\n{}", self.text());
            self.look();
        }
        while self.look() {}
        status
    }

    /// Whether the modes of the terminal are those of before: lines, echo, signals.
    pub(super) fn is_cooked(&self) -> bool {
        modes(&**self.master.as_ref().unwrap()) == self.modes
    }

    /// Waits until the program has the terminal for itself: raw modes, the other screen.
    #[track_caller]
    pub(super) fn wait_taken(&mut self) {
        let deadline = Instant::now() + PATIENCE;
        while self.is_cooked() || !self.screen().alternate_screen() {
            assert!(Instant::now() < deadline, "the terminal is not taken:\n{}", self.text());
            self.look();
        }
    }

    /// The terminal is as a shell needs it: its main screen, a cursor, no reports of pastes or the mouse.
    pub(super) fn assert_given_back(&self, after: &str) {
        let screen = self.screen();
        assert!(self.is_cooked(), "raw after {after}");
        assert!(!screen.alternate_screen(), "alternate screen after {after}");
        assert!(!screen.hide_cursor(), "no cursor after {after}");
        assert!(!screen.bracketed_paste(), "bracketed paste after {after}");
        assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None, "mouse after {after}");
    }

    /// Ends the terminal as when its window is closed or its line is cut.
    pub(super) fn hang_up(&mut self) {
        self.wire.stop(&self.device);
        // Its writer types a line break and ^D before it goes.
        self.keyboard = None;
        self.master = None;
    }

    /// Takes in what has come, after a moment if there is nothing; says whether anything came.
    fn look(&mut self) -> bool {
        const MOMENT: Duration = Duration::from_millis(20);
        let written = self.wire.written.lock().unwrap();
        let nothing = |written: &mut Written| whole_frames(&written.bytes[self.seen..], written.is_over).is_empty();
        let (written, _) = self.wire.more.wait_timeout_while(written, MOMENT, nothing).unwrap();
        let news = whole_frames(&written.bytes[self.seen..], written.is_over);
        self.screen.process(news);
        self.seen += news.len();
        !news.is_empty()
    }

    fn status(&mut self) -> Option<ExitStatus> {
        (*self.child).as_any_mut().downcast_mut::<std::process::Child>().unwrap().try_wait().unwrap()
    }
}

impl Drop for Tty {
    fn drop(&mut self) {
        if self.status().is_none() {
            let _gone = self.child.kill();
            let _gone = self.child.wait();
        }
        self.hang_up();
    }
}

impl Wire {
    fn gather(&self, mut reader: Box<dyn Read + Send>) {
        let mut bytes = [0; 1 << 14];
        while let Ok(count @ 1..) = reader.read(&mut bytes) {
            let mut written = self.written.lock().unwrap();
            if written.is_unwanted {
                break;
            }
            written.bytes.extend_from_slice(&bytes[..count]);
            self.more.notify_all();
        }
        drop(reader);
        self.written.lock().unwrap().is_over = true;
        self.more.notify_all();
    }

    /// Makes the gathering thread let go of the terminal: it sits in a read, so it is given something to read.
    fn stop(&self, device: &Path) {
        self.written.lock().unwrap().is_unwanted = true;
        let flags = OFlags::NOCTTY.bits().cast_signed();
        let device = OpenOptions::new().write(true).custom_flags(flags).open(device);
        let _given = device.and_then(|mut device| device.write_all(b"\0"));
        let written = self.written.lock().unwrap();
        let _let_go = self.more.wait_timeout_while(written, PATIENCE, |written| !written.is_over);
    }
}

/// The modes of a terminal, to be compared: lines, echo, signals.
fn modes(master: &dyn MasterPty) -> String {
    format!("{:?}", master.get_termios())
}

/// What a terminal shows of what came: a frame only when all of it is there, unless nothing more can come.
fn whole_frames(bytes: &[u8], is_over: bool) -> &[u8] {
    let last = |code: &[u8]| bytes.windows(code.len()).rposition(|part| part == code);
    match (last(b"\x1b[?2026h"), last(b"\x1b[?2026l")) {
        (Some(begin), end) if !is_over && end.is_none_or(|end| end < begin) => &bytes[..begin],
        _ => bytes,
    }
}

/// A number of cells; a terminal of none is kept as one of one.
fn cells(count: u16) -> NonZeroU16 {
    NonZeroU16::new(count.max(1)).unwrap()
}

/// The signal that ended a program.
pub(super) fn signal_of(status: ExitStatus) -> Option<i32> {
    status.signal()
}
