//! What a stream holds once its filters are undone (ISO 32000-2, 7.4).
//!
//! Only filters and parameters that every reader takes alike; what some read, some repair and some leave is not read at
//! all. Not here: filters of pictures, which are compared as they stand.

use lopdf::{Dictionary, Object, Stream};

/// Filters of data (table 6).
const FILTERS: [&[u8]; 5] = [b"FlateDecode", b"LZWDecode", b"ASCII85Decode", b"ASCIIHexDecode", b"RunLengthDecode"];
/// Their parameters (table 8).
const PARAMETERS: [&[u8]; 5] = [b"Predictor", b"Columns", b"Colors", b"BitsPerComponent", b"EarlyChange"];

/// The content of a stream, at most so long; nothing where readers could differ.
pub fn plain(stream: &Stream, limit: usize) -> Option<Vec<u8>> {
    is_read_alike(&stream.dict).then(|| stream.get_plain_content_with_limit(limit).ok())?
}

/// The content of a stream that was compressed anew at most: its bytes, or what FlateDecode makes of all of them, with
/// the checksum that closes them.
pub fn recompressed(stream: &Stream, limit: usize) -> Option<Vec<u8>> {
    let content = plain(stream, limit)?;
    match filters(&stream.dict)?.as_slice() {
        [] => Some(content),
        [b"FlateDecode"] if !stream.dict.has(b"DecodeParms") => {
            let (head, sum) = (stream.content.first_chunk::<2>()?, stream.content.last_chunk::<4>()?);
            let is_head = head[0] & 0x0F == 8 && head[1] & 0x20 == 0 && u16::from_be_bytes(*head) % 31 == 0;
            (is_head && *sum == adler(&content).to_be_bytes()).then_some(content)
        }
        _ => None,
    }
}

fn filters(dict: &Dictionary) -> Option<Vec<&[u8]>> {
    match dict.get(b"Filter") {
        Err(_) | Ok(Object::Null) => Some(Vec::new()),
        Ok(Object::Name(name)) => Some(vec![name]),
        Ok(Object::Array(names)) => names.iter().map(|name| name.as_name().ok()).collect(),
        Ok(_) => None,
    }
}

fn is_read_alike(dict: &Dictionary) -> bool {
    let Some(filters) = filters(dict) else { return false };
    let are_set = match dict.get(b"DecodeParms") {
        Err(_) | Ok(Object::Null) => true,
        Ok(Object::Dictionary(all)) => filters.len() < 2 && are_plain(all),
        Ok(Object::Array(each)) => each.iter().all(|one| match one {
            Object::Null => true,
            Object::Dictionary(all) => are_plain(all),
            _ => false,
        }),
        Ok(_) => false,
    };
    // Content in another file would take the place of what stands here.
    are_set && !dict.has(b"F") && filters.iter().all(|filter| FILTERS.contains(filter))
}

fn are_plain(parameters: &Dictionary) -> bool {
    let is_known = |value: &Object| matches!(value.as_i64(), Ok(1 | 2 | 10..=15));
    parameters.iter().all(|(key, value)| match key.as_slice() {
        b"Predictor" => is_known(value),
        key => !PARAMETERS.contains(&key) || matches!(value, Object::Integer(_)),
    })
}

/// The checksum of RFC 1950.
fn adler(data: &[u8]) -> u32 {
    let (low, high) = data.iter().fold((1u32, 0u32), |(low, high), byte| {
        let low = (low + u32::from(*byte)) % 65_521;
        (low, (high + low) % 65_521)
    });
    (high << 16) | low
}
