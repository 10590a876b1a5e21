//! Component files: each sealed under its owner's own key, never shared.
//!
//! A file's name on disk is the digest of the component's name, so nothing can be read from
//! the folder. Bytes are flushed, and the folder too, before a row says that they exist.
//! Not here: which files there must be, and what a transaction that fails does to them.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

use records::journal::sha256_hex;
use sealed::{Key, container};

use crate::fault::Fault;

const PURPOSE: &str = "component";

/// How a file ends that is being written.
const COMING: &str = "coming";

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
        let coming = path.with_extension(COMING);
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

    /// Removes the folders of all other owners, and what was half written in theirs.
    pub(crate) fn keep_only(&self, owners: &BTreeSet<String>) -> Result<(), Fault> {
        if !self.root.exists() {
            return Ok(());
        }
        let kept: BTreeSet<PathBuf> = owners.iter().map(|owner| self.folder(owner)).collect();
        for entry in fs::read_dir(&self.root)? {
            let folder = entry?.path();
            if !kept.contains(&folder) {
                fs::remove_dir_all(&folder)?;
                continue;
            }
            for file in fs::read_dir(&folder)? {
                let file = file?.path();
                if file.extension().is_some_and(|extension| extension == COMING) {
                    fs::remove_file(file)?;
                }
            }
        }
        Ok(())
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
