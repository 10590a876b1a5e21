//! Traces that do not belong into a repository: folders of one machine, addresses of mirrors.

use crate::tree::Files;

/// Folders of one machine. They stand in pieces so that this file does not refuse itself.
const FOLDERS: [(&str, &str); 6] = [
    ("..", "/shared"),
    ("/work", "/main"),
    ("/work", "/shared"),
    ("/work", "/target-"),
    ("/ro", "ot/"),
    ("/ho", "me/"),
];

/// Hosts of package registries; a lock file records versions and digests, not addresses.
const HOSTS: [(&str, &str); 7] = [
    ("registry.", "npmjs"),
    ("registry.", "yarnpkg"),
    ("npm", "mirror.com"),
    ("py", "pi.org"),
    ("files.python", "hosted"),
    ("index.", "crates.io"),
    ("static.", "crates.io"),
];

/// The only source of crates that `Cargo.lock` may name.
const CRATES: &str = "registry+https://github.com/rust-lang/crates.io-index";

/// Files that name such a place.
pub fn check(files: &Files) -> Vec<String> {
    let mut findings = Vec::new();
    for (path, text) in files {
        for (number, line) in text.lines().enumerate() {
            let folder = FOLDERS.iter().map(|(one, two)| [*one, *two].concat()).find(|name| names_folder(line, name));
            let host = HOSTS.iter().map(|(one, two)| [*one, *two].concat()).find(|name| line.contains(name.as_str()));
            let address = foreign_source(path, line).then(|| "an address of packages".to_owned());
            for name in [folder, host, address].into_iter().flatten() {
                findings.push(format!("{path}:{} names {name}", number + 1));
            }
        }
    }
    findings
}

/// Whether a line names a folder, and not merely a longer path that contains the same letters.
fn names_folder(line: &str, folder: &str) -> bool {
    line.match_indices(folder).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        !before.is_some_and(|sign| sign.is_alphanumeric() || "._-}/".contains(sign))
    })
}

/// Whether a line of a lock or settings file names where packages came from.
fn foreign_source(path: &str, line: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let line = line.trim_start();
    match name {
        "Cargo.lock" => line.starts_with("source =") && !line.contains(CRATES),
        "package-lock.json" => line.starts_with("\"resolved\": \"http"),
        ".npmrc" => line.starts_with("registry") || line.contains("://"),
        "config.toml" if path.contains(".cargo/") => line.starts_with("[source") || line.starts_with("[registries"),
        _ => false,
    }
}
