//! Small named values of the vault: identities and counters.

use rusqlite::{Connection, OptionalExtension, params};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::fault::Fault;

/// The value under `name`, if it was ever set.
pub(crate) fn get<T: DeserializeOwned>(db: &Connection, name: &str) -> Result<Option<T>, Fault> {
    let bytes: Option<Vec<u8>> =
        db.query_row("SELECT value FROM meta WHERE name = ?1", [name], |row| row.get(0)).optional()?;
    bytes.map(|bytes| serde_json::from_slice(&bytes).map_err(Fault::from)).transpose()
}

/// The value under `name`, which must be there.
pub(crate) fn need<T: DeserializeOwned>(db: &Connection, name: &str) -> Result<T, Fault> {
    get(db, name)?.ok_or_else(|| Fault::Damaged(format!("{name} is missing")))
}

/// Takes the value under `name` away, if there is one.
pub(crate) fn remove(db: &Connection, name: &str) -> Result<(), Fault> {
    db.execute("DELETE FROM meta WHERE name = ?1", [name])?;
    Ok(())
}

/// Sets the value under `name`.
pub(crate) fn set<T: Serialize>(db: &Connection, name: &str, value: &T) -> Result<(), Fault> {
    let bytes = serde_json::to_vec(value)?;
    db.execute(
        "INSERT INTO meta (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = ?2",
        params![name, bytes],
    )?;
    Ok(())
}
