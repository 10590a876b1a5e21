//! How a field looks: a drawn box, taken from a one-page PDF.
//!
//! Whoever draws (the rendition of a form) makes an ordinary PDF of one page that is as
//! large as the box, with its own subset fonts. The page's content and resources become
//! the form XObject of the field. So two rooms exchange bytes and nothing else, and the
//! fonts of the form stay as they were signed. Not here: the drawing.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Object, ObjectId, Stream};

use super::update::Update;
use crate::form::PageTree;
use crate::limits::Limits;
use crate::pdf::{File, Snapshot, StructureFault};

/// A one-page PDF whose MediaBox is the box of a field.
///
/// Taken from it: the page's `Contents`, and of its `Resources` the entries `Font`,
/// `ExtGState`, `ColorSpace`, `Pattern`, `Shading` and `XObject`. Annotations, fields and
/// the catalog are left behind. For a text field: fonts only, each with `ToUnicode`, and
/// the text drawn must be the value, or a judge calls the two a mismatch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appearance {
    /// The PDF.
    pub page: Vec<u8>,
}

/// An appearance cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AppearanceFault {
    /// It is no PDF that can be read.
    #[error("the appearance is not a readable PDF: {0}")]
    Unreadable(#[from] StructureFault),
    /// It has no page, or more than one.
    #[error("the appearance has {pages} pages")]
    NotOnePage {
        /// How many.
        pages: usize,
    },
    /// Its content cannot be decoded.
    #[error("the content of the appearance cannot be decoded")]
    Content,
}

/// Resources that an appearance may bring.
const RESOURCES: [&str; 6] = ["Font", "ExtGState", "ColorSpace", "Pattern", "Shading", "XObject"];

impl Appearance {
    /// Copies the box into an update and gives the number of its form XObject.
    pub(super) fn copy_into(&self, update: &mut Update<'_>) -> Result<ObjectId, AppearanceFault> {
        let limits = Limits::default();
        let file = File::read(&self.page, &limits)?;
        let source = Snapshot::newest(&file);
        let pages = PageTree::read(&source)?.pages;
        let [page] = pages.as_slice() else { return Err(AppearanceFault::NotOnePage { pages: pages.len() }) };
        let page = inherited(&source, *page)?;
        let mut copy = Copy { source: &source, numbers: BTreeMap::new() };
        let mut resources = Dictionary::new();
        if let Object::Dictionary(all) = source.value(&page, "Resources")? {
            for key in RESOURCES {
                match source.value(&all, key)? {
                    Object::Dictionary(entry) if !entry.is_empty() => {
                        let entry = copy.value(update, &Object::Dictionary(entry))?;
                        resources.set(key, entry);
                    }
                    _ => {}
                }
            }
        }
        let mut form = Dictionary::new();
        form.set("Type", Object::Name(b"XObject".to_vec()));
        form.set("Subtype", Object::Name(b"Form".to_vec()));
        form.set("BBox", source.value(&page, "MediaBox")?);
        form.set("Resources", Object::Dictionary(resources));
        let mut stream = Stream::new(form, content(&source, &page, &limits)?);
        stream.compress().map_err(|_| AppearanceFault::Content)?;
        Ok(update.add(Object::Stream(stream)))
    }
}

/// The page with the entries that it inherits (ISO 32000-2, 7.7.3.4).
fn inherited(source: &Snapshot<'_>, page: ObjectId) -> Result<Dictionary, AppearanceFault> {
    let mut own = Dictionary::new();
    let mut next = Some(page);
    for _ in 0..64 {
        let Some(id) = next else { break };
        let Some(found) = source.get(id)? else { break };
        let Object::Dictionary(node) = &found.object else { break };
        for key in ["MediaBox", "Resources", "Contents"] {
            if let (false, Ok(value)) = (own.has(key.as_bytes()), node.get(key.as_bytes())) {
                own.set(key, value.clone());
            }
        }
        next = node.get(b"Parent").and_then(Object::as_reference).ok();
    }
    Ok(own)
}

/// All content streams of the page as one.
fn content(source: &Snapshot<'_>, page: &Dictionary, limits: &Limits) -> Result<Vec<u8>, AppearanceFault> {
    let parts = match source.value(page, "Contents")? {
        Object::Array(parts) => parts,
        Object::Null => Vec::new(),
        one => vec![one],
    };
    let mut content = Vec::new();
    for part in parts {
        let Object::Stream(stream) = source.resolve(&part)? else { return Err(AppearanceFault::Content) };
        let data = stream.get_plain_content_with_limit(limits.stream_bytes).map_err(|_| AppearanceFault::Content)?;
        content.extend_from_slice(&data);
        content.push(b'\n');
    }
    Ok(content)
}

/// Copies objects under new numbers.
struct Copy<'a> {
    source: &'a Snapshot<'a>,
    numbers: BTreeMap<ObjectId, ObjectId>,
}

impl Copy<'_> {
    fn value(&mut self, update: &mut Update<'_>, value: &Object) -> Result<Object, AppearanceFault> {
        Ok(match value {
            Object::Reference(id) => Object::Reference(self.object(update, *id)?),
            Object::Array(items) => {
                let items = items.iter().map(|item| self.value(update, item));
                Object::Array(items.collect::<Result<_, _>>()?)
            }
            Object::Dictionary(dictionary) => Object::Dictionary(self.dictionary(update, dictionary)?),
            Object::Stream(stream) => {
                let dict = self.dictionary(update, &stream.dict)?;
                Object::Stream(Stream::new(dict, stream.content.clone()))
            }
            plain => plain.clone(),
        })
    }

    fn dictionary(&mut self, update: &mut Update<'_>, from: &Dictionary) -> Result<Dictionary, AppearanceFault> {
        let mut to = Dictionary::new();
        for (key, value) in from.iter() {
            to.set(key.clone(), self.value(update, value)?);
        }
        Ok(to)
    }

    fn object(&mut self, update: &mut Update<'_>, id: ObjectId) -> Result<ObjectId, AppearanceFault> {
        if let Some(known) = self.numbers.get(&id) {
            return Ok(*known);
        }
        let new = update.reserve();
        self.numbers.insert(id, new);
        let object = self.source.get(id)?.map_or(Object::Null, |found| found.object.clone());
        let object = self.value(update, &object)?;
        update.set(new, object);
        Ok(new)
    }
}
