//! What a `Cargo.toml` says about who needs whom.

use std::collections::BTreeSet;

use toml::Table;

use crate::tree::{Files, some};

/// A room as its manifest describes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Room {
    /// Name of the package.
    pub name: String,
    /// Folder from the top of the repository.
    pub folder: String,
    /// Names of the packages it is built from: ordinary, build and per-platform dependencies.
    pub needs: BTreeSet<String>,
}

/// Reads one manifest. `None` when it describes no package (the workspace itself).
pub fn read(path: &str, text: &str) -> Result<Option<Room>, String> {
    let table: Table = toml::from_str(text).map_err(|fault| format!("{path}: {fault}"))?;
    let Some(name) = table.get("package").and_then(|package| package.get("name")).and_then(|name| name.as_str()) else {
        return Ok(None);
    };
    let mut needs = BTreeSet::new();
    gather(&table, &mut needs);
    for platform in table.get("target").and_then(|targets| targets.as_table()).into_iter().flatten() {
        if let Some(table) = platform.1.as_table() {
            gather(table, &mut needs);
        }
    }
    let folder = path.trim_end_matches("Cargo.toml").trim_end_matches('/').to_owned();
    Ok(Some(Room { name: name.to_owned(), folder, needs }))
}

fn gather(table: &Table, needs: &mut BTreeSet<String>) {
    for key in ["dependencies", "build-dependencies"] {
        for (name, value) in table.get(key).and_then(|list| list.as_table()).into_iter().flatten() {
            let package = value.get("package").and_then(|package| package.as_str());
            needs.insert(package.unwrap_or(name).to_owned());
        }
    }
}

/// All rooms of the house: `crates/*` and the desktop shell. Test packages are not rooms.
pub fn rooms(files: &Files) -> Result<Vec<Room>, String> {
    let manifests = some(files, "crates/", &["/Cargo.toml"]).chain(some(files, "src-tauri/", &["/Cargo.toml"]));
    manifests.filter_map(|(path, text)| read(path, text).transpose()).collect()
}
