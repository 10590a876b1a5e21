//! The document as one revision shows it: an object by its number.
//!
//! Every object is read where the cross-reference says and nowhere else, and must carry
//! its own number there. Not here: comparing two snapshots.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use lopdf::{Dictionary, Object, ObjectId};

use super::content::plain;
use super::dictionary::{integer, name};
use super::file::{File, StructureFault};
use super::objects::{Indirect, ObjectReader};
use super::section::Place;
use super::syntax::Syntax;

/// A reader of one revision and everything before it.
pub struct Snapshot<'a> {
    /// The file.
    pub file: &'a File<'a>,
    /// Number of the newest revision that counts.
    pub revision: usize,
    places: BTreeMap<u32, Place>,
    read: RefCell<BTreeMap<u32, Option<Rc<Indirect>>>>,
    containers: RefCell<BTreeMap<u32, Rc<Container>>>,
}

struct Container {
    data: Vec<u8>,
    members: Vec<(u32, usize)>,
}

type Found = Result<Option<Rc<Indirect>>, StructureFault>;

impl<'a> Snapshot<'a> {
    /// The document up to and including `revision`.
    pub fn new(file: &'a File<'a>, revision: usize) -> Self {
        let mut places = BTreeMap::new();
        for revision in &file.revisions[..=revision] {
            places.extend(revision.places.iter().map(|(id, place)| (*id, *place)));
        }
        Self { file, revision, places, read: RefCell::default(), containers: RefCell::default() }
    }

    /// The document one revision later.
    pub fn followed(mut self) -> Self {
        let later = self.file.revisions.get(self.revision + 1);
        self.places.extend(later.iter().flat_map(|later| later.places.iter().map(|(id, place)| (*id, *place))));
        let (read, containers) = Default::default();
        Self { file: self.file, revision: self.revision + 1, places: self.places, read, containers }
    }

    /// The newest document.
    pub fn newest(file: &'a File<'a>) -> Self {
        Self::new(file, file.newest())
    }

    /// The trailer of this revision.
    pub fn trailer(&self) -> &'a Dictionary {
        &self.file.revisions[self.revision].trailer
    }

    /// All object numbers in use.
    pub fn numbers(&self) -> impl Iterator<Item = u32> {
        self.places.iter().filter(|(_, place)| **place != Place::Free).map(|(id, _)| *id)
    }

    /// The lowest number that no object of this document has had.
    pub fn next_number(&self) -> u32 {
        let size = integer(self.trailer(), "Size").and_then(|size| u32::try_from(size).ok()).unwrap_or(1);
        self.places.keys().next_back().map_or(size, |highest| size.max(highest.saturating_add(1)))
    }

    /// Where an object stands, an object in a stream with the place of the stream.
    pub fn place(&self, id: u32) -> (Place, Option<Place>) {
        let place = self.places.get(&id).copied().unwrap_or(Place::Free);
        match place {
            Place::In { container, .. } => (place, self.places.get(&container).copied()),
            _ => (place, None),
        }
    }

    /// The generation of an object in use.
    pub fn generation(&self, id: u32) -> Option<u16> {
        match self.places.get(&id)? {
            Place::Free => None,
            Place::At { generation, .. } => Some(*generation),
            Place::In { .. } => Some(0),
        }
    }

    /// The object with this number and generation; `None` is the null object.
    pub fn get(&self, id: ObjectId) -> Found {
        if self.generation(id.0) != Some(id.1) {
            return Ok(None);
        }
        self.number(id.0)
    }

    /// The object with this number, whatever its generation.
    pub fn number(&self, id: u32) -> Found {
        if let Some(known) = self.read.borrow().get(&id) {
            return Ok(known.clone());
        }
        let found = match self.place(id).0 {
            Place::Free => None,
            Place::At { offset, generation } => {
                let found = self.file.object(offset, self)?;
                if found.id != (id, generation) || offset >= self.end() {
                    return Err(StructureFault::Misplaced { id });
                }
                Some(found)
            }
            Place::In { container, index } => Some(Rc::new(self.member(id, container, index)?)),
        };
        self.read.borrow_mut().insert(id, found.clone());
        Ok(found)
    }

    /// What an object is once a reference in its place has been followed.
    pub fn resolve(&self, object: &Object) -> Result<Object, StructureFault> {
        let mut object = object.clone();
        // A reference to a reference is not allowed; two steps are generous.
        for _ in 0..2 {
            let Object::Reference(id) = object else { break };
            object = self.get(id)?.map_or(Object::Null, |found| found.object.clone());
        }
        Ok(object)
    }

    /// A value of a dictionary, followed; absent is null.
    pub fn value(&self, dictionary: &Dictionary, key: &str) -> Result<Object, StructureFault> {
        dictionary.get(key.as_bytes()).map_or(Ok(Object::Null), |value| self.resolve(value))
    }

    /// The catalog.
    pub fn catalog(&self) -> Result<Dictionary, StructureFault> {
        let root = self.file.revisions[self.revision].root()?;
        match self.get(root)?.map(|found| found.object.clone()) {
            Some(Object::Dictionary(catalog)) => Ok(catalog),
            _ => Err(StructureFault::NoCatalog),
        }
    }

    /// The numbers of the objects in an object stream, in their order.
    pub fn members(&self, container: u32) -> Result<Vec<u32>, StructureFault> {
        Ok(self.container(container)?.members.iter().map(|(number, _)| *number).collect())
    }

    fn end(&self) -> usize {
        self.file.revisions[self.revision].range.end
    }

    fn member(&self, id: u32, container: u32, index: usize) -> Result<Indirect, StructureFault> {
        let misplaced = StructureFault::Misplaced { id };
        let container = self.container(container)?;
        let Some(&(number, offset)) = container.members.get(index) else { return Err(misplaced) };
        if number != id {
            return Err(misplaced);
        }
        let mut syntax = Syntax::new(&container.data, offset);
        let object = syntax.object()?;
        Ok(Indirect { id: (id, 0), object, entries: Vec::new(), end: syntax.at })
    }

    fn container(&self, id: u32) -> Result<Rc<Container>, StructureFault> {
        if let Some(known) = self.containers.borrow().get(&id) {
            return Ok(known.clone());
        }
        let misplaced = StructureFault::Misplaced { id };
        // An object stream is never inside another one (7.5.7).
        let Place::At { .. } = self.place(id).0 else { return Err(misplaced) };
        let found = self.number(id)?;
        let Some(Object::Stream(stream)) = found.as_deref().map(|found| &found.object) else { return Err(misplaced) };
        let whole = |key| integer(&stream.dict, key).and_then(|number| usize::try_from(number).ok());
        let (Some("ObjStm"), Some(count), Some(first)) = (name(&stream.dict, "Type"), whole("N"), whole("First"))
        else {
            return Err(misplaced);
        };
        let limit = self.file.limits.stream_bytes;
        let data = plain(stream, limit).ok_or_else(|| misplaced.clone())?;
        if count > self.file.limits.objects || first > data.len() {
            return Err(misplaced);
        }
        let mut syntax = Syntax::new(&data[..first], 0);
        let mut members = Vec::new();
        for _ in 0..count {
            let (number, offset) = (syntax.unsigned()?, syntax.unsigned()?);
            let number = u32::try_from(number).map_err(|_| misplaced.clone())?;
            let offset = usize::try_from(offset).ok().and_then(|offset| offset.checked_add(first));
            members.push((number, offset.ok_or_else(|| misplaced.clone())?));
        }
        let container = Rc::new(Container { data, members });
        self.containers.borrow_mut().insert(id, container.clone());
        Ok(container)
    }
}

impl ObjectReader for Snapshot<'_> {
    fn length(&self, id: ObjectId) -> Option<usize> {
        let Place::At { offset, generation } = self.place(id.0).0 else { return None };
        if generation != id.1 {
            return None;
        }
        // Read by hand: a length that is itself a stream would go in circles.
        let mut syntax = Syntax::new(self.file.bytes, offset);
        let number = (syntax.unsigned().ok()?, syntax.unsigned().ok()?);
        syntax.keyword(b"obj").ok()?;
        let length = syntax.unsigned().ok()?;
        (number == (u64::from(id.0), u64::from(id.1))).then(|| usize::try_from(length).ok())?
    }
}
