//! Attacks on signed files: none is valid and unchanged, and each gets its reason.

use signing::Verdict;
use signing::testkit::publishing::List;
use signing::testkit::{Paper, Target, desk, forgeries, judged, now, object_stream, once, signed_paper, thrice};

use crate::codes;

fn check(once: &[u8], thrice: &[u8]) {
    let mut findings = Vec::new();
    for forgery in forgeries(once, thrice) {
        let report = judged(&forgery.bytes);
        if report.verdict == Verdict::Valid || report.unchanged {
            findings.push(format!("{}: {:?}, unchanged {}", forgery.file_name(), report.verdict, report.unchanged));
        }
        if !codes(&report).contains(&forgery.reason.code()) {
            findings.push(format!("{}: {:?}", forgery.file_name(), codes(&report)));
        }
    }
    assert!(findings.is_empty(), "{}", findings.join("\n"));
}

#[test]
fn no_forgery_of_a_paper_with_tables_passes() {
    check(once(), thrice());
}

#[test]
fn the_papers_themselves_pass() {
    for base in [once(), thrice()] {
        let report = judged(base);
        assert_eq!((report.verdict, report.unchanged), (Verdict::Valid, true));
    }
}

#[test]
fn a_line_end_behind_the_end_is_remarked_and_anything_else_is_a_change() {
    for (tail, is_fine) in [("\n", true), ("\r\n\r\n", true), (" ", false), ("\n\n%", false), ("\0", false)] {
        let report = judged(&[once(), tail.as_bytes()].concat());
        assert_eq!(report.unchanged, is_fine, "{tail:?}");
        assert_eq!(report.verdict == Verdict::Valid, is_fine, "{tail:?}");
        assert_eq!(report.remarks.len(), usize::from(is_fine));
    }
}

#[test]
fn papers_on_streams_hold_and_their_forgeries_do_not() {
    let modern = Paper { is_modern: true, ..Paper::in_stages(3) };
    let thrice = signed_paper(&modern, 3);
    let report = judged(&thrice);
    assert_eq!((report.verdict, report.unchanged), (Verdict::Valid, true), "{report:#?}");
    // The forgers write tables; where a table does not fit, the structure is the reason.
    for forgery in forgeries(&signed_paper(&modern, 1), &thrice) {
        let report = judged(&forgery.bytes);
        assert!(report.verdict != Verdict::Valid && !report.unchanged, "{} {:?}", forgery.file_name(), codes(&report));
    }
}

/// Rewriting an object stream changes every object in it, though no entry of theirs is touched.
#[test]
fn an_object_stream_cannot_be_rewritten() {
    let modern = Paper { is_modern: true, ..Paper::in_stages(2) };
    let signed = signed_paper(&modern, 1);
    let report = judged(&Target::of(&signed).update(&[object_stream(&signed, "842", "600")]));
    assert!(codes(&report).contains(&"changed-content"), "{:?}", codes(&report));
    assert!(report.verdict == Verdict::Invalid && !report.unchanged);
    // The same stream written anew without a change is no change.
    let report = judged(&Target::of(&signed).update(&[object_stream(&signed, "842", "842")]));
    assert_eq!((report.verdict, report.unchanged), (Verdict::Valid, true), "{report:#?}");
}

fn hexadecimal(bytes: &[u8]) -> String {
    let digits = hex::encode(bytes);
    format!("<</Filter/ASCIIHexDecode/Length {}>>stream\n{digits}>\nendstream", digits.len() + 1)
}

/// Evidence for the long term changes nothing; what only calls itself evidence does.
#[test]
fn evidence_may_be_added_and_nothing_under_its_name() {
    let target = Target::of(thrice());
    let (store, new) = (target.next, target.next + 1);
    let catalog = target.body(target.catalog).replacen("<<", &format!("<</DSS {store} 0 R"), 1);
    let with = |list: &str, evidence: String| {
        target.update(&[
            (target.catalog, catalog.clone()),
            (store, format!("<</Type/DSS/Certs[{list}]>>")),
            (new, evidence),
        ])
    };
    let certificate = hexadecimal(&desk().root.der());
    let honest = with(&format!("{new} 0 R"), certificate.clone());
    let report = judged(&honest);
    assert_eq!((report.verdict, report.unchanged), (Verdict::Valid, true), "{:?}", codes(&report));
    assert_eq!(report.signatures[2].changes[0].message.code, "signing-change-evidence");
    let more = Target::of(&honest);
    let grown = format!("<</Type/DSS/Certs[{new} 0 R {} 0 R]>>", more.next);
    let report = judged(&more.update(&[(store, grown), (more.next, hexadecimal(&desk().office.der()))]));
    assert_eq!((report.verdict, report.unchanged), (Verdict::Valid, true), "{:?}", codes(&report));
    let listed = |list: &[u8]| {
        target.update(&[
            (target.catalog, catalog.clone()),
            (store, format!("<</Type/DSS/CRLs[{new} 0 R]>>")),
            (new, hexadecimal(list)),
        ])
    };
    let list = desk().root.list(&List::between(now(), now()));
    assert!(judged(&listed(&list)).unchanged);
    for (name, forged) in [
        ("with a tail", listed(&[list.as_slice(), b"BT (paid) Tj ET"].concat())),
        ("no certificate", with(&format!("{new} 0 R"), hexadecimal(b"nothing"))),
        ("an old object", with(&format!("{} 0 R", target.content), certificate.clone())),
        ("another list", more.update(&[(store, format!("<</Type/DSS/Pages[{new} 0 R]>>"))])),
        ("taken away", more.update(&[(store, "<</Type/DSS/Certs[]>>".to_owned())])),
        ("exchanged", more.update(&[(new, hexadecimal(&desk().office.der()))])),
        (
            "with a page",
            target.update(&[
                (target.catalog, catalog.clone()),
                (store, format!("<</Type/DSS/Certs[{new} 0 R]>>")),
                (new, certificate.clone()),
                (target.page, target.body(target.page).replace("842", "600")),
            ]),
        ),
    ] {
        let report = judged(&forged);
        assert_eq!((report.verdict, report.unchanged), (Verdict::Invalid, false), "{name}");
        assert!(codes(&report).contains(&"changed-content"), "{name}: {:?}", codes(&report));
    }
}

/// Files that ask for endless work get an answer all the same.
#[test]
fn work_is_bounded() {
    let trailer = "trailer\n<</Size 3/Root 1 0 R>>\nstartxref\n{at}\n%%EOF\n";
    let with = |objects: &str, table: &str| {
        let body = format!("%PDF-1.7\n{objects}");
        let end = trailer.replace("{at}", &body.len().to_string());
        format!("{body}{table}{end}").into_bytes()
    };
    let nested = "[".repeat(10_000);
    let first = "xref\n1 1\n0000000009 00000 n\r\n";
    for (name, file) in [
        ("deep nesting", with(&format!("1 0 obj\n{nested}\nendobj\n"), first)),
        ("a table without end", with("1 0 obj\n<<>>\nendobj\n", "xref\n0 4000000000\n0000000009 00000 n\r\n")),
        ("a length beyond the file", with("1 0 obj\n<</Length 999999999>>stream\n\nendstream\nendobj\n", first)),
        ("a length that is itself", with("1 0 obj\n<</Length 1 0 R>>stream\n\nendstream\nendobj\n", first)),
        ("pages in a circle", with("1 0 obj\n<</Type/Catalog/Pages 1 0 R/Kids[1 0 R]>>\nendobj\n", first)),
        ("fields in a circle", with("1 0 obj\n<</AcroForm 1 0 R/Fields[1 0 R]/T(a)/Kids[1 0 R]>>\nendobj\n", first)),
    ] {
        let report = judged(&file);
        assert!(report.verdict == Verdict::Indeterminate && !report.unchanged, "{name}: {:?}", codes(&report));
    }
    let limits = signing::Limits { file_bytes: 1_000, ..signing::Limits::default() };
    let facts = signing::facts::facts(once(), &limits);
    assert_eq!(facts.file.structure.unwrap().reason, signing::Reason::LimitReached);
    let limits = signing::Limits { revisions: 2, ..signing::Limits::default() };
    let facts = signing::facts::facts(thrice(), &limits);
    assert_eq!(facts.file.structure.unwrap().reason, signing::Reason::LimitReached);
}
