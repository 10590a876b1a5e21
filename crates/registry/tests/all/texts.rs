//! Texts of files that are not here, or that could not be read: the record is found all the same,
//! and read when that is possible.

use std::fs;
use std::path::PathBuf;

use registry::{Clock, Extractor, Filing, Incoming, Opening, Registry, SearchAsk, sha256};
use words::{Lang, Text};

use crate::kit::{Day, PASSPHRASE};

const NOTE: &[u8] = b"The okapi is to be fed at noon.";

/// A program that answers for every file what the reader says of the note.
fn reader(day: &Day) -> Extractor {
    let answer = extraction::extract_bytes(NOTE, &extraction::Limits::default());
    let path = day.write("answer.json", &serde_json::to_vec(&answer).expect("JSON"));
    Extractor::new("/bin/sh", ["-c", "/bin/cat > /dev/null; /bin/cat \"$0\"", path.as_str()])
}

/// The same vault with another program that reads texts.
fn with_reader(day: &mut Day, extractor: Extractor) {
    day.registry.lock();
    let vault = day.folder.path().join("vault");
    let clock = Clock::fixed_on("2026-11-23").expect("a day");
    day.registry = Registry::new(vault, clock, Lang::En).with_extractor(extractor);
    day.registry.open(&Opening::Passphrase(PASSPHRASE)).expect("it opens");
}

/// Whether a word finds the record.
fn finds(day: &mut Day, word: &str, filed: &registry::Filed) -> bool {
    let ask = SearchAsk { query: word.to_owned(), limit: 200, ..SearchAsk::default() };
    let found = day.desk().find_words(&ask).expect("search goes on");
    found.exact.iter().any(|hit| hit.record_id == filed.record_id)
}

fn file(day: &mut Day, title: &str) -> registry::Filed {
    let filing = Filing { title: Text::new(title, ""), ..Filing::default() };
    let paper = Incoming { name: "note.txt".to_owned(), bytes: NOTE.to_vec() };
    day.desk().file("HDSD ADM/1-1/7", vec![paper], &filing).expect("filed")
}

/// Puts the record into the queue again, as a change of its metadata does.
fn touch(day: &mut Day, filed: &registry::Filed, title: &str) {
    day.ask(
        "edit_metadata",
        serde_json::json!({"record_id": filed.record_id, "reason": "Clearer.",
            "edits": [{"element": "title-en", "value": title}]}),
    );
}

#[test]
fn a_file_that_is_withheld_hides_its_words_and_nothing_else() {
    let mut day = Day::sample();
    let reader = reader(&day);
    with_reader(&mut day, reader);
    let filed = file(&mut day, "Feeding times");
    let name = |text: &str| sha256(text.as_bytes())[..32].to_owned();
    let kept: PathBuf = day.folder.path().join("vault/components").join(name(&filed.record_id.to_string()));
    let (here, away) = (kept.join(name("note.txt")), day.folder.path().join("withheld"));
    fs::rename(&here, &away).expect("the file is withheld");

    day.desk().index_pending().expect("the queue goes on");
    assert!(finds(&mut day, "feeding", &filed), "its title is found");
    assert!(!finds(&mut day, "okapi", &filed));

    fs::rename(&away, &here).expect("the file arrives");
    touch(&mut day, &filed, "Feeding hours");
    assert!(finds(&mut day, "okapi", &filed), "what has arrived is read");
}

#[test]
fn a_reader_that_failed_is_asked_again() {
    let mut day = Day::sample();
    with_reader(&mut day, Extractor::new("/bin/false", [""; 0]));
    let filed = file(&mut day, "Feeding times");
    assert!(finds(&mut day, "feeding", &filed) && !finds(&mut day, "okapi", &filed));
    let reader = reader(&day);
    with_reader(&mut day, reader);
    touch(&mut day, &filed, "Feeding hours");
    assert!(finds(&mut day, "okapi", &filed));
}
