//! Pages found to records found: the unit of every count is the record.

use std::collections::HashMap;

use std::sync::Arc;
use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::ColumnValues;
use tantivy::{DocId, Score, SegmentOrdinal, SegmentReader};

use super::schema::{ID, PAGE};

/// The best page of a record.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Best {
    pub(super) score: f32,
    pub(super) page: u64,
}

impl Best {
    fn better(self, other: Best) -> Best {
        let first = (self.score, std::cmp::Reverse(self.page));
        let second = (other.score, std::cmp::Reverse(other.page));
        if second > first { other } else { self }
    }
}

/// Records by number, each with its best page.
pub(super) type Hits = HashMap<u64, Best>;

/// Puts a page to its record.
pub(super) fn put(hits: &mut Hits, id: u64, best: Best) {
    hits.entry(id).and_modify(|held| *held = held.better(best)).or_insert(best);
}

/// Collects the best page of every record.
pub(super) struct BestPages;

impl Collector for BestPages {
    type Fruit = Hits;
    type Child = SegmentPages;

    fn for_segment(&self, _: SegmentOrdinal, segment: &SegmentReader) -> tantivy::Result<SegmentPages> {
        let column = |name: &str| -> tantivy::Result<Arc<dyn ColumnValues<u64>>> {
            Ok(segment.fast_fields().u64(name)?.first_or_default_col(0))
        };
        Ok(SegmentPages { ids: column(ID)?, pages: column(PAGE)?, hits: Hits::new() })
    }

    fn requires_scoring(&self) -> bool {
        true
    }

    fn merge_fruits(&self, fruits: Vec<Hits>) -> tantivy::Result<Hits> {
        let mut fruits = fruits.into_iter();
        let mut all = fruits.next().unwrap_or_default();
        for (id, best) in fruits.flatten() {
            put(&mut all, id, best);
        }
        Ok(all)
    }
}

/// The same for one segment.
pub(super) struct SegmentPages {
    ids: Arc<dyn ColumnValues<u64>>,
    pages: Arc<dyn ColumnValues<u64>>,
    hits: Hits,
}

impl SegmentCollector for SegmentPages {
    type Fruit = Hits;

    fn collect(&mut self, doc: DocId, score: Score) {
        put(&mut self.hits, self.ids.get_val(doc), Best { score, page: self.pages.get_val(doc) });
    }

    fn harvest(self) -> Hits {
        self.hits
    }
}
