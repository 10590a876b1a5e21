//! Whether two objects say the same.
//!
//! Order of keys does not matter, nor whether a stream is compressed in the one usual way; everything else does.

use lopdf::{Dictionary, Object, Stream};

use crate::limits::Limits;
use crate::pdf::recompressed;

/// The two objects are the same to every reader.
pub fn same(one: &Object, other: &Object, limits: &Limits) -> bool {
    match (one, other) {
        (Object::Stream(one), Object::Stream(other)) => same_stream(one, other, limits),
        (Object::Dictionary(one), Object::Dictionary(other)) => same_dictionary(one, other, limits, &[]),
        (Object::Array(one), Object::Array(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| same(one, other, limits))
        }
        (Object::Integer(whole), Object::Real(real)) | (Object::Real(real), Object::Integer(whole)) => {
            // Beyond that a real is not exact.
            whole.unsigned_abs() < 1 << 24 && *real as i64 == *whole && real.fract() == 0.0
        }
        _ => one == other,
    }
}

fn same_dictionary(one: &Dictionary, other: &Dictionary, limits: &Limits, apart: &[&[u8]]) -> bool {
    differing(one, other, limits).iter().all(|key| apart.contains(&key.as_slice()))
}

fn same_stream(one: &Stream, other: &Stream, limits: &Limits) -> bool {
    // Not every reader takes null for absent here.
    let is_null =
        |key: &&[u8]| matches!(other.dict.get(key), Ok(Object::Null)) && !matches!(one.dict.get(key), Ok(Object::Null));
    if [b"F".as_slice(), b"Filter", b"DecodeParms"].iter().any(is_null) {
        return false;
    }
    if one.content == other.content {
        // A length written in another object is the same length.
        return same_dictionary(&one.dict, &other.dict, limits, &[b"Length"]);
    }
    let decoded = |stream: &Stream| recompressed(stream, limits.stream_bytes);
    let is_same_content = decoded(one).is_some_and(|content| Some(content) == decoded(other));
    is_same_content && same_dictionary(&one.dict, &other.dict, limits, &[b"Length", b"Filter", b"DecodeParms"])
}

/// Keys whose values differ; an absent value and null are the same (ISO 32000-2, 7.3.7).
pub fn differing(one: &Dictionary, other: &Dictionary, limits: &Limits) -> Vec<Vec<u8>> {
    let get = |dictionary: &Dictionary, key: &[u8]| dictionary.get(key).ok().cloned().unwrap_or(Object::Null);
    let mut keys: Vec<Vec<u8>> = one.iter().chain(other.iter()).map(|(key, _)| key.clone()).collect();
    keys.sort();
    keys.dedup();
    keys.retain(|key| !same(&get(one, key), &get(other, key), limits));
    keys
}
