//! No word of a record lies open on the disk: not in the vault, not in the temporary files.
//!
//! The control is a plain copy of the same words, made from what the program hands back: files
//! and ordinary databases. The same look finds every word there, in every spelling.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use rusqlite::Connection;
use serde_json::json;

use crate::desk::Desk;
use crate::disk::{files, repository};
use crate::job::{HALL, LEAVE, certified};
use crate::keys::Keys;

/// Words that stand nowhere else: in a title, in a text, in an answer and in an attached file.
const TITLE: [&str; 2] = ["Quizzaciously Vorpal", "鸕鶿麒麟"];
const TEXT: [&str; 2] = ["Xylophagous Gryphon", "饕餮衞貔貅"];
const ANSWER: [&str; 2] = ["Borborygmic Terrace", "鳳凰鴛鴦裏"];
const ATTACHED: [&str; 2] = ["Floccinaucinihil Certificate", "饔飧魍魎説"];

fn words() -> Vec<&'static str> {
    [TITLE, TEXT, ANSWER, ATTACHED].concat()
}

/// How the index spells a text: variants of a character are made alike by the same table.
fn folded(text: &str) -> String {
    let table = fs::read_to_string(repository("crates/search/data/variants.txt")).unwrap();
    let mut alike = BTreeMap::new();
    for class in table.lines().filter(|line| !line.starts_with('#')) {
        alike.extend(class.chars().map(|c| (c, class.chars().next().unwrap())));
    }
    text.to_lowercase().chars().map(|c| alike.get(&c).copied().unwrap_or(c)).collect()
}

/// The spellings in which a word can lie in a file.
fn spellings(text: &str) -> [(&'static str, String); 3] {
    [("as typed", text.to_owned()), ("lower case", text.to_lowercase()), ("folded", folded(text))]
}

/// Each way in which a word can lie in a file, with what to call it.
fn disguises(word: &str) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    for (spelling, said) in spellings(word) {
        let units: Vec<u16> = said.encode_utf16().collect();
        found.push((format!("{word} {spelling}, UTF-16LE"), units.iter().flat_map(|one| one.to_le_bytes()).collect()));
        found.push((format!("{word} {spelling}, UTF-16BE"), units.iter().flat_map(|one| one.to_be_bytes()).collect()));
        found.push((format!("{word} {spelling}, UTF-8"), said.clone().into_bytes()));
        // An index holds single words and pairs of characters.
        found.extend(pieces(&said).map(|piece| (format!("{piece} of {word}"), piece.into_bytes())));
    }
    found
}

/// What an index keeps of a text: its words, or the pairs of neighbouring characters.
fn pieces(text: &str) -> impl Iterator<Item = String> {
    let letters: Vec<char> = text.chars().collect();
    let pairs: Vec<String> = letters.windows(2).map(|pair| pair.iter().collect::<String>()).collect();
    let words: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
    if text.is_ascii() { words.into_iter() } else { pairs.into_iter() }
}

/// Everything that a folder gives away of the words, and where.
fn betrayed(folder: &Path) -> BTreeMap<String, String> {
    let sought: Vec<(String, Vec<u8>)> = words().into_iter().flat_map(disguises).collect();
    let mut by_beginning = vec![Vec::new(); 1 << 16];
    for (number, (_, needle)) in sought.iter().enumerate() {
        by_beginning[beginning(needle)].push(number);
    }
    let mut found = BTreeMap::new();
    for path in files(folder) {
        let mut bytes = fs::read(&path).unwrap();
        bytes.extend(path.display().to_string().into_bytes());
        for (at, pair) in bytes.windows(2).enumerate() {
            for number in &by_beginning[beginning(pair)] {
                let (what, needle) = &sought[*number];
                if bytes[at..].starts_with(needle) {
                    found.insert(what.clone(), path.display().to_string());
                }
            }
        }
    }
    found
}

fn beginning(bytes: &[u8]) -> usize {
    usize::from(bytes[0]) << 8 | usize::from(bytes[1])
}

/// A desk that keeps the words, and the references of the paper and of the form that hold them.
fn keeper() -> (Desk, [String; 2]) {
    let desk = Desk::empty();
    desk.answer("init", 0, &["init", "--sample"]);
    let path = desk.write("notes.txt", TEXT.join("\n"));
    let title = ["--title", TITLE[0], "--title-zh", TITLE[1]];
    let filed = desk.answer("filed", 0, &[&["file", &path, "--folder", "HDSD ACC/2-3/4"], title.as_slice()].concat());
    let otherwise = json!({"address": ANSWER.join(" "), "firstTime": true, "$attachments": certified()});
    let certificate = desk.write("certificate.pdf", format!("%PDF-1.4\n{}\n", ATTACHED.join("\n")));
    let attach = format!("societyCert={certificate}");
    let form = HALL.carry_through_with(&desk, &otherwise, &["--attach", &attach]);
    // And a form on its way, which is no record yet.
    let answers = LEAVE.answers(&desk, "apply", &json!({"address": ANSWER.join(" ")}));
    let key = Keys::of_this_run().of("one");
    desk.answer("submit", 0, &["form", "submit", LEAVE.number, "--answers", &answers, "--key", &key]);
    (desk, [filed["reference"].as_str().unwrap().to_owned(), form])
}

/// Takes everything out again, and answers all texts that came.
fn taken_out(desk: &Desk, references: &[String; 2], folder: &Path) -> Vec<String> {
    let mut texts = Vec::new();
    for (number, reference) in references.iter().enumerate() {
        let out = folder.join(number.to_string());
        let shown = desk.answer("show", 0, &["show", reference, "--files", out.to_str().unwrap()]);
        for component in shown["components"].as_array().unwrap() {
            let bytes = fs::read(out.join(component["name"].as_str().unwrap())).unwrap();
            assert_eq!(component["size_bytes"], bytes.len());
            texts.extend(String::from_utf8(bytes));
        }
        texts.push(shown["title"]["en"].as_str().unwrap().to_owned());
        texts.push(shown["title"]["zh-Hant-HK"].as_str().unwrap().to_owned());
    }
    texts
}

/// An ordinary database of texts, in one encoding, as a program without secrets keeps them.
fn plain_database(path: &Path, encoding: &str, texts: &[String]) {
    let database = Connection::open(path).unwrap();
    database.pragma_update(None, "encoding", encoding).unwrap();
    database.execute_batch("CREATE TABLE text (spelling TEXT, content TEXT)").unwrap();
    for text in texts {
        for (spelling, content) in spellings(text) {
            database.execute("INSERT INTO text VALUES (?1, ?2)", [spelling, &content]).unwrap();
        }
    }
}

/// An index of texts without secrets: its terms, one after the other.
fn plain_index(path: &Path, texts: &[String]) {
    let lines = texts.iter().flat_map(|text| text.lines());
    let terms: BTreeSet<String> =
        lines.flat_map(spellings).flat_map(|(_, line)| pieces(&line).collect::<Vec<_>>()).collect();
    fs::write(path, terms.into_iter().collect::<Vec<_>>().join("\n")).unwrap();
}

#[test]
fn no_word_lies_open_in_the_vault_or_in_temporary_files() {
    assert!(words().iter().any(|word| folded(word) != word.to_lowercase()), "some word is spelt otherwise when folded");
    let (desk, references) = keeper();
    // Nothing is hidden that is not there: found by words, and read back.
    for word in TITLE.iter().chain(&TEXT).chain(&ANSWER) {
        assert_eq!(desk.count(word), 1, "{word} is kept and found");
    }
    let texts = taken_out(&desk, &references, &desk.path("out")).join("\n");
    for word in words() {
        assert!(texts.contains(word), "{word} is kept and handed back");
    }
    desk.answer("rebuild", 0, &["rebuild"]);
    assert!(files(&desk.vault).len() > 60, "the vault was looked at");
    assert_eq!(betrayed(&desk.vault), BTreeMap::new());
    assert_eq!(betrayed(&desk.tmp()), BTreeMap::new());
}

#[test]
fn the_same_look_finds_every_word_where_it_does_lie_open() {
    let (desk, references) = keeper();
    let plain = desk.path("plain");
    fs::create_dir(&plain).unwrap();
    let texts = taken_out(&desk, &references, &plain.join("files"));
    for encoding in ["UTF-8", "UTF-16le", "UTF-16be"] {
        plain_database(&plain.join(format!("{encoding}.db")), encoding, &texts);
    }
    plain_index(&plain.join("terms"), &texts);
    let found = betrayed(&plain);
    for (what, _) in words().into_iter().flat_map(disguises) {
        assert!(found.contains_key(&what), "{what} was overlooked");
    }
    let files = betrayed(&plain.join("files"));
    for word in TEXT.iter().chain(&ANSWER).chain(&ATTACHED) {
        assert!(
            files.contains_key(&format!("{word} as typed, UTF-8")),
            "{word} lies open in a file that was taken out"
        );
    }
}
