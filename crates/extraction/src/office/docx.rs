//! Word (WordprocessingML, ECMA-376, part 1, 17). Text that was struck out under tracked
//! changes is no text of the document any more, and is left out.

use super::drawing;
use super::flow::{self, Role};
use super::package::{self, Relations};
use crate::reading::Reading;
use crate::report::Extracted;
use crate::xml::Tag;
use crate::zip::Zip;

/// What stands beside the body, by kind and under the same name in the answer.
const BESIDE: [&str; 5] = ["header", "footer", "footnotes", "endnotes", "comments"];

/// Reads a document whose main part is `part`.
pub fn read(zip: &Zip<'_>, part: &str, body: &[u8], reading: &mut Reading<'_>, extracted: &mut Extracted) {
    let relations = Relations::of(zip, part, reading);
    let mut text = flow::text(body, reading, role);
    for drawn in drawing::beside(zip, &relations, reading) {
        text.push('\n');
        text.push_str(&drawn);
    }
    reading.push_page(extracted, text);
    for kind in BESIDE {
        let mut texts: Vec<String> = Vec::new();
        for part in relations.kind(kind) {
            let Some(bytes) = zip.read(part, reading) else { continue };
            let text = flow::text(&bytes, reading, role);
            // Each section repeats the header of the one before.
            if !text.is_empty() && !texts.contains(&text) {
                texts.push(text);
            }
        }
        reading.push_part(extracted, kind, texts.join("\n"));
    }
    package::children(zip, &relations, reading, extracted);
}

fn role(tag: &Tag<'_>) -> Role {
    match tag.name() {
        "p" => Role::Block,
        "t" => Role::Words,
        "tc" => Role::Cell,
        "tr" => Role::Row,
        "tab" | "ptab" => Role::Sign("\t".to_owned()),
        "br" | "cr" => Role::Sign("\n".to_owned()),
        "noBreakHyphen" => Role::Sign("\u{2011}".to_owned()),
        // Struck out, moved away, or the sign-by-sign reading above a word.
        "del" | "moveFrom" | "rt" => Role::Skip,
        // Drawings stand twice, the second time for programs of old.
        "Fallback" => Role::Skip,
        "pPr" | "rPr" | "tblPr" | "trPr" | "tcPr" | "sectPr" | "sdtPr" => Role::Skip,
        _ => Role::Pass,
    }
}
