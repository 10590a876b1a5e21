//! How a field looks: a form XObject with everything it needs.
//!
//! Whoever draws hands over bytes: the bodies of indirect objects, numbered from one. So
//! two rooms exchange no library's types, and the drawing brings its own fonts, because
//! the fonts of a signed form must stay as they are. Not here: the drawing.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Object, ObjectId, Stream};

use super::update::Update;
use crate::pdf::{body, name};

/// A drawn box: the bodies (what stands between `obj` and `endobj`) of the objects 1, 2, 3
/// and so on. The first is the form XObject, as large as the field; the others are what
/// it refers to, by these numbers and generation 0.
///
/// For a text field the box draws text with fonts of its own, each with `ToUnicode`, and
/// no pictures; the text must be the value, or a judge calls the two a mismatch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appearance {
    objects: Vec<Vec<u8>>,
}

/// An appearance cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AppearanceFault {
    /// One of its objects breaks the grammar of PDF.
    #[error("object {number} of the appearance cannot be read")]
    Unreadable {
        /// Its number, from one.
        number: usize,
    },
    /// The first object is no form XObject.
    #[error("the appearance does not begin with a form XObject")]
    NotAForm,
    /// An object refers to one that was not handed over.
    #[error("the appearance refers to object {number}, which it does not bring")]
    Incomplete {
        /// The number.
        number: u32,
    },
}

impl Appearance {
    /// An appearance of object bodies; they are looked at when they are used.
    pub fn new(objects: Vec<Vec<u8>>) -> Self {
        Self { objects }
    }

    /// Copies the box into an update and gives the number of its form XObject.
    pub(super) fn copy_into(&self, update: &mut Update<'_>) -> Result<ObjectId, AppearanceFault> {
        let mut objects = Vec::new();
        for (position, bytes) in self.objects.iter().enumerate() {
            let object = body(bytes).map_err(|_| AppearanceFault::Unreadable { number: position + 1 })?;
            objects.push(object);
        }
        let is_form = |stream: &Stream| name(&stream.dict, "Subtype") == Some("Form");
        if !matches!(objects.first(), Some(Object::Stream(stream)) if is_form(stream)) {
            return Err(AppearanceFault::NotAForm);
        }
        let numbers: BTreeMap<u32, ObjectId> =
            (1..).zip(&objects).map(|(number, _)| (number, update.reserve())).collect();
        for (object, id) in objects.iter().zip(numbers.values()) {
            let object = renumbered(object, &numbers)?;
            update.set(*id, object);
        }
        numbers.get(&1).copied().ok_or(AppearanceFault::NotAForm)
    }
}

fn renumbered(value: &Object, numbers: &BTreeMap<u32, ObjectId>) -> Result<Object, AppearanceFault> {
    Ok(match value {
        Object::Reference((number, _)) => {
            let id = numbers.get(number).ok_or(AppearanceFault::Incomplete { number: *number })?;
            Object::Reference(*id)
        }
        Object::Array(items) => {
            Object::Array(items.iter().map(|item| renumbered(item, numbers)).collect::<Result<_, _>>()?)
        }
        Object::Dictionary(entries) => Object::Dictionary(all_renumbered(entries, numbers)?),
        Object::Stream(stream) => {
            Object::Stream(Stream::new(all_renumbered(&stream.dict, numbers)?, stream.content.clone()))
        }
        plain => plain.clone(),
    })
}

fn all_renumbered(entries: &Dictionary, numbers: &BTreeMap<u32, ObjectId>) -> Result<Dictionary, AppearanceFault> {
    let mut renewed = Dictionary::new();
    for (key, value) in entries.iter() {
        renewed.set(key.clone(), renumbered(value, numbers)?);
    }
    Ok(renewed)
}
