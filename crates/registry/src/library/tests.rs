//! The library: its figures and its entries. That it finds what people mean is tried through its verb.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{env, fs};

use forms::Tier;
use forms::catalogue::{Cover, Entry};
use serde_json::{Value, json};

use super::{Library, practice};

fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path)
}

fn library() -> Arc<Library> {
    Library::of(true).expect("the words are sound")
}

fn json_of(path: &Path) -> Value {
    serde_json::from_slice(&fs::read(path).expect("it is there")).expect("it is JSON")
}

/// `MUNIMENT_WRITE=1` writes the hashes and titles anew.
#[test]
fn the_catalogue_names_every_published_form_with_its_hash() {
    let path = repository("schemas/forms/catalogue.json");
    let mut text = fs::read_to_string(&path).expect("it is there");
    let listed = json_of(&path);
    let mut numbers = BTreeSet::new();
    for folder in fs::read_dir(repository("schemas/forms")).expect("the shelf") {
        let file = folder.expect("a folder").path().join("11-2026/form.json");
        if !file.is_file() {
            continue;
        }
        let definition = json_of(&file);
        let cover = Cover::read(&definition).expect("a definition");
        let entry = listed["entries"].as_array().expect("entries").iter().find(|one| one["formNo"] == cover.form_no);
        let entry = entry.unwrap_or_else(|| panic!("{} is not in catalogue.json", cover.form_no));
        let hash = forms::definition_digest(&definition);
        if env::var_os("MUNIMENT_WRITE").is_some() {
            text = text.replace(entry["hash"].as_str().expect("a hash"), &hash);
        } else {
            assert_eq!(entry["hash"], hash, "{}: run with MUNIMENT_WRITE=1", cover.form_no);
        }
        assert_eq!((&entry["id"], &entry["title"]), (&json!(cover.id), &json!(cover.title)));
        let says: Entry = serde_json::from_value(entry.clone()).expect("an entry");
        assert_eq!((says.tier, says.needs_originals() || !cover.needs_originals), (cover.tier, true));
        numbers.insert(cover.form_no);
    }
    assert_eq!(listed["entries"].as_array().map(Vec::len), Some(numbers.len()));
    if env::var_os("MUNIMENT_WRITE").is_some() {
        fs::write(&path, text).expect("it can be written");
    }
}

#[test]
fn the_practice_catalogue_has_the_figures_of_a_real_library_and_says_what_is_invented() {
    let catalogue = &library().catalogue;
    let count = |is: fn(&Entry) -> bool| catalogue.entries.iter().filter(|entry| is(entry)).count();
    assert_eq!(catalogue.entries.len(), practice::FORMS);
    assert_eq!(count(Entry::on_paper_only), practice::ON_PAPER_ONLY);
    assert_eq!(count(|entry| !entry.synthetic), 13);
    assert_eq!(count(|entry| entry.tier == Tier::T1), 40);
    assert_eq!(count(|entry| entry.hash.is_some()), 13 + 42);
    assert!(catalogue.entries.iter().all(|entry| entry.synthetic != (entry.tier == Tier::T3)));
    let titles: BTreeSet<&str> = catalogue.entries.iter().map(|entry| entry.title.zh.as_str()).collect();
    assert_eq!(titles.len(), practice::FORMS, "no two are called alike");
}

#[test]
fn the_practice_catalogue_is_the_same_on_every_machine() {
    // Apart from the published forms, whose hashes change with them.
    let library = library();
    let invented: Vec<&Entry> = library.catalogue.entries.iter().filter(|entry| entry.synthetic).collect();
    assert_eq!(forms::canonical_digest(&invented), "5354f3f417730dba5479858a2343fea5553f65e9d7c3bc20f06e57667d1a0890");
}

/// `MUNIMENT_WRITE=1` writes them.
#[test]
fn the_definitions_that_are_carried_in_for_practice_are_those_of_the_catalogue() {
    for number in ["ANW-010", "POS-049"] {
        let library = library();
        let entry = library.catalogue.entry(number).expect("it is in the catalogue");
        let definition = practice::definition(entry);
        let path = repository("fixtures/forms/library").join(format!("{number}.mform"));
        if env::var_os("MUNIMENT_WRITE").is_some() {
            fs::write(&path, format!("{definition:#}\n")).expect("it can be written");
        }
        let stands = json_of(&path);
        assert_eq!(forms::definition_digest(&stands), *entry.hash.as_ref().expect("a hash"), "{number}");
        let parsed = forms::Definition::parse(stands.to_string().as_bytes()).expect("it is sound");
        let report = forms::check(&parsed);
        assert!(report.passed && report.remarks.is_empty(), "{:?}", report.remarks);
    }
}
