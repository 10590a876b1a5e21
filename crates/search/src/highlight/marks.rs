//! Which bytes of a text a query matches.

use std::ops::Range;

use crate::analyser::{Folding, Key, Unit, stem, units};
use crate::query::{Field, Leaf, Query};

/// The bytes that the phrases of `query` match exactly: sorted, merged, none inside a character.
pub fn highlight(text: &str, query: &Query) -> Vec<Range<usize>> {
    let units_here = units(text, query.folding());
    let mut ranges = Vec::new();
    for leaf in text_leaves(query) {
        let phrase = leaf.phrase_for(query.folding());
        for start in phrase.find_in(&units_here) {
            let end = start + phrase.units.len() - 1;
            ranges.push(units_here[start].from..units_here[end].to);
        }
    }
    merged(ranges)
}

/// The bytes that the pieces of a close hit match: pairs of ideographs, words and their stems.
pub fn highlight_close(text: &str, query: &Query) -> Vec<Range<usize>> {
    let units_here = units(text, Folding::Variants);
    let mut ranges = Vec::new();
    for leaf in text_leaves(query) {
        for at in 0..leaf.phrase.units.len() {
            match leaf.phrase.pair_at(at) {
                Some(_) => {
                    let pair = leaf.phrase.slice(at, at + 2);
                    ranges.extend(pair.find_in(&units_here).map(|n| units_here[n].from..units_here[n + 1].to));
                }
                None => {
                    if let Key::Word(word) = &leaf.phrase.units[at].key {
                        ranges.extend(like(word, &units_here));
                    }
                }
            }
        }
    }
    merged(ranges)
}

/// Words of the text with the same stem.
fn like<'a>(word: &'a str, text: &'a [Unit]) -> impl Iterator<Item = Range<usize>> + 'a {
    let root = |word: &str| stem(word).unwrap_or_else(|| word.to_owned());
    let wanted = root(word);
    text.iter().filter_map(move |unit| match &unit.key {
        Key::Word(other) if root(other) == wanted => Some(unit.from..unit.to),
        _ => None,
    })
}

fn text_leaves(query: &Query) -> impl Iterator<Item = &Leaf> {
    query.root.wanted().into_iter().filter(|leaf| leaf.field != Some(Field::Class))
}

fn merged(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_by_key(|range| (range.start, range.end));
    let mut merged: Vec<Range<usize>> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match merged.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    merged
}
