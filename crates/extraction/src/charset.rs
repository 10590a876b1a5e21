//! Bytes to characters: by a mark, by the name or number that a file gives, or by a detector
//! that knows the desks of Hong Kong. Who has asked decides what a guess is worth.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{
    BIG5, EUC_JP, EUC_KR, Encoding, GB18030, ISO_2022_JP, KOI8_R, MACINTOSH, SHIFT_JIS, UTF_8, UTF_16BE, UTF_16LE,
    WINDOWS_874, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252, WINDOWS_1253, WINDOWS_1254, WINDOWS_1255, WINDOWS_1256,
    WINDOWS_1257, WINDOWS_1258,
};

/// Characters, and how they were come by.
#[derive(Debug)]
pub struct Decoded {
    /// The characters.
    pub text: String,
    /// The encoding.
    pub encoding: &'static Encoding,
    /// Whether the file leaves no doubt about it.
    pub is_sure: bool,
}

/// By mark, then by validity, then by the detector.
pub fn guess(bytes: &[u8]) -> Decoded {
    let decoded = |encoding: &'static Encoding, bytes: &[u8], is_sure| Decoded {
        text: encoding.decode_without_bom_handling(bytes).0.into_owned(),
        encoding,
        is_sure,
    };
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return decoded(encoding, bytes.get(mark..).unwrap_or_default(), true);
    }
    if std::str::from_utf8(bytes).is_ok() {
        return decoded(UTF_8, bytes, true);
    }
    let encoding = bare_utf16(bytes).unwrap_or_else(|| {
        let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
        detector.feed(bytes, true);
        detector.guess(Some(b"hk"), Utf8Detection::Deny)
    });
    decoded(encoding, bytes, false)
}

/// By the name that a mail or a page gives. A name that says nothing about high bytes is not
/// believed about them.
pub fn decode(label: Option<&str>, bytes: &[u8]) -> Decoded {
    match label.and_then(by_label) {
        Some(encoding) => Decoded { text: with(encoding, bytes), encoding, is_sure: true },
        None => guess(bytes),
    }
}

/// By a known encoding.
pub fn with(encoding: &'static Encoding, bytes: &[u8]) -> String {
    encoding.decode_with_bom_removal(bytes).0.into_owned()
}

/// The encoding of a name. The encoder of a web browser calls ASCII what is Western; older
/// mail programs call so whatever they have, so that name counts for nothing.
pub fn by_label(label: &str) -> Option<&'static Encoding> {
    let label = label.trim().trim_matches(['"', '\'']).to_ascii_lowercase();
    match label.as_str() {
        "us-ascii" | "ascii" | "unknown-8bit" | "default" | "unknown" | "binary" => None,
        // GB 18030 contains its predecessors, and programs use its signs under their names.
        "gb2312" | "gbk" | "cp936" | "x-gbk" => Some(GB18030),
        "cp950" | "hkscs-big5" | "big5hkscs" | "big5-hkscs:2004" | "big5-eten" | "cp951" => Some(BIG5),
        label => match label.strip_prefix("cp").map(str::parse) {
            Some(Ok(page)) => by_code_page(page),
            _ => Encoding::for_label(label.as_bytes()),
        },
    }
}

/// The encoding of a Windows code page.
pub fn by_code_page(page: u32) -> Option<&'static Encoding> {
    Some(match page {
        437 | 850 | 1252 | 28591 | 28605 => WINDOWS_1252,
        874 => WINDOWS_874,
        932 => SHIFT_JIS,
        936 | 54936 | 52936 | 20936 => GB18030,
        949 | 51949 => EUC_KR,
        950 | 951 | 20000 | 20002 => BIG5,
        1200 => UTF_16LE,
        1201 => UTF_16BE,
        1250 | 28592 => WINDOWS_1250,
        1251 => WINDOWS_1251,
        1253 | 28597 => WINDOWS_1253,
        1254 | 28599 => WINDOWS_1254,
        1255 | 28598 => WINDOWS_1255,
        1256 | 28596 => WINDOWS_1256,
        1257 => WINDOWS_1257,
        1258 => WINDOWS_1258,
        10000 => MACINTOSH,
        10002 => BIG5,
        10008 => GB18030,
        20866 => KOI8_R,
        50220..=50222 => ISO_2022_JP,
        51932 | 20932 => EUC_JP,
        65001 => UTF_8,
        _ => return None,
    })
}

/// UTF-16 of the low byte first, as Windows keeps it, up to the first zero.
pub fn utf16(bytes: &[u8]) -> String {
    let units = bytes.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).take_while(|unit| *unit != 0);
    char::decode_utf16(units).map(|sign| sign.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

/// XML says its own encoding, in a mark or its first line (XML 1.0, appendix F).
pub fn xml(bytes: &[u8]) -> Cow<'_, str> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(bytes.get(mark..).unwrap_or_default()).0;
    }
    let encoding = match bytes {
        [b'<', 0, ..] => UTF_16LE,
        [0, b'<', ..] => UTF_16BE,
        _ => declared(bytes).unwrap_or(UTF_8),
    };
    encoding.decode_without_bom_handling(bytes).0
}

fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..200).unwrap_or(bytes);
    let head = String::from_utf8_lossy(head);
    let declaration = head.strip_prefix("<?xml")?.split_once("?>")?.0;
    let value = declaration.split_once("encoding")?.1.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|sign| matches!(sign, '"' | '\''))?;
    by_label(value.get(1..)?.split(quote).next()?)
}

/// UTF-16 without a mark betrays itself by zeros in every other byte, which line
/// ends, spaces and Latin letters leave.
fn bare_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    if bytes.len() < 4 || !bytes.len().is_multiple_of(2) {
        return None;
    }
    let zeros = |offset: usize| bytes.iter().skip(offset).step_by(2).filter(|byte| **byte == 0).count();
    match (zeros(0), zeros(1)) {
        (high, 0) if high > 0 => Some(UTF_16BE),
        (0, low) if low > 0 => Some(UTF_16LE),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_numbers_lead_to_the_larger_set() {
        assert_eq!(by_label("Big5-HKSCS"), Some(BIG5));
        assert_eq!(by_label("\"gb2312\""), Some(GB18030));
        assert_eq!(by_label("us-ascii"), None);
        assert_eq!(by_code_page(950), Some(BIG5));
        assert_eq!(decode(Some("big5-hkscs"), b"\x9D\xF2\x8A\xED\x9D\xF8\x9D\xEF").text, "𨋢𠺌啲嘅");
    }

    #[test]
    fn xml_says_its_encoding() {
        let big5 = [&b"<?xml version='1.0' encoding='Big5'?><a>"[..], &BIG5.encode("檔案").0, b"</a>"].concat();
        assert!(xml(&big5).contains("<a>檔案</a>"));
        let wide: Vec<u8> = "<a>檔</a>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(xml(&wide), "<a>檔</a>");
    }
}
