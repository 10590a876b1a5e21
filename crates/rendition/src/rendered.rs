//! The door of the room: a sheet in, a finished PDF out.

use sha2::{Digest, Sha256};

use crate::draw::draw;
use crate::finish::{Unfinished, fields::corners, finish};
use crate::font::Fonts;
use crate::layout::lay_out;
use crate::mark::PlaceKind;
use crate::sheet::{Sheet, spots};
use crate::{MissingGlyph, Reading, RenditionError};

/// A rendition.
#[derive(Debug, Clone, PartialEq)]
pub struct Rendered {
    /// The PDF.
    pub bytes: Vec<u8>,
    /// SHA-256 of the bytes, hexadecimal.
    pub sha256: String,
    /// Number of pages.
    pub pages: usize,
    /// Where prepared fields stand, in reading order.
    pub placements: Vec<Placement>,
}

/// Where a prepared field stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Placement {
    /// Qualified name of the field.
    pub field: String,
    /// Page, counted from one.
    pub page: usize,
    /// Left, bottom, right, top in points from the page's lower left corner.
    pub rect: [f32; 4],
    /// Whether it takes a signature; otherwise text.
    pub signature: bool,
}

/// Prints the sheet. The same sheet gives the same bytes, on any computer.
pub fn render(sheet: &Sheet, reading: Reading) -> Result<Rendered, RenditionError> {
    let fonts = Fonts::load()?;
    check_glyphs(sheet, fonts)?;
    let layout = lay_out(sheet, reading, fonts)?;
    let drawn = draw(&layout.pages, &layout.structure, fonts, sheet.title.read(reading.first))?;
    let bytes = finish(&Unfinished { sheet, reading, layout: &layout, drawn: &drawn })?;
    let placements = layout
        .pages
        .iter()
        .enumerate()
        .flat_map(|(index, page)| page.places.iter().map(move |place| (index + 1, place)))
        .map(|(page, place)| Placement {
            field: place.field.clone(),
            page,
            rect: corners(place.area),
            signature: place.kind == PlaceKind::Signature,
        })
        .collect();
    let sha256 = hex::encode(Sha256::digest(&bytes));
    Ok(Rendered { bytes, sha256, pages: layout.pages.len(), placements })
}

/// Finds every character that would come out as an empty box.
fn check_glyphs(sheet: &Sheet, fonts: Fonts) -> Result<(), RenditionError> {
    let mut missing: Vec<MissingGlyph> = Vec::new();
    for spot in spots(sheet) {
        for character in
            spot.text.chars().filter(|character| !matches!(character, '\n' | '\r' | '\u{2028}' | '\u{2029}'))
        {
            let known = || missing.iter().any(|glyph| glyph.character == character && glyph.place == *spot.place);
            if !fonts.has(character) && !known() {
                missing.push(MissingGlyph { character, place: spot.place.clone() });
            }
        }
    }
    if missing.is_empty() { Ok(()) } else { Err(RenditionError::MissingGlyphs { missing }) }
}

/// The number of pages of a PDF that was rendered here, in whatever state it came back.
///
/// # Errors
/// Where it cannot be read.
pub fn pages_of(pdf: &[u8]) -> Result<usize, RenditionError> {
    let document =
        lopdf::Document::load_mem(pdf).map_err(|error| RenditionError::Document { detail: error.to_string() })?;
    Ok(document.get_pages().len())
}
