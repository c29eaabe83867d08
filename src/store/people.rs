//! The people that the store knows.

use rusqlite::{Connection, params};

use super::error::StoreError;
use super::{Store, fields};
use crate::domain::clean;
use crate::domain::person::{Handle, Person};
use crate::text::fold;

impl Store {
    /// Everybody, by handle.
    ///
    /// # Errors
    /// What is wrong with the file.
    pub fn people(&self) -> Result<Vec<Person>, StoreError> {
        let mut list = self.conn.prepare_cached("SELECT handle, name, team, aliases FROM person ORDER BY handle")?;
        let found = list.query_map([], |row| {
            let handle = fields::text(row, "handle")?.unwrap_or_default().parse::<Handle>();
            let aliases = fields::text(row, "aliases")?.unwrap_or_default();
            let aliases = aliases.split('\n').filter(|word| !word.is_empty()).map(str::to_string).collect();
            let (name, team) = (fields::text(row, "name")?.unwrap_or_default(), fields::text(row, "team")?);
            Ok(handle.ok().map(|handle| Person { handle, name, team, aliases }))
        })?;
        Ok(found.collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect())
    }

    /// Adds a person, or gives a known one this name, team and these aliases.
    ///
    /// # Errors
    /// What is wrong with the file.
    pub fn save_person(&mut self, person: &Person) -> Result<(), StoreError> {
        save(&self.conn, person)
    }
}

/// Makes sure that a person is known, by the handle alone if need be.
pub(super) fn ensure(conn: &Connection, handle: &Handle) -> Result<(), StoreError> {
    if is_known(conn, handle)? { Ok(()) } else { save(conn, &Person::known_as(handle.clone())) }
}

pub(super) fn is_known(conn: &Connection, handle: &Handle) -> Result<bool, StoreError> {
    let mut one = conn.prepare_cached("SELECT 1 FROM person WHERE handle = ?1")?;
    Ok(one.exists([handle.as_str()])?)
}

pub(super) fn save(conn: &Connection, person: &Person) -> Result<(), StoreError> {
    let name = clean::line(&person.name).unwrap_or_else(|| person.handle.to_string());
    let team = person.team.as_deref().and_then(clean::line);
    let aliases = person.aliases.iter().filter_map(|alias| clean::line(alias));
    let aliases = aliases.collect::<Vec<_>>().join("\n");
    let find = fold::search_text(&format!("{}\n{name}\n{aliases}", person.handle));
    conn.prepare_cached(
        "INSERT INTO person (handle, name, team, aliases, find) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (handle) DO UPDATE \
         SET name = excluded.name, team = excluded.team, aliases = excluded.aliases, find = excluded.find",
    )?
    .execute(params![person.handle.as_str(), name, team, aliases, find])?;
    Ok(())
}
