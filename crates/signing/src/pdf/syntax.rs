//! Tokens and direct objects of PDF (ISO 32000-2, 7.2 and 7.3).
//!
//! Reads forwards from a place and fails at the first byte that the grammar does not
//! allow. A dictionary that names a key twice is refused, because readers disagree on
//! which one counts. Not here: indirect objects, streams and cross-references.

use std::ops::Range;

use lopdf::{Dictionary, Object, StringFormat};

/// The file breaks the grammar of PDF.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{what} at byte {at}")]
pub struct SyntaxFault {
    /// Offset from the start of the bytes being read.
    pub at: usize,
    /// What is wrong there, for a log.
    pub what: &'static str,
}

/// One entry of a dictionary with the place of its value in the file.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The key without its slash.
    pub key: Vec<u8>,
    /// The value.
    pub value: Object,
    /// Where the value stands, from its first to after its last byte.
    pub span: Range<usize>,
}

/// Objects inside objects, at most so deep.
const DEPTH: usize = 64;

/// Signs of a number at most; some readers take the beginning of a longer one.
const SIGNS: usize = 48;

/// A reading position.
pub struct Syntax<'a> {
    bytes: &'a [u8],
    /// Offset of the next byte.
    pub at: usize,
    depth: usize,
}

/// White space (table 1).
pub fn is_space(byte: u8) -> bool {
    matches!(byte, 0 | 9 | 10 | 12 | 13 | 32)
}

/// White space and comments, and nothing else.
pub fn is_blank(bytes: &[u8]) -> bool {
    let mut syntax = Syntax::new(bytes, 0);
    syntax.skip_space();
    syntax.at == bytes.len()
}

fn is_delimiter(byte: u8) -> bool {
    b"()<>[]{}/%".contains(&byte)
}

fn is_regular(byte: u8) -> bool {
    !is_space(byte) && !is_delimiter(byte)
}

/// The octets of hexadecimal digits, an even number of them and nothing else.
///
/// A plain loop: a signature is sixteen thousand octets, read several times over.
pub fn octets(digits: &[u8]) -> Option<Vec<u8>> {
    if digits.len() % 2 == 1 {
        return None;
    }
    let mut octets = Vec::with_capacity(digits.len() / 2);
    for pair in digits.chunks_exact(2) {
        match (NIBBLES[pair[0] as usize], NIBBLES[pair[1] as usize]) {
            (high @ 0..=15, low @ 0..=15) => octets.push((high << 4) | low),
            _ => return None,
        }
    }
    Some(octets)
}

const NIBBLES: [u8; 256] = nibbles();

const fn nibbles() -> [u8; 256] {
    let mut table = [0xFF; 256];
    let digits = *b"0123456789ABCDEF";
    let mut value = 0;
    while value < 16 {
        let digit = digits[value];
        table[digit as usize] = value as u8;
        table[digit.to_ascii_lowercase() as usize] = value as u8;
        value += 1;
    }
    table
}

type Read<T> = Result<T, SyntaxFault>;

impl<'a> Syntax<'a> {
    /// Reads `bytes` from `at`.
    pub fn new(bytes: &'a [u8], at: usize) -> Self {
        Self { bytes, at, depth: 0 }
    }

    /// A fault at the present place.
    pub fn fault<T>(&self, what: &'static str) -> Read<T> {
        Err(SyntaxFault { at: self.at, what })
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn rest(&self) -> &'a [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    /// Passes white space and comments.
    pub fn skip_space(&mut self) {
        while let Some(byte) = self.peek() {
            if byte == b'%' {
                self.at += self.rest().iter().take_while(|byte| !matches!(byte, b'\r' | b'\n')).count();
            } else if is_space(byte) {
                self.at += 1;
            } else {
                break;
            }
        }
    }

    /// Takes these very bytes if they stand here.
    pub fn take(&mut self, expected: &[u8]) -> bool {
        let found = self.rest().starts_with(expected);
        if found {
            self.at += expected.len();
        }
        found
    }

    /// A keyword after optional white space, not merely the beginning of a longer one.
    pub fn keyword(&mut self, expected: &'static [u8]) -> Read<()> {
        self.skip_space();
        let ends = !self.rest().get(expected.len()).copied().is_some_and(is_regular);
        if ends && self.take(expected) { Ok(()) } else { self.fault("a keyword is missing") }
    }

    /// A whole number without a sign.
    pub fn unsigned(&mut self) -> Read<u64> {
        self.skip_space();
        let digits = self.rest().iter().take_while(|byte| byte.is_ascii_digit()).count();
        if digits > SIGNS {
            return self.fault("a number is too long");
        }
        let number = std::str::from_utf8(&self.rest()[..digits]).ok().and_then(|text| text.parse().ok());
        match number {
            Some(number) if !self.rest().get(digits).copied().is_some_and(is_regular) => {
                self.at += digits;
                Ok(number)
            }
            _ => self.fault("a whole number is missing"),
        }
    }

    /// One direct object or reference.
    pub fn object(&mut self) -> Read<Object> {
        self.skip_space();
        if self.depth >= DEPTH {
            return self.fault("objects are nested too deeply");
        }
        self.depth += 1;
        let object = match self.peek() {
            Some(b'/') => self.name().map(Object::Name),
            Some(b'(') => self.literal().map(|bytes| Object::String(bytes, StringFormat::Literal)),
            Some(b'[') => self.array(),
            Some(b'<') if self.rest().starts_with(b"<<") => self.dictionary().map(Object::Dictionary),
            Some(b'<') => self.hexadecimal().map(|bytes| Object::String(bytes, StringFormat::Literal)),
            Some(b'+' | b'-' | b'.' | b'0'..=b'9') => self.number_or_reference(),
            Some(_) => self.constant(),
            None => self.fault("the file ends inside an object"),
        };
        self.depth -= 1;
        object
    }

    fn constant(&mut self) -> Read<Object> {
        for (word, object) in
            [(b"true".as_slice(), Object::Boolean(true)), (b"false", Object::Boolean(false)), (b"null", Object::Null)]
        {
            if self.rest().starts_with(word) && !self.rest().get(word.len()).copied().is_some_and(is_regular) {
                self.at += word.len();
                return Ok(object);
            }
        }
        self.fault("this is no object")
    }

    fn name(&mut self) -> Read<Vec<u8>> {
        self.at += 1;
        let mut name = Vec::new();
        while let Some(byte) = self.peek().filter(|byte| is_regular(*byte)) {
            self.at += 1;
            if byte != b'#' {
                name.push(byte);
                continue;
            }
            let digits = self.rest().get(..2).and_then(|digits| hex::decode(digits).ok());
            match digits.as_deref() {
                Some([byte]) => name.push(*byte),
                _ => return self.fault("a name has a number sign without two digits"),
            }
            self.at += 2;
        }
        Ok(name)
    }

    fn hexadecimal(&mut self) -> Read<Vec<u8>> {
        self.at += 1;
        let Some(length) = self.rest().iter().position(|byte| *byte == b'>') else {
            return self.fault("a hexadecimal string does not end");
        };
        let written = &self.rest()[..length];
        // Signatures are long and without spaces; they are read in one go.
        let bytes = octets(written).or_else(|| {
            let mut digits: Vec<u8> = written.iter().copied().filter(|byte| !is_space(*byte)).collect();
            if digits.len() % 2 == 1 {
                digits.push(b'0');
            }
            octets(&digits)
        });
        match bytes {
            Some(bytes) => {
                self.at += length + 1;
                Ok(bytes)
            }
            None => self.fault("a hexadecimal string has another sign"),
        }
    }

    fn literal(&mut self) -> Read<Vec<u8>> {
        self.at += 1;
        let mut open = 1usize;
        let mut bytes = Vec::new();
        while let Some(byte) = self.peek() {
            self.at += 1;
            match byte {
                b'(' => open += 1,
                b')' if open == 1 => return Ok(bytes),
                b')' => open -= 1,
                b'\\' => {
                    self.escape(&mut bytes);
                    continue;
                }
                b'\r' => {
                    self.take(b"\n");
                    bytes.push(b'\n');
                    continue;
                }
                _ => {}
            }
            bytes.push(byte);
        }
        self.fault("a string does not end")
    }

    /// What follows a backslash (table 3).
    fn escape(&mut self, bytes: &mut Vec<u8>) {
        let Some(byte) = self.peek() else { return };
        self.at += 1;
        match byte {
            b'n' => bytes.push(b'\n'),
            b'r' => bytes.push(b'\r'),
            b't' => bytes.push(b'\t'),
            b'b' => bytes.push(8),
            b'f' => bytes.push(12),
            b'\n' => {}
            b'\r' => {
                self.take(b"\n");
            }
            b'0'..=b'7' => {
                let mut value = u32::from(byte - b'0');
                for _ in 0..2 {
                    let Some(digit @ b'0'..=b'7') = self.peek() else { break };
                    value = value * 8 + u32::from(digit - b'0');
                    self.at += 1;
                }
                // High-order overflow is ignored (7.3.4.2).
                bytes.push((value & 0xFF) as u8);
            }
            other => bytes.push(other),
        }
    }

    fn array(&mut self) -> Read<Object> {
        self.at += 1;
        let mut items = Vec::new();
        loop {
            self.skip_space();
            if self.take(b"]") {
                return Ok(Object::Array(items));
            }
            items.push(self.object()?);
        }
    }

    fn dictionary(&mut self) -> Read<Dictionary> {
        let mut dictionary = Dictionary::new();
        for entry in self.entries()? {
            dictionary.set(entry.key, entry.value);
        }
        Ok(dictionary)
    }

    /// A dictionary as its entries, with the places of their values.
    pub fn entries(&mut self) -> Read<Vec<Entry>> {
        self.skip_space();
        if !self.take(b"<<") {
            return self.fault("a dictionary is missing");
        }
        let mut entries: Vec<Entry> = Vec::new();
        let mut keys = std::collections::BTreeSet::new();
        loop {
            self.skip_space();
            if self.take(b">>") {
                return Ok(entries);
            }
            if self.peek() != Some(b'/') {
                return self.fault("a dictionary lacks a key");
            }
            let key = self.name()?;
            if !keys.insert(key.clone()) {
                return self.fault("a dictionary names a key twice");
            }
            self.skip_space();
            let start = self.at;
            let value = self.object()?;
            entries.push(Entry { key, value, span: start..self.at });
        }
    }

    fn number_or_reference(&mut self) -> Read<Object> {
        let start = self.at;
        if let Some(reference) = self.reference() {
            return Ok(reference);
        }
        self.at = start;
        let length = self.rest().iter().take_while(|byte| is_regular(**byte)).count();
        if length > SIGNS {
            return self.fault("a number is too long");
        }
        let text = std::str::from_utf8(&self.rest()[..length]).unwrap_or_default();
        let digits = text.trim_start_matches(['+', '-']);
        let number = if text.len() - digits.len() > 1 {
            None
        } else if digits.bytes().all(|byte| byte.is_ascii_digit()) {
            text.parse().ok().map(Object::Integer)
        } else if digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') {
            text.parse().ok().map(Object::Real)
        } else {
            None
        };
        match number {
            Some(number) => {
                self.at += length;
                Ok(number)
            }
            None => self.fault("this is no number"),
        }
    }

    fn reference(&mut self) -> Option<Object> {
        let id = u32::try_from(self.unsigned().ok()?).ok()?;
        let generation = u16::try_from(self.unsigned().ok()?).ok()?;
        self.keyword(b"R").ok()?;
        Some(Object::Reference((id, generation)))
    }
}

#[cfg(test)]
mod tests;
