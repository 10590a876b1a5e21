//! From the codes of a font to characters (ISO 32000-2, 9.10).
//!
//! A map in the font counts; without one, the codes of a simple font that is not embedded and whose encoding is one
//! of the standard ones, with differences by name. A font of drawings (Type 3) shows whatever it likes, and a font of
//! symbols other signs than its codes say. Not here: predefined character collections.

use std::collections::BTreeMap;

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object};

use crate::pdf::name;

/// Codes and what they stand for.
#[derive(Debug, Clone)]
pub struct CharacterMap {
    /// Bytes of a code.
    width: usize,
    characters: BTreeMap<u32, String>,
}

/// A range in a map spans at most so many codes, which is all that two bytes can name.
const SPAN: u32 = 0xFFFF;

impl CharacterMap {
    /// The map of a font with its decoded `ToUnicode`, if it has one; its `Encoding` and `FontDescriptor` are written
    /// in it.
    pub fn of(font: &Dictionary, to_unicode: Option<&[u8]>) -> Option<Self> {
        let width = match name(font, "Subtype")? {
            "Type0" => 2,
            "Type1" | "MMType1" | "TrueType" => 1,
            _ => return None,
        };
        let characters = match to_unicode {
            // What is shown follows from the encoding, whatever the map says of it.
            Some(data) if width == 1 && !is_embedded(font) && !is_symbolic(font) => {
                let (said, shown) = (read(data)?, by_encoding(font)?);
                said.into_iter().filter(|(code, sign)| shown.get(code) == Some(sign)).collect()
            }
            Some(data) => read(data)?,
            None if width == 1 && !is_embedded(font) && !is_symbolic(font) => by_encoding(font)?,
            None => return None,
        };
        Some(Self { width, characters })
    }

    /// The characters of some codes; `None` when one of them is unknown.
    pub fn read(&self, codes: &[u8]) -> Option<String> {
        if !codes.len().is_multiple_of(self.width) {
            return None;
        }
        codes.chunks(self.width).map(|code| self.characters.get(&number(code)).map(String::as_str)).collect()
    }
}

/// A font that comes along may show anything under any code.
fn is_embedded(font: &Dictionary) -> bool {
    match font.get(b"FontDescriptor") {
        Err(_) => false,
        Ok(Object::Dictionary(about)) => about.iter().any(|(key, _)| key.starts_with(b"FontFile")),
        Ok(_) => true,
    }
}

fn is_symbolic(font: &Dictionary) -> bool {
    let Some(base) = name(font, "BaseFont") else { return true };
    let base = base.to_ascii_lowercase();
    ["symbol", "dingbat", "wingding", "webding", "d050000l"].iter().any(|family| base.contains(family))
}

/// The codes of a simple font by its encoding; the standard one where it names none.
fn by_encoding(font: &Dictionary) -> Option<BTreeMap<u32, String>> {
    let (base, differences) = match font.get(b"Encoding") {
        Err(_) => (b"StandardEncoding".as_slice(), [].as_slice()),
        Ok(Object::Name(name)) => (name.as_slice(), [].as_slice()),
        Ok(Object::Dictionary(encoding)) => {
            let base = encoding.get(b"BaseEncoding").map_or(Ok(b"StandardEncoding".as_slice()), Object::as_name);
            let differences = encoding.get(b"Differences").ok().map(Object::as_array);
            (base.ok()?, differences.unwrap_or(Ok(&EMPTY)).ok()?.as_slice())
        }
        Ok(_) => return None,
    };
    if ![b"WinAnsiEncoding".as_slice(), b"StandardEncoding", b"MacRomanEncoding", b"PDFDocEncoding"].contains(&base) {
        return None;
    }
    let base = Object::Name(base.to_vec());
    let mut characters: BTreeMap<u32, String> =
        (0x20..=0xFF).filter_map(|code| Some((u32::from(code), decoded(base.clone(), code)?))).collect();
    let mut code = 0;
    for item in differences {
        match item {
            Object::Integer(first) => code = u32::try_from(*first).ok()?,
            Object::Name(glyph) => {
                // A name that nobody knows may be that of any drawing.
                match of_glyph(glyph) {
                    Some(character) => characters.insert(code, character),
                    None => characters.remove(&code),
                };
                code = code.checked_add(1)?;
            }
            _ => return None,
        }
    }
    Some(characters)
}

static EMPTY: Vec<Object> = Vec::new();

/// The character of a glyph: under a code that the standard encoding leaves free.
fn of_glyph(glyph: &[u8]) -> Option<String> {
    let differences = vec![Object::Integer(1), Object::Name(glyph.to_vec())];
    decoded(Object::Dictionary(lopdf::dictionary! { "Differences" => differences }), 1)
}

/// The character of a code in an encoding.
fn decoded(encoding: Object, code: u8) -> Option<String> {
    let (font, nothing) = (lopdf::dictionary! { "Type" => "Font", "Encoding" => encoding }, Document::new());
    let encoding = font.get_font_encoding(&nothing).ok()?;
    Document::decode_text(&encoding, &[code]).ok().filter(|text| text.chars().count() == 1)
}

fn number(code: &[u8]) -> u32 {
    code.iter().fold(0, |number, byte| (number << 8) | u32::from(*byte))
}

/// `bfchar` and `bfrange` of a CMap; the operands stand before the closing operator.
fn read(data: &[u8]) -> Option<BTreeMap<u32, String>> {
    // Comments are no part of a content stream's grammar as `lopdf` reads it.
    let lines = data.split(|byte| matches!(byte, b'\r' | b'\n')).filter(|line| !line.starts_with(b"%"));
    let bare = lines.collect::<Vec<_>>().join(&b'\n');
    let mut characters = BTreeMap::new();
    for operation in &Content::decode(&bare).ok()?.operations {
        match operation.operator.as_str() {
            "endbfchar" => {
                for pair in operation.operands.chunks(2) {
                    let [Object::String(code, _), Object::String(to, _)] = pair else { return None };
                    characters.insert(number(code), utf16(to)?);
                }
            }
            "endbfrange" => {
                for triple in operation.operands.chunks(3) {
                    range(triple, &mut characters)?;
                }
            }
            _ => {}
        }
    }
    Some(characters)
}

fn range(triple: &[Object], characters: &mut BTreeMap<u32, String>) -> Option<()> {
    let [Object::String(first, _), Object::String(last, _), to] = triple else { return None };
    let (first, last) = (number(first), number(last));
    if last < first || last - first > SPAN {
        return None;
    }
    for (step, code) in (first..=last).enumerate() {
        let character = match to {
            Object::Array(items) => match items.get(step)? {
                Object::String(to, _) => utf16(to)?,
                _ => return None,
            },
            Object::String(to, _) => {
                let mut to = to.clone();
                let (low, high) = (to.pop()?, to.pop().unwrap_or(0));
                let unit = u16::from_be_bytes([high, low]).checked_add(u16::try_from(step).ok()?)?;
                to.extend_from_slice(&unit.to_be_bytes());
                utf16(&to)?
            }
            _ => return None,
        };
        characters.insert(code, character);
    }
    Some(())
}

fn utf16(bytes: &[u8]) -> Option<String> {
    let units: Vec<u16> = match bytes {
        [one] => vec![u16::from(*one)],
        _ => bytes.chunks(2).map(|pair| u16::from_be_bytes([pair[0], *pair.get(1).unwrap_or(&0)])).collect(),
    };
    String::from_utf16(&units).ok()
}

#[cfg(test)]
mod tests {
    use lopdf::dictionary;

    use super::*;

    #[test]
    fn maps_of_both_kinds_are_read() {
        let map = "%!PS-Adobe-3.0 Resource-CMap\n/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n\
            1 begincodespacerange <0000> <ffff> endcodespacerange\n\
            2 beginbfchar <0001> <6A94> <0002> <D860DFCA> endbfchar\n\
            2 beginbfrange <0003> <0005> <0041> <0006> <0007> [<5B58> <00660069>] endbfrange\nendcmap end end";
        let font = dictionary! { "Subtype" => "Type0" };
        let read = CharacterMap::of(&font, Some(map.as_bytes())).unwrap();
        assert_eq!(read.read(&[0, 1, 0, 6, 0, 2]).as_deref(), Some("檔存𨏊"));
        assert_eq!(read.read(&[0, 3, 0, 4, 0, 5, 0, 7]).as_deref(), Some("ABCfi"));
        assert_eq!(read.read(&[0, 9]), None);
        assert_eq!(read.read(&[0]), None);
    }

    #[test]
    fn without_a_map_only_plain_codes_are_certain() {
        let plain = dictionary! { "Subtype" => "Type1", "BaseFont" => "Helvetica", "Encoding" => "WinAnsiEncoding" };
        let read = CharacterMap::of(&plain, None).unwrap();
        assert_eq!(read.read(b"Agreed").as_deref(), Some("Agreed"));
        assert_eq!(read.read(&[0xE9]).as_deref(), Some("é"));
        let named = |what: &str| vec![Object::Integer(65), Object::Name(what.as_bytes().to_vec())];
        let differing = |what: &str| {
            let encoding = dictionary! { "Type" => "Encoding", "Differences" => named(what) };
            let font = dictionary! { "Subtype" => "Type1", "BaseFont" => "Helvetica", "Encoding" => encoding };
            CharacterMap::of(&font, None).unwrap().read(b"AB")
        };
        assert_eq!(differing("Euro").as_deref(), Some("€B"));
        assert_eq!(differing("g017"), None);
        let strange = dictionary! { "Subtype" => "Type1", "BaseFont" => "Helvetica", "Encoding" => "Identity-H" };
        let nameless = dictionary! { "Subtype" => "Type1", "Encoding" => "WinAnsiEncoding" };
        assert!(CharacterMap::of(&nameless, None).is_none());
        assert!(CharacterMap::of(&strange, None).is_none());
        assert!(CharacterMap::of(&dictionary! { "Subtype" => "Type0" }, None).is_none());
    }

    #[test]
    fn fonts_that_show_what_they_like_are_not_read() {
        let with = |key: &str, value: Object| {
            let mut font = dictionary! { "Subtype" => "Type1", "BaseFont" => "Helvetica" };
            font.set(key, value);
            CharacterMap::of(&font, None).is_some()
        };
        assert!(with("FontDescriptor", Object::Dictionary(dictionary! { "Flags" => 32 })));
        assert!(!with("FontDescriptor", Object::Dictionary(dictionary! { "FontFile2" => 1 })));
        assert!(!with("BaseFont", "ABCDEF+Symbol".into()));
        assert!(!with("BaseFont", "ZapfDingbats".into()));
        // The map says of a code what its encoding does not.
        let font = dictionary! { "Subtype" => "Type1", "BaseFont" => "Helvetica" };
        let read = CharacterMap::of(&font, Some(b"2 beginbfchar <41> <0041> <42> <0043> endbfchar")).unwrap();
        assert_eq!((read.read(b"A").as_deref(), read.read(b"B")), (Some("A"), None));
        let drawn = dictionary! { "Subtype" => "Type3" };
        assert!(CharacterMap::of(&drawn, Some(b"1 beginbfchar <41> <0041> endbfchar")).is_none());
    }
}
