//! Attacks on signed files: none is valid and unchanged, and each gets its reason.

use signing::Verdict;
use signing::testkit::{Paper, forgeries, judged, once, signed_paper, thrice};

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
fn three_stages_on_streams_hold_too() {
    let modern = Paper { is_modern: true, ..Paper::in_stages(3) };
    let report = judged(&signed_paper(&modern, 3));
    assert_eq!((report.verdict, report.unchanged), (Verdict::Valid, true), "{report:#?}");
}
