//! Updates that a signer of ours makes by hand, with whatever else in them: honest writers other than us, and forgers
//! with a key of their own.

use super::container::resealed;
use super::tools::{Target, close, entry, write};

/// Digits of a container.
const ROOM: usize = 16_000;

/// An update that writes these objects and signs a field, whose new body is given without its value.
pub fn signed_update(target: &Target<'_>, field: u32, body: &str, objects: &[(u32, String)]) -> Vec<u8> {
    signed_update_saying(target, field, body, objects, "")
}

/// The same, with further entries in the signature.
pub fn signed_update_saying(
    target: &Target<'_>,
    field: u32,
    body: &str,
    objects: &[(u32, String)],
    entries: &str,
) -> Vec<u8> {
    let all = to_be_signed(target, field, body, objects, entries);
    let size = all.iter().map(|(number, _)| number + 1).max().unwrap_or(0);
    let mut bytes = target.bytes.to_vec();
    let offsets = write(&mut bytes, &all);
    close(&mut bytes, &offsets, size, target.catalog, target.section_at, "");
    sealed(&bytes)
}

/// These objects, a field with a signature, and the signature with its places open, last.
pub fn to_be_signed(
    target: &Target<'_>,
    field: u32,
    body: &str,
    objects: &[(u32, String)],
    entries: &str,
) -> Vec<(u32, String)> {
    let highest = objects.iter().map(|(number, _)| *number).max().unwrap_or(0).max(field);
    let signature = target.next.max(highest + 1);
    let dictionary = format!(
        "<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/ByteRange [0 {0} {0} {0}]/Contents <{1}>{entries}>>",
        "0".repeat(10),
        "0".repeat(ROOM)
    );
    let field_body = body.replacen("<<", &format!("<</V {signature} 0 R"), 1);
    [objects, &[(field, field_body), (signature, dictionary)]].concat()
}

/// The file with the open places of its newest signature filled in.
pub fn sealed(bytes: &[u8]) -> Vec<u8> {
    let contents = entry(bytes, "/Contents", b'>');
    let after = contents.as_ptr() as usize - bytes.as_ptr() as usize + contents.len();
    let before = after - contents.len() + "/Contents ".len();
    let range = format!("/ByteRange [0 {before:010} {after:010} {:010}]", bytes.len() - after);
    let old = entry(bytes, "/ByteRange", b']').to_vec();
    resealed(&super::tools::replaced(bytes, &old, &range))
}
