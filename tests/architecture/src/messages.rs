//! Sentences: the same identifiers in both languages, and none used that does not exist.
//!
//! A string that begins with its own room's name and a hyphen is taken for a message
//! identifier, wherever it stands; so is what is given to `Message::new`.

use std::collections::BTreeSet;

use crate::modules::Crate;
use crate::tokens::{Kind, Token};
use crate::tree::{Files, some};

/// The folders of the two languages.
pub const LANGUAGES: [&str; 2] = ["locales/en/", "locales/zh-Hant-HK/"];

/// Codes that the headless door promises by these very names; they carry no room.
const PROMISED: [&str; 3] = ["vault-in-use", "vault-in-use-hint", "cancelled"];

/// The identifiers of one Fluent file, in order.
pub fn ids(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter_map(|line| {
        let (id, _) = line.split_once('=')?;
        let id = id.trim_end();
        let begins = line.starts_with(|first: char| first.is_ascii_alphabetic());
        (begins && id.chars().all(|sign| sign.is_ascii_alphanumeric() || "-_".contains(sign))).then_some(id)
    })
}

/// All identifiers of a language.
pub fn catalogue(files: &Files, language: &str) -> BTreeSet<String> {
    some(files, language, &[".ftl"]).flat_map(|(_, text)| ids(text)).map(str::to_owned).collect()
}

/// Identifiers that stand in one language only, or in the file of another room.
pub fn check_catalogues(files: &Files) -> Vec<String> {
    let [en, zh] = LANGUAGES.map(|language| catalogue(files, language));
    let alone = |one: &BTreeSet<String>, two: &BTreeSet<String>, language: &str| -> Vec<String> {
        one.difference(two).map(|id| format!("{id} stands in {language} only")).collect()
    };
    let mut findings = alone(&en, &zh, LANGUAGES[0]);
    findings.extend(alone(&zh, &en, LANGUAGES[1]));
    for (path, text) in some(files, "locales/", &[".ftl"]) {
        let room = path.rsplit('/').next().unwrap_or(path).trim_end_matches(".ftl");
        let strangers = ids(text).filter(|id| !id.starts_with(&format!("{room}-")) && !PROMISED.contains(id));
        findings.extend(strangers.map(|id| format!("{path}: {id} does not begin with {room}-")));
    }
    findings
}

/// Identifiers used in a room's source that the catalogue lacks.
pub fn check_source(room: &str, sources: &Crate, catalogue: &BTreeSet<String>) -> Vec<String> {
    let mut findings = Vec::new();
    for (file, source) in sources.sources() {
        for (at, token) in source.tokens.iter().enumerate() {
            let Kind::Text(text) = &token.kind else { continue };
            let is_id = is_kebab(text, room) || is_given_to_message(&source.tokens, at);
            if is_id && !catalogue.contains(text) {
                findings.push(format!("{file}:{} uses the message {text}, which no catalogue has", token.line));
            }
        }
    }
    findings
}

/// `room-…` in kebab case, at least one word after the room.
fn is_kebab(text: &str, room: &str) -> bool {
    let rest = text.strip_prefix(room).and_then(|rest| rest.strip_prefix('-'));
    rest.is_some_and(|rest| {
        rest.starts_with(|first: char| first.is_ascii_lowercase())
            && !rest.ends_with('-')
            && rest.chars().all(|sign| sign.is_ascii_lowercase() || sign.is_ascii_digit() || sign == '-')
    })
}

/// `Message::new("…"`.
fn is_given_to_message(tokens: &[Token], at: usize) -> bool {
    let Some(start) = at.checked_sub(5) else { return false };
    let before = &tokens[start..at];
    before[0].ident() == Some("Message")
        && before[1].is(':')
        && before[2].is(':')
        && before[3].ident() == Some("new")
        && before[4].kind == Kind::Open('(')
}

/// Identifiers used in the window that the catalogue lacks: every string that begins with `ui-`, and every string
/// that is given to `lookup`. Of `ui-seal-${state}` the catalogue must know at least one that begins so.
pub fn check_window(files: &Files, lookup: &str, catalogue: &BTreeSet<String>) -> Vec<String> {
    let mut findings = Vec::new();
    for (path, text) in some(files, "ui/src/", &[".ts", ".tsx"]).filter(|(path, _)| !path.contains("/generated/")) {
        for (number, line) in text.lines().enumerate() {
            for (before, id) in quoted(line) {
                let (stem, is_whole) = id.split_once("${").map_or((id, true), |(stem, _)| (stem, false));
                let is_id = is_kebab(stem.trim_end_matches('-'), "ui") || calls(before, lookup);
                // `pick` puts a code behind a stem.
                let stem_of_many = calls(before, "pick") && begins_some(catalogue, &format!("{id}-"));
                let is_known = match is_whole {
                    true => catalogue.contains(id) || stem_of_many,
                    false => begins_some(catalogue, stem),
                };
                if is_id && !is_known {
                    findings.push(format!("{path}:{} uses the message {id}, which no catalogue has", number + 1));
                }
            }
        }
    }
    findings
}

/// Whether an identifier of the catalogue begins like this.
fn begins_some(catalogue: &BTreeSet<String>, stem: &str) -> bool {
    catalogue.iter().any(|known| known.starts_with(stem))
}

/// Whether a line up to here ends with a call of this very function, not of one whose name ends alike.
fn calls(before: &str, function: &str) -> bool {
    let rest = before.strip_suffix('(').and_then(|rest| rest.strip_suffix(function));
    rest.is_some_and(|rest| !rest.ends_with(|sign: char| sign.is_alphanumeric() || "_.".contains(sign)))
}

/// The quoted strings of a line, each with what stands before it.
fn quoted(line: &str) -> Vec<(&str, &str)> {
    let mut found = Vec::new();
    let mut rest = 0;
    while let Some(open) = line[rest..].find(['"', '\'', '`']).map(|at| at + rest) {
        let quote = &line[open..=open];
        let Some(close) = line[open + 1..].find(quote).map(|at| at + open + 1) else { break };
        found.push((&line[..open], &line[open + 1..close]));
        rest = close + 1;
    }
    found
}
