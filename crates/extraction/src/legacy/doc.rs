//! Word 97 to 2003 (MS-DOC): the text lies in pieces, which the table stream lists. Body,
//! notes, headers, comments and text boxes follow one another in them.

use std::ops::Range;

use encoding_rs::WINDOWS_1252;
use words::Message;

use super::struck;
use crate::charset;
use crate::compound::{Compound, long, short};
use crate::reading::Reading;
use crate::report::{Extracted, Format};
use crate::tidy::tidy;

/// What a document of this version begins with, and where its header has what is needed (MS-DOC, 2.5).
const MAGIC: u16 = 0xA5EC;
const FLAGS: usize = 10;
const PIECES: usize = 0x1A2;
const PIECES_SIZE: usize = 0x1A6;
/// How many characters the body, the footnotes, the headers and so on have.
const COUNTS: usize = 0x4C;
const IS_ENCRYPTED: u16 = 0x0100;
const IS_SECOND_TABLE: u16 = 0x0200;
/// Of a piece: its characters have one byte each.
const IS_NARROW: u32 = 0x4000_0000;

/// Reads a document.
pub fn read(file: &Compound<'_>, reading: &mut Reading<'_>) -> Extracted {
    let extracted = Extracted::empty(Format::Doc);
    let Some(document) = file.read("WordDocument", reading) else {
        return extracted.warned(Message::new("extraction-damaged"));
    };
    let flags = short(&document, FLAGS).unwrap_or(0);
    if short(&document, 0) != Some(MAGIC) {
        return extracted.warned(Message::new("extraction-format-unknown"));
    }
    if flags & IS_ENCRYPTED != 0 {
        return extracted.warned(Message::new("extraction-encrypted"));
    }
    let table = if flags & IS_SECOND_TABLE == 0 { "0Table" } else { "1Table" };
    let table = file.read(table, reading).unwrap_or_default();
    let Some(pieces) = pieces(&document, &table) else {
        return extracted.warned(Message::new("extraction-damaged"));
    };
    let text = characters(&document, &pieces, &struck::struck(&document, &table), reading);
    let mut extracted = extracted;
    let names = ["", "footnotes", "header", "", "comments", "endnotes", "text-boxes", "text-boxes"];
    let mut rest = text.as_str();
    for (at, name) in names.iter().enumerate() {
        let many = long(&document, COUNTS + at * 4).unwrap_or(0) as usize;
        // The counts are of units of UTF-16, of which some characters take two.
        let (these, after) = split(rest, many);
        rest = after;
        match (at, name) {
            (0, _) => reading.push_page(&mut extracted, shown(these)),
            (_, &"") => {}
            (_, name) => reading.push_part(&mut extracted, *name, shown(these)),
        }
    }
    extracted.settled()
}

/// A piece: how many characters, where, and whether they are narrow.
struct Piece {
    many: usize,
    at: usize,
    is_narrow: bool,
}

/// The pieces that the table lists (MS-DOC, 2.9.38 and 2.8.35).
fn pieces(document: &[u8], table: &[u8]) -> Option<Vec<Piece>> {
    let (start, size) = (long(document, PIECES)? as usize, long(document, PIECES_SIZE)? as usize);
    let mut list = table.get(start..start.checked_add(size)?)?;
    // Runs of formatting stand in front.
    while list.first() == Some(&1) {
        list = list.get(3 + usize::from(short(list, 1)?)..)?;
    }
    let list = list.strip_prefix(&[2])?;
    let list = list.get(4..4_usize.checked_add(long(list, 0)? as usize)?)?;
    let many = list.len().checked_sub(4)? / 12;
    let piece = |at: usize| {
        let (from, to) = (long(list, at * 4)?, long(list, at * 4 + 4)?);
        let place = long(list, (many + 1) * 4 + at * 8 + 2)?;
        let is_narrow = place & IS_NARROW != 0;
        let place = (place & !IS_NARROW) as usize;
        Some(Piece { many: to.checked_sub(from)? as usize, at: if is_narrow { place / 2 } else { place }, is_narrow })
    };
    (0..many).map(piece).collect()
}

/// The characters of all pieces. Those that were struck out are zeros, so that the counts stay true.
fn characters(document: &[u8], pieces: &[Piece], struck: &[Range<usize>], reading: &mut Reading<'_>) -> String {
    let mut text = String::new();
    for piece in pieces {
        let width = if piece.is_narrow { 1 } else { 2 };
        let size = piece.many.saturating_mul(width);
        let bytes = document.get(piece.at..).unwrap_or_default();
        let bytes = bytes.get(..size).unwrap_or(bytes);
        if bytes.len() < size {
            reading.meet_damage();
        }
        let seen = |(at, unit): (usize, u16)| if struck::has(struck, piece.at + at * width) { 0 } else { unit };
        if piece.is_narrow {
            let narrow = charset::with(WINDOWS_1252, bytes);
            text.extend(narrow.chars().enumerate().map(
                |(at, sign)| {
                    if struck::has(struck, piece.at + at) { '\0' } else { sign }
                },
            ));
        } else {
            let units = bytes.chunks_exact(2).map(|two| u16::from_le_bytes([two[0], two[1]])).enumerate().map(seen);
            text.extend(char::decode_utf16(units).map(|sign| sign.unwrap_or(char::REPLACEMENT_CHARACTER)));
        }
        if text.len() > reading.text_left() {
            break;
        }
    }
    text
}

/// The first so many units of UTF-16, and the rest.
fn split(text: &str, units: usize) -> (&str, &str) {
    let mut passed = 0;
    let at = text.char_indices().find(|(_, sign)| {
        let is_behind = passed >= units;
        passed += sign.len_utf16();
        is_behind
    });
    text.split_at(at.map_or(text.len(), |(at, _)| at))
}

/// The text without the signs that stand for fields, pictures and notes (MS-DOC, 2.4.1).
fn shown(text: &str) -> String {
    let mut shown = String::new();
    // Of a field, what it does stands before what it shows.
    let mut fields: Vec<bool> = Vec::new();
    for sign in text.chars() {
        match sign {
            '\u{13}' => fields.push(true),
            '\u{14}' => {
                if let Some(does) = fields.last_mut() {
                    *does = false;
                }
            }
            '\u{15}' => drop(fields.pop()),
            _ if fields.iter().any(|does| *does) => {}
            '\r' | '\u{b}' | '\u{c}' => shown.push('\n'),
            '\u{7}' => shown.push('\t'),
            '\u{1e}' => shown.push('\u{2011}'),
            '\t' => shown.push('\t'),
            sign if sign.is_control() => {}
            sign => shown.push(sign),
        }
    }
    // A row ends with an empty cell.
    tidy(&shown.replace("\t\t", "\n"))
}
