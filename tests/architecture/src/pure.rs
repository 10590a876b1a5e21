//! Pure rooms read no clock, disk, network, environment or randomness.
//!
//! Three walls: what such a room may be built from, what its `clippy.toml` must forbid, and
//! what its source may not name.

use toml::Table;

use crate::manifest::Room;
use crate::modules::Crate;
use crate::tokens::{Kind, Token};

/// The pure rooms.
pub const ROOMS: [&str; 4] = ["records", "forms", "disposal", "sync"];

/// Libraries that compute and do nothing else. Lower pure rooms and `words` come on top.
const LIBRARIES: [&str; 15] = [
    "serde",
    "serde_json",
    "serde_json_canonicalizer",
    "thiserror",
    "jiff",
    "uuid",
    "rust_decimal",
    "regex",
    "sha2",
    "hex",
    "base64",
    "ed25519-dalek",
    "jsonschema",
    "ts-rs",
    "unicode-normalization",
];

/// Calls that the room's own `clippy.toml` has to forbid.
const FORBIDDEN_CALLS: [&str; 5] = [
    "std::time::SystemTime::now",
    "std::time::Instant::now",
    "jiff::Timestamp::now",
    "jiff::Zoned::now",
    "std::env::var",
];

/// Settings of the `clippy.toml` at the top, which a room's own file hides unless it repeats them.
const REPEATED: [&str; 3] = ["allow-unwrap-in-tests", "allow-expect-in-tests", "too-many-lines-threshold"];

/// Modules of the standard library that reach outside the room.
const FORBIDDEN_MODULES: [&str; 5] = ["fs", "net", "env", "process", "thread"];

/// Names that bring a clock, randomness or an unstable order.
const FORBIDDEN_NAMES: [&str; 9] =
    ["SystemTime", "Instant", "now", "now_v7", "new_v4", "getrandom", "OsRng", "HashMap", "HashSet"];

/// What a pure room is built from.
pub fn check_needs(room: &Room) -> Vec<String> {
    let allowed = |need: &str| need == "words" || ROOMS.contains(&need) || LIBRARIES.contains(&need);
    let strange = room.needs.iter().filter(|need| !allowed(need));
    strange.map(|need| format!("{} is pure and takes {need}, which is not known to be pure", room.name)).collect()
}

/// What the room's `clippy.toml` forbids. `text` is `None` when there is no such file.
pub fn check_clippy(room: &str, text: Option<&str>) -> Vec<String> {
    let Some(text) = text else {
        return vec![format!("{room} is pure and has no clippy.toml that forbids clock, disk and environment")];
    };
    let table: Table = match toml::from_str(text) {
        Ok(table) => table,
        Err(fault) => return vec![format!("{room}/clippy.toml: {fault}")],
    };
    let methods = table.get("disallowed-methods").and_then(|list| list.as_array());
    let paths: Vec<&str> = methods
        .into_iter()
        .flatten()
        .filter_map(|entry| entry.as_str().or_else(|| entry.get("path").and_then(|path| path.as_str())))
        .collect();
    let calls = FORBIDDEN_CALLS.iter().filter(|call| !paths.contains(call));
    let settings = REPEATED.iter().filter(|key| !table.contains_key(**key));
    calls
        .map(|call| format!("{room}/clippy.toml does not forbid {call}"))
        .chain(
            settings.map(|key| format!("{room}/clippy.toml hides the setting {key} of the file at the top: repeat it")),
        )
        .collect()
}

/// What the room's source names outside its tests.
pub fn check_source(room: &Crate) -> Vec<String> {
    let mut findings = Vec::new();
    for (file, source) in room.sources() {
        for (at, token) in source.tokens.iter().enumerate() {
            if let Some(name) = forbidden(&source.tokens, at, token) {
                findings.push(format!("{file}:{} names {name}: a pure room is given what it needs", token.line));
            }
        }
    }
    findings
}

fn forbidden(tokens: &[Token], at: usize, token: &Token) -> Option<String> {
    let word = token.ident()?;
    let joined = at >= 3 && tokens[at - 1].is(':') && tokens[at - 2].is(':');
    let before = if joined { tokens[at - 3].ident() } else { None };
    if before == Some("std") && FORBIDDEN_MODULES.contains(&word) {
        return Some(format!("std::{word}"));
    }
    // `now` is a fine name for a parameter; only `Something::now(` asks a clock.
    let called = tokens.get(at + 1).is_some_and(|next| next.kind == Kind::Open('('));
    let asks = word != "now" || (joined && called);
    (FORBIDDEN_NAMES.contains(&word) && asks).then(|| word.to_owned())
}
