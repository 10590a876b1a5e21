//! The committed samples: the name of a file is the verdict that it must get.

use std::path::PathBuf;

use jiff::Timestamp;
use signing::certificate::Certificate;
use signing::facts::facts;
use signing::{Limits, Policy, Reason, Verdict, report};

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/pdf")
}

fn files(ending: &str) -> Vec<PathBuf> {
    let all = std::fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> = all.filter(|path| path.extension().is_some_and(|found| found == ending)).collect();
    files.sort();
    files
}

/// The reason in `fail-<reason>-<what>.pdf`: the longest code that fits.
fn expected(name: &str) -> Option<Reason> {
    let rest = name.strip_prefix("fail-")?;
    let fitting = Reason::ALL.iter().filter(|reason| rest.starts_with(&format!("{}-", reason.code())));
    fitting.max_by_key(|reason| reason.code().len()).copied()
}

#[test]
fn every_sample_gets_the_verdict_of_its_name() {
    let anchors =
        files("pem").into_iter().flat_map(|path| Certificate::from_file(&std::fs::read(path).unwrap()).unwrap());
    let policy = Policy::trusting(anchors);
    let at: Timestamp = "2026-12-01T00:00:00Z".parse().unwrap();
    let samples = files("pdf");
    let (mut passed, mut failed) = (0, 0);
    for path in samples {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let bytes = std::fs::read(&path).unwrap();
        assert!(bytes.len() < 60_000, "{name} is too large to be committed");
        let report = report(&facts(&bytes, &Limits::default()), &policy, at);
        match expected(&name) {
            Some(reason) => {
                assert!(report.reasons.contains(&reason), "{name}: {:?}", report.reasons);
                assert!(report.verdict != Verdict::Valid && !report.unchanged, "{name}");
                failed += 1;
            }
            None => {
                assert!(name.starts_with("pass-"), "{name} names no verdict");
                assert_eq!((report.verdict, report.unchanged), (Verdict::Valid, true), "{name}: {report:#?}");
                passed += 1;
            }
        }
    }
    assert!(passed >= 6 && failed >= 59, "{passed} and {failed}");
}

/// A forgery ends with the name of the paper from which it was made, which lies beside it.
#[test]
fn every_forged_sample_stands_beside_its_twin() {
    let names = files("pdf").into_iter().map(|path| path.file_stem().unwrap().to_string_lossy().into_owned());
    let (good, bad): (Vec<String>, Vec<String>) = names.partition(|name| name.starts_with("pass-"));
    for name in bad {
        let is_twin = |twin: &String| name.ends_with(&twin["pass".len()..]);
        assert!(good.iter().any(is_twin), "{name} was made from a paper that is not there");
    }
}

#[test]
fn a_change_of_what_a_page_shows_names_the_page() {
    for (name, page) in [
        ("fail-changed-content-proper-update-once.pdf", Some(1)),
        ("fail-changed-content-font-redefined-once.pdf", Some(1)),
        // Nothing of a page was touched.
        ("fail-changed-content-other-catalog-once.pdf", None),
    ] {
        let facts = facts(&std::fs::read(folder().join(name)).unwrap(), &Limits::default());
        let changes = facts.revisions.iter().flat_map(|revision| &revision.changes);
        let forbidden: Vec<Option<u32>> =
            changes.filter(|change| change.level == signing::Level::Other).map(|change| change.page).collect();
        assert!(!forbidden.is_empty() && forbidden.iter().all(|found| *found == page), "{name}: {forbidden:?}");
    }
}
