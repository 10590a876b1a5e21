//! ToUnicode CMaps (ISO 32000-1, 9.10.3): from codes to text. The reader is lenient:
//! what it cannot make out is passed over, and a missing code stays unknown.

use std::collections::BTreeMap;

/// Most entries that one range may unfold to.
const WIDEST_RANGE: u32 = 65_536;
/// Most entries of one map.
const LARGEST_MAP: usize = 200_000;

/// A map from codes to text.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ToUnicode {
    entries: BTreeMap<u32, String>,
    /// Length of codes in bytes, where the map says so.
    pub code_bytes: Option<usize>,
}

enum Token<'a> {
    Hex(Vec<u8>),
    Word(&'a [u8]),
    Open,
    Close,
}

impl ToUnicode {
    /// Reads a map.
    pub fn parse(bytes: &[u8]) -> Self {
        let mut map = Self::default();
        let tokens = tokens(bytes);
        let mut section: &[u8] = b"";
        let mut operands: Vec<Operand> = Vec::new();
        let mut list: Option<Vec<Vec<u8>>> = None;
        for token in tokens {
            match token {
                Token::Word(word @ (b"beginbfchar" | b"beginbfrange" | b"begincodespacerange")) => {
                    section = word;
                    operands.clear();
                }
                Token::Word(b"endbfchar" | b"endbfrange" | b"endcodespacerange") => section = b"",
                Token::Word(_) => {}
                Token::Open => list = Some(Vec::new()),
                Token::Close => operands.extend(list.take().map(Operand::List)),
                Token::Hex(hex) => match &mut list {
                    Some(list) => list.push(hex),
                    None => operands.push(Operand::Hex(hex)),
                },
            }
            map.take(section, &mut operands);
        }
        map
    }

    /// The text of a code.
    pub fn get(&self, code: u32) -> Option<&str> {
        self.entries.get(&code).map(String::as_str)
    }

    fn take(&mut self, section: &[u8], operands: &mut Vec<Operand>) {
        match (section, operands.as_slice()) {
            (b"begincodespacerange", [Operand::Hex(low), Operand::Hex(_)]) => {
                self.code_bytes = Some(self.code_bytes.unwrap_or(0).max(low.len()));
                operands.clear();
            }
            (b"beginbfchar", [Operand::Hex(code), Operand::Hex(text)]) => {
                self.insert(number(code), utf16(text, 0));
                operands.clear();
            }
            (b"beginbfrange", [Operand::Hex(low), Operand::Hex(high), target]) => {
                self.range(number(low), number(high), target);
                operands.clear();
            }
            _ => {}
        }
    }

    fn range(&mut self, low: u32, high: u32, target: &Operand) {
        let count = high.saturating_sub(low).saturating_add(1).min(WIDEST_RANGE);
        if high < low {
            return;
        }
        for step in 0..count {
            let text = match target {
                Operand::Hex(first) => utf16(first, step),
                Operand::List(texts) => {
                    let Some(text) = usize::try_from(step).ok().and_then(|step| texts.get(step)) else { return };
                    utf16(text, 0)
                }
            };
            self.insert(low.saturating_add(step), text);
        }
    }

    fn insert(&mut self, code: u32, text: String) {
        let says_nothing =
            text.is_empty() || text.chars().all(|character| character == '\0' || character == '\u{FFFD}');
        if !says_nothing && self.entries.len() < LARGEST_MAP {
            self.entries.insert(code, text);
        }
    }
}

enum Operand {
    Hex(Vec<u8>),
    List(Vec<Vec<u8>>),
}

fn number(bytes: &[u8]) -> u32 {
    bytes.iter().take(4).fold(0, |number, byte| (number << 8) | u32::from(*byte))
}

/// UTF-16BE with `step` added to the last unit, as ranges ask.
fn utf16(bytes: &[u8], step: u32) -> String {
    let mut units: Vec<u16> = if let [only] = bytes {
        vec![u16::from(*only)]
    } else {
        bytes.as_chunks::<2>().0.iter().map(|pair| u16::from_be_bytes(*pair)).collect()
    };
    if let Some(last) = units.last_mut() {
        *last = last.wrapping_add(u16::try_from(step).unwrap_or(u16::MAX));
    }
    String::from_utf16_lossy(&units)
}

fn tokens(bytes: &[u8]) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut rest = bytes;
    while let [first, tail @ ..] = rest {
        match first {
            b'<' if tail.first() == Some(&b'<') => rest = tail.get(1..).unwrap_or_default(),
            b'<' => {
                let end = tail.iter().position(|byte| *byte == b'>').unwrap_or(tail.len());
                tokens.push(Token::Hex(unhex(tail.get(..end).unwrap_or_default())));
                rest = tail.get(end + 1..).unwrap_or_default();
            }
            b'[' => {
                tokens.push(Token::Open);
                rest = tail;
            }
            b']' => {
                tokens.push(Token::Close);
                rest = tail;
            }
            b'%' => {
                let end = tail.iter().position(|byte| matches!(byte, b'\n' | b'\r')).unwrap_or(tail.len());
                rest = tail.get(end..).unwrap_or_default();
            }
            byte if byte.is_ascii_alphabetic() => {
                let end = rest.iter().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(rest.len());
                let (word, tail) = rest.split_at(end);
                tokens.push(Token::Word(word));
                rest = tail;
            }
            _ => rest = tail,
        }
    }
    tokens
}

fn unhex(digits: &[u8]) -> Vec<u8> {
    let values: Vec<u8> = digits
        .iter()
        .filter_map(|digit| char::from(*digit).to_digit(16))
        .filter_map(|value| u8::try_from(value).ok())
        .collect();
    values.chunks(2).map(|pair| (pair.first().unwrap_or(&0) << 4) | pair.get(1).unwrap_or(&0)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_characters_ranges_and_lists() {
        let map = ToUnicode::parse(
            b"begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange\n\
              2 beginbfchar <0001> <9999> <0002> <D860DEE2> endbfchar\n\
              2 beginbfrange <0010> <0012> <0041> <0020> <0021> [<0066> <00660069>] endbfrange endcmap",
        );
        assert_eq!(map.code_bytes, Some(2));
        for (code, text) in [(1, "香"), (2, "𨋢"), (0x10, "A"), (0x12, "C"), (0x20, "f"), (0x21, "fi")] {
            assert_eq!(map.get(code), Some(text), "{code}");
        }
        assert_eq!(map.get(3), None);
    }

    #[test]
    fn ends_on_nonsense() {
        for bytes in [&b"beginbfrange <0000> <FFFFFFFF> <0041> endbfrange"[..], b"<", b"beginbfchar <", b"[[[]]]<zz>"] {
            let map = ToUnicode::parse(bytes);
            assert!(map.entries.len() <= 65_536);
        }
    }
}
