//! Plain text: the encoding is found out, never asked for. What has control characters in
//! it is no text.

use encoding_rs::{UTF_16BE, UTF_16LE};
use words::Message;

use crate::charset::{self, Decoded};
use crate::limits::Limits;
use crate::report::{Extracted, Format};

/// Within how many bytes the end of a line is looked for.
const LINE: usize = 64 << 10;

/// Reads a text file.
pub fn read(bytes: &[u8], limits: &Limits) -> Extracted {
    let Some(Decoded { text, encoding, is_sure }) = decode(start(bytes, limits.output_bytes)) else {
        return Extracted::empty(Format::Unknown).warned(Message::new("extraction-format-unknown"));
    };
    let mut extracted = Extracted::empty(Format::Text);
    extracted.metadata.insert("charset".to_owned(), encoding.name().to_owned());
    extracted.warn_of_guess((!is_sure && !text.trim().is_empty()).then_some(encoding));
    extracted.push_page(text);
    extracted.settled()
}

/// As much of a large file as gives more text than is wanted: a character of the widest encoding takes two bytes for
/// each that it takes in UTF-8. It ends before a line does, where no character is cut.
fn start(bytes: &[u8], wanted: usize) -> &[u8] {
    let most = wanted.saturating_mul(2).saturating_add(LINE);
    let Some(start) = bytes.get(..most) else { return bytes };
    // In UTF-16 a line ends at an even place.
    let from = most - LINE;
    let end = (from..most).rev().find(|at| at.is_multiple_of(2) && start.get(*at) == Some(&b'\n'));
    let is_between = |at: &usize| at.is_multiple_of(2) && start.get(*at).is_some_and(|byte| byte & 0xC0 != 0x80);
    let end = end.or_else(|| (from..most).rev().find(is_between));
    start.get(..end.unwrap_or(from)).unwrap_or(start)
}

/// The text with its encoding; none when it is no text.
fn decode(bytes: &[u8]) -> Option<Decoded> {
    let decoded = charset::guess(bytes);
    let is_wide = [UTF_16BE, UTF_16LE].contains(&decoded.encoding);
    // Zeros are signs of their own in one encoding only, and what was guessed to be that has no fault.
    let is_strange = bytes.contains(&0) && !is_wide || !decoded.is_sure && is_wide && decoded.text.contains('\u{FFFD}');
    (!is_strange && !has_controls(&decoded.text)).then_some(decoded)
}

/// Control characters that no text file has.
fn has_controls(text: &str) -> bool {
    text.chars()
        .any(|character| matches!(character, '\0'..='\u{8}' | '\u{e}'..='\u{1a}' | '\u{1c}'..='\u{1f}' | '\u{7f}'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::{BIG5, GB18030};

    const CHINESE: &str = "香港特別行政區政府民政事務總署\r\n租用社區會堂設施申請表，請於十個工作天內遞交。\r\n";
    const SIMPLIFIED: &str = "国务院办公厅关于进一步加强电子文件管理工作的通知，各省、自治区、直辖市人民政府。\n";

    fn text_of(bytes: &[u8]) -> (String, String) {
        let read = read(bytes, &Limits::default());
        (read.pages.first().map(|page| page.text.clone()).unwrap_or_default(), read.metadata["charset"].clone())
    }

    #[test]
    fn finds_the_encoding() {
        let utf16 = |text: &str, big: bool| -> Vec<u8> {
            text.encode_utf16().flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
        };
        let marked = [vec![0xFF, 0xFE], utf16(CHINESE, false)].concat();
        for (bytes, expected, charset) in [
            (CHINESE.as_bytes().to_vec(), CHINESE, "UTF-8"),
            ([b"\xEF\xBB\xBF", CHINESE.as_bytes()].concat(), CHINESE, "UTF-8"),
            (marked, CHINESE, "UTF-16LE"),
            (utf16(CHINESE, true), CHINESE, "UTF-16BE"),
            (utf16(CHINESE, false), CHINESE, "UTF-16LE"),
            (BIG5.encode(CHINESE).0.into_owned(), CHINESE, "Big5"),
            (GB18030.encode(SIMPLIFIED).0.into_owned(), SIMPLIFIED, "GBK"),
        ] {
            let (text, found) = text_of(&bytes);
            assert_eq!((text.as_str(), found.as_str()), (expected, charset));
        }
    }

    #[test]
    fn reads_the_supplementary_set_in_big5() {
        // The Web's encoder does not write the supplementary set, so the bytes stand here.
        let bytes = [BIG5.encode(CHINESE).0.as_ref(), b"\x9D\xF2\x8A\xED\x9D\xF8\x9D\xEF"].concat();
        assert_eq!(text_of(&bytes).0, format!("{CHINESE}𨋢𠺌啲嘅"));
    }

    #[test]
    fn of_a_large_file_no_more_is_taken_than_is_wanted() {
        let wide: Vec<u8> = "檔\n".repeat(50_000).encode_utf16().flat_map(u16::to_le_bytes).collect();
        for bytes in [CHINESE.repeat(2_000).into_bytes(), "檔".repeat(100_000).into_bytes(), wide] {
            let answer = read(&bytes, &Limits { output_bytes: 1_000, ..Limits::default() });
            let page = &answer.pages[0];
            assert!(page.unknown == 0 && (1_000..110_000).contains(&page.text.len()), "{}", page.text.len());
        }
    }

    #[test]
    fn what_is_no_text_is_not_called_text() {
        for bytes in [&b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"[..], b"PK\x03\x04\x14\0\0\0", b"\0\x01\x02\x03\xff"] {
            let read = read(bytes, &Limits::default());
            assert_eq!(read.format, Format::Unknown);
            assert!(!read.readable);
        }
        let empty = read(b"", &Limits::default());
        assert_eq!((empty.format, empty.readable), (Format::Text, false));
    }
}
