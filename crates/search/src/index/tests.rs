//! Erasure, seen from inside: after a purge no dictionary of any file holds a term of the record.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use sealed::Key;
use tempfile::TempDir;

use super::*;
use crate::analyser::tokens;
use crate::query::Query;

const CANARY: &str = "絕密金絲雀 canaryword";

struct Bench {
    folder: TempDir,
    key: Key,
    index: Index,
}

fn record(id: u64, text: &str) -> RecordText {
    RecordText { id, pages: vec!["首頁".to_owned(), text.to_owned()], ..RecordText::default() }
}

impl Bench {
    /// Twelve neighbours and the canary as record 2.
    fn new() -> Bench {
        let (folder, key) = (tempfile::tempdir().unwrap(), Key::random());
        let index = Index::create(folder.path(), &key).unwrap();
        let mut bench = Bench { folder, key, index };
        bench.put((1..=12).map(|id| record(id, if id == 2 { CANARY } else { "鄰居 neighbour" })));
        bench
    }

    fn put(&mut self, records: impl IntoIterator<Item = RecordText>) {
        for record in records {
            self.index.put(&record).unwrap();
        }
        self.index.commit(self.index.seq() + 1).unwrap();
    }

    /// Terms of the canary that some dictionary holds, with the number of segments.
    fn canary_terms(&self) -> BTreeMap<String, usize> {
        let mut held = BTreeMap::new();
        for segment in self.index.view.reader.searcher().segment_readers() {
            let dictionary = segment.inverted_index(self.index.fields.body).unwrap();
            for token in tokens(CANARY) {
                if dictionary.terms().get(token.term.as_bytes()).unwrap().is_some() {
                    *held.entry(token.term).or_insert(0) += 1;
                }
            }
        }
        held
    }

    /// Every file on the disk belongs to a segment that was looked into, or holds no words.
    fn assert_no_other_files(&self) {
        let living = self.index.inner.load_metas().unwrap().list_segment_files();
        for entry in fs::read_dir(self.folder.path()).unwrap() {
            let name = entry.unwrap().file_name();
            let plain = name.to_string_lossy();
            let own = directory::OWN_FILES.contains(&plain.as_ref()) || plain.ends_with(".lock");
            assert!(own || living.contains(std::path::Path::new(&name)), "{plain} belongs to no segment");
        }
    }

    fn count(&self, query: &str) -> usize {
        self.index.count(&Query::parse(query), &Filter::default(), &|_| None).unwrap()
    }

    fn assert_gone(&self, neighbours: usize) {
        assert_eq!(self.canary_terms(), BTreeMap::new());
        self.assert_no_other_files();
        assert_eq!((self.count("絕密"), self.count("canaryword"), self.count("鄰居")), (0, 0, neighbours));
        self.index.verify().unwrap();
    }

    fn reopened(self) -> Bench {
        let Bench { folder, key, index } = self;
        let seq = index.seq();
        drop(index);
        let (index, opened) = Index::open(folder.path(), &key, seq).unwrap();
        assert_eq!(opened, Opened::Fine);
        Bench { folder, key, index }
    }
}

#[test]
fn a_purged_record_leaves_no_term_and_its_neighbours_stay() {
    let mut bench = Bench::new();
    assert_eq!(bench.canary_terms().len(), tokens(CANARY).len(), "every term is there to begin with");
    let seq = bench.index.seq();
    bench.index.purge(&BTreeSet::from([2])).unwrap();
    bench.assert_gone(11);
    assert_eq!(bench.index.seq(), seq);
    bench.reopened().assert_gone(11);
}

#[test]
fn a_mere_removal_leaves_the_terms_and_a_later_purge_takes_them() {
    let mut bench = Bench::new();
    bench.index.remove(2).unwrap();
    bench.index.commit(2).unwrap();
    assert_eq!(bench.count("絕密"), 0);
    assert!(!bench.canary_terms().is_empty(), "this is why a purge is needed");
    let mut bench = bench.reopened();
    bench.index.purge(&BTreeSet::from([2])).unwrap();
    bench.assert_gone(11);
}

#[test]
fn terms_in_several_segments_and_in_what_was_not_committed_all_go() {
    let mut bench = Bench::new();
    bench.put([record(2, CANARY), record(20, "鄰居")]);
    bench.put([record(2, &format!("{CANARY} 再版")), record(21, "鄰居")]);
    bench.index.put(&record(2, CANARY)).unwrap();
    bench.index.purge(&BTreeSet::from([2])).unwrap();
    bench.assert_gone(13);
}

#[test]
fn a_purge_of_many_of_none_and_again() {
    let mut bench = Bench::new();
    bench.index.purge(&BTreeSet::from([77])).unwrap();
    assert_eq!(bench.count("鄰居"), 11);
    for _ in 0..2 {
        bench.index.purge(&BTreeSet::from([2, 3])).unwrap();
        bench.assert_gone(10);
    }
    bench.index.purge(&(1..=12).collect()).unwrap();
    assert_eq!(bench.index.record_count().unwrap(), 0);
    bench.assert_gone(0);
    bench.put([record(30, "鄰居")]);
    bench.assert_gone(1);
}

/// Killed after the deletion was committed and before a segment was rewritten: the next purge
/// reads from the files what is left to do.
#[test]
fn a_purge_broken_off_is_finished_by_the_next() {
    let mut bench = Bench::new();
    let orphan = bench.folder.path().join("0123456789abcdef0123456789abcdef.term");
    fs::write(&orphan, b"left by a process that died").unwrap();
    bench.index.remove(2).unwrap();
    let seq = bench.index.seq();
    bench.index.commit(seq).unwrap();
    let mut bench = bench.reopened();
    bench.index.purge(&BTreeSet::from([2])).unwrap();
    bench.assert_gone(11);
    assert!(!orphan.exists());
}

#[test]
fn an_index_of_another_analyser_is_built_anew() {
    let mut bench = Bench::new();
    let commit = |writer: &mut tantivy::IndexWriter| {
        let mut prepared = writer.prepare_commit()?;
        prepared.set_payload("seq=1;analyser=999");
        prepared.commit()
    };
    bench.index.write(|writer| Ok(commit(writer)?)).unwrap();
    let Bench { folder, key, index } = bench;
    drop(index);
    let (index, opened) = Index::open(folder.path(), &key, 1).unwrap();
    assert_eq!((opened, index.record_count().unwrap()), (Opened::MustRebuild(Why::OtherAnalyser), 0));
}
