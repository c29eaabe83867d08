//! The steps by which a file becomes, and stays, a store of this version.

use rusqlite::{Connection, TransactionBehavior};

use super::error::StoreError;

/// `PRAGMA application_id` of every store: "onus" in ASCII.
pub(super) const APPLICATION: i64 = 0x6f6e_7573;

/// The steps in order; the schema version of a file is how many of them it has had.
const STEPS: &[&str] = &[include_str!("../../assets/schema/0001.sql")];

/// The schema version that this program writes.
pub(super) fn newest() -> i64 {
    i64::try_from(STEPS.len()).unwrap_or(i64::MAX)
}

/// The schema version of a file; 0 is empty.
pub(super) fn version(conn: &Connection) -> rusqlite::Result<i64> {
    conn.pragma_query_value(None, "user_version", |row| row.get(0))
}

/// Takes the steps that a file still lacks, each in one transaction; another process may be doing the same.
pub(super) fn upgrade(conn: &mut Connection) -> Result<(), StoreError> {
    for (index, step) in STEPS.iter().enumerate() {
        let number = i64::try_from(index).unwrap_or(i64::MAX) + 1;
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

/// The first thing in the file that our steps did not make: a planted trigger could rewrite what people enter.
pub(super) fn foreign_object(conn: &Connection) -> rusqlite::Result<Option<String>> {
    let mut list = conn.prepare("SELECT type, name, coalesce(sql, '') FROM sqlite_schema ORDER BY name")?;
    let objects = list.query_map([], |row| {
        Ok((
            row.get::<_, String>(0)?,
            row.get::<_, String>(1)?,
            row.get::<_, String>(2)?,
        ))
    })?;
    for object in objects {
        let (sort, name, sql) = object?;
        let ours = sql.is_empty() || name.starts_with("title_pair_") || name.starts_with("sqlite_") || STEPS.iter().any(|step| step.contains(&sql));
        if !ours || sort == "trigger" || sort == "view" {
            return Ok(Some(name));
        }
    }
    Ok(None)
}
