//! What a later stage adds to a document that is already signed: its data, its
//! visible values in their prepared places, and a seal. Nothing is written here; the
//! answer names fields, values and pictures, and whoever signs appends them in the
//! same update as the signature. Places are read from the document itself, so a
//! form drawn by an older edition of the program is filled where its own places are.

use std::collections::BTreeMap;

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
    /// Whether every paper has a place for it; totals have none on papers drawn before they were printed.
    pub needs_place: bool,
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
    let fields = Fields::of(&document);
    let mut texts = Vec::new();
    for value in values.iter().filter(|value| !value.value.is_empty()) {
        let name = field::text(&value.stage, &value.name)?;
        if !value.needs_place && fields.find(&name).is_err() {
            continue;
        }
        let size = fields.size_of(&name)?;
        let appearance = text_appearance(value, &name, size)?;
        texts.push(TextFill { field: name, value: value.value.clone(), appearance });
    }
    let data = match data {
        Some(data) => {
            let name = field::data(stage)?;
            fields.find(&name)?;
            Some((name, data.to_owned()))
        }
        None => None,
    };
    let signature = match seal {
        Some(words) => {
            let name = fields.signature_of(stage)?;
            let size = fields.size_of(&name)?;
            Some((name, seal_appearance(words, reading, size)?))
        }
        None => None,
    };
    Ok(StageFill { data, texts, signature })
}

fn unreadable(fault: impl std::fmt::Display) -> RenditionError {
    RenditionError::Document { detail: fault.to_string() }
}

/// The fields of a document by their qualified names, found once for all values.
struct Fields<'a> {
    document: &'a Document,
    named: BTreeMap<String, &'a Dictionary>,
}

impl<'a> Fields<'a> {
    fn of(document: &'a Document) -> Self {
        let mut fields = Self { document, named: BTreeMap::new() };
        let form = document.catalog().and_then(|catalog| catalog.get_deref(b"AcroForm", document));
        if let Ok(level) = form.and_then(Object::as_dict).and_then(|form| form.get_deref(b"Fields", document)) {
            fields.take(level, "", LEVELS);
        }
        fields
    }

    fn take(&mut self, level: &'a Object, above: &str, levels: u8) {
        for node in level.as_array().into_iter().flatten() {
            let Some(node) = self.document.dereference(node).ok().and_then(|(_, node)| node.as_dict().ok()) else {
                continue;
            };
            let own = node.get(b"T").and_then(Object::as_str).ok().and_then(|own| std::str::from_utf8(own).ok());
            let Some(own) = own else { continue };
            let name = if above.is_empty() { own.to_owned() } else { format!("{above}.{own}") };
            if let Some(below) = node.get_deref(b"Kids", self.document).ok().filter(|_| levels > 1) {
                self.take(below, &name, levels - 1);
            }
            self.named.entry(name).or_insert(node);
        }
    }

    /// The field of a qualified name.
    fn find(&self, name: &str) -> Result<&'a Dictionary, RenditionError> {
        self.named.get(name).copied().ok_or_else(|| RenditionError::UnknownField { name: name.to_owned() })
    }

    /// The signature field of a stage, whatever the edition that drew the paper called it.
    fn signature_of(&self, stage: &str) -> Result<String, RenditionError> {
        let prefix = field::prefix(stage)?;
        let below = self.named.range(prefix.clone()..).take_while(|(name, _)| name.starts_with(&prefix));
        let is_signed =
            |field: &Dictionary| field.get(b"FT").and_then(Object::as_name).is_ok_and(|kind| kind == b"Sig");
        let found = below.into_iter().find(|(_, field)| is_signed(field)).map(|(name, _)| name.clone());
        found.map_or_else(|| Err(RenditionError::UnknownField { name: field::signature(stage)? }), Ok)
    }

    /// Width and height of a field's widget.
    fn size_of(&self, name: &str) -> Result<(f32, f32), RenditionError> {
        let rect = self.find(name)?.get_deref(b"Rect", self.document).and_then(Object::as_array).map_err(unreadable)?;
        let edges: Vec<f32> = rect.iter().filter_map(|edge| edge.as_float().ok()).collect();
        match edges.as_slice() {
            [left, bottom, right, top] if left < right && bottom < top => Ok((right - left, top - bottom)),
            _ => Err(unreadable(format!("the place of {name} is empty"))),
        }
    }
}

/// Levels of the tree of fields: `stage`, the stage, the value.
const LEVELS: u8 = 3;

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
