//! Records of a workbook, each with the parts in which it goes on, and the strings in them
//! (MS-XLS, 2.1.4 and 2.5.293).

use crate::compound::{long, short};
use crate::limits::Limits;

/// A record goes on in records of this kind.
const GOES_ON: u16 = 0x3C;
/// Flags of a string.
const IS_WIDE: u8 = 1;
const HAS_ASIAN: u8 = 4;
const HAS_RUNS: u8 = 8;

/// A record.
pub struct Record<'a> {
    /// What it is.
    pub kind: u16,
    /// Its first part.
    pub content: Vec<u8>,
    /// All its parts.
    pub parts: Vec<&'a [u8]>,
}

/// The records of a stream.
pub struct Records<'a> {
    bytes: &'a [u8],
}

impl<'a> Records<'a> {
    /// The records from the start of these bytes.
    pub fn of(bytes: &'a [u8]) -> Self {
        Self { bytes }
    }

    fn take(&mut self) -> Option<(u16, &'a [u8])> {
        let (kind, size) = (short(self.bytes, 0)?, usize::from(short(self.bytes, 2)?));
        let rest = self.bytes.get(4..)?;
        let content = rest.get(..size).unwrap_or(rest);
        self.bytes = rest.get(content.len()..).unwrap_or_default();
        Some((kind, content))
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = Record<'a>;

    fn next(&mut self) -> Option<Record<'a>> {
        let (kind, content) = self.take()?;
        let mut parts = vec![content];
        while short(self.bytes, 0) == Some(GOES_ON) {
            parts.push(self.take()?.1);
        }
        Some(Record { kind, content: content.to_vec(), parts })
    }
}

/// A string of which the length has so many bytes.
pub fn text_at(content: &[u8], at: usize, width: usize) -> Option<String> {
    let many = if width == 1 { usize::from(*content.get(at)?) } else { usize::from(short(content, at)?) };
    let flags = *content.get(at + width)?;
    let signs = content.get(at + width + 1..)?;
    Some(signs_of(signs, many, flags & IS_WIDE != 0).0)
}

/// Up to so many characters, and how many bytes they took and how many are still to come.
fn signs_of(bytes: &[u8], many: usize, is_wide: bool) -> (String, usize, usize) {
    if is_wide {
        let units: Vec<u16> =
            bytes.chunks_exact(2).take(many).map(|two| u16::from_le_bytes([two[0], two[1]])).collect();
        return (String::from_utf16_lossy(&units), units.len() * 2, many - units.len());
    }
    let taken = bytes.get(..many).unwrap_or(bytes);
    (taken.iter().map(|byte| char::from(*byte)).collect(), taken.len(), many - taken.len())
}

/// The strings that a workbook has in common, over all parts of their record.
pub struct Strings<'a> {
    parts: Vec<&'a [u8]>,
    part: usize,
    at: usize,
}

impl<'a> Strings<'a> {
    /// The strings in the parts of a record.
    pub fn new(parts: &[&'a [u8]]) -> Self {
        Self { parts: parts.to_vec(), part: 0, at: 8 }
    }

    /// All of them, as far as they go.
    pub fn read(mut self, limits: &Limits) -> Vec<String> {
        let many = self.parts.first().and_then(|part| long(part, 4)).unwrap_or(0) as usize;
        let mut strings = Vec::new();
        let mut size = 0;
        while strings.len() < many && size < limits.stream_bytes {
            let Some(string) = self.one() else { break };
            size += string.len() + size_of::<String>();
            strings.push(string);
        }
        strings
    }

    fn rest(&mut self) -> Option<&'a [u8]> {
        loop {
            let rest = self.parts.get(self.part)?.get(self.at..).unwrap_or_default();
            if !rest.is_empty() {
                return Some(rest);
            }
            self.part += 1;
            self.at = 0;
        }
    }

    fn one(&mut self) -> Option<String> {
        let head = self.rest()?;
        let (mut left, mut flags) = (usize::from(short(head, 0)?), *head.get(2)?);
        let mut skip = 0;
        let mut at = 3;
        if flags & HAS_RUNS != 0 {
            skip += usize::from(short(head, at)?) * 4;
            at += 2;
        }
        if flags & HAS_ASIAN != 0 {
            skip += long(head, at)? as usize;
            at += 4;
        }
        self.at += at;
        let mut string = String::new();
        while left > 0 {
            let had = self.part;
            let rest = self.rest()?;
            if self.part != had {
                // Where a string goes on, it says anew how wide its characters are.
                flags = *rest.first()?;
                self.at = 1;
                continue;
            }
            let (signs, taken, still) = signs_of(rest, left, flags & IS_WIDE != 0);
            if taken == 0 {
                return None;
            }
            string.push_str(&signs);
            self.at += taken;
            left = still;
        }
        while skip > 0 {
            let step = self.rest()?.len().min(skip);
            self.at += step;
            skip -= step;
        }
        Some(string)
    }
}
