//! Fonts as far as reading needs them: how a string is cut into codes, what text a
//! code stands for, and how wide it is. Where a font does not say what a code means,
//! the code stays unknown; it is counted, not guessed.

use std::collections::BTreeMap;

use encoding_rs::{BIG5, EUC_JP, EUC_KR, Encoding, GB18030, SHIFT_JIS, UTF_16BE};
use lopdf::{Dictionary, Document, Object};

use super::cmap::ToUnicode;

/// Width of a code that no table names, in thousandths of an em.
const USUAL_WIDTH: f64 = 500.0;

/// A sign of a shown string.
#[derive(Debug, Clone, PartialEq)]
pub struct Sign {
    /// Its text; `None` when the font does not say.
    pub text: Option<String>,
    /// Advance in thousandths of an em.
    pub width: f64,
    /// Single-byte code 32, to which word spacing applies.
    pub is_space: bool,
}

/// How codes turn into text when there is no ToUnicode map.
#[derive(Debug, Clone)]
enum Meaning {
    /// One byte a code, by a table.
    Table(Box<[Option<String>; 256]>),
    /// Codes are text in an encoding, one or more bytes each.
    Charset(&'static Encoding),
    /// Two bytes a code, meaning unknown.
    Opaque,
}

/// A font, ready to read strings.
#[derive(Debug, Clone)]
pub struct Font {
    meaning: Meaning,
    to_unicode: ToUnicode,
    code_bytes: usize,
    widths: BTreeMap<u32, f64>,
    default_width: f64,
    /// Lines run downwards.
    pub vertical: bool,
}

impl Font {
    /// Reads a font dictionary. `limit` bounds what a stream may unfold to.
    pub fn read(document: &Document, font: &Dictionary, limit: usize) -> Self {
        let to_unicode = font
            .get_deref(b"ToUnicode", document)
            .and_then(Object::as_stream)
            .and_then(|stream| stream.get_plain_content_with_limit(limit))
            .map(|bytes| ToUnicode::parse(&bytes))
            .unwrap_or_default();
        if font.get(b"Subtype").and_then(Object::as_name).is_ok_and(|kind| kind == b"Type0") {
            composite(document, font, to_unicode)
        } else {
            simple(document, font, to_unicode)
        }
    }

    /// Cuts a string into signs.
    pub fn signs(&self, bytes: &[u8]) -> Vec<Sign> {
        let mut signs = Vec::new();
        let mut rest = bytes;
        while !rest.is_empty() {
            let length = self.code_length(rest).clamp(1, rest.len());
            let (code, tail) = rest.split_at(length);
            rest = tail;
            let number = code.iter().fold(0u32, |number, byte| (number << 8) | u32::from(*byte));
            let width = self.widths.get(&number).copied().unwrap_or(self.default_width);
            signs.push(Sign { text: self.text_of(code, number), width, is_space: length == 1 && number == 32 });
        }
        signs
    }

    fn code_length(&self, rest: &[u8]) -> usize {
        let Meaning::Charset(encoding) = &self.meaning else { return self.code_bytes };
        if *encoding == UTF_16BE {
            return if rest.first().is_some_and(|byte| (0xD8..0xDC).contains(byte)) { 4 } else { 2 };
        }
        if rest.first().is_some_and(|byte| *byte >= 0x81) { 2 } else { 1 }
    }

    fn text_of(&self, code: &[u8], number: u32) -> Option<String> {
        if let Some(text) = self.to_unicode.get(number) {
            return Some(text.to_owned());
        }
        match &self.meaning {
            Meaning::Table(table) => table.get(usize::try_from(number).ok()?)?.clone(),
            Meaning::Charset(encoding) => {
                encoding.decode_without_bom_handling_and_without_replacement(code).map(|text| text.into_owned())
            }
            Meaning::Opaque => None,
        }
    }
}

fn composite(document: &Document, font: &Dictionary, to_unicode: ToUnicode) -> Font {
    let name = font.get_deref(b"Encoding", document).and_then(Object::as_name).unwrap_or(b"Identity-H");
    let meaning = predefined(name).map_or(Meaning::Opaque, Meaning::Charset);
    let descendant = font
        .get_deref(b"DescendantFonts", document)
        .and_then(Object::as_array)
        .ok()
        .and_then(|fonts| fonts.first())
        .and_then(|first| document.dereference(first).ok())
        .and_then(|(_, first)| first.as_dict().ok());
    let default_width = descendant
        .and_then(|font| font.get_deref(b"DW", document).and_then(Object::as_float).ok())
        .map_or(1000.0, f64::from);
    let widths = match (&meaning, descendant) {
        // Widths are by CID; only Identity makes them widths by code.
        (Meaning::Opaque, Some(descendant)) => cid_widths(document, descendant),
        _ => BTreeMap::new(),
    };
    let code_bytes = if name.starts_with(b"Identity") { 2 } else { to_unicode.code_bytes.unwrap_or(2).clamp(1, 4) };
    Font { meaning, to_unicode, code_bytes, widths, default_width, vertical: name.ends_with(b"-V") }
}

/// Predefined CMaps whose codes are text in a known encoding (ISO 32000-1, table 118).
fn predefined(name: &[u8]) -> Option<&'static Encoding> {
    let name = std::str::from_utf8(name).ok()?;
    let contains = |part: &str| name.contains(part);
    if contains("UCS2") || contains("UTF16") {
        Some(UTF_16BE)
    } else if contains("B5") {
        Some(BIG5)
    } else if name.starts_with("GB") && contains("-EUC") || contains("GBK2K") {
        Some(GB18030)
    } else if contains("RKSJ") {
        Some(SHIFT_JIS)
    } else if name == "EUC-H" || name == "EUC-V" {
        Some(EUC_JP)
    } else if name.starts_with("KSC") && (contains("EUC") || contains("UHC") || contains("pc")) {
        Some(EUC_KR)
    } else {
        None
    }
}

/// The `W` array: `c [w1 w2 …]` and `first last w`.
fn cid_widths(document: &Document, font: &Dictionary) -> BTreeMap<u32, f64> {
    const WIDEST: u32 = 65_536;
    let mut widths = BTreeMap::new();
    let Ok(list) = font.get_deref(b"W", document).and_then(Object::as_array) else { return widths };
    let mut pending: Vec<u32> = Vec::new();
    for entry in list {
        let Ok((_, entry)) = document.dereference(entry) else { continue };
        if let (Ok(run), Some(first)) = (entry.as_array(), pending.first().copied()) {
            for (code, width) in (first..).zip(run) {
                widths.insert(code, f64::from(width.as_float().unwrap_or(1000.0)));
            }
            pending.clear();
        } else if let ([first, last], Ok(width)) = (pending.as_slice(), entry.as_float()) {
            for code in *first..=(*last).min(first.saturating_add(WIDEST)) {
                widths.insert(code, f64::from(width));
            }
            pending.clear();
        } else if let Some(code) = entry.as_i64().ok().and_then(|code| u32::try_from(code).ok()) {
            pending.push(code);
        }
    }
    widths
}

fn simple(document: &Document, font: &Dictionary, to_unicode: ToUnicode) -> Font {
    let first = font.get_deref(b"FirstChar", document).and_then(Object::as_i64).ok();
    let first = first.and_then(|first| u32::try_from(first).ok()).unwrap_or(0);
    let scale = type3_scale(document, font);
    let widths = match font.get_deref(b"Widths", document).and_then(Object::as_array) {
        Ok(list) => (first..)
            .zip(list)
            .filter_map(|(code, width)| Some((code, document.dereference(width).ok()?.1.as_float().ok()?)))
            .map(|(code, width)| (code, f64::from(width) * scale))
            .collect(),
        Err(_) => BTreeMap::new(),
    };
    let descriptor = font.get_deref(b"FontDescriptor", document).and_then(Object::as_dict).ok();
    let default_width = descriptor
        .and_then(|descriptor| descriptor.get(b"MissingWidth").and_then(Object::as_float).ok())
        .map_or(USUAL_WIDTH, f64::from);
    let meaning = Meaning::Table(Box::new(super::table::of(document, font, descriptor)));
    Font { meaning, to_unicode, code_bytes: 1, widths, default_width, vertical: false }
}

/// Widths of a Type 3 font are in its own space; others are in thousandths.
fn type3_scale(document: &Document, font: &Dictionary) -> f64 {
    let own = font.get_deref(b"FontMatrix", document).and_then(Object::as_array);
    let first = own.ok().and_then(|matrix| matrix.first()).and_then(|first| first.as_float().ok());
    first.map_or(1.0, |first| f64::from(first).abs() * 1000.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn type0(encoding: &str) -> Font {
        let font = Dictionary::from_iter([
            ("Type", Object::Name(b"Font".to_vec())),
            ("Subtype", Object::Name(b"Type0".to_vec())),
            ("Encoding", Object::Name(encoding.as_bytes().to_vec())),
        ]);
        Font::read(&Document::new(), &font, 1 << 20)
    }

    fn text(font: &Font, bytes: &[u8]) -> String {
        font.signs(bytes).into_iter().map(|sign| sign.text.unwrap_or_else(|| "?".to_owned())).collect()
    }

    #[test]
    fn predefined_maps_are_text() {
        assert_eq!(text(&type0("UniCNS-UCS2-H"), b"\x99\x99\x6e\x2f"), "香港");
        assert_eq!(text(&type0("UniCNS-UTF16-H"), b"\xD8\x60\xDE\xE2A\x42"), "𨋢\u{4142}");
        assert_eq!(text(&type0("ETen-B5-H"), b"A\xad\xbb\xb4\xe4"), "A香港");
        assert_eq!(text(&type0("GBK-EUC-H"), b"\xcf\xe3\xb8\xdb"), "香港");
        assert!(type0("UniCNS-UCS2-V").vertical);
    }

    #[test]
    fn identity_without_a_map_is_unknown() {
        let font = type0("Identity-H");
        assert_eq!(font.signs(b"\x00\x01\x00\x02").iter().filter(|sign| sign.text.is_none()).count(), 2);
    }

    #[test]
    fn differences_name_glyphs() {
        let differences = vec![
            Object::Integer(65),
            Object::Name(b"eacute".to_vec()),
            Object::Name(b"uni9999".to_vec()),
            Object::Name(b"u282E2".to_vec()),
            Object::Name(b"g42".to_vec()),
        ];
        let encoding = Dictionary::from_iter([
            ("BaseEncoding", Object::Name(b"WinAnsiEncoding".to_vec())),
            ("Differences", Object::Array(differences)),
        ]);
        let font = Dictionary::from_iter([
            ("Type", Object::Name(b"Font".to_vec())),
            ("Subtype", Object::Name(b"Type1".to_vec())),
            ("Encoding", Object::Dictionary(encoding)),
        ]);
        let font = Font::read(&Document::new(), &font, 1 << 20);
        assert_eq!(text(&font, b"xABCD"), "xé香𨋢?");
    }
}
