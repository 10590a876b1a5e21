//! The visible signature: one round vermilion seal with the surname's character (or
//! an initial), and beside it who signed, in which post, when and why. It says what
//! the signer claims; whether the signature holds is for a verifier to say.

use jiff::Timestamp;
use words::{Lang, Text};

use crate::appearance::{Appearance, Shape};
use crate::finish::properties::office;
use crate::font::latin::narrowed;
use crate::font::{Fonts, Typeface, Weight};
use crate::ink::Ink;
use crate::mark::TextMark;
use crate::{MissingGlyph, Reading, RenditionError};

/// What a seal says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealWords {
    /// The signer.
    pub name: Text,
    /// The signer's post.
    pub post: Text,
    /// Time of signing by the signer's clock.
    pub at: Timestamp,
    /// Why it was signed, for example the title of the stage.
    pub reason: Text,
}

/// Radius of the seal at its largest.
const RADIUS: f32 = 18.0;
/// Smallest type in a seal.
const SMALLEST: f32 = 5.0;

/// A seal for a place of `size` (width and height in points).
pub fn seal_appearance(words: &SealWords, reading: Reading, size: (f32, f32)) -> Result<Appearance, RenditionError> {
    let fonts = Fonts::load()?;
    check(words, fonts)?;
    let (width, height) = size;
    let radius = RADIUS.min(height / 2.0 - 4.0).max(4.0);
    let centre = (radius + 5.0, height / 2.0);
    let mut shapes = vec![
        Shape::Ring { at: centre, radius: radius + 1.8, thickness: 0.7, ink: Ink::Seal },
        Shape::Disc { at: centre, radius, ink: Ink::Seal },
    ];
    shapes.push(sign(&words.name, centre, radius, fonts));
    let left = centre.0 + radius + 9.0;
    let lines = lines(words, reading);
    let leading = (height - 4.0) / lines.iter().map(|line| line.size * 1.35).sum::<f32>();
    let scale = leading.min(1.0);
    let used: f32 = lines.iter().map(|line| line.size * 1.35 * scale).sum();
    let mut y = (height - used) / 2.0;
    for line in lines {
        let step = line.size * 1.35 * scale;
        y += step;
        let face = fonts.face(line.weight);
        let (text, size) = fitted(face, &narrowed(&line.text), line.size * scale, width - left - 2.0);
        let baseline = y - step * 0.26;
        shapes.push(Shape::Text(TextMark {
            x: left,
            y: baseline,
            size,
            weight: line.weight,
            ink: line.ink,
            text,
            tag: None,
        }));
    }
    Appearance::draw(&shapes, size, fonts)
}

struct SealLine {
    text: String,
    size: f32,
    weight: Weight,
    ink: Ink,
}

fn lines(words: &SealWords, reading: Reading) -> Vec<SealLine> {
    let line = |text: String, size, weight, ink| SealLine { text, size, weight, ink };
    let mut lines = vec![line(joined(&words.name, reading), 10.0, Weight::SemiBold, Ink::Black)];
    if !words.post.is_empty() {
        lines.push(line(joined(&words.post, reading), 8.0, Weight::Regular, Ink::Second));
    }
    lines.push(line(joined(&time(words.at), reading), 7.5, Weight::Regular, Ink::Second));
    if !words.reason.is_empty() {
        lines.push(line(joined(&words.reason, reading), 7.5, Weight::Regular, Ink::Third));
    }
    lines
}

/// Both languages on one line, the reader's first.
fn joined(text: &Text, reading: Reading) -> String {
    let (first, other) = (text.read(reading.first), text.get(reading.first.other()));
    if reading.both && !other.is_empty() && other != first { format!("{first}  {other}") } else { first.to_owned() }
}

/// The time on the office's clock, in both languages.
fn time(at: Timestamp) -> Text {
    let at = office(at);
    Text::new(at.strftime("%-d %b %Y %H:%M (UTC+8)").to_string(), at.strftime("%Y年%-m月%-d日 %H:%M").to_string())
}

/// The character in the seal: the surname's, or the initial of a name without one.
fn sign(name: &Text, (x, y): (f32, f32), radius: f32, fonts: Fonts) -> Shape {
    let source = if name.zh.trim().is_empty() { &name.en } else { &name.zh };
    let character = source.trim().chars().next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
    let size = radius * 1.15;
    let width = fonts.face(Weight::SemiBold).width(&character, size);
    Shape::Text(TextMark {
        x: x - width / 2.0,
        y: y + size * 0.37,
        size,
        weight: Weight::SemiBold,
        ink: Ink::Paper,
        text: character,
        tag: None,
    })
}

/// The text in a size that fits, or cut with an ellipsis where even the smallest
/// does not: a seal is a mark, the certificate has the full name.
fn fitted(face: &Typeface, text: &str, size: f32, width: f32) -> (String, f32) {
    let natural = face.width(text, size);
    if natural <= width {
        return (text.to_owned(), size);
    }
    let needed = size * width / natural;
    if needed >= SMALLEST {
        return (text.to_owned(), needed);
    }
    let mut kept = String::new();
    for character in text.chars() {
        if face.width(&kept, SMALLEST) + face.char_width(character, SMALLEST) + SMALLEST > width {
            break;
        }
        kept.push(character);
    }
    kept.push('…');
    (kept, SMALLEST)
}

fn check(words: &SealWords, fonts: Fonts) -> Result<(), RenditionError> {
    let missing: Vec<MissingGlyph> = [&words.name, &words.post, &words.reason]
        .into_iter()
        .flat_map(|text| Lang::ALL.into_iter().flat_map(|lang| text.get(lang).chars()))
        .filter(|character| !fonts.has(*character))
        .map(|character| MissingGlyph { character, place: words.name.clone() })
        .collect();
    if missing.is_empty() { Ok(()) } else { Err(RenditionError::MissingGlyphs { missing }) }
}
