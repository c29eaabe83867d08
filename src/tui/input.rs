//! What comes in from the terminal and the system, in the program's own words.

use crate::app::key::{Code, Key};
use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use std::sync::Arc;

/// One thing that came in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// A key was pressed, or repeats.
    Key(Key),
    /// Text was pasted; its lines end in `\n`.
    Paste(String),
    /// The mouse was used.
    Mouse(Mouse),
    /// The terminal has a new size: columns and rows, either of which may be 0.
    Resize(u16, u16),
    /// A terminating signal came, by number: put everything in order at once. The process ends by this signal within two
    /// seconds; [`signals::end_by`](super::signals::end_by) ends it earlier.
    Signal(i32),
    /// The program was stopped from outside and goes on: the terminal must be set up and painted anew, with
    /// [`Terminal::resume`](super::terminal::Terminal::resume).
    Continued,
    /// The terminal has gone or can no longer be read: put everything in order at once and end.
    Lost,
}

/// A use of the mouse: the left button or the wheel, at a cell counted from 0 at the top left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mouse {
    /// What was done.
    pub act: MouseAct,
    /// The column of the cell.
    pub col: u16,
    /// The row of the cell.
    pub row: u16,
}

/// What was done with the mouse.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MouseAct {
    /// The button went down.
    Click,
    /// The wheel turned up.
    WheelUp,
    /// The wheel turned down.
    WheelDown,
}

/// Takes what came in to whoever waits for it.
pub(crate) type Post = Arc<dyn Fn(Input) + Send + Sync>;

/// The input that an event stands for; `None` for one that means nothing here.
pub(crate) fn translate(event: Event) -> Option<Input> {
    match event {
        Event::Key(event) => key(event).map(Input::Key),
        Event::Paste(text) => Some(Input::Paste(text.replace("\r\n", "\n").replace('\r', "\n"))),
        Event::Mouse(event) => mouse(event).map(Input::Mouse),
        // On Unix the signal itself tells: crossterm would notice only together with the next key.
        Event::Resize(columns, rows) if !cfg!(unix) => Some(Input::Resize(columns, rows)),
        _ => None,
    }
}

fn key(event: KeyEvent) -> Option<Key> {
    if event.kind == KeyEventKind::Release {
        return None;
    }
    let code = match event.code {
        KeyCode::Char(c) if !c.is_control() => Code::Char(c),
        KeyCode::Enter => Code::Enter,
        KeyCode::Esc => Code::Esc,
        KeyCode::Tab => Code::Tab,
        KeyCode::BackTab => Code::BackTab,
        KeyCode::Backspace => Code::Backspace,
        KeyCode::Delete => Code::Delete,
        KeyCode::Up => Code::Up,
        KeyCode::Down => Code::Down,
        KeyCode::Left => Code::Left,
        KeyCode::Right => Code::Right,
        KeyCode::Home => Code::Home,
        KeyCode::End => Code::End,
        KeyCode::PageUp => Code::PageUp,
        KeyCode::PageDown => Code::PageDown,
        KeyCode::F(n) => Code::F(n),
        _ => return None,
    };
    let held = |modifier| event.modifiers.contains(modifier);
    Some(Key::new(code, held(KeyModifiers::CONTROL), held(KeyModifiers::ALT), held(KeyModifiers::SHIFT)))
}

fn mouse(event: MouseEvent) -> Option<Mouse> {
    let act = match event.kind {
        MouseEventKind::Down(MouseButton::Left) => MouseAct::Click,
        MouseEventKind::ScrollUp => MouseAct::WheelUp,
        MouseEventKind::ScrollDown => MouseAct::WheelDown,
        _ => return None,
    };
    Some(Mouse { act, col: event.column, row: event.row })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pressed(code: KeyCode, modifiers: KeyModifiers) -> String {
        match translate(Event::Key(KeyEvent::new(code, modifiers))) {
            Some(Input::Key(key)) => key.to_string(),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn keys_arrive_in_their_normal_form() {
        assert_eq!(pressed(KeyCode::Char('A'), KeyModifiers::SHIFT), "A");
        assert_eq!(pressed(KeyCode::Char('d'), KeyModifiers::CONTROL), "ctrl-d");
        assert_eq!(pressed(KeyCode::BackTab, KeyModifiers::SHIFT), "shift-tab");
        assert_eq!(pressed(KeyCode::Tab, KeyModifiers::SHIFT), "shift-tab");
        assert_eq!(pressed(KeyCode::Left, KeyModifiers::SHIFT), "shift-left");
        assert_eq!(pressed(KeyCode::Enter, KeyModifiers::ALT), "alt-enter");
        assert_eq!(pressed(KeyCode::Char('中'), KeyModifiers::NONE), "中");
    }

    #[test]
    fn a_key_counts_when_it_goes_down_and_when_it_repeats_but_not_when_it_comes_up() {
        let with = |kind| translate(Event::Key(KeyEvent::new_with_kind(KeyCode::Char('a'), KeyModifiers::NONE, kind)));
        assert_eq!(with(KeyEventKind::Press), Some(Input::Key('a'.into())));
        assert_eq!(with(KeyEventKind::Repeat), Some(Input::Key('a'.into())));
        assert_eq!(with(KeyEventKind::Release), None);
    }

    #[test]
    fn keys_that_nothing_can_be_bound_to_are_dropped() {
        for code in [KeyCode::Insert, KeyCode::CapsLock, KeyCode::Null, KeyCode::Char('\u{8}')] {
            assert_eq!(translate(Event::Key(KeyEvent::new(code, KeyModifiers::NONE))), None, "{code:?}");
        }
    }

    #[test]
    fn pasted_lines_end_alike_whatever_the_terminal_sends() {
        let paste = Event::Paste("一\r二\r\n三\n".to_owned());
        assert_eq!(translate(paste), Some(Input::Paste("一\n二\n三\n".to_owned())));
    }

    #[test]
    fn the_mouse_is_its_left_button_and_its_wheel() {
        let at = |kind| translate(Event::Mouse(MouseEvent { kind, column: 3, row: 4, modifiers: KeyModifiers::NONE }));
        let mouse = |act| Some(Input::Mouse(Mouse { act, col: 3, row: 4 }));
        assert_eq!(at(MouseEventKind::Down(MouseButton::Left)), mouse(MouseAct::Click));
        assert_eq!(at(MouseEventKind::ScrollUp), mouse(MouseAct::WheelUp));
        assert_eq!(at(MouseEventKind::ScrollDown), mouse(MouseAct::WheelDown));
        assert_eq!(at(MouseEventKind::Down(MouseButton::Right)), None);
        assert_eq!(at(MouseEventKind::Drag(MouseButton::Left)), None);
        assert_eq!(at(MouseEventKind::Up(MouseButton::Left)), None);
        assert_eq!(at(MouseEventKind::Moved), None);
    }
}
