//! Signature wrapping: the signed second part is moved, or the gap is made to hold more.

use super::tools::{Forgery, Target, close, entry, range, replaced, stream, write};
use crate::limits::Limits;
use crate::pdf::{File, Place};
use crate::reason::Reason;

const NEW_TEXT: &str = "BT /F1 18 Tf 72 760 Td (Application refused) Tj ET";

/// Seven ways of wrapping.
pub fn forgeries(base: &[u8]) -> Vec<Forgery> {
    let target = Target::of(base);
    vec![
        Forgery::new(Reason::ByteRange, "moved-tail", moved_tail(&target)),
        Forgery::new(Reason::Structure, "second-range-in-padding", second_range(base)),
        Forgery::new(Reason::ByteRange, "objects-in-padding", in_padding(base)),
        Forgery::new(Reason::Structure, "two-fields-one-signature", shared(&target)),
        Forgery::new(Reason::Structure, "bytes-before-header", [b"x\n", base].concat()),
        Forgery::new(Reason::Contents, "white-space-in-gap", spaced(base)),
        Forgery::new(Reason::Contents, "mixed-case-in-gap", in_two_cases(base)),
    ]
}

/// The second range moves to the end of the file; a new table stands where the signed
/// `startxref` points, and new objects behind it.
fn moved_tail(target: &Target<'_>) -> Vec<u8> {
    let [before, after, rest] = range(target.bytes);
    let tail = &target.bytes[after..after + rest];
    let file = File::read(target.bytes, &Limits::default()).expect("a paper of ours");
    let previous = file.revisions[file.newest() - 1].section_at;
    // What the moved table said is said again, and the content's new place besides.
    let kept: Vec<(u32, usize)> = file.revisions[file.newest()]
        .places
        .iter()
        .filter_map(|(number, place)| match place {
            Place::At { offset, .. } => Some((*number, *offset)),
            _ => None,
        })
        .collect();
    let table = |object_at: usize| {
        let mut bytes = target.bytes[..target.section_at].to_vec();
        let all = [kept.as_slice(), &[(target.content, object_at)]].concat();
        close(&mut bytes, &all, target.next, target.catalog, previous, "");
        bytes
    };
    // Places have a fixed width, so the length of the table is known before they are.
    let mut bytes = table(table(0).len());
    write(&mut bytes, &[(target.content, stream(NEW_TEXT))]);
    let moved = bytes.len();
    bytes.extend_from_slice(tail);
    let whole = entry(target.bytes, "/ByteRange", b']').to_vec();
    replaced(&bytes, &whole, &format!("/ByteRange [0 {before} {moved} {rest}]"))
}

/// The string ends early; a second range in the padding counts for readers that take the last key.
fn second_range(base: &[u8]) -> Vec<u8> {
    let [before, after, rest] = range(base);
    let extra = format!(">/ByteRange [0 {before} {after} {rest}]/X <");
    in_gap(base, &extra)
}

fn in_padding(base: &[u8]) -> Vec<u8> {
    in_gap(base, &format!(">/X {} /Y <", "1".repeat(9)))
}

/// Writes into the zeros at the end of the gap.
fn in_gap(base: &[u8], extra: &str) -> Vec<u8> {
    let [_, after, _] = range(base);
    let mut forged = base.to_vec();
    let at = after - 1000;
    forged[at..at + extra.len()].copy_from_slice(extra.as_bytes());
    forged
}

/// An open field gets the signature of another one.
fn shared(target: &Target<'_>) -> Vec<u8> {
    let other = if target.signed_field.0 == "stage.1.signature" { "stage.2.signature" } else { "stage.1.signature" };
    let number = target.field(other);
    let mut body = target.body(number);
    if let Some(at) = body.find("/V ") {
        let end = at + body[at..].find(" R").unwrap_or(0) + 2;
        body.replace_range(at..end, "");
    }
    let body = body.replacen("<<", &format!("<</V {} 0 R", target.signature), 1);
    target.update(&[(number, body)])
}

fn spaced(base: &[u8]) -> Vec<u8> {
    let [_, after, _] = range(base);
    let mut forged = base.to_vec();
    forged[after - 100..after - 98].copy_from_slice(b"\n ");
    forged
}

/// One letter of the string, which nobody signs, in the other case.
fn in_two_cases(base: &[u8]) -> Vec<u8> {
    let [before, after, _] = range(base);
    let mut forged = base.to_vec();
    if let Some(letter) = forged[before + 1..after].iter_mut().find(|byte| byte.is_ascii_lowercase()) {
        *letter = letter.to_ascii_uppercase();
    }
    forged
}
