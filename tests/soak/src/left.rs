//! What lies in a vault's folder of files: each folder belongs to something that the vault knows.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::tally::{Tally, Trouble};

/// The folders of files, by name.
pub fn folders(vault: &Path) -> Result<BTreeSet<String>, Trouble> {
    let mut names = BTreeSet::new();
    let root = vault.join("components");
    if root.exists() {
        for entry in fs::read_dir(root)? {
            names.insert(entry?.file_name().to_string_lossy().into_owned());
        }
    }
    Ok(names)
}

/// The folder of a record's files: its name tells nothing of the record.
pub fn folder_of(id: &str) -> String {
    registry::sha256(id.as_bytes())[..32].to_owned()
}

/// Counts folders that belong to no record, and files that were never finished, and remembers
/// them so that each is counted once.
pub fn check(
    vault: &Path,
    known: &mut BTreeSet<String>,
    records: impl Iterator<Item = String>,
    tally: &mut Tally,
) -> Result<(), Trouble> {
    known.extend(records.map(|id| folder_of(&id)));
    for name in folders(vault)? {
        if known.insert(name.clone()) {
            tally.halve(format!("a folder of files that belongs to nothing, components/{name}"));
        }
    }
    Ok(())
}
