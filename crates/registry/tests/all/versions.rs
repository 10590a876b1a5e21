//! What a signature found, beside what the file is now: the signed version, and each later change with its place.

use registry::{Failure, bytes};
use serde_json::{Value, json};
use words::{Lang, say_or_code};

use crate::kit::Day;

const FORM: &str = "PIDR-1";

fn answers(stage: &str) -> Value {
    let shelf = concat!(env!("CARGO_MANIFEST_DIR"), "/../../schemas/forms");
    let bytes = std::fs::read(format!("{shelf}/{FORM}/11-2026/answers-{stage}.json")).expect("answers");
    serde_json::from_slice(&bytes).expect("JSON")
}

fn sample(name: &str) -> Vec<u8> {
    std::fs::read(format!("{}/../../fixtures/pdf/{name}", env!("CARGO_MANIFEST_DIR"))).expect("a sample")
}

fn version(day: &mut Day, paper: &Value, signature: Option<u32>) -> Result<Vec<u8>, Failure> {
    bytes(&mut day.registry, "version_bytes", json!({"paper": paper, "signature": signature}))
}

/// The code of a refusal, which must have a sentence in both languages.
fn refused(answer: Result<Vec<u8>, Failure>) -> String {
    let message = answer.expect_err("a refusal").message;
    for lang in Lang::ALL {
        assert_ne!(say_or_code(lang, &message), message.code);
    }
    message.code
}

/// A record that went through three signed stages, as the window shows it.
fn of_three_stages(day: &mut Day) -> Value {
    let first = day.submit(FORM, None, answers("report"), Vec::new()).expect("reported");
    day.submit(FORM, Some(&first), answers("comment"), Vec::new()).expect("commented");
    let last = day.submit(FORM, Some(&first), answers("assess"), Vec::new()).expect("assessed");
    day.ask("show_record", json!({"reference": last.record.expect("a record").reference}))
}

#[test]
fn the_version_that_an_earlier_stage_signed_is_cut_from_the_record_and_nothing_is_changed() {
    let mut day = Day::sample();
    let record = of_three_stages(&mut day);
    let seals = record["seals"].as_array().expect("seals").clone();
    assert_eq!(seals.len(), 3);
    assert_eq!((&seals[2]["signed"], &seals[2]["changes"]), (&Value::Null, &json!([])), "nothing follows the last");
    let paper = &seals[0]["signed"]["paper"];
    assert_eq!(paper["record_id"], record["record_id"]);
    let changes = seals[0]["changes"].as_array().expect("what the later stages did");
    assert!(changes.iter().all(|change| change["permitted"] == true && change["why"] == Value::Null), "{changes:#?}");
    let placed = changes.iter().find(|change| change["place"] != Value::Null).expect("one has a place");
    assert!(placed["page"].as_u64() >= Some(1) && placed["place"]["right"].as_f64() > placed["place"]["left"].as_f64());
    // A field is called as its paper calls it, by the label that was signed.
    let called = changes.iter().filter_map(|change| change["what"]["args"]["field"].as_str());
    let called: Vec<&str> = called.filter(|name| !name.is_empty()).collect();
    assert!(!called.is_empty() && called.iter().all(|name| !name.starts_with("stage.")), "{called:?}");
    let of_data = changes.iter().find(|change| change["what"]["code"] == "registry-change-stage-data").expect("data");
    assert_eq!((&of_data["after"], &of_data["page"]), (&Value::Null, &Value::Null), "data say nothing to a person");

    let now = version(&mut day, paper, None).expect("as it is");
    let kept = bytes(
        &mut day.registry,
        "record_bytes",
        json!({"record_id": paper["record_id"], "component_id": paper["component_id"]}),
    );
    assert_eq!(now, kept.expect("the record"));
    for (index, seal) in (0_u32..).zip(&seals) {
        let before = version(&mut day, paper, Some(index)).expect("a version");
        assert!(now.starts_with(&before) && before.trim_ascii_end().ends_with(b"%%EOF"));
        assert_eq!(before.len() < now.len(), seal["signed"] != Value::Null, "signature {index}");
        let report = registry::judging::judge(
            &before,
            &registry::Policy::trusting([]),
            "2026-11-23T04:00:00Z".parse().expect("a time"),
        );
        assert_eq!((report.signatures.len(), report.unchanged), (index as usize + 1, true));
    }
    assert_eq!(refused(version(&mut day, paper, Some(3))), "registry-version-none");
    let data = json!({"lies": "record", "record_id": paper["record_id"], "component_id": format!("{FORM}.json")});
    assert_eq!(refused(version(&mut day, &data, None)), "registry-version-none");
    assert!(day.desk().verify_log().expect("a log").whole);
}

#[test]
fn a_forged_file_shows_what_was_signed_beside_what_was_made_of_it() {
    let mut day = Day::sample();
    let forged = sample("fail-changed-content-proper-update-once.pdf");
    let path = day.write("minutes.pdf", &forged);
    let report = day.ask("verify_file", json!({"path": path}));
    let seal = &report["signatures"][0];
    let changes = seal["changes"].as_array().expect("changes");
    let forbidden = changes.iter().find(|change| change["permitted"] == false).expect("one is forbidden");
    assert_eq!(forbidden["why"]["code"], "signing-reason-changed-content");
    let paper = seal["signed"]["paper"].clone();
    assert_eq!(version(&mut day, &paper, Some(0)).expect("what was signed"), sample("pass-once.pdf"));
    assert_eq!(version(&mut day, &paper, None).expect("as it is"), forged);

    // What lies at the path by now is another file, and no file without a signature is read for the window.
    day.write("minutes.pdf", &sample("pass-once.pdf"));
    assert_eq!(refused(version(&mut day, &paper, Some(0))), "registry-version-file-changed");
    let plain = day.write("plain.txt", b"no signature here");
    let paper = json!({"lies": "file", "file_path": plain, "sha256": registry::sha256(b"no signature here")});
    assert_eq!(refused(version(&mut day, &paper, None)), "registry-version-none");
}

#[test]
fn nothing_is_compared_where_nothing_follows_or_the_covered_bytes_themselves_were_changed() {
    let mut day = Day::sample();
    for (name, intact) in
        [("pass-once.pdf", true), ("fail-digest-mismatch-container-digest-of-other-content-once.pdf", false)]
    {
        let path = day.write(name, &sample(name));
        let report = day.ask("verify_file", json!({"path": path}));
        let seal = &report["signatures"][0];
        assert_eq!((&seal["signed"], seal["unchanged"] == true), (&Value::Null, intact), "{name}");
    }
}
