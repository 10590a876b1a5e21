//! What some readers show and others do not: bytes that no table states, packings that few know, looks without a room.

use super::locks::{appended, led_to};
use super::sealing::signed_update;
use super::tools::{Forgery, Target, close, stream, write};
use crate::reason::Reason;
use crate::testkit::desk::{desk, request};
use crate::testkit::paper::{Paper, paper};

const PAID: &str = "BT /F1 18 Tf 72 760 Td (Pay 9000) Tj ET";

/// Of a paper on tables.
pub fn forgeries(base: &[u8]) -> Vec<Forgery> {
    let target = Target::of(base);
    let content = Reason::ChangedContent;
    vec![
        Forgery::new(content, "object-without-an-entry", stray(&target, None)),
        Forgery::new(content, "object-without-an-entry-and-size-too-high", stray(&target, Some(400_000))),
        Forgery::new(Reason::Structure, "object-number-too-high", stray(&target, Some(99_999_999))),
        Forgery::new(content, "table-of-other-columns", narrow(&target)),
        Forgery::new(content, "object-within-a-string", within_a_string(&target)),
        Forgery::new(content, "content-packed-as-few-read", target.update(&[(target.content, packed(&target))])),
        Forgery::new(Reason::NewField, "look-without-a-room", unseen(&target, "/AP<</N 0>>", "[0 0 595 0]")),
        Forgery::new(Reason::NewField, "frame-without-a-room", unseen(&target, "/BS<</W 300>>", "[0 400 595 400]")),
        Forgery::new(Reason::NewField, "seen-on-paper-alone", unseen(&target, "/F 36", "[0 0 595 842]")),
        Forgery::new(
            Reason::NewField,
            "field-that-acts",
            unseen(&target, "/AA<</PO<</S/JavaScript/JS(x)>>>>", "[0 0 0 0]"),
        ),
    ]
}

/// Another content of the page stands in the update, and its table does not say so.
fn stray(target: &Target<'_>, highest: Option<u32>) -> Vec<u8> {
    let mut bytes = target.bytes.to_vec();
    let mut places = write(&mut bytes, &[(highest.unwrap_or(target.next), "<</A 1>>".to_owned())]);
    write(&mut bytes, &[(target.content, stream(PAID))]);
    places.truncate(1);
    close(&mut bytes, &places, target.next + 1, target.catalog, target.section_at, "");
    bytes
}

/// The lines of the table are shorter than readers of columns take them for.
fn narrow(target: &Target<'_>) -> Vec<u8> {
    let bytes = target.update(&[(target.next, "<</A 1>>".to_owned())]);
    let at = bytes.windows(3).rposition(|end| end == b"n\r\n").expect("an entry") + 1;
    [&bytes[..at], &bytes[at + 1..]].concat()
}

fn within_a_string(target: &Target<'_>) -> Vec<u8> {
    let said =
        format!("<</A(\n{} 0 obj\n{}\nendobj\n)>>", target.content, stream(PAID).replace('(', "<").replace(')', ">"));
    target.update(&[(target.next, said)])
}

/// The same content in the packing of RFC 7932, which is no filter of the format.
fn packed(target: &Target<'_>) -> String {
    let ink = target.ink();
    let length = u32::try_from(ink.len()).expect("a small page") - 1;
    // A window of 16 bits, one block as it is, and an end.
    let head = ((u64::from(length) << 4) | (1 << 20)).to_le_bytes();
    let all = [&head[..3], &ink, &[3]].concat();
    let digits = hex::encode(all);
    format!("<</Filter[/ASCIIHexDecode/BrotliDecode]/Length {}>>stream\n{digits}>\nendstream", digits.len() + 1)
}

/// A signature of somebody in a new field that is said to show nothing.
fn unseen(target: &Target<'_>, entries: &str, room: &str) -> Vec<u8> {
    let (field, look) = (target.next, target.next + 1);
    let form = led_to(&target.body(target.catalog), "/AcroForm ");
    let flags = if entries.contains("/F ") { "" } else { "/F 132" };
    let entries = entries.replace("/N 0", &format!("/N {look} 0 R"));
    let body = format!("<</Type/Annot/Subtype/Widget/FT/Sig/T(New)/Rect{room}{flags}/P {} 0 R{entries}>>", target.page);
    let page = target.body(target.page).replace("/Annots[", &format!("/Annots[{field} 0 R "));
    let ink = stream("1 g 0 0 595 842 re f").replacen("<<", "<</Type/XObject/Subtype/Form/BBox[0 0 595 842]", 1);
    let objects = [(form, appended(target, form, field)), (target.page, page), (look, ink)];
    signed_update(target, field, &body, &objects)
}

/// A signed paper whose title stands in an object of its own and in metadata, and whose form has a font under a name
/// that is no text.
pub fn described() -> Vec<u8> {
    let bare = paper(&Paper::in_stages(3));
    let target = Target::of_unsigned(&bare);
    let form = led_to(&target.body(target.catalog), "/AcroForm ");
    let with = |number: u32, extra: String| (number, target.body(number).replacen("<<", &format!("<<{extra}"), 1));
    let new = target.next;
    let prepared = target.update(&[
        (target.catalog + 1, format!("<</Title {new} 0 R>>")),
        (new, "(Pay 10)".to_owned()),
        with(target.catalog, format!("/Metadata {} 0 R", new + 1)),
        (new + 1, stream(METADATA)),
        with(form, format!("/DR<</Font {} 0 R>>", new + 2)),
        (new + 2, format!("<</F#E9 {} 0 R>>", target.font)),
    ]);
    crate::sign::sign(&prepared, &desk().signers[0], &request(1)).expect("a paper that can be signed")
}

const METADATA: &str = "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"r\"><rdf:Description rdf:about=\"\" \
    xmlns:dc=\"dublin\" xmlns:pdf=\"p\"><dc:title>Pay 10</dc:title></rdf:Description></rdf:RDF></x:xmpmeta>";

/// What such a paper must not suffer.
pub fn of_described(base: &[u8]) -> Vec<Forgery> {
    let bare = paper(&Paper::in_stages(3));
    let new = Target::of_unsigned(&bare).next;
    let target = Target::of(base);
    let one = |number: u32, body: String| target.update(&[(number, body)]);
    let said = |from: &str, to: &str| one(new + 1, stream(&METADATA.replace(from, to)));
    let font = "<</Type/Font/Subtype/Type1/BaseFont/Symbol>>".to_owned();
    let fonts = format!("<</F#E9 {} 0 R>>", target.next);
    let content = Reason::ChangedContent;
    vec![
        Forgery::new(content, "information-that-is-none", one(target.catalog + 1, "(Pay 9000)".to_owned())),
        Forgery::new(content, "title-in-its-own-object", one(new, "(Pay 9000)".to_owned())),
        Forgery::new(content, "title-said-as-a-tool", said("Pay 10", "Pay 10 pdf:Producer=\"Void\"")),
        Forgery::new(content, "title-without-a-space", said("Pay 10", "Pay10")),
        Forgery::new(content, "title-of-another-namespace", said("\"dublin\"", "\"elsewhere\"")),
        Forgery::new(
            content,
            "font-of-a-name-that-is-no-text",
            target.update(&[(new + 2, fonts), (target.next, font)]),
        ),
    ]
}
