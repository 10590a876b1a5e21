//! Signing as it should go, and the requests that are refused.

use signing::facts::facts;
use signing::testkit::{
    Authority, Leaf, PASSPHRASE, Paper, box_saying, desk, judged, now, once, paper, request, thrice,
};
use signing::{ChangeKind, Filling, Limits, Place, Policy, SignError, SignRequest, Verdict, fill, report, sign};

use crate::codes;

fn new_place() -> SignRequest {
    SignRequest::new(Place::New("Signature1".to_owned()), "Chan Tai Man", now())
}

#[test]
fn one_signature_is_valid_and_covers_the_file() {
    let pdf = once();
    let report = judged(pdf);
    assert_eq!(report.verdict, Verdict::Valid, "{report:#?}");
    assert!(report.unchanged && report.reasons.is_empty());
    let [signature] = report.signatures.as_slice() else { panic!("{}", report.signatures.len()) };
    assert_eq!(signature.by, "Chan Tai Man");
    assert_eq!(signature.claimed_name.as_deref(), Some("陳大文"));
    assert_eq!(signature.post.as_deref(), Some("SEO(Records)2"));
    assert_eq!(signature.stated_reason.as_deref(), Some("批准 Approved"));
    assert_eq!(signature.field.as_deref(), Some("stage.1.signature"));
    assert_eq!(signature.at, Some(now()));
    assert_eq!(signature.certification, Some(2));
    assert_eq!(signature.path, ["Chan Tai Man", "Test Office CA", "Test Root"]);
    assert!(signature.trusted && signature.covers_whole_file && signature.intact);
    assert_eq!(signature.covers, Some(pdf.len()));
}

#[test]
fn three_stages_leave_one_another_valid() {
    let report = judged(thrice());
    assert_eq!(report.verdict, Verdict::Valid, "{report:#?}");
    assert!(report.unchanged);
    let names: Vec<&str> = report.signatures.iter().map(|signature| signature.by.as_str()).collect();
    assert_eq!(names, ["Chan Tai Man", "Lee Siu Ming", "Wong Mei Ling"]);
    let first = &report.signatures[0];
    assert_eq!(first.changes.len(), 6, "{:#?}", first.changes);
    assert!(first.unchanged && first.changes.iter().all(|change| change.permitted));
    let data = first.changes.iter().find(|change| change.change.field.as_deref() == Some("stage.2.data")).unwrap();
    assert_eq!(data.change.after.as_deref(), Some(r#"{"姓名":"李小明"}"#));
    let text = first.changes.iter().find(|change| change.change.field.as_deref() == Some("stage.3.text")).unwrap();
    assert_eq!((text.change.page, text.change.rect), (Some(1), Some([300.0, 560.0, 500.0, 580.0])));
    assert!(report.signatures[2].changes.is_empty());
}

#[test]
fn streams_and_tables_and_visible_boxes_are_signed_alike() {
    for is_modern in [false, true] {
        let what = Paper { is_modern, ..Paper::in_stages(2) };
        let (mut first, second) = (request(1), request(2));
        first.appearance = Some(box_saying("Signed by Chan Tai Man"));
        let first = sign(&paper(&what), &desk().signers[0], &first).unwrap();
        let both = sign(&first, &desk().signers[1], &second).unwrap();
        assert!(both.starts_with(&first));
        assert_eq!(judged(&both).verdict, Verdict::Valid, "modern: {is_modern} {:#?}", judged(&both));
        assert!(judged(&both).unchanged);
    }
}

#[test]
fn a_paper_without_fields_gets_one() {
    for is_modern in [false, true] {
        let plain = paper(&Paper { is_modern, ..Paper::plain("A letter") });
        let signed = sign(&plain, &desk().signers[1], &new_place()).unwrap();
        let second = SignRequest::new(Place::New("Signature2".to_owned()), "Second", now());
        let twice = sign(&signed, &desk().signers[2], &second).unwrap();
        let report = judged(&twice);
        assert_eq!(report.verdict, Verdict::Valid, "{report:#?}");
        assert!(report.unchanged);
        assert_eq!(report.signatures[0].changes[0].change.kind, ChangeKind::FieldAdded);
    }
}

#[test]
fn what_is_shown_before_signing_is_the_beginning_of_what_is_signed() {
    let mut second = request(2);
    let values = std::mem::take(&mut second.fill);
    let shown = fill(once(), &values).unwrap();
    assert_eq!(shown, fill(once(), &values).unwrap());
    assert!(shown.starts_with(once()));
    let between = judged(&shown);
    assert_eq!((between.verdict, between.unchanged), (Verdict::Valid, false));
    assert_eq!(codes(&between), ["unsigned-filling"]);
    let signed = sign(&shown, &desk().signers[1], &second).unwrap();
    assert!(signed.starts_with(&shown));
    let report = judged(&signed);
    assert_eq!((report.verdict, report.unchanged), (Verdict::Valid, true), "{report:#?}");
    assert_eq!(fill(once(), &[]).unwrap(), once());
    let locked = Filling { field: "stage.1.data".to_owned(), value: "{}".to_owned(), appearance: None };
    assert!(matches!(fill(once(), &[locked]), Err(SignError::NotGood { reason }) if reason == "changed-locked-field"));
}

#[test]
fn a_signature_leaves_room_for_a_visible_seal_within_forty_kilobytes() {
    let base = paper(&Paper::in_stages(3));
    assert!(once().len() - base.len() <= 25_000, "{}", once().len() - base.len());
    let added = (thrice().len() - base.len()) / 3;
    assert!(added <= 25_000, "{added}");
}

#[test]
fn without_trust_the_answer_stays_open() {
    let report = report(&facts(thrice(), &Limits::default()), &Policy::trusting([]), now());
    assert_eq!(report.verdict, Verdict::Indeterminate);
    assert_eq!(codes(&report), ["chain-not-found"]);
    assert!(report.unchanged);
    assert!(report.signatures.iter().all(|signature| signature.intact && !signature.trusted));
}

#[test]
fn the_contract_of_the_report_holds() {
    let json = serde_json::to_value(judged(thrice())).unwrap();
    assert_eq!(json["verdict"], "valid");
    assert_eq!(json["unchanged"], true);
    let signature = &json["signatures"][0];
    assert_eq!(signature["by"], "Chan Tai Man");
    assert_eq!(signature["at"], "2026-11-21T02:07:28Z");
    assert_eq!(signature["indication"], "TOTAL-PASSED");
    assert_eq!(signature["changes"][0]["kind"], "field-signed");
    for key in ["verdict", "reason", "unchanged", "changes", "trusted"] {
        assert!(signature.get(key).is_some(), "{key}");
    }
    let open = report(&facts(once(), &Limits::default()), &Policy::trusting([]), now());
    assert_eq!(serde_json::to_value(open).unwrap()["reasons"], serde_json::json!(["chain-not-found"]));
}

#[test]
fn the_same_bytes_give_the_same_facts() {
    let one = serde_json::to_string(&facts(thrice(), &Limits::default())).unwrap();
    let two = serde_json::to_string(&facts(thrice(), &Limits::default())).unwrap();
    assert_eq!(one, two);
}

#[test]
fn files_that_are_no_signed_pdf_are_told_apart() {
    let plain = paper(&Paper::plain("Nobody signed this"));
    let mut encrypted = lopdf::Document::load_mem(&plain).unwrap();
    let version = lopdf::EncryptionVersion::V2 {
        document: &encrypted,
        owner_password: "owner",
        user_password: "user",
        key_length: 128,
        permissions: lopdf::Permissions::all(),
    };
    let state = lopdf::EncryptionState::try_from(version).unwrap();
    encrypted.encrypt(&state).unwrap();
    let mut sealed = Vec::new();
    encrypted.save_to(&mut sealed).unwrap();
    for (bytes, code) in [
        (plain.as_slice(), "no-signature"),
        (b"no PDF at all", "not-a-pdf"),
        (b"", "not-a-pdf"),
        (&sealed, "encrypted"),
    ] {
        let report = judged(bytes);
        assert!(report.reasons.iter().any(|reason| reason.code() == code), "{code} {:?}", report.reasons);
        assert_eq!((report.verdict, report.unchanged), (Verdict::Indeterminate, false), "{code}");
        if code != "no-signature" {
            assert!(matches!(sign(bytes, &desk().signers[0], &new_place()), Err(SignError::Unreadable(_))), "{code}");
        }
    }
}

#[test]
fn requests_that_cannot_be_granted_say_why() {
    let signer = &desk().signers[0];
    let base = paper(&Paper::in_stages(3));
    let code = |pdf: &[u8], request: &SignRequest| sign(pdf, signer, request).unwrap_err().message().code;
    let mut missing = request(1);
    missing.place = Place::Prepared("stage.9.signature".to_owned());
    assert_eq!(code(&base, &missing), "signing-error-no-such-field");
    let mut data = request(1);
    data.place = Place::Prepared("stage.1.data".to_owned());
    assert_eq!(code(&base, &data), "signing-error-unfit-field");
    assert_eq!(code(once(), &SignRequest { certifies: false, ..request(1) }), "signing-error-field-taken");
    assert_eq!(code(once(), &SignRequest { certifies: true, ..request(2) }), "signing-error-cannot-certify");
    let mut locked = request(2);
    locked.fill[0].field = "stage.1.data".to_owned();
    assert_eq!(code(once(), &locked), "signing-error-not-good");
    let mut bare = request(2);
    bare.fill[1].appearance = None;
    assert_eq!(code(once(), &bare), "signing-error-unfit-field");
    let mut twice = request(2);
    twice.fill[1].field = twice.fill[0].field.clone();
    twice.fill[1].appearance = None;
    assert_eq!(code(once(), &twice), "signing-error-unfit-field");
    let mut lying = request(2);
    lying.fill[1].appearance = Some(box_saying("Stage 2 refused"));
    assert_eq!(code(once(), &lying), "signing-error-not-good");
    let mut broken = once().to_vec();
    broken[100] ^= 1;
    assert_eq!(code(&broken, &request(2)), "signing-error-already-broken");
}

#[test]
fn a_certificate_signs_only_in_its_time_and_for_its_use() {
    let root = Authority::root("Strict Root");
    let base = paper(&Paper::plain("A letter"));
    let try_with = |leaf: &Leaf| {
        let identity = root.issue(leaf);
        let signer = signing::key::Pkcs12Signer::open(&identity.pkcs12(PASSPHRASE), PASSPHRASE).unwrap();
        sign(&base, &signer, &new_place()).unwrap_err()
    };
    let time = |text: &str| text.parse().unwrap();
    let over = Leaf { valid: (time("2020-01-01T00:00:00Z"), time("2025-06-30T15:59:59Z")), ..Leaf::named("Former") };
    let fault = try_with(&over);
    assert_eq!(fault, SignError::CertificateExpired { on: over.valid.1 });
    assert_eq!(fault.message().args["date"], words::Arg::from("2025-06-30"));
    let early = Leaf { valid: (time("2030-01-01T00:00:00Z"), time("2031-01-01T00:00:00Z")), ..Leaf::named("Future") };
    assert_eq!(try_with(&early), SignError::CertificateNotYetValid { on: early.valid.0 });
    let cipher = Leaf { may_sign: false, ..Leaf::named("Cipher") };
    assert_eq!(try_with(&cipher), SignError::CertificateNotForSigning);
}
