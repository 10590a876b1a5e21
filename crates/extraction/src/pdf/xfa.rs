//! XFA (deprecated since PDF 2.0): a second form inside of the first. Static: the fields of the first are all there,
//! and the second is passed over with a word. Dynamic: the pages are made while it is filled in, and there is
//! nothing to read but the answers.

use lopdf::{Dictionary, Document, Object, decode_text_string};

use crate::limits::Limits;
use crate::reading::Reading;
use crate::xml::{Go, Node, walk};

/// The most bytes of packets that are looked through.
const LOOKED_THROUGH: usize = 4 << 20;
/// The most packets that are looked at.
const PACKETS: usize = 64;

/// Which kind of form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Xfa {
    /// No XFA.
    None,
    /// Fields and pages are fixed.
    Static,
    /// Fields and pages come into being while it is filled in.
    Dynamic,
}

/// Which kind of form it is.
pub fn xfa(document: &Document, form: &Dictionary, limits: &Limits) -> Xfa {
    let Ok(packets) = form.get_deref(b"XFA", document) else { return Xfa::None };
    let catalog = document.catalog().ok();
    let needs_rendering = catalog.and_then(|catalog| catalog.get_deref(b"NeedsRendering", document).ok());
    let needs_rendering = needs_rendering.and_then(|flag| flag.as_bool().ok()).unwrap_or(false);
    if needs_rendering || asks_for_rendering(document, packets, limits) { Xfa::Dynamic } else { Xfa::Static }
}

/// Whether the pages of a document are but a notice that another program is needed: of a dynamic form, and of a static
/// one that has no fields of the first kind.
pub fn has_no_pages(document: &Document, limits: &Limits) -> bool {
    let Some(form) = form(document) else { return false };
    let fields = form.get_deref(b"Fields", document).and_then(Object::as_array);
    match xfa(document, form, limits) {
        Xfa::None => false,
        Xfa::Static => fields.map_or(true, Vec::is_empty),
        Xfa::Dynamic => true,
    }
}

/// What was filled in: the data set (XFA 3.3, part 1, chapter 4), each answer under the names that lead to it.
pub fn answers(document: &Document, reading: &mut Reading<'_>) -> Vec<(String, String)> {
    let Some(packets) = form(document).and_then(|form| form.get_deref(b"XFA", document).ok()) else {
        return Vec::new();
    };
    // Packets stand behind their names; one alone has all of them in it.
    let wanted: Vec<&Object> = match packets {
        Object::Array(packets) => {
            let pairs = packets.chunks_exact(2).take(PACKETS);
            let named = pairs.filter(|pair| decode_text_string(&pair[0]).is_ok_and(|name| name == "datasets"));
            named.map(|pair| &pair[1]).collect()
        }
        one => vec![one],
    };
    let mut found = Vec::new();
    for packet in wanted {
        let Ok(Ok(stream)) = document.dereference(packet).map(|(_, stream)| stream.as_stream()) else { continue };
        let Ok(bytes) = stream.get_plain_content_with_limit(reading.may_unfold(stream.content.len())) else { continue };
        reading.unfolded(bytes.len());
        collect(&bytes, reading, &mut found);
    }
    found
}

fn collect(bytes: &[u8], reading: &mut Reading<'_>, found: &mut Vec<(String, String)>) {
    let most = reading.limits.fields;
    let mut path: Vec<String> = Vec::new();
    let mut value: Option<String> = None;
    walk(bytes, reading, |node| {
        match node {
            Node::Open(tag) => {
                path.push(tag.name().to_owned());
                value = Some(String::new());
            }
            Node::Text(text) => {
                if let Some(value) = &mut value {
                    value.push_str(text);
                }
            }
            Node::Close => {
                let said = value.take().filter(|value| !value.trim().is_empty());
                let below = path.windows(2).position(|pair| pair[0] == "datasets" && pair[1] == "data");
                if let (Some(said), Some(below)) = (said, below) {
                    found.push((path[below + 2..].join("."), said.trim().to_owned()));
                }
                path.pop();
            }
        }
        if found.len() < most { Go::On } else { Go::Out }
    });
}

fn form(document: &Document) -> Option<&Dictionary> {
    document.catalog().and_then(|catalog| catalog.get_deref(b"AcroForm", document)).and_then(Object::as_dict).ok()
}

/// `<dynamicRender>required</dynamicRender>` of the configuration (XFA 3.3, part 2).
fn asks_for_rendering(document: &Document, packets: &Object, limits: &Limits) -> bool {
    let streams: Vec<&Object> = match packets {
        Object::Array(packets) => packets.iter().take(PACKETS).collect(),
        one => vec![one],
    };
    let mut left = LOOKED_THROUGH.min(limits.stream_bytes);
    for stream in streams {
        let Ok(Ok(stream)) = document.dereference(stream).map(|(_, stream)| stream.as_stream()) else { continue };
        let Ok(bytes) = stream.get_plain_content_with_limit(left) else { continue };
        left -= bytes.len().min(left);
        let text = String::from_utf8_lossy(&bytes);
        let after = text.split_once("<dynamicRender>").map(|(_, after)| after.trim_start());
        if after.is_some_and(|after| after.starts_with("required")) {
            return true;
        }
    }
    false
}
