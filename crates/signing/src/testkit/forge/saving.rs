//! Incremental saving: something is appended behind the signed end.

use super::tools::{Forgery, Target, close, range, stream, write};
use crate::reason::Reason;

const NEW_TEXT: &str = "BT /F1 18 Tf 72 760 Td (Application refused) Tj ET";

/// Nine ways of appending.
pub fn forgeries(base: &[u8]) -> Vec<Forgery> {
    let target = Target::of(base);
    let content = vec![(target.content, stream(NEW_TEXT))];
    vec![
        Forgery::new(Reason::ChangedContent, "proper-update", target.update(&content)),
        Forgery::new(Reason::BytesAfterEnd, "objects-without-table", objects_only(&target, &content)),
        Forgery::new(Reason::Structure, "table-without-trailer", without_trailer(&target, &content)),
        Forgery::new(Reason::ByteRange, "copied-signature", copied_signature(&target)),
        Forgery::new(Reason::BytesAfterEnd, "end-points-back", points_back(&target, &content)),
        Forgery::new(Reason::ChangedContent, "other-catalog", other_catalog(&target)),
        Forgery::new(Reason::Encrypted, "encrypt-added", target.update_with(&[], target.catalog, "/Encrypt 1 0 R")),
        Forgery::new(Reason::Structure, "circle", circle(&target, &content)),
        Forgery::new(Reason::BytesAfterEnd, "text-behind-end", [base, b"Application refused"].concat()),
        Forgery::new(Reason::ChangedContent, "freed-content", freed(&target)),
        Forgery::new(Reason::Structure, "signature-removed", removed(&target)),
        Forgery::new(Reason::Structure, "second-trailer-key", target.update_with(&[], target.catalog, "/Size 1")),
        Forgery::new(Reason::Structure, "signature-hidden-field", hidden_field(&target)),
    ]
}

fn objects_only(target: &Target<'_>, objects: &[(u32, String)]) -> Vec<u8> {
    let mut bytes = target.bytes.to_vec();
    write(&mut bytes, objects);
    bytes
}

fn without_trailer(target: &Target<'_>, objects: &[(u32, String)]) -> Vec<u8> {
    let mut bytes = target.bytes.to_vec();
    let offsets = write(&mut bytes, objects);
    let at = bytes.len();
    bytes.extend_from_slice(format!("xref\n{} 1\n{:010} 00000 n\r\n", offsets[0].0, offsets[0].1).as_bytes());
    bytes.extend_from_slice(format!("startxref\n{at}\n%%EOF\n").as_bytes());
    bytes
}

/// A copy of the dictionary, so that the newest revision looks signed.
fn copied_signature(target: &Target<'_>) -> Vec<u8> {
    let [before, after, _] = range(target.bytes);
    let start = target.bytes[..before].windows(12).rposition(|window| window == b"<</Type/Sig/").unwrap_or(0);
    let end = after + target.bytes[after..].windows(6).position(|window| window == b"endobj").unwrap_or(0);
    let copy = String::from_utf8_lossy(&target.bytes[start..end]).trim_end().to_owned();
    let field = target.body(target.signed_field.1);
    let new = target.next;
    let pointed = field.replace(&format!("/V {} 0 R", target.signature), &format!("/V {new} 0 R"));
    target.update(&[(target.content, stream(NEW_TEXT)), (target.signed_field.1, pointed), (new, copy)])
}

/// New objects, and an end of file that names the signed table.
fn points_back(target: &Target<'_>, objects: &[(u32, String)]) -> Vec<u8> {
    let mut bytes = objects_only(target, objects);
    bytes.extend_from_slice(format!("startxref\n{}\n%%EOF\n", target.section_at).as_bytes());
    bytes
}

fn other_catalog(target: &Target<'_>) -> Vec<u8> {
    let (page, tree, content) = (target.next + 1, target.next + 2, target.next + 3);
    let catalog = target.body(target.catalog);
    let at = catalog.find("/Pages").unwrap_or(0);
    let end = at + catalog[at..].find(" R").unwrap_or(0) + 2;
    let catalog = format!("{}/Pages {tree} 0 R{}", &catalog[..at], &catalog[end..]);
    let objects = [
        (target.next, catalog),
        (page, format!("<</Type/Page/Parent {tree} 0 R/MediaBox[0 0 595 842]/Contents {content} 0 R>>")),
        (tree, format!("<</Type/Pages/Kids[{page} 0 R]/Count 1>>")),
        (content, stream(NEW_TEXT)),
    ];
    target.update_with(&objects, target.next, "")
}

/// A section whose predecessor is itself.
fn circle(target: &Target<'_>, objects: &[(u32, String)]) -> Vec<u8> {
    let mut bytes = target.bytes.to_vec();
    let offsets = write(&mut bytes, objects);
    let at = bytes.len();
    close(&mut bytes, &offsets, target.next, target.catalog, at, "");
    bytes
}

/// The content's number is declared free.
fn freed(target: &Target<'_>) -> Vec<u8> {
    let mut bytes = target.bytes.to_vec();
    let at = bytes.len();
    let trailer = format!(
        "<</Size {}/Root {} 0 R/Info {} 0 R/ID[(0123456789abcdef)(0123456789abcdef)]/Prev {}>>",
        target.next,
        target.catalog,
        target.catalog + 1,
        target.section_at
    );
    bytes.extend_from_slice(
        format!("xref\n{} 1\n0000000000 00001 f\r\ntrailer\n{trailer}\nstartxref\n{at}\n%%EOF\n", target.content)
            .as_bytes(),
    );
    bytes
}

/// The field is emptied, so that no signature is left to be judged.
fn removed(target: &Target<'_>) -> Vec<u8> {
    let field = target.body(target.signed_field.1).replace(&format!("/V {} 0 R", target.signature), "");
    target.update(&[(target.content, stream(NEW_TEXT)), (target.signed_field.1, field)])
}

/// The form is emptied of its fields.
fn hidden_field(target: &Target<'_>) -> Vec<u8> {
    let catalog = target.body(target.catalog);
    let at = catalog.find("/AcroForm").unwrap_or(0);
    let end = at + catalog[at..].find(" R").unwrap_or(0) + 2;
    target.update(&[(target.catalog, format!("{}{}", &catalog[..at], &catalog[end..]))])
}
