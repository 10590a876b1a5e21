//! From stage to stage: what is rendered here is filled and signed by the room that
//! signs, and judged by it. Nothing a later stage adds may disturb an earlier seal.

use std::sync::OnceLock;

use rendition::{
    Appearance, Reading, RenditionError, SealWords, StageFill, StageValue, render, seal_appearance, stage_fill,
};
use signing::facts::facts;
use signing::key::Pkcs12Signer;
use signing::testkit::{Authority, Leaf};
use signing::{Filling, Limits, Place, Policy, SignRequest, Verdict, report, sign};
use words::Lang;

use crate::sheets::{leave, text};

fn both() -> Reading {
    Reading::both(Lang::ZhHantHk)
}

pub fn words(zh: &str, en: &str) -> SealWords {
    SealWords {
        name: text(zh, en),
        post: text("一級行政主任", "Executive Officer I"),
        at: "2026-11-20T06:03:00Z".parse().unwrap(),
        reason: text("批核放假申請", "Approval of leave"),
    }
}

fn value(name: &str, value: &str) -> StageValue {
    StageValue {
        stage: "decide".to_owned(),
        name: name.to_owned(),
        label: text("決定", "Decision"),
        value: value.to_owned(),
        needs_place: true,
    }
}

/// An authority and two officers.
struct Office {
    root: Vec<u8>,
    signers: Vec<Pkcs12Signer>,
}

fn office() -> &'static Office {
    static OFFICE: OnceLock<Office> = OnceLock::new();
    OFFICE.get_or_init(|| {
        let root = Authority::root("Test Root");
        let signers = ["Chan Tai Man", "Lee Siu Ming"]
            .iter()
            .map(|name| Pkcs12Signer::open(&root.issue(&Leaf::named(name)).pkcs12("pass"), "pass").unwrap())
            .collect();
        Office { root: root.der(), signers }
    })
}

/// Signs what a stage adds.
pub fn signed(pdf: &[u8], officer: usize, certifies: bool, fill: &StageFill) -> Vec<u8> {
    let (field, seal) = fill.signature.clone().unwrap();
    let picture = |appearance: &Appearance| signing::Appearance::new(appearance.objects.clone());
    let data =
        fill.data.iter().map(|(field, value)| Filling { field: field.clone(), value: value.clone(), appearance: None });
    let texts = fill.texts.iter().map(|text| Filling {
        field: text.field.clone(),
        value: text.value.clone(),
        appearance: Some(picture(&text.appearance)),
    });
    let request = SignRequest {
        certifies,
        appearance: Some(picture(&seal)),
        fill: data.chain(texts).collect(),
        ..SignRequest::new(Place::Prepared(field), "陳大文", "2026-11-20T06:03:00Z".parse().unwrap())
    };
    sign(pdf, &office().signers[officer], &request).unwrap()
}

/// Holds the file against the office's anchor.
pub fn judged(pdf: &[u8]) -> signing::Report {
    let anchor = signing::certificate::Certificate::from_der(&office().root).unwrap();
    let at = "2026-11-21T00:00:00Z".parse().unwrap();
    report(&facts(pdf, &Limits::default()), &Policy::trusting([anchor]), at)
}

#[test]
fn two_stages_sign_one_document_and_both_seals_hold() {
    let form = render(&leave(), both()).unwrap();
    let first = stage_fill(&form.bytes, "apply", None, &[], Some(&words("陳大文", "CHAN Tai-man")), both()).unwrap();
    let once = signed(&form.bytes, 0, true, &first);
    let values = [
        value("decision", "批准 Approved"),
        value("effective_on", "2026年12月21日"),
        value("decision_reason", "（不適用）期間如遇緊急事務，須於兩小時內以電話回覆；乘𨋢者請注意維修時間。"),
    ];
    let seal = words("李小明", "LEE Siu-ming");
    let second = stage_fill(&once, "decide", Some(r#"{"decision":"approved"}"#), &values, Some(&seal), both()).unwrap();
    assert_eq!(second.data, Some(("stage.decide.data".to_owned(), r#"{"decision":"approved"}"#.to_owned())));
    assert_eq!(second.texts[0].field, "stage.decide.decision");
    let again = stage_fill(&once, "decide", Some(r#"{"decision":"approved"}"#), &values, Some(&seal), both()).unwrap();
    assert_eq!(again, second, "the same stage gives the same pictures");
    let twice = signed(&once, 1, false, &second);

    assert!(twice.starts_with(&once) && once.starts_with(&form.bytes), "a signed file is only appended to");
    let report = judged(&twice);
    assert_eq!(report.verdict, Verdict::Valid, "{report:#?}");
    assert!(report.unchanged);
    assert_eq!(report.signatures.len(), 2);
    assert_eq!(report.signatures[0].certification, Some(2));
    assert!(report.signatures[0].changes.iter().all(|change| change.permitted), "{:#?}", report.signatures[0].changes);
    crate::judges::filled_form_reads_back(&twice);
}

#[test]
fn a_paper_drawn_under_other_names_is_signed_where_its_field_is() {
    let form = render(&leave(), both()).unwrap();
    let mut document = lopdf::Document::load_mem(&form.bytes).unwrap();
    // As they were called before each had a name of its own.
    for field in document.objects.values_mut().filter_map(|object| object.as_dict_mut().ok()) {
        if field.get(b"T").and_then(lopdf::Object::as_str).is_ok_and(|name| name.starts_with(b"signature-")) {
            field.set("T", lopdf::Object::string_literal("signature"));
        }
    }
    let mut older = Vec::new();
    document.save_to(&mut older).unwrap();
    let filled = stage_fill(&older, "decide", None, &[], Some(&words("李小明", "LEE Siu-ming")), both()).unwrap();
    assert_eq!(filled.signature.unwrap().0, "stage.decide.signature");
}

#[test]
fn what_does_not_fit_or_has_no_place_is_said() {
    let form = render(&leave(), both()).unwrap();
    let fill = |name: &str, text: &str| stage_fill(&form.bytes, "decide", None, &[value(name, text)], None, both());
    assert!(matches!(fill("decision", &"批准".repeat(200)), Err(RenditionError::DoesNotFit { .. })));
    assert!(matches!(fill("no_such_place", "x"), Err(RenditionError::UnknownField { .. })));
    assert!(matches!(fill("decision", "𠮷"), Err(RenditionError::MissingGlyphs { .. })));
    assert!(fill("decision", "").unwrap().texts.is_empty());
    let seal = words("陳大文", "CHAN Tai-man");
    let damaged = stage_fill(b"%PDF-1.7\nnothing", "decide", None, &[], Some(&seal), both());
    assert!(matches!(damaged, Err(RenditionError::Document { .. })));
}

#[test]
fn a_seal_holds_any_name() {
    for name in [
        text("", "Mary O'Neill"),
        text("歐陽慧嫻", ""),
        text(
            "沙",
            "Abdul-Rahman Mohammed ibn Abdullah al-Hashimi, Senior Principal Executive Officer of the Department",
        ),
    ] {
        let seal = seal_appearance(&SealWords { name, ..words("", "") }, both(), (268.0, 56.0)).unwrap();
        let bytes: usize = seal.objects.iter().map(Vec::len).sum();
        assert!(bytes < 20_000, "{bytes}");
    }
    let unprintable = words("𠮷田", "");
    assert!(matches!(seal_appearance(&unprintable, both(), (268.0, 56.0)), Err(RenditionError::MissingGlyphs { .. })));
}
