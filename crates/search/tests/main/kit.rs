//! An index in a temporary folder, filled from plain strings.

use std::collections::BTreeMap;

use sealed::Key;
use search::{Filter, Index, Opened, Query, RecordText, Results, StoredWords};
use tempfile::TempDir;
use words::Text;

pub struct Bench {
    pub folder: TempDir,
    pub key: Key,
    pub index: Index,
    pub stored: BTreeMap<u64, RecordText>,
    pub seq: u64,
}

/// A record of one page.
pub fn page(id: u64, text: &str) -> RecordText {
    pages(id, &[text])
}

/// A record of several pages.
pub fn pages(id: u64, pages: &[&str]) -> RecordText {
    RecordText {
        id,
        title: Text::new(format!("Item {id}"), ""),
        pages: pages.iter().map(|page| (*page).to_owned()).collect(),
        scope: "all".to_owned(),
        ..RecordText::default()
    }
}

impl Bench {
    pub fn new() -> Bench {
        let folder = tempfile::tempdir().unwrap();
        let key = Key::random();
        let (index, opened) = Index::open(folder.path(), &key, 0).unwrap();
        assert_eq!(opened, Opened::Fine);
        Bench { folder, key, index, stored: BTreeMap::new(), seq: 0 }
    }

    /// Records of one page each, numbered from 1.
    pub fn with(texts: &[&str]) -> Bench {
        let mut bench = Bench::new();
        bench.put((1..).zip(texts).map(|(id, text)| page(id, text)));
        bench
    }

    pub fn put(&mut self, records: impl IntoIterator<Item = RecordText>) {
        for record in records {
            self.index.put(&record).unwrap();
            self.stored.insert(record.id, record);
        }
        self.seq += 1;
        self.index.commit(self.seq).unwrap();
    }

    pub fn search(&self, query: &Query, filter: &Filter) -> Results {
        self.index.search(query, filter, 1_000, &|id| self.words_of(id)).unwrap()
    }

    pub fn words_of(&self, id: u64) -> Option<StoredWords> {
        self.stored.get(&id).map(RecordText::stored_words)
    }

    /// Numbers of the records that match exactly, sorted. The count says the same.
    pub fn exact(&self, query: &str) -> Vec<u64> {
        self.exact_of(&Query::parse(query))
    }

    pub fn exact_of(&self, query: &Query) -> Vec<u64> {
        let results = self.search(query, &Filter::default());
        let mut ids: Vec<u64> = results.exact.iter().map(|hit| hit.id).collect();
        ids.sort_unstable();
        assert_eq!(ids.len(), results.exact_count);
        assert_eq!(self.index.count(query, &Filter::default(), &|id| self.words_of(id)).unwrap(), ids.len());
        ids
    }

    /// Closes the index and opens it again.
    pub fn reopened(self) -> (Bench, Opened) {
        let Bench { folder, key, index, stored, seq } = self;
        drop(index);
        let (index, opened) = Index::open(folder.path(), &key, seq).unwrap();
        (Bench { folder, key, index, stored, seq }, opened)
    }
}
