//! One attached file as the answers know it, with what is said of the paper from which it was made.
//!
//! Deliberately not here: what a slot asks of its files (`attachments`).

use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use crate::definition::{ATTACHMENTS, AttachmentSlot, Definition};
use crate::pointer::{escape, locate, places, unescape};

/// Who certified that a copy is true. Blank parts are still to be filled in.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct Certified {
    /// Name as it stands on the copy.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// In which capacity; a code of the slot's certifiers.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub capacity: String,
    /// On which day, as an ISO date.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub on: String,
}

/// How the original comes to the office.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct Follows {
    /// `post`, `counter` or `drop-box`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub by: String,
    /// The number under which the post can be asked for it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub tracking: String,
}

/// One attached file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct Attachment {
    /// File name as it was picked.
    pub name: String,
    /// SHA-256 of the bytes, in lower-case hexadecimal.
    pub sha256: String,
    /// Length in bytes.
    #[ts(type = "number")]
    pub size_bytes: u64,
    /// Media type, such as `application/pdf`.
    pub media: String,
    /// How often the same file had been put into the slot before, so that each is told from the others wherever its
    /// row stands. 0, and left out, for the first.
    #[serde(default, skip_serializing_if = "is_first")]
    #[ts(as = "Option<u32>", optional)]
    pub again: u32,
    /// Who certified it, where a certified copy is wanted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub certified: Option<Certified>,
    /// How its original comes, where it does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub follows: Option<Follows>,
}

impl Attachment {
    /// A file of which nothing more is said.
    pub fn new(name: impl Into<String>, sha256: String, size_bytes: u64, media: &str) -> Self {
        Self {
            name: name.into(),
            sha256,
            size_bytes,
            media: media.to_owned(),
            again: 0,
            certified: None,
            follows: None,
        }
    }

    /// Whether the digest is a digest and the name says something.
    pub fn is_sound(&self) -> bool {
        let hexadecimal = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
        !self.name.trim().is_empty() && self.sha256.len() == 64 && self.sha256.bytes().all(hexadecimal)
    }

    /// Whether the file's ending is among `accept`, or anything is accepted.
    pub fn is_accepted(&self, accept: &[String]) -> bool {
        let ending = self.name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
        let same = |wanted: &String| *wanted == ending || (wanted == "jpg" && ending == "jpeg");
        accept.is_empty() || accept.iter().any(same)
    }
}

/// Whether a file stands for the first time in its slot, which is left out.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks so")]
pub fn is_first(again: &u32) -> bool {
    *again == 0
}

/// An attachment with the place where it lies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SlotFile {
    /// The slot.
    pub slot: String,
    /// The rows in which it lies, from 0; none where it belongs to the form as a whole.
    pub rows: Vec<usize>,
    /// Pointer to it in the answers: `/lines/2/$attachments/receipt/0`.
    pub place: String,
    /// The file.
    pub file: Attachment,
}

impl SlotFile {
    /// The row as people count it, such as `3`, or `2.1` for a row within a row; none for the form as a whole.
    pub fn row(&self) -> Option<String> {
        row_number(&self.rows)
    }
}

/// Rows as people count them, from 1.
pub fn row_number(rows: &[usize]) -> Option<String> {
    let numbers: Vec<String> = rows.iter().map(|row| (row + 1).to_string()).collect();
    (!numbers.is_empty()).then(|| numbers.join("."))
}

/// The files of a slot, row by row.
pub fn files_of(slot: &AttachmentSlot, answers: &Json) -> Vec<SlotFile> {
    let in_place = |place: String| {
        let rows = slot_place(&place).and_then(|at| locate(at.home)).map(|(_, rows)| rows).unwrap_or_default();
        lying(&slot.id, &rows, &place, attached(answers, &place).unwrap_or_default())
    };
    places(answers, slot.at()).into_iter().flat_map(in_place).collect()
}

/// The files that lie at the place of a slot in the given rows.
fn lying(slot: &str, rows: &[usize], place: &str, files: Vec<Attachment>) -> Vec<SlotFile> {
    let one =
        |(at, file)| SlotFile { slot: slot.to_owned(), rows: rows.to_vec(), place: format!("{place}/{at}"), file };
    files.into_iter().enumerate().map(one).collect()
}

/// All files of the answers, slot by slot.
pub fn slot_files(definition: &Definition, answers: &Json) -> Vec<SlotFile> {
    definition.attachments.iter().flat_map(|slot| files_of(slot, answers)).collect()
}

/// All files of answers of whose form nothing is known here, in the order in which they stand.
pub fn files_in(answers: &Json) -> Vec<SlotFile> {
    let mut found = Vec::new();
    walk(answers, "", &mut Vec::new(), &mut found);
    found
}

fn walk(json: &Json, home: &str, rows: &mut Vec<usize>, found: &mut Vec<SlotFile>) {
    match json {
        Json::Object(members) => {
            for (name, value) in members.iter().filter(|(name, _)| *name != ATTACHMENTS) {
                walk(value, &format!("{home}/{}", escape(name)), rows, found);
            }
            for (slot, files) in members.get(ATTACHMENTS).and_then(Json::as_object).into_iter().flatten() {
                let place = format!("{home}/{ATTACHMENTS}/{}", escape(slot));
                found.extend(lying(slot, rows, &place, Vec::deserialize(files).unwrap_or_default()));
            }
        }
        Json::Array(items) => {
            for (row, item) in items.iter().enumerate() {
                rows.push(row);
                walk(item, &format!("{home}/{row}"), rows, found);
                rows.pop();
            }
        }
        _ => {}
    }
}

/// Where a pointer leads into a slot.
pub struct SlotPlace<'p> {
    /// Pointer of the row or the form to which the files belong.
    pub home: &'p str,
    /// Pointer of the list of files.
    pub place: &'p str,
    /// Identifier of the slot, escaped as it stands in the pointer.
    id: &'p str,
    /// What comes after the list.
    pub rest: &'p str,
}

/// The slot into which a pointer leads, of whose form nothing is known here; `None` where it leads into none.
pub fn slot_place(pointer: &str) -> Option<SlotPlace<'_>> {
    let (home, below) = pointer.split_once(&format!("/{ATTACHMENTS}/"))?;
    let (id, rest) = below.split_once('/').unwrap_or((below, ""));
    Some(SlotPlace { home, place: &pointer[..pointer.len() - below.len() + id.len()], id, rest })
}

/// The slot into which a pointer leads, with the pointer of its place there and what comes after it.
pub fn slot_in<'d, 'p>(definition: &'d Definition, pointer: &'p str) -> Option<(&'d AttachmentSlot, &'p str, &'p str)> {
    let SlotPlace { home, place, id, rest } = slot_place(pointer)?;
    let (id, (at, _)) = (unescape(id), locate(home)?);
    let slot = definition.attachments.iter().find(|slot| slot.id == id && *slot.home() == at)?;
    Some((slot, place, rest))
}

/// The attachments at a place; `None` when what stands there is not a list of attachments.
pub fn attached(answers: &Json, place: &str) -> Option<Vec<Attachment>> {
    let Some(list) = answers.pointer(place) else { return Some(Vec::new()) };
    Vec::deserialize(list).ok()
}

/// A row, and the rows in it, without files: what proves one line does not prove another.
#[must_use]
pub fn without_files(mut row: Json) -> Json {
    match &mut row {
        Json::Object(members) => {
            members.shift_remove(ATTACHMENTS);
            members.values_mut().for_each(|member| *member = without_files(member.take()));
        }
        Json::Array(rows) => rows.iter_mut().for_each(|inner| *inner = without_files(inner.take())),
        _ => {}
    }
    row
}
