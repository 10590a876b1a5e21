//! Rich text sign by sign: groups, control words, and bytes that become characters once it
//! is known which code page they are in.

use std::collections::BTreeMap;

use encoding_rs::{Encoding, WINDOWS_1252};

use super::group::{self, Group, Target, code_page_of};
use crate::charset;

/// How deep groups within groups are followed.
pub const DEEPEST: usize = 1_000;
/// Most fonts that are remembered.
const FONTS: usize = 10_000;

/// What rich text says.
#[derive(Debug, Default)]
pub struct Rich {
    /// Its title.
    pub title: String,
    /// Who wrote it.
    pub author: String,
    /// Its text.
    pub text: String,
}

/// What came of one step.
pub enum Step {
    /// More is to come.
    On,
    /// The end is reached.
    End,
    /// Groups lie too deep.
    Deep,
    /// The file ends before its groups do.
    Broken,
}

/// A reader of rich text.
pub struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
    groups: Vec<Group>,
    now: Group,
    fonts: BTreeMap<i32, &'static Encoding>,
    page: &'static Encoding,
    /// The font of text of which nothing else is said.
    font: i32,
    /// Bytes that are not yet characters: one of them may take two.
    pending: Vec<u8>,
    /// The first half of a character beyond the basic plane.
    half: Option<u16>,
    /// What was read so far.
    pub rich: Rich,
}

impl<'a> Reader<'a> {
    /// A reader at the start of these bytes.
    pub fn new(bytes: &'a [u8]) -> Self {
        Self {
            bytes,
            at: 0,
            groups: Vec::new(),
            now: Group::default(),
            fonts: BTreeMap::new(),
            page: WINDOWS_1252,
            font: 0,
            pending: Vec::new(),
            half: None,
            rich: Rich::default(),
        }
    }

    /// Takes the next sign, word or bound of a group.
    pub fn step(&mut self) -> Step {
        let Some(byte) = self.next() else {
            return if self.groups.is_empty() { Step::End } else { Step::Broken };
        };
        match byte {
            b'{' => {
                self.flush();
                if self.groups.len() >= DEEPEST {
                    return Step::Deep;
                }
                self.groups.push(self.now);
            }
            b'}' => {
                self.flush();
                match self.groups.pop() {
                    Some(group) => self.now = group,
                    None => return Step::End,
                }
                if self.groups.is_empty() {
                    return Step::End;
                }
            }
            b'\\' => self.control(),
            b'\r' | b'\n' | b'\0' => {}
            byte => self.pending.push(byte),
        }
        Step::On
    }

    fn next(&mut self) -> Option<u8> {
        let byte = self.bytes.get(self.at).copied();
        self.at += usize::from(byte.is_some());
        byte
    }

    fn control(&mut self) {
        let Some(byte) = self.next() else { return };
        if byte.is_ascii_alphabetic() {
            self.at -= 1;
            let (word, number) = self.word();
            return self.obey(&word, number);
        }
        match byte {
            b'\'' => {
                let digits = self.bytes.get(self.at..self.at + 2).and_then(|digits| std::str::from_utf8(digits).ok());
                if let Some(byte) = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
                    self.pending.push(byte);
                    self.at += 2;
                }
            }
            // The destination that follows may be passed over by who does not know it.
            b'*' => {
                self.flush();
                self.now.target = Target::Nowhere;
            }
            b'~' => self.say(" "),
            b'_' => self.say("\u{2011}"),
            b'\\' | b'{' | b'}' => self.pending.push(byte),
            b'\r' | b'\n' => self.say("\n"),
            _ => {}
        }
    }

    /// A control word and its number.
    fn word(&mut self) -> (String, Option<i32>) {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let letters = rest.iter().take(32).take_while(|byte| byte.is_ascii_alphabetic()).count();
        let word = String::from_utf8_lossy(&rest[..letters]).into_owned();
        let rest = &rest[letters..];
        let sign = usize::from(rest.first() == Some(&b'-'));
        let digits = rest[sign..].iter().take(10).take_while(|byte| byte.is_ascii_digit()).count();
        let number = if digits == 0 { None } else { std::str::from_utf8(&rest[..sign + digits]).ok() };
        self.at += letters + if digits == 0 { 0 } else { sign + digits };
        if self.bytes.get(self.at) == Some(&b' ') {
            self.at += 1;
        }
        (word, number.and_then(|number| number.parse().ok()))
    }

    fn obey(&mut self, word: &str, number: Option<i32>) {
        // Bytes before a change of font are in the font before it.
        self.flush_unless_cut(word);
        match word {
            "u" => self.unicode(number.unwrap_or(0)),
            "uc" => self.now.uc = usize::try_from(number.unwrap_or(1)).unwrap_or(0).min(16),
            "par" | "line" | "sect" | "page" | "row" | "nestrow" => self.say("\n"),
            "tab" | "cell" | "nestcell" => self.say("\t"),
            "emdash" => self.say("—"),
            "endash" => self.say("–"),
            "lquote" => self.say("‘"),
            "rquote" => self.say("’"),
            "ldblquote" => self.say("“"),
            "rdblquote" => self.say("”"),
            "bullet" => self.say("•"),
            "emspace" | "enspace" | "qmspace" => self.say(" "),
            "f" => self.now.font = number.unwrap_or(self.now.font),
            "fcharset" if self.now.target == Target::Fonts && self.fonts.len() < FONTS => {
                if let Some(encoding) = number.and_then(code_page_of).and_then(charset::by_code_page) {
                    self.fonts.insert(self.now.font, encoding);
                }
            }
            "ansicpg" => {
                let page = number.and_then(|page| u32::try_from(page).ok()).and_then(charset::by_code_page);
                self.page = page.unwrap_or(self.page);
            }
            "bin" => self.at = self.at.saturating_add(usize::try_from(number.unwrap_or(0)).unwrap_or(0)),
            "v" => self.now.is_hidden = number != Some(0),
            "deleted" => self.now.is_deleted = number != Some(0),
            "htmlrtf" => self.now.is_repeated = number != Some(0),
            "deff" => (self.font, self.now.font) = (number.unwrap_or(0), number.unwrap_or(0)),
            "plain" => {
                (self.now.is_hidden, self.now.is_deleted) = (false, false);
                self.now.font = self.font;
            }
            _ => self.destination(word),
        }
    }

    /// A word that may say where the text of a group goes.
    fn destination(&mut self, word: &str) {
        let Some(target) = group::destination(word) else { return };
        self.now.target = target;
        match target {
            // The same may stand twice, the second time in Unicode.
            Target::Title => self.rich.title.clear(),
            Target::Text => self.say("\n"),
            Target::Author | Target::Nowhere | Target::Fonts => {}
        }
    }

    fn unicode(&mut self, number: i32) {
        // Numbers above 32767 are written as negative ones; some programs write whole characters.
        let character = match u16::try_from(number & 0xFFFF) {
            Ok(unit) if number < 0x1_0000 => self.unit(unit),
            _ => u32::try_from(number).ok().and_then(char::from_u32),
        };
        if let Some(character) = character {
            self.say(character.encode_utf8(&mut [0; 4]));
        }
        for _ in 0..self.now.uc {
            self.skip_sign();
        }
    }

    /// A unit of UTF-16; the second half completes a character.
    fn unit(&mut self, unit: u16) -> Option<char> {
        match (self.half.take(), unit) {
            (_, 0xD800..=0xDBFF) => {
                self.half = Some(unit);
                None
            }
            (Some(high), low) => char::decode_utf16([high, low]).next()?.ok(),
            (None, unit) => Some(char::from_u32(u32::from(unit)).unwrap_or(char::REPLACEMENT_CHARACTER)),
        }
    }

    /// Skips one sign that stands for the character before it; the end of a group is none.
    fn skip_sign(&mut self) {
        while matches!(self.bytes.get(self.at), Some(b'\r' | b'\n')) {
            self.at += 1;
        }
        match self.bytes.get(self.at..) {
            Some([b'\\', b'\'', ..]) => self.at = (self.at + 4).min(self.bytes.len()),
            None | Some([] | [b'{' | b'}', ..]) => {}
            // A control word other than of a sign ends what may be skipped.
            Some([b'\\', next, ..]) if next.is_ascii_alphabetic() => {}
            Some([b'\\', _, ..]) => self.at += 2,
            Some(_) => self.at += 1,
        }
    }

    /// Makes characters of the bytes; between the two bytes of one character, only a word that says nothing may stand.
    fn flush_unless_cut(&mut self, word: &str) {
        if !matches!(word, "lang" | "langfe" | "langnp" | "langfenp" | "insrsid" | "charrsid") {
            self.flush();
        }
    }

    /// Makes characters of the bytes that wait.
    pub fn flush(&mut self) {
        if self.pending.is_empty() {
            return;
        }
        let bytes = std::mem::take(&mut self.pending);
        let encoding = self.fonts.get(&self.now.font).copied().unwrap_or(self.page);
        self.say(&charset::with(encoding, &bytes));
    }

    fn say(&mut self, text: &str) {
        if !self.pending.is_empty() {
            self.flush();
        }
        if self.now.is_hidden || self.now.is_deleted || self.now.is_repeated {
            return;
        }
        match self.now.target {
            Target::Text => self.rich.text.push_str(text),
            Target::Title => self.rich.title.push_str(text),
            Target::Author => self.rich.author.push_str(text),
            Target::Nowhere | Target::Fonts => {}
        }
    }
}
