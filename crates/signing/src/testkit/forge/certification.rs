//! Attacks on certification and locks: annotations, further signatures, locked fields.

use super::container::resealed;
use super::tools::{Forgery, Target, stream};
use crate::reason::Reason;
use crate::sign::{Place, SignRequest};
use crate::testkit::desk::{desk, now};

/// What a certified document with locks must not suffer.
pub fn forgeries(base: &[u8]) -> Vec<Forgery> {
    let target = Target::of(base);
    let data = target.field("stage.1.data");
    let text = target.field("stage.1.text");
    // Open after the first signature; after the last one all are locked.
    let is_open = target.signed_field.0 == "stage.1.signature";
    let open = if is_open { target.field("stage.2.text") } else { text };
    let own = target.signed_field.1;
    let with = |number: u32, extra: &str| target.body(number).replacen("<<", &format!("<<{extra}"), 1);
    vec![
        Forgery::new(Reason::ChangedAnnotation, "cover", annotation(&target, "/Subtype/FreeText/Contents(1000)")),
        Forgery::new(Reason::ChangedAnnotation, "note", annotation(&target, "/Subtype/Text/Contents(Agreed)")),
        Forgery::new(Reason::ChangedLockedField, "locked-data", target.update(&[(data, with(data, "/V(7)"))])),
        Forgery::new(Reason::ChangedLockedField, "locked-data-by-reference", locked_by_reference(&target, data)),
        Forgery::new(Reason::AppearanceMismatch, "shows-another-text", shows_other(&target, open)),
        Forgery::new(Reason::ChangedField, "field-made-larger", enlarged(&target, own)),
        Forgery::new(Reason::ChangedField, "field-renamed", target.update(&[(data, renamed(&target, data))])),
        Forgery::new(
            Reason::ChangedField,
            "action-added",
            target.update(&[(text, with(text, "/AA<</E<</S/Named>>>>"))]),
        ),
        Forgery::new(Reason::ChangedContent, "certification-removed", certification_removed(&target)),
        Forgery::new(Reason::ChangedContent, "signature-rewritten", signature_rewritten(&target)),
        Forgery::new(Reason::NewField, "unsigned-field-added", field_added(&target)),
        Forgery::new(Reason::NewField, "sneaky-signature", sneaky(base)),
    ]
}

fn annotation(target: &Target<'_>, what: &str) -> Vec<u8> {
    let page = target.body(target.page);
    let new = target.next;
    let page = page.replace("/Annots[", &format!("/Annots[{new} 0 R "));
    target.update(&[(target.page, page), (new, format!("<</Type/Annot/Rect[72 740 400 790]/F 4{what}>>"))])
}

fn locked_by_reference(target: &Target<'_>, field: u32) -> Vec<u8> {
    let body = target.body(field).replacen("<<", &format!("<</V {} 0 R", target.next), 1);
    target.update(&[(field, body), (target.next, "(7)".to_owned())])
}

/// The value says one thing, the picture another.
fn shows_other(target: &Target<'_>, field: u32) -> Vec<u8> {
    let (form, font) = (target.next, target.next + 1);
    let body = target.body(field).replacen("<<", &format!("<</V(100)/AP<</N {form} 0 R>>"), 1);
    let content = "BT /F1 12 Tf (900) Tj ET";
    let form_body = stream(content).replacen(
        "<<",
        &format!("<</Type/XObject/Subtype/Form/BBox[0 0 200 20]/Resources<</Font<</F1 {font} 0 R>>>>"),
        1,
    );
    let font_body = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>";
    target.update(&[(field, body), (form, form_body), (font, font_body.to_owned())])
}

fn enlarged(target: &Target<'_>, field: u32) -> Vec<u8> {
    let body = target.body(field);
    let at = body.find("/Rect[").unwrap_or(0);
    let end = at + body[at..].find(']').unwrap_or(0) + 1;
    target.update(&[(field, format!("{}/Rect[0 0 595 842]{}", &body[..at], &body[end..]))])
}

fn renamed(target: &Target<'_>, field: u32) -> String {
    target.body(field).replace("/T(data)", "/T(datb)")
}

fn certification_removed(target: &Target<'_>) -> Vec<u8> {
    let catalog = target.body(target.catalog);
    let at = catalog.find("/Perms").unwrap_or(0);
    let end = at + catalog[at..].find(">>").unwrap_or(0) + 2;
    target.update(&[(target.catalog, format!("{}{}", &catalog[..at], &catalog[end..]))])
}

/// The dictionary of an earlier signature is written anew.
fn signature_rewritten(target: &Target<'_>) -> Vec<u8> {
    target.update(&[(target.signature, "<</Type/Sig/Name(Somebody else)>>".to_owned())])
}

fn field_added(target: &Target<'_>) -> Vec<u8> {
    let catalog = target.body(target.catalog);
    let at = catalog.find("/AcroForm ").map_or(0, |at| at + 10);
    let form: u32 = catalog[at..].split(' ').next().and_then(|number| number.parse().ok()).unwrap_or(0);
    let new = target.next;
    let body = target.body(form).replace("/Fields[", &format!("/Fields[{new} 0 R "));
    let body = reordered(&body, new);
    target.update(&[(form, body), (new, "<</FT/Tx/T(extra)/V(1000)>>".to_owned())])
}

/// Puts the new field behind the old ones, where a rule might allow it.
fn reordered(form: &str, new: u32) -> String {
    let form = form.replace(&format!("{new} 0 R "), "");
    let at = form.find("/Fields[").unwrap_or(0);
    let end = at + form[at..].find(']').unwrap_or(0);
    format!("{} {new} 0 R{}", &form[..end], &form[end..])
}

/// A visible signature field on a certified document, well signed with a key of one's own.
fn sneaky(base: &[u8]) -> Vec<u8> {
    let request = SignRequest::new(Place::New("Approval".to_owned()), "Nobody", now());
    let signed = crate::sign::sign(base, &desk().signers[2], &request).expect("an invisible signature is allowed");
    let added = &signed[base.len()..];
    let flat = b"/Rect[0 0 0 0]";
    let at = added.windows(flat.len()).position(|window| window == flat).expect("a flat box") + base.len();
    let mut seen = signed.clone();
    seen[at..at + flat.len()].copy_from_slice(b"/Rect[0 0 9 9]");
    resealed(&seen)
}
