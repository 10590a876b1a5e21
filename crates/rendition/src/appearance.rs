//! Appearances: the small pictures that a later stage or a signature puts into a
//! prepared place (ISO 32000-1, 12.5.5). Each carries its own subset font, because
//! the form's font knows only the characters of the first stage, and changing that
//! font after a signature would be a change of content.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use lopdf::{Dictionary, Object, Stream, StringFormat, Writer};

use crate::RenditionError;
use crate::font::subset::Subset;
use crate::font::{Fonts, Weight};
use crate::ink::Ink;
use crate::mark::TextMark;

/// A picture for one place, complete in itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Appearance {
    /// Width in points.
    pub width: f32,
    /// Height in points.
    pub height: f32,
    /// Operators of the content stream, uncompressed.
    pub content: Vec<u8>,
    /// Fonts that the content names.
    pub fonts: Vec<OwnFont>,
}

/// A subset font of an appearance: Identity-H, TrueType outlines.
#[derive(Debug, Clone, PartialEq)]
pub struct OwnFont {
    /// Name among the appearance's resources.
    pub resource: &'static str,
    /// `ABCDEF+NotoSansHK-Regular`.
    pub base_font: String,
    /// The font program.
    pub program: Vec<u8>,
    /// Code and width in thousandths of an em, ascending.
    pub widths: Vec<(u16, i64)>,
    /// ToUnicode CMap.
    pub to_unicode: String,
    /// Ascent, descent and cap height in thousandths of an em.
    pub heights: [i64; 3],
    /// Box round all glyphs in thousandths of an em.
    pub bounds: [i64; 4],
    /// Estimated stem width.
    pub stem: i64,
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
        let fonts = own.iter().map(|(weight, subset)| OwnFont::of(*weight, subset)).collect();
        Ok(Self { width: size.0, height: size.1, content: content.into_bytes(), fonts })
    }

    /// The appearance as indirect objects numbered from `first`: the bytes between
    /// `obj` and `endobj` of each. The first one is the Form XObject.
    pub fn objects(&self, first: u32) -> Result<Vec<Vec<u8>>, RenditionError> {
        let mut objects: Vec<Object> = Vec::new();
        let mut fonts = Dictionary::new();
        for (index, font) in self.fonts.iter().enumerate() {
            let start = first + 1 + u32::try_from(index * FONT_OBJECTS).map_err(RenditionError::broken)?;
            fonts.set(font.resource, Object::Reference((start, 0)));
            objects.extend(font.objects(start));
        }
        let resources = Dictionary::from_iter([("Font", Object::Dictionary(fonts))]);
        let entries = Dictionary::from_iter([
            ("Type", name("XObject")),
            ("Subtype", name("Form")),
            ("BBox", Object::Array(vec![0.into(), 0.into(), self.width.into(), self.height.into()])),
            ("Resources", Object::Dictionary(resources)),
        ]);
        objects.insert(0, compressed(entries, self.content.clone()));
        objects.iter().map(written).collect()
    }
}

/// How many objects one font takes.
const FONT_OBJECTS: usize = 5;

impl OwnFont {
    fn of(weight: Weight, subset: &Subset) -> Self {
        let face = subset.face;
        let em = i64::from(face.units_per_em.max(1));
        let scaled = |value: i16| i64::from(value) * 1000 / em;
        let class = i64::from(face.weight_class);
        Self {
            resource: crate::draw::resource(weight),
            base_font: subset.name.clone(),
            program: subset.program.clone(),
            widths: subset.widths(),
            to_unicode: subset.to_unicode(),
            heights: [face.ascent, face.descent, face.cap_height].map(scaled),
            bounds: face.bounds.map(scaled),
            stem: 50 + class * class / (65 * 65),
        }
    }

    /// Composite font, descendant, descriptor, program, ToUnicode, numbered from `first`.
    fn objects(&self, first: u32) -> [Object; FONT_OBJECTS] {
        let reference = |offset: u32| Object::Reference((first + offset, 0));
        let [ascent, descent, cap_height] = self.heights;
        let font = Dictionary::from_iter([
            ("Type", name("Font")),
            ("Subtype", name("Type0")),
            ("BaseFont", name(&self.base_font)),
            ("Encoding", name("Identity-H")),
            ("DescendantFonts", Object::Array(vec![reference(1)])),
            ("ToUnicode", reference(4)),
        ]);
        let system = Dictionary::from_iter([
            ("Registry", literal("Adobe")),
            ("Ordering", literal("Identity")),
            ("Supplement", Object::Integer(0)),
        ]);
        let widths = self
            .widths
            .iter()
            .flat_map(|(code, width)| [Object::Integer(i64::from(*code)), Object::Array(vec![(*width).into()])]);
        let descendant = Dictionary::from_iter([
            ("Type", name("Font")),
            ("Subtype", name("CIDFontType2")),
            ("BaseFont", name(&self.base_font)),
            ("CIDSystemInfo", Object::Dictionary(system)),
            ("CIDToGIDMap", name("Identity")),
            ("DW", Object::Integer(1000)),
            ("W", Object::Array(widths.collect())),
            ("FontDescriptor", reference(2)),
        ]);
        let descriptor = Dictionary::from_iter([
            ("Type", name("FontDescriptor")),
            ("FontName", name(&self.base_font)),
            ("Flags", Object::Integer(32)),
            ("FontBBox", Object::Array(self.bounds.map(Object::Integer).to_vec())),
            ("ItalicAngle", Object::Integer(0)),
            ("Ascent", Object::Integer(ascent)),
            ("Descent", Object::Integer(descent)),
            ("CapHeight", Object::Integer(cap_height)),
            ("StemV", Object::Integer(self.stem)),
            ("FontFile2", reference(3)),
        ]);
        let length = i64::try_from(self.program.len()).unwrap_or(i64::MAX);
        let program = Dictionary::from_iter([("Length1", Object::Integer(length))]);
        [
            Object::Dictionary(font),
            Object::Dictionary(descendant),
            Object::Dictionary(descriptor),
            compressed(program, self.program.clone()),
            compressed(Dictionary::new(), self.to_unicode.clone().into_bytes()),
        ]
    }
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

fn written(object: &Object) -> Result<Vec<u8>, RenditionError> {
    let mut bytes = Vec::new();
    Writer::write_object(&mut bytes, object).map_err(RenditionError::broken)?;
    Ok(bytes)
}
