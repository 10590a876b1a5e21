//! A vault that is not as it was written: refused or said, never answered wrongly.

use std::fs;

use serde_json::Value;

use crate::desk::{Desk, said_in};
use crate::disk::{files, flip};

#[test]
fn a_database_that_is_cut_off_or_overwritten_is_refused_and_left_alone() {
    let desk = Desk::sample();
    let database = desk.vault.join("vault.db");
    let whole = fs::read(&database).unwrap();
    for broken in [&whole[..5000], &whole[..whole.len() / 2], &[whole[..4096].to_vec(), vec![7; 60_000]].concat()] {
        fs::write(&database, broken).unwrap();
        desk.fails(3, "store-unreadable", &["doctor"]);
        desk.fails(3, "store-unreadable", &["rebuild"]);
        assert_eq!(fs::read(&database).unwrap(), broken, "nothing was written over it");
    }
    fs::write(&database, whole).unwrap();
    assert!(desk.count("會堂") > 0, "put back, it opens");
}

#[test]
fn a_database_that_is_not_encrypted_is_refused() {
    let desk = Desk::sample();
    // The head of a plain SQLite database, as any tool writes it.
    let mut plain = vec![0; 8192];
    plain[..16].copy_from_slice(b"SQLite format 3\0");
    plain[16..24].copy_from_slice(&[16, 0, 1, 1, 0, 64, 32, 32]);
    fs::write(desk.vault.join("vault.db"), plain).unwrap();
    desk.fails(3, "store-plain-database", &["search", "會堂"]);
}

#[test]
fn a_damaged_or_altered_header_keeps_the_vault_closed() {
    let desk = Desk::sample();
    let header = desk.vault.join("vault.toml");
    let whole = fs::read_to_string(&header).unwrap();
    fs::write(&header, &whole[..whole.len() / 2]).unwrap();
    desk.fails(1, "sealed-header-damaged", &["doctor"]);
    fs::write(&header, [0xff, 0xfe, 0x00]).unwrap();
    desk.fails(1, "registry-header-not-text", &["doctor"]);
    assert!(whole.contains("sample = true"));
    fs::write(&header, whole.replace("sample = true", "sample = false")).unwrap();
    desk.fails(1, "sealed-header-altered", &["doctor"]);
    fs::write(&header, whole).unwrap();
    assert!(desk.count("會堂") > 0);
}

#[test]
fn a_byte_changed_in_a_component_is_refused_and_named() {
    let desk = Desk::sample();
    let path = desk.write("plan.txt", "Plan of the hall");
    let filed = desk.answer("filed", 0, &["file", &path, "--folder", "HDSD ACC/2-3/4"]);
    let reference = filed["reference"].as_str().unwrap();
    let before = files(&Desk::sample().vault.join("components"));
    let new: Vec<_> = files(&desk.vault.join("components"))
        .into_iter()
        .filter(|path| {
            !before.iter().any(|old| {
                old.file_name() == path.file_name()
                    && old.parent().unwrap().file_name() == path.parent().unwrap().file_name()
            })
        })
        .collect();
    assert_eq!(new.len(), 1, "{new:?}");
    let length = fs::metadata(&new[0]).unwrap().len();
    flip(&new[0], usize::try_from(length).unwrap() - 5);
    desk.fails(3, "store-damaged", &["show", reference, "--files", "out"]);
    assert!(!desk.path("out/plan.txt").exists(), "no byte of it is handed out");
    for (lang, doctor, backup) in [("en", "doctor", "backup"), ("zh-Hant-HK", "doctor", "備份")] {
        let ran = desk.run(&["--json", "--lang", lang, "show", reference, "--files", "out"]);
        let error: Value = serde_json::from_str(&ran.err).unwrap();
        let hint = error["hint"].as_str().unwrap();
        said_in(lang, hint);
        assert!(hint.contains(doctor) && hint.contains(backup), "{hint}");
    }
    for lang in ["en", "zh-Hant-HK"] {
        let report = desk.answer("doctor", 1, &["--lang", lang, "doctor"]);
        let faults: Vec<&Value> = findings(&report, "fault");
        assert_eq!((faults.len(), faults[0]["code"].as_str()), (1, Some("registry-doctor-component")), "{report}");
        let said = faults[0]["text"].as_str().unwrap();
        assert!(said.contains("plan.txt") && said.contains(reference), "{said}");
        said_in(lang, said);
    }
}

fn findings<'a>(report: &'a Value, level: &str) -> Vec<&'a Value> {
    report["findings"].as_array().unwrap().iter().filter(|finding| finding["level"] == level).collect()
}

#[test]
fn a_damaged_index_is_rebuilt_and_never_answers_wrongly() {
    let desk = Desk::sample();
    let right = desk.count("會堂");
    let names: Vec<_> =
        files(&desk.vault.join("index")).iter().map(|path| path.file_name().unwrap().to_owned()).collect();
    for name in names.iter().filter(|name| !name.to_str().unwrap().ends_with("lock")) {
        // Each file on a fresh copy: a rebuild makes new files under a new key.
        let desk = Desk::sample();
        let path = desk.vault.join("index").join(name);
        let length = usize::try_from(fs::metadata(&path).unwrap().len()).unwrap();
        flip(&path, length / 2);
        // Noticed or not read at all: the answer is right either way, and without anybody's doing.
        assert_eq!(desk.count("會堂"), right, "{name:?}");
    }
    fs::remove_dir_all(desk.vault.join("index")).unwrap();
    assert_eq!(desk.count("會堂"), right, "the whole index is gone");
    assert_eq!(desk.answer("doctor", 0, &["doctor"])["whole"], true);
}

#[test]
fn a_vault_without_its_header_is_never_made_anew() {
    let desk = Desk::sample();
    fs::remove_file(desk.vault.join("vault.toml")).unwrap();
    let all = || -> Vec<(std::path::PathBuf, Vec<u8>)> {
        files(&desk.vault).into_iter().map(|path| (path.clone(), fs::read(path).unwrap())).collect()
    };
    let before = all();
    // Twice, in each language: what the first try left behind must not open the door to the second.
    for lang in ["en", "zh-Hant-HK", "en"] {
        for init in [&["init", "--sample"][..], &["init"], &["init", "--desk"]] {
            let ran = desk.run(&[&["--json", "--lang", lang], init].concat());
            assert!(ran.code > 0 && ran.out.is_empty(), "{ran:?}");
            let error: Value = serde_json::from_str(&ran.err).unwrap();
            said_in(lang, error["message"].as_str().unwrap());
        }
        desk.run(&["doctor"]);
    }
    assert_eq!(before, all(), "every byte is where it was");
}
