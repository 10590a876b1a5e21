//! Random keys of owners, wrapped in the database.
//!
//! A key is random, not derived: a derived one could be made again for ever, a dropped
//! one cannot. That is what makes destruction provable.

use rusqlite::{Connection, OptionalExtension, params};
use sealed::Key;

use crate::fault::Fault;

/// The key of `owner`, if it has one.
pub(crate) fn find(db: &Connection, wrapping: &Key, owner: &str) -> Result<Option<Key>, Fault> {
    let wrapped: Option<Vec<u8>> =
        db.query_row("SELECT wrapped FROM owner_key WHERE owner = ?1", [owner], |row| row.get(0)).optional()?;
    match wrapped {
        None => Ok(None),
        Some(wrapped) => Ok(Some(wrapping.unwrap_key(&wrapped, owner.as_bytes())?)),
    }
}

/// The key of `owner`, which must be there.
pub(crate) fn get(db: &Connection, wrapping: &Key, owner: &str) -> Result<Key, Fault> {
    find(db, wrapping, owner)?.ok_or_else(|| Fault::Damaged(format!("no key of {owner}")))
}

/// The key of `owner`, made now if it has none.
pub(crate) fn get_or_make(db: &Connection, wrapping: &Key, owner: &str) -> Result<Key, Fault> {
    if let Some(key) = find(db, wrapping, owner)? {
        return Ok(key);
    }
    let key = Key::random();
    let wrapped = wrapping.wrap(&key, owner.as_bytes());
    db.execute("INSERT INTO owner_key (owner, wrapped) VALUES (?1, ?2)", params![owner, wrapped])?;
    Ok(key)
}

/// Destroys the key of `owner`: what it sealed is unreadable from now on.
pub(crate) fn destroy(db: &Connection, owner: &str) -> Result<(), Fault> {
    db.execute("DELETE FROM owner_key WHERE owner = ?1", [owner])?;
    Ok(())
}
