//! Destroying what the index knows of records: no word of them stays in any file.
//!
//! A deletion alone leaves every word in the dictionaries until some later merge. So each
//! segment that ever held one of the records is rewritten by itself, the old files are
//! removed, and the decrypted chunks in memory are overwritten. Every step can be repeated: what
//! is to be rewritten is read from the files, not remembered.

use std::collections::BTreeSet;

use tantivy::index::SegmentId;
use tantivy::indexer::NoMergePolicy;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocSet, IndexWriter, SegmentReader, TERMINATED, Term};

use super::error::{IndexError, guarded};
use super::folder::Index;

/// Rounds of rewriting before something must be wrong.
const ROUNDS_MAX: usize = 8;

impl Index {
    /// Destroys what the index knows of these records, whether they are still in it or were only
    /// taken out before. What was put and not yet committed is committed first, at the sequence
    /// of the last commit.
    pub fn purge(&mut self, ids: &BTreeSet<u64>) -> Result<(), IndexError> {
        let seq = self.seq;
        for id in ids {
            self.remove(*id)?;
        }
        self.commit(seq)?;
        self.rest()?;
        for _ in 0..ROUNDS_MAX {
            self.view.reload()?;
            let held = self.segments_holding(ids)?;
            if held.is_empty() {
                return self.drop_old_files();
            }
            self.rewrite(&held)?;
        }
        Err(IndexError::BrokeOff("segments cannot be rewritten".to_owned()))
    }

    /// Waits for merges in the background, so that none brings back an old segment.
    fn rest(&mut self) -> Result<(), IndexError> {
        match self.writer.take() {
            Some(writer) => guarded(|| Ok(writer.wait_merging_threads()?)),
            None => Ok(()),
        }
    }

    /// The segments in which a page of one of the records stands, deleted or not.
    fn segments_holding(&self, ids: &BTreeSet<u64>) -> Result<Vec<SegmentId>, IndexError> {
        guarded(|| {
            let mut held = Vec::new();
            for segment in self.view.reader.searcher().segment_readers() {
                if self.holds(segment, ids)? {
                    held.push(segment.segment_id());
                }
            }
            Ok(held)
        })
    }

    fn holds(&self, segment: &SegmentReader, ids: &BTreeSet<u64>) -> Result<bool, IndexError> {
        let inverted = segment.inverted_index(self.fields.id)?;
        for id in ids {
            let term = Term::from_field_u64(self.fields.id, *id);
            let postings = inverted.read_postings(&term, IndexRecordOption::Basic)?;
            if postings.is_some_and(|postings| postings.doc() != TERMINATED) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Rewrites each segment by itself, without its deleted pages.
    fn rewrite(&mut self, segments: &[SegmentId]) -> Result<(), IndexError> {
        let mut writer = self.resting_writer()?;
        guarded(|| {
            for segment in segments {
                writer.merge(&[*segment]).wait()?;
            }
            Ok(writer.wait_merging_threads()?)
        })
    }

    /// Removes the files of no segment, those that a crash left behind included, and what memory
    /// holds of them.
    fn drop_old_files(&mut self) -> Result<(), IndexError> {
        let writer = self.resting_writer()?;
        guarded(|| {
            writer.garbage_collect_files().wait()?;
            self.directory.keep_only(&self.inner.load_metas()?.list_segment_files())?;
            Ok(writer.wait_merging_threads()?)
        })?;
        self.directory.clear_cache();
        Ok(())
    }

    /// A writer that merges only what it is told to.
    fn resting_writer(&self) -> Result<IndexWriter, IndexError> {
        guarded(|| {
            let writer: IndexWriter = self.inner.writer_with_num_threads(1, super::write::BUFFER_BYTES)?;
            writer.set_merge_policy(Box::new(NoMergePolicy));
            Ok(writer)
        })
    }
}
