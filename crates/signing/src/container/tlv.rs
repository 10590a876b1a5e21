//! Tag, length and value (ITU-T X.690), in the distinguished encoding.
//!
//! Tags of one byte are enough for CMS and X.509. Not here: the meaning of any value.

/// The bytes are not the distinguished encoding of what was expected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("an encoded value is malformed or of another kind")]
pub struct TlvFault;

/// Tags in use here.
pub mod tag {
    /// INTEGER.
    pub const INTEGER: u8 = 0x02;
    /// OCTET STRING.
    pub const OCTETS: u8 = 0x04;
    /// NULL.
    pub const NULL: u8 = 0x05;
    /// OBJECT IDENTIFIER.
    pub const OID: u8 = 0x06;
    /// SEQUENCE and SEQUENCE OF.
    pub const SEQUENCE: u8 = 0x30;
    /// SET OF.
    pub const SET: u8 = 0x31;
    /// `[0]`, constructed.
    pub const CONTEXT_0: u8 = 0xA0;
    /// `[1]`, constructed.
    pub const CONTEXT_1: u8 = 0xA1;
    /// `[2]`, constructed.
    pub const CONTEXT_2: u8 = 0xA2;
    /// `[0]`, primitive.
    pub const CONTEXT_0_PRIMITIVE: u8 = 0x80;
}

/// One value with its encoding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tlv<'a> {
    /// The tag.
    pub tag: u8,
    /// Tag, length and value.
    pub raw: &'a [u8],
    /// The value alone.
    pub value: &'a [u8],
}

/// Reads values one after another.
#[derive(Debug, Clone, Copy)]
pub struct Values<'a> {
    rest: &'a [u8],
}

type Read<T> = Result<T, TlvFault>;

impl<'a> Values<'a> {
    /// The values that stand in `bytes`.
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    /// Nothing is left.
    pub fn is_empty(&self) -> bool {
        self.rest.is_empty()
    }

    /// Nothing may be left.
    pub fn finish(self) -> Read<()> {
        if self.is_empty() { Ok(()) } else { Err(TlvFault) }
    }

    /// The tag of the next value.
    pub fn peek(&self) -> Option<u8> {
        self.rest.first().copied()
    }

    /// The next value.
    pub fn any(&mut self) -> Read<Tlv<'a>> {
        let (tag, header, length) = head(self.rest)?;
        let end = header.checked_add(length).ok_or(TlvFault)?;
        let raw = self.rest.get(..end).ok_or(TlvFault)?;
        self.rest = &self.rest[end..];
        Ok(Tlv { tag, raw, value: &raw[header..] })
    }

    /// The next value, which must have this tag.
    pub fn expect(&mut self, tag: u8) -> Read<Tlv<'a>> {
        let found = self.any()?;
        if found.tag == tag { Ok(found) } else { Err(TlvFault) }
    }

    /// The next value if it has this tag.
    pub fn optional(&mut self, tag: u8) -> Read<Option<Tlv<'a>>> {
        if self.peek() == Some(tag) { self.any().map(Some) } else { Ok(None) }
    }

    /// All values that are left.
    pub fn all(mut self) -> Read<Vec<Tlv<'a>>> {
        let mut values = Vec::new();
        while !self.is_empty() {
            values.push(self.any()?);
        }
        Ok(values)
    }
}

impl<'a> Tlv<'a> {
    /// The values inside.
    pub fn inside(&self) -> Values<'a> {
        Values::new(self.value)
    }
}

/// Tag, size of the header and length of the value; the length in its shortest form.
fn head(bytes: &[u8]) -> Read<(u8, usize, usize)> {
    let (&tag, &first) = bytes.first().zip(bytes.get(1)).ok_or(TlvFault)?;
    if tag & 0x1F == 0x1F {
        return Err(TlvFault);
    }
    if first < 0x80 {
        return Ok((tag, 2, usize::from(first)));
    }
    let count = usize::from(first & 0x7F);
    let digits = bytes.get(2..2 + count).ok_or(TlvFault)?;
    if count == 0 || count > 4 || digits.first() == Some(&0) {
        return Err(TlvFault);
    }
    let length = digits.iter().fold(0usize, |length, digit| (length << 8) | usize::from(*digit));
    if length < 0x80 { Err(TlvFault) } else { Ok((tag, 2 + count, length)) }
}

/// The encoding of a value.
pub fn encode(tag: u8, value: &[u8]) -> Vec<u8> {
    let length = value.len();
    let mut encoded = vec![tag];
    if length < 0x80 {
        encoded.push(length as u8);
    } else {
        let digits = length.to_be_bytes();
        let digits = &digits[digits.iter().take_while(|digit| **digit == 0).count()..];
        encoded.push(0x80 | digits.len() as u8);
        encoded.extend_from_slice(digits);
    }
    encoded.extend_from_slice(value);
    encoded
}

/// A SEQUENCE, or another constructed value, of encoded parts.
pub fn constructed(tag: u8, parts: &[&[u8]]) -> Vec<u8> {
    encode(tag, &parts.concat())
}

/// A SET OF: its encoded parts in ascending order (X.690, 11.6).
pub fn set_of(tag: u8, mut parts: Vec<Vec<u8>>) -> Vec<u8> {
    parts.sort();
    encode(tag, &parts.concat())
}
