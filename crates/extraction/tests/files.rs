//! Whole files through the library part.

use extraction::{Format, Limits, extract_bytes};
use lopdf::{EncryptionState, EncryptionVersion, Permissions, StringFormat};
use proptest::prelude::*;
use words::Lang;

use crate::asked::{codes, read};
use crate::sample::{self, bomb, document, forms_in_a_circle, helvetica, page, saved, silent_font};

const OWN_FORM: &[u8] = include_bytes!("fixtures/pass-own-form.pdf");
const SIGNED_FORM: &[u8] = include_bytes!("fixtures/pass-signed-form.pdf");

#[test]
fn our_own_form_comes_back_with_its_data() {
    let form = read(OWN_FORM);
    assert_eq!(form.format, Format::Pdf);
    assert!(form.readable && form.warnings.is_empty(), "{:?}", form.warnings);
    assert_eq!(form.pages.len(), 2);
    let first = &form.pages[0].text;
    for line in [
        "放假申請",
        "Application for Leave",
        "新界粉嶺百和路88號和興邨和樂樓12樓1205室",
        "行政主任（地區）2",
        "2026年12月21日（上午）",
    ] {
        assert!(first.contains(line), "{line} in {first}");
    }
    assert!(first.contains("期間可乘𨋢到辦事處"));
    assert!(first.contains("☑ 例假 Vacation leave"), "{first}");
    assert!(first.contains("☐ 病假 Sick leave"), "{first}");
    assert!(form.pages[1].text.contains("審批決定"), "pages are kept apart");
    let data = form.parts.iter().find(|part| part.name == "file:form-data.json").unwrap();
    assert!(data.text.contains("乘𨋢回家") && !data.text.contains("leaveType"), "{}", data.text);
    assert!(form.text.contains("乘𨋢回家"));
    assert_eq!(form.metadata["pages"], "2");
    assert_eq!(form.metadata["title"], "放假申請 Application for Leave (GEN-LV-1)");
}

#[test]
fn a_signed_form_is_read_with_what_its_later_stages_said() {
    let form = read(SIGNED_FORM);
    assert!(form.readable && form.warnings.is_empty(), "{:?}", form.warnings);
    let names: Vec<&str> = form.parts.iter().map(|part| part.name.as_str()).collect();
    assert_eq!(names, ["field:stage.approve.decision", "field:stage.approve.data", "file:form-data.json"]);
    assert_eq!(form.parts[0].text, "批准 Approved");
    assert!(!form.text.contains("sha256") && form.parts[1].text.contains("approved"), "{}", form.parts[1].text);
}

#[test]
fn the_shape_of_the_answer_is_kept() {
    let answer = serde_json::to_value(read(b"hello")).unwrap();
    let keys: Vec<&str> = answer.as_object().unwrap().keys().map(String::as_str).collect();
    for key in ["format", "text", "readable", "metadata", "warnings", "pages"] {
        assert!(keys.contains(&key), "{key}");
    }
    assert_eq!(answer["format"], "text");
    assert_eq!(answer["text"], "hello");
    assert_eq!(answer["readable"], true);
}

#[test]
fn all_showing_operators_are_followed() {
    let content = "BT /F1 10 Tf 14 TL 50 700 Td (one) Tj T* [(t) 20 (wo) -400 (three)] TJ (four) ' 0 0 (five) \" ET \
                   BT /F1 10 Tf 1 0 0 1 50 600 Tm (\\351t\\351) Tj ET \
                   q 2 0 0 2 0 0 cm BT /F1 10 Tf 25 250 Td (scaled) Tj ET Q";
    assert_eq!(read(&page(content, helvetica())).text, "one\ntwo three\nfour\nfive\nété\nscaled");
}

#[test]
fn actual_text_is_preferred() {
    let content = "BT /F1 10 Tf 50 700 Td (see ) Tj ET /Span << /ActualText <FEFFD860DEE2> >> BDC BT /F1 10 Tf 70 700 Td (@@) Tj ET EMC";
    assert_eq!(read(&page(content, helvetica())).text, "see 𨋢");
}

#[test]
fn signs_without_meaning_are_not_passed_off_as_text() {
    let silent = read(&page("BT /F1 10 Tf 50 700 Td <000100020003> Tj ET", silent_font()));
    assert!(!silent.readable);
    assert_eq!(silent.text, "");
    assert_eq!(silent.pages[0].unknown, 3);
    assert_eq!(codes(&silent), ["extraction-text-unreliable"]);
}

#[test]
fn a_page_without_text_is_said_to_have_none() {
    let scan = read(&page("q 100 0 0 100 0 0 cm Q", helvetica()));
    assert!(!scan.readable);
    assert_eq!(codes(&scan), ["extraction-no-text"]);
}

#[test]
fn locked_and_damaged_files_are_named() {
    let (mut locked, _) = document(b"BT ET".to_vec(), helvetica());
    let identifier = lopdf::Object::String(vec![7; 16], StringFormat::Hexadecimal);
    locked.trailer.set("ID", lopdf::Object::Array(vec![identifier.clone(), identifier]));
    let version = EncryptionVersion::V2 {
        document: &locked,
        owner_password: "owner",
        user_password: "secret",
        key_length: 128,
        permissions: Permissions::all(),
    };
    let state = EncryptionState::try_from(version).unwrap();
    locked.encrypt(&state).unwrap();
    let answer = read(&saved(&mut locked));
    assert_eq!((answer.readable, codes(&answer)), (false, vec!["extraction-encrypted"]));

    let damaged = read(b"%PDF-1.7\nthis is all there is");
    assert_eq!((damaged.format, codes(&damaged)), (Format::Pdf, vec!["extraction-damaged"]));

    for end in [100, 5_000, OWN_FORM.len() / 2, OWN_FORM.len() - 40] {
        let truncated = read(&OWN_FORM[..end]);
        assert_eq!(truncated.format, Format::Pdf);
        assert!(!truncated.warnings.is_empty(), "a truncated file is said to be so ({end})");
    }
}

#[test]
fn greedy_files_end_within_limits() {
    let limits = Limits { stream_bytes: 1 << 20, ..Limits::default() };
    let unfolded = extract_bytes(&bomb(64 << 20), &limits);
    assert!(codes(&unfolded).contains(&"extraction-page-broken"), "{:?}", unfolded.warnings);
    assert!(!read(&forms_in_a_circle()).readable);
    let busy = page(&"BT ET ".repeat(1000), helvetica());
    let stopped = extract_bytes(&busy, &Limits { operations: 100, ..Limits::default() });
    assert!(codes(&stopped).contains(&"extraction-page-broken"));
}

#[test]
fn ten_megabytes_of_text_are_cut_with_a_word() {
    let text = "香港檔案".repeat(10 * (1 << 20) / 12);
    let answer = read(text.as_bytes());
    assert!(answer.text.len() <= 8 << 20 && answer.text.len() > (8 << 20) - 4);
    assert!(answer.readable);
    assert_eq!(codes(&answer), ["extraction-cut"]);
    let large = extract_bytes(text.as_bytes(), &Limits { input_bytes: 1 << 20, ..Limits::default() });
    assert_eq!(codes(&large), ["extraction-too-large"]);
}

#[test]
fn field_values_and_stage_data_are_read() {
    let (mut document, _) =
        document(b"BT /F1 10 Tf 50 700 Td (page) Tj ET".to_vec(), lopdf::dictionary! { "Font" => helvetica() });
    let leaf = |name: &str, value: &str| lopdf::dictionary! { "T" => lopdf::text_string(name), "FT" => "Tx", "V" => lopdf::text_string(value) };
    let decision = document.add_object(leaf("decision", "批准 Approved"));
    let data = document.add_object(leaf("data", r#"{"decision":"approved","reason":"乘𨋢"}"#));
    let stage = document.add_object(
        lopdf::dictionary! { "T" => lopdf::text_string("decide"), "Kids" => vec![decision.into(), data.into()] },
    );
    let root =
        document.add_object(lopdf::dictionary! { "T" => lopdf::text_string("stage"), "Kids" => vec![stage.into()] });
    let form = document.add_object(lopdf::dictionary! { "Fields" => vec![root.into()] });
    document.catalog_mut().unwrap().set("AcroForm", form);
    let answer = read(&saved(&mut document));
    let named: Vec<(&str, &str)> = answer.parts.iter().map(|part| (part.name.as_str(), part.text.as_str())).collect();
    assert_eq!(
        named,
        [("field:stage.decide.decision", "批准 Approved"), ("field:stage.decide.data", "approved\n乘𨋢")]
    );
    assert_eq!(answer.text, "page\n批准 Approved\napproved\n乘𨋢");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_damage_makes_it_panic(at in proptest::collection::vec((0..OWN_FORM.len(), any::<u8>()), 1..40), cut in 0..OWN_FORM.len()) {
        let mut bytes = OWN_FORM.to_vec();
        for (offset, byte) in at {
            bytes[offset] = byte;
        }
        let limits = Limits { operations: 200_000, ..Limits::default() };
        extract_bytes(&bytes, &limits);
        extract_bytes(&bytes[..cut], &limits);
    }
}

#[test]
fn every_warning_has_a_sentence() {
    for bytes in [sample::bomb(80 << 20), page("", helvetica()), b"\0\x01".to_vec(), OWN_FORM[..5_000].to_vec()] {
        for warning in read(&bytes).warnings {
            for lang in Lang::ALL {
                assert!(words::say(lang, &warning).is_some(), "{}", warning.code);
            }
        }
    }
}
