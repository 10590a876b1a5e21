//! Every code that this room can say has a sentence in both languages, and no sentence is idle.

use std::collections::BTreeSet;
use std::path::Path;

use words::{Lang, Message, ids, say};

#[expect(clippy::disallowed_methods, reason = "a test reads the sources")]
fn sources(folder: &Path, found: &mut String) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else {
            found.push_str(&std::fs::read_to_string(&path).unwrap());
        }
    }
}

fn is_code(part: &str) -> bool {
    part.strip_prefix("forms-").is_some_and(|rest| {
        !rest.is_empty() && !rest.ends_with('-') && rest.chars().all(|c| c == '-' || c.is_ascii_lowercase())
    })
}

#[test]
fn codes_and_sentences_are_the_same_set() {
    let mut text = String::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut text);
    let quoted = text.split('"').filter(|part| is_code(part));
    let used: BTreeSet<&str> = quoted.collect();
    for lang in Lang::ALL {
        let known: BTreeSet<&str> =
            ids(lang).iter().map(String::as_str).filter(|id| id.starts_with("forms-")).collect();
        assert_eq!(used, known, "{lang}");
    }
}

#[test]
fn no_sentence_begs_or_shouts() {
    // Parts of sentences, and names.
    let is_part = |id: &str| id.starts_with("forms-say-") || id.starts_with("forms-certifier-");
    let is_whole = |id: &&String| id.starts_with("forms-") && !is_part(id);
    for id in ids(Lang::En).iter().filter(is_whole) {
        let sentence = say(Lang::En, &Message::new(id.as_str())).unwrap();
        assert!(!sentence.to_lowercase().contains("please") && !sentence.contains('!'), "{id}: {sentence}");
        assert!(sentence.ends_with('.'), "{id}: {sentence}");
        let sentence = say(Lang::ZhHantHk, &Message::new(id.as_str())).unwrap();
        assert!(sentence.ends_with('。') && !sentence.contains('！'), "{id}: {sentence}");
    }
}
