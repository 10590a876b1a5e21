//! Files that were put into a document as objects: they lie in a compound file of their own,
//! whole, or behind the names that they had (MS-OLEDS, 2.3.6 and the packager's own form).

use crate::charset;
use crate::compound::{Compound, long};
use crate::reading::Reading;
use crate::report::Extracted;

/// Streams in which a whole file lies.
const WHOLE: [&str; 2] = ["Package", "CONTENTS"];
/// The stream of the packager, whose name begins with a control character.
const PACKED: &str = "\u{1}Ole10Native";

/// Reads the file in an object; false when the compound file is no such object.
pub fn read(file: &Compound<'_>, reading: &mut Reading<'_>, extracted: &mut Extracted) -> bool {
    if let Some(stream) = WHOLE.into_iter().find(|stream| file.has(stream)) {
        let bytes = file.read(stream, reading).unwrap_or_default();
        reading.child(extracted, &stream.to_lowercase(), &bytes);
        return true;
    }
    if !file.has(PACKED) {
        return false;
    }
    let stream = file.read(PACKED, reading).unwrap_or_default();
    match unpack(&stream) {
        Some((name, bytes)) => reading.child(extracted, &name, bytes),
        None => reading.meet_damage(),
    }
    true
}

/// The name and the content: behind the size of all and a number stand two names, where the file came from, and the content.
fn unpack(stream: &[u8]) -> Option<(String, &[u8])> {
    let (name, rest) = text(stream.get(6..)?)?;
    let (_, rest) = text(rest)?;
    let from = 8_usize.checked_add(long(rest, 4)? as usize)?;
    let size = long(rest, from)? as usize;
    let content = rest.get(from + 4..)?;
    Some((charset::guess(name).text, content.get(..size).unwrap_or(content)))
}

/// The bytes up to a zero, and what is behind it.
fn text(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let end = bytes.iter().position(|byte| *byte == 0)?;
    Some((&bytes[..end], &bytes[end + 1..]))
}
