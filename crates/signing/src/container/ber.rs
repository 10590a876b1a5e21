//! From the basic to the distinguished encoding (X.690).
//!
//! Older signers write indefinite lengths and strings in pieces. Lengths become definite
//! and shortest, pieces are joined, and nothing else is touched: a certificate inside is
//! already distinguished and keeps its bytes. Not here: the order of sets.

use super::tlv;

/// A container cannot be read even with the basic rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the container is no encoded value")]
pub struct BerFault;

/// A container in the distinguished encoding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Der {
    /// The encoding.
    pub bytes: Vec<u8>,
    /// How many of the bytes read it took.
    pub consumed: usize,
    /// Nothing had to be rewritten.
    pub was_der: bool,
}

/// Values inside values, at most so deep.
const DEPTH: usize = 32;
const CONSTRUCTED: u8 = 0x20;
/// Strings that the basic rules allow in pieces: bits, octets.
const PIECES: [u8; 2] = [0x23, 0x24];

/// Rewrites the value that `bytes` begins with.
pub fn to_der(bytes: &[u8]) -> Result<Der, BerFault> {
    let (rewritten, consumed) = value(bytes, 0)?;
    let was_der = rewritten == bytes[..consumed];
    Ok(Der { bytes: rewritten, consumed, was_der })
}

fn value(bytes: &[u8], depth: usize) -> Result<(Vec<u8>, usize), BerFault> {
    if depth > DEPTH {
        return Err(BerFault);
    }
    let (&tag, &first) = bytes.first().zip(bytes.get(1)).ok_or(BerFault)?;
    if tag & 0x1F == 0x1F {
        return Err(BerFault);
    }
    let (header, length) = match first {
        0x80 => (2, None),
        0..=0x7F => (2, Some(usize::from(first))),
        _ => {
            let count = usize::from(first & 0x7F);
            let digits = bytes.get(2..2 + count).ok_or(BerFault)?;
            let digits = &digits[digits.iter().take_while(|digit| **digit == 0).count()..];
            if digits.len() > 4 {
                return Err(BerFault);
            }
            (2 + count, Some(digits.iter().fold(0usize, |length, digit| (length << 8) | usize::from(*digit))))
        }
    };
    let is_constructed = tag & CONSTRUCTED != 0;
    let end = match length {
        Some(length) => {
            let end = header.checked_add(length).filter(|end| *end <= bytes.len()).ok_or(BerFault)?;
            if !is_constructed {
                return Ok((tlv::encode(tag, &bytes[header..end]), end));
            }
            Some(end)
        }
        None if is_constructed => None,
        None => return Err(BerFault),
    };
    let (parts, consumed) = parts(bytes, header, end, depth)?;
    if PIECES.contains(&tag) {
        return Ok((joined(tag & !CONSTRUCTED, &parts)?, consumed));
    }
    Ok((tlv::encode(tag, &parts.concat()), consumed))
}

/// The values inside a constructed one, up to `end` or to the end-of-contents mark.
fn parts(bytes: &[u8], header: usize, end: Option<usize>, depth: usize) -> Result<(Vec<Vec<u8>>, usize), BerFault> {
    let mut at = header;
    let mut parts = Vec::new();
    loop {
        match end {
            Some(end) if at == end => return Ok((parts, end)),
            Some(end) if at > end => return Err(BerFault),
            None if bytes.get(at..at + 2) == Some(&[0, 0]) => return Ok((parts, at + 2)),
            _ => {}
        }
        let within = &bytes[at..end.unwrap_or(bytes.len())];
        let (part, consumed) = value(within, depth + 1)?;
        parts.push(part);
        at += consumed;
    }
}

/// One string of its pieces; of bits, only octets that are whole can be joined.
fn joined(tag: u8, parts: &[Vec<u8>]) -> Result<Vec<u8>, BerFault> {
    let is_bits = tag == 0x03;
    let mut whole = if is_bits { vec![0] } else { Vec::new() };
    for part in parts {
        let piece = tlv::Values::new(part).expect(tag).map_err(|_| BerFault)?.value;
        match piece.split_first() {
            Some((0, octets)) if is_bits => whole.extend_from_slice(octets),
            _ if is_bits => return Err(BerFault),
            _ => whole.extend_from_slice(piece),
        }
    }
    Ok(tlv::encode(tag, &whole))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distinguished_values_keep_their_bytes() {
        let der = [0x30, 0x06, 0x02, 0x01, 0x05, 0x04, 0x01, 0xAA, 0, 0, 0];
        let read = to_der(&der).unwrap();
        assert_eq!((read.bytes.as_slice(), read.consumed, read.was_der), (&der[..8], 8, true));
    }

    #[test]
    fn indefinite_lengths_and_pieces_are_rewritten() {
        // SEQUENCE { INTEGER 5, OCTET STRING in the pieces AA and BB CC }, all lengths open or too long.
        let ber =
            [0x30, 0x80, 0x02, 0x81, 0x01, 0x05, 0x24, 0x80, 0x04, 0x01, 0xAA, 0x04, 0x02, 0xBB, 0xCC, 0, 0, 0, 0, 9];
        let read = to_der(&ber).unwrap();
        assert_eq!(read.bytes, [0x30, 0x08, 0x02, 0x01, 0x05, 0x04, 0x03, 0xAA, 0xBB, 0xCC]);
        assert_eq!((read.consumed, read.was_der), (19, false));
    }

    #[test]
    fn nonsense_is_refused_and_depth_is_bounded() {
        for bytes in [&[][..], &[0x30], &[0x30, 0x05, 0x02], &[0x04, 0x80, 0, 0], &[0x1F, 0x01, 0x00], &[0x30, 0x80, 2]]
        {
            assert_eq!(to_der(bytes), Err(BerFault), "{bytes:02x?}");
        }
        assert_eq!(to_der(&[0x30, 0x80].repeat(10_000)), Err(BerFault));
    }
}
