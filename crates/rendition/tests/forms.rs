//! Published definitions drawn from data: no form has a line of code of its own.

use std::path::Path;

use forms::{Completed, Definition, Inputs, Snapshots, complete};
use rendition::{Content, Imprint, Item, Reading, RenditionError, render, sheet_of, stage_fill, stage_values};
use serde_json::{Value as Json, json};
use signing::Verdict;
use uuid::Uuid;
use words::Lang;

use crate::sheets::text;
use crate::stages::{judged, signed, words};

const INSTANCE: Uuid = Uuid::from_u128(0x0193_f2a4_5c1e_7a90_8d21_4be0_c7f1_a2d3);

fn read(name: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../schemas/forms").join(name)).unwrap()
}

pub fn definition(name: &str) -> Definition {
    Definition::parse(&read(&format!("{name}/11-2026/form.json"))).unwrap()
}

pub fn answers(name: &str, stage: &str) -> Json {
    serde_json::from_slice(&read(&format!("{name}/11-2026/answers-{stage}.json"))).unwrap()
}

pub fn completed(definition: &Definition, stage: &str, answers: &Json, language: Lang) -> Completed {
    let mut snapshots = Snapshots::new();
    for (name, slot) in &definition.names.snapshots {
        if let Some(sample) = &slot.sample {
            snapshots = snapshots.with(name, sample.clone());
        }
    }
    let today = "2026-11-21".parse().unwrap();
    let inputs = Inputs { snapshots, language, ..Inputs::new(today, stage) };
    complete(definition, INSTANCE, answers, &inputs).unwrap_or_else(|problems| panic!("{stage}: {problems:#?}"))
}

pub fn imprint() -> Imprint {
    Imprint {
        department: text("民政事務總署", "Home Affairs Department"),
        reference: INSTANCE.to_string(),
        author: "陳大文 CHAN Tai-man".to_owned(),
        made_at: "2026-11-21T06:03:00Z".parse().unwrap(),
    }
}

#[test]
fn leave_runs_from_the_applicant_to_the_approving_officer() {
    let definition = definition("GEN-LV-1");
    for lang in Lang::ALL {
        let reading = Reading::both(lang);
        let first = completed(&definition, "apply", &answers("GEN-LV-1", "apply"), lang);
        let form = render(&sheet_of(&definition, &first, &imprint()), reading).unwrap();
        crate::judges::kept(&format!("real-leave-{lang}.pdf"), &form.bytes);
        assert!(form.bytes.len() <= 100_000 && form.pages <= 2, "{} bytes, {} pages", form.bytes.len(), form.pages);
        let seal = words("陳大文", "CHAN Tai-man");
        let fill =
            stage_fill(&form.bytes, "apply", None, &stage_values(&definition, &first, reading), Some(&seal), reading);
        // The first stage's values are on the page; none has a place of its own.
        assert!(matches!(fill, Err(RenditionError::UnknownField { .. })));
        let fill = stage_fill(&form.bytes, "apply", None, &[], Some(&seal), reading).unwrap();
        let once = signed(&form.bytes, 0, true, &fill);

        let last = completed(&definition, "approve", &answers("GEN-LV-1", "approve"), lang);
        let values = stage_values(&definition, &last, reading);
        assert!(values.iter().any(|value| value.name == "decision" && !value.value.is_empty()), "{values:?}");
        let statement = String::from_utf8(last.statement_bytes()).unwrap();
        let seal = words("李小明", "LEE Siu-ming");
        let fill = stage_fill(&once, "approve", Some(&statement), &values, Some(&seal), reading).unwrap();
        let twice = signed(&once, 1, false, &fill);
        crate::judges::kept(&format!("real-leave-signed-{lang}.pdf"), &twice);
        let report = judged(&twice);
        assert_eq!(report.verdict, Verdict::Valid, "{report:#?}");
        assert!(report.unchanged);
    }
}

#[test]
fn a_booking_of_twelve_sessions_is_drawn_whole() {
    let definition = definition("HAD-CH-1");
    let mut answers = answers("HAD-CH-1", "apply");
    answers["bookings"] = (1..=12)
        .map(|day| json!({"venue": if day % 2 == 0 { "WC-AC" } else { "WC-LH" }, "date": format!("2026-12-{day:02}"), "from": "14:00", "to": "17:00", "aircon": day % 3 == 0}))
        .collect();
    answers["org"]["zh"] = json!("灣仔乘𨋢安全關注組");
    for lang in Lang::ALL {
        let done = completed(&definition, "apply", &answers, lang);
        let sheet = sheet_of(&definition, &done, &imprint());
        assert_eq!(serde_json::from_str::<Json>(&sheet.data).unwrap(), done.statement());
        let form = render(&sheet, Reading::both(lang)).unwrap();
        crate::judges::kept(&format!("real-hall-{lang}.pdf"), &form.bytes);
        let Some(read) = crate::judges::text_of(&form.bytes) else { return };
        for part in ["灣仔乘𨋢安全關注組", "2026-12-12", "丙部", "HK$"] {
            assert!(read.contains(part), "{part} in {read}");
        }
        assert!(!read.contains("合辦團體名稱"), "a field that the rules hide is not printed");
        let fields: Vec<&str> = form.placements.iter().map(|place| place.field.as_str()).collect();
        for field in ["stage.vet.eligible", "stage.decide.decisionReason", "stage.decide.signature-decide"] {
            assert!(fields.contains(&field), "{field} in {fields:?}");
        }
    }
}

#[test]
fn a_name_outside_the_typeface_is_named_with_its_question() {
    let definition = definition("HAD-CH-1");
    let mut answers = answers("HAD-CH-1", "apply");
    answers["contact"]["zh"] = json!("𠮷田");
    let done = completed(&definition, "apply", &answers, Lang::ZhHantHk);
    let refused = render(&sheet_of(&definition, &done, &imprint()), Reading::both(Lang::ZhHantHk)).unwrap_err();
    let said = words::say(Lang::ZhHantHk, &refused.message()).unwrap();
    assert!(said.contains('𠮷') && said.contains("聯絡人姓名"), "{said}");
}

/// Every form of the shelf with the answers of its first stage: drawn in both languages on as many pages as a form
/// of its length has, and no more. A table whose columns are too many for the paper would run over dozens.
#[test]
fn every_published_form_is_drawn_on_few_pages() {
    let shelf = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../schemas/forms");
    let forms = std::fs::read_dir(shelf).unwrap().map(|form| form.unwrap().path());
    for form in forms.filter(|form| form.join("11-2026/form.json").is_file()) {
        let number = form.file_name().unwrap().to_str().unwrap().to_owned();
        let definition = definition(&number);
        let first = definition.first_stage().to_owned();
        for lang in Lang::ALL {
            let stage = completed(&definition, &first, &answers(&number, &first), lang);
            let drawn = render(&sheet_of(&definition, &stage, &imprint()), Reading::both(lang)).unwrap();
            let fields = definition.names.fields.len();
            assert!(drawn.pages <= 3 + fields / 10, "{number}: {} pages for {fields} fields", drawn.pages);
        }
    }
}

/// What the first stage of a form writes for the field with this label.
fn written(form: &str, stage: &str, label: &str) -> Content {
    let definition = definition(form);
    let completed = completed(&definition, stage, &answers(form, stage), Lang::En);
    let sheet = sheet_of(&definition, &completed, &imprint());
    let mut items = sheet.sections.iter().flat_map(|section| &section.items);
    let found = items.find_map(|item| match item {
        Item::Value(value) if value.label.en == label => Some(value.content.clone()),
        _ => None,
    });
    found.unwrap_or_else(|| panic!("{form}: no {label}"))
}

#[test]
fn an_address_is_one_line_a_period_two_days_and_a_file_its_reference() {
    let address = written("CR-NR-DEMO", "present", "New address of the registered office");
    assert_eq!(address, Content::Plain("九龍油尖旺區示範街1號示範大廈A座10樓2室".to_owned()));
    let period = written("COAI-1", "apply", "Period covered");
    let words = text("2025年1月1日至2025年12月31日", "1 January 2025 to 31 December 2025");
    assert_eq!(period, Content::Words(words));

    let definition = definition("COAI-1");
    let stage = completed(&definition, "subject", &answers("COAI-1", "subject"), Lang::En);
    let values = stage_values(&definition, &stage, Reading::both(Lang::En));
    let documents = values.iter().find(|value| value.name == "documents").expect("the documents");
    assert!(documents.value.contains(" · DO/5/1 · "), "{}", documents.value);
}

#[test]
fn the_rows_of_cards_stand_one_under_the_other() {
    let definition = definition("JBR-1");
    let stage = completed(&definition, "apply", &answers("JBR-1", "apply"), Lang::En);
    let sheet = sheet_of(&definition, &stage, &imprint());
    let items = || sheet.sections.iter().flat_map(|section| &section.items);
    let heading = |item: &'_ Item| match item {
        Item::Row(heading) => Some(heading.en.clone()),
        _ => None,
    };
    let headings: Vec<String> = items().filter_map(heading).collect();
    assert_eq!(headings.len(), 3, "one for each person");
    assert!(headings[2].ends_with(" 3"), "{headings:?}");
    assert!(items().all(|item| !matches!(item, Item::Table(table) if table.columns.len() > 12)));
}

/// A claim of which the second and the third line have a file each, the last of another slot.
fn claim() -> Json {
    let mut claim = answers("FIN-CL-1", "claim");
    let file = |name: &str, digit: &str| json!({"name": name, "sha256": digit.repeat(64), "size_bytes": 48_213, "media": "application/pdf"});
    claim["kinds"] = json!(["mileage", "fares"]);
    claim["payMode"] = json!("payroll");
    claim["lines"][1]["fare"] = json!("2500.00");
    claim["lines"][1]["receipt"] = json!(true);
    let mut original = file("船票.pdf", "a");
    original["follows"] = json!({"by": "post"});
    claim["lines"][1]["$attachments"] = json!({"receiptOriginal": [original]});
    claim["lines"][2] = json!({
        "date": "2026-10-12", "purpose": "liaison", "from": "A", "to": "B", "fare": "75.00", "receipt": true,
        "$attachments": {"receiptCopy": [file("taxi.pdf", "b")]}});
    claim
}

#[test]
fn files_of_rows_follow_their_table_each_with_the_number_of_its_row() {
    let definition = definition("FIN-CL-1");
    let done = completed(&definition, "claim", &claim(), Lang::ZhHantHk);
    let sheet = sheet_of(&definition, &done, &imprint());
    let is_plain = |content: &Content| matches!(content, Content::Plain(_));
    let items = sheet.sections.iter().flat_map(|section| &section.items);
    let files = items.filter_map(|item| match item {
        Item::Value(value) if value.label.en.to_lowercase().contains("receipt ") && is_plain(&value.content) => {
            Some((value.label.zh.as_str(), value.label.en.as_str(), value.content.clone()))
        }
        _ => None,
    });
    let named = |name: &str| Content::Plain(format!("{name} (49 kB)"));
    let expected = [
        ("收據正本（2）", "Original receipt 2", named("船票.pdf")),
        ("收據副本（3）", "Copy of receipt 3", named("taxi.pdf")),
    ];
    assert_eq!(files.collect::<Vec<_>>(), expected);
    for lang in Lang::ALL {
        let form = render(&sheet, Reading::both(lang)).unwrap();
        crate::judges::kept(&format!("real-claim-{lang}.pdf"), &form.bytes);
        let Some(read) = crate::judges::text_of(&form.bytes) else { return };
        assert!(read.contains("taxi.pdf") && read.contains("船票.pdf"), "{read}");
    }
}

#[test]
fn what_was_certified_of_a_copy_stands_on_the_page() {
    let definition = definition("HAD-CH-1");
    let mut given = answers("HAD-CH-1", "apply");
    given["firstTime"] = json!(true);
    given["$attachments"]["societyCert"] = json!([{
        "name": "certificate.pdf", "sha256": "ab".repeat(32), "size_bytes": 48_213, "media": "application/pdf",
        "certified": {"name": "陳志明 CHAN Chi-ming", "capacity": "public-officer", "on": "2026-11-20"},
    }]);
    let done = completed(&definition, "apply", &given, Lang::En);
    let sheet = sheet_of(&definition, &done, &imprint());
    let items = sheet.sections.iter().flat_map(|section| &section.items);
    let certified = items.filter_map(|item| match item {
        Item::Note(text) if text.en.contains("true copy") => Some(text.clone()),
        _ => None,
    });
    let expected = text(
        "核證副本：「certificate.pdf」由 陳志明 CHAN Chi-ming（公職人員）於2026年11月20日核證為正本的真實副本。",
        "Certified true copy: “certificate.pdf” was certified as a true copy of the original by 陳志明 CHAN Chi-ming (Public officer) on 20 November 2026.",
    );
    assert_eq!(certified.collect::<Vec<_>>(), [expected]);
    let form = render(&sheet, Reading::both(Lang::ZhHantHk)).unwrap();
    crate::judges::kept("real-certified-copy.pdf", &form.bytes);
    let Some(read) = crate::judges::text_of(&form.bytes) else { return };
    assert!(read.contains("certificate.pdf") && read.contains("核證副本"), "{read}");
}
