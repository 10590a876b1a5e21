//! The properties of a message, a receiver or an attachment (MS-OXMSG, 2.4): texts and bytes
//! in streams of their own, numbers and instants in one stream together.

use crate::charset;
use crate::compound::{Compound, short};
use crate::reading::Reading;

/// Types of properties.
const TEXT_8: u16 = 0x001E;
const TEXT_16: u16 = 0x001F;
const BYTES: u16 = 0x0102;
const INSTANT: u16 = 0x0040;
const NUMBER: u16 = 0x0003;
/// The code page of texts, and of what came over the internet.
const MESSAGE_CODE_PAGE: u16 = 0x3FFD;
const INTERNET_CODE_PAGE: u16 = 0x3FDE;

/// The properties at one place of a compound file.
pub struct Properties<'c, 'a> {
    file: &'c Compound<'a>,
    place: String,
    /// Type and identifier with the eight bytes of each property of fixed size.
    fixed: Vec<(u16, u16, [u8; 8])>,
    code_page: Option<u32>,
}

impl<'c, 'a> Properties<'c, 'a> {
    /// The properties at a place, which ends with `/` unless it is the outermost. What has no
    /// code page of its own takes the one around it.
    pub fn at(file: &'c Compound<'a>, place: &str, around: Option<u32>, reading: &mut Reading<'_>) -> Self {
        let stream = file.read(&format!("{place}__properties_version1.0"), reading).unwrap_or_default();
        // The header in front differs by the kind of the owner, and each property has 16 bytes.
        let header = match place.rsplit('/').nth(1).unwrap_or_default() {
            "" => 32,
            storage if storage.starts_with("__substg") => 24,
            _ => 8,
        };
        let rest = stream.get(header..).unwrap_or_default();
        let fixed = rest.chunks_exact(16).filter_map(|entry| {
            Some((short(entry, 0)?, short(entry, 2)?, <[u8; 8]>::try_from(entry.get(8..16)?).ok()?))
        });
        let mut properties = Self { file, place: place.to_owned(), fixed: fixed.collect(), code_page: None };
        let said = properties.number(MESSAGE_CODE_PAGE).or_else(|| properties.number(INTERNET_CODE_PAGE));
        properties.code_page = said.or(around);
        properties
    }

    /// The code page of its 8-bit texts.
    pub fn code_page(&self) -> Option<u32> {
        self.code_page
    }

    /// The code page of what came over the internet, such as its page of the web.
    pub fn internet_code_page(&self) -> Option<u32> {
        self.number(INTERNET_CODE_PAGE).or(self.code_page)
    }

    /// A text; empty when there is none.
    pub fn text(&self, id: u16, reading: &mut Reading<'_>) -> String {
        if let Some(bytes) = self.stream(id, TEXT_16, reading) {
            return charset::utf16(&bytes);
        }
        let Some(bytes) = self.stream(id, TEXT_8, reading) else { return String::new() };
        let bytes = bytes.split(|byte| *byte == 0).next().unwrap_or_default();
        // A page of Unicode says nothing about 8-bit texts; those are then in whatever the desk used.
        let encoding = self.code_page.filter(|page| ![1200, 1201].contains(page)).and_then(charset::by_code_page);
        match encoding {
            Some(encoding) => charset::with(encoding, bytes),
            None => charset::guess(bytes).text,
        }
    }

    /// The first of several texts that is there.
    pub fn first(&self, ids: &[u16], reading: &mut Reading<'_>) -> String {
        ids.iter().map(|id| self.text(*id, reading)).find(|text| !text.trim().is_empty()).unwrap_or_default()
    }

    /// Bytes.
    pub fn bytes(&self, id: u16, reading: &mut Reading<'_>) -> Option<Vec<u8>> {
        self.stream(id, BYTES, reading)
    }

    /// A number.
    pub fn number(&self, id: u16) -> Option<u32> {
        self.fixed(id, NUMBER).map(|[a, b, c, d, ..]| u32::from_le_bytes([a, b, c, d]))
    }

    /// An instant, in ticks of Windows.
    pub fn instant(&self, id: u16) -> Option<u64> {
        self.fixed(id, INSTANT).map(u64::from_le_bytes)
    }

    fn fixed(&self, id: u16, kind: u16) -> Option<[u8; 8]> {
        self.fixed.iter().find(|(known_kind, known, _)| *known == id && *known_kind == kind).map(|(_, _, value)| *value)
    }

    fn stream(&self, id: u16, kind: u16, reading: &mut Reading<'_>) -> Option<Vec<u8>> {
        self.file.read(&format!("{}__substg1.0_{id:04X}{kind:04X}", self.place), reading)
    }

    /// The places of the storages below this one whose name begins so.
    pub fn below(&self, start: &str) -> Vec<String> {
        let start = format!("{}{start}", self.place);
        let mut places: Vec<String> = Vec::new();
        for name in self.file.names().filter(|name| name.starts_with(&start)) {
            let Some(end) = name.get(start.len()..).and_then(|rest| rest.find('/')) else { continue };
            let place = &name[..=start.len() + end];
            if places.last().is_none_or(|last| last != place) {
                places.push(place.to_owned());
            }
        }
        places
    }
}
