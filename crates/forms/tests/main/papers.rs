//! Definitions made from the fields of a PDF, cover sheets for a PDF that is not taken over, and the tier that follows.

use forms::catalogue::Cover;
use forms::{
    AssetUse, Definition, Inputs, Naming, Official, Paper, PaperField, Takes, Tier, check, evaluate, import_paper,
    wrap_paper,
};
use proptest::prelude::*;
use serde_json::{Value as Json, json};
use words::{Message, Text};

use crate::shelf;

fn naming() -> Naming {
    Naming { form_no: "HAD-9".into(), edition: "11/2026".into(), class: "DO-4-12".into() }
}

fn official() -> Official {
    Official { name: "申請表 HAD-9.pdf".into(), sha256: forms::sha256_hex(b"%PDF-1.7"), size_bytes: 8 }
}

fn field(name: &str, takes: Takes) -> PaperField {
    PaperField {
        name: name.into(),
        takes,
        required: false,
        read_only: false,
        page: Some(1),
        label: Some("標籤 Label".into()),
        nearby: None,
        default: Vec::new(),
        scripts: Vec::new(),
    }
}

fn text() -> Takes {
    Takes::Text { lines: false, most: Some(20) }
}

fn parsed(definition: &Json) -> Definition {
    Definition::parse(&serde_json::to_vec(definition).unwrap()).unwrap()
}

fn made(fields: Vec<PaperField>) -> (Json, Vec<String>) {
    let paper = Paper { title: Some("借用場地 Hire".into()), fields, notes: Vec::new() };
    let imported = import_paper(&paper, &naming(), None).unwrap();
    parsed(&imported.definition);
    let notes = imported.notes.iter().map(|note| format!("{} {}", note.pointer, note.code())).collect();
    (imported.definition, notes)
}

#[test]
fn what_a_field_takes_becomes_its_type() {
    let list = |several, editable| Takes::Choice {
        values: vec![("n".into(), Some("北區 North".into())), ("n".into(), None), ("kc".into(), None)],
        several,
        editable,
    };
    for (takes, kind, schema) in [
        (text(), "text", json!({"type": "string", "maxLength": 20})),
        (Takes::Text { lines: true, most: None }, "longText", json!({"type": "string"})),
        (Takes::Date, "date", json!({"type": "string", "format": "date"})),
        (Takes::Time, "time", json!({"type": "string", "format": "hhmm"})),
        (Takes::Number { places: 0 }, "integer", json!({"type": "integer"})),
        (Takes::Number { places: 2 }, "decimal", json!({"type": "string", "format": "decimal-2"})),
        (Takes::Number { places: 90 }, "decimal", json!({"type": "string", "format": "decimal-6"})),
        (Takes::Tick, "boolean", json!({"type": "boolean"})),
        (list(false, false), "choice", json!({"enum": ["n", "kc"]})),
        (
            list(true, false),
            "multiChoice",
            json!({"type": "array", "uniqueItems": true, "items": {"enum": ["n", "kc"]}}),
        ),
        (list(false, true), "text", json!({"type": "string"})),
        (Takes::Choice { values: Vec::new(), several: true, editable: false }, "text", json!({"type": "string"})),
    ] {
        let (definition, _) = made(vec![field("f", takes.clone())]);
        assert_eq!(definition["fields"]["/f"]["type"], kind, "{takes:?}");
        assert_eq!(definition["data"]["properties"]["f"], schema, "{takes:?}");
    }
    let (definition, notes) = made(vec![field("f", list(false, false))]);
    let label = json!({"zh-Hant-HK": "北區", "en": "North"});
    assert_eq!(definition["codelists"]["f"]["codes"][0], json!({"code": "n", "label": label}));
    assert!(notes.contains(&"f forms-import-paper-value".to_owned()), "{notes:?}");
}

#[test]
fn everything_that_is_left_behind_is_named_with_its_place() {
    let mut all = vec![
        field("go", Takes::Button),
        field("what", Takes::Unknown),
        field("secret", Takes::Password),
        field("one", Takes::Signature),
        field("two", Takes::Signature),
    ];
    all.push(PaperField { page: None, ..field("hidden", text()) });
    all.push(PaperField { read_only: true, required: true, ..field("total", text()) });
    all.push(PaperField { default: vec!["x".into()], scripts: vec!["calculate".into()], ..field("sum", text()) });
    all.push(PaperField { label: None, nearby: Some("Beside".into()), ..field("guessed", text()) });
    all.push(PaperField { label: None, ..field("lastName", text()) });
    all.push(PaperField { required: true, ..field("plan", Takes::File) });
    let (definition, notes) = made(all);
    let expected = [
        "go forms-import-paper-button",
        "what forms-import-paper-unknown",
        "secret forms-import-paper-password",
        "two forms-import-paper-signatures",
        "hidden forms-import-paper-hidden",
        "total forms-import-paper-read-only",
        "sum forms-import-paper-script",
        "sum forms-import-paper-default",
        "lastName forms-import-paper-label",
        " forms-import-paper-guessed",
        " forms-import-language",
    ];
    assert_eq!(notes, expected);
    let names: Vec<&String> = definition["fields"].as_object().unwrap().keys().collect();
    assert_eq!(names, ["/total", "/sum", "/guessed", "/lastName"]);
    assert_eq!(definition["fields"]["/lastName"]["label"]["en"], "Last name");
    // Nobody could fill in what is read-only, so it is not asked for.
    assert_eq!(definition["data"]["required"], json!([]));
    assert_eq!(definition["workflow"]["stages"][0]["signs"], true);
    assert_eq!(definition["evidence"]["attachments"][0]["id"], "plan");
    assert_eq!(definition["requires"], json!(["stages", "attachments", "sign"]));
}

#[test]
fn names_are_as_short_as_they_can_be_and_lead_back_to_the_paper() {
    let second = |mut field: PaperField| {
        field.page = Some(3);
        field
    };
    let (definition, _) = made(vec![
        field("form1[0].#subform[0].Name[0]", text()),
        field("applicant.phone", text()),
        second(field("spouse.phone", text())),
        field("姓名", text()),
        field("地址", text()),
        field("", text()),
    ]);
    let names = json!({
        "/Name": "form1[0].#subform[0].Name[0]", "/applicant_phone": "applicant.phone", "/spouse_phone": "spouse.phone",
        "/f": "姓名", "/f_2": "地址", "/f_3": "",
    });
    assert_eq!(definition["imported"], json!({"from": "acroform", "names": names}));
    let pages = definition["layout"]["pages"].as_array().unwrap();
    let ids: Vec<&Json> = pages.iter().map(|page| &page["id"]).collect();
    assert_eq!((ids, &pages[1]["sections"][0]["items"]), (vec![&json!("p1"), &json!("p3")], &json!(["/spouse_phone"])));
    assert_eq!(pages[0]["title"], json!({"zh-Hant-HK": "第 1 頁", "en": "Page 1"}));
}

#[test]
fn a_paper_with_nothing_to_fill_in_is_no_form() {
    let paper = Paper { fields: vec![field("go", Takes::Button)], ..Paper::default() };
    assert_eq!(import_paper(&paper, &naming(), None).unwrap_err()[0].code(), "forms-import-paper-nothing");
    let reader = Message::new("extraction-paper-twice").with("at", "a");
    let paper = Paper { fields: vec![field("a", text())], notes: vec![reader.clone()], ..Paper::default() };
    let imported = import_paper(&paper, &naming(), Some(&official())).unwrap();
    assert_eq!(imported.notes[0].message(), reader, "what the reader said goes on in its own words");
    let definition = parsed(&imported.definition);
    assert_eq!((definition.assets.len(), definition.tier()), (1, Tier::T1));
    assert_eq!(Cover::read(&imported.definition).unwrap().tier, Tier::T1, "its cover says the same");
    assert_eq!(definition.assets[0].purpose, AssetUse::Layout);
    let elsewhere = Official { name: "../a.pdf".into(), ..official() };
    assert_eq!(import_paper(&paper, &naming(), Some(&elsewhere)).unwrap_err()[0].code(), "forms-def-asset-name");
}

#[test]
fn a_cover_sheet_asks_for_the_filled_form_and_names_the_blank_by_its_digest() {
    let title = Text { zh: "借用場地申請表".into(), en: "Application for hire".into() };
    let wrapped = wrap_paper(&official(), &title, &naming()).unwrap();
    let definition = parsed(&wrapped);
    assert_eq!((definition.tier(), Cover::read(&wrapped).unwrap().tier), (Tier::T0, Tier::T0));
    assert_eq!(definition.assets[0].purpose, AssetUse::Fill { slot: "filledForm".into() });
    assert!(definition.assets[0].is(b"%PDF-1.7") && !definition.assets[0].is(b"%PDF-1.8"));
    let report = check(&definition);
    let remarks: Vec<&str> = report.remarks.iter().map(forms::Fault::code).collect();
    assert!(report.passed && remarks.is_empty(), "{remarks:?} {:?}", report.cases);
    let mut inputs = Inputs::new("2026-11-28".parse().unwrap(), "submit");
    inputs.language = words::Lang::En;
    let found = evaluate(&definition, &json!({"name": "陳大文", "date": "2026-11-28"}), &inputs);
    let said: Vec<String> = found.problems.iter().map(|problem| format!("{} {}", problem.path, problem.code)).collect();
    assert_eq!(said, ["/subject forms-required", "/$attachments/filledForm forms-attachment-required"]);
    let half = Text { zh: String::new(), en: "x".into() };
    assert!(wrap_paper(&official(), &half, &naming()).is_err());
}

#[test]
fn an_asset_is_a_pdf_beside_its_definition_and_its_slot_is_always_asked_for() {
    let title = Text { zh: "甲".into(), en: "A".into() };
    let sound = wrap_paper(&official(), &title, &naming()).unwrap();
    let schema = shelf::json("mform.schema.json");
    let schema = jsonschema::validator_for(&schema).unwrap();
    assert!(schema.is_valid(&sound));
    let spoilt = |pointer: &str, value: Json| {
        let mut definition = sound.clone();
        *definition.pointer_mut(pointer).unwrap() = value;
        definition
    };
    for (pointer, value, code) in [
        ("/assets/0/name", json!("a/b.pdf"), "forms-def-asset-name"),
        ("/assets/0/name", json!("form.json"), "forms-def-asset-name"),
        ("/assets/0/sha256", json!("AB"), "forms-def-asset-digest"),
        ("/assets/0/use", json!("read"), "forms-def-asset-use"),
        ("/assets/0/slot", json!("other"), "forms-def-asset-slot"),
        ("/evidence/attachments/0/min", json!(0), "forms-def-asset-slot"),
        ("/assets/0/sizeBytes", json!(-1), "forms-def-kind"),
    ] {
        let definition = spoilt(pointer, value);
        let faults = Definition::parse(&serde_json::to_vec(&definition).unwrap()).unwrap_err();
        assert!(faults.iter().any(|fault| fault.code() == code), "{pointer}: {faults:?}");
        // What stands in two parts is for the reader to see.
        assert!(code == "forms-def-asset-slot" || !schema.is_valid(&definition), "{pointer}");
    }
    let twice = spoilt("/assets", json!([sound["assets"][0], sound["assets"][0]]));
    let faults = Definition::parse(&serde_json::to_vec(&twice).unwrap()).unwrap_err();
    assert_eq!(faults[0].code(), "forms-def-asset-twice");
}

#[test]
fn the_tier_follows_from_what_a_definition_has() {
    assert!(shelf::all().iter().all(|name| shelf::definition(name).tier() == Tier::T3));
    let (definition, _) = made(vec![field("a", text())]);
    assert_eq!(parsed(&definition).tier(), Tier::T1);
    let mut native = definition;
    native.as_object_mut().unwrap().remove("imported");
    assert_eq!(parsed(&native).tier(), Tier::T2);
    native["workflow"]["stages"][0]["signs"] = json!(true);
    native["requires"] = json!(["stages", "sign"]);
    assert_eq!(parsed(&native).tier(), Tier::T3);
}

fn any_field() -> impl Strategy<Value = PaperField> {
    let values = proptest::collection::vec((".{0,6}", proptest::option::of(".{0,9}")), 0..4);
    let takes = prop_oneof![
        (any::<bool>(), proptest::option::of(1..9_u32)).prop_map(|(lines, most)| Takes::Text { lines, most }),
        Just(Takes::Date),
        (0..40_u32).prop_map(|places| Takes::Number { places }),
        Just(Takes::File),
        Just(Takes::Tick),
        Just(Takes::Signature),
        (values, any::<bool>(), any::<bool>()).prop_map(|(values, several, editable)| Takes::Choice {
            values,
            several,
            editable
        }),
    ];
    let said = || proptest::option::of(".{0,12}");
    (".{0,12}", takes, any::<[bool; 2]>(), proptest::option::of(1..4_usize), said(), said()).prop_map(
        |(name, takes, [required, read_only], page, label, nearby)| PaperField {
            required,
            read_only,
            page,
            label,
            nearby,
            ..field(&name, takes)
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_a_paper_says_its_draft_can_be_read(
        fields in proptest::collection::vec(any_field(), 0..9),
        title in proptest::option::of(".{0,12}"),
    ) {
        let paper = Paper { title, fields, notes: Vec::new() };
        match import_paper(&paper, &naming(), None) {
            Ok(imported) => {
                let report = check(&parsed(&imported.definition));
                prop_assert!(report.passed);
            }
            Err(faults) => prop_assert_eq!(faults[0].code(), "forms-import-paper-nothing"),
        }
    }
}
