//! An incremental update (ISO 32000-2, 7.5.6): new and changed objects behind the old bytes.
//!
//! Objects are serialised by `lopdf`; the cross-reference is ours, in the kind of the
//! base, because a signature needs to know where each of its bytes will stand. Not here:
//! which objects change.

use std::collections::BTreeMap;
use std::ops::Range;

use lopdf::{Dictionary, Object, ObjectId, Stream, StringFormat, Writer};

use crate::pdf::{SectionKind, Snapshot};

/// An object whose bytes are given, with places in it that are written last.
#[derive(Debug, Clone)]
pub struct Verbatim {
    /// The bytes between `obj` and `endobj`.
    pub body: Vec<u8>,
    /// Places in `body` to be found again in the finished file.
    pub marks: Vec<Range<usize>>,
}

/// A finished file.
#[derive(Debug)]
pub struct Finished {
    /// All bytes.
    pub bytes: Vec<u8>,
    /// The marks of the verbatim object, as places in `bytes`.
    pub marks: Vec<Range<usize>>,
}

/// An update in the making.
pub struct Update<'a> {
    /// The document before it.
    pub base: &'a Snapshot<'a>,
    objects: BTreeMap<ObjectId, Object>,
    next: u32,
}

impl<'a> Update<'a> {
    /// An update of the newest revision.
    pub fn new(base: &'a Snapshot<'a>) -> Self {
        Self { base, objects: BTreeMap::new(), next: base.next_number() }
    }

    /// A number for a new object.
    pub fn reserve(&mut self) -> ObjectId {
        self.next += 1;
        (self.next - 1, 0)
    }

    /// Writes an object under a number.
    pub fn set(&mut self, id: ObjectId, object: Object) {
        self.objects.insert(id, object);
    }

    /// Writes a new object.
    pub fn add(&mut self, object: Object) -> ObjectId {
        let id = self.reserve();
        self.set(id, object);
        id
    }

    /// The dictionary under a number as this update has it so far.
    pub fn dictionary(&self, id: ObjectId) -> Result<Option<Dictionary>, crate::pdf::StructureFault> {
        let object = match self.objects.get(&id) {
            Some(object) => Some(object.clone()),
            None => self.base.get(id)?.map(|found| found.object.clone()),
        };
        Ok(object.and_then(|object| match object {
            Object::Dictionary(dictionary) => Some(dictionary),
            _ => None,
        }))
    }

    /// The base followed by this update, with a verbatim object as the last one.
    pub fn finish(mut self, last: Option<(ObjectId, &Verbatim)>) -> std::io::Result<Finished> {
        let file = self.base.file;
        let mut bytes = file.bytes.to_vec();
        if !bytes.ends_with(b"\n") {
            bytes.push(b'\n');
        }
        let mut offsets = BTreeMap::new();
        for (id, object) in std::mem::take(&mut self.objects) {
            offsets.insert(id, bytes.len());
            bytes.extend_from_slice(format!("{} {} obj\n", id.0, id.1).as_bytes());
            Writer::write_object(&mut bytes, &object)?;
            bytes.extend_from_slice(b"\nendobj\n");
        }
        let mut marks = Vec::new();
        if let Some((id, verbatim)) = last {
            offsets.insert(id, bytes.len());
            bytes.extend_from_slice(format!("{} {} obj\n", id.0, id.1).as_bytes());
            let start = bytes.len();
            bytes.extend_from_slice(&verbatim.body);
            bytes.extend_from_slice(b"\nendobj\n");
            marks.extend(verbatim.marks.iter().map(|mark| start + mark.start..start + mark.end));
        }
        let section_at = bytes.len();
        match file.revisions[file.newest()].kind {
            SectionKind::Table => self.table(&mut bytes, &offsets)?,
            SectionKind::Stream(_) => self.stream(&mut bytes, offsets)?,
        }
        // The line end after the mark is inside the signed range, so that nothing can be slipped in there.
        bytes.extend_from_slice(format!("startxref\n{section_at}\n%%EOF\n").as_bytes());
        Ok(Finished { bytes, marks })
    }

    fn table(&self, bytes: &mut Vec<u8>, offsets: &BTreeMap<ObjectId, usize>) -> std::io::Result<()> {
        bytes.extend_from_slice(b"xref\n");
        for run in runs(offsets) {
            bytes.extend_from_slice(format!("{} {}\n", run[0].0.0, run.len()).as_bytes());
            for ((_, generation), offset) in run {
                bytes.extend_from_slice(format!("{offset:010} {generation:05} n\r\n").as_bytes());
            }
        }
        bytes.extend_from_slice(b"trailer\n");
        let trailer = self.trailer(bytes, self.next);
        Writer::write_object(bytes, &Object::Dictionary(trailer))?;
        bytes.push(b'\n');
        Ok(())
    }

    fn stream(&mut self, bytes: &mut Vec<u8>, mut offsets: BTreeMap<ObjectId, usize>) -> std::io::Result<()> {
        let id = self.reserve();
        offsets.insert(id, bytes.len());
        let mut dictionary = self.trailer(bytes, self.next);
        dictionary.set("Type", Object::Name(b"XRef".to_vec()));
        dictionary.set("W", Object::Array(vec![1.into(), 4.into(), 2.into()]));
        let mut index = Vec::new();
        let mut data = Vec::new();
        for run in runs(&offsets) {
            index.extend([Object::from(run[0].0.0), Object::from(run.len() as i64)]);
            for ((_, generation), offset) in run {
                data.push(1);
                data.extend_from_slice(&u32::try_from(offset).unwrap_or(u32::MAX).to_be_bytes());
                data.extend_from_slice(&generation.to_be_bytes());
            }
        }
        dictionary.set("Index", Object::Array(index));
        bytes.extend_from_slice(format!("{} {} obj\n", id.0, id.1).as_bytes());
        Writer::write_object(bytes, &Object::Stream(Stream::new(dictionary, data)))?;
        bytes.extend_from_slice(b"\nendobj\n");
        Ok(())
    }

    /// Size, catalog, information and identifier as before; the second half of the identifier is new.
    fn trailer(&self, bytes: &[u8], size: u32) -> Dictionary {
        let old = self.base.trailer();
        let mut trailer = Dictionary::new();
        trailer.set("Size", i64::from(size));
        for key in ["Root", "Info"] {
            if let Ok(value) = old.get(key.as_bytes()) {
                trailer.set(key, value.clone());
            }
        }
        if let Ok(Object::Array(halves)) = old.get(b"ID")
            && let Some(first) = halves.first()
        {
            let second = openssl::sha::sha256(bytes)[..16].to_vec();
            trailer.set("ID", Object::Array(vec![first.clone(), Object::String(second, StringFormat::Hexadecimal)]));
        }
        let file = self.base.file;
        trailer.set("Prev", i64::try_from(file.revisions[file.newest()].section_at).unwrap_or(i64::MAX));
        trailer
    }
}

/// Runs of numbers that follow one another, as both kinds of section want them.
fn runs(offsets: &BTreeMap<ObjectId, usize>) -> Vec<Vec<(ObjectId, usize)>> {
    let mut runs: Vec<Vec<(ObjectId, usize)>> = Vec::new();
    for (&id, &offset) in offsets {
        match runs.last_mut() {
            Some(run) if run.last().is_some_and(|(last, _)| last.0 + 1 == id.0) => run.push((id, offset)),
            _ => runs.push(vec![(id, offset)]),
        }
    }
    runs
}
