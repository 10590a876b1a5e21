//! PowerPoint 97 to 2003 (MS-PPT): records within records. A slide is a page with what its
//! shapes say; of placeholders, the text stands in a list of slides instead, and goes with them.

use std::collections::BTreeMap;

use words::Message;

use crate::compound::{Compound, long, short};
use crate::reading::{Met, Reading};
use crate::report::{Extracted, Format};
use crate::tidy::tidy;

/// Kinds of records (MS-PPT, 2.13.24).
const DOCUMENT: u16 = 0x03E8;
const SLIDE: u16 = 0x03EE;
const NOTES: u16 = 0x03F0;
const SLIDE_ATOM: u16 = 0x03EF;
const NOTES_ATOM: u16 = 0x03F1;
const PLACE_OF_SLIDE: u16 = 0x03F3;
const WIDE_TEXT: u16 = 0x0FA0;
const NARROW_TEXT: u16 = 0x0FA8;
const STRING: u16 = 0x0FBA;
const LIST: u16 = 0x0FF0;
const COMMENT: u16 = 0x2EE0;
/// What later versions added, as records in a blob.
const TAG: u16 = 0x138B;
const PLACES: u16 = 0x1772;
const EDIT: u16 = 0x0FF5;
/// What the stream of the user says of a locked file.
const IS_LOCKED: u32 = 0xF3D1_C4DF;
/// Most places of records that are listed.
const PLACES_MOST: usize = 500_000;
/// How deep records within records are followed.
const DEEPEST: usize = 24;

/// Reads a presentation.
pub fn read(file: &Compound<'_>, reading: &mut Reading<'_>) -> Extracted {
    let extracted = Extracted::empty(Format::Ppt);
    let user = file.read("Current User", reading).unwrap_or_default();
    if long(&user, 12) == Some(IS_LOCKED) {
        return extracted.warned(Message::new("extraction-encrypted"));
    }
    let Some(bytes) = file.read("PowerPoint Document", reading) else {
        return extracted.warned(Message::new("extraction-damaged"));
    };
    let mut show = Show::default();
    show.places(&bytes, long(&user, 16).unwrap_or(u32::MAX));
    let document = records(&bytes).filter(|record| record.kind == DOCUMENT).last();
    let Some(document) = document else { return extracted.warned(Message::new("extraction-damaged")) };
    for list in records(document.content).filter(|record| record.kind == LIST && record.instance == 0) {
        show.list(list.content, reading);
    }
    let mut extracted = extracted;
    let notes = show.notes(&bytes, reading);
    for slide in show.slides.iter().take(reading.limits.pages) {
        let mut texts = slide.texts.clone();
        let place = show.places.get(&slide.place).copied().unwrap_or(u32::MAX) as usize;
        if let Some(record) =
            records(bytes.get(place..).unwrap_or_default()).next().filter(|record| record.kind == SLIDE)
        {
            gather(record.content, 0, &mut texts, reading);
        }
        texts.extend(notes.get(&slide.id).cloned().unwrap_or_default());
        reading.push_page(&mut extracted, tidy(&texts.join("\n")));
        if reading.text_left() == 0 {
            break;
        }
    }
    extracted.settled()
}

/// A slide in the list: where it is, its number, and the text of its placeholders.
#[derive(Default)]
struct Slide {
    place: u32,
    id: u32,
    texts: Vec<String>,
}

#[derive(Default)]
struct Show {
    slides: Vec<Slide>,
    /// Where the records of each number lie, by the last time that the file was saved.
    places: BTreeMap<u32, u32>,
    /// How many places were listed, the same ones again among them.
    listed: usize,
}

impl Show {
    /// Follows the edits from the last to the first (MS-PPT, 2.3.3).
    fn places(&mut self, bytes: &[u8], last: u32) {
        let mut at = last;
        for _ in 0..1_000 {
            let Some(edit) = bytes.get(at as usize..).and_then(|rest| records(rest).next()) else { return };
            if edit.kind != EDIT {
                return;
            }
            let (Some(before), Some(places)) = (long(edit.content, 8), long(edit.content, 12)) else { return };
            if let Some(list) = bytes.get(places as usize..).and_then(|rest| records(rest).next())
                && list.kind == PLACES
            {
                self.listed(list.content);
            }
            // An edit lies behind those before it.
            if before == 0 || before >= at {
                return;
            }
            at = before;
        }
    }

    fn listed(&mut self, content: &[u8]) {
        let mut at = 0;
        while let Some(head) = long(content, at) {
            let (first, many) = (head & 0xF_FFFF, head >> 20);
            for step in 0..many {
                let Some(place) = long(content, at + 4 + step as usize * 4) else { return };
                self.listed += 1;
                if self.listed > PLACES_MOST {
                    return;
                }
                self.places.entry(first + step).or_insert(place);
            }
            at += 4 + many as usize * 4;
        }
    }

    fn list(&mut self, content: &[u8], reading: &Reading<'_>) {
        for record in records(content) {
            match record.kind {
                PLACE_OF_SLIDE if self.slides.len() < reading.limits.pages => self.slides.push(Slide {
                    place: long(record.content, 0).unwrap_or(0),
                    id: long(record.content, 12).unwrap_or(0),
                    texts: Vec::new(),
                }),
                _ => {
                    if let (Some(slide), Some(text)) = (self.slides.last_mut(), record.text()) {
                        slide.texts.push(text);
                    }
                }
            }
        }
    }

    /// The notes by the number of their slide.
    fn notes(&self, bytes: &[u8], reading: &mut Reading<'_>) -> BTreeMap<u32, Vec<String>> {
        let mut notes = BTreeMap::new();
        for place in self.places.values() {
            let Some(record) = bytes.get(*place as usize..).and_then(|rest| records(rest).next()) else { continue };
            if record.kind != NOTES {
                continue;
            }
            let atom = records(record.content).find(|record| record.kind == NOTES_ATOM);
            let mut texts = Vec::new();
            gather(record.content, 0, &mut texts, reading);
            // The number of the page is no note.
            texts.retain(|text| text != "*");
            if let Some(id) = atom.and_then(|atom| long(atom.content, 0)) {
                notes.insert(id, texts);
            }
        }
        notes
    }
}

/// The texts of a record and of those within it.
fn gather(content: &[u8], depth: usize, texts: &mut Vec<String>, reading: &mut Reading<'_>) {
    if depth > DEEPEST {
        return reading.meet(Met::Depth, DEEPEST);
    }
    for record in records(content) {
        // Several slides may claim the same place.
        if !reading.may_work(8) {
            return;
        }
        if record.kind == SLIDE_ATOM || record.kind == STRING && depth == 0 {
            continue;
        }
        if record.kind == COMMENT {
            // Who wrote it, what it says, and how the writer signs.
            let said = records(record.content).filter(|part| part.kind == STRING && part.instance == 1);
            texts.extend(said.filter_map(|part| part.text()));
        } else if record.is_container || record.kind == TAG {
            gather(record.content, depth + 1, texts, reading);
        } else if record.kind != STRING {
            texts.extend(record.text());
        }
    }
}

struct Record<'a> {
    kind: u16,
    instance: u16,
    is_container: bool,
    content: &'a [u8],
}

impl Record<'_> {
    fn text(&self) -> Option<String> {
        let text: String = match self.kind {
            WIDE_TEXT | STRING => {
                let units = self.content.chunks_exact(2).map(|two| u16::from_le_bytes([two[0], two[1]]));
                char::decode_utf16(units).map(|sign| sign.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
            }
            NARROW_TEXT => self.content.iter().map(|byte| char::from(*byte)).collect(),
            _ => return None,
        };
        let shown = text.replace(['\r', '\u{b}'], "\n");
        (!shown.trim().is_empty()).then_some(shown)
    }
}

/// The records that follow one another.
fn records(bytes: &[u8]) -> impl Iterator<Item = Record<'_>> {
    let mut rest = bytes;
    std::iter::from_fn(move || {
        let (head, kind, size) = (short(rest, 0)?, short(rest, 2)?, long(rest, 4)? as usize);
        let content = rest.get(8..)?;
        let content = content.get(..size).unwrap_or(content);
        rest = rest.get(8 + content.len()..).unwrap_or_default();
        Some(Record { kind, instance: head >> 4, is_container: head & 0xF == 0xF, content })
    })
}
