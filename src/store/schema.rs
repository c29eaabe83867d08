//! The steps by which a file becomes, and stays, a store of this version.

use rusqlite::{Connection, TransactionBehavior};
use std::collections::BTreeSet;

use super::error::StoreError;

/// `PRAGMA application_id` of every store: "onus" in ASCII.
pub(super) const APPLICATION: i64 = 0x6f6e_7573;

/// SQL scripts in order; the schema version of a file is how many of them it has had.
pub(super) type Steps = &'static [&'static str];

/// The steps to the schema that this program writes.
pub(super) const STEPS: Steps = &[
    include_str!("../../assets/schema/0001.sql"),
    include_str!("../../assets/schema/0002.sql"),
    include_str!("../../assets/schema/0003.sql"),
];

/// The schema version after all steps.
pub(super) fn newest(steps: Steps) -> i64 {
    i64::try_from(steps.len()).unwrap_or(i64::MAX)
}

/// The schema version of a file; 0 is empty.
pub(super) fn version(conn: &Connection) -> rusqlite::Result<i64> {
    conn.pragma_query_value(None, "user_version", |row| row.get(0))
}

/// Takes the steps that a file still lacks, each in one transaction; another process may be doing the same.
pub(super) fn upgrade(conn: &mut Connection, steps: Steps) -> Result<(), StoreError> {
    for (number, step) in (1..).zip(steps) {
        if version(conn)? >= number {
            continue;
        }
        let transaction = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
        if version(&transaction)? < number {
            transaction.execute_batch(step)?;
            transaction.pragma_update(None, "application_id", APPLICATION)?;
            transaction.pragma_update(None, "user_version", number)?;
        }
        transaction.commit()?;
    }
    Ok(())
}

/// The first thing in a file of a schema version that our steps did not make, or made and is gone: a planted trigger could
/// rewrite what people enter.
pub(super) fn foreign_object(conn: &Connection, steps: Steps, version: i64) -> Result<Option<String>, StoreError> {
    let had = usize::try_from(version).unwrap_or(usize::MAX);
    let ours = Connection::open_in_memory()?;
    for step in steps.iter().take(had) {
        ours.execute_batch(step)?;
    }
    let (theirs, ours) = (objects(conn)?, objects(&ours)?);
    let name = |(_, name, _): &(String, String, String)| name.clone();
    Ok(theirs.symmetric_difference(&ours).next().map(name))
}

/// What a schema holds: sort, name and SQL of each thing, but for the statistics that SQLite gathers itself.
fn objects(conn: &Connection) -> rusqlite::Result<BTreeSet<(String, String, String)>> {
    let sql =
        "SELECT type, name, coalesce(sql, '') FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_stat_' ESCAPE '\\'";
    conn.prepare(sql)?.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?.collect()
}
