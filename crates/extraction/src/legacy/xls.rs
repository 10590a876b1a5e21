//! Excel 97 to 2003 (MS-XLS): records one after the other. A sheet is a page, as with later
//! versions. Excel 5 and 95 keep their text in code pages, and are read by them.

use words::Message;

use super::records::{Records, Strings, text_at};
use crate::compound::{Compound, long, short};
use crate::reading::Reading;
use crate::report::{Extracted, Format};
use crate::sheet::{self, Sheet};
use crate::{charset, dates};

/// Kinds of records (MS-XLS, 2.3).
const FORMULA: u16 = 0x06;
const END: u16 = 0x0A;
const SINCE_1904: u16 = 0x22;
const NOTE_OF_5: u16 = 0x1C;
const LOCK: u16 = 0x2F;
const CODE_PAGE: u16 = 0x42;
const SHEET: u16 = 0x85;
const NUMBERS: u16 = 0xBD;
const STYLE: u16 = 0xE0;
const TEXTS: u16 = 0xFC;
const TEXT_OF_TABLE: u16 = 0xFD;
const SHAPE_TEXT: u16 = 0x1B6;
const NUMBER: u16 = 0x203;
const TEXT: u16 = 0x204;
const TRUTH: u16 = 0x205;
const RESULT: u16 = 0x207;
const SHORT_NUMBER: u16 = 0x27E;
const FORMAT: u16 = 0x41E;
const BEGIN: u16 = 0x809;
const RICH_TEXT: u16 = 0xD6;

/// Reads a workbook.
pub fn read(file: &Compound<'_>, stream: &str, reading: &mut Reading<'_>) -> Extracted {
    let extracted = Extracted::empty(Format::Xls);
    let Some(bytes) = file.read(stream, reading) else {
        return extracted.warned(Message::new("extraction-damaged"));
    };
    let mut book = Book::default();
    let mut sheets: Vec<Listed> = Vec::new();
    for record in Records::of(&bytes) {
        match record.kind {
            LOCK => return extracted.warned(Message::new("extraction-encrypted")),
            SHEET => sheets.extend(Listed::read(&record.content, &book)),
            END => break,
            _ => book.take(record.kind, &record.parts, reading),
        }
    }
    if sheets.is_empty() {
        return extracted.warned(Message::new("extraction-damaged"));
    }
    let mut extracted = extracted;
    let hidden: Vec<&str> =
        sheets.iter().filter(|listed| listed.is_hidden).map(|listed| listed.name.as_str()).collect();
    extracted.describe("hidden-sheets", &hidden.join(", "));
    for listed in sheets.iter().take(reading.limits.pages) {
        if reading.text_left() == 0 {
            break;
        }
        let text = book.sheet(bytes.get(listed.at..).unwrap_or_default(), &listed.name, reading);
        reading.push_page(&mut extracted, text);
    }
    extracted.settled()
}

struct Listed {
    name: String,
    at: usize,
    is_hidden: bool,
}

impl Listed {
    fn read(content: &[u8], book: &Book) -> Option<Self> {
        let name = if book.is_old {
            let length = usize::from(*content.get(6)?);
            book.narrow(content.get(7..7 + length)?)
        } else {
            text_at(content, 6, 1)?
        };
        Some(Self { name, at: long(content, 0)? as usize, is_hidden: content.get(4)? & 3 != 0 })
    }
}

/// What the sheets refer to.
#[derive(Default)]
struct Book {
    texts: Vec<String>,
    formats: std::collections::BTreeMap<u16, bool>,
    /// Of each style, its number format.
    styles: Vec<u16>,
    since_1904: bool,
    code_page: u32,
    is_old: bool,
}

impl Book {
    fn take(&mut self, kind: u16, parts: &[&[u8]], reading: &Reading<'_>) {
        let content = parts.first().copied().unwrap_or_default();
        match kind {
            BEGIN => self.is_old = short(content, 0).is_some_and(|version| version < 0x600),
            CODE_PAGE => self.code_page = short(content, 0).map_or(0, u32::from),
            SINCE_1904 => self.since_1904 = short(content, 0) == Some(1),
            TEXTS => self.texts = Strings::new(parts).read(reading.limits),
            STYLE if self.styles.len() < reading.limits.entries => self.styles.extend(short(content, 2)),
            FORMAT if self.formats.len() < reading.limits.entries => {
                let text =
                    if self.is_old { content.get(3..).map(|text| self.narrow(text)) } else { text_at(content, 2, 2) };
                if let (Some(id), Some(text)) = (short(content, 0), text) {
                    self.formats.insert(id, dates::is_date_format(&text));
                }
            }
            _ => {}
        }
    }

    fn sheet(&self, bytes: &[u8], name: &str, reading: &mut Reading<'_>) -> String {
        let mut sheet = Sheet::new(name);
        let mut row = None;
        let mut beside = Vec::new();
        let mut depth = 0;
        for record in Records::of(bytes) {
            let content = record.content.as_slice();
            // Several sheets may claim the same place.
            if !reading.may_work(content.len() + 4) {
                break;
            }
            match record.kind {
                // Charts stand within a sheet, between a beginning and an end of their own.
                BEGIN => depth += 1,
                END if depth <= 1 => break,
                END => depth -= 1,
                SHAPE_TEXT => beside.extend(shape_text(&record.parts)),
                NOTE_OF_5 if self.is_old => beside.extend(content.get(6..).map(|text| self.narrow(text))),
                kind => {
                    let cells = self.cells(kind, content);
                    if !cells.is_empty() && row != short(content, 0) && kind != RESULT {
                        row = short(content, 0);
                        sheet.begin_row();
                    }
                    cells.iter().for_each(|cell| sheet.put(cell));
                }
            }
            if sheet.len() > reading.text_left() {
                break;
            }
        }
        for text in beside {
            sheet.begin_row();
            sheet.put(&text);
        }
        sheet.finish()
    }

    /// The cells of a record.
    fn cells(&self, kind: u16, content: &[u8]) -> Vec<String> {
        let style = short(content, 4).unwrap_or(0);
        let float = |at: usize| Some(f64::from_le_bytes(content.get(at..at + 8)?.try_into().ok()?));
        let one = |cell: Option<String>| cell.into_iter().collect();
        match kind {
            TEXT_OF_TABLE => one(long(content, 6).and_then(|at| self.texts.get(at as usize).cloned())),
            TEXT | RICH_TEXT if self.is_old => one(content.get(8..).map(|text| self.narrow(text))),
            TEXT | RICH_TEXT => one(text_at(content, 6, 2)),
            RESULT if self.is_old => one(content.get(2..).map(|text| self.narrow(text))),
            RESULT => one(text_at(content, 0, 2)),
            NUMBER => one(float(6).map(|number| self.number(number, style))),
            SHORT_NUMBER => one(long(content, 6).map(|number| self.number(short_number(number), style))),
            NUMBERS => {
                let pairs = content.get(4..content.len().saturating_sub(2)).unwrap_or_default().chunks_exact(6);
                let cells = pairs.filter_map(|pair| Some(self.number(short_number(long(pair, 2)?), short(pair, 0)?)));
                cells.collect()
            }
            // A formula whose result is no number has it in a record behind.
            FORMULA if content.get(12..14) != Some(&[0xFF, 0xFF]) => {
                one(float(6).map(|number| self.number(number, style)))
            }
            TRUTH if content.get(7) == Some(&0) => {
                one(Some(if content.get(6) == Some(&1) { "TRUE" } else { "FALSE" }.to_owned()))
            }
            _ => Vec::new(),
        }
    }

    fn number(&self, number: f64, style: u16) -> String {
        let format = self.styles.get(usize::from(style)).copied().unwrap_or(0);
        let is_date = self.formats.get(&format).copied().unwrap_or_else(|| dates::is_built_in(format));
        let date = if is_date { dates::from_sheet(number, self.since_1904) } else { None };
        date.unwrap_or_else(|| sheet::number(number))
    }

    fn narrow(&self, bytes: &[u8]) -> String {
        match charset::by_code_page(self.code_page) {
            Some(encoding) => charset::with(encoding, bytes),
            None => charset::guess(bytes).text,
        }
    }
}

/// A number of thirty bits (MS-XLS, 2.5.217).
fn short_number(coded: u32) -> f64 {
    let value =
        if coded & 2 == 0 { f64::from_bits(u64::from(coded & !3) << 32) } else { f64::from(coded.cast_signed() >> 2) };
    if coded & 1 == 0 { value } else { value / 100.0 }
}

/// The text of a shape or a comment, which stands in the parts behind the first.
fn shape_text(parts: &[&[u8]]) -> Option<String> {
    let many = usize::from(short(parts.first()?, 10)?);
    let mut text = String::new();
    for part in parts.get(1..)? {
        let (width, signs) = part.split_first()?;
        let left = many.checked_sub(text.encode_utf16().count()).filter(|left| *left > 0)?;
        if width & 1 == 0 {
            text.extend(signs.iter().take(left).map(|byte| char::from(*byte)));
        } else {
            let units = signs.chunks_exact(2).take(left).map(|two| u16::from_le_bytes([two[0], two[1]]));
            text.extend(char::decode_utf16(units).map(|sign| sign.unwrap_or(char::REPLACEMENT_CHARACTER)));
        }
        if text.encode_utf16().count() >= many {
            break;
        }
    }
    (!text.is_empty()).then(|| text.replace('\r', "\n"))
}
