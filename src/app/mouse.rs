//! What the mouse does: it chooses cells, opens items and turns pages; never beneath a layer.

use super::App;
use super::action::Action;
use super::msg::Mouse;
use super::screen::Screen;
use super::table::{Lens, Line};

/// The lines above a table: the status line and the column heads.
const HEADS: usize = 2;

impl App {
    pub(super) fn mouse(&mut self, mouse: Mouse) {
        if !self.layers.is_empty() {
            return;
        }
        self.turn_to();
        self.pending.clear();
        match mouse {
            Mouse::Wheel(by) => self.screen.step(isize::try_from(by).unwrap_or(0)),
            Mouse::Click { column, line } => self.click(column.into(), line.into()),
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
