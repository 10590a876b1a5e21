//! A record as the index is handed it, and its cutting into pages.

use jiff::civil::Date;
use words::Text;

use crate::analyser::{Folding, units};

/// Units of a page of the index at most; a longer page of a record becomes several.
const PAGE_UNITS: usize = 4_000;
/// Units of the page before that a page begins with, so that no phrase is lost at its border.
pub(crate) const OVERLAP_UNITS: usize = 32;

/// What the index is told of a record.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RecordText {
    /// Number of the record in the caller's tables.
    pub id: u64,
    /// Title in both languages; either may be empty.
    pub title: Text,
    /// Reference numbers, the permanent one and its aliases, separated by [`crate::analyser::BORDER`].
    pub reference: String,
    /// Codes of the class and of all classes above it, in any order.
    pub class_path: Vec<String>,
    /// The text of the record page by page. [`crate::analyser::BORDER`] stands between cells,
    /// columns and components; plain line ends are white space.
    pub pages: Vec<String>,
    /// Date of the document itself.
    pub document_date: Option<Date>,
    /// Day of filing, which dates a record whose document has no date.
    pub filed_on: Option<Date>,
    /// Day on which disposal falls due; `None` for permanent and for unknown.
    pub disposal_on: Option<Date>,
    /// Identifier of the form that made the record.
    pub form_id: Option<String>,
    /// Scope of access.
    pub scope: String,
    /// Security classification.
    pub security: String,
}

impl RecordText {
    /// The words of the record.
    pub fn stored_words(&self) -> StoredWords {
        StoredWords { title: self.title.clone(), reference: self.reference.clone(), pages: self.pages.clone() }
    }
}

/// The words of a record as the caller keeps them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StoredWords {
    /// Title in both languages.
    pub title: Text,
    /// Reference numbers.
    pub reference: String,
    /// The text page by page, as it was given to the index.
    pub pages: Vec<String>,
}

/// Gives the stored words of a record, for what an index cannot answer alone: variants told
/// apart, and phrases longer than the overlap of two pages.
pub trait StoredText {
    /// The words of a record. `None` when they are not at hand; a hit that cannot be refuted stays.
    fn words_of(&self, id: u64) -> Option<StoredWords>;
}

impl<F: Fn(u64) -> Option<StoredWords>> StoredText for F {
    fn words_of(&self, id: u64) -> Option<StoredWords> {
        self(id)
    }
}

/// One page of the index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Page {
    /// Number of the page of the record, from 0.
    pub(super) number: u64,
    pub(super) text: String,
}

/// The text of all pages as one, for checks over page borders.
pub(super) fn whole(pages: &[String]) -> String {
    pages.join("\n")
}

/// Cuts the pages of a record into pages of the index. A record without text has one empty page.
pub(super) fn cut(pages: &[String]) -> Vec<Page> {
    let mut cut = Vec::new();
    let mut tail = String::new();
    for (number, page) in pages.iter().enumerate() {
        let joined = if tail.is_empty() { page.clone() } else { format!("{tail}\n{page}") };
        let units = units(&joined, Folding::Off);
        let start_of = |at: usize| units.get(at).map_or(joined.len(), |unit| unit.from);
        let mut from = 0;
        loop {
            let to = from + PAGE_UNITS;
            let begin = if from == 0 { 0 } else { start_of(from.saturating_sub(OVERLAP_UNITS)) };
            cut.push(Page { number: number as u64, text: joined[begin..start_of(to)].to_owned() });
            if to >= units.len() {
                break;
            }
            from = to;
        }
        tail = joined[start_of(units.len().saturating_sub(OVERLAP_UNITS))..].to_owned();
    }
    if cut.is_empty() {
        cut.push(Page { number: 0, text: String::new() });
    }
    cut
}
