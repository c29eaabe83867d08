//! A page of any length, of which a screenful is painted.

use std::rc::Rc;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::ui::look::Look;
use crate::ui::part::markdown::Rendered;
use crate::ui::part::{after, put_line};

/// Lines below each other.
#[derive(Debug, Default)]
pub struct Sheet {
    parts: Vec<Part>,
    len: usize,
}

#[derive(Debug)]
enum Part {
    Line(Line<'static>),
    /// A text, so many cells to the right.
    Text(Rc<Rendered>, u16),
}

impl Sheet {
    /// How many lines it has.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Adds a line.
    pub fn line(&mut self, line: Line<'static>) {
        self.parts.push(Part::Line(line));
        self.len += 1;
    }

    /// Adds lines.
    pub fn lines(&mut self, lines: impl IntoIterator<Item = Vec<Span<'static>>>) {
        lines.into_iter().for_each(|line| self.line(Line::from(line)));
    }

    /// Adds the heading of a section, with what is said of the whole of it.
    pub fn heading(&mut self, title: &str, remark: &str, look: &Look) {
        self.line(Line::default());
        let mut spans = vec![Span::styled(title.to_string(), look.heading)];
        if !remark.is_empty() {
            spans.push(Span::styled(format!("  {remark}"), look.dim));
        }
        self.line(Line::from(spans));
    }

    /// Adds a text, so many cells to the right.
    pub fn text(&mut self, text: Rc<Rendered>, indent: u16) {
        self.len += text.lines.len();
        self.parts.push(Part::Text(text, indent));
    }

    /// Adds what stands on another one.
    pub fn append(&mut self, other: Sheet) {
        self.len += other.len;
        self.parts.extend(other.parts);
    }

    /// Paints as many lines as there is room for, from one on.
    pub fn paint(&self, buffer: &mut Buffer, area: Rect, top: usize) {
        let mut above = top;
        let mut line = 0;
        for part in &self.parts {
            let (lines, indent) = match part {
                Part::Line(line) => (std::slice::from_ref(line), 0),
                Part::Text(text, indent) => (text.lines.as_slice(), *indent),
            };
            let Some(seen) = lines.get(above..) else {
                above -= lines.len();
                continue;
            };
            above = 0;
            for spans in seen {
                if line >= area.height {
                    return;
                }
                put_line(buffer, after(area, indent), line, spans);
                line += 1;
            }
        }
    }
}
