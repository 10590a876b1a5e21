//! The papers of keeping: a list, a certificate, a receipt, through the same hands as a form.

use lopdf::{Document, Object};
use rendition::{Reading, StageValue, render, stage_fill};
use serde_json::Value as Json;
use signing::Verdict;
use words::{Lang, Text};

use crate::samples::{all, destruction, imprint, list};
use crate::stages::{judged, signed, words};

#[test]
fn what_a_paper_says_stands_on_its_page_in_both_languages() {
    for (name, sheet) in all() {
        for lang in Lang::ALL {
            let made = render(&sheet, Reading::both(lang)).unwrap();
            crate::judges::kept(&format!("paper-{name}-{lang}.pdf"), &made.bytes);
            assert_eq!(made, render(&sheet, Reading::both(lang)).unwrap(), "same paper, same bytes");
            let Some(read) = crate::judges::text_of(&made.bytes) else { return };
            let read: String = read.split_whitespace().collect();
            let said: &[&str] = match name {
                "list" => &["存廢清單", "Disposal list", "40", "1220", "EO(Records)1", "乘𨋢"],
                "destruction" => {
                    &["銷毀證明書", "Certificate of destruction", "5f5f", "GRS/1/7", "銷毀密鑰", "Keys destroyed"]
                }
                _ => &["收據", "Receipt", "1207", "2026-11-20 17:15:07 (UTC+8)", "會議紀錄.pdf", "abab"],
            };
            for part in said.iter().map(|part| part.replace(' ', "")) {
                assert!(read.contains(&part), "{name}: {part} in {read}");
            }
        }
    }
}

/// The embedded file: its name, and what it says.
fn embedded(pdf: &[u8]) -> (String, Json) {
    let document = Document::load_mem(pdf).unwrap();
    let files = document.catalog().unwrap().get(b"AF").unwrap().as_array().unwrap();
    let [Object::Reference(file)] = files.as_slice() else { panic!("{files:?}") };
    let file = document.get_dictionary(*file).unwrap();
    let stream = file.get(b"EF").unwrap().as_dict().unwrap().get(b"F").unwrap().as_reference().unwrap();
    let content = document.get_object(stream).unwrap().as_stream().unwrap().decompressed_content().unwrap();
    (lopdf::decode_text_string(file.get(b"F").unwrap()).unwrap(), serde_json::from_slice(&content).unwrap())
}

#[test]
fn a_paper_carries_what_it_says_as_data_and_is_taken_for_no_form() {
    let kinds = ["disposal-list", "certificate-of-destruction", "receipt"];
    for ((_, sheet), kind) in all().into_iter().zip(kinds) {
        let (name, data) = embedded(&render(&sheet, Reading::both(Lang::En)).unwrap().bytes);
        assert_eq!(name, "paper-data.json");
        assert_eq!(
            (&data["paper"], &data["kind"], &data["reference"]),
            (&1.into(), &kind.into(), &sheet.reference.clone().into())
        );
        let units = data["units"].as_array().map(Vec::len);
        assert_eq!(units, [Some(40), Some(5), None][kinds.iter().position(|one| *one == kind).unwrap()]);
    }
}

#[test]
fn a_certificate_is_signed_by_who_did_it_and_by_who_saw_it() {
    let reading = Reading::both(Lang::ZhHantHk);
    let page = render(&destruction().sheet(&imprint("CD 7/2026")), reading).unwrap();
    let seal = |zh: &str, en: &str| words(zh, en);
    let fill = stage_fill(&page.bytes, "certify", None, &[], Some(&seal("陳大文", "CHAN Tai-man")), reading).unwrap();
    let once = signed(&page.bytes, 0, true, &fill);
    let fill = stage_fill(&once, "witness", Some("{}"), &[], Some(&seal("李美玲", "LEE Mei-ling")), reading).unwrap();
    let twice = signed(&once, 1, false, &fill);
    crate::judges::kept("paper-destruction-signed.pdf", &twice);
    let report = judged(&twice);
    assert_eq!((report.verdict, report.unchanged, report.signatures.len()), (Verdict::Valid, true, 2), "{report:#?}");
}

#[test]
fn a_list_takes_the_decision_of_each_office_in_its_prepared_place() {
    let reading = Reading::both(Lang::ZhHantHk);
    let page = render(&list(3).sheet(&imprint("DL 12/2026")), reading).unwrap();
    let fill = stage_fill(&page.bytes, "prepare", None, &[], Some(&words("陳大文", "CHAN Tai-man")), reading).unwrap();
    let mut pdf = signed(&page.bytes, 0, true, &fill);
    for stage in ["review", "approve"] {
        let value = |name: &str, value: &str| StageValue {
            stage: stage.to_owned(),
            name: name.to_owned(),
            label: Text::default(),
            value: value.to_owned(),
            needs_place: true,
        };
        let values = [value("decision", "同意銷毀 Agreed"), value("remarks", "第二項暫緩。")];
        let fill =
            stage_fill(&pdf, stage, Some("{}"), &values, Some(&words("李美玲", "LEE Mei-ling")), reading).unwrap();
        pdf = signed(&pdf, 1, false, &fill);
    }
    let report = judged(&pdf);
    assert_eq!((report.verdict, report.unchanged, report.signatures.len()), (Verdict::Valid, true, 3), "{report:#?}");
}
