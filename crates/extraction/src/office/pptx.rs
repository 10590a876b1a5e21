//! PowerPoint (PresentationML, ECMA-376, part 1, 19): a slide is a page, with the speaker's
//! notes and the comments on it. Masters and layouts only have prompts, and are not read.

use super::drawing;
use super::package::{self, Relations};
use crate::reading::Reading;
use crate::report::Extracted;
use crate::xml::{Go, Node, walk};
use crate::zip::Zip;

/// Reads a presentation whose main part is `part`.
pub fn read(zip: &Zip<'_>, part: &str, main: &[u8], reading: &mut Reading<'_>, extracted: &mut Extracted) {
    let relations = Relations::of(zip, part, reading);
    for slide in order(main, reading).iter().filter_map(|id| relations.id(id)) {
        if extracted.pages.len() >= reading.limits.pages || reading.text_left() == 0 {
            break;
        }
        read_slide(zip, slide, reading, extracted);
    }
}

/// The slides in the order in which they are shown.
fn order(main: &[u8], reading: &mut Reading<'_>) -> Vec<String> {
    let mut ids = Vec::new();
    let most = reading.limits.pages;
    walk(main, reading, |node| {
        if let Node::Open(tag) = node
            && tag.name() == "sldId"
        {
            ids.extend(tag.relation());
        }
        if ids.len() < most { Go::On } else { Go::Out }
    });
    ids
}

fn read_slide(zip: &Zip<'_>, slide: &str, reading: &mut Reading<'_>, extracted: &mut Extracted) {
    let Some(bytes) = zip.read(slide, reading) else { return reading.meet_damage() };
    let mut texts = vec![drawing::text(&bytes, reading)];
    let relations = Relations::of(zip, slide, reading);
    texts.extend(drawing::beside(zip, &relations, reading));
    for kind in ["notesSlide", "comments"] {
        for part in relations.kind(kind) {
            texts.extend(zip.read(part, reading).map(|bytes| drawing::text(&bytes, reading)));
        }
    }
    texts.retain(|text| !text.is_empty());
    reading.push_page(extracted, texts.join("\n"));
    package::children(zip, &relations, reading, extracted);
}
