//! Outside libraries and the rooms that may know them.
//!
//! Replacing a library should touch one room. A library that is in neither table is
//! refused, so that a new one is placed on purpose and not by habit.

use crate::floors;
use crate::manifest::Room;

/// Small and stable, of use in any room: shapes, errors, dates, numbers, digests.
const EVERYWHERE: [&str; 18] = [
    "serde",
    "serde_json",
    "serde_json_canonicalizer",
    "thiserror",
    "jiff",
    "uuid",
    "rust_decimal",
    "regex",
    "toml",
    "hex",
    "base64",
    "sha2",
    "zeroize",
    "getrandom",
    "ed25519-dalek",
    "ts-rs",
    "unicode-normalization",
    "encoding_rs",
];

/// Everything else, with its rooms.
const ROOMS: [(&str, &[&str]); 47] = [
    ("fluent-bundle", &["words"]),
    ("fluent-syntax", &["words"]),
    ("unic-langid", &["words"]),
    ("icu_collator", &["words"]),
    ("icu_locale_core", &["words"]),
    ("jsonschema", &["forms"]),
    ("keyring", &["sealed"]),
    ("argon2", &["sealed"]),
    ("aes-gcm", &["sealed"]),
    ("hkdf", &["sealed"]),
    ("openssl", &["signing"]),
    ("cms", &["signing"]),
    ("der", &["signing"]),
    ("x509-cert", &["signing"]),
    ("x509-ocsp", &["signing"]),
    ("p12-keystore", &["signing"]),
    ("cryptoki", &["tokens"]),
    ("tantivy", &["search"]),
    ("frostem", &["search"]),
    ("printpdf", &["rendition"]),
    ("allsorts-azul", &["rendition"]),
    ("unicode-linebreak", &["rendition"]),
    ("qrcodegen", &["rendition"]),
    ("lopdf", &["rendition", "signing", "extraction"]),
    ("landlock", &["extraction"]),
    ("rlimit", &["extraction", "tokens"]),
    ("chardetng", &["extraction"]),
    ("flate2", &["extraction"]),
    ("quick-xml", &["extraction"]),
    ("rusqlite", &["store", "server"]),
    ("fs4", &["store"]),
    ("ureq", &["registry"]),
    ("gtk", &["muniment-desktop"]),
    ("webkit2gtk", &["muniment-desktop"]),
    ("axum", &["server"]),
    ("rustls", &["server"]),
    ("axum-server", &["server"]),
    ("tokio", &["server"]),
    ("tokio-postgres", &["server"]),
    ("object_store", &["server"]),
    ("openidconnect", &["server"]),
    ("clap", &["cli", "server"]),
    ("tauri", &["muniment-desktop"]),
    ("tauri-build", &["muniment-desktop"]),
    ("tauri-plugin-dialog", &["muniment-desktop"]),
    ("tauri-plugin-single-instance", &["muniment-desktop"]),
    ("tauri-plugin-window-state", &["muniment-desktop"]),
];

/// Libraries that a room takes although they live in another one, or that nobody placed.
pub fn check(rooms: &[Room]) -> Vec<String> {
    let mut findings = Vec::new();
    for room in rooms {
        let outside = room.needs.iter().filter(|need| floors::floor(need).is_none());
        for library in outside.filter(|library| !EVERYWHERE.contains(&library.as_str())) {
            match ROOMS.iter().find(|(name, _)| name == library) {
                Some((_, homes)) if homes.contains(&room.name.as_str()) => {}
                Some((_, homes)) => {
                    findings.push(format!("{} takes {library}, which lives in {}", room.name, homes.join(", ")));
                }
                None => findings.push(format!(
                    "{} takes {library}, which has no room yet: decide where it lives and write it down in \
                     tests/architecture/src/libraries.rs",
                    room.name
                )),
            }
        }
    }
    findings
}
