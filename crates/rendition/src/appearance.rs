//! Appearances: the small pictures that a later stage or a signature puts into a
//! prepared place (ISO 32000-1, 12.5.5). Each carries its own subset font, because
//! the form's font knows only the characters of the first stage, and changing that
//! font after a signature would be a change of content.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, StringFormat, Writer};

use crate::RenditionError;
use crate::font::subset::Subset;
use crate::font::{Fonts, Weight};
use crate::ink::Ink;
use crate::mark::TextMark;

/// A picture for one place: the bodies (what stands between `obj` and `endobj`) of the
/// objects 1, 2, 3 and so on. The first is the form XObject, as large as the place; the
/// others are what it refers to, by these numbers. Whoever writes the field numbers
/// them anew, so two rooms exchange bytes and nothing else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appearance {
    /// The bodies, in order.
    pub objects: Vec<Vec<u8>>,
}

/// One thing in a picture. Positions are in points from its top left corner.
#[derive(Debug, Clone)]
pub enum Shape {
    /// A run of text.
    Text(TextMark),
    /// A filled disc: centre, radius.
    Disc { at: (f32, f32), radius: f32, ink: Ink },
    /// A circle: centre, radius, thickness.
    Ring { at: (f32, f32), radius: f32, thickness: f32, ink: Ink },
}

impl Appearance {
    /// Draws the shapes in order.
    pub(crate) fn draw(shapes: &[Shape], size: (f32, f32), fonts: Fonts) -> Result<Self, RenditionError> {
        let mut own = Vec::new();
        for weight in [Weight::Regular, Weight::SemiBold] {
            let characters = characters(shapes, weight);
            if !characters.is_empty() {
                own.push((weight, Subset::of(fonts.face(weight), characters)?));
            }
        }
        let mut content = String::from("q\n");
        for shape in shapes {
            write_shape(&mut content, shape, size.1, &own);
        }
        content.push_str("Q\n");
        Ok(Self { objects: bodies(content.into_bytes(), size, &own)? })
    }
}

/// The form XObject and its fonts, numbered from one.
fn bodies(
    content: Vec<u8>,
    (width, height): (f32, f32),
    own: &[(Weight, Subset)],
) -> Result<Vec<Vec<u8>>, RenditionError> {
    let mut document = Document::new();
    let form = document.new_object_id();
    let mut fonts = Dictionary::new();
    for (weight, subset) in own {
        let font = font(&mut document, subset);
        fonts.set(crate::draw::resource(*weight), Object::Reference(font));
    }
    let entries = Dictionary::from_iter([
        ("Type", name("XObject")),
        ("Subtype", name("Form")),
        ("BBox", Object::Array(vec![0.into(), 0.into(), rounded(width).into(), rounded(height).into()])),
        ("Resources", Object::Dictionary(Dictionary::from_iter([("Font", Object::Dictionary(fonts))]))),
    ]);
    // Not compressed, as the empty box is not that stands in its place before: another filter would be a change that
    // no judge expects of a field that is filled in.
    document.set_object(form, Stream::new(entries, content));
    document.objects.values().map(written).collect()
}

fn written(object: &Object) -> Result<Vec<u8>, RenditionError> {
    let mut bytes = Vec::new();
    Writer::write_object(&mut bytes, object).map_err(RenditionError::broken)?;
    Ok(bytes)
}

/// A composite font with its descendant, descriptor, program and ToUnicode map.
fn font(document: &mut Document, subset: &Subset) -> ObjectId {
    let face = subset.face;
    let em = i64::from(face.units_per_em.max(1));
    let scaled = |value: i16| Object::Integer(i64::from(value) * 1000 / em);
    let class = i64::from(face.weight_class);
    let length = i64::try_from(subset.program.len()).unwrap_or(i64::MAX);
    let program = Dictionary::from_iter([("Length1", Object::Integer(length))]);
    let program = document.add_object(compressed(program, subset.program.clone()));
    let descriptor = document.add_object(Dictionary::from_iter([
        ("Type", name("FontDescriptor")),
        ("FontName", name(&subset.name)),
        ("Flags", Object::Integer(32)),
        ("FontBBox", Object::Array(face.bounds.map(scaled).to_vec())),
        ("ItalicAngle", Object::Integer(0)),
        ("Ascent", scaled(face.ascent)),
        ("Descent", scaled(face.descent)),
        ("CapHeight", scaled(face.cap_height)),
        // Estimated from the weight class, as producers commonly do.
        ("StemV", Object::Integer(50 + class * class / (65 * 65))),
        ("FontFile2", Object::Reference(program)),
    ]));
    let system = Dictionary::from_iter([
        ("Registry", literal("Adobe")),
        ("Ordering", literal("Identity")),
        ("Supplement", Object::Integer(0)),
    ]);
    let widths = subset.widths().into_iter();
    let widths = widths.flat_map(|(code, width)| [Object::Integer(i64::from(code)), Object::Array(vec![width.into()])]);
    let descendant = document.add_object(Dictionary::from_iter([
        ("Type", name("Font")),
        ("Subtype", name("CIDFontType2")),
        ("BaseFont", name(&subset.name)),
        ("CIDSystemInfo", Object::Dictionary(system)),
        ("CIDToGIDMap", name("Identity")),
        ("DW", Object::Integer(1000)),
        ("W", Object::Array(widths.collect())),
        ("FontDescriptor", Object::Reference(descriptor)),
    ]));
    let to_unicode = document.add_object(compressed(Dictionary::new(), subset.to_unicode().into_bytes()));
    document.add_object(Dictionary::from_iter([
        ("Type", name("Font")),
        ("Subtype", name("Type0")),
        ("BaseFont", name(&subset.name)),
        ("Encoding", name("Identity-H")),
        ("DescendantFonts", Object::Array(vec![Object::Reference(descendant)])),
        ("ToUnicode", Object::Reference(to_unicode)),
    ]))
}

fn characters(shapes: &[Shape], weight: Weight) -> BTreeSet<char> {
    let texts = shapes.iter().filter_map(|shape| match shape {
        Shape::Text(text) if text.weight == weight => Some(text.text.chars()),
        Shape::Text(_) | Shape::Disc { .. } | Shape::Ring { .. } => None,
    });
    texts.flatten().collect()
}

/// Writing into a string cannot fail, so the results are dropped.
fn write_shape(content: &mut String, shape: &Shape, height: f32, own: &[(Weight, Subset)]) {
    match shape {
        Shape::Text(text) => {
            let Some((_, subset)) = own.iter().find(|(weight, _)| *weight == text.weight) else { return };
            let _ = writeln!(
                content,
                "{} rg BT /{} {} Tf {} {} Td <{}> Tj ET",
                colour(text.ink),
                crate::draw::resource(text.weight),
                rounded(text.size),
                rounded(text.x),
                rounded(height - text.y),
                subset.hex(&text.text)
            );
        }
        Shape::Disc { at, radius, ink } => {
            let _ = writeln!(content, "{} rg {} f", colour(*ink), circle(*at, *radius, height));
        }
        Shape::Ring { at, radius, thickness, ink } => {
            let _ =
                writeln!(content, "{} RG {} w {} S", colour(*ink), rounded(*thickness), circle(*at, *radius, height));
        }
    }
}

/// A circle from four Bézier curves.
fn circle((x, y): (f32, f32), radius: f32, height: f32) -> String {
    const REACH: f32 = 0.552_285;
    let y = height - y;
    let arm = radius * REACH;
    let at = |dx: f32, dy: f32| format!("{} {}", rounded(x + dx), rounded(y + dy));
    let mut path = format!("{} m", at(radius, 0.0));
    for (one, two, end) in [
        ((radius, arm), (arm, radius), (0.0, radius)),
        ((-arm, radius), (-radius, arm), (-radius, 0.0)),
        ((-radius, -arm), (-arm, -radius), (0.0, -radius)),
        ((arm, -radius), (radius, -arm), (radius, 0.0)),
    ] {
        let _ = write!(path, " {} {} {} c", at(one.0, one.1), at(two.0, two.1), at(end.0, end.1));
    }
    path
}

fn colour(ink: Ink) -> String {
    let [red, green, blue] = ink.rgb();
    format!("{red} {green} {blue}")
}

fn rounded(value: f32) -> f32 {
    (value * 100.0).round() / 100.0
}

fn name(value: &str) -> Object {
    Object::Name(value.as_bytes().to_vec())
}

fn literal(value: &str) -> Object {
    Object::String(value.as_bytes().to_vec(), StringFormat::Literal)
}

fn compressed(entries: Dictionary, content: Vec<u8>) -> Object {
    let mut stream = Stream::new(entries, content);
    // A stream that does not get smaller stays as it is.
    let _ = stream.compress();
    Object::Stream(stream)
}
