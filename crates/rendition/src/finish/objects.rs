//! Small builders of PDF objects, so that the finisher reads like the file it makes.

use lopdf::{Dictionary, Object, ObjectId, StringFormat};

/// A reference; null where there is nothing to refer to.
pub fn reference(id: Option<ObjectId>) -> Object {
    id.map_or(Object::Null, Object::Reference)
}

/// A name.
pub fn name(value: &str) -> Object {
    Object::Name(value.as_bytes().to_vec())
}

/// A text string: ASCII as it is, anything else in UTF-16 (ISO 32000-1, 7.9.2.2).
pub fn text(value: &str) -> Object {
    if value.is_ascii() {
        return Object::String(value.as_bytes().to_vec(), StringFormat::Literal);
    }
    let bytes = [0xFE, 0xFF].into_iter().chain(value.encode_utf16().flat_map(u16::to_be_bytes)).collect();
    Object::String(bytes, StringFormat::Hexadecimal)
}

/// A dictionary from its entries, in the order given.
pub fn dictionary<const N: usize>(entries: [(&str, Object); N]) -> Object {
    Object::Dictionary(Dictionary::from_iter(entries))
}
