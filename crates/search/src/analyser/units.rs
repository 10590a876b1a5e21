//! Characters to units: ideographs and words, each with a position.
//!
//! White space has no position, so `使用PDF檔案` and `使用 PDF 檔案` are alike and a word broken
//! over two lines is whole. A run of punctuation takes one position, whatever marks it has, so
//! 電子檔案 is not found in 電子、檔案. A border takes a hundred.

use super::glyphs::{Folding, Glyph, Kind, glyphs};

/// Letters that a word has at most; a longer run is cut into words of this length.
const WORD_MAX_CHARS: usize = 100;
const BORDER_GAP: u32 = 100;

/// What stands at a position.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum Key {
    /// One ideograph, normalised.
    Ideograph(char),
    /// One word, normalised.
    Word(String),
}

/// One ideograph or word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Unit {
    pub(crate) key: Key,
    pub(crate) position: u32,
    /// A run of punctuation stands at the position before.
    pub(crate) after_mark: bool,
    /// First byte in the original.
    pub(crate) from: usize,
    /// Byte behind the last one in the original.
    pub(crate) to: usize,
}

/// The units of `text`, in order.
pub(crate) fn units(text: &str, folding: Folding) -> Vec<Unit> {
    let mut run = Run::default();
    for glyph in glyphs(text, folding) {
        run.take(glyph);
    }
    run.units
}

#[derive(Default)]
struct Run {
    units: Vec<Unit>,
    position: u32,
    in_mark: bool,
    /// Letters of the word at the end of `units`, when it can still grow.
    open_letters: usize,
}

impl Run {
    fn take(&mut self, glyph: Glyph) {
        match glyph.kind {
            Kind::Letter => return self.letter(glyph),
            Kind::Ideograph => self.push(Key::Ideograph(glyph.c), glyph),
            Kind::Blank => {}
            Kind::Mark if self.in_mark => {}
            Kind::Mark => {
                self.in_mark = true;
                self.position += 1;
            }
            Kind::Border => {
                self.in_mark = false;
                self.position += BORDER_GAP;
            }
        }
        self.open_letters = 0;
    }

    fn letter(&mut self, glyph: Glyph) {
        match self.units.last_mut() {
            Some(Unit { key: Key::Word(word), to, .. }) if (1..WORD_MAX_CHARS).contains(&self.open_letters) => {
                word.push(glyph.c);
                *to = glyph.to;
                self.open_letters += 1;
            }
            _ => {
                self.push(Key::Word(glyph.c.to_string()), glyph);
                self.open_letters = 1;
            }
        }
    }

    fn push(&mut self, key: Key, glyph: Glyph) {
        let after_mark = std::mem::take(&mut self.in_mark);
        self.units.push(Unit { key, position: self.position, after_mark, from: glyph.from, to: glyph.to });
        self.position += 1;
    }
}
