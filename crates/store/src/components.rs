//! Components: the rows that say which files are here, and the digests that they must have. The
//! bytes lie in `files`; what names a file is told by `naming`.

use records::ComponentRef;
use records::journal::sha256_hex;
use rusqlite::{Connection, OptionalExtension, params};
use sealed::Key;

use crate::fault::Fault;
use crate::measure::as_i64;
use crate::shelf::Shelf;
use crate::{keys, naming};

/// The largest component kept: 2 GiB.
pub const MAX_COMPONENT_BYTES: u64 = 2 << 30;

/// How much of a component is here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ComponentState {
    /// Bytes received so far.
    pub received_bytes: u64,
    /// All bytes are here and their digest is right.
    pub complete: bool,
}

/// How much of a component is here; `None` when it was never offered under this digest and
/// size. Another file that lies under the same name is not this one.
pub(crate) fn state(db: &Connection, component: &ComponentRef) -> Result<Option<ComponentState>, Fault> {
    let found = db
        .query_row(
            "SELECT received, complete FROM component
             WHERE owner = ?1 AND name = ?2 AND sha256 = ?3 AND size_bytes = ?4",
            params![component.owner.to_string(), component.name, component.sha256, as_i64(component.size_bytes)],
            |row| Ok(ComponentState { received_bytes: row.get::<_, i64>(0)?.unsigned_abs(), complete: row.get(1)? }),
        )
        .optional()?;
    Ok(found)
}

/// Refuses a file that would take the place of another one that something names.
pub(crate) fn refuse_over_named(db: &Connection, wrapping: &Key, component: &ComponentRef) -> Result<(), Fault> {
    let named = naming::by_anything(db, wrapping, &component.owner.to_string(), &component.name)?;
    if named.iter().any(|sha256| *sha256 != component.sha256) {
        return Err(Fault::Named(component.name.clone()));
    }
    Ok(())
}

/// Keeps a whole component: file first, then the row.
pub(crate) fn put(
    db: &Connection,
    shelf: &mut Shelf<'_>,
    wrapping: &Key,
    component: &ComponentRef,
    bytes: &[u8],
) -> Result<(), Fault> {
    if bytes.len() as u64 > MAX_COMPONENT_BYTES {
        return Err(Fault::TooLarge(bytes.len() as u64));
    }
    if sha256_hex(bytes) != component.sha256 || bytes.len() as u64 != component.size_bytes {
        return Err(Fault::Damaged(format!("component {} is not the one announced", component.name)));
    }
    refuse_over_named(db, wrapping, component)?;
    let owner = component.owner.to_string();
    let key = keys::get_or_make(db, wrapping, &owner)?;
    shelf.write(&key, &owner, &component.name, bytes)?;
    note(db, component, component.size_bytes, true)
}

/// Writes the row of a component.
pub(crate) fn note(db: &Connection, component: &ComponentRef, received: u64, complete: bool) -> Result<(), Fault> {
    db.execute(
        "INSERT INTO component (owner, name, sha256, size_bytes, received, complete) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
         ON CONFLICT (owner, name) DO UPDATE SET sha256 = ?3, size_bytes = ?4, received = ?5, complete = ?6",
        params![
            component.owner.to_string(),
            component.name,
            component.sha256,
            as_i64(component.size_bytes),
            as_i64(received),
            complete
        ],
    )?;
    Ok(())
}

/// Reads a whole component and checks its digest: the one in its row, and the one under which
/// its record or form names it. The row alone could have been altered together with the file.
pub(crate) fn read(
    db: &Connection,
    files: &Shelf<'_>,
    wrapping: &Key,
    owner: &str,
    name: &str,
) -> Result<Vec<u8>, Fault> {
    let sha256: Option<String> = db
        .query_row("SELECT sha256 FROM component WHERE owner = ?1 AND name = ?2 AND complete", [owner, name], |row| {
            row.get(0)
        })
        .optional()?;
    let sha256 = sha256.ok_or_else(|| Fault::Damaged(format!("component {name} is missing")))?;
    let named = naming::by_entity(db, owner, name)?;
    if !named.is_empty() && !named.contains(&sha256) {
        return Err(Fault::Damaged(format!("component {name} is not the one that is named")));
    }
    let key = keys::get(db, wrapping, owner)?;
    let bytes = files.read(&key, owner, name)?;
    if sha256_hex(&bytes) == sha256 { Ok(bytes) } else { Err(Fault::Damaged(format!("component {name}"))) }
}
