//! Short fragments of a text around its marks.

use std::ops::Range;

use super::marks::{highlight, highlight_close};
use crate::analyser::{Folding, units};
use crate::query::Query;

/// Fragments of one text at most.
const FRAGMENTS_MAX: usize = 5;

/// A piece of a text with its marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fragment {
    /// The piece, as it stands in the text.
    pub text: String,
    /// Bytes of `text` that match, sorted.
    pub marks: Vec<Range<usize>>,
    /// Byte of the original where the piece begins.
    pub from: usize,
}

/// Fragments of about `max_chars` characters around the matches, in the order of the text. No
/// fragment cuts a match or a word; one match longer than `max_chars` stays whole. Without an
/// exact match the pieces of a close one are marked, and without any the text begins unmarked.
pub fn fragments(text: &str, query: &Query, max_chars: usize) -> Vec<Fragment> {
    let exact = highlight(text, query);
    let marks = if exact.is_empty() { highlight_close(text, query) } else { exact };
    let borders = Borders::of(text);
    if marks.is_empty() {
        let begin = borders.starts.first().copied().unwrap_or_default();
        let window = widen(text, begin..begin, max_chars, &borders);
        return if window.is_empty() { Vec::new() } else { vec![fragment(text, window, &[])] };
    }
    let mut found = Vec::new();
    let mut rest = marks.as_slice();
    while let (Some(first), true) = (rest.first(), found.len() < FRAGMENTS_MAX) {
        let fitting = rest.iter().take_while(|mark| chars(text, &(first.start..mark.end)) <= max_chars).count().max(1);
        let window = widen(text, first.start..rest[fitting - 1].end, max_chars, &borders);
        // Marks that the context happens to reach as a whole belong to this fragment too.
        let inside = rest.iter().take_while(|mark| mark.end <= window.end).count().max(fitting);
        let window = window.start..rest.get(inside).map_or(window.end, |next| window.end.min(next.start));
        found.push(fragment(text, window, &rest[..inside]));
        rest = &rest[inside..];
    }
    found
}

/// Where a text may be cut: before an ideograph or a word, and before or behind one.
struct Borders {
    starts: Vec<usize>,
    ends: Vec<usize>,
}

impl Borders {
    fn of(text: &str) -> Borders {
        let units = units(text, Folding::Off);
        let starts: Vec<usize> = units.iter().map(|unit| unit.from).chain([text.len()]).collect();
        let mut ends: Vec<usize> = units.iter().map(|unit| unit.to).chain(starts.iter().copied()).collect();
        ends.sort_unstable();
        Borders { starts, ends }
    }

    /// The nearest cut within `range`.
    fn within(&self, range: Range<usize>) -> Range<usize> {
        let start = self.starts[self.starts.partition_point(|start| *start < range.start)..].first();
        let end = self.ends[..self.ends.partition_point(|end| *end <= range.end)].last();
        start.copied().unwrap_or(range.start)..end.copied().unwrap_or(range.end)
    }
}

fn chars(text: &str, range: &Range<usize>) -> usize {
    text[range.clone()].chars().count()
}

/// Spreads a range evenly to both sides up to `max_chars`, then draws back to borders.
fn widen(text: &str, core: Range<usize>, max_chars: usize, borders: &Borders) -> Range<usize> {
    let room = max_chars.saturating_sub(chars(text, &core));
    let before = text[..core.start].chars().count().min(room / 2);
    let after = text[core.end..].chars().count().min(room - before);
    let before = text[..core.start].chars().count().min(room - after);
    let start = text[..core.start].char_indices().rev().take(before).last().map_or(core.start, |(at, _)| at);
    let end = text[core.end..].char_indices().nth(after).map_or(text.len(), |(at, _)| core.end + at);
    let cut = borders.within(start..end);
    cut.start.min(core.start)..cut.end.max(core.end)
}

fn fragment(text: &str, window: Range<usize>, marks: &[Range<usize>]) -> Fragment {
    let from = window.start;
    let marks = marks.iter().map(|mark| mark.start - from..mark.end - from).collect();
    Fragment { text: text[window].to_owned(), marks, from }
}
