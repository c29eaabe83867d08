//! Where the items and the headings of a table stand: line by line.

use super::Table;

/// What stands on a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// Nothing: the line above a heading.
    Blank,
    /// The heading of a section, by its place among the sections.
    Heading(usize),
    /// An item, by its place in the order.
    Item(usize),
}

impl Table {
    /// How many lines there are.
    pub fn lines(&self) -> usize {
        self.order.ids.len() + heading_lines(self.order.sections.len())
    }

    /// The line of an item, by its place in the order.
    pub fn line_of(&self, place: usize) -> usize {
        let headings = self.order.sections.partition_point(|section| section.start <= place);
        place + heading_lines(headings)
    }

    /// What stands on a line; `None` below the last.
    pub fn line(&self, line: usize) -> Option<Line> {
        let sections = &self.order.sections;
        // The section whose heading stands on this line or above it.
        let before = (0..sections.len()).take_while(|place| self.heading_line(*place) <= line).count();
        let Some(section) = before.checked_sub(1) else {
            let place = Some(line).filter(|line| sections.is_empty() && *line < self.order.ids.len());
            return place.map(Line::Item);
        };
        if self.heading_line(section) == line {
            return Some(Line::Heading(section));
        }
        let place = line - heading_lines(section + 1);
        let end = sections.get(before).map_or(self.order.ids.len(), |next| next.start);
        match place < end {
            true => Some(Line::Item(place)),
            false if before < sections.len() => Some(Line::Blank),
            false => None,
        }
    }

    fn heading_line(&self, section: usize) -> usize {
        let start = self.order.sections.get(section).map_or(self.order.ids.len(), |section| section.start);
        start + heading_lines(section + 1) - 1
    }
}

/// How many lines so many headings take: one each, and a blank line above each but the first.
fn heading_lines(headings: usize) -> usize {
    (2 * headings).saturating_sub(1)
}

#[cfg(test)]
mod tests {
    use super::super::Lens;
    use super::*;
    use crate::domain::id::ItemId;
    use crate::domain::order::{Order, Section};
    use std::sync::Arc;

    #[test]
    fn items_and_headings_stand_where_the_lines_say() {
        let mut table = Table::new(Lens::List);
        let section = |start| Section { value: None, start };
        table.order = Arc::new(Order { ids: (1..=5).map(ItemId).collect(), sections: vec![section(0), section(2)] });
        use Line::{Blank, Heading, Item};
        let expected = [Heading(0), Item(0), Item(1), Blank, Heading(1), Item(2), Item(3), Item(4)];
        assert_eq!(table.lines(), expected.len());
        for (line, what) in expected.iter().enumerate() {
            assert_eq!(table.line(line), Some(*what));
            if let Item(place) = what {
                assert_eq!(table.line_of(*place), line);
            }
        }
        assert_eq!(table.line(expected.len()), None);
    }

    #[test]
    fn without_sections_a_line_is_a_place() {
        let mut table = Table::new(Lens::List);
        table.order = Arc::new(Order { ids: vec![ItemId(7)], sections: Vec::new() });
        assert_eq!((table.line(0), table.line(1)), (Some(Line::Item(0)), None));
    }
}
