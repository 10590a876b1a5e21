//! Later stages: their pictures are put into the document by a full rewrite here
//! (appending and signing is another room's), so that the pages can be looked at.

use lopdf::{Document, Object};
use rendition::{Appearance, Reading, RenditionError, SealWords, StageValue, render, seal_appearance, stage_fill};
use words::Lang;

use crate::sheets::{leave, text};

fn both() -> Reading {
    Reading::both(Lang::ZhHantHk)
}

fn words() -> SealWords {
    SealWords {
        name: text("陳大文", "CHAN Tai-man"),
        post: text("一級行政主任", "Executive Officer I"),
        at: "2026-11-20T06:03:00Z".parse().unwrap(),
        reason: text("提交放假申請", "Submission of application for leave"),
    }
}

fn value(name: &str, value: &str) -> StageValue {
    StageValue { name: name.to_owned(), label: text("決定", "Decision"), value: value.to_owned() }
}

/// Reads the objects back and hangs them into the document.
fn put(document: &mut Document, field: &str, appearance: &Appearance) {
    let first = document.max_id + 1;
    let objects = appearance.objects(first).unwrap();
    let mut file = b"%PDF-1.7\n".to_vec();
    let mut offsets = Vec::new();
    for (index, body) in objects.iter().enumerate() {
        offsets.push(file.len());
        file.extend(format!("{} 0 obj\n", first as usize + index).bytes());
        file.extend(body);
        file.extend(b"\nendobj\n");
    }
    let start = file.len();
    file.extend(format!("xref\n0 1\n0000000000 65535 f \n{first} {}\n", objects.len()).bytes());
    for offset in offsets {
        file.extend(format!("{offset:010} 00000 n \n").bytes());
    }
    file.extend(format!("trailer\n<< /Size 999 /Root {first} 0 R >>\nstartxref\n{start}\n%%EOF\n").bytes());
    let read = Document::load_mem(&file).unwrap();
    assert_eq!(read.objects.len(), objects.len());
    document.max_id += u32::try_from(objects.len()).unwrap();
    document.objects.extend(read.objects);
    let names: Vec<&str> = field.split('.').collect();
    let named = |object: &Object, name: &str| {
        object
            .as_dict()
            .is_ok_and(|field| field.get(b"T").and_then(Object::as_str).is_ok_and(|own| own == name.as_bytes()))
    };
    let stage = document.objects.iter().find(|(_, object)| named(object, names[1])).map(|(id, _)| *id).unwrap();
    let child =
        |object: &Object| object.as_dict().unwrap().get(b"Parent").and_then(Object::as_reference).ok() == Some(stage);
    let widget = document.objects.values_mut().find(|object| named(object, names[2]) && child(object)).unwrap();
    let normal = lopdf::Dictionary::from_iter([("N", Object::Reference((first, 0)))]);
    widget.as_dict_mut().unwrap().set("AP", Object::Dictionary(normal));
}

#[test]
fn a_later_stage_fills_its_prepared_places() {
    let form = render(&leave(), both()).unwrap();
    let values = [
        value("decision", "批准 Approved"),
        value("effective_on", "2026年12月21日"),
        value("decision_reason", "（不適用）期間如遇緊急事務，須於兩小時內以電話回覆；乘𨋢者請注意維修時間。"),
    ];
    let fill =
        stage_fill(&form.bytes, "decide", Some(r#"{"decision":"approved"}"#), &values, Some(&words()), both()).unwrap();
    assert_eq!(fill.data, Some(("stage.decide.data".to_owned(), r#"{"decision":"approved"}"#.to_owned())));
    assert_eq!(fill.texts.len(), 3);
    assert_eq!(fill.texts[0].field, "stage.decide.decision");
    assert_eq!(fill.texts[0].value, "批准 Approved");
    let (field, _) = fill.signature.as_ref().unwrap();
    assert_eq!(field, "stage.decide.signature");
    let again = stage_fill(&form.bytes, "decide", Some(r#"{"decision":"approved"}"#), &values, Some(&words()), both());
    assert_eq!(again.unwrap(), fill, "the same stage gives the same pictures");

    let mut document = Document::load_mem(&form.bytes).unwrap();
    for text in &fill.texts {
        put(&mut document, &text.field, &text.appearance);
    }
    let seal = fill.signature.unwrap().1;
    put(&mut document, "stage.decide.signature", &seal);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    crate::judges::filled_form_reads_back(&bytes);
}

#[test]
fn what_does_not_fit_or_has_no_place_is_said() {
    let form = render(&leave(), both()).unwrap();
    let fill = |name: &str, text: &str| stage_fill(&form.bytes, "decide", None, &[value(name, text)], None, both());
    assert!(matches!(fill("decision", &"批准".repeat(200)), Err(RenditionError::DoesNotFit { .. })));
    assert!(matches!(fill("no_such_place", "x"), Err(RenditionError::UnknownField { .. })));
    assert!(matches!(fill("decision", "𠮷"), Err(RenditionError::MissingGlyphs { .. })));
    assert!(fill("decision", "").unwrap().texts.is_empty());
    let damaged = stage_fill(b"%PDF-1.7\nnothing", "decide", None, &[], Some(&words()), both());
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
        let seal = seal_appearance(&SealWords { name, ..words() }, both(), (268.0, 56.0)).unwrap();
        assert!(seal.fonts.iter().all(|font| font.program.len() < 20_000));
        let bytes: usize = seal.objects(1).unwrap().iter().map(Vec::len).sum();
        assert!(bytes < 16_000, "{bytes}");
    }
    let unprintable = SealWords { name: text("𠮷田", ""), ..words() };
    assert!(matches!(seal_appearance(&unprintable, both(), (268.0, 56.0)), Err(RenditionError::MissingGlyphs { .. })));
}
