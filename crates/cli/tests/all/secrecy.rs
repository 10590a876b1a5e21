//! No word of a record lies open on the disk: not in the vault, not in the temporary files.

use std::fs;
use std::path::Path;

use crate::desk::Desk;
use crate::disk::{copy, files, repository};
use crate::keys::Keys;

/// Words that stand nowhere else: in a title, in a text and in an answer.
const TITLE: [&str; 2] = ["Quizzaciously Vorpal", "鸕鶿麒麟"];
const TEXT: [&str; 2] = ["Xylophagous Gryphon", "饕餮貔貅"];
const ANSWER: [&str; 2] = ["Borborygmic Terrace", "鳳凰鴛鴦里"];

fn words() -> Vec<&'static str> {
    [TITLE, TEXT, ANSWER].concat()
}

/// Each way in which a word can lie in a file.
fn disguises(word: &str) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    for (folding, said) in
        [("as typed", word.to_owned()), ("folded", word.to_lowercase()), ("loud", word.to_uppercase())]
    {
        let units: Vec<u16> = said.encode_utf16().collect();
        found.push((format!("{word} {folding}, UTF-8"), said.into_bytes()));
        found.push((format!("{word} {folding}, UTF-16LE"), units.iter().flat_map(|unit| unit.to_le_bytes()).collect()));
        found.push((format!("{word} {folding}, UTF-16BE"), units.iter().flat_map(|unit| unit.to_be_bytes()).collect()));
    }
    // An index holds single words and pairs of characters.
    let letters: Vec<char> = word.chars().collect();
    let pieces = if word.is_ascii() {
        word.to_lowercase().split(' ').map(str::to_owned).collect::<Vec<_>>()
    } else {
        letters.windows(2).map(|pair| pair.iter().collect()).collect()
    };
    found.extend(pieces.into_iter().map(|piece| (format!("{piece} of {word}"), piece.into_bytes())));
    found
}

/// Everything that a folder gives away of the words.
fn betrayed(folder: &Path) -> Vec<String> {
    let sought: Vec<(String, Vec<u8>)> = words().into_iter().flat_map(disguises).collect();
    let mut found = Vec::new();
    for path in files(folder) {
        let bytes = fs::read(&path).unwrap();
        let name = path.display().to_string().into_bytes();
        for (what, needle) in &sought {
            if contains(&bytes, needle) || contains(&name, needle) {
                found.push(format!("{what} in {}", path.display()));
            }
        }
    }
    found
}

/// Looks at the first byte before it compares: the folders are large.
fn contains(bytes: &[u8], needle: &[u8]) -> bool {
    let mut rest = bytes;
    while let Some(at) = rest.iter().position(|byte| *byte == needle[0]) {
        if rest[at..].starts_with(needle) {
            return true;
        }
        rest = &rest[at + 1..];
    }
    false
}

/// A desk that keeps the words in a title, in a text and in a form on its way.
fn keeper() -> Desk {
    let desk = Desk::empty();
    desk.answer("init", 0, &["init", "--sample"]);
    let path = desk.write("notes.txt", TEXT.join("\n"));
    let title = ["--title", TITLE[0], "--title-zh", TITLE[1]];
    desk.answer("filed", 0, &[&["file", &path, "--folder", "HDSD ACC/2-3/4"], title.as_slice()].concat());
    let apply = fs::read(repository("schemas/forms/GEN-LV-1/11-2026/answers-apply.json")).unwrap();
    let mut answers: serde_json::Value = serde_json::from_slice(&apply).unwrap();
    answers["address"] = ANSWER.join(" ").into();
    let answers = desk.write("answers.json", answers.to_string());
    let key = Keys::of_this_run().of("one");
    desk.answer("submit", 0, &["form", "submit", "GEN-LV-1", "--answers", &answers, "--key", &key]);
    desk
}

#[test]
fn no_word_lies_open_in_the_vault_or_in_temporary_files() {
    let desk = keeper();
    for word in TITLE.iter().chain(&TEXT) {
        assert_eq!(desk.count(word), 1, "{word} is kept and found");
    }
    desk.answer("rebuild", 0, &["rebuild"]);
    assert!(files(&desk.vault).len() > 60, "the vault was looked at");
    assert_eq!(betrayed(&desk.vault), Vec::<String>::new());
    assert_eq!(betrayed(&desk.tmp()), Vec::<String>::new());
}

#[test]
fn the_same_look_finds_every_word_where_it_does_lie_open() {
    let desk = Desk::sample();
    assert_eq!(betrayed(&desk.vault), Vec::<String>::new());
    let plain = desk.path("plain");
    copy(&desk.vault, &plain);
    for (number, word) in words().into_iter().enumerate() {
        for (order, (_, bytes)) in disguises(word).into_iter().enumerate() {
            fs::write(plain.join(format!("{number}-{order}")), bytes).unwrap();
        }
    }
    let found = betrayed(&plain);
    for (what, _) in words().into_iter().flat_map(disguises) {
        assert!(found.iter().any(|line| line.starts_with(&what)), "{what} was overlooked");
    }
}
