//! What drawings say (DrawingML, ECMA-376, part 1, 20 and 21): shapes, tables, charts and
//! diagrams. Slides are drawings; sheets and documents have some.

use super::flow::{self, Role};
use super::package::Relations;
use crate::reading::Reading;
use crate::xml::Tag;
use crate::zip::Zip;

/// The kinds of parts of which a drawing is made besides its own.
const BESIDE: [&str; 3] = ["chart", "diagramData", "chartEx"];

/// The text of a part with shapes.
pub fn text(bytes: &[u8], reading: &mut Reading<'_>) -> String {
    flow::text(bytes, reading, role)
}

/// The text of charts and diagrams of a part.
pub fn beside(zip: &Zip<'_>, relations: &Relations, reading: &mut Reading<'_>) -> Vec<String> {
    let parts: Vec<&str> = BESIDE.iter().flat_map(|kind| relations.kind(kind)).collect();
    let texts = parts.into_iter().filter_map(|part| zip.read(part, reading).map(|bytes| text(&bytes, reading)));
    texts.filter(|text| !text.is_empty()).collect()
}

fn role(tag: &Tag<'_>) -> Role {
    match tag.name() {
        "p" | "cm" | "pt" | "rich" => Role::Block,
        // `v` and `text` are what charts and comments write their words in.
        "t" | "v" | "text" => Role::Words,
        "br" => Role::Sign("\n".to_owned()),
        "tab" => Role::Sign("\t".to_owned()),
        "tc" => Role::Cell,
        "tr" => Role::Row,
        "fld" if tag.get("type").as_deref() == Some("slidenum") => Role::Skip,
        "pPr" | "rPr" | "Fallback" => Role::Skip,
        _ => Role::Pass,
    }
}
