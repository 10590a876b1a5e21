//! The inner walls of the window: which folder of `ui/src` may import which.

use crate::tree::{Files, some};

/// Folders by layer, from the ground up. A file beside the folders (`main.tsx`) belongs to the top.
const LAYERS: [&[&str]; 5] = [&["host", "generated"], &["state"], &["components"], &["features"], &["app"]];

/// Only this folder speaks to the desktop shell.
const HOST: &str = "host";

fn layer(folder: &str) -> Option<usize> {
    LAYERS.iter().position(|layer| layer.contains(&folder))
}

/// Imports that climb, cross from one feature to another, or reach past `host`.
pub fn check(files: &Files) -> Vec<String> {
    let mut findings = Vec::new();
    for (path, text) in some(files, "ui/src/", &[".ts", ".tsx"]) {
        let inside = path.trim_start_matches("ui/src/");
        let Some((folder, _)) = inside.split_once('/') else { continue };
        let Some(own) = layer(folder) else {
            findings.push(format!("{path}: {folder} has no layer; see tests/architecture/src/layers.rs"));
            continue;
        };
        for import in imports(text) {
            if import.starts_with("@tauri-apps/") && folder != HOST {
                findings.push(format!("{path} imports {import}: only {HOST} speaks to the shell"));
            }
            let Some(target) = target(inside, import) else { continue };
            let other = target.split('/').next().unwrap_or_default();
            if layer(other).is_some_and(|other| other > own) {
                findings.push(format!("{path} imports {import}: {folder} does not know {other}"));
            }
            if folder == "features" && other == "features" && second(inside) != second(&target) {
                findings.push(format!("{path} imports {import}: a feature never imports a feature"));
            }
        }
    }
    findings
}

fn second(path: &str) -> Option<&str> {
    path.split('/').nth(1)
}

/// What a file imports: `from "…"`, `import "…"`, `import("…")`.
fn imports(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for opening in ["from \"", "from '", "import \"", "import '", "import(\"", "import('"] {
        for (at, _) in text.match_indices(opening) {
            let start = at + opening.len();
            let quote = &opening[opening.len() - 1..];
            if let Some(end) = text[start..].find(quote) {
                found.push(&text[start..start + end]);
            }
        }
    }
    found
}

/// The path below `ui/src` that an import leads to, if it stays inside.
fn target(inside: &str, import: &str) -> Option<String> {
    if let Some(rest) = import.strip_prefix("@/").or_else(|| import.strip_prefix("~/")) {
        return Some(rest.to_owned());
    }
    if !import.starts_with('.') {
        return None;
    }
    let mut parts: Vec<&str> = inside.split('/').collect();
    parts.pop();
    for part in import.split('/') {
        match part {
            "." => {}
            ".." => drop(parts.pop()?),
            name => parts.push(name),
        }
    }
    Some(parts.join("/"))
}
