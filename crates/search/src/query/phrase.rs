//! A run of units in a fixed order: what "exactly this" means, in a query and in a text.

use crate::analyser::{Folding, Key, Unit, pair, units};

/// One unit of a phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PhraseUnit {
    pub(crate) key: Key,
    /// Positions after the first unit.
    pub(crate) offset: u32,
    /// A run of punctuation stands between this unit and the one before.
    pub(crate) after_mark: bool,
}

/// Units in a fixed order at fixed distances. Punctuation around it does not belong to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Phrase {
    pub(crate) units: Vec<PhraseUnit>,
}

impl Phrase {
    /// The phrase of a text; it may be empty.
    pub(crate) fn new(text: &str, folding: Folding) -> Phrase {
        let units = units(text, folding);
        let first = units.first().map_or(0, |unit| unit.position);
        let phrase_unit = |(at, unit): (usize, Unit)| PhraseUnit {
            key: unit.key,
            offset: unit.position - first,
            after_mark: unit.after_mark && at > 0,
        };
        Phrase { units: units.into_iter().enumerate().map(phrase_unit).collect() }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.units.is_empty()
    }

    /// Whether the phrase is one ideograph.
    pub(crate) fn is_one_ideograph(&self) -> bool {
        matches!(self.units.as_slice(), [PhraseUnit { key: Key::Ideograph(_), .. }])
    }

    /// The units from `start` to `end` as a phrase of its own.
    pub(crate) fn slice(&self, start: usize, end: usize) -> Phrase {
        let mut units = self.units[start..end].to_vec();
        let first = units.first().map_or(0, |unit| unit.offset);
        for (at, unit) in units.iter_mut().enumerate() {
            unit.offset -= first;
            unit.after_mark &= at > 0;
        }
        Phrase { units }
    }

    /// The fewest terms that say the phrase, each with its offset: pairs for ideographs, the
    /// single ideograph only where it has no neighbour.
    pub(crate) fn terms(&self) -> Vec<(u32, String)> {
        let mut terms = Vec::with_capacity(self.units.len());
        let mut covered = false;
        for (at, unit) in self.units.iter().enumerate() {
            if unit.after_mark {
                terms.push((unit.offset - 1, unit.key.marked_term()));
            }
            let pair = self.pair_at(at);
            match &pair {
                Some(term) => terms.push((unit.offset, term.clone())),
                None if covered => {}
                None => terms.push((unit.offset, unit.key.term())),
            }
            covered = pair.is_some();
        }
        terms
    }

    /// The term of the unit at `at` and its right neighbour, when both are adjoining ideographs.
    pub(crate) fn pair_at(&self, at: usize) -> Option<String> {
        match (self.units.get(at)?, self.units.get(at + 1)?) {
            (
                PhraseUnit { key: Key::Ideograph(first), offset, .. },
                PhraseUnit { key: Key::Ideograph(second), offset: next, .. },
            ) if *next == offset + 1 => Some(pair(*first, *second)),
            _ => None,
        }
    }

    /// Where the phrase stands in a text: the indices of its first unit.
    pub(crate) fn find_in<'a>(&'a self, text: &'a [Unit]) -> impl Iterator<Item = usize> + 'a {
        let len = self.units.len();
        let starts = if len == 0 { 0 } else { (text.len() + 1).saturating_sub(len) };
        (0..starts).filter(move |start| self.matches(&text[*start..*start + len]))
    }

    fn matches(&self, text: &[Unit]) -> bool {
        let Some(first) = text.first() else { return false };
        self.units
            .iter()
            .zip(text)
            .all(|(wanted, unit)| wanted.key == unit.key && wanted.offset == unit.position - first.position)
    }
}
