//! Filled fields: what a person sees is what a program reads, or it is told.

use signing::testkit::{Target, judged, stream};

use crate::codes;
use crate::elsewhere::{accepted, closed, form, prepared, refused, signed};

const WIDGET: &str = "/Type/Annot/Subtype/Widget/FT/Tx/Rect[0 0 99 20]/F 4";
const PLAIN: &str = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>";

fn look(ink: &str, font: &str, more: &str) -> String {
    let head = format!("<</Type/XObject/Subtype/Form/BBox[0 0 99 20]{more}/Resources<</Font<</F1 {font}>>>>");
    stream(ink).replacen("<<", &head, 1)
}

fn says(text: &str) -> String {
    format!("BT /F1 9 Tf 0 g 2 5 Td ({text}) Tj ET")
}

/// Two fields of one name, of which the second cannot be filled.
fn base() -> Vec<u8> {
    signed(&prepared(|target| {
        let form = form(target);
        let body = target.body(form).replace("/Fields[", "/Fields[90 0 R 91 0 R 92 0 R ");
        vec![
            (form, body),
            (90, format!("<<{WIDGET}/T(amount)>>")),
            (91, format!("<<{WIDGET}/T(amount)/Ff 1/V(10)/AP<</N 94 0 R>>>>")),
            (92, format!("<<{WIDGET}/T(place)>>")),
            (94, look(&says("10"), PLAIN, "")),
        ]
    }))
}

#[test]
fn text_that_cannot_be_seen_and_shapes_that_could_be_letters_are_not_read() {
    let base = base();
    let target = Target::of(&base);
    let (new, map) = (target.next, target.next + 1);
    let filled = |look: String, value: &str| {
        let map_body = stream("2 beginbfchar <37> <0031> <30> <0030> endbfchar");
        let field = format!("<<{WIDGET}/T(place){value}/AP<</N {new} 0 R>>>>");
        target.update(&[(92, field), (new, look), (map, map_body)])
    };
    let value = "/V(10)";
    let drawn = |ink: &str| filled(look(ink, PLAIN, ""), value);
    let shown = says("10");
    // A map that nothing leads to lies beside every one of them.
    accepted("plain", &closed(&drawn(&shown)));
    accepted(
        "on a ground",
        &closed(&drawn(&format!("0.9 g 0 0 99 20 re f 1 1 97 18 re W n 0 G 0 0 m 99 0 l S {shown}"))),
    );
    for (name, ink) in [
        ("not painted", shown.replace("0 g", "3 Tr")),
        ("in the colour of its ground", shown.replace("0 g", "1 g")),
        ("under its ground", format!("{shown} 1 g 0 0 99 20 re f")),
        ("with curves", format!("{shown} 0 0 m 9 9 8 8 7 7 c f")),
        ("very small", shown.replace("9 Tf", "0.01 Tf")),
        ("cut away", format!("0 0 0 0 re W n {shown}")),
        ("written backwards", "BT /F1 9 Tf 9 5 Td (1) Tj -5 0 Td (0) Tj ET".to_owned()),
        ("on a layer", format!("/OC /L BDC {shown} EMC")),
    ] {
        refused(name, "appearance-unreadable", &drawn(&ink));
    }
    refused("a layer of its own", "appearance-unreadable", &filled(look(&shown, PLAIN, "/OC 4 0 R"), value));
    let mapped = format!("<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode {map} 0 R>>");
    refused("a map beside the codes", "appearance-unreadable", &filled(look(&says("70"), &mapped, ""), value));
    for value in ["/V[(10)]", "/V 10", "/V/10", "/V<</A(10)>>"] {
        refused(value, "appearance-unreadable", &filled(look("", PLAIN, ""), value));
    }
}

#[test]
fn a_field_that_cannot_be_filled_is_not_filled_by_its_name() {
    let base = base();
    let target = Target::of(&base);
    let new = target.next;
    let body = format!("<<{WIDGET}/T(amount)/Ff 1/V(90)/AP<</N {new} 0 R>>>>");
    refused("by its value", "changed-field", &target.update(&[(91, body), (new, look(&says("90"), PLAIN, ""))]));
    refused("by its look", "changed-field", &target.update(&[(94, look(&says("90"), PLAIN, ""))]));
    // Its namesake may be filled, as long as both show the same.
    let body = format!("<<{WIDGET}/T(amount)/V(90)/AP<</N {new} 0 R>>>>");
    let report = judged(&target.update(&[(90, body), (new, look(&says("90"), PLAIN, ""))]));
    assert!(!codes(&report).contains(&"changed-field"), "{:?}", codes(&report));
}

/// What a reader draws itself, it draws with the fonts and in the manner of the form.
#[test]
fn a_form_whose_fields_are_drawn_anew_keeps_its_fonts_and_its_manner() {
    let paper = |more: &'static str| {
        signed(&prepared(|target| {
            let form = form(target);
            let body = target.body(form).replace("/Fields[", "/Fields[90 0 R ");
            vec![(form, body.replacen("<<", more, 1)), (90, format!("<<{WIDGET}/T(amount)/V(10)>>"))]
        }))
    };
    for more in ["<<", "<</NeedAppearances true", "<</DR<</Font<<>>>>"] {
        let base = paper(more);
        let target = Target::of(&base);
        let number = form(&target);
        let body = target.body(number);
        let fonts = format!("<</Font<</F9{PLAIN}>>>>");
        let grown = match body.contains("/DR<<") {
            true => body.replace("/DR<</Font<<>>>>", &format!("/DR{fonts}")),
            false => body.replacen("<<", &format!("<</DR{fonts}"), 1),
        };
        refused(more, "changed-content", &target.update(&[(number, grown)]));
        let said = body.replacen("<<", "<</DA(/F9 40 Tf 1 g)", 1);
        refused(more, "changed-content", &target.update(&[(number, said)]));
    }
}
