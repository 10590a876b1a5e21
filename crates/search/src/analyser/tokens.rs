//! Units to the terms of the index, with their positions.
//!
//! - each ideograph, and each pair of neighbouring ideographs at the place of the first;
//! - each word, and its English stem at the same place with a prefix;
//! - each unit behind punctuation once more, prefixed, at the place of the punctuation: a phrase
//!   with a mark inside is then told from one with any other unit there.

use super::glyphs::Folding;
use super::stem::stem;
use super::units::{Key, units};

/// Prefix of a unit behind punctuation. Text never holds it: control characters are marks.
const MARK: char = '\u{1}';
/// Prefix of a stem.
pub(crate) const STEM: char = '\u{2}';

/// A term and its position.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Token {
    pub(crate) term: String,
    pub(crate) position: u32,
}

/// The term of two neighbouring ideographs.
pub(crate) fn pair(first: char, second: char) -> String {
    [first, second].iter().collect()
}

impl Key {
    /// The term of the unit itself.
    pub(crate) fn term(&self) -> String {
        match self {
            Key::Ideograph(c) => c.to_string(),
            Key::Word(word) => word.clone(),
        }
    }

    /// The term that says "behind punctuation".
    pub(crate) fn marked_term(&self) -> String {
        format!("{MARK}{}", self.term())
    }
}

/// The terms of `text`, with variants folded, in the order of their positions.
pub(crate) fn tokens(text: &str) -> Vec<Token> {
    let units = units(text, Folding::Variants);
    let mut tokens = Vec::with_capacity(units.len() * 2);
    for (at, unit) in units.iter().enumerate() {
        let mut add = |term: String, position: u32| tokens.push(Token { term, position });
        if unit.after_mark {
            add(unit.key.marked_term(), unit.position - 1);
        }
        add(unit.key.term(), unit.position);
        match (&unit.key, units.get(at + 1)) {
            (Key::Ideograph(first), Some(next)) if next.position == unit.position + 1 => {
                if let Key::Ideograph(second) = next.key {
                    add(pair(*first, second), unit.position);
                }
            }
            (Key::Word(word), _) => {
                if let Some(stem) = stem(word) {
                    add(format!("{STEM}{stem}"), unit.position);
                }
            }
            _ => {}
        }
    }
    tokens
}
