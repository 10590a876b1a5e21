//! Component files: each sealed under its owner's own key, never shared.
//!
//! A file's name on disk is the digest of the component's name, so nothing can be read from
//! the folder. Bytes are flushed, and the folder too, before a row says that they exist.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

use records::ComponentRef;
use records::journal::sha256_hex;
use rusqlite::{Connection, OptionalExtension, params};
use sealed::{Key, container};

use crate::fault::Fault;
use crate::measure::as_i64;
use crate::shelf::Shelf;
use crate::{keys, naming};

/// The largest component kept: 2 GiB.
pub const MAX_COMPONENT_BYTES: u64 = 2 << 30;

const PURPOSE: &str = "component";

/// How much of a component is here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ComponentState {
    /// Bytes received so far.
    pub received_bytes: u64,
    /// All bytes are here and their digest is right.
    pub complete: bool,
}

/// The component files of one vault.
#[derive(Debug, Clone)]
pub(crate) struct Files {
    root: PathBuf,
}

impl Files {
    pub(crate) fn new(root: PathBuf) -> Self {
        Self { root }
    }

    fn folder(&self, owner: &str) -> PathBuf {
        self.root.join(&sha256_hex(owner.as_bytes())[..32])
    }

    fn path(&self, owner: &str, name: &str) -> PathBuf {
        self.folder(owner).join(&sha256_hex(name.as_bytes())[..32])
    }

    pub(crate) fn has(&self, owner: &str, name: &str) -> bool {
        self.path(owner, name).exists()
    }

    pub(crate) fn has_owner(&self, owner: &str) -> bool {
        self.folder(owner).exists()
    }

    /// Seals `bytes` into a file and flushes it.
    pub(crate) fn write(&self, key: &Key, owner: &str, name: &str, bytes: &[u8]) -> Result<(), Fault> {
        let sealed = container::seal_bytes(bytes, key, PURPOSE, &bound(owner, name));
        let folder = self.folder(owner);
        fs::create_dir_all(&folder)?;
        let path = self.path(owner, name);
        let coming = path.with_extension("coming");
        let written = write_flushed(&coming, &sealed).and_then(|()| Ok(fs::rename(&coming, &path)?));
        if written.is_err() {
            // A full disk must not be filled further by what did not fit.
            drop(fs::remove_file(&coming));
            drop(fs::remove_dir(&folder));
        }
        written?;
        sync_folder(&folder)?;
        sync_folder(&self.root)
    }

    /// Opens a file and checks every chunk.
    pub(crate) fn read(&self, key: &Key, owner: &str, name: &str) -> Result<Vec<u8>, Fault> {
        let file = File::open(self.path(owner, name)).map_err(|error| match error.kind() {
            std::io::ErrorKind::NotFound => Fault::Damaged(format!("component {name} is missing")),
            _ => error.into(),
        })?;
        let reader = container::Reader::open(file, key, PURPOSE, &bound(owner, name))?;
        Ok(reader.read_range(0..reader.len())?)
    }

    /// Removes the files of an owner.
    pub(crate) fn remove_owner(&self, owner: &str) -> Result<(), Fault> {
        match fs::remove_dir_all(self.folder(owner)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
            _ => Ok(()),
        }
    }

    /// Removes a file, and the folder of its owner when it was the last.
    pub(crate) fn remove(&self, owner: &str, name: &str) -> Result<(), Fault> {
        match fs::remove_file(self.path(owner, name)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
        // It stays while it holds anything.
        drop(fs::remove_dir(self.folder(owner)));
        Ok(())
    }
}

/// Owner and name are bound into the key, so no two files can be swapped.
fn bound(owner: &str, name: &str) -> String {
    format!("{owner}/{name}")
}

fn write_flushed(path: &Path, bytes: &[u8]) -> Result<(), Fault> {
    let mut file = File::create(path)?;
    file.write_all(bytes)?;
    Ok(file.sync_all()?)
}

fn sync_folder(folder: &Path) -> Result<(), Fault> {
    Ok(File::open(folder)?.sync_all()?)
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
