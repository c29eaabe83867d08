//! What the mouse does: it chooses cells and lines, follows hints, opens items and turns pages.

use super::App;
use super::action::Action;
use super::key::{Code, Key};
use super::layer::Layer;
use super::msg::Mouse;
use super::screen::Screen;
use super::table::{Lens, Line};

/// The lines above a table: the status line and the column heads.
const HEADS: usize = 2;

impl App {
    pub(super) fn mouse(&mut self, mouse: Mouse) {
        match mouse {
            Mouse::Press(key) => return self.key(key),
            Mouse::Choose(place) => return self.choose(place),
            Mouse::Wheel { by, .. } if !self.layers.is_empty() => return self.turn_layer(by),
            Mouse::Click { .. } if !self.layers.is_empty() => return,
            Mouse::Click { .. } | Mouse::Wheel { .. } | Mouse::Run(_) => {}
        }
        self.turn_to();
        self.pending.clear();
        match mouse {
            Mouse::Run(action) => {
                self.forget_to_go_on();
                self.run(action);
            }
            Mouse::Wheel { by, column } => self.wheel(by, column.into()),
            Mouse::Click { column, line } => self.click(column.into(), line.into()),
            Mouse::Press(_) | Mouse::Choose(_) => {}
        }
    }

    /// A click on a line of the layer on top: as Enter on it, or where several are ticked, as the tick.
    fn choose(&mut self, place: usize) {
        let key = match self.layers.last_mut() {
            Some(Layer::Pick(pick)) => {
                pick.at = place;
                if pick.ticks.is_some() && !pick.is_on_new() { Code::Tab } else { Code::Enter }
            }
            Some(Layer::Finder(finder)) => {
                finder.at = place;
                Code::Enter
            }
            Some(Layer::Prompt(prompt)) => {
                prompt.at = place;
                Code::Enter
            }
            _ => return,
        };
        self.key(Key::from(key));
    }

    /// The wheel over a layer: the cursor of its list stops at either end.
    fn turn_layer(&mut self, by: i32) {
        let by = isize::try_from(by).unwrap_or(0);
        let moved = |at: usize, by: isize, count: usize| at.saturating_add_signed(by).min(count.saturating_sub(1));
        match self.layers.last_mut() {
            Some(Layer::Pick(pick)) => {
                let count = pick.shown.len() + usize::from(pick.new.is_some());
                pick.at = moved(pick.at, by.signum(), count);
            }
            Some(Layer::Finder(finder)) => finder.at = moved(finder.at, by, finder.things.len()),
            Some(Layer::Prompt(prompt)) => prompt.at = moved(prompt.at, by.signum(), prompt.offers.len()),
            Some(Layer::Preview(preview)) => preview.scroll(by),
            _ => {}
        }
    }

    /// The wheel moves the cursor; over the text of the item in the inbox it moves that.
    fn wheel(&mut self, by: i32, column: usize) {
        let by = isize::try_from(by).unwrap_or(0);
        match self.screen {
            Screen::Triage(_) if column >= self.queue_width() => self.screen.turn_over(by),
            _ => self.screen.step(by),
        }
    }

    /// A click puts the cursor on a cell; one on the cell of the cursor opens the item.
    fn click(&mut self, column: usize, line: usize) {
        let (height, cells) = match self.screen {
            Screen::Triage(_) => (self.height(), self.queue_width()),
            Screen::Meeting(_) | Screen::Review(_) => (self.height(), self.agenda_width()),
            _ => (self.height(), self.table_width()),
        };
        if self.screen.table_in_view().is_none() {
            return;
        }
        let Some(table) = self.screen.table_mut() else { return };
        let line = line.checked_sub(HEADS).filter(|line| *line < height && column < cells);
        let Some(Line::Item(place)) = line.and_then(|line| table.line(table.top + line)) else {
            return;
        };
        let column = match table.lens {
            Lens::Triage | Lens::Review | Lens::Meeting => table.column,
            Lens::Today | Lens::List => table.column_at(cells, column).unwrap_or(table.column),
        };
        if (table.cursor, table.column) == (place, column) {
            return self.run(Action::Open);
        }
        table.column = column;
        table.go(place);
    }
}
