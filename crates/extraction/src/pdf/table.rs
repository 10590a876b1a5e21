//! One-byte fonts without a ToUnicode map: base encodings and glyph names
//! (ISO 32000-1, 9.6.6). The tables of names are lopdf's; a name is asked for by
//! way of a font dictionary that has only that name in it.

use lopdf::{Dictionary, Document, Object};

/// Descriptor flag: the font has its own set of signs.
const SYMBOLIC: i64 = 4;

/// Text of each of the 256 codes, as far as the font says.
pub fn of(document: &Document, font: &Dictionary, descriptor: Option<&Dictionary>) -> [Option<String>; 256] {
    let encoding = font.get_deref(b"Encoding", document).ok();
    let flags = descriptor.and_then(|descriptor| descriptor.get(b"Flags").and_then(Object::as_i64).ok()).unwrap_or(0);
    let own_signs =
        flags & SYMBOLIC != 0 || font.get(b"Subtype").and_then(Object::as_name).is_ok_and(|kind| kind == b"Type3");
    let base = match encoding {
        Some(Object::Name(name)) => Some(name.clone()),
        Some(Object::Dictionary(entries)) => {
            entries.get(b"BaseEncoding").and_then(Object::as_name).ok().map(<[u8]>::to_vec)
        }
        _ => None,
    };
    let mut table: [Option<String>; 256] = [const { None }; 256];
    // Without a base, a font with its own signs means by a code whatever it likes.
    if base.is_some() || !own_signs {
        let base = base.unwrap_or_else(|| b"StandardEncoding".to_vec());
        for (code, slot) in (0u8..=255).zip(table.iter_mut()) {
            *slot = by_base(&base, code);
        }
    }
    if let Some(Object::Dictionary(entries)) = encoding
        && let Ok(differences) = entries.get_deref(b"Differences", document).and_then(Object::as_array)
    {
        apply(&mut table, differences);
    }
    table
}

fn apply(table: &mut [Option<String>; 256], differences: &[Object]) {
    let mut code = 0usize;
    for entry in differences {
        match entry {
            Object::Integer(next) => code = usize::try_from(*next).unwrap_or(256),
            Object::Name(name) => {
                if let Some(slot) = table.get_mut(code) {
                    *slot = by_name(name);
                }
                code = code.saturating_add(1);
            }
            _ => {}
        }
    }
}

fn by_base(base: &[u8], code: u8) -> Option<String> {
    ask(Object::Name(base.to_vec()), code)
}

/// The text of a glyph name: `uni` and `u` forms, then the list of names.
fn by_name(name: &[u8]) -> Option<String> {
    let name = std::str::from_utf8(name).ok()?;
    let stem = name.split('.').next().unwrap_or(name);
    if let Some(hex) = stem.strip_prefix("uni").filter(|hex| hex.len() >= 4 && hex.len().is_multiple_of(4)) {
        let units: Option<Vec<u16>> = hex
            .as_bytes()
            .chunks(4)
            .map(|digits| u16::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok())
            .collect();
        if let Some(text) = units.and_then(|units| String::from_utf16(&units).ok()) {
            return Some(text);
        }
    }
    let short = stem.strip_prefix('u').filter(|hex| (4..=6).contains(&hex.len()));
    if let Some(character) = short.and_then(|hex| u32::from_str_radix(hex, 16).ok()).and_then(char::from_u32) {
        return Some(character.to_string());
    }
    let differences = vec![Object::Integer(1), Object::Name(stem.as_bytes().to_vec())];
    ask(Object::Dictionary(Dictionary::from_iter([("Differences", Object::Array(differences))])), 1)
}

fn ask(encoding: Object, code: u8) -> Option<String> {
    let font = Dictionary::from_iter([("Type", Object::Name(b"Font".to_vec())), ("Encoding", encoding)]);
    let document = Document::new();
    let read = font.get_font_encoding(&document).ok()?.bytes_to_string(&[code]).ok()?;
    (!read.is_empty() && read != "\u{FFFD}").then_some(read)
}
