//! What a later stage adds to a document that is already signed: its data, its
//! visible values in their prepared places, and a seal. Nothing is written here; the
//! answer names fields, values and pictures, and whoever signs appends them in the
//! same update as the signature. Places are read from the document itself, so a
//! form drawn by an older edition of the program is filled where its own places are.

use lopdf::{Dictionary, Document, Object};
use words::Text;

use crate::appearance::{Appearance, Shape};
use crate::font::{Fonts, Weight, is_unseen};
use crate::ink::Ink;
use crate::mark::TextMark;
use crate::seal::{SealWords, seal_appearance};
use crate::{MissingGlyph, Reading, RenditionError, breaking, field};

/// A visible value of a later stage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StageValue {
    /// The stage to which the field belongs.
    pub stage: String,
    /// Name of the field within its stage.
    pub name: String,
    /// Label of the field, for messages.
    pub label: Text,
    /// The value as it is to be read on the page; becomes the field's value too.
    pub value: String,
}

/// Name of the place that says who signed a stage on a paper of its own.
pub(crate) const SEAL: &str = "seal";

/// What a stage adds.
#[derive(Debug, Clone, PartialEq)]
pub struct StageFill {
    /// The field that takes the stage's data, and the data as JSON text.
    pub data: Option<(String, String)>,
    /// Visible values with their pictures.
    pub texts: Vec<TextFill>,
    /// The field to sign and its picture.
    pub signature: Option<(String, Appearance)>,
}

/// One visible value.
#[derive(Debug, Clone, PartialEq)]
pub struct TextFill {
    /// Qualified name of the field.
    pub field: String,
    /// Its value.
    pub value: String,
    /// How it looks.
    pub appearance: Appearance,
}

/// Prepares what `stage` adds to `document` (the bytes of the PDF so far). `data` is
/// `None` for the first stage, whose data is embedded in the document.
pub fn stage_fill(
    document: &[u8],
    stage: &str,
    data: Option<&str>,
    values: &[StageValue],
    seal: Option<&SealWords>,
    reading: Reading,
) -> Result<StageFill, RenditionError> {
    let document = Document::load_mem(document).map_err(unreadable)?;
    let mut texts = Vec::new();
    for value in values.iter().filter(|value| !value.value.is_empty()) {
        let name = field::text(&value.stage, &value.name)?;
        let size = size_of(&document, &name)?;
        let appearance = text_appearance(value, &name, size)?;
        texts.push(TextFill { field: name, value: value.value.clone(), appearance });
    }
    let data = match data {
        Some(data) => {
            let name = field::data(stage)?;
            find(&document, &name)?;
            Some((name, data.to_owned()))
        }
        None => None,
    };
    let signature = match seal {
        Some(words) => {
            let name = field::signature(stage)?;
            let size = size_of(&document, &name)?;
            Some((name, seal_appearance(words, reading, size)?))
        }
        None => None,
    };
    Ok(StageFill { data, texts, signature })
}

fn unreadable(fault: impl std::fmt::Display) -> RenditionError {
    RenditionError::Document { detail: fault.to_string() }
}

/// Width and height of a field's widget.
fn size_of(document: &Document, name: &str) -> Result<(f32, f32), RenditionError> {
    let field = find(document, name)?;
    let rect = field.get_deref(b"Rect", document).and_then(Object::as_array).map_err(unreadable)?;
    let edges: Vec<f32> = rect.iter().filter_map(|edge| edge.as_float().ok()).collect();
    match edges.as_slice() {
        [left, bottom, right, top] if left < right && bottom < top => Ok((right - left, top - bottom)),
        _ => Err(unreadable(format!("the place of {name} is empty"))),
    }
}

/// The field of a qualified name.
fn find<'a>(document: &'a Document, name: &str) -> Result<&'a Dictionary, RenditionError> {
    let unknown = || RenditionError::UnknownField { name: name.to_owned() };
    let form = document.catalog().and_then(|catalog| catalog.get_deref(b"AcroForm", document));
    let form = form.and_then(Object::as_dict).map_err(|_| unknown())?;
    let mut level = form.get_deref(b"Fields", document).and_then(Object::as_array).map_err(|_| unknown())?;
    let mut parts = name.split('.').peekable();
    while let Some(part) = parts.next() {
        let found = level
            .iter()
            .filter_map(|node| document.dereference(node).ok()?.1.as_dict().ok())
            .find(|node| node.get(b"T").and_then(Object::as_str).is_ok_and(|own| own == part.as_bytes()))
            .ok_or_else(unknown)?;
        if parts.peek().is_none() {
            return Ok(found);
        }
        level = found.get_deref(b"Kids", document).and_then(Object::as_array).map_err(|_| unknown())?;
    }
    Err(unknown())
}

/// Sizes tried for a value, largest first.
const SIZES: [f32; 6] = [10.0, 9.0, 8.0, 7.0, 6.5, 6.0];
/// Space left and right of a value.
const INSET: f32 = 4.0;

/// A value set into its place, in the largest size that fits.
fn text_appearance(value: &StageValue, name: &str, (width, height): (f32, f32)) -> Result<Appearance, RenditionError> {
    let fonts = Fonts::load()?;
    check(value, fonts)?;
    let face = fonts.face(Weight::Regular);
    for size in SIZES {
        let leading = size * 1.4;
        let lines = breaking::lines(face, &value.value, size, width - 2.0 * INSET);
        let count = f32::from(u16::try_from(lines.len()).unwrap_or(u16::MAX));
        let fits = count * leading <= height && lines.iter().all(|line| face.width(line, size) <= width - INSET);
        if fits {
            let top = if count > 1.0 { 2.0f32.min(height - count * leading) } else { (height - leading) / 2.0 };
            let mut y = top + leading * 0.76;
            let mut shapes = Vec::new();
            for text in lines {
                let mark = TextMark { x: INSET, y, size, weight: Weight::Regular, ink: Ink::Black, text, tag: None };
                shapes.push(Shape::Text(mark));
                y += leading;
            }
            return Appearance::draw(&shapes, (width, height), fonts);
        }
    }
    Err(RenditionError::DoesNotFit { name: name.to_owned() })
}

fn check(value: &StageValue, fonts: Fonts) -> Result<(), RenditionError> {
    let missing: Vec<MissingGlyph> = value
        .value
        .chars()
        .filter(|character| !matches!(character, '\n' | '\r') && !is_unseen(*character) && !fonts.has(*character))
        .map(|character| MissingGlyph { character, place: value.label.clone() })
        .collect();
    if missing.is_empty() { Ok(()) } else { Err(RenditionError::MissingGlyphs { missing }) }
}
