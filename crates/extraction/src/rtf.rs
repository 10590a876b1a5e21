//! Rich Text Format (version 1.9): groups, control words and text in the code page of its
//! font. Pictures, embedded files and whatever is not shown are passed over.

use std::collections::BTreeMap;

use encoding_rs::{Encoding, WINDOWS_1252};

use crate::charset;
use crate::reading::{Met, Reading};
use crate::report::{Extracted, Format};
use crate::tidy::tidy;

/// How deep groups within groups are followed.
const DEEPEST: usize = 1_000;
/// Most fonts that are remembered.
const FONTS: usize = 10_000;

/// Whether a file is rich text.
pub fn is_rtf(bytes: &[u8]) -> bool {
    bytes.trim_ascii_start().starts_with(b"{\\rtf")
}

/// Reads a file.
pub fn read(bytes: &[u8], reading: &mut Reading<'_>) -> Extracted {
    let mut extracted = Extracted::empty(Format::Rtf);
    let rich = text_of(bytes, reading);
    extracted.describe("title", &rich.title);
    extracted.describe("author", &rich.author);
    reading.push_page(&mut extracted, rich.text);
    extracted.settled()
}

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

/// The text of rich text.
pub fn text_of(bytes: &[u8], reading: &mut Reading<'_>) -> Rich {
    let mut reader = Reader {
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
    };
    let most = reading.text_left();
    while reader.rich.text.len() <= most {
        match reader.step() {
            Step::On => {}
            Step::End => break,
            Step::Deep => {
                reading.meet(Met::Depth, DEEPEST);
                break;
            }
            Step::Broken => {
                reading.meet_damage();
                break;
            }
        }
    }
    reader.flush();
    let mut rich = reader.rich;
    rich.text = tidy(&rich.text);
    rich
}

enum Step {
    On,
    End,
    Deep,
    Broken,
}

/// Where text goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Into {
    #[default]
    Text,
    Nowhere,
    Fonts,
    Title,
    Author,
}

/// What holds within a group.
#[derive(Debug, Clone, Copy)]
struct Group {
    into: Into,
    /// Signs that stand for a character of Unicode in programs of old, and are skipped.
    uc: usize,
    font: i32,
    /// Hidden, struck out under tracked changes, or repeated for the web.
    is_hidden: bool,
    is_deleted: bool,
    is_repeated: bool,
}

impl Default for Group {
    fn default() -> Self {
        Self { into: Into::Text, uc: 1, font: 0, is_hidden: false, is_deleted: false, is_repeated: false }
    }
}

struct Reader<'a> {
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
    rich: Rich,
}

impl Reader<'_> {
    fn step(&mut self) -> Step {
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
                self.now.into = Into::Nowhere;
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
            "fcharset" if self.now.into == Into::Fonts && self.fonts.len() < FONTS => {
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

    /// Words that say where the text of a group goes.
    fn destination(&mut self, word: &str) {
        self.now.into = match word {
            "fonttbl" => Into::Fonts,
            "title" => Into::Title,
            "author" => Into::Author,
            "colortbl" | "stylesheet" | "pict" | "objdata" | "info" | "listtable" | "listoverridetable"
            | "themedata" | "datastore" | "fldinst" | "filetbl" | "revtbl" | "generator" | "xmlnstbl" | "operator"
            | "subject" | "keywords" | "doccomm" | "company" | "manager" | "category" | "hlinkbase" | "bkmkstart"
            | "bkmkend" | "nonshppict" | "atnid" | "atnauthor" | "atntime" | "atnref" | "atrfstart" | "atrfend"
            | "listtext" | "pntext" | "userprops" | "shprslt" | "sp" | "falt" | "panose" => Into::Nowhere,
            // What is said to be ignorable and is text all the same.
            "annotation" | "shptxt" | "shpinst" | "footnote" | "header" | "footer" | "headerl" | "headerr"
            | "headerf" | "footerl" | "footerr" | "footerf" => Into::Text,
            _ => return,
        };
        // The same may stand twice, the second time in Unicode.
        if self.now.into == Into::Title {
            self.rich.title.clear();
        }
        if self.now.into == Into::Text {
            self.say("\n");
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

    fn flush(&mut self) {
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
        match self.now.into {
            Into::Text => self.rich.text.push_str(text),
            Into::Title => self.rich.title.push_str(text),
            Into::Author => self.rich.author.push_str(text),
            Into::Nowhere | Into::Fonts => {}
        }
    }
}

/// The code page of a font's character set.
fn code_page_of(set: i32) -> Option<u32> {
    Some(match set {
        128 => 932,
        129 => 949,
        134 => 936,
        136 => 950,
        161 => 1253,
        162 => 1254,
        163 => 1258,
        177 => 1255,
        178 => 1256,
        186 => 1257,
        204 => 1251,
        222 => 874,
        238 => 1250,
        _ => return None,
    })
}
