//! From a query to the numbers of the items, in order.

mod begin;
mod condition;
mod group;
mod order;
#[cfg(test)]
mod plans;

use rusqlite::functions::FunctionFlags;
use rusqlite::types::{Value, ValueRef};
use rusqlite::{Connection, params_from_iter};

use super::Store;
use super::error::StoreError;
use super::fields;
use crate::domain::id::ItemId;
pub use crate::domain::order::{Asker, Hidden, Order, Section};
use crate::domain::query::Query;
use crate::text::fold::fold;

/// Parts of an SQL text, with the values that its marks stand for.
#[derive(Debug, Default)]
struct Sql {
    text: String,
    values: Vec<Value>,
}

impl Sql {
    fn push(&mut self, text: &str) -> &mut Sql {
        self.text.push_str(text);
        self
    }

    fn bind(&mut self, value: impl Into<Value>) -> &mut Sql {
        self.values.push(value.into());
        self.text.push('?');
        self
    }
}

/// Gives SQL `folded(text)`: the form in which names and words are compared.
pub(super) fn define(conn: &Connection) -> rusqlite::Result<()> {
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC | FunctionFlags::SQLITE_DIRECTONLY;
    conn.create_scalar_function("folded", 1, flags, |values| match values.get_raw(0) {
        ValueRef::Text(text) => Ok(Some(fold(&String::from_utf8_lossy(text)))),
        _ => Ok(None),
    })
}

impl Store {
    /// The items of a query in order, at most so many.
    ///
    /// # Errors
    /// What is wrong with the file, or that the reader was told to stop.
    pub fn find(&self, query: &Query, asker: &Asker, most: Option<usize>) -> Result<Order, StoreError> {
        let sql = self.sql(query, asker, most);
        let mut list = self.conn.prepare_cached(&sql.text)?;
        let mut found = list.query(params_from_iter(sql.values))?;
        let mut order = Order::default();
        while let Some(row) = found.next()? {
            let value = fields::text(row, "section")?;
            if query.group.is_some() && order.sections.last().is_none_or(|last| last.value != value) {
                order.sections.push(Section { value, start: order.ids.len() });
            }
            order.ids.push(ItemId(row.get(0)?));
        }
        Ok(order)
    }

    fn sql(&self, query: &Query, asker: &Asker, most: Option<usize>) -> Sql {
        let mut sql = Sql::default();
        sql.push("SELECT i.id, ");
        match query.group {
            Some(key) => group::value(&mut sql, key, asker),
            None => _ = sql.push("NULL"),
        }
        sql.push(" AS section FROM item i WHERE ");
        condition::of(&mut sql, query, asker);
        if let Some(key) = query.group {
            group::only(&mut sql, key, asker);
        }
        sql.push(" ORDER BY ");
        if let Some(key) = query.group {
            group::rank(&mut sql, key, self.workflow());
        }
        order::by(&mut sql, &query.sort, self.workflow(), asker);
        if let Some(most) = most {
            sql.push(" LIMIT ").bind(i64::try_from(most).unwrap_or(i64::MAX));
        }
        sql
    }

    /// How many items there are that the usual list hides: closed, sleeping.
    ///
    /// # Errors
    /// What is wrong with the file.
    pub fn hidden(&self, asker: &Asker) -> Result<Hidden, StoreError> {
        let sql = "SELECT (SELECT count(*) FROM item INDEXED BY item_shut WHERE archived = 0 AND category >= 2) AS closed, \
                   (SELECT count(*) FROM item INDEXED BY item_asleep WHERE archived = 0 AND category < 2 AND wake > ?1) AS sleeping";
        let mut one = self.conn.prepare_cached(sql)?;
        Ok(one.query_row([asker.today.to_string()], |row| {
            Ok(Hidden { closed: row.get("closed")?, sleeping: row.get("sleeping")? })
        })?)
    }

    /// How many items wait in the inbox: as many as [`crate::domain::triage::queue`] finds.
    ///
    /// # Errors
    /// What is wrong with the file.
    pub fn waiting(&self, asker: &Asker) -> Result<i64, StoreError> {
        let sql = "SELECT count(*) FROM item INDEXED BY item_open WHERE archived = 0 AND category < 2 \
                   AND status = ?1 AND (wake IS NULL OR wake <= ?2)";
        let mut one = self.conn.prepare_cached(sql)?;
        let new = self.workflow().initial().to_string();
        Ok(one.query_row([new, asker.today.to_string()], |row| row.get(0))?)
    }
}
