//! A file as the list of its revisions (ISO 32000-2, 7.5.6).
//!
//! Starts at the last `startxref`, follows `Prev` backwards and demands what every honest
//! writer does anyway: offsets fall, each section closes with its own `startxref` and
//! `%%EOF`, and nothing stands before `%PDF` or behind the last end. Not here: objects.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::rc::Rc;

use lopdf::{Dictionary, Object, ObjectId};
use words::Message;

use super::cipher::Cipher;
use super::objects::{Indirect, ObjectReader, indirect};
use super::section::{Place, Section, SectionKind, section};
use super::syntax::{Syntax, SyntaxFault, is_space};
use crate::limits::Limits;

/// The structure of a file is not to be trusted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StructureFault {
    /// There is no `%PDF-` at the beginning of the file, nor near it.
    #[error("not a PDF")]
    NotPdf,
    /// Bytes stand before `%PDF-`, so that every offset has two meanings.
    #[error("bytes stand before the header")]
    BytesBeforeHeader,
    /// There is no usable `startxref`.
    #[error("no end of file is marked")]
    NoEnd,
    /// The grammar is broken.
    #[error(transparent)]
    Syntax(#[from] SyntaxFault),
    /// The chain of sections goes upwards, in a circle, or into another revision.
    #[error("the sections of the file do not follow one another, at byte {at}")]
    Chain {
        /// Offset of the section.
        at: usize,
    },
    /// An object is not where its section says.
    #[error("object {id} is not at its place")]
    Misplaced {
        /// Number of the object.
        id: u32,
    },
    /// The trailer names no catalog.
    #[error("the file has no catalog")]
    NoCatalog,
    /// The file is encrypted.
    #[error("the file is encrypted")]
    Encrypted,
    /// A limit was reached.
    #[error("the file reaches the limit {limit}")]
    Limit {
        /// Name of the limit as in [`Limits`].
        limit: &'static str,
    },
}

impl StructureFault {
    /// What a person is told.
    pub fn message(&self) -> Message {
        match self {
            Self::NotPdf => Message::new("signing-file-not-pdf"),
            Self::Encrypted => Message::new("signing-file-encrypted"),
            Self::Limit { limit } => Message::new("signing-file-limit").with("limit", *limit),
            _ => Message::new("signing-file-structure").with("detail", self.to_string()),
        }
    }
}

/// One revision: the original, or one incremental update.
#[derive(Debug, Clone)]
pub struct Revision {
    /// Its bytes, `%%EOF` and one line end included.
    pub range: Range<usize>,
    /// Offset of its cross-reference section.
    pub section_at: usize,
    /// How that section is written.
    pub kind: SectionKind,
    /// Places that this revision states.
    pub places: BTreeMap<u32, Place>,
    /// Its trailer.
    pub trailer: Dictionary,
}

/// A file and its revisions.
#[derive(Debug)]
pub struct File<'a> {
    /// All bytes.
    pub bytes: &'a [u8],
    /// Revisions, oldest first; never empty.
    pub revisions: Vec<Revision>,
    /// The limits under which the file is read.
    pub limits: Limits,
    /// Objects that were read, by offset: the same bytes are the same object in every revision.
    known: RefCell<BTreeMap<usize, Rc<Indirect>>>,
    cipher: Option<Cipher>,
    digested: Cell<usize>,
}

impl<'a> File<'a> {
    /// Reads the revisions of a file that is not encrypted, as whoever adds to it must.
    pub fn read(bytes: &'a [u8], limits: &Limits) -> Result<Self, StructureFault> {
        let file = Self::open(bytes, limits)?;
        if file.cipher.is_some() { Err(StructureFault::Encrypted) } else { Ok(file) }
    }

    /// Reads the revisions of a file, also of one that is encrypted and opens without a password.
    pub fn open(bytes: &'a [u8], limits: &Limits) -> Result<Self, StructureFault> {
        if bytes.len() > limits.file_bytes {
            return Err(StructureFault::Limit { limit: "file_bytes" });
        }
        header(bytes)?;
        let revisions = revisions(bytes, chain(bytes, limits)?)?;
        let stated: Vec<_> = revisions.iter().map(|revision| (&revision.trailer, &revision.places)).collect();
        let cipher = Cipher::of(bytes, &stated).map_err(|_| StructureFault::Encrypted)?;
        Ok(Self { bytes, revisions, limits: *limits, known: RefCell::default(), cipher, digested: Cell::default() })
    }

    /// The object at an offset; its streams may ask `lengths` for their length.
    pub fn object(&self, offset: usize, lengths: &dyn ObjectReader) -> Result<Rc<Indirect>, StructureFault> {
        if let Some(known) = self.known.borrow().get(&offset) {
            return Ok(known.clone());
        }
        let found = indirect(self.bytes, offset, lengths)?;
        // A length in another object may be another one in a later revision.
        let has_own_length = match &found.object {
            Object::Stream(stream) => matches!(stream.dict.get(b"Length"), Ok(Object::Integer(_))),
            _ => true,
        };
        let found = match &self.cipher {
            Some(cipher) => cipher.open(found).map_err(|_| StructureFault::Encrypted)?,
            None => found,
        };
        let found = Rc::new(found);
        if has_own_length {
            self.known.borrow_mut().insert(offset, found.clone());
        }
        Ok(found)
    }

    /// Takes so many bytes from those of which digests may be made; `false` when there are not so many left, and ever
    /// after.
    pub fn may_digest(&self, bytes: usize) -> bool {
        self.digested.set(self.digested.get().saturating_add(bytes));
        self.digested.get() <= self.limits.digested_bytes
    }

    /// The newest revision.
    pub fn newest(&self) -> usize {
        self.revisions.len() - 1
    }

    /// What stands behind the last end of file.
    pub fn trailing(&self) -> &'a [u8] {
        self.revisions.last().map_or(&[], |revision| &self.bytes[revision.range.end..])
    }

    /// The revision that contains a byte.
    pub fn revision_of(&self, offset: usize) -> Option<usize> {
        self.revisions.iter().position(|revision| revision.range.contains(&offset))
    }

    /// The revision whose end a signature may name: after `%%EOF`, or after the line end that follows it.
    pub fn revision_ending_at(&self, end: usize) -> Option<usize> {
        self.revisions.iter().position(|revision| {
            let tail = self.bytes.get(revision.range.start..revision.range.end).unwrap_or_default();
            let bare = revision.range.end - tail.iter().rev().take_while(|byte| is_space(**byte)).count();
            end >= bare && end <= revision.range.end
        })
    }
}

impl Revision {
    /// The catalog that the trailer names.
    pub fn root(&self) -> Result<ObjectId, StructureFault> {
        match self.trailer.get(b"Root") {
            Ok(Object::Reference(id)) => Ok(*id),
            _ => Err(StructureFault::NoCatalog),
        }
    }
}

fn header(bytes: &[u8]) -> Result<(), StructureFault> {
    if bytes.starts_with(b"%PDF-") {
        return Ok(());
    }
    // Readers look for the header in the first kilobyte.
    let near = &bytes[..bytes.len().min(1024)];
    match near.windows(5).any(|window| window == b"%PDF-") {
        true => Err(StructureFault::BytesBeforeHeader),
        false => Err(StructureFault::NotPdf),
    }
}

/// The sections from the newest to the oldest.
fn chain(bytes: &[u8], limits: &Limits) -> Result<Vec<Section>, StructureFault> {
    let last = bytes.windows(9).rposition(|window| window == b"startxref").ok_or(StructureFault::NoEnd)?;
    let mut syntax = Syntax::new(bytes, last);
    syntax.keyword(b"startxref")?;
    let mut at = usize::try_from(syntax.unsigned()?).unwrap_or(usize::MAX);
    let mut sections: Vec<Section> = Vec::new();
    let mut seen = BTreeSet::new();
    let mut entries = 0;
    loop {
        if !seen.insert(at) {
            return Err(StructureFault::Chain { at });
        }
        if seen.len() > limits.revisions {
            return Err(StructureFault::Limit { limit: "revisions" });
        }
        let mut section = section(bytes, at, limits)?;
        // Some writers give the section itself the number of an object, which then is none.
        let is_itself = |place: &Place| matches!(place, Place::At { offset, .. } if *offset == at);
        if section.kind == SectionKind::Table {
            section.places.values_mut().filter(|place| is_itself(place)).for_each(|place| *place = Place::Free);
        }
        entries += section.places.len();
        if entries > limits.objects {
            return Err(StructureFault::Limit { limit: "objects" });
        }
        let previous = match section.trailer.get(b"Prev") {
            // Some writers say 0 where there is no section before.
            Ok(Object::Integer(0)) => None,
            Ok(Object::Integer(previous)) => Some(usize::try_from(*previous).unwrap_or(usize::MAX)),
            Ok(_) => return Err(StructureFault::Chain { at }),
            Err(_) => None,
        };
        sections.push(section);
        match previous {
            Some(previous) => at = previous,
            None => return Ok(sections),
        }
    }
}

/// Joins sections to revisions, oldest first, and checks that they follow one another.
fn revisions(bytes: &[u8], newest_first: Vec<Section>) -> Result<Vec<Revision>, StructureFault> {
    let mut sections: Vec<Section> = newest_first.into_iter().rev().collect();
    let mut revisions: Vec<Revision> = Vec::new();
    let mut start = 0;
    // A linearised original has its first-page section in front of the main one (annex F).
    if sections.len() >= 2 && sections[0].at > sections[1].at {
        let main = sections.remove(0);
        let first_page = sections.remove(0);
        let end = end_of_revision(bytes, main.end, first_page.at)?;
        let mut places = main.places;
        places.extend(first_page.places);
        let (section_at, kind, trailer) = (first_page.at, first_page.kind, first_page.trailer);
        revisions.push(Revision { range: 0..end, section_at, kind, places, trailer });
        start = end;
    }
    for section in sections {
        if section.at < start {
            return Err(StructureFault::Chain { at: section.at });
        }
        let end = end_of_revision(bytes, section.end, section.at)?;
        let Section { at, kind, places, trailer, .. } = section;
        revisions.push(Revision { range: start..end, section_at: at, kind, places, trailer });
        start = end;
    }
    Ok(revisions)
}

/// The end of a revision is at most so long.
const CLOSE: usize = 64;

/// `startxref`, the section's own offset, `%%EOF` and one line end.
fn end_of_revision(bytes: &[u8], at: usize, section_at: usize) -> Result<usize, StructureFault> {
    let mut syntax = Syntax::new(bytes, at);
    syntax.keyword(b"startxref")?;
    let word = syntax.at;
    if syntax.unsigned()? != section_at as u64 {
        return Err(StructureFault::Chain { at: section_at });
    }
    syntax.at += bytes[syntax.at..].iter().take_while(|byte| is_space(**byte)).count();
    if !syntax.take(b"%%EOF") {
        return Err(StructureFault::NoEnd);
    }
    // Readers look for the number right behind the word, and for both near the end.
    let between = &bytes[word..syntax.at];
    if between.len() > CLOSE || between.iter().filter(|byte| **byte == b'%').count() != 2 {
        return Err(StructureFault::NoEnd);
    }
    let _ = syntax.take(b"\r\n") || syntax.take(b"\n") || syntax.take(b"\r");
    Ok(syntax.at)
}
