//! XFA (deprecated since PDF 2.0): a second form inside of the first. Static: the fields of the first are all there,
//! and the second is passed over with a word. Dynamic: the pages are made while it is filled in, and there is
//! nothing to read.

use lopdf::{Dictionary, Document, Object};

use crate::limits::Limits;

/// The most bytes of packets that are looked through.
const LOOKED_THROUGH: usize = 4 << 20;

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

/// `<dynamicRender>required</dynamicRender>` of the configuration (XFA 3.3, part 2).
fn asks_for_rendering(document: &Document, packets: &Object, limits: &Limits) -> bool {
    let streams: Vec<&Object> = match packets {
        Object::Array(packets) => packets.iter().take(64).collect(),
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
