//! Shadow attacks on a paper that was prepared for them: what lies over the text goes away, or something else comes in
//! its place.

use super::tools::{Forgery, Target, close, stream};
use crate::reason::Reason;
use crate::testkit::desk::{desk, request};
use crate::testkit::paper::{Paper, paper};

/// A signed paper whose harmless view lies over another: a form, a mark and a layer cover the text and a picture; a field shows
/// something else than it holds; a file is attached; a picture has an alternative text; a second document hides behind
/// the first.
pub fn covered() -> Vec<u8> {
    let bare = paper(&Paper::in_stages(3));
    let prepared = prepared(&bare);
    crate::sign::sign(&prepared, &desk().signers[0], &request(1)).expect("a paper that can be signed")
}

/// Numbers of the parts from the first one that is free.
struct Parts {
    cover: u32,
    layer: u32,
    mark: u32,
    look: u32,
    file: u32,
    element: u32,
    picture: u32,
    hidden: u32,
}

fn parts(next: u32) -> Parts {
    let at = |step: u32| next + step;
    Parts {
        cover: at(0),
        layer: at(1),
        mark: at(2),
        look: at(3),
        file: at(4),
        element: at(5),
        picture: at(6),
        hidden: at(7),
    }
}

fn form(ink: &str, room: &str) -> String {
    stream(ink).replacen("<<", &format!("<</Type/XObject/Subtype/Form/BBox[{room}]/Resources<<>>"), 1)
}

/// Three grey dots.
fn image(dots: &str) -> String {
    let head = "<</Type/XObject/Subtype/Image/Width 3/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray\
                /Filter/ASCIIHexDecode";
    stream(&format!("{dots}>")).replacen("<<", head, 1)
}

fn with(body: &str, extra: &str) -> String {
    body.replacen("<<", &format!("<<{extra}"), 1)
}

fn prepared(bare: &[u8]) -> Vec<u8> {
    let target = Target::of_unsigned(bare);
    let Parts { cover, layer, mark, look, file, element, picture, hidden } = parts(target.next);
    let resources =
        format!("/Resources<</XObject<</Cover {cover} 0 R/Seal {picture} 0 R>>/Properties<</L {layer} 0 R>>");
    let page = target.body(target.page).replace("/Resources<<", &resources);
    let page = page.replace("/Annots[", &format!("/Annots[{mark} 0 R "));
    let attached = format!(
        "/Names<</EmbeddedFiles<</Names[(data.json)<</Type/Filespec/F(data.json)/EF<</F {file} 0 R>>>>]>>>>\
         /OCProperties<</OCGs[{layer} 0 R]/D<</ON[{layer} 0 R]>>>>/StructTreeRoot<</Type/StructTreeRoot/K {element} 0 R>>"
    );
    let field = target.field("stage.2.text");
    let field_body = with(&target.body(field), &format!("/V(9000)/AP<</N {look} 0 R>>"));
    let second = second(hidden);
    let mut objects = vec![
        (target.content, stream("BT /F1 18 Tf 72 760 Td (Pay 9000) Tj ET /Seal Do /OC /L BDC /Cover Do EMC")),
        (target.page, page),
        (target.catalog, with(&target.body(target.catalog), &attached)),
        (field, field_body),
        (cover, form("1 g 0 0 595 842 re f", "0 0 595 842")),
        (layer, "<</Type/OCG/Name(Cover)>>".to_owned()),
        (mark, format!("<</Type/Annot/Subtype/Square/Rect[0 0 595 842]/F 4/AP<</N {cover} 0 R>>>>")),
        (look, form("BT (10) Tj ET", "0 0 200 20")),
        (file, stream("{\"amount\": 10}")),
        (picture, image("00FF00")),
        (element, "<</Type/StructElem/S/Figure/Alt(Ten dollars)>>".to_owned()),
    ];
    objects.extend(second);
    target.update(&objects)
}

/// A catalog with a page of its own, to which nothing leads.
fn second(hidden: u32) -> Vec<(u32, String)> {
    let (tree, page, content) = (hidden + 1, hidden + 2, hidden + 3);
    vec![
        (hidden, format!("<</Type/Catalog/Pages {tree} 0 R>>")),
        (tree, format!("<</Type/Pages/Kids[{page} 0 R]/Count 1>>")),
        (page, format!("<</Type/Page/Parent {tree} 0 R/MediaBox[0 0 595 842]/Contents {content} 0 R>>")),
        (content, stream("0 0 99 99 re f")),
    ]
}

/// What such a paper must not suffer.
pub fn forgeries(base: &[u8]) -> Vec<Forgery> {
    let target = Target::of(base);
    let bare = paper(&Paper::in_stages(3));
    let Parts { cover, layer, mark, file, element, picture, hidden, .. } = parts(Target::of_unsigned(&bare).next);
    let page = target.body(target.page);
    let catalog = target.body(target.catalog);
    let field = target.field("stage.2.text");
    let body = target.body(field);
    let at = body.find("/AP<<").unwrap_or(0);
    let end = at + body[at..].find(">>").unwrap_or(0) + 2;
    let without_look = format!("{}{}", &body[..at], &body[end..]);
    let one = |number: u32, body: String| target.update(&[(number, body)]);
    let content = Reason::ChangedContent;
    vec![
        Forgery::new(content, "cover-freed", freed(&target, cover)),
        Forgery::new(content, "cover-emptied", one(cover, form("", "0 0 595 842"))),
        Forgery::new(content, "cover-shrunk", one(cover, form("1 g 0 0 595 842 re f", "0 0 1 1"))),
        Forgery::new(content, "cover-overwritten", one(cover, form("BT (Pay 900) Tj ET", "0 0 595 842"))),
        Forgery::new(content, "cover-dropped", one(target.page, page.replace(&format!("/Cover {cover} 0 R"), ""))),
        Forgery::new(content, "picture-overwritten", one(picture, image("FF00FF"))),
        Forgery::new(content, "picture-freed", freed(&target, picture)),
        Forgery::new(Reason::ChangedAnnotation, "mark-freed", freed(&target, mark)),
        Forgery::new(Reason::ChangedAnnotation, "mark-hidden", one(mark, target.body(mark).replace("/F 4", "/F 2"))),
        Forgery::new(
            content,
            "layer-switched",
            one(target.catalog, catalog.replace(&format!("/ON[{layer} 0 R]"), &format!("/OFF[{layer} 0 R]"))),
        ),
        Forgery::new(Reason::AppearanceUnreadable, "field-look-dropped", one(field, without_look)),
        Forgery::new(Reason::AppearanceMismatch, "field-look-exchanged", look_exchanged(&target, field, &body)),
        Forgery::new(content, "attachment-swapped", one(file, stream("{\"amount\": 9000}"))),
        Forgery::new(
            content,
            "alternative-text",
            one(element, target.body(element).replace("Ten dollars", "Nine thousand")),
        ),
        Forgery::new(content, "catalog-pointed-to-hidden", target.update_with(&[], hidden, "")),
        Forgery::new(content, "pages-pointed-back", pages_pointed_back()),
    ]
}

fn freed(target: &Target<'_>, number: u32) -> Vec<u8> {
    let mut bytes = target.bytes.to_vec();
    let at = bytes.len();
    bytes.extend_from_slice(format!("xref\n{number} 1\n0000000000 00001 f\r\n").as_bytes());
    let trailer = format!(
        "trailer\n<</Size {}/Root {} 0 R/Info {} 0 R/ID[(0123456789abcdef)(0123456789abcdef)]/Prev {}>>",
        target.next,
        target.catalog,
        target.catalog + 1,
        target.section_at
    );
    bytes.extend_from_slice(format!("{trailer}\nstartxref\n{at}\n%%EOF\n").as_bytes());
    bytes
}

/// The value stays and is shown now, where something else was shown when the paper was signed.
fn look_exchanged(target: &Target<'_>, field: u32, body: &str) -> Vec<u8> {
    let (look, font) = (target.next, target.next + 1);
    let at = body.find("/N ").unwrap_or(0);
    let end = at + body[at..].find(" R").unwrap_or(0) + 2;
    let body = format!("{}/N {look} 0 R{}", &body[..at], &body[end..]);
    let resources = format!("/Resources<</Font<</F1 {font} 0 R>>>>");
    let look_body = form("BT /F1 12 Tf (9000) Tj ET", "0 0 200 20").replace("/Resources<<>>", &resources);
    let font_body = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_owned();
    target.update(&[(field, body), (look, look_body), (font, font_body)])
}

/// Two trees of pages stand under one number before the paper is signed; the update points back to the first.
fn pages_pointed_back() -> Vec<u8> {
    let bare = paper(&Paper { pages: vec!["Pay 10".to_owned(), "Pay 9000".to_owned()], ..Paper::in_stages(3) });
    let target = Target::of_unsigned(&bare);
    let catalog = target.body(target.catalog);
    let start = catalog.find("/Pages ").map_or(0, |at| at + 7);
    let tree: u32 = catalog[start..].split(' ').next().and_then(|number| number.parse().ok()).unwrap_or(0);
    let shown = target.update(&[(tree, format!("<</Type/Pages/Kids[{} 0 R]/Count 1>>", target.page))]);
    let signed = crate::sign::sign(&shown, &desk().signers[0], &request(1)).expect("a paper that can be signed");
    let target = Target::of(&signed);
    let needle = format!("\n{tree} 0 obj");
    let at = signed.windows(needle.len()).position(|window| window == needle.as_bytes()).expect("the first tree") + 1;
    let mut bytes = signed.clone();
    close(&mut bytes, &[(tree, at)], target.next, target.catalog, target.section_at, "");
    bytes
}
