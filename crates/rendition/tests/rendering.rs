//! What must hold of every rendition.

use lopdf::{Dictionary, Document, Object};
use rendition::{Content, Item, Reading, RenditionError, Span, Value, render};
use words::Lang;

use crate::sheets::{hall, leave, text};

fn both() -> Reading {
    Reading::both(Lang::ZhHantHk)
}

#[test]
fn same_sheet_same_bytes() {
    let one = render(&leave(), both()).unwrap();
    let two = render(&leave(), both()).unwrap();
    assert_eq!(one.sha256, two.sha256);
    assert_eq!(one.bytes, two.bytes);
    let mut later = leave();
    later.reference.push('x');
    assert_ne!(render(&later, both()).unwrap().sha256, one.sha256);
}

#[test]
fn an_ordinary_form_is_small() {
    let leave = render(&leave(), both()).unwrap();
    assert!(leave.bytes.len() <= 100_000, "{}", leave.bytes.len());
    assert!(leave.pages <= 2, "{}", leave.pages);
}

#[test]
fn characters_without_a_glyph_are_named_with_their_place() {
    let mut sheet = leave();
    sheet.sections[0].items.push(Item::Value(Value {
        label: text("別名", "Alias"),
        content: Content::Plain("𠮷田🙂𠮷".to_owned()),
        span: Span::Full,
    }));
    let refused = render(&sheet, both()).unwrap_err();
    let RenditionError::MissingGlyphs { missing } = &refused else { panic!("{refused:?}") };
    let named: Vec<char> = missing.iter().map(|glyph| glyph.character).collect();
    assert_eq!(named, ['𠮷', '🙂']);
    assert_eq!(missing[0].place.en, "Alias");
    for lang in Lang::ALL {
        let said = words::say(lang, &refused.message()).unwrap();
        assert!(said.contains("U+20BB7") && said.contains("𠮷"), "{said}");
    }
}

#[test]
fn names_that_no_field_can_carry_are_refused() {
    let mut sheet = leave();
    sheet.stages[0].id = "申請".to_owned();
    assert!(matches!(render(&sheet, both()), Err(RenditionError::FieldName { .. })));
    let mut sheet = leave();
    let again = sheet.sections[3].items[0].clone();
    sheet.sections[3].items.push(again);
    assert!(matches!(render(&sheet, both()), Err(RenditionError::FieldTwice { .. })));
}

#[test]
fn data_must_be_json() {
    let sheet = rendition::Sheet { data: "{".to_owned(), ..leave() };
    assert!(matches!(render(&sheet, both()), Err(RenditionError::Data { .. })));
}

#[test]
fn no_object_is_unreachable_and_nothing_is_forbidden() {
    let rendered = render(&hall(12), both()).unwrap();
    let mut document = Document::load_mem(&rendered.bytes).unwrap();
    let count = document.objects.len();
    assert!(document.prune_objects().is_empty());
    assert_eq!(count, document.max_id as usize);
    let all = String::from_utf8_lossy(&rendered.bytes).into_owned();
    for forbidden in ["NeedAppearances", "JavaScript", "/Encrypt", "/OpenAction", "GTS_PDFX"] {
        assert!(!all.contains(forbidden), "{forbidden}");
    }
    assert!(all.starts_with("%PDF-1.7\n%"));
}

fn resolve<'a>(document: &'a Document, object: &'a Object) -> &'a Dictionary {
    document.dereference(object).unwrap().1.as_dict().unwrap()
}

fn entry<'a>(document: &'a Document, dictionary: &'a Dictionary, key: &str) -> &'a Object {
    document.dereference(dictionary.get(key.as_bytes()).unwrap()).unwrap().1
}

fn walk(document: &Document, node: &Object, path: &str, found: &mut Vec<(String, Dictionary)>) {
    let field = resolve(document, node);
    let own = String::from_utf8(field.get(b"T").unwrap().as_str().unwrap().to_vec()).unwrap();
    let path = if path.is_empty() { own } else { format!("{path}.{own}") };
    match field.get(b"Kids") {
        Ok(kids) => kids.as_array().unwrap().iter().for_each(|kid| walk(document, kid, &path, found)),
        Err(_) => found.push((path, field.clone())),
    }
}

fn fields(document: &Document) -> Vec<(String, Dictionary)> {
    let form = entry(document, document.catalog().unwrap(), "AcroForm").as_dict().unwrap();
    assert_eq!(form.get(b"SigFlags").unwrap().as_i64().unwrap(), 3);
    let mut found = Vec::new();
    for node in form.get(b"Fields").unwrap().as_array().unwrap() {
        walk(document, node, "", &mut found);
    }
    found
}

#[test]
fn every_stage_is_prepared() {
    let rendered = render(&leave(), both()).unwrap();
    let document = Document::load_mem(&rendered.bytes).unwrap();
    let fields = fields(&document);
    let mut names: Vec<&str> = fields.iter().map(|(name, _)| name.as_str()).collect();
    names.sort_unstable();
    assert_eq!(
        names,
        [
            "stage.apply.signature-apply",
            "stage.decide.data",
            "stage.decide.decision",
            "stage.decide.decision_reason",
            "stage.decide.effective_on",
            "stage.decide.signature-decide",
            "stage.support.balance",
            "stage.support.data",
            "stage.support.recommendation",
            "stage.support.remarks",
        ]
    );
    for (name, field) in &fields {
        if name.ends_with(".data") {
            assert!(!field.has(b"Rect") && !field.has(b"Subtype"), "{name} has no widget");
            continue;
        }
        assert_eq!(field.get(b"F").unwrap().as_i64().unwrap() & 4, 4, "{name} prints");
        assert_eq!(field.has(b"AS"), !name.contains(".signature-"), "{name}: a judge takes its picture for renewed");
        let appearance = entry(&document, field, "AP").as_dict().unwrap();
        let stream = entry(&document, appearance, "N").as_stream().unwrap();
        assert!(!stream.dict.has(b"Filter"), "{name} is filled in without another filter");
    }
    assert_eq!(rendered.placements.len(), 8);
    assert_eq!(rendered.placements.iter().filter(|place| place.signature).count(), 2);
}

#[test]
fn a_lock_freezes_own_and_earlier_fields_by_name() {
    let rendered = render(&leave(), both()).unwrap();
    let document = Document::load_mem(&rendered.bytes).unwrap();
    let fields = fields(&document);
    let locked = |name: &str| -> Vec<String> {
        let field = &fields.iter().find(|(field, _)| field == name).unwrap().1;
        let lock = entry(&document, field, "Lock").as_dict().unwrap();
        assert_eq!(lock.get(b"Action").unwrap().as_name().unwrap(), b"Include");
        let names = lock.get(b"Fields").unwrap().as_array().unwrap();
        names.iter().map(|name| String::from_utf8(name.as_str().unwrap().to_vec()).unwrap()).collect()
    };
    assert_eq!(locked("stage.apply.signature-apply"), ["stage.apply.signature-apply"]);
    let last = locked("stage.decide.signature-decide");
    assert_eq!(last.len(), 10);
    assert!(last.contains(&"stage.support.data".to_owned()));
}

#[test]
fn the_data_is_embedded_byte_for_byte() {
    let rendered = render(&leave(), both()).unwrap();
    let document = Document::load_mem(&rendered.bytes).unwrap();
    let catalog = document.catalog().unwrap();
    let specification = resolve(&document, &catalog.get(b"AF").unwrap().as_array().unwrap()[0]);
    assert_eq!(specification.get(b"AFRelationship").unwrap().as_name().unwrap(), b"Source");
    let files = specification.get(b"EF").unwrap().as_dict().unwrap();
    let file = entry(&document, files, "F").as_stream().unwrap();
    assert_eq!(file.decompressed_content().unwrap(), leave().data.as_bytes());
}

#[test]
fn a_long_table_repeats_its_head_and_loses_no_row() {
    let rendered = render(&hall(60), both()).unwrap();
    assert!(rendered.pages >= 3, "{}", rendered.pages);
    let short = render(&hall(0), both()).unwrap();
    assert!(short.pages <= 2);
}

#[test]
fn a_long_answer_runs_over_pages() {
    let mut sheet = leave();
    sheet.sections[1].items.push(Item::Value(Value {
        label: text("詳情", "Details"),
        content: Content::Plain("政府檔案須按存廢期限表處置。".repeat(600)),
        span: Span::Half,
    }));
    let rendered = render(&sheet, both()).unwrap();
    assert!(rendered.pages >= 6, "{}", rendered.pages);
    assert!(rendered.placements.iter().all(|place| place.rect[1] > 40.0 && place.rect[3] < 842.0));
}
