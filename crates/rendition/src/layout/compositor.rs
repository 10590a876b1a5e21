//! The compositor sets texts into slices: one language or two, left or right. The
//! reader's language comes first; the other one stands beside it in lighter ink
//! where both fit on a line, and beneath it where they do not.

use words::{Lang, Text};

use super::slice::Slice;
use crate::Reading;
use crate::breaking;
use crate::font::latin::narrowed;
use crate::font::{Fonts, Typeface, Weight};
use crate::ink::Ink;
use crate::mark::{ElementId, Mark, Structure, Tag, TextMark};

/// How a text is set.
#[derive(Debug, Clone, Copy)]
pub struct Style {
    /// Size of the type in points.
    pub size: f32,
    /// Height of a line in points.
    pub line: f32,
    /// Weight of the type.
    pub weight: Weight,
    /// Colour.
    pub ink: Ink,
}

impl Style {
    /// A style in regular weight.
    pub const fn regular(size: f32, line: f32, ink: Ink) -> Self {
        Self { size, line, weight: Weight::Regular, ink }
    }

    /// A style in semi-bold weight.
    pub const fn semibold(size: f32, line: f32, ink: Ink) -> Self {
        Self { size, line, weight: Weight::SemiBold, ink }
    }
}

/// How a bilingual text is set.
#[derive(Debug, Clone, Copy)]
pub struct Pair {
    /// The reader's language.
    pub first: Style,
    /// The other one.
    pub second: Style,
    /// Try to set both on one line.
    pub beside: bool,
}

/// Space between two languages on one line.
const BETWEEN: f32 = 5.0;

/// Sets texts and keeps the document's structure while doing so.
pub struct Compositor {
    /// The typeface.
    pub fonts: Fonts,
    /// Which language comes first, and whether the other one follows.
    pub reading: Reading,
    /// The structure so far.
    pub structure: Structure,
}

impl Compositor {
    /// A compositor with an empty document.
    pub fn new(fonts: Fonts, reading: Reading) -> Self {
        Self { fonts, reading, structure: Structure::default() }
    }

    /// The face of a style.
    pub fn face(&self, style: Style) -> &'static Typeface {
        self.fonts.face(style.weight)
    }

    /// One line at the left edge.
    pub fn line(&self, text: &str, style: Style, tag: Option<Tag>) -> Slice {
        let baseline = baseline(style.line, style.size);
        let text = narrowed(text);
        let mark = TextMark {
            x: 0.0,
            y: baseline,
            size: style.size,
            weight: style.weight,
            ink: style.ink,
            text: text.clone(),
            tag,
        };
        let marks = if text.is_empty() { Vec::new() } else { vec![Mark::Text(mark)] };
        Slice { height: style.line, marks, places: Vec::new() }
    }

    /// A paragraph in `width`.
    pub fn paragraph(&self, text: &str, style: Style, width: f32, tag: Option<Tag>) -> Vec<Slice> {
        breaking::lines(self.face(style), text, style.size, width)
            .iter()
            .map(|line| self.line(line, style, tag))
            .collect()
    }

    /// The width of the longest piece of a text that no line break may part.
    pub fn longest_word(&self, text: &str, style: Style) -> f32 {
        breaking::longest_word(self.face(style), text, style.size)
    }

    /// A paragraph whose lines end at the right edge of `width`.
    pub fn flush_right(&self, text: &str, style: Style, width: f32, tag: Option<Tag>) -> Vec<Slice> {
        breaking::lines(self.face(style), text, style.size, width)
            .iter()
            .map(|line| {
                let indent = (width - self.face(style).width(line, style.size)).max(0.0);
                self.line(line, style, tag).moved(indent, 0.0)
            })
            .collect()
    }

    /// The sides of a text in reading order, each with its language. A side that
    /// equals the first, or is empty, is not said twice.
    pub fn sides<'a>(&self, text: &'a Text) -> Vec<(Lang, &'a str)> {
        let first = self.reading.first;
        let mut sides = vec![(first, text.get(first))];
        let other = text.get(first.other());
        if text.get(first).is_empty() || (self.reading.both && other != text.get(first)) {
            sides.push((first.other(), other));
        }
        sides.retain(|(_, side)| !side.is_empty());
        sides
    }

    /// A bilingual text in `width`, under `parent` in the structure.
    pub fn pair(&self, text: &Text, pair: Pair, width: f32, parent: ElementId) -> Vec<Slice> {
        let sides: Vec<(Tag, &str)> = self
            .sides(text)
            .into_iter()
            .map(|(lang, side)| (Tag { element: parent, lang: Some(lang) }, side))
            .collect();
        if let [(first_tag, first), (second_tag, second)] = sides.as_slice() {
            let first_width = self.face(pair.first).width(&narrowed(first), pair.first.size);
            let second_width = self.face(pair.second).width(&narrowed(second), pair.second.size);
            let short = !first.contains('\n') && !second.contains('\n');
            if pair.beside && short && first_width + BETWEEN + second_width <= width {
                return vec![self.beside((*first_tag, first), (*second_tag, second), pair, first_width)];
            }
        }
        let mut stack = Vec::new();
        for (index, (tag, side)) in sides.iter().enumerate() {
            let style = if index == 0 { pair.first } else { pair.second };
            stack.extend(self.paragraph(side, style, width, Some(*tag)));
        }
        stack
    }

    fn beside(&self, first: (Tag, &str), second: (Tag, &str), pair: Pair, first_width: f32) -> Slice {
        let mut line = self.line(first.1, pair.first, Some(first.0));
        let drop = baseline(pair.first.line, pair.first.size) - baseline(pair.second.line, pair.second.size);
        let other = self.line(second.1, pair.second, Some(second.0)).moved(0.0, drop);
        line.overlay(Slice { height: line.height, ..other }, first_width + BETWEEN);
        line
    }
}

/// Baseline from the top of a line, with Han and Latin set in its middle.
fn baseline(line: f32, size: f32) -> f32 {
    line / 2.0 + size * 0.37
}
