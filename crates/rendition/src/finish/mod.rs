//! Finishing a drawn document for archive and signature (ISO 32000-1, ISO 19005-3,
//! ISO 14289-1): properties, output intent, embedded data, prepared fields and the
//! structure tree; then unreachable objects are dropped, the objects renumbered and
//! the identifier made from the content. What is on the page is not touched.

mod attach;
pub mod fields;
mod icc;
mod objects;
pub mod properties;
mod tree;
mod unfinished;

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, StringFormat};
use sha2::{Digest, Sha256};

use crate::RenditionError;
use objects::{dictionary, name, text};
pub use unfinished::Unfinished;

/// Makes the final bytes.
pub fn finish(unfinished: &Unfinished<'_>) -> Result<Vec<u8>, RenditionError> {
    let mut document = Document::load_mem(&unfinished.drawn.bytes).map_err(RenditionError::broken)?;
    document.version = "1.7".to_owned();
    let pages: Vec<ObjectId> = document.page_iter().collect();
    tidy(&mut document, &pages)?;
    mend_fonts(&mut document, &unfinished.drawn.to_unicode)?;
    let mut catalog = Dictionary::new();
    catalog.set("Type", name("Catalog"));
    let page_tree = document.catalog().and_then(|drawn| drawn.get(b"Pages")).cloned();
    catalog.set("Pages", page_tree.map_err(RenditionError::broken)?);
    catalog.set("Lang", text(unfinished.reading.first.tag()));
    catalog.set("ViewerPreferences", dictionary([("DisplayDocTitle", Object::Boolean(true))]));
    catalog.set("Extensions", extensions());
    properties::set(&mut document, &mut catalog, unfinished.sheet, unfinished.reading);
    attach::embed(&mut document, &mut catalog, unfinished.sheet)?;
    let widgets = fields::prepare(&mut document, &mut catalog, unfinished, &pages)?;
    tree::build(&mut document, &mut catalog, unfinished, &pages, &widgets)?;
    let root = document.add_object(catalog);
    document.trailer.set("Root", Object::Reference(root));
    seal_up(document)
}

/// Drops what printpdf writes and an archive file must not have.
fn tidy(document: &mut Document, pages: &[ObjectId]) -> Result<(), RenditionError> {
    for page in pages {
        let resources = {
            let page = document.get_dictionary_mut(*page).map_err(RenditionError::broken)?;
            for key in [b"Annots".as_slice(), b"TrimBox", b"CropBox"] {
                page.remove(key);
            }
            page.get(b"Resources").and_then(Object::as_reference).map_err(RenditionError::broken)?
        };
        let resources = document.get_dictionary_mut(resources).map_err(RenditionError::broken)?;
        for key in [b"XObject".as_slice(), b"ExtGState", b"Shading"] {
            resources.remove(key);
        }
    }
    Ok(())
}

/// Gives the fonts their true capital height and our own maps back to text.
fn mend_fonts(document: &mut Document, to_unicode: &[(String, String)]) -> Result<(), RenditionError> {
    let fonts = crate::font::Fonts::load()?;
    let regular = fonts.face(crate::font::Weight::Regular);
    let height = i64::from(regular.cap_height) * 1000 / i64::from(regular.units_per_em.max(1));
    for object in document.objects.values_mut() {
        if let Ok(descriptor) = object.as_dict_mut()
            && descriptor.has_type(b"FontDescriptor")
        {
            descriptor.set("CapHeight", Object::Integer(height));
        }
    }
    for (base_font, map) in to_unicode {
        let map = document.add_object(Stream::new(Dictionary::new(), map.clone().into_bytes()));
        for object in document.objects.values_mut() {
            if let Ok(font) = object.as_dict_mut()
                && font.get(b"Subtype").and_then(Object::as_name).is_ok_and(|kind| kind == b"Type0")
                && font.get(b"BaseFont").and_then(Object::as_name).is_ok_and(|name| name == base_font.as_bytes())
            {
                font.set("ToUnicode", Object::Reference(map));
            }
        }
    }
    Ok(())
}

/// The extension that signatures of ETSI EN 319 142-1 need, stated from the start so
/// that signing does not have to touch it.
fn extensions() -> Object {
    let level = dictionary([("BaseVersion", name("1.7")), ("ExtensionLevel", Object::Integer(1))]);
    dictionary([("ESIC", level)])
}

/// Drops unreachable objects, numbers and compresses the rest and writes with a content identifier.
fn seal_up(mut document: Document) -> Result<Vec<u8>, RenditionError> {
    document.trailer.remove(b"ID");
    document.prune_objects();
    document.renumber_objects();
    compress(&mut document)?;
    let mut draft = Vec::new();
    document.save_to(&mut draft).map_err(RenditionError::broken)?;
    let digest = Sha256::digest(&draft);
    let identifier: Vec<u8> = digest.iter().copied().take(16).collect();
    let half = Object::String(identifier, StringFormat::Hexadecimal);
    document.trailer.set("ID", Object::Array(vec![half.clone(), half]));
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).map_err(RenditionError::broken)?;
    if bytes.last() != Some(&b'\n') {
        bytes.push(b'\n');
    }
    Ok(bytes)
}

/// Compresses the streams. Half of the work is one of them, the regular font, which is compressed beside the others.
fn compress(document: &mut Document) -> Result<(), RenditionError> {
    let streams = document.objects.values_mut().filter_map(|object| object.as_stream_mut().ok());
    let mut streams: Vec<&mut Stream> = streams.filter(|stream| stream.allows_compression).collect();
    streams.sort_by_key(|stream| stream.content.len());
    let Some(largest) = streams.pop() else { return Ok(()) };
    std::thread::scope(|scope| {
        let beside = std::thread::Builder::new().spawn_scoped(scope, || largest.compress());
        let beside = beside.map_err(RenditionError::broken)?;
        // A stream that does not get smaller stays as it is.
        streams.into_iter().try_for_each(Stream::compress).map_err(RenditionError::broken)?;
        match beside.join() {
            Ok(compressed) => compressed.map_err(RenditionError::broken),
            Err(_) => Err(RenditionError::broken("the compression ended early")),
        }
    })
}
