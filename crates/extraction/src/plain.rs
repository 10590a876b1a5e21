//! Plain text: the encoding is found out, never asked for. Unicode marks first, then
//! valid UTF-8, then UTF-16 without a mark, then the encodings of East Asian and
//! Western desks by a detector. What has control characters in it is no text.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use words::Message;

use crate::report::{Extracted, Format, PageText};

/// Reads a text file.
pub fn read(bytes: &[u8]) -> Extracted {
    let Some((text, encoding, sure)) = decode(bytes) else {
        return Extracted::empty(Format::Unknown).warned(Message::new("extraction-format-unknown"));
    };
    let mut extracted = Extracted::empty(Format::Text);
    extracted.metadata.insert("charset".to_owned(), encoding.name().to_owned());
    extracted.readable = !text.trim().is_empty();
    if !extracted.readable {
        extracted.warnings.push(Message::new("extraction-no-text"));
    } else if !sure {
        extracted.warnings.push(Message::new("extraction-charset-guessed").with("charset", encoding.name()));
    }
    let unknown = text.matches('\u{FFFD}').count();
    if unknown > 0 {
        extracted.warnings.push(Message::new("extraction-signs-lost").with("count", unknown));
    }
    extracted.pages.push(PageText { number: 1, text, unknown });
    extracted
}

/// The text, its encoding, and whether the encoding is certain.
fn decode(bytes: &[u8]) -> Option<(String, &'static Encoding, bool)> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let (text, _) = encoding.decode_without_bom_handling(bytes.get(mark..).unwrap_or_default());
        return Some((text.into_owned(), encoding, true));
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return (!has_controls(text)).then(|| (text.to_owned(), UTF_8, true));
    }
    if let Some(encoding) = bare_utf16(bytes) {
        let (text, faulty) = encoding.decode_without_bom_handling(bytes);
        return (!faulty && !has_controls(&text)).then(|| (text.into_owned(), encoding, false));
    }
    if bytes.contains(&0) {
        return None;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let encoding = detector.guess(Some(b"hk"), Utf8Detection::Deny);
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    (!has_controls(&text)).then(|| (text.into_owned(), encoding, false))
}

/// UTF-16 without a mark betrays itself by zeros in every other byte, which line
/// ends, spaces and Latin letters leave.
fn bare_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    if bytes.len() < 4 || !bytes.len().is_multiple_of(2) {
        return None;
    }
    let zeros = |offset: usize| bytes.iter().skip(offset).step_by(2).filter(|byte| **byte == 0).count();
    let (high, low) = (zeros(0), zeros(1));
    match (high, low) {
        (high, 0) if high > 0 => Some(UTF_16BE),
        (0, low) if low > 0 => Some(UTF_16LE),
        _ => None,
    }
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
        let read = read(bytes);
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
    fn what_is_no_text_is_not_called_text() {
        for bytes in [&b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"[..], b"PK\x03\x04\x14\0\0\0", b"\0\x01\x02\x03\xff"] {
            let read = read(bytes);
            assert_eq!(read.format, Format::Unknown);
            assert!(!read.readable);
        }
        let empty = read(b"");
        assert_eq!((empty.format, empty.readable), (Format::Text, false));
    }
}
