//! Forms that exist as PDF: what is read from each of the kept files, and what is refused.

use std::path::PathBuf;
use std::time::Duration;

use extraction::{ExtractError, Extractor, Hint, Limits, Paper, PaperField, PaperKind, PaperOption, read_paper};
use proptest::prelude::*;
use words::{Lang, Message};

use crate::paper_sample::{all_kinds, in_circles, locked, many, nested, without_fields, xfa};

fn read(bytes: &[u8]) -> Result<Paper, Message> {
    read_paper(bytes, &Limits::default())
}

fn refusal(bytes: &[u8]) -> String {
    let reason = read(bytes).unwrap_err();
    for lang in Lang::ALL {
        assert!(words::say(lang, &reason).is_some(), "{reason:?}");
    }
    reason.code
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/pdf/acroform")
}

fn kept() -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|ending| ending == "pdf"));
    files.sort();
    files
        .into_iter()
        .map(|file| (file.file_name().unwrap().to_str().unwrap().to_owned(), std::fs::read(&file).unwrap()))
        .collect()
}

fn names(paper: &Paper) -> Vec<&str> {
    paper.fields.iter().map(|field| field.name.as_str()).collect()
}

fn codes(paper: &Paper) -> Vec<String> {
    for note in &paper.notes {
        assert!(Lang::ALL.into_iter().all(|lang| words::say(lang, note).is_some()), "{note:?}");
    }
    paper.notes.iter().map(|note| note.code.clone()).collect()
}

fn field<'p>(paper: &'p Paper, name: &str) -> &'p PaperField {
    paper.fields.iter().find(|field| field.name == name).unwrap_or_else(|| panic!("{name} of {:?}", names(paper)))
}

fn option(value: &str, label: Option<&str>) -> PaperOption {
    PaperOption { value: value.to_owned(), label: label.map(str::to_owned) }
}

#[test]
fn the_kept_files_are_those_that_are_made_here() {
    let made = [
        ("pass-all-kinds.pdf", all_kinds()),
        ("pass-nested.pdf", nested()),
        ("pass-in-circles.pdf", in_circles()),
        ("pass-static-xfa.pdf", xfa(false)),
        ("fail-dynamic-xfa.pdf", xfa(true)),
        ("fail-no-form.pdf", without_fields(false)),
        ("fail-no-fields.pdf", without_fields(true)),
    ];
    for (name, bytes) in made {
        let path = folder().join(name);
        if std::env::var_os("MUNIMENT_WRITE").is_some() {
            std::fs::write(&path, &bytes).unwrap();
        }
        assert!(std::fs::read(&path).is_ok_and(|kept| kept == bytes), "{name} is stale: run with MUNIMENT_WRITE=1");
    }
}

#[test]
fn each_kept_file_is_read_or_refused_as_its_name_says() {
    let files = kept();
    assert!(files.len() >= 10, "{}", files.len());
    for (name, bytes) in files {
        assert_eq!(
            read(&bytes).is_ok(),
            name.starts_with("pass-"),
            "{name}: {:?}",
            read(&bytes).map(|paper| paper.fields.len())
        );
    }
}

#[test]
fn every_kind_of_field_is_read_with_what_it_asks() {
    let paper = read(&all_kinds()).unwrap();
    assert_eq!(
        names(&paper),
        [
            "Name",
            "Reasons",
            "Account",
            "Read",
            "Contact",
            "District",
            "Days",
            "Date",
            "People",
            "Fee",
            "Print",
            "Signature",
            "Code"
        ]
    );
    let text = |lines, comb, most| PaperKind::Text { lines, comb, password: false, file: false, most };
    let choice = |several, options| PaperKind::Choice { several, editable: false, options };
    let districts = vec![option("CW", Some("中西區 Central and Western")), option("N", Some("北區 North"))];
    let days = ["Mon", "Tue", "Wed"].map(|day| option(day, None)).to_vec();
    let contact = vec![option("letter", Some("Letter")), option("phone", Some("Telephone"))];
    for (name, kind) in [
        ("Name", text(false, false, Some(60))),
        ("Reasons", text(true, false, None)),
        ("Account", text(false, true, Some(12))),
        ("Read", PaperKind::Check),
        ("Contact", PaperKind::Radio { states: contact }),
        ("District", choice(false, districts)),
        ("Days", choice(true, days)),
        ("Date", text(false, false, None)),
        ("Print", PaperKind::Button),
        ("Signature", PaperKind::Signature),
    ] {
        assert_eq!(field(&paper, name).kind, kind, "{name}");
    }
    let duties = |name: &str| (field(&paper, name).required, field(&paper, name).read_only, field(&paper, name).hidden);
    assert_eq!((duties("Name"), duties("Fee")), ((true, false, false), (false, true, false)));
    assert_eq!(duties("Code"), (false, false, true));
    assert_eq!(field(&paper, "Name").default, ["Harbour Club"]);
    let said = |name: &str| (field(&paper, name).tooltip.as_deref(), field(&paper, name).nearby.as_deref());
    assert_eq!(said("Name"), (None, Some("Name of organisation")));
    assert_eq!(said("Read"), (None, Some("I have read the notes")));
    assert_eq!(said("Contact"), (None, Some("Meeting by")));
    assert_eq!(said("Days").0, Some("可到訪的日子"));
    let script = |name: &str| (field(&paper, name).hint, field(&paper, name).scripts.join(" "));
    assert_eq!(script("Date"), (Some(Hint::Date), String::new()));
    assert_eq!(script("People"), (Some(Hint::Number { places: 0 }), String::new()));
    assert_eq!(script("Fee"), (None, "calculate".to_owned()));
    let place = field(&paper, "Reasons").place.unwrap();
    assert_eq!((place.page, place.tab, place.edges), (1, 2, [150.0, 700.0, 350.0, 718.0]));
    assert_eq!(codes(&paper), [""; 0]);
}

/// Files of other producers, as one line for each field.
#[test]
fn forms_made_elsewhere_are_read_as_their_viewers_show_them() {
    let line = |field: &PaperField| {
        let said = field.tooltip.as_deref().or(field.nearby.as_deref()).unwrap_or("-");
        let kind = serde_json::to_value(&field.kind).unwrap()["kind"].as_str().unwrap().to_owned();
        let states = match &field.kind {
            PaperKind::Radio { states: all } | PaperKind::Choice { options: all, .. } => {
                all.iter().map(|one| format!(" {}={}", one.value, one.label.as_deref().unwrap_or("-"))).collect()
            }
            _ => String::new(),
        };
        let page = field.place.map_or(0, |place| place.page);
        format!("{page} {} {kind}{}: {said}{states}", field.name, if field.required { "!" } else { "" })
    };
    for (name, bytes) in kept().into_iter().filter(|(name, _)| name.contains("reportlab") || name.contains("pypdf")) {
        let lines: Vec<String> = read(&bytes).unwrap().fields.iter().map(line).collect();
        let expected: &[&str] = match name.as_str() {
            "pass-reportlab-chinese.pdf" => {
                &["1 group text: 申請團體名稱", "1 phone text: 聯絡電話", "1 purpose text: 用途"]
            }
            // What pypdf wrote has the same fields below one parent, and one label.
            "pass-pypdf-permit.pdf" => &[
                "1 permit.performer text!: 表演者姓名 Name of performer",
                "1 permit.instrument choice: Instrument violin=Violin pipa=Pipa erhu=Erhu",
                "1 permit.amplified check!: Amplified",
                "1 permit.session radio!: Session am=Morning pm=Afternoon",
                "1 permit.programme text: Programme",
                "2 permit.places choice: Places pier=Pier park=Park square=Square",
            ],
            _ => &[
                "1 performer text!: Name of performer",
                "1 instrument choice: Instrument violin=Violin pipa=Pipa erhu=Erhu",
                "1 amplified check!: Amplified",
                "1 session radio!: Session am=Morning pm=Afternoon",
                "1 programme text: Programme",
                "2 places choice: Places pier=Pier park=Park square=Square",
            ],
        };
        assert_eq!(lines, expected, "{name}");
    }
}

#[test]
fn a_tree_of_fields_gives_names_and_what_is_inherited() {
    let paper = read(&nested()).unwrap();
    let (name, first) = ("form1[0].person.姓名", "form1[0].person.Prénom “1”");
    assert_eq!(names(&paper), [name, first, "form1[0].reference", "類別", "remarks"]);
    let most = |name: &str| match field(&paper, name).kind {
        PaperKind::Text { most, .. } => most,
        _ => None,
    };
    assert_eq!((most(name), most(first)), (Some(40), Some(8)));
    assert!(field(&paper, name).required && !field(&paper, "remarks").required);
    let states = vec![option("甲類", None), option("乙類", None)];
    assert_eq!(field(&paper, "類別").kind, PaperKind::Radio { states });
    assert_eq!(codes(&paper), ["extraction-paper-twice"]);
}

#[test]
fn circles_strays_and_broken_kids_cost_themselves_only() {
    let paper = read(&in_circles()).unwrap();
    assert!(names(&paper).starts_with(&["sound", "stray"]), "{:?}", names(&paper));
    let codes = codes(&paper);
    for code in ["extraction-paper-circle", "extraction-paper-broken"] {
        assert!(codes.iter().any(|one| one == code), "{codes:?}");
    }
}

#[test]
fn xfa_is_told_apart_and_a_paper_without_fields_is_refused() {
    assert_eq!(codes(&read(&xfa(false)).unwrap()), ["extraction-paper-static"]);
    assert_eq!(refusal(&xfa(true)), "extraction-paper-dynamic");
    assert_eq!(refusal(&without_fields(false)), "extraction-paper-no-fields");
    assert_eq!(refusal(&without_fields(true)), "extraction-paper-no-fields");
    assert_eq!(refusal(&locked()), "extraction-paper-locked");
    assert_eq!(refusal(b"%PDF-1.7\nthis is all there is"), "extraction-paper-damaged");
    assert_eq!(refusal(b"{}"), "extraction-paper-no-pdf");
    let small = Limits { input_bytes: 10, ..Limits::default() };
    assert_eq!(read_paper(&all_kinds(), &small).unwrap_err().code, "extraction-paper-size");
}

#[test]
fn thousands_of_fields_and_endless_trees_are_bounded() {
    assert_eq!(read(&many(2_000, false)).unwrap().fields.len(), 2_000);
    assert_eq!(refusal(&many(2_001, false)), "extraction-paper-many");
    assert_eq!(refusal(&many(60_000, false)), "extraction-paper-many");
    // What lies too deep is said; nothing of it is left to read.
    assert_eq!(refusal(&many(500, true)), "extraction-paper-no-fields");
    assert_eq!(names(&read(&many(30, true)).unwrap()).len(), 1);
}

#[test]
fn the_child_reads_a_paper_as_the_library_does() {
    let child = Extractor::new(env!("CARGO_BIN_EXE_muniment-extract"), [] as [&str; 0]);
    assert_eq!(child.paper(all_kinds()).unwrap(), read(&all_kinds()).unwrap());
    let refused = child.paper(xfa(true)).unwrap_err();
    assert_eq!(refused.message().code, "extraction-paper-dynamic");
    let limits = Limits { wait: Duration::from_millis(300), ..Limits::default() };
    let asleep = Extractor::new("/bin/sh", ["-c", "exec sleep 60"]).with_limits(limits).paper(all_kinds());
    assert!(
        matches!(&asleep, Err(ExtractError::Refused(reason)) if reason.code == "extraction-paper-unread"),
        "{asleep:?}"
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_damage_to_a_paper_makes_it_panic(
        which in 0..7_usize,
        damage in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..30),
        cut in any::<prop::sample::Index>(),
    ) {
        let files = kept();
        let mut bytes = files[which % files.len()].1.clone();
        for (at, byte) in damage {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        let limits = Limits { operations: 200_000, ..Limits::default() };
        let _ = read_paper(&bytes, &limits);
        let _ = read_paper(&bytes[..cut.index(bytes.len())], &limits);
    }
}
