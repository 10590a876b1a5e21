//! Short ways to the values of a dictionary.
//!
//! They look at what is written there and follow no reference.

use lopdf::{Dictionary, Object};

/// The dictionary of an object that is a dictionary or a stream.
pub fn dictionary(object: &Object) -> Option<&Dictionary> {
    match object {
        Object::Dictionary(dictionary) => Some(dictionary),
        Object::Stream(stream) => Some(&stream.dict),
        _ => None,
    }
}

/// A direct whole number.
pub fn integer(dictionary: &Dictionary, key: &str) -> Option<i64> {
    match dictionary.get(key.as_bytes()) {
        Ok(Object::Integer(number)) => Some(*number),
        _ => None,
    }
}

/// A direct name, as text.
pub fn name<'a>(dictionary: &'a Dictionary, key: &str) -> Option<&'a str> {
    match dictionary.get(key.as_bytes()) {
        Ok(Object::Name(name)) => std::str::from_utf8(name).ok(),
        _ => None,
    }
}

/// A direct array.
pub fn array<'a>(dictionary: &'a Dictionary, key: &str) -> Option<&'a [Object]> {
    match dictionary.get(key.as_bytes()) {
        Ok(Object::Array(items)) => Some(items),
        _ => None,
    }
}

/// A text string (ISO 32000-2, 7.9.2.2) in whichever of its three encodings.
pub fn text(object: &Object) -> Option<String> {
    lopdf::decode_text_string(object).ok()
}

/// All numbers of an array, or `None` when one of its items is something else.
pub fn numbers(items: &[Object]) -> Option<Vec<f32>> {
    items.iter().map(|item| item.as_float().ok()).collect()
}
