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
use crate::keys;

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

    /// Seals `bytes` into a file and flushes it.
    pub(crate) fn write(&self, key: &Key, owner: &str, name: &str, bytes: &[u8]) -> Result<(), Fault> {
        let sealed = container::seal_bytes(bytes, key, PURPOSE, &bound(owner, name));
        let folder = self.folder(owner);
        fs::create_dir_all(&folder)?;
        let path = self.path(owner, name);
        let coming = path.with_extension("coming");
        let mut file = File::create(&coming)?;
        file.write_all(&sealed)?;
        file.sync_all()?;
        fs::rename(&coming, &path)?;
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

    pub(crate) fn remove(&self, owner: &str, name: &str) -> Result<(), Fault> {
        match fs::remove_file(self.path(owner, name)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
            _ => Ok(()),
        }
    }
}

/// Owner and name are bound into the key, so no two files can be swapped.
fn bound(owner: &str, name: &str) -> String {
    format!("{owner}/{name}")
}

fn sync_folder(folder: &Path) -> Result<(), Fault> {
    Ok(File::open(folder)?.sync_all()?)
}

/// How much of a component is here; `None` when it was never offered.
pub(crate) fn state(db: &Connection, owner: &str, name: &str) -> Result<Option<ComponentState>, Fault> {
    let found = db
        .query_row("SELECT received, complete FROM component WHERE owner = ?1 AND name = ?2", [owner, name], |row| {
            Ok(ComponentState { received_bytes: row.get::<_, i64>(0)?.unsigned_abs(), complete: row.get(1)? })
        })
        .optional()?;
    Ok(found)
}

/// Whether a component was announced with this digest and size.
pub(crate) fn is_announced_as(db: &Connection, component: &ComponentRef) -> Result<bool, Fault> {
    let found: Option<(String, i64)> = db
        .query_row(
            "SELECT sha256, size_bytes FROM component WHERE owner = ?1 AND name = ?2",
            [&component.owner.to_string(), &component.name],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
        .optional()?;
    Ok(found.is_some_and(|(sha256, size)| sha256 == component.sha256 && size.unsigned_abs() == component.size_bytes))
}

/// Keeps a whole component: file first, then the row.
pub(crate) fn put(
    db: &Connection,
    files: &Files,
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
    let owner = component.owner.to_string();
    let key = keys::get_or_make(db, wrapping, &owner)?;
    files.write(&key, &owner, &component.name, bytes)?;
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
            i64::try_from(component.size_bytes).unwrap_or(i64::MAX),
            i64::try_from(received).unwrap_or(i64::MAX),
            complete
        ],
    )?;
    Ok(())
}

/// Reads a whole component and checks its digest.
pub(crate) fn read(db: &Connection, files: &Files, wrapping: &Key, owner: &str, name: &str) -> Result<Vec<u8>, Fault> {
    let sha256: Option<String> = db
        .query_row("SELECT sha256 FROM component WHERE owner = ?1 AND name = ?2 AND complete", [owner, name], |row| {
            row.get(0)
        })
        .optional()?;
    let sha256 = sha256.ok_or_else(|| Fault::Damaged(format!("component {name} is missing")))?;
    let key = keys::get(db, wrapping, owner)?;
    let bytes = files.read(&key, owner, name)?;
    if sha256_hex(&bytes) == sha256 { Ok(bytes) } else { Err(Fault::Damaged(format!("component {name}"))) }
}
