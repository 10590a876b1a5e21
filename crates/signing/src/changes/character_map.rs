//! From the codes of a font to characters (ISO 32000-2, 9.10).
//!
//! A map in the font counts; without one, only the printable ASCII codes of a simple font
//! with a standard encoding are certain. Not here: predefined character collections.

use std::collections::BTreeMap;

use lopdf::content::Content;
use lopdf::{Dictionary, Object};

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
    /// The map of a font with its decoded `ToUnicode`, if it has one.
    pub fn of(font: &Dictionary, to_unicode: Option<&[u8]>) -> Option<Self> {
        let width = if name(font, "Subtype") == Some("Type0") { 2 } else { 1 };
        let characters = match to_unicode {
            Some(data) => read(data)?,
            None if width == 1 && is_standard(font) => {
                (0x20..0x7F_u8).map(|code| (u32::from(code), char::from(code).to_string())).collect()
            }
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

fn is_standard(font: &Dictionary) -> bool {
    match font.get(b"Encoding") {
        Ok(Object::Name(encoding)) => encoding == b"WinAnsiEncoding" || encoding == b"StandardEncoding",
        Ok(_) => false,
        Err(_) => true,
    }
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
        let plain = dictionary! { "Subtype" => "Type1", "Encoding" => "WinAnsiEncoding" };
        let read = CharacterMap::of(&plain, None).unwrap();
        assert_eq!(read.read(b"Agreed").as_deref(), Some("Agreed"));
        assert_eq!(read.read(&[0xE9]), None);
        let odd = dictionary! { "Subtype" => "Type1", "Encoding" => dictionary! { "Differences" => vec![65.into()] } };
        assert!(CharacterMap::of(&odd, None).is_none());
        assert!(CharacterMap::of(&dictionary! { "Subtype" => "Type0" }, None).is_none());
    }
}
