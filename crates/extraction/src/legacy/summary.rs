//! What an office file of before 2007 says of itself (MS-OLEPS): title, author and dates.

use crate::compound::{Compound, long, short};
use crate::reading::Reading;
use crate::report::Extracted;
use crate::{charset, dates};

/// The stream, whose name begins with a control character.
const STREAM: &str = "\u{5}SummaryInformation";
/// Types of values.
const NARROW: u32 = 30;
const WIDE: u32 = 31;
const INSTANT: u32 = 64;
/// The property that says the code page of narrow texts.
const CODE_PAGE: u32 = 1;

/// Puts into the answer what the file says.
pub fn describe(file: &Compound<'_>, reading: &mut Reading<'_>, extracted: &mut Extracted) {
    let Some(stream) = file.read(STREAM, reading) else { return };
    let Some(set) = long(&stream, 44).and_then(|at| stream.get(at as usize..)) else { return };
    let at = |wanted: u32| {
        let many = long(set, 4)?.min(200) as usize;
        let found = (0..many).find(|entry| long(set, 8 + entry * 8) == Some(wanted))?;
        Some(long(set, 12 + found * 8)? as usize)
    };
    let code_page = at(CODE_PAGE).and_then(|at| short(set, at + 4)).map_or(1252, u32::from);
    for (id, key) in [(2, "title"), (3, "subject"), (4, "author"), (12, "created"), (13, "modified")] {
        if let Some(value) = at(id).and_then(|at| value(set.get(at..)?, code_page)) {
            extracted.describe(key, &value);
        }
    }
}

fn value(bytes: &[u8], code_page: u32) -> Option<String> {
    let size = long(bytes, 4)? as usize;
    match long(bytes, 0)? {
        NARROW => {
            let text = bytes.get(8..)?;
            let text = text.get(..size).unwrap_or(text);
            let text = text.split(|byte| *byte == 0).next()?;
            let encoding = charset::by_code_page(code_page)?;
            Some(charset::with(encoding, text))
        }
        WIDE => bytes.get(8..).map(charset::utf16),
        INSTANT => dates::from_ticks(u64::from(size as u32) | u64::from(long(bytes, 8)?) << 32),
        _ => None,
    }
}
