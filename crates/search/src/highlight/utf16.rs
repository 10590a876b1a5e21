//! Byte offsets to UTF-16 offsets, which a web view counts: converted here and nowhere else.

use std::ops::Range;

/// The same ranges counted in UTF-16 units. Ranges are sorted, and lie on borders of characters.
pub fn utf16_ranges(text: &str, ranges: &[Range<usize>]) -> Vec<Range<usize>> {
    let (mut byte, mut units) = (0, 0);
    let mut advance = |to: usize| {
        let (from, to) = (byte.min(text.len()), to.min(text.len()));
        if from < to {
            units += text.get(from..to).map_or(0, |part| part.chars().map(char::len_utf16).sum());
            byte = to;
        }
        units
    };
    ranges.iter().map(|range| advance(range.start)..advance(range.end)).collect()
}
