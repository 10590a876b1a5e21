//! Ways round a lock, a certification and the names of fields.

use super::sealing::signed_update_saying;
use super::tools::{Forgery, Target};
use crate::reason::Reason;
use crate::testkit::paper::{Paper, paper};

/// What a certified document with locks must not suffer besides.
pub fn forgeries(base: &[u8]) -> Vec<Forgery> {
    let target = Target::of(base);
    let data = target.field("stage.1.data");
    let text = target.field("stage.1.text");
    let stage = above(&target, data);
    let root = above(&target, stage);
    let form = led_to(&target.body(target.catalog), "/AcroForm ");
    let one = |number: u32, body: String| target.update(&[(number, body)]);
    let with = |number: u32, extra: &str| target.body(number).replacen("<<", &format!("<<{extra}"), 1);
    let kid = format!("<</Type/Annot/Subtype/Widget/Parent {text} 0 R/Rect[0 0 595 842]/F 4>>");
    let page = target.body(target.page).replace("/Annots[", &format!("/Annots[{} 0 R ", target.next));
    vec![
        Forgery::new(Reason::ChangedField, "value-from-above", one(stage, with(stage, "/V(7)"))),
        Forgery::new(
            Reason::ChangedField,
            "ancestor-renamed",
            one(root, target.body(root).replace("(stage)", "(stagf)")),
        ),
        Forgery::new(
            Reason::ChangedField,
            "second-widget",
            target.update(&[
                (text, with(text, &format!("/Kids[{} 0 R]", target.next))),
                (target.page, page),
                (target.next, kid),
            ]),
        ),
        Forgery::new(Reason::ChangedContent, "calculation-order", one(form, with(form, &format!("/CO[{data} 0 R]")))),
        Forgery::new(
            Reason::ChangedContent,
            "certification-elsewhere",
            one(target.catalog, pointed_elsewhere(&target.body(target.catalog), target.page)),
        ),
        Forgery::new(Reason::NewField, "namesake-field", namesake(&target, form)),
        Forgery::new(Reason::NewField, "visible-time-stamp", visible_stamp(&target, form)),
    ]
}

/// Of a signature that says less than the lock of its field, or certifies what is certified.
pub fn of_references(base: &[u8]) -> Vec<Forgery> {
    let bare = paper(&Paper::in_stages(3));
    let target = Target::of_unsigned(&bare);
    let field = target.field("stage.1.signature");
    let less = "/Reference[<</Type/SigRef/TransformMethod/FieldMDP/TransformParams\
        <</Type/TransformParams/Action/Include/Fields[(stage.1.text)]/V/1.2>>>>]";
    let lesser = signed_update_saying(&target, field, &target.body(field), &[], less);
    let target = Target::of(base);
    let number = target.field("stage.2.signature");
    let again = "/Reference[<</Type/SigRef/TransformMethod/DocMDP/TransformParams\
        <</Type/TransformParams/P 3/V/1.2>>>>]";
    let certified = signed_update_saying(&target, number, &target.body(number), &[], again);
    vec![
        Forgery::new(Reason::Structure, "lock-says-less", lesser),
        Forgery::new(Reason::Structure, "second-certification", certified),
    ]
}

pub(super) fn led_to(body: &str, key: &str) -> u32 {
    let start = body.find(key).map_or(0, |at| at + key.len());
    body[start..].split(' ').next().and_then(|number| number.parse().ok()).unwrap_or(0)
}

fn above(target: &Target<'_>, number: u32) -> u32 {
    led_to(&target.body(number), "/Parent ")
}

fn pointed_elsewhere(catalog: &str, to: u32) -> String {
    let at = catalog.find("/DocMDP ").unwrap_or(0);
    let end = at + catalog[at..].find(" R").unwrap_or(0) + 2;
    format!("{}/DocMDP {to} 0 R{}", &catalog[..at], &catalog[end..])
}

pub(super) fn appended(target: &Target<'_>, form: u32, new: u32) -> String {
    let body = target.body(form);
    let at = body.find("/Fields[").unwrap_or(0);
    let end = at + body[at..].find(']').unwrap_or(0);
    format!("{} {new} 0 R{}", &body[..end], &body[end..])
}

/// A second root of the name of the first.
fn namesake(target: &Target<'_>, form: u32) -> Vec<u8> {
    let new = target.next;
    let body = "<</Type/Annot/Subtype/Widget/FT/Sig/T(stage)/F 132/Rect[0 0 0 0]>>";
    signed_update_saying(target, new, body, &[(form, appended(target, form, new))], "")
}

/// Something that calls itself a time-stamp of the document and is seen.
fn visible_stamp(target: &Target<'_>, form: u32) -> Vec<u8> {
    let new = target.next;
    let page = target.body(target.page);
    let at = page.find("/Annots[").unwrap_or(0);
    let end = at + page[at..].find(']').unwrap_or(0);
    let page = format!("{} {new} 0 R{}", &page[..end], &page[end..]);
    let body = format!("<</Type/Annot/Subtype/Widget/FT/Sig/T(Stamp)/F 4/P {} 0 R/Rect[0 0 595 842]>>", target.page);
    let objects = [(form, appended(target, form, new)), (target.page, page)];
    let signed = signed_update_saying(target, new, &body, &objects, "");
    let old = b"/Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/ByteRange";
    super::container::resealed(&super::tools::replaced(
        &signed,
        old,
        "/Type/DocTimeStamp/Filter/Other/SubFilter/ETSI.RFC3161/ByteRange",
    ))
}
