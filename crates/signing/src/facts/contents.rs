//! Which bytes a signature covers, and where its container stands (ISO 32000-2, 12.8.1).
//!
//! The one gap must be exactly the hexadecimal string of this dictionary's own
//! `Contents`, from `<` to `>`. Not here: the container itself.

use std::ops::Range;

use lopdf::Object;

use super::shapes::Finding;
use crate::pdf::{self, Entry, File};
use crate::reason::Reason;

/// The parts of a file that a signature divides.
#[derive(Debug)]
pub struct Covered {
    /// The signed bytes: up to `<`, and from `>` to the end of the revision.
    pub signed: [Range<usize>; 2],
    /// The bytes of the hexadecimal string, signs included.
    pub gap: Range<usize>,
}

/// Checks the byte range of a dictionary whose entries are at known places.
pub fn covered(file: &File<'_>, revision: usize, entries: &[Entry]) -> Result<Covered, Finding> {
    let wrong = |detail: &str| Finding::new(Reason::ByteRange, detail);
    let range = entry(entries, b"ByteRange").ok_or_else(|| wrong("there is no ByteRange"))?;
    let contents =
        entry(entries, b"Contents").ok_or_else(|| Finding::new(Reason::Contents, "there are no Contents"))?;
    let Object::Array(items) = &range.value else { return Err(wrong("ByteRange is no array")) };
    let numbers: Option<Vec<usize>> = items
        .iter()
        .map(|item| match item {
            Object::Integer(number) => usize::try_from(*number).ok(),
            _ => None,
        })
        .collect();
    let Some([first, before, second, after]) = numbers.and_then(|numbers| <[usize; 4]>::try_from(numbers).ok()) else {
        return Err(wrong("ByteRange is not four whole numbers"));
    };
    let end = second.checked_add(after).filter(|end| *end <= file.bytes.len());
    let Some(end) = end else { return Err(wrong("ByteRange points beyond the file")) };
    if first != 0 || before >= second {
        return Err(wrong("ByteRange does not begin with the file, or overlaps"));
    }
    if contents.span != (before..second) {
        return Err(wrong("the gap is not the Contents of this signature"));
    }
    if file.revision_ending_at(end) != Some(revision) {
        return Err(wrong("ByteRange does not end with the revision of this signature"));
    }
    Ok(Covered { signed: [0..before, second..end], gap: before..second })
}

fn entry<'e>(entries: &'e [Entry], key: &[u8]) -> Option<&'e Entry> {
    entries.iter().find(|entry| entry.key == key)
}

/// The octets of the container's hexadecimal string, zeros behind the container included.
///
/// The string is not signed, so it may have one form only: hexadecimal digits of one case,
/// an even number of them, and no white space.
pub fn octets(file: &File<'_>, gap: &Range<usize>) -> Result<Vec<u8>, Finding> {
    let wrong = |detail: &str| Finding::new(Reason::Contents, detail);
    let written = &file.bytes[gap.clone()];
    let digits = written.strip_prefix(b"<").and_then(|rest| rest.strip_suffix(b">"));
    let digits = digits.ok_or_else(|| wrong("Contents are no hexadecimal string"))?;
    if digits.len() / 2 > file.limits.container_bytes {
        return Err(Finding::new(Reason::LimitReached, "container_bytes"));
    }
    let has = |test: fn(&u8) -> bool| digits.iter().any(test);
    if has(u8::is_ascii_lowercase) && has(u8::is_ascii_uppercase) {
        return Err(wrong("Contents mix upper and lower case"));
    }
    match pdf::octets(digits) {
        None => Err(wrong("Contents have other signs than hexadecimal digits, or an odd number of them")),
        Some(octets) if octets.is_empty() => Err(wrong("Contents are empty")),
        Some(octets) => Ok(octets),
    }
}
