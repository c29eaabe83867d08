//! One row of a table, from which cells are taken by what their columns mean: what nobody takes is kept.

use csv::StringRecord;
use serde_json::Value;
use std::collections::BTreeMap;

use super::armour::bare;
use super::headers::{self, Column};
use super::sheet::Sheet;
use crate::domain::person::Person;

/// A row.
pub(super) struct Row<'a> {
    sheet: &'a Sheet<'a>,
    cells: Vec<&'a str>,
    taken: Vec<bool>,
    unread: Vec<(String, String)>,
}

impl<'a> Row<'a> {
    pub(super) fn new(sheet: &'a Sheet<'a>, record: &'a StringRecord) -> Row<'a> {
        let cells: Vec<&str> = record.iter().map(bare).collect();
        Row { sheet, taken: vec![false; cells.len()], cells, unread: Vec::new() }
    }

    /// Takes the strongest cell of a meaning of which `read` makes something. If it makes nothing of any, that is noted.
    pub(super) fn take<T>(&mut self, column: Column, read: impl Fn(&str) -> Option<T>) -> Option<T> {
        let taken = self.try_take(column, read);
        if let (None, Some(cell)) = (&taken, self.peek(column)) {
            self.note(column, cell);
        }
        taken
    }

    /// Notes that nobody knows what a cell means.
    pub(super) fn note(&mut self, column: Column, cell: &str) {
        let place = self.sheet.places(column).iter().find(|place| {
            let stands = self.cells.get(**place).map(|cell| cell.trim());
            stands == Some(cell)
        });
        let name = place.and_then(|place| self.sheet.header.get(*place));
        self.unread.push((name.cloned().unwrap_or_default(), cell.to_string()));
    }

    /// What was noted.
    pub(super) fn unread(self) -> Vec<(String, String)> {
        self.unread
    }

    /// Takes the strongest cell of a meaning of which `read` makes something.
    pub(super) fn try_take<T>(&mut self, column: Column, read: impl Fn(&str) -> Option<T>) -> Option<T> {
        self.sheet.places(column).iter().find_map(|place| {
            let value = read(self.filled(column, *place)?.trim())?;
            self.mark(*place);
            Some(value)
        })
    }

    /// Takes the strongest cell of a meaning as it stands.
    pub(super) fn text(&mut self, column: Column) -> Option<String> {
        self.take(column, |cell| Some(cell.to_string()))
    }

    /// Takes a whole number.
    pub(super) fn number(&mut self, column: Column) -> Option<i64> {
        self.take(column, |cell| cell.strip_suffix(".0").unwrap_or(cell).parse().ok())
    }

    /// Takes all cells of a meaning, each with the name of its column.
    pub(super) fn all(&mut self, column: Column) -> Vec<(&'a str, &'a str)> {
        let mut all = Vec::new();
        for place in self.sheet.places(column) {
            if let (Some(cell), Some(name)) = (self.filled(column, *place), self.sheet.header.get(*place)) {
                self.mark(*place);
                all.push((name.as_str(), cell));
            }
        }
        all
    }

    /// The strongest cell of a meaning, left where it is.
    pub(super) fn peek(&self, column: Column) -> Option<&'a str> {
        self.sheet.places(column).iter().find_map(|place| self.filled(column, *place)).map(str::trim)
    }

    /// The cell of a column by its plain name, left where it is.
    pub(super) fn named(&self, name: &str) -> Option<&'a str> {
        let place = self.sheet.names.iter().position(|known| known == name)?;
        self.cells.get(place).copied().map(str::trim)
    }

    /// Takes a person; of several the first, and the cell is kept too. GitLab has the full name in a column of its own.
    pub(super) fn person(&mut self, column: Column) -> Option<Person> {
        let places = self.sheet.places(column);
        let (place, cell) = places.iter().find_map(|place| Some((*place, self.filled(column, *place)?)))?;
        let mut names = cell.split([';', '；', '、', '，', '|', '\n']).filter(|name| !name.trim().is_empty());
        let Some(mut person) = Person::named(names.next()?) else {
            self.note(column, cell.trim());
            return None;
        };
        if names.next().is_none() {
            self.mark(place);
        }
        let name = self.sheet.names.get(place).and_then(|name| name.strip_suffix("-username"));
        let is_full = |place: &&usize| name.is_some() && self.sheet.names.get(**place).map(String::as_str) == name;
        let full = places.iter().find(is_full).copied();
        if let Some((full, name)) = full.and_then(|full| Some((full, self.filled(column, full)?))) {
            person.name = name.trim().to_string();
            self.mark(full);
        }
        Some(person)
    }

    /// What nobody took, by the names of the columns; a name that stands over several cells has a list.
    pub(super) fn rest(&self) -> BTreeMap<String, Value> {
        let mut rest: BTreeMap<String, Value> = BTreeMap::new();
        for (place, cell) in self.cells.iter().enumerate() {
            let header = self.sheet.header.get(place).map_or("", String::as_str);
            let is_empty = cell.trim().is_empty() || (says_nothing(cell) && headers::meanings(header).next().is_some());
            if is_empty || self.taken.get(place) == Some(&true) {
                continue;
            }
            let name = match header {
                "" => format!("column {}", place + 1),
                header => header.to_string(),
            };
            let cell = Value::from(*cell);
            match rest.remove(&name) {
                None => rest.insert(name, cell),
                Some(Value::Array(mut cells)) => {
                    cells.push(cell);
                    rest.insert(name, Value::Array(cells))
                }
                Some(first) => rest.insert(name, Value::Array(vec![first, cell])),
            };
        }
        rest
    }

    fn filled(&self, column: Column, place: usize) -> Option<&'a str> {
        let cell = self.cells.get(place).filter(|_| self.taken.get(place) == Some(&false))?;
        let is_free = matches!(column, Column::Title | Column::Body | Column::Comment | Column::Decision);
        let is_nothing = cell.trim().is_empty() || (!is_free && says_nothing(cell));
        (!is_nothing).then_some(cell)
    }

    fn mark(&mut self, place: usize) {
        if let Some(taken) = self.taken.get_mut(place) {
            *taken = true;
        }
    }
}

/// Words that stand in a cell where there is nothing.
fn says_nothing(cell: &str) -> bool {
    let word = cell.trim().to_lowercase();
    word.starts_with("0000-00-00")
        || matches!(
            word.as_str(),
            "-" | "--"
                | "/"
                | "n/a"
                | "null"
                | "none"
                | "nil"
                | "unassigned"
                | "unresolved"
                | "无"
                | "未指派"
                | "未分配"
                | "暂无"
        )
}
