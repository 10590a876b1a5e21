//! Private-use characters of older Hong Kong fonts (HKSCS) and the ideographs they stand for.
//!
//! Text made with such fonts holds 衞, 邨, 埗 or 劏 as private-use code points. The code point
//! gives a Big5 code, and a Big5-HKSCS decoder gives the character, so the table is computed
//! instead of kept. Other private-use characters are bullets and leaders of symbol fonts.

use std::sync::OnceLock;

use encoding_rs::BIG5;

/// Trail bytes per lead byte: 0x40–0x7E and 0xA1–0xFE.
const TRAILS: u32 = 157;
const LOW_TRAILS: u32 = 63;
const FIRST: u32 = 0xE000;
const LAST: u32 = 0xF848;

/// First and last code point, the lead byte of the first row, and where in that row it begins.
const RANGES: [(u32, u32, u32, u32); 4] = [
    (0xE000, 0xE310, 0xFA, 0),
    (0xE311, 0xEEB7, 0x8E, 0),
    (0xEEB8, 0xF6B0, 0x81, 0),
    (0xF6B1, 0xF848, 0xC6, LOW_TRAILS),
];

/// Whether a character is private use in any plane.
pub(super) fn is_private_use(c: char) -> bool {
    matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{FFFFD}' | '\u{100000}'..='\u{10FFFD}')
}

/// What a private-use character stands for: one character, rarely two, or nothing known.
pub(super) fn mapped(c: char) -> Option<&'static str> {
    static TABLE: OnceLock<Vec<String>> = OnceLock::new();
    let table = TABLE.get_or_init(|| (FIRST..=LAST).map(decode).collect());
    let at = u32::from(c).checked_sub(FIRST)? as usize;
    table.get(at).map(String::as_str).filter(|text| !text.is_empty())
}

fn decode(code_point: u32) -> String {
    let Some((first, _, lead, start)) = RANGES.iter().find(|range| (range.0..=range.1).contains(&code_point)) else {
        return String::new();
    };
    let place = code_point - first + start;
    let trail = match place % TRAILS {
        low if low < LOW_TRAILS => 0x40 + low,
        high => 0xA1 + high - LOW_TRAILS,
    };
    let bytes = [lead + place / TRAILS, trail].map(|byte| u8::try_from(byte).unwrap_or_default());
    BIG5.decode_without_bom_handling_and_without_replacement(&bytes).map(String::from).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(code_point: u32) -> Option<&'static str> {
        mapped(char::from_u32(code_point).unwrap())
    }

    #[test]
    fn maps_the_characters_that_hong_kong_papers_use() {
        let known = [
            (0xE40C, "衞"),
            (0xE473, "邨"),
            (0xE88C, "埗"),
            (0xE2E5, "着"),
            (0xE480, "鈎"),
            (0xEB7B, "劏"),
            (0xECF1, "鱲"),
            (0xE5A2, "哋"),
            (0xECD1, "嘅"),
            (0xE77F, "脷"),
            (0xE373, "羣"),
            (0xE146, "强"),
            (0xE19D, "敍"),
            (0xE6EA, "琼"),
            (0xE357, "綫"),
            (0xED04, "𡃁"),
            (0xECD4, "𨋢"),
        ];
        for (code_point, character) in known {
            assert_eq!(text(code_point), Some(character), "U+{code_point:04X}");
        }
    }

    #[test]
    fn leaves_symbol_fonts_unmapped() {
        for code_point in (0xF020..=0xF0FF).chain([0xEEB8, 0xF8E7, 0xF849, 0xF8FF]) {
            assert_eq!(text(code_point), None, "U+{code_point:04X}");
        }
        assert_eq!(mapped('A'), None);
        assert_eq!(mapped('\u{F0041}'), None);
    }

    /// 4,900 codes of HKSCS-2004, the 68 that HKSCS-2008 added, and 90 compatibility points that
    /// the WHATWG decoder maps to their ordinary characters.
    #[test]
    fn maps_as_many_codes_as_the_standard_has() {
        let all: Vec<&str> = (FIRST..=LAST).filter_map(text).collect();
        assert_eq!(all.len(), 5_058);
        let pairs: Vec<u32> = (FIRST..=LAST).filter(|c| text(*c).is_some_and(|t| t.chars().count() > 1)).collect();
        assert_eq!(pairs, [0xF325, 0xF327, 0xF344, 0xF346]);
        assert!(all.iter().all(|text| !text.chars().any(is_private_use)));
    }
}
