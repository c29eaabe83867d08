//! The columns of a table, and how wide each is on a screen of some width.

use crate::domain::field::Field;
use crate::domain::query::{GroupKey, SortKey};

/// A column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Column {
    /// The number.
    Id,
    /// Where it stands.
    Status,
    /// How urgent.
    Priority,
    /// What it is.
    Title,
    /// Who has it.
    Owner,
    /// When it is due.
    Deadline,
    /// Its tags.
    Tags,
    /// What sort of thing it is.
    Kind,
    /// When it last changed.
    Updated,
}

impl Column {
    /// What an edit of its cell changes; `None` where nothing can.
    pub fn field(self) -> Option<Field> {
        Some(match self {
            Column::Status => Field::Status,
            Column::Priority => Field::Priority,
            Column::Title => Field::Title,
            Column::Owner => Field::Owner,
            Column::Deadline => Field::Deadline,
            Column::Tags => Field::Tags,
            Column::Kind => Field::Kind,
            Column::Id | Column::Updated => return None,
        })
    }

    /// What sorting by it means.
    pub fn sort_key(self) -> SortKey {
        match self {
            Column::Id => SortKey::Id,
            Column::Status => SortKey::Status,
            Column::Priority => SortKey::Priority,
            Column::Title => SortKey::Title,
            Column::Owner => SortKey::Owner,
            Column::Deadline => SortKey::Due,
            Column::Tags => SortKey::Tags,
            Column::Kind => SortKey::Kind,
            Column::Updated => SortKey::Updated,
        }
    }

    /// What grouping by it means; `None` where it would put every item under a heading of its own.
    pub fn group_key(self) -> Option<GroupKey> {
        match self {
            Column::Status => Some(GroupKey::Status),
            Column::Priority => Some(GroupKey::Priority),
            Column::Owner => Some(GroupKey::Owner),
            Column::Deadline => Some(GroupKey::Due),
            Column::Kind => Some(GroupKey::Kind),
            Column::Id | Column::Title | Column::Tags | Column::Updated => None,
        }
    }
}

/// Between two columns.
pub const GAP: usize = 2;
/// Before the first: the signs of the cursor and of marks.
pub const MARGIN: usize = 2;

/// The columns for so many cells, from left to right, each with its width: that of the numbers is at least `number`, the
/// title takes what is left.
pub(super) fn layout(cells: usize, number: usize) -> Vec<(Column, usize)> {
    use Column::{Deadline, Id, Kind, Owner, Priority, Status, Tags, Title, Updated};
    let columns: &[(Column, usize)] = match cells {
        0..44 => &[(Id, 5), (Title, 0)],
        44..56 => &[(Id, 5), (Title, 0), (Deadline, 11)],
        56..62 => &[(Id, 5), (Status, 10), (Title, 0), (Deadline, 11)],
        62..76 => &[(Id, 5), (Status, 10), (Priority, 2), (Title, 0), (Owner, 8), (Deadline, 11)],
        76..116 => &[(Id, 5), (Status, 10), (Priority, 2), (Title, 0), (Owner, 9), (Deadline, 11)],
        116..160 => &[(Id, 6), (Status, 10), (Priority, 2), (Title, 0), (Owner, 10), (Deadline, 12), (Tags, 16)],
        _ => &[
            (Id, 6),
            (Kind, 11),
            (Status, 10),
            (Priority, 2),
            (Title, 0),
            (Owner, 12),
            (Deadline, 12),
            (Tags, 20),
            (Updated, 10),
        ],
    };
    let width = |(column, width): &(Column, usize)| if *column == Id { (*width).max(number) } else { *width };
    let fixed: usize = columns.iter().map(width).sum();
    let gaps = GAP * columns.len().saturating_sub(1);
    // One cell stays free at the right edge.
    let title = cells.saturating_sub(MARGIN + fixed + gaps + 1);
    let cells = |column: &(Column, usize)| if column.0 == Title { title } else { width(column) };
    columns.iter().map(|column| (column.0, cells(column))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_day_of_another_year_is_cut() {
        let longest = ["15 Dec 2027", "2027-12-15"].map(str::len).into_iter().max();
        for cells in 44..200 {
            let columns = layout(cells, 0);
            let deadline = columns.iter().find(|(column, _)| *column == Column::Deadline);
            assert!(deadline.map(|(_, width)| *width) >= longest, "{cells}");
        }
    }

    #[test]
    fn a_long_number_takes_its_cells_from_the_title_and_nothing_else() {
        for cells in [30, 50, 70, 80, 120, 150] {
            let (usual, long) = (layout(cells, 0), layout(cells, "#1234567".len()));
            let sum = |columns: &[(Column, usize)]| columns.iter().map(|(_, width)| width).sum::<usize>();
            assert_eq!(long[0], (Column::Id, 8));
            assert_eq!(sum(&long), sum(&usual), "{cells}");
            for (one, other) in usual.iter().zip(&long).skip(1) {
                assert!(one == other || one.0 == Column::Title, "{cells}: {one:?} {other:?}");
            }
        }
    }
}
