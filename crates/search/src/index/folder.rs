//! Opening, checking and searching an index.

use std::fs;
use std::path::{Path, PathBuf};

use sealed::Key;
use tantivy::{IndexWriter, ReloadPolicy};

use super::directory::{OWN_FILES, SealedDirectory};
use super::error::{IndexError, guarded};
use super::filter::Filter;
use super::find::Results;
use super::record::StoredText;
use super::schema::{Fields, schema};
use super::view::View;
use crate::analyser::ANALYSER_VERSION;
use crate::query::Query;

/// In which state an index was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opened {
    /// It has everything up to the sequence asked for.
    Fine,
    /// It has everything up to this sequence; the rest is to be put again.
    Behind {
        /// Sequence of its last commit.
        seq: u64,
    },
    /// The old one was of no use and is gone; every record is to be put again.
    MustRebuild(Why),
}

/// Why an index is of no use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// Made by another edition of the analyser.
    OtherAnalyser,
    /// Files are missing, altered or unreadable with this key.
    Unreadable,
    /// It is ahead of the records, as after a restored backup.
    Ahead,
}

/// An open index.
pub struct Index {
    pub(super) root: PathBuf,
    pub(super) fields: Fields,
    pub(super) directory: SealedDirectory,
    pub(super) inner: tantivy::Index,
    pub(super) view: View,
    pub(super) writer: Option<IndexWriter>,
    pub(super) seq: u64,
}

impl Index {
    /// Opens the index in `root`, or makes an empty one. `queue_seq` is the last sequence that the
    /// records have. An index of no use is removed and an empty one stands in its place.
    ///
    /// Fails only when the disk refuses or another process writes here.
    pub fn open(root: &Path, key: &Key, queue_seq: u64) -> Result<(Index, Opened), IndexError> {
        fs::create_dir_all(root)?;
        if !OWN_FILES.iter().all(|file| root.join(file).is_file()) {
            let was_empty = files(root)?.is_empty();
            let index = Index::create(root, key)?;
            return Ok((index, if was_empty { standing(0, queue_seq) } else { Opened::MustRebuild(Why::Unreadable) }));
        }
        let why = match Index::open_existing(root, key) {
            Ok((index, Some(seq))) if seq <= queue_seq => return Ok((index, standing(seq, queue_seq))),
            Ok((_, Some(_))) => Why::Ahead,
            Ok((_, None)) => Why::OtherAnalyser,
            Err(fault) if fault.wants_rebuild() => Why::Unreadable,
            Err(fault) => return Err(fault),
        };
        Ok((Index::create(root, key)?, Opened::MustRebuild(why)))
    }

    /// Makes an empty index in `root`; one that stands there is removed.
    pub fn create(root: &Path, key: &Key) -> Result<Index, IndexError> {
        fs::create_dir_all(root)?;
        let directory = SealedDirectory::new(root, key);
        wipe(root, &directory)?;
        let (schema, fields) = schema();
        let inner = guarded(|| Ok(tantivy::Index::create(directory.clone(), schema, Default::default())?))?;
        let mut index = Index::over(root, fields, directory, inner)?;
        index.commit(0)?;
        Ok(index)
    }

    /// Closes this index and makes an empty one in its place, under a key of its own: what the
    /// old files held is then out of reach even to whoever finds them again.
    pub fn renew(self, key: &Key) -> Result<Index, IndexError> {
        let root = self.root.clone();
        drop(self);
        Index::create(&root, key)
    }

    /// The index and the sequence of its last commit; no sequence when it is of another analyser.
    fn open_existing(root: &Path, key: &Key) -> Result<(Index, Option<u64>), IndexError> {
        let directory = SealedDirectory::new(root, key);
        let (schema, fields) = schema();
        let inner = guarded(|| Ok(tantivy::Index::open(directory.clone())?))?;
        let payload = guarded(|| Ok(inner.load_metas()?.payload))?;
        let seq = payload.as_deref().and_then(read_payload).filter(|_| inner.schema() == schema);
        let mut index = Index::over(root, fields, directory, inner)?;
        index.seq = seq.unwrap_or_default();
        Ok((index, seq))
    }

    fn over(
        root: &Path,
        fields: Fields,
        directory: SealedDirectory,
        inner: tantivy::Index,
    ) -> Result<Index, IndexError> {
        let reader = guarded(|| Ok(inner.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?))?;
        Ok(Index {
            root: root.to_owned(),
            fields,
            directory,
            inner,
            view: View { reader, fields },
            writer: None,
            seq: 0,
        })
    }

    /// Sequence of the last commit.
    pub fn seq(&self) -> u64 {
        self.seq
    }

    /// Number of records in the last commit.
    pub fn record_count(&self) -> Result<usize, IndexError> {
        self.count(&Query::parse(""), &Filter::default(), &|_| None)
    }

    /// The reading half, for other threads.
    pub fn view(&self) -> View {
        self.view.clone()
    }

    /// See [`View::search`].
    pub fn search(
        &self,
        query: &Query,
        filter: &Filter,
        limit: usize,
        texts: &dyn StoredText,
    ) -> Result<Results, IndexError> {
        self.view.search(query, filter, limit, texts)
    }

    /// See [`View::count`].
    pub fn count(&self, query: &Query, filter: &Filter, texts: &dyn StoredText) -> Result<usize, IndexError> {
        self.view.count(query, filter, texts)
    }

    /// Checks every byte of every file of the index.
    pub fn verify(&self) -> Result<(), IndexError> {
        self.directory.verify()?;
        let broken = guarded(|| Ok(self.inner.validate_checksum()?))?;
        match broken.into_iter().min() {
            None => Ok(()),
            Some(path) => Err(IndexError::Damaged(path.to_string_lossy().into_owned())),
        }
    }
}

fn standing(seq: u64, queue_seq: u64) -> Opened {
    if seq == queue_seq { Opened::Fine } else { Opened::Behind { seq } }
}

/// What is written with every commit.
pub(super) fn payload(seq: u64) -> String {
    format!("seq={seq};analyser={ANALYSER_VERSION}")
}

fn read_payload(payload: &str) -> Option<u64> {
    let (seq, analyser) = payload.strip_prefix("seq=")?.split_once(";analyser=")?;
    (analyser.parse() == Ok(ANALYSER_VERSION)).then(|| seq.parse().ok()).flatten()
}

/// The files of the folder, without the locks.
fn files(root: &Path) -> Result<Vec<PathBuf>, IndexError> {
    let mut files = Vec::new();
    for entry in fs::read_dir(root)? {
        let path = entry?.path();
        if path.is_file() && path.extension().is_none_or(|extension| extension != "lock") {
            files.push(path);
        }
    }
    Ok(files)
}

/// Removes the files of an old index, once nobody writes to it.
fn wipe(root: &Path, directory: &SealedDirectory) -> Result<(), IndexError> {
    use tantivy::directory::Directory;
    use tantivy::directory::error::LockError;
    let lock = directory.acquire_lock(&tantivy::directory::INDEX_WRITER_LOCK).map_err(|fault| match fault {
        LockError::LockBusy => IndexError::Busy,
        LockError::IoError(fault) => IndexError::Io(fault.to_string()),
    })?;
    // The one file that makes it an index goes first: a wipe broken off leaves none behind.
    let mut files = files(root)?;
    files.sort_by_key(|path| path.file_name().is_none_or(|name| name != OWN_FILES[0]));
    files.iter().try_for_each(fs::remove_file)?;
    drop(lock);
    Ok(())
}
