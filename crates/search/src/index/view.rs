//! The reading half of an index: it sees the last commit and can be used by several threads
//! while another one writes.

use tantivy::{IndexReader, Searcher};

use super::error::{IndexError, guarded};
use super::filter::Filter;
use super::find::{Finder, Results};
use super::record::StoredText;
use super::schema::Fields;
use crate::query::Query;

/// The reading half of an index. Each search looks at the last commit at that moment.
#[derive(Clone)]
pub struct View {
    pub(super) reader: IndexReader,
    pub(super) fields: Fields,
}

impl View {
    /// Finds records: those that match exactly, and apart from them those that nearly do.
    pub fn search(
        &self,
        query: &Query,
        filter: &Filter,
        limit: usize,
        texts: &dyn StoredText,
    ) -> Result<Results, IndexError> {
        guarded(|| self.finder(&self.reader.searcher(), query, filter, texts).run(limit))
    }

    /// Counts the records that match exactly.
    pub fn count(&self, query: &Query, filter: &Filter, texts: &dyn StoredText) -> Result<usize, IndexError> {
        guarded(|| self.finder(&self.reader.searcher(), query, filter, texts).count())
    }

    /// Makes the last commit the one that is seen.
    pub(super) fn reload(&self) -> Result<(), IndexError> {
        guarded(|| Ok(self.reader.reload()?))
    }

    fn finder<'a>(
        &'a self,
        searcher: &'a Searcher,
        query: &'a Query,
        filter: &'a Filter,
        texts: &'a dyn StoredText,
    ) -> Finder<'a> {
        Finder { searcher, fields: &self.fields, query, filter, texts }
    }
}
